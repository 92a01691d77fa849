#include "minka-gradual.h"

/* The rows of a long list are made over many frames, so that none of them is late: two hundred rows with all that is in
 * them take half a second, and a third of it to go. */

#define FIRST 6
#define STEP 2

/* What all lists of the program together may take of a frame. */
#define BUDGET_US 14000

/* And what those that go may take between two frames. */
#define GOING_US 8000

#define KEY "minka-gradual"

typedef struct {
  GListModel *model;
  GtkSliceListModel *slice;
  guint tick;
} Gradual;

static gint64 frame, spent;

static void
gradual_free (gpointer data)
{
  Gradual *self = data;

  g_object_unref (self->model);
  g_object_unref (self->slice);
  g_free (self);
}

static gboolean
is_behind (Gradual *self)
{
  return gtk_slice_list_model_get_size (self->slice) < g_list_model_get_n_items (self->model);
}

static gboolean
on_tick (GtkWidget *box, GdkFrameClock *clock, gpointer data)
{
  Gradual *self = g_object_get_data (G_OBJECT (box), KEY);
  gint64 start = g_get_monotonic_time ();

  if (frame != gdk_frame_clock_get_frame_time (clock)) {
    frame = gdk_frame_clock_get_frame_time (clock);
    spent = 0;
  }
  while (is_behind (self) && spent + g_get_monotonic_time () - start < BUDGET_US)
    gtk_slice_list_model_set_size (self->slice, gtk_slice_list_model_get_size (self->slice) + STEP);
  spent += g_get_monotonic_time () - start;
  if (is_behind (self))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
on_model_changed (GtkWidget *box)
{
  Gradual *self = g_object_get_data (G_OBJECT (box), KEY);
  guint size = gtk_slice_list_model_get_size (self->slice);
  guint n = g_list_model_get_n_items (self->model);

  if (self->tick != 0 || n <= size)
    return;
  if (n - size <= FIRST)
    gtk_slice_list_model_set_size (self->slice, n);
  else
    self->tick = gtk_widget_add_tick_callback (box, on_tick, NULL, NULL);
}

/**
 * minka_gradual_bind:
 * @box: a list
 * @model: what is in it
 * @make: (scope forever): makes a row
 * @data: for @make
 *
 * Does what gtk_list_box_bind_model() does, but makes only the first rows at once, and the others from frame to frame
 * while the list is on the screen.
 */
void
minka_gradual_bind (GtkListBox *box, GListModel *model, GtkListBoxCreateWidgetFunc make, gpointer data)
{
  Gradual *self = g_new0 (Gradual, 1);

  self->model = g_object_ref (model);
  self->slice = gtk_slice_list_model_new (g_object_ref (model), 0, FIRST);
  g_object_set_data_full (G_OBJECT (box), KEY, self, gradual_free);
  gtk_list_box_bind_model (box, G_LIST_MODEL (self->slice), make, data, NULL);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_model_changed), box, G_CONNECT_SWAPPED);
  on_model_changed (GTK_WIDGET (box));
}

/**
 * minka_gradual_is_growing:
 * @root: a widget
 *
 * Returns: whether rows are still being made in a list in it that is on the screen
 */
gboolean
minka_gradual_is_growing (GtkWidget *root)
{
  Gradual *self = g_object_get_data (G_OBJECT (root), KEY);

  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (self != NULL)
    return self->tick != 0;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (minka_gradual_is_growing (child))
      return TRUE;
  return FALSE;
}

typedef struct {
  GtkWidget *keeper;
  GtkWidget *root;
  guint idle;
} Going;

static void
going_free (gpointer data)
{
  Going *self = data;

  g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_object_unref (self->root);
  g_free (self);
}

static void
stop_growing (Gradual *self, GtkWidget *box)
{
  g_signal_handlers_disconnect_by_func (self->model, on_model_changed, box);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (box, self->tick);
  self->tick = 0;
}

/* Whether all rows are gone. */
static gboolean
shrink (GtkWidget *widget, gint64 until)
{
  Gradual *self = g_object_get_data (G_OBJECT (widget), KEY);
  guint n;

  if (self != NULL) {
    stop_growing (self, widget);
    while ((n = g_list_model_get_n_items (G_LIST_MODEL (self->slice))) > 0) {
      if (g_get_monotonic_time () >= until)
        return FALSE;
      gtk_slice_list_model_set_size (self->slice, n - MIN (n, STEP));
    }
    return TRUE;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!shrink (child, until))
      return FALSE;
  return TRUE;
}

static gboolean
on_idle (gpointer data)
{
  Going *self = data;

  if (!shrink (self->root, g_get_monotonic_time () + GOING_US))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  going_free (self);
  return G_SOURCE_REMOVE;
}

/**
 * minka_gradual_let_go:
 * @root: (nullable): a widget that is about to be taken away for good
 * @keeper: a widget that stays
 *
 * Takes the focus from a widget, so that what is half typed in it is heard of, and keeps it until the rows of the lists in
 * it are gone, some at a time, or until @keeper goes.
 */
void
minka_gradual_let_go (GtkWidget *root, GtkWidget *keeper)
{
  GtkWidget *focus;
  Going *self;

  if (root == NULL)
    return;
  focus = gtk_widget_get_root (root) != NULL ? gtk_root_get_focus (gtk_widget_get_root (root)) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, root))
    gtk_root_set_focus (gtk_widget_get_root (root), NULL);
  self = g_new0 (Going, 1);
  self->keeper = keeper;
  self->root = g_object_ref (root);
  self->idle = g_idle_add (on_idle, self);
  g_signal_connect_swapped (keeper, "destroy", G_CALLBACK (going_free), self);
}
