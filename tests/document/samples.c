#include "samples.h"

#include <string.h>

/* Minutes to make actas of. Nobody in them is a real person. */

static gpointer
add (GPtrArray *list, gpointer record)
{
  g_ptr_array_add (list, record);
  return record;
}

MinkaMember *
sample_add_member (MinkaMinutes *minutes, const char *name, const char *job)
{
  MinkaMember *member = add (minutes->members, minka_record_new (MINKA_TYPE_MEMBER));

  g_object_set (member, "name", name, "job", job, NULL);
  return member;
}

MinkaAgreement *
sample_add_agreement (MinkaMinutes *minutes, const char *text)
{
  MinkaAgreement *agreement = add (minutes->agreements, minka_record_new (MINKA_TYPE_AGREEMENT));

  g_object_set (agreement, "text", text, NULL);
  return agreement;
}

static const char *
id (gpointer record)
{
  return minka_record_get_id (record);
}

MinkaMinutes *
sample_minutes_empty (void)
{
  MinkaMinutes *minutes = minka_minutes_new ();

  minutes->plan = minka_record_new (MINKA_TYPE_PLAN);
  minutes->meeting = minka_record_new (MINKA_TYPE_MEETING);
  return minutes;
}

static void
add_attendance (MinkaMinutes *minutes, MinkaMember *member, int presence, const char *arrival,
                const char *note)
{
  MinkaAttendance *attendance = add (minutes->attendance, minka_record_new (MINKA_TYPE_ATTENDANCE));

  g_object_set (attendance, "member", id (member), "presence", presence, "arrival", arrival, "note", note,
                NULL);
}

static void
add_post (MinkaMinutes *minutes, MinkaMember *member, int duty, const char *title)
{
  MinkaPost *post = add (minutes->posts, minka_record_new (MINKA_TYPE_POST));

  g_object_set (post, "member", id (member), "duty", duty, "title", title, NULL);
}

static MinkaAgendaItem *
add_topic (MinkaMinutes *minutes, const char *title, int length, MinkaMember *presenter,
           const char *deliberation, const char *conclusion)
{
  MinkaAgendaItem *item = add (minutes->agenda, minka_record_new (MINKA_TYPE_AGENDA_ITEM));

  g_object_set (item, "title", title, "minutes", length, "presenter", presenter != NULL ? id (presenter) : "",
                "deliberation", deliberation, "conclusion", conclusion, NULL);
  return item;
}

static void
fill_plan (MinkaPlan *plan)
{
  g_object_set (plan, "school-name", "I.E. N.° 30153 «María Natividad Salazar Aguilar»", "body-name",
                "Comunidad Profesional de Aprendizaje (CAP)", "locality", "Chilca", "district", "Chilca",
                "province", "Huancayo", "region", "Junín", "ugel", "Huancayo", "year", 2021, "year-name",
                "Año del Bicentenario del Perú: 200 años de Independencia", NULL);
}

static void
add_people (MinkaMinutes *minutes, guint attendees)
{
  MinkaMember *director = sample_add_member (minutes, "Directora", "Directora de la institución");
  MinkaMember *secretary = sample_add_member (minutes, "Docente 2.° B", "Docente de segundo grado");
  MinkaMember *moderator = sample_add_member (minutes, "Docente del Aula de Innovación",
                                              "Docente del Aula de Innovación Pedagógica");

  add_post (minutes, director, MINKA_DUTY_DIRECTOR, "Directora y presidenta de la CAP");
  add_post (minutes, secretary, MINKA_DUTY_SECRETARY, "Secretario de la CAP");
  add_post (minutes, moderator, MINKA_DUTY_MODERATOR, "Moderador de la CAP");
  g_object_set (minutes->meeting, "president", id (director), "secretary", id (secretary), "moderator",
                id (moderator), NULL);
  add_attendance (minutes, director, MINKA_PRESENCE_PRESENT, "", "");
  add_attendance (minutes, secretary, MINKA_PRESENCE_PRESENT, "", "");
  add_attendance (minutes, moderator, MINKA_PRESENCE_PRESENT, "", "");
  for (guint i = 3; i < attendees; i++) {
    g_autofree char *name = g_strdup_printf ("Docente %u.° %c", i % 6 + 1, 'C' + (int) i / 6 % 20);
    g_autofree char *job = g_strdup_printf ("Docente de aula, %u.° grado", i % 6 + 1);
    MinkaMember *member = sample_add_member (minutes, name, job);

    if (i == 7)
      add_attendance (minutes, member, MINKA_PRESENCE_LATE, "15:50", "");
    else if (i == 9)
      add_attendance (minutes, member, MINKA_PRESENCE_EXCUSED, "", "Licencia por salud");
    else if (i == 11)
      add_attendance (minutes, member, MINKA_PRESENCE_ABSENT, "", "");
    else
      add_attendance (minutes, member, MINKA_PRESENCE_PRESENT, "", "");
  }
}

static void
add_topics (MinkaMinutes *minutes)
{
  MinkaMember *moderator = minutes->members->pdata[2];
  MinkaMember *secretary = minutes->members->pdata[1];
  MinkaAgendaItem *extra;

  add_topic (
      minutes, "Qué entendemos por retroalimentación formativa a distancia", 25, moderator,
      "El moderador presentó la meta de la reunión y pidió recordar una llamada reciente con un estudiante. "
      "Tres docentes leyeron entradas de su cuaderno de bitácora: en dos casos la llamada se limitó a "
      "recordar la entrega, y en uno se conversó sobre el error y la manera de corregirlo.\n"
      "El equipo contrastó ambas formas de acompañar. Se coincidió en que una devolución oportuna describe lo "
      "logrado, pregunta antes de corregir y deja un siguiente paso posible con los recursos del hogar.",
      "La retroalimentación parte de la evidencia enviada y termina con un siguiente paso que el estudiante "
      "puede explicar con sus palabras.");
  add_topic (
      minutes, "Evidencias que llegan en fotografías poco legibles", 20, secretary,
      "Se revisaron ocho evidencias de segundo grado. Cinco no podían leerse por falta de luz o por la "
      "resolución del celular. Se propuso pedir, cuando la foto no alcance, un audio breve en el que el niño "
      "o la niña cuente cómo resolvió la tarea.",
      "El audio breve se acepta como evidencia cuando la fotografía no es legible.");
  extra = add_topic (minutes, "Horario de llamadas a las familias", 10, NULL,
                     "Varias familias solo tienen señal al final de la tarde.", "");
  g_object_set (extra, "unplanned", TRUE, NULL);
}

static void
add_agreements (MinkaMinutes *minutes)
{
  MinkaAgreement *one = sample_add_agreement (
      minutes,
      "Aplicar durante cuatro semanas la pauta de retroalimentación en tres pasos (describir, preguntar, "
      "proponer) con al menos tres estudiantes por sección.");
  MinkaAgreement *two =
      sample_add_agreement (minutes, "Aceptar audios de hasta dos minutos como evidencia de aprendizaje.");
  MinkaAgreement *three =
      sample_add_agreement (minutes, "Llamar a las familias de zonas sin señal entre las 17:00 y "
                                     "las 19:00 horas, una vez por semana.");

  g_object_set (one, "agenda-item", id (minutes->agenda->pdata[0]), "grounds",
                "Las llamadas revisadas recuerdan la tarea, pero casi no conversan sobre el aprendizaje.",
                "responsible", id (minutes->members->pdata[1]), "due", "2021-04-09", "voted", TRUE,
                "votes-for", 12, NULL);
  g_object_set (two, "agenda-item", id (minutes->agenda->pdata[1]), "responsible-text", "Docentes de aula",
                "due", "2021-03-22", "voted", TRUE, "votes-for", 10, "votes-against", 1, "abstentions", 1,
                NULL);
  g_object_set (three, "outside-agenda", TRUE, NULL);
}

static void
add_earlier (MinkaMinutes *minutes)
{
  MinkaAgreement *kept = add (minutes->earlier, minka_record_new (MINKA_TYPE_AGREEMENT));
  MinkaAgreement *open = add (minutes->earlier, minka_record_new (MINKA_TYPE_AGREEMENT));
  MinkaFollowUp *first = add (minutes->follow_ups, minka_record_new (MINKA_TYPE_FOLLOW_UP));
  MinkaFollowUp *second = add (minutes->follow_ups, minka_record_new (MINKA_TYPE_FOLLOW_UP));

  minutes->previous = minka_record_new (MINKA_TYPE_ACTA);
  g_object_set (minutes->previous, "number", 2, "date", "2021-03-01", NULL);
  g_object_set (add (minutes->origins, minka_record_new (MINKA_TYPE_ACTA)), "number", 1, "date", "2021-02-22",
                "meeting", "earlier", NULL);
  g_object_set (kept, "meeting", "earlier", NULL);
  g_object_set (open, "meeting", "earlier", NULL);
  g_object_set (kept, "text", "Actualizar el directorio telefónico de las familias.", "responsible-text",
                "Docentes de aula", NULL);
  g_object_set (open, "text", "Reunir tres ejemplos de retroalimentación por ciclo.", "responsible",
                id (minutes->members->pdata[2]), NULL);
  g_object_set (first, "agreement", id (kept), "state", MINKA_AGREEMENT_STATE_KEPT, "note",
                "Directorio completo en la carpeta compartida", NULL);
  g_object_set (second, "agreement", id (open), "state", MINKA_AGREEMENT_STATE_OPEN, "note",
                "Falta el quinto ciclo.", "new-due", "2021-03-26", NULL);
}

MinkaMinutes *
sample_minutes (guint attendees)
{
  MinkaMinutes *minutes = sample_minutes_empty ();

  fill_plan (minutes->plan);
  minutes->activity = minka_record_new (MINKA_TYPE_ACTIVITY);
  g_object_set (minutes->activity, "title", "Webinar: retroalimentación formativa a distancia", NULL);
  g_object_set (
      minutes->meeting, "number", 3, "kind", MINKA_MEETING_KIND_GENERAL, "title",
      "Retroalimentación formativa a distancia", "purpose",
      "Acordar una pauta común para retroalimentar por llamadas y mensajes.", "date", "2021-03-15",
      "start-time", "15:30", "end-time", "17:05", "mode", MINKA_MEETING_MODE_VIRTUAL, "platform", "Zoom",
      "previous-reading", "Se dio lectura al acta anterior, que fue aprobada sin observaciones.", "reports",
      "La dirección informó que 612 de 725 estudiantes enviaron evidencias en la quincena.\nEl Aula de "
      "Innovación informó que se entregaron 24 tabletas.",
      "conclusions", "El equipo cuenta con una pauta común y con un plazo para probarla.", "suggestions",
      "Grabar la explicación de la pauta para quienes no pudieron conectarse.", "research",
      "Observar a un experto: la clase del aula de innovación.\nLectura profesional: retroalimentación formativa.",
      "approval", "El acta fue leída en voz alta y aprobada por los presentes.", NULL);
  minutes->number = 3;
  minutes->book_number = 1;
  minutes->first_folio = 12;
  add_people (minutes, attendees);
  add_topics (minutes);
  add_agreements (minutes);
  add_earlier (minutes);
  return minutes;
}

/* Gives the minutes a place in a book, as when they are issued. */
void
sample_put_in_book (MinkaMinutes *minutes)
{
  minutes->book = minka_record_new (MINKA_TYPE_BOOK);
  minutes->acta = minka_record_new (MINKA_TYPE_ACTA);
  minutes->number = 3;
  minutes->book_number = 1;
  minutes->first_folio = 12;
  g_object_set (minutes->book, "number", 1, "first_acta", 1, "first_folio", 1, "opened", "2021-03-01", NULL);
  g_object_set (minutes->acta, "book", id (minutes->book), "meeting", id (minutes->meeting), "number", 3,
                "first_folio", 12, "title", "Retroalimentación formativa a distancia", "date", "2021-03-15",
                "previous_sha256", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", NULL);
}

static MinkaTreeShape *
sample_tree (MinkaTree tree, guint n, const char *text)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++) {
    MinkaTreeNode *node = add (nodes, minka_record_new (MINKA_TYPE_TREE_NODE));
    g_autofree char *words = text != NULL ? g_strdup (text) : g_strdup_printf ("Idea número %u del árbol", i);

    g_object_set (node, "tree", tree, "text", words, "branch",
                  i == 0       ? MINKA_BRANCH_CENTRE
                  : i % 3 == 0 ? MINKA_BRANCH_ABOVE
                               : MINKA_BRANCH_BELOW,
                  NULL);
    if (i > 0) {
      MinkaTreeLink *link = add (links, minka_record_new (MINKA_TYPE_TREE_LINK));

      g_object_set (link, "child", id (node), "parent", id (nodes->pdata[i < 6 ? 0 : i - 3]), "position",
                    (int) i, NULL);
    }
  }
  return minka_tree_shape_new (tree, nodes, links);
}

static void
add_findings (MinkaDossier *dossier, MinkaAspect *aspect, guint n, const char *text)
{
  for (guint i = 0; i < n; i++)
    for (int kind = MINKA_FINDING_PROBLEM; kind <= MINKA_FINDING_NEED; kind++) {
      MinkaDiagnosisEntry *entry;
      g_autofree char *words = text != NULL
                                   ? g_strdup (text)
                                   : g_strdup_printf ("Hallazgo %u de la columna %d, dicho con calma y "
                                                      "con las palabras de los docentes",
                                                      i + 1, kind + 1);

      /* Columns are not of one length. */
      if ((int) i >= (int) n - kind && n > 2)
        continue;
      entry = add (dossier->entries, minka_record_new (MINKA_TYPE_DIAGNOSIS_ENTRY));
      g_object_set (entry, "aspect", aspect != NULL ? id (aspect) : "", "kind", kind, "text", words, NULL);
    }
}

static void
add_sample_activity (MinkaDossier *dossier, guint i, const char *text)
{
  MinkaActivity *activity = add (dossier->activities, minka_record_new (MINKA_TYPE_ACTIVITY));
  g_autofree char *title = text != NULL ? g_strdup (text) : g_strdup_printf ("Taller %u de la CAP", i + 1);
  MinkaObjectiveSummary *objective = dossier->objectives->len > 1
                                         ? dossier->objectives->pdata[1 + i % (dossier->objectives->len - 1)]
                                         : NULL;

  g_object_set (activity, "title", title, "description", text != NULL ? text : "Se analizan casos.",
                "contents", "Primero\nSegundo", "audience", "Docentes", "product", title, "duration", 60,
                "progress", (int) i % 3, "instrument", "Lista de cotejo", "next_action", "Monitoreo", NULL);
  add (dossier->rows, g_object_new (MINKA_TYPE_SCHEDULE_SUMMARY, "activity", id (activity), "title", title,
                                    "objective", objective != NULL ? id (objective) : "", "objective_text",
                                    objective != NULL ? objective->text : "", "goals", "4 reuniones en CAP",
                                    "responsibles", "Directivos\nIntegrantes de la CAP", "sources",
                                    "Actas\nVideos", "days", "2021-03-15 2021-04-05/2021-04-09", NULL));
  for (guint j = 0; j < 2; j++)
    add (dossier->evidence,
         g_object_new (MINKA_TYPE_EVIDENCE_SUMMARY, "activity", id (activity), "kind", (int) j, "title",
                       title, "reached", (int) j, "added", "2021-04-01", NULL));
}

static void
add_sample_agreements (MinkaDossier *dossier, guint n, const char *text)
{
  for (guint i = 0; i < n; i++)
    add (dossier->agreements,
         g_object_new (MINKA_TYPE_AGREEMENT_SUMMARY, "text",
                       text != NULL ? text : "Probar la pauta en dos clases", "person", "Docente 2.° B",
                       "state", (int) i % 3, "due", "2021-05-03", NULL));
}

/* A plan with so many findings an aspect and so many activities, with @text wherever text may be. */
MinkaDossier *
sample_dossier (guint per_aspect, guint n_activities, const char *text)
{
  MinkaDossier *dossier = minka_dossier_new ();
  const char *words =
      text != NULL ? text : "El equipo mira lo que aprenden los estudiantes.\nY vuelve con resultados.";

  fill_plan (dossier->plan);
  g_object_set (dossier->plan, "presentation", words, "justification", words, "conclusions", words,
                "recommendations", words, "students", 725, NULL);
  for (guint i = 0; i < 3; i++) {
    MinkaAspect *aspect = add (dossier->aspects, minka_record_new (MINKA_TYPE_ASPECT));
    g_autofree char *title =
        text != NULL ? g_strdup (text) : g_strdup_printf ("Aspecto %u: reuniones", i + 1);

    g_object_set (aspect, "title", title, NULL);
    add_findings (dossier, aspect, per_aspect, text);
  }
  add_findings (dossier, NULL, 2, text);
  for (guint i = 0; i < 4; i++) {
    MinkaObjectiveSummary *objective =
        add (dossier->objectives, minka_record_new (MINKA_TYPE_OBJECTIVE_SUMMARY));

    g_object_set (objective, "text", text != NULL ? text : "Mejorar la retroalimentación", "general", i == 0,
                  "activities", 2, "concluded", 1, NULL);
  }
  for (guint i = 0; i < n_activities; i++)
    add_sample_activity (dossier, i, text);
  add_sample_agreements (dossier, n_activities, text);
  for (guint i = 0; i < 3; i++) {
    MinkaMember *member = add (dossier->members, minka_record_new (MINKA_TYPE_MEMBER));
    MinkaPost *post = add (dossier->posts, minka_record_new (MINKA_TYPE_POST));

    g_object_set (member, "name", text != NULL ? text : "Docente 2.° B", "job", "Docente de aula", NULL);
    g_object_set (post, "title", text != NULL ? text : "Moderador", "functions", words, "member", id (member),
                  "duty", MINKA_DUTY_DIRECTOR + (int) i, NULL);
  }
  dossier->problem_tree = sample_tree (MINKA_TREE_PROBLEMS, 12, text);
  dossier->objective_tree = sample_tree (MINKA_TREE_OBJECTIVES, text != NULL ? 90 : 9, text);
  g_set_str (&dossier->changed, SAMPLE_ISSUED);
  return dossier;
}

/* A text of that many different words. */
char *
sample_words (guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%svocablo%u", i > 0 ? " " : "", i);
  return g_string_free_and_steal (out);
}

/* Text without its spaces and direction marks: where lines and cells end does not matter. */
char *
sample_squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && g_utf8_get_char (p) != 0x202b &&
        g_utf8_get_char (p) != 0x202c)
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free_and_steal (out);
}

guint
sample_count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + strlen (part), part))
    n++;
  return n;
}
