#include "minka-emblem-row.h"

#include "minka-form.h"

#include <glib/gi18n-lib.h>

#define SIDE 48

/* The row in which the emblem of the school is seen, chosen and removed. */

typedef struct {
  MinkaWorkspace *workspace;
  MinkaPlan *plan;
  GtkWidget *row;
  GtkWidget *picture;
  GtkWidget *remove;
} Emblem;

static void
emblem_free (gpointer data)
{
  Emblem *emblem = data;

  g_object_unref (emblem->workspace);
  g_object_unref (emblem->plan);
  g_object_unref (emblem->picture);
  g_free (emblem);
}

static Emblem *
emblem_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "minka-emblem");
}

static void
show (GtkWidget *row)
{
  Emblem *self = emblem_of (row);
  g_autoptr (GdkTexture) texture =
      self->plan->emblem != NULL ? gdk_texture_new_from_bytes (self->plan->emblem, NULL) : NULL;

  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  /* A place for it would move the title. */
  if (texture != NULL && gtk_widget_get_parent (self->picture) == NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), self->picture);
  else if (texture == NULL && gtk_widget_get_parent (self->picture) != NULL)
    adw_action_row_remove (ADW_ACTION_ROW (row), self->picture);
  gtk_widget_set_visible (self->remove, texture != NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), texture != NULL
                                                         ? _ ("At the head of every document")
                                                         : _ ("A picture for the head of every document"));
}

static void
set (GtkWidget *row, GBytes *bytes)
{
  Emblem *self = emblem_of (row);

  minka_form_apply (row, self->workspace, minka_workspace_emblem_gesture (self->plan, bytes));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = minka_workspace_read_emblem_finish (MINKA_WORKSPACE (source), result, &error);

  if (gtk_widget_get_root (row) == NULL)
    return;
  gtk_widget_set_sensitive (row, TRUE);
  if (bytes != NULL)
    set (row, bytes);
  else
    gtk_widget_activate_action (row, "win.explain", "s", error->message);
}

static void
on_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) row = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL || gtk_widget_get_root (row) == NULL)
    return;
  gtk_widget_set_sensitive (row, FALSE);
  minka_workspace_read_emblem (emblem_of (row)->workspace, file, NULL, on_read, g_object_ref (row));
}

static void
choose (GtkWidget *row)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_pixbuf_formats (filter);
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, _ ("Emblem of the school"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (row)), NULL, on_chosen, g_object_ref (row));
}

static void
remove_emblem (GtkWidget *row)
{
  set (row, NULL);
  gtk_widget_activate_action (row, "win.tell-undo", "s", _ ("The emblem was removed"));
}

/**
 * minka_emblem_row_new:
 * @workspace: the open plan
 *
 * Returns: (transfer full): the row
 */
GtkWidget *
minka_emblem_row_new (MinkaWorkspace *workspace)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("C_hoose…"));
  Emblem *self = g_new (Emblem, 1);

  *self = (Emblem) { g_object_ref (workspace), g_object_ref (minka_workspace_get_plan (workspace)), row,
                     g_object_ref_sink (gtk_picture_new ()),
                     gtk_button_new_from_icon_name ("user-trash-symbolic") };
  g_object_set_data_full (G_OBJECT (row), "minka-emblem", self, emblem_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Emblem"));
  gtk_widget_set_size_request (self->picture, SIDE, SIDE);
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Emblem of the school"), -1);
  gtk_widget_set_valign (self->picture, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->picture, 6);
  gtk_widget_set_margin_bottom (self->picture, 6);
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_tooltip_text (self->remove, _ ("Remove the emblem"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove the emblem"), -1);
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (remove_emblem), row, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->remove);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose), row, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  g_signal_connect_object (self->plan, "notify::emblem", G_CALLBACK (show), row, G_CONNECT_SWAPPED);
  show (row);
  return row;
}
