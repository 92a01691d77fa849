#include "minka-workspace-private.h"

#include "minka-book-document.h"
#include "minka-convocation-text.h"
#include "minka-date.h"
#include "minka-ics.h"
#include "minka-issue.h"
#include "minka-meeting-papers.h"
#include "minka-plan-document.h"
#include "minka-reflections-document.h"
#include "minka-spanish.h"

#include <string.h>

/* The documents that are made anew whenever they are asked for. They are dated with the last change of the plan, so that
 * the same plan gives the same bytes. */

typedef struct {
  MinkaDocument document;
  char *id;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->id);
  g_free (request);
}

static gboolean
take_all (GPtrArray *to, MinkaStore *store, GType type, GError **error)
{
  g_autoptr (MinkaRecordClass) klass = g_type_class_ref (type);
  g_autoptr (GPtrArray) found = minka_store_find (store, type, NULL, NULL, error);

  if (found == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (to, g_steal_pointer (&found));
  return TRUE;
}

static gboolean
take_trees (MinkaDossier *dossier, MinkaStore *store, GError **error)
{
  g_autoptr (GPtrArray) nodes = minka_store_find (store, MINKA_TYPE_TREE_NODE, NULL, NULL, error);
  g_autoptr (GPtrArray) links =
      nodes != NULL ? minka_store_find (store, MINKA_TYPE_TREE_LINK, NULL, NULL, error) : NULL;

  if (links == NULL)
    return FALSE;
  dossier->problem_tree = minka_tree_shape_new (MINKA_TREE_PROBLEMS, nodes, links);
  dossier->objective_tree = minka_tree_shape_new (MINKA_TREE_OBJECTIVES, nodes, links);
  return TRUE;
}

static gboolean
take_observed (MinkaDossier *dossier, MinkaStore *store, GError **error)
{
  g_autoptr (GPtrArray) observations = minka_store_find (store, MINKA_TYPE_OBSERVATION, NULL, NULL, error);
  g_autoptr (GPtrArray) levels =
      observations != NULL ? minka_store_find (store, MINKA_TYPE_OBSERVATION_LEVEL, NULL, NULL, error) : NULL;

  if (levels == NULL)
    return FALSE;
  g_ptr_array_unref (dossier->observed);
  dossier->observed = minka_observed_gather (observations, levels);
  return TRUE;
}

static MinkaDossier *
gather (MinkaStore *store, GError **error)
{
  g_autoptr (MinkaDossier) dossier = minka_dossier_new ();
  g_autoptr (MinkaPlan) plan = minka_store_first (store, MINKA_TYPE_PLAN, NULL, NULL, error);

  if (plan == NULL || !take_all (dossier->members, store, MINKA_TYPE_MEMBER, error) ||
      !take_all (dossier->posts, store, MINKA_TYPE_POST, error) ||
      !take_all (dossier->aspects, store, MINKA_TYPE_ASPECT, error) ||
      !take_all (dossier->entries, store, MINKA_TYPE_DIAGNOSIS_ENTRY, error) ||
      !take_all (dossier->objectives, store, MINKA_TYPE_OBJECTIVE_SUMMARY, error) ||
      !take_all (dossier->activities, store, MINKA_TYPE_ACTIVITY, error) ||
      !take_all (dossier->rows, store, MINKA_TYPE_SCHEDULE_SUMMARY, error) ||
      !take_all (dossier->evidence, store, MINKA_TYPE_EVIDENCE_SUMMARY, error) ||
      !take_all (dossier->agreements, store, MINKA_TYPE_AGREEMENT_SUMMARY, error) ||
      !take_trees (dossier, store, error) || !take_observed (dossier, store, error))
    return NULL;
  g_set_object (&dossier->plan, plan);
  g_free (dossier->changed);
  dossier->changed = minka_store_get_changed (store, error);
  return dossier->changed != NULL ? g_steal_pointer (&dossier) : NULL;
}

static GBytes *
make_plan (MinkaStore *store, MinkaDocument document, GError **error)
{
  g_autoptr (MinkaDossier) dossier = gather (store, error);

  if (dossier == NULL)
    return NULL;
  return document == MINKA_DOCUMENT_PLAN ? minka_plan_document_make (dossier, NULL, error)
                                         : minka_report_document_make (dossier, NULL, error);
}

static GBytes *
make_meeting (MinkaStore *store, MinkaDocument document, const char *id, GError **error)
{
  g_autoptr (MinkaMinutes) minutes = minka_custody_gather (store, id, error);
  g_autofree char *changed = minutes != NULL ? minka_store_get_changed (store, error) : NULL;

  char *text;

  if (changed == NULL)
    return NULL;
  switch (document) {
  case MINKA_DOCUMENT_CONVOCATION:
    return minka_convocation_document_make (minutes, changed, NULL, error);
  case MINKA_DOCUMENT_CHAT:
    text = minka_convocation_text_make (minutes, MINKA_MESSAGE_CHAT);
    break;
  case MINKA_DOCUMENT_MAIL:
    text = minka_convocation_text_make (minutes, MINKA_MESSAGE_MAIL);
    break;
  case MINKA_DOCUMENT_INVITATION:
    text = minka_ics_make_meeting (minutes->plan, minutes->meeting, minutes->agenda, changed, error);
    break;
  default:
    return minka_roll_document_make (minutes, changed, NULL, error);
  }
  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}

static GBytes *
make_reflections (MinkaStore *store, MinkaDocument document, const char *member, GError **error)
{
  g_autoptr (MinkaLogbook) logbook = minka_logbook_new ();
  g_autoptr (MinkaPlan) plan = minka_store_first (store, MINKA_TYPE_PLAN, NULL, NULL, error);
  g_autofree char *changed = plan != NULL ? minka_store_get_changed (store, error) : NULL;

  if (changed == NULL || !take_all (logbook->members, store, MINKA_TYPE_MEMBER, error) ||
      !take_all (logbook->meetings, store, MINKA_TYPE_MEETING_SUMMARY, error) ||
      !take_all (logbook->activities, store, MINKA_TYPE_ACTIVITY, error) ||
      !take_all (logbook->reflections, store, MINKA_TYPE_REFLECTION, error))
    return NULL;
  g_set_object (&logbook->plan, plan);
  if (document == MINKA_DOCUMENT_REFLECTIONS)
    return minka_reflections_document_make (logbook, changed, NULL, error);
  return minka_logbook_document_make (logbook, member, document == MINKA_DOCUMENT_WHOLE_LOGBOOK, changed,
                                      NULL, error);
}

static int
compare_actas (gconstpointer a, gconstpointer b)
{
  return (*(MinkaActa *const *) a)->number - (*(MinkaActa *const *) b)->number;
}

/* The tome changes with its last acta, or when it is closed. */
static GBytes *
make_book (MinkaStore *store, const char *id, GError **error)
{
  g_autoptr (MinkaBook) book = minka_store_get (store, MINKA_TYPE_BOOK, id, error);
  g_autoptr (MinkaPlan) plan =
      book != NULL ? minka_store_first (store, MINKA_TYPE_PLAN, NULL, NULL, error) : NULL;
  g_autoptr (GPtrArray) actas =
      plan != NULL ? minka_store_find (store, MINKA_TYPE_ACTA, "book", id, error) : NULL;

  if (actas == NULL)
    return NULL;
  g_ptr_array_sort (actas, compare_actas);
  return minka_book_document_make (plan, book, actas,
                                   actas->len > 0 ? ((MinkaActa *) actas->pdata[actas->len - 1])->issued
                                                  : "1970-01-01T00:00:00Z",
                                   NULL, error);
}

/**
 * minka_workspace_make_document:
 * @store: the plan, on the worker
 * @document: what to make
 * @id: (nullable): the meeting, the tome or the member it is of
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a PDF, or what else the document is
 */
GBytes *
minka_workspace_make_document (MinkaStore *store, MinkaDocument document, const char *id, GError **error)
{
  switch (document) {
  case MINKA_DOCUMENT_PLAN:
  case MINKA_DOCUMENT_REPORT:
    return make_plan (store, document, error);
  case MINKA_DOCUMENT_TIMELINE:
    return minka_workspace_make_calendar (store, MINKA_CALENDAR_FILE_TIMELINE, error);
  case MINKA_DOCUMENT_CONVOCATION:
  case MINKA_DOCUMENT_ROLL:
  case MINKA_DOCUMENT_CHAT:
  case MINKA_DOCUMENT_MAIL:
  case MINKA_DOCUMENT_INVITATION:
    return make_meeting (store, document, id, error);
  case MINKA_DOCUMENT_BOOK:
    return make_book (store, id, error);
  case MINKA_DOCUMENT_REFLECTIONS:
  case MINKA_DOCUMENT_LOGBOOK:
  case MINKA_DOCUMENT_WHOLE_LOGBOOK:
    return make_reflections (store, document, id, error);
  }
  g_assert_not_reached ();
}

static char *
meeting_file_name (MinkaStore *store, const char *what, const char *suffix, const char *id, GError **error)
{
  g_autoptr (MinkaMeeting) meeting = minka_store_get (store, MINKA_TYPE_MEETING, id, error);
  g_autofree char *slug = meeting != NULL ? minka_spanish_slug (meeting->title, 48) : NULL;

  if (slug == NULL)
    return NULL;
  /* The id keeps meetings apart that are called the same. */
  return g_strdup_printf ("reuniones/%s_%s_%s_%.8s.%s", *meeting->date != '\0' ? meeting->date : "sin-fecha",
                          what, *slug != '\0' ? slug : "reunion", id, suffix);
}

static char *
logbook_file_name (MinkaStore *store, const char *id, GError **error)
{
  g_autoptr (MinkaMember) member = minka_store_get (store, MINKA_TYPE_MEMBER, id, error);
  g_autofree char *slug = member != NULL ? minka_spanish_slug (member->name, 48) : NULL;

  return slug != NULL ? g_strdup_printf ("bitacora_%s_%.8s.pdf", slug, id) : NULL;
}

/**
 * minka_workspace_name_document:
 * @store: the plan, on the worker
 * @document: a document
 * @id: (nullable): the meeting, the tome or the member it is of
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its path inside the folder of an export
 */
char *
minka_workspace_name_document (MinkaStore *store, MinkaDocument document, const char *id, GError **error)
{
  g_autoptr (MinkaBook) book = NULL;

  switch (document) {
  case MINKA_DOCUMENT_PLAN:
    return g_strdup ("plan-de-implementacion.pdf");
  case MINKA_DOCUMENT_REPORT:
    return g_strdup ("informe-de-evaluacion.pdf");
  case MINKA_DOCUMENT_TIMELINE:
    return g_strdup ("cronograma.pdf");
  case MINKA_DOCUMENT_CONVOCATION:
    return meeting_file_name (store, "convocatoria", "pdf", id, error);
  case MINKA_DOCUMENT_ROLL:
    return meeting_file_name (store, "asistencia", "pdf", id, error);
  case MINKA_DOCUMENT_CHAT:
    return meeting_file_name (store, "mensaje", "txt", id, error);
  case MINKA_DOCUMENT_MAIL:
    return meeting_file_name (store, "correo", "txt", id, error);
  case MINKA_DOCUMENT_INVITATION:
    return meeting_file_name (store, "calendario", "ics", id, error);
  case MINKA_DOCUMENT_BOOK:
    book = minka_store_get (store, MINKA_TYPE_BOOK, id, error);
    return book != NULL ? g_strdup_printf ("libro-de-actas-tomo-%02d.pdf", book->number) : NULL;
  case MINKA_DOCUMENT_REFLECTIONS:
    return g_strdup ("reflexiones-del-equipo.pdf");
  case MINKA_DOCUMENT_LOGBOOK:
  case MINKA_DOCUMENT_WHOLE_LOGBOOK:
    return logbook_file_name (store, id, error);
  }
  g_assert_not_reached ();
}

static void
do_document (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  GBytes *pdf =
      minka_workspace_make_document (MINKA_WORKSPACE (source)->store, request->document, request->id, &error);

  if (pdf != NULL)
    g_task_return_pointer (task, pdf, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * minka_workspace_draw_document:
 * @self: a workspace with an open plan
 * @document: what to make
 * @id: (nullable): the meeting, the tome or the member it is of
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called with the file; see minka_workspace_finish_bytes()
 * @data: for @callback
 *
 * Makes a document of the plan as it is now.
 */
void
minka_workspace_draw_document (MinkaWorkspace *self, MinkaDocument document, const char *id,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Request *request = g_new (Request, 1);

  g_return_if_fail (self->store != NULL);

  *request = (Request) { document, g_strdup (id) };
  g_task_set_source_tag (task, minka_workspace_draw_document);
  g_task_set_task_data (task, request, request_free);
  minka_worker_run (self->worker, task, do_document);
}

/* Handing over */

typedef struct {
  char *post;
  MinkaHandover *handover;
} Drafting;

static void
drafting_free (gpointer data)
{
  Drafting *drafting = data;

  g_object_unref (drafting->handover);
  g_free (drafting->post);
  g_free (drafting);
}

static void
do_draft_handover (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Drafting *drafting = data;
  GError *error = NULL;
  GBytes *pdf = minka_custody_draft_handover (MINKA_WORKSPACE (source)->store, drafting->post,
                                              drafting->handover, &error);

  if (pdf != NULL)
    g_task_return_pointer (task, pdf, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * minka_workspace_draft_handover:
 * @self: a workspace with an open plan
 * @post: the id of a post
 * @handover: who takes over, when and what
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called with the PDF; see minka_workspace_finish_bytes()
 * @data: for @callback
 *
 * Makes the acta of a handover as it would be now, marked as a draft.
 */
void
minka_workspace_draft_handover (MinkaWorkspace *self, const char *post, MinkaHandover *handover,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Drafting *drafting = g_new (Drafting, 1);

  g_return_if_fail (self->store != NULL);

  *drafting = (Drafting) { g_strdup (post), minka_record_copy (MINKA_RECORD (handover)) };
  g_task_set_task_data (task, drafting, drafting_free);
  minka_worker_run (self->worker, task, do_draft_handover);
}
