#include "minka-tree-paper.h"

#include "minka-print.h"

#include <glib/gi18n-lib.h>

/* A tree leaves the program: printed, as a file, or as a picture on the clipboard. */

typedef struct {
  GtkWidget *widget;
  MinkaWorkspace *workspace;
  MinkaTree tree;
  MinkaTreeForm form;
  GFile *file;
} Errand;

static Errand *
errand_new (GtkWidget *widget, MinkaWorkspace *workspace, MinkaTree tree, MinkaTreeForm form)
{
  Errand *self = g_new (Errand, 1);

  *self = (Errand) { g_object_ref (widget), g_object_ref (workspace), tree, form, NULL };
  return self;
}

static void
errand_free (Errand *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->workspace);
  g_clear_object (&self->file);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
tell (Errand *self, const char *message)
{
  gtk_widget_activate_action (self->widget, "win.tell", "s", message);
}

static const char *
get_title (MinkaTree tree)
{
  return tree == MINKA_TREE_PROBLEMS ? _ ("Problem tree") : _ ("Objective tree");
}

static void
on_drawn_to_print (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = minka_workspace_finish_bytes (MINKA_WORKSPACE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (self->widget);

  if (root == NULL)
    return;
  if (pdf != NULL)
    minka_print_pdf (GTK_WINDOW (root), pdf, get_title (self->tree));
  else
    tell (self, error->message);
}

/**
 * minka_tree_paper_print:
 * @widget: a widget in the window where it was asked for
 * @workspace: the open plan
 * @tree: which tree
 * @form: on one page, or on sheets for a wall
 *
 * Prints a tree.
 */
void
minka_tree_paper_print (GtkWidget *widget, MinkaWorkspace *workspace, MinkaTree tree, MinkaTreeForm form)
{
  minka_workspace_draw_tree (workspace, tree, form, NULL, on_drawn_to_print,
                             errand_new (widget, workspace, tree, form));
}

/* A file */

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *message = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    message = g_strdup_printf (_ ("“%s” was saved."), name);
  else
    message =
        g_strdup_printf (_ ("“%s” could not be saved: %s. Choose another place."), name, error->message);
  tell (self, message);
}

static void
on_drawn_to_save (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = minka_workspace_finish_bytes (MINKA_WORKSPACE (source), result, &error);
  GFile *place = self->file;

  if (file == NULL) {
    tell (self, error->message);
    return;
  }
  g_file_replace_contents_bytes_async (place, file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                       on_written, g_steal_pointer (&self));
}

static void
on_place_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) self = data;
  g_autoptr (GError) error = NULL;
  MinkaWorkspace *workspace = self->workspace;
  const MinkaTree tree = self->tree;
  const MinkaTreeForm form = self->form;

  self->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (self->file != NULL)
    minka_workspace_draw_tree (workspace, tree, form, NULL, on_drawn_to_save, g_steal_pointer (&self));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    tell (self, error->message);
}

/**
 * minka_tree_paper_save:
 * @widget: a widget in the window where it was asked for
 * @workspace: the open plan
 * @tree: which tree
 * @form: as what
 *
 * Asks where to, and saves a tree there.
 */
void
minka_tree_paper_save (GtkWidget *widget, MinkaWorkspace *workspace, MinkaTree tree, MinkaTreeForm form)
{
  static const char *const endings[] = {
    [MINKA_TREE_FORM_PAGE] = ".pdf",
    [MINKA_TREE_FORM_SHEETS] = "-mural.pdf",
    [MINKA_TREE_FORM_SVG] = ".svg",
    [MINKA_TREE_FORM_PNG] = ".png",
  };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strconcat (
      tree == MINKA_TREE_PROBLEMS ? "arbol-de-problemas" : "arbol-de-objetivos", endings[form], NULL);

  gtk_file_dialog_set_title (dialog, get_title (tree));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_place_chosen,
                        errand_new (widget, workspace, tree, form));
}

/* The clipboard */

static void
on_drawn_to_copy (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = minka_workspace_finish_bytes (MINKA_WORKSPACE (source), result, &error);
  g_autoptr (GdkTexture) picture = file != NULL ? gdk_texture_new_from_bytes (file, &error) : NULL;

  if (picture == NULL) {
    tell (self, error->message);
    return;
  }
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (self->widget), picture);
  tell (self, _ ("The tree was copied as a picture."));
}

/**
 * minka_tree_paper_copy:
 * @widget: a widget in the window where it was asked for
 * @workspace: the open plan
 * @tree: which tree
 *
 * Copies a tree as a picture.
 */
void
minka_tree_paper_copy (GtkWidget *widget, MinkaWorkspace *workspace, MinkaTree tree)
{
  minka_workspace_draw_tree (workspace, tree, MINKA_TREE_FORM_PNG, NULL, on_drawn_to_copy,
                             errand_new (widget, workspace, tree, MINKA_TREE_FORM_PNG));
}
