#pragma once

#include "minka-archive.h"
#include "minka-paper.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Lengths are points of 1/72 inch; y grows downwards.
 *
 * Paper is made in three steps: blocks are set (minka-paper-layout.c, minka-paper-table.c), their text in lines
 * (minka-paper-text.c), into strips (minka-paper-strip.c) with the notes to them (minka-paper-note.c); strips are put on
 * pages (minka-paper-pages.c); pages are drawn (minka-paper-draw.c). A strip is never cut: a line of a paragraph or of a
 * note, a row of a table, all signatures. */

typedef enum {
  MINKA_BLOCK_TITLE,
  MINKA_BLOCK_HEADING,
  MINKA_BLOCK_PARAGRAPH,
  MINKA_BLOCK_LIST_BEGIN,
  MINKA_BLOCK_ITEM,
  MINKA_BLOCK_LIST_END,
  MINKA_BLOCK_TABLE,
  MINKA_BLOCK_CHART,
  MINKA_BLOCK_POSTER,
  MINKA_BLOCK_TREE,
  MINKA_BLOCK_CONTENTS,
  MINKA_BLOCK_SIGNATURES,
  MINKA_BLOCK_RULE,
  MINKA_BLOCK_PICTURE,
  MINKA_BLOCK_SPACE,
  MINKA_BLOCK_PAGE,
} MinkaBlockKind;

typedef struct {
  char *name;
  char *job;
  char *role;
} MinkaSigner;

typedef struct _MinkaPoster MinkaPoster;

typedef struct {
  MinkaBlockKind kind;
  MinkaText *text;
  int level;
  MinkaSetting setting;
  MinkaListKind list;
  MinkaSheet sheet;
  MinkaTable *table;
  const MinkaChart *chart;     /* borrowed */
  const MinkaTreeShape *shape; /* of POSTER; borrowed, as @plan and @specific */
  const MinkaPlan *plan;
  GPtrArray *specific;
  gboolean sheets;
  MinkaPoster *poster;
  GPtrArray *signers;
  cairo_surface_t *picture;
  double points; /* of SPACE, and of PICTURE how high and wide it may be */
  gboolean tied;
} MinkaBlock;

typedef struct _MinkaSetter MinkaSetter;

struct _MinkaPaper {
  char *title;
  char *author;
  char *subject;
  char *created;
  char *header;
  char *stamp;
  char *footer;
  int first_folio;
  gboolean uncounted; /* pages do not say how many there are */
  MinkaArchiveFile *file;
  gboolean titled;
  gboolean tie_next;
  GPtrArray *blocks;
  GPtrArray *notes; /* of MinkaText, by number less one */
  MinkaSetter *laid_out;
};

typedef struct {
  MinkaText *text;
  gboolean signature;
  gboolean covered; /* by a cell of a row above */
  guint rows;       /* that it takes, at least 1 */
  gboolean leads;   /* says what its rows are about, even if it is one */
  gboolean wide;    /* takes all columns */
} MinkaCell;

struct _MinkaTable {
  guint n_columns;
  MinkaColumn *columns;
  gboolean headed;
  gboolean signed_rows;
  gboolean loose;  /* no lines inside cells over several rows */
  guint next;      /* column to fill */
  guint *spans;    /* rows that cells above still cover, by column */
  GPtrArray *rows; /* of GPtrArray of MinkaCell */
};

typedef enum {
  MINKA_FACE_BODY,
  MINKA_FACE_CELL,
  MINKA_FACE_CELL_BOLD,
  MINKA_FACE_TITLE,
  MINKA_FACE_HEADING_1,
  MINKA_FACE_HEADING_2,
  MINKA_FACE_HEADING_3,
  MINKA_FACE_MARGIN,
  MINKA_FACE_MARGIN_BOLD,
  MINKA_N_FACES,
} MinkaFace;

typedef enum {
  MINKA_MARK_BEGIN,
  MINKA_MARK_END,
  MINKA_MARK_LINE,
  MINKA_MARK_RULE,
  MINKA_MARK_PICTURE,
  MINKA_MARK_FILL,
  MINKA_MARK_SIGN,
  MINKA_MARK_OUTLINE,
  MINKA_MARK_DRAWING,
  MINKA_MARK_DOTS,
  MINKA_MARK_PAGE_OF,
  MINKA_MARK_NOTE,
} MinkaMarkKind;

/* Draws a piece of something on a page, in points from its upper left corner. */
typedef void (*MinkaDrawFunc) (cairo_t *cr, gconstpointer data, int piece);

typedef enum {
  MINKA_SIGN_DIAMOND,
  MINKA_SIGN_CIRCLE,
  MINKA_SIGN_STAR,
  MINKA_SIGN_SQUARE,
  MINKA_SIGN_BAR,
} MinkaSign;

/* What a strip draws, relative to its top. */
typedef struct {
  MinkaMarkKind kind;
  MinkaTag tag;          /* of BEGIN and END */
  PangoLayoutLine *line; /* of LINE, its layout held by the setter */
  double x;
  double y; /* of LINE the baseline */
  double width;
  double height; /* of FILL, PICTURE and SIGN; of RULE the thickness */
  double grey;
  int cell;           /* of a sliced row the column, else -1 */
  int level;          /* of OUTLINE */
  guint heading;      /* of OUTLINE and PAGE_OF: its number, from 1 */
  const char *name;   /* of OUTLINE */
  MinkaSign sign;     /* of SIGN */
  gboolean hollow;    /* of SIGN */
  MinkaDrawFunc draw; /* of DRAWING */
  gconstpointer data; /* of DRAWING and PICTURE; borrowed */
  int piece;          /* of DRAWING; of LINE in a note which line, from 0 */
  guint note;         /* of NOTE, and of LINE in a note: its number, from 1 */
} MinkaMark;

typedef struct _MinkaStrip MinkaStrip;

struct _MinkaStrip {
  double before; /* space above, not at the top of a page */
  double height;
  gboolean tied;       /* on the page of the strip before it */
  gboolean fresh_page; /* on a page of its own */
  gboolean bare;       /* on a page without margins */
  MinkaSheet sheet;
  MinkaStrip *head;  /* repeated above it when it begins a page; borrowed */
  MinkaStrip *carry; /* repeated beside it when it begins a page; borrowed */
  MinkaTable *table; /* whose row it is, or a slice of one; borrowed */
  guint row;         /* and which row that is */
  gboolean slice;    /* of a row that no page holds whole */
  GPtrArray *notes;  /* lines of the notes marked in it, in order, once it has one; borrowed */
  GArray *marks;
};

typedef struct {
  MinkaStrip *strip;
  double y;
  gboolean repeated;
} MinkaPlace;

typedef struct {
  MinkaSheet sheet;
  gboolean bare;
  GArray *places;
  GArray *notes; /* places of the lines at its foot */
} MinkaPage;

struct _MinkaSetter {
  MinkaPaper *paper;
  PangoContext *context;
  PangoFontDescription *faces[MINKA_N_FACES];
  PangoAttrList *attributes[2]; /* of a text without styles, by whether letters may have marks */
  GPtrArray *layouts;
  GHashTable *shared; /* of Shared, in layouts too */
  GPtrArray *strips;
  GPtrArray *pages;
  GArray *pending; /* marks that open the next strip */
  MinkaSheet sheet;
  gboolean fresh_page;
  gboolean tied;
  double gap;  /* wanted above the next strip */
  double left; /* where blocks begin, lists further in */
  GArray *lists;
  GPtrArray *carries; /* strips that are on no page by themselves */
  GPtrArray *notes;   /* lines of each note, by number less one, once it is set */
  guint n_headings;
  GError *error;
};

MinkaSetter *minka_setter_new (MinkaPaper *paper, GError **error);
void minka_setter_free (MinkaSetter *self);
gboolean minka_setter_run (MinkaSetter *self, GError **error);
void minka_setter_fill_pages (MinkaSetter *self);
double minka_setter_get_width (MinkaSetter *self);
double minka_sheet_get_width (MinkaSheet sheet);
double minka_sheet_get_height (MinkaSheet sheet);
void minka_setter_begin_text (MinkaSetter *self, PangoFontMap *map);
void minka_setter_end_text (MinkaSetter *self);
PangoLayout *minka_setter_layout (MinkaSetter *self, MinkaFace face, MinkaSetting setting, double width,
                                  const char *text, PangoAttrList *attributes);
PangoLayout *minka_setter_share_layout (MinkaSetter *self, MinkaFace face, MinkaSetting setting, double width,
                                        const char *text, PangoAttrList *attributes);
MinkaStrip *minka_setter_strip (MinkaSetter *self);
void minka_setter_space (MinkaSetter *self, double points);
void minka_setter_open (MinkaSetter *self, const char *type);
void minka_setter_open_tag (MinkaSetter *self, MinkaTag tag);
void minka_setter_close (MinkaSetter *self, const char *type);
void minka_strip_open (MinkaStrip *self, const char *type);
void minka_strip_open_tag (MinkaStrip *self, MinkaTag tag);
void minka_strip_close (MinkaStrip *self, const char *type);
double minka_strip_add_line (MinkaStrip *self, PangoLayoutIter *iter, double x, double y, int cell);
double minka_strip_add_layout (MinkaStrip *self, PangoLayout *layout, double x, double y);
void minka_strip_add_rule (MinkaStrip *self, double x, double y, double width, double thickness, double grey);
void minka_strip_add_fill (MinkaStrip *self, double x, double y, double width, double height, double grey);
void minka_strip_add_sign (MinkaStrip *self, MinkaSign sign, double x, double y, double width, double height,
                           gboolean hollow);
void minka_strip_add_drawing (MinkaStrip *self, MinkaDrawFunc draw, gconstpointer data, int piece);
void minka_setter_add_chart (MinkaSetter *self, const MinkaChart *chart);
void minka_setter_set_block (MinkaSetter *self, MinkaBlock *block);
MinkaStrip *minka_setter_new_carry (MinkaSetter *self);
void minka_setter_add_tree (MinkaSetter *self, const MinkaTreeShape *shape);
void minka_setter_add_contents (MinkaSetter *self, MinkaBlock *block);
GArray *minka_marks_new (void);
void minka_marks_add (GArray *marks, MinkaMark mark);
void minka_strip_free (gpointer data);
void minka_strip_add_mark (MinkaStrip *self, MinkaMark mark);
void
minka_setter_place_notes (MinkaSetter *self, MinkaStrip *strip, const MinkaText *text, PangoLayoutLine *line);
void minka_strip_read_notes (MinkaStrip *self, const MinkaText *text, int cell);
void minka_page_free (gpointer data);
void minka_setter_add_table (MinkaSetter *self, MinkaTable *table);
double minka_layout_get_height (PangoLayout *layout);
GBytes *minka_setter_draw (MinkaSetter *self, GError **error);

#define MINKA_PAPER_LEFT 68.0
#define MINKA_PAPER_RIGHT 56.0
#define MINKA_PAPER_TOP 72.0
#define MINKA_PAPER_BOTTOM 66.0
#define MINKA_PAPER_NOTE_GAP 14.0 /* between content and notes, with the rule in it */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaSetter, minka_setter_free)

G_END_DECLS
