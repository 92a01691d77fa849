#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MinkaWording:
 *
 * A table of how to word problems and objectives in Spanish: which positive words answer which negative ones, which
 * openings name a solution that is absent in place of a problem, and which no state that can be reached. Accents and
 * capitals do not matter.
 */
typedef struct _MinkaWording MinkaWording;

/**
 * MinkaWordKind:
 * @MINKA_WORD_PHRASE: words put in the place of others, as they are; none to leave those out
 * @MINKA_WORD_NOUN: a noun for another of the same gender, in singular or plural
 * @MINKA_WORD_ADJECTIVE: an adjective for another, in the gender and number of the first
 * @MINKA_WORD_LACK: an adjective that agrees with what follows, for an opening («falta de»)
 *
 * How a pair of words is used.
 */
typedef enum {
  MINKA_WORD_PHRASE,
  MINKA_WORD_NOUN,
  MINKA_WORD_ADJECTIVE,
  MINKA_WORD_LACK,
} MinkaWordKind;

/**
 * MinkaWordList:
 * @MINKA_WORDS_KEPT: words that look like others but are no negatives («bajo la»)
 * @MINKA_WORDS_DOUBLE: words with which a text is too entangled to turn («ninguno»)
 * @MINKA_WORDS_ABSENT: openings that name an absent solution («no hay»)
 * @MINKA_WORDS_UNREACHED: openings that name a duty or want, not what is reached («hay que»)
 *
 * Words without a counterpart.
 */
typedef enum {
  MINKA_WORDS_KEPT,
  MINKA_WORDS_DOUBLE,
  MINKA_WORDS_ABSENT,
  MINKA_WORDS_UNREACHED,
  MINKA_N_WORD_LISTS,
} MinkaWordList;

MinkaWording *minka_wording_new (void);
void minka_wording_free (MinkaWording *self);
void
minka_wording_add_pair (MinkaWording *self, MinkaWordKind kind, const char *negative, const char *positive);
void minka_wording_add_words (MinkaWording *self, MinkaWordList list, const char *words);
char *minka_wording_offer (const MinkaWording *self, const char *problem);
gboolean minka_wording_opens (const MinkaWording *self, MinkaWordList list, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaWording, minka_wording_free)

G_END_DECLS
