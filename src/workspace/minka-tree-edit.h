#pragma once

#include "minka-gesture.h"
#include "minka-model.h"

G_BEGIN_DECLS

/* Gestures on a tree. Each function adds to a gesture what is to be done to the records of a tree, and changes nothing
 * itself: neither the shape nor its records. A shape serves for one of them; afterwards it is made anew. */

#define MINKA_TREE_LAST (-1)

MinkaTreeNode *minka_tree_edit_add_centre (MinkaGesture *gesture, const MinkaTreeShape *shape,
                                           GPtrArray *objectives, const char *text, GError **error);
MinkaTreeNode *
minka_tree_edit_add_child (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *parent,
                           MinkaBranch side, int position, const char *text, GError **error);
MinkaTreeNode *
minka_tree_edit_add_sibling (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *node,
                             gboolean before, const char *text, GError **error);
gboolean minka_tree_edit_set_text (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *node,
                                   const char *text, GError **error);
gboolean minka_tree_edit_set_collapsed (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *node,
                                        gboolean collapsed, GError **error);
gboolean minka_tree_edit_move (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *node,
                               int position, GError **error);
gboolean minka_tree_edit_move_to (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *node,
                                  const char *parent, MinkaBranch side, int position, GError **error);
gboolean minka_tree_edit_add_parent (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *node,
                                     const char *parent, GError **error);
gboolean minka_tree_edit_remove_parent (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *node,
                                        const char *parent, GError **error);
gboolean minka_tree_edit_remove (MinkaGesture *gesture, const MinkaTreeShape *shape, GPtrArray *objectives,
                                 const char *node, GError **error);

/* Branches in words */
GPtrArray *minka_tree_edit_paste (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *parent,
                                  MinkaBranch side, int position, const char *text, GError **error);
GPtrArray *minka_tree_edit_duplicate (MinkaGesture *gesture, const MinkaTreeShape *shape, const char *node,
                                      GError **error);
GPtrArray *minka_tree_edit_fill (MinkaGesture *gesture, const MinkaTreeShape *shape, GPtrArray *objectives,
                                 const char *text, GError **error);

/* From problems to objectives */
GPtrArray *
minka_tree_edit_mirror (MinkaGesture *gesture, const MinkaTreeShape *problems, const MinkaTreeShape *tree,
                        GPtrArray *objectives, const MinkaWording *wording);
gboolean minka_tree_edit_accept (MinkaGesture *gesture, const MinkaTreeShape *problems,
                                 const MinkaTreeShape *tree, const char *node, GError **error);

G_END_DECLS
