#pragma once

#include "minka-gesture.h"
#include "minka-model.h"
#include "minka-urgency.h"

G_BEGIN_DECLS

#define MINKA_TYPE_STORE (minka_store_get_type ())
G_DECLARE_FINAL_TYPE (MinkaStore, minka_store, MINKA, STORE, GObject)

MinkaStore *minka_store_create (const char *path, GBytes *json, GError **error);
MinkaStore *minka_store_open (const char *path, GError **error);
const char *minka_store_get_path (MinkaStore *self);
gboolean minka_store_check (MinkaStore *self, GError **error);
void minka_store_set_folder (MinkaStore *self, const char *folder);
const char *minka_store_get_folder (MinkaStore *self);

/* Reading */
gpointer minka_store_get (MinkaStore *self, GType type, const char *id, GError **error);
gpointer
minka_store_first (MinkaStore *self, GType type, const char *field, const char *value, GError **error);
GPtrArray *
minka_store_find (MinkaStore *self, GType type, const char *field, const char *value, GError **error);
GPtrArray *minka_store_find_some (MinkaStore *self, GType type, const char *field, const char *value,
                                  guint limit, GError **error);
GPtrArray *
minka_store_find_ids (MinkaStore *self, GType type, const char *field, const char *value, GError **error);
GPtrArray *minka_store_find_open_meetings (MinkaStore *self, guint limit, GError **error);
GPtrArray *minka_store_find_unfiled (MinkaStore *self, guint limit, GError **error);
GPtrArray *minka_store_find_agreements (MinkaStore *self, const MinkaAgreementQuery *query, guint offset,
                                        guint limit, GError **error);
gint64 minka_store_count_agreements (MinkaStore *self, const MinkaAgreementQuery *query, GError **error);
gint64 minka_store_count_unfollowed (MinkaStore *self, const char *meeting, GError **error);
gint64 minka_store_place_agreement (MinkaStore *self, const char *id, const char *today,
                                    MinkaUrgency *urgency, GError **error);
char *minka_store_get_changed (MinkaStore *self, GError **error);
GPtrArray *
minka_store_search (MinkaStore *self, const char *words, const GType *types, guint limit, GError **error);
GPtrArray *minka_store_thread (MinkaStore *self, GType type, const char *id, GError **error);

/* Writing */
gboolean minka_store_begin (MinkaStore *self, GError **error);
gboolean minka_store_put (MinkaStore *self, MinkaRecord *record, GError **error);
gboolean minka_store_commit (MinkaStore *self, const char *name, gboolean barrier, GHashTable **changed,
                             GError **error);
void minka_store_rollback (MinkaStore *self);
gboolean minka_store_apply (MinkaStore *self, MinkaGesture *gesture, GHashTable **changed, GError **error);
gboolean minka_store_note (MinkaStore *self, GPtrArray *records, GHashTable **changed, GError **error);
gboolean minka_store_undo (MinkaStore *self, GHashTable **changed, GError **error);
gboolean minka_store_redo (MinkaStore *self, GHashTable **changed, GError **error);
char *minka_store_undo_name (MinkaStore *self);
char *minka_store_redo_name (MinkaStore *self);

/* JSON and CSV */
GPtrArray *minka_store_parse_json (GBytes *json, gboolean whole, GError **error);
gboolean minka_store_fill (MinkaStore *self, GPtrArray *records, GError **error);
gboolean minka_store_import_json (MinkaStore *self, GBytes *json, GError **error);
gboolean
minka_store_export_json (MinkaStore *self, GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean minka_store_export_csv (MinkaStore *self, GType type, GOutputStream *stream,
                                 GCancellable *cancellable, GError **error);
char *minka_store_json_schema (void);

/* What it is made of */
int minka_store_schema_version (void);
const char *minka_store_sqlite_version (void);

/* Safety copies */
gboolean minka_store_back_up (MinkaStore *self, GError **error);
gboolean minka_store_back_up_now (MinkaStore *self, GError **error);
char *minka_backup_newest (const char *path);
gboolean minka_backup_restore (const char *path, const char *backup, char **aside, GError **error);
gboolean minka_backup_check (const char *copy, GError **error);
gboolean minka_backup_take_in (GFile *copy, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
