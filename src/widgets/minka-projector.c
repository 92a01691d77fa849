#include "minka-projector.h"

/**
 * MinkaProjector:
 *
 * The screen of a meeting: one topic, one question, one clock, in letters that are read from the last row. They grow
 * and shrink with the room there is; on a projector of 1920×1080 the smallest are of 28 pixels.
 */
struct _MinkaProjector {
  GtkWidget parent_instance;
  GtkWidget *content;
  GtkLabel *place;
  GtkLabel *title;
  GtkLabel *question;
  GtkLabel *clock;
  GtkLabel *left;
  GtkWidget *bar;
  GtkLabel *meeting;
  GtkLabel *next;
  const char *size;
};

/* The letters for each width and height, the largest first; see meeting.css. */
static const struct {
  int width;
  int height;
  const char *size;
} sizes[] = {
  { 1500, 900, "hall" },
  { 1000, 680, "room" },
  { 620, 460, "desk" },
  { 0, 0, "hand" },
};

#define LEAST_WIDTH 280
#define LEAST_HEIGHT 90

static const char *const moods[] = { "calm", "near", "over" };

G_DEFINE_FINAL_TYPE (MinkaProjector, minka_projector, GTK_TYPE_WIDGET)

static void
show_text (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text) != 0)
    gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show_mood (GtkWidget *widget, MinkaProjectorMood mood)
{
  for (guint i = 0; i < G_N_ELEMENTS (moods); i++) {
    if (i == (guint) mood)
      gtk_widget_add_css_class (widget, moods[i]);
    else
      gtk_widget_remove_css_class (widget, moods[i]);
  }
}

static const char *
find_size (int width, int height)
{
  guint i = 0;

  while (width < sizes[i].width || height < sizes[i].height)
    i++;
  return sizes[i].size;
}

static void
choose_size (MinkaProjector *self)
{
  const char *size =
      find_size (gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));

  if (self->size == size)
    return;
  if (self->size != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->size);
  self->size = size;
  gtk_widget_add_css_class (GTK_WIDGET (self), size);
}

static gboolean
resize (gpointer data)
{
  g_autoptr (MinkaProjector) self = data;

  choose_size (self);
  return G_SOURCE_REMOVE;
}

static void
minka_projector_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MinkaProjector *self = MINKA_PROJECTOR (widget);
  int least_width, least_height;

  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  width = MAX (width, least_width);
  gtk_widget_measure (self->content, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  gtk_widget_allocate (self->content, width, MAX (height, least_height), baseline, NULL);
  width = gtk_widget_get_width (widget);
  height = gtk_widget_get_height (widget);
  /* A style does not change in the middle of a layout. */
  if (find_size (width, height) != self->size)
    g_idle_add (resize, g_object_ref (self));
}

/* It takes the room it is given, and the letters yield: large ones do not keep a window from growing smaller. */
static void
minka_projector_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  MinkaProjector *self = MINKA_PROJECTOR (widget);
  int least = 0, fitting = 0, width = -1;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0) {
    gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
    width = MAX (width, for_size);
  }
  gtk_widget_measure (self->content, orientation, width, &least, &fitting, NULL, NULL);
  *minimum = MIN (least, orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT);
  *natural = MAX (*minimum, fitting);
  *minimum_baseline = *natural_baseline = -1;
}

static GtkSizeRequestMode
minka_projector_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
minka_projector_dispose (GObject *object)
{
  g_clear_pointer (&MINKA_PROJECTOR (object)->content, gtk_widget_unparent);
  G_OBJECT_CLASS (minka_projector_parent_class)->dispose (object);
}

static void
minka_projector_class_init (MinkaProjectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = minka_projector_dispose;
  widget_class->size_allocate = minka_projector_size_allocate;
  widget_class->measure = minka_projector_measure;
  widget_class->get_request_mode = minka_projector_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "minka-projector");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
make_label (MinkaProjector *self, const char *name, int lines)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (lines > 0) {
    gtk_label_set_lines (GTK_LABEL (label), lines);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  }
  gtk_widget_add_css_class (label, name);
  gtk_box_append (GTK_BOX (self->content), label);
  return GTK_LABEL (label);
}

static void
minka_projector_init (MinkaProjector *self)
{
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->place = make_label (self, "place", 1);
  self->title = make_label (self, "topic", 3);
  self->question = make_label (self, "question", 4);
  gtk_widget_set_vexpand (GTK_WIDGET (self->question), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->question), GTK_ALIGN_START);
  self->clock = make_label (self, "clock", 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->clock), "numeric");
  gtk_widget_set_vexpand (GTK_WIDGET (self->clock), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->clock), GTK_ALIGN_END);
  self->left = make_label (self, "left", 2);
  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (self->content), self->bar);
  self->meeting = make_label (self, "meeting", 2);
  gtk_widget_add_css_class (GTK_WIDGET (self->meeting), "numeric");
  self->next = make_label (self, "next", 2);
  choose_size (self);
}

/**
 * minka_projector_new:
 *
 * Returns: (transfer full): the screen of a meeting
 */
GtkWidget *
minka_projector_new (void)
{
  return g_object_new (MINKA_TYPE_PROJECTOR, NULL);
}

/**
 * minka_projector_show:
 * @self: the screen of a meeting
 * @projection: what to show
 *
 * Shows how the meeting stands; what has not changed is left as it is.
 */
void
minka_projector_show (MinkaProjector *self, const MinkaProjection *projection)
{
  show_text (self->place, projection->place);
  show_text (self->title, projection->title);
  show_text (self->question, projection->question);
  show_text (self->clock, projection->clock);
  show_text (self->left, projection->paused != NULL ? projection->paused : projection->left);
  gtk_widget_set_visible (self->bar, projection->fraction >= 0);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), CLAMP (projection->fraction, 0, 1));
  show_mood (GTK_WIDGET (self->clock), projection->mood);
  show_mood (GTK_WIDGET (self->left), projection->mood);
  show_mood (self->bar, projection->mood);
  show_text (self->meeting, projection->meeting);
  show_mood (GTK_WIDGET (self->meeting), projection->meeting_mood);
  show_text (self->next, projection->next);
  if (projection->paused != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "paused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "paused");
}
