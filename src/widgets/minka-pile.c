#include "minka-pile.h"

/**
 * MinkaPile:
 *
 * Widgets one below the other, each as wide as the pile and as high as it needs to be. A box does so too; but a row of
 * boxes asks each how wide it has to be at a height, and a box searches for that, and lays every text out a dozen times.
 */
struct _MinkaPile {
  GtkWidget parent_instance;
  int spacing;
  double share_above;
};

G_DEFINE_FINAL_TYPE (MinkaPile, minka_pile, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
minka_pile_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
minka_pile_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                    int *minimum_baseline, int *natural_baseline)
{
  const int spacing = MINKA_PILE (widget)->spacing;
  gboolean first = TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_minimum, child_natural;

    if (!gtk_widget_should_layout (child))
      continue;
    if (orientation == GTK_ORIENTATION_HORIZONTAL) {
      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    } else {
      gtk_widget_measure (child, orientation, for_size, &child_minimum, &child_natural, NULL, NULL);
      *minimum += child_minimum + (first ? 0 : spacing);
      *natural += child_natural + (first ? 0 : spacing);
    }
    first = FALSE;
  }
  *minimum_baseline = *natural_baseline = -1;
}

static void
minka_pile_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MinkaPile *self = MINKA_PILE (widget);
  int needed, y;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &needed, NULL, NULL, NULL);
  y = MAX (0, height - needed) * self->share_above;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_height;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &child_height, NULL, NULL, NULL);
    gtk_widget_size_allocate (child, &(GtkAllocation) { 0, y, width, child_height }, -1);
    y += child_height + self->spacing;
  }
}

static void
minka_pile_dispose (GObject *object)
{
  while (gtk_widget_get_first_child (GTK_WIDGET (object)) != NULL)
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (object)));
  G_OBJECT_CLASS (minka_pile_parent_class)->dispose (object);
}

static void
minka_pile_class_init (MinkaPileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = minka_pile_dispose;
  widget_class->get_request_mode = minka_pile_get_request_mode;
  widget_class->measure = minka_pile_measure;
  widget_class->size_allocate = minka_pile_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "box");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
minka_pile_init (MinkaPile *self)
{
}

/**
 * minka_pile_new:
 * @spacing: pixels between one and the next
 * @share_above: how much of the height that nobody needs is above the first, from 0 to 1
 *
 * Returns: (transfer full): an empty pile
 */
GtkWidget *
minka_pile_new (int spacing, double share_above)
{
  MinkaPile *self = g_object_new (MINKA_TYPE_PILE, NULL);

  self->spacing = spacing;
  self->share_above = share_above;
  return GTK_WIDGET (self);
}

/**
 * minka_pile_append:
 * @self: a pile
 * @child: what comes last; gtk_widget_unparent() takes it out again
 *
 * Adds a widget below the others.
 */
void
minka_pile_append (MinkaPile *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
