#include "minka-priorities-dialog.h"

#include "minka-form.h"
#include "minka-page.h"
#include "minka-priority.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaPrioritiesDialog:
 *
 * Offers what a meeting could be about: needs of the diagnosis, specific objectives, what observations look at and open
 * agreements. What is ticked becomes topics in one step.
 */
struct _MinkaPrioritiesDialog {
  AdwDialog parent_instance;
  MinkaWorkspace *workspace;
  char *meeting;
  MinkaPrioritySources sources;
  GListModel *items;
  GPtrArray *found;
  GHashTable *chosen; /* keys of what is ticked */
  GtkWidget *search;
  GtkListBox *list;
  GtkStack *stack;
  GtkWidget *add;
  guint showing;
};

G_DEFINE_FINAL_TYPE (MinkaPrioritiesDialog, minka_priorities_dialog, ADW_TYPE_DIALOG)

static const char *const headings[] = {
  [MINKA_PRIORITY_KIND_NEED] = N_ ("Needs of the diagnosis"),
  [MINKA_PRIORITY_KIND_OBJECTIVE] = N_ ("Specific objectives"),
  [MINKA_PRIORITY_KIND_OBSERVATION] = N_ ("Classroom observation"),
  [MINKA_PRIORITY_KIND_AGREEMENT] = N_ ("Open agreements"),
};

static MinkaPriority *
priority_of (gpointer row)
{
  return g_object_get_data (row, "minka-priority");
}

static char *
key_of (MinkaPriority *priority)
{
  return g_strdup_printf ("%d %s", priority->kind, *priority->id != '\0' ? priority->id : priority->title);
}

static void
update (MinkaPrioritiesDialog *self)
{
  const guint n = g_hash_table_size (self->chosen);
  g_autofree char *label =
      n > 0 ? g_strdup_printf (ngettext ("_Add %u topic", "_Add %u topics", n), n) : g_strdup (_ ("_Add"));

  gtk_button_set_label (GTK_BUTTON (self->add), label);
  gtk_widget_set_sensitive (self->add, n > 0);
}

static void
on_ticked (GtkCheckButton *check, MinkaPrioritiesDialog *self)
{
  MinkaPriority *priority = g_object_get_data (G_OBJECT (check), "minka-priority");

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen, key_of (priority));
  else {
    g_autofree char *key = key_of (priority);

    g_hash_table_remove (self->chosen, key);
  }
  update (self);
}

static void
add_row (MinkaPrioritiesDialog *self, MinkaPriority *priority)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *key = key_of (priority);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), priority->text);
  g_object_set_data (G_OBJECT (row), "minka-priority", priority);
  g_object_set_data (G_OBJECT (check), "minka-priority", priority);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  if (minka_priority_is_on (priority, self->items)) {
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Already on the agenda"));
    gtk_widget_set_sensitive (row, FALSE);
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  } else {
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), priority->source);
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->chosen, key));
    g_signal_connect_object (check, "toggled", G_CALLBACK (on_ticked), self, 0);
  }
  gtk_list_box_append (self->list, row);
}

static void
show_found (MinkaPrioritiesDialog *self)
{
  gtk_list_box_remove_all (self->list);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = minka_priorities_gather (&self->sources);
  for (guint i = 0; i < self->found->len; i++)
    add_row (self, self->found->pdata[i]);
  gtk_stack_set_visible_child_name (self->stack, self->found->len > 0 ? "list" : "empty");
}

static gboolean
on_idle (gpointer data)
{
  MinkaPrioritiesDialog *self = data;

  self->showing = 0;
  show_found (self);
  return G_SOURCE_REMOVE;
}

/* Several lists come in one after the other. */
static void
on_changed (MinkaPrioritiesDialog *self)
{
  if (self->showing == 0)
    self->showing = g_idle_add (on_idle, self);
}

static void
on_observed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaPrioritiesDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->sources.observed = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);
  if (self->workspace != NULL && self->sources.observed != NULL)
    on_changed (self);
}

static gboolean
is_wanted (GtkListBoxRow *row, gpointer data)
{
  MinkaPrioritiesDialog *self = data;
  MinkaPriority *priority = priority_of (row);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return *words == '\0' || g_str_match_string (words, priority->text, TRUE) ||
         g_str_match_string (words, priority->source, TRUE);
}

static void
set_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  GtkWidget *label;

  if (before != NULL && priority_of (before)->kind == priority_of (row)->kind) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  label = gtk_label_new (_ (headings[priority_of (row)->kind]));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, before != NULL ? 18 : 12);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_list_box_row_set_header (row, label);
}

static void
on_search (MinkaPrioritiesDialog *self)
{
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

static void
on_add (MinkaPrioritiesDialog *self)
{
  MinkaGesture *gesture = minka_gesture_new (_ ("Choose topics from the priorities"));
  int position = 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->items); i++) {
    g_autoptr (MinkaAgendaItem) item = g_list_model_get_item (self->items, i);

    position = MAX (position, item->position + 1);
  }
  for (guint i = 0; i < self->found->len; i++) {
    MinkaPriority *priority = self->found->pdata[i];
    g_autofree char *key = key_of (priority);
    g_autoptr (MinkaAgendaItem) topic = NULL;

    if (!g_hash_table_contains (self->chosen, key))
      continue;
    topic = minka_priority_make_topic (priority, self->meeting, position++);
    minka_gesture_put (gesture, MINKA_RECORD (topic));
  }
  minka_form_apply (gtk_widget_get_parent (GTK_WIDGET (self)), self->workspace, gesture);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
minka_priorities_dialog_dispose (GObject *object)
{
  MinkaPrioritiesDialog *self = MINKA_PRIORITIES_DIALOG (object);

  g_clear_handle_id (&self->showing, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_object (&self->items);
  g_clear_object (&self->sources.aspects);
  g_clear_object (&self->sources.entries);
  g_clear_object (&self->sources.objectives);
  g_clear_object (&self->sources.agreements);
  G_OBJECT_CLASS (minka_priorities_dialog_parent_class)->dispose (object);
}

static void
minka_priorities_dialog_finalize (GObject *object)
{
  MinkaPrioritiesDialog *self = MINKA_PRIORITIES_DIALOG (object);

  g_clear_pointer (&self->sources.observed, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_hash_table_unref (self->chosen);
  g_free (self->meeting);
  G_OBJECT_CLASS (minka_priorities_dialog_parent_class)->finalize (object);
}

static void
minka_priorities_dialog_class_init (MinkaPrioritiesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_priorities_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = minka_priorities_dialog_finalize;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "minka-diagnosis-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("No priorities yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (status),
      _ ("Write needs in the diagnosis or tick specific objectives in the tree; they are offered here."));
  gtk_widget_add_css_class (status, "compact");
  return status;
}

static void
minka_priorities_dialog_init (MinkaPrioritiesDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->found = g_ptr_array_new ();
  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the priorities"), -1);
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search), _ ("Search the priorities"));
  gtk_widget_set_margin_start (self->search, 12);
  gtk_widget_set_margin_end (self->search, 12);
  gtk_widget_set_margin_bottom (self->search, 6);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_search), self, G_CONNECT_SWAPPED);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
  gtk_list_box_set_header_func (self->list, set_heading, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "background");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Priorities"), -1);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, box, "list");
  gtk_stack_add_named (self->stack, make_empty (), "empty");

  self->add = gtk_button_new_with_mnemonic (_ ("_Add"));
  gtk_button_set_use_underline (GTK_BUTTON (self->add), TRUE);
  gtk_widget_add_css_class (self->add, "suggested-action");
  gtk_widget_set_sensitive (self->add, FALSE);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->add);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Choose from the priorities"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  adw_dialog_set_child (ADW_DIALOG (self), minka_page_frame (header, GTK_WIDGET (self->stack)));
  adw_dialog_set_focus (ADW_DIALOG (self), self->search);
}

static GListModel *
watch (MinkaPrioritiesDialog *self, GType type, const char *field, const char *value)
{
  GListModel *list = minka_workspace_list (self->workspace, type, field, value);

  g_signal_connect_object (list, "items-changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return list;
}

/**
 * minka_priorities_dialog_new:
 * @workspace: the open plan
 * @meeting: the id of a meeting
 *
 * Returns: (transfer full): the dialog
 */
AdwDialog *
minka_priorities_dialog_new (MinkaWorkspace *workspace, const char *meeting)
{
  MinkaPrioritiesDialog *self = g_object_new (MINKA_TYPE_PRIORITIES_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->meeting = g_strdup (meeting);
  self->items = watch (self, MINKA_TYPE_AGENDA_ITEM, "meeting", meeting);
  self->sources.aspects = watch (self, MINKA_TYPE_ASPECT, NULL, NULL);
  self->sources.entries = watch (self, MINKA_TYPE_DIAGNOSIS_ENTRY, NULL, NULL);
  self->sources.objectives = watch (self, MINKA_TYPE_OBJECTIVE_SUMMARY, NULL, NULL);
  self->sources.agreements = watch (self, MINKA_TYPE_AGREEMENT_SUMMARY, "state", "open");
  minka_workspace_find_observed (workspace, NULL, on_observed, g_object_ref (self));
  on_changed (self);
  return ADW_DIALOG (self);
}
