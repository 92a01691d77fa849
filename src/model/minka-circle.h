#pragma once

#include "minka-plan.h"

G_BEGIN_DECLS

/**
 * MinkaCircleKind:
 * @MINKA_CIRCLE_HOLDERS: all who hold a post of the CAP
 * @MINKA_CIRCLE_POST: those who hold posts of one name
 * @MINKA_CIRCLE_GRADE: those who teach one grade, of whatever section
 *
 * What the members of a circle have in common.
 */
typedef enum {
  MINKA_CIRCLE_HOLDERS,
  MINKA_CIRCLE_POST,
  MINKA_CIRCLE_GRADE,
} MinkaCircleKind;

/**
 * MinkaCircle:
 * @kind: what they have in common
 * @title: the name of the post or the grade; empty for all who hold one
 * @members: (element-type utf8): the ids of those in it, in the order of the list of members
 *
 * Members who are called to a meeting together.
 */
typedef struct {
  MinkaCircleKind kind;
  char *title;
  GPtrArray *members;
} MinkaCircle;

GPtrArray *minka_circles_find (GListModel *members, GListModel *posts);

G_END_DECLS
