#include "config.h"

#include "minka-guide.h"

#include "minka-window-private.h"

#include <glib/gi18n.h>

/**
 * MinkaGuide:
 *
 * The first-use guide: a card below the pages of the sample plan that goes along the golden thread, shows each page and
 * marks what it speaks of. It takes nothing away: while it is there, everything can be done, and it can be left at any
 * time.
 */
struct _MinkaGuide {
  AdwBin parent_instance;
  MinkaWindow *window; /* unowned: it is within it */
  char *own_plan;      /* NULL when there is none yet */
  guint step;
  GtkWidget *pointed[2]; /* weak */
  GtkLabel *count;
  GtkLabel *title;
  GtkLabel *text;
  GtkWidget *back;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (MinkaGuide, minka_guide, ADW_TYPE_BIN)

#define POINTED "minka-pointed"
#define POINT_MS 250 /* until a page has what it shows */

typedef struct {
  const char *page;
  const char *type; /* of what is marked in the page */
  const char *title;
  const char *text;
} Step;

static const Step steps[] = {
  { "home", NULL, N_ ("Each day begins here"),
    N_ ("What is due, what hangs loose and how far the objectives are. Each line leads to its place.") },
  { "diagnosis", "MinkaMatrix", N_ ("First there is a problem"),
    N_ ("In the diagnosis the teachers write what they see: problems, causes and needs, a short line each.") },
  { "trees", "MinkaTreeView", N_ ("The problem finds its place in the tree"),
    N_ ("A line of the diagnosis goes to the tree with Alt+Enter. Worded positively, problems become objectives.") },
  { "activities", "MinkaActivityTable", N_ ("Each objective gets activities"),
    N_ ("With goals, people and dates. They are seen as a table, as a calendar and as a timeline.") },
  { "meetings", "MinkaMeetingView", N_ ("Activities are worked on in meetings"),
    N_ ("Before, the agenda; during, what is said and agreed; after, the acta. Agreements come back at the next meeting.") },
  { "book", "MinkaBookFolder", N_ ("The acta goes into the book"),
    N_ ("Once issued it has its number and folios, never changes, and is copied to the folder that you choose.") },
  { "evaluation", NULL, N_ ("What changed is shown with evidence"),
    N_ ("Evidence moves an activity on until it is concluded. The report tells how far the plan is.") },
  { "home", NULL, N_ ("All of it hangs together"),
    N_ ("Ctrl+H follows the thread from a problem to an agreement, Ctrl+F finds any word, and F1 helps.") },
};

static GtkWidget *
find_shown (GtkWidget *widget, GType type)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_shown (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
point_at (MinkaGuide *self, guint nth, GtkWidget *widget)
{
  if (self->pointed[nth] != NULL)
    gtk_widget_remove_css_class (self->pointed[nth], POINTED);
  g_set_weak_pointer (&self->pointed[nth], widget);
  if (widget != NULL)
    gtk_widget_add_css_class (widget, POINTED);
}

static void
point_into_page (gpointer data)
{
  g_autoptr (MinkaGuide) self = data;
  const GType type =
      steps[self->step].type != NULL ? g_type_from_name (steps[self->step].type) : G_TYPE_INVALID;
  GtkWidget *page = self->window != NULL ? gtk_stack_get_visible_child (self->window->page_stack) : NULL;

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL && page != NULL && type != G_TYPE_INVALID)
    point_at (self, 1, find_shown (page, type));
}

static GtkWidget *
find_sidebar_row (MinkaGuide *self, const char *page)
{
  for (guint i = 0; minka_window_page_name (i) != NULL; i++)
    if (g_str_equal (minka_window_page_name (i), page))
      return GTK_WIDGET (gtk_list_box_get_row_at_index (self->window->sidebar, (int) i));
  return NULL;
}

static void
show (MinkaGuide *self)
{
  const Step *step = &steps[self->step];
  const gboolean is_last = self->step + 1 == G_N_ELEMENTS (steps);
  /* Translators: which step of the guide, of how many. */
  g_autofree char *count =
      g_strdup_printf (_ ("Step %u of %u"), self->step + 1, (guint) G_N_ELEMENTS (steps));
  g_autofree char *said = g_strdup_printf ("%s. %s. %s", count, _ (step->title), _ (step->text));

  point_at (self, 1, NULL);
  minka_window_show_page (self->window, step->page);
  point_at (self, 0, find_sidebar_row (self, step->page));
  g_timeout_add_once (POINT_MS, point_into_page, g_object_ref (self));
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->title, _ (step->title));
  gtk_label_set_label (self->text, _ (step->text));
  gtk_widget_set_sensitive (self->back, self->step > 0);
  gtk_button_set_label (GTK_BUTTON (self->next), !is_last                 ? _ ("_Next")
                                                 : self->own_plan != NULL ? _ ("_Go to my plan")
                                                                          : _ ("_Create my school’s plan"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Guide"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said, -1);
  gtk_widget_grab_focus (self->next);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
leave (MinkaGuide *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  point_at (self, 0, NULL);
  point_at (self, 1, NULL);
  if (parent != NULL)
    gtk_box_remove (GTK_BOX (parent), GTK_WIDGET (self));
}

static void
on_back (MinkaGuide *self)
{
  self->step--;
  show (self);
}

static void
on_next (MinkaGuide *self)
{
  g_autoptr (MinkaWindow) window = g_object_ref (self->window);
  g_autofree char *own_plan = NULL;

  if (self->step + 1 < G_N_ELEMENTS (steps)) {
    self->step++;
    show (self);
    return;
  }
  own_plan = g_strdup (self->own_plan);
  leave (self);
  if (own_plan != NULL)
    minka_window_open (window, own_plan);
  else
    gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  leave (MINKA_GUIDE (widget));
  return GDK_EVENT_STOP;
}

static GtkLabel *
make_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
make_words (MinkaGuide *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->count = make_label ("caption");
  self->title = make_label ("heading");
  self->text = make_label (NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dimmed");
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->text));
  /* On a small screen the card leaves room for the page. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), words);
  gtk_widget_set_hexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_buttons (MinkaGuide *self)
{
  GtkWidget *box = adw_wrap_box_new ();
  GtkWidget *end = gtk_button_new_with_mnemonic (_ ("_Leave the guide"));

  self->back = gtk_button_new_with_mnemonic (_ ("_Back"));
  self->next = gtk_button_new_with_mnemonic (_ ("_Next"));
  gtk_widget_add_css_class (self->next, "suggested-action");
  gtk_widget_add_css_class (end, "flat");
  g_signal_connect_object (end, "clicked", G_CALLBACK (leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (on_back), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (on_next), self, G_CONNECT_SWAPPED);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_align (ADW_WRAP_BOX (box), 1);
  adw_wrap_box_append (ADW_WRAP_BOX (box), end);
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->back);
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->next);
  return box;
}

static void
minka_guide_dispose (GObject *object)
{
  MinkaGuide *self = MINKA_GUIDE (object);

  point_at (self, 0, NULL);
  point_at (self, 1, NULL);
  self->window = NULL;
  G_OBJECT_CLASS (minka_guide_parent_class)->dispose (object);
}

static void
minka_guide_finalize (GObject *object)
{
  g_free (MINKA_GUIDE (object)->own_plan);
  G_OBJECT_CLASS (minka_guide_parent_class)->finalize (object);
}

static void
minka_guide_class_init (MinkaGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_guide_dispose;
  G_OBJECT_CLASS (klass)->finalize = minka_guide_finalize;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
minka_guide_init (MinkaGuide *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), make_words (self));
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_add_css_class (GTK_WIDGET (self), "minka-guide");
  adw_bin_set_child (ADW_BIN (self), g_object_new (ADW_TYPE_CLAMP, "maximum-size", 720, "child", box, NULL));
}

/* Another plan is open, or none. */
static void
on_plan_changed (MinkaGuide *self)
{
  leave (self);
}

/**
 * minka_guide_new:
 * @window: a window with the sample plan
 * @own_plan: (nullable): the path of the person's own plan, to go to at the end
 *
 * Returns: (transfer full): the guide, at its first step; it shows itself below the pages
 */
GtkWidget *
minka_guide_new (MinkaWindow *window, const char *own_plan)
{
  MinkaGuide *self = g_object_new (MINKA_TYPE_GUIDE, NULL);

  self->window = window;
  self->own_plan = g_strdup (own_plan);
  g_signal_connect_object (window->workspace, "notify::path", G_CALLBACK (on_plan_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (window->stack))), GTK_WIDGET (self));
  show (self);
  return GTK_WIDGET (self);
}
