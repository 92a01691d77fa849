#include "minka-search-dialog.h"

#include "minka-format.h"
#include "minka-list-row.h"
#include "minka-list-top.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaSearchDialog:
 *
 * Searches the whole plan while one types, and goes to what was found.
 */
struct _MinkaSearchDialog {
  AdwDialog parent_instance;
  MinkaWorkspace *workspace;
  GtkEditable *entry;
  GtkStack *stack;
  GListStore *finds;
  GtkSingleSelection *selection;
  GtkListView *view;
  char *words;
  gboolean entering;
  guint asked; /* number of the question; older answers are of no interest */
};

#define LIMIT 200
#define EXCERPT 160

/* A find as an item of a list. */
#define MINKA_TYPE_FIND (minka_find_get_type ())
G_DECLARE_FINAL_TYPE (MinkaFind, minka_find, MINKA, FIND, GObject)

struct _MinkaFind {
  GObject parent_instance;
  GType type;
  char *id;
  char *text;
  char *where; /* it stands */
  guint rank;  /* of its kind */
};

G_DEFINE_FINAL_TYPE (MinkaFind, minka_find, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (MinkaSearchDialog, minka_search_dialog, ADW_TYPE_DIALOG)

static void
minka_find_finalize (GObject *object)
{
  MinkaFind *self = MINKA_FIND (object);

  g_free (self->id);
  g_free (self->text);
  g_free (self->where);
  G_OBJECT_CLASS (minka_find_parent_class)->finalize (object);
}

static void
minka_find_class_init (MinkaFindClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = minka_find_finalize;
}

static void
minka_find_init (MinkaFind *self)
{
}

static int
compare_kinds (gconstpointer a, gconstpointer b, gpointer data)
{
  const MinkaFind *one = a, *other = b;

  return (int) one->rank - (int) other->rank;
}

/* The meeting and its day; of a meeting whose title is read above, the day alone. */
static char *
say_where (MinkaHit *hit, const char *excerpt)
{
  g_autofree char *day = minka_format_day_short (hit->date);

  if (*hit->meeting == '\0' || (hit->type == MINKA_TYPE_MEETING && g_str_has_prefix (excerpt, hit->meeting)))
    return g_steal_pointer (&day);
  return *day != '\0' ? g_strdup_printf ("%s · %s", hit->meeting, day) : g_strdup (hit->meeting);
}

typedef struct {
  MinkaSearchDialog *dialog;
  guint number;
} Question;

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (MinkaSearchDialog) self = question->dialog;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);
  g_autoptr (GPtrArray) finds = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->stack == NULL || question->number != self->asked)
    return;
  if (hits == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
    return;
  }
  for (guint i = 0; i < hits->len; i++) {
    MinkaHit *hit = hits->pdata[i];
    int rank = minka_words_rank_of_kind (hit->type);
    MinkaFind *find;

    if (rank < 0)
      continue;
    find = g_object_new (MINKA_TYPE_FIND, NULL);
    find->type = hit->type;
    find->id = g_strdup (hit->id);
    find->text = minka_find_excerpt (hit->text, self->words, EXCERPT);
    find->where = say_where (hit, find->text);
    find->rank = rank;
    g_ptr_array_add (finds, find);
  }
  g_list_store_splice (self->finds, 0, g_list_model_get_n_items (G_LIST_MODEL (self->finds)), finds->pdata,
                       finds->len);
  gtk_stack_set_visible_child_name (self->stack, finds->len > 0 ? "finds" : "none");
  if (finds->len > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  minka_list_top (self->view);
}

static void
search (MinkaSearchDialog *self)
{
  Question *question;

  g_free (self->words);
  self->words = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  self->asked++;
  if (*self->words == '\0' || minka_workspace_get_path (self->workspace) == NULL) {
    gtk_stack_set_visible_child_name (self->stack, "begin");
    return;
  }
  question = g_new (Question, 1);
  *question = (Question) { g_object_ref (self), self->asked };
  minka_workspace_search (self->workspace, self->words, LIMIT, on_found, question);
}

static void
go_to (MinkaSearchDialog *self, MinkaFind *find)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  const char *table = ((MinkaRecordClass *) g_type_class_peek (find->type))->table;
  g_autofree char *id = g_strdup (find->id);

  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action (window, "win.show-record", "(sss)", table, id, "");
}

static void
on_list_activated (MinkaSearchDialog *self, guint position)
{
  g_autoptr (MinkaFind) find = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (find != NULL)
    go_to (self, find);
}

static void
on_entry_activated (MinkaSearchDialog *self)
{
  MinkaFind *find = gtk_single_selection_get_selected_item (self->selection);

  if (find != NULL && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "finds"))
    go_to (self, find);
}

/* The finds are gone through without leaving the entry. */
static gboolean
on_key (MinkaSearchDialog *self, guint key, guint code, GdkModifierType state)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint at = gtk_single_selection_get_selected (self->selection);

  if ((key != GDK_KEY_Up && key != GDK_KEY_Down) || n == 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Down)
    at = MIN (at + 1, n - 1);
  else
    at = at > 0 ? at - 1 : 0;
  gtk_single_selection_set_selected (self->selection, at);
  minka_list_top_forget (self->view);
  gtk_list_view_scroll_to (self->view, at, GTK_LIST_SCROLL_NONE, NULL);
  return GDK_EVENT_STOP;
}

static void
set_up_row (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, minka_list_row_new ());
}

static void
bind_row (GtkListItemFactory *factory, GtkListItem *item, MinkaSearchDialog *self)
{
  MinkaFind *find = gtk_list_item_get_item (item);

  minka_list_row_set_found (MINKA_LIST_ROW (gtk_list_item_get_child (item)), find->text, self->words,
                            find->where);
  gtk_list_item_set_accessible_label (item, find->text);
  gtk_list_item_set_accessible_description (item, find->where);
}

static void
set_up_heading (GtkListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_start (label, 6);
  gtk_list_header_set_child (header, label);
}

static void
bind_heading (GtkListItemFactory *factory, GtkListHeader *header)
{
  MinkaFind *find = gtk_list_header_get_item (header);

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), minka_words_for_kind (find->type));
}

static GtkWidget *
make_list (MinkaSearchDialog *self)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *headings = gtk_signal_list_item_factory_new ();
  GtkSortListModel *sorted;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (rows, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_row), self);
  g_signal_connect (headings, "setup", G_CALLBACK (set_up_heading), NULL);
  g_signal_connect (headings, "bind", G_CALLBACK (bind_heading), NULL);

  self->finds = g_list_store_new (MINKA_TYPE_FIND);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->finds)), NULL);
  gtk_sort_list_model_set_section_sorter (sorted,
                                          GTK_SORTER (gtk_custom_sorter_new (compare_kinds, NULL, NULL)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), rows));
  gtk_list_view_set_header_factory (self->view, headings);
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Finds"),
                                  -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_list_activated), self, G_CONNECT_SWAPPED);
  g_object_unref (headings);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  return scroller;
}

static GtkWidget *
make_status (const char *title, const char *description)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "system-search-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (status), description);
  gtk_widget_add_css_class (status, "compact");
  return status;
}

static void
has_entered (gpointer data)
{
  g_autoptr (MinkaSearchDialog) self = data;

  self->entering = FALSE;
}

static void
on_entered (MinkaSearchDialog *self)
{
  self->entering = TRUE;
  g_idle_add_once (has_entered, g_object_ref (self));
}

/* The focus selects what was typed to begin with, but that goes on and is not replaced. */
static void
on_selected (MinkaSearchDialog *self)
{
  if (!self->entering)
    return;
  self->entering = FALSE;
  gtk_editable_set_position (self->entry, -1);
}

static void
minka_search_dialog_dispose (GObject *object)
{
  MinkaSearchDialog *self = MINKA_SEARCH_DIALOG (object);

  self->stack = NULL;
  g_clear_object (&self->finds);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (minka_search_dialog_parent_class)->dispose (object);
}

static void
minka_search_dialog_class_init (MinkaSearchDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_search_dialog_dispose;
}

static void
minka_search_dialog_init (MinkaSearchDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *entry = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->words = g_strdup ("");
  self->entry = GTK_EDITABLE (entry);
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (entry), 0);
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (entry), _ ("Search the whole plan"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the whole plan"), -1);
  gtk_editable_set_width_chars (self->entry, 8);
  gtk_widget_set_hexpand (entry, TRUE);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 480);
  adw_clamp_set_child (ADW_CLAMP (clamp), entry);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), clamp);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (search), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_entry_activated), self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (adw_dialog_close), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_entered), self);
  g_signal_connect_swapped (entry, "notify::selection-bound", G_CALLBACK (on_selected), self);
  gtk_widget_add_controller (entry, focus);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (
      self->stack,
      make_status (_ ("Search the plan"),
                   _ ("Write a word of a meeting, an agreement, an activity or the diagnosis.")),
      "begin");
  gtk_stack_add_named (self->stack, make_list (self), "finds");
  gtk_stack_add_named (self->stack, make_status (_ ("Nothing found"), _ ("Try fewer or shorter words.")),
                       "none");

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Search"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_focus (ADW_DIALOG (self), entry);
}

/**
 * minka_search_dialog_new:
 * @workspace: the open plan
 * @words: what to begin with, may be empty
 *
 * Returns: (transfer full): the dialog
 */
AdwDialog *
minka_search_dialog_new (MinkaWorkspace *workspace, const char *words)
{
  MinkaSearchDialog *self = g_object_new (MINKA_TYPE_SEARCH_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  gtk_editable_set_text (self->entry, words);
  gtk_editable_set_position (self->entry, -1);
  return ADW_DIALOG (self);
}

/**
 * minka_search_dialog_add:
 * @self: a search dialog
 * @letter: what was typed before its entry had the focus
 *
 * Adds to the words.
 */
void
minka_search_dialog_add (MinkaSearchDialog *self, const char *letter)
{
  int end = -1;

  gtk_editable_insert_text (self->entry, letter, -1, &end);
  gtk_editable_set_position (self->entry, -1);
}
