#include "minka-reflection-view.h"

#include "minka-form.h"
#include "minka-page.h"
#include "minka-prompt-row.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaReflectionView:
 *
 * One entry of a cuaderno de bitácora: the question it answers, the strategy tried, its words, what it goes with, and who
 * may read it.
 */
struct _MinkaReflectionView {
  AdwBin parent_instance;
  MinkaWorkspace *workspace;
  MinkaReflection *reflection;
  MinkaPromptRow *prompt;
  GtkLabel *readers;
};

G_DEFINE_FINAL_TYPE (MinkaReflectionView, minka_reflection_view, ADW_TYPE_BIN)

static const char *
reflection_id (MinkaReflectionView *self)
{
  return minka_record_get_id (MINKA_RECORD (self->reflection));
}

/* In the order of MinkaPrivacy. */
static const char *const readers[] = {
  N_ ("It is in no document of the school. Only its author's own export and the safety copies of the whole plan hold it."),
  N_ ("The team reads it among its gathered reflections."),
  N_ ("The team reads it, and the acta of its meeting may quote it."),
};

static void
on_reflection_changed (MinkaReflectionView *self)
{
  minka_prompt_row_set_prompt (self->prompt, self->reflection->prompt);
  gtk_label_set_label (self->readers, _ (readers[self->reflection->privacy]));
}

static void
on_prompt_chosen (MinkaReflectionView *self)
{
  MinkaGesture *gesture;
  g_autofree char *name = g_strdup_printf (_ ("Change “%s”"), _ ("Guiding question"));

  g_object_set (self->reflection, "prompt", minka_prompt_row_get_prompt (self->prompt), NULL);
  gesture = minka_gesture_new (name);
  minka_gesture_set (gesture, MINKA_RECORD (self->reflection), "prompt", NULL);
  minka_form_apply (GTK_WIDGET (self), self->workspace, gesture);
}

static void
remove_reflection (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaReflectionView *self = MINKA_REFLECTION_VIEW (widget);
  MinkaGesture *gesture = minka_gesture_new (_ ("Remove entry of the logbook"));

  minka_gesture_remove (gesture, MINKA_TYPE_REFLECTION, reflection_id (self));
  minka_form_apply_and_tell (widget, self->workspace, gesture, _ ("Entry removed"));
}

static void
export_own (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "reflections.export-own", "s",
                              MINKA_REFLECTION_VIEW (widget)->reflection->author);
}

static GtkWidget *
make_header (MinkaReflectionView *self)
{
  GtkWidget *header = minka_page_make_header (self->workspace);
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_ ("Entry"), ""));
  g_menu_append (menu, _ ("_Export this person's logbook…"), "reflection.export-own");
  g_menu_append (menu, _ ("_Remove entry"), "reflection.remove");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Options of the entry"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  return header;
}

static GtkWidget *
make_content (MinkaReflectionView *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  g_autoptr (MinkaForm) form = minka_form_new (self->workspace, self->reflection);
  GtkWidget *group = minka_page_group (NULL, NULL);

  self->prompt = MINKA_PROMPT_ROW (minka_prompt_row_new (self->workspace));
  g_object_set_data (G_OBJECT (self->prompt), "minka-part", (gpointer) "prompt");
  g_signal_connect_object (self->prompt, "chosen", G_CALLBACK (on_prompt_chosen), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->prompt));
  minka_form_add_text (form, group, "body", _ ("Entry"));
  minka_form_add_line (form, group, "strategy", _ ("Strategy tried"));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));

  group = minka_page_group (NULL, NULL);
  minka_form_add (form, group, "privacy", _ ("Who may read it"));
  self->readers = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->readers, 0);
  gtk_label_set_wrap (self->readers, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->readers), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->readers), "dimmed");
  gtk_widget_set_margin_top (GTK_WIDGET (self->readers), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self->readers), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->readers), 12);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->readers));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));

  group = minka_page_group (NULL, NULL);
  minka_form_add (form, group, "author", _ ("Whose entry it is"));
  minka_form_add (form, group, "date", _ ("Day"));
  minka_form_add (form, group, "meeting", _ ("Meeting"));
  minka_form_add (form, group, "activity", _ ("Activity of the plan"));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return GTK_WIDGET (page);
}

/* The record comes a moment after it was asked for. */
static void
fill_when_read (MinkaReflectionView *self)
{
  if (self->prompt != NULL || *self->reflection->author == '\0')
    return;
  g_signal_handlers_disconnect_by_func (self->reflection, fill_when_read, self);
  adw_bin_set_child (ADW_BIN (self), minka_page_frame (make_header (self), make_content (self)));
  g_signal_connect_object (self->reflection, "notify", G_CALLBACK (on_reflection_changed), self,
                           G_CONNECT_SWAPPED);
  on_reflection_changed (self);
}

static void
minka_reflection_view_dispose (GObject *object)
{
  MinkaReflectionView *self = MINKA_REFLECTION_VIEW (object);

  g_clear_object (&self->reflection);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (minka_reflection_view_parent_class)->dispose (object);
}

static void
minka_reflection_view_class_init (MinkaReflectionViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_reflection_view_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "reflection.remove", NULL, remove_reflection);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "reflection.export-own", NULL, export_own);
}

static void
minka_reflection_view_init (MinkaReflectionView *self)
{
}

/**
 * minka_reflection_view_new:
 * @workspace: the open plan
 * @id: the id of an entry
 *
 * Returns: (transfer full): the entry; it is to be within a page that has the action reflections.export-own
 */
GtkWidget *
minka_reflection_view_new (MinkaWorkspace *workspace, const char *id)
{
  MinkaReflectionView *self = g_object_new (MINKA_TYPE_REFLECTION_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  self->reflection = minka_workspace_get_record (workspace, MINKA_TYPE_REFLECTION, id);
  g_signal_connect_object (self->reflection, "notify", G_CALLBACK (fill_when_read), self, G_CONNECT_SWAPPED);
  fill_when_read (self);
  return GTK_WIDGET (self);
}

/**
 * minka_reflection_view_get_id:
 * @self: an entry
 *
 * Returns: (transfer none): its id
 */
const char *
minka_reflection_view_get_id (MinkaReflectionView *self)
{
  return reflection_id (self);
}
