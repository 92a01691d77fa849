#pragma once

#include "minka-record-list.h"
#include "minka-store.h"
#include "minka-worker.h"
#include "minka-workspace.h"

struct _MinkaWorkspace {
  GObject parent_instance;
  MinkaWorker *worker;
  MinkaStore *store; /* the worker's, once the file is open */
  char *path;
  MinkaPlan *plan;
  char *undo_name;
  char *redo_name;
  GHashTable *records; /* id and type → weak record: one object a row, whoever asks */
  GPtrArray *lists;    /* weak */
  GHashTable *behind;  /* records whose values came while something was on its way */
  guint writing;       /* gestures on their way to the disk */
  MinkaOutbox *outbox;
};

/* What a change left behind, read on the worker right after its commit. */
typedef struct {
  GHashTable *changed; /* id → table */
  GPtrArray *fresh;    /* the changed records as they are now */
  char *undo_name;
  char *redo_name;
} MinkaOutcome;

/* The files of a calendar export. */
typedef enum {
  MINKA_CALENDAR_FILE_ICS,
  MINKA_CALENDAR_FILE_TIMELINE,
  MINKA_CALENDAR_FILE_DAYS,
  MINKA_CALENDAR_FILE_PLANNING,
} MinkaCalendarFile;

GBytes *minka_workspace_make_calendar (MinkaStore *store, MinkaCalendarFile file, GError **error);
GBytes *minka_workspace_make_tree (MinkaStore *store, MinkaTree tree, MinkaTreeForm form, GError **error);
GBytes *
minka_workspace_make_document (MinkaStore *store, MinkaDocument document, const char *id, GError **error);
char *
minka_workspace_name_document (MinkaStore *store, MinkaDocument document, const char *id, GError **error);
MinkaOutcome *minka_outcome_read (MinkaStore *store, GHashTable *changed);
void minka_outcome_free (MinkaOutcome *self);
MinkaOutbox *minka_outbox_new (MinkaWorkspace *workspace);
void minka_outbox_forget (MinkaOutbox *self);
void minka_workspace_tell (MinkaWorkspace *self, GHashTable *changed);
void minka_workspace_take (MinkaWorkspace *self, MinkaOutcome *outcome);
MinkaRecord *minka_workspace_peek_record (MinkaWorkspace *self, GType type, const char *id);
gpointer minka_workspace_adopt (MinkaWorkspace *self, MinkaRecord *fresh);
void minka_workspace_catch_up (MinkaWorkspace *self);
void minka_workspace_set_writing (MinkaWorkspace *self, int by);
void minka_workspace_fail (MinkaWorkspace *self, const GError *error);
GListModel *minka_record_list_new (MinkaWorkspace *self, GType type, const char *field, const char *value);
void minka_record_list_refresh (MinkaRecordList *self, GHashTable *changed);
void minka_record_list_forget (MinkaRecordList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaOutcome, minka_outcome_free)
