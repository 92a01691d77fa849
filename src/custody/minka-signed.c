#include "minka-signed.h"

#include "minka-date.h"
#include "minka-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A printed acta comes back from paper with its signatures, as a scan. It lies beside the acta, never in its place:
 * «Acta-003_2021-03-15_matriz_firmada_0a1b2c3d4e5f6071.jpg». The last part of the name is the beginning of the SHA-256 of
 * the two fingerprints, that of the acta and that of the scan, written one after the other. So the name alone says
 * which acta was signed and which scan it is, even when the plan is lost. No acta's name has this part: what an acta is
 * about stands in its name with hyphens. */

#define MARK "_firmada_"
#define DIGITS 16

static const struct {
  const char *suffix;
  const char *magic;
} kinds[] = {
  [MINKA_SCAN_KIND_PDF] = { ".pdf", "%PDF-" },
  [MINKA_SCAN_KIND_PNG] = { ".png", "\x89PNG\r\n\x1a\n" },
  [MINKA_SCAN_KIND_JPEG] = { ".jpg", "\xff\xd8\xff" },
};

static char *
bind (const char *acta_sha256, const char *sha256)
{
  g_autofree char *both = g_strconcat (acta_sha256, sha256, NULL);
  char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);

  sum[DIGITS] = '\0';
  return sum;
}

/**
 * minka_signed_name:
 * @acta_name: the path of an acta inside the folder of the book
 * @acta_sha256: its fingerprint
 * @sha256: the fingerprint of its signed scan
 * @kind: what the scan is
 *
 * Returns: (transfer full): the path of the scan, beside the acta
 */
char *
minka_signed_name (const char *acta_name, const char *acta_sha256, const char *sha256, MinkaScanKind kind)
{
  g_autofree char *digits = bind (acta_sha256, sha256);
  const gsize length = strlen (acta_name) - (g_str_has_suffix (acta_name, ".pdf") ? strlen (".pdf") : 0);

  return g_strdup_printf ("%.*s" MARK "%s%s", (int) length, acta_name, digits, kinds[kind].suffix);
}

/**
 * minka_signed_acta_name:
 * @name: the path of a file inside the folder of the book
 * @kind: (out): what it is
 *
 * Returns: (transfer full) (nullable): the path of the acta that it says it is a signed scan of, %NULL if it says nothing
 *   of the kind
 */
char *
minka_signed_acta_name (const char *name, MinkaScanKind *kind)
{
  const char *mark = g_strrstr (name, MARK);
  const char *digits = mark != NULL ? mark + strlen (MARK) : "";

  if (strspn (digits, "0123456789abcdef") != DIGITS)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (digits + DIGITS, kinds[i].suffix)) {
      *kind = i;
      return g_strdup_printf ("%.*s.pdf", (int) (mark - name), name);
    }
  return NULL;
}

/**
 * minka_signed_binds:
 * @name: the path of a file for which minka_signed_acta_name() says which acta it lies beside
 * @acta_sha256: the fingerprint of that acta
 * @sha256: the fingerprint of the file
 *
 * Returns: whether the name was given to this scan of this acta
 */
gboolean
minka_signed_binds (const char *name, const char *acta_sha256, const char *sha256)
{
  g_autofree char *digits = bind (acta_sha256, sha256);

  return g_str_has_prefix (g_strrstr (name, MARK) + strlen (MARK), digits);
}

/**
 * minka_signed_make:
 * @acta: an issued acta
 * @bytes: what a file holds
 * @title: the name of the file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the file as the signed scan of the acta; %NULL with %MINKA_ERROR_INVALID if it is
 *   neither a PDF nor a picture, or the acta itself
 */
MinkaScan *
minka_signed_make (MinkaActaSummary *acta, GBytes *bytes, const char *title, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *now = minka_instant_now ();
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  guint kind = 0;
  MinkaScan *scan;

  while (kind < G_N_ELEMENTS (kinds) && (size < strlen (kinds[kind].magic) ||
                                         memcmp (data, kinds[kind].magic, strlen (kinds[kind].magic)) != 0))
    kind++;
  if (kind == G_N_ELEMENTS (kinds)) {
    g_set_error (
        error, MINKA_ERROR, MINKA_ERROR_INVALID,
        _ ("“%s” is neither a PDF nor a PNG or JPEG picture. Scan or photograph the signed acta again."),
        title);
    return NULL;
  }
  if (g_str_equal (sha256, acta->sha256)) {
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_INVALID,
                 _ ("“%s” is the acta itself, without signatures on paper. Print it, sign it and scan it."),
                 title);
    return NULL;
  }
  scan = minka_record_new (MINKA_TYPE_SCAN);
  g_object_set (scan, "acta", minka_record_get_id (MINKA_RECORD (acta)), "kind", kind, "sha256", sha256,
                "acta-sha256", acta->sha256, "added", now, "content", bytes, NULL);
  return scan;
}
