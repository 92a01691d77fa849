#pragma once

#include "minka-store.h"

G_BEGIN_DECLS

#define MINKA_VERDICT_VALUES(V)                                                                              \
  V (MINKA_VERDICT_INTACT, "intact")                                                                         \
  V (MINKA_VERDICT_MISSING, "missing")                                                                       \
  V (MINKA_VERDICT_ALTERED, "altered")                                                                       \
  V (MINKA_VERDICT_MISPLACED, "out-of-order")                                                                \
  V (MINKA_VERDICT_DUPLICATED, "duplicated")                                                                 \
  V (MINKA_VERDICT_FOREIGN, "foreign")
MINKA_DECLARE_ENUM (Verdict, verdict, MINKA_VERDICT_VALUES)

/**
 * MinkaDifference:
 * @MINKA_DIFFERENCE_BYTES: the file is not the one that was issued
 * @MINKA_DIFFERENCE_DATA: nor are the data it carries
 * @MINKA_DIFFERENCE_CHAIN: it names another acta before it, or none
 *
 * What is altered.
 */
typedef enum {
  MINKA_DIFFERENCE_BYTES = 1 << 0,
  MINKA_DIFFERENCE_DATA = 1 << 1,
  MINKA_DIFFERENCE_CHAIN = 1 << 2,
} MinkaDifference;

/**
 * MinkaFoundFile:
 * @verdict: what it is
 * @scan: whether it is the signed scan of the acta, not the acta
 * @acta: the id of the acta, empty for a foreign file
 * @book: the tome, 0 for a foreign file
 * @number: the acta's number, 0 for a foreign file
 * @title: what the acta is about
 * @name: where it belongs inside the folder; for a duplicated or foreign file, where it is
 * @elsewhere: where a misplaced acta lies, empty if another acta is in its place
 * @differs: what is altered
 * @data: (nullable): the data that an altered file carries
 *
 * An acta of the book, or a file that is none.
 */
typedef struct {
  MinkaVerdict verdict;
  gboolean scan;
  char *acta;
  int book;
  int number;
  char *title;
  char *name;
  char *elsewhere;
  guint differs;
  GBytes *data;
} MinkaFoundFile;

#define MINKA_TYPE_INSPECTION (minka_inspection_get_type ())
G_DECLARE_FINAL_TYPE (MinkaInspection, minka_inspection, MINKA, INSPECTION, GObject)

MinkaInspection *minka_inspection_new (MinkaStore *store, GError **error);
gboolean
minka_inspection_look (MinkaInspection *self, GFile *folder, GCancellable *cancellable, GError **error);
gboolean minka_inspection_compare (MinkaInspection *self, MinkaStore *store, GError **error);
void minka_inspection_get_progress (MinkaInspection *self, guint *done, guint *total);
GPtrArray *minka_inspection_get_files (MinkaInspection *self);
guint minka_inspection_count (MinkaInspection *self, MinkaVerdict verdict);
gboolean minka_inspection_is_sound (MinkaInspection *self);
char *minka_inspection_to_json (MinkaInspection *self);

G_END_DECLS
