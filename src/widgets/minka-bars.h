#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MinkaBarPart:
 * @name: what the legend calls it, translated
 * @css_class: the CSS class whose colour it takes
 *
 * A kind of part that bars are made of.
 */
typedef struct {
  const char *name;
  const char *css_class;
} MinkaBarPart;

#define MINKA_TYPE_BARS (minka_bars_get_type ())
G_DECLARE_FINAL_TYPE (MinkaBars, minka_bars, MINKA, BARS, GtkBox)

GtkWidget *minka_bars_new (const MinkaBarPart *parts, guint n_parts);
void minka_bars_clear (MinkaBars *self);
void minka_bars_add (MinkaBars *self, const char *label, const int *values, const char *note);

G_END_DECLS
