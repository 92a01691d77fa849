#include "minka-agreement-entry.h"

#include "minka-agreement-line.h"
#include "minka-date.h"
#include "minka-form.h"
#include "minka-next-meeting.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaAgreementEntry:
 *
 * A row in which one types what was agreed: who, what and by when. It offers members and days while one types, marks
 * what it understood and says it in words before Enter adds the agreement. Shift+Enter adds it and opens it.
 */
struct _MinkaAgreementEntry {
  AdwBin parent_instance;
  MinkaWorkspace *workspace;
  MinkaMeeting *meeting;
  char *agenda_item;
  GListModel *members;
  GListModel *posts;
  GListModel *calendar;
  GListModel *meetings;
  GListModel *agreements;
  GListModel *topics;
  AdwEntryRow *row;
  GtkLabel *told;
  AdwWrapBox *choices;
  GtkPopover *popover;
  GtkListBox *list;
  GPtrArray *offers;
  MinkaMember *chosen; /* of several that are called the same */
  guint timer;
};

enum {
  ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaAgreementEntry, minka_agreement_entry, ADW_TYPE_BIN)

#define MOST_HEIGHT 260

/* So long nothing is typed before a screen reader hears what was understood. */
#define PAUSE_MS 900

static const char *
read_text (MinkaAgreementEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->row));
}

static GtkWidget *
text_of (MinkaAgreementEntry *self)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->row)));
}

static GPtrArray *
as_array (GListModel *list)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (all, g_list_model_get_item (list, i));
  return all;
}

static MinkaAgreementLine *
parse (MinkaAgreementEntry *self, GPtrArray **offers)
{
  g_autoptr (GPtrArray) members = as_array (self->members);
  g_autoptr (GPtrArray) posts = as_array (self->posts);
  g_autoptr (GPtrArray) calendar = as_array (self->calendar);
  g_autoptr (GPtrArray) meetings = as_array (self->meetings);
  g_autofree char *today = minka_date_today ();
  const MinkaAgreementSetting setting = { *self->meeting->date != '\0' ? self->meeting->date : today, members,
                                          posts, calendar, minka_next_meeting_day (meetings, self->meeting) };
  const char *text = read_text (self);
  MinkaAgreementLine *line = minka_agreement_line_parse (text, &setting);

  if (self->chosen != NULL && g_ptr_array_find (line->choices, self->chosen, NULL))
    minka_agreement_line_settle (line, self->chosen);
  if (offers != NULL) {
    const char *cursor =
        g_utf8_offset_to_pointer (text, gtk_editable_get_position (GTK_EDITABLE (self->row)));

    *offers = minka_agreement_line_offer (text, cursor - text, &setting);
  }
  return line;
}

/* What was understood */

static void
mark (PangoAttrList *attributes, AdwAccentColor accent, const MinkaMark *at)
{
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA color;
  PangoAttribute *all[2];

  adw_accent_color_to_standalone_rgba (accent, dark, &color);
  all[0] = pango_attr_foreground_new (color.red * 65535, color.green * 65535, color.blue * 65535);
  all[1] = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
    all[i]->start_index = at->start;
    all[i]->end_index = at->end;
    pango_attr_list_insert (attributes, all[i]);
  }
}

static void
show_marks (MinkaAgreementEntry *self, MinkaAgreementLine *line)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < line->who_marks->len; i++)
    mark (attributes, ADW_ACCENT_COLOR_TEAL, &g_array_index (line->who_marks, MinkaMark, i));
  for (guint i = 0; i < line->when_marks->len; i++)
    mark (attributes, ADW_ACCENT_COLOR_PURPLE, &g_array_index (line->when_marks, MinkaMark, i));
  if (line->choices->len > 0)
    mark (attributes, ADW_ACCENT_COLOR_RED, &line->unclear);
  adw_entry_row_set_attributes (self->row, attributes);
}

static void
on_choice (MinkaAgreementEntry *self, GtkWidget *button)
{
  g_autoptr (MinkaAgreementLine) line = parse (self, NULL);
  MinkaMember *member = g_object_get_data (G_OBJECT (button), "minka-member");
  g_autofree char *text = NULL;

  if (!g_ptr_array_find (line->choices, member, NULL))
    return;
  text = minka_agreement_line_choose (line, member);
  g_set_object (&self->chosen, member);
  gtk_widget_grab_focus (GTK_WIDGET (self->row));
  gtk_editable_set_text (GTK_EDITABLE (self->row), text);
  gtk_editable_set_position (GTK_EDITABLE (self->row), -1);
}

static void
show_choices (MinkaAgreementEntry *self, MinkaAgreementLine *line)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->choices))) != NULL)
    adw_wrap_box_remove (self->choices, child);
  for (guint i = 0; i < line->choices->len; i++) {
    MinkaMember *member = line->choices->pdata[i];
    GtkWidget *button = gtk_button_new_with_label (member->name);

    g_object_set_data_full (G_OBJECT (button), "minka-member", g_object_ref (member), g_object_unref);
    g_signal_connect_object (button, "clicked", G_CALLBACK (on_choice), self, G_CONNECT_SWAPPED);
    adw_wrap_box_append (self->choices, button);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->choices), line->choices->len > 0);
}

static gboolean
announce (gpointer data)
{
  MinkaAgreementEntry *self = data;

  self->timer = 0;
  if (gtk_widget_get_visible (GTK_WIDGET (self->told)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->told), gtk_label_get_text (self->told),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return G_SOURCE_REMOVE;
}

/* What is told stands below the row, which may be the last thing in sight. */
static gboolean
bring_into_sight (gpointer data)
{
  g_autoptr (MinkaAgreementEntry) self = data;
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);

  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), GTK_WIDGET (self), NULL);
  return G_SOURCE_REMOVE;
}

static void
tell (MinkaAgreementEntry *self, MinkaAgreementLine *line)
{
  g_autofree char *told = minka_agreement_line_tell (line);
  g_autofree char *doubts = minka_agreement_line_tell_doubts (line);
  g_autofree char *all = *doubts != '\0' ? g_strdup_printf ("%s\n%s", told, doubts) : g_strdup (told);

  gtk_label_set_text (self->told, all);
  gtk_widget_set_visible (GTK_WIDGET (self->told), *read_text (self) != '\0');
  g_clear_handle_id (&self->timer, g_source_remove);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->told)))
    return;
  self->timer = g_timeout_add (PAUSE_MS, announce, self);
  /* Behind the layout. */
  g_idle_add_full (G_PRIORITY_LOW, bring_into_sight, g_object_ref (self), NULL);
}

/* What is offered */

static void
hide_offers (MinkaAgreementEntry *self)
{
  gtk_popover_popdown (self->popover);
}

static GtkWidget *
make_offer_row (MinkaAgreementOffer *offer)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (offer->text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  if (*offer->details != '\0') {
    label = gtk_label_new (offer->details);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "dimmed");
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_widget_add_css_class (box, "minka-choice");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, offer->text, -1);
  return row;
}

static gboolean
has_focus (MinkaAgreementEntry *self)
{
  return gtk_widget_has_focus (text_of (self));
}

static void
show_offers (MinkaAgreementEntry *self)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->offers->len; i++)
    gtk_list_box_append (self->list, make_offer_row (self->offers->pdata[i]));
  if (self->offers->len == 0 || !has_focus (self)) {
    hide_offers (self);
    return;
  }
  gtk_widget_set_size_request (GTK_WIDGET (self->popover),
                               MIN (gtk_widget_get_width (GTK_WIDGET (self)), 420), -1);
  gtk_popover_popup (self->popover);
}

static void
on_typed (MinkaAgreementEntry *self)
{
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (MinkaAgreementLine) line = parse (self, &offers);

  show_marks (self, line);
  show_choices (self, line);
  tell (self, line);
  g_ptr_array_unref (self->offers);
  self->offers = g_steal_pointer (&offers);
  show_offers (self);
}

static void
choose (MinkaAgreementEntry *self, GtkListBoxRow *row)
{
  MinkaAgreementOffer *offer = self->offers->pdata[gtk_list_box_row_get_index (row)];
  const char *text = read_text (self);
  g_autofree char *before = g_strdup_printf ("%.*s%s ", (int) offer->span.start, text, offer->text);
  g_autofree char *all = g_strconcat (before, text + offer->span.end, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->row), all);
  gtk_editable_set_position (GTK_EDITABLE (self->row), g_utf8_strlen (before, -1));
  hide_offers (self);
}

static void
step (MinkaAgreementEntry *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int at = row != NULL ? gtk_list_box_row_get_index (row) + by : 0;
  MinkaAgreementOffer *offer;
  g_autofree char *said = NULL;

  row = at >= 0 ? gtk_list_box_get_row_at_index (self->list, at) : NULL;
  if (row == NULL)
    return;
  offer = self->offers->pdata[at];
  said = *offer->details != '\0' ? g_strdup_printf ("%s, %s", offer->text, offer->details)
                                 : g_strdup (offer->text);
  gtk_list_box_select_row (self->list, row);
  gtk_viewport_scroll_to (GTK_VIEWPORT (gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_VIEWPORT)),
                          GTK_WIDGET (row), NULL);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->row), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Adding */

static MinkaAgendaItem *
find_topic (MinkaAgreementEntry *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->topics); i++) {
    g_autoptr (MinkaAgendaItem) item = g_list_model_get_item (self->topics, i);

    if (g_strcmp0 (minka_record_get_id (MINKA_RECORD (item)), self->agenda_item) == 0)
      return item; /* the list keeps it */
  }
  return NULL;
}

static void
add (MinkaAgreementEntry *self, MinkaAgreementLine *line, gboolean open)
{
  g_autoptr (MinkaAgreement) agreement = minka_record_new (MINKA_TYPE_AGREEMENT);
  MinkaAgendaItem *topic = find_topic (self);
  MinkaGesture *gesture = minka_gesture_new (_ ("Add agreement"));

  minka_agreement_line_fill (line, agreement);
  g_object_set (agreement, "meeting", minka_record_get_id (MINKA_RECORD (self->meeting)), "agenda_item",
                topic != NULL ? self->agenda_item : "", "outside_agenda", topic != NULL && topic->unplanned,
                "position", (int) g_list_model_get_n_items (self->agreements), NULL);
  minka_gesture_put (gesture, MINKA_RECORD (agreement));
  minka_form_apply (GTK_WIDGET (self), self->workspace, gesture);
  g_clear_object (&self->chosen);
  gtk_editable_set_text (GTK_EDITABLE (self->row), "");
  g_signal_emit (self, signals[ADDED], 0, minka_record_get_id (MINKA_RECORD (agreement)), open);
}

static void
submit (MinkaAgreementEntry *self, gboolean open)
{
  g_autoptr (MinkaAgreementLine) line = parse (self, NULL);

  hide_offers (self);
  if (*line->text != '\0' && line->choices->len == 0)
    add (self, line, open);
  else if (*read_text (self) != '\0')
    announce (self);
  if (line->choices->len > 0)
    gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->choices)));
}

static void
on_details (MinkaAgreementEntry *self)
{
  submit (self, TRUE);
}

/* What was typed is not lost when one forgets to press Enter. */
static void
on_leave (MinkaAgreementEntry *self)
{
  g_autoptr (MinkaAgreementLine) line = NULL;

  hide_offers (self);
  line = parse (self, NULL);
  if (*line->text != '\0' && line->choices->len == 0)
    add (self, line, FALSE);
}

static gboolean
on_key (MinkaAgreementEntry *self, guint key, guint code, GdkModifierType modifiers)
{
  const gboolean offered = gtk_widget_get_visible (GTK_WIDGET (self->popover));
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  modifiers &= gtk_accelerator_get_default_mod_mask ();
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && modifiers == GDK_SHIFT_MASK) {
    submit (self, TRUE);
    return GDK_EVENT_STOP;
  }
  if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    if (offered && row != NULL)
      choose (self, row);
    else
      submit (self, FALSE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    if (!offered)
      return GDK_EVENT_PROPAGATE;
    step (self, 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    if (!offered)
      return GDK_EVENT_PROPAGATE;
    step (self, -1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Tab:
    if (!offered)
      return GDK_EVENT_PROPAGATE;
    choose (self, row != NULL ? row : gtk_list_box_get_row_at_index (self->list, 0));
    return GDK_EVENT_STOP;
  case GDK_KEY_Escape:
    if (!offered)
      return GDK_EVENT_PROPAGATE;
    hide_offers (self);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
minka_agreement_entry_dispose (GObject *object)
{
  MinkaAgreementEntry *self = MINKA_AGREEMENT_ENTRY (object);

  if (self->row != NULL && self->workspace != NULL && minka_workspace_get_path (self->workspace) != NULL) {
    g_autoptr (MinkaAgreementLine) line = parse (self, NULL);

    if (*line->text != '\0')
      add (self, line, FALSE);
  }
  self->row = NULL;
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->agenda_item, g_free);
  g_clear_object (&self->chosen);
  g_clear_object (&self->members);
  g_clear_object (&self->posts);
  g_clear_object (&self->calendar);
  g_clear_object (&self->meetings);
  g_clear_object (&self->agreements);
  g_clear_object (&self->topics);
  g_clear_object (&self->meeting);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (minka_agreement_entry_parent_class)->dispose (object);
}

static void
minka_agreement_entry_class_init (MinkaAgreementEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_agreement_entry_dispose;

  /**
   * MinkaAgreementEntry::added:
   * @self: the entry
   * @id: the id of the new agreement
   * @open: whether one wants to fill in more of it
   *
   * An agreement was added.
   */
  signals[ADDED] = g_signal_new ("added", MINKA_TYPE_AGREEMENT_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
add_popover (MinkaAgreementEntry *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  /* The focus stays where one types. */
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (choose), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));

  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_child (self->popover, scroller);
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "menu");
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self->row));
}

static void
add_row (MinkaAgreementEntry *self, GtkWidget *box)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("view-more-horizontal-symbolic");

  self->row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("Add agreement"));
  adw_entry_row_add_prefix (self->row, gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_object_set_data (G_OBJECT (self->row), "minka-part", (gpointer) "agreement");
  gtk_widget_set_tooltip_text (button, _ ("Add and fill in more (Shift+Enter)"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_details), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (self->row, button);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->row));
  gtk_box_append (GTK_BOX (box), list);
}

static void
minka_agreement_entry_init (MinkaAgreementEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->offers = g_ptr_array_new ();
  add_row (self, box);
  add_popover (self);

  self->told = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->told, TRUE);
  gtk_label_set_wrap_mode (self->told, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->told, 0);
  gtk_widget_set_margin_start (GTK_WIDGET (self->told), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->told), 12);
  gtk_widget_set_visible (GTK_WIDGET (self->told), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->told));
  self->choices = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->choices, 6);
  adw_wrap_box_set_line_spacing (self->choices, 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self->choices), 12);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choices));
  adw_bin_set_child (ADW_BIN (self), box);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (text_of (self)), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->told, NULL, -1);
  g_signal_connect_swapped (self->row, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (text_of (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * minka_agreement_entry_new:
 * @workspace: the open plan
 * @meeting: the id of the meeting that agrees
 * @agenda_item: (nullable): the id of the topic that it comes from
 *
 * Returns: (transfer full): an empty entry
 */
GtkWidget *
minka_agreement_entry_new (MinkaWorkspace *workspace, const char *meeting, const char *agenda_item)
{
  MinkaAgreementEntry *self = g_object_new (MINKA_TYPE_AGREEMENT_ENTRY, NULL);

  self->workspace = g_object_ref (workspace);
  self->meeting = minka_workspace_get_record (workspace, MINKA_TYPE_MEETING, meeting);
  self->agenda_item = g_strdup (agenda_item);
  self->members = minka_workspace_list (workspace, MINKA_TYPE_MEMBER, NULL, NULL);
  self->posts = minka_workspace_list (workspace, MINKA_TYPE_POST, NULL, NULL);
  self->calendar = minka_workspace_list (workspace, MINKA_TYPE_CALENDAR_ENTRY, NULL, NULL);
  self->meetings = minka_workspace_list (workspace, MINKA_TYPE_MEETING_SUMMARY, NULL, NULL);
  self->agreements = minka_workspace_list (workspace, MINKA_TYPE_AGREEMENT, "meeting", meeting);
  self->topics = minka_workspace_list (workspace, MINKA_TYPE_AGENDA_ITEM, "meeting", meeting);
  return GTK_WIDGET (self);
}
