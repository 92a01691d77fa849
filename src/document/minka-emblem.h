#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *minka_emblem_make (GBytes *picture, const char *name, GError **error);
cairo_surface_t *minka_emblem_load (GBytes *emblem);

G_END_DECLS
