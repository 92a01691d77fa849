#include "minka-tree-view-private.h"

/* Arrows walk the tree as it is drawn; what is typed words the chosen box. */

static void
choose_centre (MinkaTreeView *self)
{
  const int place = MAX (self->scene->shape->centre, 0);

  minka_tree_view_select (self, minka_tree_shape_id (self->scene->shape, place));
}

static void
walk (MinkaTreeView *self, MinkaTreeStep step)
{
  const int place = self->selected != NULL ? minka_tree_shape_find (self->scene->shape, self->selected)
                                           : MINKA_TREE_NOWHERE;
  int next;

  if (place == MINKA_TREE_NOWHERE) {
    choose_centre (self);
    return;
  }
  next = minka_tree_shape_step (self->scene->shape, place, step);
  if (next != MINKA_TREE_NOWHERE)
    minka_tree_view_select (self, minka_tree_shape_id (self->scene->shape, next));
}

/* Dead keys begin a letter with an accent. */
static gboolean
writes (guint key)
{
  const gunichar letter = gdk_keyval_to_unicode (key);

  return (letter != ' ' && g_unichar_isprint (letter)) || key == GDK_KEY_Multi_key ||
         (key >= GDK_KEY_dead_grave && key <= GDK_KEY_dead_greek);
}

static gboolean
on_key (MinkaTreeView *self, guint key, guint code, GdkModifierType state, GtkEventController *keys)
{
  const GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  if (self->scene == NULL || self->scene->n_boxes == 0 || held != 0 || self->edited != NULL)
    return GDK_EVENT_PROPAGATE;
  switch (key) {
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    walk (self, MINKA_TREE_STEP_UP);
    return GDK_EVENT_STOP;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    walk (self, MINKA_TREE_STEP_DOWN);
    return GDK_EVENT_STOP;
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    walk (self, MINKA_TREE_STEP_LEFT);
    return GDK_EVENT_STOP;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    walk (self, MINKA_TREE_STEP_RIGHT);
    return GDK_EVENT_STOP;
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    choose_centre (self);
    return GDK_EVENT_STOP;
  case GDK_KEY_F2:
    minka_tree_view_edit (self, self->selected);
    return GDK_EVENT_STOP;
  case GDK_KEY_Escape:
    if (self->dragged != NULL)
      minka_tree_hands_cancel (self);
    else if (self->selected != NULL)
      minka_tree_view_select (self, NULL);
    else
      return GDK_EVENT_PROPAGATE;
    return GDK_EVENT_STOP;
  default:
    if (self->selected == NULL || !writes (key))
      return GDK_EVENT_PROPAGATE;
    minka_tree_view_edit (self, self->selected);
    if (self->editor != NULL)
      gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (keys), self->editor);
    return GDK_EVENT_STOP;
  }
}

void
minka_tree_keys_init (MinkaTreeView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "notify::is-focus", G_CALLBACK (minka_tree_readers_update), self);
  g_signal_connect_swapped (focus, "notify::is-focus", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
