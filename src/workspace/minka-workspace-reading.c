#include "minka-workspace-private.h"

#include "minka-next-meeting.h"
#include "minka-protocols.h"

#include "minka-filing.h"
#include "minka-issue.h"
#include "minka-proof.h"

#include <glib/gi18n-lib.h>

/* Questions to the plan and documents from it. None of them changes the plan. */

typedef struct {
  GType type;
  char *text; /* an id, words or a value */
  char *field;
  guint limit;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->text);
  g_free (question->field);
  g_free (question);
}

static void
answer_array (GTask *task, GPtrArray *array, GError **error)
{
  if (array != NULL)
    g_task_return_pointer (task, array, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (error));
}

static void
answer_bytes (GTask *task, GBytes *bytes, GError **error)
{
  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (error));
}

static void
do_find (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Question *question = data;
  GError *error = NULL;

  answer_array (task,
                minka_store_find_some (self->store, question->type, question->field, question->text,
                                       question->limit, &error),
                &error);
}

static void
do_observed (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Question *question = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  g_autoptr (GPtrArray) observations = minka_store_find (
      self->store, MINKA_TYPE_OBSERVATION, question->text != NULL ? "teacher" : NULL, question->text, &error);

  if (observations != NULL)
    levels = minka_store_find (self->store, MINKA_TYPE_OBSERVATION_LEVEL, NULL, NULL, &error);
  answer_array (task, levels != NULL ? minka_observed_gather (observations, levels) : NULL, &error);
}

static void
do_search (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Question *question = data;
  GError *error = NULL;

  answer_array (task, minka_store_search (self->store, question->text, NULL, question->limit, &error),
                &error);
}

static void
do_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Question *question = data;
  GError *error = NULL;

  answer_array (task, minka_store_thread (self->store, question->type, question->text, &error), &error);
}

/* Nobody goes through more than that in a day; of agreements these are the ones due first. */
#define DUE_MOST 200

static gboolean
append_found (MinkaStore *store, GType type, const char *field, const char *value, GPtrArray *array,
              GError **error)
{
  GPtrArray *found = minka_store_find_some (store, type, field, value, DUE_MOST, error);

  if (found != NULL)
    g_ptr_array_extend_and_steal (array, found);
  return found != NULL;
}

/* On the worker. */
GPtrArray *
minka_workspace_gather_today (MinkaStore *store, const char *today, GError **error)
{
  g_autoptr (GPtrArray) meetings = minka_store_find_open_meetings (store, 3 * DUE_MOST, error);
  g_autoptr (GPtrArray) agreements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) actas = meetings != NULL ? minka_store_find_unfiled (store, DUE_MOST, error) : NULL;

  if (actas != NULL &&
      append_found (store, MINKA_TYPE_AGREEMENT_SUMMARY, "state", "open", agreements, error) &&
      append_found (store, MINKA_TYPE_CALENDAR_SUMMARY, "source", "activity", days, error))
    return minka_today_gather (today, meetings, agreements, days, actas);
  return NULL;
}

static void
do_today (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Question *question = data;
  GError *error = NULL;

  answer_array (task, minka_workspace_gather_today (self->store, question->text, &error), &error);
}

static void
do_check (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  g_autoptr (MinkaRecordClass) notices = g_type_class_ref (MINKA_TYPE_NOTICE_SUMMARY);
  GError *error = NULL;
  GPtrArray *found = NULL;

  if (minka_store_check (self->store, &error))
    found = minka_store_find (self->store, MINKA_TYPE_NOTICE_SUMMARY, NULL, NULL, &error);
  answer_array (task, found, &error);
}

static void
do_flaws (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Question *question = data;
  GError *error = NULL;
  g_autoptr (MinkaMinutes) minutes = minka_custody_gather (self->store, question->text, &error);

  answer_array (task, minutes != NULL ? minka_minutes_check (minutes) : NULL, &error);
}

static GPtrArray *
plan_next (MinkaStore *store, const char *id, GError **error)
{
  g_autoptr (MinkaMeeting) meeting = minka_store_get (store, MINKA_TYPE_MEETING, id, error);
  const struct {
    GType type;
    const char *field;
  } wanted[] = {
    { MINKA_TYPE_ATTENDANCE, "meeting" },        { MINKA_TYPE_AGENDA_ITEM, "meeting" },
    { MINKA_TYPE_AGREEMENT_SUMMARY, "meeting" }, { MINKA_TYPE_MEMBER, NULL },
    { MINKA_TYPE_MEETING_SUMMARY, NULL },        { MINKA_TYPE_CALENDAR_SUMMARY, NULL },
    { MINKA_TYPE_PROTOCOL_STEP, NULL },
  };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree char *day = NULL;
  MinkaNextMeeting next;

  if (meeting == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++) {
    GPtrArray *some =
        minka_store_find (store, wanted[i].type, wanted[i].field, wanted[i].field != NULL ? id : NULL, error);

    if (some == NULL)
      return NULL;
    g_ptr_array_add (found, some);
  }
  next = (MinkaNextMeeting) { meeting,         found->pdata[0],
                              found->pdata[1], found->pdata[2],
                              found->pdata[3], found->pdata[4],
                              found->pdata[5], minka_protocols_newest (found->pdata[6]) };
  day = minka_next_meeting_propose_day (&next);
  return minka_next_meeting_make (&next, day);
}

static void
do_plan_next (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Question *question = data;
  GError *error = NULL;

  answer_array (task, plan_next (self->store, question->text, &error), &error);
}

static void
do_draft (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Question *question = data;
  GError *error = NULL;

  answer_bytes (task, minka_custody_draft (self->store, question->text, &error), &error);
}

static void
do_read_acta (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Question *question = data;
  GError *error = NULL;
  g_autoptr (MinkaActa) acta = minka_store_get (self->store, MINKA_TYPE_ACTA, question->text, &error);

  answer_bytes (task, acta != NULL ? g_bytes_ref (acta->pdf) : NULL, &error);
}

/* The file of evidence or of an attachment. */
static void
do_read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Question *question = data;
  GError *error = NULL;
  g_autoptr (MinkaRecord) kept = minka_store_get (self->store, question->type, question->text, &error);
  GBytes *content = NULL;

  if (kept != NULL && minka_proof_check (kept, &error))
    g_object_get (kept, "content", &content, NULL);
  answer_bytes (task, content, &error);
}

/* The signed scan of an acta. */
static void
do_read_scan (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Question *question = data;
  GError *error = NULL;
  g_autoptr (MinkaScan) scan =
      minka_store_first (self->store, MINKA_TYPE_SCAN, "acta", question->text, &error);
  g_autofree char *sha256 = NULL;

  if (scan != NULL) {
    sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, scan->content);
    if (!g_str_equal (sha256, scan->sha256))
      g_set_error_literal (
          &error, MINKA_ERROR, MINKA_ERROR_INVALID,
          _ ("The signed copy is no longer the file that was added: its fingerprint differs. "
             "The acta itself is safe. Remove the copy and add it again."));
  } else if (error == NULL) {
    g_set_error_literal (&error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND,
                         _ ("No signed copy has been added to this acta."));
  }
  answer_bytes (task, error == NULL ? g_bytes_ref (scan->content) : NULL, &error);
}

static void
ask (MinkaWorkspace *self, GTaskThreadFunc work, Question *question, GCancellable *cancellable,
     GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_return_if_fail (self->store != NULL);

  g_task_set_source_tag (task, work);
  g_task_set_task_data (task, question, question_free);
  minka_worker_run (self->worker, task, work);
}

static Question *
question_new (GType type, const char *field, const char *text, guint limit)
{
  Question *question = g_new0 (Question, 1);

  *question = (Question) { type, g_strdup (text), g_strdup (field), limit };
  return question;
}

static void
on_record (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaRecord) record = data;
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), NULL);

  if (found != NULL && found->len > 0 && MINKA_WORKSPACE (source)->store != NULL)
    g_object_unref (minka_workspace_adopt (MINKA_WORKSPACE (source), found->pdata[0]));
}

/* Once nothing is on its way. */
void
minka_workspace_catch_up (MinkaWorkspace *self)
{
  g_autoptr (GPtrArray) behind = g_hash_table_steal_all_keys (self->behind);

  for (guint i = 0; i < behind->len; i++)
    ask (self, do_find,
         question_new (G_OBJECT_TYPE (behind->pdata[i]), "id", minka_record_get_id (behind->pdata[i]), 0),
         NULL, on_record, g_object_ref (behind->pdata[i]));
}

/**
 * minka_workspace_get_record:
 * @self: a workspace with an open plan
 * @type: a record type
 * @id: the id of a record
 *
 * Returns: (transfer full): the one object of that record; if nobody has it yet it is empty at first and filled soon
 */
gpointer
minka_workspace_get_record (MinkaWorkspace *self, GType type, const char *id)
{
  MinkaRecord *record = minka_workspace_peek_record (self, type, id);
  g_autoptr (MinkaRecord) empty = NULL;

  if (record != NULL)
    return g_object_ref (record);
  empty = g_object_new (type, "id", id, NULL);
  record = minka_workspace_adopt (self, empty);
  ask (self, do_find, question_new (type, "id", id, 0), NULL, on_record, g_object_ref (record));
  return record;
}

/**
 * minka_workspace_find:
 * @self: a workspace with an open plan
 * @type: a record type
 * @field: (nullable): a field that must be
 * @value: (nullable): this, as the file holds it
 * @callback: (scope async): called with the answer; see minka_workspace_finish_array()
 * @data: for @callback
 *
 * Asks once for records; they are not kept in step with the plan.
 */
void
minka_workspace_find (MinkaWorkspace *self, GType type, const char *field, const char *value,
                      GAsyncReadyCallback callback, gpointer data)
{
  ask (self, do_find, question_new (type, field, value, 0), NULL, callback, data);
}

/**
 * minka_workspace_find_some:
 * @self: a workspace with an open plan
 * @type: a record type
 * @field: (nullable): a field that must be
 * @value: (nullable): this, as the file holds it
 * @limit: how many at most
 * @callback: (scope async): called with the answer; see minka_workspace_finish_array()
 * @data: for @callback
 *
 * Asks once for the first records; see minka_workspace_find().
 */
void
minka_workspace_find_some (MinkaWorkspace *self, GType type, const char *field, const char *value,
                           guint limit, GAsyncReadyCallback callback, gpointer data)
{
  ask (self, do_find, question_new (type, field, value, limit), NULL, callback, data);
}

/**
 * minka_workspace_find_observed:
 * @self: a workspace with an open plan
 * @teacher: (nullable): the id of a member, %NULL for all
 * @callback: (scope async): called with the #MinkaObserved array; see minka_workspace_finish_array()
 * @data: for @callback
 *
 * Asks once for the classroom observations of a teacher, the oldest first, each with its levels.
 */
void
minka_workspace_find_observed (MinkaWorkspace *self, const char *teacher, GAsyncReadyCallback callback,
                               gpointer data)
{
  ask (self, do_observed, question_new (G_TYPE_INVALID, NULL, teacher, 0), NULL, callback, data);
}

/**
 * minka_workspace_search:
 * @self: a workspace with an open plan
 * @words: what the person typed
 * @limit: how many finds at most
 * @callback: (scope async): called with the #MinkaHit array; see minka_workspace_finish_array()
 * @data: for @callback
 *
 * Searches the whole plan; see minka_store_search().
 */
void
minka_workspace_search (MinkaWorkspace *self, const char *words, guint limit, GAsyncReadyCallback callback,
                        gpointer data)
{
  ask (self, do_search, question_new (G_TYPE_INVALID, NULL, words, limit), NULL, callback, data);
}

/**
 * minka_workspace_thread:
 * @self: a workspace with an open plan
 * @type: a record type of the golden thread
 * @id: the id of a record
 * @callback: (scope async): called with the #MinkaStep array; see minka_workspace_finish_array()
 * @data: for @callback
 *
 * Follows the golden thread; see minka_store_thread().
 */
void
minka_workspace_thread (MinkaWorkspace *self, GType type, const char *id, GAsyncReadyCallback callback,
                        gpointer data)
{
  ask (self, do_thread, question_new (type, NULL, id, 0), NULL, callback, data);
}

/**
 * minka_workspace_today:
 * @self: a workspace with an open plan
 * @today: the day, YYYY-MM-DD
 * @callback: (scope async): called with the #MinkaDueItem array; see minka_workspace_finish_array()
 * @data: for @callback
 *
 * Asks what needs the director; see minka_today_gather().
 */
void
minka_workspace_today (MinkaWorkspace *self, const char *today, GAsyncReadyCallback callback, gpointer data)
{
  if (self->due != NULL && g_str_equal (self->due_day, today)) {
    g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);

    answer_array (task, g_steal_pointer (&self->due), NULL);
  } else {
    ask (self, do_today, question_new (G_TYPE_INVALID, NULL, today, 0), NULL, callback, data);
  }
}

/**
 * minka_workspace_check:
 * @self: a workspace with an open plan
 * @callback: (scope async): called with the #MinkaNoticeSummary array; see minka_workspace_finish_array()
 * @data: for @callback
 *
 * Looks through the whole file, then for broken rules and loose ends.
 */
void
minka_workspace_check (MinkaWorkspace *self, GAsyncReadyCallback callback, gpointer data)
{
  ask (self, do_check, question_new (G_TYPE_INVALID, NULL, NULL, 0), NULL, callback, data);
}

/**
 * minka_workspace_get_flaws:
 * @self: a workspace with an open plan
 * @meeting: the id of a meeting
 * @callback: (scope async): called with the #MinkaFlaw array; see minka_workspace_finish_array()
 * @data: for @callback
 *
 * Asks what is to be settled before the acta of a meeting is issued.
 */
void
minka_workspace_get_flaws (MinkaWorkspace *self, const char *meeting, GAsyncReadyCallback callback,
                           gpointer data)
{
  ask (self, do_flaws, question_new (G_TYPE_INVALID, NULL, meeting, 0), NULL, callback, data);
}

/**
 * minka_workspace_plan_next:
 * @self: a workspace with an open plan
 * @meeting: the id of a meeting
 * @callback: (scope async): called with the records, the meeting first; see minka_workspace_finish_array()
 * @data: for @callback
 *
 * Asks for the meeting that follows, on the day that is proposed. It is not in the plan yet.
 */
void
minka_workspace_plan_next (MinkaWorkspace *self, const char *meeting, GAsyncReadyCallback callback,
                           gpointer data)
{
  ask (self, do_plan_next, question_new (G_TYPE_INVALID, NULL, meeting, 0), NULL, callback, data);
}

/**
 * minka_workspace_finish_array:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the answer
 */
GPtrArray *
minka_workspace_finish_array (MinkaWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * minka_workspace_draft:
 * @self: a workspace with an open plan
 * @meeting: the id of a meeting
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called with the PDF; see minka_workspace_finish_bytes()
 * @data: for @callback
 *
 * Makes the acta of a meeting as it would be now, marked as a draft.
 */
void
minka_workspace_draft (MinkaWorkspace *self, const char *meeting, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data)
{
  ask (self, do_draft, question_new (G_TYPE_INVALID, NULL, meeting, 0), cancellable, callback, data);
}

/**
 * minka_workspace_read_acta:
 * @self: a workspace with an open plan
 * @acta: the id of an issued acta
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called with the PDF; see minka_workspace_finish_bytes()
 * @data: for @callback
 *
 * Reads the very bytes of an issued acta.
 */
void
minka_workspace_read_acta (MinkaWorkspace *self, const char *acta, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data)
{
  ask (self, do_read_acta, question_new (G_TYPE_INVALID, NULL, acta, 0), cancellable, callback, data);
}

/**
 * minka_workspace_read_evidence:
 * @self: a workspace with an open plan
 * @evidence: the id of evidence with a file
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called with the file; see minka_workspace_finish_bytes()
 * @data: for @callback
 *
 * Reads the file of a piece of evidence, and checks that it is still the one that was added.
 */
void
minka_workspace_read_evidence (MinkaWorkspace *self, const char *evidence, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data)
{
  ask (self, do_read_file, question_new (MINKA_TYPE_EVIDENCE, NULL, evidence, 0), cancellable, callback,
       data);
}

/**
 * minka_workspace_read_attachment:
 * @self: a workspace with an open plan
 * @attachment: the id of an attachment
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called with the file; see minka_workspace_finish_bytes()
 * @data: for @callback
 *
 * Reads a file that goes with a topic, and checks that it is still the one that was added.
 */
void
minka_workspace_read_attachment (MinkaWorkspace *self, const char *attachment, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data)
{
  ask (self, do_read_file, question_new (MINKA_TYPE_ATTACHMENT, NULL, attachment, 0), cancellable, callback,
       data);
}

/**
 * minka_workspace_read_scan:
 * @self: a workspace with an open plan
 * @acta: the id of an acta
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called with the scan; see minka_workspace_finish_bytes()
 * @data: for @callback
 *
 * Reads the signed scan of an acta, and checks that it is still the one that was added.
 */
void
minka_workspace_read_scan (MinkaWorkspace *self, const char *acta, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data)
{
  ask (self, do_read_scan, question_new (G_TYPE_INVALID, NULL, acta, 0), cancellable, callback, data);
}

/**
 * minka_workspace_finish_bytes:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the document
 */
GBytes *
minka_workspace_finish_bytes (MinkaWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
