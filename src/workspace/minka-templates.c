#include "minka-templates.h"

#include "minka-late.h"
#include "minka-data-resources.h"

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
  return load ("new.json");
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
