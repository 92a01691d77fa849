#include "config.h"

#include "minka-application.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <malloc.h>

int
main (int argc, char *argv[])
{
  g_autoptr (GApplication) application = NULL;

#ifdef M_ARENA_MAX
  /* One heap for all threads: a second one would keep what the reading of the plan gave back. */
  mallopt (M_ARENA_MAX, 1);
#endif
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* Set above, before there are threads. */
  gtk_disable_setlocale ();
  application = minka_application_new ();
  return g_application_run (application, argc, argv);
}
