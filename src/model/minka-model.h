#pragma once

#include "minka-activity.h"
#include "minka-book.h"
#include "minka-calendar.h"
#include "minka-diagnosis.h"
#include "minka-find.h"
#include "minka-meeting.h"
#include "minka-minutes.h"
#include "minka-observed.h"
#include "minka-plan.h"
#include "minka-practice.h"
#include "minka-record.h"
#include "minka-rubric.h"
#include "minka-summary.h"
#include "minka-today.h"
#include "minka-tree-check.h"
#include "minka-tree-layout.h"
#include "minka-tree-shape.h"
#include "minka-tree-text.h"
#include "minka-wording.h"

G_BEGIN_DECLS

const GType *minka_model_get_types (guint *n_types);
GType minka_model_find_table (const char *table);

G_END_DECLS
