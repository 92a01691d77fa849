#include "minka-protocol-dialog.h"

#include "minka-form.h"
#include "minka-page.h"
#include "minka-protocols.h"
#include "minka-text-row.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaProtocolDialog:
 *
 * The school's own guiding questions and lines of the director's role, for each stage by indicator. Each change is a step
 * of its own; meetings that were held keep the questions they used.
 */
struct _MinkaProtocolDialog {
  AdwDialog parent_instance;
  MinkaWorkspace *workspace;
  GListModel *list; /* the steps of all versions, to hear that they changed */
  GPtrArray *steps; /* what the newest version is to say, in order */
  GPtrArray *saved; /* those of @steps that are on their way to the plan */
  gboolean read;    /* @steps are those of the plan */
  gboolean busy;    /* a change is on its way to the plan */
  gboolean changed; /* and there is another one behind it */
  gboolean heard;   /* meanwhile the plan said that its steps changed: by this change, or by another */
  AdwViewStack *stack;
  AdwToastOverlay *toasts;
  MinkaProtocolStep *focus; /* unowned: the one whose row is to have the focus */
};

G_DEFINE_FINAL_TYPE (MinkaProtocolDialog, minka_protocol_dialog, ADW_TYPE_DIALOG)

static const struct {
  MinkaStage stage;
  const char *title;
} stages[] = {
  { MINKA_STAGE_BEFORE, N_ ("Before") },
  { MINKA_STAGE_DURING, N_ ("During") },
  { MINKA_STAGE_AFTER, N_ ("After") },
};

static void show_steps (MinkaProtocolDialog *self);
static void fill_group (MinkaProtocolDialog *self, GtkWidget *group);

static MinkaProtocolDialog *
dialog_around (gpointer widget)
{
  return MINKA_PROTOCOL_DIALOG (gtk_widget_get_ancestor (widget, MINKA_TYPE_PROTOCOL_DIALOG));
}

/* The step of a row; of a group, one with its stage and indicator. */
static MinkaProtocolStep *
step_of (gpointer widget)
{
  return g_object_get_data (widget, "minka-step");
}

static void
set_step (gpointer widget, MinkaProtocolStep *step)
{
  g_object_set_data_full (widget, "minka-step", g_object_ref (step), g_object_unref);
}

static MinkaProtocolStep *
make_step (int stage, const char *indicator, gboolean role, const char *text)
{
  MinkaProtocolStep *step = minka_record_new (MINKA_TYPE_PROTOCOL_STEP);

  g_object_set (step, "stage", stage, "indicator", indicator, "role", role, "text", text, NULL);
  return step;
}

static gboolean
is_of (MinkaProtocolStep *step, MinkaProtocolStep *like)
{
  return step->stage == like->stage && g_str_equal (step->indicator, like->indicator);
}

static gboolean
are_neighbours (MinkaProtocolStep *one, MinkaProtocolStep *other)
{
  return is_of (one, other) && one->role == other->role;
}

static void
explain (MinkaProtocolDialog *self, GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "s", error->message);
}

/* To and from the plan */

/* A new version has steps of its own: what is shown takes over their ids, if it says the same. */
static gboolean
take_ids (GPtrArray *shown, GPtrArray *steps)
{
  if (steps->len != shown->len)
    return FALSE;
  for (guint i = 0; i < steps->len; i++) {
    MinkaProtocolStep *one = steps->pdata[i], *other = shown->pdata[i];

    if (!are_neighbours (one, other) || !g_str_equal (one->text, other->text))
      return FALSE;
  }
  for (guint i = 0; i < steps->len; i++)
    minka_record_set_id (shown->pdata[i], minka_record_get_id (steps->pdata[i]));
  return TRUE;
}

static void
show_newest (MinkaProtocolDialog *self, GPtrArray *newest)
{
  if (self->read && take_ids (self->steps, newest))
    return;
  self->read = TRUE;
  g_ptr_array_set_size (self->steps, 0);
  for (guint i = 0; i < newest->len; i++)
    g_ptr_array_add (self->steps, minka_record_copy (newest->pdata[i]));
  show_steps (self);
}

static GPtrArray *
finish_reading (MinkaProtocolDialog *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = minka_workspace_finish_array (self->workspace, result, &error);

  if (all == NULL) {
    explain (self, error);
    return NULL;
  }
  return minka_protocols_list (all, minka_protocols_newest (all));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaProtocolDialog) self = data;
  g_autoptr (GPtrArray) newest = self->workspace != NULL ? finish_reading (self, result) : NULL;

  if (newest != NULL && !self->busy)
    show_newest (self, newest);
}

static void
read_again (MinkaProtocolDialog *self)
{
  self->heard = self->busy;
  if (!self->busy)
    minka_workspace_find (self->workspace, MINKA_TYPE_PROTOCOL_STEP, NULL, NULL, on_read,
                          g_object_ref (self));
}

static void save (MinkaProtocolDialog *self);

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaProtocolDialog) self = data;
  g_autoptr (GPtrArray) newest = self->workspace != NULL ? finish_reading (self, result) : NULL;

  self->busy = FALSE;
  if (newest == NULL)
    return;
  if (!self->changed) {
    show_newest (self, newest);
    if (self->heard)
      read_again (self);
    return;
  }
  take_ids (self->saved, newest);
  save (self);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaProtocolDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL)
    return;
  /* What was not saved stays to be seen, and goes along with the next change. */
  if (!minka_workspace_finish (self->workspace, result, &error)) {
    self->busy = FALSE;
    explain (self, error);
    return;
  }
  minka_workspace_find (self->workspace, MINKA_TYPE_PROTOCOL_STEP, NULL, NULL, on_saved, g_object_ref (self));
}

static void
on_found_out (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaProtocolDialog) self = data;
  g_autoptr (GError) error = NULL;
  MinkaWorkspace *workspace = MINKA_WORKSPACE (source);
  MinkaGesture *gesture = minka_workspace_change_protocol_finish (workspace, result, &error);

  if (gesture != NULL) {
    minka_workspace_apply (workspace, gesture, on_applied, g_steal_pointer (&self));
    return;
  }
  self->busy = FALSE;
  if (self->workspace == NULL)
    return;
  if (error != NULL)
    explain (self, error);
  else if (self->changed)
    save (self);
}

static void
save (MinkaProtocolDialog *self)
{
  self->changed = self->busy;
  if (self->busy)
    return;
  self->busy = TRUE;
  g_ptr_array_set_size (self->saved, 0);
  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_add (self->saved, g_object_ref (self->steps->pdata[i]));
  minka_workspace_change_protocol (self->workspace, _ ("Change the guiding questions"), self->steps,
                                   on_found_out, g_object_ref (self));
}

/* One step */

static char *
read_text (GtkWidget *row)
{
  return g_strstrip (minka_text_row_get_text (MINKA_TEXT_ROW (row)));
}

static void
on_text_left (GtkWidget *row)
{
  MinkaProtocolDialog *self = dialog_around (row);
  MinkaProtocolStep *step = step_of (row);
  g_autofree char *text = read_text (row);

  if (self == NULL || g_str_equal (text, step->text))
    return;
  /* A question cannot be empty: it shows again what it was. Removing has its own command. */
  if (*text == '\0') {
    minka_text_row_set_text (MINKA_TEXT_ROW (row), step->text);
    return;
  }
  g_object_set (step, "text", text, NULL);
  save (self);
}

/* The one before or behind that is of the same kind; -1 if there is none. */
static int
find_neighbour (MinkaProtocolDialog *self, guint at, int by)
{
  for (int i = (int) at + by; i >= 0 && i < (int) self->steps->len; i += by)
    if (are_neighbours (self->steps->pdata[at], self->steps->pdata[i]))
      return i;
  return -1;
}

static GtkWidget *
group_of (GtkWidget *row)
{
  return gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);
}

static void
move (GtkWidget *row, int by)
{
  MinkaProtocolDialog *self = dialog_around (row);
  guint at;
  int to;

  on_text_left (row);
  if (!g_ptr_array_find (self->steps, step_of (row), &at) || (to = find_neighbour (self, at, by)) < 0)
    return;
  self->focus = step_of (row);
  g_ptr_array_insert (self->steps, to, g_ptr_array_steal_index (self->steps, at));
  fill_group (self, group_of (row));
  save (self);
}

static void
move_up (GSimpleAction *action, GVariant *parameter, gpointer row)
{
  move (row, -1);
}

static void
move_down (GSimpleAction *action, GVariant *parameter, gpointer row)
{
  move (row, 1);
}

static void
tell (MinkaProtocolDialog *self, const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  /* The window's own messages would lie under the dialog. */
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
remove_step (GSimpleAction *action, GVariant *parameter, gpointer row)
{
  MinkaProtocolDialog *self = dialog_around (row);
  guint at;
  int next;

  if (!g_ptr_array_find (self->steps, step_of (row), &at))
    return;
  next = find_neighbour (self, at, 1);
  if (next < 0)
    next = find_neighbour (self, at, -1);
  self->focus = next >= 0 ? self->steps->pdata[next] : NULL;
  tell (self, step_of (row)->role ? _ ("Line removed") : _ ("Question removed"));
  g_ptr_array_remove_index (self->steps, at);
  fill_group (self, group_of (row));
  save (self);
}

static void
add_shortcut (GtkEventController *shortcuts, const char *keys, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys), gtk_named_action_new (action)));
}

static void
add_actions (GtkWidget *row)
{
  static const GActionEntry entries[] = {
    { .name = "up", .activate = move_up },
    { .name = "down", .activate = move_down },
    { .name = "remove", .activate = remove_step },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), row);
  gtk_widget_insert_action_group (row, "step", G_ACTION_GROUP (group));
  add_shortcut (shortcuts, "<Alt>Up", "step.up");
  add_shortcut (shortcuts, "<Alt>Down", "step.down");
  gtk_widget_add_controller (row, shortcuts);
}

static void
fill_menu (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Move _up"), "step.up");
  g_menu_append (menu, _ ("Move _down"), "step.down");
  g_menu_append (menu, _ ("_Remove"), "step.remove");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* A button whose menu is made when it is opened: there are dozens of them. */
static GtkWidget *
make_menu (MinkaProtocolStep *step)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = g_strdup_printf (_ ("Options of “%s”"), step->text);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_menu, NULL, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Options"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_text_row (MinkaProtocolStep *step, const char *title, const char *text, GCallback on_left)
{
  GtkWidget *row = minka_text_row_new_line ();
  GtkWidget *view = minka_text_row_get_view (MINKA_TEXT_ROW (row));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  minka_text_row_set_text (MINKA_TEXT_ROW (row), text);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), FALSE);
  set_step (row, step);
  g_signal_connect_object (focus, "leave", on_left, row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, focus);
  return row;
}

static GtkWidget *
make_row (MinkaProtocolStep *step)
{
  GtkWidget *row = make_text_row (step, step->role ? _ ("Director's role") : _ ("Question"), step->text,
                                  G_CALLBACK (on_text_left));

  minka_text_row_add_suffix (MINKA_TEXT_ROW (row), make_menu (step));
  add_actions (row);
  return row;
}

/* New ones */

/* Behind the last one of its kind, else of its stage. */
static guint
find_place (MinkaProtocolDialog *self, MinkaProtocolStep *step)
{
  guint place = 0;

  for (guint i = self->steps->len; i > 0; i--)
    if (are_neighbours (step, self->steps->pdata[i - 1]))
      return i;
  for (guint i = 0; i < self->steps->len; i++)
    if (MINKA_PROTOCOL_STEP (self->steps->pdata[i])->stage <= step->stage)
      place = i + 1;
  return place;
}

static void
on_add (GtkWidget *row)
{
  MinkaProtocolDialog *self = dialog_around (row);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  GtkWidget *group = group_of (row);
  MinkaProtocolStep *step;

  if (*text == '\0')
    return;
  step = make_step (step_of (group)->stage, step_of (group)->indicator, step_of (row)->role, text);
  g_ptr_array_insert (self->steps, find_place (self, step), step);
  self->focus = step;
  fill_group (self, group);
  save (self);
}

static GtkWidget *
make_adder (const char *title, GCallback on_done)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (row), gtk_image_new_from_icon_name ("list-add-symbolic"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect (row, "apply", on_done, NULL);
  return row;
}

/* Indicators */

static void
on_indicator_left (GtkWidget *row)
{
  MinkaProtocolDialog *self = dialog_around (row);
  MinkaProtocolStep *like = step_of (row);
  g_autofree char *old = g_strdup (like->indicator);
  g_autofree char *name = read_text (row);

  if (self == NULL || g_str_equal (name, old))
    return;
  if (*name == '\0') {
    minka_text_row_set_text (MINKA_TEXT_ROW (row), old);
    return;
  }
  for (guint i = 0; i < self->steps->len; i++) {
    MinkaProtocolStep *step = self->steps->pdata[i];

    if (step->stage == like->stage && g_str_equal (step->indicator, old))
      g_object_set (step, "indicator", name, NULL);
  }
  g_object_set (like, "indicator", name, NULL);
  save (self);
}

static void
add_to_group (GtkWidget *group, GtkWidget *row)
{
  g_ptr_array_add (g_object_get_data (G_OBJECT (group), "minka-rows"), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
fill_group (MinkaProtocolDialog *self, GtkWidget *group)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), "minka-rows");
  MinkaProtocolStep *like = step_of (group), *focus = g_steal_pointer (&self->focus);
  GtkWidget *row = make_text_row (like, _ ("Indicator"), like->indicator, G_CALLBACK (on_indicator_left));
  GtkWidget *focused = NULL;

  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
  gtk_widget_add_css_class (row, "heading");
  add_to_group (group, row);
  for (int role = FALSE; role <= TRUE; role++) {
    g_autoptr (MinkaProtocolStep) kind = make_step (like->stage, like->indicator, role, "");

    for (guint i = 0; i < self->steps->len; i++) {
      if (!are_neighbours (kind, self->steps->pdata[i]))
        continue;
      row = make_row (self->steps->pdata[i]);
      add_to_group (group, row);
      if (self->steps->pdata[i] == focus)
        focused = row;
    }
    row =
        make_adder (role ? _ ("Add a line of the director's role") : _ ("Add question"), G_CALLBACK (on_add));
    set_step (row, kind);
    add_to_group (group, row);
  }
  if (focused != NULL)
    gtk_widget_grab_focus (focused);
}

static GtkWidget *
make_group (MinkaProtocolDialog *self, int stage, const char *indicator)
{
  g_autoptr (MinkaProtocolStep) like = make_step (stage, indicator, FALSE, "");
  GtkWidget *group = minka_page_group (NULL, NULL);

  set_step (group, like);
  g_object_set_data_full (G_OBJECT (group), "minka-rows", g_ptr_array_new (),
                          (GDestroyNotify) g_ptr_array_unref);
  fill_group (self, group);
  return group;
}

static void
on_new_indicator (GtkWidget *row)
{
  MinkaProtocolDialog *self = dialog_around (row);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_PAGE));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  GPtrArray *groups = g_object_get_data (G_OBJECT (page), "minka-groups");
  g_autoptr (AdwPreferencesGroup) own = g_object_ref (ADW_PREFERENCES_GROUP (group_of (row)));
  GtkWidget *group;
  GPtrArray *rows;

  if (*name == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  group = make_group (self, step_of (row)->stage, name);
  g_ptr_array_add (groups, group);
  /* Above the last one. */
  adw_preferences_page_remove (page, own);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (page, own);
  /* It comes to be with its first question. */
  rows = g_object_get_data (G_OBJECT (group), "minka-rows");
  gtk_widget_grab_focus (rows->pdata[1]);
}

/* Back to the original ones */

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaProtocolDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MinkaGesture) gesture =
      minka_workspace_change_protocol_finish (MINKA_WORKSPACE (source), result, &error);

  if (self->workspace == NULL)
    return;
  if (error != NULL) {
    explain (self, error);
  } else if (gesture == NULL) {
    adw_toast_overlay_add_toast (self->toasts,
                                 adw_toast_new (_ ("These are the original questions already")));
  } else {
    minka_form_apply (GTK_WIDGET (self), self->workspace, g_steal_pointer (&gesture));
    tell (self, _ ("The original questions are back"));
  }
}

static void
on_restore (MinkaProtocolDialog *self)
{
  minka_workspace_change_protocol (self->workspace, _ ("Restore the guiding questions"), NULL, on_restored,
                                   g_object_ref (self));
}

static GtkWidget *
make_last_group (MinkaProtocolDialog *self, MinkaStage stage)
{
  g_autoptr (MinkaProtocolStep) like = make_step (stage, "", FALSE, "");
  GtkWidget *group = minka_page_group (NULL, _ ("Meetings that have begun keep the questions they used."));
  GtkWidget *adder = make_adder (_ ("Add indicator"), G_CALLBACK (on_new_indicator));
  GtkWidget *restore = adw_button_row_new ();

  set_step (adder, like);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), adder);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (restore), _ ("Restore the original questions"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (restore), "edit-undo-symbolic");
  g_signal_connect_object (restore, "activated", G_CALLBACK (on_restore), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), restore);
  return group;
}

/* All of them */

static GPtrArray *
list_indicators (MinkaProtocolDialog *self, MinkaStage stage)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->steps->len; i++) {
    MinkaProtocolStep *step = self->steps->pdata[i];

    if (step->stage == (int) stage &&
        !g_ptr_array_find_with_equal_func (names, step->indicator, g_str_equal, NULL))
      g_ptr_array_add (names, g_strdup (step->indicator));
  }
  return names;
}

static gboolean
has_groups_of (GPtrArray *groups, GPtrArray *names)
{
  if (groups->len != names->len)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (!g_str_equal (step_of (groups->pdata[i])->indicator, names->pdata[i]))
      return FALSE;
  return TRUE;
}

/* The same groups stay where they are, and the person with them. */
static void
show_stage (MinkaProtocolDialog *self, MinkaStage stage)
{
  GtkWidget *bin =
      adw_view_stack_get_child_by_name (self->stack, minka_enum_nick (minka_stage_get_type (), stage));
  GtkWidget *page = adw_bin_get_child (ADW_BIN (bin));
  GPtrArray *groups = page != NULL ? g_object_get_data (G_OBJECT (page), "minka-groups") : NULL;
  g_autoptr (GPtrArray) names = NULL;
  const gboolean has_focus = page != NULL && gtk_widget_get_focus_child (bin) != NULL;

  /* What was not looked at yet is put together then. */
  if (!self->read || (page == NULL && bin != adw_view_stack_get_visible_child (self->stack)))
    return;
  names = list_indicators (self, stage);
  if (groups != NULL && has_groups_of (groups, names)) {
    for (guint i = 0; i < groups->len; i++)
      fill_group (self, groups->pdata[i]);
    return;
  }
  page = adw_preferences_page_new ();
  groups = g_ptr_array_new ();
  for (guint i = 0; i < names->len; i++) {
    GtkWidget *group = make_group (self, stage, names->pdata[i]);

    g_ptr_array_add (groups, group);
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (make_last_group (self, stage)));
  g_object_set_data_full (G_OBJECT (page), "minka-groups", groups, (GDestroyNotify) g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (bin), page);
  if (has_focus)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
show_steps (MinkaProtocolDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    show_stage (self, stages[i].stage);
}

static void
on_stage_chosen (MinkaProtocolDialog *self)
{
  GtkWidget *bin = adw_view_stack_get_visible_child (self->stack);

  if (bin == NULL || adw_bin_get_child (ADW_BIN (bin)) != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_str_equal (adw_view_stack_get_visible_child_name (self->stack),
                     minka_enum_nick (minka_stage_get_type (), stages[i].stage)))
      show_stage (self, stages[i].stage);
}

static void
minka_protocol_dialog_dispose (GObject *object)
{
  MinkaProtocolDialog *self = MINKA_PROTOCOL_DIALOG (object);

  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (minka_protocol_dialog_parent_class)->dispose (object);
}

static void
minka_protocol_dialog_finalize (GObject *object)
{
  MinkaProtocolDialog *self = MINKA_PROTOCOL_DIALOG (object);

  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->saved);
  G_OBJECT_CLASS (minka_protocol_dialog_parent_class)->finalize (object);
}

static void
minka_protocol_dialog_class_init (MinkaProtocolDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_protocol_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = minka_protocol_dialog_finalize;
}

static void
minka_protocol_dialog_init (MinkaProtocolDialog *self)
{
  self->steps = g_ptr_array_new_with_free_func (g_object_unref);
  self->saved = g_ptr_array_new_with_free_func (g_object_unref);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Guiding questions"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 600);
  adw_dialog_set_content_height (ADW_DIALOG (self), 680);
}

static GtkWidget *
make_switcher (MinkaProtocolDialog *self)
{
  GtkWidget *switcher = adw_inline_view_switcher_new ();

  adw_inline_view_switcher_set_stack (ADW_INLINE_VIEW_SWITCHER (switcher), self->stack);
  adw_inline_view_switcher_set_display_mode (ADW_INLINE_VIEW_SWITCHER (switcher),
                                             ADW_INLINE_VIEW_SWITCHER_LABELS);
  adw_inline_view_switcher_set_homogeneous (ADW_INLINE_VIEW_SWITCHER (switcher), TRUE);
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_bottom (switcher, 6);
  return switcher;
}

static void
fill (MinkaProtocolDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->stack = ADW_VIEW_STACK (adw_view_stack_new ());
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    adw_view_stack_add_titled (self->stack, adw_bin_new (),
                               minka_enum_nick (minka_stage_get_type (), stages[i].stage),
                               _ (stages[i].title));
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (on_stage_chosen), self,
                           G_CONNECT_SWAPPED);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), minka_page_make_header (self->workspace));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_switcher (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, view);
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->toasts));
}

/**
 * minka_protocol_dialog_new:
 * @workspace: the open plan
 *
 * Returns: (transfer full): the dialog
 */
AdwDialog *
minka_protocol_dialog_new (MinkaWorkspace *workspace)
{
  MinkaProtocolDialog *self = g_object_new (MINKA_TYPE_PROTOCOL_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->list = minka_workspace_list (workspace, MINKA_TYPE_PROTOCOL_STEP, NULL, NULL);
  fill (self);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
  read_again (self);
  return ADW_DIALOG (self);
}
