#pragma once

#include "minka-form.h"

G_BEGIN_DECLS

/**
 * MinkaItemKind:
 * @type: the record type
 * @owner: (nullable): the field that refers to what the items belong to
 * @title: (nullable): the required text field that an item shows; without it there are @name and @read
 * @add: what adding is called: on the row and in undo
 * @remove: what removing is called in undo
 * @move: (nullable): what moving is called in undo; without it the items have no order of their own
 * @mark: (nullable): a yes-or-no field that is set in what is added
 * @by_day: one adds by giving a day
 * @name: (nullable): what an item is called
 * @subtitle: (nullable): more to show of an item
 * @read: (nullable): puts what was typed, or the choice that was chosen, into a new record
 * @ready: (nullable): completes a new record before it is added; @named are the members, if names are shown at all
 * @choices: (nullable): records that are offered while one types
 * @describe_choice: (nullable): more about one of them
 * @fill: adds the rows of an item
 * @make_entry: (nullable): makes the widget that adds one, in place of the plain row: it emits “added” with the new id and
 *   whether to open it
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
  gboolean by_day;
  char *(*name) (MinkaWorkspace *workspace, gpointer record);
  char *(*subtitle) (MinkaWorkspace *workspace, gpointer record);
  void (*read) (gpointer record, const char *text, gpointer choice);
  void (*ready) (MinkaWorkspace *workspace, GListModel *named, gpointer record, const char *owner_id);
  GListModel *(*choices) (MinkaWorkspace *workspace);
  char *(*describe_choice) (gpointer choice);
  void (*fill) (MinkaForm *form, GtkWidget *row);
  GtkWidget *(*make_entry) (MinkaWorkspace *workspace, const char *owner);
} MinkaItemKind;

#define MINKA_TYPE_ITEMS (minka_items_get_type ())
G_DECLARE_FINAL_TYPE (MinkaItems, minka_items, MINKA, ITEMS, AdwPreferencesGroup)

GtkWidget *minka_items_new (MinkaWorkspace *workspace, const MinkaItemKind *kind, const char *owner_id);

G_END_DECLS
