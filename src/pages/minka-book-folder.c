#include "minka-book-folder.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaBookFolder:
 *
 * The folder of the minutes book and what is under way there. Trouble, which lasts, is told by a banner.
 */
struct _MinkaBookFolder {
  GtkBox parent_instance;
  MinkaOutbox *outbox;
  AdwBanner *banner; /* weak */
  GtkLabel *name;
  GtkLabel *state;
  GtkWidget *choose;
  GtkWidget *send;
  GtkWidget *verify;
  GtkWidget *menu;
  GtkWidget *progress_area;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (MinkaBookFolder, minka_book_folder, GTK_TYPE_BOX)

static void
show_progress (MinkaBookFolder *self, guint done, guint total)
{
  g_autofree char *text = g_strdup_printf (_ ("%u of %u actas"), done, total);

  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
  gtk_progress_bar_set_text (self->progress, total > 0 ? text : _ ("Looking…"));
}

/**
 * minka_book_folder_say_state:
 * @state: a state of the outbox
 *
 * Returns: (transfer none): what it means for the actas
 */
const char *
minka_book_folder_say_state (MinkaOutboxState state)
{
  switch (state) {
  case MINKA_OUTBOX_NO_FOLDER:
    return _ ("The actas are only in the plan");
  case MINKA_OUTBOX_DONE:
    return _ ("Every acta is in the folder");
  case MINKA_OUTBOX_SENDING:
    return _ ("Taking actas to the folder");
  case MINKA_OUTBOX_STOPPED:
    return _ ("Stopped: actas wait");
  case MINKA_OUTBOX_TROUBLE:
  default:
    return _ ("Actas wait for the folder");
  }
}

static void
show (MinkaBookFolder *self)
{
  GFile *folder = minka_outbox_get_folder (self->outbox);
  guint done, total;
  const MinkaOutboxState state = minka_outbox_get_state (self->outbox, &done, &total);
  const char *trouble = minka_outbox_get_trouble (self->outbox);
  g_autofree char *name =
      folder != NULL ? g_file_get_basename (folder) : g_strdup (_ ("No folder was chosen"));
  g_autofree char *where = folder != NULL ? g_file_get_parse_name (folder) : NULL;

  gtk_label_set_label (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), where);
  gtk_label_set_label (self->state, minka_book_folder_say_state (state));
  gtk_widget_set_visible (self->choose, folder == NULL);
  gtk_widget_set_visible (self->verify, folder != NULL);
  gtk_widget_set_visible (self->menu, folder != NULL);
  gtk_widget_set_visible (self->send, state == MINKA_OUTBOX_STOPPED);
  gtk_widget_set_visible (self->progress_area, state == MINKA_OUTBOX_SENDING && total > 0);
  show_progress (self, done, total);
  if (self->banner == NULL)
    return;
  if (trouble != NULL)
    adw_banner_set_title (self->banner, trouble);
  adw_banner_set_revealed (self->banner, state == MINKA_OUTBOX_TROUBLE);
}

static void
on_stop (MinkaBookFolder *self)
{
  minka_outbox_stop (self->outbox);
}

static void
on_send (MinkaBookFolder *self)
{
  minka_outbox_send (self->outbox);
}

static GtkLabel *
make_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
make_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("_Change the folder…"), "book.choose-folder");
  g_menu_append (menu, _ ("_Forget the folder"), "win.set-folder('')");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Folder of the actas"));
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
make_progress (MinkaBookFolder *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *stop = gtk_button_new_with_mnemonic (_ ("_Stop"));

  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (self->progress, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  g_signal_connect_object (stop, "clicked", G_CALLBACK (on_stop), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), stop);
  return box;
}

static void
minka_book_folder_dispose (GObject *object)
{
  MinkaBookFolder *self = MINKA_BOOK_FOLDER (object);

  g_clear_object (&self->outbox);
  g_clear_weak_pointer (&self->banner);
  G_OBJECT_CLASS (minka_book_folder_parent_class)->dispose (object);
}

static void
minka_book_folder_class_init (MinkaBookFolderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_book_folder_dispose;
}

static void
minka_book_folder_init (MinkaBookFolder *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self), 12);
  self->name = make_label ("heading");
  self->state = make_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "dimmed");
  gtk_widget_set_margin_start (words, 6);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->state));

  self->choose = gtk_button_new_with_mnemonic (_ ("_Choose…"));
  gtk_widget_set_tooltip_text (self->choose, _ ("Choose the folder of the actas"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->choose), "book.choose-folder");
  self->send = gtk_button_new_with_mnemonic (_ ("_Go on"));
  g_signal_connect_object (self->send, "clicked", G_CALLBACK (on_send), self, G_CONNECT_SWAPPED);
  self->verify = gtk_button_new_from_icon_name ("minka-check-symbolic");
  gtk_widget_set_tooltip_text (self->verify, _ ("Verify the book"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verify), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Verify the book"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->verify), "book.verify");
  gtk_widget_add_css_class (self->verify, "flat");
  gtk_widget_set_valign (self->verify, GTK_ALIGN_CENTER);
  self->menu = make_menu ();
  gtk_widget_set_valign (self->choose, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->send, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->menu, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("folder-symbolic"));
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), self->choose);
  gtk_box_append (GTK_BOX (line), self->send);
  gtk_box_append (GTK_BOX (line), self->verify);
  gtk_box_append (GTK_BOX (line), self->menu);
  self->progress_area = make_progress (self);
  gtk_box_append (GTK_BOX (self), self->progress_area);
  gtk_box_append (GTK_BOX (self), line);
}

/**
 * minka_book_folder_new:
 * @workspace: a workspace with an open plan
 * @banner: what tells of trouble
 *
 * Returns: (transfer full): the folder and its state
 */
GtkWidget *
minka_book_folder_new (MinkaWorkspace *workspace, AdwBanner *banner)
{
  MinkaBookFolder *self = g_object_new (MINKA_TYPE_BOOK_FOLDER, NULL);

  self->outbox = g_object_ref (minka_workspace_get_outbox (workspace));
  g_set_weak_pointer (&self->banner, banner);
  adw_banner_set_button_label (banner, _ ("_Try again"));
  g_signal_connect_object (banner, "button-clicked", G_CALLBACK (on_send), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outbox, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
