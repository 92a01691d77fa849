#include "minka-agreements-page.h"

#include "minka-agreement-list.h"
#include "minka-agreement-row.h"
#include "minka-agreement-view.h"
#include "minka-date.h"
#include "minka-follow-up-dialog.h"
#include "minka-follow-up-row.h"
#include "minka-list-top.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaAgreementsPage:
 *
 * *Acuerdos*: the agreements of all meetings as they stand, the overdue ones first, of everybody or of one person. What
 * is over is counted, and read when it is asked for.
 */
struct _MinkaAgreementsPage {
  MinkaPage parent_instance;
  MinkaAgreementList *lists[MINKA_N_URGENCIES];
  GtkFlattenListModel *all;
  GtkSingleSelection *selection;
  GtkListView *view;
  AdwNavigationSplitView *split;
  AdwNavigationPage *detail_page;
  AdwBin *detail;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkWidget *empty_button;
  GtkWidget *search;
  AdwComboRow *filter;
  GtkWidget *bars;
  GtkToggleButton *finished[MINKA_N_URGENCIES]; /* kept and dropped alone */
  GListModel *members;
  GPtrArray *people; /* the ids behind the choices of the filter */
  char *today;
  gboolean updating;
  gboolean stale;
  gboolean changing; /* the list is being told of a change */
  gboolean stays;    /* what was noted in the detail does not take the detail away */
  gboolean to_top;   /* what is read next is shown from its beginning */
};

G_DEFINE_FINAL_TYPE (MinkaAgreementsPage, minka_agreements_page, MINKA_TYPE_PAGE)

#define PAUSE_MS 200
#define ANYONE 0
#define NOBODY 1

/* In the order of MinkaUrgency. */
static const char *const headings[] = {
  N_ ("Overdue agreements"), N_ ("Due this week"),   N_ ("Due later"),
  N_ ("Without a date"),     N_ ("Kept agreements"), N_ ("Dropped agreements"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (headings) == MINKA_N_URGENCIES);

/* The detail */

static GtkWidget *
make_nothing_chosen (void)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "minka-agreement-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Choose an agreement"));
  gtk_widget_add_css_class (status, "compact");
  return minka_page_frame (adw_header_bar_new (), status);
}

static MinkaRecord *
chosen (MinkaAgreementsPage *self)
{
  MinkaRecord *record = gtk_single_selection_get_selected_item (self->selection);

  return record != NULL && minka_record_get_id (record) != NULL ? record : NULL;
}

static void
show_detail (MinkaAgreementsPage *self)
{
  MinkaRecord *record = chosen (self);
  GtkWidget *shown = adw_bin_get_child (self->detail);
  const char *title = _ ("Agreement");

  if (minka_workspace_get_path (minka_page_get_workspace (MINKA_PAGE (self))) == NULL)
    return;
  if (record == NULL) {
    title = _ ("Agreements");
    adw_bin_set_child (self->detail, make_nothing_chosen ());
  } else if (!MINKA_IS_AGREEMENT_VIEW (shown) ||
             !g_str_equal (minka_agreement_view_get_id (MINKA_AGREEMENT_VIEW (shown)),
                           minka_record_get_id (record))) {
    adw_bin_set_child (self->detail, minka_agreement_view_new (minka_page_get_workspace (MINKA_PAGE (self)),
                                                               minka_record_get_id (record)));
  }
  adw_navigation_page_set_title (self->detail_page, title);
}

static void
on_selected (MinkaAgreementsPage *self)
{
  MinkaRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (self->changing && self->stays)
    return;
  self->stays = FALSE;
  /* It may be read only now. */
  if (record != NULL && minka_record_get_id (record) == NULL)
    g_signal_connect_object (record, "notify::id", G_CALLBACK (show_detail), self, G_CONNECT_SWAPPED);
  show_detail (self);
}

static void
open_chosen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaAgreementsPage *self = MINKA_AGREEMENTS_PAGE (widget);

  self->stays = FALSE;
  show_detail (self);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
on_activated (MinkaAgreementsPage *self)
{
  open_chosen (GTK_WIDGET (self), NULL, NULL);
}

/* Noting what became of one */

/* Who goes on with the keys is where the agreement was, on the one that took its place. */
static void
on_asked (MinkaAgreementsPage *self)
{
  if (!adw_navigation_split_view_get_collapsed (self->split) ||
      !adw_navigation_split_view_get_show_content (self->split))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
ask (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaAgreementsPage *self = MINKA_AGREEMENTS_PAGE (widget);
  AdwDialog *dialog;
  const char *agreement;
  int state;

  self->stays = TRUE;
  g_variant_get (parameter, "(&si)", &agreement, &state);
  dialog = minka_follow_up_dialog_new (minka_page_get_workspace (MINKA_PAGE (self)), agreement, state, NULL);
  adw_dialog_present (dialog, widget);
}

static gboolean
on_key (MinkaAgreementsPage *self, guint key, guint code, GdkModifierType state)
{
  const GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK);
  MinkaRecord *record = chosen (self);
  MinkaAgreementState asked;
  AdwDialog *dialog;

  if (key == GDK_KEY_space && held == 0)
    asked = MINKA_AGREEMENT_STATE_KEPT;
  else if (key == GDK_KEY_Delete && held == GDK_ALT_MASK)
    asked = MINKA_AGREEMENT_STATE_DROPPED;
  else
    return GDK_EVENT_PROPAGATE;
  if (record == NULL)
    return GDK_EVENT_STOP;
  self->stays = FALSE;
  dialog = minka_follow_up_dialog_new (minka_page_get_workspace (MINKA_PAGE (self)),
                                       minka_record_get_id (record), asked, NULL);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (on_asked), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adw_dialog_present (dialog, GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

/* Rows */

static void
show_row (MinkaAgreementSummary *summary, GParamSpec *pspec, GtkWidget *row)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (row), "minka-item");
  MinkaAgreementsPage *self = g_object_get_data (G_OBJECT (row), "minka-page");
  g_autofree char *details = minka_follow_up_describe (summary);

  minka_agreement_row_show (MINKA_AGREEMENT_ROW (row), summary, self->today);
  gtk_list_item_set_accessible_label (item, summary->text);
  gtk_list_item_set_accessible_description (item, details);
}

static void
set_up_row (GtkListItemFactory *factory, GtkListItem *item, MinkaAgreementsPage *self)
{
  GtkWidget *row = minka_agreement_row_new ();

  g_object_set_data (G_OBJECT (row), "minka-page", self);
  g_object_set_data (G_OBJECT (row), "minka-item", item);
  minka_page_open_on_click (row);
  gtk_list_item_set_child (item, row);
}

static void
bind_row (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  MinkaAgreementSummary *summary = gtk_list_item_get_item (item);

  show_row (summary, NULL, row);
  g_signal_connect (summary, "notify", G_CALLBACK (show_row), row);
}

static void
unbind_row (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_row,
                                        gtk_list_item_get_child (item));
}

static void
set_up_heading (GtkListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (NULL), *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_list_header_set_child (header, box);
}

static void
show_heading (GtkListHeader *header, GParamSpec *pspec, MinkaAgreementsPage *self)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_header_get_child (header));
  guint start = gtk_list_header_get_start (header);
  GListModel *model = start != GTK_INVALID_LIST_POSITION
                          ? gtk_flatten_list_model_get_model_for_item (self->all, start)
                          : NULL;
  g_autofree char *count = NULL;

  if (model == NULL)
    return;
  count = g_strdup_printf ("%u", minka_agreement_list_get_count (MINKA_AGREEMENT_LIST (model)));
  gtk_label_set_label (GTK_LABEL (title),
                       _ (headings[minka_agreement_list_get_urgency (MINKA_AGREEMENT_LIST (model))]));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), count);
}

static void
bind_heading (GtkListItemFactory *factory, GtkListHeader *header, MinkaAgreementsPage *self)
{
  show_heading (header, NULL, self);
  g_signal_connect (header, "notify", G_CALLBACK (show_heading), self);
}

static void
unbind_heading (GtkListItemFactory *factory, GtkListHeader *header, MinkaAgreementsPage *self)
{
  g_signal_handlers_disconnect_by_func (header, show_heading, self);
}

/* Which ones */

static const char *
chosen_person (MinkaAgreementsPage *self)
{
  guint which = adw_combo_row_get_selected (self->filter);

  if (which == NOBODY)
    return "";
  return which < self->people->len ? self->people->pdata[which] : NULL;
}

static const char *
words (MinkaAgreementsPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static gboolean
is_filtered (MinkaAgreementsPage *self)
{
  return chosen_person (self) != NULL || *words (self) != '\0';
}

static guint
count (MinkaAgreementsPage *self, MinkaUrgency first, MinkaUrgency last)
{
  guint all = 0;

  for (int urgency = first; urgency <= (int) last; urgency++)
    all += minka_agreement_list_get_count (self->lists[urgency]);
  return all;
}

static void
show_empty (MinkaAgreementsPage *self)
{
  const gboolean filtered = is_filtered (self);
  const char *title, *text, *button;

  if (filtered) {
    title = _ ("No such agreement is open");
    text = _ ("No open agreement has this person and these words.");
    button = _ ("Show _all agreements");
  } else if (count (self, MINKA_URGENCY_KEPT, MINKA_URGENCY_DROPPED) > 0) {
    title = _ ("No agreement is open");
    text = _ ("What was agreed is kept or dropped; the buttons below show it.");
    button = NULL;
  } else {
    title = _ ("No agreements yet");
    text = _ ("What a meeting agrees, with a person and a day, is followed up here.");
    button = _ ("_Go to the meetings");
  }
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, text);
  gtk_widget_set_visible (self->empty_button, button != NULL);
  if (button != NULL)
    gtk_button_set_label (GTK_BUTTON (self->empty_button), button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->empty_button),
                                          filtered ? NULL : g_variant_new_string ("meetings"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button),
                                  filtered ? "agreements.show-all" : "win.show-page");
}

static void
show_finished (MinkaAgreementsPage *self, MinkaUrgency urgency)
{
  guint n = minka_agreement_list_get_count (self->lists[urgency]);
  const char *format = urgency == MINKA_URGENCY_KEPT ? _ ("Kept (%u)") : _ ("Dropped (%u)");
  g_autofree char *label = g_strdup_printf (format, n);

  gtk_button_set_label (GTK_BUTTON (self->finished[urgency]), label);
  gtk_widget_set_visible (GTK_WIDGET (self->finished[urgency]), n > 0);
}

static void
on_counted (MinkaAgreementsPage *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->all));

  for (guint i = 0; i < MINKA_N_URGENCIES; i++)
    if (!minka_agreement_list_is_loaded (self->lists[i]))
      return;
  show_finished (self, MINKA_URGENCY_KEPT);
  show_finished (self, MINKA_URGENCY_DROPPED);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->finished[MINKA_URGENCY_KEPT])),
                          count (self, MINKA_URGENCY_KEPT, MINKA_URGENCY_DROPPED) > 0);
  gtk_widget_set_visible (self->bars, is_filtered (self) ||
                                          count (self, MINKA_URGENCY_OVERDUE, MINKA_URGENCY_DROPPED) > 0);
  if (shown == 0)
    show_empty (self);
  gtk_stack_set_visible_child_name (self->stack, shown > 0 ? "list" : "empty");
  if (self->to_top)
    minka_list_top (self->view);
  self->to_top = FALSE;
}

static guint
place_of (MinkaAgreementsPage *self, MinkaUrgency urgency)
{
  guint place = 0;

  for (guint i = 0; i < (guint) urgency; i++)
    place += g_list_model_get_n_items (G_LIST_MODEL (self->lists[i]));
  return place;
}

/* What is asked for comes last, perhaps out of sight. */
static void
on_finished_toggled (MinkaAgreementsPage *self)
{
  int come = -1;

  for (int urgency = MINKA_URGENCY_KEPT; urgency <= MINKA_URGENCY_DROPPED; urgency++) {
    const gboolean before = g_list_model_get_n_items (G_LIST_MODEL (self->lists[urgency])) > 0;

    minka_agreement_list_set_shown (self->lists[urgency],
                                    gtk_toggle_button_get_active (self->finished[urgency]));
    if (!before && g_list_model_get_n_items (G_LIST_MODEL (self->lists[urgency])) > 0)
      come = urgency;
  }
  on_counted (self);
  if (come >= 0) {
    const guint some = MIN (3, g_list_model_get_n_items (G_LIST_MODEL (self->lists[come])));

    minka_list_top_forget (self->view);
    gtk_list_view_scroll_to (self->view, place_of (self, come) + some - 1, GTK_LIST_SCROLL_NONE, NULL);
  }
}

static void
filter (MinkaAgreementsPage *self)
{
  self->to_top = TRUE;
  for (guint i = 0; i < MINKA_N_URGENCIES; i++)
    minka_agreement_list_set_filter (self->lists[i], chosen_person (self), words (self));
}

static void
on_person_chosen (MinkaAgreementsPage *self)
{
  if (!self->updating)
    filter (self);
}

static void
show_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaAgreementsPage *self = MINKA_AGREEMENTS_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  adw_combo_row_set_selected (self->filter, ANYONE);
  filter (self);
}

static void
on_members (MinkaAgreementsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *before = g_strdup (chosen_person (self));
  guint which = before != NULL && *before == '\0' ? NOBODY : ANYONE;

  g_ptr_array_set_size (self->people, 0);
  g_ptr_array_add (self->people, NULL);
  g_ptr_array_add (self->people, g_strdup (""));
  gtk_string_list_append (names, _ ("Everybody"));
  gtk_string_list_append (names, _ ("Without anyone responsible"));
  for (guint i = 0; i < g_list_model_get_n_items (self->members); i++) {
    g_autoptr (MinkaMember) member = g_list_model_get_item (self->members, i);
    const char *id = minka_record_get_id (MINKA_RECORD (member));

    if (g_strcmp0 (id, before) == 0)
      which = self->people->len;
    g_ptr_array_add (self->people, g_strdup (id));
    gtk_string_list_append (names, member->name);
  }
  self->updating = TRUE;
  adw_combo_row_set_model (self->filter, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->filter, which);
  self->updating = FALSE;
  if (before != NULL && which == ANYONE)
    filter (self);
}

/* In step with the plan */

static void
refresh (MinkaAgreementsPage *self)
{
  g_autofree char *today = minka_date_today ();

  self->stale = FALSE;
  g_set_str (&self->today, today);
  if (minka_workspace_get_path (minka_page_get_workspace (MINKA_PAGE (self))) == NULL)
    return;
  for (guint i = 0; i < MINKA_N_URGENCIES; i++)
    minka_agreement_list_refresh (self->lists[i]);
}

static void
on_plan_changed (MinkaAgreementsPage *self, GHashTable *changed)
{
  static const char *const tables[] = { "agreement", "follow_up", "meeting", "member" };
  GHashTableIter iter;
  gpointer table;

  g_hash_table_iter_init (&iter, changed);
  while (!self->stale && g_hash_table_iter_next (&iter, NULL, &table))
    for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
      self->stale |= g_str_equal (table, tables[i]);
  if (self->stale && gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
on_map (MinkaAgreementsPage *self)
{
  g_autofree char *today = minka_date_today ();

  if (self->stale || !g_str_equal (today, self->today))
    refresh (self);
}

/* What is asked for is shown, whatever was chosen before. */

static void
on_placed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaAgreementsPage) self = data;
  g_autoptr (GError) error = NULL;
  MinkaUrgency urgency;
  gint64 place = minka_workspace_place_agreement_finish (MINKA_WORKSPACE (source), result, &urgency, &error);

  if (place < 0) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
    return;
  }
  if (self->finished[urgency] != NULL)
    gtk_toggle_button_set_active (self->finished[urgency], TRUE);
  place += place_of (self, urgency);
  if (place >= g_list_model_get_n_items (G_LIST_MODEL (self->all)))
    return;
  minka_list_top_forget (self->view);
  gtk_list_view_scroll_to (self->view, place, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  on_activated (self);
}

static void
show_record (MinkaPage *page, const char *id, const char *part)
{
  MinkaAgreementsPage *self = MINKA_AGREEMENTS_PAGE (page);
  g_autofree char *today = minka_date_today ();

  show_all (GTK_WIDGET (page), NULL, NULL);
  /* The lists are asked first, so the answer finds them as they are then. */
  refresh (self);
  minka_workspace_place_agreement (minka_page_get_workspace (page), id, today, on_placed,
                                   g_object_ref (self));
}

/* The one before, the other after the selection hears of it. */

static void
on_change_begins (MinkaAgreementsPage *self)
{
  self->changing = TRUE;
}

static void
on_change_ends (MinkaAgreementsPage *self)
{
  self->changing = FALSE;
}

/* Putting together */

static GtkWidget *
make_list (MinkaAgreementsPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) heading_factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), NULL);
  g_signal_connect (heading_factory, "setup", G_CALLBACK (set_up_heading), NULL);
  g_signal_connect (heading_factory, "bind", G_CALLBACK (bind_heading), self);
  g_signal_connect (heading_factory, "unbind", G_CALLBACK (unbind_heading), self);
  g_signal_connect_object (self->all, "items-changed", G_CALLBACK (on_change_begins), self,
                           G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->all)));
  g_signal_connect_object (self->all, "items-changed", G_CALLBACK (on_change_ends), self, G_CONNECT_SWAPPED);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory));
  gtk_list_view_set_header_factory (self->view, heading_factory);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Agreements"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("The space bar marks the chosen agreement as kept."), -1);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  return scroller;
}

static GtkWidget *
make_empty (MinkaAgreementsPage *self)
{
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  self->empty_button = gtk_button_new_with_mnemonic ("");
  adw_status_page_set_icon_name (self->empty, "minka-agreement-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "compact");
  gtk_widget_add_css_class (self->empty_button, "pill");
  gtk_widget_set_halign (self->empty_button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (self->empty, self->empty_button);
  return GTK_WIDGET (self->empty);
}

static GtkWidget *
make_filters (MinkaAgreementsPage *self)
{
  GtkWidget *box = gtk_list_box_new ();

  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search), _ ("Search in the agreements"));
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search), PAUSE_MS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search in the agreements"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (filter), self, G_CONNECT_SWAPPED);

  self->filter = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->filter), _ ("Person responsible"));
  adw_combo_row_set_use_subtitle (self->filter, TRUE);
  g_signal_connect_object (self->filter, "notify::selected", G_CALLBACK (on_person_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (box, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (box), GTK_WIDGET (self->filter));

  self->bars = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->bars), self->search);
  gtk_box_append (GTK_BOX (self->bars), box);
  gtk_widget_set_margin_top (self->bars, 6);
  gtk_widget_set_margin_bottom (self->bars, 6);
  gtk_widget_set_margin_start (self->bars, 12);
  gtk_widget_set_margin_end (self->bars, 12);
  gtk_widget_set_visible (self->bars, FALSE);
  return self->bars;
}

static GtkWidget *
make_finished (MinkaAgreementsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (int urgency = MINKA_URGENCY_KEPT; urgency <= MINKA_URGENCY_DROPPED; urgency++) {
    self->finished[urgency] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
    g_signal_connect_object (self->finished[urgency], "toggled", G_CALLBACK (on_finished_toggled), self,
                             G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->finished[urgency]));
  }
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
make_lists (MinkaAgreementsPage *self)
{
  g_autoptr (GListStore) lists = g_list_store_new (G_TYPE_LIST_MODEL);

  for (guint i = 0; i < MINKA_N_URGENCIES; i++) {
    self->lists[i] = minka_agreement_list_new (minka_page_get_workspace (MINKA_PAGE (self)), i);
    g_signal_connect_object (self->lists[i], "notify::count", G_CALLBACK (on_counted), self,
                             G_CONNECT_SWAPPED);
    g_list_store_append (lists, self->lists[i]);
  }
  self->all = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&lists)));
}

static void
fill (MinkaPage *page)
{
  MinkaAgreementsPage *self = MINKA_AGREEMENTS_PAGE (page);
  MinkaWorkspace *workspace = minka_page_get_workspace (page);
  AdwNavigationPage *list_page;
  GtkWidget *frame, *pair;

  make_lists (self);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, make_empty (self), "empty");
  frame = minka_page_frame (adw_header_bar_new (), GTK_WIDGET (self->stack));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (frame), make_filters (self));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (frame), make_finished (self));
  list_page = adw_navigation_page_new (frame, _ ("Agreements"));
  self->detail = ADW_BIN (adw_bin_new ());
  adw_bin_set_child (self->detail, make_nothing_chosen ());
  self->detail_page = adw_navigation_page_new (GTK_WIDGET (self->detail), _ ("Agreements"));
  pair = minka_page_pair (list_page, self->detail_page);
  self->split = g_object_get_data (G_OBJECT (pair), "minka-split");
  adw_bin_set_child (ADW_BIN (page), pair);

  self->members = minka_workspace_list (workspace, MINKA_TYPE_MEMBER, NULL, NULL);
  g_signal_connect_object (self->members, "items-changed", G_CALLBACK (on_members), self, G_CONNECT_SWAPPED);
  on_members (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
}

static void
minka_agreements_page_dispose (GObject *object)
{
  MinkaAgreementsPage *self = MINKA_AGREEMENTS_PAGE (object);

  for (guint i = 0; i < MINKA_N_URGENCIES; i++)
    g_clear_object (&self->lists[i]);
  g_clear_object (&self->all);
  g_clear_object (&self->members);
  G_OBJECT_CLASS (minka_agreements_page_parent_class)->dispose (object);
}

static void
minka_agreements_page_finalize (GObject *object)
{
  MinkaAgreementsPage *self = MINKA_AGREEMENTS_PAGE (object);

  g_free (self->today);
  g_ptr_array_unref (self->people);
  G_OBJECT_CLASS (minka_agreements_page_parent_class)->finalize (object);
}

static void
minka_agreements_page_class_init (MinkaAgreementsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_agreements_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = minka_agreements_page_finalize;
  MINKA_PAGE_CLASS (klass)->fill = fill;
  MINKA_PAGE_CLASS (klass)->show_record = show_record;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.open-chosen", NULL, open_chosen);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "agreements.show-all", NULL, show_all);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "agreements.ask", "(si)", ask);
}

static void
minka_agreements_page_init (MinkaAgreementsPage *self)
{
  self->people = g_ptr_array_new_with_free_func (g_free);
  self->today = minka_date_today ();
  self->to_top = TRUE;
}
