#include "kit.h"

/* What an acta needs: each flaw is named, and what blocks comes first. */

static gpointer
add (GPtrArray *to, GType type)
{
  gpointer record = minka_record_new (type);

  g_ptr_array_add (to, record);
  return record;
}

static void
call (MinkaMinutes *minutes, MinkaPresence presence)
{
  MinkaMember *member = add (minutes->members, MINKA_TYPE_MEMBER);

  g_object_set (member, "name", "Docente", "job", "Docente de aula", NULL);
  g_object_set (add (minutes->attendance, MINKA_TYPE_ATTENDANCE), "member",
                minka_record_get_id (MINKA_RECORD (member)), "presence", presence, NULL);
}

static MinkaMinutes *
complete (void)
{
  MinkaMinutes *minutes = minka_minutes_new ();
  const char *id;

  minutes->plan = minka_record_new (MINKA_TYPE_PLAN);
  minutes->meeting = minka_record_new (MINKA_TYPE_MEETING);
  g_object_set (minutes->plan, "school_name", "I.E. N.° 30153", NULL);
  for (guint i = 0; i < 3; i++)
    call (minutes, i < 2 ? MINKA_PRESENCE_PRESENT : MINKA_PRESENCE_LATE);
  id = minka_record_get_id (minutes->members->pdata[0]);
  g_object_set (minutes->meeting, "date", "2021-03-15", "start_time", "15:00", "end_time", "16:00", "mode",
                MINKA_MEETING_MODE_MIXED, "place", "Sala", "platform", "Zoom", "president", id, "secretary",
                id, "moderator", id, "suggestions", "Grabar", "research", "Leer", "approval",
                "Por unanimidad", NULL);
  g_object_set (add (minutes->agenda, MINKA_TYPE_AGENDA_ITEM), "title", "Tema", "deliberation", "Se habló.",
                "conclusion", "Se concluyó.", NULL);
  g_object_set (add (minutes->agreements, MINKA_TYPE_AGREEMENT), "text", "Acordamos", "responsible", id,
                "due", "2021-04-01", NULL);
  return minutes;
}

static void
expect (MinkaMinutes *minutes, gboolean blocking, const char *field)
{
  g_autoptr (GPtrArray) flaws = minka_minutes_check (minutes);

  g_test_message ("%s", field);
  g_assert_cmpuint (flaws->len, ==, 1);
  g_assert_cmpstr (((MinkaFlaw *) flaws->pdata[0])->field, ==, field);
  g_assert_true (((MinkaFlaw *) flaws->pdata[0])->blocking == blocking);
  g_assert_cmpstr (((MinkaFlaw *) flaws->pdata[0])->text, !=, "");
}

static void
expect_none (MinkaMinutes *minutes)
{
  g_autoptr (GPtrArray) flaws = minka_minutes_check (minutes);

  g_assert_cmpuint (flaws->len, ==, 0);
}

static void
test_complete (void)
{
  g_autoptr (MinkaMinutes) minutes = complete ();

  expect_none (minutes);
}

static void
test_fields_of_the_meeting (void)
{
  static const struct {
    const char *field;
    gboolean blocking;
  } cases[] = {
    { "date", TRUE },         { "start_time", TRUE }, { "end_time", TRUE },  { "place", TRUE },
    { "platform", TRUE },     { "president", TRUE },  { "secretary", TRUE }, { "moderator", FALSE },
    { "suggestions", FALSE }, { "research", FALSE },  { "approval", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (MinkaMinutes) minutes = complete ();

    g_object_set (minutes->meeting, cases[i].field, "", NULL);
    expect (minutes, cases[i].blocking, cases[i].field);
  }
}

static void
test_previous_acta (void)
{
  g_autoptr (MinkaMinutes) minutes = complete ();

  g_object_set (minutes->meeting, "previous", minka_record_get_id (MINKA_RECORD (minutes->meeting)), NULL);
  expect (minutes, FALSE, "previous_reading");
  g_object_set (minutes->meeting, "previous_reading", "Se leyó.", NULL);
  expect_none (minutes);
}

static void
test_school (void)
{
  g_autoptr (MinkaMinutes) minutes = complete ();

  g_object_set (minutes->plan, "school_name", "", NULL);
  expect (minutes, TRUE, "plan");
}

static void
test_times_reversed (void)
{
  g_autoptr (MinkaMinutes) minutes = complete ();

  g_object_set (minutes->meeting, "end_time", "14:59", NULL);
  expect (minutes, TRUE, "end_time");
  g_object_set (minutes->meeting, "end_time", "15:00", NULL);
  expect_none (minutes);
}

/* What was really the hour counts, and stands for a planned one that is missing. */
static void
test_real_times (void)
{
  g_autoptr (MinkaMinutes) minutes = complete ();

  g_object_set (minutes->meeting, "opened", "15:10", "closed", "15:05", NULL);
  expect (minutes, TRUE, "closed");
  g_object_set (minutes->meeting, "closed", "", "opened", "16:05", NULL);
  expect (minutes, TRUE, "opened");
  g_object_set (minutes->meeting, "opened", "14:50", "closed", "17:20", "start_time", "", "end_time", "",
                NULL);
  expect_none (minutes);
  g_object_set (minutes->meeting, "start_time", "18:00", "end_time", "17:00", NULL);
  expect_none (minutes);
}

static void
test_place_and_platform (void)
{
  g_autoptr (MinkaMinutes) minutes = complete ();

  g_object_set (minutes->meeting, "mode", MINKA_MEETING_MODE_VIRTUAL, "place", "", NULL);
  expect_none (minutes);
  g_object_set (minutes->meeting, "mode", MINKA_MEETING_MODE_IN_PERSON, "place", "Sala", "platform", "",
                NULL);
  expect_none (minutes);
}

static void
test_attendance (void)
{
  g_autoptr (MinkaMinutes) minutes = complete ();

  g_assert_cmpuint (minka_minutes_present (minutes), ==, 3);
  call (minutes, MINKA_PRESENCE_UNKNOWN);
  expect (minutes, TRUE, "attendance");
  g_object_set (minutes->attendance->pdata[3], "presence", MINKA_PRESENCE_ABSENT, NULL);
  expect_none (minutes);
  g_ptr_array_set_size (minutes->attendance, 0);
  expect (minutes, TRUE, "attendance");
}

/* Absolute majority: exactly half is not enough. */
static void
test_quorum (void)
{
  g_autoptr (MinkaMinutes) minutes = complete ();

  call (minutes, MINKA_PRESENCE_EXCUSED);
  call (minutes, MINKA_PRESENCE_ABSENT);
  g_assert_true (minka_minutes_has_quorum (minutes));
  call (minutes, MINKA_PRESENCE_ABSENT);
  g_assert_false (minka_minutes_has_quorum (minutes));
  expect (minutes, FALSE, "attendance");
}

static void
test_agenda (void)
{
  g_autoptr (MinkaMinutes) minutes = complete ();
  gpointer item = minutes->agenda->pdata[0];

  g_object_set (item, "conclusion", "", NULL);
  expect (minutes, FALSE, "agenda_item");
  g_object_set (item, "deliberation", "", NULL);
  expect (minutes, TRUE, "agenda_item");
  g_object_set (item, "conclusion", "Sí", NULL);
  expect_none (minutes);
  g_ptr_array_set_size (minutes->agenda, 0);
  expect (minutes, TRUE, "agenda_item");
}

static void
test_agreements (void)
{
  g_autoptr (MinkaMinutes) minutes = complete ();
  MinkaAgreement *agreement = minutes->agreements->pdata[0];
  g_autofree char *who = g_strdup (agreement->responsible);

  g_object_set (agreement, "responsible", "", NULL);
  expect (minutes, FALSE, "agreement");
  g_object_set (agreement, "responsible_text", "Todos", NULL);
  expect_none (minutes);
  g_object_set (agreement, "due", "", NULL);
  expect (minutes, FALSE, "agreement");
  g_object_set (agreement, "due", "2021-04-01", "voted", TRUE, "votes_for", 2, "abstentions", 1, NULL);
  expect_none (minutes);
  g_object_set (agreement, "votes_against", 1, NULL);
  expect (minutes, FALSE, "agreement");
  g_object_set (agreement, "voted", FALSE, "outside_agenda", TRUE, NULL);
  expect_none (minutes);
  call (minutes, MINKA_PRESENCE_ABSENT);
  expect (minutes, FALSE, "agreement");
  g_object_set (agreement, "outside_agenda", FALSE, NULL);
  g_ptr_array_set_size (minutes->agreements, 0);
  expect (minutes, FALSE, "agreement");
}

static void
test_blocking_first (void)
{
  g_autoptr (MinkaMinutes) minutes = complete ();
  g_autoptr (GPtrArray) flaws = NULL;
  static const char *const expected[] = { "date", "agenda_item", "moderator", "agreement" };

  g_object_set (minutes->meeting, "moderator", "", "date", "", NULL);
  g_object_set (minutes->agenda->pdata[0], "deliberation", "", "conclusion", "", NULL);
  g_object_set (minutes->agreements->pdata[0], "due", "", NULL);
  flaws = minka_minutes_check (minutes);
  g_assert_cmpuint (flaws->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < flaws->len; i++) {
    g_assert_cmpstr (((MinkaFlaw *) flaws->pdata[i])->field, ==, expected[i]);
    g_assert_true (((MinkaFlaw *) flaws->pdata[i])->blocking == (i < 2));
  }
}

static void
test_names (void)
{
  g_autoptr (MinkaMinutes) minutes = complete ();

  g_assert_cmpstr (minka_minutes_name (minutes, minutes->meeting->president), ==, "Docente");
  g_assert_cmpstr (minka_minutes_job (minutes, minutes->meeting->president), ==, "Docente de aula");
  g_assert_cmpstr (minka_minutes_name (minutes, ""), ==, "");
  g_assert_null (minka_minutes_find_member (minutes, "nobody"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/minutes/complete", test_complete);
  g_test_add_func ("/minutes/fields", test_fields_of_the_meeting);
  g_test_add_func ("/minutes/previous-acta", test_previous_acta);
  g_test_add_func ("/minutes/school", test_school);
  g_test_add_func ("/minutes/times-reversed", test_times_reversed);
  g_test_add_func ("/minutes/real-times", test_real_times);
  g_test_add_func ("/minutes/place-and-platform", test_place_and_platform);
  g_test_add_func ("/minutes/attendance", test_attendance);
  g_test_add_func ("/minutes/quorum", test_quorum);
  g_test_add_func ("/minutes/agenda", test_agenda);
  g_test_add_func ("/minutes/agreements", test_agreements);
  g_test_add_func ("/minutes/blocking-first", test_blocking_first);
  g_test_add_func ("/minutes/names", test_names);
  return g_test_run ();
}
