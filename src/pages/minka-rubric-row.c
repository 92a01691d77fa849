#include "minka-rubric-row.h"

#include "minka-rubrics.h"

#include <glib/gi18n-lib.h>

/**
 * minka_rubric_row_new:
 *
 * Returns: (transfer full): a row to choose the version of the rubric in, at the newest one
 */
GtkWidget *
minka_rubric_row_new (void)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) versions = gtk_string_list_new (NULL);
  GPtrArray *rubrics = minka_rubrics_list ();

  for (guint i = 0; i < rubrics->len; i++)
    gtk_string_list_append (versions, ((MinkaRubric *) rubrics->pdata[i])->version);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Rubric"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (versions));
  return row;
}

/**
 * minka_rubric_row_set_version:
 * @row: a row of minka_rubric_row_new()
 * @version: the version to show, be it one that the program does not know
 */
void
minka_rubric_row_set_version (AdwComboRow *row, const char *version)
{
  GtkStringList *versions = GTK_STRING_LIST (adw_combo_row_get_model (row));

  if (gtk_string_list_find (versions, version) == G_MAXUINT)
    gtk_string_list_append (versions, version);
  adw_combo_row_set_selected (row, gtk_string_list_find (versions, version));
}

/**
 * minka_rubric_row_get_rubric:
 * @row: a row of minka_rubric_row_new()
 *
 * Returns: (transfer none) (nullable): the chosen rubric, %NULL for one that the program does not know
 */
const MinkaRubric *
minka_rubric_row_get_rubric (AdwComboRow *row)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (row);

  return chosen != NULL ? minka_rubrics_find (gtk_string_object_get_string (chosen)) : NULL;
}

/**
 * minka_rubric_put_levels:
 * @rubric: a rubric
 * @gesture: what adds or changes an observation
 * @observation: the id of the observation
 *
 * Gives the observation each performance of the rubric, none of them observed yet.
 *
 * Returns: (transfer full): the id of the first of these levels
 */
char *
minka_rubric_put_levels (const MinkaRubric *rubric, MinkaGesture *gesture, const char *observation)
{
  char *first = NULL;

  for (int i = 0; rubric->performances[i] != NULL; i++) {
    g_autoptr (MinkaObservationLevel) level = minka_record_new (MINKA_TYPE_OBSERVATION_LEVEL);

    g_object_set (level, "observation", observation, "performance", rubric->performances[i], "position", i,
                  NULL);
    minka_gesture_put (gesture, MINKA_RECORD (level));
    if (first == NULL)
      first = g_strdup (minka_record_get_id (MINKA_RECORD (level)));
  }
  return first;
}
