#pragma once

#include "minka-activity.h"
#include "minka-book.h"
#include "minka-gesture.h"
#include "minka-meeting.h"
#include "minka-summary.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MINKA_PROOF_MOST_BYTES:
 *
 * The biggest file that is kept as evidence.
 */
#define MINKA_PROOF_MOST_BYTES (25 * 1000 * 1000)

/**
 * MinkaProofFunc:
 * @done: bytes read
 * @total: bytes of the file
 * @data: user data
 *
 * Told, on the thread that reads, how far it is.
 */
typedef void (*MinkaProofFunc) (gsize done, gsize total, gpointer data);

MinkaEvidence *minka_proof_from_file (GFile *file, MinkaProofFunc progress, gpointer progress_data,
                                      GCancellable *cancellable, GError **error);
MinkaEvidence *minka_proof_from_bytes (GBytes *bytes, const char *title, GError **error);
MinkaEvidence *minka_proof_from_link (const char *typed, const char *title, GError **error);
MinkaEvidence *minka_proof_from_acta (const char *acta, int number, const char *title);
gboolean minka_proof_check (MinkaRecord *kept, GError **error);
char *minka_proof_file_name (const char *title, const char *mime_type);
MinkaAttachment *minka_proof_attach (MinkaEvidence *evidence, const char *meeting, const char *topic);
MinkaScan *minka_proof_sign (MinkaEvidence *evidence, MinkaActaSummary *acta, GError **error);
MinkaGesture *minka_proof_add (MinkaActivity *activity, MinkaEvidence *evidence, MinkaProgress reached);
MinkaGesture *minka_proof_move (MinkaActivity *activity, MinkaEvidence *evidence, MinkaProgress state);

G_END_DECLS
