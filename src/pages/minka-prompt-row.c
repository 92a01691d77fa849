#include "minka-prompt-row.h"

#include "minka-prompts.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaPromptRow:
 *
 * A row to choose the guiding question that a reflection answers, or none. A question that is no longer asked stays among
 * the choices as long as it is the chosen one.
 */
struct _MinkaPromptRow {
  AdwComboRow parent_instance;
  GListModel *steps;
  char *prompt;
  gboolean showing;
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaPromptRow, minka_prompt_row, ADW_TYPE_COMBO_ROW)

#define NONE 0

static void
show (MinkaPromptRow *self)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  g_auto (GStrv) prompts = NULL;
  guint chosen = NONE;

  for (guint i = 0; i < g_list_model_get_n_items (self->steps); i++)
    g_ptr_array_add (steps, g_list_model_get_item (self->steps, i));
  prompts = minka_prompts_choose (steps);
  gtk_string_list_append (choices, _ ("No question"));
  for (guint i = 0; prompts[i] != NULL; i++) {
    gtk_string_list_append (choices, prompts[i]);
    if (g_str_equal (prompts[i], self->prompt))
      chosen = i + 1;
  }
  if (chosen == NONE && *self->prompt != '\0') {
    chosen = g_list_model_get_n_items (G_LIST_MODEL (choices));
    gtk_string_list_append (choices, self->prompt);
  }
  self->showing = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), chosen);
  self->showing = FALSE;
}

static void
on_selected (MinkaPromptRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  GtkStringObject *item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));

  if (self->showing || item == NULL)
    return;
  if (g_set_str (&self->prompt, selected != NONE ? gtk_string_object_get_string (item) : ""))
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
minka_prompt_row_dispose (GObject *object)
{
  MinkaPromptRow *self = MINKA_PROMPT_ROW (object);

  g_clear_object (&self->steps);
  G_OBJECT_CLASS (minka_prompt_row_parent_class)->dispose (object);
}

static void
minka_prompt_row_finalize (GObject *object)
{
  g_free (MINKA_PROMPT_ROW (object)->prompt);
  G_OBJECT_CLASS (minka_prompt_row_parent_class)->finalize (object);
}

static void
minka_prompt_row_class_init (MinkaPromptRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_prompt_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = minka_prompt_row_finalize;

  /**
   * MinkaPromptRow::chosen:
   * @self: the row
   *
   * The person chose another question, or none.
   */
  signals[CHOSEN] =
      g_signal_new ("chosen", MINKA_TYPE_PROMPT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
minka_prompt_row_init (MinkaPromptRow *self)
{
  self->prompt = g_strdup ("");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Guiding question"));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
}

/**
 * minka_prompt_row_new:
 * @workspace: the open plan
 *
 * Returns: (transfer full): a row without a question
 */
GtkWidget *
minka_prompt_row_new (MinkaWorkspace *workspace)
{
  MinkaPromptRow *self = g_object_new (MINKA_TYPE_PROMPT_ROW, NULL);

  self->steps = minka_workspace_list (workspace, MINKA_TYPE_PROTOCOL_STEP, "stage",
                                      minka_enum_nick (minka_stage_get_type (), MINKA_STAGE_AFTER));
  g_signal_connect_object (self->steps, "items-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * minka_prompt_row_get_prompt:
 * @self: a row
 *
 * Returns: (transfer none): the chosen question, empty for none
 */
const char *
minka_prompt_row_get_prompt (MinkaPromptRow *self)
{
  return self->prompt;
}

/**
 * minka_prompt_row_set_prompt:
 * @self: a row
 * @prompt: a question, empty for none
 *
 * Shows a question. [signal@PromptRow::chosen] is not emitted.
 */
void
minka_prompt_row_set_prompt (MinkaPromptRow *self, const char *prompt)
{
  if (g_set_str (&self->prompt, prompt))
    show (self);
}
