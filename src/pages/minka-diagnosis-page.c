#include "minka-diagnosis-page.h"

#include "minka-board.h"
#include "minka-matrix.h"
#include "minka-to-tree.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaDiagnosisPage:
 *
 * *Diagnóstico*: aspects, and for each its problems, causes and needs.
 */
struct _MinkaDiagnosisPage {
  MinkaPage parent_instance;
  MinkaBoard *board;
  GtkStack *stack;
  GtkWidget *add;
  MinkaMatrix *matrix;
  char *wanted; /* to be shown as soon as it has been read */
  gboolean begun;
};

G_DEFINE_FINAL_TYPE (MinkaDiagnosisPage, minka_diagnosis_page, MINKA_TYPE_PAGE)

/* Needs that belong to no aspect. */
#define ACROSS ""
/* More at once is nobody's diagnosis, but a whole file. */
#define MOST_PASTED 500

static const char *const branch_words[] = { N_ ("Central problem"), N_ ("Cause"), N_ ("Effect") };

/* What the matrix asks for */

static char *
add (gpointer data, const char *row, guint column, guint index, const char *text)
{
  MinkaDiagnosisPage *self = data;

  if (column == 0)
    return g_strdup (minka_board_add_aspect (self->board, index, text));
  return g_strdup (minka_board_add_entry (self->board, row, column - 1, index, text));
}

static void
edit (gpointer data, const char *id, const char *text)
{
  minka_board_edit (MINKA_DIAGNOSIS_PAGE (data)->board, id, text);
}

static void
move (gpointer data, const char *id, const char *row, guint column, guint index)
{
  MinkaDiagnosisPage *self = data;

  if (column == 0)
    minka_board_move_aspect (self->board, id, index);
  else
    minka_board_move_entry (self->board, id, row, column - 1, index);
}

static void
remove_line (gpointer data, const char *id)
{
  minka_board_remove (MINKA_DIAGNOSIS_PAGE (data)->board, id);
}

static char *
paste (gpointer data, const char *row, guint column, guint index, GPtrArray *table)
{
  MinkaDiagnosisPage *self = data;

  if (table->len > MOST_PASTED) {
    g_autofree char *message = g_strdup_printf (_ ("%u rows were copied. Up to %u can be pasted at once."),
                                                table->len, (guint) MOST_PASTED);

    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", message);
    return NULL;
  }
  return minka_board_paste (self->board, row, column, index, table);
}

static void
open_line (gpointer data, const char *id)
{
  MinkaDiagnosisPage *self = data;

  adw_dialog_present (minka_to_tree_new (self->board, id), GTK_WIDGET (self));
}

static const MinkaMatrixKind kind = {
  .n_columns = 4,
  .titles = { N_ ("Aspect"), N_ ("Problems identified"), N_ ("Causes"),
              N_ ("Needs that the community will meet") },
  .adders = { N_ ("Add aspect"), N_ ("Add problem"), N_ ("Add cause"), N_ ("Add need") },
  .open = N_ ("_Take to the problem tree…"),
  .jump = N_ ("Golden _thread"),
  .add = add,
  .edit = edit,
  .move = move,
  .remove = remove_line,
  .paste = paste,
  .open_line = open_line,
};

/* Showing */

static void
mark (MinkaDiagnosisPage *self, MinkaMatrixText *text, MinkaDiagnosisEntry *entry)
{
  MinkaTreeNode *node = minka_board_get_node (self->board, entry->node);

  text->jump = g_strdup_printf ("win.show-thread(('diagnosis_entry', '%s'))",
                                minka_record_get_id (MINKA_RECORD (entry)));
  if (node == NULL)
    return;
  text->mark = g_strdup (_ (branch_words[node->branch]));
  /* Translators: on a chip; what the node says. */
  text->hint = g_strdup_printf (_ ("In the problem tree: %s"), node->text);
}

static void
add_cells (MinkaDiagnosisPage *self, GPtrArray *rows, const char *aspect, const char *title, guint only)
{
  MinkaMatrixRow *row = minka_matrix_row_new (aspect, title, only);

  for (guint column = only > 0 ? only : 1; column < (only > 0 ? only + 1 : kind.n_columns); column++) {
    g_autoptr (GPtrArray) cell = minka_board_list_cell (self->board, aspect, column - 1);

    for (guint i = 0; i < cell->len; i++) {
      MinkaDiagnosisEntry *entry = cell->pdata[i];

      mark (self, minka_matrix_row_add (row, column, minka_record_get_id (MINKA_RECORD (entry)), entry->text),
            entry);
    }
  }
  g_ptr_array_add (rows, row);
}

/* A narrow header bar has only room for the title. */
static void
show_add (MinkaDiagnosisPage *self)
{
  gboolean stacked;

  g_object_get (self->matrix, "stacked", &stacked, NULL);
  gtk_widget_set_visible (self->add, self->begun && !stacked);
}

static void
show (MinkaDiagnosisPage *self)
{
  GPtrArray *aspects = minka_board_list_aspects (self->board);
  gboolean empty = aspects->len == 0 && minka_board_list_entries (self->board)->len == 0;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) minka_matrix_row_free);

  for (guint i = 0; i < aspects->len; i++) {
    MinkaAspect *aspect = aspects->pdata[i];

    add_cells (self, rows, minka_record_get_id (MINKA_RECORD (aspect)), aspect->title, 0);
  }
  add_cells (self, rows, ACROSS, _ ("For all aspects"), 1 + MINKA_FINDING_NEED);
  minka_matrix_show (self->matrix, rows);
  self->begun = self->begun || !empty;
  gtk_stack_set_visible_child_name (self->stack, self->begun ? "matrix" : "empty");
  show_add (self);
  if (self->wanted != NULL && minka_board_is_loaded (self->board)) {
    g_autofree char *wanted = g_steal_pointer (&self->wanted);

    minka_matrix_edit (self->matrix, wanted);
  }
}

static void
show_record (MinkaPage *page, const char *id, const char *part)
{
  MinkaDiagnosisPage *self = MINKA_DIAGNOSIS_PAGE (page);

  if (!minka_board_is_loaded (self->board) || !minka_matrix_edit (self->matrix, id))
    g_set_str (&self->wanted, id);
}

static void
on_begin (MinkaDiagnosisPage *self)
{
  self->begun = TRUE;
  show (self);
  minka_matrix_begin (self->matrix);
}

static GtkWidget *
make_empty (MinkaDiagnosisPage *self)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *add_button = gtk_button_new_with_mnemonic (_ ("_Add aspect"));
  GtkWidget *sample = gtk_button_new_with_mnemonic (_ ("See a _sample plan"));

  gtk_widget_add_css_class (add_button, "pill");
  gtk_widget_add_css_class (add_button, "suggested-action");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  g_signal_connect_object (add_button, "clicked", G_CALLBACK (on_begin), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (sample, "flat");
  gtk_widget_set_halign (sample, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (sample), "win.sample");
  gtk_box_append (GTK_BOX (box), add_button);
  gtk_box_append (GTK_BOX (box), sample);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "minka-diagnosis-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("No diagnosis yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (status),
      _ ("Add the first aspect of the school’s work, and under it its problems, their causes and what is needed."));
  adw_status_page_set_child (ADW_STATUS_PAGE (status), box);
  return status;
}

static GtkWidget *
make_header (MinkaDiagnosisPage *self, MinkaWorkspace *workspace)
{
  GtkWidget *header = minka_page_make_header (workspace);

  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_tooltip_text (self->add, _ ("Add aspect"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add aspect"),
                                  -1);
  gtk_widget_add_css_class (self->add, "suggested-action");
  gtk_widget_set_visible (self->add, FALSE);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_begin), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->add);
  return header;
}

static void
fill (MinkaPage *page)
{
  MinkaDiagnosisPage *self = MINKA_DIAGNOSIS_PAGE (page);
  MinkaWorkspace *workspace = minka_page_get_workspace (page);
  GtkWidget *bin = adw_breakpoint_bin_new ();
  GtkWidget *header;
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 640sp"));
  g_auto (GValue) yes = G_VALUE_INIT;

  self->matrix = MINKA_MATRIX (minka_matrix_new (&kind, self));
  g_signal_connect_object (self->matrix, "notify::stacked", G_CALLBACK (show_add), self, G_CONNECT_SWAPPED);
  g_value_init (&yes, G_TYPE_BOOLEAN);
  g_value_set_boolean (&yes, TRUE);
  adw_breakpoint_add_setter (narrow, G_OBJECT (self->matrix), "stacked", &yes);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), narrow);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), GTK_WIDGET (self->matrix));
  gtk_widget_set_size_request (bin, 290, 200);

  header = make_header (self, workspace);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, adw_bin_new (), "reading");
  gtk_stack_add_named (self->stack, make_empty (self), "empty");
  gtk_stack_add_named (self->stack, bin, "matrix");
  self->board = minka_board_new (workspace, GTK_WIDGET (self));
  g_signal_connect_object (self->board, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (page), minka_page_frame (header, GTK_WIDGET (self->stack)));
}

static void
minka_diagnosis_page_dispose (GObject *object)
{
  MinkaDiagnosisPage *self = MINKA_DIAGNOSIS_PAGE (object);

  g_clear_object (&self->board);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (minka_diagnosis_page_parent_class)->dispose (object);
}

static void
minka_diagnosis_page_class_init (MinkaDiagnosisPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_diagnosis_page_dispose;
  MINKA_PAGE_CLASS (klass)->fill = fill;
  MINKA_PAGE_CLASS (klass)->show_record = show_record;
}

static void
minka_diagnosis_page_init (MinkaDiagnosisPage *self)
{
}
