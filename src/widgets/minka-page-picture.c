#include "minka-page-picture.h"

#define WIDTH 48 /* in pixels of the screen's scale */
#define HEIGHT 68

/**
 * MinkaPagePicture:
 *
 * The first page of a document, small; until it is drawn, an empty sheet.
 */
struct _MinkaPagePicture {
  AdwBin parent_instance;
  GtkPicture *picture;
};

G_DEFINE_FINAL_TYPE (MinkaPagePicture, minka_page_picture, ADW_TYPE_BIN)

static void
minka_page_picture_class_init (MinkaPagePictureClass *klass)
{
}

static void
minka_page_picture_init (MinkaPagePicture *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_content_fit (self->picture, GTK_CONTENT_FIT_CONTAIN);
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), WIDTH, HEIGHT);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "minka-page-picture");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_unit (ADW_CLAMP (clamp), ADW_LENGTH_UNIT_PX);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->picture));
  adw_bin_set_child (ADW_BIN (self), clamp);
}

/**
 * minka_page_picture_new:
 *
 * Returns: (transfer full): an empty sheet
 */
GtkWidget *
minka_page_picture_new (void)
{
  return g_object_new (MINKA_TYPE_PAGE_PICTURE, NULL);
}

/**
 * minka_page_picture_show:
 * @self: a picture of a page
 * @texture: what minka_page_picture_finish() returned
 * @name: what it shows, to be read aloud
 */
void
minka_page_picture_show (MinkaPagePicture *self, GdkTexture *texture, const char *name)
{
  const int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);

  gtk_widget_set_size_request (GTK_WIDGET (self->picture), WIDTH,
                               width > 0 ? MIN (HEIGHT, WIDTH * height / width) : HEIGHT);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * minka_page_picture_render:
 * @pdf: a PDF; this runs on its thread
 * @page: a page, from 0
 * @scale: pixels a point
 *
 * Returns: (transfer full) (nullable): the page on white paper, or %NULL if it cannot be drawn
 */
GdkTexture *
minka_page_picture_render (MinkaPdf *pdf, int page, double scale)
{
  cairo_surface_t *surface = minka_pdf_render (pdf, page, scale);
  g_autoptr (GdkMemoryTextureBuilder) builder = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int width, height;
  gsize stride;

  if (surface == NULL)
    return NULL;
  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  builder = gdk_memory_texture_builder_new ();
  gdk_memory_texture_builder_set_bytes (builder, bytes);
  gdk_memory_texture_builder_set_stride (builder, stride);
  gdk_memory_texture_builder_set_width (builder, width);
  gdk_memory_texture_builder_set_height (builder, height);
  gdk_memory_texture_builder_set_format (builder, G_BYTE_ORDER == G_LITTLE_ENDIAN ? GDK_MEMORY_B8G8R8X8
                                                                                  : GDK_MEMORY_X8R8G8B8);
  return gdk_memory_texture_builder_build (builder);
}

typedef struct {
  GBytes *bytes;
  int factor;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_bytes_unref (job->bytes);
  g_free (job);
}

static void
draw_there (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (MinkaPdf) pdf = minka_pdf_new (job->bytes, &error);
  GdkTexture *texture = NULL;
  double width, height;

  if (pdf == NULL) {
    g_task_return_error (task, error);
    return;
  }
  minka_pdf_get_page_size (pdf, 0, &width, &height);
  if (width > 0 && height > 0)
    texture = minka_page_picture_render (pdf, 0, job->factor * MIN (WIDTH / width, HEIGHT / height));
  g_clear_object (&pdf);
  g_task_return_pointer (task, texture, g_object_unref);
}

/**
 * minka_page_picture_draw:
 * @pdf: a document
 * @factor: the scale factor of the screen
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when it is drawn; see minka_page_picture_finish()
 * @data: for @callback
 *
 * Draws the first page small, on the thread of PDFs.
 */
void
minka_page_picture_draw (GBytes *pdf, int factor, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new (Job, 1);

  *job = (Job) { g_bytes_ref (pdf), factor };
  g_task_set_source_tag (task, minka_page_picture_draw);
  g_task_set_task_data (task, job, job_free);
  minka_worker_run (minka_pdf_get_worker (), task, draw_there);
}

/**
 * minka_page_picture_finish:
 * @result: what the callback of minka_page_picture_draw() was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the page; %NULL with @error, or if it cannot be drawn
 */
GdkTexture *
minka_page_picture_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
