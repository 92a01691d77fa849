#include "minka-book.h"

MINKA_DEFINE_ENUM (ActaKind, acta_kind, MINKA_ACTA_KIND_VALUES)
MINKA_DEFINE_ENUM (ScanKind, scan_kind, MINKA_SCAN_KIND_VALUES)
MINKA_DEFINE_ENUM (ExportState, export_state, MINKA_EXPORT_STATE_VALUES)

MINKA_DEFINE_RECORD (Book, book, "book", "number", MINKA_BOOK_FIELDS)
MINKA_DEFINE_RECORD (Handover, handover, "handover", "-date", MINKA_HANDOVER_FIELDS)
MINKA_DEFINE_RECORD (Acta, acta, "acta", "-number", MINKA_ACTA_FIELDS)
MINKA_DEFINE_RECORD (Scan, scan, "scan", "-added", MINKA_SCAN_FIELDS)
MINKA_DEFINE_RECORD (Export, export, "export", "-at", MINKA_EXPORT_FIELDS)
