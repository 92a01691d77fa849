#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_PAGE (minka_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (MinkaPage, minka_page, MINKA, PAGE, AdwBin)

/**
 * MinkaPageClass:
 * @fill: (nullable): puts the content together, once there is a workspace
 * @show_record: (nullable): brings a record of the page to the front; the third argument, which may be %NULL, is a
 *   field of it to be filled in, or the id of something that belongs to it
 */
struct _MinkaPageClass {
  AdwBinClass parent_class;
  void (*fill) (MinkaPage *self);
  void (*show_record) (MinkaPage *self, const char *id, const char *part);
};

MinkaWorkspace *minka_page_get_workspace (MinkaPage *self);
void minka_page_show_record (MinkaPage *self, const char *id, const char *part);

void minka_page_add_undo (GtkWidget *header, MinkaWorkspace *workspace);
GtkWidget *minka_page_make_header (MinkaWorkspace *workspace);
GtkWidget *minka_page_frame (GtkWidget *header, GtkWidget *content);
GtkWidget *minka_page_pair (AdwNavigationPage *list, AdwNavigationPage *detail);
void minka_page_open_on_click (GtkWidget *row);
void minka_page_focus_part (GtkWidget *root, const char *part);
void minka_page_set_thread (GtkWidget *widget, const char *table, const char *id);
GtkWidget *minka_page_group (const char *title, const char *description);
GtkListBox *minka_page_add_box (GtkWidget *group);
GtkListBox *minka_page_add_adder (GtkWidget *group, GtkWidget *row);

G_END_DECLS
