#include "minka-matrix-private.h"

/* The title's share of the width; the other cells share the rest. */
#define TITLE_SHARE 0.22

G_DEFINE_FINAL_TYPE (MinkaMatrixBand, minka_matrix_band, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (MinkaMatrixCell, minka_matrix_cell, GTK_TYPE_BOX)

static double
share_of (MinkaMatrixBand *self, GtkWidget *child)
{
  guint others = 0;

  if (child == gtk_widget_get_first_child (GTK_WIDGET (self)))
    return gtk_widget_get_next_sibling (child) != NULL ? TITLE_SHARE : 1;
  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (self));
       (other = gtk_widget_get_next_sibling (other)) != NULL;)
    others++;
  return (1 - TITLE_SHARE) / others;
}

/* The last cell takes what rounding left over. */
static int
width_of (MinkaMatrixBand *self, GtkWidget *child, int width, int at)
{
  return gtk_widget_get_next_sibling (child) == NULL ? width - at : (int) (width * share_of (self, child));
}

static GtkSizeRequestMode
minka_matrix_band_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
minka_matrix_band_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                           int *natural, int *minimum_baseline, int *natural_baseline)
{
  MinkaMatrixBand *self = MINKA_MATRIX_BAND (widget);
  int at = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int smallest, usual;
    int room = for_size >= 0 && !self->stacked ? width_of (self, child, for_size, at) : for_size;

    at += MAX (room, 0);
    gtk_widget_measure (child, orientation, room, &smallest, &usual, NULL, NULL);
    if (orientation == GTK_ORIENTATION_VERTICAL && self->stacked) {
      *minimum += smallest;
      *natural += usual;
    } else if (orientation == GTK_ORIENTATION_VERTICAL || self->stacked) {
      *minimum = MAX (*minimum, smallest);
      *natural = MAX (*natural, usual);
    } else {
      *minimum = MAX (*minimum, (int) (smallest / share_of (self, child)) + 1);
      *natural = MAX (*natural, (int) (usual / share_of (self, child)) + 1);
    }
  }
}

static void
minka_matrix_band_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MinkaMatrixBand *self = MINKA_MATRIX_BAND (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int at = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkAllocation place = { 0, 0, width, height };

    if (self->stacked) {
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &place.height, NULL, NULL);
      place.y = at;
      at += place.height;
    } else {
      place.width = width_of (self, child, width, at);
      place.x = mirrored ? width - at - place.width : at;
      at += place.width;
    }
    gtk_widget_size_allocate (child, &place, -1);
  }
}

static void
minka_matrix_band_dispose (GObject *object)
{
  MinkaMatrixBand *self = MINKA_MATRIX_BAND (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (minka_matrix_band_parent_class)->dispose (object);
}

static void
minka_matrix_band_class_init (MinkaMatrixBandClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = minka_matrix_band_dispose;
  widget_class->get_request_mode = minka_matrix_band_get_request_mode;
  widget_class->measure = minka_matrix_band_measure;
  widget_class->size_allocate = minka_matrix_band_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "minka-matrix-band");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
minka_matrix_band_init (MinkaMatrixBand *self)
{
}

GtkWidget *
minka_matrix_band_new (const char *id, gboolean fixed)
{
  MinkaMatrixBand *self = g_object_new (MINKA_TYPE_MATRIX_BAND, NULL);

  self->id = g_strdup (id);
  self->fixed = fixed;
  return GTK_WIDGET (self);
}

void
minka_matrix_band_set_stacked (MinkaMatrixBand *self, gboolean stacked)
{
  self->stacked = stacked;
  if (stacked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "stacked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "stacked");
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (MINKA_IS_MATRIX_CELL (child) && MINKA_MATRIX_CELL (child)->column > 0)
      gtk_widget_set_visible (MINKA_MATRIX_CELL (child)->caption, stacked || self->fixed);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
minka_matrix_cell_class_init (MinkaMatrixCellClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST);
}

static void
minka_matrix_cell_init (MinkaMatrixCell *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "minka-matrix-cell");
  self->caption = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->caption), 0);
  gtk_label_set_wrap (GTK_LABEL (self->caption), TRUE);
  gtk_widget_set_visible (self->caption, FALSE);
  gtk_widget_add_css_class (self->caption, "caption-heading");
  gtk_widget_add_css_class (self->caption, "dimmed");
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (GTK_BOX (self), self->caption);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->lines));
}

GtkWidget *
minka_matrix_cell_new (MinkaMatrixBand *band, guint column, const char *title)
{
  MinkaMatrixCell *self = g_object_new (MINKA_TYPE_MATRIX_CELL, NULL);

  self->band = band;
  self->column = column;
  gtk_label_set_label (GTK_LABEL (self->caption), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (column == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "minka-matrix-title");
  gtk_widget_set_parent (GTK_WIDGET (self), GTK_WIDGET (band));
  return GTK_WIDGET (self);
}
