#include "config.h"

#include "minka-window-private.h"

#include "minka-activities-page.h"
#include "minka-agreements-page.h"
#include "minka-book-page.h"
#include "minka-diagnosis-page.h"
#include "minka-documents-page.h"
#include "minka-home-page.h"
#include "minka-evaluation-page.h"
#include "minka-meetings-page.h"
#include "minka-observation-page.h"
#include "minka-menu-names.h"
#include "minka-people-page.h"
#include "minka-reflections-page.h"
#include "minka-preferences.h"
#include "minka-school-page.h"
#include "minka-search-dialog.h"
#include "minka-thread-dialog.h"
#include "minka-trees-page.h"

#include <glib/gi18n.h>

/**
 * MinkaWindow:
 *
 * The window: a welcome, or the open plan with its pages.
 */

typedef struct {
  const char *name;
  const char *group;
  const char *title;
  const char *icon;
  GType (*type) (void);
} Entry;

static const Entry entries[] = {
  { "home", NULL, N_ ("Home"), "minka-home-symbolic", minka_home_page_get_type },
  { "school", N_ ("Plan"), N_ ("School"), "minka-school-symbolic", minka_school_page_get_type },
  { "diagnosis", N_ ("Plan"), N_ ("Diagnosis"), "minka-diagnosis-symbolic", minka_diagnosis_page_get_type },
  { "trees", N_ ("Plan"), N_ ("Trees"), "minka-tree-symbolic", minka_trees_page_get_type },
  { "people", N_ ("Plan"), N_ ("Organization"), "minka-people-symbolic", minka_people_page_get_type },
  { "activities", N_ ("Plan"), N_ ("Activities"), "minka-activities-symbolic",
    minka_activities_page_get_type },
  { "evaluation", N_ ("Plan"), N_ ("Evaluation"), "minka-evaluation-symbolic",
    minka_evaluation_page_get_type },
  { "meetings", N_ ("Meetings"), N_ ("Meetings"), "minka-meeting-symbolic", minka_meetings_page_get_type },
  { "agreements", N_ ("Meetings"), N_ ("Agreements"), "minka-agreement-symbolic",
    minka_agreements_page_get_type },
  { "reflections", N_ ("Meetings"), N_ ("Logbook"), "minka-reflection-symbolic",
    minka_reflections_page_get_type },
  { "observation", N_ ("Meetings"), N_ ("Observation"), "minka-observation-symbolic",
    minka_observation_page_get_type },
  { "book", N_ ("Documents"), N_ ("Libro de actas"), "minka-book-symbolic", minka_book_page_get_type },
  { "documents", N_ ("Documents"), N_ ("Documents"), "minka-documents-symbolic",
    minka_documents_page_get_type },
};

#define FIRST_PAGE "home"
#define BACK_UP_SECONDS 20
#define PATIENCE_MS 60
#define POLL_MS 1

G_DEFINE_FINAL_TYPE (MinkaWindow, minka_window, ADW_TYPE_APPLICATION_WINDOW)

static const Entry *
find_entry (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_str_equal (entries[i].name, name))
      return &entries[i];
  return NULL;
}

static GtkWidget *
make_sidebar_row (MinkaWindow *self, const Entry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (entry->title));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (entry->icon));
  gtk_box_append (GTK_BOX (box), label);
  if (g_str_equal (entry->name, "agreements"))
    minka_window_add_counter (self, row, box);
  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (entry->title), -1);
  return row;
}

static void
set_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const Entry *entry = &entries[gtk_list_box_row_get_index (row)];
  GtkWidget *label;

  if (before == NULL || g_strcmp0 (entries[gtk_list_box_row_get_index (before)].group, entry->group) == 0)
    return;
  label = gtk_label_new (_ (entry->group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "minka-sidebar-heading");
  gtk_list_box_row_set_header (row, label);
}

static MinkaPage *
get_page (MinkaWindow *self, const Entry *entry)
{
  MinkaPage *page = g_hash_table_lookup (self->pages, entry->name);

  if (page == NULL) {
    page = g_object_new (entry->type (), "workspace", self->workspace, NULL);
    g_hash_table_insert (self->pages, (gpointer) entry->name, page);
    gtk_stack_add_child (self->page_stack, GTK_WIDGET (page));
  }
  return page;
}

/* What is half typed in the page that is left goes to the plan. */
static void
leave_field (MinkaWindow *self)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

/**
 * minka_window_show_page:
 * @self: a window with an open plan
 * @name: the name of a page
 *
 * Brings a page to the front.
 */
void
minka_window_show_page (MinkaWindow *self, const char *name)
{
  const Entry *entry = find_entry (name);

  if (entry == NULL || minka_workspace_get_path (self->workspace) == NULL)
    return;
  if (self->shown != entry->name)
    leave_field (self);
  self->shown = entry->name;
  gtk_list_box_select_row (self->sidebar, gtk_list_box_get_row_at_index (self->sidebar, entry - entries));
  /* With the first page comes the title above it. */
  if (entry == entries)
    gtk_viewport_scroll_to (
        GTK_VIEWPORT (gtk_widget_get_ancestor (GTK_WIDGET (self->plan_title), GTK_TYPE_VIEWPORT)),
        GTK_WIDGET (self->plan_title), NULL);
  gtk_stack_set_visible_child (self->page_stack, GTK_WIDGET (get_page (self, entry)));
  adw_navigation_page_set_title (self->content, _ (entry->title));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "page", name);
}

void
minka_window_show_record (MinkaWindow *self, const char *page, const char *id, const char *part)
{
  minka_window_show_page (self, page);
  if (minka_workspace_get_path (self->workspace) != NULL)
    minka_page_show_record (get_page (self, find_entry (page)), id, part);
}

/* Which page shows the records of a table; what is not here is shown with what it belongs to. */
static const struct {
  const char *table;
  const char *page;
} places[] = {
  { "plan", "school" },
  { "aspect", "diagnosis" },
  { "diagnosis_entry", "diagnosis" },
  { "tree_node", "trees" },
  { "member", "people" },
  { "post", "people" },
  { "activity", "activities" },
  { "objective", "activities" },
  { "calendar_entry", "activities" },
  { "meeting", "meetings" },
  { "observation", "observation" },
  { "acta", "book" },
  { "reflection", "reflections" },
};

/* Which page shows the records of a table with what they belong to, if that has a page of its own elsewhere. */
static const struct {
  const char *table;
  const char *page;
} part_places[] = {
  { "evidence", "evaluation" },
  { "follow_up", "agreements" },
};

static const char *
find_place_of_part (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (part_places); i++)
    if (g_str_equal (part_places[i].table, table))
      return part_places[i].page;
  return NULL;
}

typedef struct {
  MinkaWindow *window;
  char *part;
} Jump;

static void
on_climbed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Jump *jump = data;
  g_autoptr (MinkaWindow) self = jump->window;
  g_autofree char *part = jump->part;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);
  MinkaRecord *record = found != NULL && found->len > 0 ? found->pdata[0] : NULL;
  MinkaRecordClass *klass = record != NULL ? MINKA_RECORD_GET_CLASS (record) : NULL;

  if (record == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                error != NULL ? error->message : _ ("This is no longer in the plan."));
    return;
  }
  for (guint i = 0; i < klass->n_fields; i++) {
    g_autofree char *owner = NULL;

    if ((klass->fields[i].flags & MINKA_FIELD_OWNER) == 0)
      continue;
    g_object_get (record, klass->fields[i].name, &owner, NULL);
    if (owner != NULL && *owner != '\0') {
      const char *page = find_place_of_part (klass->table);

      if (page != NULL)
        minka_window_show_record (self, page, owner, minka_record_get_id (record));
      else
        minka_window_jump (self, klass->fields[i].target, owner, minka_record_get_id (record));
      return;
    }
  }
}

/**
 * minka_window_jump:
 * @self: a window with an open plan
 * @table: the table of a record
 * @id: its id
 * @part: (nullable): a field of it, or the id of something that belongs to it
 *
 * Shows a record on the page it is seen on, be it with what it belongs to.
 */
void
minka_window_jump (MinkaWindow *self, const char *table, const char *id, const char *part)
{
  Jump *jump;

  if (minka_workspace_get_path (self->workspace) == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    if (g_str_equal (places[i].table, table)) {
      minka_window_show_record (self, places[i].page, id, part);
      return;
    }
  }
  g_return_if_fail (minka_model_find_table (table) != G_TYPE_INVALID);
  jump = g_new (Jump, 1);
  *jump = (Jump) { g_object_ref (self), g_strdup (part) };
  minka_workspace_find (self->workspace, minka_model_find_table (table), "id", id, on_climbed, jump);
}

static void
on_row_activated (MinkaWindow *self, GtkListBoxRow *row)
{
  minka_window_show_page (self, entries[gtk_list_box_row_get_index (row)].name);
}

static void
on_tight (MinkaWindow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "minka-tight");
}

static void
on_roomy (MinkaWindow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "minka-tight");
}

static void
on_trouble_closed (MinkaWindow *self)
{
  adw_banner_set_revealed (self->trouble, FALSE);
}

/* A change that did not reach the disk is a lasting state, until something did. */
void
minka_window_show_trouble (MinkaWindow *self, const char *message)
{
  adw_banner_set_title (self->trouble, message);
  adw_banner_set_revealed (self->trouble, TRUE);
}

static void
on_failed (MinkaWindow *self, const GError *error)
{
  minka_window_show_trouble (self, error->message);
}

static void
on_changed (MinkaWindow *self)
{
  adw_banner_set_revealed (self->trouble, FALSE);
  minka_window_count_soon (self);
}

/* The plan's title is the school's name, and under it the year. */
static void
show_plan_title (MinkaWindow *self)
{
  MinkaPlan *plan = minka_workspace_get_plan (self->workspace);
  g_autofree char *year = plan != NULL && plan->year > 0 ? g_strdup_printf ("%d", plan->year) : NULL;

  if (plan == NULL)
    return;
  gtk_label_set_label (self->plan_title, *plan->school_name != '\0' ? plan->school_name : _ ("New plan"));
  gtk_label_set_label (self->plan_year, year != NULL ? year : "");
}

/**
 * minka_window_page_name:
 * @nth: which page of the sidebar, from 0
 *
 * Returns: (transfer none) (nullable): its name, %NULL if there are not so many
 */
const char *
minka_window_page_name (guint nth)
{
  return nth < G_N_ELEMENTS (entries) ? entries[nth].name : NULL;
}

/* Whoever begins to type where nothing takes it searches. */
static gboolean
on_key (MinkaWindow *self, guint key, guint code, GdkModifierType state)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  gunichar letter = gdk_keyval_to_unicode (key);
  char word[7] = "";

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || !g_unichar_isalnum (letter))
    return GDK_EVENT_PROPAGATE;
  g_unichar_to_utf8 (letter, word);
  /* Fast fingers are ahead of the dialog. */
  if (MINKA_IS_SEARCH_DIALOG (dialog))
    minka_search_dialog_add (MINKA_SEARCH_DIALOG (dialog), word);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.search", "s", word);
  return GDK_EVENT_STOP;
}

static void
forget_pages (MinkaWindow *self)
{
  leave_field (self);
  minka_window_leave_meeting (GTK_WIDGET (self), NULL, NULL);
  self->shown = NULL;
  g_hash_table_remove_all (self->pages);
  while (gtk_widget_get_first_child (GTK_WIDGET (self->page_stack)) != NULL)
    gtk_stack_remove (self->page_stack, gtk_widget_get_first_child (GTK_WIDGET (self->page_stack)));
}

static gboolean
back_up (gpointer data)
{
  MinkaWindow *self = data;

  self->backing_up = 0;
  if (minka_workspace_get_path (self->workspace) != NULL)
    minka_workspace_back_up (self->workspace);
  return G_SOURCE_REMOVE;
}

/* What is not seen at most starts is made when it is. */

static void
make_menu (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  builder = gtk_builder_new_from_resource ("/io/github/minka_cap/Minka/menu.ui");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (gtk_builder_get_object (builder, "main_menu")));
}

/* While a plan is opened. */
void
minka_window_show_nothing (MinkaWindow *self)
{
  if (gtk_stack_get_child_by_name (self->stack, "opening") == NULL) {
    GtkWidget *view = adw_toolbar_view_new ();
    GtkWidget *header = adw_header_bar_new ();

    adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
    gtk_stack_add_named (self->stack, view, "opening");
  }
  gtk_stack_set_visible_child_name (self->stack, "opening");
}

void
minka_window_welcome (MinkaWindow *self)
{
  g_clear_pointer (&self->soon, g_free);
  if (gtk_stack_get_child_by_name (self->stack, "welcome") == NULL) {
    g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/minka_cap/Minka/welcome.ui");

    gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (gtk_builder_get_object (builder, "menu_button")),
                                           make_menu, NULL, NULL);
    gtk_stack_add_named (self->stack, GTK_WIDGET (gtk_builder_get_object (builder, "welcome")), "welcome");
  }
  gtk_stack_set_visible_child_name (self->stack, "welcome");
}

static gboolean
present_if_settled (gpointer data)
{
  MinkaWindow *self = data;

  if (!minka_workspace_is_idle (self->workspace) &&
      g_get_monotonic_time () - self->asked < PATIENCE_MS * 1000)
    return G_SOURCE_CONTINUE;
  self->presenting = 0;
  if (!minka_window_has_plan (self) &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "plan") == 0)
    minka_window_show_nothing (self);
  gtk_window_present (GTK_WINDOW (self));
  minka_menu_names_begin ();
  return G_SOURCE_REMOVE;
}

/**
 * minka_window_present_soon:
 * @self: a window
 *
 * Presents the window with what it is to show, so that it is drawn once and not in three steps. When the plan takes its
 * time the window does not wait for it.
 */
void
minka_window_present_soon (MinkaWindow *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self))) {
    gtk_window_present (GTK_WINDOW (self));
  } else if (self->presenting == 0) {
    self->asked = g_get_monotonic_time ();
    self->presenting = g_timeout_add (POLL_MS, present_if_settled, self);
  }
}

static void
do_what_waits (MinkaWindow *self)
{
  g_autofree char *action = NULL;
  g_autoptr (GVariant) parameter = NULL;

  if (self->soon == NULL || !minka_window_has_plan (self))
    return;
  action = g_steal_pointer (&self->soon);
  parameter = g_steal_pointer (&self->soon_parameter);
  gtk_widget_activate_action_variant (GTK_WIDGET (self), action, parameter);
}

/**
 * minka_window_do_soon:
 * @self: a window
 * @action: the name of an action
 * @parameter: (nullable): what the action takes; a floating reference is sunk
 *
 * Does something once a plan is open; not at all if none can be opened.
 */
void
minka_window_do_soon (MinkaWindow *self, const char *action, GVariant *parameter)
{
  g_set_str (&self->soon, action);
  g_clear_pointer (&self->soon_parameter, g_variant_unref);
  self->soon_parameter = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;
  do_what_waits (self);
}

static void
on_plan_changed (MinkaWindow *self)
{
  MinkaPlan *plan = minka_workspace_get_plan (self->workspace);
  g_autofree char *page = NULL;

  minka_window_update_actions (self);
  if (plan == NULL)
    return;
  g_signal_connect_object (plan, "notify", G_CALLBACK (show_plan_title), self, G_CONNECT_SWAPPED);
  show_plan_title (self);
  minka_window_load_folder (self);
  minka_window_count_soon (self);
  page = self->settings != NULL ? g_settings_get_string (self->settings, "page") : g_strdup (FIRST_PAGE);
  /* A new plan begins with the school. */
  if (*plan->school_name == '\0')
    g_set_str (&page, "school");
  minka_window_show_page (self, find_entry (page) != NULL ? page : FIRST_PAGE);
  if (adw_navigation_split_view_get_collapsed (self->split))
    adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "plan");
  minka_window_resume_meeting (self);
  /* The safety copy comes when the person has had time to look. */
  g_clear_handle_id (&self->backing_up, g_source_remove);
  self->backing_up = g_timeout_add_seconds (BACK_UP_SECONDS, back_up, self);
  do_what_waits (self);
}

static void
remember_plan (MinkaWindow *self, const char *path)
{
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "plan", path);
}

static void on_opened (GObject *source, GAsyncResult *result, gpointer data);

typedef struct {
  MinkaWindow *window;
  char *path;
} Opening;

static Opening *
opening_new (MinkaWindow *self, const char *path)
{
  Opening *opening = g_new (Opening, 1);

  *opening = (Opening) { g_object_ref (self), g_strdup (path) };
  forget_pages (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    minka_window_show_nothing (self);
  return opening;
}

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_free (opening->path);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
on_copy_answer (AdwAlertDialog *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  const char *answer = adw_alert_dialog_choose_finish (dialog, result);

  if (!g_str_equal (answer, "restore"))
    return;
  minka_workspace_restore (opening->window->workspace, opening->path, on_opened,
                           opening_new (opening->window, opening->path));
}

static void
offer_copy (MinkaWindow *self, const char *path, const char *copy, const char *message)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("The plan is damaged"), NULL);
  g_autofree char *name = g_path_get_basename (copy);

  adw_alert_dialog_format_body (
      ADW_ALERT_DIALOG (dialog),
      _ ("%s There is a safety copy, “%s”. If you go back to it, the damaged file is kept beside it."),
      message, name);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore",
                                  _ ("_Go back to the copy"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  {
    Opening *opening = g_new (Opening, 1);

    *opening = (Opening) { g_object_ref (self), g_strdup (path) };
    adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL,
                             (GAsyncReadyCallback) on_copy_answer, opening);
  }
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  MinkaWindow *self = opening->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;

  if (minka_workspace_finish (MINKA_WORKSPACE (source), result, &error)) {
    remember_plan (self, opening->path);
    return;
  }
  /* Another plan was opened meanwhile. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  minka_window_welcome (self);
  if (g_error_matches (error, MINKA_ERROR, MINKA_ERROR_CORRUPT))
    copy = minka_workspace_newest_backup (opening->path);
  if (copy != NULL)
    offer_copy (self, opening->path, copy, error->message);
  else
    minka_window_explain (self, error->message);
}

/**
 * minka_window_open:
 * @self: a window
 * @path: a plan
 *
 * Opens a plan in the place of the one that is open.
 */
void
minka_window_open (MinkaWindow *self, const char *path)
{
  minka_workspace_open (self->workspace, path, on_opened, opening_new (self, path));
}

void
minka_window_create (MinkaWindow *self, const char *path, GBytes *json)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  minka_workspace_create (self->workspace, path, json, on_opened, opening_new (self, path));
}

char *
minka_window_default_path (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "minka", name, NULL);
}

static GSettings *
find_settings (void)
{
  g_autoptr (GSettingsSchema) schema =
      g_settings_schema_source_lookup (g_settings_schema_source_get_default (), SCHEMA_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/**
 * minka_window_find_plan:
 *
 * Returns: (transfer full) (nullable): the plan that was open last, or the one in the user's data folder
 */
char *
minka_window_find_plan (void)
{
  g_autoptr (GSettings) settings = find_settings ();
  g_autofree char *last = settings != NULL ? g_settings_get_string (settings, "plan") : NULL;
  g_autofree char *usual = minka_window_default_path ("plan.minka");

  if (last != NULL && *last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&last);
  return g_file_test (usual, G_FILE_TEST_EXISTS) ? g_steal_pointer (&usual) : NULL;
}

/**
 * minka_window_find_folders:
 *
 * Returns: (transfer full) (nullable): by the id of a plan, where this computer files its actas
 */
GVariant *
minka_window_find_folders (void)
{
  g_autoptr (GSettings) settings = find_settings ();

  return settings != NULL ? g_settings_get_value (settings, "folders") : NULL;
}

/**
 * minka_window_open_default:
 * @self: a window
 *
 * Opens the plan that minka_window_find_plan() finds; without one it welcomes.
 */
void
minka_window_open_default (MinkaWindow *self)
{
  g_autofree char *path = minka_window_find_plan ();

  if (path != NULL)
    minka_window_open (self, path);
  else
    minka_window_welcome (self);
}

/**
 * minka_window_has_plan:
 * @self: a window
 *
 * Returns: whether a plan is open
 */
gboolean
minka_window_has_plan (MinkaWindow *self)
{
  return minka_workspace_get_path (self->workspace) != NULL;
}

/**
 * minka_window_explain:
 * @self: a window
 * @message: a whole sentence
 *
 * Says something that has to be read.
 */
void
minka_window_explain (MinkaWindow *self, const char *message)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("That did not work"), NULL);

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static gboolean
minka_window_close_request (GtkWindow *window)
{
  MinkaWindow *self = MINKA_WINDOW (window);

  /* Whatever is on its way reaches the disk before the program goes; nobody has to look on. */
  forget_pages (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->backing_up != 0 && minka_window_has_plan (self))
    minka_workspace_back_up (self->workspace);
  g_clear_handle_id (&self->backing_up, g_source_remove);
  minka_workspace_close (self->workspace);
  return GTK_WINDOW_CLASS (minka_window_parent_class)->close_request (window);
}

static void
minka_window_dispose (GObject *object)
{
  MinkaWindow *self = MINKA_WINDOW (object);

  g_clear_handle_id (&self->presenting, g_source_remove);
  g_clear_handle_id (&self->resuming, g_source_remove);
  g_clear_handle_id (&self->backing_up, g_source_remove);
  g_clear_handle_id (&self->counting, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), MINKA_TYPE_WINDOW);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->recovered_from, g_free);
  g_clear_pointer (&self->own_plan, g_free);
  g_clear_pointer (&self->soon, g_free);
  g_clear_pointer (&self->soon_parameter, g_variant_unref);
  G_OBJECT_CLASS (minka_window_parent_class)->dispose (object);
}

static void
minka_window_class_init (MinkaWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = minka_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = minka_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/minka_cap/Minka/window.ui");
  gtk_widget_class_bind_template_child (widget_class, MinkaWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MinkaWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, MinkaWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MinkaWindow, split);
  gtk_widget_class_bind_template_child (widget_class, MinkaWindow, content);
  gtk_widget_class_bind_template_child (widget_class, MinkaWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, MinkaWindow, plan_title);
  gtk_widget_class_bind_template_child (widget_class, MinkaWindow, plan_year);
  gtk_widget_class_bind_template_child (widget_class, MinkaWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, MinkaWindow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_trouble_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_tight);
  gtk_widget_class_bind_template_callback (widget_class, on_roomy);
  minka_window_install_actions (widget_class);
}

static void
minka_window_init (MinkaWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, NULL);
  self->settings = find_settings ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, make_menu, NULL, NULL);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_list_box_set_header_func (self->sidebar, set_heading, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_list_box_append (self->sidebar, make_sidebar_row (self, &entries[i]));
  if (self->settings != NULL) {
    minka_preferences_follow_appearance (self->settings);
    g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
    g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
    g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  }
}

static void
use_workspace (MinkaWindow *self, MinkaWorkspace *workspace)
{
  self->workspace = workspace != NULL ? g_object_ref (workspace) : minka_workspace_new ();
  g_signal_connect_object (self->workspace, "notify::plan", G_CALLBACK (on_plan_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::undo-name", G_CALLBACK (minka_window_update_actions),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::redo-name", G_CALLBACK (minka_window_update_actions),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  on_plan_changed (self);
}

/**
 * minka_window_new:
 * @application: the program
 * @workspace: (nullable): what the window is to show; a search may have opened its plan already
 *
 * Returns: (transfer none): a window; the program owns it
 */
MinkaWindow *
minka_window_new (GtkApplication *application, MinkaWorkspace *workspace)
{
  MinkaWindow *self = g_object_new (MINKA_TYPE_WINDOW, "application", application, NULL);

  use_workspace (self, workspace);
  return self;
}
