#pragma once

#include "minka-tree-sheet.h"

G_BEGIN_DECLS

struct _MinkaTreeSheet {
  AdwBin parent_instance;
  MinkaTrees *trees;
  MinkaTree tree;
  MinkaTreeView *view;
  GtkStack *stack;
  GSimpleActionGroup *actions;
  char *drafted; /* chosen before a box was begun */
  char *wanted;  /* to be shown when it has been read */
  gboolean wanted_edit;
};

/* The words of the method for a tree. */
typedef struct {
  const char *add_centre;
  const char *add_below;
  const char *add_above;
  const char *title;
  const char *empty;
} MinkaTreeWords;

const MinkaTreeWords *minka_tree_sheet_get_words (MinkaTreeSheet *self);
void minka_tree_sheet_add_actions (MinkaTreeSheet *self);
void minka_tree_sheet_enable_actions (MinkaTreeSheet *self);
void minka_tree_sheet_add_centre (MinkaTreeSheet *self);

G_END_DECLS
