#include "minka-school-page.h"

#include "minka-emblem-row.h"
#include "minka-form.h"
#include "minka-school-calendar.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaSchoolPage:
 *
 * *Institución*: the school and its year.
 */
struct _MinkaSchoolPage {
  MinkaPage parent_instance;
};

G_DEFINE_FINAL_TYPE (MinkaSchoolPage, minka_school_page, MINKA_TYPE_PAGE)

static void
add_group (AdwPreferencesPage *page, GtkWidget *group)
{
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

static void
open_calendar (GtkWidget *row, MinkaWorkspace *workspace)
{
  adw_dialog_present (minka_school_calendar_dialog_new (workspace), row);
}

static GtkWidget *
make_calendar_row (MinkaWorkspace *workspace)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("School calendar"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Terms, holidays and the school’s own dates"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_calendar), workspace, 0);
  return row;
}

static void
fill (MinkaPage *page)
{
  MinkaWorkspace *workspace = minka_page_get_workspace (page);
  g_autoptr (MinkaForm) form = minka_form_new (workspace, minka_workspace_get_plan (workspace));
  AdwPreferencesPage *content = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GtkWidget *group;

  group = minka_page_group (_ ("School"), _ ("Actas and the plan take these words as they stand here."));
  minka_form_add_line (form, group, "school_name", _ ("Name of the school"));
  minka_form_add (form, group, "school_code", _ ("Modular code"));
  minka_form_add (form, group, "level", _ ("Educational level"));
  minka_form_add (form, group, "grades", _ ("Grades"));
  minka_form_add_line (form, group, "modality", _ ("Modality"));
  minka_form_add_line (form, group, "body_name", _ ("Name of the community"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), minka_emblem_row_new (workspace));
  add_group (content, group);

  group = minka_page_group (_ ("Place"), NULL);
  minka_form_add (form, group, "locality", _ ("Town or neighbourhood"));
  minka_form_add (form, group, "district", _ ("District"));
  minka_form_add (form, group, "province", _ ("Province"));
  minka_form_add (form, group, "region", _ ("Region"));
  minka_form_add (form, group, "ugel", _ ("UGEL"));
  add_group (content, group);

  group = minka_page_group (_ ("Year"), NULL);
  minka_form_add (form, group, "year", _ ("School year"));
  minka_form_add_line (form, group, "year_name", _ ("Official name of the year"));
  minka_form_add (form, group, "students", _ ("Pupils"));
  minka_form_add (form, group, "teachers", _ ("Teachers"));
  minka_form_add (form, group, "support_staff", _ ("Support staff"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_calendar_row (workspace));
  add_group (content, group);

  group = minka_page_group (_ ("Texts of the plan"), _ ("Sections of the plan that are written as text."));
  minka_form_add_text (form, group, "presentation", _ ("I. Presentation"));
  minka_form_add_text (form, group, "justification", _ ("IV. Justification"));
  minka_form_add_text (form, group, "conclusions", _ ("Conclusions"));
  minka_form_add_text (form, group, "recommendations", _ ("Recommendations"));
  add_group (content, group);

  adw_bin_set_child (ADW_BIN (page),
                     minka_page_frame (minka_page_make_header (workspace), GTK_WIDGET (content)));
}

static void
minka_school_page_class_init (MinkaSchoolPageClass *klass)
{
  MINKA_PAGE_CLASS (klass)->fill = fill;
}

static void
minka_school_page_init (MinkaSchoolPage *self)
{
}
