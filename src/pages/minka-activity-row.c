#include "minka-activity-row.h"

#include "minka-page.h"

#include "minka-format.h"
#include "minka-words.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaActivityRow:
 *
 * A row of the planning: an activity under one of its objectives. With room it is a row of a table, without it a card.
 */
struct _MinkaActivityRow {
  GtkListBoxRow parent_instance;
  MinkaScheduleSummary *summary;
  int year;
  gboolean narrow;
};

enum {
  PROP_NARROW = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MinkaActivityRow, minka_activity_row, GTK_TYPE_LIST_BOX_ROW)

enum {
  TITLE,
  GOALS,
  RESPONSIBLES,
  SOURCES,
  DAYS,
  STATE,
};

/* How wide each column is, of the whole row, and what stands in it while there is nothing. */
static const struct {
  const char *title;
  const char *missing;
  int width;
} columns[] = {
  [TITLE] = { N_ ("Activity"), "", 12 },
  [GOALS] = { N_ ("Goals"), N_ ("without a goal"), 9 },
  [RESPONSIBLES] = { N_ ("Responsible"), N_ ("without a person"), 8 },
  [SOURCES] = { N_ ("Verification sources"), N_ ("without a source"), 8 },
  [DAYS] = { N_ ("Dates"), N_ ("without a date"), 6 },
  [STATE] = { N_ ("State"), "", 7 },
};

static const char *const state_classes[] = { "dimmed", "warning", "success" };

static char *
say_days (MinkaActivityRow *self)
{
  g_auto (GStrv) days = g_strsplit (self->summary->days, " ", -1);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; days[i] != NULL; i++) {
    g_auto (GStrv) ends = g_strsplit (days[i], "/", 2);
    g_autofree char *day = NULL;

    if (ends[0] == NULL)
      continue;
    day = minka_format_days (ends[0], ends[1] != NULL ? ends[1] : "", self->year);
    g_string_append_printf (said, "%s%s", said->len > 0 ? "\n" : "", day);
  }
  return g_string_free_and_steal (g_steal_pointer (&said));
}

static char *
say (MinkaActivityRow *self, guint column)
{
  switch (column) {
  case TITLE:
    return g_strdup (self->summary->title);
  case GOALS:
    return g_strdup (self->summary->goals);
  case RESPONSIBLES:
    return g_strdup (self->summary->responsibles);
  case SOURCES:
    return g_strdup (self->summary->sources);
  case DAYS:
    return say_days (self);
  default:
    return g_strdup (minka_words_for (minka_progress_get_type (), self->summary->progress));
  }
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
make_state (MinkaActivityRow *self)
{
  g_autofree char *text = say (self, STATE);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "minka-pill");
  gtk_widget_add_css_class (label, state_classes[self->summary->progress]);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}

/* Each line by itself, so that one sees where the next begins. */
static GtkWidget *
make_cell (MinkaActivityRow *self, guint column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *text = say (self, column);
  g_auto (GStrv) lines = g_strsplit (*text != '\0' ? text : _ (columns[column].missing), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    GtkWidget *label = make_label (lines[i]);

    if (column != TITLE)
      gtk_widget_add_css_class (label, "minka-cell");
    if (*text == '\0')
      gtk_widget_add_css_class (label, "dimmed");
    gtk_box_append (GTK_BOX (box), label);
  }
  return box;
}

static GtkWidget *
make_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  return grid;
}

static void
add_to_grid (GtkWidget *grid, GtkWidget *cell, guint column, int *at)
{
  gtk_grid_attach (GTK_GRID (grid), cell, *at, 0, columns[column].width, 1);
  gtk_widget_set_margin_end (cell, column == STATE ? 0 : 18);
  *at += columns[column].width;
}

static GtkWidget *
make_wide (MinkaActivityRow *self)
{
  GtkWidget *grid = make_grid ();
  int at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_to_grid (grid, i == STATE ? make_state (self) : make_cell (self, i), i, &at);
  return grid;
}

static GtkWidget *
make_card (MinkaActivityRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *title = make_label (self->summary->title);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (top), title);
  gtk_box_append (GTK_BOX (top), make_state (self));
  gtk_box_append (GTK_BOX (box), top);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  for (guint i = GOALS; i <= DAYS; i++) {
    GtkWidget *name = make_label (_ (columns[i].title));
    GtkWidget *cell = make_cell (self, i);

    gtk_widget_add_css_class (name, "caption");
    gtk_widget_add_css_class (name, "dimmed");
    gtk_label_set_width_chars (GTK_LABEL (name), 13);
    gtk_label_set_max_width_chars (GTK_LABEL (name), 13);
    gtk_widget_set_hexpand (cell, TRUE);
    gtk_grid_attach (GTK_GRID (grid), name, 0, i, 1, 1);
    gtk_grid_attach (GTK_GRID (grid), cell, 1, i, 1, 1);
  }
  gtk_box_append (GTK_BOX (box), grid);
  return box;
}

static void
show (MinkaActivityRow *self)
{
  GtkWidget *child = self->narrow ? make_card (self) : make_wide (self);
  g_autofree char *state = say (self, STATE);
  g_autofree char *days = say (self, DAYS);
  g_autofree char *more =
      g_strdup_printf ("%s · %s", *days != '\0' ? days : _ (columns[DAYS].missing), state);

  gtk_widget_add_css_class (child, "minka-activity");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->summary->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more, -1);
}

static void
minka_activity_row_finalize (GObject *object)
{
  g_object_unref (MINKA_ACTIVITY_ROW (object)->summary);
  G_OBJECT_CLASS (minka_activity_row_parent_class)->finalize (object);
}

static void
minka_activity_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_NARROW)
    g_value_set_boolean (value, MINKA_ACTIVITY_ROW (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
minka_activity_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MinkaActivityRow *self = MINKA_ACTIVITY_ROW (object);

  if (prop_id != PROP_NARROW) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  } else if (self->narrow != g_value_get_boolean (value)) {
    self->narrow = g_value_get_boolean (value);
    show (self);
    g_object_notify_by_pspec (object, pspec);
  }
}

static void
minka_activity_row_class_init (MinkaActivityRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = minka_activity_row_finalize;
  object_class->get_property = minka_activity_row_get_property;
  object_class->set_property = minka_activity_row_set_property;

  /**
   * MinkaActivityRow:narrow:
   *
   * Whether it is shown as a card.
   */
  properties[PROP_NARROW] = g_param_spec_boolean (
      "narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
minka_activity_row_init (MinkaActivityRow *self)
{
}

/**
 * minka_activity_row_new:
 * @summary: a row of the planning
 * @year: the year that its dates need not name
 *
 * Returns: (transfer full): the row, which follows the summary
 */
GtkWidget *
minka_activity_row_new (MinkaScheduleSummary *summary, int year)
{
  MinkaActivityRow *self = g_object_new (MINKA_TYPE_ACTIVITY_ROW, NULL);

  self->summary = g_object_ref (summary);
  minka_page_set_thread (GTK_WIDGET (self), "activity", summary->activity);
  self->year = year;
  g_signal_connect_object (summary, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * minka_activity_row_new_titles:
 *
 * Returns: (transfer full): the titles of the columns
 */
GtkWidget *
minka_activity_row_new_titles (void)
{
  GtkWidget *grid = make_grid ();
  int at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    GtkWidget *label = make_label (_ (columns[i].title));

    gtk_widget_add_css_class (label, "caption-heading");
    gtk_widget_add_css_class (label, "dimmed");
    add_to_grid (grid, label, i, &at);
  }
  gtk_widget_add_css_class (grid, "minka-activity");
  return grid;
}

/**
 * minka_activity_row_get_summary:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
MinkaScheduleSummary *
minka_activity_row_get_summary (MinkaActivityRow *self)
{
  return self->summary;
}
