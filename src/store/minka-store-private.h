#pragma once

#include "minka-sqlite.h"
#include "minka-store.h"

#define MINKA_APPLICATION_ID 0x4d4e4b41 /* MNKA */
#define MINKA_SCHEMA_VERSION 6

struct _MinkaStore {
  GObject parent_instance;
  char *path;
  MinkaConnection *connection;
  sqlite3_session *session; /* records the gesture under way */
  char *folder;             /* where this computer files actas, as an address; NULL for nowhere */
};

gboolean minka_header_check (const char *path, GError **error);
gboolean minka_header_check_version (gint64 version, GError **error);
gboolean minka_schema_migrate (MinkaConnection *connection, int from, GError **error);
gboolean minka_schema_make_views (MinkaConnection *connection, GError **error);
gboolean minka_search_prepare (MinkaConnection *connection, GError **error);
char *minka_backup_document (const char *path);
char *minka_search_expression (const char *words);
char *minka_backup_folder (const char *path);
gboolean minka_backup_make (MinkaConnection *connection, const char *path, GError **error);
