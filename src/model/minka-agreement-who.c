#include "minka-agreement-words.h"

#include <string.h>

/* Finds who is to do something. Members are called by their name, a part of it, their job, their grade or their post.
 * They do it when the line begins with them, or when they stand apart («— la directora», «@secretario», «a cargo de»);
 * whoever something is sent to or done with («a la directora») is not meant. */

/* So many people called the same are no question but a group. */
#define MOST_CHOICES 8

/* What a member is called: words to compare. */
typedef struct {
  MinkaMember *member;
  GArray *tokens;
  gboolean is_name;
} Alias;

typedef struct {
  MinkaReading *reading;
  GPtrArray *aliases;
  GPtrArray *members; /* not retired */
  GPtrArray *words;   /* how those who do it are called */
  int start;          /* where the sentence begins */
} Search;

/* A person or a group that is named. */
typedef struct {
  int first;
  int end;
  GPtrArray *members; /* more than one: a question, or all of them */
  gboolean all;       /* all of them */
  gboolean named;     /* by the whole name */
} Mention;

static const char TEACHER[] = "docente profesor profesora profe maestro maestra tutor tutora prof";
static const char TEACHERS[] = "docentes profesores profesoras profes maestros maestras tutores tutoras";
static const char TITLES[] =
    "docente profesor profesora profe maestro maestra tutor tutora prof colega senor senora "
    "sr sra lic mg dra dr miss";
static const char PEOPLE[] =
    "docentes profesores profesoras maestros maestras tutores tutoras integrantes miembros "
    "participantes asistentes directivos presentes colegas coordinadores especialistas "
    "auxiliares padres familias";
static const char PERSON[] =
    "docente profesor profesora maestro maestra tutor tutora integrante miembro participante "
    "grado seccion ciclo colega";

static void
alias_free (gpointer data)
{
  Alias *alias = data;

  g_array_unref (alias->tokens);
  g_free (alias);
}

static void
mention_clear (gpointer data)
{
  g_clear_pointer (&((Mention *) data)->members, g_ptr_array_unref);
}

static gboolean
is_linking (const char *word)
{
  return g_str_equal (word, "de") || g_str_equal (word, "del") || g_str_equal (word, "la") ||
         g_str_equal (word, "el") || g_str_equal (word, "los") || g_str_equal (word, "las");
}

static gboolean
is_light (const MinkaToken *token)
{
  return token->kind == MINKA_TOKEN_SIGN
             ? strchr (".°\"'", *token->word) != NULL || g_str_equal (token->word, "°")
             : is_linking (token->word);
}

/* Directora and director are one post. */
static gboolean
is_same (const MinkaToken *one, const MinkaToken *other)
{
  gsize a, b;

  if (one->number >= 0 && one->number == other->number)
    return TRUE;
  if (one->kind != MINKA_TOKEN_WORD || other->kind != MINKA_TOKEN_WORD)
    return FALSE;
  a = strlen (one->word);
  b = strlen (other->word);
  if (a > 5 && strchr ("ao", one->word[a - 1]) != NULL)
    a--;
  if (b > 5 && strchr ("ao", other->word[b - 1]) != NULL)
    b--;
  return a == b && strncmp (one->word, other->word, a) == 0;
}

static void
add_alias (Search *self, MinkaMember *member, const char *text, gboolean is_name)
{
  Alias *alias;

  if (*text == '\0')
    return;
  alias = g_new (Alias, 1);
  *alias = (Alias) { member, minka_tokens_new (text), is_name };
  /* Only what is compared. */
  for (guint i = alias->tokens->len; i > 0; i--)
    if (is_light (&g_array_index (alias->tokens, MinkaToken, i - 1)) ||
        g_array_index (alias->tokens, MinkaToken, i - 1).kind == MINKA_TOKEN_SIGN)
      g_array_remove_index (alias->tokens, i - 1);
  g_ptr_array_add (self->aliases, alias);
}

static void
gather (Search *self)
{
  static const char *const duties[] = { NULL, "director", "coordinador", "moderador", "secretario" };
  const MinkaAgreementSetting *setting = self->reading->setting;

  for (guint i = 0; i < setting->members->len; i++) {
    MinkaMember *member = setting->members->pdata[i];

    if (member->retired)
      continue;
    g_ptr_array_add (self->members, member);
    /* A post in place of a name has no parts. */
    add_alias (self, member, member->name, !g_str_equal (member->name, member->job));
    add_alias (self, member, member->job, FALSE);
  }
  for (guint i = 0; i < setting->posts->len; i++) {
    MinkaPost *post = setting->posts->pdata[i];

    for (guint j = 0; j < self->members->len; j++) {
      if (g_strcmp0 (minka_record_get_id (self->members->pdata[j]), post->member) != 0)
        continue;
      add_alias (self, self->members->pdata[j], post->title, FALSE);
      if (post->duty > 0 && post->duty < (int) G_N_ELEMENTS (duties))
        add_alias (self, self->members->pdata[j], duties[post->duty], FALSE);
    }
  }
}

static void
add_member (GPtrArray *members, MinkaMember *member)
{
  if (!g_ptr_array_find (members, member, NULL))
    g_ptr_array_add (members, member);
}

/* Whole names, jobs and posts */

/* How far the line goes on like an alias; only the whole of it counts. */
static int
follow_alias (MinkaReading *reading, int i, const Alias *alias)
{
  guint at = 0;
  int end = -1;

  if (!is_same (minka_reading_at (reading, i), &g_array_index (alias->tokens, MinkaToken, 0)))
    return -1;
  while (at < alias->tokens->len && *minka_reading_at (reading, i)->word != '\0') {
    const MinkaToken *token = minka_reading_at (reading, i);

    if (token->taken)
      return -1;
    if (is_same (token, &g_array_index (alias->tokens, MinkaToken, at))) {
      at++;
      end = i + 1;
    } else if (!is_light (token) && !(token->joined && minka_reading_is (reading, i, "ro er do to mo vo"))) {
      return -1;
    }
    i++;
  }
  return at == alias->tokens->len ? end : -1;
}

static gboolean
find_whole (Search *self, int i, Mention *mention)
{
  int best = -1;

  for (guint j = 0; j < self->aliases->len; j++) {
    Alias *alias = self->aliases->pdata[j];
    const int end = alias->tokens->len > 0 ? follow_alias (self->reading, i, alias) : -1;

    if (end < 0 || end < best)
      continue;
    if (end > best) {
      g_ptr_array_set_size (mention->members, 0);
      mention->named = FALSE;
    }
    best = end;
    mention->named = mention->named || (alias->is_name && alias->tokens->len > 1);
    add_member (mention->members, alias->member);
  }
  mention->end = best;
  return best > 0;
}

/* Grades */

static int
letter_of (const char *word)
{
  return strlen (word) == 1 && g_ascii_isalpha (*word) ? *word : 0;
}

/* The grade and section of a member: 2.° B. */
static void
read_grade (MinkaMember *member, int *grade, int *section)
{
  const char *const texts[] = { member->grade, member->name, member->job };

  *grade = *section = 0;
  for (guint i = 0; i < G_N_ELEMENTS (texts) && *grade == 0; i++) {
    g_autoptr (GArray) tokens = minka_tokens_new (texts[i]);

    for (guint j = 0; j < tokens->len; j++) {
      const MinkaToken *token = &g_array_index (tokens, MinkaToken, j);

      if (token->number > 0 && token->number < 12)
        *grade = token->number;
      else if (*grade > 0 && letter_of (token->word) != 0)
        *section = letter_of (token->word);
    }
  }
}

/* «2.° a» may be a section or go on with «a más tardar». */
static gboolean
is_section (MinkaReading *reading, int i)
{
  const MinkaToken *token = minka_reading_at (reading, i);

  if (token->kind != MINKA_TOKEN_WORD || letter_of (token->word) == 0 || token->taken)
    return FALSE;
  if (token->capital || token->joined || strchr ("aeiouy", *token->word) == NULL)
    return !minka_reading_is (reading, i, "y");
  if (minka_reading_at (reading, i + 1)->kind != MINKA_TOKEN_WORD)
    return minka_reading_at (reading, i + 1)->kind == MINKA_TOKEN_SIGN;
  return minka_reading_is (reading, i, "a") &&
         !minka_reading_is (
             reading, i + 1,
             "mas cargo fin fines la las el los partir traves su sus mediados cada todos todas un una");
}

/* 2.° B, 2do grado «B», segundo: gives the place behind, and what was read. */
static int
read_section (MinkaReading *reading, int i, int *grade, int *section)
{
  const MinkaToken *token = minka_reading_at (reading, i);
  int end;

  *section = 0;
  *grade = token->number;
  if (*grade < 1 || *grade > 11 || token->taken)
    return -1;
  end = minka_reading_follows (reading, i + 1, ".? °|ro|er|do|to|mo|vo?");
  if (minka_reading_follows (reading, end, "de? grado") > 0)
    end = minka_reading_follows (reading, end, "de? grado");
  if (is_section (reading, minka_reading_follows (reading, end, "seccion? \"|«|“?"))) {
    end = minka_reading_follows (reading, end, "seccion? \"|«|“?");
    *section = *minka_reading_at (reading, end)->word;
    end = minka_reading_follows (reading, end + 1, "\"|»|”?");
  }
  return end;
}

static void
add_of_grade (Search *self, int grade, int section, GPtrArray *members)
{
  for (guint i = 0; i < self->members->len; i++) {
    int of_grade, of_section;

    read_grade (self->members->pdata[i], &of_grade, &of_section);
    if (of_grade == grade && (section == 0 || section == of_section))
      add_member (members, self->members->pdata[i]);
  }
}

/* la profesora de 2.° B, docentes de 3A, 3B y 4.° A */
static gboolean
find_by_grade (Search *self, int i, Mention *mention)
{
  const gboolean many = minka_reading_is (self->reading, i, TEACHERS);
  int at = minka_reading_follows (self->reading, i + 1, ".? de|del? aula? de|del?");
  int grade, section, end;

  if (!many && !minka_reading_is (self->reading, i, TEACHER))
    return FALSE;
  end = read_section (self->reading, at, &grade, &section);
  if (end < 0)
    return FALSE;
  add_of_grade (self, grade, section, mention->members);
  mention->named = section != 0;
  mention->all = many;
  mention->end = end;
  while (many) {
    const int last = grade;
    const int range = section == 0 ? minka_reading_follows (self->reading, end, "a") : -1;

    at = range > 0 ? range : minka_reading_follows (self->reading, end, ",? y|e? de?");
    if (at == end || (end = read_section (self->reading, at, &grade, &section)) < 0)
      break;
    for (int of = range > 0 && last < grade ? last + 1 : grade; of <= grade; of++)
      add_of_grade (self, of, section, mention->members);
    mention->end = end;
  }
  return mention->members->len > 0;
}

/* @2B */
static gboolean
find_by_section (Search *self, int i, Mention *mention)
{
  int grade, section;

  mention->end = read_section (self->reading, i, &grade, &section);
  if (mention->end > 0 && section != 0)
    add_of_grade (self, grade, section, mention->members);
  return mention->members->len > 0;
}

/* Parts of names */

static gboolean
may_stand_for_name (MinkaReading *reading, int i)
{
  const MinkaToken *token = minka_reading_at (reading, i);

  return token->kind == MINKA_TOKEN_WORD && g_utf8_strlen (token->word, -1) >= 3 && token->number < 0 &&
         !token->taken && !minka_reading_is (reading, i, TITLES) && !minka_reading_is (reading, i, PERSON) &&
         !minka_reading_is (reading, i, "aula");
}

/* How many words of a name follow in the line, in their order. */
static int
follow_name (MinkaReading *reading, int i, const Alias *alias, gboolean capitals)
{
  guint at = 0;
  int end = -1;

  for (;; i++) {
    const MinkaToken *token = minka_reading_at (reading, i);

    if (end > 0 && token->kind == MINKA_TOKEN_WORD && is_linking (token->word))
      continue;
    if (!may_stand_for_name (reading, i) || (capitals && !token->capital))
      return end;
    while (at < alias->tokens->len &&
           !g_str_equal (g_array_index (alias->tokens, MinkaToken, at).word, token->word))
      at++;
    if (at == alias->tokens->len)
      return end;
    at++;
    end = i + 1;
  }
}

static gboolean
find_by_part (Search *self, int i, Mention *mention, gboolean capitals)
{
  int best = -1;

  for (guint j = 0; j < self->aliases->len; j++) {
    Alias *alias = self->aliases->pdata[j];
    int end;

    if (!alias->is_name && capitals)
      continue;
    end = follow_name (self->reading, i, alias, capitals);
    if (end < 0 || end < best)
      continue;
    if (end > best)
      g_ptr_array_set_size (mention->members, 0);
    best = end;
    add_member (mention->members, alias->member);
  }
  mention->end = best;
  return best > 0 && mention->members->len <= MOST_CHOICES;
}

/* One person */

static gboolean
find_person (Search *self, int i, Mention *mention)
{
  MinkaReading *reading = self->reading;
  const gboolean called = minka_reading_is (reading, i - 1, "@");
  const int behind = minka_reading_is (reading, i, TITLES)
                         ? minka_reading_follows (reading, i + 1, ".? de|del? aula? de?")
                         : i;

  *mention = (Mention) { .first = i, .members = g_ptr_array_new () };
  if (find_whole (self, i, mention) && mention->members->len <= MOST_CHOICES)
    return TRUE;
  g_ptr_array_set_size (mention->members, 0);
  if (find_by_grade (self, i, mention) || (called && find_by_section (self, i, mention)))
    return TRUE;
  g_ptr_array_set_size (mention->members, 0);
  if (find_by_part (self, behind, mention, !called && behind == i))
    return TRUE;
  mention_clear (mention);
  return FALSE;
}

/* Groups */

static int
skip_tail (MinkaReading *reading, int i)
{
  static const char *const tails[] = {
    "de aula",
    "de cada grado|ciclo|seccion|aula",
    "de la? cap|ie|institucion|escuela",
    "del? colegio|nivel",
    "de primaria|inicial|secundaria",
    "del? aula de innovacion pedagogica?",
    "de todos los grados",
    "de todo el colegio",
    "de familia",
    "de i|ii|iii|iv|v|vi|vii|# ciclo",
    "del i|ii|iii|iv|v|vi|vii|# ciclo",
    "de # grado",
    "presentes",
  };
  int end;

  for (guint j = 0; j < G_N_ELEMENTS (tails); j++)
    if ((end = minka_reading_follows (reading, i, tails[j])) > 0)
      return skip_tail (reading, end);
  return i;
}

/* todos los docentes, cada docente, el equipo directivo, la comisión de convivencia */
static int
follow_group (MinkaReading *reading, int i)
{
  int at = minka_reading_follows (reading, i, "todos|todas los|las?");

  if (at < 0)
    at = minka_reading_follows (reading, i, "los|las?");
  if (minka_reading_is (reading, at, PEOPLE))
    return skip_tail (reading, at + 1);
  at = minka_reading_follows (reading, i, "cada");
  if (at > 0 && minka_reading_is (reading, at, PERSON))
    return skip_tail (reading, at + 1);
  at = minka_reading_follows (reading, i, "todo? el? equipo directivo|docente|tecnico?");
  if (at > 0)
    return skip_tail (reading, at);
  at = minka_reading_follows (reading, i, "la|el? comision|comite de|del la?");
  if (at > 0 && minka_reading_at (reading, at)->kind == MINKA_TOKEN_WORD)
    return at + 1;
  return minka_reading_follows (reading, i, "todos|todas los|las") < 0
             ? minka_reading_follows (reading, i, "todos|todas")
             : -1;
}

/* Where somebody stands */

static gboolean
is_break (MinkaReading *reading, int i)
{
  const MinkaToken *token = minka_reading_at (reading, i);

  if (token->taken || *token->word == '\0')
    return TRUE;
  if (token->kind != MINKA_TOKEN_SIGN)
    return FALSE;
  if (minka_reading_is (reading, i, "- /"))
    return !token->joined || !minka_reading_at (reading, i + 1)->joined;
  return !minka_reading_is (reading, i, "° \" ' « » “ ” & %");
}

static int
skip_opening (MinkaReading *reading)
{
  static const char *const openings[] = {
    "se acuerda|acordo que", "queda acordado que", "acordamos que", "acuerdo # :? que?", "acuerdo :", "que",
  };
  int at = 0, end;

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    if ((end = minka_reading_follows (reading, at, openings[i])) > 0)
      at = end;
  while (at < (int) reading->tokens->len &&
         (minka_reading_at (reading, at)->taken ||
          (minka_reading_at (reading, at)->kind == MINKA_TOKEN_SIGN && !minka_reading_is (reading, at, "@"))))
    at++;
  return MAX (at, minka_reading_follows (reading, at, "por|en la manana|tarde|noche ,?"));
}

/* The words that say that somebody does it, in front of them; the place where they begin, or -1. */
static int
find_charge (MinkaReading *reading, int i)
{
  static const struct {
    const char *phrase;
    int n_tokens;
  } charges[] = {
    { "a cargo de|del|:", 3 },
    { "por parte de|del", 3 },
    { "responsable|responsables :", 2 },
    { "responsable|responsables es|son", 2 },
    { "encargado|encargada|encargados|encargadas :|es|son", 2 },
    { "responsable|responsables|encargado|encargada|encargados|encargadas", 1 },
    { "lo|la hace|hacen|hara|haran", 2 },
    { "@", 1 },
  };

  for (guint j = 0; j < G_N_ELEMENTS (charges); j++)
    if (i >= charges[j].n_tokens &&
        minka_reading_follows (reading, i - charges[j].n_tokens, charges[j].phrase) == i)
      return i - charges[j].n_tokens;
  return -1;
}

static gboolean
receives (MinkaReading *reading, int i)
{
  return minka_reading_is (
      reading, i - 1,
      "a al con para de del en sobre entre segun hacia contra sin y e o u que como cual la "
      "el los las un una su sus este esta");
}

/* Lists */

/* What joins two people, and the place behind it. */
static int
skip_join (MinkaReading *reading, int i)
{
  int at = minka_reading_follows (reading, i, ",? y|e|con");

  if (at < 0)
    at = minka_reading_follows (reading, i, ",|/|&|+");
  if (at < 0 || minka_reading_at (reading, i)->taken)
    return -1;
  return minka_reading_follows (reading, at, "@?");
}

static gboolean
find_one (Search *self, int i, Mention *mention)
{
  const int behind = minka_reading_follows (self->reading, i, "todos|todas? el|la|los|las?");
  int end;

  if (find_person (self, i, mention))
    return TRUE;
  if (behind > i && find_person (self, behind, mention)) {
    mention->first = i;
    return TRUE;
  }
  end = follow_group (self->reading, i);
  *mention = (Mention) { .first = i, .end = end, .members = end > 0 ? g_ptr_array_new () : NULL };
  return end > 0;
}

/* Gathers those who are named from there on; the place behind them, or -1. */
static int
read_people (Search *self, int i, GArray *mentions)
{
  int end = -1;

  for (int at = i; at >= 0; at = skip_join (self->reading, end)) {
    Mention mention;

    if (!find_one (self, at, &mention))
      break;
    end = mention.end;
    g_array_append_val (mentions, mention);
  }
  return end;
}

/* «Docentes y estudiantes»: what is joined to those we know belongs to them. */
static int
take_company (MinkaReading *reading, GArray *mentions, int end)
{
  const int at = minka_reading_follows (reading, end, "y|e los|las|el|la?");
  Mention all = { .first = g_array_index (mentions, Mention, 0).first };

  if (at < 0 || minka_reading_at (reading, at)->kind != MINKA_TOKEN_WORD)
    return end;
  all.end = skip_tail (reading, at + 1);
  all.members = g_ptr_array_new ();
  g_array_set_size (mentions, 0);
  g_array_append_val (mentions, all);
  return all.end;
}

static char *
cut_out (MinkaReading *reading, int first, int end)
{
  const guint start = minka_reading_at (reading, first)->start;

  return g_strndup (reading->line->source + start, minka_reading_at (reading, end - 1)->end - start);
}

static void
add_words (MinkaReading *reading, GPtrArray *words, int first, int end)
{
  char *said = cut_out (reading, first, end);

  for (char *p = said; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      *p = ' ';
  g_ptr_array_add (words, said);
}

/* The first one that is not clear is asked for; until then the words stand for it. */
static void
ask_for (Search *self, const Mention *mention)
{
  MinkaAgreementLine *line = self->reading->line;

  add_words (self->reading, self->words, mention->first, mention->end);
  line->in_words = TRUE;
  line->doubts |= MINKA_AGREEMENT_DOUBT_WHO;
  if (line->choices->len > 0)
    return;
  for (guint j = 0; j < mention->members->len; j++)
    g_ptr_array_add (line->choices, g_object_ref (mention->members->pdata[j]));
  line->unclear = (MinkaMark) { minka_reading_at (self->reading, mention->first)->start,
                                minka_reading_at (self->reading, mention->end - 1)->end };
}

/* Takes down who was named; one of several who are called the same stays open. */
static void
take (Search *self, GArray *mentions)
{
  MinkaAgreementLine *line = self->reading->line;

  for (guint i = 0; i < mentions->len; i++) {
    const Mention *mention = &g_array_index (mentions, Mention, i);

    if (mention->members->len > 1 && !mention->all) {
      ask_for (self, mention);
      continue;
    }
    for (guint j = 0; j < mention->members->len; j++)
      if (!g_ptr_array_find (line->members, mention->members->pdata[j], NULL))
        g_ptr_array_add (line->members, g_object_ref (mention->members->pdata[j]));
    if (mention->members->len == 1)
      g_ptr_array_add (self->words, g_strdup (MINKA_MEMBER (mention->members->pdata[0])->name));
    else
      add_words (self->reading, self->words, mention->first, mention->end);
    line->in_words = line->in_words || mention->members->len != 1;
  }
}

static gboolean
all_named (GArray *mentions)
{
  for (guint i = 0; i < mentions->len; i++)
    if (!g_array_index (mentions, Mention, i).named)
      return FALSE;
  return TRUE;
}

/* Whether those named from @i to @end do it; then @first is where the words that say so begin. */
static gboolean
do_it (Search *self, GArray *mentions, int i, int end, int *first)
{
  MinkaReading *reading = self->reading;
  const int charge = find_charge (reading, i);

  *first = charge >= 0 ? charge : i;
  if (charge >= 0)
    return TRUE;
  /* «Secretaría de Educación» is none of ours. */
  if (i == self->start)
    return !minka_reading_is (reading, end, "de del") || is_break (reading, end);
  if (is_break (reading, i - 1))
    return is_break (reading, end) || minka_reading_is (reading, i - 1, ": — – |");
  if (minka_reading_is (reading, i - 1, "por") && is_break (reading, end)) {
    *first = i - 1;
    return TRUE;
  }
  return !receives (reading, i) && all_named (mentions);
}

/* Looks for people from one place on; the place behind them, or -1. */
static int
look (Search *self, int i)
{
  g_autoptr (GArray) mentions = g_array_new (FALSE, TRUE, sizeof (Mention));
  int first, end;

  g_array_set_clear_func (mentions, mention_clear);
  end = read_people (self, i, mentions);
  if (end < 0 || !do_it (self, mentions, i, end, &first))
    return end;
  if (i == self->start)
    end = take_company (self->reading, mentions, end);
  take (self, mentions);
  minka_reading_mark (self->reading, self->reading->line->who_marks, first, end);
  minka_reading_mark (self->reading, self->reading->cuts, first, end);
  return end;
}

static char *
join_words (GPtrArray *words)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (all, "%s%s",
                            i == 0               ? ""
                            : i + 1 < words->len ? ", "
                                                 : " y ",
                            (char *) words->pdata[i]);
  return g_string_free_and_steal (all);
}

/**
 * minka_reading_who:
 * @self: a reading of which it is known by when
 *
 * Finds who is to do it.
 */
void
minka_reading_who (MinkaReading *self)
{
  g_autoptr (GPtrArray) aliases = g_ptr_array_new_with_free_func (alias_free);
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  Search search = { self, aliases, members, words, skip_opening (self) };

  gather (&search);
  for (int i = 0; i < (int) self->tokens->len;) {
    const int end = minka_reading_at (self, i)->taken ? -1 : look (&search, i);

    i = MAX (end, i + 1);
  }
  self->line->in_words = self->line->in_words || words->len > 1;
  g_free (self->line->who);
  self->line->who = join_words (words);
}
