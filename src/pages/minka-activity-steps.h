#pragma once

#include "minka-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *minka_activity_add (GtkWidget *widget, MinkaWorkspace *workspace, const char *title,
                          const char *objective, const char *day, guint position);
void minka_activity_remove (GtkWidget *widget, MinkaWorkspace *workspace, const char *id, const char *title);
void minka_activity_move (GtkWidget *widget, MinkaWorkspace *workspace, GListModel *activities,
                          GListModel *rows, MinkaScheduleSummary *row, int by);
void
minka_activity_sort (GtkWidget *widget, MinkaWorkspace *workspace, GListModel *activities, GListModel *rows);
void minka_activity_duplicate (GtkWidget *widget, MinkaWorkspace *workspace, MinkaActivity *activity,
                               guint position);

G_END_DECLS
