#include "minka-meeting-run.h"

#include "minka-date.h"
#include "minka-record-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * MinkaMeetingRun:
 *
 * A meeting while it is held, for all the screens that show it: where it stands, its clock, and what one can do.
 */
struct _MinkaMeetingRun {
  GObject parent_instance;
  MinkaWorkspace *workspace;
  MinkaMeeting *meeting;
  GListModel *clocks;
  GListModel *items;
  GListModel *steps;        /* of the protocol */
  MinkaMeetingClock *clock; /* NULL until it is made */
  GPtrArray *agenda;
  double unseen;
  gboolean counted; /* whether what was not seen has been reckoned */
  gboolean beginning;
  guint timer;
  guint beats;
  MinkaSessionStep told; /* what was said aloud last, and of which topic */
  MinkaProjectorMood told_mood;
};

/* How often it is noted that the meeting goes on: what a power cut takes away at most. */
#define BEAT_SECONDS 5

enum {
  CHANGED, /* it stands elsewhere */
  TICK,    /* a second has passed */
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaMeetingRun, minka_meeting_run, G_TYPE_OBJECT)

static MinkaAgendaItem *
find_item (MinkaMeetingRun *self)
{
  for (guint i = 0; self->clock != NULL && i < self->agenda->len; i++)
    if (g_strcmp0 (minka_record_get_id (self->agenda->pdata[i]), self->clock->agenda_item) == 0)
      return self->agenda->pdata[i];
  return NULL;
}

static MinkaSession
get_session (MinkaMeetingRun *self)
{
  return (MinkaSession) { self->meeting, self->clock, find_item (self) };
}

static MinkaClockReading
read_clock (MinkaMeetingRun *self)
{
  g_autoptr (MinkaMoment) now = minka_moment_now ();

  return minka_clock_read (self->clock, now);
}

/* The meeting's day has its own hours; gone through on another day it keeps the planned ones. */
static char *
time_of_day (MinkaMeetingRun *self)
{
  g_autofree char *today = minka_date_today ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_str_equal (self->meeting->date, today) ? g_date_time_format (now, "%H:%M") : NULL;
}

static void
apply (MinkaMeetingRun *self, MinkaGesture *gesture)
{
  minka_workspace_apply (self->workspace, gesture, NULL, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
beat (MinkaMeetingRun *self)
{
  double seconds;

  /* What is on its way to the disk may change the clock; then the next beat will do. */
  if (++self->beats % BEAT_SECONDS != 0 || minka_workspace_get_path (self->workspace) == NULL ||
      minka_workspace_is_busy (self->workspace) || self->meeting->state == MINKA_MEETING_STATE_ISSUED)
    return;
  seconds = read_clock (self).meeting;
  g_object_set (self->clock, "seen_seconds", seconds, NULL);
  minka_workspace_note (self->workspace, MINKA_RECORD (self->clock), NULL, NULL);
}

static gboolean
on_second (gpointer data)
{
  MinkaMeetingRun *self = data;

  beat (self);
  g_signal_emit (self, signals[TICK], 0);
  return G_SOURCE_CONTINUE;
}

static void
set_timer (MinkaMeetingRun *self)
{
  gboolean wanted = minka_meeting_run_is_running (self);

  if (wanted && self->timer == 0)
    self->timer = g_timeout_add_seconds (1, on_second, self);
  else if (!wanted)
    g_clear_handle_id (&self->timer, g_source_remove);
}

static void
count_unseen (MinkaMeetingRun *self)
{
  MinkaSession session = get_session (self);
  g_autoptr (MinkaMoment) now = minka_moment_now ();

  if (self->counted || self->clock == NULL || self->beginning)
    return;
  self->counted = TRUE;
  self->unseen = minka_session_unseen (&session, now);
}

static void
on_clock_changed (MinkaMeetingRun *self)
{
  count_unseen (self);
  set_timer (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
begin_now (MinkaMeetingRun *self)
{
  MinkaSession session = get_session (self);
  g_autoptr (MinkaMoment) now = minka_moment_now ();
  g_autofree char *time = time_of_day (self);

  self->beginning = FALSE;
  self->counted = TRUE;
  apply (self, minka_session_begin (&session, now, time));
  set_timer (self);
}

static void
on_clocks (MinkaMeetingRun *self)
{
  g_autoptr (MinkaMeetingClock) clock = g_list_model_get_item (self->clocks, 0);

  if (clock == self->clock)
    return;
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_func (self->clock, on_clock_changed, self);
  g_set_object (&self->clock, clock);
  if (clock != NULL) {
    g_signal_connect_object (clock, "notify", G_CALLBACK (on_clock_changed), self, G_CONNECT_SWAPPED);
    if (self->beginning)
      begin_now (self);
  }
  on_clock_changed (self);
}

static void
on_items (MinkaMeetingRun *self)
{
  g_ptr_array_set_size (self->agenda, 0);
  for (guint i = 0; i < g_list_model_get_n_items (self->items); i++)
    g_ptr_array_add (self->agenda, g_list_model_get_item (self->items, i));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
emit_changed (MinkaMeetingRun *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
minka_meeting_run_dispose (GObject *object)
{
  MinkaMeetingRun *self = MINKA_MEETING_RUN (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->agenda, g_ptr_array_unref);
  g_clear_object (&self->clock);
  g_clear_object (&self->clocks);
  g_clear_object (&self->items);
  g_clear_object (&self->steps);
  g_clear_object (&self->meeting);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (minka_meeting_run_parent_class)->dispose (object);
}

static void
minka_meeting_run_class_init (MinkaMeetingRunClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_meeting_run_dispose;

  /**
   * MinkaMeetingRun::changed:
   *
   * The meeting stands elsewhere: another part or topic, begun, paused, closed.
   */
  signals[CHANGED] = g_signal_new ("changed", MINKA_TYPE_MEETING_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /**
   * MinkaMeetingRun::tick:
   *
   * A second has passed.
   */
  signals[TICK] =
      g_signal_new ("tick", MINKA_TYPE_MEETING_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
minka_meeting_run_init (MinkaMeetingRun *self)
{
  self->agenda = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * minka_meeting_run_new:
 * @workspace: the open plan
 * @meeting: the id of a meeting
 *
 * Returns: (transfer full): the meeting while it is held
 */
MinkaMeetingRun *
minka_meeting_run_new (MinkaWorkspace *workspace, const char *meeting)
{
  MinkaMeetingRun *self = g_object_new (MINKA_TYPE_MEETING_RUN, NULL);

  self->workspace = g_object_ref (workspace);
  self->meeting = minka_workspace_get_record (workspace, MINKA_TYPE_MEETING, meeting);
  self->clocks = minka_workspace_list (workspace, MINKA_TYPE_MEETING_CLOCK, "meeting", meeting);
  self->items = minka_workspace_list (workspace, MINKA_TYPE_AGENDA_ITEM, "meeting", meeting);
  self->steps = minka_workspace_list (workspace, MINKA_TYPE_PROTOCOL_STEP, "stage", "during");
  g_signal_connect_object (self->meeting, "notify", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clocks, "items-changed", G_CALLBACK (on_clocks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clocks, "notify::loaded", G_CALLBACK (emit_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->items, "items-changed", G_CALLBACK (on_items), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps, "items-changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  on_items (self);
  on_clocks (self);
  return self;
}

/**
 * minka_meeting_run_get_meeting:
 * @self: a meeting while it is held
 *
 * Returns: (transfer none): the meeting
 */
MinkaMeeting *
minka_meeting_run_get_meeting (MinkaMeetingRun *self)
{
  return self->meeting;
}

/**
 * minka_meeting_run_is_ready:
 * @self: a meeting while it is held
 *
 * Returns: whether everything about it has been read
 */
gboolean
minka_meeting_run_is_ready (MinkaMeetingRun *self)
{
  return minka_record_list_is_loaded (MINKA_RECORD_LIST (self->clocks)) &&
         minka_record_list_is_loaded (MINKA_RECORD_LIST (self->items)) && *self->meeting->title != '\0';
}

/**
 * minka_meeting_run_has_begun:
 * @self: a meeting while it is held
 *
 * Returns: whether its clock has begun
 */
gboolean
minka_meeting_run_has_begun (MinkaMeetingRun *self)
{
  return self->clock != NULL && *self->clock->at != '\0';
}

/**
 * minka_meeting_run_is_running:
 * @self: a meeting while it is held
 *
 * Returns: whether its clock runs
 */
gboolean
minka_meeting_run_is_running (MinkaMeetingRun *self)
{
  return minka_meeting_run_has_begun (self) && self->clock->running;
}

/**
 * minka_meeting_run_get_step:
 * @self: a meeting while it is held
 *
 * Returns: where it stands
 */
MinkaSessionStep
minka_meeting_run_get_step (MinkaMeetingRun *self)
{
  return (MinkaSessionStep) { self->clock != NULL ? self->clock->part : MINKA_MEETING_PART_OPENING,
                              find_item (self) };
}

/**
 * minka_meeting_run_get_unseen:
 * @self: a meeting while it is held
 *
 * Returns: for how many seconds the clock ran while the program was closed, until they are taken off
 */
double
minka_meeting_run_get_unseen (MinkaMeetingRun *self)
{
  return self->unseen;
}

/* Words for the screen */

static MinkaProtocolStep *
get_question (MinkaMeetingRun *self, guint nth)
{
  return g_list_model_get_item (self->steps, nth);
}

/* The questions of the meeting's own version; without one, of the newest. */
static int
find_version (MinkaMeetingRun *self)
{
  int newest = 0;

  for (guint i = 0; self->meeting->protocol_version == 0 && i < g_list_model_get_n_items (self->steps); i++) {
    g_autoptr (MinkaProtocolStep) step = get_question (self, i);

    newest = MAX (newest, step->version);
  }
  return self->meeting->protocol_version != 0 ? self->meeting->protocol_version : newest;
}

/* The questions of the stage, those of the directors' role left out. */
static GPtrArray *
list_questions (MinkaMeetingRun *self)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func (g_object_unref);
  int version = find_version (self);

  for (guint i = 0; i < g_list_model_get_n_items (self->steps); i++) {
    g_autoptr (MinkaProtocolStep) step = get_question (self, i);

    if (step->version == version && !step->role)
      g_ptr_array_add (questions, g_steal_pointer (&step));
  }
  return questions;
}

/* A topic begins with the questions that follow those of the opening. */
static guint
first_of_topics (GPtrArray *questions)
{
  MinkaProtocolStep *first = questions->len > 0 ? questions->pdata[0] : NULL;

  for (guint i = 1; i < questions->len; i++)
    if (!g_str_equal (MINKA_PROTOCOL_STEP (questions->pdata[i])->indicator, first->indicator))
      return i;
  return 0;
}

static guint
first_of_closing (GPtrArray *questions)
{
  MinkaProtocolStep *last = questions->len > 0 ? questions->pdata[questions->len - 1] : NULL;
  guint i = 0;

  while (i + 1 < questions->len &&
         !g_str_equal (MINKA_PROTOCOL_STEP (questions->pdata[i])->indicator, last->indicator))
    i++;
  return i;
}

static guint
question_of_topic (GPtrArray *questions, MinkaAgendaItem *item)
{
  for (guint i = 0; i < questions->len; i++)
    if (g_strcmp0 (minka_record_get_id (questions->pdata[i]), item->question) == 0)
      return i;
  return first_of_topics (questions);
}

static const char *
find_question (MinkaMeetingRun *self, GPtrArray *questions)
{
  MinkaSessionStep step = minka_meeting_run_get_step (self);
  guint nth = 0;

  if (questions->len == 0 || step.part == MINKA_MEETING_PART_EARLIER)
    return "";
  if (step.item != NULL)
    nth = question_of_topic (questions, step.item);
  else if (step.part == MINKA_MEETING_PART_CLOSING)
    nth = first_of_closing (questions);
  return MINKA_PROTOCOL_STEP (questions->pdata[nth])->text;
}

static char *
name_step (MinkaMeetingRun *self, MinkaSessionStep step)
{
  switch (step.part) {
  case MINKA_MEETING_PART_OPENING:
    return g_strdup (_ ("Opening"));
  case MINKA_MEETING_PART_EARLIER:
    return g_strdup (_ ("Previous acta and its agreements"));
  case MINKA_MEETING_PART_TOPICS:
    return g_strdup (step.item != NULL ? step.item->title : _ ("A topic that was removed"));
  case MINKA_MEETING_PART_CLOSING:
  default:
    return g_strdup (_ ("Conclusions and tasks"));
  }
}

static char *
describe_place (MinkaMeetingRun *self, MinkaSessionStep step)
{
  guint at;

  if (step.part == MINKA_MEETING_PART_OPENING)
    return g_strdup (_ ("Opening"));
  if (step.item == NULL || !g_ptr_array_find (self->agenda, step.item, &at))
    return g_strdup (self->meeting->title);
  return g_strdup_printf (_ ("Topic %u of %u"), at + 1, self->agenda->len);
}

static char *
describe_left (double seconds, int limit)
{
  double left = limit * 60 - seconds;
  g_autofree char *over = NULL;
  int minutes = (int) ceil (left / 60);

  if (limit <= 0)
    return g_strdup ("");
  if (minka_clock_mood (seconds, limit) == MINKA_CLOCK_CALM)
    return g_strdup_printf (ngettext ("of %d minute", "of %d minutes", limit), limit);
  if (left > 0)
    return g_strdup_printf (ngettext ("%d minute left", "%d minutes left", minutes), minutes);
  over = minka_clock_format (-left);
  return g_strdup_printf (_ ("The time was up %s ago"), over);
}

/* The planned hours or what the platform allows, whichever ends first. */
static int
meeting_limit (MinkaMeetingRun *self, gboolean *by_platform)
{
  int planned = minka_clock_meeting_minutes (self->meeting);
  int platform =
      self->meeting->mode != MINKA_MEETING_MODE_IN_PERSON ? MAX (0, self->meeting->platform_minutes) : 0;

  *by_platform = platform > 0 && (planned == 0 || platform < planned);
  return *by_platform ? platform : planned;
}

static char *
describe_meeting (MinkaMeetingRun *self, double seconds, MinkaClockMood *mood)
{
  gboolean by_platform;
  int limit = meeting_limit (self, &by_platform);
  g_autofree char *clock = minka_clock_format (seconds);
  g_autofree char *left = describe_left (seconds, limit);

  *mood = minka_clock_mood (seconds, limit);
  if (*left == '\0')
    return g_strdup_printf (_ ("Meeting %s"), clock);
  if (by_platform)
    return g_strdup_printf (_ ("Meeting %s · %s: %s"), clock,
                            *self->meeting->platform != '\0' ? self->meeting->platform : _ ("Platform"),
                            left);
  return g_strdup_printf (_ ("Meeting %s · %s"), clock, left);
}

static char *
describe_next (MinkaMeetingRun *self)
{
  MinkaSession session = get_session (self);
  MinkaSessionStep step;
  g_autofree char *name = NULL;

  if (self->clock == NULL || !minka_session_find (&session, self->agenda, 1, &step))
    return g_strdup ("");
  name = name_step (self, step);
  return g_strdup_printf (_ ("Next: %s"), name);
}

/* Who does not see the screen hears once that the time is nearly up, and that it is. */
static void
tell (MinkaMeetingRun *self, MinkaProjector *projector, const MinkaProjection *projection)
{
  MinkaSessionStep step = minka_meeting_run_get_step (self);

  if (step.part == self->told.part && step.item == self->told.item && projection->mood == self->told_mood)
    return;
  if (projection->mood != MINKA_PROJECTOR_CALM && gtk_widget_get_mapped (GTK_WIDGET (projector)))
    gtk_accessible_announce (GTK_ACCESSIBLE (projector), projection->left,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  self->told = step;
  self->told_mood = projection->mood;
}

/**
 * minka_meeting_run_show:
 * @self: a meeting while it is held
 * @projector: a screen
 *
 * Shows how the meeting stands at this moment.
 */
void
minka_meeting_run_show (MinkaMeetingRun *self, MinkaProjector *projector)
{
  MinkaSessionStep step = minka_meeting_run_get_step (self);
  MinkaClockReading reading = read_clock (self);
  int limit = step.item != NULL ? minka_clock_topic_minutes (step.item) : 0;
  g_autoptr (GPtrArray) questions = list_questions (self);
  MinkaClockMood meeting_mood;
  g_autofree char *place = describe_place (self, step);
  g_autofree char *title = NULL;
  g_autofree char *clock = minka_clock_format (reading.topic);
  g_autofree char *left = describe_left (reading.topic, limit);
  g_autofree char *meeting = describe_meeting (self, reading.meeting, &meeting_mood);
  g_autofree char *next = describe_next (self);

  title = step.part == MINKA_MEETING_PART_OPENING ? g_strdup (self->meeting->title) : name_step (self, step);
  {
    const MinkaProjection projection = {
      .place = place,
      .title = title,
      .question = step.part == MINKA_MEETING_PART_OPENING && *self->meeting->purpose != '\0'
                      ? self->meeting->purpose
                      : find_question (self, questions),
      .clock = clock,
      .left = left,
      .fraction = limit > 0 ? reading.topic / (limit * 60) : -1,
      .mood = (MinkaProjectorMood) minka_clock_mood (reading.topic, limit),
      .meeting = meeting,
      .meeting_mood = (MinkaProjectorMood) meeting_mood,
      .next = next,
      .paused = reading.begun && !self->clock->running ? _ ("Paused") : NULL,
    };

    tell (self, projector, &projection);
    minka_projector_show (projector, &projection);
  }
}

/* What one can do */

/**
 * minka_meeting_run_begin:
 * @self: a meeting that has not begun
 *
 * Opens the meeting and lets the clock run.
 */
void
minka_meeting_run_begin (MinkaMeetingRun *self)
{
  g_autoptr (MinkaMeetingClock) clock = NULL;

  if (self->beginning || minka_meeting_run_has_begun (self))
    return;
  if (self->clock != NULL) {
    begin_now (self);
    return;
  }
  /* It begins when the list has its clock. */
  self->beginning = TRUE;
  clock = minka_session_make_clock (self->meeting);
  minka_workspace_note (self->workspace, MINKA_RECORD (clock), NULL, NULL);
}

/**
 * minka_meeting_run_pause:
 * @self: a meeting that has begun
 *
 * Stops the clock, or lets it go on.
 */
void
minka_meeting_run_pause (MinkaMeetingRun *self)
{
  MinkaSession session = get_session (self);
  g_autoptr (MinkaMoment) now = minka_moment_now ();

  if (!minka_meeting_run_has_begun (self))
    return;
  apply (self,
         self->clock->running ? minka_session_pause (&session, now) : minka_session_resume (&session, now));
}

/**
 * minka_meeting_run_go:
 * @self: a meeting that has begun
 * @direction: 1 for what comes next, -1 for what was before
 *
 * Goes to another topic or part.
 *
 * Returns: whether there was one
 */
gboolean
minka_meeting_run_go (MinkaMeetingRun *self, int direction)
{
  MinkaSession session = get_session (self);
  g_autoptr (MinkaMoment) now = minka_moment_now ();
  MinkaSessionStep step;

  if (!minka_meeting_run_has_begun (self) || !minka_session_find (&session, self->agenda, direction, &step))
    return FALSE;
  apply (self, minka_session_go (&session, step, now));
  return TRUE;
}

/**
 * minka_meeting_run_add_minutes:
 * @self: a meeting that has begun
 * @minutes: how many, negative to take some away
 *
 * Gives the topic more time; without a topic it does nothing.
 */
void
minka_meeting_run_add_minutes (MinkaMeetingRun *self, int minutes)
{
  MinkaSession session = get_session (self);

  if (session.item != NULL)
    apply (self, minka_session_add_minutes (&session, minutes));
}

/**
 * minka_meeting_run_take_off:
 * @self: a meeting that has begun
 *
 * Takes the time off the clock for which the program was closed.
 */
void
minka_meeting_run_take_off (MinkaMeetingRun *self)
{
  MinkaSession session = get_session (self);
  g_autoptr (MinkaMoment) now = minka_moment_now ();

  if (self->unseen > 0 && minka_meeting_run_has_begun (self))
    apply (self, minka_session_take_off (&session, self->unseen, now));
  self->unseen = 0;
}

/**
 * minka_meeting_run_add_topic:
 * @self: a meeting that has begun
 * @title: a topic that was not on the agenda
 *
 * Adds a topic at the end of the agenda, marked as not served.
 */
void
minka_meeting_run_add_topic (MinkaMeetingRun *self, const char *title)
{
  g_autoptr (MinkaAgendaItem) item = minka_record_new (MINKA_TYPE_AGENDA_ITEM);
  MinkaGesture *gesture = minka_gesture_new (_ ("Add topic outside the agenda"));

  g_object_set (item, "meeting", minka_record_get_id (MINKA_RECORD (self->meeting)), "title", title,
                "unplanned", TRUE, "position", (int) self->agenda->len, NULL);
  minka_gesture_put (gesture, MINKA_RECORD (item));
  apply (self, gesture);
}

/**
 * minka_meeting_run_next_question:
 * @self: a meeting that has begun
 *
 * Shows the next guiding question with the topic.
 */
void
minka_meeting_run_next_question (MinkaMeetingRun *self)
{
  MinkaAgendaItem *item = find_item (self);
  g_autoptr (GPtrArray) questions = list_questions (self);
  MinkaGesture *gesture;
  guint next;

  if (item == NULL || questions->len == 0)
    return;
  next = (question_of_topic (questions, item) + 1) % questions->len;
  g_object_set (item, "question", minka_record_get_id (questions->pdata[next]), NULL);
  gesture = minka_gesture_new (_ ("Show another guiding question"));
  minka_gesture_set (gesture, MINKA_RECORD (item), "question", NULL);
  apply (self, gesture);
}

/**
 * minka_meeting_run_close:
 * @self: a meeting that has begun
 *
 * Closes the meeting.
 */
void
minka_meeting_run_close (MinkaMeetingRun *self)
{
  MinkaSession session = get_session (self);
  g_autoptr (MinkaMoment) now = minka_moment_now ();
  g_autofree char *time = time_of_day (self);

  if (minka_meeting_run_has_begun (self))
    apply (self, minka_session_close (&session, now, time));
}
