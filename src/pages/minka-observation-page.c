#include "minka-observation-page.h"

#include "minka-consolidation-dialog.h"
#include "minka-format.h"
#include "minka-new-observation.h"
#include "minka-observation-history.h"
#include "minka-observation-view.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaObservationPage:
 *
 * *Observación*: the classroom observations, the newest first, of all teachers or of one.
 */
struct _MinkaObservationPage {
  MinkaListPage parent_instance;
  AdwComboRow *filter;
  GtkWidget *history;
  GtkWidget *filter_bar;
  GtkWidget *summary_bar;
  GPtrArray *teachers; /* the ids behind the choices of the filter */
  gboolean updating;
  gboolean asking;
};

G_DEFINE_FINAL_TYPE (MinkaObservationPage, minka_observation_page, MINKA_TYPE_LIST_PAGE)

static char *
say_levels (const char *levels)
{
  g_auto (GStrv) words = g_strsplit (levels, " ", -1);
  GString *said = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (said, "%s%s", i > 0 ? " " : "", minka_level_numeral (atoi (words[i])));
  return g_string_free_and_steal (said);
}

static void
show_row (MinkaListPage *page, MinkaListRow *row, gpointer record)
{
  static const char *const phase_classes[] = { "dimmed", "accent" };
  MinkaObservationSummary *summary = record;
  g_autofree char *when = minka_format_day_short (summary->date);
  g_autofree char *levels = say_levels (summary->levels);
  g_autoptr (GString) details = g_string_new (*when != '\0' ? when : _ ("without a date"));

  if (*summary->area != '\0')
    g_string_append_printf (details, " · %s", summary->area);
  if (*summary->grade != '\0')
    g_string_append_printf (details, " · %s", summary->grade);
  g_string_append_printf (details, "\n%s", levels);
  minka_list_row_set_text (row, summary->teacher_name, details->str);
  minka_list_row_set_state (row, minka_words_for (minka_phase_get_type (), summary->phase),
                            phase_classes[summary->phase]);
}

static void
show_detail (MinkaListPage *page, gpointer record, const char *part)
{
  GtkWidget *shown = minka_list_page_get_detail (page);
  const char *id = minka_record_get_id (record);

  if (!MINKA_IS_OBSERVATION_VIEW (shown) ||
      !g_str_equal (minka_observation_view_get_id (MINKA_OBSERVATION_VIEW (shown)), id))
    shown = minka_observation_view_new (minka_page_get_workspace (MINKA_PAGE (page)), id);
  minka_list_page_set_detail (page, shown, _ ("Observation"));
  if (part != NULL)
    minka_page_focus_part (shown, part);
}

/* Of one teacher */

static const char *
chosen_teacher (MinkaObservationPage *self)
{
  guint chosen = adw_combo_row_get_selected (self->filter);

  return chosen < self->teachers->len ? self->teachers->pdata[chosen] : NULL;
}

static void
show_filter (MinkaObservationPage *self)
{
  GtkStringObject *name = adw_combo_row_get_selected_item (self->filter);
  const char *teacher = chosen_teacher (self);

  gtk_widget_set_visible (self->history, teacher != NULL);
  if (teacher != NULL) {
    g_autofree char *title = g_strdup_printf (_ ("History of %s"), gtk_string_object_get_string (name));

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->history), title);
  }
}

static void
on_teacher_chosen (MinkaObservationPage *self)
{
  if (self->updating)
    return;
  show_filter (self);
  minka_list_page_show_only (MINKA_LIST_PAGE (self), "teacher", chosen_teacher (self));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const MinkaObservationSummary *one = *(MinkaObservationSummary *const *) a;
  const MinkaObservationSummary *other = *(MinkaObservationSummary *const *) b;

  return g_utf8_collate (one->teacher_name, other->teacher_name);
}

static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b) == 0;
}

/* The choices are those who were observed. */
static void
on_summaries (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaObservationPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *before = g_strdup (chosen_teacher (self));
  guint chosen = 0;

  self->asking = FALSE;
  if (found == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
    return;
  }
  g_ptr_array_sort (found, compare_names);
  g_ptr_array_set_size (self->teachers, 0);
  g_ptr_array_add (self->teachers, NULL);
  gtk_string_list_append (names, _ ("All teachers"));
  for (guint i = 0; i < found->len; i++) {
    MinkaObservationSummary *summary = found->pdata[i];

    if (g_ptr_array_find_with_equal_func (self->teachers, summary->teacher, is_same, NULL))
      continue;
    if (is_same (summary->teacher, before))
      chosen = self->teachers->len;
    g_ptr_array_add (self->teachers, g_strdup (summary->teacher));
    gtk_string_list_append (names, summary->teacher_name);
  }
  self->updating = TRUE;
  adw_combo_row_set_model (self->filter, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->filter, chosen);
  self->updating = FALSE;
  gtk_widget_set_visible (self->filter_bar, self->teachers->len > 2);
  gtk_widget_set_visible (self->summary_bar, found->len > 0);
  show_filter (self);
  if (before != NULL && chosen == 0)
    minka_list_page_show_only (MINKA_LIST_PAGE (self), NULL, NULL);
}

static void
ask_teachers (MinkaObservationPage *self)
{
  MinkaWorkspace *workspace = minka_page_get_workspace (MINKA_PAGE (self));

  if (self->asking || minka_workspace_get_path (workspace) == NULL)
    return;
  self->asking = TRUE;
  minka_workspace_find (workspace, MINKA_TYPE_OBSERVATION_SUMMARY, NULL, NULL, on_summaries,
                        g_object_ref (self));
}

static void
on_plan_changed (MinkaObservationPage *self, GHashTable *changed)
{
  GHashTableIter iter;
  gpointer table;

  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, NULL, &table)) {
    if (g_str_equal (table, "observation") || g_str_equal (table, "member")) {
      ask_teachers (self);
      return;
    }
  }
}

static void
show_history (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaObservationPage *self = MINKA_OBSERVATION_PAGE (widget);
  GtkStringObject *name = adw_combo_row_get_selected_item (self->filter);

  adw_dialog_present (minka_observation_history_new (minka_page_get_workspace (MINKA_PAGE (self)),
                                                     chosen_teacher (self),
                                                     gtk_string_object_get_string (name)),
                      widget);
}

/* What is asked for is shown, whoever's it is. */
static void
show_record (MinkaPage *page, const char *id, const char *part)
{
  MinkaObservationPage *self = MINKA_OBSERVATION_PAGE (page);

  if (chosen_teacher (self) != NULL)
    adw_combo_row_set_selected (self->filter, 0);
  MINKA_PAGE_CLASS (minka_observation_page_parent_class)->show_record (page, id, part);
}

/* New, and all together */

/* The levels are what comes next. */
static void
on_created (MinkaPage *page, const char *id, const char *level)
{
  minka_page_show_record (page, id, level);
}

static void
new_observation (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaObservationPage *self = MINKA_OBSERVATION_PAGE (widget);
  AdwDialog *dialog =
      minka_new_observation_dialog_new (minka_page_get_workspace (MINKA_PAGE (self)), chosen_teacher (self));

  g_signal_connect_object (dialog, "created", G_CALLBACK (on_created), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
show_summary (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_present (minka_consolidation_dialog_new (minka_page_get_workspace (MINKA_PAGE (widget)), widget),
                      widget);
}

static void
fill_header (MinkaListPage *page, GtkWidget *header)
{
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_tooltip_text (add, _ ("New observation"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New observation"),
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "observations.new");
  gtk_widget_add_css_class (add, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), add);
}

static GtkWidget *
make_filter_bar (MinkaObservationPage *self)
{
  GtkWidget *box = gtk_list_box_new ();

  self->filter = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->filter), _ ("Teacher"));
  adw_combo_row_set_use_subtitle (self->filter, TRUE);
  g_signal_connect_object (self->filter, "notify::selected", G_CALLBACK (on_teacher_chosen), self,
                           G_CONNECT_SWAPPED);
  self->history = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->history), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->history),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->history), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->history), "observations.history");

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (box, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (box), GTK_WIDGET (self->filter));
  gtk_list_box_append (GTK_LIST_BOX (box), self->history);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static GtkWidget *
make_summary_bar (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Summary without names"));

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "observations.summary");
  gtk_widget_set_margin_top (button, 6);
  gtk_widget_set_margin_bottom (button, 6);
  gtk_widget_set_margin_start (button, 12);
  gtk_widget_set_margin_end (button, 12);
  gtk_widget_set_visible (button, FALSE);
  return button;
}

static void
fill (MinkaPage *page)
{
  MinkaObservationPage *self = MINKA_OBSERVATION_PAGE (page);
  AdwToolbarView *frame;

  MINKA_PAGE_CLASS (minka_observation_page_parent_class)->fill (page);
  frame = ADW_TOOLBAR_VIEW (minka_list_page_get_frame (MINKA_LIST_PAGE (page)));
  self->filter_bar = make_filter_bar (self);
  self->summary_bar = make_summary_bar ();
  adw_toolbar_view_add_top_bar (frame, self->filter_bar);
  adw_toolbar_view_add_bottom_bar (frame, self->summary_bar);
  g_signal_connect_object (minka_page_get_workspace (page), "changed", G_CALLBACK (on_plan_changed), self,
                           G_CONNECT_SWAPPED);
  ask_teachers (self);
}

static void
minka_observation_page_finalize (GObject *object)
{
  g_ptr_array_unref (MINKA_OBSERVATION_PAGE (object)->teachers);
  G_OBJECT_CLASS (minka_observation_page_parent_class)->finalize (object);
}

static void
minka_observation_page_class_init (MinkaObservationPageClass *klass)
{
  MinkaListPageClass *list_class = MINKA_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = minka_observation_page_finalize;
  MINKA_PAGE_CLASS (klass)->fill = fill;
  MINKA_PAGE_CLASS (klass)->show_record = show_record;
  list_class->type = minka_observation_summary_get_type;
  list_class->title = N_ ("Observation");
  list_class->icon = "minka-observation-symbolic";
  list_class->choose = N_ ("Choose an observation");
  list_class->empty_title = N_ ("No observations yet");
  list_class->empty_text = N_ (
      "Add the first observation: what was seen in class, the level of each performance and what was agreed.");
  list_class->empty_button = N_ ("_New observation");
  list_class->empty_action = "observations.new";
  list_class->fill_header = fill_header;
  list_class->show_row = show_row;
  list_class->show_detail = show_detail;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "observations.new", NULL, new_observation);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "observations.summary", NULL, show_summary);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "observations.history", NULL, show_history);
}

static void
minka_observation_page_init (MinkaObservationPage *self)
{
  self->teachers = g_ptr_array_new_with_free_func (g_free);
}
