#pragma once

#include "minka-model.h"

G_BEGIN_DECLS

#define MINKA_PRIORITY_KIND_VALUES(V)                                                                        \
  V (MINKA_PRIORITY_KIND_NEED, "need")                                                                       \
  V (MINKA_PRIORITY_KIND_OBJECTIVE, "objective")                                                             \
  V (MINKA_PRIORITY_KIND_OBSERVATION, "observation")                                                         \
  V (MINKA_PRIORITY_KIND_AGREEMENT, "agreement")
MINKA_DECLARE_ENUM (PriorityKind, priority_kind, MINKA_PRIORITY_KIND_VALUES)

/**
 * MinkaPriority:
 * @kind: what it is
 * @id: the record it comes from; empty for what observations look at
 * @text: what it says
 * @source: where it comes from, in words
 * @title: what a topic made of it is called
 *
 * Something that a meeting could be about.
 */
typedef struct {
  MinkaPriorityKind kind;
  char *id;
  char *text;
  char *source;
  char *title;
} MinkaPriority;

/**
 * MinkaPrioritySources:
 * @aspects: of #MinkaAspect
 * @entries: of #MinkaDiagnosisEntry
 * @objectives: of #MinkaObjectiveSummary
 * @agreements: of #MinkaAgreementSummary
 * @observed: (element-type MinkaObserved) (nullable): the observations
 *
 * Where priorities are looked for.
 */
typedef struct {
  GListModel *aspects;
  GListModel *entries;
  GListModel *objectives;
  GListModel *agreements;
  GPtrArray *observed;
} MinkaPrioritySources;

void minka_priority_free (MinkaPriority *self);
GPtrArray *minka_priorities_gather (const MinkaPrioritySources *sources);
gboolean minka_priority_is_on (const MinkaPriority *self, GListModel *items);
MinkaAgendaItem *minka_priority_make_topic (const MinkaPriority *self, const char *meeting, int position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaPriority, minka_priority_free)

G_END_DECLS
