#include "config.h"

#include "minka-application.h"
#include "minka-pdf.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <malloc.h>

int
main (int argc, char *argv[])
{
  g_autoptr (GApplication) application = NULL;
  int status;

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
  status = g_application_run (application, argc, argv);
  minka_pdf_end ();
  return status;
}
