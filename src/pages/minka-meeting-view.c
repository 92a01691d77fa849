#include "minka-meeting-view.h"

#include "minka-format.h"
#include "minka-issuing.h"
#include "minka-items.h"
#include "minka-meeting-before.h"
#include "minka-meeting-changes.h"
#include "minka-meeting-during.h"
#include "minka-meeting-reflections.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaMeetingView:
 *
 * One meeting in its three stages: before, during, after. Each stage is put together when it is first looked at.
 */
struct _MinkaMeetingView {
  AdwBin parent_instance;
  MinkaWorkspace *workspace;
  MinkaMeeting *meeting;
  AdwBanner *banner;
  AdwWindowTitle *title;
  AdwViewStack *stack;
  GPtrArray *locked; /* what an issued acta locks of *After* */
  guint waiting;     /* frames to let pass before filling */
};

typedef struct {
  const char *name;
  const char *title;
  MinkaMeetingState begins; /* when its turn comes */
  MinkaMeetingState ends;   /* when it is over */
  void (*fill) (MinkaMeetingView *self, MinkaForm *form, AdwPreferencesPage *page);
} Stage;

G_DEFINE_FINAL_TYPE (MinkaMeetingView, minka_meeting_view, ADW_TYPE_BIN)

static const char *
meeting_id (MinkaMeetingView *self)
{
  return minka_record_get_id (MINKA_RECORD (self->meeting));
}

static void
add_group (AdwPreferencesPage *page, GtkWidget *group)
{
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

/* Before */

static void
fill_before (MinkaMeetingView *self, MinkaForm *form, AdwPreferencesPage *page)
{
  minka_meeting_before_fill (form, page);
}

static void
fill_during (MinkaMeetingView *self, MinkaForm *form, AdwPreferencesPage *page)
{
  minka_meeting_during_fill (form, page);
}

/* After */

static void
add_locked (MinkaMeetingView *self, AdwPreferencesPage *page, GtkWidget *group)
{
  g_ptr_array_add (self->locked, group);
  gtk_widget_set_sensitive (group, self->meeting->state != MINKA_MEETING_STATE_ISSUED);
  add_group (page, group);
}

static GtkWidget *
make_next_row (void)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Prepare the _next meeting"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "meeting.next");
  return row;
}

static void
fill_after (MinkaMeetingView *self, MinkaForm *form, AdwPreferencesPage *page)
{
  GtkWidget *group;

  group = minka_page_group (_ ("Closing"), NULL);
  minka_form_add_text (form, group, "conclusions", _ ("Conclusions of the meeting"));
  minka_form_add_text (form, group, "suggestions", _ ("Suggestions"));
  minka_form_add_text (form, group, "research",
                       _ ("Research paths: whom to watch, what to read, what to look for"));
  minka_form_add_text (form, group, "approval", _ ("Approval of the acta"));
  add_locked (self, page, group);
  add_locked (self, page, minka_meeting_during_make_hours (form));
  add_locked (self, page, minka_issuing_new (self->workspace, self->meeting));
  add_group (page, minka_meeting_reflections_new (self->workspace, meeting_id (self)));
  group = minka_page_group (
      _ ("The next meeting"),
      _ ("It begins with the agreements that are open and the topics that were left over."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_next_row ());
  add_group (page, group);
}

static const Stage stages[] = {
  { "before", N_ ("Before"), MINKA_MEETING_STATE_PREPARING, MINKA_MEETING_STATE_ONGOING, fill_before },
  { "during", N_ ("During"), MINKA_MEETING_STATE_ONGOING, MINKA_MEETING_STATE_HELD, fill_during },
  { "after", N_ ("After"), MINKA_MEETING_STATE_HELD, MINKA_MEETING_STATE_ISSUED, fill_after },
};

static gboolean
is_issued (MinkaMeetingView *self)
{
  return self->meeting->state == MINKA_MEETING_STATE_ISSUED;
}

/* How far the meeting has come. */
static const char *
stage_icon (MinkaMeetingState state, const Stage *stage)
{
  if (state == MINKA_MEETING_STATE_CANCELLED || state < stage->begins)
    return "minka-stage-todo-symbolic";
  return state < stage->ends ? "minka-stage-now-symbolic" : "minka-check-symbolic";
}

static void fill_stage (MinkaMeetingView *self);

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MinkaMeetingView *self = MINKA_MEETING_VIEW (widget);

  if (--self->waiting > 0)
    return G_SOURCE_CONTINUE;
  fill_stage (self);
  return G_SOURCE_REMOVE;
}

/* At the start the window is painted before the many rows of a meeting are made. */
static gboolean
waits_for_window (MinkaMeetingView *self)
{
  if (self->waiting > 0)
    return TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) || gtk_widget_get_root (GTK_WIDGET (self)) == NULL ||
      gtk_widget_get_mapped (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)))))
    return FALSE;
  self->waiting = 2;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
  return TRUE;
}

static void
fill_stage (MinkaMeetingView *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);
  AdwBin *bin = ADW_BIN (adw_view_stack_get_visible_child (self->stack));
  g_autoptr (MinkaForm) form = NULL;
  GtkWidget *page;

  if (bin == NULL || adw_bin_get_child (bin) != NULL || *self->meeting->title == '\0' ||
      waits_for_window (self))
    return;
  page = adw_preferences_page_new ();
  form = minka_form_new (self->workspace, self->meeting);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_str_equal (stages[i].name, name))
      stages[i].fill (self, form, ADW_PREFERENCES_PAGE (page));
  adw_bin_set_child (bin, page);
}

static void
update_actions (MinkaMeetingView *self)
{
  const gboolean prepared = self->meeting->state == MINKA_MEETING_STATE_PREPARING;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meeting.postpone", prepared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meeting.cancel", prepared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meeting.change-following",
                                 prepared && *self->meeting->series != '\0');
}

static void
on_meeting_changed (MinkaMeetingView *self)
{
  adw_window_title_set_title (self->title, self->meeting->title);
  adw_banner_set_revealed (self->banner, is_issued (self));
  update_actions (self);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++) {
    GtkWidget *stage = adw_view_stack_get_child_by_name (self->stack, stages[i].name);

    adw_view_stack_page_set_icon_name (adw_view_stack_get_page (self->stack, stage),
                                       stage_icon (self->meeting->state, &stages[i]));
    /* What comes next is prepared after all is issued, too. */
    if (stages[i].fill != fill_after)
      gtk_widget_set_sensitive (stage, !is_issued (self));
  }
  for (guint i = 0; i < self->locked->len; i++)
    gtk_widget_set_sensitive (self->locked->pdata[i], !is_issued (self));
  fill_stage (self);
}

static void
on_banner_clicked (MinkaMeetingView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-acta", "s", meeting_id (self));
}

static void
remove_meeting (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaMeetingView *self = MINKA_MEETING_VIEW (widget);
  MinkaGesture *gesture = minka_gesture_new (_ ("Remove meeting"));
  g_autofree char *message = g_strdup_printf (_ ("“%s” removed"), self->meeting->title);

  minka_gesture_remove (gesture, MINKA_TYPE_MEETING, meeting_id (self));
  minka_form_apply_and_tell (widget, self->workspace, gesture, message);
}

static void
on_next_planned (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaMeetingView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);
  g_autofree char *message = NULL;
  g_autofree char *day = NULL;
  MinkaGesture *gesture;
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (window == NULL)
    return;
  if (records == NULL) {
    gtk_widget_activate_action (window, "win.explain", "s", error->message);
    return;
  }
  gesture = minka_gesture_new (_ ("New meeting"));
  for (guint i = 0; i < records->len; i++)
    minka_gesture_put (gesture, records->pdata[i]);
  day = minka_format_day_short (MINKA_MEETING (records->pdata[0])->date);
  message = *day != '\0' ? g_strdup_printf (_ ("Next meeting prepared for %s"), day)
                         : g_strdup (_ ("Next meeting prepared, without a date"));
  minka_form_apply_and_tell (window, self->workspace, gesture, message);
  gtk_widget_activate_action (window, "win.show-record", "(sss)", "meeting",
                              minka_record_get_id (records->pdata[0]), "");
}

static void
prepare_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaMeetingView *self = MINKA_MEETING_VIEW (widget);

  minka_workspace_plan_next (self->workspace, meeting_id (self), on_next_planned, g_object_ref (self));
}

static void
postpone (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_meeting_postpone (widget, MINKA_MEETING_VIEW (widget)->workspace,
                          MINKA_MEETING_VIEW (widget)->meeting);
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_meeting_cancel (widget, MINKA_MEETING_VIEW (widget)->workspace, MINKA_MEETING_VIEW (widget)->meeting);
}

static void
change_following (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_meeting_change_following (widget, MINKA_MEETING_VIEW (widget)->workspace,
                                  MINKA_MEETING_VIEW (widget)->meeting);
}

/* Then a narrow window has room for the words alone. */
static gboolean
is_text_large (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 1.5 * 96 * 1024;
}

static GtkWidget *
make_header (MinkaMeetingView *self)
{
  GtkWidget *header = minka_page_make_header (self->workspace);
  GtkWidget *switcher = adw_inline_view_switcher_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (NULL, NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  g_menu_append (menu, _ ("Golden _thread"), "win.thread");
  g_menu_append (menu, _ ("Prepare the _next meeting"), "meeting.next");
  g_menu_append (menu, _ ("_Postpone…"), "meeting.postpone");
  g_menu_append (menu, _ ("_Cancel meeting…"), "meeting.cancel");
  g_menu_append (menu, _ ("Same _hour and place for those that follow"), "meeting.change-following");
  g_menu_append (menu, _ ("_Remove meeting"), "meeting.remove");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Options of the meeting"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  adw_inline_view_switcher_set_stack (ADW_INLINE_VIEW_SWITCHER (switcher), self->stack);
  adw_inline_view_switcher_set_display_mode (ADW_INLINE_VIEW_SWITCHER (switcher),
                                             is_text_large (switcher) ? ADW_INLINE_VIEW_SWITCHER_LABELS
                                                                      : ADW_INLINE_VIEW_SWITCHER_BOTH);
  adw_inline_view_switcher_set_homogeneous (ADW_INLINE_VIEW_SWITCHER (switcher), TRUE);
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_bottom (switcher, 6);
  g_object_set_data (G_OBJECT (header), "minka-switcher", switcher);
  return header;
}

static void
minka_meeting_view_finalize (GObject *object)
{
  MinkaMeetingView *self = MINKA_MEETING_VIEW (object);

  g_clear_object (&self->meeting);
  g_clear_object (&self->workspace);
  g_ptr_array_unref (self->locked);
  G_OBJECT_CLASS (minka_meeting_view_parent_class)->finalize (object);
}

static void
minka_meeting_view_class_init (MinkaMeetingViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = minka_meeting_view_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "meeting.next", NULL, prepare_next);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "meeting.remove", NULL, remove_meeting);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "meeting.postpone", NULL, postpone);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "meeting.cancel", NULL, cancel);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "meeting.change-following", NULL,
                                   change_following);
}

static void
minka_meeting_view_init (MinkaMeetingView *self)
{
  self->locked = g_ptr_array_new ();
}

/**
 * minka_meeting_view_new:
 * @workspace: the open plan
 * @id: the id of a meeting
 *
 * Returns: (transfer full): the meeting
 */
GtkWidget *
minka_meeting_view_new (MinkaWorkspace *workspace, const char *id)
{
  MinkaMeetingView *self = g_object_new (MINKA_TYPE_MEETING_VIEW, NULL);
  GtkWidget *header, *view, *box;

  self->workspace = g_object_ref (workspace);
  self->meeting = minka_workspace_get_record (workspace, MINKA_TYPE_MEETING, id);
  g_object_set_data (G_OBJECT (self), "minka-record", self->meeting);
  self->stack = ADW_VIEW_STACK (adw_view_stack_new ());
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    adw_view_stack_add_titled (self->stack, adw_bin_new (), stages[i].name, _ (stages[i].title));

  self->banner = ADW_BANNER (
      adw_banner_new (_ ("The acta of this meeting is issued, so the meeting no longer changes.")));
  adw_banner_set_button_label (self->banner, _ ("See acta"));
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (on_banner_clicked), self,
                           G_CONNECT_SWAPPED);

  header = make_header (self);
  view = adw_toolbar_view_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view),
                                g_object_get_data (G_OBJECT (header), "minka-switcher"));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->banner));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), box);
  adw_bin_set_child (ADW_BIN (self), view);

  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (fill_stage), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->meeting, "notify", G_CALLBACK (on_meeting_changed), self, G_CONNECT_SWAPPED);
  on_meeting_changed (self);
  return GTK_WIDGET (self);
}

/**
 * minka_meeting_view_get_id:
 * @self: a meeting view
 *
 * Returns: (transfer none): the id of its meeting
 */
const char *
minka_meeting_view_get_id (MinkaMeetingView *self)
{
  return meeting_id (self);
}

/**
 * minka_meeting_view_show_part:
 * @self: a meeting view
 * @part: a field of the meeting, or the id of a topic or an agreement
 *
 * Brings a part of the meeting to the front. What belongs to it is written down while it is held.
 */
void
minka_meeting_view_show_part (MinkaMeetingView *self, const char *part)
{
  static const char *const during[] = { "previous_reading", "reports", "opened", "closed", NULL };
  static const char *const after[] = { "conclusions", "suggestions", "research", "approval", NULL };
  gboolean is_field = minka_record_class_find (MINKA_RECORD_GET_CLASS (self->meeting), part) != NULL;
  const char *stage = is_field && !g_strv_contains (during, part) ? "before" : "during";

  adw_view_stack_set_visible_child_name (self->stack, g_strv_contains (after, part) ? "after" : stage);
  /* A topic has a row in more than one stage. */
  minka_page_focus_part (adw_view_stack_get_visible_child (self->stack), part);
}
