#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MinkaHit:
 * @type: the type of the record found
 * @id: its id
 * @text: what it says
 * @meeting: what the meeting is about that it is or belongs to; empty for none
 * @date: the day of that meeting, may be empty
 *
 * A find of the search.
 */
typedef struct {
  GType type;
  char *id;
  char *text;
  char *meeting;
  char *date;
} MinkaHit;

/**
 * MinkaGlimpse:
 * @type: the type of the record
 * @id: its id
 * @title: what it is about, or what was agreed
 * @acta: the number of its acta; 0 for none yet
 * @date: the day of the meeting, may be empty
 *
 * What there is to see from afar of an acta, an agreement or a meeting.
 */
typedef struct {
  GType type;
  char *id;
  char *title;
  int acta;
  char *date;
} MinkaGlimpse;

/**
 * MinkaThreadStage:
 *
 * The places of the golden thread, from the diagnosis to the acta (domain: the chain of planning).
 */
typedef enum {
  MINKA_THREAD_ASPECT,
  MINKA_THREAD_FINDING,
  MINKA_THREAD_PROBLEM,
  MINKA_THREAD_ANSWER,
  MINKA_THREAD_OBJECTIVE,
  MINKA_THREAD_ACTIVITY,
  MINKA_THREAD_EVIDENCE,
  MINKA_THREAD_MEETING,
  MINKA_THREAD_AGREEMENT,
  MINKA_THREAD_ACTA,
} MinkaThreadStage;

/**
 * MinkaStep:
 * @type: the type of the record
 * @id: its id
 * @text: how it calls itself
 * @depth: links from where the thread was taken up; negative for what that comes from
 * @stage: its place in the chain
 *
 * A record on the golden thread.
 */
typedef struct {
  GType type;
  char *id;
  char *text;
  int depth;
  MinkaThreadStage stage;
} MinkaStep;

/**
 * MinkaMark:
 * @start: the first byte
 * @end: the byte behind the last
 *
 * A part of a text that a search found.
 */
typedef struct {
  guint start;
  guint end;
} MinkaMark;

void minka_hit_free (MinkaHit *self);
void minka_step_free (MinkaStep *self);
void minka_glimpse_free (MinkaGlimpse *self);
char *minka_find_fold (const char *word, gsize length);
const char *minka_find_next_word (const char *p, const char **end);
GArray *minka_find_marks (const char *text, const char *words);
char *minka_find_excerpt (const char *text, const char *words, guint n_chars);

G_END_DECLS
