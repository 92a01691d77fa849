#include "config.h"

#include "minka-help.h"

#include "minka-help-resources.h"
#include "minka-help-text.h"
#include "minka-late.h"

#include <glib/gi18n.h>

/**
 * MinkaHelp:
 *
 * *Ayuda*: a list of tasks that can be searched, and a page for each. It is written in Spanish, like the documents.
 */
struct _MinkaHelp {
  AdwDialog parent_instance;
  GPtrArray *pages; /* of MinkaHelpPage */
  AdwNavigationView *view;
  GtkEditable *search;
  GtkListBox *list;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (MinkaHelp, minka_help, ADW_TYPE_DIALOG)

#define FOLDER "/io/github/minka_cap/Minka/help/"
#define PICTURE_WIDTH 560

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char **) a, *(const char **) b);
}

/* «05-preparar.txt» is the fifth page, “preparar”. */
static void
load (MinkaHelp *self)
{
  g_auto (GStrv) files = NULL;

  minka_late_resource (minka_help_register_resource, minka_help_get_resource);
  files = g_resources_enumerate_children (FOLDER, 0, NULL);
  qsort (files, g_strv_length (files), sizeof *files, compare_names);
  for (guint i = 0; files[i] != NULL; i++) {
    g_autofree char *path = g_strconcat (FOLDER, files[i], NULL);
    g_autoptr (GBytes) bytes = NULL;
    g_autofree char *name = NULL;

    if (!g_str_has_suffix (files[i], ".txt"))
      continue;
    bytes = g_resources_lookup_data (path, 0, NULL);
    name = g_strndup (files[i] + strlen ("00-"), strlen (files[i]) - strlen ("00-.txt"));
    g_ptr_array_add (self->pages, minka_help_page_parse (name, g_bytes_get_data (bytes, NULL)));
  }
}

static const MinkaHelpPage *
find_page (MinkaHelp *self, const char *name)
{
  for (guint i = 0; i < self->pages->len; i++) {
    const MinkaHelpPage *page = self->pages->pdata[i];

    if (g_str_equal (page->name, name))
      return page;
  }
  return NULL;
}

/* Of the pages that are about a page of the window, the one that is about it before all. */
static const MinkaHelpPage *
find_about (MinkaHelp *self, const char *window_page)
{
  const MinkaHelpPage *found = NULL;
  guint best = G_MAXUINT;

  for (guint i = 0; i < self->pages->len; i++) {
    const MinkaHelpPage *page = self->pages->pdata[i];

    for (guint j = 0; page->pages != NULL && page->pages[j] != NULL; j++)
      if (g_str_equal (page->pages[j], window_page) && j < best) {
        found = page;
        best = j;
      }
  }
  return found;
}

/* A way leads to another page of the help, or to a page of the window. */
static gboolean
on_link (GtkLabel *label, const char *target, gpointer data)
{
  MinkaHelp *self = data;

  if (g_str_has_prefix (target, "page:")) {
    g_autoptr (GtkWidget) window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));

    adw_dialog_close (ADW_DIALOG (self));
    gtk_widget_activate_action (window, "win.show-page", "s", target + strlen ("page:"));
  } else {
    minka_help_show (self, target);
  }
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_text (MinkaHelp *self, const MinkaHelpBlock *block, GtkAccessibleRole role)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", block->text, "use-markup", TRUE, "wrap",
                    TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                    "xalign", 0.f, "hexpand", TRUE, NULL);

  g_signal_connect_object (label, "activate-link", G_CALLBACK (on_link), self, 0);
  return label;
}

static GtkWidget *
make_heading (MinkaHelp *self, const MinkaHelpBlock *block)
{
  GtkWidget *label = make_text (self, block, GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  return label;
}

static GtkWidget *
make_item (MinkaHelp *self, const MinkaHelpBlock *block)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *number =
      block->part == MINKA_HELP_STEP ? g_strdup_printf ("%u", block->number) : g_strdup ("•");
  GtkWidget *mark = gtk_label_new (number);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  if (block->part == MINKA_HELP_STEP)
    gtk_widget_add_css_class (mark, "minka-step");
  else
    gtk_widget_set_size_request (mark, 26, -1);
  gtk_box_append (GTK_BOX (line), mark);
  gtk_box_append (GTK_BOX (line), make_text (self, block, GTK_ACCESSIBLE_ROLE_PARAGRAPH));
  return line;
}

static GtkWidget *
make_picture (const MinkaHelpBlock *block)
{
  g_autofree char *path = g_strconcat (FOLDER, block->file, NULL);
  GtkWidget *picture = gtk_picture_new_for_resource (path);

  gtk_picture_set_alternative_text (GTK_PICTURE (picture), block->text);
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_SCALE_DOWN);
  gtk_widget_set_margin_top (picture, 6);
  gtk_widget_set_margin_bottom (picture, 6);
  gtk_widget_add_css_class (picture, "card");
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
  return g_object_new (ADW_TYPE_CLAMP, "maximum-size", PICTURE_WIDTH, "child", picture, NULL);
}

static GtkWidget *
make_block (MinkaHelp *self, const MinkaHelpBlock *block)
{
  switch (block->part) {
  case MINKA_HELP_HEADING:
    return make_heading (self, block);
  case MINKA_HELP_STEP:
  case MINKA_HELP_POINT:
    return make_item (self, block);
  case MINKA_HELP_PICTURE:
    return make_picture (block);
  case MINKA_HELP_PARAGRAPH:
  default:
    return make_text (self, block, GTK_ACCESSIBLE_ROLE_PARAGRAPH);
  }
}

/* The keys that scroll work as soon as a page is there. */
static GtkWidget *
make_scroller (GtkWidget *content, const char *name)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, "child", content, NULL);

  gtk_widget_set_margin_top (content, 12);
  gtk_widget_set_margin_bottom (content, 24);
  gtk_widget_set_margin_start (content, 18);
  gtk_widget_set_margin_end (content, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_focusable (scroller, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return scroller;
}

static AdwNavigationPage *
make_page (MinkaHelp *self, const MinkaHelpPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *view = adw_toolbar_view_new ();

  for (guint i = 0; i < page->blocks->len; i++)
    gtk_box_append (GTK_BOX (box), make_block (self, page->blocks->pdata[i]));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_scroller (box, page->title));
  return adw_navigation_page_new_with_tag (view, page->title, page->name);
}

/**
 * minka_help_show:
 * @self: the help
 * @name: the name of one of its pages
 *
 * Brings a page to the front.
 */
void
minka_help_show (MinkaHelp *self, const char *name)
{
  const MinkaHelpPage *page = find_page (self, name);

  g_return_if_fail (page != NULL);
  if (adw_navigation_view_find_page (self->view, name) == NULL)
    adw_navigation_view_add (self->view, make_page (self, page));
  /* A way may lead back to where one came from. */
  for (AdwNavigationPage *before = adw_navigation_view_get_visible_page (self->view); before != NULL;
       before = adw_navigation_view_get_previous_page (self->view, before))
    if (g_strcmp0 (adw_navigation_page_get_tag (before), name) == 0) {
      adw_navigation_view_pop_to_page (self->view, before);
      return;
    }
  adw_navigation_view_push_by_tag (self->view, name);
}

/* The list of tasks */

static void
on_row_activated (MinkaHelp *self, GtkListBoxRow *row)
{
  const MinkaHelpPage *page = self->pages->pdata[gtk_list_box_row_get_index (row)];

  minka_help_show (self, page->name);
}

static gboolean
is_wanted (GtkListBoxRow *row, gpointer data)
{
  MinkaHelp *self = data;

  return minka_help_page_matches (self->pages->pdata[gtk_list_box_row_get_index (row)],
                                  gtk_editable_get_text (self->search));
}

static GtkListBoxRow *
first_found (MinkaHelp *self)
{
  for (guint i = 0; i < self->pages->len; i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  }
  return NULL;
}

static void
on_search_changed (MinkaHelp *self)
{
  gtk_list_box_invalidate_filter (self->list);
  gtk_stack_set_visible_child_name (self->stack, first_found (self) != NULL ? "found" : "nothing");
}

static void
on_search_activated (MinkaHelp *self)
{
  GtkListBoxRow *row = first_found (self);

  if (row != NULL)
    on_row_activated (self, row);
}

static GtkWidget *
make_list (MinkaHelp *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tasks"),
                                  -1);
  for (guint i = 0; i < self->pages->len; i++) {
    const MinkaHelpPage *page = self->pages->pdata[i];
    GtkWidget *row = adw_action_row_new ();

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), page->title);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_list_box_append (self->list, row);
  }
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->list);
}

static gboolean
reads_spanish (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "es");
}

static AdwNavigationPage *
make_index (MinkaHelp *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *nothing = adw_status_page_new ();
  GtkWidget *search = gtk_search_entry_new ();
  GtkWidget *bar = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, "child", search, "margin-start", 18,
                                 "margin-end", 18, "margin-top", 6, "margin-bottom", 6, NULL);

  self->search = GTK_EDITABLE (search);
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (search), _ ("Search the help"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the help"), -1);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (nothing), "system-search-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _ ("Nothing was found"));
  adw_status_page_set_description (ADW_STATUS_PAGE (nothing), _ ("Try another word, or fewer."));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, make_scroller (make_list (self), _ ("Tasks")), "found");
  gtk_stack_add_named (self->stack, nothing, "nothing");
  g_signal_connect_object (search, "search-changed", G_CALLBACK (on_search_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "activate", G_CALLBACK (on_search_activated), self, G_CONNECT_SWAPPED);

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  if (!reads_spanish ()) {
    GtkWidget *banner = adw_banner_new (_ ("The help is written in Spanish, like the documents."));

    adw_banner_set_revealed (ADW_BANNER (banner), TRUE);
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), banner);
  }
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  return adw_navigation_page_new_with_tag (view, _ ("Help"), "index");
}

static void
minka_help_finalize (GObject *object)
{
  g_ptr_array_unref (MINKA_HELP (object)->pages);
  G_OBJECT_CLASS (minka_help_parent_class)->finalize (object);
}

static void
minka_help_class_init (MinkaHelpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = minka_help_finalize;
}

static void
minka_help_init (MinkaHelp *self)
{
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) minka_help_page_free);
  load (self);
  self->view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_add (self->view, make_index (self));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Help"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 680);
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->view));
}

/**
 * minka_help_new:
 * @page: (nullable): the page of the window that is in front
 *
 * Returns: (transfer full): the help, open at what is about that page
 */
AdwDialog *
minka_help_new (const char *page)
{
  MinkaHelp *self = g_object_new (MINKA_TYPE_HELP, NULL);
  const MinkaHelpPage *about = page != NULL ? find_about (self, page) : NULL;

  if (about != NULL)
    minka_help_show (self, about->name);
  else
    adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->search));
  return ADW_DIALOG (self);
}
