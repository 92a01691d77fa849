#include "minka-consolidation-dialog.h"

#include "minka-bars.h"
#include "minka-form.h"
#include "minka-format.h"
#include "minka-new-meeting.h"
#include "minka-page.h"
#include "minka-rubrics.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/* What the topic is called in the plan, whose words are Spanish. */
#define TOPIC "Resumen sin nombres de la observación de aula"

/**
 * MinkaConsolidationDialog:
 *
 * *Resumen sin nombres*: how many observations were at each level, before and after, and the way to the agenda of a
 * meeting.
 */
struct _MinkaConsolidationDialog {
  AdwDialog parent_instance;
  MinkaWorkspace *workspace;
  GtkWidget *page; /* weak; outlives the dialog */
  GPtrArray *observed;
  MinkaConsolidation *shown;
  GListModel *meetings;
  AdwNavigationView *navigation;
  GtkWidget *versions;
  GtkLabel *extent;
  GtkWidget *warning;
  GtkBox *charts;
  GtkWidget *take;
};

G_DEFINE_FINAL_TYPE (MinkaConsolidationDialog, minka_consolidation_dialog, ADW_TYPE_DIALOG)

/* To the agenda */

static void
add_topic (GtkWidget *page, MinkaWorkspace *workspace, const char *meeting, int position, const char *words,
           const char *message)
{
  g_autoptr (MinkaAgendaItem) item = minka_record_new (MINKA_TYPE_AGENDA_ITEM);
  MinkaGesture *gesture = minka_gesture_new (_ ("Take the summary to the agenda"));

  g_object_set (item, "meeting", meeting, "title", TOPIC, "preparation", words, "position", position, NULL);
  minka_gesture_put (gesture, MINKA_RECORD (item));
  minka_form_apply_and_tell (page, workspace, gesture, message);
}

static void
on_meeting_chosen (MinkaConsolidationDialog *self, GtkWidget *row)
{
  MinkaMeetingSummary *meeting = g_object_get_data (G_OBJECT (row), "minka-record");
  g_autofree char *words =
      minka_consolidation_in_words (self->shown, minka_rubrics_find (self->shown->rubric));
  g_autofree char *message = g_strdup_printf (_ ("The summary is on the agenda of “%s”"), meeting->title);

  add_topic (self->page, self->workspace, minka_record_get_id (MINKA_RECORD (meeting)), meeting->topics,
             words, message);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_created (AdwDialog *dialog, const char *meeting, GtkWidget *page)
{
  add_topic (page, minka_page_get_workspace (MINKA_PAGE (page)), meeting, 0,
             g_object_get_data (G_OBJECT (dialog), "minka-words"),
             _ ("The summary is on the agenda of the new meeting"));
}

static void
on_new_meeting (MinkaConsolidationDialog *self)
{
  AdwDialog *dialog = minka_new_meeting_dialog_new (self->workspace);
  GtkWidget *page = self->page;

  g_object_set_data_full (
      G_OBJECT (dialog), "minka-words",
      minka_consolidation_in_words (self->shown, minka_rubrics_find (self->shown->rubric)), g_free);
  g_signal_connect_object (dialog, "created", G_CALLBACK (on_created), page, 0);
  adw_dialog_close (ADW_DIALOG (self));
  adw_dialog_present (dialog, page);
}

static GtkWidget *
make_way_row (const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static GtkWidget *
make_meetings (MinkaConsolidationDialog *self)
{
  GtkWidget *group = minka_page_group (_ ("To which meeting?"), _ ("Those in preparation, or a new one."));
  GtkWidget *row;

  for (guint i = 0; i < g_list_model_get_n_items (self->meetings); i++) {
    g_autoptr (MinkaMeetingSummary) meeting = g_list_model_get_item (self->meetings, i);
    g_autofree char *day = minka_format_day_short (meeting->date);

    if (meeting->state != MINKA_MEETING_STATE_PREPARING)
      continue;
    row = make_way_row (meeting->title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), *day != '\0' ? day : _ ("without a date"));
    g_object_set_data_full (G_OBJECT (row), "minka-record", g_object_ref (meeting), g_object_unref);
    g_signal_connect_object (row, "activated", G_CALLBACK (on_meeting_chosen), self, G_CONNECT_SWAPPED);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  }
  row = make_way_row (_ ("New meeting…"));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_new_meeting), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

/* The very words that go there. */
static GtkWidget *
make_words (MinkaConsolidationDialog *self)
{
  g_autofree char *words =
      minka_consolidation_in_words (self->shown, minka_rubrics_find (self->shown->rubric));
  GtkWidget *group = minka_page_group (_ ("What the agenda will say"), TOPIC);
  GtkWidget *card = adw_bin_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  adw_bin_set_child (ADW_BIN (card), label);
  gtk_widget_add_css_class (card, "card");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), card);
  return group;
}

static void
on_take (MinkaConsolidationDialog *self)
{
  GtkWidget *content = adw_preferences_page_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (content), ADW_PREFERENCES_GROUP (make_meetings (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (content), ADW_PREFERENCES_GROUP (make_words (self)));
  adw_navigation_view_push (
      self->navigation,
      adw_navigation_page_new (minka_page_frame (adw_header_bar_new (), content), _ ("Take to the agenda")));
}

/* The figures */

static GtkWidget *
make_chart (MinkaTally *tally, guint number, const MinkaBarPart *parts)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *chart = minka_bars_new (parts, MINKA_LEVELS);
  g_autofree char *text = g_strdup_printf ("%u. %s", number, tally->performance);
  GtkWidget *title = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  for (int phase = MINKA_PHASE_BEFORE; phase <= MINKA_PHASE_AFTER; phase++) {
    const guint *counts = tally->counts[phase];
    const int values[MINKA_LEVELS] = { (int) counts[1], (int) counts[2], (int) counts[3], (int) counts[4] };
    g_autofree char *note =
        counts[0] > 0
            ? g_strdup_printf (ngettext ("%u not observed", "%u not observed", counts[0]), counts[0])
            : NULL;

    minka_bars_add (MINKA_BARS (chart), minka_words_for (minka_phase_get_type (), phase), values, note);
  }
  /* The legend stands above all charts. */
  gtk_widget_set_visible (gtk_widget_get_last_child (chart), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), chart);
  return box;
}

static void
show_charts (MinkaConsolidationDialog *self)
{
  static const char *const classes[MINKA_LEVELS] = { "error", "warning", "accent", "success" };
  const MinkaRubric *rubric = minka_rubrics_find (self->shown->rubric);
  MinkaBarPart parts[MINKA_LEVELS];

  for (int level = 1; level <= MINKA_LEVELS; level++) {
    g_autofree char *name = minka_level_name (rubric, level);

    parts[level - 1] = (MinkaBarPart) { g_strdup_printf (_ ("Level %s"), name), classes[level - 1] };
  }
  while (gtk_widget_get_first_child (GTK_WIDGET (self->charts)) != NULL)
    gtk_box_remove (self->charts, gtk_widget_get_first_child (GTK_WIDGET (self->charts)));
  /* A chart without bars is its legend. */
  gtk_box_append (self->charts, minka_bars_new (parts, MINKA_LEVELS));
  for (guint i = 0; i < self->shown->tallies->len; i++)
    gtk_box_append (self->charts, make_chart (self->shown->tallies->pdata[i], i + 1, parts));
  for (int i = 0; i < MINKA_LEVELS; i++)
    g_free ((char *) parts[i].name);
}

static void
show_version (MinkaConsolidationDialog *self)
{
  const char *version = adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->versions));
  g_autofree char *extent = NULL;
  g_autofree char *text = NULL;

  g_clear_pointer (&self->shown, minka_consolidation_free);
  self->shown = minka_consolidation_new (version, self->observed);
  extent = minka_consolidation_extent (self->shown);
  text = g_strdup_printf (_ ("Rubric %s · %s"), version, extent);
  gtk_label_set_label (self->extent, text);
  gtk_widget_set_visible (self->warning, minka_consolidation_is_recognizable (self->shown));
  show_charts (self);
}

static void
on_observed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaConsolidationDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) versions = NULL;
  guint n;

  self->observed = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);
  if (self->observed == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
    return;
  }
  versions = minka_observed_versions (self->observed);
  n = g_strv_length (versions);
  for (guint i = 0; i < n; i++) {
    AdwToggle *toggle = adw_toggle_new ();
    g_autofree char *label = g_strdup_printf (_ ("Rubric %s"), versions[i]);

    adw_toggle_set_name (toggle, versions[i]);
    adw_toggle_set_label (toggle, label);
    adw_toggle_group_add (ADW_TOGGLE_GROUP (self->versions), toggle);
  }
  gtk_widget_set_visible (self->versions, n > 1);
  gtk_widget_set_sensitive (self->take, n > 0);
  if (n == 0)
    return;
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->versions), versions[n - 1]);
  g_signal_connect_object (self->versions, "notify::active", G_CALLBACK (show_version), self,
                           G_CONNECT_SWAPPED);
  show_version (self);
}

static void
minka_consolidation_dialog_dispose (GObject *object)
{
  MinkaConsolidationDialog *self = MINKA_CONSOLIDATION_DIALOG (object);

  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->workspace);
  g_clear_object (&self->meetings);
  g_clear_pointer (&self->observed, g_ptr_array_unref);
  g_clear_pointer (&self->shown, minka_consolidation_free);
  G_OBJECT_CLASS (minka_consolidation_dialog_parent_class)->dispose (object);
}

static void
minka_consolidation_dialog_class_init (MinkaConsolidationDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_consolidation_dialog_dispose;
}

static GtkWidget *
make_warning (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (_ (
      "With fewer than three teachers before or after, the people may be recognized even without their names."));

  gtk_widget_add_css_class (icon, "warning");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static GtkWidget *
make_content (MinkaConsolidationDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->versions = adw_toggle_group_new ();
  gtk_widget_set_halign (self->versions, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->versions, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->versions), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rubric"), -1);
  self->extent = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->extent, TRUE);
  gtk_label_set_xalign (self->extent, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->extent), "dimmed");
  self->warning = make_warning ();
  self->charts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_box_append (GTK_BOX (box), self->versions);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->extent));
  gtk_box_append (GTK_BOX (box), self->warning);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->charts));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static GtkWidget *
make_take (MinkaConsolidationDialog *self)
{
  self->take = gtk_button_new_with_mnemonic (_ ("_Take to the agenda…"));
  gtk_widget_add_css_class (self->take, "suggested-action");
  gtk_button_set_can_shrink (GTK_BUTTON (self->take), TRUE);
  gtk_widget_add_css_class (self->take, "pill");
  gtk_widget_set_halign (self->take, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->take, 6);
  gtk_widget_set_margin_bottom (self->take, 12);
  gtk_widget_set_sensitive (self->take, FALSE);
  g_signal_connect_object (self->take, "clicked", G_CALLBACK (on_take), self, G_CONNECT_SWAPPED);
  return self->take;
}

static void
minka_consolidation_dialog_init (MinkaConsolidationDialog *self)
{
  GtkWidget *frame = minka_page_frame (adw_header_bar_new (), make_content (self));

  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (frame), make_take (self));
  self->navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_push (self->navigation, adw_navigation_page_new (frame, _ ("Summary without names")));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Summary without names"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 720);
  adw_dialog_set_content_height (ADW_DIALOG (self), 680);
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->navigation));
}

/**
 * minka_consolidation_dialog_new:
 * @workspace: the open plan
 * @page: the page that shows it
 *
 * Returns: (transfer full): the dialog
 */
AdwDialog *
minka_consolidation_dialog_new (MinkaWorkspace *workspace, GtkWidget *page)
{
  MinkaConsolidationDialog *self = g_object_new (MINKA_TYPE_CONSOLIDATION_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->page, page);
  self->meetings = minka_workspace_list (workspace, MINKA_TYPE_MEETING_SUMMARY, NULL, NULL);
  minka_workspace_find_observed (workspace, NULL, on_observed, g_object_ref (self));
  return ADW_DIALOG (self);
}
