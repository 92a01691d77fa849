#include "minka-priority.h"

#include <glib/gi18n-lib.h>

MINKA_DEFINE_ENUM (PriorityKind, priority_kind, MINKA_PRIORITY_KIND_VALUES)

/**
 * minka_priority_free:
 * @self: (transfer full): a priority
 */
void
minka_priority_free (MinkaPriority *self)
{
  g_free (self->id);
  g_free (self->text);
  g_free (self->source);
  g_free (self->title);
  g_free (self);
}

/* Takes @source and @title. */
static void
add (GPtrArray *found, MinkaPriorityKind kind, const char *id, const char *text, char *source, char *title)
{
  MinkaPriority *one = g_new (MinkaPriority, 1);

  *one = (MinkaPriority) { kind, g_strdup (id), g_strdup (text), source, title };
  g_ptr_array_add (found, one);
}

static char *
aspect_of (GListModel *aspects, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (aspects); i++) {
    g_autoptr (MinkaAspect) aspect = g_list_model_get_item (aspects, i);

    if (g_strcmp0 (minka_record_get_id (MINKA_RECORD (aspect)), id) == 0)
      return g_strdup (aspect->title);
  }
  return g_strdup (_ ("All aspects"));
}

static void
add_needs (GPtrArray *found, const MinkaPrioritySources *sources)
{
  for (guint i = 0; i < g_list_model_get_n_items (sources->entries); i++) {
    g_autoptr (MinkaDiagnosisEntry) entry = g_list_model_get_item (sources->entries, i);

    if (entry->kind == MINKA_FINDING_NEED)
      add (found, MINKA_PRIORITY_KIND_NEED, minka_record_get_id (MINKA_RECORD (entry)), entry->text,
           aspect_of (sources->aspects, entry->aspect), g_strdup (entry->text));
  }
}

static void
add_objectives (GPtrArray *found, const MinkaPrioritySources *sources)
{
  for (guint i = 0; i < g_list_model_get_n_items (sources->objectives); i++) {
    g_autoptr (MinkaObjectiveSummary) objective = g_list_model_get_item (sources->objectives, i);

    if (!objective->general)
      add (found, MINKA_PRIORITY_KIND_OBJECTIVE, minka_record_get_id (MINKA_RECORD (objective)),
           objective->text,
           objective->activities == 0
               ? g_strdup (_ ("Without an activity"))
               : g_strdup_printf (ngettext ("%d activity", "%d activities", objective->activities),
                                  objective->activities),
           g_strdup (objective->text));
  }
}

/* How many were at the two lower levels in the newest phase that was looked at. */
static void
add_observations (GPtrArray *found, const MinkaPrioritySources *sources)
{
  g_auto (GStrv) versions = NULL;

  if (sources->observed == NULL || sources->observed->len == 0)
    return;
  versions = minka_observed_versions (sources->observed);
  for (guint v = 0; versions[v] != NULL; v++) {
    g_autoptr (MinkaConsolidation) all = minka_consolidation_new (versions[v], sources->observed);
    const int phase = all->n_observations[MINKA_PHASE_AFTER] > 0 ? MINKA_PHASE_AFTER : MINKA_PHASE_BEFORE;

    for (guint i = 0; i < all->tallies->len; i++) {
      MinkaTally *tally = all->tallies->pdata[i];
      const guint low = tally->counts[phase][1] + tally->counts[phase][2];
      const guint seen = low + tally->counts[phase][3] + tally->counts[phase][4];

      if (seen > 0)
        add (found, MINKA_PRIORITY_KIND_OBSERVATION, "", tally->performance,
             g_strdup_printf (ngettext ("%u of %u observation at levels I–II",
                                        "%u of %u observations at levels I–II", seen),
                              low, seen),
             g_strdup_printf ("Observación de aula: %s", tally->performance));
    }
  }
}

static void
add_agreements (GPtrArray *found, const MinkaPrioritySources *sources)
{
  for (guint i = 0; i < g_list_model_get_n_items (sources->agreements); i++) {
    g_autoptr (MinkaAgreementSummary) agreement = g_list_model_get_item (sources->agreements, i);
    g_autoptr (GString) source = g_string_new (agreement->meeting_title);

    if (agreement->state != MINKA_AGREEMENT_STATE_OPEN)
      continue;
    if (*agreement->person != '\0')
      g_string_append_printf (source, "%s%s", source->len > 0 ? " · " : "", agreement->person);
    add (found, MINKA_PRIORITY_KIND_AGREEMENT, minka_record_get_id (MINKA_RECORD (agreement)),
         agreement->text, g_strdup (source->str), g_strdup_printf ("Seguimiento: %s", agreement->text));
  }
}

/**
 * minka_priorities_gather:
 * @sources: where to look
 *
 * Returns: (transfer full) (element-type MinkaPriority): needs of the diagnosis, specific objectives, what classroom
 *   observations look at and open agreements, in this order
 */
GPtrArray *
minka_priorities_gather (const MinkaPrioritySources *sources)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) minka_priority_free);

  add_needs (found, sources);
  add_objectives (found, sources);
  add_observations (found, sources);
  add_agreements (found, sources);
  return found;
}

/**
 * minka_priority_is_on:
 * @self: a priority
 * @items: the topics of a meeting, of #MinkaAgendaItem
 *
 * Returns: whether one of the topics was made of it
 */
gboolean
minka_priority_is_on (const MinkaPriority *self, GListModel *items)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (MinkaAgendaItem) item = g_list_model_get_item (items, i);
    const char *links[] = {
      [MINKA_PRIORITY_KIND_NEED] = item->need,
      [MINKA_PRIORITY_KIND_OBJECTIVE] = item->objective,
      [MINKA_PRIORITY_KIND_OBSERVATION] = item->title,
      [MINKA_PRIORITY_KIND_AGREEMENT] = item->agreement,
    };

    if (g_str_equal (links[self->kind],
                     self->kind == MINKA_PRIORITY_KIND_OBSERVATION ? self->title : self->id))
      return TRUE;
  }
  return FALSE;
}

/**
 * minka_priority_make_topic:
 * @self: a priority
 * @meeting: the id of a meeting
 * @position: its place in the agenda
 *
 * Returns: (transfer full): a topic that knows where it comes from
 */
MinkaAgendaItem *
minka_priority_make_topic (const MinkaPriority *self, const char *meeting, int position)
{
  static const char *const links[] = {
    [MINKA_PRIORITY_KIND_NEED] = "need",
    [MINKA_PRIORITY_KIND_OBJECTIVE] = "objective",
    [MINKA_PRIORITY_KIND_AGREEMENT] = "agreement",
  };
  MinkaAgendaItem *item = minka_record_new (MINKA_TYPE_AGENDA_ITEM);

  g_object_set (item, "meeting", meeting, "title", self->title, "position", position, NULL);
  if (self->kind != MINKA_PRIORITY_KIND_OBSERVATION)
    g_object_set (item, links[self->kind], self->id, NULL);
  return item;
}
