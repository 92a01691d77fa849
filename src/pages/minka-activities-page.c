#include "minka-activities-page.h"

#include "minka-activities-views.h"
#include "minka-activity-sheet.h"
#include "minka-activity-steps.h"
#include "minka-new-activity.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaActivitiesPage:
 *
 * *Actividades*: the planning, and beside it, or in its place where there is no room, the sheet of an activity.
 */
struct _MinkaActivitiesPage {
  MinkaPage parent_instance;
  GListModel *activities;
  GListModel *rows;
  GListModel *objectives;
  GListModel *days;
  AdwOverlaySplitView *split;
  MinkaActivitiesViews *views;
  MinkaActivityTable *table;
  char *wanted; /* to be shown as soon as it is known */
  char *wanted_part;
};

G_DEFINE_FINAL_TYPE (MinkaActivitiesPage, minka_activities_page, MINKA_TYPE_PAGE)

static MinkaActivitySheet *
get_sheet (MinkaActivitiesPage *self)
{
  return (MinkaActivitySheet *) adw_overlay_split_view_get_sidebar (self->split);
}

static gboolean
has_record (GListModel *list, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (MinkaRecord) record = g_list_model_get_item (list, i);

    if (g_str_equal (minka_record_get_id (record), id))
      return TRUE;
  }
  return FALSE;
}

static const char *
shown_id (MinkaActivitiesPage *self)
{
  MinkaActivitySheet *sheet = get_sheet (self);

  return sheet != NULL ? minka_record_get_id (MINKA_RECORD (minka_activity_sheet_get_activity (sheet)))
                       : NULL;
}

static void
open_sheet (MinkaActivitiesPage *self, const char *id, const char *part)
{
  GtkWidget *sheet;

  /* What makes room would otherwise bring the focus back to where it was. */
  if (part != NULL)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  minka_activity_table_select (self->table, id);
  if (g_strcmp0 (shown_id (self), id) != 0) {
    sheet = minka_activity_sheet_new (minka_page_get_workspace (MINKA_PAGE (self)), id);
    g_object_bind_property (self->split, "collapsed", sheet, "alone", G_BINDING_SYNC_CREATE);
    adw_overlay_split_view_set_sidebar (self->split, sheet);
  }
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  if (part != NULL)
    minka_activity_sheet_show_part (get_sheet (self), part);
}

static void
close_sheet (MinkaActivitiesPage *self)
{
  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
}

static void
on_sheet_shown (MinkaActivitiesPage *self)
{
  if (adw_overlay_split_view_get_show_sidebar (self->split))
    return;
  adw_overlay_split_view_set_sidebar (self->split, NULL);
  minka_activity_table_unselect (self->table);
}

/* The first day of something in the school's calendar. */
static const char *
find_day (MinkaActivitiesPage *self, const char *record)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->days); i++) {
    g_autoptr (MinkaCalendarSummary) day = g_list_model_get_item (self->days, i);

    if (day->source != MINKA_CALENDAR_SOURCE_ACTIVITY && g_str_equal (day->record, record))
      return day->first_day;
  }
  return NULL;
}

static void
show_wanted (MinkaActivitiesPage *self)
{
  g_autofree char *id = g_steal_pointer (&self->wanted);
  g_autofree char *part = g_steal_pointer (&self->wanted_part);

  if (id == NULL)
    return;
  if (has_record (self->activities, id) && g_list_model_get_n_items (self->rows) > 0) {
    open_sheet (self, id, part);
  } else if (has_record (self->objectives, id)) {
    close_sheet (self);
    minka_activities_views_begin (self->views, id);
  } else if (find_day (self, id) != NULL) {
    close_sheet (self);
    minka_activities_views_show_day (self->views, find_day (self, id));
  } else {
    self->wanted = g_steal_pointer (&id);
    self->wanted_part = g_steal_pointer (&part);
  }
}

static void
on_changed (MinkaActivitiesPage *self)
{
  const char *id = shown_id (self);

  if (id != NULL && !has_record (self->activities, id))
    close_sheet (self);
  show_wanted (self);
}

static void
show_record (MinkaPage *page, const char *id, const char *part)
{
  MinkaActivitiesPage *self = MINKA_ACTIVITIES_PAGE (page);

  g_set_str (&self->wanted, id);
  g_set_str (&self->wanted_part, part);
  show_wanted (self);
}

/* Actions */

static void
begin (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_activities_views_begin (MINKA_ACTIVITIES_PAGE (widget)->views, NULL);
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaActivitiesPage *self = MINKA_ACTIVITIES_PAGE (widget);
  const char *title, *objective;
  g_autofree char *id = NULL;

  g_variant_get (parameter, "(&s&s)", &title, &objective);
  id = minka_activity_add (widget, minka_page_get_workspace (MINKA_PAGE (self)), title, objective, "",
                           g_list_model_get_n_items (self->activities));
}

static void
on_named (MinkaActivitiesPage *self, const char *title, const char *day)
{
  g_autofree char *id = minka_activity_add (GTK_WIDGET (self), minka_page_get_workspace (MINKA_PAGE (self)),
                                            title, "", day, g_list_model_get_n_items (self->activities));

  minka_page_show_record (MINKA_PAGE (self), id, NULL);
}

static void
add_on (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwDialog *dialog = minka_new_activity_dialog_new (g_variant_get_string (parameter, NULL));

  g_signal_connect_object (dialog, "named", G_CALLBACK (on_named), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
open_activity (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_sheet (MINKA_ACTIVITIES_PAGE (widget), g_variant_get_string (parameter, NULL), "title");
}

static void
close_activity (GtkWidget *widget, const char *action, GVariant *parameter)
{
  close_sheet (MINKA_ACTIVITIES_PAGE (widget));
}

/* The row with an id, or without one the row that the sheet belongs to. */
static MinkaScheduleSummary *
find_row (MinkaActivitiesPage *self, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);

  if (*id == '\0')
    return minka_activity_table_get_selected (self->table);
  for (guint i = 0; i < g_list_model_get_n_items (self->rows); i++) {
    g_autoptr (MinkaRecord) row = g_list_model_get_item (self->rows, i);

    if (g_str_equal (minka_record_get_id (row), id))
      return MINKA_SCHEDULE_SUMMARY (row);
  }
  return NULL;
}

static void
move (MinkaActivitiesPage *self, GVariant *parameter, int by)
{
  MinkaScheduleSummary *row = find_row (self, parameter);

  if (row == NULL)
    return;
  if (*g_variant_get_string (parameter, NULL) != '\0')
    minka_activity_table_follow (self->table, row);
  minka_activity_move (GTK_WIDGET (self), minka_page_get_workspace (MINKA_PAGE (self)), self->activities,
                       self->rows, row, by);
}

static void
move_up (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move (MINKA_ACTIVITIES_PAGE (widget), parameter, -1);
}

static void
move_down (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move (MINKA_ACTIVITIES_PAGE (widget), parameter, 1);
}

static void
sort (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaActivitiesPage *self = MINKA_ACTIVITIES_PAGE (widget);

  minka_activity_sort (widget, minka_page_get_workspace (MINKA_PAGE (self)), self->activities, self->rows);
}

static void
duplicate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaActivitiesPage *self = MINKA_ACTIVITIES_PAGE (widget);
  MinkaActivitySheet *sheet = get_sheet (self);

  if (sheet != NULL)
    minka_activity_duplicate (widget, minka_page_get_workspace (MINKA_PAGE (self)),
                              minka_activity_sheet_get_activity (sheet),
                              g_list_model_get_n_items (self->activities));
}

static void
remove_activity (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaActivitiesPage *self = MINKA_ACTIVITIES_PAGE (widget);
  MinkaScheduleSummary *row = find_row (self, parameter);

  if (row != NULL)
    minka_activity_remove (widget, minka_page_get_workspace (MINKA_PAGE (self)), row->activity, row->title);
}

/* Content */

static void
add_setter (AdwBreakpoint *breakpoint, gpointer object, const char *name, double number)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_DOUBLE);
  g_value_set_double (&value, number);
  adw_breakpoint_add_setter (breakpoint, object, name, &value);
}

/* Where there is no room for both, the sheet takes the whole page. */
static GtkWidget *
make_split (MinkaActivitiesPage *self)
{
  GtkWidget *bin = adw_breakpoint_bin_new ();
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 720sp"));
  g_auto (GValue) yes = G_VALUE_INIT;

  self->split = ADW_OVERLAY_SPLIT_VIEW (adw_overlay_split_view_new ());
  adw_overlay_split_view_set_sidebar_position (self->split, GTK_PACK_END);
  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  adw_overlay_split_view_set_enable_show_gesture (self->split, FALSE);
  adw_overlay_split_view_set_pin_sidebar (self->split, TRUE);
  adw_overlay_split_view_set_min_sidebar_width (self->split, 340);
  adw_overlay_split_view_set_max_sidebar_width (self->split, 460);
  adw_overlay_split_view_set_sidebar_width_fraction (self->split, 0.42);
  adw_overlay_split_view_set_content (self->split, GTK_WIDGET (self->views));
  g_signal_connect_object (self->split, "notify::show-sidebar", G_CALLBACK (on_sheet_shown), self,
                           G_CONNECT_SWAPPED);

  g_value_init (&yes, G_TYPE_BOOLEAN);
  g_value_set_boolean (&yes, TRUE);
  adw_breakpoint_add_setter (narrow, G_OBJECT (self->split), "collapsed", &yes);
  add_setter (narrow, self->split, "min-sidebar-width", 100);
  add_setter (narrow, self->split, "max-sidebar-width", 10000);
  add_setter (narrow, self->split, "sidebar-width-fraction", 1);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), narrow);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), GTK_WIDGET (self->split));
  gtk_widget_set_size_request (bin, 290, 200);
  return bin;
}

static void
watch (MinkaActivitiesPage *self, GListModel *list)
{
  g_signal_connect_object (list, "items-changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (list, "notify::loaded", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
fill (MinkaPage *page)
{
  MinkaActivitiesPage *self = MINKA_ACTIVITIES_PAGE (page);
  MinkaWorkspace *workspace = minka_page_get_workspace (page);

  self->activities = minka_workspace_list (workspace, MINKA_TYPE_ACTIVITY, NULL, NULL);
  self->objectives = minka_workspace_list (workspace, MINKA_TYPE_OBJECTIVE_SUMMARY, NULL, NULL);
  self->rows = minka_workspace_list (workspace, MINKA_TYPE_SCHEDULE_SUMMARY, NULL, NULL);
  self->days = minka_workspace_list (workspace, MINKA_TYPE_CALENDAR_SUMMARY, NULL, NULL);
  self->views = MINKA_ACTIVITIES_VIEWS (
      minka_activities_views_new (workspace, self->rows, self->objectives, self->days));
  self->table = minka_activities_views_get_table (self->views);
  adw_bin_set_child (ADW_BIN (page), make_split (self));
  watch (self, self->activities);
  watch (self, self->objectives);
  watch (self, self->rows);
  watch (self, self->days);
}

static void
minka_activities_page_dispose (GObject *object)
{
  MinkaActivitiesPage *self = MINKA_ACTIVITIES_PAGE (object);

  g_clear_object (&self->activities);
  g_clear_object (&self->objectives);
  g_clear_object (&self->rows);
  g_clear_object (&self->days);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->wanted_part, g_free);
  G_OBJECT_CLASS (minka_activities_page_parent_class)->dispose (object);
}

static void
minka_activities_page_class_init (MinkaActivitiesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = minka_activities_page_dispose;
  MINKA_PAGE_CLASS (klass)->fill = fill;
  MINKA_PAGE_CLASS (klass)->show_record = show_record;
  gtk_widget_class_install_action (widget_class, "activities.begin", NULL, begin);
  gtk_widget_class_install_action (widget_class, "activities.add", "(ss)", add);
  gtk_widget_class_install_action (widget_class, "activities.close", NULL, close_activity);
  gtk_widget_class_install_action (widget_class, "activities.open", "s", open_activity);
  gtk_widget_class_install_action (widget_class, "activities.add-on", "s", add_on);
  gtk_widget_class_install_action (widget_class, "activities.up", "s", move_up);
  gtk_widget_class_install_action (widget_class, "activities.down", "s", move_down);
  gtk_widget_class_install_action (widget_class, "activities.sort", NULL, sort);
  gtk_widget_class_install_action (widget_class, "activities.duplicate", NULL, duplicate);
  gtk_widget_class_install_action (widget_class, "activities.remove", "s", remove_activity);
}

static void
minka_activities_page_init (MinkaActivitiesPage *self)
{
}
