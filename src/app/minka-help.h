#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_HELP (minka_help_get_type ())
G_DECLARE_FINAL_TYPE (MinkaHelp, minka_help, MINKA, HELP, AdwDialog)

AdwDialog *minka_help_new (const char *page);
void minka_help_show (MinkaHelp *self, const char *name);

G_END_DECLS
