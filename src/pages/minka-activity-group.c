#include "minka-activity-group.h"

#include "minka-page.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaActivityGroup:
 *
 * The activities of one objective, or those of none, and a row to add one.
 */
struct _MinkaActivityGroup {
  GtkBox parent_instance;
  MinkaWorkspace *workspace;
  MinkaObjectiveSummary *objective; /* NULL for none */
  GListModel *rows;
  GtkLabel *kind;
  GtkLabel *wording;
  GtkListBox *list;
  AdwEntryRow *entry;
  gboolean narrow;
};

enum {
  PROP_NARROW = 1,
  N_PROPS,
};

enum {
  CHOSEN,
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaActivityGroup, minka_activity_group, GTK_TYPE_BOX)

/* The id of a row names the activity and the objective, and so never changes. */
static gboolean
belongs (gpointer item, gpointer data)
{
  MinkaActivityGroup *self = data;
  const char *id = minka_record_get_id (item);

  return g_str_equal (strchr (id, ':') + 1, minka_activity_group_get_objective (self));
}

static gboolean
act_on_row (GtkWidget *row, GVariant *args, gpointer action)
{
  MinkaScheduleSummary *summary = minka_activity_row_get_summary (MINKA_ACTIVITY_ROW (row));

  return gtk_widget_activate_action (row, action, "s", minka_record_get_id (MINKA_RECORD (summary)));
}

static void
add_shortcuts (GtkWidget *row)
{
  static const char *const shortcuts[][2] = {
    { "<Alt>Up", "activities.up" },
    { "<Alt>Down", "activities.down" },
    { "<Alt>Delete", "activities.remove" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i][0]),
                          gtk_callback_action_new (act_on_row, (gpointer) shortcuts[i][1], NULL)));
  gtk_widget_add_controller (row, controller);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  MinkaActivityGroup *self = data;
  MinkaPlan *plan = minka_workspace_get_plan (self->workspace);
  GtkWidget *row = minka_activity_row_new (item, plan != NULL ? plan->year : 0);

  g_object_bind_property (self, "narrow", row, "narrow", G_BINDING_SYNC_CREATE);
  add_shortcuts (row);
  return row;
}

static void
on_rows_changed (MinkaActivityGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->list), !minka_activity_group_is_empty (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_row_activated (MinkaActivityGroup *self, MinkaActivityRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, row);
}

static void
on_add (MinkaActivityGroup *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*title == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_activate_action (GTK_WIDGET (self), "activities.add", "(ss)", title,
                              minka_activity_group_get_objective (self));
}

static void
show_wording (MinkaActivityGroup *self)
{
  gtk_label_set_label (self->wording,
                       self->objective != NULL ? self->objective->text : _ ("Without an objective"));
}

static GtkLabel *
add_label (MinkaActivityGroup *self, const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (label));
  return label;
}

static GtkWidget *
make_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

static void
add_entry (MinkaActivityGroup *self)
{
  GtkWidget *list = make_list ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _ ("Add activity"));
  adw_entry_row_set_show_apply_button (self->entry, TRUE);
  adw_entry_row_add_prefix (self->entry, gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_signal_connect_object (self->entry, "apply", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "entry-activated", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (self), list);
}

static void
minka_activity_group_dispose (GObject *object)
{
  MinkaActivityGroup *self = MINKA_ACTIVITY_GROUP (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->objective);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (minka_activity_group_parent_class)->dispose (object);
}

static void
minka_activity_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_NARROW)
    g_value_set_boolean (value, MINKA_ACTIVITY_GROUP (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
minka_activity_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_NARROW)
    MINKA_ACTIVITY_GROUP (object)->narrow = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
minka_activity_group_class_init (MinkaActivityGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = minka_activity_group_dispose;
  object_class->get_property = minka_activity_group_get_property;
  object_class->set_property = minka_activity_group_set_property;

  /**
   * MinkaActivityGroup:narrow:
   *
   * Whether activities are shown as cards.
   */
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MinkaActivityGroup::chosen:
   * @self: the group
   * @row: the row
   *
   * An activity was chosen.
   */
  signals[CHOSEN] = g_signal_new ("chosen", MINKA_TYPE_ACTIVITY_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, MINKA_TYPE_ACTIVITY_ROW);
  /**
   * MinkaActivityGroup::changed:
   * @self: the group
   *
   * Its rows are others.
   */
  signals[CHANGED] = g_signal_new ("changed", MINKA_TYPE_ACTIVITY_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
minka_activity_group_init (MinkaActivityGroup *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->kind = add_label (self, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->kind), "dimmed");
  self->wording = add_label (self, "heading");
  gtk_widget_set_focusable (GTK_WIDGET (self->wording), FALSE);
  self->list = GTK_LIST_BOX (make_list ());
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  add_entry (self);
}

/**
 * minka_activity_group_new:
 * @workspace: the open plan
 * @rows: all rows of the planning
 * @objective: (nullable): an objective
 *
 * Returns: (transfer full): the group
 */
GtkWidget *
minka_activity_group_new (MinkaWorkspace *workspace, GListModel *rows, MinkaObjectiveSummary *objective)
{
  MinkaActivityGroup *self = g_object_new (MINKA_TYPE_ACTIVITY_GROUP, NULL);
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (belongs, self, NULL));

  self->workspace = g_object_ref (workspace);
  g_set_object (&self->objective, objective);
  self->rows = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (rows), filter));
  gtk_list_box_bind_model (self->list, self->rows, make_row, self, NULL);
  if (objective != NULL)
    minka_page_set_thread (GTK_WIDGET (self), "objective", minka_record_get_id (MINKA_RECORD (objective)));
  if (objective != NULL)
    g_signal_connect_object (objective, "notify::text", G_CALLBACK (show_wording), self, G_CONNECT_SWAPPED);
  show_wording (self);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->wording, NULL, -1);
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (on_rows_changed), self,
                           G_CONNECT_SWAPPED);
  on_rows_changed (self);
  return GTK_WIDGET (self);
}

/**
 * minka_activity_group_get_objective:
 * @self: a group
 *
 * Returns: (transfer none): the id of its objective, empty for none
 */
const char *
minka_activity_group_get_objective (MinkaActivityGroup *self)
{
  return self->objective != NULL ? minka_record_get_id (MINKA_RECORD (self->objective)) : "";
}

/**
 * minka_activity_group_is_empty:
 * @self: a group
 *
 * Returns: whether it has no activity
 */
gboolean
minka_activity_group_is_empty (MinkaActivityGroup *self)
{
  return g_list_model_get_n_items (self->rows) == 0;
}

/**
 * minka_activity_group_set_heading:
 * @self: a group
 * @kind: what kind of objective it is
 */
void
minka_activity_group_set_heading (MinkaActivityGroup *self, const char *kind)
{
  gtk_label_set_label (self->kind, kind);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), *kind != '\0');
}

/**
 * minka_activity_group_find:
 * @self: a group
 * @activity: the id of an activity
 *
 * Returns: (transfer none) (nullable): its row
 */
MinkaActivityRow *
minka_activity_group_find (MinkaActivityGroup *self, const char *activity)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (minka_activity_row_get_summary (MINKA_ACTIVITY_ROW (row))->activity, activity))
      return MINKA_ACTIVITY_ROW (row);
  return NULL;
}

/**
 * minka_activity_group_select:
 * @self: a group
 * @row: (nullable): one of its rows
 *
 * Marks the row, and no other.
 */
void
minka_activity_group_select (MinkaActivityGroup *self, MinkaActivityRow *row)
{
  gtk_list_box_select_row (self->list, row != NULL ? GTK_LIST_BOX_ROW (row) : NULL);
}

/**
 * minka_activity_group_begin:
 * @self: a group
 *
 * Lets the person type the title of a new activity.
 */
void
minka_activity_group_begin (MinkaActivityGroup *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
