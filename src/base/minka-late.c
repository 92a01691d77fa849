#include "minka-late.h"

#include "minka-error.h"

#include <dlfcn.h>
#include <glib/gi18n-lib.h>

/* What few need is not loaded at the start of the program, which would take its time and its memory from everybody. */

/**
 * minka_late_load:
 * @library: the name of a library, as programs that are linked with it carry it
 * @names: (array length=n_functions): the names of some of its functions
 * @functions: (array length=n_functions): where to put them
 * @n_functions: how many they are, at least one
 * @error: return location
 *
 * Loads a library that the program is not linked with, the first time, and finds functions of it. It stays until the
 * program ends. Any thread may ask.
 *
 * Returns: whether all are there, or else %MINKA_ERROR_FAILED
 */
gboolean
minka_late_load (const char *library, const char *const *names, gpointer *functions, guint n_functions,
                 GError **error)
{
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  void *handle;

  /* The last one is put there last. */
  if (functions[n_functions - 1] != NULL)
    return TRUE;
  handle = dlopen (library, RTLD_LAZY | RTLD_LOCAL);
  for (guint i = 0; handle != NULL && i < n_functions; i++)
    if ((functions[i] = dlsym (handle, names[i])) == NULL)
      break;
  if (functions[n_functions - 1] != NULL)
    return TRUE;
  g_set_error (error, MINKA_ERROR, MINKA_ERROR_FAILED, _ ("A part of Minka is missing on this computer: %s"),
               library);
  return FALSE;
}

/**
 * minka_late_resource:
 * @add: what glib-compile-resources made to register some files with “--manual-register”
 * @get: what it made to get them
 *
 * Registers files of the program, the first time: the theme of icons goes through all that are registered, many times
 * at the start. Any thread may ask.
 *
 * Returns: (transfer none): the files
 */
GResource *
minka_late_resource (void (*add) (void), GResource *(*get) (void) )
{
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (get () == NULL)
    add ();
  return get ();
}
