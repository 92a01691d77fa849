#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_FORM (minka_form_get_type ())
G_DECLARE_FINAL_TYPE (MinkaForm, minka_form, MINKA, FORM, GObject)

MinkaForm *minka_form_new (MinkaWorkspace *workspace, gpointer record);
GtkWidget *minka_form_add (MinkaForm *self, GtkWidget *container, const char *field, const char *title);
GtkWidget *minka_form_add_line (MinkaForm *self, GtkWidget *container, const char *field, const char *title);
GtkWidget *minka_form_add_text (MinkaForm *self, GtkWidget *container, const char *field, const char *title);
void minka_form_add_range (MinkaForm *self, GtkWidget *container, const char *first, const char *first_title,
                           const char *last, const char *last_title);
gpointer minka_form_get_record (MinkaForm *self);
MinkaWorkspace *minka_form_get_workspace (MinkaForm *self);
char *minka_form_name_choice (gpointer record);
void minka_form_apply_and_tell (GtkWidget *widget, MinkaWorkspace *workspace, MinkaGesture *gesture,
                                const char *message);
void minka_form_apply (GtkWidget *widget, MinkaWorkspace *workspace, MinkaGesture *gesture);

G_END_DECLS
