#pragma once

#include "minka-scroll-area.h"
#include "minka-tree-draw.h"

G_BEGIN_DECLS

#define MINKA_TYPE_TREE_VIEW (minka_tree_view_get_type ())
G_DECLARE_FINAL_TYPE (MinkaTreeView, minka_tree_view, MINKA, TREE_VIEW, MinkaScrollArea)

/**
 * MinkaTreeDrop:
 * @MINKA_TREE_DROP_BELOW: on a box, or on the lower half of the central one
 * @MINKA_TREE_DROP_ABOVE: on the upper half of the central one
 * @MINKA_TREE_DROP_BEFORE: at the left of a box, as its sibling
 * @MINKA_TREE_DROP_AFTER: at the right of a box, as its sibling
 *
 * Where a box was let go.
 */
typedef enum {
  MINKA_TREE_DROP_BELOW,
  MINKA_TREE_DROP_ABOVE,
  MINKA_TREE_DROP_BEFORE,
  MINKA_TREE_DROP_AFTER,
} MinkaTreeDrop;

GtkWidget *minka_tree_view_new (void);
void minka_tree_view_set_shape (MinkaTreeView *self, MinkaTreeShape *shape, GHashTable *marks);
const MinkaTreeShape *minka_tree_view_get_shape (MinkaTreeView *self);
const MinkaTreeScene *minka_tree_view_get_scene (MinkaTreeView *self);
guint minka_tree_view_get_serial (MinkaTreeView *self);
const char *minka_tree_view_get_selected (MinkaTreeView *self);
void minka_tree_view_select (MinkaTreeView *self, const char *id);
void minka_tree_view_set_counterpart (MinkaTreeView *self, const char *id);
void minka_tree_view_set_menu (MinkaTreeView *self, GMenuModel *menu);
void minka_tree_view_point_to_selected (MinkaTreeView *self, GdkRectangle *area);
char *minka_tree_view_describe (MinkaTreeView *self, const char *id);
const char *minka_tree_view_kind (const MinkaTreeShape *shape, int place);

/* Words */
void minka_tree_view_edit (MinkaTreeView *self, const char *id);
gboolean minka_tree_view_is_editing (MinkaTreeView *self);
void minka_tree_view_stop_editing (MinkaTreeView *self, gboolean keep);

/* Where one looks */
double minka_tree_view_get_zoom (MinkaTreeView *self);
void minka_tree_view_zoom_by (MinkaTreeView *self, double factor);
void minka_tree_view_fit (MinkaTreeView *self);
void minka_tree_view_show (MinkaTreeView *self, const char *id);
void minka_tree_view_get_sight (MinkaTreeView *self, MinkaTreeBounds *sight);
void minka_tree_view_look_at (MinkaTreeView *self, double x, double y);
GdkTexture *minka_tree_view_draw_overview (MinkaTreeView *self, int width, int height, double scale);

G_END_DECLS
