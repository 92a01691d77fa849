#pragma once

#include "minka-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MINKA_TYPE_TREES (minka_trees_get_type ())
G_DECLARE_FINAL_TYPE (MinkaTrees, minka_trees, MINKA, TREES, GObject)

MinkaTrees *minka_trees_new (MinkaWorkspace *workspace);
MinkaWorkspace *minka_trees_get_workspace (MinkaTrees *self);
gboolean minka_trees_is_loaded (MinkaTrees *self);
MinkaTreeShape *minka_trees_make_shape (MinkaTrees *self, MinkaTree tree);
GHashTable *minka_trees_make_marks (MinkaTrees *self, MinkaTree tree);
GPtrArray *minka_trees_get_objectives (MinkaTrees *self);
GPtrArray *minka_trees_get_flaws (MinkaTrees *self);
MinkaTreeNode *minka_trees_find_node (MinkaTrees *self, const char *id);
MinkaTreeNode *minka_trees_find_counterpart (MinkaTrees *self, const char *id);
MinkaTreeNode *minka_trees_find_centre (MinkaTrees *self, MinkaTree tree);
GPtrArray *minka_trees_list_entries (MinkaTrees *self, const char *node);

/* Gestures */
void minka_trees_do (MinkaTrees *self, GtkWidget *widget, MinkaGesture *gesture, const char *message);
void minka_trees_draft (MinkaTrees *self, MinkaGesture *gesture, const char *id);
const char *minka_trees_get_draft (MinkaTrees *self);
void minka_trees_keep_draft (MinkaTrees *self, GtkWidget *widget, const char *text);
void minka_trees_drop_draft (MinkaTrees *self);

G_END_DECLS
