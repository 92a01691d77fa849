#pragma once

#include "minka-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MINKA_TYPE_DIAGNOSIS (minka_diagnosis_get_type ())
G_DECLARE_FINAL_TYPE (MinkaDiagnosis, minka_diagnosis, MINKA, DIAGNOSIS, GObject)

MinkaDiagnosis *minka_diagnosis_new (MinkaWorkspace *workspace, GtkWidget *widget);
gboolean minka_diagnosis_is_loaded (MinkaDiagnosis *self);
GPtrArray *minka_diagnosis_list_aspects (MinkaDiagnosis *self);
GPtrArray *minka_diagnosis_list_entries (MinkaDiagnosis *self);
GPtrArray *minka_diagnosis_list_nodes (MinkaDiagnosis *self);
GPtrArray *minka_diagnosis_list_cell (MinkaDiagnosis *self, const char *aspect, MinkaFinding kind);
MinkaAspect *minka_diagnosis_get_aspect (MinkaDiagnosis *self, const char *id);
MinkaDiagnosisEntry *minka_diagnosis_get_entry (MinkaDiagnosis *self, const char *id);
MinkaTreeNode *minka_diagnosis_get_node (MinkaDiagnosis *self, const char *id);
const char *minka_diagnosis_add_aspect (MinkaDiagnosis *self, guint index, const char *title);
const char *minka_diagnosis_add_entry (MinkaDiagnosis *self, const char *aspect, MinkaFinding kind,
                                       guint index, const char *text);
void minka_diagnosis_edit (MinkaDiagnosis *self, const char *id, const char *text);
void minka_diagnosis_move_aspect (MinkaDiagnosis *self, const char *id, guint index);
void minka_diagnosis_move_entry (MinkaDiagnosis *self, const char *id, const char *aspect, MinkaFinding kind,
                                 guint index);
void minka_diagnosis_remove (MinkaDiagnosis *self, const char *id);
void minka_diagnosis_tie (MinkaDiagnosis *self, const char *id, const char *node);
void minka_diagnosis_grow (MinkaDiagnosis *self, const char *id, MinkaBranch branch, const char *parent,
                           const char *text);

/* Many at once */
void
minka_diagnosis_insert_aspect (MinkaDiagnosis *self, MinkaGesture *gesture, MinkaAspect *aspect, guint index);
void minka_diagnosis_insert_entry (MinkaDiagnosis *self, MinkaGesture *gesture, MinkaDiagnosisEntry *entry,
                                   guint index);
void minka_diagnosis_apply (MinkaDiagnosis *self, MinkaGesture *gesture);
char *
minka_diagnosis_paste (MinkaDiagnosis *self, const char *aspect, guint column, guint index, GPtrArray *table);

G_END_DECLS
