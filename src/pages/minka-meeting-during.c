#include "minka-meeting-during.h"

#include "minka-attachments.h"
#include "minka-agreement-entry.h"
#include "minka-attendance.h"
#include "minka-earlier.h"
#include "minka-format.h"
#include "minka-items.h"
#include "minka-page.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/* The stage *Durante* of a meeting: what is written down while it is held. */

static void
add_group (AdwPreferencesPage *page, GtkWidget *group)
{
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

static const char *
meeting_id (MinkaForm *form)
{
  return minka_record_get_id (minka_form_get_record (form));
}

static void
add_items (MinkaForm *form, AdwPreferencesPage *page, const MinkaItemKind *kind, const char *owner,
           const char *title, const char *description)
{
  GtkWidget *group = minka_items_new (minka_form_get_workspace (form), kind, owner);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  add_group (page, group);
}

/* Topics */

static char *
deliberation_subtitle (MinkaWorkspace *workspace, gpointer record)
{
  MinkaAgendaItem *item = record;

  if (*item->conclusion != '\0')
    return g_strdup (item->conclusion);
  if (item->left_over)
    return g_strdup (_ ("Left for the next meeting"));
  return g_strdup (*item->deliberation != '\0' ? _ ("Without a conclusion yet") : _ ("Without notes yet"));
}

static void
fill_deliberation (MinkaForm *form, GtkWidget *row)
{
  minka_form_add_text (form, row, "deliberation", _ ("What was deliberated"));
  minka_form_add_text (form, row, "conclusion", _ ("Conclusion"));
  minka_form_add (form, row, "left_over", _ ("Left for the next meeting"));
  minka_attachments_add (row, minka_form_get_workspace (form),
                         MINKA_AGENDA_ITEM (minka_form_get_record (form)));
}

static const MinkaItemKind deliberations = {
  .type = minka_agenda_item_get_type,
  .owner = "meeting",
  .title = "title",
  .add = N_ ("Add topic outside the agenda"),
  .remove = N_ ("Remove topic"),
  .move = N_ ("Move topic"),
  .mark = "unplanned", /* what comes up now was not on the agenda as served */
  .subtitle = deliberation_subtitle,
  .fill = fill_deliberation,
};

/* Ideas and practices */

static char *
contribution_subtitle (MinkaWorkspace *workspace, gpointer record)
{
  MinkaContribution *contribution = record;
  const char *kind = minka_words_for (minka_contribution_kind_get_type (), contribution->kind);
  g_autoptr (MinkaMember) member = NULL;

  if (*contribution->member == '\0')
    return g_strdup (kind);
  member = minka_workspace_get_record (workspace, MINKA_TYPE_MEMBER, contribution->member);
  return g_strdup_printf ("%s · %s", kind, member->name);
}

static void
fill_contribution (MinkaForm *form, GtkWidget *row)
{
  minka_form_add_text (form, row, "text", _ ("What it is"));
  minka_form_add (form, row, "kind", _ ("Kind"));
  minka_form_add (form, row, "member", _ ("Whose it is"));
}

/* «Docente 2.° B: usa audios cortos» says who it was. */
static void
take_name (MinkaContribution *contribution, GListModel *members)
{
  const char *colon = strchr (contribution->text, ':');
  g_autofree char *name = NULL;
  g_autofree char *rest = NULL;

  if (colon == NULL)
    return;
  name = g_strstrip (g_strndup (contribution->text, colon - contribution->text));
  rest = g_strstrip (g_strdup (colon + 1));
  for (guint i = 0; *rest != '\0' && i < g_list_model_get_n_items (members); i++) {
    g_autoptr (MinkaMember) member = g_list_model_get_item (members, i);
    g_autofree char *one = g_utf8_casefold (member->name, -1);
    g_autofree char *other = g_utf8_casefold (name, -1);

    if (!g_str_equal (one, other))
      continue;
    g_object_set (contribution, "member", minka_record_get_id (MINKA_RECORD (member)), "text", rest, NULL);
    return;
  }
}

static void
ready_contribution (MinkaWorkspace *workspace, GListModel *members, gpointer record, const char *owner_id)
{
  MinkaContribution *contribution = record;

  take_name (contribution, members);
  if (*contribution->agenda_item != '\0') {
    g_autoptr (MinkaAgendaItem) item =
        minka_workspace_get_record (workspace, MINKA_TYPE_AGENDA_ITEM, contribution->agenda_item);

    g_object_set (contribution, "meeting", item->meeting, NULL);
  }
}

static const MinkaItemKind contributions = {
  .type = minka_contribution_get_type,
  .owner = "meeting",
  .title = "text",
  .add = N_ ("Add idea or good practice"),
  .remove = N_ ("Remove idea or good practice"),
  .move = N_ ("Move idea or good practice"),
  .subtitle = contribution_subtitle,
  .ready = ready_contribution,
  .fill = fill_contribution,
};

static const MinkaItemKind topic_contributions = {
  .type = minka_contribution_get_type,
  .owner = "agenda_item",
  .title = "text",
  .add = N_ ("Add idea or good practice"),
  .remove = N_ ("Remove idea or good practice"),
  .move = N_ ("Move idea or good practice"),
  .subtitle = contribution_subtitle,
  .ready = ready_contribution,
  .fill = fill_contribution,
};

/* Agreements */

static char *
agreement_subtitle (MinkaWorkspace *workspace, gpointer record)
{
  MinkaAgreement *agreement = record;
  g_autofree char *day = minka_format_day_short (agreement->due);
  g_autoptr (MinkaMember) member = NULL;
  const char *who = agreement->responsible_text;

  if (*agreement->responsible != '\0') {
    member = minka_workspace_get_record (workspace, MINKA_TYPE_MEMBER, agreement->responsible);
    who = member->name;
  }
  return g_strdup_printf ("%s · %s", *who != '\0' ? who : _ ("without a person"),
                          *day != '\0' ? day : _ ("without a date"));
}

static void
fill_agreement (MinkaForm *form, GtkWidget *row)
{
  minka_form_add_text (form, row, "text", _ ("What was agreed"));
  minka_form_add (form, row, "responsible", _ ("Who does it"));
  minka_form_add (form, row, "responsible_text", _ ("Or who, in words"));
  minka_form_add (form, row, "due", _ ("By when"));
  minka_form_add_text (form, row, "grounds", _ ("Grounds"));
  minka_form_add (form, row, "voted", _ ("There was a vote"));
  minka_form_add (form, row, "votes_for", _ ("Votes in favour"));
  minka_form_add (form, row, "votes_against", _ ("Votes against"));
  minka_form_add (form, row, "abstentions", _ ("Abstentions"));
  minka_form_add (form, row, "outside_agenda", _ ("Agreed outside the agenda"));
}

static const char *const how_to_agree = N_ (
    "Write in one line who does what by when, as in “Docente 2.° B elabora la matriz el viernes”, and press Enter.");

static GtkWidget *
make_agreement_entry (MinkaWorkspace *workspace, const char *meeting)
{
  return minka_agreement_entry_new (workspace, meeting, NULL);
}

static const MinkaItemKind agreements = {
  .type = minka_agreement_get_type,
  .owner = "meeting",
  .title = "text",
  .add = N_ ("Add agreement"),
  .remove = N_ ("Remove agreement"),
  .move = N_ ("Move agreement"),
  .subtitle = agreement_subtitle,
  .fill = fill_agreement,
  .make_entry = make_agreement_entry,
};

/* What belongs to a topic belongs to its meeting as well. */
static GtkWidget *
make_topic_agreement_entry (MinkaWorkspace *workspace, const char *topic)
{
  g_autoptr (MinkaAgendaItem) item = minka_workspace_get_record (workspace, MINKA_TYPE_AGENDA_ITEM, topic);

  return minka_agreement_entry_new (workspace, item->meeting, topic);
}

static const MinkaItemKind topic_agreements = {
  .type = minka_agreement_get_type,
  .owner = "agenda_item",
  .title = "text",
  .add = N_ ("Add agreement"),
  .remove = N_ ("Remove agreement"),
  .move = N_ ("Move agreement"),
  .subtitle = agreement_subtitle,
  .fill = fill_agreement,
  .make_entry = make_topic_agreement_entry,
};

/**
 * minka_meeting_during_fill_agreements:
 * @form: the form of a meeting
 * @page: where to
 *
 * Adds the agreements of a meeting.
 */
void
minka_meeting_during_fill_agreements (MinkaForm *form, AdwPreferencesPage *page)
{
  add_items (form, page, &agreements, meeting_id (form), _ ("Agreements"), _ (how_to_agree));
}

/**
 * minka_meeting_during_fill_attendance:
 * @form: the form of a meeting
 * @page: where to
 *
 * Adds who was called to a meeting and who came.
 */
void
minka_meeting_during_fill_attendance (MinkaForm *form, AdwPreferencesPage *page)
{
  add_group (page, minka_attendance_new (minka_form_get_workspace (form), meeting_id (form)));
}

static void
fill_earlier (MinkaForm *form, AdwPreferencesPage *page)
{
  GtkWidget *group = minka_page_group (_ ("Previous acta"), NULL);

  minka_form_add_text (form, group, "previous_reading", _ ("Reading of the previous acta"));
  add_group (page, group);
  add_group (page, minka_earlier_new (minka_form_get_workspace (form), minka_form_get_record (form)));
  group = minka_page_group (_ ("Reports"), NULL);
  minka_form_add_text (form, group, "reports", _ ("Reports"));
  add_group (page, group);
}

static void
fill_topic (MinkaForm *form, AdwPreferencesPage *page, MinkaAgendaItem *item)
{
  MinkaWorkspace *workspace = minka_form_get_workspace (form);
  g_autoptr (MinkaForm) topic = minka_form_new (workspace, item);
  GtkWidget *group = minka_page_group (_ ("Topic"), NULL);

  if (item->unplanned)
    adw_preferences_group_set_description (
        ADW_PREFERENCES_GROUP (group),
        _ ("It was not on the agenda as served: there can be agreements on it only when everyone is present and "
           "agrees to it."));
  minka_form_add_text (topic, group, "deliberation", _ ("What was deliberated"));
  minka_form_add_text (topic, group, "conclusion", _ ("Conclusion"));
  minka_form_add (topic, group, "left_over", _ ("Left for the next meeting"));
  add_group (page, group);
  add_items (form, page, &topic_contributions, minka_record_get_id (MINKA_RECORD (item)),
             _ ("Ideas and good practices"), _ ("Begin with the name and a colon to say whose it is."));
  add_items (form, page, &topic_agreements, minka_record_get_id (MINKA_RECORD (item)), _ ("Agreements"),
             _ (how_to_agree));
  group = minka_page_group (_ ("Attachments"), NULL);
  minka_attachments_add (group, workspace, item);
  add_group (page, group);
}

static void
fill_closing (MinkaForm *form, AdwPreferencesPage *page)
{
  GtkWidget *group = minka_page_group (_ ("Closing"), NULL);

  minka_form_add_text (form, group, "conclusions", _ ("Conclusions of the meeting"));
  minka_form_add_text (form, group, "approval", _ ("Approval of the acta"));
  add_group (page, group);
}

static void
fill_topics (MinkaForm *form, AdwPreferencesPage *page)
{
  add_items (form, page, &deliberations, meeting_id (form), _ ("Topics"), NULL);
}

/**
 * minka_meeting_during_fill_part:
 * @form: the form of a meeting
 * @page: where to
 * @part: a part of the meeting
 * @item: (nullable): the topic, of the topics
 *
 * Adds what the secretary writes down in one part of a meeting.
 */
void
minka_meeting_during_fill_part (MinkaForm *form, AdwPreferencesPage *page, MinkaMeetingPart part,
                                MinkaAgendaItem *item)
{
  switch (part) {
  case MINKA_MEETING_PART_OPENING:
    minka_meeting_during_fill_attendance (form, page);
    break;
  case MINKA_MEETING_PART_EARLIER:
    fill_earlier (form, page);
    break;
  case MINKA_MEETING_PART_TOPICS:
    if (item != NULL)
      fill_topic (form, page, item);
    else
      fill_topics (form, page);
    break;
  case MINKA_MEETING_PART_CLOSING:
  default:
    fill_closing (form, page);
    break;
  }
}

/**
 * minka_meeting_during_make_hours:
 * @form: the form of a meeting
 *
 * Makes the group in which it is said when the meeting was opened and closed.
 *
 * Returns: (transfer full): the group
 */
GtkWidget *
minka_meeting_during_make_hours (MinkaForm *form)
{
  GtkWidget *group = minka_page_group (_ ("Hours"), NULL);

  minka_form_add (form, group, "opened", _ ("Opened at"));
  minka_form_add (form, group, "closed", _ ("Closed at"));
  return group;
}

/**
 * minka_meeting_during_fill:
 * @form: the form of a meeting
 * @page: where to
 *
 * Adds all that is written down while a meeting is held.
 */
void
minka_meeting_during_fill (MinkaForm *form, AdwPreferencesPage *page)
{
  GtkWidget *group = minka_page_group (NULL, NULL);
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Hold it in the _meeting mode"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "media-playback-start-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.run-meeting");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", meeting_id (form));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  add_group (page, group);
  minka_meeting_during_fill_attendance (form, page);
  fill_earlier (form, page);
  fill_topics (form, page);
  add_items (form, page, &contributions, meeting_id (form), _ ("Ideas and good practices"),
             _ ("Begin with the name and a colon to say whose it is."));
  minka_meeting_during_fill_agreements (form, page);
  add_group (page, minka_meeting_during_make_hours (form));
}
