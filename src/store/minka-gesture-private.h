#pragma once

#include "minka-gesture.h"

/* A step puts @record, sets @fields of @record, or with no record removes @id. */
typedef struct {
  GType type;
  char *id;
  MinkaRecord *record;
  GPtrArray *fields;
} MinkaGestureStep;

struct _MinkaGesture {
  char *name;
  GPtrArray *steps;
};
