#include "minka-document-pages-private.h"

#include "minka-page-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN 12
#define GAP 12
#define LEAST_ZOOM 0.25
#define MOST_ZOOM 4.0
#define MOST_PIXELS 24e6
#define POINT (96.0 / 72.0) /* in pixels, at zoom 1 */

enum {
  CHANGED,
  FOUND,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * MinkaDocumentPages:
 *
 * The pages of a PDF, one below the other. They are drawn on the thread for PDFs, and only those in sight.
 *
 * What runs there gets the plain pointer of the PDF: the thread works in order, and letting go of the PDF is
 * itself a piece of its work that comes last.
 */
G_DEFINE_FINAL_TYPE (MinkaDocumentPages, minka_document_pages, GTK_TYPE_WIDGET)

static void request_render (MinkaDocumentPages *self);

static void
page_clear (gpointer data)
{
  MinkaDocumentPage *page = data;

  g_clear_object (&page->texture);
  g_clear_pointer (&page->text, g_free);
}

static void
job_free (gpointer data)
{
  MinkaDocumentJob *job = data;

  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_pointer (&job->pages, g_array_unref);
  g_clear_pointer (&job->found, g_array_unref);
  g_clear_object (&job->texture);
  g_free (job->needle);
  g_free (job->text);
  g_free (job);
}

MinkaDocumentJob *
minka_document_pages_job_new (MinkaDocumentPages *self)
{
  MinkaDocumentJob *job = g_new0 (MinkaDocumentJob, 1);

  job->generation = self->generation;
  job->search = self->search;
  job->pdf = self->pdf;
  return job;
}

void
minka_document_pages_run (MinkaDocumentPages *self, MinkaDocumentJob *job, MinkaWork work,
                          GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);

  g_task_set_task_data (task, job, job_free);
  minka_worker_run (minka_pdf_get_worker (), task, work);
}

/* On the PDF thread */

static void
open_there (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaDocumentJob *job = data;
  GError *error = NULL;

  job->pdf = minka_pdf_new (job->bytes, &error);
  if (job->pdf == NULL) {
    g_task_return_error (task, error);
    return;
  }
  for (int i = 0; i < minka_pdf_get_n_pages (job->pdf); i++) {
    MinkaDocumentPage page = { 0 };

    minka_pdf_get_page_size (job->pdf, i, &page.width, &page.height);
    g_array_append_val (job->pages, page);
  }
  g_task_return_boolean (task, TRUE);
}

static void
close_there (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_object_unref (data);
  g_task_return_boolean (task, TRUE);
}

static void
render_there (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaDocumentJob *job = data;

  job->texture = minka_page_picture_render (job->pdf, job->page, job->scale);
  job->text = minka_pdf_get_page_text (job->pdf, job->page);
  g_task_return_boolean (task, TRUE);
}

static void
close_pdf (MinkaPdf *pdf)
{
  g_autoptr (GTask) task = NULL;

  if (pdf == NULL)
    return;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, pdf, NULL);
  minka_worker_run (minka_pdf_get_worker (), task, close_there);
}

/* Places */

static MinkaDocumentPage *
page_at (MinkaDocumentPages *self, guint i)
{
  return &g_array_index (self->pages, MinkaDocumentPage, i);
}

/* Pixels a point. */
double
minka_document_pages_get_scale (MinkaDocumentPages *self)
{
  return self->zoom * POINT;
}

static double
widest (MinkaDocumentPages *self)
{
  double width = 1;

  for (guint i = 0; i < self->pages->len; i++)
    width = MAX (width, page_at (self, i)->width);
  return width;
}

static double
zoom_to_fit (MinkaDocumentPages *self, int width)
{
  return CLAMP ((width - 2 * MARGIN) / widest (self) / POINT, LEAST_ZOOM / 2, MOST_ZOOM);
}

static double
height_at (MinkaDocumentPages *self, double zoom)
{
  double height = 2 * MARGIN;

  for (guint i = 0; i < self->pages->len; i++)
    height += ceil (page_at (self, i)->height * zoom * POINT) + (i > 0 ? GAP : 0);
  return height;
}

static double
width_at (MinkaDocumentPages *self, double zoom)
{
  return ceil (widest (self) * POINT * zoom) + 2 * MARGIN;
}

static void
place_pages (MinkaDocumentPages *self)
{
  double y = MARGIN;

  for (guint i = 0; i < self->pages->len; i++) {
    page_at (self, i)->y = y;
    y += ceil (page_at (self, i)->height * minka_document_pages_get_scale (self)) + GAP;
  }
}

void
minka_document_pages_get_bounds (MinkaDocumentPages *self, guint i, graphene_rect_t *bounds)
{
  MinkaDocumentPage *page = page_at (self, i);
  float width = page->width * minka_document_pages_get_scale (self);

  graphene_rect_init (bounds, floor ((gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2), page->y, width,
                      page->height * minka_document_pages_get_scale (self));
}

static double
get_top (MinkaDocumentPages *self)
{
  return self->down != NULL ? gtk_adjustment_get_value (self->down) : 0;
}

static double
get_room (MinkaDocumentPages *self)
{
  return self->down != NULL ? gtk_adjustment_get_page_size (self->down) : 0;
}

static gboolean
is_near (MinkaDocumentPages *self, guint i, double margin)
{
  MinkaDocumentPage *page = page_at (self, i);

  return page->y + page->height * minka_document_pages_get_scale (self) + margin > get_top (self) &&
         page->y - margin < get_top (self) + get_room (self);
}

/* The page that a reader looks at: the last that begins above the upper third. */
static int
find_current_page (MinkaDocumentPages *self)
{
  double line = get_top (self) + get_room (self) / 3;
  int current = 0;

  for (guint i = 0; i < self->pages->len; i++)
    if (page_at (self, i)->y <= line)
      current = i;
  return current;
}

static void
describe_page (MinkaDocumentPages *self)
{
  g_autofree char *label = NULL;
  const char *text = "";

  if (self->pages->len > 0) {
    label = g_strdup_printf (_ ("Page %d of %u"), self->page + 1, self->pages->len);
    text = page_at (self, self->page)->text != NULL ? page_at (self, self->page)->text : "";
  } else {
    label = g_strdup (_ ("Empty document"));
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
update_page (MinkaDocumentPages *self)
{
  int page = find_current_page (self);

  if (page == self->page)
    return;
  self->page = page;
  describe_page (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_scrolled (MinkaDocumentPages *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_page (self);
  request_render (self);
}

/* Rendering */

static double
wanted_scale (MinkaDocumentPages *self, guint i)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  double scale =
      minka_document_pages_get_scale (self) * (surface != NULL ? gdk_surface_get_scale (surface) : 1);
  double pixels = page_at (self, i)->width * page_at (self, i)->height * scale * scale;

  return pixels > MOST_PIXELS ? scale * sqrt (MOST_PIXELS / pixels) : scale;
}

static gboolean
is_drawn (MinkaDocumentPages *self, guint i)
{
  return page_at (self, i)->texture != NULL &&
         fabs (page_at (self, i)->texture_scale - wanted_scale (self, i)) < 1e-6;
}

/* First the pages in sight, then their neighbours. */
static int
next_to_render (MinkaDocumentPages *self)
{
  for (int round = 0; round < 2; round++)
    for (guint i = 0; i < self->pages->len; i++)
      if (is_near (self, i, round * get_room (self) / 2) && !is_drawn (self, i))
        return i;
  return -1;
}

static void
drop_far_pages (MinkaDocumentPages *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    if (!is_near (self, i, 2 * get_room (self)))
      g_clear_object (&page_at (self, i)->texture);
}

static void
on_rendered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MinkaDocumentPages *self = MINKA_DOCUMENT_PAGES (source);
  MinkaDocumentJob *job = g_task_get_task_data (G_TASK (result));
  MinkaDocumentPage *page;

  if (job->generation != self->generation)
    return;

  self->rendering = FALSE;
  page = page_at (self, job->page);
  g_set_object (&page->texture, job->texture);
  page->texture_scale = job->scale;
  if (page->text == NULL)
    page->text = g_steal_pointer (&job->text);
  if (job->page == self->page)
    describe_page (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  /* A page that cannot be drawn stays white; asking again would not help. */
  if (job->texture != NULL)
    request_render (self);
}

/* One page at a time, so that what is scrolled past is not waited for. */
static void
request_render (MinkaDocumentPages *self)
{
  int i;
  MinkaDocumentJob *job;

  if (self->rendering || self->pdf == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  drop_far_pages (self);
  i = next_to_render (self);
  if (i < 0)
    return;
  self->rendering = TRUE;
  job = minka_document_pages_job_new (self);
  job->page = i;
  job->scale = wanted_scale (self, i);
  minka_document_pages_run (self, job, render_there, on_rendered);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MinkaDocumentPages *self = MINKA_DOCUMENT_PAGES (source);
  MinkaDocumentJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (job->generation != self->generation) {
    close_pdf (job->pdf);
    return;
  }
  if (error != NULL) {
    g_signal_emit (self, signals[FAILED], 0, error->message);
    return;
  }
  self->pdf = job->pdf;
  g_array_unref (self->pages);
  self->pages = g_steal_pointer (&job->pages);
  self->page = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  describe_page (self);
  g_signal_emit (self, signals[CHANGED], 0);
  minka_document_pages_find_on (self);
}

/* Widget */

static GtkSizeRequestMode
minka_document_pages_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
minka_document_pages_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                              int *natural, int *minimum_baseline, int *natural_baseline)
{
  MinkaDocumentPages *self = MINKA_DOCUMENT_PAGES (widget);
  double zoom = self->zoom;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *natural = width_at (self, zoom);
    *minimum = self->fit_width ? 100 : *natural;
    *natural = MAX (*natural, *minimum);
  } else {
    if (self->fit_width && for_size > 0)
      zoom = zoom_to_fit (self, for_size);
    *minimum = *natural = self->pages->len > 0 ? ceil (height_at (self, zoom)) : 0;
  }
}

static void
minka_document_pages_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MinkaDocumentPages *self = MINKA_DOCUMENT_PAGES (widget);

  if (self->fit_width && self->pages->len > 0)
    self->zoom = zoom_to_fit (self, width);
  place_pages (self);
  request_render (self);
}

static void
minka_document_pages_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MinkaDocumentPages *self = MINKA_DOCUMENT_PAGES (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA shadow = { 0, 0, 0, 0.25 };

  for (guint i = 0; i < self->pages->len; i++) {
    graphene_rect_t bounds;
    GskRoundedRect outline;

    if (!is_near (self, i, GAP))
      continue;
    minka_document_pages_get_bounds (self, i, &bounds);
    gsk_rounded_rect_init_from_rect (&outline, &bounds, 0);
    gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 4);
    gtk_snapshot_append_color (snapshot, &white, &bounds);
    if (page_at (self, i)->texture != NULL)
      gtk_snapshot_append_scaled_texture (snapshot, page_at (self, i)->texture, GSK_SCALING_FILTER_LINEAR,
                                          &bounds);
    minka_document_pages_draw_matches (self, snapshot, i, &bounds);
  }
}

static void
minka_document_pages_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (minka_document_pages_parent_class)->map (widget);
  request_render (MINKA_DOCUMENT_PAGES (widget));
}

static void
forget_pdf (MinkaDocumentPages *self)
{
  self->generation++;
  self->search++;
  self->rendering = FALSE;
  close_pdf (g_steal_pointer (&self->pdf));
  g_array_set_size (self->pages, 0);
  g_array_set_size (self->matches, 0);
  self->page = 0;
  self->match = 0;
  self->search_page = 0;
}

static void
minka_document_pages_dispose (GObject *object)
{
  MinkaDocumentPages *self = MINKA_DOCUMENT_PAGES (object);

  forget_pdf (self);
  minka_document_pages_set_adjustments (self, NULL, NULL);

  G_OBJECT_CLASS (minka_document_pages_parent_class)->dispose (object);
}

static void
minka_document_pages_finalize (GObject *object)
{
  MinkaDocumentPages *self = MINKA_DOCUMENT_PAGES (object);

  g_array_unref (self->pages);
  g_array_unref (self->matches);
  g_free (self->needle);

  G_OBJECT_CLASS (minka_document_pages_parent_class)->finalize (object);
}

static void
minka_document_pages_class_init (MinkaDocumentPagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = minka_document_pages_dispose;
  object_class->finalize = minka_document_pages_finalize;
  widget_class->get_request_mode = minka_document_pages_get_request_mode;
  widget_class->measure = minka_document_pages_measure;
  widget_class->size_allocate = minka_document_pages_size_allocate;
  widget_class->snapshot = minka_document_pages_snapshot;
  widget_class->map = minka_document_pages_map;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);

  /**
   * MinkaDocumentPages::changed:
   * @self: the pages
   *
   * The number of pages, the page in sight or the zoom is another.
   */
  signals[CHANGED] = g_signal_new ("changed", MINKA_TYPE_DOCUMENT_PAGES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  /**
   * MinkaDocumentPages::found:
   * @self: the pages
   *
   * The search went on, or to another find.
   */
  signals[FOUND] = g_signal_new ("found", MINKA_TYPE_DOCUMENT_PAGES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  /**
   * MinkaDocumentPages::failed:
   * @self: the pages
   * @message: why, as a sentence
   *
   * The file could not be read.
   */
  signals[FAILED] = g_signal_new ("failed", MINKA_TYPE_DOCUMENT_PAGES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
minka_document_pages_init (MinkaDocumentPages *self)
{
  self->pages = g_array_new (FALSE, TRUE, sizeof (MinkaDocumentPage));
  g_array_set_clear_func (self->pages, page_clear);
  self->matches = g_array_new (FALSE, FALSE, sizeof (MinkaDocumentMatch));
  self->needle = g_strdup ("");
  self->zoom = 1;
  self->fit_width = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (request_render), NULL);
  describe_page (self);
}

/**
 * minka_document_pages_set_adjustments:
 * @self: the pages
 * @across: (nullable): where the window that shows them stands, in x
 * @down: (nullable): the same in y
 *
 * Tells which part is in sight.
 */
void
minka_document_pages_set_adjustments (MinkaDocumentPages *self, GtkAdjustment *across, GtkAdjustment *down)
{
  if (self->down != NULL)
    g_signal_handlers_disconnect_by_func (self->down, on_scrolled, self);
  g_set_object (&self->across, across);
  g_set_object (&self->down, down);
  if (down != NULL) {
    g_signal_connect_object (down, "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (down, "changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  }
}

/**
 * minka_document_pages_set_pdf:
 * @self: the pages
 * @pdf: (nullable): a file, or %NULL to show none
 *
 * Shows another file, from its beginning.
 */
void
minka_document_pages_set_pdf (MinkaDocumentPages *self, GBytes *pdf)
{
  MinkaDocumentJob *job;

  forget_pdf (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->down != NULL)
    gtk_adjustment_set_value (self->down, 0);
  describe_page (self);
  g_signal_emit (self, signals[CHANGED], 0);
  if (pdf == NULL)
    return;
  job = minka_document_pages_job_new (self);
  job->bytes = g_bytes_ref (pdf);
  job->pages = g_array_new (FALSE, TRUE, sizeof (MinkaDocumentPage));
  g_array_set_clear_func (job->pages, page_clear);
  minka_document_pages_run (self, job, open_there, on_opened);
}

/**
 * minka_document_pages_get_n_pages:
 * @self: the pages
 *
 * Returns: how many there are, 0 while there is no file
 */
int
minka_document_pages_get_n_pages (MinkaDocumentPages *self)
{
  return self->pages->len;
}

/**
 * minka_document_pages_get_page:
 * @self: the pages
 *
 * Returns: the page in sight, from 0
 */
int
minka_document_pages_get_page (MinkaDocumentPages *self)
{
  return self->page;
}

/**
 * minka_document_pages_go_to:
 * @self: the pages
 * @page: a page, from 0
 *
 * Scrolls to the top of a page; beyond the ends, to the nearest one.
 */
void
minka_document_pages_go_to (MinkaDocumentPages *self, int page)
{
  if (self->pages->len == 0 || self->down == NULL)
    return;
  page = CLAMP (page, 0, (int) self->pages->len - 1);
  gtk_adjustment_set_value (self->down, page_at (self, page)->y - MARGIN);
}

/**
 * minka_document_pages_get_zoom:
 * @self: the pages
 *
 * Returns: the zoom; at 1, an inch of paper is 96 pixels
 */
double
minka_document_pages_get_zoom (MinkaDocumentPages *self)
{
  return self->zoom;
}

/* Makes room for what will be another size, so that the part @anchor pixels from the edge stays there. */
static void
stretch (GtkAdjustment *adjustment, double old_size, double new_size, double anchor)
{
  double room = gtk_adjustment_get_page_size (adjustment);
  double share = (gtk_adjustment_get_value (adjustment) + anchor) / MAX (old_size, room);

  gtk_adjustment_configure (adjustment, share * MAX (new_size, room) - anchor, 0, MAX (new_size, room),
                            gtk_adjustment_get_step_increment (adjustment),
                            gtk_adjustment_get_page_increment (adjustment), room);
}

/**
 * minka_document_pages_set_zoom:
 * @self: the pages
 * @zoom: a zoom
 * @anchor: what stays in its place, in pixels below the top of what is in sight
 *
 * Zooms, no longer to the width.
 */
void
minka_document_pages_set_zoom (MinkaDocumentPages *self, double zoom, double anchor)
{
  double old_height = height_at (self, self->zoom);
  double old_width = width_at (self, self->zoom);

  self->fit_width = FALSE;
  self->zoom = CLAMP (zoom, LEAST_ZOOM, MOST_ZOOM);
  place_pages (self);
  if (self->down != NULL) {
    stretch (self->down, old_height, height_at (self, self->zoom), anchor);
    stretch (self->across, old_width, width_at (self, self->zoom),
             gtk_adjustment_get_page_size (self->across) / 2);
  }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * minka_document_pages_get_fit_width:
 * @self: the pages
 *
 * Returns: whether pages are as wide as the window
 */
gboolean
minka_document_pages_get_fit_width (MinkaDocumentPages *self)
{
  return self->fit_width;
}

/**
 * minka_document_pages_set_fit_width:
 * @self: the pages
 * @fit_width: whether pages are as wide as the window
 */
void
minka_document_pages_set_fit_width (MinkaDocumentPages *self, gboolean fit_width)
{
  if (self->fit_width == fit_width)
    return;
  /* What is at the top stays there. */
  if (fit_width && self->across != NULL)
    minka_document_pages_set_zoom (self, zoom_to_fit (self, gtk_adjustment_get_page_size (self->across)), 0);
  self->fit_width = fit_width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}
