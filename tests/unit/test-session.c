#include "kit.h"

#include "minka-session.h"

/* The clock of a meeting is right whatever happens to the laptop, and what happens in a meeting can be taken back. */

static MinkaMoment
moment (const char *boot, double boot_seconds, const char *instant)
{
  return (MinkaMoment) { (char *) boot, boot_seconds, (char *) instant };
}

static MinkaMeetingClock *
make_clock (const MinkaMoment *now, double meeting, double topic)
{
  MinkaMeetingClock *clock = minka_record_new (MINKA_TYPE_MEETING_CLOCK);

  minka_clock_set (clock, now, TRUE, meeting, topic);
  return clock;
}

static void
assert_reads (MinkaMeetingClock *clock, MinkaMoment now, double meeting, double topic, gboolean by_wall)
{
  MinkaClockReading reading = minka_clock_read (clock, &now);

  g_assert_true (reading.begun);
  g_assert_cmpfloat_with_epsilon (reading.meeting, meeting, 0.001);
  g_assert_cmpfloat_with_epsilon (reading.topic, topic, 0.001);
  g_assert_cmpint (reading.by_wall, ==, by_wall);
}

static void
test_goes_on (void)
{
  MinkaMoment start = moment ("a", 1000, "2021-03-15T20:30:00Z");
  g_autoptr (MinkaMeetingClock) clock = make_clock (&start, 100, 40);

  assert_reads (clock, start, 100, 40, FALSE);
  assert_reads (clock, moment ("a", 1012.5, "2021-03-15T20:30:12Z"), 112.5, 52.5, FALSE);
  /* Closed for ten minutes: that clock counts sleep. */
  assert_reads (clock, moment ("a", 1600, "2021-03-15T20:40:00Z"), 700, 640, FALSE);
}

static void
test_changed_clock (void)
{
  MinkaMoment start = moment ("a", 1000, "2021-03-15T20:30:00Z");
  g_autoptr (MinkaMeetingClock) clock = make_clock (&start, 0, 0);

  assert_reads (clock, moment ("a", 1005, "2019-01-01T00:00:00Z"), 5, 5, FALSE);
  assert_reads (clock, moment ("a", 1006, "2031-01-01T00:00:00Z"), 6, 6, FALSE);
}

static void
test_new_start (void)
{
  MinkaMoment start = moment ("a", 5000, "2021-03-15T21:42:00Z");
  g_autoptr (MinkaMeetingClock) clock = make_clock (&start, 4320, 300);

  /* The power failed at 16:42; at 16:45 the clock knows. */
  assert_reads (clock, moment ("b", 30, "2021-03-15T21:45:00Z"), 4500, 480, TRUE);
  /* A computer whose clock lost its battery does not make time run back. */
  assert_reads (clock, moment ("b", 30, "1970-01-01T00:00:30Z"), 4320, 300, TRUE);
  /* The same start cannot be younger than it was: a machine restored from a picture of itself. */
  assert_reads (clock, moment ("a", 10, "2021-03-15T21:43:00Z"), 4380, 360, TRUE);
  /* A system that does not tell its start. */
  start = moment ("", 0, "2021-03-15T21:42:00Z");
  minka_clock_set (clock, &start, TRUE, 0, 0);
  assert_reads (clock, moment ("", 0, "2021-03-15T21:42:09Z"), 9, 9, TRUE);
}

static void
test_paused (void)
{
  MinkaMoment start = moment ("a", 1000, "2021-03-15T20:30:00Z");
  g_autoptr (MinkaMeetingClock) clock = make_clock (&start, 100, 40);

  g_object_set (clock, "running", FALSE, NULL);
  assert_reads (clock, moment ("a", 9000, "2021-03-15T23:30:00Z"), 100, 40, FALSE);
  assert_reads (clock, moment ("b", 10, "2022-03-15T23:30:00Z"), 100, 40, FALSE);
}

static void
test_not_begun (void)
{
  MinkaMoment now = moment ("a", 1000, "2021-03-15T20:30:00Z");
  g_autoptr (MinkaMeetingClock) clock = minka_record_new (MINKA_TYPE_MEETING_CLOCK);

  g_assert_false (minka_clock_read (NULL, &now).begun);
  g_assert_false (minka_clock_read (clock, &now).begun);
}

static void
test_now (void)
{
  g_autoptr (MinkaMoment) one = minka_moment_now ();
  g_autoptr (MinkaMoment) other = NULL;

  g_usleep (20000);
  other = minka_moment_now ();
  g_assert_cmpstr (one->boot, ==, other->boot);
  g_assert_cmpuint (strlen (one->boot), ==, 36);
  g_assert_cmpfloat (other->boot_seconds - one->boot_seconds, >=, 0.02);
  g_assert_cmpfloat (other->boot_seconds - one->boot_seconds, <, 20);
}

static void
test_mood (void)
{
  g_assert_cmpint (minka_clock_mood (0, 20), ==, MINKA_CLOCK_CALM);
  g_assert_cmpint (minka_clock_mood (839.9, 20), ==, MINKA_CLOCK_CALM);
  g_assert_cmpint (minka_clock_mood (840, 20), ==, MINKA_CLOCK_NEAR);
  g_assert_cmpint (minka_clock_mood (1199.9, 20), ==, MINKA_CLOCK_NEAR);
  g_assert_cmpint (minka_clock_mood (1200, 20), ==, MINKA_CLOCK_OVER);
  g_assert_cmpint (minka_clock_mood (100000, 0), ==, MINKA_CLOCK_CALM);
}

static void
test_format (void)
{
  const struct {
    double seconds;
    const char *text;
  } cases[] = {
    { 0, "00:00" },    { 0.9, "00:00" },    { 59.99, "00:59" },  { 60, "01:00" },
    { 754, "12:34" },  { 3599.9, "59:59" }, { 3600, "1:00:00" }, { 36061, "10:01:01" },
    { -0.5, "00:00" }, { -1, "−00:01" },    { -80, "−01:20" },   { -3661, "−1:01:01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = minka_clock_format (cases[i].seconds);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_called_for (void)
{
  g_autoptr (MinkaMeeting) meeting = minka_record_new (MINKA_TYPE_MEETING);

  g_assert_cmpint (minka_clock_meeting_minutes (meeting), ==, 0);
  g_object_set (meeting, "start_time", "15:30", "end_time", "17:05", NULL);
  g_assert_cmpint (minka_clock_meeting_minutes (meeting), ==, 95);
  g_object_set (meeting, "start_time", "23:30", "end_time", "00:15", NULL);
  g_assert_cmpint (minka_clock_meeting_minutes (meeting), ==, 45);
}

/* A meeting of the sample, held in the store. */
typedef struct {
  KitFolder *folder;
  MinkaStore *store;
  MinkaMeeting *meeting;
  MinkaMeetingClock *clock;
  GPtrArray *items;
  MinkaSession session;
  double boot_seconds;
} Room;

static void
room_clear (Room *room)
{
  g_clear_pointer (&room->items, g_ptr_array_unref);
  g_clear_object (&room->clock);
  g_clear_object (&room->meeting);
  g_clear_object (&room->store);
  kit_folder_free (room->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Room, room_clear)

static void
room_read (Room *room)
{
  g_autofree char *id = kit_meeting (room->store, 3);
  g_autoptr (GPtrArray) clocks =
      minka_store_find (room->store, MINKA_TYPE_MEETING_CLOCK, "meeting", id, NULL);

  g_clear_object (&room->clock);
  g_clear_object (&room->meeting);
  g_clear_pointer (&room->items, g_ptr_array_unref);
  room->meeting = minka_store_get (room->store, MINKA_TYPE_MEETING, id, NULL);
  room->items = minka_store_find (room->store, MINKA_TYPE_AGENDA_ITEM, "meeting", id, NULL);
  g_assert_cmpuint (clocks->len, <=, 1);
  room->clock = clocks->len > 0 ? g_object_ref (clocks->pdata[0]) : minka_session_make_clock (room->meeting);
  room->session = (MinkaSession) { room->meeting, room->clock, NULL };
  for (guint i = 0; i < room->items->len; i++)
    if (g_strcmp0 (minka_record_get_id (room->items->pdata[i]), room->clock->agenda_item) == 0)
      room->session.item = room->items->pdata[i];
}

static void
room_note (Room *room)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  g_ptr_array_add (notes, room->clock);
  g_assert_true (minka_store_note (room->store, notes, NULL, NULL));
}

static Room
room_new (void)
{
  Room room = { kit_folder_new () };
  g_autofree char *path = g_build_filename (room.folder, "plan.minka", NULL);

  room.store = kit_sample (path);
  room.boot_seconds = 1000;
  room_read (&room);
  room_note (&room);
  return room;
}

static MinkaMoment
room_now (Room *room)
{
  return moment ("a", room->boot_seconds, "2021-03-15T20:30:00Z");
}

static void
room_apply (Room *room, MinkaGesture *gesture)
{
  kit_take (room->store, gesture);
  room_read (room);
}

static void
room_go (Room *room, int direction)
{
  MinkaMoment now = room_now (room);
  MinkaSessionStep step;

  g_assert_true (minka_session_find (&room->session, room->items, direction, &step));
  room_apply (room, minka_session_go (&room->session, step, &now));
}

static void
room_undo (Room *room)
{
  g_assert_true (minka_store_undo (room->store, NULL, NULL));
  room_read (room);
}

static void
test_whole_meeting (void)
{
  g_auto (Room) room = room_new ();
  MinkaMoment now = room_now (&room);
  MinkaSessionStep step;
  guint n = room.items->len;
  int minutes = MINKA_AGENDA_ITEM (room.items->pdata[0])->minutes;

  g_assert_cmpuint (n, >, 1);
  room_apply (&room, minka_session_begin (&room.session, &now, "15:32"));
  g_assert_cmpint (room.meeting->state, ==, MINKA_MEETING_STATE_ONGOING);
  g_assert_cmpstr (room.meeting->opened, ==, "15:32");
  g_assert_false (minka_session_find (&room.session, room.items, -1, &step));

  room.boot_seconds += 60;
  room_go (&room, 1);
  g_assert_cmpint (room.clock->part, ==, MINKA_MEETING_PART_EARLIER);
  room.boot_seconds += 120;
  room_go (&room, 1);
  g_assert_true (room.session.item == room.items->pdata[0]);
  assert_reads (room.clock, room_now (&room), 180, 0, FALSE);

  room.boot_seconds += 300;
  room_go (&room, 1);
  g_assert_cmpint (MINKA_AGENDA_ITEM (room.items->pdata[0])->seconds, ==, 300);
  g_assert_true (room.session.item == room.items->pdata[1]);
  room.boot_seconds += 10;
  /* Back to a topic: it goes on from where it was. */
  room_go (&room, -1);
  assert_reads (room.clock, room_now (&room), 490, 300, FALSE);

  now = room_now (&room);
  room_apply (&room, minka_session_pause (&room.session, &now));
  room.boot_seconds += 1000;
  now = room_now (&room);
  assert_reads (room.clock, now, 490, 300, FALSE);
  room_apply (&room, minka_session_resume (&room.session, &now));
  room.boot_seconds += 5;
  assert_reads (room.clock, room_now (&room), 495, 305, FALSE);

  room_apply (&room, minka_session_add_minutes (&room.session, 5));
  g_assert_cmpint (minka_clock_topic_minutes (room.session.item), ==, minutes + 5);
  room_apply (&room, minka_session_add_minutes (&room.session, -600));
  g_assert_cmpint (minka_clock_topic_minutes (room.session.item), ==, 0);

  for (guint i = 0; i < n; i++)
    room_go (&room, 1);
  g_assert_cmpint (room.clock->part, ==, MINKA_MEETING_PART_CLOSING);
  g_assert_false (minka_session_find (&room.session, room.items, 1, &step));
  now = room_now (&room);
  room_apply (&room, minka_session_close (&room.session, &now, "17:01"));
  g_assert_cmpint (room.meeting->state, ==, MINKA_MEETING_STATE_HELD);
  g_assert_cmpstr (room.meeting->closed, ==, "17:01");
  g_assert_false (room.clock->running);
}

/* Going to the next topic by mistake costs nothing: taken back, the clock goes on as if it had not been. */
static void
test_undo (void)
{
  g_auto (Room) room = room_new ();
  MinkaMoment now = room_now (&room);
  g_autofree char *before = kit_json (room.store);
  g_autofree char *after = NULL;

  room_apply (&room, minka_session_begin (&room.session, &now, NULL));
  room_go (&room, 1);
  room_go (&room, 1);
  room.boot_seconds += 200;
  room_go (&room, 1);
  room.boot_seconds += 20;
  g_object_set (room.clock, "seen_seconds", 220.0, NULL);
  room_note (&room);
  room_undo (&room);
  g_assert_true (room.session.item == room.items->pdata[0]);
  assert_reads (room.clock, room_now (&room), 220, 220, FALSE);
  g_assert_cmpint (room.session.item->seconds, ==, 0);

  g_assert_true (minka_store_redo (room.store, NULL, NULL));
  room_read (&room);
  g_assert_true (room.session.item == room.items->pdata[1]);
  for (guint i = 0; i < 4; i++)
    room_undo (&room);
  g_assert_false (minka_clock_read (room.clock, &now).begun);
  g_object_set (room.clock, "seen_seconds", 0.0, NULL);
  room_note (&room);
  after = kit_json (room.store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_interruption (void)
{
  g_auto (Room) room = room_new ();
  MinkaMoment now = room_now (&room);

  room_apply (&room, minka_session_begin (&room.session, &now, NULL));
  room.boot_seconds += 100;
  g_object_set (room.clock, "seen_seconds", 100.0, NULL);
  room_note (&room);
  room.boot_seconds += 180;
  room_read (&room);
  now = room_now (&room);
  g_assert_cmpfloat_with_epsilon (minka_session_unseen (&room.session, &now), 180, 0.001);
  room_apply (&room, minka_session_take_off (&room.session, 180, &now));
  assert_reads (room.clock, room_now (&room), 100, 100, FALSE);
  room_undo (&room);
  assert_reads (room.clock, room_now (&room), 280, 280, FALSE);
  now = room_now (&room);
  room_apply (&room, minka_session_pause (&room.session, &now));
  room.boot_seconds += 500;
  now = room_now (&room);
  g_assert_cmpfloat (minka_session_unseen (&room.session, &now), ==, 0);
}

/* The topic that is being treated can be removed or moved; the meeting still finds its way. */
static void
test_removed_topic (void)
{
  g_auto (Room) room = room_new ();
  MinkaMoment now = room_now (&room);
  MinkaSessionStep step;

  room_apply (&room, minka_session_begin (&room.session, &now, NULL));
  for (guint i = 0; i < 3; i++)
    room_go (&room, 1);
  kit_remove (room.store, MINKA_TYPE_AGENDA_ITEM, minka_record_get_id (MINKA_RECORD (room.session.item)));
  room_read (&room);
  g_assert_null (room.session.item);
  g_assert_cmpint (room.clock->part, ==, MINKA_MEETING_PART_TOPICS);
  g_assert_true (minka_session_find (&room.session, room.items, 1, &step));
  g_assert_true (step.item == room.items->pdata[0]);
  g_assert_true (minka_session_find (&room.session, room.items, -1, &step));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/goes-on", test_goes_on);
  g_test_add_func ("/clock/changed-clock", test_changed_clock);
  g_test_add_func ("/clock/new-start", test_new_start);
  g_test_add_func ("/clock/paused", test_paused);
  g_test_add_func ("/clock/not-begun", test_not_begun);
  g_test_add_func ("/clock/now", test_now);
  g_test_add_func ("/clock/mood", test_mood);
  g_test_add_func ("/clock/format", test_format);
  g_test_add_func ("/clock/called-for", test_called_for);
  g_test_add_func ("/session/whole-meeting", test_whole_meeting);
  g_test_add_func ("/session/undo", test_undo);
  g_test_add_func ("/session/interruption", test_interruption);
  g_test_add_func ("/session/removed-topic", test_removed_topic);
  return g_test_run ();
}
