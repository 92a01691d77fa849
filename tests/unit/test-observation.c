#include "kit.h"

#include "minka-error.h"
#include "minka-rubrics.h"
#include "minka-store.h"
#include "minka-templates.h"

/* Rubrics are data; figures are counted right and name nobody. */

static MinkaRubric *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) json = g_bytes_new_static (text, strlen (text));

  return minka_rubrics_parse (json, error);
}

static void
test_known_rubrics (void)
{
  GPtrArray *rubrics = minka_rubrics_list ();
  const MinkaRubric *old = minka_rubrics_find ("2017");
  const MinkaRubric *new = minka_rubrics_find ("2018");

  g_assert_cmpuint (rubrics->len, >=, 2);
  for (guint i = 1; i < rubrics->len; i++)
    g_assert_cmpint (((MinkaRubric *) rubrics->pdata[i - 1])->year, >=,
                     ((MinkaRubric *) rubrics->pdata[i])->year);
  g_assert_cmpuint (g_strv_length (old->performances), ==, 6);
  g_assert_cmpuint (g_strv_length (new->performances), ==, 5);
  g_assert_cmpstr (old->performances[1], ==, "Maximiza el tiempo dedicado al aprendizaje");
  g_assert_cmpstr (old->levels[0], ==, "insatisfactorio");
  g_assert_cmpstr (old->levels[3], ==, "destacado");
  g_assert_cmpstr (new->levels[3], ==, "IV");
  g_assert_null (minka_rubrics_find ("1999"));
}

static void
test_rubric_of_a_school (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaRubric) rubric = parse (
      "{\"version\":\"30153-1\",\"title\":\"Ficha\",\"year\":2021,\"performances\":[\"Escucha\",\"Espera\"],"
      "\"levels\":[\"a\",\"b\",\"c\",\"d\"],\"note\":1}",
      &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rubric->version, ==, "30153-1");
  g_assert_cmpstr (rubric->title, ==, "Ficha");
  g_assert_cmpint (rubric->year, ==, 2021);
  g_assert_cmpstr (rubric->performances[1], ==, "Espera");
  g_assert_cmpstr (rubric->levels[2], ==, "c");
}

static void
test_no_rubric (void)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{",
    "{\"title\":\"T\",\"year\":2021,\"performances\":[\"P\"],\"levels\":[\"a\",\"b\",\"c\",\"d\"]}",
    "{\"version\":\"\",\"title\":\"T\",\"year\":2021,\"performances\":[\"P\"],\"levels\":[\"a\",\"b\",\"c\",\"d\"]}",
    "{\"version\":\"v\",\"year\":2021,\"performances\":[\"P\"],\"levels\":[\"a\",\"b\",\"c\",\"d\"]}",
    "{\"version\":\"v\",\"title\":\"T\",\"performances\":[\"P\"],\"levels\":[\"a\",\"b\",\"c\",\"d\"]}",
    "{\"version\":\"v\",\"title\":\"T\",\"year\":\"x\",\"performances\":[\"P\"],\"levels\":[\"a\",\"b\",\"c\",\"d\"]}",
    "{\"version\":\"v\",\"title\":\"T\",\"year\":2021,\"performances\":[],\"levels\":[\"a\",\"b\",\"c\",\"d\"]}",
    "{\"version\":\"v\",\"title\":\"T\",\"year\":2021,\"performances\":[\"P\",2],\"levels\":[\"a\",\"b\",\"c\",\"d\"]}",
    "{\"version\":\"v\",\"title\":\"T\",\"year\":2021,\"performances\":[\"P\",\"P\"],\"levels\":[\"a\",\"b\",\"c\",\"d\"]}",
    "{\"version\":\"v\",\"title\":\"T\",\"year\":2021,\"performances\":[\"P\"],\"levels\":[\"a\",\"b\",\"c\"]}",
    "{\"version\":\"v\",\"title\":\"T\",\"year\":2021,\"performances\":[\"P\"],\"levels\":[\"a\",\"b\",\"c\",\"d\",\"e\"]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", texts[i]);
    g_assert_null (parse (texts[i], &error));
    g_assert_error (error, MINKA_ERROR, MINKA_ERROR_INVALID);
  }
}

static void
test_names_of_levels (void)
{
  g_autofree char *plain = minka_level_name (minka_rubrics_find ("2018"), 2);
  g_autofree char *named = minka_level_name (minka_rubrics_find ("2017"), 2);
  g_autofree char *unknown = minka_level_name (NULL, 4);

  g_assert_cmpstr (plain, ==, "II");
  g_assert_cmpstr (named, ==, "II (en proceso)");
  g_assert_cmpstr (unknown, ==, "IV");
  g_assert_cmpstr (minka_level_numeral (1), ==, "I");
  g_assert_cmpstr (minka_level_numeral (0), ==, "–");
}

/* @levels: a number a performance */
static void
observe (GPtrArray *observed, const char *rubric, const char *teacher, MinkaPhase phase, const char *levels)
{
  const MinkaRubric *known = minka_rubrics_find (rubric);
  g_autoptr (MinkaObservation) observation = minka_record_new (MINKA_TYPE_OBSERVATION);
  MinkaObserved *one;

  g_object_set (observation, "teacher", teacher, "rubric", rubric, "phase", phase, "feedback", "Secreto",
                NULL);
  one = minka_observed_new (observation);
  for (int i = 0; levels[i] != '\0'; i++) {
    MinkaObservationLevel *level = minka_record_new (MINKA_TYPE_OBSERVATION_LEVEL);

    g_object_set (level, "observation", minka_record_get_id (MINKA_RECORD (observation)), "performance",
                  known->performances[i], "level", levels[i] - '0', "position", i, "evidence", "Secreto",
                  NULL);
    g_ptr_array_add (one->levels, level);
  }
  g_ptr_array_add (observed, one);
}

static GPtrArray *
observed_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) minka_observed_free);
}

static void
test_mixed_versions (void)
{
  g_autoptr (GPtrArray) observed = observed_new ();
  g_autoptr (MinkaConsolidation) five = NULL;
  g_autoptr (MinkaConsolidation) six = NULL;
  g_auto (GStrv) versions = NULL;
  MinkaTally *tally;

  observe (observed, "2018", "a", MINKA_PHASE_BEFORE, "12340");
  observe (observed, "2017", "a", MINKA_PHASE_BEFORE, "111111");
  observe (observed, "2018", "a", MINKA_PHASE_AFTER, "22344");
  observe (observed, "2018", "b", MINKA_PHASE_BEFORE, "12000");
  observe (observed, "2018", "c", MINKA_PHASE_AFTER, "42000");
  versions = minka_observed_versions (observed);
  g_assert_true (
      g_strv_equal ((const char *const *) versions, (const char *const[]) { "2017", "2018", NULL }));

  five = minka_consolidation_new ("2018", observed);
  g_assert_cmpuint (five->tallies->len, ==, 5);
  g_assert_cmpuint (five->n_observations[MINKA_PHASE_BEFORE], ==, 2);
  g_assert_cmpuint (five->n_observations[MINKA_PHASE_AFTER], ==, 2);
  g_assert_cmpuint (five->n_all_teachers, ==, 3);
  tally = five->tallies->pdata[0];
  g_assert_cmpstr (tally->performance, ==, minka_rubrics_find ("2018")->performances[0]);
  g_assert_cmpuint (tally->counts[MINKA_PHASE_BEFORE][1], ==, 2);
  g_assert_cmpuint (tally->counts[MINKA_PHASE_AFTER][2], ==, 1);
  g_assert_cmpuint (tally->counts[MINKA_PHASE_AFTER][4], ==, 1);
  tally = five->tallies->pdata[4];
  g_assert_cmpuint (tally->counts[MINKA_PHASE_BEFORE][0], ==, 2);
  g_assert_cmpuint (tally->counts[MINKA_PHASE_AFTER][0], ==, 1);
  g_assert_cmpuint (tally->counts[MINKA_PHASE_AFTER][4], ==, 1);

  six = minka_consolidation_new ("2017", observed);
  g_assert_cmpuint (six->tallies->len, ==, 6);
  g_assert_cmpuint (six->n_observations[MINKA_PHASE_AFTER], ==, 0);
  g_assert_cmpstr (((MinkaTally *) six->tallies->pdata[1])->performance, ==,
                   "Maximiza el tiempo dedicado al aprendizaje");
}

static void
test_few_teachers (void)
{
  static const char *const three[] = { "a", "b", "c" };
  g_autoptr (GPtrArray) observed = observed_new ();
  g_autoptr (MinkaConsolidation) none = minka_consolidation_new ("2018", observed);
  g_autoptr (MinkaConsolidation) one = NULL;
  g_autoptr (MinkaConsolidation) enough = NULL;
  g_autoptr (MinkaConsolidation) few_after = NULL;

  g_assert_false (minka_consolidation_is_recognizable (none));
  for (guint i = 0; i < 5; i++)
    observe (observed, "2018", "a", MINKA_PHASE_BEFORE, "22222");
  one = minka_consolidation_new ("2018", observed);
  g_assert_cmpuint (one->n_observations[MINKA_PHASE_BEFORE], ==, 5);
  g_assert_cmpuint (one->n_all_teachers, ==, 1);
  g_assert_true (minka_consolidation_is_recognizable (one));
  for (guint i = 0; i < 3; i++)
    observe (observed, "2018", three[i], MINKA_PHASE_BEFORE, "22222");
  enough = minka_consolidation_new ("2018", observed);
  g_assert_false (minka_consolidation_is_recognizable (enough));
  observe (observed, "2018", "b", MINKA_PHASE_AFTER, "33333");
  few_after = minka_consolidation_new ("2018", observed);
  g_assert_cmpuint (few_after->n_all_teachers, ==, 3);
  g_assert_true (minka_consolidation_is_recognizable (few_after));
}

static void
test_words (void)
{
  g_autoptr (GPtrArray) observed = observed_new ();
  g_autoptr (MinkaConsolidation) all = NULL;
  g_autofree char *words = NULL;
  g_auto (GStrv) lines = NULL;

  observe (observed, "2017", "Docente 2.° B", MINKA_PHASE_BEFORE, "210000");
  observe (observed, "2017", "Docente 5.° A", MINKA_PHASE_BEFORE, "220000");
  observe (observed, "2017", "Docente 2.° B", MINKA_PHASE_AFTER, "340000");
  all = minka_consolidation_new ("2017", observed);
  words = minka_consolidation_in_words (all, minka_rubrics_find ("2017"));
  lines = g_strsplit (words, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 7);
  g_assert_cmpstr (lines[0], ==, "Rúbrica 2017. 3 observaciones a 2 docentes: 2 antes y 1 después.");
  g_assert_cmpstr (
      lines[1], ==,
      "1. Involucra activamente a los estudiantes en el proceso de aprendizaje: antes, 2 en nivel II (en "
      "proceso); después, 1 en nivel III (satisfactorio).");
  g_assert_cmpstr (
      lines[2], ==,
      "2. Maximiza el tiempo dedicado al aprendizaje: antes, 1 en nivel I (insatisfactorio), 1 en nivel II "
      "(en proceso); después, 1 en nivel IV (destacado).");
  g_assert_cmpstr (
      lines[6], ==,
      "6. Regula positivamente el comportamiento de los estudiantes: antes, 2 sin observar; después, 1 sin "
      "observar.");
  g_assert_null (strstr (words, "Docente"));
  g_assert_null (strstr (words, "Secreto"));
}

static void
test_words_of_one (void)
{
  g_autoptr (GPtrArray) observed = observed_new ();
  g_autoptr (MinkaConsolidation) all = NULL;
  g_autofree char *words = NULL;

  observe (observed, "2018", "a", MINKA_PHASE_BEFORE, "1");
  all = minka_consolidation_new ("2018", observed);
  words = minka_consolidation_in_words (all, NULL);
  g_assert_cmpstr (
      words, ==,
      "Rúbrica 2018. 1 observación a 1 docente: 1 antes y 0 después.\n"
      "1. Involucra activamente a los estudiantes en el proceso de aprendizaje: antes, 1 en nivel I.");
}

static void
test_gathering (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (GPtrArray) observations = minka_store_find (store, MINKA_TYPE_OBSERVATION, NULL, NULL, NULL);
  g_autoptr (GPtrArray) levels = minka_store_find (store, MINKA_TYPE_OBSERVATION_LEVEL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) observed = minka_observed_gather (observations, levels);
  MinkaObserved *first;

  g_assert_cmpuint (observed->len, ==, observations->len);
  for (guint i = 0; i < observed->len; i++) {
    MinkaObserved *one = observed->pdata[i];

    g_assert_cmpuint (one->levels->len, ==, 5);
    for (guint j = 0; j < one->levels->len; j++) {
      MinkaObservationLevel *level = one->levels->pdata[j];

      g_assert_cmpint (level->position, ==, (int) j);
      g_assert_cmpstr (level->observation, ==, minka_record_get_id (MINKA_RECORD (one->observation)));
      g_assert_cmpint (minka_observed_level (one, level->performance), ==, level->level);
    }
    if (i > 0)
      g_assert_cmpstr (((MinkaObserved *) observed->pdata[i - 1])->observation->date, <=,
                       one->observation->date);
  }
  first = observed->pdata[0];
  g_assert_cmpint (minka_observed_level (first, "Otro desempeño"), ==, 0);
}

/* Who searches the plan does not come upon what was seen in somebody's class. */
static void
test_not_in_the_search (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (GPtrArray) observations = minka_store_find (store, MINKA_TYPE_OBSERVATION, NULL, NULL, NULL);
  g_autoptr (GPtrArray) levels = minka_store_find (store, MINKA_TYPE_OBSERVATION_LEVEL, NULL, NULL, NULL);
  MinkaObservation *observation = observations->pdata[0];
  MinkaObservationLevel *level = levels->pdata[0];
  g_autoptr (MinkaMeeting) meeting = minka_record_new (MINKA_TYPE_MEETING);

  g_object_set (observation, "feedback", "zafiro", "area", "zafiro", NULL);
  g_object_set (level, "evidence", "zafiro", NULL);
  kit_put (store, observation);
  kit_put (store, level);
  g_assert_cmpuint (kit_found (store, "zafiro"), ==, 0);
  g_object_set (meeting, "title", "zafiro", NULL);
  kit_put (store, meeting);
  g_assert_cmpuint (kit_found (store, "zafiro"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/observation/known-rubrics", test_known_rubrics);
  g_test_add_func ("/observation/rubric-of-a-school", test_rubric_of_a_school);
  g_test_add_func ("/observation/no-rubric", test_no_rubric);
  g_test_add_func ("/observation/names-of-levels", test_names_of_levels);
  g_test_add_func ("/observation/mixed-versions", test_mixed_versions);
  g_test_add_func ("/observation/few-teachers", test_few_teachers);
  g_test_add_func ("/observation/words", test_words);
  g_test_add_func ("/observation/words-of-one", test_words_of_one);
  g_test_add_func ("/observation/gathering", test_gathering);
  g_test_add_func ("/observation/not-in-the-search", test_not_in_the_search);
  return g_test_run ();
}
