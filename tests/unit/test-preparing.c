#include "kit.h"

#include "minka-agenda.h"
#include "minka-circle.h"
#include "minka-convocation-text.h"
#include "minka-equipment.h"
#include "minka-meetings.h"
#include "minka-model.h"
#include "minka-priority.h"
#include "minka-protocols.h"
#include "minka-series.h"
#include "minka-spanish.h"

#include <string.h>

/* What is done before a meeting: who has what, how long it takes, from what it is made, when it is. */

static GListModel *
list_of (MinkaStore *store, GType type, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaRecordClass) klass = g_type_class_ref (type);
  g_autoptr (GPtrArray) found = minka_store_find (store, type, field, value, &error);
  GListStore *list = g_list_store_new (type);

  g_assert_no_error (error);
  g_list_store_splice (list, 0, 0, found->pdata, found->len);
  return G_LIST_MODEL (list);
}

static GPtrArray *
array_of (MinkaStore *store, GType type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaRecordClass) klass = g_type_class_ref (type);
  GPtrArray *found = minka_store_find (store, type, NULL, NULL, &error);

  g_assert_no_error (error);
  return found;
}

/* Equipment */

static void
add_member (GListStore *members, MinkaDevice device, MinkaInternet connection, MinkaEase ease)
{
  g_autoptr (MinkaMember) member = minka_record_new (MINKA_TYPE_MEMBER);

  g_object_set (member, "device", device, "connection", connection, "ease", ease, NULL);
  g_list_store_append (members, member);
}

/* Who is called together */

static MinkaMember *
add_teacher (GListStore *members, const char *grade, gboolean retired)
{
  MinkaMember *member = minka_record_new (MINKA_TYPE_MEMBER);

  g_object_set (member, "grade", grade, "retired", retired, NULL);
  g_list_store_append (members, member);
  g_object_unref (member);
  return member;
}

static void
add_post (GListStore *posts, const char *title, MinkaMember *holder)
{
  g_autoptr (MinkaPost) post = minka_record_new (MINKA_TYPE_POST);

  g_object_set (post, "title", title, "member",
                holder != NULL ? minka_record_get_id (MINKA_RECORD (holder)) : "", NULL);
  g_list_store_append (posts, post);
}

static void
assert_circle (GPtrArray *circles, guint nth, MinkaCircleKind kind, const char *title, MinkaMember *one,
               MinkaMember *other)
{
  MinkaCircle *circle = circles->pdata[nth];

  g_assert_cmpint (circle->kind, ==, kind);
  g_assert_cmpstr (circle->title, ==, title);
  g_assert_cmpuint (circle->members->len, ==, other != NULL ? 2 : 1);
  g_assert_cmpstr (circle->members->pdata[0], ==, minka_record_get_id (MINKA_RECORD (one)));
  if (other != NULL)
    g_assert_cmpstr (circle->members->pdata[1], ==, minka_record_get_id (MINKA_RECORD (other)));
}

static void
test_circles (void)
{
  g_autoptr (GListStore) members = g_list_store_new (MINKA_TYPE_MEMBER);
  g_autoptr (GListStore) posts = g_list_store_new (MINKA_TYPE_POST);
  g_autoptr (GPtrArray) none = minka_circles_find (G_LIST_MODEL (members), G_LIST_MODEL (posts));
  g_autoptr (GPtrArray) circles = NULL;
  MinkaMember *second = add_teacher (members, "2.° B", FALSE);
  MinkaMember *fourth = add_teacher (members, " 4.° \"A\" ", FALSE);
  MinkaMember *third = add_teacher (members, "2.° A", FALSE);
  MinkaMember *small = add_teacher (members, "5 años", FALSE);
  MinkaMember *gone = add_teacher (members, "6.° A", TRUE);

  g_assert_cmpuint (none->len, ==, 0);
  add_teacher (members, "", FALSE);
  add_post (posts, "Moderador", third);
  add_post (posts, "Coordinación", second);
  add_post (posts, "Coordinación", small);
  add_post (posts, "Coordinación", second);
  add_post (posts, "Integrantes", NULL);
  add_post (posts, "Secretario", gone);
  circles = minka_circles_find (G_LIST_MODEL (members), G_LIST_MODEL (posts));
  g_assert_cmpuint (circles->len, ==, 6);
  g_assert_cmpuint (((MinkaCircle *) circles->pdata[0])->members->len, ==, 3);
  assert_circle (circles, 1, MINKA_CIRCLE_POST, "Coordinación", second, small);
  assert_circle (circles, 2, MINKA_CIRCLE_POST, "Moderador", third, NULL);
  assert_circle (circles, 3, MINKA_CIRCLE_GRADE, "2.°", second, third);
  assert_circle (circles, 4, MINKA_CIRCLE_GRADE, "4.°", fourth, NULL);
  assert_circle (circles, 5, MINKA_CIRCLE_GRADE, "5 años", small, NULL);
}

static void
test_equipment (void)
{
  g_autoptr (GListStore) members = g_list_store_new (MINKA_TYPE_MEMBER);
  g_autofree char *none = NULL;
  g_autofree char *some = NULL;
  g_autofree char *connections = NULL;
  MinkaEquipment equipment;

  minka_equipment_count (&equipment, G_LIST_MODEL (members));
  none = minka_equipment_describe (&equipment);
  g_assert_cmpstr (none, ==, "Nobody is called yet.");

  add_member (members, MINKA_DEVICE_LAPTOP, MINKA_INTERNET_GOOD, MINKA_EASE_EASY);
  add_member (members, MINKA_DEVICE_PC, MINKA_INTERNET_GOOD, MINKA_EASE_EASY);
  add_member (members, MINKA_DEVICE_PHONE, MINKA_INTERNET_WEAK, MINKA_EASE_LEARNING);
  add_member (members, MINKA_DEVICE_NONE, MINKA_INTERNET_NONE, MINKA_EASE_UNKNOWN);
  minka_equipment_count (&equipment, G_LIST_MODEL (members));
  some = minka_equipment_describe (&equipment);
  g_assert_cmpstr (some, ==,
                   "2 laptop or PC · 1 phone · 1 without a device; 2 are at ease with the platform");
  connections = minka_equipment_describe_connections (&equipment);
  g_assert_cmpstr (connections, ==, "2 with a good connection · 1 with a weak one · 1 without a connection");
}

/* Agenda */

static void
add_topic (GListStore *items, int minutes, gboolean unplanned)
{
  g_autoptr (MinkaAgendaItem) item = minka_record_new (MINKA_TYPE_AGENDA_ITEM);

  g_object_set (item, "title", "Tema", "minutes", minutes, "unplanned", unplanned, NULL);
  g_list_store_append (items, item);
}

static void
assert_agenda (MinkaMeeting *meeting, GListStore *items, const char *said, int over)
{
  MinkaAgenda agenda;
  g_autofree char *text = NULL;

  minka_agenda_sum (&agenda, meeting, G_LIST_MODEL (items));
  text = minka_agenda_describe (&agenda);
  g_assert_cmpstr (text, ==, said);
  g_assert_cmpint (minka_agenda_over (&agenda), ==, over);
}

static void
test_agenda (void)
{
  g_autoptr (GListStore) items = g_list_store_new (MINKA_TYPE_AGENDA_ITEM);
  g_autoptr (MinkaMeeting) meeting = minka_record_new (MINKA_TYPE_MEETING);

  assert_agenda (meeting, items, "No topics yet.", 0);
  add_topic (items, 30, FALSE);
  add_topic (items, 20, FALSE);
  add_topic (items, 45, TRUE);
  assert_agenda (meeting, items, "50 minutes", 0);
  g_object_set (meeting, "start-time", "15:30", "end-time", "16:30", "platform-minutes", 40, NULL);
  assert_agenda (meeting, items, "50 minutes of 60 minutes", -10);
  g_object_set (meeting, "mode", MINKA_MEETING_MODE_VIRTUAL, NULL);
  assert_agenda (meeting, items, "50 minutes, and the platform allows 40 minutes: 10 minutes too many.", 10);
  g_object_set (meeting, "end-time", "16:00", NULL);
  add_topic (items, 0, FALSE);
  assert_agenda (
      meeting, items,
      "50 minutes, and the meeting is to last 30 minutes: 20 minutes too many. · 1 topic without minutes",
      20);
}

/* Series */

static void
add_day (GListStore *days, MinkaCalendarSource source, const char *first, const char *last, const char *title)
{
  g_autoptr (MinkaCalendarSummary) day = minka_record_new (MINKA_TYPE_CALENDAR_SUMMARY);

  g_object_set (day, "source", source, "first-day", first, "last-day", last, "title", title, NULL);
  g_list_store_append (days, day);
}

static char *
tell (const MinkaSeries *series, GListModel *days)
{
  g_autoptr (GPtrArray) plan = minka_series_plan (series, days);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->len; i++) {
    MinkaSeriesDay *day = plan->pdata[i];

    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", *day->day != '\0' ? day->day + 5 : "-");
    if (day->reason != NULL)
      g_string_append_printf (text, "(%s)", day->reason);
  }
  return g_string_free_and_steal (text);
}

static void
assert_series (const char *first, const char *rhythm, int times, const char *until, GListStore *days,
               const char *said)
{
  MinkaSeries series = { .first = first, .times = times, .until = until };
  g_autofree char *text = NULL;

  g_assert_true (minka_series_read_rhythm (rhythm, &series));
  text = tell (&series, G_LIST_MODEL (days));
  g_assert_cmpstr (text, ==, said);
}

static void
test_series (void)
{
  g_autoptr (GListStore) days = g_list_store_new (MINKA_TYPE_CALENDAR_SUMMARY);
  MinkaSeries series = { .first = "2021-04-06" };
  g_autofree char *nothing = tell (&series, NULL);

  g_assert_cmpstr (nothing, ==, "");
  for (const char **odd = (const char *[]) { "", "d", "0d", "-1w", "13m", "2x", "2w ", "d2", NULL }; *odd;
       odd++)
    g_assert_false (minka_series_read_rhythm (*odd, &series));

  /* Fifteen days are two weeks; the weekday of the month stays, the fifth is the last. */
  assert_series ("2021-04-06", "15d", 4, NULL, days, "04-06 04-20 05-04 05-18");
  assert_series ("2021-04-06", "10d", 3, NULL, days, "04-06 04-16 04-26");
  assert_series ("2021-03-09", "1m", 3, NULL, days, "03-09 04-13 05-11");
  assert_series ("2021-03-30", "1m", 3, NULL, days, "03-30 04-27 05-25");
  assert_series ("2021-04-06", "1w", 0, "2021-04-26", days, "04-06 04-13 04-20");

  /* 29 June is a holiday of the country; the week goes on. */
  assert_series ("2021-06-22", "1w", 3, NULL, days, "06-22 06-30(San Pedro y San Pablo) 07-06");
  /* A Friday has no day after it in its week. */
  add_day (days, MINKA_CALENDAR_SOURCE_HOLIDAY, "2021-05-14", "2021-05-14", "Aniversario");
  assert_series ("2021-05-07", "1w", 2, NULL, days, "05-07 -(Aniversario) 05-21");
  /* Terms and events are in nobody's way; school holidays are, and what is left out does not count. */
  add_day (days, MINKA_CALENDAR_SOURCE_TERM, "2021-03-15", "2021-05-14", "I bimestre");
  add_day (days, MINKA_CALENDAR_SOURCE_EVENT, "2021-04-13", "2021-04-13", "Feria");
  add_day (days, MINKA_CALENDAR_SOURCE_BREAK, "2021-05-17", "2021-05-21", "Vacaciones");
  assert_series ("2021-04-13", "1w", 3, NULL, days, "04-13 04-20 04-27");
  assert_series ("2021-05-11", "1w", 2, NULL, days, "05-11 -(Vacaciones) 05-25");
}

static void
test_series_ends (void)
{
  g_autoptr (GListStore) days = g_list_store_new (MINKA_TYPE_CALENDAR_SUMMARY);
  g_autoptr (GPtrArray) plan = NULL;
  MinkaSeries series = { .first = "2021-04-06", .days = 1, .until = "2999-01-01" };

  plan = minka_series_plan (&series, G_LIST_MODEL (days));
  g_assert_cmpuint (plan->len, >=, MINKA_SERIES_MOST);
  g_clear_pointer (&plan, g_ptr_array_unref);

  /* Holidays without end. */
  add_day (days, MINKA_CALENDAR_SOURCE_BREAK, "2021-04-07", "2999-01-01", "Vacaciones");
  series = (MinkaSeries) { .first = "2021-04-06", .days = 7, .times = 5 };
  plan = minka_series_plan (&series, G_LIST_MODEL (days));
  g_assert_cmpuint (plan->len, <, 200);
}

/* Priorities */

static void
test_priorities (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (GListModel) aspects = list_of (store, MINKA_TYPE_ASPECT, NULL, NULL);
  g_autoptr (GListModel) entries = list_of (store, MINKA_TYPE_DIAGNOSIS_ENTRY, NULL, NULL);
  g_autoptr (GListModel) objectives = list_of (store, MINKA_TYPE_OBJECTIVE_SUMMARY, NULL, NULL);
  g_autoptr (GListModel) agreements = list_of (store, MINKA_TYPE_AGREEMENT_SUMMARY, NULL, NULL);
  g_autoptr (GPtrArray) observations = array_of (store, MINKA_TYPE_OBSERVATION);
  g_autoptr (GPtrArray) levels = array_of (store, MINKA_TYPE_OBSERVATION_LEVEL);
  g_autoptr (GPtrArray) observed = minka_observed_gather (observations, levels);
  g_autoptr (GPtrArray) found = minka_priorities_gather (
      &(MinkaPrioritySources) { aspects, entries, objectives, agreements, observed });
  g_autoptr (MinkaMeeting) fresh = minka_record_new (MINKA_TYPE_MEETING);
  const char *meeting = minka_record_get_id (MINKA_RECORD (fresh));
  guint kinds[MINKA_PRIORITY_KIND_AGREEMENT + 1] = { 0 };

  g_object_set (fresh, "title", "Matriz", NULL);
  kit_put (store, fresh);
  for (guint i = 0; i < found->len; i++) {
    MinkaPriority *one = found->pdata[i];
    g_autoptr (MinkaAgendaItem) topic = minka_priority_make_topic (one, meeting, i);
    g_autoptr (GListModel) before = list_of (store, MINKA_TYPE_AGENDA_ITEM, "meeting", meeting);
    g_autoptr (GListModel) after = NULL;

    kinds[one->kind]++;
    g_assert_cmpstr (one->source, !=, "");
    g_assert_false (minka_priority_is_on (one, before));
    kit_put (store, topic);
    after = list_of (store, MINKA_TYPE_AGENDA_ITEM, "meeting", meeting);
    g_assert_true (minka_priority_is_on (one, after));
  }
  g_assert_cmpuint (kinds[MINKA_PRIORITY_KIND_NEED], ==, 5);
  g_assert_cmpuint (kinds[MINKA_PRIORITY_KIND_OBJECTIVE], ==, 3);
  g_assert_cmpuint (kinds[MINKA_PRIORITY_KIND_OBSERVATION], >, 0);
  g_assert_cmpuint (kinds[MINKA_PRIORITY_KIND_AGREEMENT], >, 0);
}

/* Guiding questions */

typedef struct {
  MinkaStore *store;
  GPtrArray *steps;
  GPtrArray *meetings;
  GPtrArray *answers;
  GPtrArray *topics;
} Protocol;

static void
protocol_read (Protocol *self)
{
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  self->steps = array_of (self->store, MINKA_TYPE_PROTOCOL_STEP);
  self->meetings = array_of (self->store, MINKA_TYPE_MEETING);
  self->answers = array_of (self->store, MINKA_TYPE_PROTOCOL_ANSWER);
  self->topics = array_of (self->store, MINKA_TYPE_AGENDA_ITEM);
}

static void
protocol_clear (Protocol *self)
{
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->meetings);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->topics);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Protocol, protocol_clear)

static GPtrArray *
copies (GPtrArray *steps)
{
  GPtrArray *copied = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < steps->len; i++)
    g_ptr_array_add (copied, minka_record_copy (steps->pdata[i]));
  return copied;
}

static gboolean
change (Protocol *self, GPtrArray *wanted)
{
  MinkaGesture *gesture = minka_protocols_change (
      "Cambiar", &(MinkaProtocolUse) { self->steps, self->meetings, self->answers, self->topics }, wanted);

  if (gesture == NULL)
    return FALSE;
  kit_take (self->store, gesture);
  protocol_read (self);
  return TRUE;
}

static MinkaProtocolStep *
find_step (GPtrArray *steps, const char *text)
{
  for (guint i = 0; i < steps->len; i++)
    if (g_str_equal (MINKA_PROTOCOL_STEP (steps->pdata[i])->text, text))
      return steps->pdata[i];
  g_assert_not_reached ();
}

static void
answer (Protocol *self, const char *meeting, MinkaProtocolStep *step)
{
  g_autoptr (MinkaProtocolAnswer) one = minka_record_new (MINKA_TYPE_PROTOCOL_ANSWER);

  g_object_set (one, "meeting", meeting, "step", minka_record_get_id (MINKA_RECORD (step)), "text", "Zoom",
                NULL);
  kit_put (self->store, one);
}

#define PLATFORM "¿Con qué plataforma se conectan mejor todos?"
#define MINUTES "¿Cuántos minutos permite?"

static void
test_protocol_in_place (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_auto (Protocol) self = { .store = store };
  g_autoptr (GPtrArray) built_in = minka_protocols_built_in ();
  g_autoptr (GPtrArray) follow_ups = NULL;
  g_autoptr (GPtrArray) wanted = NULL;
  g_autoptr (GPtrArray) newest = NULL;

  /* Nobody has met yet. */
  protocol_read (&self);
  follow_ups = kit_ids (store, MINKA_TYPE_FOLLOW_UP);
  for (guint i = 0; i < follow_ups->len; i++)
    kit_remove (store, MINKA_TYPE_FOLLOW_UP, follow_ups->pdata[i]);
  for (guint i = 0; i < self.meetings->len; i++)
    kit_remove (store, MINKA_TYPE_MEETING, minka_record_get_id (self.meetings->pdata[i]));
  protocol_read (&self);
  g_assert_cmpint (minka_protocols_newest (self.steps), ==, 1);
  g_assert_cmpuint (self.steps->len, ==, built_in->len);
  wanted = copies (built_in);
  g_assert_false (change (&self, wanted));

  g_object_set (find_step (wanted, PLATFORM), "text", "¿Qué plataforma usaremos?", NULL);
  g_ptr_array_remove (wanted, find_step (wanted, MINUTES));
  g_assert_true (change (&self, wanted));
  g_assert_cmpint (minka_protocols_newest (self.steps), ==, 1);
  newest = minka_protocols_list (self.steps, 1);
  g_assert_cmpuint (newest->len, ==, built_in->len - 1);
  g_assert_cmpstr (MINKA_PROTOCOL_STEP (newest->pdata[0])->text, ==, "¿Qué plataforma usaremos?");
}

static void
test_protocol_kept (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_auto (Protocol) self = { .store = store };
  g_autofree char *next = kit_meeting (store, 4);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) wanted = NULL;
  guint moved = 0, left = 0, of_others = 0;

  protocol_read (&self);
  first = minka_protocols_list (self.steps, 1);
  for (guint i = 0; i < self.answers->len; i++)
    if (g_str_equal (MINKA_PROTOCOL_ANSWER (self.answers->pdata[i])->meeting, next))
      kit_remove (store, MINKA_TYPE_PROTOCOL_ANSWER, minka_record_get_id (self.answers->pdata[i]));
  answer (&self, next, find_step (first, PLATFORM));
  answer (&self, next, find_step (first, MINUTES));
  protocol_read (&self);

  wanted = copies (first);
  g_object_set (find_step (wanted, PLATFORM), "text", "¿Qué plataforma usaremos?", NULL);
  g_assert_true (change (&self, wanted));

  /* The new version is whole, the old one untouched. */
  g_assert_cmpint (minka_protocols_newest (self.steps), ==, 2);
  second = minka_protocols_list (self.steps, 2);
  g_assert_cmpuint (second->len, ==, first->len);
  for (guint i = 0; i < first->len; i++) {
    g_autoptr (MinkaRecord) before =
        minka_store_get (store, MINKA_TYPE_PROTOCOL_STEP, minka_record_get_id (first->pdata[i]), NULL);

    g_assert_true (minka_record_equal (before, first->pdata[i]));
  }

  /* Only the meeting in preparation goes on with it, and keeps the answer to what was not changed. */
  for (guint i = 0; i < self.meetings->len; i++) {
    MinkaMeeting *meeting = self.meetings->pdata[i];

    g_assert_cmpint (meeting->protocol_version, ==, meeting->state == MINKA_MEETING_STATE_PREPARING ? 2 : 1);
  }
  for (guint i = 0; i < self.answers->len; i++) {
    MinkaProtocolAnswer *one = self.answers->pdata[i];
    g_autoptr (MinkaProtocolStep) step = minka_store_get (store, MINKA_TYPE_PROTOCOL_STEP, one->step, NULL);

    if (!g_str_equal (one->meeting, next)) {
      of_others++;
      g_assert_cmpint (step->version, ==, 1);
    } else if (step->version == 2) {
      moved++;
      g_assert_cmpstr (step->text, ==, MINUTES);
    } else {
      left++;
      g_assert_cmpstr (step->text, ==, PLATFORM);
    }
  }
  g_assert_cmpuint (moved, ==, 1);
  g_assert_cmpuint (left, ==, 1);
  g_assert_cmpuint (of_others, >, 0);

  /* What nobody answered changes in the new version itself; back to the built-in ones is a change like others. */
  g_ptr_array_unref (g_steal_pointer (&wanted));
  wanted = copies (second);
  g_ptr_array_remove_index (wanted, wanted->len - 1);
  g_assert_true (change (&self, wanted));
  g_assert_cmpint (minka_protocols_newest (self.steps), ==, 2);
  g_ptr_array_unref (g_steal_pointer (&wanted));
  wanted = minka_protocols_built_in ();
  g_assert_true (change (&self, wanted));
  g_ptr_array_unref (g_steal_pointer (&second));
  second = minka_protocols_list (self.steps, minka_protocols_newest (self.steps));
  g_assert_cmpuint (second->len, ==, wanted->len);
  for (guint i = 0; i < wanted->len; i++)
    g_assert_cmpstr (MINKA_PROTOCOL_STEP (second->pdata[i])->text, ==,
                     MINKA_PROTOCOL_STEP (wanted->pdata[i])->text);
}

static void
test_protocol_refused (void)
{
  static const char *const none[] = {
    "",
    "[]",
    "{}",
    "{\"stages\": []}",
    "{\"stages\": [{\"stage\": \"never\", \"indicators\": []}]}",
    "{\"stages\": [{\"stage\": \"before\", \"indicators\": [{\"questions\": [\"¿?\"]}]}]}",
    "{\"stages\": [{\"stage\": \"before\", \"indicators\": [{\"indicator\": \"A\", \"questions\": [\" \"]}]}]}",
    "{\"stages\": [{\"stage\": \"before\", \"indicators\": [{\"indicator\": \"A\", \"questions\": [\"B\", \"B\"]}]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++) {
    g_autoptr (GBytes) json = g_bytes_new_static (none[i], strlen (none[i]));
    g_autoptr (GError) error = NULL;

    g_assert_null (minka_protocols_parse (json, &error));
    g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  }
}

/* Meetings */

static MinkaMeeting *
get_meeting (MinkaStore *store, const char *id)
{
  g_autoptr (GError) error = NULL;
  MinkaMeeting *meeting = minka_store_get (store, MINKA_TYPE_MEETING, id, &error);

  g_assert_no_error (error);
  return meeting;
}

static void
add_days (GPtrArray *days, guint n)
{
  static const char *const all[] = { "2021-06-01", "2021-06-08", "2021-06-15", "2021-06-22" };

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (days, (gpointer) all[i]);
}

static void
test_make (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (GListModel) summaries = list_of (store, MINKA_TYPE_MEETING_SUMMARY, NULL, NULL);
  g_autoptr (GListModel) posts = list_of (store, MINKA_TYPE_POST, NULL, NULL);
  g_autoptr (GPtrArray) members = kit_ids (store, MINKA_TYPE_MEMBER);
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (MinkaMeeting) meeting = minka_record_new (MINKA_TYPE_MEETING);
  g_autoptr (MinkaMeeting) made = NULL;
  g_autoptr (GListModel) series = NULL;
  g_autofree char *first = NULL;
  g_autofree char *before = kit_json (store);
  g_autofree char *after = NULL;

  add_days (days, 2);
  g_ptr_array_set_size (members, 3);
  g_object_set (meeting, "title", "Matriz", NULL);
  minka_meetings_fill_in (meeting, summaries, posts, 7);
  kit_take (store, minka_meetings_make (&(MinkaMeetingTemplate) { meeting, members, days }, &first));

  made = get_meeting (store, first);
  g_assert_cmpstr (made->date, ==, "2021-06-01");
  g_assert_cmpint (made->number, ==, 5);
  g_assert_cmpint (made->protocol_version, ==, 7);
  g_assert_cmpstr (made->previous, !=, "");
  g_assert_cmpstr (made->president, !=, "");
  series = list_of (store, MINKA_TYPE_MEETING, "series", made->series);
  g_assert_cmpuint (g_list_model_get_n_items (series), ==, 2);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (MinkaMeeting) one = g_list_model_get_item (series, i);
    g_autoptr (GListModel) called =
        list_of (store, MINKA_TYPE_ATTENDANCE, "meeting", minka_record_get_id (MINKA_RECORD (one)));

    g_assert_cmpuint (g_list_model_get_n_items (called), ==, 3);
  }

  /* One step. */
  g_assert_true (minka_store_undo (store, NULL, NULL));
  after = kit_json (store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_follow (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (MinkaMeeting) meeting = minka_record_new (MINKA_TYPE_MEETING);
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) after = NULL;
  g_autofree char *first = NULL;
  MinkaGesture *gesture;
  guint n, changed = 0;

  add_days (days, 4);
  g_object_set (meeting, "title", "Matriz", "start-time", "15:00", NULL);
  kit_take (store, minka_meetings_make (&(MinkaMeetingTemplate) { meeting, members, days }, &first));
  all = list_of (store, MINKA_TYPE_MEETING, NULL, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (MinkaMeeting) one = g_list_model_get_item (all, i);

    if (g_str_equal (one->date, "2021-06-08")) {
      g_object_set (one, "start-time", "16:00", "platform", "Zoom", NULL);
      g_set_object (&meeting, one);
    }
  }
  gesture = minka_meetings_follow (meeting, all, &n);
  g_assert_cmpuint (n, ==, 2);
  kit_take (store, gesture);
  after = list_of (store, MINKA_TYPE_MEETING, "start_time", "16:00");
  for (guint i = 0; i < g_list_model_get_n_items (after); i++) {
    g_autoptr (MinkaMeeting) one = g_list_model_get_item (after, i);

    changed += g_str_equal (one->platform, "Zoom") && strcmp (one->date, "2021-06-08") > 0;
  }
  g_assert_cmpuint (changed, ==, 2);
}

static void
test_postpone (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *id = kit_meeting (store, 4);
  g_autoptr (MinkaMeeting) meeting = get_meeting (store, id);
  g_autoptr (MinkaMeeting) after = NULL;

  g_object_set (meeting, "end-time", "16:30", NULL);
  kit_take (store, minka_meetings_postpone (meeting, "2021-05-12", "17:00", "Corte de luz"));
  g_set_object (&after, NULL);
  after = get_meeting (store, id);
  g_assert_cmpstr (after->date, ==, "2021-05-12");
  g_assert_cmpstr (after->moved_from, ==, "2021-05-10");
  g_assert_cmpstr (after->start_time, ==, "17:00");
  g_assert_cmpstr (after->end_time, ==, "18:00");
  g_assert_cmpstr (after->change_reason, ==, "Corte de luz");

  /* Again: the first day is the one remembered; and back to it. */
  kit_take (store, minka_meetings_postpone (meeting, "2021-05-14", "", "Feria"));
  g_assert_cmpstr (meeting->moved_from, ==, "2021-05-10");
  g_assert_cmpstr (meeting->start_time, ==, "17:00");
  kit_take (store, minka_meetings_postpone (meeting, "2021-05-10", "", "Ya se puede"));
  g_assert_cmpstr (meeting->moved_from, ==, "");

  kit_take (store, minka_meetings_cancel (meeting, "Paro"));
  g_assert_cmpint (meeting->state, ==, MINKA_MEETING_STATE_CANCELLED);
  kit_take (store, minka_meetings_revive (meeting));
  g_assert_cmpint (meeting->state, ==, MINKA_MEETING_STATE_PREPARING);
  g_assert_cmpstr (meeting->change_reason, ==, "");
}

/* Convocatoria */

static MinkaMinutes *
make_minutes (void)
{
  MinkaMinutes *minutes = minka_minutes_new ();
  MinkaAgendaItem *item;
  MinkaMember *member;

  minutes->plan = minka_record_new (MINKA_TYPE_PLAN);
  minutes->meeting = minka_record_new (MINKA_TYPE_MEETING);
  member = g_object_new (MINKA_TYPE_MEMBER, "id", "m", "name", "Docente 2.° B", NULL);
  g_ptr_array_add (minutes->members, member);
  g_object_set (minutes->plan, "school-name", "I.E. N.° 30153", NULL);
  g_object_set (minutes->meeting, "title", "Normas *de* convivencia", "number", 4, "date", "2021-05-10",
                "start-time", "15:30", "end-time", "16:30", "mode", MINKA_MEETING_MODE_VIRTUAL, "platform",
                "Google Meet", "link", "https://example.org/r4", "president", "m", NULL);
  item = minka_record_new (MINKA_TYPE_AGENDA_ITEM);
  g_object_set (item, "title", "Normas", "minutes", 20, "presenter", "m", "preparation", "Traer\nejemplos",
                NULL);
  g_ptr_array_add (minutes->agenda, item);
  item = minka_record_new (MINKA_TYPE_AGENDA_ITEM);
  g_object_set (item, "title", "Otro", "unplanned", TRUE, NULL);
  g_ptr_array_add (minutes->agenda, item);
  return minutes;
}

static void
test_message (void)
{
  g_autoptr (MinkaMinutes) minutes = make_minutes ();
  g_autofree char *chat = minka_convocation_text_make (minutes, MINKA_MESSAGE_CHAT);
  g_autofree char *mail = minka_convocation_text_make (minutes, MINKA_MESSAGE_MAIL);

  g_assert_cmpstr (
      chat, ==,
      "*CONVOCATORIA*\n"
      "I.E. N.° 30153\n"
      "\n"
      "Se convoca a los integrantes de la Comunidad Profesional de Aprendizaje a la reunión general n.° 4.\n"
      "\n"
      "*Tema:* Normas  de  convivencia\n"
      "*Fecha:* lunes 10 de mayo de 2021\n"
      "*Hora:* de 15:30 a 16:30 h\n"
      "*Modalidad:* virtual\n"
      "*Plataforma:* Google Meet\n"
      "*Enlace:* https://example.org/r4\n"
      "\n"
      "*Agenda*\n"
      "1. Normas (20 min; presenta: Docente 2.° B)\n"
      "   Preparar: Traer ejemplos\n"
      "\n"
      "Por favor, confirme su asistencia y avise con tiempo si tiene alguna dificultad.\n"
      "\n"
      "Docente 2.° B\n");
  g_assert_null (strchr (mail, '*'));
  g_assert_nonnull (strstr (mail, "\nTema: Normas"));
}

static void
test_message_of_change (void)
{
  g_autoptr (MinkaMinutes) minutes = make_minutes ();
  g_autofree char *moved = NULL;
  g_autofree char *cancelled = NULL;

  g_object_set (minutes->meeting, "moved-from", "2021-05-07", "change-reason", "Corte de luz", NULL);
  moved = minka_convocation_text_make (minutes, MINKA_MESSAGE_CHAT);
  g_assert_true (g_str_has_prefix (moved, "*CAMBIO DE FECHA*\n"));
  g_assert_nonnull (
      strstr (moved, "prevista para el viernes 7 de mayo de 2021, *cambia de fecha*. Motivo: Corte de luz."));
  g_assert_nonnull (strstr (moved, "*Fecha:* lunes 10 de mayo de 2021"));
  g_object_set (minutes->meeting, "state", MINKA_MEETING_STATE_CANCELLED, NULL);
  cancelled = minka_convocation_text_make (minutes, MINKA_MESSAGE_CHAT);
  g_assert_true (g_str_has_prefix (cancelled, "*REUNIÓN CANCELADA*\n"));
  g_assert_nonnull (strstr (
      cancelled, "prevista para el lunes 10 de mayo de 2021, *queda cancelada*. Motivo: Corte de luz."));
  g_assert_null (strstr (cancelled, "confirme"));
  g_assert_null (strstr (cancelled, "Enlace"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/preparing/equipment", test_equipment);
  g_test_add_func ("/preparing/circles", test_circles);
  g_test_add_func ("/preparing/agenda", test_agenda);
  g_test_add_func ("/preparing/series", test_series);
  g_test_add_func ("/preparing/series-ends", test_series_ends);
  g_test_add_func ("/preparing/priorities", test_priorities);
  g_test_add_func ("/preparing/protocol-in-place", test_protocol_in_place);
  g_test_add_func ("/preparing/protocol-kept", test_protocol_kept);
  g_test_add_func ("/preparing/protocol-refused", test_protocol_refused);
  g_test_add_func ("/preparing/make", test_make);
  g_test_add_func ("/preparing/follow", test_follow);
  g_test_add_func ("/preparing/postpone", test_postpone);
  g_test_add_func ("/preparing/message", test_message);
  g_test_add_func ("/preparing/message-of-change", test_message_of_change);

  return g_test_run ();
}
