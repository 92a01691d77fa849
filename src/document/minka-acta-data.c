#include "minka-acta-data.h"

#include "minka-record-json.h"

/* What an acta says of people and the school goes with it; their telephones and the rest of the plan do not. */
static const char *const plan_without[] = {
  "students",      "teachers",    "support_staff",   "emblem", "presentation",
  "justification", "conclusions", "recommendations", NULL,
};
static const char *const member_without[] = {
  "grade", "phone", "email", "device", "connection", "ease", NULL
};
static const char *const meeting_without[] = { "link", NULL };
static const char *const acta_without[] = { "sha256", "pdf", NULL };
static const char *const first_acta_without[] = { "sha256", "pdf", "previous_sha256", NULL };

static void
append_table (GString *out, gpointer const *records, guint n, const char *const *without)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *json = minka_record_to_json (records[i], without);

    if (i == 0)
      g_string_append_printf (out, ",\n\"%s\": [\n", MINKA_RECORD_GET_CLASS (records[i])->table);
    g_string_append_printf (out, "%s%s\n", json, i + 1 < n ? "," : "]");
  }
  if (n > 0)
    g_string_truncate (out, out->len - 1);
}

static void
append_record (GString *out, gpointer record, const char *const *without)
{
  if (record != NULL)
    append_table (out, &record, 1, without);
}

static void
append_list (GString *out, GPtrArray *records, const char *const *without)
{
  append_table (out, records->pdata, records->len, without);
}

/* Without a meeting, those sign who hold the posts. */
static void
add_signers (GHashTable *ids, MinkaMinutes *minutes)
{
  for (guint i = 0; i < minutes->posts->len; i++) {
    MinkaPost *post = minutes->posts->pdata[i];

    if (post->duty == MINKA_DUTY_DIRECTOR || post->duty == MINKA_DUTY_SECRETARY)
      g_hash_table_add (ids, post->member);
  }
}

/* Everyone the acta names. */
static GHashTable *
find_people (MinkaMinutes *minutes)
{
  MinkaMeeting *meeting = minutes->meeting;
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *agreements[] = { minutes->agreements, minutes->earlier };

  if (minutes->handover != NULL) {
    g_hash_table_add (ids, minutes->handover->outgoing);
    g_hash_table_add (ids, minutes->handover->incoming);
  }
  if (meeting == NULL) {
    add_signers (ids, minutes);
    return ids;
  }
  g_hash_table_add (ids, meeting->president);
  g_hash_table_add (ids, meeting->moderator);
  g_hash_table_add (ids, meeting->secretary);
  g_hash_table_add (ids, meeting->timekeeper);
  for (guint i = 0; i < minutes->attendance->len; i++)
    g_hash_table_add (ids, MINKA_ATTENDANCE (minutes->attendance->pdata[i])->member);
  for (guint i = 0; i < minutes->agenda->len; i++)
    g_hash_table_add (ids, MINKA_AGENDA_ITEM (minutes->agenda->pdata[i])->presenter);
  for (guint i = 0; i < G_N_ELEMENTS (agreements); i++)
    for (guint j = 0; j < agreements[i]->len; j++)
      g_hash_table_add (ids, MINKA_AGREEMENT (agreements[i]->pdata[j])->responsible);
  return ids;
}

static void
append_people (GString *out, MinkaMinutes *minutes)
{
  g_autoptr (GHashTable) ids = find_people (minutes);
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  g_autoptr (GPtrArray) posts = g_ptr_array_new ();

  for (guint i = 0; i < minutes->members->len; i++)
    if (g_hash_table_contains (ids, minka_record_get_id (minutes->members->pdata[i])))
      g_ptr_array_add (members, minutes->members->pdata[i]);
  for (guint i = 0; i < minutes->posts->len; i++)
    if (g_hash_table_contains (ids, MINKA_POST (minutes->posts->pdata[i])->member))
      g_ptr_array_add (posts, minutes->posts->pdata[i]);
  append_list (out, members, member_without);
  append_list (out, posts, NULL);
}

/**
 * minka_acta_data_make:
 * @minutes: the minutes of an acta that is being issued
 *
 * Writes all that the acta is made of in the published form of a plan, its place in the book included: the one
 * record of the table “acta” has number, folios and time, and the SHA-256 of the acta before if there is one.
 * References may lead to records that only the plan or an earlier acta has. The same minutes give the same bytes.
 *
 * Returns: (transfer full): JSON
 */
GBytes *
minka_acta_data_make (MinkaMinutes *minutes)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "{\n\"minka\": %d", MINKA_JSON_VERSION);
  append_record (out, minutes->plan, plan_without);
  append_people (out, minutes);
  append_record (out, minutes->activity, NULL);
  append_record (out, minutes->meeting, meeting_without);
  append_list (out, minutes->agenda, NULL);
  append_list (out, minutes->attendance, NULL);
  {
    g_autoptr (GPtrArray) agreements = g_ptr_array_new ();

    g_ptr_array_extend (agreements, minutes->earlier, NULL, NULL);
    g_ptr_array_extend (agreements, minutes->agreements, NULL, NULL);
    append_list (out, agreements, NULL);
  }
  append_list (out, minutes->follow_ups, NULL);
  append_record (out, minutes->book, NULL);
  append_record (out, minutes->handover, NULL);
  append_record (out, minutes->acta,
                 *minutes->acta->previous_sha256 != '\0' ? acta_without : first_acta_without);
  g_string_append (out, "\n}\n");
  return g_string_free_to_bytes (out);
}

/**
 * minka_acta_data_read:
 * @parser: a parser, which then holds the data
 * @data: what an acta carries, or claims to
 *
 * Returns: (transfer none) (nullable): the record of the acta itself; %NULL if the data are not of one acta
 */
JsonObject *
minka_acta_data_read (JsonParser *parser, GBytes *data)
{
  gsize size;
  const char *text = g_bytes_get_data (data, &size);
  JsonNode *root;
  JsonArray *actas;

  if (!json_parser_load_from_data (parser, text, size, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) ||
      !JSON_NODE_HOLDS_ARRAY (json_object_get_member (json_node_get_object (root), "acta")))
    return NULL;
  actas = json_object_get_array_member (json_node_get_object (root), "acta");
  if (json_array_get_length (actas) != 1 || !JSON_NODE_HOLDS_OBJECT (json_array_get_element (actas, 0)))
    return NULL;
  return json_array_get_object_element (actas, 0);
}
