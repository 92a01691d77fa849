#pragma once

#include "minka-observed.h"
#include "minka-plan.h"
#include "minka-summary.h"
#include "minka-tree-shape.h"

G_BEGIN_DECLS

/**
 * MinkaDossier:
 * @plan: the school and its year
 * @members: (element-type MinkaMember): everyone
 * @posts: (element-type MinkaPost): who holds which post
 * @aspects: (element-type MinkaAspect): the rows of the diagnosis
 * @entries: (element-type MinkaDiagnosisEntry): what stands in its cells
 * @objectives: (element-type MinkaObjectiveSummary): the general one first
 * @activities: (element-type MinkaActivity): in the order of the plan
 * @rows: (element-type MinkaScheduleSummary): each activity under each of its objectives
 * @evidence: (element-type MinkaEvidenceSummary): of all activities
 * @agreements: (element-type MinkaAgreementSummary): as they stand today
 * @observed: (element-type MinkaObserved): the classroom observations
 * @problem_tree: the tree of problems
 * @objective_tree: the tree of objectives
 * @changed: when something in the plan was changed last, RFC 3339 in UTC
 *
 * All that the documents of the plan are made of, gathered in one place. The members are there to be read.
 */
typedef struct {
  MinkaPlan *plan;
  GPtrArray *members;
  GPtrArray *posts;
  GPtrArray *aspects;
  GPtrArray *entries;
  GPtrArray *objectives;
  GPtrArray *activities;
  GPtrArray *rows;
  GPtrArray *evidence;
  GPtrArray *agreements;
  GPtrArray *observed;
  MinkaTreeShape *problem_tree;
  MinkaTreeShape *objective_tree;
  char *changed;
} MinkaDossier;

MinkaDossier *minka_dossier_new (void);
void minka_dossier_free (MinkaDossier *self);
MinkaMember *minka_dossier_find_member (MinkaDossier *self, const char *id);
GPtrArray *minka_dossier_list_entries (MinkaDossier *self, const char *aspect, MinkaFinding kind);
GPtrArray *minka_dossier_list_rows (MinkaDossier *self, const char *activity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaDossier, minka_dossier_free)

G_END_DECLS
