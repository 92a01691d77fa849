#include "minka-templates.h"

#include "minka-late.h"
#include "minka-data-resources.h"
#include "minka-protocols.h"
#include "minka-record-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_strconcat ("/io/github/minka_cap/Minka/", name, NULL);

  minka_late_resource (minka_data_register_resource, minka_data_get_resource);
  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/**
 * minka_templates_new:
 *
 * Returns: (transfer full): what the plan of a new school begins with, as JSON: the customary posts and the
 *   guiding questions
 */
GBytes *
minka_templates_new (void)
{
  g_autoptr (GBytes) begin = load ("new.json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) steps = minka_protocols_built_in ();
  JsonArray *array = json_array_new ();
  gsize size;
  const char *data = g_bytes_get_data (begin, &size);
  char *text;

  if (!json_parser_load_from_data (parser, data, size, NULL))
    g_error ("new.json is no JSON");
  for (guint i = 0; i < steps->len; i++) {
    g_autofree char *record = minka_record_to_json (steps->pdata[i], NULL);

    json_array_add_element (array, json_from_string (record, NULL));
  }
  json_object_set_array_member (json_node_get_object (json_parser_get_root (parser)), "protocol_step", array);
  text = json_to_string (json_parser_get_root (parser), FALSE);
  return g_bytes_new_take (text, strlen (text));
}

/**
 * minka_templates_sample:
 *
 * Returns: (transfer full): the sample plan as JSON
 */
GBytes *
minka_templates_sample (void)
{
  return load ("sample.json");
}
