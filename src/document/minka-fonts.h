#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * MINKA_FONTS_FAMILY:
 *
 * The families of the program's own fonts, as a font description lists them: the first one that has a letter
 * is used.
 */
#define MINKA_FONTS_FAMILY                                                                                   \
  "Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans Symbols, Noto Sans Symbols 2, DejaVu Sans"

void minka_fonts_set_alone (void);
PangoFontMap *minka_fonts_get_map (GError **error);

G_END_DECLS
