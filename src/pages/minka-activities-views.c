#include "minka-activities-views.h"

#include "minka-month.h"
#include "minka-page.h"
#include "minka-print.h"
#include "minka-record-list.h"
#include "minka-school-calendar.h"
#include "minka-timeline.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaActivitiesViews:
 *
 * The planning in its three views: table, calendar and cronograma.
 */
struct _MinkaActivitiesViews {
  AdwBin parent_instance;
  MinkaWorkspace *workspace;
  GListModel *rows;
  AdwViewStack *views;
  GtkStack *first; /* the table, or how to begin */
  MinkaActivityTable *table;
  GtkWidget *month;
  GtkWidget *timeline;
  gboolean beginning; /* the first activity is being written */
};

G_DEFINE_FINAL_TYPE (MinkaActivitiesViews, minka_activities_views, ADW_TYPE_BIN)

#define NO_ROOM_FOR_SWITCHER "max-width: 520sp"
#define NO_ROOM_FOR_BUTTONS "max-width: 400sp"

static void
on_table_chosen (MinkaActivitiesViews *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "activities.open", "s", id);
}

static void
open_school_calendar (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_present (minka_school_calendar_dialog_new (MINKA_ACTIVITIES_VIEWS (widget)->workspace), widget);
}

static void
on_timeline_drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = minka_workspace_finish_bytes (MINKA_WORKSPACE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (self);

  if (root == NULL)
    return;
  if (pdf != NULL)
    minka_print_pdf (GTK_WINDOW (root), pdf, _ ("Cronograma"));
  else
    gtk_widget_activate_action (self, "win.tell", "s", error->message);
}

static void
print_timeline (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_workspace_draw_timeline (MINKA_ACTIVITIES_VIEWS (widget)->workspace, NULL, on_timeline_drawn,
                                 g_object_ref (widget));
}

static void
on_day_chosen (MinkaActivitiesViews *self, const char *source, const char *id)
{
  if (g_str_equal (source, "activity"))
    on_table_chosen (self, id);
  else if (g_str_equal (source, "meeting"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sss)", source, id, "");
  else
    open_school_calendar (GTK_WIDGET (self), NULL, NULL);
}

static void
on_day_activated (MinkaActivitiesViews *self, const char *iso)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "activities.add-on", "s", iso);
}

static void
on_rows_changed (MinkaActivitiesViews *self)
{
  gboolean some = g_list_model_get_n_items (self->rows) > 0;

  if (some || self->beginning)
    gtk_stack_set_visible_child_name (self->first, "table");
  else if (minka_record_list_is_loaded (MINKA_RECORD_LIST (self->rows)))
    gtk_stack_set_visible_child_name (self->first, "empty");
  if (some)
    self->beginning = FALSE;
}

static void
on_year_changed (MinkaActivitiesViews *self, GParamSpec *pspec, MinkaPlan *plan)
{
  minka_month_set_year (MINKA_MONTH (self->month), plan->year);
  minka_timeline_set_year (MINKA_TIMELINE (self->timeline), plan->year);
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add activity"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "minka-activities-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("No activities yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (status),
      _ ("Add the first activity of the plan, with its goal, its dates and those who answer for it."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "activities.begin");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), button);
  return status;
}

static GtkWidget *
make_switcher (MinkaActivitiesViews *self)
{
  GtkWidget *switcher = adw_inline_view_switcher_new ();

  adw_inline_view_switcher_set_stack (ADW_INLINE_VIEW_SWITCHER (switcher), self->views);
  adw_inline_view_switcher_set_display_mode (ADW_INLINE_VIEW_SWITCHER (switcher),
                                             ADW_INLINE_VIEW_SWITCHER_LABELS);
  return switcher;
}

static GtkWidget *
make_add_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Add activity"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add activity"),
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "activities.begin");
  gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static GtkWidget *
make_menu (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Order by date"), "activities.sort");
  g_menu_append (menu, _ ("_School calendar…"), "views.school-calendar");
  g_menu_append (menu, _ ("_Print the cronograma…"), "views.print");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Options of the activities"));
  return button;
}

static AdwBreakpoint *
add_breakpoint (GtkWidget *bin, const char *condition, GtkWidget *header, GtkWidget *view)
{
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse (condition));
  g_auto (GValue) yes = G_VALUE_INIT;
  g_auto (GValue) nothing = G_VALUE_INIT;

  g_value_init (&yes, G_TYPE_BOOLEAN);
  g_value_set_boolean (&yes, TRUE);
  g_value_init (&nothing, GTK_TYPE_WIDGET);
  adw_breakpoint_add_setter (breakpoint, G_OBJECT (header), "title-widget", &nothing);
  adw_breakpoint_add_setter (breakpoint, G_OBJECT (view), "reveal-bottom-bars", &yes);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), breakpoint);
  return breakpoint;
}

/* With little room the views are chosen below, and with less activities are added where they are listed. */
static GtkWidget *
make_frame (MinkaActivitiesViews *self, MinkaWorkspace *workspace)
{
  GtkWidget *bin = adw_breakpoint_bin_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = minka_page_make_header (workspace);
  GtkWidget *add = make_add_button ();
  GtkWidget *below = make_switcher (self);
  g_auto (GValue) no = G_VALUE_INIT;

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), make_switcher (self));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_menu ());
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), add);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->views));
  gtk_widget_add_css_class (below, "minka-switcher");
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), below);
  adw_toolbar_view_set_reveal_bottom_bars (ADW_TOOLBAR_VIEW (view), FALSE);

  g_value_init (&no, G_TYPE_BOOLEAN);
  add_breakpoint (bin, NO_ROOM_FOR_SWITCHER, header, view);
  adw_breakpoint_add_setter (add_breakpoint (bin, NO_ROOM_FOR_BUTTONS, header, view), G_OBJECT (add),
                             "visible", &no);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), view);
  gtk_widget_set_size_request (bin, 290, 200);
  return bin;
}

static void
minka_activities_views_dispose (GObject *object)
{
  g_clear_object (&MINKA_ACTIVITIES_VIEWS (object)->rows);
  g_clear_object (&MINKA_ACTIVITIES_VIEWS (object)->workspace);
  G_OBJECT_CLASS (minka_activities_views_parent_class)->dispose (object);
}

static void
minka_activities_views_class_init (MinkaActivitiesViewsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_activities_views_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "views.school-calendar", NULL,
                                   open_school_calendar);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "views.print", NULL, print_timeline);
}

static void
minka_activities_views_init (MinkaActivitiesViews *self)
{
}

/**
 * minka_activities_views_new:
 * @workspace: the open plan
 * @rows: the rows of the planning
 * @objectives: the objectives
 * @days: whatever has a day
 *
 * Returns: (transfer full): the views, with their header bar
 */
GtkWidget *
minka_activities_views_new (MinkaWorkspace *workspace, GListModel *rows, GListModel *objectives,
                            GListModel *days)
{
  MinkaActivitiesViews *self = g_object_new (MINKA_TYPE_ACTIVITIES_VIEWS, NULL);
  MinkaPlan *plan = minka_workspace_get_plan (workspace);

  self->workspace = g_object_ref (workspace);
  self->rows = g_object_ref (rows);
  self->table = MINKA_ACTIVITY_TABLE (minka_activity_table_new (workspace, rows, objectives));
  self->first = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->first, FALSE);
  gtk_stack_set_vhomogeneous (self->first, FALSE);
  gtk_stack_add_named (self->first, adw_bin_new (), "loading");
  gtk_stack_add_named (self->first, GTK_WIDGET (self->table), "table");
  gtk_stack_add_named (self->first, make_empty (), "empty");
  self->month = minka_month_new ();
  minka_month_set_days (MINKA_MONTH (self->month), days);
  minka_month_set_day_action (MINKA_MONTH (self->month), _ ("Add activity on this day"));
  self->timeline = minka_timeline_new ();
  minka_timeline_set_days (MINKA_TIMELINE (self->timeline), days);
  minka_timeline_set_rows (MINKA_TIMELINE (self->timeline), rows);
  on_year_changed (self, NULL, plan);

  self->views = ADW_VIEW_STACK (adw_view_stack_new ());
  adw_view_stack_set_hhomogeneous (self->views, FALSE);
  adw_view_stack_set_vhomogeneous (self->views, FALSE);
  adw_view_stack_add_titled (self->views, GTK_WIDGET (self->first), "table", _ ("Table"));
  adw_view_stack_add_titled (self->views, self->month, "calendar", _ ("Calendar"));
  adw_view_stack_add_titled (self->views, self->timeline, "timeline", _ ("Cronograma"));
  adw_bin_set_child (ADW_BIN (self), make_frame (self, workspace));

  g_signal_connect_object (plan, "notify::year", G_CALLBACK (on_year_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "chosen", G_CALLBACK (on_table_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->month, "chosen", G_CALLBACK (on_day_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->month, "day-activated", G_CALLBACK (on_day_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "chosen", G_CALLBACK (on_day_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (on_rows_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "notify::loaded", G_CALLBACK (on_rows_changed), self, G_CONNECT_SWAPPED);
  on_rows_changed (self);
  return GTK_WIDGET (self);
}

/**
 * minka_activities_views_get_table:
 * @self: the views
 *
 * Returns: (transfer none): the table
 */
MinkaActivityTable *
minka_activities_views_get_table (MinkaActivitiesViews *self)
{
  return self->table;
}

/**
 * minka_activities_views_show_table:
 * @self: the views
 *
 * Brings the table to the front.
 */
void
minka_activities_views_show_table (MinkaActivitiesViews *self)
{
  adw_view_stack_set_visible_child_name (self->views, "table");
}

/**
 * minka_activities_views_begin:
 * @self: the views
 * @objective: (nullable): the id of an objective
 *
 * Lets the person type the title of a new activity; see minka_activity_table_begin().
 */
void
minka_activities_views_begin (MinkaActivitiesViews *self, const char *objective)
{
  self->beginning = TRUE;
  minka_activities_views_show_table (self);
  gtk_stack_set_visible_child_name (self->first, "table");
  minka_activity_table_begin (self->table, objective);
}

/**
 * minka_activities_views_show_day:
 * @self: the views
 * @iso: a day as YYYY-MM-DD
 *
 * Brings the calendar to the front, with that day chosen.
 */
void
minka_activities_views_show_day (MinkaActivitiesViews *self, const char *iso)
{
  adw_view_stack_set_visible_child_name (self->views, "calendar");
  minka_month_show_day (MINKA_MONTH (self->month), iso);
}
