#include "minka-new-reflection.h"

#include "minka-date.h"
#include "minka-form.h"
#include "minka-page.h"
#include "minka-prompt-row.h"
#include "minka-text-row.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaNewReflectionDialog:
 *
 * Asks for what an entry of the cuaderno de bitácora needs: whose it is, what it says, and who may read it. It is private
 * unless its author says otherwise.
 */
struct _MinkaNewReflectionDialog {
  AdwDialog parent_instance;
  MinkaWorkspace *workspace;
  GPtrArray *members; /* the ids behind the choices of the author */
  char *wanted;
  char *meeting;
  GtkWidget *group;
  AdwComboRow *author;
  GtkWidget *prompt;
  GtkWidget *strategy;
  GtkWidget *body;
  AdwComboRow *privacy;
  GtkWidget *create;
};

enum {
  CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaNewReflectionDialog, minka_new_reflection_dialog, ADW_TYPE_DIALOG)

#define CHOOSE 0

static const char *
chosen_author (MinkaNewReflectionDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->author);

  return chosen != CHOOSE && chosen < self->members->len ? self->members->pdata[chosen] : NULL;
}

static char *
get_body (MinkaNewReflectionDialog *self)
{
  return g_strstrip (minka_text_row_get_text (MINKA_TEXT_ROW (self->body)));
}

static void
show_enough (MinkaNewReflectionDialog *self)
{
  g_autofree char *body = get_body (self);

  gtk_widget_set_sensitive (self->create, chosen_author (self) != NULL && *body != '\0');
}

static void
on_create (MinkaNewReflectionDialog *self)
{
  g_autoptr (MinkaReflection) reflection = minka_record_new (MINKA_TYPE_REFLECTION);
  g_autofree char *body = get_body (self);
  g_autofree char *strategy = minka_text_row_get_text (MINKA_TEXT_ROW (self->strategy));
  g_autofree char *today = minka_date_today ();
  MinkaGesture *gesture;

  if (chosen_author (self) == NULL || *body == '\0')
    return;
  g_object_set (reflection, "author", chosen_author (self), "date", today, "prompt",
                minka_prompt_row_get_prompt (MINKA_PROMPT_ROW (self->prompt)), "strategy",
                g_strstrip (strategy), "body", body, "meeting", self->meeting != NULL ? self->meeting : "",
                "privacy", adw_combo_row_get_selected (self->privacy), NULL);
  gesture = minka_gesture_new (_ ("New entry in the logbook"));
  minka_gesture_put (gesture, MINKA_RECORD (reflection));
  minka_form_apply (gtk_widget_get_parent (GTK_WIDGET (self)), self->workspace, gesture);
  g_signal_emit (self, signals[CREATED], 0, minka_record_get_id (MINKA_RECORD (reflection)),
                 reflection->privacy == MINKA_PRIVACY_PRIVATE);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
minka_new_reflection_dialog_dispose (GObject *object)
{
  MinkaNewReflectionDialog *self = MINKA_NEW_REFLECTION_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->meeting, g_free);
  G_OBJECT_CLASS (minka_new_reflection_dialog_parent_class)->dispose (object);
}

static void
minka_new_reflection_dialog_class_init (MinkaNewReflectionDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_new_reflection_dialog_dispose;

  /**
   * MinkaNewReflectionDialog::created:
   * @self: the dialog
   * @id: the id of the new entry
   * @private: whether only its author may read it
   *
   * An entry was written.
   */
  signals[CREATED] = g_signal_new ("created", MINKA_TYPE_NEW_REFLECTION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
minka_new_reflection_dialog_init (MinkaNewReflectionDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *header = adw_header_bar_new ();
  g_autoptr (GtkStringList) privacies = gtk_string_list_new (NULL);

  self->members = g_ptr_array_new_with_free_func (g_free);
  self->group = minka_page_group (NULL, NULL);
  self->author = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->author), _ ("Whose entry it is"));
  self->privacy = ADW_COMBO_ROW (adw_combo_row_new ());
  for (int i = MINKA_PRIVACY_PRIVATE; i <= MINKA_PRIVACY_QUOTABLE; i++)
    gtk_string_list_append (privacies, minka_words_for (minka_privacy_get_type (), i));
  adw_combo_row_set_model (self->privacy, G_LIST_MODEL (privacies));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->privacy), _ ("Who may read it"));
  self->strategy = minka_text_row_new_line ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->strategy), _ ("Strategy tried"));
  self->body = minka_text_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->body), _ ("Entry"));
  self->create = gtk_button_new_with_mnemonic (_ ("_Note"));
  gtk_widget_set_sensitive (self->create, FALSE);
  gtk_widget_add_css_class (self->create, "suggested-action");

  g_signal_connect_object (self->author, "notify::selected", G_CALLBACK (show_enough), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->body, "changed", G_CALLBACK (show_enough), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->create, "clicked", G_CALLBACK (on_create), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->create);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->group));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("New entry"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 520);
  adw_dialog_set_content_height (ADW_DIALOG (self), 520);
  adw_dialog_set_child (ADW_DIALOG (self), minka_page_frame (header, page));
}

/* Those who no longer take part write no more. */
static void
on_members (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaNewReflectionDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint wanted = CHOOSE;

  if (self->members == NULL)
    return;
  if (members == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
    return;
  }
  gtk_string_list_append (names, _ ("Choose"));
  g_ptr_array_add (self->members, NULL);
  for (guint i = 0; i < members->len; i++) {
    MinkaMember *member = members->pdata[i];

    if (member->retired)
      continue;
    if (g_strcmp0 (minka_record_get_id (MINKA_RECORD (member)), self->wanted) == 0)
      wanted = self->members->len;
    g_ptr_array_add (self->members, g_strdup (minka_record_get_id (MINKA_RECORD (member))));
    gtk_string_list_append (names, member->name);
  }
  if (self->members->len == 1)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                           _ ("Add the teachers in “Organization” first."));
  adw_combo_row_set_model (self->author, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->author, wanted);
  show_enough (self);
}

/**
 * minka_new_reflection_dialog_new:
 * @workspace: the open plan
 * @author: (nullable): the id of the member who most likely writes
 * @meeting: (nullable): the id of the meeting that the entry goes with
 *
 * Returns: (transfer full): the dialog
 */
AdwDialog *
minka_new_reflection_dialog_new (MinkaWorkspace *workspace, const char *author, const char *meeting)
{
  MinkaNewReflectionDialog *self = g_object_new (MINKA_TYPE_NEW_REFLECTION_DIALOG, NULL);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self->group);

  self->workspace = g_object_ref (workspace);
  self->wanted = g_strdup (author);
  self->meeting = g_strdup (meeting);
  self->prompt = minka_prompt_row_new (workspace);
  adw_preferences_group_add (group, GTK_WIDGET (self->author));
  adw_preferences_group_add (group, self->prompt);
  adw_preferences_group_add (group, self->strategy);
  adw_preferences_group_add (group, self->body);
  adw_preferences_group_add (group, GTK_WIDGET (self->privacy));
  adw_dialog_set_focus (ADW_DIALOG (self), author != NULL
                                               ? minka_text_row_get_view (MINKA_TEXT_ROW (self->body))
                                               : GTK_WIDGET (self->author));
  minka_workspace_find (workspace, MINKA_TYPE_MEMBER, NULL, NULL, on_members, g_object_ref (self));
  return ADW_DIALOG (self);
}
