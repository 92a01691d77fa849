#include "config.h"

#include "minka-preferences.h"

#include "minka-book-folder.h"
#include "minka-form.h"
#include "minka-format.h"
#include "minka-page.h"
#include "minka-protocol-dialog.h"
#include "minka-school-calendar.h"

#include <glib/gi18n.h>

/* *Preferencias*: what this computer is to do, and the ways to what the plan keeps itself. */

static const char *const appearances[] = { "system", "light", "dark" };

static void
show_appearance (GSettings *settings)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  g_autofree char *name = g_settings_get_string (settings, "appearance");

  for (guint i = 0; i < G_N_ELEMENTS (appearances); i++)
    if (g_str_equal (appearances[i], name))
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i]);
}

/**
 * minka_preferences_follow_appearance:
 * @settings: the settings of the program
 *
 * Makes the window light or dark as it was chosen, now and later.
 */
void
minka_preferences_follow_appearance (GSettings *settings)
{
  show_appearance (settings);
  g_signal_connect (settings, "changed::appearance", G_CALLBACK (show_appearance), NULL);
}

static gboolean
appearance_to_row (GValue *value, GVariant *variant, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (appearances); i++)
    if (g_str_equal (appearances[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
appearance_from_row (const GValue *value, const GVariantType *type, gpointer data)
{
  const guint chosen = g_value_get_uint (value);

  return chosen < G_N_ELEMENTS (appearances) ? g_variant_new_string (appearances[chosen]) : NULL;
}

static GtkWidget *
make_appearance (GSettings *settings)
{
  GtkWidget *group = minka_page_group (_ ("Appearance"), NULL);
  GtkWidget *row = adw_combo_row_new ();
  const char *const words[] = { _ ("As the computer"), _ ("Light"), _ ("Dark"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Colours of the window"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  g_settings_bind_with_mapping (settings, "appearance", row, "selected", G_SETTINGS_BIND_DEFAULT,
                                appearance_to_row, appearance_from_row, NULL, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
add_button (GtkWidget *row, GtkWidget *button)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* What is on a page of the plan stays there: the row leads to it. */
static GtkWidget *
make_way (const char *title, const char *subtitle)
{
  GtkWidget *row = make_row (title, subtitle);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
go_to_school (AdwDialog *dialog)
{
  g_autoptr (GtkWidget) window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (dialog))));

  adw_dialog_close (dialog);
  gtk_widget_activate_action (window, "win.show-page", "s", "school");
}

static void
open_calendar (GtkWidget *row, MinkaWorkspace *workspace)
{
  adw_dialog_present (minka_school_calendar_dialog_new (workspace), row);
}

static void
open_questions (GtkWidget *row, MinkaWorkspace *workspace)
{
  adw_dialog_present (minka_protocol_dialog_new (workspace), row);
}

static GtkWidget *
make_documents (AdwDialog *dialog, MinkaWorkspace *workspace)
{
  GtkWidget *group = minka_page_group (_ ("On every document"), NULL);
  g_autoptr (MinkaForm) form = minka_form_new (workspace, minka_workspace_get_plan (workspace));
  GtkWidget *school = make_way (_ ("Letterhead"), _ ("Name, code and place of the school"));
  GtkWidget *calendar = make_way (_ ("School calendar"), _ ("Terms, holidays and the school’s own dates"));
  GtkWidget *questions =
      make_way (_ ("Guiding questions"), _ ("What is asked before, during and after each meeting"));

  g_signal_connect_object (school, "activated", G_CALLBACK (go_to_school), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (calendar, "activated", G_CALLBACK (open_calendar), workspace, 0);
  g_signal_connect_object (questions, "activated", G_CALLBACK (open_questions), workspace, 0);
  minka_form_add_line (form, group, "year_name", _ ("Official name of the year"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), school);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), calendar);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), questions);
  return group;
}

/* The folder of the actas */

static void
show_folder (AdwActionRow *row)
{
  MinkaOutbox *outbox = g_object_get_data (G_OBJECT (row), "outbox");
  GFile *folder = minka_outbox_get_folder (outbox);
  g_autofree char *name = folder != NULL ? g_file_get_basename (folder) : NULL;
  g_autofree char *where = folder != NULL ? g_file_get_parse_name (folder) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name != NULL ? name : _ ("No folder was chosen"));
  adw_action_row_set_subtitle (
      row, minka_book_folder_say_state (minka_outbox_get_state (outbox, &(guint) { 0 }, &(guint) { 0 })));
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), where);
}

static GtkWidget *
make_folder (MinkaWorkspace *workspace)
{
  GtkWidget *group = minka_page_group (
      _ ("Folder of the actas"),
      _ ("Issued actas are copied there by themselves. It may be the folder of a drive or a USB stick."));
  GtkWidget *row = make_row ("", NULL);
  GtkWidget *choose = gtk_button_new_with_mnemonic (_ ("_Choose…"));
  MinkaOutbox *outbox = minka_workspace_get_outbox (workspace);

  g_object_set_data_full (G_OBJECT (row), "outbox", g_object_ref (outbox), g_object_unref);
  g_signal_connect_object (outbox, "changed", G_CALLBACK (show_folder), row, G_CONNECT_SWAPPED);
  show_folder (ADW_ACTION_ROW (row));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (choose), "win.choose-folder");
  gtk_widget_set_tooltip_text (choose, _ ("Choose the folder of the actas"));
  add_button (row, choose);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

/* Safety copies */

typedef struct {
  MinkaWorkspace *workspace;
  GtkWidget *row;  /* unowned */
  GtkWidget *make; /* unowned */
  GtkWidget *show; /* unowned */
  char *newest;
} Copies;

static void
copies_free (gpointer data)
{
  Copies *copies = data;

  g_object_unref (copies->workspace);
  g_free (copies->newest);
  g_free (copies);
}

static void
on_copy (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) row = data;
  Copies *copies = g_object_get_data (G_OBJECT (row), "copies");
  g_autoptr (GError) error = NULL;
  gint64 moment;
  g_autofree char *newest = minka_workspace_backup_finish (MINKA_WORKSPACE (source), result, &moment, &error);
  g_autofree char *when = newest != NULL ? minka_format_moment (moment) : NULL;
  g_autofree char *where = newest != NULL ? g_path_get_dirname (newest) : NULL;

  if (gtk_widget_get_root (row) == NULL)
    return;
  gtk_widget_set_sensitive (copies->make, TRUE);
  if (error != NULL) {
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), error->message);
    return;
  }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), when != NULL ? when : _ ("There is none yet"));
  gtk_widget_set_tooltip_text (row, where);
  gtk_widget_set_sensitive (copies->show, newest != NULL);
  g_set_str (&copies->newest, newest);
  gtk_accessible_announce (GTK_ACCESSIBLE (row), adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
make_copy (Copies *copies)
{
  gtk_widget_set_sensitive (copies->make, FALSE);
  minka_workspace_make_backup (copies->workspace, on_copy, g_object_ref (copies->row));
}

static void
show_copies (Copies *copies)
{
  g_autoptr (GFile) file = g_file_new_for_path (copies->newest);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (gtk_widget_get_root (copies->row)), NULL,
                                            NULL, NULL);
}

static GtkWidget *
make_journey_row (const char *title, const char *action)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  return row;
}

static GtkWidget *
make_copies (MinkaWorkspace *workspace)
{
  GtkWidget *group = minka_page_group (
      _ ("Safety copies"),
      _ ("They are made by themselves each day that something changes, and lie beside the plan. The last ten and one a month are kept."));
  Copies *copies = g_new0 (Copies, 1);

  copies->workspace = g_object_ref (workspace);
  copies->row = make_row (_ ("Last safety copy"), " ");
  copies->make = gtk_button_new_with_mnemonic (_ ("_Make one now"));
  copies->show = gtk_button_new_from_icon_name ("folder-open-symbolic");
  g_object_set_data_full (G_OBJECT (copies->row), "copies", copies, copies_free);
  gtk_widget_add_css_class (copies->show, "flat");
  gtk_widget_set_sensitive (copies->show, FALSE);
  gtk_widget_set_tooltip_text (copies->show, _ ("Show the folder of the safety copies"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (copies->show), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show the folder of the safety copies"), -1);
  g_signal_connect_swapped (copies->make, "clicked", G_CALLBACK (make_copy), copies);
  g_signal_connect_swapped (copies->show, "clicked", G_CALLBACK (show_copies), copies);
  add_button (copies->row, copies->show);
  add_button (copies->row, copies->make);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), copies->row);
  minka_workspace_find_backup (workspace, on_copy, g_object_ref (copies->row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             make_journey_row (_ ("_Copy the plan to a folder…"), "win.copy-plan"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             make_journey_row (_ ("_Restore a safety copy…"), "win.restore-copy"));
  return group;
}

/**
 * minka_preferences_new:
 * @workspace: what the window shows; without a plan only what is of this computer is offered
 * @settings: (nullable): the settings of the program
 *
 * Returns: (transfer full): the dialog
 */
AdwDialog *
minka_preferences_new (MinkaWorkspace *workspace, GSettings *settings)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  if (minka_workspace_get_path (workspace) != NULL) {
    adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (make_folder (workspace)));
    adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (make_copies (workspace)));
    adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (make_documents (dialog, workspace)));
  }
  if (settings != NULL)
    adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (make_appearance (settings)));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), page);
  return dialog;
}
