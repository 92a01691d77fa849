#include "minka-new-activity.h"

#include "minka-format.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaNewActivityDialog:
 *
 * Asks what an activity on a day is called.
 */
struct _MinkaNewActivityDialog {
  AdwAlertDialog parent_instance;
  AdwEntryRow *title;
  char *day;
};

enum {
  NAMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaNewActivityDialog, minka_new_activity_dialog, ADW_TYPE_ALERT_DIALOG)

static void
on_response (MinkaNewActivityDialog *self, const char *response)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));

  if (g_str_equal (response, "add") && *title != '\0')
    g_signal_emit (self, signals[NAMED], 0, title, self->day);
}

static void
on_title_changed (MinkaNewActivityDialog *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "add", *title != '\0');
}

static void
minka_new_activity_dialog_finalize (GObject *object)
{
  MinkaNewActivityDialog *self = MINKA_NEW_ACTIVITY_DIALOG (object);

  g_free (self->day);
  G_OBJECT_CLASS (minka_new_activity_dialog_parent_class)->finalize (object);
}

static void
minka_new_activity_dialog_class_init (MinkaNewActivityDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = minka_new_activity_dialog_finalize;

  /**
   * MinkaNewActivityDialog::named:
   * @self: the dialog
   * @title: what the activity is called
   * @day: its day as YYYY-MM-DD
   *
   * The person wants the activity.
   */
  signals[NAMED] = g_signal_new ("named", MINKA_TYPE_NEW_ACTIVITY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
minka_new_activity_dialog_init (MinkaNewActivityDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);
  GtkWidget *list = gtk_list_box_new ();

  self->title = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->title), _ ("Title"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->title));

  adw_alert_dialog_set_heading (dialog, _ ("New activity"));
  adw_alert_dialog_set_extra_child (dialog, list);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "add", _ ("_Add"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "add", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "add");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->title));
  g_object_set (self->title, "activates-default", TRUE, NULL);
  g_signal_connect_object (self->title, "changed", G_CALLBACK (on_title_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "response", G_CALLBACK (on_response), NULL);
  on_title_changed (self);
}

/**
 * minka_new_activity_dialog_new:
 * @day: the day as YYYY-MM-DD
 *
 * Returns: (transfer full): the dialog
 */
AdwDialog *
minka_new_activity_dialog_new (const char *day)
{
  MinkaNewActivityDialog *self = g_object_new (MINKA_TYPE_NEW_ACTIVITY_DIALOG, NULL);
  g_autofree char *said = minka_format_day_long (day);

  self->day = g_strdup (day);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), said);
  return ADW_DIALOG (self);
}
