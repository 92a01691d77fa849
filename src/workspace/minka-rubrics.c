#include "minka-rubrics.h"

#include "minka-late.h"
#include "minka-data-resources.h"
#include "minka-error.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define FOLDER "/io/github/minka_cap/Minka/rubrics/"

static gboolean
is_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
         *json_node_get_string (node) != '\0';
}

static char *
read_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return is_text (node) ? g_strdup (json_node_get_string (node)) : NULL;
}

static int
read_year (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "year");

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return 0;
  return CLAMP (json_node_get_int (node), 0, 9999);
}

/* A list of different texts, or NULL. */
static GStrv
read_texts (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    if (!is_text (json_array_get_element (array, i)))
      return NULL;
    g_strv_builder_add (builder, json_array_get_string_element (array, i));
  }
  texts = g_strv_builder_end (builder);
  for (guint i = 0; texts[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) texts + i + 1, texts[i]))
      return NULL;
  return texts[0] != NULL ? g_steal_pointer (&texts) : NULL;
}

/**
 * minka_rubrics_parse:
 * @json: a rubric as data/rubrics holds it
 * @error: return location
 *
 * Reads a rubric. It has a version, a title, the year, at least one performance and the names of four levels.
 *
 * Returns: (transfer full) (nullable): the rubric; %NULL with %MINKA_ERROR_INVALID if it is none
 */
MinkaRubric *
minka_rubrics_parse (GBytes *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (MinkaRubric) rubric = g_new0 (MinkaRubric, 1);
  JsonNode *root;
  gsize size;
  const char *data = g_bytes_get_data (json, &size);

  if (data != NULL && json_parser_load_from_data (parser, data, size, NULL) &&
      (root = json_parser_get_root (parser)) != NULL && JSON_NODE_HOLDS_OBJECT (root)) {
    JsonObject *object = json_node_get_object (root);

    rubric->version = read_text (object, "version");
    rubric->title = read_text (object, "title");
    rubric->year = read_year (object);
    rubric->performances = read_texts (object, "performances");
    rubric->levels = read_texts (object, "levels");
  }
  if (rubric->version != NULL && rubric->title != NULL && rubric->year > 0 && rubric->performances != NULL &&
      rubric->levels != NULL && g_strv_length (rubric->levels) == MINKA_LEVELS)
    return g_steal_pointer (&rubric);
  g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_INVALID, _ ("This is not a rubric."));
  return NULL;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const MinkaRubric *one = *(MinkaRubric *const *) a, *other = *(MinkaRubric *const *) b;

  return one->year != other->year ? other->year - one->year : strcmp (one->version, other->version);
}

static GPtrArray *
load_rubrics (void)
{
  GPtrArray *rubrics = g_ptr_array_new_with_free_func ((GDestroyNotify) minka_rubric_free);
  g_auto (GStrv) names = NULL;

  minka_late_resource (minka_data_register_resource, minka_data_get_resource);
  names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++) {
    g_autofree char *path = g_strconcat (FOLDER, names[i], NULL);
    g_autoptr (GBytes) json = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_autoptr (GError) error = NULL;
    MinkaRubric *rubric = minka_rubrics_parse (json, &error);

    if (rubric != NULL)
      g_ptr_array_add (rubrics, rubric);
    else
      g_critical ("%s: %s", names[i], error->message);
  }
  g_ptr_array_sort (rubrics, compare_newest);
  return rubrics;
}

/**
 * minka_rubrics_list:
 *
 * Returns: (transfer none) (element-type MinkaRubric): the rubrics that the program brings along, the newest first
 */
GPtrArray *
minka_rubrics_list (void)
{
  static GPtrArray *rubrics;

  if (g_once_init_enter (&rubrics))
    g_once_init_leave (&rubrics, load_rubrics ());
  return rubrics;
}

/**
 * minka_rubrics_find:
 * @version: what an observation calls its rubric
 *
 * Returns: (transfer none) (nullable): the rubric, %NULL if the program does not know it
 */
const MinkaRubric *
minka_rubrics_find (const char *version)
{
  GPtrArray *rubrics = minka_rubrics_list ();

  for (guint i = 0; i < rubrics->len; i++) {
    const MinkaRubric *rubric = rubrics->pdata[i];

    if (g_str_equal (rubric->version, version))
      return rubric;
  }
  return NULL;
}
