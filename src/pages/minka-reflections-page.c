#include "minka-reflections-page.h"

#include "minka-format.h"
#include "minka-logbook-saving.h"
#include "minka-new-reflection.h"
#include "minka-reflection-view.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaReflectionsPage:
 *
 * *Bitácora*: the entries of all members or of one, the newest first.
 */
struct _MinkaReflectionsPage {
  MinkaListPage parent_instance;
  AdwComboRow *filter;
  GtkWidget *filter_bar;
  GListModel *members;
  GPtrArray *people; /* the ids behind the choices of the filter */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (MinkaReflectionsPage, minka_reflections_page, MINKA_TYPE_LIST_PAGE)

static const char *const privacy_classes[] = { "dimmed", "accent", "success" };

static void
show_row (MinkaListPage *page, MinkaListRow *row, gpointer record)
{
  MinkaReflectionSummary *summary = record;
  g_autofree char *when = minka_format_day_short (summary->date);
  g_autofree char *details =
      g_strdup_printf ("%s · %s", summary->author_name, *when != '\0' ? when : _ ("without a date"));
  g_autofree char *title = g_strdelimit (
      g_strdup (*summary->strategy != '\0' ? summary->strategy : summary->beginning), "\n\r\t", ' ');

  minka_list_row_set_text (row, title, details);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), title);
  minka_list_row_set_state (row, minka_words_for (minka_privacy_get_type (), summary->privacy),
                            privacy_classes[summary->privacy]);
}

static void
show_detail (MinkaListPage *page, gpointer record, const char *part)
{
  GtkWidget *shown = minka_list_page_get_detail (page);
  const char *id = minka_record_get_id (record);

  if (!MINKA_IS_REFLECTION_VIEW (shown) ||
      !g_str_equal (minka_reflection_view_get_id (MINKA_REFLECTION_VIEW (shown)), id))
    shown = minka_reflection_view_new (minka_page_get_workspace (MINKA_PAGE (page)), id);
  minka_list_page_set_detail (page, shown, _ ("Entry"));
  if (part != NULL)
    minka_page_focus_part (shown, part);
}

/* Of one member */

static const char *
chosen_person (MinkaReflectionsPage *self)
{
  guint chosen = adw_combo_row_get_selected (self->filter);

  return chosen < self->people->len ? self->people->pdata[chosen] : NULL;
}

static void
on_person_chosen (MinkaReflectionsPage *self)
{
  if (!self->updating)
    minka_list_page_show_only (MINKA_LIST_PAGE (self), "author", chosen_person (self));
}

static void
on_members (MinkaReflectionsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *before = g_strdup (chosen_person (self));
  guint which = 0;

  g_ptr_array_set_size (self->people, 0);
  g_ptr_array_add (self->people, NULL);
  gtk_string_list_append (names, _ ("Everybody"));
  for (guint i = 0; i < g_list_model_get_n_items (self->members); i++) {
    g_autoptr (MinkaMember) member = g_list_model_get_item (self->members, i);
    const char *id = minka_record_get_id (MINKA_RECORD (member));

    if (g_strcmp0 (id, before) == 0)
      which = self->people->len;
    g_ptr_array_add (self->people, g_strdup (id));
    gtk_string_list_append (names, member->name);
  }
  self->updating = TRUE;
  adw_combo_row_set_model (self->filter, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->filter, which);
  self->updating = FALSE;
  gtk_widget_set_visible (self->filter_bar, self->people->len > 1);
  if (before != NULL && which == 0)
    minka_list_page_show_only (MINKA_LIST_PAGE (self), NULL, NULL);
}

/* What is asked for is shown, whoever's it is. */
static void
show_record (MinkaPage *page, const char *id, const char *part)
{
  MinkaReflectionsPage *self = MINKA_REFLECTIONS_PAGE (page);

  if (chosen_person (self) != NULL)
    adw_combo_row_set_selected (self->filter, 0);
  MINKA_PAGE_CLASS (minka_reflections_page_parent_class)->show_record (page, id, part);
}

/* New, and the author's own export */

static void
on_created (MinkaReflectionsPage *self, const char *id, gboolean private)
{
  MINKA_PAGE_CLASS (minka_reflections_page_parent_class)->show_record (MINKA_PAGE (self), id, NULL);
}

static void
new_reflection (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaReflectionsPage *self = MINKA_REFLECTIONS_PAGE (widget);
  AdwDialog *dialog = minka_new_reflection_dialog_new (minka_page_get_workspace (MINKA_PAGE (self)),
                                                       chosen_person (self), NULL);

  g_signal_connect_object (dialog, "created", G_CALLBACK (on_created), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
export_own (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaReflectionsPage *self = MINKA_REFLECTIONS_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->members); i++) {
    g_autoptr (MinkaMember) member = g_list_model_get_item (self->members, i);

    if (g_str_equal (minka_record_get_id (MINKA_RECORD (member)), id))
      minka_logbook_saving_ask (widget, minka_page_get_workspace (MINKA_PAGE (self)), id, member->name);
  }
}

/* Putting together */

static void
fill_header (MinkaListPage *page, GtkWidget *header)
{
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_tooltip_text (add, _ ("New entry"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New entry"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "reflections.new");
  gtk_widget_add_css_class (add, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), add);
}

static GtkWidget *
make_filter_bar (MinkaReflectionsPage *self)
{
  GtkWidget *box = gtk_list_box_new ();

  self->filter = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->filter), _ ("Whose entries"));
  adw_combo_row_set_use_subtitle (self->filter, TRUE);
  g_signal_connect_object (self->filter, "notify::selected", G_CALLBACK (on_person_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (box, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (box), GTK_WIDGET (self->filter));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
fill (MinkaPage *page)
{
  MinkaReflectionsPage *self = MINKA_REFLECTIONS_PAGE (page);

  MINKA_PAGE_CLASS (minka_reflections_page_parent_class)->fill (page);
  self->filter_bar = make_filter_bar (self);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (minka_list_page_get_frame (MINKA_LIST_PAGE (page))),
                                self->filter_bar);
  self->members = minka_workspace_list (minka_page_get_workspace (page), MINKA_TYPE_MEMBER, NULL, NULL);
  g_signal_connect_object (self->members, "items-changed", G_CALLBACK (on_members), self, G_CONNECT_SWAPPED);
  on_members (self);
}

static void
minka_reflections_page_dispose (GObject *object)
{
  g_clear_object (&MINKA_REFLECTIONS_PAGE (object)->members);
  G_OBJECT_CLASS (minka_reflections_page_parent_class)->dispose (object);
}

static void
minka_reflections_page_finalize (GObject *object)
{
  g_ptr_array_unref (MINKA_REFLECTIONS_PAGE (object)->people);
  G_OBJECT_CLASS (minka_reflections_page_parent_class)->finalize (object);
}

static void
minka_reflections_page_class_init (MinkaReflectionsPageClass *klass)
{
  MinkaListPageClass *list_class = MINKA_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = minka_reflections_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = minka_reflections_page_finalize;
  MINKA_PAGE_CLASS (klass)->fill = fill;
  MINKA_PAGE_CLASS (klass)->show_record = show_record;
  list_class->type = minka_reflection_summary_get_type;
  list_class->title = N_ ("Logbook");
  list_class->icon = "minka-reflection-symbolic";
  list_class->choose = N_ ("Choose an entry");
  list_class->empty_title = N_ ("No entries yet");
  list_class->empty_text = N_ (
      "Write what you tried in class and what you learned. An entry is private until you share it with the team.");
  list_class->empty_button = N_ ("_New entry");
  list_class->empty_action = "reflections.new";
  list_class->fill_header = fill_header;
  list_class->show_row = show_row;
  list_class->show_detail = show_detail;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "reflections.new", NULL, new_reflection);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "reflections.export-own", "s", export_own);
}

static void
minka_reflections_page_init (MinkaReflectionsPage *self)
{
  self->people = g_ptr_array_new_with_free_func (g_free);
}
