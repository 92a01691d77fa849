#include "config.h"

#include "minka-cli.h"

#include "minka-spanish.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* The cuaderno de bitácora of one member. Nothing else writes private entries, but the JSON of the whole plan. */

MinkaCliStatus
minka_cli_reflections (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_DONE;
  g_autoptr (MinkaWorkspace) workspace = NULL;
  g_autoptr (MinkaMember) member = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *id = NULL, *slug = NULL, *name = NULL, *path = NULL;
  const char *data;
  gsize size;

  if (call->person == NULL || call->to == NULL) {
    g_printerr (_ ("Say whose with --of MEMBER, and where with --to DIR.\n"));
    return MINKA_CLI_MISUSED;
  }
  workspace = minka_cli_open (call->words[0], &status);
  if (workspace == NULL)
    return status;
  id = minka_cli_find_member (workspace, call->person);
  member = id != NULL ? minka_cli_find_record (workspace, MINKA_TYPE_MEMBER, id, "%s") : NULL;
  if (member == NULL)
    return MINKA_CLI_MISUSED;
  minka_workspace_draw_document (workspace,
                                 call->whole ? MINKA_DOCUMENT_WHOLE_LOGBOOK : MINKA_DOCUMENT_LOGBOOK, id,
                                 NULL, minka_cli_on_answer, &result);
  pdf = minka_workspace_finish_bytes (workspace, minka_cli_wait (&result), &error);
  if (pdf == NULL)
    return minka_cli_report (error, MINKA_CLI_WRONG);
  slug = minka_spanish_slug (member->name, 48);
  name = g_strdup_printf ("bitacora-%s.pdf", slug);
  path = g_build_filename (call->to, name, NULL);
  g_mkdir_with_parents (call->to, 0777);
  data = g_bytes_get_data (pdf, &size);
  /* Others who use this computer have no business with it. */
  if (!g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_CONSISTENT, call->whole ? 0600 : 0666,
                                 &error))
    return minka_cli_report (error, MINKA_CLI_WRONG);
  printf ("%s\n", path);
  return MINKA_CLI_DONE;
}
