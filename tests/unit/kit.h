#pragma once

#include "minka-store-private.h"

G_BEGIN_DECLS

/* A folder of its own for a test; what is in it goes with it. */
typedef char KitFolder;
KitFolder *kit_folder_new (void);
void kit_folder_free (KitFolder *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KitFolder, kit_folder_free)

MinkaStore *kit_store_new (const char *path, GBytes *json);
MinkaStore *kit_store_open (const char *path);
MinkaStore *kit_sample (const char *path);
void kit_copy (const char *from, const char *to);
void kit_write (const char *path, const char *bytes, gssize size);
void kit_damage (const char *path, gsize offset, gsize size);
char *kit_fingerprint (const char *folder);
char *kit_acta_path (const char *folder, int number);
char *kit_json (MinkaStore *store);
GBytes *kit_json_bytes (MinkaStore *store);
gint64 kit_number (MinkaStore *store, const char *sql);
GPtrArray *kit_ids (MinkaStore *store, GType type);
void kit_apply (MinkaStore *store, MinkaGesture *gesture);
void kit_take (MinkaStore *store, MinkaGesture *gesture);
void kit_put (MinkaStore *store, gpointer record);
void kit_remove (MinkaStore *store, GType type, const char *id);
guint kit_found (MinkaStore *store, const char *words);
char *kit_meeting (MinkaStore *store, guint nth);

/* How kit_fill() fills a record. */
typedef enum {
  KIT_BARE,
  KIT_ODD,
  KIT_LONG,
  KIT_EXTREME,
} KitManner;

void kit_fill (MinkaRecord *record, KitManner manner, guint salt, GHashTable *targets);
void kit_assert_same (MinkaRecord *one, MinkaRecord *other);
GPtrArray *kit_one_of_each (KitManner manner, guint salt);

G_END_DECLS
