#pragma once

#include "minka-matrix.h"

G_BEGIN_DECLS

/* A row on the screen: cells side by side, or one below the other. */
#define MINKA_TYPE_MATRIX_BAND (minka_matrix_band_get_type ())
G_DECLARE_FINAL_TYPE (MinkaMatrixBand, minka_matrix_band, MINKA, MATRIX_BAND, GtkWidget)

struct _MinkaMatrixBand {
  GtkWidget parent_instance;
  char *id; /* NULL where a row is added */
  gboolean fixed;
  gboolean stacked;
};

GtkWidget *minka_matrix_band_new (const char *id, gboolean fixed);
void minka_matrix_band_set_stacked (MinkaMatrixBand *self, gboolean stacked);

/* The lines of a column in a row. */
#define MINKA_TYPE_MATRIX_CELL (minka_matrix_cell_get_type ())
G_DECLARE_FINAL_TYPE (MinkaMatrixCell, minka_matrix_cell, MINKA, MATRIX_CELL, GtkBox)

struct _MinkaMatrixCell {
  GtkBox parent_instance;
  MinkaMatrixBand *band;
  guint column;
  GtkWidget *caption;
  GtkBox *lines;
};

GtkWidget *minka_matrix_cell_new (MinkaMatrixBand *band, guint column, const char *title);

/* One line: a label, in whose place the editor comes. */
#define MINKA_TYPE_MATRIX_LINE (minka_matrix_line_get_type ())
G_DECLARE_FINAL_TYPE (MinkaMatrixLine, minka_matrix_line, MINKA, MATRIX_LINE, GtkBox)

struct _MinkaMatrixLine {
  GtkBox parent_instance;
  MinkaMatrixCell *cell;
  char *id; /* NULL for what is not in the plan yet */
  char *text;
  char *jump;
  char *after; /* the line below which a new one was begun */
  gboolean adder;
  GtkWidget *label;
  GtkBox *body;
  GtkWidget *chip;
  GtkBox *slot;
};

MinkaMatrixLine *minka_matrix_line_new (MinkaMatrixCell *cell, const char *id);
MinkaMatrixLine *minka_matrix_line_new_adder (MinkaMatrixCell *cell, const char *words);
void minka_matrix_line_set_text (MinkaMatrixLine *self, const char *text);
void minka_matrix_line_set_mark (MinkaMatrixLine *self, const char *mark, const char *hint);
void minka_matrix_line_put_editor (MinkaMatrixLine *self, GtkWidget *view, GtkWidget *more);
void minka_matrix_line_take_editor (MinkaMatrixLine *self, GtkWidget *view, GtkWidget *more);
int minka_matrix_line_offset_at (MinkaMatrixLine *self, GtkWidget *widget, double x, double y);

struct _MinkaMatrix {
  GtkWidget parent_instance;
  const MinkaMatrixKind *kind;
  gpointer data;
  gboolean stacked;
  GtkWidget *box;
  GtkWidget *header;
  GtkWidget *scroller;
  GtkBox *bands;
  GHashTable *lines; /* what is in the plan, by id */

  /* The one text that is being edited. */
  MinkaMatrixLine *line;
  GtkTextView *view;
  GtkWidget *more;
  GMenu *menu;
  char *original;
  gboolean setting;
  guint pause;
  guint leaving;
  guint following;
  MinkaMatrixLine *adopting; /* becomes a line of the plan */

  /* Where the line was that went while it was being edited. */
  char *lost;
  MinkaMatrixCell *lost_cell;
  int lost_index;
  int lost_offset;
  gboolean lost_focus;

  MinkaMatrixLine *dragged;
  GtkWidget *drop;
};

#define MINKA_MATRIX_END (-1)

/* The grid */
MinkaMatrixLine *minka_matrix_get_line (MinkaMatrix *self, const char *id);
MinkaMatrixCell *minka_matrix_next_cell (MinkaMatrix *self, MinkaMatrixCell *cell, gboolean forward);
MinkaMatrixBand *minka_matrix_find_band (MinkaMatrix *self, const char *id);
MinkaMatrixBand *minka_matrix_next_band (MinkaMatrixBand *band, gboolean forward);
MinkaMatrixCell *minka_matrix_band_cell (MinkaMatrixBand *band, guint column);
MinkaMatrixLine *minka_matrix_cell_first (MinkaMatrixCell *cell);
MinkaMatrixLine *minka_matrix_cell_last (MinkaMatrixCell *cell);
MinkaMatrixLine *minka_matrix_cell_entry (MinkaMatrixCell *cell);
guint minka_matrix_line_index (MinkaMatrixLine *line);
guint minka_matrix_cell_count (MinkaMatrixCell *cell);
guint minka_matrix_band_index (MinkaMatrixBand *band);
void minka_matrix_drop_line (MinkaMatrixLine *line);
MinkaMatrixLine *minka_matrix_begin_line (MinkaMatrix *self, MinkaMatrixLine *after);

/* Editing */
char *minka_matrix_get_text (MinkaMatrix *self);
void minka_matrix_set_text (MinkaMatrix *self, const char *text);
void minka_matrix_set_offset (MinkaMatrix *self, int offset);
gboolean minka_matrix_on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
                              MinkaMatrix *self);
void minka_matrix_make_editor (MinkaMatrix *self);
void minka_matrix_lend (MinkaMatrix *self, MinkaMatrixLine *line, int offset);
void minka_matrix_commit (MinkaMatrix *self, gboolean follow);
void minka_matrix_settle (MinkaMatrix *self);
void minka_matrix_lose (MinkaMatrix *self, MinkaMatrixLine *line);
void minka_matrix_find_again (MinkaMatrix *self);
void minka_matrix_show_text (MinkaMatrix *self, const char *text);
gboolean minka_matrix_has_focus (MinkaMatrix *self);

/* What can be done with a line */
void minka_matrix_install_actions (GtkWidgetClass *klass);
void minka_matrix_update_actions (MinkaMatrix *self);
void minka_matrix_fill_menu (MinkaMatrix *self);

/* From and to elsewhere */
void minka_matrix_paste (MinkaMatrix *self);
void minka_matrix_make_drag (MinkaMatrix *self);

G_END_DECLS
