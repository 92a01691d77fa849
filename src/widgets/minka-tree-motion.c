#include "minka-tree-view-private.h"

/* Boxes slide to their new places, so that one sees where they went. */

#define MILLISECONDS 200
#define MOST 2000 /* boxes; of more one could not follow any */

static void
place_moving (MinkaTreeView *self)
{
  const MinkaTreeScene *scene = self->scene;

  for (guint i = 0; i < scene->n_boxes; i++) {
    self->moving[i] = scene->boxes[i];
    self->moving[i].x += self->shift[i][0] * self->left_over;
    self->moving[i].y += self->shift[i][1] * self->left_over;
  }
  g_clear_pointer (&self->moving_routes, minka_tree_routes_free);
  self->moving_routes = minka_tree_scene_route (scene, self->moving, MINKA_TREE_LEVEL_GAP);
}

static void
on_slide (double left_over, gpointer data)
{
  MinkaTreeView *self = data;

  if (self->moving == NULL)
    return;
  self->left_over = left_over;
  place_moving (self);
  minka_tree_editor_allocate (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
minka_tree_motion_end (MinkaTreeView *self)
{
  g_clear_pointer (&self->shift, g_free);
  g_clear_pointer (&self->moving, g_free);
  g_clear_pointer (&self->moving_routes, minka_tree_routes_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Begins at where the boxes of the scene before were seen last. */
void
minka_tree_motion_begin (MinkaTreeView *self, const MinkaTreeScene *before, const MinkaTreeBox *boxes)
{
  const MinkaTreeScene *scene = self->scene;
  double (*shift)[2];
  gboolean any = FALSE;

  if (scene->n_boxes > MOST || !gtk_widget_get_mapped (GTK_WIDGET (self))) {
    minka_tree_motion_end (self);
    return;
  }
  shift = g_malloc0 (MAX (scene->n_boxes, 1) * sizeof (double[2]));
  for (guint i = 0; i < scene->n_boxes; i++) {
    const int place =
        minka_tree_shape_find (before->shape, minka_tree_shape_id (scene->shape, scene->places[i]));
    const int old = place != MINKA_TREE_NOWHERE ? before->box_at[place] : MINKA_TREE_NOWHERE;

    if (old == MINKA_TREE_NOWHERE)
      continue;
    shift[i][0] = boxes[old].x - scene->boxes[i].x;
    shift[i][1] = boxes[old].y - scene->boxes[i].y;
    any = any || shift[i][0] != 0 || shift[i][1] != 0;
  }
  minka_tree_motion_end (self);
  if (!any) {
    g_free (shift);
    return;
  }
  self->shift = shift;
  self->moving = g_new (MinkaTreeBox, scene->n_boxes);
  self->left_over = 1;
  place_moving (self);
  if (self->slide == NULL) {
    self->slide = adw_timed_animation_new (GTK_WIDGET (self), 1, 0, MILLISECONDS,
                                           adw_callback_animation_target_new (on_slide, self, NULL));
    g_signal_connect_swapped (self->slide, "done", G_CALLBACK (minka_tree_motion_end), self);
  }
  adw_animation_play (self->slide);
}
