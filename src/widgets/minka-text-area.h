#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MINKA_TYPE_TEXT_AREA (minka_text_area_get_type ())
G_DECLARE_FINAL_TYPE (MinkaTextArea, minka_text_area, MINKA, TEXT_AREA, GtkTextView)

void minka_text_area_settle (MinkaTextArea *self);

G_END_DECLS
