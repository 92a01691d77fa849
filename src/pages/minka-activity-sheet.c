#include "minka-activity-sheet.h"

#include "minka-activity-meetings.h"
#include "minka-activity-objectives.h"
#include "minka-activity-responsibles.h"
#include "minka-format.h"
#include "minka-items.h"
#include "minka-page.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaActivitySheet:
 *
 * Everything about one activity, beside the planning or in its place.
 */
struct _MinkaActivitySheet {
  AdwBin parent_instance;
  MinkaWorkspace *workspace;
  MinkaActivity *activity;
  gboolean alone;
};

enum {
  PROP_ALONE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MinkaActivitySheet, minka_activity_sheet, ADW_TYPE_BIN)

/* Goals */

static char *
say_quantity (MinkaGoal *goal)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (goal->quantity == 0)
    return g_strdup (goal->unit);
  g_ascii_formatd (number, sizeof number, "%g", goal->quantity);
  return g_strstrip (g_strdup_printf ("%s %s", number, goal->unit));
}

static char *
name_goal (MinkaWorkspace *workspace, gpointer record)
{
  MinkaGoal *goal = record;
  char *quantity;

  if (*goal->text != '\0')
    return g_strdup (goal->text);
  quantity = say_quantity (goal);
  if (*quantity != '\0')
    return quantity;
  g_free (quantity);
  return g_strdup (_ ("Goal without words"));
}

static char *
describe_goal (MinkaWorkspace *workspace, gpointer record)
{
  return *MINKA_GOAL (record)->text != '\0' ? say_quantity (record) : g_strdup ("");
}

/* «4 reuniones» is a number and a unit; with more words it is also a text. */
static void
read_goal (gpointer record, const char *text, gpointer choice)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ", 3);
  guint n = g_strv_length (words);
  g_autofree char *number = g_strdelimit (g_strdup (words[0]), ",", '.');
  char *end = NULL;
  double quantity = g_ascii_strtod (number, &end);

  if (n < 2 || end == number || *end != '\0' || quantity <= 0 || quantity > 100000) {
    g_object_set (record, "text", text, NULL);
    return;
  }
  g_object_set (record, "quantity", quantity, "unit", words[1], "text", n > 2 ? text : "", NULL);
}

static void
fill_goal (MinkaForm *form, GtkWidget *row)
{
  minka_form_add (form, row, "quantity", _ ("How many"));
  minka_form_add (form, row, "unit", _ ("Of what"));
  minka_form_add_line (form, row, "text", _ ("Goal in words"));
}

static const MinkaItemKind goals = {
  .type = minka_goal_get_type,
  .owner = "activity",
  .add = N_ ("Add goal"),
  .remove = N_ ("Remove goal"),
  .move = N_ ("Move goal"),
  .name = name_goal,
  .subtitle = describe_goal,
  .read = read_goal,
  .fill = fill_goal,
};

/* Verification sources */

static void
fill_source (MinkaForm *form, GtkWidget *row)
{
  minka_form_add_line (form, row, "text", _ ("Verification source"));
}

static const MinkaItemKind sources = {
  .type = minka_source_get_type,
  .owner = "activity",
  .title = "text",
  .add = N_ ("Add source"),
  .remove = N_ ("Remove source"),
  .move = N_ ("Move source"),
  .fill = fill_source,
};

/* Dates */

static char *
name_days (MinkaWorkspace *workspace, gpointer record)
{
  MinkaActivityDate *date = record;

  return minka_format_days (date->first_day, date->last_day, 0);
}

static void
read_day (gpointer record, const char *text, gpointer choice)
{
  g_object_set (record, "first_day", text, NULL);
}

static void
fill_days (MinkaForm *form, GtkWidget *row)
{
  minka_form_add_range (form, row, "first_day", _ ("Day, or first day"), "last_day",
                        _ ("Last day, if there are several"));
}

static const MinkaItemKind days = {
  .type = minka_activity_date_get_type,
  .owner = "activity",
  .add = N_ ("Add date"),
  .remove = N_ ("Remove date"),
  .by_day = TRUE,
  .name = name_days,
  .read = read_day,
  .fill = fill_days,
};

/* Sheet */

static void
add_group (AdwPreferencesPage *page, GtkWidget *group)
{
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

static void
add_items (MinkaActivitySheet *self, AdwPreferencesPage *page, const MinkaItemKind *kind, const char *title,
           const char *description)
{
  GtkWidget *group =
      minka_items_new (self->workspace, kind, minka_record_get_id (MINKA_RECORD (self->activity)));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  add_group (page, group);
}

static GtkWidget *
make_content (MinkaActivitySheet *self)
{
  const char *id = minka_record_get_id (MINKA_RECORD (self->activity));
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  g_autoptr (MinkaForm) form = minka_form_new (self->workspace, self->activity);
  GtkWidget *group = minka_page_group (NULL, NULL);

  minka_form_add_line (form, group, "title", _ ("Title"));
  add_group (page, group);
  add_group (page, minka_activity_objectives_new (self->workspace, id));
  add_items (self, page, &goals, _ ("Goals"), _ ("For example “4 meetings”."));
  add_group (page, minka_activity_responsibles_new (self->workspace, id));
  add_items (self, page, &sources, _ ("Verification sources"), _ ("Videos, actas, reports."));
  add_items (self, page, &days, _ ("Dates"),
             _ ("For several days on end, open the date and give the last one."));

  group = minka_page_group (_ ("Information sheet"), NULL);
  minka_form_add_text (form, group, "description", _ ("Description"));
  minka_form_add_text (form, group, "contents", _ ("Contents"));
  minka_form_add_line (form, group, "audience", _ ("For whom"));
  minka_form_add_text (form, group, "competence", _ ("Teaching competence to develop"));
  minka_form_add_text (form, group, "product", _ ("Product"));
  minka_form_add (form, group, "duration", _ ("Duration in minutes"));
  add_group (page, group);
  add_group (page, minka_activity_meetings_new (self->workspace, self->activity));
  return GTK_WIDGET (page);
}

static GtkWidget *
make_menu (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Move _up"), "activities.up::");
  g_menu_append (menu, _ ("Move _down"), "activities.down::");
  g_menu_append (menu, _ ("_Duplicate"), "activities.duplicate");
  g_menu_append (menu, _ ("_Remove activity"), "activities.remove::");
  g_menu_append (menu, _ ("Golden _thread"), "win.thread");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Options of the activity"));
  return button;
}

static GtkWidget *
make_button (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "activities.close");
  return button;
}

static void
add_header (MinkaActivitySheet *self, GtkWidget *view, GtkWidget *header, GtkWidget *button)
{
  GtkWidget *title = adw_window_title_new (NULL, NULL);

  g_object_bind_property (self->activity, "title", title, "title", G_BINDING_SYNC_CREATE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), title);
  adw_header_bar_set_show_back_button (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_menu ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
}

/* In the place of the planning the sheet has a way back and undo; beside it, it can be closed. */
static void
add_headers (MinkaActivitySheet *self, GtkWidget *view)
{
  GtkWidget *whole = adw_header_bar_new ();
  GtkWidget *pane = adw_header_bar_new ();

  add_header (self, view, whole, make_button ("go-previous-symbolic", _ ("Back to the activities")));
  minka_page_add_undo (whole, self->workspace);
  g_object_bind_property (self, "alone", whole, "visible", G_BINDING_SYNC_CREATE);
  add_header (self, view, pane, make_button ("window-close-symbolic", _ ("Close the sheet")));
  g_object_bind_property (self, "alone", pane, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

static void
minka_activity_sheet_dispose (GObject *object)
{
  MinkaActivitySheet *self = MINKA_ACTIVITY_SHEET (object);

  g_clear_object (&self->activity);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (minka_activity_sheet_parent_class)->dispose (object);
}

static void
minka_activity_sheet_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ALONE)
    g_value_set_boolean (value, MINKA_ACTIVITY_SHEET (object)->alone);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
minka_activity_sheet_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ALONE)
    MINKA_ACTIVITY_SHEET (object)->alone = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
minka_activity_sheet_class_init (MinkaActivitySheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = minka_activity_sheet_dispose;
  object_class->get_property = minka_activity_sheet_get_property;
  object_class->set_property = minka_activity_sheet_set_property;

  /**
   * MinkaActivitySheet:alone:
   *
   * Whether it is shown in the place of the planning and not beside it.
   */
  properties[PROP_ALONE] =
      g_param_spec_boolean ("alone", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "activities.close", NULL);
}

static void
minka_activity_sheet_init (MinkaActivitySheet *self)
{
}

/**
 * minka_activity_sheet_new:
 * @workspace: the open plan
 * @activity: the id of an activity
 *
 * Returns: (transfer full): its sheet
 */
GtkWidget *
minka_activity_sheet_new (MinkaWorkspace *workspace, const char *activity)
{
  MinkaActivitySheet *self = g_object_new (MINKA_TYPE_ACTIVITY_SHEET, NULL);
  GtkWidget *view = adw_toolbar_view_new ();

  self->workspace = g_object_ref (workspace);
  self->activity = minka_workspace_get_record (workspace, MINKA_TYPE_ACTIVITY, activity);
  minka_page_set_thread (GTK_WIDGET (self), "activity", activity);
  add_headers (self, view);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_content (self));
  adw_bin_set_child (ADW_BIN (self), view);
  return GTK_WIDGET (self);
}

/**
 * minka_activity_sheet_get_activity:
 * @self: a sheet
 *
 * Returns: (transfer none): its activity
 */
MinkaActivity *
minka_activity_sheet_get_activity (MinkaActivitySheet *self)
{
  return self->activity;
}

/**
 * minka_activity_sheet_show_part:
 * @self: a sheet
 * @part: a field of the activity, a table of what belongs to it, or the id of something that does
 *
 * Brings a part of the sheet to the front.
 */
void
minka_activity_sheet_show_part (MinkaActivitySheet *self, const char *part)
{
  minka_page_focus_part (GTK_WIDGET (self), part);
}
