#include "minka-words.h"

#include "minka-model.h"
#include "minka-urgency.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GType (*type) (void);
  const char *words[8];
} Words;

/* In the order of each enumeration. */
static const Words all_words[] = {
  { minka_device_get_type,
    { N_ ("Not known"), N_ ("None"), N_ ("Phone"), N_ ("Tablet"), N_ ("Laptop"), N_ ("Desktop computer") } },
  { minka_internet_get_type, { N_ ("Not known"), N_ ("None"), N_ ("Weak"), N_ ("Good") } },
  { minka_ease_get_type, { N_ ("Not known"), N_ ("Is learning"), N_ ("Manages"), N_ ("At ease") } },
  { minka_duty_get_type,
    { N_ ("Other"), N_ ("Presides (director)"), N_ ("Coordinates"), N_ ("Moderates"),
      N_ ("Acts as secretary") } },
  { minka_progress_get_type, { N_ ("Initial"), N_ ("Intermediate"), N_ ("Concluded") } },
  { minka_meeting_kind_get_type, { N_ ("General"), N_ ("Specific") } },
  { minka_meeting_mode_get_type, { N_ ("In person"), N_ ("Virtual"), N_ ("In person and virtual") } },
  { minka_meeting_state_get_type,
    { N_ ("In preparation"), N_ ("Under way"), N_ ("To be issued"), N_ ("Issued"), N_ ("Cancelled") } },
  { minka_contribution_kind_get_type, { N_ ("Idea"), N_ ("Good practice") } },
  { minka_phase_get_type, { N_ ("Before"), N_ ("After") } },
  { minka_calendar_kind_get_type,
    { N_ ("Term"), N_ ("School holidays"), N_ ("Day without classes"), N_ ("School event") } },
  { minka_calendar_source_get_type,
    { N_ ("Activity"), N_ ("Meeting"), N_ ("Term"), N_ ("School holidays"), N_ ("Day without classes"),
      N_ ("School event") } },
  { minka_presence_get_type,
    { N_ ("Not recorded"), N_ ("Present"), N_ ("Came late"), N_ ("Excused"), N_ ("Absent") } },
  { minka_privacy_get_type, { N_ ("Private"), N_ ("Shared with the team"), N_ ("Quotable in the acta") } },
  { minka_urgency_get_type,
    { N_ ("Overdue"), N_ ("This week"), N_ ("Later"), N_ ("Without a date"), N_ ("Kept"), N_ ("Dropped") } },
};

/**
 * minka_words_for:
 * @type: an enumeration of the model
 * @value: one of its values
 *
 * Returns: (transfer none): what people call it
 */
const char *
minka_words_for (GType type, int value)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_words); i++)
    if (all_words[i].type () == type && value >= 0 && (guint) value < G_N_ELEMENTS (all_words[i].words) &&
        all_words[i].words[value] != NULL)
      return _ (all_words[i].words[value]);
  g_return_val_if_reached ("");
}

/* In the order in which finds are shown. What stands on no page of its own is not here. */
static const struct {
  GType (*type) (void);
  const char *words;
} kinds[] = {
  { minka_meeting_get_type, N_ ("Meetings") },
  { minka_agreement_get_type, N_ ("Agreements") },
  { minka_agenda_item_get_type, N_ ("Topics of meetings") },
  { minka_protocol_answer_get_type, N_ ("Answers to guiding questions") },
  { minka_follow_up_get_type, N_ ("Follow-up of agreements") },
  { minka_acta_get_type, N_ ("Actas") },
  { minka_activity_get_type, N_ ("Activities") },
  { minka_goal_get_type, N_ ("Goals of activities") },
  { minka_responsible_get_type, N_ ("People responsible") },
  { minka_source_get_type, N_ ("Sources of verification") },
  { minka_evidence_get_type, N_ ("Evidence") },
  { minka_objective_get_type, N_ ("Objectives") },
  { minka_diagnosis_entry_get_type, N_ ("Diagnosis") },
  { minka_aspect_get_type, N_ ("Aspects of the diagnosis") },
  { minka_tree_node_get_type, N_ ("Trees") },
  { minka_member_get_type, N_ ("Members") },
  { minka_post_get_type, N_ ("Posts") },
  { minka_calendar_entry_get_type, N_ ("School calendar") },
  { minka_plan_get_type, N_ ("School") },
};

/**
 * minka_words_rank_of_kind:
 * @type: a record type
 *
 * Returns: where finds of this type stand among others; -1 if the window has no place for them
 */
int
minka_words_rank_of_kind (GType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].type () == type)
      return i;
  return -1;
}

/**
 * minka_words_for_kind:
 * @type: a record type that has a rank
 *
 * Returns: (transfer none): what people call such records
 */
const char *
minka_words_for_kind (GType type)
{
  int rank = minka_words_rank_of_kind (type);

  g_return_val_if_fail (rank >= 0, "");
  return _ (kinds[rank].words);
}
