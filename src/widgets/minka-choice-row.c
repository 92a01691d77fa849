#include "minka-choice-row.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaChoiceRow:
 *
 * A row to type into that offers what is known already. Whatever else is typed stands as it is.
 */
struct _MinkaChoiceRow {
  AdwEntryRow parent_instance;
  GListModel *choices;
  MinkaChoiceText name;
  MinkaChoiceText details;
  GtkFilter *filter;
  GtkFilterListModel *shown;
  GtkPopover *popover;
  GtkListBox *list;
  char *words; /* of what is typed, as they are compared */
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaChoiceRow, minka_choice_row, ADW_TYPE_ENTRY_ROW)

#define MOST_HEIGHT 260

/* Without capitals and accents, as people type in a hurry. */
static char *
fold (const char *text)
{
  g_autofree char *plain = g_str_to_ascii (text, "C");
  g_autofree char *lower = g_ascii_strdown (plain, -1);

  return g_strdup (g_strstrip (lower));
}

static gboolean
fits (gpointer item, gpointer data)
{
  MinkaChoiceRow *self = data;
  g_autofree char *name = self->name (item);
  g_autofree char *folded = fold (name);

  return strstr (folded, self->words) != NULL;
}

static void
hide_choices (MinkaChoiceRow *self)
{
  gtk_popover_popdown (self->popover);
}

static void
offer_choices (MinkaChoiceRow *self, const char *text)
{
  g_free (self->words);
  self->words = fold (text);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_list_box_unselect_all (self->list);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0) {
    hide_choices (self);
    return;
  }
  gtk_widget_set_size_request (GTK_WIDGET (self->popover),
                               MIN (gtk_widget_get_width (GTK_WIDGET (self)), 420), -1);
  gtk_popover_popup (self->popover);
}

static gboolean
has_focus (MinkaChoiceRow *self)
{
  return gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self))));
}

static void
on_typed (MinkaChoiceRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  if (*text == '\0' || !has_focus (self))
    hide_choices (self);
  else
    offer_choices (self, text);
}

static void
choose (MinkaChoiceRow *self, GtkListBoxRow *row)
{
  g_autoptr (GObject) item =
      g_list_model_get_item (G_LIST_MODEL (self->shown), gtk_list_box_row_get_index (row));

  hide_choices (self);
  g_signal_emit (self, signals[CHOSEN], 0, item);
}

static void
step (MinkaChoiceRow *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int at = row != NULL ? gtk_list_box_row_get_index (row) + by : 0;

  row = gtk_list_box_get_row_at_index (self->list, at);
  if (row == NULL || at < 0)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_viewport_scroll_to (GTK_VIEWPORT (gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_VIEWPORT)),
                          GTK_WIDGET (row), NULL);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), g_object_get_data (G_OBJECT (row), "minka-name"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
on_key (MinkaChoiceRow *self, guint key, guint code, GdkModifierType modifiers)
{
  gboolean offered = gtk_widget_get_visible (GTK_WIDGET (self->popover));
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (modifiers & gtk_accelerator_get_default_mod_mask ())
    return GDK_EVENT_PROPAGATE;
  switch (key) {
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    if (!offered)
      offer_choices (self, gtk_editable_get_text (GTK_EDITABLE (self)));
    step (self, 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    if (!offered)
      return GDK_EVENT_PROPAGATE;
    step (self, -1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    if (!offered || row == NULL)
      return GDK_EVENT_PROPAGATE;
    choose (self, row);
    return GDK_EVENT_STOP;
  case GDK_KEY_Escape:
    if (!offered)
      return GDK_EVENT_PROPAGATE;
    hide_choices (self);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
on_button (MinkaChoiceRow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->popover))) {
    hide_choices (self);
    return;
  }
  gtk_widget_grab_focus (GTK_WIDGET (self));
  offer_choices (self, "");
}

static GtkWidget *
make_choice (gpointer item, gpointer data)
{
  MinkaChoiceRow *self = data;
  char *name = self->name (item);
  g_autofree char *details = self->details (item);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  if (*details != '\0') {
    label = gtk_label_new (details);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "dimmed");
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_widget_add_css_class (box, "minka-choice");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "minka-name", name, g_free);
  return row;
}

static void
minka_choice_row_dispose (GObject *object)
{
  MinkaChoiceRow *self = MINKA_CHOICE_ROW (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
  g_clear_object (&self->choices);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (minka_choice_row_parent_class)->dispose (object);
}

static void
minka_choice_row_class_init (MinkaChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_choice_row_dispose;

  /**
   * MinkaChoiceRow::chosen:
   * @self: the row
   * @item: the choice
   *
   * One of the choices was chosen from those offered.
   */
  signals[CHOSEN] = g_signal_new ("chosen", MINKA_TYPE_CHOICE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_OBJECT);
}

static void
add_popover (MinkaChoiceRow *self)
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
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}

static void
minka_choice_row_init (MinkaChoiceRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self)));
  GtkWidget *button = gtk_button_new_from_icon_name ("pan-down-symbolic");

  self->words = g_strdup ("");
  add_popover (self);
  gtk_widget_set_tooltip_text (button, _ ("Choose"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_button), self);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);

  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  g_signal_connect (self, "changed", G_CALLBACK (on_typed), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (hide_choices), self);
  gtk_widget_add_controller (text, focus);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (text, keys);
}

/**
 * minka_choice_row_new:
 * @choices: what is offered
 * @name: what a choice is called
 * @details: more about it; may give an empty text
 *
 * Returns: (transfer full): an empty row
 */
GtkWidget *
minka_choice_row_new (GListModel *choices, MinkaChoiceText name, MinkaChoiceText details)
{
  MinkaChoiceRow *self = g_object_new (MINKA_TYPE_CHOICE_ROW, NULL);

  self->choices = g_object_ref (choices);
  self->name = name;
  self->details = details;
  self->filter = GTK_FILTER (gtk_custom_filter_new (fits, self, NULL));
  self->shown = gtk_filter_list_model_new (g_object_ref (choices), self->filter);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->shown), make_choice, self, NULL);
  g_object_unref (self->shown);
  return GTK_WIDGET (self);
}

/**
 * minka_choice_row_find:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): the choice whose name is typed out
 */
gpointer
minka_choice_row_find (MinkaChoiceRow *self)
{
  g_autofree char *typed = fold (gtk_editable_get_text (GTK_EDITABLE (self)));

  for (guint i = 0; i < g_list_model_get_n_items (self->choices); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (self->choices, i);
    g_autofree char *name = self->name (item);
    g_autofree char *folded = fold (name);

    if (g_str_equal (folded, typed))
      return g_steal_pointer (&item);
  }
  return NULL;
}
