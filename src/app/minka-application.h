#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_APPLICATION (minka_application_get_type ())
G_DECLARE_FINAL_TYPE (MinkaApplication, minka_application, MINKA, APPLICATION, AdwApplication)

GApplication *minka_application_new (void);
MinkaWorkspace *minka_application_get_workspace (MinkaApplication *self);
void minka_application_show (MinkaApplication *self, const char *action, GVariant *parameter);

G_END_DECLS
