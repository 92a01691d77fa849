#include "minka-following.h"

#include "minka-date.h"
#include "minka-error.h"

#include <glib/gi18n-lib.h>

/* What is noted of an agreement after it was made. */

/**
 * minka_following_check:
 * @state: what became of an agreement
 * @note: the evidence or the reason
 * @error: return location
 *
 * Whoever gives an agreement up says why. That it was kept, or is still open, may stand without words.
 *
 * Returns: whether it can be noted so
 */
gboolean
minka_following_check (MinkaAgreementState state, const char *note, GError **error)
{
  g_autofree char *words = g_strstrip (g_strdup (note));

  if (state != MINKA_AGREEMENT_STATE_DROPPED || *words != '\0')
    return TRUE;
  g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_INVALID,
                       _ ("Say why the agreement is dropped; nothing has been noted yet."));
  return FALSE;
}

static const char *
name_step (MinkaAgreementState state, const char *new_due)
{
  if (state == MINKA_AGREEMENT_STATE_KEPT)
    return _ ("Mark the agreement as kept");
  if (state == MINKA_AGREEMENT_STATE_DROPPED)
    return _ ("Drop the agreement");
  return *new_due != '\0' ? _ ("Put the agreement off") : _ ("Note that the agreement is open");
}

/* Ids that grow with time: of two that were noted on one day the later one counts, also after the plan went through JSON,
 * where records are in the order of their ids. */
static char *
make_id (void)
{
  const gint64 ms = g_get_real_time () / 1000;

  return g_strdup_printf ("%08x-%04x-7%03x-%04x-%08x%04x", (guint) (ms >> 16), (guint) (ms & 0xffff),
                          g_random_int () & 0xfff, 0x8000 | (g_random_int () & 0x3fff), g_random_int (),
                          g_random_int () & 0xffff);
}

/**
 * minka_following_gesture:
 * @agreement: the id of an agreement
 * @meeting: (nullable): the id of the meeting that looks at it, %NULL for none
 * @state: what became of it
 * @note: the evidence, or the reason why not; may be empty
 * @new_due: a new day for an open agreement, YYYY-MM-DD; empty to leave the day as it is
 *
 * Makes the step that notes, with today's date, what became of an agreement. The agreement itself stays as it is, as
 * its acta may be issued.
 *
 * Returns: (transfer full): the step, to be applied
 */
MinkaGesture *
minka_following_gesture (const char *agreement, const char *meeting, MinkaAgreementState state,
                         const char *note, const char *new_due)
{
  g_autofree char *id = make_id ();
  g_autoptr (MinkaFollowUp) follow_up = g_object_new (MINKA_TYPE_FOLLOW_UP, "id", id, NULL);
  g_autofree char *today = minka_date_today ();
  g_autofree char *words = g_strstrip (g_strdup (note));
  const char *day = state == MINKA_AGREEMENT_STATE_OPEN ? new_due : "";
  MinkaGesture *gesture = minka_gesture_new (name_step (state, day));

  g_object_set (follow_up, "agreement", agreement, "meeting", meeting != NULL ? meeting : "", "date", today,
                "state", state, "note", words, "new-due", day, NULL);
  minka_gesture_put (gesture, MINKA_RECORD (follow_up));
  return gesture;
}
