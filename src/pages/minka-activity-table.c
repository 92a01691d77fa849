#include "minka-activity-table.h"

#include "minka-activity-group.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaActivityTable:
 *
 * The planning as a table: the activities of each objective, the general one first, and those without one last.
 */
struct _MinkaActivityTable {
  AdwBin parent_instance;
  MinkaWorkspace *workspace;
  GListModel *rows;
  GListModel *objectives;
  GtkWidget *titles;
  GtkBox *box;
  GtkWidget *scroller;
  gboolean narrow;
  char *activity; /* of the row that is or was selected */
  char *objective;
  gboolean marked;
  guint waiting; /* frames until it is brought into sight */
  gboolean takes_focus;
  gboolean follows; /* the row takes the focus along when it moves */
};

enum {
  PROP_NARROW = 1,
  N_PROPS,
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaActivityTable, minka_activity_table, ADW_TYPE_BIN)

#define NARROW "max-width: 700sp"
#define FRAMES 6

static MinkaActivityGroup *
first_group (MinkaActivityTable *self)
{
  return (MinkaActivityGroup *) gtk_widget_get_first_child (GTK_WIDGET (self->box));
}

static MinkaActivityGroup *
next_group (MinkaActivityGroup *group)
{
  return (MinkaActivityGroup *) gtk_widget_get_next_sibling (GTK_WIDGET (group));
}

static MinkaActivityGroup *
find_group (MinkaActivityTable *self, const char *objective)
{
  for (MinkaActivityGroup *group = first_group (self); group != NULL; group = next_group (group))
    if (g_strcmp0 (minka_activity_group_get_objective (group), objective) == 0)
      return group;
  return NULL;
}

static MinkaActivityRow *
find_selected (MinkaActivityTable *self)
{
  MinkaActivityGroup *group = find_group (self, self->objective);

  return group != NULL && self->activity != NULL ? minka_activity_group_find (group, self->activity) : NULL;
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MinkaActivityTable *self = MINKA_ACTIVITY_TABLE (widget);
  MinkaActivityRow *row = find_selected (self);

  if (--self->waiting > 0)
    return G_SOURCE_CONTINUE;
  if (row != NULL && self->takes_focus)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else if (row != NULL)
    gtk_viewport_scroll_to (
        GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller))), GTK_WIDGET (row),
        NULL);
  return G_SOURCE_REMOVE;
}

/* The sheet takes room away or gives it back: then every row is another height, and for some frames none can have the
 * focus. */
static void
bring_soon (MinkaActivityTable *self, gboolean takes_focus)
{
  if (self->waiting == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
  self->waiting = FRAMES;
  self->takes_focus = takes_focus;
}

static void
mark_selected (MinkaActivityTable *self)
{
  MinkaActivityRow *row = self->marked ? find_selected (self) : NULL;

  for (MinkaActivityGroup *group = first_group (self); group != NULL; group = next_group (group)) {
    gboolean here = row != NULL && gtk_widget_is_ancestor (GTK_WIDGET (row), GTK_WIDGET (group));

    minka_activity_group_select (group, here ? row : NULL);
  }
}

/* Activities need not serve the general objective by themselves, nor be without any. */
static void
show_needed (MinkaActivityTable *self)
{
  guint n = g_list_model_get_n_items (self->objectives);

  for (MinkaActivityGroup *group = first_group (self); group != NULL; group = next_group (group)) {
    gboolean optional = g_object_get_data (G_OBJECT (group), "minka-optional") != NULL;

    gtk_widget_set_visible (GTK_WIDGET (group),
                            !optional || n == 0 || !minka_activity_group_is_empty (group));
  }
}

static void
on_group_changed (MinkaActivityTable *self)
{
  show_needed (self);
  mark_selected (self);
  if (self->follows)
    bring_soon (self, TRUE);
  self->follows = FALSE;
}

static void
on_chosen (MinkaActivityTable *self, MinkaActivityRow *row, MinkaActivityGroup *group)
{
  g_set_str (&self->activity, minka_activity_row_get_summary (row)->activity);
  g_set_str (&self->objective, minka_activity_group_get_objective (group));
  self->marked = TRUE;
  mark_selected (self);
  g_signal_emit (self, signals[CHOSEN], 0, self->activity);
}

static void
add_group (MinkaActivityTable *self, MinkaObjectiveSummary *objective, const char *kind, gboolean optional)
{
  GtkWidget *group = minka_activity_group_new (self->workspace, self->rows, objective);

  minka_activity_group_set_heading (MINKA_ACTIVITY_GROUP (group), kind);
  if (optional)
    g_object_set_data (G_OBJECT (group), "minka-optional", group);
  g_object_bind_property (self, "narrow", group, "narrow", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (group, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "changed", G_CALLBACK (on_group_changed), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, group);
}

static void
fill_groups (MinkaActivityTable *self)
{
  guint n = g_list_model_get_n_items (self->objectives);
  int specific = 0;

  while (first_group (self) != NULL)
    gtk_box_remove (self->box, GTK_WIDGET (first_group (self)));
  for (guint i = 0; i < n; i++) {
    g_autoptr (MinkaObjectiveSummary) objective = g_list_model_get_item (self->objectives, i);
    g_autofree char *kind = objective->general ? g_strdup (_ ("General objective"))
                                               : g_strdup_printf (_ ("Specific objective %d"), ++specific);

    add_group (self, objective, kind, objective->general);
  }
  if (minka_workspace_get_path (self->workspace) != NULL)
    add_group (self, NULL, "", TRUE);
  on_group_changed (self);
}

static void
minka_activity_table_dispose (GObject *object)
{
  MinkaActivityTable *self = MINKA_ACTIVITY_TABLE (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->objectives);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->objective, g_free);
  G_OBJECT_CLASS (minka_activity_table_parent_class)->dispose (object);
}

static void
minka_activity_table_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_NARROW)
    g_value_set_boolean (value, MINKA_ACTIVITY_TABLE (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
minka_activity_table_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_NARROW)
    MINKA_ACTIVITY_TABLE (object)->narrow = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
minka_activity_table_class_init (MinkaActivityTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = minka_activity_table_dispose;
  object_class->get_property = minka_activity_table_get_property;
  object_class->set_property = minka_activity_table_set_property;

  /**
   * MinkaActivityTable:narrow:
   *
   * Whether activities are shown as cards.
   */
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MinkaActivityTable::chosen:
   * @self: the table
   * @id: the id of an activity
   *
   * The person chose an activity.
   */
  signals[CHOSEN] = g_signal_new ("chosen", MINKA_TYPE_ACTIVITY_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
minka_activity_table_init (MinkaActivityTable *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bin = adw_breakpoint_bin_new ();
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse (NARROW));
  g_auto (GValue) yes = G_VALUE_INIT;

  self->titles = minka_activity_row_new_titles ();
  gtk_widget_add_css_class (self->titles, "minka-titles");
  gtk_box_append (GTK_BOX (all), self->titles);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "minka-table");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->box));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (all), self->scroller);

  g_value_init (&yes, G_TYPE_BOOLEAN);
  g_value_set_boolean (&yes, TRUE);
  adw_breakpoint_add_setter (narrow, G_OBJECT (self), "narrow", &yes);
  g_object_bind_property (self, "narrow", self->titles, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), narrow);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), all);
  gtk_widget_set_size_request (bin, 290, 200);
  adw_bin_set_child (ADW_BIN (self), bin);
}

/**
 * minka_activity_table_new:
 * @workspace: the open plan
 * @rows: the rows of the planning
 * @objectives: the objectives
 *
 * Returns: (transfer full): the table
 */
GtkWidget *
minka_activity_table_new (MinkaWorkspace *workspace, GListModel *rows, GListModel *objectives)
{
  MinkaActivityTable *self = g_object_new (MINKA_TYPE_ACTIVITY_TABLE, NULL);

  self->workspace = g_object_ref (workspace);
  self->rows = g_object_ref (rows);
  self->objectives = g_object_ref (objectives);
  g_signal_connect_object (objectives, "items-changed", G_CALLBACK (fill_groups), self, G_CONNECT_SWAPPED);
  fill_groups (self);
  return GTK_WIDGET (self);
}

/**
 * minka_activity_table_get_selected:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): what the selected row shows
 */
MinkaScheduleSummary *
minka_activity_table_get_selected (MinkaActivityTable *self)
{
  MinkaActivityRow *row = self->marked ? find_selected (self) : NULL;

  return row != NULL ? minka_activity_row_get_summary (row) : NULL;
}

/**
 * minka_activity_table_select:
 * @self: a table
 * @activity: the id of an activity
 *
 * Marks a row of the activity, the one that was marked or else its first, and brings it into sight.
 */
void
minka_activity_table_select (MinkaActivityTable *self, const char *activity)
{
  gboolean same = !g_set_str (&self->activity, activity);

  if (!same || find_selected (self) == NULL)
    g_clear_pointer (&self->objective, g_free);
  for (MinkaActivityGroup *group = first_group (self); group != NULL && self->objective == NULL;
       group = next_group (group))
    if (minka_activity_group_find (group, activity) != NULL)
      g_set_str (&self->objective, minka_activity_group_get_objective (group));
  self->marked = TRUE;
  mark_selected (self);
  bring_soon (self, FALSE);
}

/**
 * minka_activity_table_unselect:
 * @self: a table
 *
 * Marks no row, and gives the focus to the one that was marked.
 */
void
minka_activity_table_unselect (MinkaActivityTable *self)
{
  self->marked = FALSE;
  mark_selected (self);
  bring_soon (self, TRUE);
}

/**
 * minka_activity_table_follow:
 * @self: a table
 * @row: one of its rows
 *
 * Lets the row keep the focus when it comes to another place.
 */
void
minka_activity_table_follow (MinkaActivityTable *self, MinkaScheduleSummary *row)
{
  if (self->marked && !g_str_equal (self->activity, row->activity))
    return;
  g_set_str (&self->activity, row->activity);
  g_set_str (&self->objective, row->objective);
  self->follows = TRUE;
}

/**
 * minka_activity_table_begin:
 * @self: a table
 * @objective: (nullable): the id of an objective
 *
 * Lets the person type the title of a new activity: under the objective, where the selected one is, or in the first
 * group that there is.
 */
void
minka_activity_table_begin (MinkaActivityTable *self, const char *objective)
{
  MinkaActivityGroup *group = find_group (self, objective != NULL ? objective : self->objective);

  if (group == NULL || (objective == NULL && !gtk_widget_get_visible (GTK_WIDGET (group))))
    group = first_group (self);
  while (objective == NULL && group != NULL && !gtk_widget_get_visible (GTK_WIDGET (group)))
    group = next_group (group);
  if (group == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
  minka_activity_group_begin (group);
}
