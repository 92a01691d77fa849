#include "minka-marked-label.h"

#include "minka-find.h"

/**
 * minka_label_set_marked:
 * @label: a label
 * @text: what it says
 * @words: what the person searched for
 *
 * Shows a text with the words that were found.
 */
void
minka_label_set_marked (GtkLabel *label, const char *text, const char *words)
{
  g_autoptr (GArray) marks = minka_find_marks (text, words);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < marks->len; i++) {
    const MinkaMark *mark = &g_array_index (marks, MinkaMark, i);
    PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
    PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

    bold->start_index = line->start_index = mark->start;
    bold->end_index = line->end_index = mark->end;
    pango_attr_list_insert (attributes, bold);
    pango_attr_list_insert (attributes, line);
  }
  gtk_label_set_label (label, text);
  gtk_label_set_attributes (label, attributes);
}
