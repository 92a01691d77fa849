#include "minka-emblem.h"

#include "minka-error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The emblem of the school, as every document of it carries it. */

/* Sharp enough on paper for 2 cm, and small enough for each of the year's documents. */
#define SIDE 480

/* What a camera makes; more is no emblem. */
#define MOST_BYTES (20 * 1024 * 1024)

static void
on_size (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  const int longer = MAX (width, height);

  /* A drawing has no size of its own; a large picture is never there at full size. */
  if (longer > 0)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) ((gint64) width * SIDE / longer)),
                                MAX (1, (int) ((gint64) height * SIDE / longer)));
}

static GdkPixbuf *
decode (GBytes *picture, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (picture, &size);
  GdkPixbuf *pixbuf;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size), NULL);
  if (!gdk_pixbuf_loader_write (loader, data, size, error)) {
    gdk_pixbuf_loader_close (loader, NULL);
    return NULL;
  }
  if (!gdk_pixbuf_loader_close (loader, error))
    return NULL;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  return pixbuf != NULL ? g_object_ref (pixbuf) : NULL;
}

/* Paper is white, and transparency has no place in a document that is to last. */
static GdkPixbuf *
lay_on_white (GdkPixbuf *pixbuf)
{
  const int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  GdkPixbuf *white = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);

  gdk_pixbuf_fill (white, 0xffffffff);
  gdk_pixbuf_composite (pixbuf, white, 0, 0, width, height, 0, 0, 1, 1, GDK_INTERP_NEAREST, 255);
  return white;
}

/**
 * minka_emblem_make:
 * @picture: a file with a picture: PNG, SVG, JPEG
 * @name: what to call it
 * @error: return location
 *
 * Makes the emblem of a letterhead of a picture.
 *
 * Returns: (transfer full) (nullable): a PNG of at most 480 pixels a side without transparency; or %NULL and
 *   %MINKA_ERROR_INVALID
 */
GBytes *
minka_emblem_make (GBytes *picture, const char *name, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) white = NULL;
  char *png;
  gsize size;

  if (g_bytes_get_size (picture) <= MOST_BYTES)
    pixbuf = decode (picture, NULL);
  if (pixbuf != NULL) {
    white = lay_on_white (pixbuf);
    if (gdk_pixbuf_save_to_buffer (white, &png, &size, "png", NULL, "compression", "9", NULL))
      return g_bytes_new_take (png, size);
  }
  g_set_error (error, MINKA_ERROR, MINKA_ERROR_INVALID,
               _ ("“%s” is no picture that can be an emblem. Choose a PNG, SVG or JPEG file."), name);
  return NULL;
}

typedef struct {
  const guint8 *data;
  gsize left;
} Reading;

static cairo_status_t
read_some (void *closure, unsigned char *data, unsigned int length)
{
  Reading *reading = closure;

  if (length > reading->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reading->data, length);
  reading->data += length;
  reading->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/**
 * minka_emblem_load:
 * @emblem: what minka_emblem_make() made
 *
 * Returns: (transfer full) (nullable): the picture; %NULL if it is none
 */
cairo_surface_t *
minka_emblem_load (GBytes *emblem)
{
  Reading reading = { 0 };
  cairo_surface_t *surface;

  reading.data = g_bytes_get_data (emblem, &reading.left);
  surface = cairo_image_surface_create_from_png_stream (read_some, &reading);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS &&
      cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}
