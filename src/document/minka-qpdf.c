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
