#include "minka-issue.h"

#include "minka-acta-document.h"
#include "minka-correction-document.h"
#include "minka-handover-document.h"
#include "minka-error.h"
#include "minka-date.h"

#include <glib/gi18n-lib.h>

static gboolean
take_all (GPtrArray *to, MinkaStore *store, GType type, const char *field, const char *value, GError **error)
{
  g_autoptr (GPtrArray) found = minka_store_find (store, type, field, value, error);

  if (found == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (to, g_steal_pointer (&found));
  return TRUE;
}

static gboolean
gather_origin (MinkaMinutes *minutes, MinkaStore *store, const char *meeting, GError **error)
{
  g_autoptr (GError) reason = NULL;
  MinkaActa *acta;

  for (guint i = 0; i < minutes->origins->len; i++)
    if (g_str_equal (MINKA_ACTA (minutes->origins->pdata[i])->meeting, meeting))
      return TRUE;
  acta = minka_store_first (store, MINKA_TYPE_ACTA, "meeting", meeting, &reason);
  if (acta != NULL)
    g_ptr_array_add (minutes->origins, acta);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
gather_earlier (MinkaMinutes *minutes, MinkaStore *store, GError **error)
{
  for (guint i = 0; i < minutes->follow_ups->len; i++) {
    MinkaFollowUp *follow_up = minutes->follow_ups->pdata[i];
    MinkaAgreement *agreement = minka_store_get (store, MINKA_TYPE_AGREEMENT, follow_up->agreement, error);

    if (agreement == NULL)
      return FALSE;
    g_ptr_array_add (minutes->earlier, agreement);
    if (*agreement->meeting != '\0' && !gather_origin (minutes, store, agreement->meeting, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
count_unfollowed (MinkaMinutes *minutes, MinkaStore *store, GError **error)
{
  gint64 count =
      minka_store_count_unfollowed (store, minka_record_get_id (MINKA_RECORD (minutes->meeting)), error);

  minutes->unfollowed = MAX (0, count);
  return count >= 0;
}

static gboolean
gather_quotes (MinkaMinutes *minutes, MinkaStore *store, GError **error)
{
  g_autoptr (GPtrArray) found = minka_store_find (
      store, MINKA_TYPE_REFLECTION, "meeting", minka_record_get_id (MINKA_RECORD (minutes->meeting)), error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    if (MINKA_REFLECTION (found->pdata[i])->privacy == MINKA_PRIVACY_QUOTABLE)
      g_ptr_array_add (minutes->quotes, g_object_ref (found->pdata[i]));
  return found != NULL;
}

/* The newest acta of all tomes; %NULL without an error if there is none. */
static MinkaActa *
find_last (MinkaStore *store, GError **error)
{
  g_autoptr (GPtrArray) books = minka_store_find (store, MINKA_TYPE_BOOK, NULL, NULL, error);

  for (guint i = books != NULL ? books->len : 0; i > 0; i--) {
    g_autoptr (GError) reason = NULL;
    MinkaActa *acta = minka_store_first (store, MINKA_TYPE_ACTA, "book",
                                         minka_record_get_id (books->pdata[i - 1]), &reason);

    if (reason != NULL)
      g_propagate_error (error, g_steal_pointer (&reason));
    if (acta != NULL || (error != NULL && *error != NULL))
      return acta;
  }
  return NULL;
}

/* The acta that this meeting reads: that of the meeting it names, else the newest. */
static gboolean
gather_previous (MinkaMinutes *minutes, MinkaStore *store, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (*minutes->meeting->previous != '\0')
    minutes->previous =
        minka_store_first (store, MINKA_TYPE_ACTA, "meeting", minutes->meeting->previous, &reason);
  if (minutes->previous == NULL && reason == NULL)
    minutes->previous = find_last (store, &reason);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * minka_custody_gather:
 * @store: a store
 * @meeting: the id of a meeting
 * @error: return location
 *
 * Gathers all that the acta of a meeting is made of. It has no number yet.
 *
 * Returns: (transfer full) (nullable): the minutes
 */
MinkaMinutes *
minka_custody_gather (MinkaStore *store, const char *meeting, GError **error)
{
  g_autoptr (MinkaMinutes) minutes = minka_minutes_new ();
  g_autoptr (GPtrArray) plans = minka_store_find (store, MINKA_TYPE_PLAN, NULL, NULL, error);

  if (plans == NULL)
    return NULL;
  minutes->plan = plans->len > 0 ? g_ptr_array_steal_index (plans, 0) : minka_record_new (MINKA_TYPE_PLAN);
  minutes->meeting = minka_store_get (store, MINKA_TYPE_MEETING, meeting, error);
  if (minutes->meeting == NULL)
    return NULL;
  if (*minutes->meeting->activity != '\0') {
    minutes->activity = minka_store_get (store, MINKA_TYPE_ACTIVITY, minutes->meeting->activity, error);
    if (minutes->activity == NULL)
      return NULL;
  }
  if (!take_all (minutes->members, store, MINKA_TYPE_MEMBER, NULL, NULL, error) ||
      !take_all (minutes->posts, store, MINKA_TYPE_POST, NULL, NULL, error) ||
      !take_all (minutes->attendance, store, MINKA_TYPE_ATTENDANCE, "meeting", meeting, error) ||
      !take_all (minutes->agenda, store, MINKA_TYPE_AGENDA_ITEM, "meeting", meeting, error) ||
      !take_all (minutes->agreements, store, MINKA_TYPE_AGREEMENT, "meeting", meeting, error) ||
      !take_all (minutes->follow_ups, store, MINKA_TYPE_FOLLOW_UP, "meeting", meeting, error) ||
      !gather_earlier (minutes, store, error) || !count_unfollowed (minutes, store, error) ||
      !gather_quotes (minutes, store, error) || !gather_previous (minutes, store, error))
    return NULL;
  return g_steal_pointer (&minutes);
}

/**
 * minka_custody_draft:
 * @store: a store
 * @meeting: the id of a meeting
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the acta as it would be now, marked as a draft, as PDF
 */
GBytes *
minka_custody_draft (MinkaStore *store, const char *meeting, GError **error)
{
  g_autoptr (MinkaMinutes) minutes = minka_custody_gather (store, meeting, error);
  g_autofree char *now = minka_instant_now ();

  return minutes != NULL ? minka_acta_document_make (minutes, now, NULL, error) : NULL;
}

static gboolean
refuse_incomplete (MinkaMinutes *minutes, GError **error)
{
  g_autoptr (GPtrArray) flaws = minka_minutes_check (minutes);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < flaws->len; i++) {
    MinkaFlaw *flaw = flaws->pdata[i];

    if (flaw->blocking)
      g_string_append_printf (list, "\n• %s", flaw->text);
  }
  if (list->len == 0)
    return TRUE;
  g_set_error (error, MINKA_ERROR, MINKA_ERROR_INCOMPLETE, _ ("The acta cannot be issued yet:%s"), list->str);
  return FALSE;
}

static MinkaBook *
open_book (MinkaStore *store, GError **error)
{
  g_autoptr (GPtrArray) books = minka_store_find (store, MINKA_TYPE_BOOK, "closed", "", error);

  if (books == NULL)
    return NULL;
  if (books->len == 0) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_INCOMPLETE,
                         _ ("The libro de actas is closed. Open the next tome first."));
    return NULL;
  }
  return g_ptr_array_steal_index (books, books->len - 1);
}

/* Its place is that behind the last one. */
static MinkaActa *
next_acta (MinkaStore *store, MinkaBook **book, GError **error)
{
  g_autoptr (MinkaActa) last = NULL;
  g_autoptr (GError) reason = NULL;
  MinkaActa *acta;
  gboolean follows;

  *book = open_book (store, error);
  if (*book == NULL)
    return NULL;
  last = find_last (store, &reason);
  if (reason != NULL) {
    g_propagate_error (error, g_steal_pointer (&reason));
    return NULL;
  }
  acta = minka_record_new (MINKA_TYPE_ACTA);
  follows = last != NULL && g_str_equal (last->book, minka_record_get_id (MINKA_RECORD (*book)));
  g_object_set (acta, "book", minka_record_get_id (MINKA_RECORD (*book)), "number",
                follows ? last->number + 1 : (*book)->first_acta, "first_folio",
                follows ? last->last_folio + 1 : (*book)->first_folio, "previous_sha256",
                last != NULL ? last->sha256 : "", NULL);
  return acta;
}

static gboolean
write_document (MinkaActa *acta, MinkaMinutes *minutes, MinkaBook *book, GError **error)
{
  g_autofree char *now = minka_instant_now ();
  g_autofree char *sha256 = NULL;
  g_autoptr (GBytes) pdf = NULL;

  minutes->number = acta->number;
  minutes->book_number = book->number;
  minutes->first_folio = acta->first_folio;
  g_set_object (&minutes->book, book);
  g_set_object (&minutes->acta, acta);
  pdf = minutes->corrected != NULL  ? minka_correction_document_make (minutes, now, error)
        : minutes->handover != NULL ? minka_handover_document_make (minutes, now, error)
                                    : minka_acta_document_make (minutes, now, NULL, error);
  if (pdf == NULL)
    return FALSE;
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  g_object_set (acta, "pdf", pdf, "sha256", sha256, NULL);
  return TRUE;
}

static MinkaActa *
make_acta (MinkaStore *store, const char *meeting, GError **error)
{
  g_autoptr (MinkaMinutes) minutes = minka_custody_gather (store, meeting, error);
  g_autoptr (MinkaBook) book = NULL;
  g_autoptr (MinkaActa) acta = NULL;

  if (minutes == NULL)
    return NULL;
  if (minutes->meeting->state == MINKA_MEETING_STATE_ISSUED) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_ISSUED,
                         _ ("The acta of this meeting has already been issued."));
    return NULL;
  }
  if (minutes->meeting->state == MINKA_MEETING_STATE_CANCELLED) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_INCOMPLETE,
                         _ ("This meeting was cancelled, so it has no acta."));
    return NULL;
  }
  if (!refuse_incomplete (minutes, error))
    return NULL;
  acta = next_acta (store, &book, error);
  if (acta == NULL)
    return NULL;
  g_object_set (acta, "meeting", minka_record_get_id (MINKA_RECORD (minutes->meeting)), "title",
                minutes->meeting->title, "date", minutes->meeting->date, NULL);
  g_object_set (minutes->meeting, "state", MINKA_MEETING_STATE_ISSUED, NULL);
  if (!write_document (acta, minutes, book, error))
    return NULL;

  /* The meeting is kept first: with its acta there it is locked. */
  if (!minka_store_put (store, MINKA_RECORD (minutes->meeting), error) ||
      !minka_store_put (store, MINKA_RECORD (acta), error))
    return NULL;
  return g_steal_pointer (&acta);
}

/**
 * minka_custody_issue:
 * @store: a store
 * @meeting: the id of a meeting
 * @changed: (out) (optional) (transfer full) (element-type utf8 utf8): the ids touched, each with its table
 * @error: return location
 *
 * Issues the acta of a meeting: looks for what is missing, numbers it, writes the PDF, keeps its bytes and
 * locks the meeting, all in one transaction. Undo does not reach behind it.
 *
 * Returns: (transfer full) (nullable): the acta; if something is missing, @error is %MINKA_ERROR_INCOMPLETE and
 *   lists it
 */
MinkaActa *
minka_custody_issue (MinkaStore *store, const char *meeting, GHashTable **changed, GError **error)
{
  g_autoptr (MinkaActa) acta = NULL;

  if (!minka_store_begin (store, error))
    return NULL;
  acta = make_acta (store, meeting, error);
  if (acta == NULL) {
    minka_store_rollback (store);
    return NULL;
  }
  if (!minka_store_commit (store, _ ("Issue acta"), TRUE, changed, error))
    return NULL;
  return g_steal_pointer (&acta);
}

/* What a correction is made of. */
static MinkaMinutes *
gather_correction (MinkaStore *store, const char *corrected, GError **error)
{
  g_autoptr (MinkaMinutes) minutes = minka_minutes_new ();

  minutes->plan = minka_store_first (store, MINKA_TYPE_PLAN, NULL, NULL, error);
  if (minutes->plan == NULL)
    return NULL;
  minutes->corrected = minka_store_get (store, MINKA_TYPE_ACTA, corrected, error);
  if (minutes->corrected == NULL ||
      !take_all (minutes->members, store, MINKA_TYPE_MEMBER, NULL, NULL, error) ||
      !take_all (minutes->posts, store, MINKA_TYPE_POST, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&minutes);
}

/* What was voided has nothing left to be corrected. */
static gboolean
refuse_voided (MinkaStore *store, MinkaActa *corrected, GError **error)
{
  g_autoptr (GPtrArray) later = minka_store_find (store, MINKA_TYPE_ACTA, "corrects",
                                                  minka_record_get_id (MINKA_RECORD (corrected)), error);

  if (later == NULL)
    return FALSE;
  for (guint i = 0; i < later->len; i++) {
    MinkaActa *acta = later->pdata[i];

    if (acta->kind != MINKA_ACTA_KIND_VOID)
      continue;
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_ISSUED, _ ("Acta No. %d was voided by acta No. %d."),
                 corrected->number, acta->number);
    return FALSE;
  }
  return TRUE;
}

static MinkaActa *
make_correction (MinkaStore *store, const char *corrected, MinkaActaKind kind, const char *body,
                 GError **error)
{
  g_autoptr (MinkaMinutes) minutes = gather_correction (store, corrected, error);
  g_autofree char *words = g_strstrip (g_strdup (body));
  g_autofree char *today = minka_date_today ();
  g_autofree char *title = NULL;
  g_autoptr (MinkaBook) book = NULL;
  g_autoptr (MinkaActa) acta = NULL;

  if (minutes == NULL || !refuse_voided (store, minutes->corrected, error))
    return NULL;
  if (*words == '\0') {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_INCOMPLETE,
                         _ ("Write what the new acta is to say."));
    return NULL;
  }
  acta = next_acta (store, &book, error);
  if (acta == NULL)
    return NULL;
  title = minka_correction_title (kind, minutes->corrected->number);
  g_object_set (acta, "kind", kind, "corrects", corrected, "title", title, "body", words, "date", today,
                NULL);
  return write_document (acta, minutes, book, error) && minka_store_put (store, MINKA_RECORD (acta), error)
             ? g_steal_pointer (&acta)
             : NULL;
}

/**
 * minka_custody_correct:
 * @store: a store
 * @corrected: the id of an issued acta
 * @kind: what the new acta does with it; no meeting
 * @body: what it says
 * @changed: (out) (optional) (transfer full) (element-type utf8 utf8): the ids touched, each with its table
 * @error: return location
 *
 * Issues an acta that corrects, completes or voids another one, which stays as it is. It takes the next number and
 * folios of the book. Undo does not reach behind it.
 *
 * Returns: (transfer full) (nullable): the new acta
 */
MinkaActa *
minka_custody_correct (MinkaStore *store, const char *corrected, MinkaActaKind kind, const char *body,
                       GHashTable **changed, GError **error)
{
  g_autoptr (MinkaActa) acta = NULL;

  g_return_val_if_fail (kind != MINKA_ACTA_KIND_MEETING && kind != MINKA_ACTA_KIND_HANDOVER, NULL);

  if (!minka_store_begin (store, error))
    return NULL;
  acta = make_correction (store, corrected, kind, body, error);
  if (acta == NULL) {
    minka_store_rollback (store);
    return NULL;
  }
  if (!minka_store_commit (store, _ ("Issue acta"), TRUE, changed, error))
    return NULL;
  return g_steal_pointer (&acta);
}

/* Handing over */

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const MinkaActaSummary *one = *(MinkaActaSummary *const *) a, *other = *(MinkaActaSummary *const *) b;

  return one->book_number != other->book_number ? one->book_number - other->book_number
                                                : one->number - other->number;
}

static gboolean
refuse_unclear (MinkaHandover *handover, GError **error)
{
  const char *why = NULL;

  if (*handover->incoming == '\0' || *handover->outgoing == '\0')
    why = _ ("Say who hands over and who takes over.");
  else if (g_str_equal (handover->incoming, handover->outgoing))
    why = _ ("Who takes over must be somebody else than who hands over.");
  else if (*handover->date == '\0')
    why = _ ("Say on which day the post is handed over.");
  if (why == NULL)
    return TRUE;
  g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_INCOMPLETE, why);
  return FALSE;
}

/* The post is noted with who takes over; whoever held it hands over, unless somebody else is named. */
static MinkaMinutes *
gather_handover (MinkaStore *store, const char *id, MinkaHandover *handover, MinkaPost **post, GError **error)
{
  g_autoptr (MinkaMinutes) minutes = minka_minutes_new ();

  *post = minka_store_get (store, MINKA_TYPE_POST, id, error);
  if (*post == NULL)
    return NULL;
  if (*handover->outgoing == '\0')
    g_object_set (handover, "outgoing", (*post)->member, NULL);
  g_object_set (handover, "post", (*post)->title, "duty", (*post)->duty, NULL);
  if (!refuse_unclear (handover, error))
    return NULL;
  g_object_set (*post, "member", handover->incoming, NULL);
  minutes->plan = minka_store_first (store, MINKA_TYPE_PLAN, NULL, NULL, error);
  if (minutes->plan == NULL || !take_all (minutes->members, store, MINKA_TYPE_MEMBER, NULL, NULL, error) ||
      !take_all (minutes->posts, store, MINKA_TYPE_POST, NULL, NULL, error) ||
      !take_all (minutes->books, store, MINKA_TYPE_BOOK, NULL, NULL, error) ||
      !take_all (minutes->index, store, MINKA_TYPE_ACTA_SUMMARY, NULL, NULL, error))
    return NULL;
  for (guint i = 0; i < minutes->posts->len; i++)
    if (g_str_equal (minka_record_get_id (minutes->posts->pdata[i]), id))
      minka_record_update (minutes->posts->pdata[i], MINKA_RECORD (*post));
  g_ptr_array_sort (minutes->index, compare_places);
  if (minka_minutes_find_member (minutes, handover->incoming) == NULL ||
      minka_minutes_find_member (minutes, handover->outgoing) == NULL) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND,
                         _ ("Who hands over and who takes over must be among the people of the plan."));
    return NULL;
  }
  g_set_object (&minutes->handover, handover);
  return g_steal_pointer (&minutes);
}

static MinkaActa *
make_handover (MinkaStore *store, const char *post_id, MinkaHandover *handover, GError **error)
{
  g_autoptr (MinkaPost) post = NULL;
  g_autoptr (MinkaMinutes) minutes = gather_handover (store, post_id, handover, &post, error);
  g_autoptr (MinkaBook) book = NULL;
  g_autoptr (MinkaActa) acta = minutes != NULL ? next_acta (store, &book, error) : NULL;
  g_autofree char *title = NULL;

  if (acta == NULL)
    return NULL;
  title = minka_handover_title (handover);
  g_object_set (acta, "kind", MINKA_ACTA_KIND_HANDOVER, "handover",
                minka_record_get_id (MINKA_RECORD (handover)), "title", title, "date", handover->date, NULL);
  /* The handover is kept first: with its acta there it is locked. */
  return write_document (acta, minutes, book, error) && minka_store_put (store, MINKA_RECORD (post), error) &&
                 minka_store_put (store, MINKA_RECORD (handover), error) &&
                 minka_store_put (store, MINKA_RECORD (acta), error)
             ? g_steal_pointer (&acta)
             : NULL;
}

/**
 * minka_custody_hand_over:
 * @store: a store
 * @post: the id of a post
 * @handover: who takes over, when and what; without @MinkaHandover.outgoing whoever holds the post hands over
 * @changed: (out) (optional) (transfer full) (element-type utf8 utf8): the ids touched, each with its table
 * @error: return location
 *
 * Issues the acta of a handover: an index of all tomes and actas with their fingerprints. It takes the next number and
 * folios of the book, so its place in the chain vouches for the last acta too. From then on the post is held by who took
 * it over. Undo does not reach behind it.
 *
 * Returns: (transfer full) (nullable): the acta
 */
MinkaActa *
minka_custody_hand_over (MinkaStore *store, const char *post, MinkaHandover *handover, GHashTable **changed,
                         GError **error)
{
  g_autoptr (MinkaActa) acta = NULL;

  if (!minka_store_begin (store, error))
    return NULL;
  acta = make_handover (store, post, handover, error);
  if (acta == NULL) {
    minka_store_rollback (store);
    return NULL;
  }
  if (!minka_store_commit (store, _ ("Issue acta"), TRUE, changed, error))
    return NULL;
  return g_steal_pointer (&acta);
}

/**
 * minka_custody_draft_handover:
 * @store: a store
 * @post: the id of a post
 * @handover: who takes over, when and what
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the acta as it would be now, marked as a draft, as PDF
 */
GBytes *
minka_custody_draft_handover (MinkaStore *store, const char *post, MinkaHandover *handover, GError **error)
{
  g_autoptr (MinkaPost) held = NULL;
  g_autoptr (MinkaMinutes) minutes = gather_handover (store, post, handover, &held, error);
  g_autofree char *now = minka_instant_now ();

  return minutes != NULL ? minka_handover_document_make (minutes, now, error) : NULL;
}
