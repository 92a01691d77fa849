#include "minka-emblem.h"
#include "minka-acta-document.h"
#include "minka-book-document.h"
#include "minka-chart-document.h"
#include "minka-correction-document.h"
#include "minka-handover-document.h"
#include "minka-meeting-papers.h"
#include "minka-plan-document.h"
#include "minka-reflections-document.h"
#include "minka-tree-poster.h"
#include "samples.h"

#include <cairo-pdf.h>

/* Writes every kind of document into a folder, with ordinary content and with content that tries to break it. */

static const char *folder;
static gboolean failed;

static void
save (const char *name, GBytes *pdf, GError *error)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.pdf", folder, name);
  g_autoptr (GError) reason = error;
  g_autoptr (GBytes) bytes = pdf;

  if (pdf != NULL &&
      g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &reason))
    return;
  g_printerr ("%s: %s\n", name, reason->message);
  failed = TRUE;
}

/* What is hostile in a text. All of it can be printed. */
static const struct {
  const char *name;
  const char *text;
} texts[] = {
  { "emoji", "Bien 😀 😃 😐 ☺ ★ ✓ ✗ ☎ → ⇒ ½ № «fin»" },
  { "arabic", "El alumno خالد escribió «السلام عليكم» y leyó أبجد; en hebreo: שלום עולם." },
  { "combining",
    "Cafe\u0301 pin\u0303ata n\u0303andu\u0301 q\u0307uechua A\u030angstro\u0308m e\u0323\u0302" },
  { "long-word",
    "Electroencefalografistasdelosdesoxirribonucleotidosinconstitucionalisimamente "
    "https://ejemplo.edu.pe/aprendo-en-casa/primaria/segundo-grado/semana-22/dia-4?recurso=video&n=1" },
  { "marks",
    "<b>No es negrita</b> & «comillas» \"rectas\" \\barra\\ (paréntesis) %% [corchetes] {llaves} /Nombre\u200b" },
};

static void
save_acta (const char *name, MinkaMinutes *minutes)
{
  GError *error = NULL;
  GBytes *pdf = minka_acta_document_make (minutes, SAMPLE_ISSUED, NULL, &error);

  save (name, pdf, error);
  g_object_unref (minutes);
}

static MinkaMinutes *
issued_minutes (guint attendees)
{
  MinkaMinutes *minutes = sample_minutes (attendees);

  sample_put_in_book (minutes);
  return minutes;
}

static MinkaMinutes *
hostile_minutes (const char *text)
{
  MinkaMinutes *minutes = issued_minutes (6);

  g_object_set (minutes->plan, "school-name", text, "body-name", text, NULL);
  g_object_set (minutes->meeting, "title", text, "platform", text, "reports", text, "purpose", text, NULL);
  g_object_set (minutes->members->pdata[0], "name", text, "job", text, NULL);
  g_object_set (minutes->agenda->pdata[0], "title", text, "deliberation", text, "conclusion", text, NULL);
  g_object_set (minutes->agreements->pdata[0], "text", text, "grounds", text, NULL);
  return minutes;
}

/* Half transparent, as emblems of schools are. */
static GBytes *
sample_emblem (void)
{
  const char *svg = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='50'>"
                    "<path d='M0 0h40v30l-20 20L0 30z' fill='#a00' fill-opacity='.5'/></svg>";
  g_autoptr (GBytes) picture = g_bytes_new_static (svg, strlen (svg));
  g_autoptr (GError) error = NULL;
  GBytes *emblem = minka_emblem_make (picture, "escudo.svg", &error);

  g_assert_no_error (error);
  return emblem;
}

/* With the school's emblem, and what a teacher lets the acta quote. */
static void
save_adorned_acta (void)
{
  MinkaMinutes *minutes = issued_minutes (12);
  g_autoptr (GBytes) emblem = sample_emblem ();
  MinkaReflection *quote = minka_record_new (MINKA_TYPE_REFLECTION);

  g_object_set (minutes->plan, "emblem", emblem, NULL);
  g_object_set (quote, "author", minka_record_get_id (minutes->members->pdata[0]), "date", "2021-03-14",
                "strategy", "Audios cortos", "body",
                "Los audios de menos de un minuto se escuchan completos.", NULL);
  g_ptr_array_add (minutes->quotes, quote);
  save_acta ("acta-adorned", minutes);
}

static void
save_actas (void)
{
  g_autofree char *words = sample_words (400);
  MinkaMinutes *minutes;

  save_acta ("acta", issued_minutes (12));
  save_adorned_acta ();
  save_acta ("acta-200-attendees", issued_minutes (200));
  save_acta ("acta-empty", sample_minutes_empty ());
  minutes = issued_minutes (12);
  g_ptr_array_set_size (minutes->agreements, 0);
  save_acta ("acta-no-agreements", minutes);
  minutes = sample_minutes (12);
  minutes->number = 0;
  save_acta ("acta-draft", minutes);
  minutes = issued_minutes (12);
  g_object_set (minutes->agreements->pdata[0], "text", words, "grounds", words, NULL);
  g_object_set (minutes->members->pdata[3], "job", words, NULL);
  save_acta ("acta-400-words", minutes);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *name = g_strconcat ("acta-", texts[i].name, NULL);

    save_acta (name, hostile_minutes (texts[i].text));
  }
}

static void
save_chart (const char *name, const char *school, const char *title, guint n)
{
  g_autoptr (MinkaDates) dates = g_new0 (MinkaDates, 1);
  GError *error = NULL;
  GBytes *pdf;

  dates->plan = minka_record_new (MINKA_TYPE_PLAN);
  dates->days = g_list_store_new (MINKA_TYPE_CALENDAR_SUMMARY);
  dates->rows = g_list_store_new (MINKA_TYPE_SCHEDULE_SUMMARY);
  g_object_set (dates->plan, "year", 2021, "school_name", school, "body_name", "CAP", NULL);
  for (guint i = 0; i < n; i++) {
    g_autofree char *group = g_strdup_printf ("%s %u", title, i / 4);
    g_autoptr (MinkaScheduleSummary) row = g_object_new (
        MINKA_TYPE_SCHEDULE_SUMMARY, "activity", group, "title", title, "objective", group, "objective_text",
        group, "days", i % 3 == 0 ? "2021-03-17 2021-04-05/2021-04-09" : "2021-10-12", NULL);

    g_list_store_append (dates->rows, row);
  }
  pdf = minka_chart_document_make (dates, SAMPLE_ISSUED, NULL, &error);
  save (name, pdf, error);
}

static void
save_charts (void)
{
  save_chart ("cronograma", "I.E. N.° 30153", "Taller de retroalimentación", 9);
  save_chart ("cronograma-empty", "", "", 0);
  save_chart ("cronograma-many", "I.E. N.° 30153", "Taller de todo el personal docente", 70);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *name = g_strconcat ("cronograma-", texts[i].name, NULL);

    save_chart (name, texts[i].text, texts[i].text, 5);
  }
}

static void
save_dossier (const char *suffix, MinkaDossier *dossier)
{
  g_autofree char *plan = g_strconcat ("plan", suffix, NULL);
  g_autofree char *report = g_strconcat ("informe", suffix, NULL);
  GError *error = NULL;
  GBytes *pdf = minka_plan_document_make (dossier, NULL, &error);

  save (plan, pdf, error);
  error = NULL;
  pdf = minka_report_document_make (dossier, NULL, &error);
  save (report, pdf, error);
  minka_dossier_free (dossier);
}

static void
save_dossiers (void)
{
  g_autofree char *words = sample_words (400);

  save_dossier ("", sample_dossier (4, 4, NULL));
  save_dossier ("-empty", minka_dossier_new ());
  save_dossier ("-many", sample_dossier (60, 40, NULL));
  save_dossier ("-400-words", sample_dossier (3, 3, words));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *suffix = g_strconcat ("-", texts[i].name, NULL);

    save_dossier (suffix, sample_dossier (3, 3, texts[i].text));
  }
}

static void
save_meeting (const char *suffix, MinkaMinutes *minutes)
{
  g_autofree char *call = g_strconcat ("convocatoria", suffix, NULL);
  g_autofree char *roll = g_strconcat ("asistencia", suffix, NULL);
  GError *error = NULL;
  GBytes *pdf = minka_convocation_document_make (minutes, SAMPLE_ISSUED, NULL, &error);

  save (call, pdf, error);
  error = NULL;
  pdf = minka_roll_document_make (minutes, SAMPLE_ISSUED, NULL, &error);
  save (roll, pdf, error);
  g_object_unref (minutes);
}

static void
save_meetings (void)
{
  save_meeting ("", sample_minutes (12));
  save_meeting ("-empty", sample_minutes_empty ());
  save_meeting ("-200-attendees", sample_minutes (200));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *suffix = g_strconcat ("-", texts[i].name, NULL);

    save_meeting (suffix, hostile_minutes (texts[i].text));
  }
}

/* @text is in every place that people write in. */
static void
save_logbook (const char *suffix, const char *text, guint n)
{
  g_autoptr (MinkaLogbook) logbook = minka_logbook_new ();
  g_autoptr (MinkaDossier) dossier = sample_dossier (2, 2, text);
  g_autofree char *team = g_strconcat ("reflexiones", suffix, NULL);
  g_autofree char *own = g_strconcat ("bitacora", suffix, NULL);
  MinkaMember *member = minka_record_new (MINKA_TYPE_MEMBER);
  MinkaMeetingSummary *meeting = minka_record_new (MINKA_TYPE_MEETING_SUMMARY);
  MinkaActivity *activity = minka_record_new (MINKA_TYPE_ACTIVITY);
  GError *error = NULL;
  GBytes *pdf;

  g_set_object (&logbook->plan, dossier->plan);
  g_object_set (member, "name", text != NULL ? text : "Docente 2.° B", NULL);
  g_object_set (meeting, "title", text != NULL ? text : "Criterios", "date", "2021-04-09", NULL);
  g_object_set (activity, "title", text != NULL ? text : "Webinar", NULL);
  g_ptr_array_add (logbook->members, member);
  g_ptr_array_add (logbook->meetings, meeting);
  g_ptr_array_add (logbook->activities, activity);
  for (guint i = 0; i < n; i++) {
    MinkaReflection *reflection = minka_record_new (MINKA_TYPE_REFLECTION);
    g_autofree char *strategy = g_strdup_printf ("%s %u", text != NULL ? text : "Llamada semanal", i / 3);

    g_object_set (reflection, "author", minka_record_get_id (MINKA_RECORD (member)), "date",
                  i % 2 == 0 ? "2021-04-12" : "", "prompt", i % 3 == 0 ? "" : "¿Qué aprendí?", "strategy",
                  i % 4 == 0 ? "" : strategy, "body", text != NULL ? text : "Una cosa.\n\nY otra.", "meeting",
                  i % 2 == 0 ? minka_record_get_id (MINKA_RECORD (meeting)) : "", "activity",
                  i % 2 == 1 ? minka_record_get_id (MINKA_RECORD (activity)) : "", "privacy", i % 3, NULL);
    g_ptr_array_add (logbook->reflections, reflection);
  }
  pdf = minka_reflections_document_make (logbook, SAMPLE_ISSUED, NULL, &error);
  save (team, pdf, error);
  error = NULL;
  pdf = minka_logbook_document_make (logbook, minka_record_get_id (MINKA_RECORD (member)), TRUE,
                                     SAMPLE_ISSUED, NULL, &error);
  save (own, pdf, error);
}

static void
save_logbooks (void)
{
  g_autofree char *words = sample_words (400);

  save_logbook ("", NULL, 9);
  save_logbook ("-empty", NULL, 0);
  save_logbook ("-many", NULL, 120);
  save_logbook ("-400-words", words, 5);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *suffix = g_strconcat ("-", texts[i].name, NULL);

    save_logbook (suffix, texts[i].text, 4);
  }
}

static void
save_book (const char *name, guint n)
{
  g_autoptr (MinkaDossier) dossier = sample_dossier (1, 1, NULL);
  g_autoptr (MinkaBook) book = minka_record_new (MINKA_TYPE_BOOK);
  g_autoptr (GPtrArray) actas = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;
  GBytes *pdf;

  g_object_set (book, "number", 1, "first_acta", 1, "first_folio", 1, "opened", "2021-03-01", "closed",
                n > 0 ? "2021-12-17" : "", NULL);
  for (guint i = 0; i < n; i++) {
    g_autoptr (MinkaMinutes) minutes = i % 2 == 0 ? issued_minutes (12) : hostile_minutes (texts[i % 5].text);
    g_autoptr (GBytes) acta = minka_acta_document_make (minutes, SAMPLE_ISSUED, NULL, &error);

    g_assert_no_error (error);
    g_object_set (minutes->acta, "pdf", acta, "number", (int) i + 1, "sha256", "0123456789abcdef0123", NULL);
    g_ptr_array_add (actas, g_object_ref (minutes->acta));
  }
  pdf = minka_book_document_make (dossier->plan, book, actas, SAMPLE_ISSUED, NULL, &error);
  save (name, pdf, error);
}

/* Notes to everything that can have one, and a long one. */
static void
save_notes (const char *suffix, const char *text)
{
  static const MinkaColumn columns[] = { { "Aspecto", 1, MINKA_SETTING_LEFT, TRUE },
                                         { "Descripción", 3, MINKA_SETTING_LEFT, FALSE } };
  g_autoptr (MinkaPaper) paper = minka_paper_new ("Notas al pie");
  g_autofree char *name = g_strconcat ("notas", suffix, NULL);
  MinkaTable *table = minka_table_new (columns, G_N_ELEMENTS (columns));
  g_autofree char *words = sample_words (900);
  GError *error = NULL;
  GBytes *pdf;

  minka_paper_add_title (paper, minka_text_new ("Notas al pie"));
  for (guint i = 0; i < 30; i++) {
    MinkaText *noted = minka_text_new (text);

    minka_paper_add_note (paper, noted, minka_text_new (i == 7 ? words : text));
    minka_text_add (noted, MINKA_STYLE_PLAIN, " Y sigue.");
    if (i == 10)
      minka_paper_begin_list (paper, MINKA_LIST_NUMBERED);
    if (i < 10)
      minka_paper_add_paragraph (paper, MINKA_SETTING_JUSTIFIED, noted);
    else if (i < 15)
      minka_paper_add_item (paper, noted);
    if (i == 14)
      minka_paper_end_list (paper);
    if (i < 15)
      continue;
    if (i == 20)
      minka_text_add (noted, MINKA_STYLE_PLAIN, words);
    minka_table_begin_row (table);
    minka_table_add_cell (table, minka_text_new (text));
    minka_table_add_cell (table, noted);
  }
  minka_paper_add_table (paper, table);
  pdf = minka_paper_finish (paper, NULL, &error);
  save (name, pdf, error);
}

static void
save_all_notes (void)
{
  save_notes ("", "Un párrafo cualquiera.");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *suffix = g_strconcat ("-", texts[i].name, NULL);

    save_notes (suffix, texts[i].text);
  }
}

static void
save_posters (const char *suffix, const char *text)
{
  g_autoptr (MinkaDossier) dossier = sample_dossier (1, 1, text);
  g_autoptr (GPtrArray) specific = g_ptr_array_new ();
  static const char *const forms[] = {
    [MINKA_TREE_FORM_PAGE] = "arbol",
    [MINKA_TREE_FORM_SHEETS] = "arbol-mural",
  };

  for (guint form = 0; form < G_N_ELEMENTS (forms); form++) {
    g_autofree char *name = g_strconcat (forms[form], suffix, NULL);
    GError *error = NULL;
    GBytes *pdf =
        minka_tree_poster_make (dossier->problem_tree, dossier->plan, specific, form, SAMPLE_ISSUED, &error);

    save (name, pdf, error);
  }
}

static void
save_all_posters (void)
{
  g_autofree char *words = sample_words (60);

  save_posters ("", NULL);
  save_posters ("-60-words", words);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *suffix = g_strconcat ("-", texts[i].name, NULL);

    save_posters (suffix, texts[i].text);
  }
}

/* What no judge may let pass. */
static void
save_plain (void)
{
  g_autofree char *path = g_strdup_printf ("%s/plain-cairo.pdf", folder);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 100, 100);
  cairo_t *cr = cairo_create (surface);

  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
save_correction (const char *name, MinkaActaKind kind, MinkaMinutes *minutes, const char *body)
{
  g_autofree char *title = minka_correction_title (kind, 3);
  GError *error = NULL;
  GBytes *pdf;

  minutes->corrected = MINKA_ACTA (minka_record_copy (MINKA_RECORD (minutes->acta)));
  g_object_set (minutes->corrected, "last_folio", 15, "sha256",
                "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", NULL);
  g_clear_object (&minutes->meeting);
  g_object_set (minutes->acta, "kind", kind, "meeting", "", "title", title, "body", body, "number", 4, "date",
                "2021-03-20", NULL);
  pdf = minka_correction_document_make (minutes, SAMPLE_ISSUED, &error);
  save (name, pdf, error);
  g_object_unref (minutes);
}

static void
save_corrections (void)
{
  g_autofree char *words = sample_words (400);

  save_correction ("correccion", MINKA_ACTA_KIND_ERRATUM, issued_minutes (12),
                   "Donde dice «12», debe decir «13».\n\nLo demás no cambia.");
  save_correction ("correccion-400-words", MINKA_ACTA_KIND_COMPLEMENT, issued_minutes (12), words);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *name = g_strdup_printf ("correccion-%s", texts[i].name);

    save_correction (name, MINKA_ACTA_KIND_VOID, hostile_minutes (texts[i].text), texts[i].text);
  }
}

/* @n actas are handed over; @text goes wherever people write. */
static void
save_handover (const char *name, guint n, const char *text)
{
  g_autoptr (MinkaMinutes) minutes = text != NULL ? hostile_minutes (text) : issued_minutes (4);
  g_autoptr (MinkaHandover) handover = minka_record_new (MINKA_TYPE_HANDOVER);
  g_autofree char *title = NULL;
  GError *error = NULL;
  GBytes *pdf;

  g_object_set (handover, "post", text != NULL ? text : "Secretaría de la CAP", "duty", MINKA_DUTY_SECRETARY,
                "outgoing", minka_record_get_id (minutes->members->pdata[0]), "incoming",
                minka_record_get_id (minutes->members->pdata[1]), "date", "2021-12-17", "folder",
                text != NULL ? text : "Drive CAP", "copy", text != NULL ? text : "", "others",
                text != NULL ? text : "Sello de la CAP\nArchivador con las actas firmadas", NULL);
  title = minka_handover_title (handover);
  g_clear_object (&minutes->meeting);
  g_set_object (&minutes->handover, handover);
  g_object_set (minutes->acta, "kind", MINKA_ACTA_KIND_HANDOVER, "meeting", "", "title", title, "number",
                (int) n + 1, "date", "2021-12-17", NULL);
  for (int book = 1; book <= 2; book++) {
    MinkaBook *tome = minka_record_new (MINKA_TYPE_BOOK);

    g_object_set (tome, "number", book, "opened", "2021-03-01", "closed", book == 1 ? "2021-10-30" : "",
                  NULL);
    g_ptr_array_add (minutes->books, tome);
  }
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (minutes->index,
                     g_object_new (MINKA_TYPE_ACTA_SUMMARY, "book-number", i < n / 2 ? 1 : 2, "number",
                                   (int) i + 1, "date", "2021-04-09", "title",
                                   text != NULL ? text : "Elaboración de criterios de evaluación",
                                   "first-folio", (int) i * 4 + 1, "last-folio", (int) i * 4 + 4, "sha256",
                                   "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", NULL));
  pdf = minka_handover_document_make (minutes, SAMPLE_ISSUED, &error);
  save (name, pdf, error);
}

static void
save_handovers (void)
{
  g_autofree char *words = sample_words (400);

  save_handover ("entrega", 7, NULL);
  save_handover ("entrega-empty", 0, NULL);
  save_handover ("entrega-200-actas", 200, NULL);
  save_handover ("entrega-400-words", 3, words);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *name = g_strdup_printf ("entrega-%s", texts[i].name);

    save_handover (name, 3, texts[i].text);
  }
}

int
main (int argc, char *argv[])
{
  if (argc != 2) {
    g_printerr ("Usage: %s FOLDER\n", argv[0]);
    return 2;
  }
  folder = argv[1];
  save_actas ();
  save_corrections ();
  save_logbooks ();
  save_handovers ();
  save_charts ();
  save_dossiers ();
  save_meetings ();
  save_book ("libro", 6);
  save_book ("libro-empty", 0);
  save_all_posters ();
  save_all_notes ();
  save_plain ();
  return failed ? 1 : 0;
}
