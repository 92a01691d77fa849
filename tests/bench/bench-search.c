#include "minka-store.h"

#include <sqlite3.h>
#include <stdlib.h>

/* From keystroke to rows, letter by letter: bench-search PLAN COPY ROUNDS. Beside it, in turns, the same question
 * put to SQLite without the program, on a copy of the plan. A line a keystroke: what was typed, microseconds,
 * microseconds of the reference, rows. */

#define LIMIT 50

/* As typed, and as FTS5 wants to be asked. */
static const struct {
  const char *typed;
  const char *first_word;
} queries[] = {
  { "evaluación formativa", "evaluación" },
  { "evaluacion diagnostica", "evaluacion" },
  { "retroalimentación", NULL },
  { "cuaderno bitácora", "cuaderno" },
  { "lectura quechua", "lectura" },
  { "familias conectividad", "familias" },
  { "HUERTO", NULL },
  { "reforestación patio", "reforestación" },
  { "huayllabamba", NULL },
  { "antasacpuquio", NULL },
  { "xilófono", NULL },
};

static char *
plain_question (const char *typed, const char *first_word)
{
  gsize length = first_word != NULL ? strlen (first_word) : 0;

  if (first_word != NULL && strlen (typed) > length + 1)
    return g_strdup_printf ("\"%s\" \"%s\"*", first_word, typed + length + 1);
  return g_strdup_printf ("\"%s\"*", typed);
}

static gint64
ask_store (MinkaStore *store, const char *typed, guint *rows)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = minka_store_search (store, typed, NULL, LIMIT, &error);

  g_assert_no_error (error);
  *rows = hits->len;
  return g_get_monotonic_time () - start;
}

static gint64
ask_sqlite (sqlite3_stmt *statement, const char *question, guint *rows)
{
  gint64 start = g_get_monotonic_time ();

  *rows = 0;
  sqlite3_bind_text (statement, 1, question, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (statement) == SQLITE_ROW)
    *rows += sqlite3_column_int64 (statement, 0) > 0;
  sqlite3_reset (statement);
  return g_get_monotonic_time () - start;
}

static void
measure (MinkaStore *store, sqlite3_stmt *statement, const char *typed, const char *question, gboolean first)
{
  guint rows, plain_rows;
  gint64 time, plain;

  if (first)
    time = ask_store (store, typed, &rows);
  plain = ask_sqlite (statement, question, &plain_rows);
  if (!first)
    time = ask_store (store, typed, &rows);
  g_assert_cmpuint (rows, ==, plain_rows);
  g_print ("%s\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%u\n", typed, time, plain, rows);
}

static void
type (MinkaStore *store, sqlite3_stmt *statement, const char *whole, const char *first_word, gboolean first)
{
  for (glong letters = 1; letters <= g_utf8_strlen (whole, -1); letters++) {
    g_autofree char *typed = g_utf8_substring (whole, 0, letters);
    g_autofree char *question = plain_question (typed, first_word);

    if (!g_str_has_suffix (typed, " "))
      measure (store, statement, typed, question, first);
  }
}

int
main (int argc, char *argv[])
{
  g_autoptr (MinkaStore) store = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *database;
  sqlite3_stmt *statement;

  g_assert_cmpint (argc, ==, 4);
  store = minka_store_open (argv[1], &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (argv[2], &database, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database,
                                       "SELECT rowid FROM search WHERE search MATCH ?1 "
                                       "ORDER BY rowid DESC LIMIT " G_STRINGIFY (LIMIT),
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  for (int round = 0; round < atoi (argv[3]); round++)
    for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
      type (store, statement, queries[i].typed, queries[i].first_word, round % 2 == 0);
  sqlite3_finalize (statement);
  sqlite3_close (database);
  return 0;
}
