#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MINKA_MATRIX_COLUMNS 4

/**
 * MinkaMatrixText:
 * @id: what the line is called elsewhere
 * @text: what it says
 * @mark: (nullable): a word on its chip
 * @hint: (nullable): what the chip says of itself
 * @jump: (nullable): a detailed action that leads to what the chip is about
 *
 * A line of a cell.
 */
typedef struct {
  char *id;
  char *text;
  char *mark;
  char *hint;
  char *jump;
} MinkaMatrixText;

/**
 * MinkaMatrixRow:
 * @id: what the row is called elsewhere
 * @title: what its first cell says
 * @only: 0, or the only column that it has; then its title stays as it is
 * @cells: (element-type MinkaMatrixText): the lines of each column; the first column has none
 *
 * A row, whose title spans its lines.
 */
typedef struct {
  char *id;
  char *title;
  guint only;
  GPtrArray *cells[MINKA_MATRIX_COLUMNS];
} MinkaMatrixRow;

MinkaMatrixRow *minka_matrix_row_new (const char *id, const char *title, guint only);
void minka_matrix_row_free (MinkaMatrixRow *row);
MinkaMatrixText *minka_matrix_row_add (MinkaMatrixRow *row, guint column, const char *id, const char *text);

/**
 * MinkaMatrixKind:
 * @n_columns: how many columns, with the titles'
 * @titles: what they are called
 * @adders: what adding there is called
 * @open: what a chip, and the menu, offer to do with a line
 * @jump: what following its jump is called
 * @add: adds a line, or with column 0 a row; returns its id
 * @edit: gives a line or a row another text
 * @move: brings a line to a place in a cell, or with column 0 a row to a place among rows
 * @remove: removes a line or a row
 * @paste: adds what was copied elsewhere from a place on; returns the id of what is to be shown, or %NULL
 * @open_line: does what @open says
 *
 * What a matrix is made of. Words are message ids. Places count from 0; those of a line that moves are as if it were
 * not there. Each of these ends in minka_matrix_show().
 */
typedef struct {
  guint n_columns;
  const char *titles[MINKA_MATRIX_COLUMNS];
  const char *adders[MINKA_MATRIX_COLUMNS];
  const char *open;
  const char *jump;
  char *(*add) (gpointer data, const char *row, guint column, guint index, const char *text);
  void (*edit) (gpointer data, const char *id, const char *text);
  void (*move) (gpointer data, const char *id, const char *row, guint column, guint index);
  void (*remove) (gpointer data, const char *id);
  char *(*paste) (gpointer data, const char *row, guint column, guint index, GPtrArray *table);
  void (*open_line) (gpointer data, const char *id);
} MinkaMatrixKind;

#define MINKA_TYPE_MATRIX (minka_matrix_get_type ())
G_DECLARE_FINAL_TYPE (MinkaMatrix, minka_matrix, MINKA, MATRIX, GtkWidget)

GtkWidget *minka_matrix_new (const MinkaMatrixKind *kind, gpointer data);
void minka_matrix_show (MinkaMatrix *self, GPtrArray *rows);
gboolean minka_matrix_edit (MinkaMatrix *self, const char *id);
void minka_matrix_begin (MinkaMatrix *self);

G_END_DECLS
