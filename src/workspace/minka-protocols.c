#include "minka-protocols.h"

#include "minka-data-resources.h"
#include "minka-error.h"
#include "minka-late.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* The guiding questions of the three stages and the director's role. The program brings them along as data; a school
 * changes its own copy, and a meeting keeps the version it was held with. */

#define RESOURCE "/io/github/minka_cap/Minka/protocol/es-1.json"

/* Reading */

/* The same step has the same id in every plan, as two laptops may both begin with it. */
static char *
make_id (const char *stage, const char *indicator, gboolean role, const char *text)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  g_autofree char *name =
      g_strdup_printf ("minka-protocol\n%s\n%s\n%s\n%s", stage, indicator, role ? "role" : "question", text);
  guint8 d[20];
  gsize size = sizeof d;

  g_checksum_update (sum, (const guchar *) name, -1);
  g_checksum_get_digest (sum, d, &size);
  d[6] = (d[6] & 0x0f) | 0x50; /* a UUID of version 5 */
  d[8] = (d[8] & 0x3f) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", d[0], d[1],
                          d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11], d[12], d[13], d[14],
                          d[15]);
}

static const char *
read_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text =
      node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
          ? json_node_get_string (node)
          : "";

  return *text != '\0' ? text : NULL;
}

static JsonArray *
read_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
read_object (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
add_texts (GPtrArray *steps, GHashTable *ids, int stage, const char *indicator, gboolean role,
           JsonArray *texts)
{
  const char *nick = minka_enum_nick (minka_stage_get_type (), stage);

  for (guint i = 0; texts != NULL && i < json_array_get_length (texts); i++) {
    JsonNode *node = json_array_get_element (texts, i);
    g_autofree char *text = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                                ? g_strstrip (g_strdup (json_node_get_string (node)))
                                : g_strdup ("");
    g_autofree char *id = make_id (nick, indicator, role, text);
    MinkaProtocolStep *step;

    if (*text == '\0' || g_hash_table_contains (ids, id))
      return FALSE;
    step = g_object_new (MINKA_TYPE_PROTOCOL_STEP, "id", id, "version", 1, "stage", stage, "indicator",
                         indicator, "role", role, "text", text, "position", (int) steps->len, NULL);
    g_hash_table_add (ids, g_steal_pointer (&id));
    g_ptr_array_add (steps, step);
  }
  return TRUE;
}

static gboolean
add_stage (GPtrArray *steps, GHashTable *ids, JsonObject *object)
{
  g_autoptr (GEnumClass) stages = g_type_class_ref (minka_stage_get_type ());
  const char *nick = object != NULL ? read_text (object, "stage") : NULL;
  GEnumValue *stage = nick != NULL ? g_enum_get_value_by_nick (stages, nick) : NULL;
  JsonArray *indicators = object != NULL ? read_array (object, "indicators") : NULL;

  if (stage == NULL || indicators == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (indicators); i++) {
    JsonObject *one = read_object (indicators, i);
    const char *indicator = one != NULL ? read_text (one, "indicator") : NULL;

    if (indicator == NULL ||
        !add_texts (steps, ids, stage->value, indicator, FALSE, read_array (one, "questions")) ||
        !add_texts (steps, ids, stage->value, indicator, TRUE, read_array (one, "role")))
      return FALSE;
  }
  return TRUE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const MinkaProtocolStep *one = *(MinkaProtocolStep *const *) a, *other = *(MinkaProtocolStep *const *) b;

  return one->stage != other->stage ? one->stage - other->stage : one->position - other->position;
}

/**
 * minka_protocols_parse:
 * @json: guiding questions as data/protocol holds them
 * @error: return location
 *
 * Reads stages with indicators, each with questions and lines of the director's role.
 *
 * Returns: (transfer full) (element-type MinkaProtocolStep) (nullable): the steps in order, as version 1; %NULL with
 *   %MINKA_ERROR_INVALID if these are none, or one is there twice
 */
GPtrArray *
minka_protocols_parse (GBytes *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonNode *root;
  JsonArray *stages = NULL;
  gsize size;
  const char *data = g_bytes_get_data (json, &size);
  gboolean ok;

  if (data != NULL && json_parser_load_from_data (parser, data, size, NULL) &&
      (root = json_parser_get_root (parser)) != NULL && JSON_NODE_HOLDS_OBJECT (root))
    stages = read_array (json_node_get_object (root), "stages");
  ok = stages != NULL;
  for (guint i = 0; ok && i < json_array_get_length (stages); i++)
    ok = add_stage (steps, ids, read_object (stages, i));
  if (!ok || steps->len == 0) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_INVALID,
                         _ ("These are no guiding questions, or one of them is there twice."));
    return NULL;
  }
  g_ptr_array_sort (steps, compare_places);
  return g_steal_pointer (&steps);
}

/**
 * minka_protocols_built_in:
 *
 * Returns: (transfer full) (element-type MinkaProtocolStep): the steps that the program brings along, as version 1
 */
GPtrArray *
minka_protocols_built_in (void)
{
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *steps;

  minka_late_resource (minka_data_register_resource, minka_data_get_resource);
  json = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  steps = minka_protocols_parse (json, &error);
  if (steps == NULL)
    g_error ("%s: %s", RESOURCE, error->message);
  return steps;
}

/* Versions */

/**
 * minka_protocols_newest:
 * @steps: (element-type MinkaProtocolStep): the steps of all versions
 *
 * Returns: the newest version, 0 if there is none
 */
int
minka_protocols_newest (GPtrArray *steps)
{
  int newest = 0;

  for (guint i = 0; i < steps->len; i++)
    newest = MAX (newest, MINKA_PROTOCOL_STEP (steps->pdata[i])->version);
  return newest;
}

/**
 * minka_protocols_list:
 * @steps: (element-type MinkaProtocolStep): the steps of all versions
 * @version: a version
 *
 * Returns: (transfer full) (element-type MinkaProtocolStep): the steps of that version in order
 */
GPtrArray *
minka_protocols_list (GPtrArray *steps, int version)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < steps->len; i++)
    if (MINKA_PROTOCOL_STEP (steps->pdata[i])->version == version)
      g_ptr_array_add (found, g_object_ref (steps->pdata[i]));
  g_ptr_array_sort (found, compare_places);
  return found;
}

/**
 * minka_protocols_version_of:
 * @meeting: a meeting
 * @newest: the newest version of the plan
 *
 * Returns: the version whose questions go with the meeting
 */
int
minka_protocols_version_of (MinkaMeeting *meeting, int newest)
{
  return meeting->protocol_version > 0 ? meeting->protocol_version : newest;
}

/* Changing */

static gpointer
find_by_id (GPtrArray *records, const char *id)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (minka_record_get_id (records->pdata[i]), id) == 0)
      return records->pdata[i];
  return NULL;
}

static gboolean
is_prepared (MinkaMeeting *meeting)
{
  return meeting->state == MINKA_MEETING_STATE_PREPARING;
}

static gboolean
says_the_same (MinkaProtocolStep *one, MinkaProtocolStep *other)
{
  return one->role == other->role && g_str_equal (one->text, other->text);
}

/* A meeting that has begun keeps the version, and nobody's answer loses its question. */
static gboolean
is_in_use (const MinkaProtocolUse *use, int version, GPtrArray *current, GPtrArray *wanted)
{
  for (guint i = 0; i < use->meetings->len; i++) {
    MinkaMeeting *meeting = use->meetings->pdata[i];

    if (!is_prepared (meeting) && meeting->state != MINKA_MEETING_STATE_CANCELLED &&
        minka_protocols_version_of (meeting, version) == version)
      return TRUE;
  }
  for (guint i = 0; i < use->answers->len; i++) {
    MinkaProtocolAnswer *answer = use->answers->pdata[i];
    MinkaProtocolStep *before = find_by_id (current, answer->step);
    MinkaProtocolStep *after = before != NULL ? find_by_id (wanted, answer->step) : NULL;

    if (before != NULL && (after == NULL || !says_the_same (before, after)))
      return TRUE;
  }
  return FALSE;
}

static void
change_in_place (MinkaGesture *gesture, int version, GPtrArray *current, GPtrArray *wanted)
{
  for (guint i = 0; i < current->len; i++)
    if (find_by_id (wanted, minka_record_get_id (current->pdata[i])) == NULL)
      minka_gesture_remove (gesture, MINKA_TYPE_PROTOCOL_STEP, minka_record_get_id (current->pdata[i]));
  for (guint i = 0; i < wanted->len; i++) {
    g_autoptr (MinkaProtocolStep) step = minka_record_copy (wanted->pdata[i]);
    MinkaRecord *before = find_by_id (current, minka_record_get_id (MINKA_RECORD (step)));

    g_object_set (step, "version", MAX (version, 1), "position", (int) i, NULL);
    if (before == NULL || !minka_record_equal (before, MINKA_RECORD (step)))
      minka_gesture_put (gesture, MINKA_RECORD (step));
  }
}

/* Old ids and new ones of the questions that still say the same. */
static GHashTable *
copy_steps (MinkaGesture *gesture, int version, GPtrArray *current, GPtrArray *wanted)
{
  GHashTable *kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < wanted->len; i++) {
    MinkaProtocolStep *step = wanted->pdata[i];
    MinkaProtocolStep *before = find_by_id (current, minka_record_get_id (MINKA_RECORD (step)));
    g_autoptr (MinkaProtocolStep) copy = minka_record_copy (MINKA_RECORD (step));
    g_autofree char *id = g_uuid_string_random ();

    /* What comes from elsewhere may say what is already there. */
    for (guint j = 0; before == NULL && j < current->len; j++) {
      MinkaProtocolStep *other = current->pdata[j];

      if (other->stage == step->stage && g_str_equal (other->indicator, step->indicator) &&
          says_the_same (other, step))
        before = other;
    }
    minka_record_set_id (MINKA_RECORD (copy), id);
    g_object_set (copy, "version", version, "position", (int) i, NULL);
    minka_gesture_put (gesture, MINKA_RECORD (copy));
    if (before != NULL && says_the_same (before, step))
      g_hash_table_insert (kept, g_strdup (minka_record_get_id (MINKA_RECORD (before))),
                           g_steal_pointer (&id));
  }
  return kept;
}

static void
move_answers (MinkaGesture *gesture, const MinkaProtocolUse *use, const char *meeting, GHashTable *kept)
{
  for (guint i = 0; i < use->answers->len; i++) {
    MinkaProtocolAnswer *answer = use->answers->pdata[i];
    const char *step = g_hash_table_lookup (kept, answer->step);
    g_autoptr (MinkaProtocolAnswer) copy = NULL;

    if (step == NULL || !g_str_equal (answer->meeting, meeting))
      continue;
    copy = minka_record_copy (MINKA_RECORD (answer));
    g_object_set (copy, "step", step, NULL);
    minka_gesture_set (gesture, MINKA_RECORD (copy), "step", NULL);
  }
  for (guint i = 0; i < use->topics->len; i++) {
    MinkaAgendaItem *topic = use->topics->pdata[i];
    const char *step = g_hash_table_lookup (kept, topic->question);
    g_autoptr (MinkaAgendaItem) copy = NULL;

    if (step == NULL || !g_str_equal (topic->meeting, meeting))
      continue;
    copy = minka_record_copy (MINKA_RECORD (topic));
    g_object_set (copy, "question", step, NULL);
    minka_gesture_set (gesture, MINKA_RECORD (copy), "question", NULL);
  }
}

static void
set_version (MinkaGesture *gesture, MinkaMeeting *meeting, int version)
{
  g_autoptr (MinkaMeeting) copy = minka_record_copy (MINKA_RECORD (meeting));

  g_object_set (copy, "protocol-version", version, NULL);
  minka_gesture_set (gesture, MINKA_RECORD (copy), "protocol_version", NULL);
}

static gboolean
is_same (GPtrArray *current, GPtrArray *wanted)
{
  if (current->len != wanted->len)
    return FALSE;
  for (guint i = 0; i < wanted->len; i++) {
    MinkaProtocolStep *before = current->pdata[i], *step = wanted->pdata[i];

    if (before->stage != step->stage || !g_str_equal (before->indicator, step->indicator) ||
        !says_the_same (before, step))
      return FALSE;
  }
  return TRUE;
}

/**
 * minka_protocols_change:
 * @name: what undo calls it
 * @use: the guiding questions and what rests on them
 * @wanted: (element-type MinkaProtocolStep): what the newest version is to say, in order within each stage; what has
 *   the id of a step is that step, changed or not
 *
 * Changes the guiding questions. Where a meeting that has begun used them, or an answer would lose its question, the
 * change makes a new version: such meetings keep the old one, and those in preparation go on with the new one, with the
 * answers to what was not changed.
 *
 * Returns: (transfer full) (nullable): the gesture, %NULL if nothing changes
 */
MinkaGesture *
minka_protocols_change (const char *name, const MinkaProtocolUse *use, GPtrArray *wanted)
{
  int version = minka_protocols_newest (use->steps);
  g_autoptr (GPtrArray) current = minka_protocols_list (use->steps, version);
  g_autoptr (GPtrArray) ordered = g_ptr_array_new ();
  g_autoptr (GHashTable) kept = NULL;
  MinkaGesture *gesture;

  for (int stage = MINKA_STAGE_BEFORE; stage <= MINKA_STAGE_AFTER; stage++)
    for (guint i = 0; i < wanted->len; i++)
      if (MINKA_PROTOCOL_STEP (wanted->pdata[i])->stage == stage)
        g_ptr_array_add (ordered, wanted->pdata[i]);
  if (is_same (current, ordered))
    return NULL;
  gesture = minka_gesture_new (name);
  if (!is_in_use (use, version, current, ordered)) {
    change_in_place (gesture, version, current, ordered);
    return gesture;
  }
  kept = copy_steps (gesture, version + 1, current, ordered);
  for (guint i = 0; i < use->meetings->len; i++) {
    MinkaMeeting *meeting = use->meetings->pdata[i];

    if (is_prepared (meeting) && minka_protocols_version_of (meeting, version) == version) {
      set_version (gesture, meeting, version + 1);
      move_answers (gesture, use, minka_record_get_id (MINKA_RECORD (meeting)), kept);
    } else if (!is_prepared (meeting) && meeting->state != MINKA_MEETING_STATE_ISSUED &&
               meeting->protocol_version == 0) {
      set_version (gesture, meeting, version);
    }
  }
  return gesture;
}
