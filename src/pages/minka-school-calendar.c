#include "minka-school-calendar.h"

#include "minka-date-row.h"
#include "minka-date.h"
#include "minka-follow.h"
#include "minka-form.h"
#include "minka-format.h"
#include "minka-page.h"
#include "minka-peru.h"
#include "minka-record-list.h"
#include "minka-school-year.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * MinkaSchoolCalendarDialog:
 *
 * *Calendario escolar*: the school's own dates, and the national holidays to read.
 */
struct _MinkaSchoolCalendarDialog {
  AdwDialog parent_instance;
  MinkaWorkspace *workspace;
  GListModel *entries;
  GPtrArray *held; /* their items */
  AdwNavigationView *pages;
  AdwToastOverlay *toasts;
  GtkWidget *proposal;
  GtkListBox *list;
  GtkWidget *title; /* of what is being added, and so on */
  GtkWidget *kind;
  GtkWidget *first_day;
  GtkWidget *last_day;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (MinkaSchoolCalendarDialog, minka_school_calendar_dialog, ADW_TYPE_DIALOG)

static int
year_of (MinkaSchoolCalendarDialog *self)
{
  return minka_school_year_or_now (minka_workspace_get_plan (self->workspace)->year);
}

/* One date */

static gboolean
is_reversed (MinkaCalendarEntry *entry)
{
  return *entry->last_day != '\0' && strcmp (entry->last_day, entry->first_day) < 0;
}

static void
show_entry (MinkaCalendarEntry *entry, GParamSpec *pspec, GtkWidget *row)
{
  const char *kind = minka_words_for (minka_calendar_kind_get_type (), entry->kind);
  g_autofree char *first = minka_format_day_short (entry->first_day);
  g_autofree char *last = minka_format_day_short (entry->last_day);
  g_autofree char *subtitle = NULL;

  if (is_reversed (entry))
    subtitle = g_strdup_printf (_ ("%s · the last day comes before the first"), kind);
  else if (*last != '\0' && !g_str_equal (entry->first_day, entry->last_day))
    subtitle = g_strdup_printf ("%s · %s – %s", kind, first, last);
  else
    subtitle = g_strdup_printf ("%s · %s", kind, first);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  if (is_reversed (entry))
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
}

static MinkaSchoolCalendarDialog *
dialog_of (GtkWidget *widget)
{
  return MINKA_SCHOOL_CALENDAR_DIALOG (gtk_widget_get_ancestor (widget, MINKA_TYPE_SCHOOL_CALENDAR_DIALOG));
}

static void
remove_entry (GtkWidget *button)
{
  MinkaSchoolCalendarDialog *self = dialog_of (button);
  MinkaRecord *entry = g_object_get_data (G_OBJECT (button), "minka-record");
  g_autofree char *message = g_strdup_printf (_ ("“%s” removed"), MINKA_CALENDAR_ENTRY (entry)->title);
  MinkaGesture *gesture = minka_gesture_new (_ ("Remove school date"));
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  minka_gesture_remove (gesture, MINKA_TYPE_CALENDAR_ENTRY, minka_record_get_id (entry));
  minka_form_apply (GTK_WIDGET (self), self->workspace, gesture);
  /* The window's own messages would lie under the dialog. */
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* A date is filled with rows when it is opened. */
static void
on_expanded (GtkWidget *row)
{
  MinkaSchoolCalendarDialog *self = dialog_of (row);
  gpointer entry = g_object_get_data (G_OBJECT (row), "minka-record");
  g_autoptr (MinkaForm) form = minka_form_new (self->workspace, entry);
  GtkWidget *remove = adw_button_row_new ();

  g_signal_handlers_disconnect_by_func (row, on_expanded, NULL);
  minka_form_add (form, row, "title", _ ("What it is"));
  minka_form_add (form, row, "kind", _ ("Kind"));
  minka_form_add (form, row, "first_day", _ ("First day"));
  minka_form_add (form, row, "last_day", _ ("Last day"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (remove), _ ("Remove"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (remove), "user-trash-symbolic");
  gtk_widget_add_css_class (remove, "destructive-action");
  g_object_set_data_full (G_OBJECT (remove), "minka-record", g_object_ref (entry), g_object_unref);
  g_signal_connect (remove, "activated", G_CALLBACK (remove_entry), NULL);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), remove);
}

static GtkWidget *
make_row (gpointer entry, gpointer data)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (row), 2);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (row), 2);
  g_object_set_data_full (G_OBJECT (row), "minka-record", g_object_ref (entry), g_object_unref);
  g_signal_connect_object (entry, "notify", G_CALLBACK (show_entry), row, 0);
  show_entry (entry, NULL, row);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (on_expanded), NULL);
  return row;
}

/* Terms that are proposed */

static void on_changed (MinkaSchoolCalendarDialog *self);

static gboolean
has_terms (MinkaSchoolCalendarDialog *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->entries); i++) {
    g_autoptr (MinkaCalendarEntry) entry = g_list_model_get_item (self->entries, i);

    if (entry->kind == MINKA_CALENDAR_KIND_TERM && atoi (entry->first_day) == year_of (self))
      return TRUE;
  }
  return FALSE;
}

static void
follow_entries (MinkaSchoolCalendarDialog *self)
{
  self->held = minka_follow (self->held, self->entries, G_CALLBACK (on_changed), self);
  on_changed (self);
}

static void
on_changed (MinkaSchoolCalendarDialog *self)
{
  gtk_widget_set_visible (self->proposal, minka_record_list_is_loaded (MINKA_RECORD_LIST (self->entries)) &&
                                              !has_terms (self));
  gtk_widget_set_visible (GTK_WIDGET (self->list), g_list_model_get_n_items (self->entries) > 0);
}

static void
on_propose (MinkaSchoolCalendarDialog *self)
{
  g_autoptr (GPtrArray) proposed = minka_school_year_propose (year_of (self));
  MinkaGesture *gesture = minka_gesture_new (_ ("Propose terms"));

  for (guint i = 0; i < proposed->len; i++)
    minka_gesture_put (gesture, proposed->pdata[i]);
  minka_form_apply (GTK_WIDGET (self), self->workspace, gesture);
}

/* A new date */

static void
on_add (MinkaSchoolCalendarDialog *self)
{
  g_autoptr (MinkaCalendarEntry) entry = minka_record_new (MINKA_TYPE_CALENDAR_ENTRY);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  MinkaGesture *gesture = minka_gesture_new (_ ("Add school date"));

  g_object_set (entry, "title", title, "kind", adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind)),
                "first_day", minka_date_row_get_value (MINKA_DATE_ROW (self->first_day)), "last_day",
                minka_date_row_get_value (MINKA_DATE_ROW (self->last_day)), NULL);
  minka_gesture_put (gesture, MINKA_RECORD (entry));
  minka_form_apply (GTK_WIDGET (self), self->workspace, gesture);
  adw_navigation_view_pop (self->pages);
}

static void
on_new_changed (MinkaSchoolCalendarDialog *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  const char *first = minka_date_row_get_value (MINKA_DATE_ROW (self->first_day));
  const char *last = minka_date_row_get_value (MINKA_DATE_ROW (self->last_day));
  const gboolean reversed = *last != '\0' && strcmp (last, first) < 0;

  if (reversed)
    gtk_widget_add_css_class (self->last_day, "error");
  else
    gtk_widget_remove_css_class (self->last_day, "error");
  gtk_widget_set_sensitive (self->add, *title != '\0' && *first != '\0' && !reversed);
}

static void
add_row (MinkaSchoolCalendarDialog *self, GtkWidget *group, GtkWidget *row, const char *title,
         const char *signal)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_object (row, signal, G_CALLBACK (on_new_changed), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_kind_row (void)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (int i = MINKA_CALENDAR_KIND_TERM; i <= MINKA_CALENDAR_KIND_EVENT; i++)
    gtk_string_list_append (words, minka_words_for (minka_calendar_kind_get_type (), i));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), MINKA_CALENDAR_KIND_EVENT);
  return row;
}

static void
on_new (MinkaSchoolCalendarDialog *self)
{
  GtkWidget *group = minka_page_group (NULL, _ ("Leave the last day empty if it is only one."));
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *header = adw_header_bar_new ();

  self->title = adw_entry_row_new ();
  self->kind = make_kind_row ();
  self->first_day = minka_date_row_new ();
  self->last_day = minka_date_row_new ();
  self->add = gtk_button_new_with_mnemonic (_ ("_Add"));
  add_row (self, group, self->title, _ ("What it is"), "changed");
  add_row (self, group, self->kind, _ ("Kind"), "notify::selected");
  add_row (self, group, self->first_day, _ ("First day"), "notify::value");
  add_row (self, group, self->last_day, _ ("Last day"), "notify::value");
  gtk_widget_add_css_class (self->add, "suggested-action");
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->add);
  on_new_changed (self);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_navigation_view_push (self->pages,
                            adw_navigation_page_new (minka_page_frame (header, page), _ ("New school date")));
  gtk_widget_grab_focus (self->title);
}

/* The whole */

static GtkWidget *
make_holidays (int year)
{
  GtkWidget *group = minka_page_group (NULL, NULL);
  GtkWidget *expander = adw_expander_row_new ();
  g_autofree char *title = g_strdup_printf (_ ("National holidays of %d"), year);
  g_autoptr (GArray) holidays = minka_peru_holidays (year);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), _ ("As the law of Peru sets them"));
  for (guint i = 0; i < holidays->len; i++) {
    const MinkaHoliday *holiday = &g_array_index (holidays, MinkaHoliday, i);
    g_autofree char *day = minka_format_day_long (holiday->day);
    GtkWidget *row = adw_action_row_new ();

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), holiday->name);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), day);
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
  }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
  return group;
}

static GtkWidget *
make_proposal (MinkaSchoolCalendarDialog *self)
{
  GtkWidget *group =
      minka_page_group (_ ("No terms yet"),
                        _ ("Start from four terms with the midyear holidays, and then change their dates."));
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Propose terms"));
  gtk_widget_add_css_class (row, "suggested-action");
  g_signal_connect_object (row, "activated", G_CALLBACK (on_propose), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static GtkWidget *
make_dates (MinkaSchoolCalendarDialog *self)
{
  GtkWidget *group = minka_page_group (
      _ ("Dates of the school"),
      _ ("The timeline and the calendar take the terms and days without classes from here."));

  self->list = minka_page_add_box (group);
  gtk_list_box_bind_model (self->list, self->entries, make_row, self, NULL);
  return group;
}

static GtkWidget *
make_header (MinkaSchoolCalendarDialog *self)
{
  GtkWidget *header = minka_page_make_header (self->workspace);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("New school date"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_new), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  return header;
}

static void
fill (MinkaSchoolCalendarDialog *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  self->proposal = make_proposal (self);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (self->proposal));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (make_dates (self)));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (make_holidays (year_of (self))));
  self->pages = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_add (self->pages,
                           adw_navigation_page_new (minka_page_frame (make_header (self), GTK_WIDGET (page)),
                                                    _ ("School calendar")));
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->pages));
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->toasts));
}

static void
minka_school_calendar_dialog_dispose (GObject *object)
{
  MinkaSchoolCalendarDialog *self = MINKA_SCHOOL_CALENDAR_DIALOG (object);

  self->held = minka_follow (self->held, NULL, G_CALLBACK (on_changed), self);
  g_clear_object (&self->entries);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (minka_school_calendar_dialog_parent_class)->dispose (object);
}

static void
minka_school_calendar_dialog_class_init (MinkaSchoolCalendarDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_school_calendar_dialog_dispose;
}

static void
minka_school_calendar_dialog_init (MinkaSchoolCalendarDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ ("School calendar"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
}

/**
 * minka_school_calendar_dialog_new:
 * @workspace: the open plan
 *
 * Returns: (transfer full): the dialog
 */
AdwDialog *
minka_school_calendar_dialog_new (MinkaWorkspace *workspace)
{
  MinkaSchoolCalendarDialog *self = g_object_new (MINKA_TYPE_SCHOOL_CALENDAR_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->entries = minka_workspace_list (workspace, MINKA_TYPE_CALENDAR_ENTRY, NULL, NULL);
  fill (self);
  g_signal_connect_object (self->entries, "items-changed", G_CALLBACK (follow_entries), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entries, "notify::loaded", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  follow_entries (self);
  return ADW_DIALOG (self);
}
