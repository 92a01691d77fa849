#pragma once

#include "minka-dossier.h"
#include "minka-paper.h"

G_BEGIN_DECLS

/* What the documents of the plan share. */

void minka_plan_add_section (MinkaPaper *paper, int level, const char *title, const char *text);
void minka_plan_add_lines (MinkaPaper *paper, MinkaListKind kind, const char *text);
void minka_plan_add_school (MinkaPaper *paper, MinkaPlan *plan);
void minka_plan_add_evaluation (MinkaPaper *paper, MinkaDossier *dossier);
void minka_plan_add_conclusions (MinkaPaper *paper, MinkaPlan *plan);
void minka_plan_add_signatures (MinkaPaper *paper, MinkaDossier *dossier);
void minka_plan_say_missing (MinkaPaper *paper, const char *what);

G_END_DECLS
