#include "minka-bars.h"

#include <glib/gi18n-lib.h>

#define ROOM_FOR_TWO 440 /* narrower than this, a label is above its bar */
#define GAP 12
#define LABEL_GAP 4
#define BAR_HEIGHT 26
#define PATTERNS 4

/* A label, its bar and its note. For assistive technologies it is one picture whose name says it all. */
#define MINKA_TYPE_BAR (minka_bar_get_type ())
G_DECLARE_FINAL_TYPE (MinkaBar, minka_bar, MINKA, BAR, GtkWidget)

struct _MinkaBar {
  GtkWidget parent_instance;
  MinkaBars *bars; /* that it is in */
  GtkWidget *label;
  GtkWidget *note; /* NULL for none */
  GtkWidget **parts;
  int *values;
  int total;
};

/**
 * MinkaBars:
 *
 * A chart of horizontal bars, one below the other, each made of parts. The number of a part stands in it, and a legend
 * below tells the parts by colour and pattern.
 */
struct _MinkaBars {
  GtkBox parent_instance;
  GtkWidget *rows;
  GtkWidget *legend;
  char **names;
  char **css_classes;
  guint n_parts;
  int most;       /* the longest bar */
  int label_room; /* the widest label and note, at their natural width */
  int note_room;
};

G_DEFINE_FINAL_TYPE (MinkaBar, minka_bar, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (MinkaBars, minka_bars, GTK_TYPE_BOX)

static int
measure_width (GtkWidget *widget, gboolean natural)
{
  int least, wanted;

  if (widget == NULL || !gtk_widget_should_layout (widget))
    return 0;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
  return natural ? wanted : least;
}

static int
measure_height (GtkWidget *widget, int width)
{
  int wanted;

  if (widget == NULL)
    return 0;
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &wanted, NULL, NULL);
  return wanted;
}

static int
parts_width (MinkaBar *self)
{
  int width = 0;

  for (guint i = 0; i < self->bars->n_parts; i++)
    width += measure_width (self->parts[i], FALSE);
  return width;
}

/* Where things are in a given width. */
typedef struct {
  gboolean above; /* the label is */
  int label;      /* widths */
  int note;
  int bar; /* of the longest bar */
} Layout;

static Layout
lay_out (MinkaBar *self, int width)
{
  Layout layout = { .above = width < ROOM_FOR_TWO };
  int rest = width;

  if (layout.above) {
    layout.label = width;
  } else {
    layout.label = CLAMP (self->bars->label_room, 0, width * 2 / 5);
    rest -= layout.label + GAP;
  }
  if (self->bars->note_room > 0) {
    layout.note = CLAMP (self->bars->note_room, 0, rest * 2 / 5);
    rest -= layout.note + GAP;
  }
  layout.bar = rest;
  return layout;
}

static void
minka_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                   int *minimum_baseline, int *natural_baseline)
{
  MinkaBar *self = MINKA_BAR (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    int notes = measure_width (self->note, FALSE);

    *minimum = MAX (measure_width (self->label, FALSE), parts_width (self) + notes + (notes > 0 ? GAP : 0));
    *natural = MAX (*minimum, ROOM_FOR_TWO);
  } else {
    Layout layout = lay_out (self, for_size < 0 ? ROOM_FOR_TWO : for_size);
    int label = measure_height (self->label, MAX (layout.label, measure_width (self->label, FALSE)));
    int bar = BAR_HEIGHT;

    for (guint i = 0; i < self->bars->n_parts; i++)
      bar = MAX (bar, measure_height (self->parts[i], -1));
    if (self->note != NULL)
      bar = MAX (bar, measure_height (self->note, MAX (layout.note, measure_width (self->note, FALSE))));
    *minimum = *natural = layout.above ? label + LABEL_GAP + bar : MAX (label, bar);
  }
}

static void
place (GtkWidget *widget, GtkWidget *child, int x, int y, int width, int height)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
minka_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MinkaBar *self = MINKA_BAR (widget);
  Layout layout = lay_out (self, width);
  int label_width = MAX (layout.label, measure_width (self->label, FALSE));
  int label_height = MIN (measure_height (self->label, label_width), height);
  int top = layout.above ? label_height + LABEL_GAP : 0;
  int left = layout.above ? 0 : label_width + GAP;
  int room = MAX (height - top, 0);
  int bar_height = BAR_HEIGHT;
  int bar = self->total > 0 ? layout.bar * self->total / MAX (self->bars->most, 1) : 0;
  int spare, x = left;

  place (widget, self->label, 0, layout.above ? 0 : (height - label_height) / 2, label_width, label_height);

  /* Each part has room for its number; what is left is shared out by the numbers. */
  for (guint i = 0; i < self->bars->n_parts; i++)
    bar_height = MAX (bar_height, measure_height (self->parts[i], -1));
  bar = MAX (bar, parts_width (self));
  spare = bar - parts_width (self);
  for (guint i = 0, told = 0; i < self->bars->n_parts; i++) {
    int before = self->total > 0 ? spare * (int) told / self->total : 0;
    int after = self->total > 0 ? spare * ((int) told + self->values[i]) / self->total : 0;
    int part = measure_width (self->parts[i], FALSE) + after - before;

    told += self->values[i];
    if (!gtk_widget_should_layout (self->parts[i]))
      continue;
    place (widget, self->parts[i], x, top + (room - bar_height) / 2, part, bar_height);
    x += part;
  }
  if (self->note != NULL) {
    int note = MIN (MAX (layout.note, measure_width (self->note, FALSE)), measure_width (self->note, TRUE));
    int note_height = measure_height (self->note, note);

    place (widget, self->note, x + (x > left ? GAP : 0), top + (room - note_height) / 2, note, note_height);
  }
}

static GtkSizeRequestMode
minka_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
minka_bar_dispose (GObject *object)
{
  MinkaBar *self = MINKA_BAR (object);

  while (gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (self)));
  self->note = NULL;
  g_clear_pointer (&self->parts, g_free);
  g_clear_pointer (&self->values, g_free);
  G_OBJECT_CLASS (minka_bar_parent_class)->dispose (object);
}

static void
minka_bar_class_init (MinkaBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = minka_bar_dispose;
  widget_class->measure = minka_bar_measure;
  widget_class->size_allocate = minka_bar_size_allocate;
  widget_class->get_request_mode = minka_bar_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
minka_bar_init (MinkaBar *self)
{
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return label;
}

/* The first part is plain, the others have each its own pattern. */
static GtkWidget *
make_part (MinkaBars *self, guint i, GtkWidget *child)
{
  GtkWidget *part = adw_bin_new ();
  g_autofree char *pattern = g_strdup_printf ("pattern-%u", i % PATTERNS);

  gtk_widget_add_css_class (part, "minka-bar-part");
  gtk_widget_add_css_class (part, pattern);
  gtk_widget_add_css_class (part, self->css_classes[i]);
  gtk_accessible_update_state (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_bin_set_child (ADW_BIN (part), child);
  return part;
}

static GtkWidget *
make_legend (MinkaBars *self)
{
  GtkWidget *legend = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (legend), 18);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (legend), 6);
  for (guint i = 0; i < self->n_parts; i++) {
    GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
    GtkWidget *swatch = make_part (self, i, NULL);
    GtkWidget *name = gtk_label_new (self->names[i]);

    gtk_widget_set_size_request (swatch, 16, 16);
    gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (swatch, "minka-bar-start");
    gtk_widget_add_css_class (swatch, "minka-bar-end");
    gtk_widget_add_css_class (name, "caption");
    gtk_box_append (GTK_BOX (entry), swatch);
    gtk_box_append (GTK_BOX (entry), name);
    adw_wrap_box_append (ADW_WRAP_BOX (legend), entry);
  }
  return legend;
}

static char *
say_bar (MinkaBars *self, const char *label, const int *values, const char *note)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *counts = NULL;

  for (guint i = 0; i < self->n_parts; i++)
    if (values[i] > 0) {
      g_autofree char *name = g_utf8_strdown (self->names[i], -1);

      /* Translators: how many of a kind, in a chart: “2 concluded”. */
      g_ptr_array_add (said, g_strdup_printf (_ ("%d %s"), values[i], name));
    }
  if (said->len == 0)
    g_ptr_array_add (said, g_strdup (_ ("none")));
  g_ptr_array_add (said, NULL);
  counts = g_strjoinv (", ", (char **) said->pdata);
  if (note == NULL)
    return g_strdup_printf ("%s: %s", label, counts);
  return g_strdup_printf ("%s: %s. %s", label, counts, note);
}

static void
minka_bars_finalize (GObject *object)
{
  MinkaBars *self = MINKA_BARS (object);

  g_strfreev (self->names);
  g_strfreev (self->css_classes);
  G_OBJECT_CLASS (minka_bars_parent_class)->finalize (object);
}

static void
minka_bars_class_init (MinkaBarsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = minka_bars_finalize;
}

static void
minka_bars_init (MinkaBars *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self), self->rows);
}

/**
 * minka_bars_new:
 * @parts: (array length=n_parts): the kinds of parts, in their order along a bar
 * @n_parts: how many
 *
 * Returns: (transfer full): an empty chart
 */
GtkWidget *
minka_bars_new (const MinkaBarPart *parts, guint n_parts)
{
  MinkaBars *self = g_object_new (MINKA_TYPE_BARS, NULL);

  self->n_parts = n_parts;
  self->names = g_new0 (char *, n_parts + 1);
  self->css_classes = g_new0 (char *, n_parts + 1);
  for (guint i = 0; i < n_parts; i++) {
    self->names[i] = g_strdup (parts[i].name);
    self->css_classes[i] = g_strdup (parts[i].css_class);
  }
  self->legend = make_legend (self);
  gtk_box_append (GTK_BOX (self), self->legend);
  return GTK_WIDGET (self);
}

/**
 * minka_bars_clear:
 * @self: a chart
 *
 * Takes all bars away.
 */
void
minka_bars_clear (MinkaBars *self)
{
  while (gtk_widget_get_first_child (self->rows) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), gtk_widget_get_first_child (self->rows));
  self->most = self->label_room = self->note_room = 0;
}

/**
 * minka_bars_add:
 * @self: a chart
 * @label: what the bar is about
 * @values: (array): how many of each part; none below 0
 * @note: (nullable): said at the end of the bar
 *
 * Adds a bar below the others. The longest one takes all the room there is.
 */
void
minka_bars_add (MinkaBars *self, const char *label, const int *values, const char *note)
{
  MinkaBar *bar = g_object_new (MINKA_TYPE_BAR, NULL);
  g_autofree char *sentence = say_bar (self, label, values, note);
  GtkWidget *first = NULL, *last = NULL;

  bar->bars = self;
  bar->label = make_label (label);
  gtk_widget_set_parent (bar->label, GTK_WIDGET (bar));
  bar->values = g_memdup2 (values, self->n_parts * sizeof *values);
  bar->parts = g_new0 (GtkWidget *, self->n_parts);
  for (guint i = 0; i < self->n_parts; i++) {
    g_autofree char *number = g_strdup_printf ("%d", values[i]);
    GtkWidget *text = gtk_label_new (number);

    gtk_widget_add_css_class (text, "numeric");
    bar->parts[i] = make_part (self, i, text);
    gtk_widget_set_visible (bar->parts[i], values[i] > 0);
    gtk_widget_set_parent (bar->parts[i], GTK_WIDGET (bar));
    bar->total += values[i];
    if (values[i] > 0) {
      first = first != NULL ? first : bar->parts[i];
      last = bar->parts[i];
    }
  }
  if (first != NULL) {
    gtk_widget_add_css_class (first, "minka-bar-start");
    gtk_widget_add_css_class (last, "minka-bar-end");
  }
  if (note != NULL || bar->total == 0) {
    bar->note = make_label (note != NULL ? note : _ ("none"));
    gtk_widget_add_css_class (bar->note, "caption");
    gtk_widget_add_css_class (bar->note, "dimmed");
    gtk_widget_set_parent (bar->note, GTK_WIDGET (bar));
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (bar), sentence);
  self->most = MAX (self->most, bar->total);
  gtk_box_append (GTK_BOX (self->rows), GTK_WIDGET (bar));
  self->label_room = MAX (self->label_room, measure_width (bar->label, TRUE));
  self->note_room = MAX (self->note_room, measure_width (bar->note, TRUE));
}
