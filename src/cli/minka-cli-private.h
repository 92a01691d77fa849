#pragma once

#include "minka-cli.h"

G_BEGIN_DECLS

/* What the commands share. */
MinkaCliStatus minka_cli_report (const GError *error, MinkaCliStatus status);
void minka_cli_answer (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *minka_cli_wait (GAsyncResult **result);
MinkaWorkspace *minka_cli_open (const char *path, MinkaCliStatus *status);

G_END_DECLS
