#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MINKA_TYPE_SCROLL_AREA (minka_scroll_area_get_type ())
G_DECLARE_DERIVABLE_TYPE (MinkaScrollArea, minka_scroll_area, MINKA, SCROLL_AREA, GtkWidget)

/**
 * MinkaScrollAreaClass:
 * @scrolled: another part of it is to be shown
 */
struct _MinkaScrollAreaClass {
  GtkWidgetClass parent_class;

  void (*scrolled) (MinkaScrollArea *self);
};

GtkAdjustment *minka_scroll_area_get_adjustment (MinkaScrollArea *self, GtkOrientation orientation);

G_END_DECLS
