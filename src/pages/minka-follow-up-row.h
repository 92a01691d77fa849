#pragma once

#include "minka-urgency.h"
#include "minka-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* An earlier agreement as a row of a group, with what became of it and the buttons to note it:
 *
 *   adw_preferences_group_add (group, minka_follow_up_row_new (workspace, agreement_id, meeting_id));
 *
 * The row follows the plan by itself. Enter and the button with the tick ask for the evidence, the menu for a reason.
 * For the meaning of the meeting see minka-follow-up-dialog.h. */

#define MINKA_TYPE_FOLLOW_UP_ROW (minka_follow_up_row_get_type ())
G_DECLARE_FINAL_TYPE (MinkaFollowUpRow, minka_follow_up_row, MINKA, FOLLOW_UP_ROW, AdwActionRow)

GtkWidget *minka_follow_up_row_new (MinkaWorkspace *workspace, const char *agreement, const char *meeting);

char *minka_follow_up_describe (MinkaAgreementSummary *summary);
const char *minka_follow_up_colour (MinkaUrgency urgency);

G_END_DECLS
