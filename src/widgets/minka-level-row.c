#include "minka-level-row.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaLevelRow:
 *
 * A row to choose the level of a performance: with the pointer, or while the row has the focus with the keys 1 to 4, and
 * 0 for not observed.
 */
struct _MinkaLevelRow {
  AdwPreferencesRow parent_instance;
  GtkLabel *title;
  AdwToggleGroup *toggles;
  GtkLabel *name;
  char *performance;
  char *names[MINKA_LEVELS];
  gboolean setting;
};

enum {
  CHOSEN,
  LEAVING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaLevelRow, minka_level_row, ADW_TYPE_PREFERENCES_ROW)

/* The toggles are the levels in order, then «not observed». */
static guint
toggle_of (int level)
{
  return level >= 1 && level <= MINKA_LEVELS ? (guint) level - 1 : MINKA_LEVELS;
}

static char *
say_level (MinkaLevelRow *self, int level)
{
  return level == 0 ? g_strdup (_ ("Not observed"))
                    : g_strdup_printf (_ ("Level %s"), self->names[level - 1]);
}

static void
show_name (MinkaLevelRow *self)
{
  int level = minka_level_row_get_level (self);
  g_autofree char *said = say_level (self, level);
  g_autofree char *label = g_strdup_printf ("%s: %s", self->performance, said);
  gboolean named = level > 0 && !g_str_equal (self->names[level - 1], minka_level_numeral (level));

  gtk_label_set_label (self->name, named ? said : "");
  gtk_widget_set_visible (GTK_WIDGET (self->name), named);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
on_active (MinkaLevelRow *self)
{
  g_autofree char *said = NULL;

  show_name (self);
  if (self->setting)
    return;
  said = say_level (self, minka_level_row_get_level (self));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_signal_emit (self, signals[CHOSEN], 0, minka_level_row_get_level (self));
}

static gboolean
on_key (MinkaLevelRow *self, guint key, guint code, GdkModifierType modifiers)
{
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_4)
    key = key - GDK_KEY_KP_0 + GDK_KEY_0;
  if (key >= GDK_KEY_0 && key <= GDK_KEY_4) {
    adw_toggle_group_set_active (self->toggles, toggle_of ((int) (key - GDK_KEY_0)));
    return GDK_EVENT_STOP;
  }
  switch (key) {
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    g_signal_emit (self, signals[LEAVING], 0, 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    g_signal_emit (self, signals[LEAVING], 0, -1);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
minka_level_row_finalize (GObject *object)
{
  MinkaLevelRow *self = MINKA_LEVEL_ROW (object);

  g_free (self->performance);
  for (guint i = 0; i < MINKA_LEVELS; i++)
    g_free (self->names[i]);
  G_OBJECT_CLASS (minka_level_row_parent_class)->finalize (object);
}

static void
minka_level_row_class_init (MinkaLevelRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = minka_level_row_finalize;

  /**
   * MinkaLevelRow::chosen:
   * @self: the row
   * @level: 1 to 4, or 0 for not observed
   *
   * The person chose a level.
   */
  signals[CHOSEN] = g_signal_new ("chosen", MINKA_TYPE_LEVEL_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  /**
   * MinkaLevelRow::leaving:
   * @self: the row
   * @by: 1 to go on to the next performance, -1 to go back to the one before
   *
   * The person leaves the row with the keyboard.
   */
  signals[LEAVING] = g_signal_new ("leaving", MINKA_TYPE_LEVEL_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
minka_level_row_init (MinkaLevelRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *line = adw_wrap_box_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  self->toggles = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "dimmed");
  gtk_widget_set_valign (GTK_WIDGET (self->name), GTK_ALIGN_CENTER);
  gtk_label_set_wrap (self->name, TRUE);
  gtk_label_set_xalign (self->name, 0);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (line), GTK_WIDGET (self->toggles));
  adw_wrap_box_append (ADW_WRAP_BOX (line), GTK_WIDGET (self->name));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  /* Before the toggles, which take the arrows for themselves. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
add_toggle (MinkaLevelRow *self, const char *label, const char *tooltip)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_label (toggle, label);
  adw_toggle_set_tooltip (toggle, tooltip);
  adw_toggle_group_add (self->toggles, toggle);
}

/**
 * minka_level_row_new:
 * @performance: what is looked at
 * @rubric: (nullable): the rubric that names the levels, if it is known
 *
 * Returns: (transfer full): a row at «not observed»
 */
GtkWidget *
minka_level_row_new (const char *performance, const MinkaRubric *rubric)
{
  MinkaLevelRow *self = g_object_new (MINKA_TYPE_LEVEL_ROW, NULL);

  self->performance = g_strdup (performance);
  gtk_label_set_label (self->title, performance);
  for (int level = 1; level <= MINKA_LEVELS; level++) {
    g_autofree char *tooltip = NULL;

    self->names[level - 1] = minka_level_name (rubric, level);
    tooltip = say_level (self, level);
    add_toggle (self, minka_level_numeral (level), tooltip);
  }
  add_toggle (self, _ ("Not observed"), "");
  adw_toggle_group_set_active (self->toggles, toggle_of (0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles), GTK_ACCESSIBLE_PROPERTY_LABEL, performance,
                                  -1);
  show_name (self);
  g_signal_connect_object (self->toggles, "notify::active", G_CALLBACK (on_active), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * minka_level_row_get_level:
 * @self: a row
 *
 * Returns: 1 to 4, or 0 for not observed
 */
int
minka_level_row_get_level (MinkaLevelRow *self)
{
  guint active = adw_toggle_group_get_active (self->toggles);

  return active < MINKA_LEVELS ? (int) active + 1 : 0;
}

/**
 * minka_level_row_set_level:
 * @self: a row
 * @level: 1 to 4; anything else is not observed
 */
void
minka_level_row_set_level (MinkaLevelRow *self, int level)
{
  self->setting = TRUE;
  adw_toggle_group_set_active (self->toggles, toggle_of (level));
  self->setting = FALSE;
}
