#include "minka-observation-history.h"

#include "minka-format.h"
#include "minka-page.h"
#include "minka-rubrics.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/* The performances of a teacher from one observation to the next. */

static char *
say_when (MinkaObservation *observation)
{
  g_autofree char *day = minka_format_day_short (observation->date);
  g_autofree char *phase = g_utf8_strdown (minka_words_for (minka_phase_get_type (), observation->phase), -1);

  return g_strdup_printf ("%s, %s", *day != '\0' ? day : _ ("without a date"), phase);
}

static GtkWidget *
make_step (MinkaObserved *observed, int level, gboolean first)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *pill = gtk_label_new (minka_level_numeral (level));
  g_autofree char *when = say_when (observed->observation);
  GtkWidget *label = gtk_label_new (when);

  gtk_widget_add_css_class (pill, "minka-pill");
  if (observed->observation->phase == MINKA_PHASE_AFTER)
    gtk_widget_add_css_class (pill, "accent");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  if (!first)
    gtk_box_append (GTK_BOX (box), gtk_label_new ("→"));
  gtk_box_append (GTK_BOX (box), pill);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* What became of a performance between the first and the last time it was observed. */
static char *
say_change (int first, int last)
{
  if (first == last)
    return g_strdup_printf (_ ("Stays at %s"), minka_level_numeral (last));
  return g_strdup_printf (last > first ? _ ("Went up from %s to %s") : _ ("Went down from %s to %s"),
                          minka_level_numeral (first), minka_level_numeral (last));
}

static GtkWidget *
make_row (const char *title, const char *performance, GPtrArray *observed)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *steps = adw_wrap_box_new ();
  GtkWidget *name = gtk_label_new (title);
  g_autoptr (GString) said = g_string_new (title);
  int first = 0, last = 0, times = 0;

  for (guint i = 0; i < observed->len; i++) {
    int level = minka_observed_level (observed->pdata[i], performance);
    g_autofree char *when = say_when (((MinkaObserved *) observed->pdata[i])->observation);

    adw_wrap_box_append (ADW_WRAP_BOX (steps), make_step (observed->pdata[i], level, i == 0));
    g_string_append_printf (said, ". %s: %s", when,
                            level > 0 ? minka_level_numeral (level) : _ ("Not observed"));
    if (level == 0)
      continue;
    first = times++ == 0 ? level : first;
    last = level;
  }
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (steps), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (steps), 6);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), steps);
  if (times > 1) {
    g_autofree char *change = say_change (first, last);
    GtkWidget *label = gtk_label_new (change);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_widget_add_css_class (label, "caption-heading");
    gtk_widget_add_css_class (label, last > first ? "success" : "dimmed");
    gtk_box_append (GTK_BOX (box), label);
    g_string_append_printf (said, ". %s", change);
  }
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said->str, -1);
  return row;
}

/* Levels of different rubrics are not compared. */
static GtkWidget *
make_group (const char *version, GPtrArray *all)
{
  const MinkaRubric *rubric = minka_rubrics_find (version);
  g_autofree char *plain = g_strdup_printf (_ ("Rubric %s"), version);
  g_autofree char *title = g_markup_escape_text (rubric != NULL ? rubric->title : plain, -1);
  GtkWidget *group = minka_page_group (title, NULL);
  g_autoptr (GPtrArray) observed = g_ptr_array_new ();
  g_autoptr (MinkaConsolidation) performances = minka_consolidation_new (version, all);

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((MinkaObserved *) all->pdata[i])->observation->rubric, version))
      g_ptr_array_add (observed, all->pdata[i]);
  for (guint i = 0; i < performances->tallies->len; i++) {
    const char *performance = ((MinkaTally *) performances->tallies->pdata[i])->performance;
    g_autofree char *name = g_strdup_printf ("%u. %s", i + 1, performance);

    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (name, performance, observed));
  }
  return group;
}

static void
on_observed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwToolbarView) view = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) observed = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);
  GtkWidget *page;
  g_auto (GStrv) versions = NULL;

  if (observed == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (view), "win.tell", "s", error->message);
    return;
  }
  page = adw_preferences_page_new ();
  versions = minka_observed_versions (observed);
  for (guint i = g_strv_length (versions); i > 0; i--)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (make_group (versions[i - 1], observed)));
  adw_toolbar_view_set_content (view, page);
}

/**
 * minka_observation_history_new:
 * @workspace: the open plan
 * @teacher: the id of a member
 * @name: the name of that member
 *
 * Returns: (transfer full): a dialog with the levels of that teacher over time
 */
AdwDialog *
minka_observation_history_new (MinkaWorkspace *workspace, const char *teacher, const char *name)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = minka_page_frame (adw_header_bar_new (), adw_bin_new ());
  g_autofree char *title = g_strdup_printf (_ ("History of %s"), name);

  adw_dialog_set_title (dialog, title);
  adw_dialog_set_content_width (dialog, 640);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  minka_workspace_find_observed (workspace, teacher, on_observed, g_object_ref (view));
  return dialog;
}
