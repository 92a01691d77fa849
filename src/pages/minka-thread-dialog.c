#include "minka-thread-dialog.h"

#include "minka-page.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaThreadDialog:
 *
 * The golden thread through a record: what it comes from and what came of it, from the diagnosis to the acta, with a
 * jump to each.
 */
struct _MinkaThreadDialog {
  AdwDialog parent_instance;
  AdwBin *content;
};

G_DEFINE_FINAL_TYPE (MinkaThreadDialog, minka_thread_dialog, ADW_TYPE_DIALOG)

/* In the order of MinkaThreadStage. */
static const char *const headings[] = {
  N_ ("Aspect of the diagnosis"),
  N_ ("Diagnosis"),
  N_ ("Problem tree"),
  N_ ("Objective tree"),
  N_ ("Objectives of the plan"),
  N_ ("Activities"),
  N_ ("Evidence"),
  N_ ("Meetings"),
  N_ ("Agreements"),
  N_ ("Actas"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (headings) == MINKA_THREAD_ACTA + 1);

/* What is missing where the chain breaks off. */
static const struct {
  MinkaThreadStage stage;
  const char *words;
} gaps[] = {
  { MINKA_THREAD_FINDING, N_ ("No entry of the diagnosis leads here yet.") },
  { MINKA_THREAD_PROBLEM, N_ ("No problem of the tree leads here yet.") },
  { MINKA_THREAD_OBJECTIVE, N_ ("No objective yet.") },
  { MINKA_THREAD_ACTIVITY, N_ ("No activity yet.") },
  { MINKA_THREAD_MEETING, N_ ("No meeting yet.") },
  { MINKA_THREAD_AGREEMENT, N_ ("No agreement yet.") },
  { MINKA_THREAD_ACTA, N_ ("No acta yet.") },
};

static void
on_row_activated (MinkaThreadDialog *self, GtkWidget *row)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GVariant *target = g_object_get_data (G_OBJECT (row), "minka-target");
  g_autoptr (GVariant) kept = g_variant_ref (target);

  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action_variant (window, "win.show-record", kept);
}

static GtkWidget *
make_row (MinkaThreadDialog *self, MinkaStep *step)
{
  GtkWidget *row = adw_action_row_new ();
  const char *table = ((MinkaRecordClass *) g_type_class_peek (step->type))->table;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *step->text != '\0' ? step->text : _ ("Without a text"));
  if (step->depth == 0) {
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("You are here"));
    gtk_widget_add_css_class (row, "minka-here");
    g_object_set_data (G_OBJECT (row), "minka-part", (gpointer) "here");
    return row;
  }
  g_object_set_data_full (G_OBJECT (row), "minka-target",
                          g_variant_ref_sink (g_variant_new ("(sss)", table, step->id, "")),
                          (GDestroyNotify) g_variant_unref);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_gap (const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("minka-loose-symbolic"));
  gtk_widget_add_css_class (row, "dimmed");
  return row;
}

static const char *
gap_at (MinkaThreadStage stage)
{
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    if (gaps[i].stage == stage)
      return _ (gaps[i].words);
  return NULL;
}

static void
show (MinkaThreadDialog *self, GPtrArray *steps)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  guint at = 0;

  for (guint stage = 0; stage < G_N_ELEMENTS (headings); stage++) {
    const char *gap = gap_at (stage);
    GtkWidget *group;

    if ((at >= steps->len || ((MinkaStep *) steps->pdata[at])->stage != stage) && gap == NULL)
      continue;
    group = minka_page_group (_ (headings[stage]), NULL);
    if (at >= steps->len || ((MinkaStep *) steps->pdata[at])->stage != stage)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_gap (gap));
    for (; at < steps->len && ((MinkaStep *) steps->pdata[at])->stage == stage; at++)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, steps->pdata[at]));
    adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  }
  adw_bin_set_child (self->content, GTK_WIDGET (page));
  minka_page_focus_part (GTK_WIDGET (page), "here");
}

static void
on_thread (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaThreadDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);
  GtkWidget *status;

  if (steps != NULL) {
    show (self, steps);
    return;
  }
  status = adw_status_page_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("The thread cannot be shown"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status), error->message);
  adw_bin_set_child (self->content, status);
}

static void
minka_thread_dialog_class_init (MinkaThreadDialogClass *klass)
{
}

static void
minka_thread_dialog_init (MinkaThreadDialog *self)
{
  self->content = ADW_BIN (adw_bin_new ());
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Golden thread"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  adw_dialog_set_child (ADW_DIALOG (self),
                        minka_page_frame (adw_header_bar_new (), GTK_WIDGET (self->content)));
}

/**
 * minka_thread_dialog_new:
 * @workspace: the open plan
 * @type: a record type for which minka_thread_dialog_knows() holds
 * @id: the id of a record
 *
 * Returns: (transfer full): the dialog
 */
AdwDialog *
minka_thread_dialog_new (MinkaWorkspace *workspace, GType type, const char *id)
{
  MinkaThreadDialog *self = g_object_new (MINKA_TYPE_THREAD_DIALOG, NULL);

  minka_workspace_thread (workspace, type, id, on_thread, g_object_ref (self));
  return ADW_DIALOG (self);
}

/**
 * minka_thread_dialog_knows:
 * @type: a record type
 *
 * Returns: whether the golden thread goes through such records
 */
gboolean
minka_thread_dialog_knows (GType type)
{
  const GType types[] = { MINKA_TYPE_ASPECT,    MINKA_TYPE_DIAGNOSIS_ENTRY, MINKA_TYPE_TREE_NODE,
                          MINKA_TYPE_OBJECTIVE, MINKA_TYPE_ACTIVITY,        MINKA_TYPE_EVIDENCE,
                          MINKA_TYPE_MEETING,   MINKA_TYPE_AGREEMENT,       MINKA_TYPE_ACTA };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i] == type)
      return TRUE;
  return FALSE;
}
