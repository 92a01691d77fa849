#include "config.h"

#include "minka-shortcuts.h"

#include <glib/gi18n.h>

/* The list of shortcuts. tests/display holds it against the keys that are really there. */

#define EVERYWHERE N_ ("Everywhere")
#define LISTS N_ ("In lists")
#define DIAGNOSIS N_ ("In the diagnosis")
#define TREES N_ ("In the trees")
#define CALENDAR N_ ("In the calendar and the timeline")
#define PAPER N_ ("In a document")
#define ROOM N_ ("While a meeting is held")

static const MinkaShortcut shortcuts[] = {
  { EVERYWHERE, N_ ("Help on what is in front"), "F1", 1 },
  { EVERYWHERE, N_ ("Search the plan"), "<Control>f", 1 },
  { EVERYWHERE, N_ ("Golden thread"), "<Control>h", 1 },
  { EVERYWHERE, N_ ("New meeting"), "<Control>n", 1 },
  { EVERYWHERE, N_ ("Hold the meeting"), "F5", 1 },
  { EVERYWHERE, N_ ("Undo"), "<Control>z", 1 },
  { EVERYWHERE, N_ ("Redo"), "<Control><Shift>z <Control>y", 2 },
  { EVERYWHERE, N_ ("First to tenth page"),
    "<Alt>1 <Alt>0 <Alt>2 <Alt>3 <Alt>4 <Alt>5 <Alt>6 <Alt>7 <Alt>8 <Alt>9", 2 },
  { EVERYWHERE, N_ ("Main menu"), "F10", 1 },
  { EVERYWHERE, N_ ("Open a plan"), "<Control>o", 1 },
  { EVERYWHERE, N_ ("Preferences"), "<Control>comma", 1 },
  { EVERYWHERE, N_ ("Keyboard shortcuts"), "<Control>question", 1 },
  { EVERYWHERE, N_ ("Quit"), "<Control>q", 1 },

  { LISTS, N_ ("Move an item up or down"), "<Alt>Up <Alt>Down", 2 },
  { LISTS, N_ ("Remove an item"), "<Alt>Delete Delete", 1 },
  { LISTS, N_ ("Close what is open beside the list"), "Escape", 1 },
  { LISTS, N_ ("Add what was copied as evidence"), "<Control>v", 1 },
  { LISTS, N_ ("In an observation: choose a level"), "1 4", 2 },
  { LISTS, N_ ("In the agreements: mark as kept"), "space", 1 },

  { DIAGNOSIS, N_ ("Add a line, or go to the next column"), "Return Tab", 2 },
  { DIAGNOSIS, N_ ("Move an entry to the next column"), "<Alt>Left <Alt>Right", 2 },
  { DIAGNOSIS, N_ ("Move an entry to the next row"), "<Alt><Shift>Up <Alt><Shift>Down", 2 },
  { DIAGNOSIS, N_ ("Take an entry to the tree"), "<Alt>Return", 1 },

  { TREES, N_ ("Go from box to box"), "Up Down Left Right", 4 },
  { TREES, N_ ("Go to the centre"), "Home", 1 },
  { TREES, N_ ("Add a box to the chosen one, or beside it"), "Tab Return Insert KP_Enter <Shift>Return", 2 },
  { TREES, N_ ("Add a cause or an effect"), "<Control>Down <Control>Up", 2 },
  { TREES, N_ ("Change the words"), "F2", 1 },
  { TREES, N_ ("Move a box"), "<Alt>Left <Alt>Right <Alt>Up <Alt>Down", 4 },
  { TREES, N_ ("Remove a box"), "Delete BackSpace KP_Delete", 1 },
  { TREES, N_ ("Open or close a branch"), "space", 1 },
  { TREES, N_ ("Copy, cut, paste"), "<Control>c <Control>x <Control>v", 3 },
  { TREES, N_ ("Duplicate a box"), "<Control>d", 1 },
  { TREES, N_ ("Lead to one more box"), "<Control>l", 1 },
  { TREES, N_ ("Specific objective, or no longer"), "<Control>t", 1 },
  { TREES, N_ ("Choose nothing, so that Tab leaves the tree"), "Escape", 1 },
  { TREES, N_ ("Options of a box"), "<Shift>F10 Menu", 2 },
  { TREES, N_ ("Show all of it"), "<Control>9 <Control>KP_9", 1 },
  { TREES, N_ ("Enlarge, reduce, natural size"),
    "<Control>plus <Control>minus <Control>0 <Control>equal <Control>KP_Add <Control>KP_Subtract <Control>KP_0",
    3 },
  { TREES, N_ ("Present on the whole screen"), "F11", 1 },

  { CALENDAR, N_ ("Go from day to day or from bar to bar"), "Left Right Up Down", 4 },
  { CALENDAR, N_ ("Month before or after"), "Page_Up Page_Down", 2 },
  { CALENDAR, N_ ("Open what is there"), "Return space", 2 },

  { ROOM, N_ ("Begin, pause, go on"), "F8 space", 2 },
  { ROOM, N_ ("Next topic"), "<Control>Page_Down Page_Down Right Return", 2 },
  { ROOM, N_ ("Topic before"), "<Control>Page_Up Page_Up Left", 2 },
  { ROOM, N_ ("Five minutes more or less"), "F6 <Shift>F6 plus minus KP_Add KP_Subtract", 2 },
  { ROOM, N_ ("Next guiding question"), "F7 q", 2 },
  { ROOM, N_ ("Write: now, agreements, attendance"), "F2 F3 F4", 3 },
  { ROOM, N_ ("Only the screen for everyone, or not"), "F9", 1 },
  { ROOM, N_ ("Full screen"), "F11", 1 },
  { ROOM, N_ ("Leave; the clock goes on"), "Escape", 1 },

  { PAPER, N_ ("Search in a document"), "<Control>f", 1 },
  { PAPER, N_ ("Next or previous place"), "<Control>g <Control><Shift>g", 2 },
  { PAPER, N_ ("Enlarge or reduce a document"),
    "<Control>plus <Control>minus <Control>equal <Control>KP_Add <Control>KP_Subtract", 2 },
  { PAPER, N_ ("Fit the width"), "<Control>0 <Control>KP_0", 1 },
  { PAPER, N_ ("Page before or after"), "<Control>Page_Up <Control>Page_Down", 2 },
  { PAPER, N_ ("Scroll"), "Up Down space Left Right Page_Up Page_Down <Shift>space Home End", 3 },
};

/**
 * minka_shortcuts_get:
 * @n_shortcuts: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_shortcuts): all shortcuts of the program, by section
 */
const MinkaShortcut *
minka_shortcuts_get (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

static GtkWidget *
make_key (const char *accelerator)
{
  guint key;
  GdkModifierType modifiers;
  g_autofree char *text = NULL;
  GtkWidget *label;

  gtk_accelerator_parse (accelerator, &key, &modifiers);
  text = gtk_accelerator_get_label (key, modifiers);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "minka-key");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

/* The keys stand below the words where there is no room beside them, and belong to the row's name, so that who listens
 * hears them. */
static GtkWidget *
make_row (const MinkaShortcut *shortcut)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = adw_wrap_box_new ();
  GtkWidget *title = gtk_label_new (_ (shortcut->title));
  GtkWidget *keys = adw_wrap_box_new ();
  g_auto (GStrv) accelerators = g_strsplit (shortcut->keys, " ", -1);
  g_autoptr (GString) said = g_string_new (_ (shortcut->title));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (keys), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (keys), 6);
  for (guint i = 0; i < shortcut->shown; i++) {
    GtkWidget *key = make_key (accelerators[i]);

    g_string_append_printf (said, i == 0 ? ": %s" : ", %s", gtk_label_get_label (GTK_LABEL (key)));
    adw_wrap_box_append (ADW_WRAP_BOX (keys), key);
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), said->str);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (box), ADW_JUSTIFY_SPREAD);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (box), TRUE);
  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_wrap_box_append (ADW_WRAP_BOX (box), title);
  adw_wrap_box_append (ADW_WRAP_BOX (box), keys);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

/**
 * minka_shortcuts_dialog_new:
 *
 * Returns: (transfer full): the list of shortcuts
 */
AdwDialog *
minka_shortcuts_dialog_new (void)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  AdwDialog *dialog = adw_dialog_new ();
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++) {
    if (i == 0 || !g_str_equal (shortcuts[i].section, shortcuts[i - 1].section)) {
      group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (group, _ (shortcuts[i].section));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
    }
    adw_preferences_group_add (group, make_row (&shortcuts[i]));
  }
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Keyboard shortcuts"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
