#pragma once

#include "minka-summary.h"

G_BEGIN_DECLS

#define MINKA_DUE_VALUES(V)                                                                                  \
  V (MINKA_DUE_NEXT_MEETING, "next-meeting")                                                                 \
  V (MINKA_DUE_OPEN_MEETING, "open-meeting")                                                                 \
  V (MINKA_DUE_TO_ISSUE, "to-issue")                                                                         \
  V (MINKA_DUE_TO_FILE, "to-file")                                                                           \
  V (MINKA_DUE_OVERDUE, "overdue")                                                                           \
  V (MINKA_DUE_THIS_WEEK, "this-week")                                                                       \
  V (MINKA_DUE_ACTIVITY, "activity")
MINKA_DECLARE_ENUM (Due, due, MINKA_DUE_VALUES)

/**
 * MinkaDueItem:
 * @due: why it needs the director
 * @type: the type of the record
 * @id: its id
 * @text: what it is called
 * @day: the day it is about, empty for none
 * @person: who is responsible, empty for nobody
 * @count: topics without minutes, for a meeting; its number, for an acta
 *
 * Something that needs the director today.
 */
typedef struct {
  MinkaDue due;
  GType type;
  char *id;
  char *text;
  char *day;
  char *person;
  int count;
} MinkaDueItem;

GPtrArray *minka_today_gather (const char *today, GPtrArray *meetings, GPtrArray *agreements, GPtrArray *days,
                               GPtrArray *actas);
void minka_due_item_free (MinkaDueItem *self);

G_END_DECLS
