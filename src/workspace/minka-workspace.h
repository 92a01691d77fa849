#pragma once

#include "minka-error.h"
#include "minka-gesture.h"
#include "minka-inspection.h"
#include "minka-model.h"
#include "minka-outbox.h"
#include "minka-rebuild.h"
#include "minka-tree-poster.h"
#include "minka-urgency.h"

G_BEGIN_DECLS

#define MINKA_TYPE_WORKSPACE (minka_workspace_get_type ())
G_DECLARE_FINAL_TYPE (MinkaWorkspace, minka_workspace, MINKA, WORKSPACE, GObject)

/**
 * MinkaExportParts:
 * @MINKA_EXPORT_JSON: the whole plan as plan.json
 * @MINKA_EXPORT_CSV: a table a file
 * @MINKA_EXPORT_ACTAS: the issued actas as PDF
 * @MINKA_EXPORT_EVIDENCE: the files kept as evidence
 * @MINKA_EXPORT_CALENDAR: the calendar as iCalendar and the cronograma as PDF; with %MINKA_EXPORT_CSV also the
 *   planning and the calendar as tables for people
 * @MINKA_EXPORT_TREES: both trees as PDF, on one page and on sheets for a wall, as SVG and as PNG; an empty one is left
 *   out
 * @MINKA_EXPORT_PLAN: the plan de implementación as PDF
 * @MINKA_EXPORT_REPORT: the informe de evaluación as PDF
 * @MINKA_EXPORT_BOOK: each tome of the libro de actas as PDF
 * @MINKA_EXPORT_MEETINGS: the convocatoria and the lista de asistencia of each meeting as PDF
 * @MINKA_EXPORT_ATTACHMENTS: the files that go with topics
 * @MINKA_EXPORT_REFLECTIONS: the reflections that the team shares as PDF
 *
 * What an export writes.
 */
typedef enum {
  MINKA_EXPORT_JSON = 1 << 0,
  MINKA_EXPORT_CSV = 1 << 1,
  MINKA_EXPORT_ACTAS = 1 << 2,
  MINKA_EXPORT_EVIDENCE = 1 << 3,
  MINKA_EXPORT_CALENDAR = 1 << 4,
  MINKA_EXPORT_TREES = 1 << 5,
  MINKA_EXPORT_PLAN = 1 << 6,
  MINKA_EXPORT_REPORT = 1 << 7,
  MINKA_EXPORT_BOOK = 1 << 8,
  MINKA_EXPORT_MEETINGS = 1 << 9,
  MINKA_EXPORT_ATTACHMENTS = 1 << 10,
  MINKA_EXPORT_REFLECTIONS = 1 << 11,
} MinkaExportParts;

/**
 * MinkaDocument:
 * @MINKA_DOCUMENT_PLAN: the plan de implementación
 * @MINKA_DOCUMENT_REPORT: the informe de evaluación
 * @MINKA_DOCUMENT_TIMELINE: the cronograma
 * @MINKA_DOCUMENT_BOOK: a tome of the libro de actas
 * @MINKA_DOCUMENT_CONVOCATION: the convocatoria of a meeting
 * @MINKA_DOCUMENT_ROLL: the lista de asistencia of a meeting
 * @MINKA_DOCUMENT_CHAT: the convocatoria of a meeting as a text for WhatsApp
 * @MINKA_DOCUMENT_MAIL: the convocatoria of a meeting as a text for a letter
 * @MINKA_DOCUMENT_INVITATION: a meeting as iCalendar
 * @MINKA_DOCUMENT_REFLECTIONS: the reflections that the team shares
 * @MINKA_DOCUMENT_LOGBOOK: the cuaderno de bitácora of a member, without private entries
 * @MINKA_DOCUMENT_WHOLE_LOGBOOK: the same with private entries, for that member alone
 *
 * A document that is made from the plan as it is.
 */
typedef enum {
  MINKA_DOCUMENT_PLAN,
  MINKA_DOCUMENT_REPORT,
  MINKA_DOCUMENT_TIMELINE,
  MINKA_DOCUMENT_BOOK,
  MINKA_DOCUMENT_CONVOCATION,
  MINKA_DOCUMENT_ROLL,
  MINKA_DOCUMENT_CHAT,
  MINKA_DOCUMENT_MAIL,
  MINKA_DOCUMENT_INVITATION,
  MINKA_DOCUMENT_REFLECTIONS,
  MINKA_DOCUMENT_LOGBOOK,
  MINKA_DOCUMENT_WHOLE_LOGBOOK,
} MinkaDocument;

/**
 * MinkaProgressFunc:
 * @done: how much is done
 * @total: of how much
 * @data: user data
 *
 * Told in the main context how far a long job is.
 */
typedef void (*MinkaProgressFunc) (guint done, guint total, gpointer data);

MinkaWorkspace *minka_workspace_new (void);
const char *minka_workspace_get_path (MinkaWorkspace *self);
MinkaPlan *minka_workspace_get_plan (MinkaWorkspace *self);
const char *minka_workspace_get_undo_name (MinkaWorkspace *self);
const char *minka_workspace_get_redo_name (MinkaWorkspace *self);
gboolean minka_workspace_is_busy (MinkaWorkspace *self);
gboolean minka_workspace_is_idle (MinkaWorkspace *self);
MinkaOutbox *minka_workspace_get_outbox (MinkaWorkspace *self);

/* Files */
void minka_workspace_begin (MinkaWorkspace *self, const char *path, GVariant *folders);
void
minka_workspace_open (MinkaWorkspace *self, const char *path, GAsyncReadyCallback callback, gpointer data);
void minka_workspace_create (MinkaWorkspace *self, const char *path, GBytes *json,
                             GAsyncReadyCallback callback, gpointer data);
void
minka_workspace_restore (MinkaWorkspace *self, const char *path, GAsyncReadyCallback callback, gpointer data);
void minka_workspace_rebuild (MinkaWorkspace *self, GFile *folder, const char *path,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
void minka_workspace_close (MinkaWorkspace *self);
gboolean minka_workspace_finish (MinkaWorkspace *self, GAsyncResult *result, GError **error);
void minka_workspace_back_up (MinkaWorkspace *self);
void minka_workspace_change_protocol (MinkaWorkspace *self, const char *name, GPtrArray *wanted,
                                      GAsyncReadyCallback callback, gpointer data);
MinkaGesture *
minka_workspace_change_protocol_finish (MinkaWorkspace *self, GAsyncResult *result, GError **error);
void minka_workspace_read_emblem (MinkaWorkspace *self, GFile *picture, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data);
GBytes *minka_workspace_read_emblem_finish (MinkaWorkspace *self, GAsyncResult *result, GError **error);
MinkaGesture *minka_workspace_emblem_gesture (MinkaPlan *plan, GBytes *emblem);
void minka_workspace_find_backup (MinkaWorkspace *self, GAsyncReadyCallback callback, gpointer data);
void minka_workspace_make_backup (MinkaWorkspace *self, GAsyncReadyCallback callback, gpointer data);
char *
minka_workspace_backup_finish (MinkaWorkspace *self, GAsyncResult *result, gint64 *moment, GError **error);
void minka_workspace_file_backup (MinkaWorkspace *self, GFile *folder, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data);
char *minka_workspace_file_backup_finish (MinkaWorkspace *self, GAsyncResult *result, GError **error);
void minka_workspace_take_in (MinkaWorkspace *self, GFile *copy, const char *path, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data);
char *minka_workspace_newest_backup (const char *path);

/* Reading */
GListModel *minka_workspace_list (MinkaWorkspace *self, GType type, const char *field, const char *value);
gpointer minka_workspace_get_record (MinkaWorkspace *self, GType type, const char *id);
void minka_workspace_find (MinkaWorkspace *self, GType type, const char *field, const char *value,
                           GAsyncReadyCallback callback, gpointer data);
void minka_workspace_find_some (MinkaWorkspace *self, GType type, const char *field, const char *value,
                                guint limit, GAsyncReadyCallback callback, gpointer data);
void minka_workspace_find_observed (MinkaWorkspace *self, const char *teacher, GAsyncReadyCallback callback,
                                    gpointer data);
void minka_workspace_search (MinkaWorkspace *self, const char *words, guint limit,
                             GAsyncReadyCallback callback, gpointer data);
void minka_workspace_glance (MinkaWorkspace *self, const char *words, guint limit,
                             GAsyncReadyCallback callback, gpointer data);
void minka_workspace_recall (MinkaWorkspace *self, const char *const *names, GAsyncReadyCallback callback,
                             gpointer data);
void minka_workspace_thread (MinkaWorkspace *self, GType type, const char *id, GAsyncReadyCallback callback,
                             gpointer data);
void
minka_workspace_today (MinkaWorkspace *self, const char *today, GAsyncReadyCallback callback, gpointer data);
void minka_workspace_check (MinkaWorkspace *self, GAsyncReadyCallback callback, gpointer data);
void minka_workspace_get_flaws (MinkaWorkspace *self, const char *meeting, GAsyncReadyCallback callback,
                                gpointer data);
void minka_workspace_plan_next (MinkaWorkspace *self, const char *meeting, GAsyncReadyCallback callback,
                                gpointer data);
void minka_workspace_find_agreements (MinkaWorkspace *self, const MinkaAgreementQuery *query, guint limit,
                                      GAsyncReadyCallback callback, gpointer data);
void minka_workspace_count_agreements (MinkaWorkspace *self, const MinkaAgreementQuery *query,
                                       GAsyncReadyCallback callback, gpointer data);
void minka_workspace_place_agreement (MinkaWorkspace *self, const char *id, const char *today,
                                      GAsyncReadyCallback callback, gpointer data);
gint64 minka_workspace_place_agreement_finish (MinkaWorkspace *self, GAsyncResult *result,
                                               MinkaUrgency *urgency, GError **error);
gint64 minka_workspace_finish_number (MinkaWorkspace *self, GAsyncResult *result, GError **error);
GPtrArray *minka_workspace_finish_array (MinkaWorkspace *self, GAsyncResult *result, GError **error);

/* Writing */
void minka_workspace_apply (MinkaWorkspace *self, MinkaGesture *gesture, GAsyncReadyCallback callback,
                            gpointer data);
void
minka_workspace_note (MinkaWorkspace *self, MinkaRecord *record, GAsyncReadyCallback callback, gpointer data);
void minka_workspace_import (MinkaWorkspace *self, GBytes *json, GAsyncReadyCallback callback, gpointer data);
void minka_workspace_undo (MinkaWorkspace *self, GAsyncReadyCallback callback, gpointer data);
void minka_workspace_redo (MinkaWorkspace *self, GAsyncReadyCallback callback, gpointer data);

/* Documents */
void minka_workspace_issue (MinkaWorkspace *self, const char *meeting, GAsyncReadyCallback callback,
                            gpointer data);
void minka_workspace_correct (MinkaWorkspace *self, const char *acta, MinkaActaKind kind, const char *body,
                              GAsyncReadyCallback callback, gpointer data);
void minka_workspace_hand_over (MinkaWorkspace *self, const char *post, MinkaHandover *handover,
                                GAsyncReadyCallback callback, gpointer data);
MinkaActa *minka_workspace_issue_finish (MinkaWorkspace *self, GAsyncResult *result, GError **error);
void minka_workspace_draft (MinkaWorkspace *self, const char *meeting, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data);
void minka_workspace_draft_handover (MinkaWorkspace *self, const char *post, MinkaHandover *handover,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
void minka_workspace_draw_document (MinkaWorkspace *self, MinkaDocument document, const char *id,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
void minka_workspace_draw_timeline (MinkaWorkspace *self, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
void minka_workspace_draw_tree (MinkaWorkspace *self, MinkaTree tree, MinkaTreeForm form,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
void minka_workspace_read_acta (MinkaWorkspace *self, const char *acta, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer data);
void minka_workspace_read_evidence (MinkaWorkspace *self, const char *evidence, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
void minka_workspace_read_scan (MinkaWorkspace *self, const char *acta, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer data);
void minka_workspace_read_attachment (MinkaWorkspace *self, const char *attachment, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer data);
GBytes *minka_workspace_finish_bytes (MinkaWorkspace *self, GAsyncResult *result, GError **error);
void minka_workspace_load_evidence (MinkaWorkspace *self, GFile *file, MinkaProgressFunc progress,
                                    gpointer progress_data, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
void minka_workspace_make_evidence (MinkaWorkspace *self, GBytes *bytes, const char *title,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
MinkaEvidence *
minka_workspace_load_evidence_finish (MinkaWorkspace *self, GAsyncResult *result, GError **error);
void minka_workspace_export (MinkaWorkspace *self, MinkaExportParts parts, GFile *folder,
                             MinkaProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data);
int minka_workspace_export_finish (MinkaWorkspace *self, GAsyncResult *result, GError **error);
void minka_workspace_inspect (MinkaWorkspace *self, GFile *folder, MinkaProgressFunc progress,
                              gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer data);
MinkaInspection *minka_workspace_inspect_finish (MinkaWorkspace *self, GAsyncResult *result, GError **error);
char *minka_workspace_json_schema (void);

G_END_DECLS
