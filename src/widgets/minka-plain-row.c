#include "minka-plain-row.h"

#include "minka-paragraph.h"
#include "minka-pile.h"

/**
 * MinkaPlainRow:
 *
 * A row of a group with a title and what there is to say about it. It looks like an action row, and has only what it
 * shows.
 */
struct _MinkaPlainRow {
  AdwPreferencesRow parent_instance;
  GtkBox *header;
};

#define TITLE_LINES 3
#define SUBTITLE_LINES 4
#define SPACING 3

G_DEFINE_FINAL_TYPE (MinkaPlainRow, minka_plain_row, ADW_TYPE_PREFERENCES_ROW)

static void
minka_plain_row_class_init (MinkaPlainRowClass *klass)
{
}

static void
minka_plain_row_init (MinkaPlainRow *self)
{
  self->header = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->header), "header");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->header));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

static void
add_text (GtkWidget *pile, const char *text, int lines, const char *const *classes)
{
  GtkWidget *paragraph = minka_paragraph_new (text, lines);

  gtk_widget_set_css_classes (paragraph, (const char **) classes);
  minka_pile_append (MINKA_PILE (pile), paragraph);
}

/**
 * minka_plain_row_new:
 * @title: what the row is about
 * @subtitle: more about it; empty for nothing
 *
 * Returns: (transfer full): a row that does nothing when it is activated, unless it is given an action
 */
GtkWidget *
minka_plain_row_new (const char *title, const char *subtitle)
{
  MinkaPlainRow *self = g_object_new (MINKA_TYPE_PLAIN_ROW, NULL);
  GtkWidget *texts = minka_pile_new (SPACING, 0.5);

  gtk_widget_add_css_class (texts, "title");
  gtk_widget_set_hexpand (texts, TRUE);
  add_text (texts, title, TITLE_LINES, (const char *[]) { "title", NULL });
  if (*subtitle != '\0')
    add_text (texts, subtitle, SUBTITLE_LINES, (const char *[]) { "caption", "dimmed", NULL });
  gtk_box_append (self->header, texts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  return GTK_WIDGET (self);
}

static void
add (MinkaPlainRow *self, GtkWidget *widget, GtkWidget *after, const char *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, css_class);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_box_insert_child_after (self->header, box, after);
}

/**
 * minka_plain_row_add_prefix:
 * @self: a row
 * @widget: what stands before its text
 *
 * Puts something at the start of the row.
 */
void
minka_plain_row_add_prefix (MinkaPlainRow *self, GtkWidget *widget)
{
  add (self, widget, NULL, "prefixes");
}

/**
 * minka_plain_row_add_suffix:
 * @self: a row
 * @widget: what stands behind its text
 *
 * Puts something at the end of the row.
 */
void
minka_plain_row_add_suffix (MinkaPlainRow *self, GtkWidget *widget)
{
  add (self, widget, gtk_widget_get_last_child (GTK_WIDGET (self->header)), "suffixes");
}
