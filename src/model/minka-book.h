#pragma once

#include "minka-plan.h"

G_BEGIN_DECLS

/* A tome of the libro de actas. */
#define MINKA_BOOK_FIELDS(F)                                                                                 \
  F (INT, number, 0, PLAIN, "Number of the tome")                                                            \
  F (INT, first_acta, 0, PLAIN, "Number of its first acta")                                                  \
  F (INT, first_folio, 0, PLAIN, "Number of its first folio")                                                \
  F (DATE, opened, 0, PLAIN, "When it was opened")                                                           \
  F (DATE, closed, 0, PLAIN, "When it was closed")                                                           \
  F (TEXT, opening_note, 0, PLAIN, "Wording of the opening constancia")                                      \
  F (TEXT, closing_note, 0, PLAIN, "Wording of the closing constancia")
#define MINKA_TYPE_BOOK (minka_book_get_type ())
MINKA_DECLARE_RECORD (Book, book, BOOK, MINKA_BOOK_FIELDS)

#define MINKA_ACTA_KIND_VALUES(V)                                                                            \
  V (MINKA_ACTA_KIND_MEETING, "meeting")                                                                     \
  V (MINKA_ACTA_KIND_ERRATUM, "erratum")                                                                     \
  V (MINKA_ACTA_KIND_COMPLEMENT, "complement")                                                               \
  V (MINKA_ACTA_KIND_VOID, "void")                                                                           \
  V (MINKA_ACTA_KIND_HANDOVER, "handover")
MINKA_DECLARE_ENUM (ActaKind, acta_kind, MINKA_ACTA_KIND_VALUES)

/* A post of the book and all that goes with it passes from one to another; an acta says so. */
#define MINKA_HANDOVER_FIELDS(F)                                                                             \
  F (TEXT, post, 0, REQUIRED_SEARCH, "The post that is handed over")                                         \
  F (ENUM, duty, minka_duty_get_type, PLAIN, "What actas need the post for")                                 \
  F (REF, outgoing, "member", PLAIN, "Who hands over")                                                       \
  F (REF, incoming, "member", PLAIN, "Who takes over")                                                       \
  F (DATE, date, 0, PLAIN, "The day")                                                                        \
  F (TEXT, folder, 0, PLAIN, "Where the folder of the book is")                                              \
  F (TEXT, copy, 0, PLAIN, "Where a safety copy of the plan is")                                             \
  F (TEXT, others, 0, SEARCH, "What else is handed over, a line each")
#define MINKA_TYPE_HANDOVER (minka_handover_get_type ())
MINKA_DECLARE_RECORD (Handover, handover, HANDOVER, MINKA_HANDOVER_FIELDS)

/* An issued acta: written once, never changed. */
#define MINKA_ACTA_FIELDS(F)                                                                                 \
  F (REF, book, "book", REQUIRED, "Its tome")                                                                \
  F (REF, meeting, "meeting", PLAIN, "The meeting it records")                                               \
  F (REF, handover, "handover", PLAIN, "The handover it records")                                            \
  F (ENUM, kind, minka_acta_kind_get_type, PLAIN, "What it does")                                            \
  F (REF, corrects, "acta", PLAIN, "The acta that it corrects or completes")                                 \
  F (INT, number, 0, PLAIN, "Number in the book, without gaps")                                              \
  F (INT, first_folio, 0, PLAIN, "Its first folio")                                                          \
  F (INT, last_folio, 0, PLAIN, "Its last folio")                                                            \
  F (TEXT, title, 0, REQUIRED_SEARCH, "What it is about")                                                    \
  F (TEXT, body, 0, SEARCH, "What a correction, a complement or an annulment says")                          \
  F (DATE, date, 0, PLAIN, "The day of the meeting")                                                         \
  F (INSTANT, issued, 0, REQUIRED, "When it was issued")                                                     \
  F (TEXT, sha256, 0, REQUIRED, "Its fingerprint")                                                           \
  F (TEXT, previous_sha256, 0, PLAIN, "The fingerprint of the acta before")                                  \
  F (BLOB, pdf, 0, REQUIRED, "The document itself")
#define MINKA_TYPE_ACTA (minka_acta_get_type ())
MINKA_DECLARE_RECORD (Acta, acta, ACTA, MINKA_ACTA_FIELDS)

#define MINKA_SCAN_KIND_VALUES(V)                                                                            \
  V (MINKA_SCAN_KIND_PDF, "pdf")                                                                             \
  V (MINKA_SCAN_KIND_PNG, "png")                                                                             \
  V (MINKA_SCAN_KIND_JPEG, "jpeg")
MINKA_DECLARE_ENUM (ScanKind, scan_kind, MINKA_SCAN_KIND_VALUES)

/* A printed acta as it was signed: it lies beside the acta and never in its place. */
#define MINKA_SCAN_FIELDS(F)                                                                                 \
  F (REF, acta, "acta", REQUIRED_OWNER, "The acta that was printed")                                         \
  F (ENUM, kind, minka_scan_kind_get_type, PLAIN, "What it is")                                              \
  F (TEXT, sha256, 0, REQUIRED, "Its fingerprint")                                                           \
  F (TEXT, acta_sha256, 0, REQUIRED, "The fingerprint of the acta that was printed")                         \
  F (INSTANT, added, 0, PLAIN, "When it was added")                                                          \
  F (BLOB, content, 0, REQUIRED, "The scan itself")
#define MINKA_TYPE_SCAN (minka_scan_get_type ())
MINKA_DECLARE_RECORD (Scan, scan, SCAN, MINKA_SCAN_FIELDS)

#define MINKA_EXPORT_STATE_VALUES(V)                                                                         \
  V (MINKA_EXPORT_STATE_PENDING, "pending")                                                                  \
  V (MINKA_EXPORT_STATE_COPIED, "copied")                                                                    \
  V (MINKA_EXPORT_STATE_VERIFIED, "verified")
MINKA_DECLARE_ENUM (ExportState, export_state, MINKA_EXPORT_STATE_VALUES)

/* The way of an acta to a folder. */
#define MINKA_EXPORT_FIELDS(F)                                                                               \
  F (REF, acta, "acta", REQUIRED_OWNER, "The acta")                                                          \
  F (TEXT, folder, 0, REQUIRED, "The folder as an address")                                                  \
  F (TEXT, name, 0, PLAIN, "The file's path inside the folder")                                              \
  F (ENUM, state, minka_export_state_get_type, PLAIN, "How far it is")                                       \
  F (INSTANT, at, 0, PLAIN, "Since when")                                                                    \
  F (TEXT, scan_sha256, 0, PLAIN, "The fingerprint of the signed scan that is there too")
#define MINKA_TYPE_EXPORT (minka_export_get_type ())
MINKA_DECLARE_RECORD (Export, export, EXPORT, MINKA_EXPORT_FIELDS)

G_END_DECLS
