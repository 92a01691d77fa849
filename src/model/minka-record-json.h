#pragma once

#include "minka-record.h"

G_BEGIN_DECLS

/**
 * MINKA_JSON_VERSION:
 *
 * The version of the JSON form of a plan, which data/schema describes.
 */
#define MINKA_JSON_VERSION 1

char *minka_record_to_json (MinkaRecord *self, const char *const *without);

G_END_DECLS
