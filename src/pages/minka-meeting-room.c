#include "minka-meeting-room.h"

#include "minka-gradual.h"
#include "minka-meeting-during.h"
#include "minka-meeting-run.h"
#include "minka-page.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaMeetingRoom:
 *
 * *Modo reunión*: the screen that everyone sees, and beside it, or below it where it is narrow, what the secretary writes
 * down at that moment.
 */
struct _MinkaMeetingRoom {
  AdwBin parent_instance;
  MinkaWorkspace *workspace;
  MinkaMeetingRun *run;
  char *meeting;
  AdwToolbarView *frame;
  AdwWindowTitle *title;
  AdwBanner *banner;
  MinkaProjector *projector;
  MinkaProjector *far_projector; /* in a window of its own */
  GtkWindow *far;
  GtkWidget *desk;
  AdwViewStack *tabs;
  GtkButton *pause[2]; /* in the header bar, and at the foot where it is narrow */
  GtkWidget *steps[2]; /* what there is once it has begun */
  GtkWidget *begin[2];
  MinkaSessionStep shown; /* what the desk is put together for */
  gboolean filled;
};

#define DESK_WIDTH 400

G_DEFINE_FINAL_TYPE (MinkaMeetingRoom, minka_meeting_room, ADW_TYPE_BIN)

static GtkWidget *
make_page (MinkaMeetingRoom *self, MinkaForm **form)
{
  *form = minka_form_new (self->workspace, minka_meeting_run_get_meeting (self->run));
  return adw_preferences_page_new ();
}

static AdwBin *
get_tab (MinkaMeetingRoom *self, const char *name)
{
  return ADW_BIN (adw_view_stack_get_child_by_name (self->tabs, name));
}

/* The tab is put together when it is first looked at. */
static void
fill_tab (MinkaMeetingRoom *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->tabs);
  g_autoptr (MinkaForm) form = NULL;
  GtkWidget *page;

  if (name == NULL || !self->filled || adw_bin_get_child (get_tab (self, name)) != NULL)
    return;
  page = make_page (self, &form);
  if (g_str_equal (name, "now"))
    minka_meeting_during_fill_part (form, ADW_PREFERENCES_PAGE (page), self->shown.part, self->shown.item);
  else if (g_str_equal (name, "agreements"))
    minka_meeting_during_fill_agreements (form, ADW_PREFERENCES_PAGE (page));
  else
    minka_meeting_during_fill_attendance (form, ADW_PREFERENCES_PAGE (page));
  adw_bin_set_child (get_tab (self, name), page);
}

static void
empty_tab (MinkaMeetingRoom *self, const char *name)
{
  minka_gradual_let_go (adw_bin_get_child (get_tab (self, name)), GTK_WIDGET (self->tabs));
  adw_bin_set_child (get_tab (self, name), NULL);
}

/* At the opening *Ahora* is the attendance: it has no tab of its own then. */
static void
show_attendance_tab (MinkaMeetingRoom *self)
{
  GtkWidget *tab = GTK_WIDGET (get_tab (self, "attendance"));
  gboolean shown = self->shown.part != MINKA_MEETING_PART_OPENING;

  if (!shown && adw_view_stack_get_visible_child (self->tabs) == tab)
    adw_view_stack_set_visible_child_name (self->tabs, "now");
  if (!shown)
    empty_tab (self, "attendance");
  adw_view_stack_page_set_visible (adw_view_stack_get_page (self->tabs, tab), shown);
}

static void
fill_now (MinkaMeetingRoom *self)
{
  MinkaSessionStep step = minka_meeting_run_get_step (self->run);

  if (self->filled && step.part == self->shown.part && step.item == self->shown.item)
    return;
  self->filled = TRUE;
  self->shown = step;
  show_attendance_tab (self);
  /* What is half typed goes to the plan first. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL && adw_bin_get_child (get_tab (self, "now")) != NULL &&
      gtk_widget_get_focus_child (adw_bin_get_child (get_tab (self, "now"))) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->projector));
  empty_tab (self, "now");
  fill_tab (self);
}

static void
show_clock (MinkaMeetingRoom *self)
{
  minka_meeting_run_show (self->run, self->projector);
  if (self->far_projector != NULL)
    minka_meeting_run_show (self->run, self->far_projector);
}

static void
show_interruption (MinkaMeetingRoom *self)
{
  double seconds = minka_meeting_run_get_unseen (self->run);
  g_autofree char *clock = minka_clock_format (seconds);
  g_autofree char *text = g_strdup_printf (_ ("The clock went on for %s while Minka was closed."), clock);

  adw_banner_set_title (self->banner, text);
  adw_banner_set_revealed (self->banner, seconds >= 30);
}

static void
show_run (MinkaMeetingRoom *self)
{
  gboolean begun = minka_meeting_run_has_begun (self->run);
  gboolean running = minka_meeting_run_is_running (self->run);
  MinkaSessionStep step = minka_meeting_run_get_step (self->run);

  /* The lists of a plan that is being closed become empty. */
  if (minka_workspace_get_path (self->workspace) == NULL || !minka_meeting_run_is_ready (self->run))
    return;
  adw_window_title_set_title (self->title, minka_meeting_run_get_meeting (self->run)->title);
  for (guint i = 0; i < G_N_ELEMENTS (self->steps); i++) {
    gtk_widget_set_visible (self->begin[i], !begun);
    gtk_widget_set_visible (self->steps[i], begun);
    gtk_button_set_icon_name (self->pause[i],
                              running ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->pause[i]), running ? _ ("Pause (F8)") : _ ("Go on (F8)"));
  }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.add-minutes", step.item != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.question", step.item != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.back",
                                 begun && step.part != MINKA_MEETING_PART_OPENING);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.pause", begun);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.topic", begun);
  show_interruption (self);
  show_clock (self);
  fill_now (self);
}

/* What one can do */

static void
begin (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_meeting_run_begin (MINKA_MEETING_ROOM (widget)->run);
}

static void
toggle_pause (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_meeting_run_pause (MINKA_MEETING_ROOM (widget)->run);
}

static void
leave (MinkaMeetingRoom *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.leave-meeting", NULL);
}

static void
on_close_answer (MinkaMeetingRoom *self, const char *answer)
{
  if (!g_str_equal (answer, "close"))
    return;
  minka_meeting_run_close (self->run);
  leave (self);
}

static void
ask_close (MinkaMeetingRoom *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Close the meeting?"),
      _ ("The clock stops and the closing hour is noted. What is missing for the acta comes next, in “After”."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "close",
                                  _ ("_Close the meeting"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "close", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "close");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_close_answer), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* After the last part one closes the meeting. */
static void
go_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaMeetingRoom *self = MINKA_MEETING_ROOM (widget);

  if (!minka_meeting_run_has_begun (self->run))
    minka_meeting_run_begin (self->run);
  else if (!minka_meeting_run_go (self->run, 1))
    ask_close (self);
}

static void
go_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_meeting_run_go (MINKA_MEETING_ROOM (widget)->run, -1);
}

static void
add_minutes (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_meeting_run_add_minutes (MINKA_MEETING_ROOM (widget)->run, g_variant_get_int32 (parameter));
}

static void
next_question (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_meeting_run_next_question (MINKA_MEETING_ROOM (widget)->run);
}

static void
close_meeting (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask_close (MINKA_MEETING_ROOM (widget));
}

static void
on_topic_answer (MinkaMeetingRoom *self, const char *answer, AdwAlertDialog *dialog)
{
  AdwEntryRow *entry = g_object_get_data (G_OBJECT (dialog), "minka-entry");
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (g_str_equal (answer, "add") && *title != '\0')
    minka_meeting_run_add_topic (self->run, title);
}

static void
on_topic_typed (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "add", *title != '\0');
}

static void
add_topic (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaMeetingRoom *self = MINKA_MEETING_ROOM (widget);
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Topic outside the agenda"),
      _ ("It was not on the agenda as served: there can be agreements on it only when everyone is present and agrees "
         "to it. The acta says so."));
  GtkWidget *entry = adw_entry_row_new ();
  GtkWidget *list = gtk_list_box_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Topic"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "add", _ ("_Add"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "add", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "add");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "add", FALSE);
  g_object_set_data (G_OBJECT (dialog), "minka-entry", entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_topic_typed), dialog, 0);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_topic_answer), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
  gtk_widget_grab_focus (entry);
}

static void
show_tab (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaMeetingRoom *self = MINKA_MEETING_ROOM (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  AdwViewStackPage *page = adw_view_stack_get_page (self->tabs, GTK_WIDGET (get_tab (self, name)));

  gtk_widget_set_visible (self->desk, TRUE);
  adw_view_stack_set_visible_child_name (self->tabs, adw_view_stack_page_get_visible (page) ? name : "now");
  gtk_widget_child_focus (GTK_WIDGET (adw_view_stack_get_visible_child (self->tabs)), GTK_DIR_TAB_FORWARD);
}

static void
toggle_desk (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaMeetingRoom *self = MINKA_MEETING_ROOM (widget);
  gboolean shown = !gtk_widget_get_visible (self->desk);

  if (!shown)
    gtk_widget_grab_focus (GTK_WIDGET (self->projector));
  gtk_widget_set_visible (self->desk, shown);
}

static void
on_fullscreen (MinkaMeetingRoom *self, GParamSpec *pspec, GtkWindow *window)
{
  adw_toolbar_view_set_reveal_top_bars (self->frame, !gtk_window_is_fullscreen (window));
}

static void
toggle_fullscreen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (!GTK_IS_WINDOW (root))
    return;
  if (gtk_window_is_fullscreen (GTK_WINDOW (root)))
    gtk_window_unfullscreen (GTK_WINDOW (root));
  else
    gtk_window_fullscreen (GTK_WINDOW (root));
}

static gboolean
on_escape (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (GTK_IS_WINDOW (root) && gtk_window_is_fullscreen (GTK_WINDOW (root)))
    gtk_window_unfullscreen (GTK_WINDOW (root));
  else
    leave (MINKA_MEETING_ROOM (widget));
  return GDK_EVENT_STOP;
}

/* The other screen */

static void
forget_far (MinkaMeetingRoom *self)
{
  self->far = NULL;
  self->far_projector = NULL;
}

static GdkMonitor *
find_other_monitor (GtkWidget *widget)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  GdkDisplay *display = gtk_widget_get_display (widget);
  GListModel *monitors = gdk_display_get_monitors (display);
  GdkMonitor *own = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++) {
    g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

    if (monitor != own)
      return monitor;
  }
  return NULL;
}

/* On a second screen it fills that; else it is a window to be moved there. */
static void
project (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaMeetingRoom *self = MINKA_MEETING_ROOM (widget);
  GtkWidget *view, *header;
  GdkMonitor *monitor;

  if (self->far != NULL) {
    gtk_window_present (self->far);
    return;
  }
  monitor = find_other_monitor (widget);
  self->far = GTK_WINDOW (adw_window_new ());
  self->far_projector = MINKA_PROJECTOR (minka_projector_new ());
  view = adw_toolbar_view_new ();
  header = adw_header_bar_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->far_projector));
  adw_toolbar_view_set_reveal_top_bars (ADW_TOOLBAR_VIEW (view), monitor == NULL);
  gtk_window_set_title (self->far, _ ("Screen for everyone"));
  gtk_window_set_default_size (self->far, 1280, 720);
  adw_window_set_content (ADW_WINDOW (self->far), view);
  gtk_window_set_transient_for (self->far, NULL);
  g_signal_connect_object (self->far, "destroy", G_CALLBACK (forget_far), self, G_CONNECT_SWAPPED);
  show_clock (self);
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (self->far, monitor);
  gtk_window_present (self->far);
}

/* Whoever holds the meeting from the keyboard, or from a remote, needs no other key. A letter typed into a text is
 * never one of them. */
static gboolean
on_projector_key (MinkaMeetingRoom *self, guint key, guint code, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key) {
  case GDK_KEY_space:
    if (minka_meeting_run_has_begun (self->run))
      minka_meeting_run_pause (self->run);
    else
      minka_meeting_run_begin (self->run);
    return GDK_EVENT_STOP;
  case GDK_KEY_Page_Down:
  case GDK_KEY_Right:
  case GDK_KEY_Return:
    gtk_widget_activate_action (GTK_WIDGET (self), "run.next", NULL);
    return GDK_EVENT_STOP;
  case GDK_KEY_Page_Up:
  case GDK_KEY_Left:
    gtk_widget_activate_action (GTK_WIDGET (self), "run.back", NULL);
    return GDK_EVENT_STOP;
  case GDK_KEY_plus:
  case GDK_KEY_KP_Add:
    minka_meeting_run_add_minutes (self->run, 5);
    return GDK_EVENT_STOP;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    minka_meeting_run_add_minutes (self->run, -5);
    return GDK_EVENT_STOP;
  case GDK_KEY_q:
  case GDK_KEY_Q:
    minka_meeting_run_next_question (self->run);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
minka_meeting_room_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (minka_meeting_room_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::fullscreened", G_CALLBACK (on_fullscreen),
                           widget, G_CONNECT_SWAPPED);
}

static void
minka_meeting_room_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (minka_meeting_room_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (MINKA_MEETING_ROOM (widget)->projector));
}

static void
minka_meeting_room_dispose (GObject *object)
{
  MinkaMeetingRoom *self = MINKA_MEETING_ROOM (object);

  if (self->far != NULL)
    gtk_window_destroy (self->far);
  g_clear_object (&self->run);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->meeting, g_free);
  G_OBJECT_CLASS (minka_meeting_room_parent_class)->dispose (object);
}

static void
minka_meeting_room_class_init (MinkaMeetingRoomClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = minka_meeting_room_dispose;
  widget_class->root = minka_meeting_room_root;
  widget_class->map = minka_meeting_room_map;
  gtk_widget_class_install_action (widget_class, "run.begin", NULL, begin);
  gtk_widget_class_install_action (widget_class, "run.pause", NULL, toggle_pause);
  gtk_widget_class_install_action (widget_class, "run.next", NULL, go_next);
  gtk_widget_class_install_action (widget_class, "run.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "run.add-minutes", "i", add_minutes);
  gtk_widget_class_install_action (widget_class, "run.question", NULL, next_question);
  gtk_widget_class_install_action (widget_class, "run.topic", NULL, add_topic);
  gtk_widget_class_install_action (widget_class, "run.close", NULL, close_meeting);
  gtk_widget_class_install_action (widget_class, "run.tab", "s", show_tab);
  gtk_widget_class_install_action (widget_class, "run.desk", NULL, toggle_desk);
  gtk_widget_class_install_action (widget_class, "run.fullscreen", NULL, toggle_fullscreen);
  gtk_widget_class_install_action (widget_class, "run.project", NULL, project);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
}

static void
minka_meeting_room_init (MinkaMeetingRoom *self)
{
}

static GtkWidget *
make_button (const char *icon, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) time = g_menu_new ();
  g_autoptr (GMenu) screen = g_menu_new ();

  g_menu_append (time, _ ("_5 minutes more"), "run.add-minutes(5)");
  g_menu_append (time, _ ("_1 minute more"), "run.add-minutes(1)");
  g_menu_append (time, _ ("5 minutes _less"), "run.add-minutes(-5)");
  g_menu_append (time, _ ("Next guiding _question"), "run.question");
  g_menu_append (time, _ ("Topic _outside the agenda…"), "run.topic");
  g_menu_append (screen, _ ("_Write beside the screen"), "run.desk");
  g_menu_append (screen, _ ("_Full screen"), "run.fullscreen");
  g_menu_append (screen, _ ("Show on _another screen"), "run.project");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (time));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (screen));
  g_menu_append (menu, _ ("_Close the meeting…"), "run.close");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Options of the meeting"));
  return button;
}

/* Before whatever has the focus: a list scrolls by some of these keys. */
static void
add_shortcuts (MinkaMeetingRoom *self)
{
  static const struct {
    const char *keys;
    const char *action;
  } shortcuts[] = {
    { "F8", "run.pause" },
    { "<Control>Page_Down", "run.next" },
    { "<Control>Page_Up", "run.back" },
    { "F6", "run.add-minutes(5)" },
    { "<Shift>F6", "run.add-minutes(-5)" },
    { "F7", "run.question" },
    { "F2", "run.tab('now')" },
    { "F3", "run.tab('agreements')" },
    { "F4", "run.tab('attendance')" },
    { "F9", "run.desk" },
    { "F11", "run.fullscreen" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++) {
    g_autofree char *name = NULL;
    g_autoptr (GVariant) target = NULL;
    GtkShortcut *shortcut;

    g_action_parse_detailed_name (shortcuts[i].action, &name, &target, NULL);
    shortcut =
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys), gtk_named_action_new (name));
    gtk_shortcut_set_arguments (shortcut, target);
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static GtkWidget *
make_steps (MinkaMeetingRoom *self, guint place)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *next = make_button ("media-skip-forward-symbolic", _ ("Next (Ctrl+Page Down)"), "run.next");

  self->steps[place] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->pause[place] =
      GTK_BUTTON (make_button ("media-playback-pause-symbolic", _ ("Pause (F8)"), "run.pause"));
  self->begin[place] = gtk_button_new_with_mnemonic (_ ("_Begin"));
  gtk_widget_add_css_class (next, "suggested-action");
  gtk_box_append (GTK_BOX (self->steps[place]),
                  make_button ("media-skip-backward-symbolic", _ ("Back (Ctrl+Page Up)"), "run.back"));
  gtk_box_append (GTK_BOX (self->steps[place]), GTK_WIDGET (self->pause[place]));
  gtk_box_append (GTK_BOX (self->steps[place]), next);
  gtk_widget_set_visible (self->steps[place], FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->begin[place]), "run.begin");
  gtk_widget_add_css_class (self->begin[place], "suggested-action");
  gtk_box_append (GTK_BOX (box), self->steps[place]);
  gtk_box_append (GTK_BOX (box), self->begin[place]);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_header (MinkaMeetingRoom *self)
{
  GtkWidget *header = minka_page_make_header (self->workspace);

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (NULL, _ ("Meeting mode")));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (
      ADW_HEADER_BAR (header),
      make_button ("go-previous-symbolic", _ ("Leave the meeting mode (Esc)"), "win.leave-meeting"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_menu_button ());
  return header;
}

static GtkWidget *
make_desk (MinkaMeetingRoom *self)
{
  static const struct {
    const char *name;
    const char *title;
  } tabs[] = {
    { "now", N_ ("Now") },
    { "agreements", N_ ("Agreements") },
    { "attendance", N_ ("Attendance") },
  };
  GtkWidget *desk = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *switcher = adw_inline_view_switcher_new ();

  self->tabs = ADW_VIEW_STACK (adw_view_stack_new ());
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    adw_view_stack_add_titled (self->tabs, adw_bin_new (), tabs[i].name, _ (tabs[i].title));
  g_signal_connect_object (self->tabs, "notify::visible-child", G_CALLBACK (fill_tab), self,
                           G_CONNECT_SWAPPED);
  adw_inline_view_switcher_set_stack (ADW_INLINE_VIEW_SWITCHER (switcher), self->tabs);
  adw_inline_view_switcher_set_display_mode (ADW_INLINE_VIEW_SWITCHER (switcher),
                                             ADW_INLINE_VIEW_SWITCHER_LABELS);
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (switcher, 6);
  gtk_widget_set_margin_bottom (switcher, 6);
  gtk_widget_set_vexpand (GTK_WIDGET (self->tabs), TRUE);
  gtk_box_append (GTK_BOX (desk), switcher);
  gtk_box_append (GTK_BOX (desk), GTK_WIDGET (self->tabs));
  gtk_widget_set_size_request (desk, 340, -1);
  gtk_widget_add_css_class (desk, "minka-desk");
  return desk;
}

/* Beside the screen the desk is as wide whatever is written. */
static void
measure_side (GtkWidget *side, GtkOrientation orientation, int for_size, int *minimum, int *natural,
              int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *desk = adw_bin_get_child (ADW_BIN (side));

  gtk_widget_measure (desk, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && gtk_widget_should_layout (desk))
    *natural = MAX (*minimum, DESK_WIDTH);
}

static void
allocate_side (GtkWidget *side, int width, int height, int baseline)
{
  GtkWidget *desk = adw_bin_get_child (ADW_BIN (side));

  if (gtk_widget_should_layout (desk))
    gtk_widget_allocate (desk, width, height, baseline, NULL);
}

static GtkWidget *
make_side (GtkWidget *desk)
{
  GtkWidget *side = adw_bin_new ();

  gtk_widget_set_layout_manager (side, gtk_custom_layout_new (NULL, measure_side, allocate_side));
  adw_bin_set_child (ADW_BIN (side), desk);
  /* What is written in would like to grow. */
  gtk_widget_set_hexpand (side, FALSE);
  return side;
}

static void
on_interruption_answered (MinkaMeetingRoom *self)
{
  minka_meeting_run_take_off (self->run);
  show_interruption (self);
}

static void
set_when_narrow (AdwBreakpoint *narrow, gpointer object, const char *property, GType type, int number)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, type);
  if (type == G_TYPE_BOOLEAN)
    g_value_set_boolean (&value, number);
  else if (type == G_TYPE_INT)
    g_value_set_int (&value, number);
  else
    g_value_set_enum (&value, number);
  adw_breakpoint_add_setter (narrow, object, property, &value);
}

static GtkWidget *
make_pair (MinkaMeetingRoom *self)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->projector = MINKA_PROJECTOR (minka_projector_new ());
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->projector), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Screen for everyone"),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      _ ("Space pauses, Page Down goes on, plus gives five minutes, Q changes the "
         "guiding question."),
      -1);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_projector_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->projector), keys);
  gtk_widget_set_hexpand (GTK_WIDGET (self->projector), TRUE);
  self->desk = make_desk (self);
  gtk_box_append (GTK_BOX (pair), GTK_WIDGET (self->projector));
  gtk_box_append (GTK_BOX (pair), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (pair), make_side (self->desk));
  gtk_widget_set_vexpand (self->desk, TRUE);
  return pair;
}

/* Beside each other, or where it is narrow one below the other and the steps at the foot. */
static GtkWidget *
make_frame (MinkaMeetingRoom *self)
{
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 760sp"));
  GtkWidget *bin = adw_breakpoint_bin_new ();
  GtkWidget *header = make_header (self);
  GtkWidget *steps = make_steps (self, 0);
  GtkWidget *foot = make_steps (self, 1);
  GtkWidget *pair = make_pair (self);

  self->frame = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), steps);
  gtk_widget_set_margin_top (foot, 6);
  gtk_widget_set_margin_bottom (foot, 6);
  gtk_widget_set_visible (foot, FALSE);
  adw_toolbar_view_add_top_bar (self->frame, header);
  adw_toolbar_view_add_top_bar (self->frame, GTK_WIDGET (self->banner));
  adw_toolbar_view_set_content (self->frame, pair);
  adw_toolbar_view_add_bottom_bar (self->frame, foot);
  set_when_narrow (narrow, pair, "orientation", GTK_TYPE_ORIENTATION, GTK_ORIENTATION_VERTICAL);
  set_when_narrow (narrow, self->desk, "width-request", G_TYPE_INT, -1);
  set_when_narrow (narrow, steps, "visible", G_TYPE_BOOLEAN, FALSE);
  set_when_narrow (narrow, foot, "visible", G_TYPE_BOOLEAN, TRUE);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), narrow);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), GTK_WIDGET (self->frame));
  gtk_widget_set_size_request (bin, 300, 280);
  return bin;
}

/**
 * minka_meeting_room_new:
 * @workspace: the open plan
 * @meeting: the id of a meeting
 *
 * Returns: (transfer full): the meeting as it is held
 */
GtkWidget *
minka_meeting_room_new (MinkaWorkspace *workspace, const char *meeting)
{
  MinkaMeetingRoom *self = g_object_new (MINKA_TYPE_MEETING_ROOM, NULL);

  self->workspace = g_object_ref (workspace);
  self->meeting = g_strdup (meeting);
  self->run = minka_meeting_run_new (workspace, meeting);
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_button_label (self->banner, _ ("_Take off"));
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (on_interruption_answered), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), make_frame (self));
  add_shortcuts (self);
  g_signal_connect_object (self->run, "changed", G_CALLBACK (show_run), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "tick", G_CALLBACK (show_clock), self, G_CONNECT_SWAPPED);
  show_run (self);
  return GTK_WIDGET (self);
}

/**
 * minka_meeting_room_get_meeting:
 * @self: a meeting as it is held
 *
 * Returns: (transfer none): the id of the meeting
 */
const char *
minka_meeting_room_get_meeting (MinkaMeetingRoom *self)
{
  return self->meeting;
}

/**
 * minka_meeting_room_leave:
 * @self: a meeting as it is held, which is about to be taken away
 * @keeper: a widget that stays
 *
 * Lets the long lists of the desk go as minka_gradual_let_go() does.
 */
void
minka_meeting_room_leave (MinkaMeetingRoom *self, GtkWidget *keeper)
{
  minka_gradual_let_go (self->desk, keeper);
}
