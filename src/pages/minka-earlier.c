#include "minka-earlier.h"

#include "minka-follow-up-row.h"
#include "minka-gradual.h"
#include "minka-page.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaEarlier:
 *
 * What became of the agreements of earlier meetings: those that were open when the meeting began to look at them, and
 * those it has looked at.
 */
struct _MinkaEarlier {
  AdwPreferencesGroup parent_instance;
  MinkaWorkspace *workspace;
  MinkaMeeting *meeting;
  GListModel *looked_at;     /* what this meeting noted */
  GtkStringList *agreements; /* their ids, in the order of the rows */
  GtkListBox *box;
};

/* More than these no meeting goes through; the page Acuerdos has them all. */
#define MANY 60

G_DEFINE_FINAL_TYPE (MinkaEarlier, minka_earlier, ADW_TYPE_PREFERENCES_GROUP)

static guint
count (MinkaEarlier *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->agreements));
}

/* All at once, so that their rows are made bit by bit. */
static void
add (MinkaEarlier *self, GPtrArray *agreements)
{
  g_ptr_array_add (agreements, NULL);
  gtk_string_list_splice (self->agreements, count (self), 0, (const char *const *) agreements->pdata);
  gtk_widget_set_visible (GTK_WIDGET (self->box), count (self) > 0);
}

static gboolean
is_there (MinkaEarlier *self, const char *agreement)
{
  return gtk_string_list_find (self->agreements, agreement) != G_MAXUINT;
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  MinkaEarlier *self = data;

  return minka_follow_up_row_new (self->workspace, gtk_string_object_get_string (item),
                                  minka_record_get_id (MINKA_RECORD (self->meeting)));
}

static void
describe (MinkaEarlier *self)
{
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         count (self) > 0
                                             ? _ ("Was it done? What was not gets its reason and a new date.")
                                             : _ ("No agreement of an earlier meeting is open."));
}

static void
on_looked_at (MinkaEarlier *self)
{
  g_autoptr (GPtrArray) agreements = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (self->looked_at); i++) {
    g_autoptr (MinkaFollowUp) follow_up = g_list_model_get_item (self->looked_at, i);
    const char *id = follow_up->agreement;

    if (*id != '\0' && !is_there (self, id) &&
        !g_ptr_array_find_with_equal_func (agreements, id, g_str_equal, NULL))
      g_ptr_array_add (agreements, g_strdup (id));
  }
  add (self, agreements);
  describe (self);
}

static gboolean
is_earlier (MinkaEarlier *self, MinkaAgreementSummary *agreement)
{
  return !g_str_equal (agreement->meeting, minka_record_get_id (MINKA_RECORD (self->meeting))) &&
         (*self->meeting->date == '\0' || g_strcmp0 (agreement->date, self->meeting->date) <= 0);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MinkaEarlier) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);
  g_autoptr (GPtrArray) agreements = g_ptr_array_new_with_free_func (g_free);

  if (self->workspace == NULL)
    return;
  if (found == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
    return;
  }
  for (guint i = 0; i < found->len && count (self) + agreements->len < MANY; i++)
    if (is_earlier (self, found->pdata[i]) && !is_there (self, minka_record_get_id (found->pdata[i])))
      g_ptr_array_add (agreements, g_strdup (minka_record_get_id (found->pdata[i])));
  add (self, agreements);
  describe (self);
}

static void
minka_earlier_dispose (GObject *object)
{
  MinkaEarlier *self = MINKA_EARLIER (object);

  g_clear_object (&self->agreements);
  g_clear_object (&self->looked_at);
  g_clear_object (&self->meeting);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (minka_earlier_parent_class)->dispose (object);
}

static void
minka_earlier_class_init (MinkaEarlierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_earlier_dispose;
}

static void
minka_earlier_init (MinkaEarlier *self)
{
  self->agreements = gtk_string_list_new (NULL);
  self->box = minka_page_add_box (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->box), FALSE);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Earlier agreements"));
}

/**
 * minka_earlier_new:
 * @workspace: the open plan
 * @meeting: the meeting that looks at them
 *
 * Returns: (transfer full): the group
 */
GtkWidget *
minka_earlier_new (MinkaWorkspace *workspace, MinkaMeeting *meeting)
{
  MinkaEarlier *self = g_object_new (MINKA_TYPE_EARLIER, NULL);

  g_object_set_data (G_OBJECT (self->box), "minka-part", (gpointer) "follow_up");
  self->workspace = g_object_ref (workspace);
  self->meeting = g_object_ref (meeting);
  minka_gradual_bind (self->box, G_LIST_MODEL (self->agreements), make_row, self);
  self->looked_at = minka_workspace_list (workspace, MINKA_TYPE_FOLLOW_UP, "meeting",
                                          minka_record_get_id (MINKA_RECORD (meeting)));
  g_signal_connect_object (self->looked_at, "items-changed", G_CALLBACK (on_looked_at), self,
                           G_CONNECT_SWAPPED);
  on_looked_at (self);
  if (meeting->state != MINKA_MEETING_STATE_ISSUED)
    minka_workspace_find_some (workspace, MINKA_TYPE_AGREEMENT_SUMMARY, "state", "open", 2 * MANY, on_found,
                               g_object_ref (self));
  return GTK_WIDGET (self);
}
