#include "minka-agreement-words.h"

#include <string.h>

/* What one may be about to type: a member, a post, a day. */

#define MOST_OFFERS 8
#define MOST_WORDS 6
#define LEAST_LETTERS 3

static const char *const days[] = {
  "hoy",
  "mañana",
  "pasado mañana",
  "el lunes",
  "el martes",
  "el miércoles",
  "el jueves",
  "el viernes",
  "el sábado",
  "el domingo",
  "en una semana",
  "en dos semanas",
  "en quince días",
  "en un mes",
  "la próxima semana",
  "a fin de mes",
  "a fin de bimestre",
  "para la próxima reunión",
};

typedef struct {
  const MinkaAgreementSetting *setting;
  const char *text; /* up to the cursor */
  GArray *typed;    /* the same in pieces */
  guint first;      /* the first one that is looked at */
  gsize cursor;
  GPtrArray *offers;
} Search;

/* Whether the typed words begin those of a text; a text may be begun behind its little words. */
static gboolean
begins_at (Search *self, GArray *tokens, guint from)
{
  const guint n = self->typed->len - self->first;
  guint matched = 0, at = from;

  for (; matched < n && at < tokens->len; at++) {
    const MinkaToken *typed = &g_array_index (self->typed, MinkaToken, self->first + matched);
    const MinkaToken *token = &g_array_index (tokens, MinkaToken, at);
    const gboolean is_last = matched + 1 == n && typed->end == self->cursor;

    if (g_str_equal (typed->word, token->word) || (typed->number >= 0 && typed->number == token->number) ||
        (is_last && g_str_has_prefix (token->word, typed->word)))
      matched++;
    else if (token->kind != MINKA_TOKEN_SIGN)
      return FALSE;
  }
  return matched == n;
}

static gboolean
is_little (const MinkaToken *token)
{
  return g_str_equal (token->word, "el") || g_str_equal (token->word, "la") ||
         g_str_equal (token->word, "a") || g_str_equal (token->word, "para");
}

static gboolean
begins (Search *self, const char *text)
{
  g_autoptr (GArray) tokens = minka_tokens_new (text);

  for (guint from = 0; from < tokens->len; from++) {
    if (begins_at (self, tokens, from))
      return TRUE;
    if (!is_little (&g_array_index (tokens, MinkaToken, from)))
      return FALSE;
  }
  return FALSE;
}

static void
add (Search *self, const char *text, const char *details)
{
  const MinkaMark span = { self->first < self->typed->len
                               ? g_array_index (self->typed, MinkaToken, self->first).start
                               : self->cursor,
                           self->cursor };
  MinkaAgreementOffer *offer;

  if (self->offers->len == MOST_OFFERS || g_str_has_suffix (self->text, text))
    return;
  for (guint i = 0; i < self->offers->len; i++)
    if (g_str_equal (((MinkaAgreementOffer *) self->offers->pdata[i])->text, text))
      return;
  offer = g_new (MinkaAgreementOffer, 1);
  *offer = (MinkaAgreementOffer) { g_strdup (text), g_strdup (details), span };
  g_ptr_array_add (self->offers, offer);
}

static void
offer_day (Search *self, const char *text)
{
  g_autoptr (MinkaAgreementLine) read = minka_agreement_line_parse (text, self->setting);
  g_autofree char *day = minka_agreement_line_tell_day (read);

  if (*day != '\0')
    add (self, text, day);
}

static void
offer_days (Search *self)
{
  const MinkaToken *token = &g_array_index (self->typed, MinkaToken, self->first);
  const MinkaToken *last = &g_array_index (self->typed, MinkaToken, self->typed->len - 1);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (begins (self, days[i]))
      offer_day (self, days[i]);
  /* 15 de ab */
  if (token->kind != MINKA_TOKEN_NUMBER || token->number < 1 || token->number > 31)
    return;
  for (int month = 1; month <= 12; month++) {
    g_autofree char *text = g_strdup_printf ("%d de %s", token->number, minka_tokens_month_name (month));
    g_autofree char *brief = g_strdup_printf ("%d %s", token->number, minka_tokens_month_name (month));

    if (last->kind == MINKA_TOKEN_WORD && (begins (self, text) || begins (self, brief)))
      offer_day (self, text);
  }
}

static void
offer_members (Search *self)
{
  for (guint i = 0; i < self->setting->members->len; i++) {
    MinkaMember *member = self->setting->members->pdata[i];

    if (!member->retired && begins (self, member->name))
      add (self, member->name, g_str_equal (member->job, member->name) ? "" : member->job);
  }
}

static const char *
name_of (Search *self, const char *id)
{
  for (guint i = 0; i < self->setting->members->len; i++)
    if (g_str_equal (minka_record_get_id (self->setting->members->pdata[i]), id))
      return MINKA_MEMBER (self->setting->members->pdata[i])->name;
  return "";
}

static void
offer_posts (Search *self)
{
  for (guint i = 0; i < self->setting->posts->len; i++) {
    MinkaPost *post = self->setting->posts->pdata[i];

    if (*post->member != '\0' && begins (self, post->title))
      add (self, post->title, name_of (self, post->member));
  }
}

/* People begin to be offered behind an @, or once some letters are there. */
static gboolean
is_enough (Search *self)
{
  guint n = 0;

  if (self->first > 0 && g_str_equal (g_array_index (self->typed, MinkaToken, self->first - 1).word, "@"))
    return TRUE;
  for (guint i = self->first; i < self->typed->len; i++)
    n += g_utf8_strlen (g_array_index (self->typed, MinkaToken, i).word, -1);
  return n >= LEAST_LETTERS && self->first < self->typed->len;
}

/**
 * minka_agreement_offer_free:
 * @self: (transfer full): an offer
 *
 * Frees it.
 */
void
minka_agreement_offer_free (MinkaAgreementOffer *self)
{
  g_free (self->text);
  g_free (self->details);
  g_free (self);
}

/**
 * minka_agreement_line_offer:
 * @line: a line that is being typed, valid UTF-8
 * @cursor: the byte before which one types
 * @setting: what it is read against
 *
 * Returns: (transfer full) (element-type MinkaAgreementOffer): how it may go on, the longest match first
 */
GPtrArray *
minka_agreement_line_offer (const char *line, gsize cursor, const MinkaAgreementSetting *setting)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) minka_agreement_offer_free);
  g_autofree char *typed = g_strndup (line, cursor);
  g_autoptr (GArray) tokens = minka_tokens_new (typed);
  Search search = { setting, typed, tokens, 0, cursor, offers };

  for (guint n = MIN (tokens->len, MOST_WORDS); n > 0; n--) {
    search.first = tokens->len - n;
    if (!is_enough (&search))
      continue;
    offer_days (&search);
    offer_members (&search);
    offer_posts (&search);
  }
  if (tokens->len > 0 && g_str_equal (g_array_index (tokens, MinkaToken, tokens->len - 1).word, "@") &&
      g_array_index (tokens, MinkaToken, tokens->len - 1).end == cursor) {
    search.first = tokens->len;
    offer_posts (&search);
    offer_members (&search);
  }
  return offers;
}
