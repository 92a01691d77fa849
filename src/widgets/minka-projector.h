#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MINKA_TYPE_PROJECTOR (minka_projector_get_type ())
G_DECLARE_FINAL_TYPE (MinkaProjector, minka_projector, MINKA, PROJECTOR, GtkWidget)

/**
 * MinkaProjectorMood:
 * @MINKA_PROJECTOR_CALM: there is time
 * @MINKA_PROJECTOR_NEAR: the time is nearly up
 * @MINKA_PROJECTOR_OVER: the time is up
 *
 * How a clock is shown; never by colour alone, its words say it too.
 */
typedef enum {
  MINKA_PROJECTOR_CALM,
  MINKA_PROJECTOR_NEAR,
  MINKA_PROJECTOR_OVER,
} MinkaProjectorMood;

/**
 * MinkaProjection:
 * @place: where the meeting stands
 * @title: the topic
 * @question: the guiding question, empty for none
 * @clock: how long the topic has been treated
 * @left: what that means, empty for no limit
 * @fraction: how much of its time is gone, negative for no limit
 * @mood: how the topic's clock stands
 * @meeting: the clock of the meeting, with words
 * @meeting_mood: how it stands
 * @next: what comes next, empty for nothing
 * @paused: (nullable): says that the clock is stopped
 *
 * What everyone in the room is to see. The strings are borrowed.
 */
typedef struct {
  const char *place;
  const char *title;
  const char *question;
  const char *clock;
  const char *left;
  double fraction;
  MinkaProjectorMood mood;
  const char *meeting;
  MinkaProjectorMood meeting_mood;
  const char *next;
  const char *paused;
} MinkaProjection;

GtkWidget *minka_projector_new (void);
void minka_projector_show (MinkaProjector *self, const MinkaProjection *projection);

G_END_DECLS
