#include "minka-meetings-page.h"

#include "minka-format.h"
#include "minka-meeting-view.h"
#include "minka-new-meeting.h"
#include "minka-record-list.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaMeetingsPage:
 *
 * *Reuniones*: all meetings, the newest first, and beside them the chosen one.
 */
struct _MinkaMeetingsPage {
  MinkaPage parent_instance;
  AdwNavigationSplitView *split;
  AdwBin *detail;
  GtkSingleSelection *selection;
  GtkStack *stack;
  GListModel *list;
  char *wanted; /* to be chosen as soon as the list knows it */
};

G_DEFINE_FINAL_TYPE (MinkaMeetingsPage, minka_meetings_page, MINKA_TYPE_PAGE)

static const char *const state_classes[] = { "accent", "warning", "warning", "success", "dimmed" };

static void
show_summary (MinkaMeetingSummary *summary, GParamSpec *pspec, GtkWidget *row)
{
  GtkLabel *title = g_object_get_data (G_OBJECT (row), "title");
  GtkLabel *day = g_object_get_data (G_OBJECT (row), "day");
  GtkWidget *state = g_object_get_data (G_OBJECT (row), "state");
  g_autofree char *when = minka_format_day_short (summary->date);
  g_autofree char *text = NULL;
  const char *classes[] = { "minka-pill", state_classes[summary->state], NULL };

  if (summary->acta_number > 0)
    text = g_strdup_printf (_ ("Acta No. %d"), summary->acta_number);
  else
    text = g_strdup (minka_words_for (minka_meeting_state_get_type (), summary->state));
  gtk_label_set_label (title, summary->title);
  gtk_label_set_label (day, *when != '\0' ? when : _ ("without a date"));
  gtk_label_set_label (GTK_LABEL (state), text);
  gtk_widget_set_css_classes (state, classes);
}

static GtkWidget *
make_label (GtkWidget *row, const char *key, gboolean wrap)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), wrap);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), wrap ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_lines (GTK_LABEL (label), wrap ? 2 : 1);
  g_object_set_data (G_OBJECT (row), key, label);
  return label;
}

static void
set_up_row (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *day;

  gtk_box_append (GTK_BOX (row), make_label (row, "title", TRUE));
  day = make_label (row, "day", FALSE);
  gtk_widget_add_css_class (day, "dimmed");
  gtk_widget_add_css_class (day, "caption");
  gtk_widget_set_hexpand (day, TRUE);
  gtk_box_append (GTK_BOX (line), day);
  gtk_box_append (GTK_BOX (line), make_label (row, "state", FALSE));
  gtk_box_append (GTK_BOX (row), line);
  gtk_widget_add_css_class (row, "minka-list-row");
  minka_page_open_on_click (row);
  gtk_list_item_set_child (item, row);
}

static void
bind_row (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  MinkaMeetingSummary *summary = gtk_list_item_get_item (item);

  show_summary (summary, NULL, row);
  g_signal_connect (summary, "notify", G_CALLBACK (show_summary), row);
  gtk_list_item_set_accessible_label (item, summary->title);
}

static void
unbind_row (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_summary,
                                        gtk_list_item_get_child (item));
}

static GtkWidget *
make_nothing_chosen (void)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "minka-meeting-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Choose a meeting"));
  gtk_widget_add_css_class (status, "compact");
  return minka_page_frame (adw_header_bar_new (), status);
}

static void
show_chosen (MinkaMeetingsPage *self)
{
  MinkaRecord *chosen = gtk_single_selection_get_selected_item (self->selection);
  GtkWidget *shown = adw_bin_get_child (self->detail);
  const char *id = chosen != NULL ? minka_record_get_id (chosen) : NULL;

  if (id == NULL) {
    adw_bin_set_child (self->detail, make_nothing_chosen ());
    return;
  }
  if (MINKA_IS_MEETING_VIEW (shown) &&
      g_str_equal (minka_meeting_view_get_id (MINKA_MEETING_VIEW (shown)), id))
    return;
  adw_bin_set_child (self->detail, minka_meeting_view_new (minka_page_get_workspace (MINKA_PAGE (self)), id));
}

static void
on_activated (MinkaMeetingsPage *self)
{
  show_chosen (self);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
open_chosen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  on_activated (MINKA_MEETINGS_PAGE (widget));
}

static void
choose_wanted (MinkaMeetingsPage *self)
{
  for (guint i = 0; self->wanted != NULL && i < g_list_model_get_n_items (self->list); i++) {
    g_autoptr (MinkaRecord) record = g_list_model_get_item (self->list, i);

    if (g_str_equal (minka_record_get_id (record), self->wanted)) {
      g_clear_pointer (&self->wanted, g_free);
      gtk_single_selection_set_selected (self->selection, i);
      on_activated (self);
      return;
    }
  }
}

static void
show_state (MinkaMeetingsPage *self)
{
  gboolean loaded = minka_record_list_is_loaded (MINKA_RECORD_LIST (self->list));

  if (g_list_model_get_n_items (self->list) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (loaded)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  choose_wanted (self);
}

static void
show_record (MinkaPage *page, const char *id)
{
  MinkaMeetingsPage *self = MINKA_MEETINGS_PAGE (page);

  g_set_str (&self->wanted, id);
  choose_wanted (self);
}

static void
new_meeting (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwDialog *dialog = minka_new_meeting_dialog_new (minka_page_get_workspace (MINKA_PAGE (widget)));

  g_signal_connect_object (dialog, "created", G_CALLBACK (minka_page_show_record), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static GtkWidget *
make_list (MinkaMeetingsPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view, *scroller;

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), NULL);
  self->selection = gtk_single_selection_new (g_object_ref (self->list));
  view = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Meetings"), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_chosen), self,
                           G_CONNECT_SWAPPED);

  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_New meeting"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "minka-meeting-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("No meetings yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _ ("Prepare the first meeting of your community."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "meetings.new");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), button);
  gtk_widget_add_css_class (status, "compact");
  return status;
}

static void
fill (MinkaPage *page)
{
  MinkaMeetingsPage *self = MINKA_MEETINGS_PAGE (page);
  MinkaWorkspace *workspace = minka_page_get_workspace (page);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");
  AdwNavigationPage *list_page;
  GtkWidget *pair;

  gtk_widget_set_tooltip_text (add, _ ("New meeting"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New meeting"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "meetings.new");
  gtk_widget_add_css_class (add, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), add);

  self->list = minka_workspace_list (workspace, MINKA_TYPE_MEETING_SUMMARY, NULL, NULL);
  self->stack = GTK_STACK (gtk_stack_new ());
  list_page = adw_navigation_page_new (minka_page_frame (header, GTK_WIDGET (self->stack)), _ ("Meetings"));
  self->detail = ADW_BIN (adw_bin_new ());
  adw_bin_set_child (self->detail, make_nothing_chosen ());
  pair = minka_page_pair (list_page, adw_navigation_page_new (GTK_WIDGET (self->detail), _ ("Meeting")));
  self->split = g_object_get_data (G_OBJECT (pair), "minka-split");
  gtk_stack_add_named (self->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, make_empty (), "empty");
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loaded", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (page), pair);
}

static void
minka_meetings_page_dispose (GObject *object)
{
  MinkaMeetingsPage *self = MINKA_MEETINGS_PAGE (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (minka_meetings_page_parent_class)->dispose (object);
}

static void
minka_meetings_page_class_init (MinkaMeetingsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_meetings_page_dispose;
  MINKA_PAGE_CLASS (klass)->fill = fill;
  MINKA_PAGE_CLASS (klass)->show_record = show_record;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.open-chosen", NULL, open_chosen);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "meetings.new", NULL, new_meeting);
}

static void
minka_meetings_page_init (MinkaMeetingsPage *self)
{
}
