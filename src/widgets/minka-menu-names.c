#include "minka-menu-names.h"

/* GTK says the words of a menu's line to those who see and not to those who listen: the line carries them as a text, but
 * not as its name. */
static gboolean
on_map (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  g_autofree char *text = NULL;

  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) < GTK_ACCESSIBLE_ROLE_MENU_ITEM ||
      gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) > GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO ||
      g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "text") == NULL)
    return G_SOURCE_CONTINUE;
  g_object_get (widget, "text", &text, NULL);
  if (text != NULL && *text != '\0') {
    g_auto (GStrv) parts = g_strsplit (text, "_", -1);
    g_autofree char *plain = g_strjoinv ("", parts);

    /* It refers to a label that has no words of its own. */
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
  }
  return G_SOURCE_CONTINUE;
}

/**
 * minka_menu_names_begin:
 *
 * From now on the lines of every menu say what they are to screen readers.
 */
void
minka_menu_names_begin (void)
{
  static gulong hook;

  if (hook == 0)
    hook = g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map, NULL, NULL);
}
