#include "minka-page.h"

#include "minka-gradual.h"
#include "minka-refresh.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaPage:
 *
 * A page of the window. It is filled when it is first shown, and lives as long as the plan is open.
 */
typedef struct {
  MinkaWorkspace *workspace;
} MinkaPagePrivate;

enum {
  PROP_WORKSPACE = 1,
  N_PROPS,
};

#define LEAST_WIDTH 290
#define LEAST_HEIGHT 200

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MinkaPage, minka_page, ADW_TYPE_BIN)

static void
minka_page_constructed (GObject *object)
{
  MinkaPage *self = MINKA_PAGE (object);

  G_OBJECT_CLASS (minka_page_parent_class)->constructed (object);
  if (MINKA_PAGE_GET_CLASS (self)->fill != NULL)
    MINKA_PAGE_GET_CLASS (self)->fill (self);
}

static void
minka_page_finalize (GObject *object)
{
  MinkaPagePrivate *priv = minka_page_get_instance_private (MINKA_PAGE (object));

  g_clear_object (&priv->workspace);
  G_OBJECT_CLASS (minka_page_parent_class)->finalize (object);
}

static void
minka_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MinkaPagePrivate *priv = minka_page_get_instance_private (MINKA_PAGE (object));

  if (prop_id == PROP_WORKSPACE)
    priv->workspace = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

/* A page fits into what it is given, whatever is in it; so the window need not measure all of it at every change. */
static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
minka_page_class_init (MinkaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = minka_page_constructed;
  object_class->finalize = minka_page_finalize;
  object_class->set_property = minka_page_set_property;

  /**
   * MinkaPage:workspace:
   *
   * The open plan.
   */
  properties[PROP_WORKSPACE] =
      g_param_spec_object ("workspace", NULL, NULL, MINKA_TYPE_WORKSPACE,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
minka_page_init (MinkaPage *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (NULL, measure, allocate));
}

/**
 * minka_page_get_workspace:
 * @self: a page
 *
 * Returns: (transfer none): its workspace
 */
MinkaWorkspace *
minka_page_get_workspace (MinkaPage *self)
{
  MinkaPagePrivate *priv = minka_page_get_instance_private (self);

  return priv->workspace;
}

/**
 * minka_page_show_record:
 * @self: a page
 * @id: the id of one of its records
 * @part: (nullable): a field of it, or the id of something that belongs to it
 *
 * Brings a record to the front.
 */
void
minka_page_show_record (MinkaPage *self, const char *id, const char *part)
{
  if (MINKA_PAGE_GET_CLASS (self)->show_record != NULL)
    MINKA_PAGE_GET_CLASS (self)->show_record (self, id, part);
}

#define WORKSPACE "minka-workspace"

static void
name_step (GtkWidget *button, const char *verb, const char *step)
{
  g_autofree char *text = step != NULL ? g_strdup_printf (verb, step) : NULL;

  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), text) == 0)
    return;
  gtk_widget_set_tooltip_text (button, text);
  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
name_undo (gpointer button)
{
  name_step (button, _ ("Undo: %s"), minka_workspace_get_undo_name (g_object_get_data (button, WORKSPACE)));
}

static void
name_redo (gpointer button)
{
  name_step (button, _ ("Redo: %s"), minka_workspace_get_redo_name (g_object_get_data (button, WORKSPACE)));
}

/* Every page has these buttons, and one page is in sight. */
static void
name_undo_soon (GtkWidget *button)
{
  minka_refresh_later (button, name_undo);
}

static void
name_redo_soon (GtkWidget *button)
{
  minka_refresh_later (button, name_redo);
}

/* With nothing left to undo the focus would be nowhere, and Escape would not close the dialog. */
static void
on_state (GtkWidget *button, GtkStateFlags before)
{
  GtkWidget *header = gtk_widget_get_ancestor (button, ADW_TYPE_HEADER_BAR);

  if ((before & GTK_STATE_FLAG_FOCUSED) != 0 && !gtk_widget_is_sensitive (button) && header != NULL &&
      gtk_widget_get_mapped (header))
    gtk_widget_child_focus (header, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_step_button (const char *icon, MinkaWorkspace *workspace)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  g_object_set_data_full (G_OBJECT (button), WORKSPACE, g_object_ref (workspace), g_object_unref);
  g_signal_connect (button, "destroy", G_CALLBACK (minka_refresh_cancel), NULL);
  g_signal_connect (button, "state-flags-changed", G_CALLBACK (on_state), NULL);
  return button;
}

/**
 * minka_page_add_undo:
 * @header: a header bar
 * @workspace: the open plan
 *
 * Adds undo and redo, which name their step.
 */
void
minka_page_add_undo (GtkWidget *header, MinkaWorkspace *workspace)
{
  GtkWidget *undo = make_step_button ("edit-undo-symbolic", workspace);
  GtkWidget *redo = make_step_button ("edit-redo-symbolic", workspace);

  gtk_accessible_update_property (GTK_ACCESSIBLE (undo), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Undo"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (redo), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Redo"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (undo), "win.undo");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (redo), "win.redo");
  g_signal_connect_object (workspace, "notify::undo-name", G_CALLBACK (name_undo_soon), undo,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::redo-name", G_CALLBACK (name_redo_soon), redo,
                           G_CONNECT_SWAPPED);
  name_undo (undo);
  name_redo (redo);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), undo);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), redo);
}

/**
 * minka_page_make_header:
 * @workspace: the open plan
 *
 * Returns: (transfer full): a header bar with undo and redo
 */
GtkWidget *
minka_page_make_header (MinkaWorkspace *workspace)
{
  GtkWidget *header = adw_header_bar_new ();

  minka_page_add_undo (header, workspace);
  return header;
}

/**
 * minka_page_frame:
 * @header: a header bar
 * @content: what is below it
 *
 * Returns: (transfer full): both
 */
GtkWidget *
minka_page_frame (GtkWidget *header, GtkWidget *content)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  return view;
}

/**
 * minka_page_pair:
 * @list: a list
 * @detail: what is chosen in it
 *
 * Returns: (transfer full): both side by side, or where there is no room one after the other
 */
GtkWidget *
minka_page_pair (AdwNavigationPage *list, AdwNavigationPage *detail)
{
  GtkWidget *bin = adw_breakpoint_bin_new ();
  GtkWidget *split = adw_navigation_split_view_new ();
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 620sp"));
  g_auto (GValue) yes = G_VALUE_INIT;

  adw_navigation_split_view_set_sidebar (ADW_NAVIGATION_SPLIT_VIEW (split), list);
  adw_navigation_split_view_set_content (ADW_NAVIGATION_SPLIT_VIEW (split), detail);
  adw_navigation_split_view_set_min_sidebar_width (ADW_NAVIGATION_SPLIT_VIEW (split), 250);
  adw_navigation_split_view_set_max_sidebar_width (ADW_NAVIGATION_SPLIT_VIEW (split), 320);
  adw_navigation_split_view_set_sidebar_width_fraction (ADW_NAVIGATION_SPLIT_VIEW (split), 0.33);

  g_value_init (&yes, G_TYPE_BOOLEAN);
  g_value_set_boolean (&yes, TRUE);
  adw_breakpoint_add_setter (narrow, G_OBJECT (split), "collapsed", &yes);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), narrow);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), split);
  gtk_widget_set_size_request (bin, 290, 200);
  g_object_set_data (G_OBJECT (bin), "minka-split", split);
  return bin;
}

static void
open_chosen (gpointer data)
{
  g_autoptr (GtkWidget) row = data;

  gtk_widget_activate_action (row, "page.open-chosen", NULL);
}

/* The list chooses the row in its own time, so what is chosen is opened after it. */
static void
on_row_clicked (GtkWidget *row)
{
  g_idle_add_once (open_chosen, g_object_ref (row));
}

/**
 * minka_page_open_on_click:
 * @row: what a list shows of a record
 *
 * Lets one click bring the detail to the front where there is no room for both. A list's own mode for that would also
 * choose whatever the pointer passes.
 */
void
minka_page_open_on_click (GtkWidget *row)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (on_row_clicked), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
}

/**
 * minka_page_set_thread:
 * @widget: what shows a record of the golden thread
 * @table: the table of the record
 * @id: (nullable): its id, or %NULL if it shows none for now
 *
 * Lets Ctrl+H show the golden thread through that record while the focus is within @widget, or when it is the only one
 * on the page.
 */
void
minka_page_set_thread (GtkWidget *widget, const char *table, const char *id)
{
  g_object_set_data_full (G_OBJECT (widget), "minka-thread",
                          id != NULL ? g_strdup_printf ("win.show-thread(('%s', '%s'))", table, id) : NULL,
                          g_free);
}

/**
 * minka_page_group:
 * @title: what the rows are about
 * @description: (nullable): more about it
 *
 * Returns: (transfer full): a group of rows
 */
GtkWidget *
minka_page_group (const char *title, const char *description)
{
  return g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, "description",
                       description != NULL ? description : "", NULL);
}

/**
 * minka_page_add_box:
 * @group: a group of rows
 *
 * Adds a list that looks like the rows of the group, for those that come from a model.
 *
 * Returns: (transfer none): the list, in which nothing is selected
 */
GtkListBox *
minka_page_add_box (GtkWidget *group)
{
  GtkWidget *box = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (box, "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  return GTK_LIST_BOX (box);
}

/**
 * minka_page_add_adder:
 * @group: a group whose rows are in a list
 * @row: the row that adds one more
 *
 * Puts a row below the list, a little apart.
 *
 * Returns: (transfer none): what it is in
 */
GtkListBox *
minka_page_add_adder (GtkWidget *group, GtkWidget *row)
{
  GtkListBox *box = minka_page_add_box (group);

  gtk_widget_set_margin_top (GTK_WIDGET (box), 12);
  gtk_list_box_append (box, row);
  return box;
}

#define PART_MS 30
#define PART_TRIES 100
#define EXPANDING_MS 350

typedef struct {
  GtkWidget *root; /* weak */
  char *part;
  guint tries;
} Looking;

static void
looking_free (gpointer data)
{
  Looking *looking = data;

  g_clear_weak_pointer (&looking->root);
  g_free (looking->part);
  g_free (looking);
}

static GtkWidget *
find_part (GtkWidget *widget, const char *part)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), "minka-part"), part) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_part (child, part);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* The focus brought only its head into sight. */
static gboolean
bring_whole (gpointer row)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);

  if (viewport != NULL && gtk_widget_get_mapped (row))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), row, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
look_for_part (gpointer data)
{
  Looking *looking = data;
  GtkWidget *found = looking->root != NULL ? find_part (looking->root, looking->part) : NULL;

  looking->tries++;
  /* Rows that come above it would push it out of sight again. */
  if (found != NULL && gtk_widget_get_mapped (found) &&
      (looking->tries >= PART_TRIES || !minka_gradual_is_growing (looking->root))) {
    if (ADW_IS_EXPANDER_ROW (found)) {
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (found), TRUE);
      g_timeout_add_full (G_PRIORITY_DEFAULT, EXPANDING_MS, bring_whole, g_object_ref (found),
                          g_object_unref);
    }
    if (!gtk_widget_grab_focus (found))
      gtk_widget_child_focus (found, GTK_DIR_TAB_FORWARD);
    return G_SOURCE_REMOVE;
  }
  return looking->root != NULL && looking->tries < PART_TRIES;
}

/**
 * minka_page_focus_part:
 * @root: where to look
 * @part: a field, or the id of a record, that some widget below carries as its "minka-part"
 *
 * Puts the focus there, as soon as it is there: rows come when they have been read.
 */
void
minka_page_focus_part (GtkWidget *root, const char *part)
{
  Looking *looking = g_new0 (Looking, 1);

  g_set_weak_pointer (&looking->root, root);
  looking->part = g_strdup (part);
  g_timeout_add_full (G_PRIORITY_DEFAULT, PART_MS, look_for_part, looking, looking_free);
}
