#pragma once

#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks once what became of an agreement and notes it as one named step, which the window offers to take back:
 *
 *   adw_dialog_present (minka_follow_up_dialog_new (workspace, agreement_id, MINKA_AGREEMENT_STATE_KEPT, meeting_id),
 *                       widget);
 *
 * The meeting is the one that looks at the agreement now, so that its acta tells of it; %NULL outside of a meeting. The
 * agreement may belong to an issued meeting, the meeting that looks at it may not. */

#define MINKA_TYPE_FOLLOW_UP_DIALOG (minka_follow_up_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MinkaFollowUpDialog, minka_follow_up_dialog, MINKA, FOLLOW_UP_DIALOG, AdwDialog)

AdwDialog *minka_follow_up_dialog_new (MinkaWorkspace *workspace, const char *agreement,
                                       MinkaAgreementState state, const char *meeting);

G_END_DECLS
