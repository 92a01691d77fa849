#include "minka-people-page.h"

#include "minka-items.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaPeoplePage:
 *
 * *Organización*: the posts of the community and its members.
 */
struct _MinkaPeoplePage {
  MinkaPage parent_instance;
};

G_DEFINE_FINAL_TYPE (MinkaPeoplePage, minka_people_page, MINKA_TYPE_PAGE)

static char *
post_subtitle (MinkaWorkspace *workspace, gpointer record)
{
  MinkaPost *post = record;
  g_autoptr (MinkaMember) member = NULL;

  if (*post->member == '\0')
    return g_strdup (_ ("Nobody holds it yet"));
  member = minka_workspace_get_record (workspace, MINKA_TYPE_MEMBER, post->member);
  return g_strdup (member->name);
}

static void
fill_post (MinkaForm *form, GtkWidget *row)
{
  minka_form_add (form, row, "title", _ ("Post"));
  minka_form_add (form, row, "member", _ ("Who holds it"));
  minka_form_add (form, row, "duty", _ ("Role in meetings"));
  minka_form_add_text (form, row, "functions", _ ("Functions"));
}

static const MinkaItemKind posts = {
  .type = minka_post_get_type,
  .title = "title",
  .add = N_ ("Add post"),
  .remove = N_ ("Remove post"),
  .move = N_ ("Move post"),
  .subtitle = post_subtitle,
  .fill = fill_post,
};

static char *
member_subtitle (MinkaWorkspace *workspace, gpointer record)
{
  MinkaMember *member = record;

  return member->retired ? g_strdup_printf (_ ("%s · no longer takes part"), member->job)
                         : g_strdup (member->job);
}

static void
fill_member (MinkaForm *form, GtkWidget *row)
{
  minka_form_add_line (form, row, "name", _ ("Name, as actas write it"));
  minka_form_add_line (form, row, "job", _ ("Post at the school"));
  minka_form_add (form, row, "grade", _ ("Grade and section"));
  minka_form_add (form, row, "phone", _ ("Telephone"));
  minka_form_add (form, row, "email", _ ("Mail"));
  minka_form_add (form, row, "device", _ ("Device for online meetings"));
  minka_form_add (form, row, "connection", _ ("Internet connection"));
  minka_form_add (form, row, "ease", _ ("Use of the platform"));
  minka_form_add (form, row, "retired", _ ("No longer takes part"));
}

static const MinkaItemKind members = {
  .type = minka_member_get_type,
  .title = "name",
  .add = N_ ("Add member"),
  .remove = N_ ("Remove member"),
  .move = N_ ("Move member"),
  .subtitle = member_subtitle,
  .fill = fill_member,
};

static void
fill (MinkaPage *page)
{
  MinkaWorkspace *workspace = minka_page_get_workspace (page);
  AdwPreferencesPage *content = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GtkWidget *group;

  group = minka_items_new (workspace, &members, NULL);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Members"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group), _ ("Write a name and press Enter. They are called to each meeting."));
  adw_preferences_page_add (content, ADW_PREFERENCES_GROUP (group));

  group = minka_items_new (workspace, &posts, NULL);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Posts of the community"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("New meetings take from here who presides, moderates and writes the acta."));
  adw_preferences_page_add (content, ADW_PREFERENCES_GROUP (group));

  adw_bin_set_child (ADW_BIN (page),
                     minka_page_frame (minka_page_make_header (workspace), GTK_WIDGET (content)));
}

static void
minka_people_page_class_init (MinkaPeoplePageClass *klass)
{
  MINKA_PAGE_CLASS (klass)->fill = fill;
}

static void
minka_people_page_init (MinkaPeoplePage *self)
{
}
