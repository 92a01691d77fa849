#include "minka-agreement-row.h"

#include "minka-follow-up-row.h"
#include "minka-list-row.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaAgreementRow:
 *
 * What the list of all agreements shows of one. Whoever pulls it to the right and lets go marks it as kept.
 */
struct _MinkaAgreementRow {
  GtkBox parent_instance;
  GtkWidget *tick;
  GtkWidget *row;
  char *agreement;
  gboolean is_open;
  double pulled;
};

#define PULLED_ENOUGH 80
#define PULLED_MOST 120

G_DEFINE_FINAL_TYPE (MinkaAgreementRow, minka_agreement_row, GTK_TYPE_BOX)

static void
pull (MinkaAgreementRow *self, double by)
{
  self->pulled = CLAMP (by, 0, PULLED_MOST);
  gtk_widget_set_visible (self->tick, self->pulled > 0);
  gtk_widget_set_margin_start (self->row, self->pulled);
  if (self->pulled >= PULLED_ENOUGH)
    gtk_widget_add_css_class (self->tick, "success");
  else
    gtk_widget_remove_css_class (self->tick, "success");
}

static void
on_pan (MinkaAgreementRow *self, GtkPanDirection direction, double offset)
{
  if (self->is_open)
    pull (self, direction == GTK_PAN_DIRECTION_RIGHT ? offset : 0);
}

static void
on_end (MinkaAgreementRow *self)
{
  gboolean enough = self->pulled >= PULLED_ENOUGH;

  pull (self, 0);
  if (enough && self->agreement != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "agreements.ask", "(si)", self->agreement,
                                MINKA_AGREEMENT_STATE_KEPT);
}

static void
on_cancelled (MinkaAgreementRow *self)
{
  pull (self, 0);
}

static void
minka_agreement_row_finalize (GObject *object)
{
  g_free (MINKA_AGREEMENT_ROW (object)->agreement);
  G_OBJECT_CLASS (minka_agreement_row_parent_class)->finalize (object);
}

static void
minka_agreement_row_class_init (MinkaAgreementRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = minka_agreement_row_finalize;
}

static void
minka_agreement_row_init (MinkaAgreementRow *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkGesture *pan = gtk_gesture_pan_new (GTK_ORIENTATION_HORIZONTAL);

  self->row = minka_list_row_new ();
  self->tick = gtk_image_new_from_icon_name ("minka-check-symbolic");
  gtk_widget_set_halign (self->tick, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->tick, 12);
  gtk_widget_set_visible (self->tick, FALSE);
  gtk_image_set_icon_size (GTK_IMAGE (self->tick), GTK_ICON_SIZE_LARGE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->row);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->tick);
  gtk_widget_set_hexpand (overlay, TRUE);
  gtk_box_append (GTK_BOX (self), overlay);

  g_signal_connect_swapped (pan, "pan", G_CALLBACK (on_pan), self);
  g_signal_connect_swapped (pan, "drag-end", G_CALLBACK (on_end), self);
  g_signal_connect_swapped (pan, "cancel", G_CALLBACK (on_cancelled), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pan));
}

/**
 * minka_agreement_row_new:
 *
 * Returns: (transfer full): an empty row
 */
GtkWidget *
minka_agreement_row_new (void)
{
  return g_object_new (MINKA_TYPE_AGREEMENT_ROW, NULL);
}

/**
 * minka_agreement_row_show:
 * @self: a row
 * @summary: an agreement, which may not be read yet
 * @today: the day, YYYY-MM-DD
 *
 * Shows an agreement.
 */
void
minka_agreement_row_show (MinkaAgreementRow *self, MinkaAgreementSummary *summary, const char *today)
{
  MinkaUrgency urgency = minka_urgency_of (summary->state, summary->due, today);
  g_autofree char *details = NULL;

  g_set_str (&self->agreement, minka_record_get_id (MINKA_RECORD (summary)));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), *summary->text != '\0' ? summary->text : NULL);
  self->is_open = urgency < MINKA_URGENCY_KEPT;
  if (self->agreement == NULL) {
    minka_list_row_set_text (MINKA_LIST_ROW (self->row), "…", "");
    minka_list_row_set_state (MINKA_LIST_ROW (self->row), "", "dimmed");
    return;
  }
  details = minka_follow_up_describe (summary);
  minka_list_row_set_text (MINKA_LIST_ROW (self->row), summary->text, details);
  /* The others say it in the heading above them. */
  minka_list_row_set_state (
      MINKA_LIST_ROW (self->row),
      urgency == MINKA_URGENCY_OVERDUE ? minka_words_for (minka_urgency_get_type (), urgency) : "",
      minka_follow_up_colour (urgency));
}
