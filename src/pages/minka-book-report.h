#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_BOOK_REPORT (minka_book_report_get_type ())
G_DECLARE_FINAL_TYPE (MinkaBookReport, minka_book_report, MINKA, BOOK_REPORT, AdwDialog)

AdwDialog *minka_book_report_new (MinkaWorkspace *workspace);

G_END_DECLS
