#include "minka-home-page.h"

#include "minka-date.h"
#include "minka-format.h"
#include "minka-pile.h"
#include "minka-plain-row.h"
#include "minka-ring.h"
#include "minka-spark.h"
#include "minka-year-strip.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaHomePage:
 *
 * *Inicio*: what needs the director today, what hangs loose and how far the plan is, each with a jump to its place.
 */
struct _MinkaHomePage {
  MinkaPage parent_instance;
  GtkBox *content;
  GtkBox *columns;
  MinkaPile *today;
  MinkaPile *loose;
  MinkaPile *progress;
  GtkWidget *strip_group;
  MinkaYearStrip *strip;
  GtkLabel *strip_words;
  guint refreshing;
  guint waiting; /* frames until the rest is asked for */
  gboolean begun;
  gboolean stale;
  guint asked; /* number of the questions; older answers are of no interest */
};

G_DEFINE_FINAL_TYPE (MinkaHomePage, minka_home_page, MINKA_TYPE_PAGE)

#define SHOWN 4
#define MONTHS 8
#define LOOSE_MOST 100
#define PAUSE_MS 150

typedef void (*Show) (MinkaHomePage *self, GPtrArray *answer);

typedef struct {
  MinkaHomePage *page;
  Show show;
  guint number;
} Question;

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (MinkaHomePage) self = question->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answer = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);

  if (self->columns == NULL || question->number != self->asked ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer != NULL)
    question->show (self, answer);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
}

static Question *
question_new (MinkaHomePage *self, Show show)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { g_object_ref (self), show, self->asked };
  return question;
}

static void
clear (MinkaPile *column)
{
  while (gtk_widget_get_first_child (GTK_WIDGET (column)) != NULL)
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (column)));
}

static GtkWidget *
add_group (MinkaPile *column, const char *title)
{
  GtkWidget *group = minka_page_group (title, NULL);

  minka_pile_append (column, group);
  return group;
}

static GtkWidget *
make_jump (const char *title, const char *subtitle, const char *table, const char *id, const char *part)
{
  GtkWidget *row = minka_plain_row_new (title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", table, id, part);
  return row;
}

/* Today and this week */

static const struct {
  MinkaDue due;
  const char *title;
  const char *css_class;
} due_kinds[] = {
  { MINKA_DUE_NEXT_MEETING, N_ ("Next meeting"), NULL },
  { MINKA_DUE_OPEN_MEETING, N_ ("Meetings to close"), "warning" },
  { MINKA_DUE_TO_ISSUE, N_ ("Actas to issue"), "warning" },
  { MINKA_DUE_TO_FILE, N_ ("Actas to file"), "warning" },
  { MINKA_DUE_OVERDUE, N_ ("Overdue agreements"), "error" },
  { MINKA_DUE_THIS_WEEK, N_ ("Agreements due within a week"), NULL },
  { MINKA_DUE_ACTIVITY, N_ ("Activities of this month"), NULL },
};

static char *
describe_due (MinkaDueItem *item)
{
  g_autofree char *day = minka_format_day_short (item->day);
  g_autofree char *untimed = NULL;

  if (item->due == MINKA_DUE_TO_FILE)
    return g_strdup_printf (_ ("Acta No. %d · %s"), item->count, day);
  if (item->count > 0)
    untimed = g_strdup_printf (
        ngettext ("%d topic has no minutes yet", "%d topics have no minutes yet", item->count), item->count);
  if (*item->day == '\0')
    g_set_str (&day, _ ("without a date"));
  if (untimed != NULL)
    return g_strdup_printf ("%s · %s", day, untimed);
  return *item->person != '\0' ? g_strdup_printf ("%s · %s", day, item->person) : g_steal_pointer (&day);
}

static GtkWidget *
make_due_row (MinkaDueItem *item)
{
  const char *table = ((MinkaRecordClass *) g_type_class_peek (item->type))->table;
  g_autofree char *subtitle = describe_due (item);
  GtkWidget *row = make_jump (item->text, subtitle, table, item->id, "");

  if (item->type == MINKA_TYPE_AGREEMENT) {
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-agreement");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", item->id);
  }
  return row;
}

/* What is due of a kind: the first few are seen at once, the others on demand. */
typedef struct {
  GPtrArray *items; /* all that is due */
  MinkaDue due;
  GtkWidget *group;
} Rest;

static void
rest_free (gpointer data, GClosure *closure)
{
  Rest *rest = data;

  g_ptr_array_unref (rest->items);
  g_free (rest);
}

static void
reveal_rest (AdwButtonRow *more, Rest *rest)
{
  g_autoptr (GPtrArray) items = g_ptr_array_ref (rest->items);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (rest->group);
  const MinkaDue due = rest->due;
  guint nth = 0;

  for (guint i = 0; i < items->len; i++) {
    MinkaDueItem *item = items->pdata[i];
    GtkWidget *row;

    if (item->due != due || nth++ < SHOWN)
      continue;
    row = make_due_row (item);
    adw_preferences_group_add (group, row);
    if (nth == SHOWN + 1)
      gtk_widget_grab_focus (row);
  }
  adw_preferences_group_remove (group, GTK_WIDGET (more));
}

static void
add_due_rows (GtkWidget *group, GPtrArray *items, MinkaDue due, guint n)
{
  const guint shown = n == SHOWN + 1 ? n : MIN (n, SHOWN);
  guint nth = 0;

  for (guint i = 0; i < items->len && nth < shown; i++) {
    MinkaDueItem *item = items->pdata[i];

    if (item->due == due) {
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_due_row (item));
      nth++;
    }
  }
  if (n > shown) {
    g_autofree char *text = g_strdup_printf (ngettext ("%u more", "%u more", n - shown), n - shown);
    GtkWidget *more = adw_button_row_new ();
    Rest *rest = g_new (Rest, 1);

    *rest = (Rest) { g_ptr_array_ref (items), due, group };
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), text);
    g_signal_connect_data (more, "activated", G_CALLBACK (reveal_rest), rest, rest_free, 0);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), more);
  }
}

static gboolean
has_folder (MinkaHomePage *self)
{
  MinkaWorkspace *workspace = minka_page_get_workspace (MINKA_PAGE (self));

  return minka_outbox_get_folder (minka_workspace_get_outbox (workspace)) != NULL;
}

static void
offer_folder (GtkWidget *group)
{
  GtkWidget *button = adw_button_row_new ();

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("No folder for the actas has been chosen yet."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), _ ("Choose the folder…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.choose-folder");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), button);
}

static void
show_today (MinkaHomePage *self, GPtrArray *items)
{
  clear (self->today);
  for (guint i = 0; i < G_N_ELEMENTS (due_kinds); i++) {
    guint n = 0;
    GtkWidget *group;

    for (guint j = 0; j < items->len; j++)
      n += ((MinkaDueItem *) items->pdata[j])->due == due_kinds[i].due;
    if (n == 0)
      continue;
    group = add_group (self->today, _ (due_kinds[i].title));
    if (n > 1 || due_kinds[i].css_class != NULL) {
      g_autofree char *count = g_strdup_printf ("%u", n);
      GtkWidget *pill = gtk_label_new (count);

      gtk_widget_add_css_class (pill, "minka-pill");
      if (due_kinds[i].css_class != NULL)
        gtk_widget_add_css_class (pill, due_kinds[i].css_class);
      gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), pill);
    }
    add_due_rows (group, items, due_kinds[i].due, n);
    if (due_kinds[i].due == MINKA_DUE_TO_FILE && !has_folder (self))
      offer_folder (group);
  }
  if (gtk_widget_get_first_child (GTK_WIDGET (self->today)) == NULL) {
    GtkWidget *group = add_group (self->today, _ ("Today and this week"));
    GtkWidget *button = adw_button_row_new ();

    adw_preferences_group_add (
        ADW_PREFERENCES_GROUP (group),
        minka_plain_row_new (_ ("Nothing is due"), _ ("No meeting, agreement or acta waits for you.")));
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), _ ("Prepare a meeting"));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new-meeting");
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), button);
  }
}

/* Loose ends */

static const struct {
  MinkaNoticeRule rule;
  const char *title;
  const char *part;
} rules[] = {
  { MINKA_NOTICE_RULE_OBJECTIVE_WITHOUT_ACTIVITY, N_ ("Objectives without an activity"), "" },
  { MINKA_NOTICE_RULE_ACTIVITY_WITHOUT_DATE, N_ ("Activities without a date"), "activity_date" },
  { MINKA_NOTICE_RULE_ACTIVITY_WITHOUT_GOAL, N_ ("Activities without a goal"), "goal" },
  { MINKA_NOTICE_RULE_ACTIVITY_WITHOUT_SOURCE, N_ ("Activities without a source of verification"), "source" },
  { MINKA_NOTICE_RULE_AGREEMENT_WITHOUT_PERSON, N_ ("Agreements without anyone responsible"), "responsible" },
  { MINKA_NOTICE_RULE_AGREEMENT_WITHOUT_DATE, N_ ("Agreements without a date"), "due" },
  { MINKA_NOTICE_RULE_MEETING_WITHOUT_ACTIVITY, N_ ("Meetings without an activity"), "activity" },
  { MINKA_NOTICE_RULE_PROBLEM_WITHOUT_OBJECTIVE, N_ ("Problems without an objective"), "" },
  { MINKA_NOTICE_RULE_STALE_OBJECTIVE, N_ ("Objectives whose problem has changed"), "" },
  { MINKA_NOTICE_RULE_PROGRESS_WITHOUT_EVIDENCE, N_ ("Activities that moved on without evidence"), "" },
};

typedef struct {
  GtkWidget *row;
  const char *part;
} Opening;

static void
on_notices (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Opening *opening = data;
  g_autoptr (GtkWidget) row = opening->row;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notices = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);

  if (notices == NULL) {
    gtk_widget_activate_action (row, "win.tell", "s", error->message);
    return;
  }
  for (guint i = 0; i < notices->len; i++) {
    MinkaNoticeSummary *notice = notices->pdata[i];

    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              make_jump (*notice->text != '\0' ? notice->text : _ ("Without a text"), "",
                                         notice->record_table, minka_record_get_id (MINKA_RECORD (notice)),
                                         opening->part));
  }
}

static void
on_expanded (GtkWidget *row)
{
  MinkaHomePage *self = MINKA_HOME_PAGE (gtk_widget_get_ancestor (row, MINKA_TYPE_HOME_PAGE));
  const guint which = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "minka-rule"));
  Opening *opening = g_new (Opening, 1);

  g_signal_handlers_disconnect_by_func (row, on_expanded, NULL);
  *opening = (Opening) { g_object_ref (row), rules[which].part };
  minka_workspace_find_some (minka_page_get_workspace (MINKA_PAGE (self)), MINKA_TYPE_NOTICE_SUMMARY, "rule",
                             minka_enum_nick (minka_notice_rule_get_type (), rules[which].rule), LOOSE_MOST,
                             on_notices, opening);
}

static GtkWidget *
make_loose_row (guint which, int amount)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *count = g_strdup_printf ("%d", amount);
  GtkWidget *pill = gtk_label_new (count);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (rules[which].title));
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (row), 2);
  gtk_widget_add_css_class (pill, "minka-pill");
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), pill);
  g_object_set_data (G_OBJECT (row), "minka-rule", GUINT_TO_POINTER (which));
  g_signal_connect (row, "notify::expanded", G_CALLBACK (on_expanded), NULL);
  return row;
}

static void
show_loose (MinkaHomePage *self, GPtrArray *amounts)
{
  GtkWidget *group;

  clear (self->loose);
  group = add_group (self->loose, _ ("To complete"));
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    for (guint j = 0; j < amounts->len; j++) {
      MinkaLooseSummary *loose = amounts->pdata[j];

      if ((MinkaNoticeRule) loose->rule == rules[i].rule)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_loose_row (i, loose->amount));
    }
  if (amounts->len == 0)
    adw_preferences_group_add (
        ADW_PREFERENCES_GROUP (group),
        minka_plain_row_new (_ ("Nothing hangs loose"),
                             _ ("Every objective, activity and agreement has what it needs.")));
}

/* Progress */

static char *
describe_objective (MinkaObjectiveSummary *objective)
{
  if (objective->activities == 0)
    return g_strdup (_ ("No activity yet"));
  return g_strdup_printf (
      ngettext ("%d of %d activity concluded", "%d of %d activities concluded", objective->activities),
      objective->concluded, objective->activities);
}

static void
show_objectives (MinkaHomePage *self, GPtrArray *objectives)
{
  GtkWidget *group;

  clear (self->progress);
  group = add_group (self->progress, _ ("Progress"));
  for (guint i = 0; i < objectives->len; i++) {
    MinkaObjectiveSummary *objective = objectives->pdata[i];
    g_autofree char *subtitle = describe_objective (objective);
    GtkWidget *row, *ring;

    if (objective->general)
      continue;
    row = make_jump (objective->text, subtitle, "objective", minka_record_get_id (MINKA_RECORD (objective)),
                     "");
    ring = minka_ring_new ();
    minka_ring_set_share (MINKA_RING (ring), objective->concluded, objective->activities);
    gtk_widget_add_css_class (ring, "accent");
    minka_plain_row_add_prefix (MINKA_PLAIN_ROW (row), ring);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  }
  if (objectives->len == 0)
    adw_preferences_group_add (
        ADW_PREFERENCES_GROUP (group),
        minka_plain_row_new (_ ("No objectives yet"),
                             _ ("They come from the diagnosis and the objective tree.")));
}

static void
show_keeping (MinkaHomePage *self, GPtrArray *months)
{
  GtkWidget *spark = minka_spark_new ();
  GtkWidget *group, *row;
  g_autofree char *words = NULL;
  int agreed = 0, kept = 0;

  for (guint i = 0; i < months->len; i++) {
    MinkaKeepingSummary *month = months->pdata[i];

    agreed += month->agreed;
    kept += month->kept;
    if (i + MONTHS >= months->len)
      minka_spark_add (MINKA_SPARK (spark), month->kept, month->agreed);
  }
  g_object_ref_sink (spark);
  if (agreed > 0) {
    words = g_strdup_printf (ngettext ("%d of %d agreement kept", "%d of %d agreements kept", agreed), kept,
                             agreed);
    group = add_group (self->progress, _ ("Agreements"));
    row = minka_plain_row_new (words, _ ("Month by month"));
    gtk_widget_add_css_class (spark, "accent");
    minka_plain_row_add_suffix (MINKA_PLAIN_ROW (row), spark);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  }
  g_object_unref (spark);
}

static GtkWidget *
make_strip (MinkaHomePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->strip_group = minka_page_group ("", NULL);
  self->strip = MINKA_YEAR_STRIP (minka_year_strip_new ());
  self->strip_words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->strip_words, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->strip_words), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->strip_words), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->strip));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->strip_words));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->strip_group), box);
  return self->strip_group;
}

static void
show_year (MinkaHomePage *self, GPtrArray *days)
{
  MinkaPlan *plan = minka_workspace_get_plan (minka_page_get_workspace (MINKA_PAGE (self)));
  g_autofree char *today = minka_date_today ();
  g_autofree char *title = g_strdup_printf (_ ("The year %d"), plan->year);
  g_autofree char *meetings = NULL, *activities = NULL, *words = NULL;
  guint n_meetings = 0, n_activities = 0;

  if (self->strip_group == NULL)
    gtk_box_append (self->content, make_strip (self));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->strip_group), title);
  minka_year_strip_set_year (self->strip, plan->year, today);
  for (guint i = 0; i < days->len; i++) {
    MinkaCalendarSummary *day = days->pdata[i];

    if (day->source == MINKA_CALENDAR_SOURCE_MEETING)
      n_meetings++;
    else if (day->source == MINKA_CALENDAR_SOURCE_ACTIVITY)
      n_activities++;
    else
      continue;
    minka_year_strip_add (self->strip, day->first_day, day->source == MINKA_CALENDAR_SOURCE_MEETING);
  }
  meetings = g_strdup_printf (ngettext ("%u meeting", "%u meetings", n_meetings), n_meetings);
  activities = g_strdup_printf (ngettext ("%u activity", "%u activities", n_activities), n_activities);
  words = g_strdup_printf ("● %s   ■ %s", meetings, activities);
  gtk_label_set_label (self->strip_words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->strip), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
ask_today (MinkaHomePage *self)
{
  g_autofree char *today = minka_date_today ();

  self->asked++;
  minka_workspace_today (minka_page_get_workspace (MINKA_PAGE (self)), today, on_answer,
                         question_new (self, show_today));
}

static void
ask_rest (MinkaHomePage *self)
{
  MinkaWorkspace *workspace = minka_page_get_workspace (MINKA_PAGE (self));
  g_autofree char *year = g_strdup_printf ("%d", minka_workspace_get_plan (workspace)->year);

  minka_workspace_find (workspace, MINKA_TYPE_LOOSE_SUMMARY, NULL, NULL, on_answer,
                        question_new (self, show_loose));
  minka_workspace_find (workspace, MINKA_TYPE_OBJECTIVE_SUMMARY, NULL, NULL, on_answer,
                        question_new (self, show_objectives));
  minka_workspace_find (workspace, MINKA_TYPE_KEEPING_SUMMARY, NULL, NULL, on_answer,
                        question_new (self, show_keeping));
  minka_workspace_find (workspace, MINKA_TYPE_CALENDAR_SUMMARY, "year", year, on_answer,
                        question_new (self, show_year));
}

static gboolean
is_open (MinkaHomePage *self)
{
  MinkaWorkspace *workspace = minka_page_get_workspace (MINKA_PAGE (self));

  return minka_workspace_get_path (workspace) != NULL && minka_workspace_get_plan (workspace) != NULL;
}

static gboolean
refresh (gpointer data)
{
  MinkaHomePage *self = data;

  self->refreshing = 0;
  self->stale = FALSE;
  if (is_open (self)) {
    ask_today (self);
    ask_rest (self);
  }
  return G_SOURCE_REMOVE;
}

/* While another page is in front nothing is asked. */
static void
on_changed (MinkaHomePage *self)
{
  self->stale = TRUE;
  if (self->refreshing == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refreshing = g_timeout_add (PAUSE_MS, refresh, self);
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MinkaHomePage *self = MINKA_HOME_PAGE (widget);

  if (--self->waiting > 0)
    return G_SOURCE_CONTINUE;
  if (is_open (self))
    ask_rest (self);
  return G_SOURCE_REMOVE;
}

/* The first time, what is due today is painted before the rest is asked for. */
static void
on_map (MinkaHomePage *self)
{
  if (!self->begun) {
    self->begun = TRUE;
    self->waiting = 2;
    gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
  } else if (self->stale) {
    refresh (self);
  }
}

static MinkaPile *
add_column (MinkaHomePage *self)
{
  MinkaPile *column = MINKA_PILE (minka_pile_new (18, 0));

  gtk_widget_set_hexpand (GTK_WIDGET (column), TRUE);
  gtk_box_append (self->columns, GTK_WIDGET (column));
  return column;
}

static void
fill (MinkaPage *page)
{
  MinkaHomePage *self = MINKA_HOME_PAGE (page);
  MinkaWorkspace *workspace = minka_page_get_workspace (page);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *bin = adw_breakpoint_bin_new ();
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 820sp"));
  g_auto (GValue) vertical = G_VALUE_INIT;

  self->columns = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24));
  gtk_box_set_homogeneous (self->columns, TRUE);
  self->today = add_column (self);
  self->loose = add_column (self);
  self->progress = add_column (self);
  self->content = GTK_BOX (content);
  gtk_box_append (self->content, GTK_WIDGET (self->columns));
  gtk_widget_set_margin_top (content, 18);
  gtk_widget_set_margin_bottom (content, 24);
  gtk_widget_set_margin_start (content, 12);
  gtk_widget_set_margin_end (content, 12);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1400);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);

  g_value_init (&vertical, GTK_TYPE_ORIENTATION);
  g_value_set_enum (&vertical, GTK_ORIENTATION_VERTICAL);
  adw_breakpoint_add_setter (narrow, G_OBJECT (self->columns), "orientation", &vertical);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), narrow);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), scroller);
  gtk_widget_set_size_request (bin, 290, 200);

  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
  adw_bin_set_child (ADW_BIN (page), minka_page_frame (minka_page_make_header (workspace), bin));
  ask_today (self);
}

static void
minka_home_page_dispose (GObject *object)
{
  MinkaHomePage *self = MINKA_HOME_PAGE (object);

  g_clear_handle_id (&self->refreshing, g_source_remove);
  self->columns = NULL;
  G_OBJECT_CLASS (minka_home_page_parent_class)->dispose (object);
}

static void
minka_home_page_class_init (MinkaHomePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_home_page_dispose;
  MINKA_PAGE_CLASS (klass)->fill = fill;
}

static void
minka_home_page_init (MinkaHomePage *self)
{
}
