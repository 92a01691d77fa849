#pragma once

/* The room's own door to SQLite; no other room includes it. */

#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>

/* Where the library lacks these, minka_connection_open() says so; otherwise the loader would, in its own words. */
#pragma weak sqlite3session_attach
#pragma weak sqlite3session_changeset
#pragma weak sqlite3session_create
#pragma weak sqlite3session_delete
#pragma weak sqlite3changeset_apply_v2
#pragma weak sqlite3changeset_finalize
#pragma weak sqlite3changeset_invert
#pragma weak sqlite3changeset_new
#pragma weak sqlite3changeset_next
#pragma weak sqlite3changeset_old
#pragma weak sqlite3changeset_op
#pragma weak sqlite3changeset_start

#include "minka-error.h"
#include "minka-model.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)

/* A statement on loan from the connection's cache: it is reset when it goes out of scope. */
typedef sqlite3_stmt MinkaStatement;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaStatement, sqlite3_reset)

typedef struct _MinkaConnection MinkaConnection;

MinkaConnection *minka_connection_open (const char *path, int flags, GError **error);
void minka_connection_close (MinkaConnection *self);
sqlite3 *minka_connection_handle (MinkaConnection *self);
gboolean minka_connection_fail (MinkaConnection *self, GError **error);
gboolean minka_connection_exec (MinkaConnection *self, const char *sql, GError **error);
MinkaStatement *minka_connection_prepare (MinkaConnection *self, const char *sql, GError **error);
gboolean
minka_statement_step (MinkaConnection *self, MinkaStatement *statement, gboolean *row, GError **error);
gboolean minka_connection_number (MinkaConnection *self, const char *sql, gint64 *number, GError **error);
gboolean minka_connection_check_references (MinkaConnection *self, GError **error);
void
minka_statement_bind (MinkaStatement *statement, int index, const MinkaField *field, const GValue *value);
void minka_statement_text (MinkaStatement *statement, int index, const char *text);
gpointer minka_statement_record (MinkaStatement *statement, GType type);
void minka_connection_columns (MinkaRecordClass *klass, const char *prefix, GString *sql);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaConnection, minka_connection_close)
