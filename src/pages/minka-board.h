#pragma once

#include "minka-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MINKA_TYPE_BOARD (minka_board_get_type ())
G_DECLARE_FINAL_TYPE (MinkaBoard, minka_board, MINKA, BOARD, GObject)

MinkaBoard *minka_board_new (MinkaWorkspace *workspace, GtkWidget *widget);
gboolean minka_board_is_loaded (MinkaBoard *self);
GPtrArray *minka_board_list_aspects (MinkaBoard *self);
GPtrArray *minka_board_list_entries (MinkaBoard *self);
GPtrArray *minka_board_list_nodes (MinkaBoard *self);
GPtrArray *minka_board_list_cell (MinkaBoard *self, const char *aspect, MinkaFinding kind);
MinkaAspect *minka_board_get_aspect (MinkaBoard *self, const char *id);
MinkaDiagnosisEntry *minka_board_get_entry (MinkaBoard *self, const char *id);
MinkaTreeNode *minka_board_get_node (MinkaBoard *self, const char *id);
const char *minka_board_add_aspect (MinkaBoard *self, guint index, const char *title);
const char *minka_board_add_entry (MinkaBoard *self, const char *aspect, MinkaFinding kind, guint index,
                                   const char *text);
void minka_board_edit (MinkaBoard *self, const char *id, const char *text);
void minka_board_move_aspect (MinkaBoard *self, const char *id, guint index);
void
minka_board_move_entry (MinkaBoard *self, const char *id, const char *aspect, MinkaFinding kind, guint index);
void minka_board_remove (MinkaBoard *self, const char *id);
void minka_board_tie (MinkaBoard *self, const char *id, const char *node);
void
minka_board_grow (MinkaBoard *self, const char *id, MinkaBranch branch, const char *parent, const char *text);

/* Many at once */
void minka_board_insert_aspect (MinkaBoard *self, MinkaGesture *gesture, MinkaAspect *aspect, guint index);
void
minka_board_insert_entry (MinkaBoard *self, MinkaGesture *gesture, MinkaDiagnosisEntry *entry, guint index);
void minka_board_apply (MinkaBoard *self, MinkaGesture *gesture);
char *minka_board_paste (MinkaBoard *self, const char *aspect, guint column, guint index, GPtrArray *table);

G_END_DECLS
