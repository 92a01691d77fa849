#pragma once

#include "minka-clock.h"
#include "minka-projector.h"
#include "minka-session.h"
#include "minka-workspace.h"

G_BEGIN_DECLS

#define MINKA_TYPE_MEETING_RUN (minka_meeting_run_get_type ())
G_DECLARE_FINAL_TYPE (MinkaMeetingRun, minka_meeting_run, MINKA, MEETING_RUN, GObject)

MinkaMeetingRun *minka_meeting_run_new (MinkaWorkspace *workspace, const char *meeting);
MinkaMeeting *minka_meeting_run_get_meeting (MinkaMeetingRun *self);
gboolean minka_meeting_run_is_ready (MinkaMeetingRun *self);
gboolean minka_meeting_run_has_begun (MinkaMeetingRun *self);
gboolean minka_meeting_run_is_running (MinkaMeetingRun *self);
MinkaSessionStep minka_meeting_run_get_step (MinkaMeetingRun *self);
double minka_meeting_run_get_unseen (MinkaMeetingRun *self);
void minka_meeting_run_show (MinkaMeetingRun *self, MinkaProjector *projector);
void minka_meeting_run_begin (MinkaMeetingRun *self);
void minka_meeting_run_pause (MinkaMeetingRun *self);
gboolean minka_meeting_run_go (MinkaMeetingRun *self, int direction);
void minka_meeting_run_add_minutes (MinkaMeetingRun *self, int minutes);
void minka_meeting_run_take_off (MinkaMeetingRun *self);
void minka_meeting_run_add_topic (MinkaMeetingRun *self, const char *title);
void minka_meeting_run_next_question (MinkaMeetingRun *self);
void minka_meeting_run_close (MinkaMeetingRun *self);

G_END_DECLS
