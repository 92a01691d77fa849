#pragma once

#include "minka-tree-view.h"

#include <adwaita.h>

/* Under this zoom words cannot be read, and boxes are drawn without them. */
#define MINKA_TREE_PLAIN_ZOOM 0.25
#define MINKA_TREE_MAX_ZOOM 3.0

/* What is kept of a box from one scene to the next: what its words measure, and how it is drawn. */
typedef struct {
  char *text;
  gboolean centre;
  int height;
  GskRenderNode *node;
  guint drawn; /* of what the node was made besides the words */
} MinkaTreePaper;

struct _MinkaTreeView {
  MinkaScrollArea parent_instance;
  MinkaTreeLook look;
  GtkWidget *inks[MINKA_TREE_N_INKS];
  MinkaTreeScene *scene;
  guint serial; /* of the scene */
  GHashTable *marks;
  GHashTable *papers;
  char *selected;
  char *counterpart;

  /* Where one looks: the point at the upper left corner. */
  double left, top, zoom;
  gboolean placed, fitted;
  int width, height; /* of the room */
  gboolean configuring, allocating;
  AdwAnimation *flight;
  double from[3], to[3]; /* left, top and zoom, before and after */

  /* Boxes on the way to their places. */
  AdwAnimation *slide;
  double (*shift)[2];
  double left_over; /* of the way, from 1 to 0 */
  MinkaTreeBox *moving;
  MinkaTreeRoutes *moving_routes;

  GdkTexture *overview;
  double overview_scale;

  /* Words being written. */
  GtkWidget *editor;
  char *edited;

  /* Hands. */
  double pointer_x, pointer_y;
  double pinch_zoom;
  double grab_left, grab_top;
  char *dragged;
  double drag_x, drag_y; /* the pointer, on the tree */
  double hold_x, hold_y; /* where on the box it was taken */
  int target;            /* a box, or none */
  MinkaTreeDrop drop;
  guint ticks;
  GMenuModel *menu;
  GtkWidget *popover;
  guint closing; /* frames until the menu has given the focus back */
  char *to_word; /* then */

  /* For screen readers. */
  GHashTable *readers; /* id to what stands for the box */
};

enum {
  MINKA_TREE_CHOSEN,
  MINKA_TREE_WORDED,
  MINKA_TREE_UNWORDED,
  MINKA_TREE_DROPPED,
  MINKA_TREE_LOOKED,
  MINKA_TREE_N_SIGNALS,
};
extern guint minka_tree_view_signals[MINKA_TREE_N_SIGNALS];

int minka_tree_view_find_box (MinkaTreeView *self, const char *id);
const MinkaTreeBox *minka_tree_view_get_boxes (MinkaTreeView *self);
void minka_tree_view_to_tree (MinkaTreeView *self, double *x, double *y);
int minka_tree_view_measure_text (MinkaTreeView *self, const MinkaTreeItem *item, const char *text);

/* Camera */
void minka_tree_camera_scrolled (MinkaScrollArea *area);
void minka_tree_camera_configure (MinkaTreeView *self);
void minka_tree_camera_begin (MinkaTreeView *self);
void minka_tree_camera_zoom_at (MinkaTreeView *self, double zoom, double x, double y);
void minka_tree_camera_fly (MinkaTreeView *self, double left, double top, double zoom);
void minka_tree_camera_stop (MinkaTreeView *self);

/* Motion */
void minka_tree_motion_begin (MinkaTreeView *self, const MinkaTreeScene *before, const MinkaTreeBox *boxes);
void minka_tree_motion_end (MinkaTreeView *self);

/* Hands and keys */
void minka_tree_hands_init (MinkaTreeView *self);
void minka_tree_hands_cancel (MinkaTreeView *self);
void minka_tree_keys_init (MinkaTreeView *self);

/* Editor */
void minka_tree_editor_allocate (MinkaTreeView *self);

/* Screen readers */
void minka_tree_readers_init (GtkAccessibleInterface *iface);
void minka_tree_readers_update (MinkaTreeView *self);
void minka_tree_readers_clear (MinkaTreeView *self);
