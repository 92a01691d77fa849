#include "minka-spanish.h"

#include <string.h>

typedef struct {
  int n;
  MinkaGender gender;
  const char *words;
} NumberCase;

typedef struct {
  const char *in;
  const char *out;
} TextCase;

static void
test_numbers (void)
{
  static const NumberCase cases[] = {
    { 0, MINKA_GENDER_MASCULINE, "cero" },
    { 1, MINKA_GENDER_MASCULINE, "uno" },
    { 1, MINKA_GENDER_FEMININE, "una" },
    { 1, MINKA_GENDER_BEFORE_NOUN, "un" },
    { 11, MINKA_GENDER_BEFORE_NOUN, "once" },
    { 15, MINKA_GENDER_MASCULINE, "quince" },
    { 16, MINKA_GENDER_MASCULINE, "dieciséis" },
    { 20, MINKA_GENDER_MASCULINE, "veinte" },
    { 21, MINKA_GENDER_MASCULINE, "veintiuno" },
    { 21, MINKA_GENDER_FEMININE, "veintiuna" },
    { 21, MINKA_GENDER_BEFORE_NOUN, "veintiún" },
    { 22, MINKA_GENDER_MASCULINE, "veintidós" },
    { 26, MINKA_GENDER_MASCULINE, "veintiséis" },
    { 30, MINKA_GENDER_MASCULINE, "treinta" },
    { 31, MINKA_GENDER_MASCULINE, "treinta y uno" },
    { 31, MINKA_GENDER_FEMININE, "treinta y una" },
    { 31, MINKA_GENDER_BEFORE_NOUN, "treinta y un" },
    { 42, MINKA_GENDER_MASCULINE, "cuarenta y dos" },
    { 99, MINKA_GENDER_MASCULINE, "noventa y nueve" },
    { 100, MINKA_GENDER_MASCULINE, "cien" },
    { 101, MINKA_GENDER_MASCULINE, "ciento uno" },
    { 111, MINKA_GENDER_FEMININE, "ciento once" },
    { 121, MINKA_GENDER_BEFORE_NOUN, "ciento veintiún" },
    { 200, MINKA_GENDER_MASCULINE, "doscientos" },
    { 200, MINKA_GENDER_FEMININE, "doscientas" },
    { 500, MINKA_GENDER_MASCULINE, "quinientos" },
    { 725, MINKA_GENDER_MASCULINE, "setecientos veinticinco" },
    { 725, MINKA_GENDER_FEMININE, "setecientas veinticinco" },
    { 901, MINKA_GENDER_FEMININE, "novecientas una" },
    { 1000, MINKA_GENDER_MASCULINE, "mil" },
    { 1001, MINKA_GENDER_MASCULINE, "mil uno" },
    { 1999, MINKA_GENDER_MASCULINE, "mil novecientos noventa y nueve" },
    { 2000, MINKA_GENDER_MASCULINE, "dos mil" },
    { 2021, MINKA_GENDER_MASCULINE, "dos mil veintiuno" },
    { 2026, MINKA_GENDER_MASCULINE, "dos mil veintiséis" },
    { 21000, MINKA_GENDER_MASCULINE, "veintiún mil" },
    { 30153, MINKA_GENDER_MASCULINE, "treinta mil ciento cincuenta y tres" },
    { 31001, MINKA_GENDER_MASCULINE, "treinta y un mil uno" },
    { 100000, MINKA_GENDER_MASCULINE, "cien mil" },
    { 200200, MINKA_GENDER_FEMININE, "doscientas mil doscientas" },
    { 999999, MINKA_GENDER_MASCULINE, "novecientos noventa y nueve mil novecientos noventa y nueve" },
    { 1000000, MINKA_GENDER_MASCULINE, "1000000" },
    { -3, MINKA_GENDER_MASCULINE, "-3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *words = minka_spanish_number (cases[i].n, cases[i].gender);

    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

/* No number says the same as another, and none has stray spaces. */
static void
test_all_numbers (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int n = 0; n < 20000; n++) {
    char *words = minka_spanish_number (n, MINKA_GENDER_MASCULINE);

    g_assert_null (strstr (words, "  "));
    g_assert_false (g_str_has_prefix (words, " ") || g_str_has_suffix (words, " "));
    g_assert_true (g_hash_table_add (seen, words));
  }
}

static void
check (char *(*function) (const char *), const TextCase *cases, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *out = function (cases[i].in);

    g_assert_cmpstr (out, ==, cases[i].out);
  }
}

static void
test_dates (void)
{
  static const TextCase long_cases[] = {
    { "2021-03-15", "lunes 15 de marzo de 2021" },
    { "2021-04-09", "viernes 9 de abril de 2021" },
    { "2021-09-01", "miércoles 1 de setiembre de 2021" },
    { "2024-02-29", "jueves 29 de febrero de 2024" },
    { "2023-02-29", "" },
    { "", "" },
    { "mañana", "" },
  };
  static const TextCase word_cases[] = {
    { "2021-03-15", "quince de marzo de dos mil veintiuno" },
    { "2021-03-01", "primero de marzo de dos mil veintiuno" },
    { "1999-12-31", "treinta y uno de diciembre de mil novecientos noventa y nueve" },
    { "2000-01-02", "dos de enero de dos mil" },
    { "", "" },
  };

  check (minka_spanish_date_long, long_cases, G_N_ELEMENTS (long_cases));
  check (minka_spanish_date_words, word_cases, G_N_ELEMENTS (word_cases));
}

static void
test_times (void)
{
  static const TextCase cases[] = {
    { "00:00", "las cero horas" },
    { "00:01", "las cero horas con un minuto" },
    { "01:00", "la una hora" },
    { "01:21", "la una hora con veintiún minutos" },
    { "08:05", "las ocho horas con cinco minutos" },
    { "12:00", "las doce horas" },
    { "13:00", "las trece horas" },
    { "15:00", "las quince horas" },
    { "15:30", "las quince horas con treinta minutos" },
    { "16:42", "las dieciséis horas con cuarenta y dos minutos" },
    { "21:00", "las veintiún horas" },
    { "21:31", "las veintiún horas con treinta y un minutos" },
    { "23:59", "las veintitrés horas con cincuenta y nueve minutos" },
    { "24:00", "" },
    { "", "" },
  };

  check (minka_spanish_time_words, cases, G_N_ELEMENTS (cases));
}

static void
check_join (const char *expected, const char *const *parts)
{
  g_autofree char *joined = minka_spanish_join (parts);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_join (void)
{
  check_join ("", (const char *[]) { NULL });
  check_join ("a", (const char *[]) { "a", NULL });
  check_join ("a y b", (const char *[]) { "a", "b", NULL });
  check_join ("a, b y c", (const char *[]) { "a", "b", "c", NULL });
  check_join ("Carmen e Inés", (const char *[]) { "Carmen", "Inés", NULL });
  check_join ("padres e hijos", (const char *[]) { "padres", "hijos", NULL });
  check_join ("agua y hielo", (const char *[]) { "agua", "hielo", NULL });
  check_join ("cal y yeso", (const char *[]) { "cal", "yeso", NULL });
  check_join ("Ana e Yvonne", (const char *[]) { "Ana", "Yvonne", NULL });
  check_join ("Ana e Íñigo", (const char *[]) { "Ana", "Íñigo", NULL });
  check_join ("uno y humano", (const char *[]) { "uno", "humano", NULL });
  check_join ("actas e «Informe final»", (const char *[]) { "actas", "«Informe final»", NULL });
}

static void
test_of (void)
{
  static const TextCase cases[] = {
    { "Comunidad Profesional de Aprendizaje", "de la Comunidad Profesional de Aprendizaje" },
    { "I.E. N.° 30153", "de la I.E. N.° 30153" },
    { "IE 30153", "de la IE 30153" },
    { "CAP", "de la CAP" },
    { "Institución Educativa 5", "de la Institución Educativa 5" },
    { "Red Educativa", "de la Red Educativa" },
    { "Colegio Santa Rosa", "del Colegio Santa Rosa" },
    { "Consejo Académico", "del Consejo Académico" },
    { "Escuela 12", "de la Escuela 12" },
  };

  check (minka_spanish_of, cases, G_N_ELEMENTS (cases));
}

static char *
slug (const char *text)
{
  return minka_spanish_slug (text, 48);
}

static void
test_slug (void)
{
  static const TextCase cases[] = {
    { "Retroalimentación formativa", "retroalimentacion-formativa" },
    { "¿Qué hará el niño en 2.° B?", "que-hara-el-nino-en-2-b" },
    { "  Pingüinos --- y ñandúes  ", "pinguinos-y-nandues" },
    { "../../etc/passwd", "etc-passwd" },
    { "العربية", "" },
    { "", "" },
    { "Elaboración de criterios de evaluación para la retroalimentación",
      "elaboracion-de-criterios-de-evaluacion-para-la" },
    { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
  };

  check (slug, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spanish/numbers", test_numbers);
  g_test_add_func ("/spanish/all-numbers", test_all_numbers);
  g_test_add_func ("/spanish/dates", test_dates);
  g_test_add_func ("/spanish/times", test_times);
  g_test_add_func ("/spanish/join", test_join);
  g_test_add_func ("/spanish/of", test_of);
  g_test_add_func ("/spanish/slug", test_slug);

  return g_test_run ();
}
