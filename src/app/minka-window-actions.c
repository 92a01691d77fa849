#include "config.h"

#include "minka-window-private.h"

#include "minka-about.h"
#include "minka-guide.h"
#include "minka-help.h"
#include "minka-preferences.h"
#include "minka-search-dialog.h"
#include "minka-shortcuts.h"
#include "minka-templates.h"
#include "minka-thread-dialog.h"

#include <glib/gi18n.h>

/* What the window does when it is asked to. */

/* Who reads slowly has time to take it back. */
#define UNDO_SECONDS 10

static AdwToast *
make_toast (const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  return toast;
}

/* What was taken back is now what can be repeated, and the other way round. */
static void
on_stepped (GObject *source, GAsyncResult *result, gpointer data, gboolean back)
{
  MinkaWorkspace *workspace = MINKA_WORKSPACE (source);
  g_autoptr (MinkaWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (!minka_workspace_finish (workspace, result, &error))
    message = g_strdup (error->message);
  else if (back)
    message = g_strdup_printf (_ ("Taken back: %s"), minka_workspace_get_redo_name (workspace));
  else
    message = g_strdup_printf (_ ("Repeated: %s"), minka_workspace_get_undo_name (workspace));
  if (self->toasts == NULL)
    return;
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, make_toast (message));
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  on_stepped (source, result, data, TRUE);
}

static void
on_redone (GObject *source, GAsyncResult *result, gpointer data)
{
  on_stepped (source, result, data, FALSE);
}

/* What is half typed counts as a step of its own. */
static void
finish_typing (MinkaWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autoptr (GtkWidget) kept = focus != NULL ? g_object_ref (focus) : NULL;

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (kept != NULL && gtk_widget_get_root (kept) == GTK_ROOT (self))
    gtk_widget_grab_focus (kept);
}

static void
undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  finish_typing (MINKA_WINDOW (widget));
  minka_workspace_undo (MINKA_WINDOW (widget)->workspace, on_undone, g_object_ref (widget));
}

static void
redo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  finish_typing (MINKA_WINDOW (widget));
  minka_workspace_redo (MINKA_WINDOW (widget)->workspace, on_redone, g_object_ref (widget));
}

static void
show_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_window_show_page (MINKA_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_acta (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_window_show_record (MINKA_WINDOW (widget), "book", g_variant_get_string (parameter, NULL), NULL);
}

/* An agreement as it stands; show-record shows it in its meeting. */
static void
show_agreement (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_window_show_record (MINKA_WINDOW (widget), "agreements", g_variant_get_string (parameter, NULL),
                            NULL);
}

/* A table, an id, and a field or the id of a part or nothing. */
static void
show_record (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *table, *id, *part;

  g_variant_get (parameter, "(&s&s&s)", &table, &id, &part);
  minka_window_jump (MINKA_WINDOW (widget), table, id, *part != '\0' ? part : NULL);
}

/* The detailed action that shows the thread through what a widget shows: by its "minka-thread", or by the record that
 * it shows as its "minka-record". */
static char *
thread_of (GtkWidget *widget)
{
  const char *action = g_object_get_data (G_OBJECT (widget), "minka-thread");
  MinkaRecord *record = g_object_get_data (G_OBJECT (widget), "minka-record");

  if (action != NULL)
    return g_strdup (action);
  if (record == NULL || !minka_thread_dialog_knows (G_OBJECT_TYPE (record)))
    return NULL;
  return g_strdup_printf ("win.show-thread(('%s', '%s'))", MINKA_RECORD_GET_CLASS (record)->table,
                          minka_record_get_id (record));
}

static char *
thread_around (GtkWidget *widget)
{
  char *action = NULL;

  for (; widget != NULL && action == NULL; widget = gtk_widget_get_parent (widget))
    action = thread_of (widget);
  return action;
}

/* Of the record that the page shows, when the focus is outside of it. */
static char *
thread_within (GtkWidget *widget)
{
  char *action = thread_of (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && action == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && !GTK_IS_LIST_BOX_ROW (child))
      action = thread_within (child);
  return action;
}

static void
thread (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaWindow *self = MINKA_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *page = gtk_stack_get_visible_child (self->page_stack);
  g_autofree char *detailed = focus != NULL ? thread_around (focus) : NULL;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (detailed == NULL && page != NULL)
    detailed = thread_within (page);
  if (detailed != NULL && g_action_parse_detailed_name (detailed, &name, &target, NULL))
    gtk_widget_activate_action_variant (widget, name, target);
  else
    gtk_widget_activate_action (widget, "win.tell", "s",
                                _ ("Choose an entry, an activity, a meeting or an agreement first."));
}

/* A table and an id. */
static void
show_thread (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaWindow *self = MINKA_WINDOW (widget);
  const char *table, *id;

  g_variant_get (parameter, "(&s&s)", &table, &id);
  if (minka_window_has_plan (self))
    adw_dialog_present (minka_thread_dialog_new (self->workspace, minka_model_find_table (table), id),
                        widget);
}

static void
search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaWindow *self = MINKA_WINDOW (widget);

  /* One dialog at a time. */
  if (minka_window_has_plan (self) &&
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL)
    adw_dialog_present (minka_search_dialog_new (self->workspace, g_variant_get_string (parameter, NULL)),
                        widget);
}

static void
new_meeting (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_window_show_page (MINKA_WINDOW (widget), "meetings");
  gtk_widget_activate_action (gtk_stack_get_visible_child (MINKA_WINDOW (widget)->page_stack), "meetings.new",
                              NULL);
}

static void
choose_folder (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_window_show_page (MINKA_WINDOW (widget), "book");
  gtk_widget_activate_action (gtk_stack_get_visible_child (MINKA_WINDOW (widget)->page_stack),
                              "book.choose-folder", NULL);
}

static void
tell (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_toast_overlay_add_toast (MINKA_WINDOW (widget)->toasts,
                               make_toast (g_variant_get_string (parameter, NULL)));
}

static void
tell_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwToast *toast = make_toast (g_variant_get_string (parameter, NULL));

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  /* An older one would take back this step and not its own. */
  adw_toast_overlay_dismiss_all (MINKA_WINDOW (widget)->toasts);
  adw_toast_overlay_add_toast (MINKA_WINDOW (widget)->toasts, toast);
}

static void
show_trouble (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_window_show_trouble (MINKA_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
explain (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_window_explain (MINKA_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    minka_window_open (self, path);
  else if (file != NULL)
    minka_window_explain (
        self, _ ("This place cannot hold a plan. Copy the plan to this computer and open it there."));
}

static void
open_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _ ("Plans of Minka"));
  gtk_file_filter_add_suffix (filter, "minka");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Open a plan"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, on_file_chosen, g_object_ref (widget));
}

static void
on_place_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaWindow) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GBytes) json = minka_templates_new ();

  if (path != NULL)
    minka_window_create (self, path, json);
}

/* The first plan lives in the user's data folder, where nobody has to look for it; a further one is put where the
 * person says. */
static void
new_plan (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaWindow *self = MINKA_WINDOW (widget);
  g_autofree char *path = minka_window_default_path ("plan.minka");
  g_autoptr (GBytes) json = minka_templates_new ();
  g_autoptr (GtkFileDialog) dialog = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    minka_window_create (self, path, json);
    return;
  }
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("New plan"));
  gtk_file_dialog_set_initial_name (dialog, _ ("New plan.minka"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, on_place_chosen, g_object_ref (self));
}

/* The sample is open: the guide begins. */
static void
begin_guide (MinkaWindow *self)
{
  g_autofree char *sample = minka_window_default_path ("ejemplo.minka");

  if (minka_workspace_get_plan (self->workspace) == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->workspace, begin_guide, self);
  if (g_strcmp0 (minka_workspace_get_path (self->workspace), sample) == 0)
    minka_guide_new (self, self->own_plan);
}

/* As soon as the sample is there. Where the person was before is where the guide leads at the end. */
static void
guide_soon (MinkaWindow *self)
{
  g_autofree char *usual = minka_window_default_path ("plan.minka");
  const char *open = minka_workspace_get_path (self->workspace);

  g_set_str (&self->own_plan, open != NULL ? open : g_file_test (usual, G_FILE_TEST_EXISTS) ? usual : NULL);
  g_signal_handlers_disconnect_by_func (self->workspace, begin_guide, self);
  g_signal_connect_object (self->workspace, "notify::plan", G_CALLBACK (begin_guide), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
open_sample (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaWindow *self = MINKA_WINDOW (widget);
  g_autofree char *path = minka_window_default_path ("ejemplo.minka");
  g_autoptr (GBytes) json = NULL;

  if (g_strcmp0 (minka_workspace_get_path (self->workspace), path) == 0)
    return;
  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    minka_window_open (self, path);
    return;
  }
  json = minka_templates_sample ();
  /* On a telephone the pages come one at a time, and the person asks for the guide. */
  if (!adw_navigation_split_view_get_collapsed (self->split))
    guide_soon (self);
  minka_window_create (self, path, json);
}

static gboolean
has_guide (MinkaWindow *self)
{
  return MINKA_IS_GUIDE (gtk_widget_get_last_child (gtk_widget_get_parent (GTK_WIDGET (self->stack))));
}

static void
guide (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaWindow *self = MINKA_WINDOW (widget);
  g_autofree char *sample = minka_window_default_path ("ejemplo.minka");

  if (g_strcmp0 (minka_workspace_get_path (self->workspace), sample) != 0) {
    guide_soon (self);
    gtk_widget_activate_action (widget, "win.sample", NULL);
  } else if (!has_guide (self)) {
    minka_guide_new (self, self->own_plan);
  }
}

static void
show_shortcuts (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_present (minka_shortcuts_dialog_new (), widget);
}

static void
show_preferences (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaWindow *self = MINKA_WINDOW (widget);

  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL)
    adw_dialog_present (minka_preferences_new (self->workspace, self->settings), widget);
}

/* A page, to read of it; or nothing, to read of the one that is in front. */
static void
show_help (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaWindow *self = MINKA_WINDOW (widget);
  const char *page = g_variant_get_string (parameter, NULL);

  if (MINKA_IS_HELP (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self))))
    return;
  if (*page == '\0')
    page = minka_window_has_plan (self) ? self->shown : "home";
  adw_dialog_present (minka_help_new (g_str_equal (page, "index") ? NULL : page), widget);
}

static void
show_about (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_present (
      minka_about_new (GTK_WINDOW (widget), minka_workspace_get_path (MINKA_WINDOW (widget)->workspace)),
      widget);
}

/**
 * minka_window_install_actions:
 * @klass: the window's class
 *
 * Installs the actions of the window.
 */
void
minka_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo);
  gtk_widget_class_install_action (klass, "win.show-page", "s", show_page);
  gtk_widget_class_install_action (klass, "win.show-agreement", "s", show_agreement);
  gtk_widget_class_install_action (klass, "win.show-acta", "s", show_acta);
  gtk_widget_class_install_action (klass, "win.show-record", "(sss)", show_record);
  gtk_widget_class_install_action (klass, "win.thread", NULL, thread);
  gtk_widget_class_install_action (klass, "win.show-thread", "(ss)", show_thread);
  gtk_widget_class_install_action (klass, "win.search", "s", search);
  /* Not an accelerator of the application, which would come before the document's own. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_f, GDK_CONTROL_MASK, "win.search", "s", "");
  gtk_widget_class_install_action (klass, "win.new-meeting", NULL, new_meeting);
  gtk_widget_class_install_action (klass, "win.run-meeting", "s", minka_window_run_meeting);
  gtk_widget_class_install_action (klass, "win.hold-meeting", NULL, minka_window_hold_meeting);
  gtk_widget_class_install_action (klass, "win.leave-meeting", NULL, minka_window_leave_meeting);
  gtk_widget_class_install_action (klass, "win.choose-folder", NULL, choose_folder);
  gtk_widget_class_install_action (klass, "win.set-folder", "s", minka_window_set_folder);
  gtk_widget_class_install_action (klass, "win.rebuild", NULL, minka_window_rebuild);
  gtk_widget_class_install_action (klass, "win.tell", "s", tell);
  gtk_widget_class_install_action (klass, "win.tell-undo", "s", tell_undo);
  gtk_widget_class_install_action (klass, "win.trouble", "s", show_trouble);
  gtk_widget_class_install_action (klass, "win.explain", "s", explain);
  gtk_widget_class_install_action (klass, "win.open", NULL, open_file);
  gtk_widget_class_install_action (klass, "win.copy-plan", NULL, minka_window_copy_plan);
  gtk_widget_class_install_action (klass, "win.restore-copy", NULL, minka_window_restore_copy);
  gtk_widget_class_install_action (klass, "win.new", NULL, new_plan);
  gtk_widget_class_install_action (klass, "win.sample", NULL, open_sample);
  gtk_widget_class_install_action (klass, "win.shortcuts", NULL, show_shortcuts);
  gtk_widget_class_install_action (klass, "win.preferences", NULL, show_preferences);
  gtk_widget_class_install_action (klass, "win.about", NULL, show_about);
  gtk_widget_class_install_action (klass, "win.help", "s", show_help);
  gtk_widget_class_install_action (klass, "win.guide", NULL, guide);
}

/**
 * minka_window_update_actions:
 * @self: a window
 *
 * Lets be done what can be done.
 */
void
minka_window_update_actions (MinkaWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-meeting", minka_window_has_plan (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.copy-plan", minka_window_has_plan (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo",
                                 minka_workspace_get_undo_name (self->workspace) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo",
                                 minka_workspace_get_redo_name (self->workspace) != NULL);
}
