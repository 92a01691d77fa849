#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_BOOK_FOLDER (minka_book_folder_get_type ())
G_DECLARE_FINAL_TYPE (MinkaBookFolder, minka_book_folder, MINKA, BOOK_FOLDER, GtkBox)

GtkWidget *minka_book_folder_new (MinkaWorkspace *workspace, AdwBanner *banner);
const char *minka_book_folder_say_state (MinkaOutboxState state);

G_END_DECLS
