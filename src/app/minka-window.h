#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_WINDOW (minka_window_get_type ())
G_DECLARE_FINAL_TYPE (MinkaWindow, minka_window, MINKA, WINDOW, AdwApplicationWindow)

MinkaWindow *minka_window_new (GtkApplication *application, MinkaWorkspace *workspace);
char *minka_window_find_plan (void);
GVariant *minka_window_find_folders (void);
gboolean minka_window_has_plan (MinkaWindow *self);
void minka_window_open (MinkaWindow *self, const char *path);
void minka_window_open_default (MinkaWindow *self);
void minka_window_show_page (MinkaWindow *self, const char *name);
const char *minka_window_page_name (guint nth);
void minka_window_present_soon (MinkaWindow *self);
void minka_window_do_soon (MinkaWindow *self, const char *action, GVariant *parameter);
void minka_window_explain (MinkaWindow *self, const char *message);

G_END_DECLS
