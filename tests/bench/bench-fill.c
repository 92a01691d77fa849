#include "minka-store.h"

#include <sqlite3.h>
#include <string.h>

/* Writes a plan far bigger than a school's, to measure with: bench-fill PLAN ACTAS AGREEMENTS. The records go in
 * by SQL; the index is the store's own work when it opens the plan. */

static const char *const deeds[] = {
  "Elaborar",   "Revisar",    "Aplicar",    "Compartir", "Organizar",   "Ajustar",      "Reforzar",
  "Planificar", "Monitorear", "Registrar",  "Presentar", "Adaptar",     "Evaluar",      "Analizar",
  "Consolidar", "Difundir",   "Coordinar",  "Convocar",  "Socializar",  "Sistematizar", "Retomar",
  "Mejorar",    "Diseñar",    "Actualizar", "Priorizar", "Implementar", "Acompañar",    "Retroalimentar",
  "Entregar",   "Recoger",    "Comparar",   "Publicar",
};

static const char *const things[] = {
  "las rúbricas de evaluación formativa",
  "el cuaderno de bitácora",
  "la experiencia de aprendizaje del mes",
  "los portafolios de evidencias",
  "las fichas de comprensión lectora",
  "un taller de lectura en quechua",
  "la retroalimentación descriptiva",
  "los criterios de evaluación",
  "el plan lector de la institución",
  "las sesiones de matemática con material concreto",
  "los resultados de la evaluación diagnóstica",
  "el horario de trabajo colegiado",
  "las actividades del cuadernillo de autoaprendizaje",
  "una guía para las llamadas a las familias",
  "el registro de asistencia a las clases virtuales",
  "los audios de apoyo para WhatsApp",
  "el banco de preguntas de mediación",
  "la ficha de observación en aula",
  "el protocolo de atención a estudiantes con conectividad limitada",
  "los instrumentos de monitoreo y acompañamiento",
  "las estrategias de resolución de problemas",
  "la campaña de reforestación del patio",
  "el calendario comunal",
  "las normas de convivencia",
  "una jornada de reflexión pedagógica",
  "los textos escritos por los niños",
  "la biblioteca de aula",
  "el periódico mural",
  "las tabletas recibidas del ministerio",
  "la carpeta de recuperación",
  "los acuerdos pendientes de la reunión anterior",
  "un video breve de cada sesión",
  "el informe de progreso",
  "las adaptaciones para estudiantes con necesidades educativas especiales",
  "la feria de ciencia y tecnología",
  "el huerto escolar",
};

static const char *const people[] = {
  "con los docentes del III ciclo",
  "con los docentes del IV ciclo",
  "con los docentes del V ciclo",
  "junto con los padres de familia",
  "con los estudiantes de primer grado",
  "con los estudiantes de segundo grado",
  "con los estudiantes de tercer grado",
  "con los estudiantes de cuarto grado",
  "con los estudiantes de quinto grado",
  "con los estudiantes de sexto grado",
  "en todas las secciones",
  "por grupos de interaprendizaje",
  "con apoyo del aula de innovación",
  "con la especialista de la UGEL",
  "en coordinación con el municipio escolar",
  "con el comité de tutoría",
  "en parejas de docentes",
  "con los directivos",
};

static const char *const ends[] = {
  "para mejorar la comprensión de textos",
  "para que cada estudiante reconozca sus avances",
  "a fin de reducir las brechas observadas",
  "y presentar los resultados en la próxima reunión",
  "antes de terminar el bimestre",
  "y guardar las evidencias en la carpeta compartida",
  "para atender a quienes tienen dificultades",
  "según el nivel de cada niña y niño",
  "tomando en cuenta el contexto de la comunidad",
  "y dejar constancia en el acta",
  "con énfasis en el pensamiento crítico",
  "para fortalecer la práctica reflexiva",
  "sin descuidar el soporte emocional",
  "y compartir la experiencia con los colegas",
  "de acuerdo con el Currículo Nacional",
  "para asegurar la continuidad del servicio",
};

static const char *const jobs[] = {
  "Directora",
  "Subdirectora",
  "Coordinador de la CAP",
  "Docentes de 1.° grado",
  "Docentes de 2.° grado",
  "Docentes de 3.° grado",
  "Docentes de 4.° grado",
  "Docentes de 5.° grado",
  "Docentes de 6.° grado",
  "Docente del aula de innovación",
  "Todos los docentes",
};

/* Rare words: as many places as a region has. */
static const char *const roots[] = { "huay",  "chil",  "pucar", "tamb",  "quill", "anta", "sica",  "cochas",
                                     "maray", "palca", "yana",  "ccori", "rumi",  "sapa", "vilca", "acolla" };
static const char *const middles[] = { "lla", "ca",  "pam", "ni",  "ro", "ya",
                                       "chu", "que", "ma",  "sac", "ru", "ti" };
static const char *const tails[] = { "bamba", "pampa",  "marca", "huasi", "pata",   "cocha",
                                     "yoc",   "cancha", "mayo",  "orcco", "llacta", "puquio" };

static guint64 seed = 88172645463325252u;

static guint64
next (void)
{
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return seed;
}

#define PICK(words) ((words)[next () % G_N_ELEMENTS (words)])

/* Words are not used equally often: the first much more. */
#define PICK_UNEVEN(words) ((words)[next () % (1 + next () % G_N_ELEMENTS (words))])

static const char *
make_id (char id[37])
{
  guint64 high = next (), low = next ();

  g_snprintf (id, 37, "%08x-%04x-4%03x-a%03x-%012" G_GINT64_MODIFIER "x", (guint) (high >> 32),
              (guint) (high >> 16 & 0xffff), (guint) (high & 0xfff), (guint) (low >> 52),
              low & G_GUINT64_CONSTANT (0xffffffffffff));
  return id;
}

static void
make_sentence (GString *text)
{
  g_string_printf (text, "%s %s %s %s", PICK_UNEVEN (deeds), PICK_UNEVEN (things), PICK_UNEVEN (people),
                   PICK_UNEVEN (ends));
  if (next () % 4 == 0)
    g_string_append_printf (text, ", en la comunidad de %s%s%s", PICK_UNEVEN (roots), PICK_UNEVEN (middles),
                            PICK_UNEVEN (tails));
  if (next () % 5 == 0)
    g_string_append_printf (text, " (%u.° %c)", (guint) (1 + next () % 6), (char) ('A' + next () % 5));
  g_string_append_c (text, '.');
}

static void
make_date (guint number, guint more, char date[11])
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (1990, 3, 1, 0, 0, 0);
  g_autoptr (GDateTime) day = g_date_time_add_days (first, number + more);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  g_strlcpy (date, text, 11);
}

/* The smallest real file that a reader of PDF opens. */
static GBytes *
make_pdf (const char *title)
{
  g_autoptr (GString) pdf = g_string_new ("%PDF-1.7\n");
  g_autofree char *stream = g_strdup_printf ("BT /F1 18 Tf 72 760 Td (%s) Tj ET", title);
  g_autofree char *contents =
      g_strdup_printf ("<</Length %zu>>stream\n%s\nendstream", strlen (stream), stream);
  const char *objects[] = {
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    contents,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  };
  gsize offsets[G_N_ELEMENTS (objects)], xref;

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++) {
    offsets[i] = pdf->len;
    g_string_append_printf (pdf, "%u 0 obj%s\nendobj\n", i + 1, objects[i]);
  }
  xref = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %u\n0000000000 65535 f \n", (guint) G_N_ELEMENTS (objects) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    g_string_append_printf (pdf, "%010zu 00000 n \n", offsets[i]);
  g_string_append_printf (pdf, "trailer<</Size %u/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n",
                          (guint) G_N_ELEMENTS (objects) + 1, xref);
  return g_string_free_to_bytes (g_steal_pointer (&pdf));
}

static void
must (sqlite3 *database, int code)
{
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    g_error ("%s", sqlite3_errmsg (database));
}

static void
put (sqlite3 *database, sqlite3_stmt *statement)
{
  must (database, sqlite3_step (statement));
  must (database, sqlite3_reset (statement));
}

static void
text (sqlite3_stmt *statement, int index, const char *value)
{
  sqlite3_bind_text (statement, index, value, -1, SQLITE_TRANSIENT);
}

static void
put_meeting (sqlite3 *database, sqlite3_stmt *meeting, sqlite3_stmt *item, guint number, gboolean issued,
             GString *words, const char *id)
{
  char date[11], item_id[37];

  make_date (number, 0, date);
  make_sentence (words);
  text (meeting, 1, id);
  sqlite3_bind_int (meeting, 2, number);
  text (meeting, 3, words->str);
  text (meeting, 4, date);
  text (meeting, 5, issued ? "issued" : "preparing");
  put (database, meeting);

  make_sentence (words);
  text (item, 1, make_id (item_id));
  text (item, 2, id);
  text (item, 3, words->str);
  make_sentence (words);
  text (item, 4, words->str);
  put (database, item);
}

static void
put_agreements (sqlite3 *database, sqlite3_stmt *agreement, guint number, guint n, GString *words,
                const char *meeting)
{
  for (guint i = 0; i < n; i++) {
    char id[37], date[11];

    make_date (number, 7 + next () % 30, date);
    text (agreement, 1, make_id (id));
    text (agreement, 2, meeting);
    make_sentence (words);
    text (agreement, 3, words->str);
    g_string_truncate (words, 0);
    if (next () % 4 == 0)
      make_sentence (words);
    text (agreement, 4, words->str);
    text (agreement, 5, PICK (jobs));
    text (agreement, 6, date);
    sqlite3_bind_int (agreement, 7, i);
    put (database, agreement);
  }
}

static void
put_acta (sqlite3 *database, sqlite3_stmt *acta, guint number, const char *meeting, char **previous)
{
  g_autofree char *title = g_strdup_printf ("Acta %u", number);
  g_autoptr (GBytes) pdf = make_pdf (title);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  g_autofree char *issued = NULL;
  char id[37], date[11];

  make_date (number, 0, date);
  issued = g_strdup_printf ("%sT18:30:00-05:00", date);
  text (acta, 1, make_id (id));
  text (acta, 2, meeting);
  sqlite3_bind_int (acta, 3, number);
  sqlite3_bind_int (acta, 4, 2 * number - 1);
  sqlite3_bind_int (acta, 5, 2 * number);
  text (acta, 6, title);
  text (acta, 7, date);
  text (acta, 8, issued);
  text (acta, 9, sha256);
  text (acta, 10, *previous);
  sqlite3_bind_blob (acta, 11, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), SQLITE_TRANSIENT);
  put (database, acta);
  g_free (*previous);
  *previous = g_steal_pointer (&sha256);
}

static void
fill (const char *path, guint n_actas, guint n_agreements)
{
  static const char *const sql[] = {
    "INSERT INTO meeting (id, number, title, date, start_time, end_time, state, place) "
    "VALUES (?1, ?2, ?3, ?4, '16:00', '18:00', ?5, 'Biblioteca')",
    "INSERT INTO agenda_item (id, meeting, title, minutes, deliberation) VALUES (?1, ?2, ?3, 30, ?4)",
    "INSERT INTO agreement (id, meeting, text, grounds, responsible_text, due, position) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    "INSERT INTO acta (id, book, meeting, number, first_folio, last_folio, title, date, issued, sha256, "
    "previous_sha256, pdf) "
    "VALUES (?1, (SELECT id FROM book), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
  };
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *previous = g_strdup ("");
  sqlite3_stmt *statements[G_N_ELEMENTS (sql)];
  sqlite3 *database;

  must (NULL, sqlite3_open (path, &database));
  must (database, sqlite3_exec (database, "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; BEGIN",
                                NULL, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    must (database, sqlite3_prepare_v2 (database, sql[i], -1, &statements[i], NULL));
  /* One more meeting than actas: the one that is being prepared. */
  for (guint number = 1; number <= n_actas + 1; number++) {
    guint share = n_agreements / (n_actas + 1) + (number <= n_agreements % (n_actas + 1));
    char id[37];

    make_id (id);
    put_meeting (database, statements[0], statements[1], number, number <= n_actas, words, id);
    put_agreements (database, statements[2], number, share, words, id);
    if (number <= n_actas)
      put_acta (database, statements[3], number, id, &previous);
  }
  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    sqlite3_finalize (statements[i]);
  must (database, sqlite3_exec (database,
                                "UPDATE plan SET school_name = 'I.E. N.° 30153';"
                                "DELETE FROM search_spec; COMMIT",
                                NULL, NULL, NULL));
  sqlite3_close (database);
}

static void
say (const char *what, gint64 since)
{
  g_printerr ("bench-fill: %s, %.1f s\n", what, (g_get_monotonic_time () - since) / 1e6);
}

int
main (int argc, char *argv[])
{
  MinkaStore *store;
  g_autoptr (GError) error = NULL;
  gint64 start;

  if (argc != 4) {
    g_printerr ("usage: bench-fill PLAN ACTAS AGREEMENTS\n");
    return 2;
  }
  store = minka_store_create (argv[1], NULL, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  g_object_unref (store);

  start = g_get_monotonic_time ();
  fill (argv[1], atoi (argv[2]), atoi (argv[3]));
  say ("records written", start);

  start = g_get_monotonic_time ();
  store = minka_store_open (argv[1], &error);
  if (store == NULL)
    g_error ("%s", error->message);
  g_object_unref (store);
  say ("index built by the store", start);
  return 0;
}
