#include "minka-proof.h"

#include "minka-date.h"
#include "minka-error.h"
#include "minka-signed.h"

#include <glib/gi18n-lib.h>

/* Evidence of how far an activity is: a copy of a file, a link or an issued acta. */

#define CHUNK (256 * 1024)
#define LONGEST_NAME 80

static MinkaEvidence *
evidence_new (MinkaEvidenceKind kind, const char *title)
{
  MinkaEvidence *evidence = minka_record_new (MINKA_TYPE_EVIDENCE);
  g_autofree char *today = minka_date_today ();

  g_object_set (evidence, "kind", kind, "title", title, "added", today, NULL);
  return evidence;
}

static gboolean
fits (goffset size, const char *name, GError **error)
{
  g_autofree char *weight = NULL;
  g_autofree char *most = NULL;

  if (size == 0) {
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_INVALID, _ ("“%s” is empty. Choose another file."), name);
    return FALSE;
  }
  if (size <= MINKA_PROOF_MOST_BYTES)
    return TRUE;
  weight = g_format_size (size);
  most = g_format_size (MINKA_PROOF_MOST_BYTES);
  g_set_error (
      error, MINKA_ERROR, MINKA_ERROR_INVALID,
      /* Translators: the name of a file, its size, and the biggest size there may be. */
      _ ("“%s” weighs %s, and a plan takes files of %s at most. Put it in a shared folder and add its link."),
      name, weight, most);
  return FALSE;
}

/**
 * minka_proof_from_bytes:
 * @bytes: what a file holds
 * @title: the name of the file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): evidence that keeps these bytes, with their kind and SHA-256; %NULL if they are
 * none or too many
 */
MinkaEvidence *
minka_proof_from_bytes (GBytes *bytes, const char *title, GError **error)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  g_autofree char *type = NULL;
  g_autofree char *mime_type = NULL;
  g_autofree char *sha256 = NULL;
  MinkaEvidence *evidence;

  if (!fits (size, title, error))
    return NULL;
  type = g_content_type_guess (title, data, size, NULL);
  mime_type = g_content_type_get_mime_type (type);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  evidence = evidence_new (MINKA_EVIDENCE_KIND_FILE, title);
  g_object_set (evidence, "mime-type", mime_type != NULL ? mime_type : "application/octet-stream", "sha256",
                sha256, "content", bytes, NULL);
  return evidence;
}

static MinkaEvidence *
fail_to_read (const char *name, GError *reason, GError **error)
{
  g_autoptr (GError) owned = reason;

  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&owned));
  else if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND, _ ("“%s” is not there."), name);
  else
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_IO, _ ("“%s” could not be read (%s)."), name,
                 owned->message);
  return NULL;
}

/**
 * minka_proof_from_file:
 * @file: a file
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads a file; it may take long.
 *
 * Returns: (transfer full) (nullable): evidence with a copy of the file; see minka_proof_from_bytes()
 */
MinkaEvidence *
minka_proof_from_file (GFile *file, MinkaProofFunc progress, gpointer progress_data,
                       GCancellable *cancellable, GError **error)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base != NULL ? base : "");
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                         G_FILE_QUERY_INFO_NONE, cancellable, &reason);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) read = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  gsize n = 0;

  if (info == NULL)
    return fail_to_read (name, g_steal_pointer (&reason), error);
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR) {
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_INVALID, _ ("“%s” is not a file."), name);
    return NULL;
  }
  if (!fits (g_file_info_get_size (info), name, error))
    return NULL;
  stream = g_file_read (file, cancellable, &reason);
  if (stream == NULL)
    return fail_to_read (name, g_steal_pointer (&reason), error);
  do {
    guint before = read->len;

    g_byte_array_set_size (read, before + CHUNK);
    if (!g_input_stream_read_all (G_INPUT_STREAM (stream), read->data + before, CHUNK, &n, cancellable,
                                  &reason))
      return fail_to_read (name, g_steal_pointer (&reason), error);
    g_byte_array_set_size (read, before + n);
    if (progress != NULL)
      progress (read->len, MAX ((gsize) g_file_info_get_size (info), read->len), progress_data);
    /* A file may grow meanwhile. */
  } while (n == CHUNK && read->len <= MINKA_PROOF_MOST_BYTES);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&read));
  return minka_proof_from_bytes (bytes, name, error);
}

/**
 * minka_proof_from_link:
 * @typed: an address, as a person typed or pasted it
 * @title: what the link is called; empty for its address
 * @error: return location
 *
 * Returns: (transfer full) (nullable): evidence that is a link, %NULL if @typed is no address on the web
 */
MinkaEvidence *
minka_proof_from_link (const char *typed, const char *title, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (typed));
  g_autofree char *address =
      strstr (trimmed, "://") != NULL ? g_strdup (trimmed) : g_strconcat ("https://", trimmed, NULL);
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  const char *dot = host != NULL ? strrchr (host, '.') : NULL;
  MinkaEvidence *evidence;

  if ((!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https")) || dot == NULL || dot == host ||
      dot[1] == '\0' || strpbrk (trimmed, " \t\r\n") != NULL) {
    g_set_error_literal (error, MINKA_ERROR, MINKA_ERROR_INVALID,
                         _ ("This is no address of a web page. Copy it whole; it begins with https://."));
    return NULL;
  }
  evidence = evidence_new (MINKA_EVIDENCE_KIND_LINK, *title != '\0' ? title : address);
  g_object_set (evidence, "url", address, NULL);
  return evidence;
}

/**
 * minka_proof_from_acta:
 * @acta: the id of an issued acta
 * @number: its number
 * @title: what it is about
 *
 * Returns: (transfer full): evidence that is an acta
 */
MinkaEvidence *
minka_proof_from_acta (const char *acta, int number, const char *title)
{
  g_autofree char *name = g_strdup_printf ("Acta N.° %d: %s", number, title);
  MinkaEvidence *evidence = evidence_new (MINKA_EVIDENCE_KIND_ACTA, name);

  g_object_set (evidence, "acta", acta, NULL);
  return evidence;
}

/**
 * minka_proof_check:
 * @kept: evidence or an attachment with a file
 * @error: return location
 *
 * Compares the file with the fingerprint it got when it was added.
 *
 * Returns: whether it is there and still the same
 */
gboolean
minka_proof_check (MinkaRecord *kept, GError **error)
{
  g_autofree char *title = NULL;
  g_autofree char *before = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (GBytes) content = NULL;

  g_object_get (kept, "title", &title, "sha256", &before, "content", &content, NULL);
  if (content == NULL) {
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND, _ ("The plan holds no file for “%s”."), title);
    return FALSE;
  }
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (g_str_equal (sha256, before))
    return TRUE;
  g_set_error (error, MINKA_ERROR, MINKA_ERROR_INVALID,
               _ ("“%s” is no longer the file that was added: its fingerprint differs. Do not rely on it; "
                  "remove it and add the file again."),
               title);
  return FALSE;
}

/**
 * minka_proof_attach:
 * @evidence: a file that was read
 * @meeting: the id of a meeting
 * @topic: the id of one of its topics, empty for the whole meeting
 *
 * Returns: (transfer full): the file as something that goes with the topic
 */
MinkaAttachment *
minka_proof_attach (MinkaEvidence *evidence, const char *meeting, const char *topic)
{
  MinkaAttachment *attachment = minka_record_new (MINKA_TYPE_ATTACHMENT);

  g_object_set (attachment, "meeting", meeting, "agenda-item", topic, "title", evidence->title, "mime-type",
                evidence->mime_type, "sha256", evidence->sha256, "added", evidence->added, "content",
                evidence->content, NULL);
  return attachment;
}

/**
 * minka_proof_sign:
 * @evidence: a file that was read
 * @acta: an issued acta
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the file as the signed scan of the acta; see minka_signed_make()
 */
MinkaScan *
minka_proof_sign (MinkaEvidence *evidence, MinkaActaSummary *acta, GError **error)
{
  return minka_signed_make (acta, evidence->content, evidence->title, error);
}

static const struct {
  const char *mime_type;
  const char *suffix;
} suffixes[] = {
  { "application/pdf", ".pdf" },
  { "image/png", ".png" },
  { "image/jpeg", ".jpg" },
};

/**
 * minka_proof_file_name:
 * @title: what evidence is called
 * @mime_type: what its file holds
 *
 * Returns: (transfer full): a name that every file system takes, with the suffix that belongs to the file
 */
char *
minka_proof_file_name (const char *title, const char *mime_type)
{
  g_autofree char *base = g_strdup (title);
  g_autofree char *suffix = g_strdup ("");
  g_autofree char *cut = NULL;
  char *dot = strrchr (base, '.');

  /* A dot followed by a few letters and digits. */
  if (dot != NULL && dot > base && dot[1] != '\0' && strlen (dot) <= 6) {
    const char *c = dot + 1;

    while (g_ascii_isalnum (*c))
      c++;
    if (*c == '\0') {
      g_set_str (&suffix, dot);
      *dot = '\0';
    }
  }
  for (guint i = 0; *suffix == '\0' && i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_equal (mime_type, suffixes[i].mime_type))
      g_set_str (&suffix, suffixes[i].suffix);
  for (char *c = base; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c) || strchr ("/\\:*?\"<>|", *c) != NULL)
      *c = ' ';
  g_strstrip (base);
  while (*base == '.' || *base == ' ')
    memmove (base, base + 1, strlen (base));
  cut = g_utf8_substring (base, 0, MIN (g_utf8_strlen (base, -1), LONGEST_NAME));
  g_strstrip (cut);
  while (g_str_has_suffix (cut, "."))
    cut[strlen (cut) - 1] = '\0';
  return g_strconcat (*cut != '\0' ? cut : "evidencia", suffix, NULL);
}

static void
put (MinkaGesture *gesture, MinkaActivity *activity, MinkaEvidence *evidence, MinkaProgress reached)
{
  g_object_set (evidence, "activity", minka_record_get_id (MINKA_RECORD (activity)), "reached", reached,
                NULL);
  minka_gesture_put (gesture, MINKA_RECORD (evidence));
}

/**
 * minka_proof_add:
 * @activity: an activity
 * @evidence: new evidence
 * @reached: the state it proves
 *
 * Returns: (transfer full): the gesture that adds evidence and moves nothing
 */
MinkaGesture *
minka_proof_add (MinkaActivity *activity, MinkaEvidence *evidence, MinkaProgress reached)
{
  MinkaGesture *gesture = minka_gesture_new (_ ("Add evidence"));

  put (gesture, activity, evidence, reached);
  return gesture;
}

/**
 * minka_proof_move:
 * @activity: an activity
 * @evidence: (nullable): new evidence of @state
 * @state: the state that the activity has reached, or goes back to
 *
 * Returns: (transfer full): the one gesture that adds the evidence and then moves the activity
 */
MinkaGesture *
minka_proof_move (MinkaActivity *activity, MinkaEvidence *evidence, MinkaProgress state)
{
  static const char *const on[] = { "", N_ ("Move on to intermediate"), N_ ("Move on to concluded") };
  static const char *const back[] = { N_ ("Go back to initial"), N_ ("Go back to intermediate"), "" };
  g_autoptr (MinkaActivity) moved = minka_record_copy (MINKA_RECORD (activity));
  MinkaGesture *gesture = minka_gesture_new (
      _ ((int) state >= activity->progress && state != MINKA_PROGRESS_INITIAL ? on[state] : back[state]));

  if (evidence != NULL)
    put (gesture, activity, evidence, state);
  g_object_set (moved, "progress", state, NULL);
  minka_gesture_set (gesture, MINKA_RECORD (moved), "progress", NULL);
  return gesture;
}
