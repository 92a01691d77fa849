#pragma once

#include "minka-form.h"

G_BEGIN_DECLS

/**
 * MinkaItemKind:
 * @type: the record type
 * @owner: (nullable): the field that refers to what the items belong to
 * @title: the required text field that an item shows
 * @add: what adding is called: on the row and in undo
 * @remove: what removing is called in undo
 * @move: what moving is called in undo
 * @subtitle: (nullable): more to show of an item
 * @mark: (nullable): a yes-or-no field that is set in what is added
 * @fill: adds the rows of an item
 *
 * What a list of items is made of.
 */
typedef struct {
  GType (*type) (void);
  const char *owner;
  const char *title;
  const char *add;
  const char *remove;
  const char *move;
  const char *mark;
  char *(*subtitle) (MinkaWorkspace *workspace, gpointer record);
  void (*fill) (MinkaForm *form, GtkWidget *row);
} MinkaItemKind;

#define MINKA_TYPE_ITEMS (minka_items_get_type ())
G_DECLARE_FINAL_TYPE (MinkaItems, minka_items, MINKA, ITEMS, AdwPreferencesGroup)

GtkWidget *minka_items_new (MinkaWorkspace *workspace, const MinkaItemKind *kind, const char *owner_id);

G_END_DECLS
