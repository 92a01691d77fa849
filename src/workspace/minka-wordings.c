#include "minka-wordings.h"

#include "minka-late.h"
#include "minka-data-resources.h"
#include "minka-error.h"

#include <json-glib/json-glib.h>

#include <glib/gi18n-lib.h>

#define PATH "/io/github/minka_cap/Minka/wording/es.json"

static const char *const kinds[] = {
  [MINKA_WORD_PHRASE] = "phrases",
  [MINKA_WORD_NOUN] = "nouns",
  [MINKA_WORD_ADJECTIVE] = "adjectives",
  [MINKA_WORD_LACK] = "lacks",
};

static const char *const lists[] = {
  [MINKA_WORDS_KEPT] = "kept",
  [MINKA_WORDS_DOUBLE] = "double",
  [MINKA_WORDS_ABSENT] = "absent",
  [MINKA_WORDS_UNREACHED] = "unreached",
};

static gboolean
has_words (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
read_pairs (MinkaWording *wording, MinkaWordKind kind, JsonNode *node)
{
  JsonObjectIter iter;
  const char *negative;
  JsonNode *positive;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &negative, &positive)) {
    if (!has_words (negative) || !is_text (positive) ||
        (kind != MINKA_WORD_PHRASE && !has_words (json_node_get_string (positive))))
      return FALSE;
    minka_wording_add_pair (wording, kind, negative, json_node_get_string (positive));
  }
  return TRUE;
}

static gboolean
read_words (MinkaWording *wording, MinkaWordList list, JsonNode *node)
{
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *words = json_array_get_element (array, i);

    if (!is_text (words) || !has_words (json_node_get_string (words)))
      return FALSE;
    minka_wording_add_words (wording, list, json_node_get_string (words));
  }
  return TRUE;
}

/**
 * minka_wordings_parse:
 * @json: a table as data/wording holds it
 * @error: return location
 *
 * Reads a table of wordings.
 *
 * Returns: (transfer full) (nullable): the table; %NULL with %MINKA_ERROR_INVALID if it is none
 */
MinkaWording *
minka_wordings_parse (GBytes *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (MinkaWording) wording = minka_wording_new ();
  gsize size;
  const char *data = g_bytes_get_data (json, &size);
  JsonNode *root = NULL;
  gboolean ok;

  if (data != NULL && json_parser_load_from_data (parser, data, size, NULL))
    root = json_parser_get_root (parser);
  ok = root != NULL && JSON_NODE_HOLDS_OBJECT (root);
  for (guint i = 0; ok && i < G_N_ELEMENTS (kinds); i++)
    ok = read_pairs (wording, i, json_object_get_member (json_node_get_object (root), kinds[i]));
  for (guint i = 0; ok && i < G_N_ELEMENTS (lists); i++)
    ok = read_words (wording, i, json_object_get_member (json_node_get_object (root), lists[i]));
  if (ok)
    return g_steal_pointer (&wording);
  g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_INVALID, _ ("This is not a table of wordings."));
  return NULL;
}

static MinkaWording *
load_wording (void)
{
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GError) error = NULL;
  MinkaWording *wording;

  minka_late_resource (minka_data_register_resource, minka_data_get_resource);
  json = g_resources_lookup_data (PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  wording = minka_wordings_parse (json, &error);
  if (wording != NULL)
    return wording;
  g_critical ("%s: %s", PATH, error->message);
  return minka_wording_new ();
}

/**
 * minka_wordings_get:
 *
 * Returns: (transfer none): the table that the program brings along
 */
const MinkaWording *
minka_wordings_get (void)
{
  static MinkaWording *wording;

  if (g_once_init_enter (&wording))
    g_once_init_leave (&wording, load_wording ());
  return wording;
}
