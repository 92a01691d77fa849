#include "minka-agreement-words.h"

#include "minka-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is cut out of a line leaves these behind. */
static const char *const separators[] = { " ", ",", ";", ":", "—", "–", "|", "·", "→", "@" };

static MinkaAgreementLine *
line_new (const char *line, const MinkaAgreementSetting *setting)
{
  MinkaAgreementLine *self = g_new0 (MinkaAgreementLine, 1);

  self->source = g_utf8_make_valid (line, -1);
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  self->choices = g_ptr_array_new_with_free_func (g_object_unref);
  self->who = g_strdup ("");
  self->who_marks = g_array_new (FALSE, FALSE, sizeof (MinkaMark));
  self->when_marks = g_array_new (FALSE, FALSE, sizeof (MinkaMark));
  self->year = atoi (setting->day);
  return self;
}

static int
compare_marks (gconstpointer one, gconstpointer other)
{
  const MinkaMark *a = one, *b = other;

  return a->start < b->start ? -1 : a->start > b->start;
}

/* The words of the person, with one space between two. */
static char *
gather_spaces (const char *text, gsize length)
{
  GString *all = g_string_new (NULL);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p)) {
    const gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
      g_string_append_unichar (all, c);
    else if (all->len == 0 || all->str[all->len - 1] != ' ')
      g_string_append_c (all, ' ');
  }
  return g_string_free_and_steal (all);
}

static gsize
separator_at_start (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_str_has_prefix (text, separators[i]))
      return strlen (separators[i]);
  return *text != '\0' && strchr ("-/", *text) != NULL && (text[1] == ' ' || text[1] == '\0') ? 1 : 0;
}

static gsize
separator_at_end (GString *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_str_has_suffix (text->str, separators[i]))
      return strlen (separators[i]);
  return text->len > 0 && strchr ("-/", text->str[text->len - 1]) != NULL &&
                 (text->len == 1 || text->str[text->len - 2] == ' ')
             ? 1
             : 0;
}

static void
strip_end (GString *text, gboolean all)
{
  gsize n;

  while (text->len > 0 && (n = all ? separator_at_end (text) : text->str[text->len - 1] == ' ') > 0)
    g_string_truncate (text, text->len - n);
}

static const char *
strip_start (const char *text, gboolean all)
{
  gsize n;

  while (*text != '\0' && (n = all ? separator_at_start (text) : *text == ' ') > 0)
    text += n;
  return text;
}

/* Puts two parts together from between which something was cut. */
static void
join (GString *text, const char *part)
{
  strip_end (text, FALSE);
  if (text->len == 0 || separator_at_end (text) > 0 || text->str[text->len - 1] == '(')
    part = strip_start (part, TRUE);
  else
    part = strip_start (part, FALSE);
  /* A sentence of which nothing is left. */
  if (text->len == 0 && *part == '.')
    part = strip_start (part + 1, TRUE);
  if (g_str_has_suffix (text->str, "(") && *part == ')') {
    g_string_truncate (text, text->len - 1);
    join (text, part + 1);
    return;
  }
  if (*part == '\0' || strchr (".", *part) != NULL)
    strip_end (text, TRUE);
  if (text->len > 0 && *part != '\0' && strchr (",.;:)!?", *part) == NULL)
    g_string_append_c (text, ' ');
  g_string_append (text, part);
}

static void
begin_with_capital (GString *text)
{
  const gunichar first = g_utf8_get_char (text->str);
  g_autofree char *rest = NULL;

  if (text->len == 0 || !g_unichar_islower (first))
    return;
  rest = g_strdup (g_utf8_next_char (text->str));
  g_string_truncate (text, 0);
  g_string_append_unichar (text, g_unichar_toupper (first));
  g_string_append (text, rest);
}

static char *
cut (const char *source, GArray *cuts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize at = 0;

  g_array_sort (cuts, compare_marks);
  for (guint i = 0; i <= cuts->len; i++) {
    const MinkaMark mark =
        i < cuts->len ? g_array_index (cuts, MinkaMark, i) : (MinkaMark) { strlen (source), strlen (source) };
    g_autofree char *part = NULL;

    if (mark.start < at) {
      at = MAX (at, mark.end);
      continue;
    }
    part = gather_spaces (source + at, mark.start - at);
    if (i == 0)
      g_string_append (text, strip_start (part, FALSE));
    else
      join (text, part);
    at = mark.end;
  }
  if (cuts->len > 0)
    strip_end (text, TRUE);
  strip_end (text, FALSE);
  begin_with_capital (text);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * minka_agreement_line_parse:
 * @line: what somebody typed, in Spanish; may be anything
 * @setting: what it is read against
 *
 * Understands who is to do what by when. A day is read from the meeting on: «el viernes» is the next one, the day of a
 * month without its year that is over is one of next year if that is near. What is not understood stays in the text.
 *
 * Returns: (transfer full): what was understood
 */
MinkaAgreementLine *
minka_agreement_line_parse (const char *line, const MinkaAgreementSetting *setting)
{
  MinkaAgreementLine *self = line_new (line, setting);
  g_autoptr (GArray) tokens = minka_tokens_new (self->source);
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (MinkaMark));
  MinkaReading reading = { setting, self, tokens, cuts };

  minka_reading_when (&reading);
  minka_reading_who (&reading);
  self->text = cut (self->source, cuts);
  return self;
}

/**
 * minka_agreement_line_free:
 * @self: (transfer full): a line
 *
 * Frees it.
 */
void
minka_agreement_line_free (MinkaAgreementLine *self)
{
  g_free (self->source);
  g_free (self->text);
  g_free (self->who);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->choices);
  g_array_unref (self->who_marks);
  g_array_unref (self->when_marks);
  g_free (self);
}

/**
 * minka_agreement_line_fill:
 * @self: a line
 * @agreement: a new agreement
 *
 * Puts into the agreement what was understood.
 */
void
minka_agreement_line_fill (MinkaAgreementLine *self, MinkaAgreement *agreement)
{
  const gboolean single = !self->in_words && self->members->len == 1;

  g_object_set (agreement, "text", self->text, "responsible",
                single ? minka_record_get_id (self->members->pdata[0]) : "", "responsible_text",
                single ? "" : self->who, "due", self->due, NULL);
}

/**
 * minka_agreement_line_tell_day:
 * @self: a line
 *
 * Returns: (transfer full): by when, in Spanish words; empty if no day is said
 */
char *
minka_agreement_line_tell_day (MinkaAgreementLine *self)
{
  g_autoptr (GDate) day = minka_date_parse (self->due);
  GString *text;

  if (day == NULL)
    return g_strdup ("");
  text = g_string_new (NULL);
  g_string_printf (text, "%s %d de %s", minka_tokens_weekday_name (g_date_get_weekday (day)),
                   g_date_get_day (day), minka_tokens_month_name (g_date_get_month (day)));
  if (g_date_get_year (day) != self->year)
    g_string_append_printf (text, " de %d", g_date_get_year (day));
  return g_string_free_and_steal (text);
}

/**
 * minka_agreement_line_tell:
 * @self: a line
 *
 * Returns: (transfer full): what was understood, in one line for people
 */
char *
minka_agreement_line_tell (MinkaAgreementLine *self)
{
  g_autofree char *day = minka_agreement_line_tell_day (self);

  /* Translators: what was understood of an agreement: who does it, by when, and what it is. */
  return g_strdup_printf (_ ("Who: %s · By: %s · What: %s"), *self->who != '\0' ? self->who : _ ("not said"),
                          *day != '\0' ? day : _ ("not said"),
                          *self->text != '\0' ? self->text : _ ("not said"));
}

/**
 * minka_agreement_line_tell_doubts:
 * @self: a line
 *
 * Returns: (transfer full): what is not clear, in sentences for people; empty if all is
 */
char *
minka_agreement_line_tell_doubts (MinkaAgreementLine *self)
{
  static const struct {
    MinkaAgreementDoubts doubt;
    const char *text;
  } texts[] = {
    { MINKA_AGREEMENT_DOUBT_WHO, N_ ("Several people are called like that: choose one.") },
    { MINKA_AGREEMENT_DOUBT_REPEATS, N_ ("It repeats, so it has no single day: say until when.") },
    { MINKA_AGREEMENT_DOUBT_WEEKDAY, N_ ("That day of the month is another day of the week.") },
    { MINKA_AGREEMENT_DOUBT_PAST, N_ ("That day is before the meeting, so it was not taken.") },
    { MINKA_AGREEMENT_DOUBT_DAYS, N_ ("Several days are named.") },
    { MINKA_AGREEMENT_DOUBT_NEXT_MEETING, N_ ("The next meeting has no day yet.") },
    { MINKA_AGREEMENT_DOUBT_TERM, N_ ("The school calendar does not say when that ends.") },
  };
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (self->doubts & texts[i].doubt)
      g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", _ (texts[i].text));
  return g_string_free_and_steal (all);
}

/**
 * minka_agreement_line_choose:
 * @self: a line in which several people are called the same
 * @member: the one that is meant
 *
 * Returns: (transfer full): the line with that one named
 */
char *
minka_agreement_line_choose (MinkaAgreementLine *self, MinkaMember *member)
{
  return g_strdup_printf ("%.*s%s%s", (int) self->unclear.start, self->source, member->name,
                          self->source + self->unclear.end);
}

/**
 * minka_agreement_line_settle:
 * @self: a line in which several people are called the same
 * @member: the one that is meant
 *
 * Takes that one. This also helps where two people have the very same name.
 */
void
minka_agreement_line_settle (MinkaAgreementLine *self, MinkaMember *member)
{
  const gsize length = self->unclear.end - self->unclear.start;

  g_return_if_fail (g_ptr_array_find (self->choices, member, NULL));

  g_ptr_array_add (self->members, g_object_ref (member));
  self->doubts &= ~MINKA_AGREEMENT_DOUBT_WHO;
  if (strlen (self->who) == length && strncmp (self->who, self->source + self->unclear.start, length) == 0) {
    g_set_str (&self->who, member->name);
    self->in_words = FALSE;
  }
  g_ptr_array_set_size (self->choices, 0);
}
