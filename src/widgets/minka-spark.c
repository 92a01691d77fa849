#include "minka-spark.h"

#include <math.h>

/**
 * MinkaSpark:
 *
 * A row of small columns, the newest at the right: each a whole and the part of it that counts.
 */
struct _MinkaSpark {
  GtkWidget parent_instance;
  GArray *columns;
};

typedef struct {
  int part;
  int whole;
} Column;

#define HEIGHT 40
#define WIDTH 14
#define GAP 4

G_DEFINE_FINAL_TYPE (MinkaSpark, minka_spark, GTK_TYPE_WIDGET)

static void
minka_spark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  const int n = MAX (MINKA_SPARK (widget)->columns->len, 1);

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : n * (WIDTH + GAP) - GAP;
  *minimum_baseline = *natural_baseline = -1;
}

static void
minka_spark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MinkaSpark *self = MINKA_SPARK (widget);
  GdkRGBA color, faint;
  int most = 1;

  gtk_widget_get_color (widget, &color);
  faint = color;
  faint.alpha *= 0.2;
  for (guint i = 0; i < self->columns->len; i++)
    most = MAX (most, g_array_index (self->columns, Column, i).whole);
  for (guint i = 0; i < self->columns->len; i++) {
    const Column *column = &g_array_index (self->columns, Column, i);
    const float x = i * (WIDTH + GAP);
    const float whole = MAX (round ((double) HEIGHT * column->whole / most), 1);
    const float part = round ((double) HEIGHT * column->part / most);

    gtk_snapshot_append_color (snapshot, &faint, &GRAPHENE_RECT_INIT (x, HEIGHT - whole, WIDTH, whole));
    if (part > 0)
      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, HEIGHT - part, WIDTH, part));
  }
}

static void
minka_spark_finalize (GObject *object)
{
  g_array_unref (MINKA_SPARK (object)->columns);
  G_OBJECT_CLASS (minka_spark_parent_class)->finalize (object);
}

static void
minka_spark_class_init (MinkaSparkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = minka_spark_finalize;
  widget_class->measure = minka_spark_measure;
  widget_class->snapshot = minka_spark_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
minka_spark_init (MinkaSpark *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * minka_spark_new:
 *
 * Returns: (transfer full): an empty row of columns; what it shows has to stand in words beside it
 */
GtkWidget *
minka_spark_new (void)
{
  return g_object_new (MINKA_TYPE_SPARK, NULL);
}

/**
 * minka_spark_clear:
 * @self: a row of columns
 *
 * Removes all columns.
 */
void
minka_spark_clear (MinkaSpark *self)
{
  g_array_set_size (self->columns, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * minka_spark_add:
 * @self: a row of columns
 * @part: how many count
 * @whole: of how many
 *
 * Adds a column at the right.
 */
void
minka_spark_add (MinkaSpark *self, int part, int whole)
{
  const Column column = { part, whole };

  g_array_append_val (self->columns, column);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
