#include "minka-calling.h"

#include "minka-circle.h"
#include "minka-gradual.h"
#include "minka-page.h"
#include "minka-record-list.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaCalling:
 *
 * Whom a meeting is for: the members, to be ticked one by one, or together by post and by grade.
 */
struct _MinkaCalling {
  AdwPreferencesGroup parent_instance;
  GListModel *members;
  GListModel *posts;
  GHashTable *called; /* ids of those who are ticked */
  GtkWidget *people;
  GtkWidget *none; /* what there is without members */
  GtkWidget *several;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MinkaCalling, minka_calling, ADW_TYPE_PREFERENCES_GROUP)

static void
update (MinkaCalling *self)
{
  const gboolean empty = minka_calling_is_empty (self);
  const guint count = minka_calling_count (self);
  g_autofree char *description = NULL;

  if (empty)
    description =
        g_strdup (_ ("There are no members yet, so nobody can be called. Add them in “Organization” first."));
  else if (count == 0)
    description = g_strdup (_ ("Tick those whom the meeting is for."));
  else
    description = g_strdup_printf (ngettext ("%u person is called", "%u people are called", count), count);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), description);
  gtk_widget_set_visible (self->none, empty);
  gtk_widget_set_visible (self->people, !empty);
  gtk_widget_set_visible (self->several, !empty);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* One by one */

static void
on_ticked (MinkaCalling *self, GParamSpec *pspec, GtkCheckButton *check)
{
  const char *id = g_object_get_data (G_OBJECT (check), "minka-member");

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->called, g_strdup (id));
  else
    g_hash_table_remove (self->called, id);
  update (self);
}

static GtkWidget *
make_person (gpointer item, gpointer data)
{
  MinkaCalling *self = data;
  MinkaMember *member = item;
  const char *id = minka_record_get_id (MINKA_RECORD (member));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_bind_property (member, "name", row, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (member, "retired", row, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (member, "notify::retired", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->called, id));
  g_object_set_data_full (G_OBJECT (check), "minka-member", g_strdup (id), g_free);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row, NULL, -1);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (on_ticked), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

/* Together */

static void
set_ticks (MinkaCalling *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->people);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row)) {
    GtkWidget *check =
        ADW_IS_ACTION_ROW (row) ? adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) : NULL;

    if (check == NULL)
      continue;
    g_signal_handlers_block_by_func (check, on_ticked, self);
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (check),
        g_hash_table_contains (self->called, g_object_get_data (G_OBJECT (check), "minka-member")));
    g_signal_handlers_unblock_by_func (check, on_ticked, self);
  }
  update (self);
}

static void
tick_circle (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaCalling *self = MINKA_CALLING (widget);
  g_autoptr (GPtrArray) circles = minka_circles_find (self->members, self->posts);
  const char *title;
  int kind;

  g_variant_get (parameter, "(i&s)", &kind, &title);
  for (guint i = 0; i < circles->len; i++) {
    MinkaCircle *circle = circles->pdata[i];

    for (guint j = 0;
         (int) circle->kind == kind && g_str_equal (circle->title, title) && j < circle->members->len; j++)
      g_hash_table_add (self->called, g_strdup (circle->members->pdata[j]));
  }
  set_ticks (self);
}

static void
tick_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaCalling *self = MINKA_CALLING (widget);
  g_autoptr (GPtrArray) everyone = minka_calling_list (self, TRUE);

  for (guint i = 0; i < everyone->len; i++)
    g_hash_table_add (self->called, g_strdup (everyone->pdata[i]));
  set_ticks (self);
}

static void
tick_none (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_hash_table_remove_all (MINKA_CALLING (widget)->called);
  set_ticks (MINKA_CALLING (widget));
}

static void
add_circle (GMenu *menu, MinkaCircle *circle)
{
  g_autoptr (GMenuItem) item = NULL;
  g_autofree char *label = NULL;

  if (circle->kind == MINKA_CIRCLE_HOLDERS)
    label = g_strdup_printf (_ ("Everyone with a post (%u)"), circle->members->len);
  else if (circle->members->len > 1)
    label = g_strdup_printf ("%s (%u)", circle->title, circle->members->len);
  item = g_menu_item_new (label != NULL ? label : circle->title, NULL);
  g_menu_item_set_action_and_target (item, "calling.circle", "(is)", (int) circle->kind, circle->title);
  g_menu_append_item (menu, item);
}

/* Made when it is opened, from what the organization is then. */
static void
fill_menu (GtkMenuButton *button, gpointer data)
{
  MinkaCalling *self = data;
  g_autoptr (GPtrArray) circles = minka_circles_find (self->members, self->posts);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();
  g_autoptr (GMenu) posts = g_menu_new ();
  g_autoptr (GMenu) grades = g_menu_new ();

  g_menu_append (all, _ ("_All"), "calling.all");
  g_menu_append (all, _ ("_Nobody"), "calling.none");
  for (guint i = 0; i < circles->len; i++)
    add_circle (((MinkaCircle *) circles->pdata[i])->kind == MINKA_CIRCLE_GRADE ? grades : posts,
                circles->pdata[i]);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  if (g_menu_model_get_n_items (G_MENU_MODEL (posts)) > 0)
    g_menu_append_section (menu, _ ("By post"), G_MENU_MODEL (posts));
  if (g_menu_model_get_n_items (G_MENU_MODEL (grades)) > 0)
    g_menu_append_section (menu, _ ("By grade"), G_MENU_MODEL (grades));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* Without members */

static void
on_organization (MinkaCalling *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);

  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
  gtk_widget_activate_action (window, "win.show-page", "s", "people");
}

static void
minka_calling_dispose (GObject *object)
{
  MinkaCalling *self = MINKA_CALLING (object);

  g_clear_object (&self->members);
  g_clear_object (&self->posts);
  g_clear_pointer (&self->called, g_hash_table_unref);
  G_OBJECT_CLASS (minka_calling_parent_class)->dispose (object);
}

static void
minka_calling_class_init (MinkaCallingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = minka_calling_dispose;
  gtk_widget_class_install_action (widget_class, "calling.circle", "(is)", tick_circle);
  gtk_widget_class_install_action (widget_class, "calling.all", NULL, tick_all);
  gtk_widget_class_install_action (widget_class, "calling.none", NULL, tick_none);

  /**
   * MinkaCalling::changed:
   *
   * Others are called, or there are others to be called.
   */
  signals[CHANGED] =
      g_signal_new ("changed", MINKA_TYPE_CALLING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
minka_calling_init (MinkaCalling *self)
{
  GtkWidget *row = adw_button_row_new ();

  self->called = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Who is called"));
  self->several = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->several), _ ("_Several…"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->several), TRUE);
  gtk_widget_set_tooltip_text (self->several, _ ("Tick several at once, by post or by grade"));
  gtk_widget_set_valign (self->several, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->several, "flat");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->several), fill_menu, self, NULL);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->several);
  self->people = GTK_WIDGET (minka_page_add_box (GTK_WIDGET (self)));
  self->none = GTK_WIDGET (minka_page_add_box (GTK_WIDGET (self)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Go to _Organization"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "minka-people-symbolic");
  g_signal_connect_object (row, "activated", G_CALLBACK (on_organization), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->none), row);
}

/**
 * minka_calling_new:
 * @members: (element-type MinkaMember): the list of the members
 * @posts: (element-type MinkaPost): the list of the posts
 *
 * Returns: (transfer full): the group, in which nobody is called yet
 */
GtkWidget *
minka_calling_new (GListModel *members, GListModel *posts)
{
  MinkaCalling *self = g_object_new (MINKA_TYPE_CALLING, NULL);

  self->members = g_object_ref (members);
  self->posts = g_object_ref (posts);
  minka_gradual_bind (GTK_LIST_BOX (self->people), members, make_person, self);
  g_signal_connect_object (members, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (members, "notify::loaded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * minka_calling_is_empty:
 * @self: a group
 *
 * Returns: whether there is nobody who could be called, as far as that is known
 */
gboolean
minka_calling_is_empty (MinkaCalling *self)
{
  if (!minka_record_list_is_loaded (MINKA_RECORD_LIST (self->members)))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (self->members); i++) {
    g_autoptr (MinkaMember) member = g_list_model_get_item (self->members, i);

    if (!member->retired)
      return FALSE;
  }
  return TRUE;
}

/**
 * minka_calling_count:
 * @self: a group
 *
 * Returns: how many are called
 */
guint
minka_calling_count (MinkaCalling *self)
{
  g_autoptr (GPtrArray) called = minka_calling_list (self, FALSE);

  return called->len;
}

/**
 * minka_calling_list:
 * @self: a group
 * @everyone: whether all members are called, whoever is ticked
 *
 * Returns: (transfer full) (element-type utf8): the ids of those who are called, in the order of the list
 */
GPtrArray *
minka_calling_list (MinkaCalling *self, gboolean everyone)
{
  GPtrArray *called = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (self->members); i++) {
    g_autoptr (MinkaMember) member = g_list_model_get_item (self->members, i);
    const char *id = minka_record_get_id (MINKA_RECORD (member));

    if (!member->retired && (everyone || g_hash_table_contains (self->called, id)))
      g_ptr_array_add (called, g_strdup (id));
  }
  return called;
}
