#pragma once

#include "minka-activity.h"
#include "minka-book.h"
#include "minka-meeting.h"
#include "minka-plan.h"
#include "minka-practice.h"

G_BEGIN_DECLS

#define MINKA_TYPE_MINUTES (minka_minutes_get_type ())
G_DECLARE_FINAL_TYPE (MinkaMinutes, minka_minutes, MINKA, MINUTES, GObject)

/**
 * MinkaMinutes:
 * @plan: the school
 * @meeting: (nullable): the meeting; %NULL for an acta that corrects another one or hands a post over
 * @activity: (nullable): the planned activity it carries out
 * @members: (element-type MinkaMember): everyone the other records refer to
 * @posts: (element-type MinkaPost): who holds which post
 * @attendance: (element-type MinkaAttendance): in the order of the list
 * @agenda: (element-type MinkaAgendaItem): in the order of the agenda
 * @agreements: (element-type MinkaAgreement): in the order of the acta
 * @follow_ups: (element-type MinkaFollowUp): what this meeting said of earlier agreements
 * @earlier: (element-type MinkaAgreement): the agreements that @follow_ups refer to
 * @origins: (element-type MinkaActa): the issued actas that tell of @earlier, each once
 * @unfollowed: how many agreements were overdue on the day of the meeting without its saying anything of them
 * @quotes: (element-type MinkaReflection): what the teachers let the acta quote from their logbooks
 * @previous: (nullable): the issued acta before this one
 * @number: the acta's number in the book, 0 for a draft
 * @book_number: the tome
 * @first_folio: the folio of the first page
 * @book: (nullable): the tome, of an acta that is being issued
 * @acta: (nullable): the acta that is being issued, with its place in the tome
 * @corrected: (nullable): the acta that it corrects, completes or voids
 * @handover: (nullable): the handover that it records
 * @books: (element-type MinkaBook): the tomes that are handed over
 * @index: (element-type MinkaActaSummary): their actas, the first one first
 *
 * All that an acta is made of, gathered in one place. The members are there to be read.
 */
struct _MinkaMinutes {
  GObject parent_instance;
  MinkaPlan *plan;
  MinkaMeeting *meeting;
  MinkaActivity *activity;
  GPtrArray *members;
  GPtrArray *posts;
  GPtrArray *attendance;
  GPtrArray *agenda;
  GPtrArray *agreements;
  GPtrArray *follow_ups;
  GPtrArray *earlier;
  GPtrArray *origins;
  guint unfollowed;
  GPtrArray *quotes;
  MinkaActa *previous;
  int number;
  int book_number;
  int first_folio;
  MinkaBook *book;
  MinkaActa *acta;
  MinkaActa *corrected;
  MinkaHandover *handover;
  GPtrArray *books;
  GPtrArray *index;
};

/**
 * MinkaFlaw:
 * @blocking: whether the acta cannot be issued with it; else it is a warning, and the acta says so
 * @field: (nullable): the field of the meeting, or the table of its parts, where it is mended
 * @text: a sentence for the person at the screen
 *
 * Something to settle before issuing.
 */
typedef struct {
  gboolean blocking;
  const char *field;
  char *text;
} MinkaFlaw;

MinkaMinutes *minka_minutes_new (void);
MinkaMember *minka_minutes_find_member (MinkaMinutes *self, const char *id);
const char *minka_minutes_name (MinkaMinutes *self, const char *member_id);
const char *minka_minutes_job (MinkaMinutes *self, const char *member_id);
guint minka_minutes_count (MinkaMinutes *self, MinkaPresence presence);
guint minka_minutes_present (MinkaMinutes *self);
gboolean minka_minutes_has_quorum (MinkaMinutes *self);
GPtrArray *minka_minutes_check (MinkaMinutes *self);

G_END_DECLS
