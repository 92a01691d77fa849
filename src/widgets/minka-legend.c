#include "minka-legend.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A sign, the class that gives it its colour, and what it means. */
static const struct {
  const char *sign;
  const char *kind;
  const char *words;
} entries[] = {
  { "◇", "activity", N_ ("Activity") },  { "◆", "activity", N_ ("Concluded activity") },
  { "○", "meeting", N_ ("Meeting") },    { "●", "meeting", N_ ("Meeting that was held") },
  { "★", "event", N_ ("School event") }, { "▪", "holiday", N_ ("Holiday or day without classes") },
};

/**
 * minka_legend_new:
 *
 * Returns: (transfer full): what the signs of the calendar and the timeline mean
 */
GtkWidget *
minka_legend_new (void)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 18);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 4);
  gtk_widget_add_css_class (box, "minka-legend");
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++) {
    GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
    GtkWidget *sign = g_object_new (GTK_TYPE_LABEL, "label", entries[i].sign, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
    GtkWidget *words = gtk_label_new (_ (entries[i].words));

    gtk_widget_add_css_class (sign, "minka-sign");
    gtk_widget_add_css_class (sign, entries[i].kind);
    gtk_widget_add_css_class (words, "caption");
    gtk_box_append (GTK_BOX (entry), sign);
    gtk_box_append (GTK_BOX (entry), words);
    adw_wrap_box_append (ADW_WRAP_BOX (box), entry);
  }
  return box;
}
