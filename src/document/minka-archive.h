#pragma once

#include "minka-paper.h"
#include "minka-qpdf.h"

G_BEGIN_DECLS

/* What cairo cannot say of a drawn PDF, and PDF/A-3a and PDF/UA-1 ask for. */

/**
 * MinkaArtifact:
 * @MINKA_ARTIFACT_REPEATED: what a reader has heard before
 * @MINKA_ARTIFACT_HEADER: the top margin
 * @MINKA_ARTIFACT_FOOTER: the bottom margin
 *
 * What is drawn without being content.
 */
typedef enum {
  MINKA_ARTIFACT_REPEATED,
  MINKA_ARTIFACT_HEADER,
  MINKA_ARTIFACT_FOOTER,
} MinkaArtifact;

/**
 * MinkaTag:
 * @type: a structure type of PDF, a literal
 * @scope: (nullable): of TH: “/Column” or “/Row”
 * @numbering: (nullable): of L: “/Decimal” or “/Disc”
 * @col_span: columns a cell takes, or 0
 * @row_span: rows a cell takes, or 0
 * @alt: (nullable): of Figure what it shows, of Link where it leads, in words
 * @heading: of Link: the number of the heading it leads to, from 1
 * @note: of Note: its number, from 1
 * @box: of Figure: left, bottom, right and top on its page
 *
 * A structure element.
 */
typedef struct {
  const char *type;
  const char *scope;
  const char *numbering;
  int col_span;
  int row_span;
  const char *alt;
  guint heading;
  guint note;
  double box[4];
} MinkaTag;

/**
 * MinkaTagLog:
 * @tags: (element-type MinkaTag): in the order in which they were opened
 * @pages: (element-type GArray): a page's artifacts, in the order in which they were drawn
 *
 * What was told to cairo.
 */
typedef struct {
  GArray *tags;
  GPtrArray *pages;
} MinkaTagLog;

MinkaTagLog *minka_tag_log_new (void);
void minka_tag_log_free (MinkaTagLog *self);

/**
 * MinkaArchiveFile:
 * @name: what it is called
 * @description: what it is, in words
 * @type: its media type
 * @bytes: its contents
 *
 * A file that a PDF carries with it.
 */
typedef struct {
  char *name;
  char *description;
  char *type;
  GBytes *bytes;
} MinkaArchiveFile;

/**
 * MinkaArchiveFacts:
 * @title: what the document calls itself
 * @author: who answers for it
 * @subject: what it is about
 * @created: RFC 3339 in UTC
 * @file: (nullable): what it carries with it
 *
 * What a document says about itself.
 */
typedef struct {
  const char *title;
  const char *author;
  const char *subject;
  const char *created;
  const MinkaArchiveFile *file;
} MinkaArchiveFacts;

GBytes *
minka_archive_make (GBytes *drawn, const MinkaTagLog *log, const MinkaArchiveFacts *facts, GError **error);

gboolean minka_archive_rewrite_page (qpdf_data qpdf, qpdf_oh page, GArray *artifacts);
char *minka_archive_metadata (const MinkaArchiveFacts *facts, const char *producer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MinkaTagLog, minka_tag_log_free)

G_END_DECLS
