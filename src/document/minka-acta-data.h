#pragma once

#include "minka-minutes.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * MINKA_ACTA_DATA_NAME:
 *
 * How the data of an acta are called among the attachments of its PDF.
 */
#define MINKA_ACTA_DATA_NAME "acta.json"

GBytes *minka_acta_data_make (MinkaMinutes *minutes);
JsonObject *minka_acta_data_read (JsonParser *parser, GBytes *data);

G_END_DECLS
