/* Measures a big meeting beside a small one in the real window: bench-meeting PLAN
 * Makes PLAN, the sample with a meeting of 10 people and 4 topics and one of 200 and 40. Prints, separated by tabs: the
 * meeting, what was done, and microseconds until everything rests, those of the main loop, and of those the longest
 * stretch without an answer. Of scrolling it prints the meeting and the stage, and those of a frame. */

#include "loop.h"

#include "minka-meeting-view.h"
#include "minka-text-row.h"

#include <glib/gi18n-lib.h>

#define ROUNDS 5
#define LETTERS 12

typedef struct {
  const char *name;
  guint people;
  guint topics;
  char *id;
  char *topic; /* the one in the middle */
} Size;

static Size sizes[] = {
  { "small", 10, 4, NULL, NULL },
  { "large", 200, 40, NULL, NULL },
};

static Size other = { "other", 0, 0, NULL, NULL }; /* to be on in between */

static const char *const stages[] = { "before", "during", "after" };

/* Held by the array, to be put when it is filled in. */
static gpointer
make (GPtrArray *records, GType type)
{
  MinkaRecord *record = minka_record_new (type);

  g_ptr_array_add (records, record);
  return record;
}

static void
add_topic (GPtrArray *records, Size *size, guint nth, const char *person)
{
  MinkaAgendaItem *topic = make (records, MINKA_TYPE_AGENDA_ITEM);
  MinkaAgreement *agreement = make (records, MINKA_TYPE_AGREEMENT);
  MinkaContribution *idea = make (records, MINKA_TYPE_CONTRIBUTION);
  const char *id = minka_record_get_id (MINKA_RECORD (topic));
  g_autofree char *title = g_strdup_printf ("Tema %u: cómo se retroalimenta a distancia", nth + 1);

  g_object_set (topic, "meeting", size->id, "title", title, "minutes", 5, "presenter", person, "position",
                (int) nth, "deliberation", "Se compararon los audios de cada sección.", NULL);
  g_object_set (agreement, "meeting", size->id, "agenda_item", id, "text", "Elaborar la matriz de la sección",
                "responsible", person, "due", "2021-05-28", "position", (int) nth, NULL);
  g_object_set (idea, "meeting", size->id, "agenda_item", id, "text", "Audios de menos de un minuto",
                "member", person, "position", (int) nth, NULL);
  if (nth == size->topics / 2)
    size->topic = g_strdup (id);
}

static void
make_meeting (GPtrArray *records, Size *size, GPtrArray *people, int number)
{
  MinkaMeeting *meeting = make (records, MINKA_TYPE_MEETING);
  g_autofree char *title = g_strdup_printf ("Reunión de %u", size->people);

  size->id = g_strdup (minka_record_get_id (MINKA_RECORD (meeting)));
  g_object_set (meeting, "title", title, "number", number, "date", "2021-05-14", "state",
                MINKA_MEETING_STATE_ONGOING, "protocol_version", 1, NULL);
  for (guint i = 0; i < size->people; i++) {
    MinkaAttendance *attendance = make (records, MINKA_TYPE_ATTENDANCE);

    g_object_set (attendance, "meeting", size->id, "member", people->pdata[i], "presence",
                  MINKA_PRESENCE_PRESENT, "position", (int) i, NULL);
  }
  for (guint i = 0; i < size->topics; i++)
    add_topic (records, size, i, people->pdata[i]);
}

static void
grow (MinkaWindow *window)
{
  MinkaGesture *gesture = minka_gesture_new ("Crecer");
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  for (guint i = 0; i < sizes[G_N_ELEMENTS (sizes) - 1].people; i++) {
    MinkaMember *member = make (records, MINKA_TYPE_MEMBER);
    g_autofree char *name = g_strdup_printf ("Docente %u", i + 1);

    g_object_set (member, "name", name, "job", "Docente de aula", "position", (int) i + 100, NULL);
    g_ptr_array_add (people, (gpointer) minka_record_get_id (MINKA_RECORD (member)));
  }
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    make_meeting (records, &sizes[i], people, 100 + (int) i);
  make_meeting (records, &other, people, 99);
  for (guint i = 0; i < records->len; i++)
    minka_gesture_put (gesture, records->pdata[i]);
  loop_apply (window, gesture);
  loop_wait_ms (1000);
}

static GtkWidget *
find (GtkWidget *widget, GType type, const char *title)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget) &&
      (title == NULL || g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type, title);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* What is done */

static void
open_meeting (MinkaWindow *window, gpointer data)
{
  minka_window_show_record (window, "meetings", ((Size *) data)->id, NULL);
}

static void
show_stage (MinkaWindow *window, gpointer data)
{
  GtkWidget *view = find (GTK_WIDGET (window), MINKA_TYPE_MEETING_VIEW, NULL);

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (find (view, ADW_TYPE_VIEW_STACK, NULL)), data);
}

static void
open_topic (MinkaWindow *window, gpointer data)
{
  Size *size = data;

  minka_window_show_record (window, "meetings", size->id, size->topic);
}

static void
type_letter (MinkaWindow *window, gpointer data)
{
  GtkTextView *view = GTK_TEXT_VIEW (minka_text_row_get_view (data));

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (view), "a", 1);
}

static void
run_meeting (MinkaWindow *window, gpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.run-meeting", "s", ((Size *) data)->id);
}

static void
show_tab (MinkaWindow *window, gpointer data)
{
  gtk_widget_activate_action (gtk_stack_get_visible_child (window->stack), "run.tab", "s", data);
}

static void
act (MinkaWindow *window, gpointer data)
{
  gtk_widget_activate_action (gtk_stack_get_visible_child (window->stack), data, NULL);
}

static void
tell (MinkaWindow *window, Size *size, const char *what, LoopAction action, gpointer data)
{
  LoopCost cost = loop_run (window, action, data);

  if (what != NULL)
    g_print ("%s\t%s\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\n", size->name, what,
             cost.wall, cost.work, cost.longest);
}

static void
tell_typing (MinkaWindow *window, Size *size)
{
  GtkWidget *row;

  loop_run (window, open_meeting, size);
  loop_run (window, open_topic, size);
  while ((row = find (GTK_WIDGET (window), MINKA_TYPE_TEXT_ROW, _ ("Conclusion"))) == NULL)
    loop_wait_ms (100);
  for (guint i = 0; i < LETTERS; i++) {
    g_autoptr (MinkaAgendaItem) topic =
        minka_workspace_get_record (window->workspace, MINKA_TYPE_AGENDA_ITEM, size->topic);
    const gsize before = strlen (topic->conclusion);
    gint64 start = g_get_monotonic_time ();

    tell (window, size, "letter typed", type_letter, row);
    while (strlen (topic->conclusion) == before || minka_workspace_is_busy (window->workspace))
      g_main_context_iteration (NULL, TRUE);
    g_print ("%s\tletter saved\t%" G_GINT64_FORMAT "\n", size->name, g_get_monotonic_time () - start);
  }
}

static void
measure_size (MinkaWindow *window, Size *size, gboolean counts)
{
  tell (window, size, counts ? "open" : NULL, open_meeting, size);
  for (guint i = 1; i < G_N_ELEMENTS (stages); i++) {
    g_autofree char *what = g_strdup_printf ("first look at %s", stages[i]);

    tell (window, size, counts ? what : NULL, show_stage, (gpointer) stages[i]);
  }
  tell (window, size, counts ? "another look at during" : NULL, show_stage, (gpointer) stages[1]);
  tell (window, size, counts ? "meeting mode" : NULL, run_meeting, size);
  tell (window, size, counts ? "its attendance while it is taken" : NULL, show_tab, (gpointer) "attendance");
  tell (window, size, NULL, act, (gpointer) "run.begin");
  tell (window, size, counts ? "its next part" : NULL, act, (gpointer) "run.next");
  tell (window, size, counts ? "its attendance" : NULL, show_tab, (gpointer) "attendance");
  tell (window, size, NULL, act, (gpointer) "run.back");
  tell (window, size, counts ? "leave meeting mode" : NULL, act, (gpointer) "win.leave-meeting");
  /* What goes is not counted with the other one. */
  tell (window, size, counts ? "leave" : NULL, open_meeting, &other);
}

static void
scroll_size (MinkaWindow *window, Size *size)
{
  loop_run (window, open_meeting, size);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++) {
    g_autofree char *name = g_strdup_printf ("%s\tscrolling %s", size->name, stages[i]);

    loop_run (window, show_stage, (gpointer) stages[i]);
    loop_scroll (window, name);
  }
}

static void
measure (MinkaWindow *window)
{
  grow (window);
  /* In turns; the first one warms up. */
  for (guint i = 0; i <= ROUNDS; i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      measure_size (window, &sizes[j], i > 0);
  for (guint j = 0; j < G_N_ELEMENTS (sizes); j++) {
    tell_typing (window, &sizes[j]);
    scroll_size (window, &sizes[j]);
  }
}

int
main (int argc, char *argv[])
{
  return loop_main (argc, argv, measure);
}
