#include "minka-fonts.h"

#include "minka-late.h"
#include "minka-error.h"
#include "minka-fonts-resource.h"

#include <errno.h>
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define FOLDER "/fonts/"

/* A font map belongs to the thread that uses it. */
static GPrivate thread_map = G_PRIVATE_INIT (g_object_unref);

static gboolean alone;

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize left;
  const char *p = g_bytes_get_data (bytes, &left);

  while (left > 0) {
    gssize n = write (fd, p, left);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    p += n;
    left -= n;
  }
  return TRUE;
}

/* Fontconfig and FreeType read files only: each font becomes one in memory, without a name in any folder, and
 * stays open as long as the program runs. */
static gboolean
add_font (FcConfig *config, const char *name)
{
  g_autofree char *resource_path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (
      minka_late_resource (minka_fonts_register_resource, minka_fonts_get_resource), resource_path, 0, NULL);
  g_autofree char *path = NULL;
  int fd = bytes != NULL ? memfd_create (name, MFD_CLOEXEC | MFD_ALLOW_SEALING) : -1;

  if (fd < 0)
    return FALSE;

  path = g_strdup_printf ("/proc/self/fd/%d", fd);
  if (!write_all (fd, bytes) ||
      fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0 ||
      !FcConfigAppFontAddFile (config, (const FcChar8 *) path)) {
    close (fd);
    return FALSE;
  }
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Starts from nothing: neither the fonts nor the rules of the system count, or the same acta would come out
 * different on another laptop. */
static gpointer
make_config (gpointer data)
{
  FcConfig *config = FcConfigCreate ();
  g_auto (GStrv) names = g_resource_enumerate_children (
      minka_late_resource (minka_fonts_register_resource, minka_fonts_get_resource), FOLDER, 0, NULL);

  if (config == NULL || names == NULL)
    return NULL;

  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  for (guint i = 0; names[i] != NULL; i++) {
    if (!add_font (config, names[i])) {
      FcConfigDestroy (config);
      return NULL;
    }
  }
  if (alone)
    FcConfigSetCurrent (config);
  return config;
}

/**
 * minka_fonts_set_alone:
 *
 * Says that this program has no windows: pango then does not read the rules and the list of the fonts of the system before
 * the first document, which needs none of them. To be called at the start.
 */
void
minka_fonts_set_alone (void)
{
  alone = TRUE;
}

/**
 * minka_fonts_get_map:
 * @error: return location
 *
 * Makes, the first time, a font map that knows only the fonts that the program brings with it. It is for the
 * calling thread alone.
 *
 * Returns: (transfer none) (nullable): the font map, or %NULL and %MINKA_ERROR_FAILED
 */
PangoFontMap *
minka_fonts_get_map (GError **error)
{
  static GOnce once = G_ONCE_INIT;
  PangoFontMap *map = g_private_get (&thread_map);
  FcConfig *config;

  if (map != NULL)
    return map;

  config = g_once (&once, make_config, NULL);
  if (config != NULL)
    map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  if (map == NULL) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_FAILED,
                         _ ("The fonts of the documents could not be loaded."));
    return NULL;
  }
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  g_private_set (&thread_map, map);
  return map;
}
