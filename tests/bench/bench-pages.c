/* Measures pages of a big plan in the real window: bench-pages PLAN
 * Makes PLAN, the sample with 60 activities and 500 entries of the diagnosis. Prints, separated by tabs: a page, and
 * microseconds of the main loop for each frame while it is scrolled to its end; then "edit" and microseconds of the
 * main loop, frames left out, for each edit from the gesture until everything rests, and "edit drawn" and that of its
 * frames. */

#include "loop.h"

#define ACTIVITIES 60
#define ENTRIES 500
#define EDITS 60

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!minka_workspace_finish (MINKA_WORKSPACE (source), result, &error))
    g_error ("%s", error->message);
}

static void
grow (MinkaWindow *window)
{
  MinkaGesture *gesture = minka_gesture_new ("Crecer");
  g_autoptr (GListModel) aspects = minka_workspace_list (window->workspace, MINKA_TYPE_ASPECT, NULL, NULL);
  g_autoptr (GListModel) objectives =
      minka_workspace_list (window->workspace, MINKA_TYPE_OBJECTIVE, NULL, NULL);

  loop_wait_for_items (aspects);
  loop_wait_for_items (objectives);
  for (guint i = 0; i < ENTRIES; i++) {
    g_autoptr (MinkaRecord) aspect = g_list_model_get_item (aspects, i % g_list_model_get_n_items (aspects));
    g_autoptr (MinkaRecord) entry = minka_record_new (MINKA_TYPE_DIAGNOSIS_ENTRY);
    g_autofree char *text =
        g_strdup_printf ("Entrada %u: los estudiantes de la sección tienen poca conexión", i);

    g_object_set (entry, "aspect", minka_record_get_id (aspect), "kind", (int) (i / 3 % 3), "text", text,
                  "position", (int) i + 100, NULL);
    minka_gesture_put (gesture, entry);
  }
  for (guint i = 0; i < ACTIVITIES; i++) {
    g_autoptr (MinkaRecord) objective =
        g_list_model_get_item (objectives, 1 + i % (g_list_model_get_n_items (objectives) - 1));
    g_autoptr (MinkaRecord) activity = minka_record_new (MINKA_TYPE_ACTIVITY);
    g_autoptr (MinkaRecord) link = minka_record_new (MINKA_TYPE_ACTIVITY_OBJECTIVE);
    g_autoptr (MinkaRecord) source = minka_record_new (MINKA_TYPE_SOURCE);
    g_autoptr (MinkaRecord) day = minka_record_new (MINKA_TYPE_ACTIVITY_DATE);
    g_autofree char *title = g_strdup_printf ("Taller %u de análisis de evidencias", i);
    g_autofree char *date = g_strdup_printf ("2021-%02u-%02u", 3 + i % 9, 1 + i % 28);

    g_object_set (activity, "title", title, "position", (int) i + 10, NULL);
    g_object_set (link, "activity", minka_record_get_id (activity), "objective",
                  minka_record_get_id (objective), NULL);
    g_object_set (source, "activity", minka_record_get_id (activity), "text", "Acta de la reunión y fotos",
                  NULL);
    g_object_set (day, "activity", minka_record_get_id (activity), "first_day", date, NULL);
    minka_gesture_put (gesture, activity);
    minka_gesture_put (gesture, link);
    minka_gesture_put (gesture, source);
    minka_gesture_put (gesture, day);
  }
  loop_apply (window, gesture);
}

/* An edit of the text of an entry, or of the title of an activity, while its page is in front. */
static void
edit (MinkaWindow *window, GType type, const char *field, const char *page)
{
  g_autoptr (GListModel) list = minka_workspace_list (window->workspace, type, NULL, NULL);

  loop_wait_for_items (list);
  loop_wait_ms (500);
  for (guint i = 0; i < EDITS; i++) {
    g_autoptr (MinkaRecord) record = g_list_model_get_item (list, i * 7 % g_list_model_get_n_items (list));
    g_autofree char *text = g_strdup_printf ("Otra redacción, la número %u", i);
    gint64 busy_before, frames_before;
    MinkaGesture *gesture = minka_gesture_new ("Cambiar");

    loop_wait_ms (60);
    busy_before = loop_busy;
    frames_before = loop_frame_cost;
    g_object_set (record, field, text, NULL);
    minka_gesture_set (gesture, record, field, NULL);
    minka_workspace_apply (window->workspace, gesture, on_applied, NULL);
    loop_wait_ms (120);
    g_print ("%s, edit\t%" G_GINT64_FORMAT "\n", page,
             loop_busy - busy_before - (loop_frame_cost - frames_before));
    g_print ("%s, edit drawn\t%" G_GINT64_FORMAT "\n", page, loop_frame_cost - frames_before);
  }
}

static void
measure (MinkaWindow *window)
{
  static const char *const pages[] = { "diagnosis", "activities", "evaluation" };

  grow (window);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    minka_window_show_page (window, pages[i]);
    loop_wait_ms (2500);
    loop_scroll (window, pages[i]);
  }
  loop_count (TRUE);
  minka_window_show_page (window, "diagnosis");
  edit (window, MINKA_TYPE_DIAGNOSIS_ENTRY, "text", "diagnosis");
  minka_window_show_page (window, "activities");
  edit (window, MINKA_TYPE_ACTIVITY, "title", "activities");
  loop_count (FALSE);
}

int
main (int argc, char *argv[])
{
  return loop_main (argc, argv, measure);
}
