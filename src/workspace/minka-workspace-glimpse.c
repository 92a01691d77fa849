#include "minka-workspace-private.h"

#include <string.h>

/* What the desktop may see of the plan while nobody has it before them: actas, agreements and meetings. All else stays
 * inside, and first of all what is private. */

typedef struct {
  char *words;
  guint limit;
  GStrv names;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->words);
  g_strfreev (question->names);
  g_free (question);
}

static void
answer (GTask *task, GPtrArray *array, GError **error)
{
  if (array != NULL)
    g_task_return_pointer (task, array, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (error));
}

static gboolean
is_seen (GType type)
{
  return type == MINKA_TYPE_ACTA || type == MINKA_TYPE_AGREEMENT || type == MINKA_TYPE_MEETING;
}

static MinkaGlimpse *
glimpse_of_acta (MinkaStore *store, const char *id, GError **error)
{
  g_autoptr (MinkaActaSummary) acta = minka_store_get (store, MINKA_TYPE_ACTA_SUMMARY, id, error);
  MinkaGlimpse *glimpse = NULL;

  if (acta != NULL) {
    glimpse = g_new (MinkaGlimpse, 1);
    *glimpse = (MinkaGlimpse) { MINKA_TYPE_ACTA, g_strdup (id), g_strdup (acta->title), acta->number,
                                g_strdup (acta->date) };
  }
  return glimpse;
}

static MinkaGlimpse *
glimpse_of_meeting (MinkaStore *store, const char *id, GError **error)
{
  g_autoptr (MinkaMeetingSummary) meeting = minka_store_get (store, MINKA_TYPE_MEETING_SUMMARY, id, error);
  MinkaGlimpse *glimpse = NULL;

  if (meeting != NULL) {
    glimpse = g_new (MinkaGlimpse, 1);
    *glimpse = (MinkaGlimpse) { MINKA_TYPE_MEETING, g_strdup (id), g_strdup (meeting->title),
                                meeting->acta_number, g_strdup (meeting->date) };
  }
  return glimpse;
}

/* Of its meeting, but for its words. */
static MinkaGlimpse *
glimpse_of_agreement (MinkaStore *store, const char *id, GError **error)
{
  g_autoptr (MinkaAgreement) agreement = minka_store_get (store, MINKA_TYPE_AGREEMENT, id, error);
  MinkaGlimpse *glimpse = agreement != NULL ? glimpse_of_meeting (store, agreement->meeting, error) : NULL;

  if (glimpse != NULL) {
    glimpse->type = MINKA_TYPE_AGREEMENT;
    g_set_str (&glimpse->id, id);
    g_set_str (&glimpse->title, agreement->text);
  }
  return glimpse;
}

static MinkaGlimpse *
glimpse_of (MinkaStore *store, GType type, const char *id, GError **error)
{
  if (type == MINKA_TYPE_ACTA)
    return glimpse_of_acta (store, id, error);
  if (type == MINKA_TYPE_MEETING)
    return glimpse_of_meeting (store, id, error);
  return glimpse_of_agreement (store, id, error);
}

/* «acta 3», «acta n.° 3» asks for the acta of that number. */
static char *
asked_number (const char *words)
{
  g_autofree char *number = NULL;
  gboolean acta = FALSE;
  const char *end;

  for (const char *start = minka_find_next_word (words, &end); start != NULL;
       start = minka_find_next_word (end, &end)) {
    g_autofree char *word = minka_find_fold (start, end - start);

    if (g_str_equal (word, "acta"))
      acta = TRUE;
    else if (strspn (word, "0123456789") == strlen (word) && number == NULL)
      number = g_strdup_printf ("%d", atoi (word));
    else if (!g_str_equal (word, "n") && !g_str_equal (word, "no"))
      return NULL;
  }
  return acta ? g_steal_pointer (&number) : NULL;
}

static gboolean
add_numbered (MinkaStore *store, Question *question, GPtrArray *glimpses, GError **error)
{
  g_autofree char *number = asked_number (question->words);
  g_autoptr (GPtrArray) actas = NULL;

  if (number == NULL)
    return TRUE;
  actas = minka_store_find_some (store, MINKA_TYPE_ACTA_SUMMARY, "number", number, question->limit, error);
  for (guint i = 0; actas != NULL && i < actas->len; i++) {
    MinkaGlimpse *glimpse = glimpse_of_acta (store, minka_record_get_id (actas->pdata[i]), error);

    if (glimpse == NULL)
      return FALSE;
    g_ptr_array_add (glimpses, glimpse);
  }
  return actas != NULL;
}

static gboolean
has (GPtrArray *glimpses, const char *id)
{
  for (guint i = 0; i < glimpses->len; i++)
    if (g_str_equal (((MinkaGlimpse *) glimpses->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

/* The acta says it all of a meeting that is called the same. */
static void
leave_out_twins (GPtrArray *glimpses)
{
  for (guint i = glimpses->len; i > 0; i--) {
    MinkaGlimpse *meeting = glimpses->pdata[i - 1];

    if (meeting->type != MINKA_TYPE_MEETING || meeting->acta == 0)
      continue;
    for (guint j = 0; j < glimpses->len; j++) {
      MinkaGlimpse *acta = glimpses->pdata[j];

      if (acta->type == MINKA_TYPE_ACTA && acta->acta == meeting->acta &&
          g_str_equal (acta->title, meeting->title) && g_str_equal (acta->date, meeting->date)) {
        g_ptr_array_remove_index (glimpses, i - 1);
        break;
      }
    }
  }
}

static GPtrArray *
glance (MinkaStore *store, Question *question, GError **error)
{
  const GType types[] = { MINKA_TYPE_ACTA, MINKA_TYPE_AGREEMENT, MINKA_TYPE_MEETING, 0 };
  g_autoptr (GPtrArray) glimpses = g_ptr_array_new_with_free_func ((GDestroyNotify) minka_glimpse_free);
  g_autoptr (GPtrArray) hits = minka_store_search (store, question->words, types, question->limit, error);

  if (hits == NULL || !add_numbered (store, question, glimpses, error))
    return NULL;
  for (guint i = 0; i < hits->len; i++) {
    MinkaHit *hit = hits->pdata[i];
    MinkaGlimpse *glimpse;

    if (has (glimpses, hit->id))
      continue;
    glimpse = glimpse_of (store, hit->type, hit->id, error);
    if (glimpse == NULL)
      return NULL;
    g_ptr_array_add (glimpses, glimpse);
  }
  leave_out_twins (glimpses);
  return g_steal_pointer (&glimpses);
}

static void
do_glance (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  GError *error = NULL;

  answer (task, glance (self->store, data, &error), &error);
}

/* What is no longer there is left out. */
static void
do_recall (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Question *question = data;
  GPtrArray *glimpses = g_ptr_array_new_with_free_func ((GDestroyNotify) minka_glimpse_free);

  for (guint i = 0; question->names[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (question->names[i], "/", 2);
    GType type = g_strv_length (parts) == 2 ? minka_model_find_table (parts[0]) : G_TYPE_INVALID;
    MinkaGlimpse *glimpse = is_seen (type) ? glimpse_of (self->store, type, parts[1], NULL) : NULL;

    if (glimpse != NULL)
      g_ptr_array_add (glimpses, glimpse);
  }
  answer (task, glimpses, NULL);
}

static void
ask (MinkaWorkspace *self, GTaskThreadFunc work, Question *question, GAsyncReadyCallback callback,
     gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);

  g_return_if_fail (self->store != NULL);

  g_task_set_source_tag (task, work);
  g_task_set_task_data (task, question, question_free);
  minka_worker_run (self->worker, task, work);
}

/**
 * minka_workspace_glance:
 * @self: a workspace with an open plan
 * @words: what the person typed
 * @limit: how many finds at most
 * @callback: (scope async): called with the #MinkaGlimpse array; see minka_workspace_finish_array()
 * @data: for @callback
 *
 * Searches actas, agreements and meetings, the newest first; see minka_store_search(). «acta 3» also finds the acta with
 * this number.
 */
void
minka_workspace_glance (MinkaWorkspace *self, const char *words, guint limit, GAsyncReadyCallback callback,
                        gpointer data)
{
  Question *question = g_new0 (Question, 1);

  question->words = g_strdup (words);
  question->limit = limit;
  ask (self, do_glance, question, callback, data);
}

/**
 * minka_workspace_recall:
 * @self: a workspace with an open plan
 * @names: table and id of records, as in «acta/ID»
 * @callback: (scope async): called with the #MinkaGlimpse array; see minka_workspace_finish_array()
 * @data: for @callback
 *
 * Asks for glimpses by name. What is not there, or is neither an acta nor an agreement nor a meeting, is left out.
 */
void
minka_workspace_recall (MinkaWorkspace *self, const char *const *names, GAsyncReadyCallback callback,
                        gpointer data)
{
  Question *question = g_new0 (Question, 1);

  question->names = g_strdupv ((char **) names);
  ask (self, do_recall, question, callback, data);
}
