#pragma once

#include "minka-record.h"

G_BEGIN_DECLS

#define MINKA_TYPE_RECORD_LIST (minka_record_list_get_type ())
G_DECLARE_FINAL_TYPE (MinkaRecordList, minka_record_list, MINKA, RECORD_LIST, GObject)

gboolean minka_record_list_is_loaded (MinkaRecordList *self);

G_END_DECLS
