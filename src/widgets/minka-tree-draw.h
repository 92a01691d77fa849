#pragma once

#include "minka-tree-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is drawn with a colour of its own, from the style sheet. */
typedef enum {
  MINKA_TREE_INK_TEXT,
  MINKA_TREE_INK_CENTRE,
  MINKA_TREE_INK_CENTRE_TEXT,
  MINKA_TREE_INK_BELOW,
  MINKA_TREE_INK_BELOW_EDGE,
  MINKA_TREE_INK_ABOVE,
  MINKA_TREE_INK_ABOVE_EDGE,
  MINKA_TREE_INK_LINE,
  MINKA_TREE_INK_DETOUR,
  MINKA_TREE_INK_CHOSEN,
  MINKA_TREE_INK_BADGE,
  MINKA_TREE_INK_BADGE_TEXT,
  MINKA_TREE_INK_HINT,
  MINKA_TREE_INK_BROKEN,
  MINKA_TREE_INK_PAPER,
  MINKA_TREE_INK_GROUND,
  MINKA_TREE_N_INKS,
} MinkaTreeInk;

/**
 * MinkaTreeMark:
 * @MINKA_TREE_MARK_HINT: there is something to think about
 * @MINKA_TREE_MARK_BROKEN: the tree is broken there
 * @MINKA_TREE_MARK_STALE: the problem it answers was worded anew
 *
 * A quiet mark on a box.
 */
typedef enum {
  MINKA_TREE_MARK_HINT = 1 << 0,
  MINKA_TREE_MARK_BROKEN = 1 << 1,
  MINKA_TREE_MARK_STALE = 1 << 2,
} MinkaTreeMark;

/**
 * MinkaTreeMarks:
 * @marks: #MinkaTreeMark of it
 * @number: which specific objective it is, 0 for none
 *
 * What a box shows besides its words.
 */
typedef struct {
  guint marks;
  int number;
} MinkaTreeMarks;

#define MINKA_TREE_BOX_WIDTH 204
#define MINKA_TREE_LEVEL_GAP 44

extern const MinkaTreeSpacing minka_tree_spacing;

/**
 * MinkaTreeLook:
 * @widget: on which it is drawn
 * @inks: the colours
 * @layouts: (nullable): for words, the second for those of the central box; made when they are needed
 *
 * What drawing needs to know.
 */
typedef struct {
  GtkWidget *widget;
  GdkRGBA inks[MINKA_TREE_N_INKS];
  PangoLayout *layouts[2];
} MinkaTreeLook;

void minka_tree_look_forget_font (MinkaTreeLook *look);
int minka_tree_draw_measure (MinkaTreeLook *look, const char *text, gboolean centre);
GskRenderNode *minka_tree_draw_box (MinkaTreeLook *look, const MinkaTreeItem *item, double height,
                                    gboolean hides, const MinkaTreeMarks *marks);
void minka_tree_draw_plain_box (const MinkaTreeLook *look, GtkSnapshot *snapshot, const MinkaTreeItem *item,
                                const MinkaTreeBox *box);
void minka_tree_draw_outline (const MinkaTreeLook *look, GtkSnapshot *snapshot, const MinkaTreeBox *box,
                              MinkaTreeInk ink, float width, float distance);
void minka_tree_draw_family (const MinkaTreeLook *look, GtkSnapshot *snapshot, const MinkaTreeRoutes *routes,
                             int family, const MinkaTreeBox *boxes, const MinkaTreeBounds *area);
void minka_tree_draw_plain_family (const MinkaTreeLook *look, GtkSnapshot *snapshot,
                                   const MinkaTreeRoutes *routes, int family, const MinkaTreeBox *boxes,
                                   const MinkaTreeBounds *area, double zoom);
void minka_tree_draw_detour (const MinkaTreeLook *look, GtkSnapshot *snapshot, const MinkaTreeDetour *detour);
GdkTexture *minka_tree_draw_overview (const MinkaTreeLook *look, const MinkaTreeScene *scene, int width,
                                      int height, double scale);

G_END_DECLS
