#pragma once

#include "minka-page.h"
#include "minka-window.h"

struct _MinkaWindow {
  AdwApplicationWindow parent_instance;
  MinkaWorkspace *workspace;
  GSettings *settings; /* NULL when the program is not installed */
  GHashTable *pages;   /* name → MinkaPage, made when first shown */
  const char *shown;
  guint presenting;
  gint64 asked; /* when it was asked to be presented, monotonic */
  guint backing_up;
  guint resuming; /* a meeting */
  char *soon;     /* the action to do once a plan is open */
  GVariant *soon_parameter;
  char *own_plan;       /* open before the sample, for the guide to lead back to */
  char *recovered_from; /* the folder of the plan that is about to be opened */
  AdwToastOverlay *toasts;
  AdwBanner *trouble;
  GtkStack *stack;
  AdwNavigationSplitView *split;
  AdwNavigationPage *content;
  GtkStack *page_stack;
  GtkLabel *plan_title;
  GtkLabel *plan_year;
  GtkListBox *sidebar;
  GtkMenuButton *menu_button;
  GtkWidget *overdue_row;
  GtkLabel *overdue;
  guint counting;
};

void minka_window_install_actions (GtkWidgetClass *klass);
void minka_window_update_actions (MinkaWindow *self);
void minka_window_rebuild (GtkWidget *widget, const char *action, GVariant *parameter);
void minka_window_run_meeting (GtkWidget *widget, const char *action, GVariant *parameter);
void minka_window_hold_meeting (GtkWidget *widget, const char *action, GVariant *parameter);
void minka_window_leave_meeting (GtkWidget *widget, const char *action, GVariant *parameter);
void minka_window_resume_meeting (MinkaWindow *self);
void minka_window_add_counter (MinkaWindow *self, GtkWidget *row, GtkWidget *box);
void minka_window_count_soon (MinkaWindow *self);
void minka_window_copy_plan (GtkWidget *widget, const char *action, GVariant *parameter);
void minka_window_restore_copy (GtkWidget *widget, const char *action, GVariant *parameter);
char *minka_window_free_path (void);
void minka_window_load_folder (MinkaWindow *self);
void minka_window_set_folder (GtkWidget *widget, const char *action, GVariant *parameter);
void minka_window_show_trouble (MinkaWindow *self, const char *message);
void minka_window_show_record (MinkaWindow *self, const char *page, const char *id, const char *part);
void minka_window_jump (MinkaWindow *self, const char *table, const char *id, const char *part);
void minka_window_show_nothing (MinkaWindow *self);
void minka_window_welcome (MinkaWindow *self);
void minka_window_create (MinkaWindow *self, const char *path, GBytes *json);
char *minka_window_default_path (const char *name);
