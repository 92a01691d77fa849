#include "kit.h"

#include "minka-agreement-line.h"

#include <stdio.h>
#include <string.h>

/* A line about an agreement is understood as people mean it, and whatever is typed does no harm. */

typedef struct {
  MinkaAgreementSetting setting;
} School;

static gpointer
add (GPtrArray *to, GType type)
{
  gpointer record = minka_record_new (type);

  g_ptr_array_add (to, record);
  return record;
}

static const char *
add_member (School *self, const char *name, const char *job, const char *grade)
{
  MinkaMember *member = add (self->setting.members, MINKA_TYPE_MEMBER);

  g_object_set (member, "name", name, "job", job, "grade", grade, NULL);
  return minka_record_get_id (MINKA_RECORD (member));
}

static void
add_post (School *self, const char *title, MinkaDuty duty, const char *member)
{
  g_object_set (add (self->setting.posts, MINKA_TYPE_POST), "title", title, "duty", duty, "member", member,
                NULL);
}

static void
add_term (School *self, const char *title, const char *first, const char *last)
{
  g_object_set (add (self->setting.calendar, MINKA_TYPE_CALENDAR_ENTRY), "title", title, "kind",
                MINKA_CALENDAR_KIND_TERM, "first_day", first, "last_day", last, NULL);
}

static void
set_up (School *self, gconstpointer data)
{
  static const char *const grades[] = { "1.° A", "1.° B", "2.° A", "2.° B", "3.° A",
                                        "3.° B", "4.° A", "4.° B", "5.° A" };
  const char *director, *deputy, *teacher, *secretary = NULL;

  self->setting = (MinkaAgreementSetting) { "2021-03-15", g_ptr_array_new_with_free_func (g_object_unref),
                                            g_ptr_array_new_with_free_func (g_object_unref),
                                            g_ptr_array_new_with_free_func (g_object_unref), "2021-04-09" };
  director = add_member (self, "Directora", "Directora", "");
  deputy = add_member (self, "Subdirectora", "Subdirectora", "");
  teacher = add_member (self, "Docente del aula de innovación pedagógica",
                        "Docente del aula de innovación pedagógica", "");
  for (guint i = 0; i < G_N_ELEMENTS (grades); i++) {
    g_autofree char *name = g_strdup_printf ("Docente %s", grades[i]);
    g_autofree char *job = g_strdup_printf ("Docente de aula, %s", grades[i]);
    const char *id = add_member (self, name, job, grades[i]);

    if (g_str_equal (grades[i], "4.° A"))
      secretary = id;
  }
  add_member (self, "Flor Ayala Ramos", "Psicóloga", "");
  add_member (self, "Flor Ayala Soto", "Auxiliar", "");
  add_member (self, "Elmer Inga", "Auxiliar", "");
  add_post (self, "Líder de la CAP", MINKA_DUTY_DIRECTOR, director);
  add_post (self, "Responsable del seguimiento pedagógico", MINKA_DUTY_OTHER, deputy);
  add_post (self, "Coordinador de la CAP", MINKA_DUTY_COORDINATOR, teacher);
  add_post (self, "Moderador", MINKA_DUTY_MODERATOR, teacher);
  add_post (self, "Secretario de la CAP", MINKA_DUTY_SECRETARY, secretary);
  add_term (self, "I bimestre", "2021-03-15", "2021-05-14");
  add_term (self, "II bimestre", "2021-05-17", "2021-07-23");
  add_term (self, "IV bimestre", "2021-10-11", "2021-12-17");
}

static void
tear_down (School *self, gconstpointer data)
{
  g_ptr_array_unref (self->setting.members);
  g_ptr_array_unref (self->setting.posts);
  g_ptr_array_unref (self->setting.calendar);
}

typedef struct {
  const char *line;
  const char *text;
  const char *who;
  const char *due;
  MinkaAgreementDoubts doubts;
} Phrase;

#define WHO MINKA_AGREEMENT_DOUBT_WHO
#define REPEATS MINKA_AGREEMENT_DOUBT_REPEATS
#define WEEKDAY MINKA_AGREEMENT_DOUBT_WEEKDAY
#define PAST MINKA_AGREEMENT_DOUBT_PAST
#define DAYS MINKA_AGREEMENT_DOUBT_DAYS
#define TERM MINKA_AGREEMENT_DOUBT_TERM

/* Said on Monday 15 March 2021. */
static const Phrase phrases[] = {
  /* Who, when and what in any order */
  { "Docente 2.° B elabora la matriz de análisis el viernes", "Elabora la matriz de análisis",
    "Docente 2.° B", "2021-03-19" },
  { "elaborar criterios — Docente 3.° A y Docente 4.° B, 15 abril", "Elaborar criterios",
    "Docente 3.° A y Docente 4.° B", "2021-04-15" },
  { "Todos los docentes subirán evidencias en 2 semanas", "Subirán evidencias", "Todos los docentes",
    "2021-03-29" },
  { "Directora: monitorear 3 aulas hasta fin de mes", "Monitorear 3 aulas", "Directora", "2021-03-31" },
  { "enviar el informe mañana @Secretario", "Enviar el informe", "Docente 4.° A", "2021-03-16" },
  { "traer un caso para la próxima reunión", "Traer un caso", "", "2021-04-09" },
  { "entregar el cuadro el 9/4", "Entregar el cuadro", "", "2021-04-09" },
  { "Subir las actas antes del 30 de abril", "Subir las actas", "", "2021-04-30" },
  { "Revisar los criterios lunes 12", "Revisar los criterios", "", "2021-04-12" },
  { "Subdirectora presenta la lista el próximo martes", "Presenta la lista", "Subdirectora", "2021-03-16" },
  { "Llamar a las familias pasado mañana", "Llamar a las familias", "", "2021-03-17" },
  { "Elmer Inga repara el proyector en quince días", "Repara el proyector", "Elmer Inga", "2021-03-30" },
  { "1ro de mayo, publicar el plan", "Publicar el plan", "", "2021-05-01" },
  { "Consolidar las notas a fin de bimestre (coordinador)", "Consolidar las notas",
    "Docente del aula de innovación pedagógica", "2021-05-14" },
  { "El viernes la directora envía el oficio a la UGEL", "Envía el oficio a la UGEL", "Directora",
    "2021-03-19" },
  { "Se acuerda que la subdirectora reúna las fichas hasta el 26 de marzo", "Se acuerda que reúna las fichas",
    "Subdirectora", "2021-03-26" },

  /* Days */
  { "Enviar el oficio hoy", "Enviar el oficio", "", "2021-03-15" },
  { "Entregar las fichas el lunes", "Entregar las fichas", "", "2021-03-22" },
  { "Entregar las fichas este VIERNES.", "Entregar las fichas.", "", "2021-03-19" },
  { "Entregar las fichas el miercoles 24", "Entregar las fichas", "", "2021-03-24" },
  { "Entregar las fichas el sábado 20 de marzo", "Entregar las fichas", "", "2021-03-20" },
  { "Entregar las fichas el vie 9 abr", "Entregar las fichas", "", "2021-04-09" },
  { "Entregar las fichas el viernes de la próxima semana", "Entregar las fichas", "", "2021-03-26" },
  { "Entregar las fichas la próxima semana", "Entregar las fichas", "", "2021-03-26" },
  { "Entregar las fichas esta semana", "Entregar las fichas", "", "2021-03-19" },
  { "Entregar las fichas el jueves que viene", "Entregar las fichas", "", "2021-03-18" },
  { "Entregar las fichas dentro de un mes", "Entregar las fichas", "", "2021-04-15" },
  { "Entregar las fichas en un plazo de 10 días", "Entregar las fichas", "", "2021-03-25" },
  { "Entregar las fichas en 5 días hábiles", "Entregar las fichas", "", "2021-03-22" },
  { "Entregar las fichas a más tardar el 31 de marzo", "Entregar las fichas", "", "2021-03-31" },
  { "Entregar las fichas, plazo: 20 de abril", "Entregar las fichas", "", "2021-04-20" },
  { "Entregar las fichas el día 20", "Entregar las fichas", "", "2021-03-20" },
  { "Entregar las fichas hasta el 10", "Entregar las fichas", "", "2021-04-10" },
  { "Entregar las fichas a fines de abril", "Entregar las fichas", "", "2021-04-30" },
  { "Entregar las fichas en la quincena de abril", "Entregar las fichas", "", "2021-04-15" },
  { "Entregar las fichas a fin del II bimestre", "Entregar las fichas", "", "2021-07-23" },
  { "Entregar las fichas a fin del segundo bimestre", "Entregar las fichas", "", "2021-07-23" },
  { "Entregar las fichas a fin de trimestre", "Entregar las fichas a fin de trimestre", "", "", TERM },
  { "Entregar las fichas a fin del año escolar", "Entregar las fichas", "", "2021-12-17" },
  { "Entregar las fichas hasta mayo", "Entregar las fichas", "", "2021-05-31" },
  { "Entregar las fichas el próximo mes", "Entregar las fichas", "", "2021-04-30" },
  { "Entregar las fichas el 9-4-2021", "Entregar las fichas", "", "2021-04-09" },
  { "Entregar las fichas 2021-04-09", "Entregar las fichas", "", "2021-04-09" },
  { "Entregar las fichas el 15 de enero", "Entregar las fichas el 15 de enero", "", "", PAST },
  { "Entregar las fichas el 15 de enero de 2022", "Entregar las fichas", "", "2022-01-15" },
  { "Entregar las fichas el 10 de marzo de 2021", "Entregar las fichas el 10 de marzo de 2021", "", "",
    PAST },
  { "Entregar las fichas el 1.° de mayo", "Entregar las fichas", "", "2021-05-01" },
  { "Entregar las fichas el primero de abril", "Entregar las fichas", "", "2021-04-01" },
  { "Recoger las fichas del 3 al 9 de mayo", "Recoger las fichas", "", "2021-05-09" },
  { "Entregar las fichas antes del Viernes Santo", "Entregar las fichas", "", "2021-04-02" },
  { "Entregar las fichas el 15 de Setiembre", "Entregar las fichas", "", "2021-09-15" },
  { "Entregar las fichas el 15 de septiembre", "Entregar las fichas", "", "2021-09-15" },
  { "Presentar avances el lunes y entregar todo hasta el viernes",
    "Presentar avances el lunes y entregar todo", "", "2021-03-19" },
  { "Llevar los resultados a la próxima reunión", "Llevar los resultados a la próxima reunión", "",
    "2021-04-09" },

  { "Subir las fichas, plazo máximo de 3 días", "Subir las fichas", "", "2021-03-18" },
  { "Subir las fichas hasta las 6 pm del viernes", "Subir las fichas hasta las 6 pm", "", "2021-03-19" },

  /* Not clear */
  { "Docente 2.° elabora la matriz el viernes", "Elabora la matriz", "Docente 2.°", "2021-03-19", WHO },
  { "Flor Ayala prepara el taller", "Prepara el taller", "Flor Ayala", "", WHO },
  { "Entregar las fichas el martes 12 de abril", "Entregar las fichas", "", "2021-04-12", WEEKDAY },
  { "Llamar a las familias cada viernes", "Llamar a las familias cada viernes", "", "", REPEATS },
  { "Llamar a las familias todos los lunes y jueves hasta el 30 de abril",
    "Llamar a las familias todos los lunes y jueves", "", "2021-04-30" },
  { "Enviar el cuadro cada fin de mes", "Enviar el cuadro cada fin de mes", "", "", REPEATS },
  { "Enviar fotos dos veces por semana", "Enviar fotos dos veces por semana", "", "", REPEATS },
  { "Presentar el plan el lunes, corregirlo el jueves", "Presentar el plan el lunes, corregirlo", "",
    "2021-03-18", DAYS },

  /* Numbers and words that are neither a day nor a person */
  { "Monitorear 3 aulas", "Monitorear 3 aulas", "", "" },
  { "Probar la matriz en 2.° B con 5 estudiantes", "Probar la matriz en 2.° B con 5 estudiantes", "", "" },
  { "Reducir la sesión a 30 minutos", "Reducir la sesión a 30 minutos", "", "" },
  { "Hacer 4 reuniones por grado", "Hacer 4 reuniones por grado", "", "" },
  { "Lograr el 80 % de asistencia", "Lograr el 80 % de asistencia", "", "" },
  { "Conectarse a las 3:30 de la tarde", "Conectarse a las 3:30 de la tarde", "", "" },
  { "Formar grupos de 3-4 y usar 1/2 hora", "Formar grupos de 3-4 y usar 1/2 hora", "", "" },
  { "Reunirse por la mañana", "Reunirse por la mañana", "", "" },
  { "Comentar la sesión del lunes", "Comentar la sesión del lunes", "", "" },
  { "Corregir el acta del viernes 12 de marzo", "Corregir el acta del viernes 12 de marzo", "", "" },
  { "Trabajar en grupos a fin de mejorar la lectura", "Trabajar en grupos a fin de mejorar la lectura", "",
    "" },
  { "Usar WhatsApp desde el lunes", "Usar WhatsApp desde el lunes", "", "" },
  { "Enviar el informe a la directora", "Enviar el informe a la directora", "", "" },
  { "Capacitar a todos los docentes con el coordinador", "Capacitar a todos los docentes con el coordinador",
    "", "" },
  { "Todos los cuadernos se revisan", "Todos los cuadernos se revisan", "", "" },
  { "Visitar el aula de la Docente 2.° B", "Visitar el aula de la Docente 2.° B", "", "" },

  /* People */
  { "La profesora de 2do B trae las fichas", "Trae las fichas", "Docente 2.° B", "" },
  { "docente 2b trae las fichas", "Trae las fichas", "Docente 2.° B", "" },
  { "DOCENTE DE SEGUNDO A TRAE LAS FICHAS", "TRAE LAS FICHAS", "Docente 2.° A", "" },
  { "Docentes de 3.° traen las fichas", "Traen las fichas", "Docentes de 3.°", "" },
  { "Los docentes de 1.° A y 2.° B traen las fichas", "Traen las fichas", "Los docentes de 1.° A y 2.° B",
    "" },
  { "Docentes y estudiantes decoran el aula", "Decoran el aula", "Docentes y estudiantes", "" },
  { "Cada docente trae un caso", "Trae un caso", "Cada docente", "" },
  { "El equipo directivo revisa el plan", "Revisa el plan", "El equipo directivo", "" },
  { "Decorar el aula, a cargo de la comisión de convivencia", "Decorar el aula", "la comisión de convivencia",
    "" },
  { "Revisar el plan. Responsable: Directora", "Revisar el plan.", "Directora", "" },
  { "Revisar el plan (responsables: directora y secretario)", "Revisar el plan", "Directora y Docente 4.° A",
    "" },
  { "Revisar el plan - subdirectora - viernes", "Revisar el plan", "Subdirectora", "2021-03-19" },
  { "Prof. Elmer arregla la impresora", "Arregla la impresora", "Elmer Inga", "" },
  { "Arreglar la impresora @2B", "Arreglar la impresora", "Docente 2.° B", "" },
  { "Directora y docentes de 1.° a 3.° aplican la prueba", "Aplican la prueba",
    "Directora y docentes de 1.° a 3.°", "" },
  { "El docente de innovación envía el enlace", "Envía el enlace",
    "Docente del aula de innovación pedagógica", "" },
  { "30/04 / directora / informe de monitoreo", "Informe de monitoreo", "Directora", "2021-04-30" },
  { "Responsables: Directora y Docente 2.° B. Elaborar la rúbrica. Fecha: 9 de abril", "Elaborar la rúbrica.",
    "Directora y Docente 2.° B", "2021-04-09" },
  { "Mañana por la mañana la subdirectora llama a los padres", "Por la mañana llama a los padres",
    "Subdirectora", "2021-03-16" },
  { "Secretario de la CAP: pasar el acta", "Pasar el acta", "Docente 4.° A", "" },
  { "Secretaría de Educación enviará libros", "Secretaría de Educación enviará libros", "", "" },

  /* Nothing, much, and strange signs */
  { "", "", "", "" },
  { "   ", "", "", "" },
  { "Directora, viernes", "", "Directora", "2021-03-19" },
  { "  Directora\u00a0:\u2003\tmonitorear \u2009 el\u00a0viernes \n", "Monitorear", "Directora",
    "2021-03-19" },
  { "📝 Docente 2.° B elabora 🎉 la matriz el viernes 👩🏽‍🏫",
    "📝 elabora 🎉 la matriz 👩🏽‍🏫", "Docente 2.° B", "2021-03-19" },
  { "Elaborar \u202eאבג\u202c — Directora", "Elaborar \u202eאבג\u202c", "Directora", "" },
  { "«Docente 9.° Z» trae 99999999999999999999 fichas", "«Docente 9.° Z» trae 99999999999999999999 fichas",
    "", "" },
  { "Entregar las fichas el 31 de febrero", "Entregar las fichas el 31 de febrero", "", "" },
};

static void
check_marks (MinkaAgreementLine *line, GArray *marks)
{
  const gsize length = strlen (line->source);

  for (guint i = 0; i < marks->len; i++) {
    const MinkaMark mark = g_array_index (marks, MinkaMark, i);

    g_assert_cmpuint (mark.start, <, mark.end);
    g_assert_cmpuint (mark.end, <=, length);
    g_assert_true (g_utf8_validate (line->source, mark.start, NULL));
    g_assert_true (g_utf8_validate (line->source + mark.start, mark.end - mark.start, NULL));
  }
}

static void
check_sound (MinkaAgreementLine *line)
{
  g_assert_true (g_utf8_validate (line->source, -1, NULL));
  g_assert_true (g_utf8_validate (line->text, -1, NULL));
  g_assert_true (g_utf8_validate (line->who, -1, NULL));
  g_assert_true (*line->due == '\0' || strlen (line->due) == 10);
  check_marks (line, line->who_marks);
  check_marks (line, line->when_marks);
  g_assert_cmpuint (line->unclear.end, <=, strlen (line->source));
  g_assert_true (((line->doubts & MINKA_AGREEMENT_DOUBT_WHO) != 0) == (line->choices->len > 0));
}

static void
test_phrases (School *self, gconstpointer data)
{
  guint wrong = 0;

  g_assert_cmpuint (G_N_ELEMENTS (phrases), >=, 50);
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++) {
    const Phrase *phrase = &phrases[i];
    g_autoptr (MinkaAgreementLine) line = minka_agreement_line_parse (phrase->line, &self->setting);

    check_sound (line);
    if (g_str_equal (line->text, phrase->text) && g_str_equal (line->who, phrase->who) &&
        g_str_equal (line->due, phrase->due) && line->doubts == phrase->doubts)
      continue;
    wrong++;
    fprintf (stderr, "# %s\n#   %s | %s | %s | %x\n#   %s | %s | %s | %x\n", phrase->line, phrase->text,
             phrase->who, phrase->due, phrase->doubts, line->text, line->who, line->due, line->doubts);
  }
  g_assert_cmpuint (wrong, ==, 0);
}

/* Other days to start from. */
static void
test_from_other_days (School *self, gconstpointer data)
{
  static const struct {
    const char *day;
    const char *line;
    const char *due;
  } cases[] = {
    { "2021-12-10", "Enviar el informe el 15 de enero", "2022-01-15" },
    { "2021-12-10", "Enviar el informe el 5", "2022-01-05" },
    { "2021-12-31", "Enviar el informe mañana", "2022-01-01" },
    { "2021-03-19", "Enviar el informe el viernes", "2021-03-26" },
    { "2021-03-20", "Enviar el informe esta semana", "2021-03-21" },
    { "2021-01-31", "Enviar el informe en un mes", "2021-02-28" },
    { "2021-06-01", "Enviar el informe a fin de bimestre", "2021-07-23" },
    { "2021-03-31", "Enviar el informe en 1 día hábil", "2021-04-05" },
    { "2020-02-10", "Enviar el informe el 29 de febrero", "2020-02-29" },
    { "2021-09-20", "Enviar el informe el 28 de marzo", "" },
    { "", "Enviar el informe en 2 semanas", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    MinkaAgreementSetting setting = self->setting;
    g_autoptr (MinkaAgreementLine) line = NULL;

    setting.day = cases[i].day;
    setting.next_meeting = NULL;
    line = minka_agreement_line_parse (cases[i].line, &setting);
    check_sound (line);
    g_test_message ("%s: %s", cases[i].day, cases[i].line);
    if (cases[i].due != NULL)
      g_assert_cmpstr (line->due, ==, cases[i].due);
  }
}

static void
test_next_meeting (School *self, gconstpointer data)
{
  g_autoptr (MinkaAgreementLine) line = NULL;

  self->setting.next_meeting = NULL;
  line = minka_agreement_line_parse ("traer un caso para la próxima reunión", &self->setting);
  g_assert_cmpint (line->doubts, ==, MINKA_AGREEMENT_DOUBT_NEXT_MEETING);
  g_assert_cmpstr (line->due, ==, "");
  g_assert_cmpstr (line->text, ==, "Traer un caso para la próxima reunión");
}

static char *
marked (MinkaAgreementLine *line, GArray *marks)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++) {
    const MinkaMark mark = g_array_index (marks, MinkaMark, i);

    g_string_append_printf (all, "[%.*s]", (int) (mark.end - mark.start), line->source + mark.start);
  }
  return g_string_free_and_steal (all);
}

static void
test_marks_and_words (School *self, gconstpointer data)
{
  g_autoptr (MinkaAgreementLine) line =
      minka_agreement_line_parse ("La profesora de 2.° B elabora la matriz hasta el viernes", &self->setting);
  g_autoptr (MinkaAgreement) agreement = minka_record_new (MINKA_TYPE_AGREEMENT);
  g_autofree char *who = marked (line, line->who_marks);
  g_autofree char *when = marked (line, line->when_marks);
  g_autofree char *told = minka_agreement_line_tell (line);

  g_assert_cmpstr (who, ==, "[La profesora de 2.° B]");
  g_assert_cmpstr (when, ==, "[hasta el viernes]");
  g_assert_cmpstr (told, ==, "Who: Docente 2.° B · By: viernes 19 de marzo · What: Elabora la matriz");
  minka_agreement_line_fill (line, agreement);
  g_assert_cmpstr (agreement->text, ==, "Elabora la matriz");
  g_assert_cmpstr (agreement->responsible, ==, minka_record_get_id (line->members->pdata[0]));
  g_assert_cmpstr (agreement->responsible_text, ==, "");
  g_assert_cmpstr (agreement->due, ==, "2021-03-19");
}

static void
test_several (School *self, gconstpointer data)
{
  g_autoptr (MinkaAgreementLine) line =
      minka_agreement_line_parse ("Directora y secretario revisan el plan", &self->setting);
  g_autoptr (MinkaAgreement) agreement = minka_record_new (MINKA_TYPE_AGREEMENT);

  g_assert_cmpuint (line->members->len, ==, 2);
  minka_agreement_line_fill (line, agreement);
  g_assert_cmpstr (agreement->responsible, ==, "");
  g_assert_cmpstr (agreement->responsible_text, ==, "Directora y Docente 4.° A");
}

static void
test_choice (School *self, gconstpointer data)
{
  g_autoptr (MinkaAgreementLine) line =
      minka_agreement_line_parse ("Docente 2.° elabora la matriz", &self->setting);
  g_autoptr (MinkaAgreementLine) again = NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *doubts = minka_agreement_line_tell_doubts (line);

  g_assert_cmpuint (line->choices->len, ==, 2);
  g_assert_cmpstr (doubts, !=, "");
  chosen = minka_agreement_line_choose (line, line->choices->pdata[1]);
  g_assert_cmpstr (chosen, ==, "Docente 2.° B elabora la matriz");
  again = minka_agreement_line_parse (chosen, &self->setting);
  g_assert_cmpuint (again->choices->len, ==, 0);
  g_assert_cmpstr (again->who, ==, "Docente 2.° B");

  minka_agreement_line_settle (line, line->choices->pdata[0]);
  g_assert_cmpint (line->doubts, ==, 0);
  g_assert_cmpstr (line->who, ==, "Docente 2.° A");
  g_assert_false (line->in_words);
}

static void
test_retired (School *self, gconstpointer data)
{
  g_autoptr (MinkaAgreementLine) line = NULL;

  for (guint i = 0; i < self->setting.members->len; i++)
    g_object_set (self->setting.members->pdata[i], "retired", TRUE, NULL);
  line = minka_agreement_line_parse ("Directora: revisar el plan", &self->setting);
  g_assert_cmpstr (line->who, ==, "");
}

static void
expect_offer (School *self, const char *typed, const char *text, const char *line)
{
  g_autoptr (GPtrArray) offers = minka_agreement_line_offer (typed, strlen (typed), &self->setting);
  MinkaAgreementOffer *offer;
  g_autofree char *after = NULL;

  g_test_message ("%s", typed);
  if (text == NULL) {
    g_assert_cmpuint (offers->len, ==, 0);
    return;
  }
  g_assert_cmpuint (offers->len, >, 0);
  offer = offers->pdata[0];
  g_assert_cmpstr (offer->text, ==, text);
  after = g_strdup_printf ("%.*s%s%s", (int) offer->span.start, typed, offer->text, typed + offer->span.end);
  g_assert_cmpstr (after, ==, line);
}

static void
test_offers (School *self, gconstpointer data)
{
  g_autoptr (GPtrArray) offers = NULL;

  expect_offer (self, "Elaborar la matriz el vie", "el viernes", "Elaborar la matriz el viernes");
  expect_offer (self, "Elaborar la matriz vie", "el viernes", "Elaborar la matriz el viernes");
  expect_offer (self, "Elaborar la matriz — Docente 2.° ", "Docente 2.° A",
                "Elaborar la matriz — Docente 2.° A");
  expect_offer (self, "Elaborar la matriz — docente 2 b", "Docente 2.° B",
                "Elaborar la matriz — Docente 2.° B");
  expect_offer (self, "Elaborar @secr", "Secretario de la CAP", "Elaborar @Secretario de la CAP");
  expect_offer (self, "Elaborar @", "Líder de la CAP", "Elaborar @Líder de la CAP");
  expect_offer (self, "Elaborar 15 de ab", "15 de abril", "Elaborar 15 de abril");
  expect_offer (self, "Elaborar para la pr", "para la próxima reunión", "Elaborar para la próxima reunión");
  expect_offer (self, "psic", NULL, NULL);
  expect_offer (self, "", NULL, NULL);
  expect_offer (self, "Elaborar el viernes", NULL, NULL);

  offers = minka_agreement_line_offer ("El doc", 6, &self->setting);
  g_assert_cmpuint (offers->len, ==, 8);
}

/* Pieces of lines in any order, and any bytes. */
static void
test_anything (School *self, gconstpointer data)
{
  static const char *const pieces[] = {
    " ",      "\u00a0",   "el ",       "viernes", "mañana",  "de ",      "del ",     "3",
    "15",     "abril",    "/",         "-",       "—",       "@",        "Docente",  "2.°",
    "B",      "todos ",   "los ",      "en ",     "semanas", "(",        ")",        ",",
    ".",      ":",        "y ",        "fin ",    "mes",     "bimestre", "cada ",    "👩🏽‍🏫",
    "\u202e", "\u0301",   "Directora", "hasta ",  "2021",    "º",        "proxima ", "reunion",
    "\n",     "99999999",
  };
  const guint rounds = g_test_thorough () ? 200000 : 3000;

  for (guint round = 0; round < rounds; round++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (MinkaAgreementLine) line = NULL;
    g_autoptr (GPtrArray) offers = NULL;
    g_autofree char *told = NULL;
    const guint n = g_test_rand_int_range (0, 14);

    for (guint i = 0; i < n; i++) {
      if (round % 3 == 0)
        g_string_append_c (text, g_test_rand_int_range (1, 256));
      else
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    }
    line = minka_agreement_line_parse (text->str, &self->setting);
    check_sound (line);
    told = minka_agreement_line_tell (line);
    g_assert_true (g_utf8_validate (told, -1, NULL));
    offers = minka_agreement_line_offer (line->source, strlen (line->source), &self->setting);
    for (guint i = 0; i < offers->len; i++)
      g_assert_cmpuint (((MinkaAgreementOffer *) offers->pdata[i])->span.end, <=, strlen (line->source));
  }
}

static void
test_very_long (School *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Directora: ");
  g_autoptr (MinkaAgreementLine) line = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "revisar 3 aulas de 2.° B, ");
  g_string_append (text, "hasta el viernes");
  line = minka_agreement_line_parse (text->str, &self->setting);
  check_sound (line);
  g_assert_cmpstr (line->who, ==, "Directora");
  g_assert_cmpstr (line->due, ==, "2021-03-19");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/agreement-line/" name, School, NULL, set_up, test, tear_down)
  ADD ("phrases", test_phrases);
  ADD ("from-other-days", test_from_other_days);
  ADD ("next-meeting", test_next_meeting);
  ADD ("marks-and-words", test_marks_and_words);
  ADD ("several", test_several);
  ADD ("choice", test_choice);
  ADD ("retired", test_retired);
  ADD ("offers", test_offers);
  ADD ("anything", test_anything);
  ADD ("very-long", test_very_long);
  return g_test_run ();
}
