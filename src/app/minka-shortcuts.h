#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MinkaShortcut:
 * @section: where it holds
 * @title: what it does
 * @keys: the keys, each as an accelerator, separated by spaces; the first are shown
 * @shown: how many of them are shown
 *
 * One line of the list of shortcuts.
 */
typedef struct {
  const char *section;
  const char *title;
  const char *keys;
  guint shown;
} MinkaShortcut;

const MinkaShortcut *minka_shortcuts_get (guint *n_shortcuts);
AdwDialog *minka_shortcuts_dialog_new (void);

G_END_DECLS
