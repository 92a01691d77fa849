#include "minka-acta-document.h"
#include "minka-error.h"
#include "minka-pdf.h"
#include "samples.h"

#include <string.h>

static char *
acta_text (MinkaMinutes *minutes, int *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = minka_acta_document_make (minutes, SAMPLE_ISSUED, n_pages, &error);
  g_autoptr (MinkaPdf) pdf = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  pdf = minka_pdf_new (bytes, &error);
  g_assert_no_error (error);
  text = minka_pdf_get_text (pdf);
  return sample_squeeze (text);
}

static void
assert_has (const char *text, const char *part)
{
  g_autofree char *squeezed = sample_squeeze (part);

  if (strstr (text, squeezed) == NULL)
    g_test_fail_printf ("“%s” is missing", part);
}

static void
assert_lacks (const char *text, const char *part)
{
  g_autofree char *squeezed = sample_squeeze (part);

  if (strstr (text, squeezed) != NULL)
    g_test_fail_printf ("“%s” should not be there", part);
}

static void
test_whole (void)
{
  g_autoptr (MinkaMinutes) minutes = sample_minutes (12);
  g_autofree char *text = acta_text (minutes, NULL);

  assert_has (text, "ACTA N.° 003");
  assert_has (text, "“Año del Bicentenario del Perú: 200 años de Independencia”");
  assert_has (
      text,
      "En el distrito de Chilca, provincia de Huancayo, región Junín, siendo las quince horas con "
      "treinta minutos del día quince de marzo de dos mil veintiuno, se reunieron mediante la plataforma "
      "Zoom los integrantes de la Comunidad Profesional de Aprendizaje (CAP) de la I.E. N.° 30153 «María "
      "Natividad Salazar Aguilar», en reunión general n.° 3, para tratar el tema");
  assert_has (text, "De 12 personas convocadas asistieron 10 (1 llegó después del inicio; 1 justificó su "
                    "inasistencia; 1 no asistió)");
  assert_has (text, "se requerían al menos 7");
  assert_has (text, "Llegó tarde (15:50 h)");
  assert_has (text, "Falta justificada");
  assert_has (text, "Acta anterior: N.° 002, del 1 de marzo de 2021.");
  assert_has (text, "Nuevo plazo: 26 de marzo de 2021");
  assert_has (text, "las familias.¹");
  assert_has (text, "por ciclo.¹");
  assert_has (text, "¹ Consta en el Acta N.° 001, del 22 de febrero de 2021.");
  assert_has (text, "Tema no incluido en el orden del día");
  assert_has (text, "Acuerdo n.° 3 (adoptado fuera de agenda)");
  assert_has (text, "viernes 9 de abril de 2021");
  assert_has (text, "Por unanimidad, con 12 votos a favor");
  assert_has (text, "10 a favor, 1 en contra y 1 abstención");
  assert_has (text,
              "siendo las diecisiete horas con cinco minutos del mismo día, se dio por concluida la reunión");
  assert_has (text, "Secretario de la CAP");
  assert_has (text, "Folio 12");
  assert_has (text, "Folio 13");
  assert_lacks (text, "BORRADOR");
  assert_lacks (text, "()");
}

/* What a teacher lets the acta quote stands in it with the name. */
static void
test_quotes (void)
{
  g_autoptr (MinkaMinutes) minutes = sample_minutes (12);
  MinkaMember *author = minutes->members->pdata[1];
  MinkaReflection *quote = minka_record_new (MINKA_TYPE_REFLECTION);
  g_autofree char *before = acta_text (minutes, NULL);
  g_autofree char *about = g_strdup_printf ("%s · 14 de marzo de 2021 · Audios cortos", author->name);
  g_autofree char *text = NULL;

  assert_lacks (before, "Reflexiones de los docentes");
  g_object_set (quote, "author", minka_record_get_id (MINKA_RECORD (author)), "date", "2021-03-14",
                "strategy", "Audios cortos", "body", "Los audios breves se escuchan completos.", NULL);
  g_ptr_array_add (minutes->quotes, quote);
  text = acta_text (minutes, NULL);
  assert_has (text, "Reflexiones de los docentes");
  assert_has (text, about);
  assert_has (text, "Los audios breves se escuchan completos.");
}

/* The acta says when the meeting was really held, not when it was called for. */
static void
test_real_hours (void)
{
  g_autoptr (MinkaMinutes) minutes = sample_minutes (12);
  g_autofree char *text = NULL;

  g_object_set (minutes->meeting, "opened", "15:42", "closed", "17:20", NULL);
  text = acta_text (minutes, NULL);
  assert_has (text, "siendo las quince horas con cuarenta y dos minutos del día quince de marzo");
  assert_has (text, "De 15:42 a 17:20 h");
  assert_has (text, "siendo las diecisiete horas con veinte minutos del mismo día");
  assert_lacks (text, "15:30");
}

static void
test_draft (void)
{
  g_autoptr (MinkaMinutes) minutes = sample_minutes (12);
  g_autofree char *text = NULL;

  minutes->number = 0;
  text = acta_text (minutes, NULL);
  assert_has (text, "BORRADOR DE ACTA");
  assert_lacks (text, "ACTA N.°");
  assert_lacks (text, "Folio");
}

static void
test_empty (void)
{
  g_autoptr (MinkaMinutes) minutes = sample_minutes_empty ();
  int n_pages = 0;
  g_autofree char *text = acta_text (minutes, &n_pages);

  g_assert_cmpint (n_pages, ==, 1);
  assert_has (text, "No se adoptaron acuerdos.");
  assert_has (text, "No se fijó un orden del día.");
  assert_lacks (text, "()");
  assert_lacks (text, "«»");
  assert_lacks (text, ":.");
  assert_lacks (text, "null");
}

static void
test_no_quorum (void)
{
  g_autoptr (MinkaMinutes) minutes = sample_minutes (12);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 8; i++)
    g_object_set (minutes->attendance->pdata[i], "presence", MINKA_PRESENCE_ABSENT, NULL);
  text = acta_text (minutes, NULL);
  assert_has (text, "No se alcanzó el quórum, que requería al menos 7 asistentes");
}

static void
test_many (void)
{
  g_autoptr (MinkaMinutes) minutes = sample_minutes (200);
  g_autofree char *words = sample_words (400);
  g_autofree char *text = NULL;

  g_object_set (minutes->agreements->pdata[0], "grounds", words, NULL);
  g_object_set (minutes->agenda->pdata[0], "title",
                "Esternocleidomastoideoelectroencefalografistaotorrinolaringólogo", NULL);
  text = acta_text (minutes, NULL);
  g_assert_cmpuint (sample_count (text, "Nombresyapellidos"), >=, 9);
  g_assert_cmpuint (sample_count (text, "vocablo"), ==, 400);
  assert_has (text, "Esternocleidomastoideoelectroencefalografistaotorrinolaringólogo");
}

static void
test_glyph (void)
{
  g_autoptr (MinkaMinutes) minutes = sample_minutes (4);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_object_set (minutes->members->pdata[1], "name", "Docente \U00012000", NULL);
  bytes = minka_acta_document_make (minutes, SAMPLE_ISSUED, NULL, &error);
  g_assert_null (bytes);
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_GLYPH);
}

static void
test_file_name (void)
{
  g_autofree char *name = minka_acta_file_name (1, 1, "2021-03-15", "Retroalimentación formativa");
  g_autofree char *empty = minka_acta_file_name (2, 14, "2022-04-01", "¡…!");

  g_assert_cmpstr (name, ==, "2021/Libro-01/Acta-001_2021-03-15_retroalimentacion-formativa.pdf");
  g_assert_cmpstr (empty, ==, "2022/Libro-02/Acta-014_2022-04-01_reunion.pdf");
}

static char *
checksum (void)
{
  g_autoptr (MinkaMinutes) minutes = sample_minutes (30);
  g_autoptr (GBytes) bytes = NULL;

  sample_add_agreement (minutes, "Saludar a مريم \U0001f600 y a שלום.");
  bytes = minka_acta_document_make (minutes, SAMPLE_ISSUED, NULL, NULL);
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static char *
checksum_in (const char *program, const char *zone, const char *language)
{
  const char *const argv[] = { program, "--checksum", NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  environment = g_environ_setenv (environment, "TZ", zone, TRUE);
  environment = g_environ_setenv (environment, "LC_ALL", language, TRUE);
  environment = g_environ_setenv (environment, "LANGUAGE", language, TRUE);
  g_spawn_sync (NULL, (char **) argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_strstrip (output);
}

static void
test_same_bytes (gconstpointer program)
{
  g_autofree char *here = checksum ();
  g_autofree char *again = checksum ();
  g_autofree char *lima = checksum_in (program, "America/Lima", "es_PE.UTF-8");
  g_autofree char *elsewhere = checksum_in (program, "Pacific/Kiritimati", "C");

  g_assert_cmpstr (here, ==, again);
  g_assert_cmpstr (here, ==, lima);
  g_assert_cmpstr (here, ==, elsewhere);
}

int
main (int argc, char *argv[])
{
  if (argc == 2 && g_str_equal (argv[1], "--checksum")) {
    g_autofree char *sum = checksum ();

    g_print ("%s\n", sum);
    return 0;
  }
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acta/whole", test_whole);
  g_test_add_func ("/acta/real-hours", test_real_hours);
  g_test_add_func ("/acta/quotes", test_quotes);
  g_test_add_func ("/acta/draft", test_draft);
  g_test_add_func ("/acta/empty", test_empty);
  g_test_add_func ("/acta/no-quorum", test_no_quorum);
  g_test_add_func ("/acta/many", test_many);
  g_test_add_func ("/acta/glyph", test_glyph);
  g_test_add_func ("/acta/file-name", test_file_name);
  g_test_add_data_func ("/acta/same-bytes", argv[0], test_same_bytes);

  return g_test_run ();
}
