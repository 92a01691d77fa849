#include "minka-qpdf.h"

#include "minka-late.h"

MinkaQpdf libqpdf;

/**
 * minka_qpdf_load:
 * @error: return location
 *
 * Loads qpdf, the first time. Any thread may ask.
 *
 * Returns: whether libqpdf can be used, or else %MINKA_ERROR_FAILED
 */
gboolean
minka_qpdf_load (GError **error)
{
#define NAME(name) "qpdf_" #name,
  static const char *const names[] = { MINKA_QPDF_FUNCTIONS (NAME) };

  return minka_late_load (QPDF_LIBRARY, names, (gpointer *) &libqpdf, G_N_ELEMENTS (names), error);
}

static gpointer
load (gpointer data)
{
  minka_qpdf_load (NULL);
  return NULL;
}

/**
 * minka_qpdf_prepare:
 *
 * Begins to load qpdf in a thread of its own, the first time, for who will need it a moment later. Any thread may ask.
 */
void
minka_qpdf_prepare (void)
{
  static gsize begun;

  if (g_once_init_enter (&begun)) {
    g_thread_unref (g_thread_new ("qpdf", load, NULL));
    g_once_init_leave (&begun, 1);
  }
}
