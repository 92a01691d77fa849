#include "minka-list-page.h"

#include "minka-gradual.h"
#include "minka-record-list.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaListPage:
 *
 * A page with a list of records and beside it, or after it where there is no room, the chosen one.
 */
typedef struct {
  AdwNavigationSplitView *split;
  AdwNavigationPage *detail_page;
  AdwBin *detail;
  GtkWidget *frame;
  GtkStack *stack;
  GtkSingleSelection *selection;
  GListModel *list;
  GListModel *next; /* takes the place of the list once it has been read */
  char *wanted;     /* to be chosen as soon as the list knows it */
  char *wanted_part;
  char *shown; /* the id in the detail */
} MinkaListPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MinkaListPage, minka_list_page, MINKA_TYPE_PAGE)

#define PRIV(self) ((MinkaListPagePrivate *) minka_list_page_get_instance_private (MINKA_LIST_PAGE (self)))

static void
show_row (MinkaRecord *record, GParamSpec *pspec, GtkWidget *row)
{
  MinkaListPage *self = MINKA_LIST_PAGE (g_object_get_data (G_OBJECT (row), "minka-page"));
  GtkListItem *item = g_object_get_data (G_OBJECT (row), "minka-item");

  MINKA_LIST_PAGE_GET_CLASS (self)->show_row (self, MINKA_LIST_ROW (row), record);
  gtk_list_item_set_accessible_label (item, minka_list_row_get_title (MINKA_LIST_ROW (row)));
}

static void
set_up_row (GtkListItemFactory *factory, GtkListItem *item, MinkaListPage *self)
{
  GtkWidget *row = minka_list_row_new ();

  g_object_set_data (G_OBJECT (row), "minka-page", self);
  g_object_set_data (G_OBJECT (row), "minka-item", item);
  minka_page_open_on_click (row);
  gtk_list_item_set_child (item, row);
}

static void
bind_row (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  MinkaRecord *record = gtk_list_item_get_item (item);

  show_row (record, NULL, row);
  g_signal_connect (record, "notify", G_CALLBACK (show_row), row);
}

static void
unbind_row (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_row,
                                        gtk_list_item_get_child (item));
}

static GtkWidget *
make_nothing_chosen (MinkaListPage *self)
{
  MinkaListPageClass *klass = MINKA_LIST_PAGE_GET_CLASS (self);
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), klass->icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ (klass->choose));
  gtk_widget_add_css_class (status, "compact");
  return minka_page_frame (adw_header_bar_new (), status);
}

static void
show_detail (MinkaListPage *self, const char *part)
{
  MinkaListPagePrivate *priv = PRIV (self);
  MinkaRecord *chosen = gtk_single_selection_get_selected_item (priv->selection);

  if (chosen == NULL || minka_workspace_get_path (minka_page_get_workspace (MINKA_PAGE (self))) == NULL) {
    g_clear_pointer (&priv->shown, g_free);
    minka_list_page_set_detail (self, make_nothing_chosen (self),
                                _ (MINKA_LIST_PAGE_GET_CLASS (self)->title));
  } else if (g_set_str (&priv->shown, minka_record_get_id (chosen)) || part != NULL) {
    MINKA_LIST_PAGE_GET_CLASS (self)->show_detail (self, chosen, part);
  }
}

static void
on_selected (MinkaListPage *self)
{
  show_detail (self, NULL);
}

static void
on_activated (MinkaListPage *self)
{
  show_detail (self, NULL);
  adw_navigation_split_view_set_show_content (PRIV (self)->split, TRUE);
}

static void
open_chosen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  on_activated (MINKA_LIST_PAGE (widget));
}

static gboolean
is_wanted (MinkaListPage *self, MinkaRecord *record)
{
  MinkaListPageClass *klass = MINKA_LIST_PAGE_GET_CLASS (self);
  const char *id = PRIV (self)->wanted;

  return klass->is_wanted != NULL ? klass->is_wanted (self, record, id)
                                  : g_str_equal (minka_record_get_id (record), id);
}

static void
choose_wanted (MinkaListPage *self)
{
  MinkaListPagePrivate *priv = PRIV (self);

  for (guint i = 0; priv->wanted != NULL && i < g_list_model_get_n_items (priv->list); i++) {
    g_autoptr (MinkaRecord) record = g_list_model_get_item (priv->list, i);
    g_autofree char *part = NULL;

    if (!is_wanted (self, record))
      continue;
    g_clear_pointer (&priv->wanted, g_free);
    part = g_steal_pointer (&priv->wanted_part);
    gtk_single_selection_set_selected (priv->selection, i);
    show_detail (self, part);
    adw_navigation_split_view_set_show_content (priv->split, TRUE);
  }
}

static void
on_list_changed (MinkaListPage *self)
{
  MinkaListPagePrivate *priv = PRIV (self);
  gboolean some = g_list_model_get_n_items (priv->list) > 0;

  if (some || minka_record_list_is_loaded (MINKA_RECORD_LIST (priv->list)))
    gtk_stack_set_visible_child_name (priv->stack, some ? "list" : "empty");
  if (MINKA_LIST_PAGE_GET_CLASS (self)->changed != NULL)
    MINKA_LIST_PAGE_GET_CLASS (self)->changed (self);
  choose_wanted (self);
}

static void
show_record (MinkaPage *page, const char *id, const char *part)
{
  g_set_str (&PRIV (page)->wanted, id);
  g_set_str (&PRIV (page)->wanted_part, part);
  choose_wanted (MINKA_LIST_PAGE (page));
}

static void
watch_list (MinkaListPage *self)
{
  MinkaListPagePrivate *priv = PRIV (self);

  g_signal_connect_object (priv->list, "items-changed", G_CALLBACK (on_list_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->list, "notify::loaded", G_CALLBACK (on_list_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
take_next (MinkaListPage *self)
{
  MinkaListPagePrivate *priv = PRIV (self);

  g_signal_handlers_disconnect_by_func (priv->next, take_next, self);
  g_signal_handlers_disconnect_by_func (priv->list, on_list_changed, self);
  g_object_unref (priv->list);
  priv->list = g_steal_pointer (&priv->next);
  watch_list (self);
  gtk_single_selection_set_model (priv->selection, priv->list);
  on_list_changed (self);
}

static GtkWidget *
make_list (MinkaListPage *self)
{
  MinkaListPagePrivate *priv = PRIV (self);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view, *scroller;

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), NULL);
  priv->selection = gtk_single_selection_new (g_object_ref (priv->list));
  view = gtk_list_view_new (GTK_SELECTION_MODEL (priv->selection), factory);
  /* Tab goes on to what is beside the list; within it the arrows lead. */
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (view), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (MINKA_LIST_PAGE_GET_CLASS (self)->title), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);

  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

static GtkWidget *
make_empty (MinkaListPage *self)
{
  MinkaListPageClass *klass = MINKA_LIST_PAGE_GET_CLASS (self);
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *button;

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), klass->icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ (klass->empty_title));
  adw_status_page_set_description (ADW_STATUS_PAGE (status), _ (klass->empty_text));
  gtk_widget_add_css_class (status, "compact");
  if (klass->empty_button == NULL)
    return status;
  button = gtk_button_new_with_mnemonic (_ (klass->empty_button));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), klass->empty_action);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), button);
  return status;
}

static void
fill (MinkaPage *page)
{
  MinkaListPage *self = MINKA_LIST_PAGE (page);
  MinkaListPagePrivate *priv = PRIV (self);
  MinkaListPageClass *klass = MINKA_LIST_PAGE_GET_CLASS (self);
  GtkWidget *header = adw_header_bar_new ();
  AdwNavigationPage *list_page;
  GtkWidget *pair;

  if (klass->fill_header != NULL)
    klass->fill_header (self, header);
  priv->list = minka_workspace_list (minka_page_get_workspace (page), klass->type (), NULL, NULL);
  priv->stack = GTK_STACK (gtk_stack_new ());
  priv->frame = minka_page_frame (header, GTK_WIDGET (priv->stack));
  list_page = adw_navigation_page_new (priv->frame, _ (klass->title));
  priv->detail = ADW_BIN (adw_bin_new ());
  priv->detail_page = adw_navigation_page_new (GTK_WIDGET (priv->detail), _ (klass->title));
  minka_list_page_set_detail (self, make_nothing_chosen (self), _ (klass->title));
  pair = minka_page_pair (list_page, priv->detail_page);
  priv->split = g_object_get_data (G_OBJECT (pair), "minka-split");
  gtk_stack_add_named (priv->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (priv->stack, make_list (self), "list");
  gtk_stack_add_named (priv->stack, make_empty (self), "empty");
  watch_list (self);
  adw_bin_set_child (ADW_BIN (page), pair);
  on_list_changed (self);
}

static void
minka_list_page_dispose (GObject *object)
{
  MinkaListPagePrivate *priv = PRIV (object);

  g_clear_object (&priv->list);
  g_clear_object (&priv->next);
  g_clear_pointer (&priv->wanted, g_free);
  g_clear_pointer (&priv->wanted_part, g_free);
  g_clear_pointer (&priv->shown, g_free);
  G_OBJECT_CLASS (minka_list_page_parent_class)->dispose (object);
}

static void
minka_list_page_class_init (MinkaListPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_list_page_dispose;
  MINKA_PAGE_CLASS (klass)->fill = fill;
  MINKA_PAGE_CLASS (klass)->show_record = show_record;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.open-chosen", NULL, open_chosen);
}

static void
minka_list_page_init (MinkaListPage *self)
{
}

/**
 * minka_list_page_get_list:
 * @self: a page
 *
 * Returns: (transfer none): the records of the list
 */
GListModel *
minka_list_page_get_list (MinkaListPage *self)
{
  return PRIV (self)->list;
}

/**
 * minka_list_page_show_only:
 * @self: a page
 * @field: a field of the records
 * @value: (nullable): what it must be; %NULL for all records
 *
 * Lists some of the records.
 */
void
minka_list_page_show_only (MinkaListPage *self, const char *field, const char *value)
{
  MinkaListPagePrivate *priv = PRIV (self);

  if (priv->next != NULL)
    g_signal_handlers_disconnect_by_func (priv->next, take_next, self);
  g_clear_object (&priv->next);
  priv->next =
      minka_workspace_list (minka_page_get_workspace (MINKA_PAGE (self)),
                            MINKA_LIST_PAGE_GET_CLASS (self)->type (), value != NULL ? field : NULL, value);
  g_signal_connect_object (priv->next, "notify::loaded", G_CALLBACK (take_next), self, G_CONNECT_SWAPPED);
}

/**
 * minka_list_page_get_frame:
 * @self: a page
 *
 * Returns: (transfer none): the toolbar view around the list
 */
GtkWidget *
minka_list_page_get_frame (MinkaListPage *self)
{
  return PRIV (self)->frame;
}

/**
 * minka_list_page_get_detail:
 * @self: a page
 *
 * Returns: (transfer none): what is shown beside the list
 */
GtkWidget *
minka_list_page_get_detail (MinkaListPage *self)
{
  return adw_bin_get_child (PRIV (self)->detail);
}

/**
 * minka_list_page_set_detail:
 * @self: a page
 * @detail: what to show beside the list
 * @title: what it is, for screen readers and the way back
 */
void
minka_list_page_set_detail (MinkaListPage *self, GtkWidget *detail, const char *title)
{
  MinkaListPagePrivate *priv = PRIV (self);
  GtkWidget *before = adw_bin_get_child (priv->detail);

  if (before != detail) {
    minka_gradual_let_go (before, GTK_WIDGET (priv->detail));
    adw_bin_set_child (priv->detail, detail);
  }
  adw_navigation_page_set_title (priv->detail_page, title);
}
