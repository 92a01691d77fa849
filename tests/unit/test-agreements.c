#include "kit.h"

#include "minka-agreement-list.h"
#include "minka-following.h"
#include "minka-workspace.h"

/* Agreements by how they stand, in windows of a list of any length. */

#define TODAY "2021-05-05"

static guint
count (MinkaStore *store, MinkaUrgency urgency, const char *person, const char *words)
{
  g_autoptr (MinkaAgreementQuery) query = minka_agreement_query_new (urgency, TODAY, person, words);
  g_autoptr (GError) error = NULL;
  gint64 number = minka_store_count_agreements (store, query, &error);

  g_assert_no_error (error);
  return number;
}

static MinkaAgreement *
put_agreement (MinkaStore *store, const char *text, const char *due)
{
  MinkaAgreement *agreement = minka_record_new (MINKA_TYPE_AGREEMENT);
  g_autofree char *meeting = kit_meeting (store, 1);

  g_object_set (agreement, "meeting", meeting, "text", text, "due", due, NULL);
  kit_put (store, agreement);
  return agreement;
}

static void
test_urgency (void)
{
  const MinkaAgreementState open = MINKA_AGREEMENT_STATE_OPEN;

  g_assert_cmpint (minka_urgency_of (open, "2021-05-04", TODAY), ==, MINKA_URGENCY_OVERDUE);
  g_assert_cmpint (minka_urgency_of (open, TODAY, TODAY), ==, MINKA_URGENCY_THIS_WEEK);
  g_assert_cmpint (minka_urgency_of (open, "2021-05-12", TODAY), ==, MINKA_URGENCY_THIS_WEEK);
  g_assert_cmpint (minka_urgency_of (open, "2021-05-13", TODAY), ==, MINKA_URGENCY_LATER);
  g_assert_cmpint (minka_urgency_of (open, "", TODAY), ==, MINKA_URGENCY_UNDATED);
  g_assert_cmpint (minka_urgency_of (MINKA_AGREEMENT_STATE_KEPT, "", TODAY), ==, MINKA_URGENCY_KEPT);
  g_assert_cmpint (minka_urgency_of (MINKA_AGREEMENT_STATE_DROPPED, "2021-05-04", TODAY), ==,
                   MINKA_URGENCY_DROPPED);
}

/* SQL and the rule of the model tell each agreement apart alike. */
static void
test_groups (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  static const char *const days[] = { "2021-05-04", TODAY, "2021-05-12", "2021-05-13", "" };
  g_autoptr (GPtrArray) summaries = NULL;
  guint counts[MINKA_N_URGENCIES] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_object_unref (put_agreement (store, "Borde", days[i]));
  summaries = minka_store_find (store, MINKA_TYPE_AGREEMENT_SUMMARY, NULL, NULL, NULL);
  for (guint i = 0; i < summaries->len; i++) {
    MinkaAgreementSummary *summary = summaries->pdata[i];

    counts[minka_urgency_of (summary->state, summary->due, TODAY)]++;
  }
  for (guint i = 0; i < MINKA_N_URGENCIES; i++) {
    g_autoptr (MinkaAgreementQuery) query = minka_agreement_query_new (i, TODAY, NULL, NULL);
    g_autoptr (GPtrArray) found = minka_store_find_agreements (store, query, 0, G_MAXINT, NULL);

    g_assert_cmpuint (count (store, i, NULL, NULL), ==, counts[i]);
    g_assert_cmpuint (found->len, ==, counts[i]);
    for (guint j = 0; j < found->len; j++) {
      MinkaAgreementSummary *summary = found->pdata[j];
      MinkaUrgency urgency;

      g_assert_cmpint (minka_urgency_of (summary->state, summary->due, TODAY), ==, i);
      g_assert_cmpint (minka_store_place_agreement (store, minka_record_get_id (MINKA_RECORD (summary)),
                                                    TODAY, &urgency, NULL),
                       ==, j);
      g_assert_cmpint (urgency, ==, i);
      if (j > 0 && i < MINKA_URGENCY_KEPT)
        g_assert_cmpstr (((MinkaAgreementSummary *) found->pdata[j - 1])->due, <=, summary->due);
      else if (j > 0)
        g_assert_cmpstr (((MinkaAgreementSummary *) found->pdata[j - 1])->due, >=, summary->due);
    }
  }
  g_assert_cmpuint (counts[MINKA_URGENCY_OVERDUE], ==, 2);
  g_assert_cmpuint (counts[MINKA_URGENCY_UNDATED], ==, 1);
}

static void
test_filters (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (GPtrArray) members = minka_store_find (store, MINKA_TYPE_MEMBER, "name", "Directora", NULL);
  const char *director = minka_record_get_id (members->pdata[0]);
  g_autoptr (MinkaAgreement) nobody = put_agreement (store, "Regar el huerto", "2021-06-01");
  guint before;

  g_assert_cmpuint (count (store, MINKA_URGENCY_LATER, director, NULL), ==, 1);
  g_assert_cmpuint (count (store, MINKA_URGENCY_LATER, director, "monitoreo practica"), ==, 1);
  g_assert_cmpuint (count (store, MINKA_URGENCY_LATER, director, "huerto"), ==, 0);
  g_assert_cmpuint (count (store, MINKA_URGENCY_LATER, "", NULL), ==, 1);
  g_assert_cmpuint (count (store, MINKA_URGENCY_LATER, "", "HUER"), ==, 1);
  g_assert_cmpuint (count (store, MINKA_URGENCY_LATER, NULL, "huerto"), ==, 1);
  g_assert_cmpuint (count (store, MINKA_URGENCY_OVERDUE, NULL, "huerto"), ==, 0);
  g_assert_cmpuint (count (store, MINKA_URGENCY_LATER, NULL, " ¿? "), ==,
                    count (store, MINKA_URGENCY_LATER, NULL, NULL));

  /* Undo goes through the same triggers. */
  before = count (store, MINKA_URGENCY_KEPT, NULL, NULL);
  kit_take (store, minka_following_gesture (minka_record_get_id (MINKA_RECORD (nobody)), NULL,
                                            MINKA_AGREEMENT_STATE_KEPT, " Regado ", "2021-07-01"));
  g_assert_cmpuint (count (store, MINKA_URGENCY_KEPT, NULL, NULL), ==, before + 1);
  g_assert_cmpuint (count (store, MINKA_URGENCY_KEPT, "", "huerto"), ==, 1);
  g_assert_true (minka_store_undo (store, NULL, NULL));
  g_assert_cmpuint (count (store, MINKA_URGENCY_KEPT, NULL, NULL), ==, before);
}

/* What was said of earlier agreements goes with the meeting in which it was said, and comes back with it. */
static void
test_follower_removed (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autofree char *before = kit_json (store);
  g_autofree char *after = NULL;
  const guint kept = count (store, MINKA_URGENCY_KEPT, NULL, NULL);

  for (guint nth = 1; nth <= 4; nth++) {
    g_autofree char *meeting = kit_meeting (store, nth);

    kit_remove (store, MINKA_TYPE_MEETING, meeting);
    g_assert_cmpint (kit_number (store, "SELECT count (*) FROM (SELECT * FROM agreement_standing EXCEPT"
                                        " SELECT * FROM agreement_now)"),
                     ==, 0);
    g_assert_true (minka_store_undo (store, NULL, NULL));
  }
  g_assert_cmpuint (count (store, MINKA_URGENCY_KEPT, NULL, NULL), ==, kept);
  after = kit_json (store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_following (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (minka_following_check (MINKA_AGREEMENT_STATE_KEPT, "", &error));
  g_assert_true (minka_following_check (MINKA_AGREEMENT_STATE_OPEN, "", &error));
  g_assert_true (minka_following_check (MINKA_AGREEMENT_STATE_DROPPED, "Sí", &error));
  g_assert_no_error (error);
  g_assert_false (minka_following_check (MINKA_AGREEMENT_STATE_DROPPED, "  ", &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
}

/* Of two follow-ups on one day the later one counts, and still does when the plan comes from JSON. */
static void
test_same_day (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autofree char *other = g_build_filename (folder, "other.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (MinkaStore) copy = NULL;
  g_autoptr (GBytes) json = NULL;

  for (guint i = 0; i < 20; i++) {
    g_autofree char *text = g_strdup_printf ("Mismo día %u", i);
    g_autoptr (MinkaAgreement) agreement = put_agreement (store, text, TODAY);
    const char *id = minka_record_get_id (MINKA_RECORD (agreement));

    kit_take (store, minka_following_gesture (id, NULL, MINKA_AGREEMENT_STATE_OPEN, "", "2021-07-01"));
    g_usleep (2000);
    kit_take (store, minka_following_gesture (id, NULL, MINKA_AGREEMENT_STATE_DROPPED, "Ya no", ""));
  }
  g_assert_cmpuint (count (store, MINKA_URGENCY_DROPPED, NULL, NULL), ==, 20);
  json = kit_json_bytes (store);
  copy = kit_store_new (other, json);
  g_assert_cmpuint (count (copy, MINKA_URGENCY_DROPPED, NULL, NULL), ==, 20);
}

/* The list model */

typedef struct {
  MinkaWorkspace *workspace;
  KitFolder *folder;
  char *path;
} Desk;

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (minka_workspace_finish (MINKA_WORKSPACE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
settle (Desk *desk)
{
  do {
    while (g_main_context_iteration (NULL, FALSE))
      ;
    g_usleep (1000);
  } while (!minka_workspace_is_idle (desk->workspace) || g_main_context_pending (NULL));
}

/* A plan with @n more open agreements, due one a day and the last ones first. */
static void
desk_open (Desk *desk, guint n)
{
  g_autoptr (MinkaStore) store = NULL;
  g_autoptr (MinkaGesture) gesture = minka_gesture_new ("Muchos");
  g_autofree char *meeting = NULL;
  gboolean done = FALSE;

  desk->folder = kit_folder_new ();
  desk->path = g_build_filename (desk->folder, "plan.minka", NULL);
  store = kit_sample (desk->path);
  meeting = kit_meeting (store, 1);
  for (guint i = 0; i < n; i++) {
    g_autoptr (MinkaAgreement) agreement = minka_record_new (MINKA_TYPE_AGREEMENT);
    g_autofree char *text = g_strdup_printf ("Número %u", i);
    g_autofree char *due = g_strdup_printf ("2030-%02u-%02u", 1 + i / 28 % 12, 1 + i % 28);

    g_object_set (agreement, "meeting", meeting, "text", text, "due", due, NULL);
    minka_gesture_put (gesture, MINKA_RECORD (agreement));
  }
  g_assert_true (minka_store_apply (store, gesture, NULL, NULL));
  g_clear_object (&store);
  desk->workspace = minka_workspace_new ();
  minka_workspace_open (desk->workspace, desk->path, on_opened, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
desk_close (Desk *desk)
{
  minka_workspace_close (desk->workspace);
  g_object_unref (desk->workspace);
  kit_folder_free (desk->folder);
  g_free (desk->path);
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, GString *heard)
{
  g_string_append_printf (heard, "%u-%u+%u ", position, removed, added);
}

static void
test_windows (void)
{
  Desk desk;
  g_autoptr (MinkaAgreementList) list = NULL;
  g_autoptr (MinkaAgreementSummary) first = NULL, far = NULL, again = NULL;
  g_autoptr (GString) heard = g_string_new (NULL);
  GListModel *model;

  desk_open (&desk, 1500);
  list = minka_agreement_list_new (desk.workspace, MINKA_URGENCY_LATER);
  model = G_LIST_MODEL (list);
  settle (&desk);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1501);
  first = g_list_model_get_item (model, 0);
  g_assert_cmpstr (first->person, ==, "Directora");

  /* What is far away is empty at first and the same object when it has been read. */
  far = g_list_model_get_item (model, 1400);
  g_assert_null (minka_record_get_id (MINKA_RECORD (far)));
  settle (&desk);
  g_assert_nonnull (minka_record_get_id (MINKA_RECORD (far)));
  g_assert_true (g_str_has_prefix (far->text, "Número"));
  again = g_list_model_get_item (model, 1400);
  g_assert_true (again == far);

  /* One that is kept goes, and nothing else moves. */
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed), heard);
  minka_workspace_apply (desk.workspace,
                         minka_following_gesture (minka_record_get_id (MINKA_RECORD (first)), NULL,
                                                  MINKA_AGREEMENT_STATE_KEPT, "", ""),
                         NULL, NULL);
  settle (&desk);
  minka_agreement_list_refresh (list);
  settle (&desk);
  g_assert_cmpstr (heard->str, ==, "0-1+0 ");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1500);
  g_clear_object (&again);
  again = g_list_model_get_item (model, 1399);
  g_assert_true (again == far);

  /* It comes back to its place. */
  g_string_truncate (heard, 0);
  minka_workspace_undo (desk.workspace, NULL, NULL);
  settle (&desk);
  minka_agreement_list_refresh (list);
  settle (&desk);
  g_assert_cmpstr (heard->str, ==, "0-0+1 ");
  g_clear_object (&again);
  again = g_list_model_get_item (model, 0);
  g_assert_cmpstr (again->person, ==, "Directora");

  g_string_truncate (heard, 0);
  minka_agreement_list_set_filter (list, NULL, "numero 1400");
  settle (&desk);
  g_assert_cmpstr (heard->str, ==, "0-1501+1 ");
  g_clear_object (&again);
  again = g_list_model_get_item (model, 0);
  g_assert_cmpstr (again->text, ==, "Número 1400");
  desk_close (&desk);
}

/* What is over is counted, and read when it is asked for. */
static void
test_finished (void)
{
  Desk desk;
  g_autoptr (MinkaAgreementList) list = NULL;
  g_autoptr (MinkaAgreementSummary) first = NULL;
  GListModel *model;

  desk_open (&desk, 0);
  list = minka_agreement_list_new (desk.workspace, MINKA_URGENCY_KEPT);
  model = G_LIST_MODEL (list);
  settle (&desk);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_cmpuint (minka_agreement_list_get_count (list), ==, 6);
  minka_agreement_list_set_shown (list, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 6);
  first = g_list_model_get_item (model, 0);
  settle (&desk);
  g_assert_cmpstr (first->due, >=, "2021-04-26");
  desk_close (&desk);
}

int
main (int argc, char *argv[])
{
  g_setenv ("MINKA_TODAY", TODAY, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreements/urgency", test_urgency);
  g_test_add_func ("/agreements/groups", test_groups);
  g_test_add_func ("/agreements/filters", test_filters);
  g_test_add_func ("/agreements/follower-removed", test_follower_removed);
  g_test_add_func ("/agreements/following", test_following);
  g_test_add_func ("/agreements/same-day", test_same_day);
  g_test_add_func ("/agreements/windows", test_windows);
  g_test_add_func ("/agreements/finished", test_finished);
  return g_test_run ();
}
