#pragma once

#include "minka-list-row.h"
#include "minka-page.h"

G_BEGIN_DECLS

#define MINKA_TYPE_LIST_PAGE (minka_list_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (MinkaListPage, minka_list_page, MINKA, LIST_PAGE, MinkaPage)

/**
 * MinkaListPageClass:
 * @type: what the list holds; summaries
 * @title: the heading of the list
 * @icon: the icon of the empty states
 * @choose: what the detail says while nothing is chosen
 * @empty_title: what an empty list says
 * @empty_text: how to begin
 * @empty_button: (nullable): the label of the button that begins
 * @empty_action: (nullable): the action of that button
 * @fill_header: (nullable): adds to the header bar of the list
 * @show_row: shows a record in its row
 * @show_detail: shows the chosen record; @part is what minka_page_show_record() was given, %NULL if the person chose
 * @is_wanted: (nullable): whether a record is the one that minka_page_show_record() asks for; by its id if not given
 * @changed: (nullable): called when the list has changed
 *
 * The strings are not translated yet.
 */
struct _MinkaListPageClass {
  MinkaPageClass parent_class;
  GType (*type) (void);
  const char *title;
  const char *icon;
  const char *choose;
  const char *empty_title;
  const char *empty_text;
  const char *empty_button;
  const char *empty_action;
  void (*fill_header) (MinkaListPage *self, GtkWidget *header);
  void (*show_row) (MinkaListPage *self, MinkaListRow *row, gpointer record);
  void (*show_detail) (MinkaListPage *self, gpointer record, const char *part);
  gboolean (*is_wanted) (MinkaListPage *self, gpointer record, const char *id);
  void (*changed) (MinkaListPage *self);
};

GListModel *minka_list_page_get_list (MinkaListPage *self);
void minka_list_page_show_only (MinkaListPage *self, const char *field, const char *value);
GtkWidget *minka_list_page_get_frame (MinkaListPage *self);
GtkWidget *minka_list_page_get_detail (MinkaListPage *self);
void minka_list_page_set_detail (MinkaListPage *self, GtkWidget *detail, const char *title);

G_END_DECLS
