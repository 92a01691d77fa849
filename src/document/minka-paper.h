#pragma once

#include "minka-chart.h"
#include "minka-plan.h"
#include "minka-text.h"
#include "minka-tree-shape.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * MinkaSetting:
 * @MINKA_SETTING_JUSTIFIED: both edges straight
 * @MINKA_SETTING_LEFT: the left edge straight
 * @MINKA_SETTING_CENTRED: in the middle
 * @MINKA_SETTING_RIGHT: the right edge straight
 */
typedef enum {
  MINKA_SETTING_JUSTIFIED,
  MINKA_SETTING_LEFT,
  MINKA_SETTING_CENTRED,
  MINKA_SETTING_RIGHT,
} MinkaSetting;

/**
 * MinkaListKind:
 * @MINKA_LIST_BULLETED: with bullets
 * @MINKA_LIST_NUMBERED: 1., 2., 3. …
 */
typedef enum {
  MINKA_LIST_BULLETED,
  MINKA_LIST_NUMBERED,
} MinkaListKind;

/**
 * MinkaSheet:
 * @MINKA_SHEET_UPRIGHT: A4, 210 × 297 mm
 * @MINKA_SHEET_WIDE: A4, 297 × 210 mm
 * @MINKA_SHEET_A3_UPRIGHT: A3, 297 × 420 mm
 * @MINKA_SHEET_A3_WIDE: A3, 420 × 297 mm
 */
typedef enum {
  MINKA_SHEET_UPRIGHT,
  MINKA_SHEET_WIDE,
  MINKA_SHEET_A3_UPRIGHT,
  MINKA_SHEET_A3_WIDE,
} MinkaSheet;

/**
 * MinkaColumn:
 * @title: (nullable): what the header row says
 * @width: the share of the table's width; the shares of all columns are put in proportion
 * @setting: how its cells are set
 * @names_row: whether its cell tells what the row is about
 *
 * A column of a table.
 */
typedef struct {
  const char *title;
  double width;
  MinkaSetting setting;
  gboolean names_row;
} MinkaColumn;

/**
 * MinkaPaper:
 *
 * A document in the making: blocks are added from top to bottom, then minka_paper_finish() lays them out on
 * pages. Texts given to it are taken over. One thread at a time.
 */
typedef struct _MinkaPaper MinkaPaper;

/**
 * MinkaTable:
 *
 * A table in the making.
 */
typedef struct _MinkaTable MinkaTable;

MinkaPaper *minka_paper_new (const char *title);
void minka_paper_free (MinkaPaper *self);
void minka_paper_set_author (MinkaPaper *self, const char *author);
void minka_paper_set_subject (MinkaPaper *self, const char *subject);
void minka_paper_set_created (MinkaPaper *self, const char *instant);
void minka_paper_set_header (MinkaPaper *self, const char *header);
void minka_paper_set_stamp (MinkaPaper *self, const char *stamp);
void minka_paper_set_footer (MinkaPaper *self, const char *footer);
void minka_paper_leave_uncounted (MinkaPaper *self);
void minka_paper_set_first_folio (MinkaPaper *self, int folio);
void minka_paper_set_sheet (MinkaPaper *self, MinkaSheet sheet);
void minka_paper_add_title (MinkaPaper *self, MinkaText *text);
void minka_paper_add_heading (MinkaPaper *self, int level, MinkaText *text);
void minka_paper_add_paragraph (MinkaPaper *self, MinkaSetting setting, MinkaText *text);
void minka_paper_add_paragraphs (MinkaPaper *self, MinkaSetting setting, const char *text);
void minka_paper_begin_list (MinkaPaper *self, MinkaListKind kind);
void minka_paper_add_item (MinkaPaper *self, MinkaText *text);
void minka_paper_end_list (MinkaPaper *self);
void minka_paper_add_table (MinkaPaper *self, MinkaTable *table);
void minka_paper_add_contents (MinkaPaper *self, int level);
void minka_paper_add_tree (MinkaPaper *self, const MinkaTreeShape *shape);
void minka_paper_add_chart (MinkaPaper *self, const MinkaChart *chart);
void minka_paper_add_poster (MinkaPaper *self, const MinkaTreeShape *shape, const MinkaPlan *plan,
                             GPtrArray *specific, gboolean sheets);
void minka_paper_add_signature (MinkaPaper *self, const char *name, const char *job, const char *role);
guint minka_paper_add_note (MinkaPaper *self, MinkaText *text, MinkaText *note);
void minka_paper_add_rule (MinkaPaper *self);
void minka_paper_add_picture (MinkaPaper *self, cairo_surface_t *picture, double points);
void minka_paper_add_space (MinkaPaper *self, double points);
void minka_paper_keep_together (MinkaPaper *self);
void minka_paper_break_page (MinkaPaper *self);
void minka_paper_attach (MinkaPaper *self, const char *name, const char *description, const char *type,
                         GBytes *bytes);
int minka_paper_lay_out (MinkaPaper *self, GError **error);
GBytes *minka_paper_finish (MinkaPaper *self, int *n_pages, GError **error);

MinkaTable *minka_table_new (const MinkaColumn *columns, guint n_columns);
MinkaTable *minka_table_new_facts (double share);
void minka_table_free (MinkaTable *self);
void minka_table_set_loose (MinkaTable *self);
void minka_table_begin_row (MinkaTable *self);
void minka_table_add_cell (MinkaTable *self, MinkaText *text);
void minka_table_add_span (MinkaTable *self, MinkaText *text, guint rows);
void minka_table_add_wide_row (MinkaTable *self, MinkaText *text);
void minka_table_add_signature (MinkaTable *self);
void minka_table_add_fact (MinkaTable *self, const char *name, MinkaText *value);
guint minka_table_get_n_rows (MinkaTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaPaper, minka_paper_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaTable, minka_table_free)

G_END_DECLS
