#include "kit.h"

#include "minka-acta-data.h"
#include "minka-issue.h"
#include "minka-pdf-attachment.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* An acta carries its own data, so that the book can be rebuilt from the files alone. */

static MinkaActa *
issue (MinkaStore *store, guint nth)
{
  g_autofree char *meeting = kit_meeting (store, nth);
  g_autoptr (GError) error = NULL;
  MinkaActa *acta = minka_custody_issue (store, meeting, NULL, &error);

  g_assert_no_error (error);
  return acta;
}

static JsonNode *
read_data (MinkaActa *acta)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = minka_pdf_read_attachment (acta->pdf, MINKA_ACTA_DATA_NAME, &error);
  g_autofree char *text = NULL;
  JsonNode *node;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  node = json_from_string (text, &error);
  g_assert_no_error (error);
  return node;
}

static JsonArray *
table (JsonNode *root, const char *name)
{
  return json_object_get_array_member (json_node_get_object (root), name);
}

static JsonObject *
first (JsonNode *root, const char *name)
{
  return json_array_get_object_element (table (root, name), 0);
}

static void
assert_place (JsonNode *root, MinkaActa *acta)
{
  JsonObject *place = first (root, "acta");
  JsonObject *book = first (root, "book");

  g_assert_cmpstr (json_object_get_string_member (place, "id"), ==,
                   minka_record_get_id (MINKA_RECORD (acta)));
  g_assert_cmpstr (json_object_get_string_member (place, "book"), ==, acta->book);
  g_assert_cmpstr (json_object_get_string_member (book, "id"), ==, acta->book);
  g_assert_cmpint (json_object_get_int_member (place, "number"), ==, acta->number);
  g_assert_cmpint (json_object_get_int_member (place, "first_folio"), ==, acta->first_folio);
  g_assert_cmpint (json_object_get_int_member (place, "last_folio"), ==, acta->last_folio);
  g_assert_cmpstr (json_object_get_string_member (place, "issued"), ==, acta->issued);
  g_assert_false (json_object_has_member (place, "pdf"));
  g_assert_false (json_object_has_member (place, "sha256"));
}

static void
test_chain (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (MinkaActa) one = issue (store, 1);
  g_autoptr (MinkaActa) two = issue (store, 2);
  g_autoptr (JsonNode) data_one = read_data (one);
  g_autoptr (JsonNode) data_two = read_data (two);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, one->pdf);

  assert_place (data_one, one);
  assert_place (data_two, two);
  g_assert_false (json_object_has_member (first (data_one, "acta"), "previous_sha256"));
  g_assert_cmpstr (json_object_get_string_member (first (data_two, "acta"), "previous_sha256"), ==, sha256);
}

/* All of the meeting, and of people no more than the acta says. */
static void
test_content (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (MinkaActa) acta = issue (store, 1);
  g_autoptr (JsonNode) data = read_data (acta);
  const GType parts[] = { MINKA_TYPE_AGENDA_ITEM, MINKA_TYPE_ATTENDANCE, MINKA_TYPE_AGREEMENT };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autoptr (GPtrArray) records = minka_store_find (store, parts[i], "meeting", acta->meeting, NULL);
    const char *name = ((MinkaRecordClass *) g_type_class_peek (parts[i]))->table;
    guint n = 0;

    for (guint j = 0; j < json_array_get_length (table (data, name)); j++) {
      JsonObject *record = json_array_get_object_element (table (data, name), j);

      n += g_str_equal (json_object_get_string_member (record, "meeting"), acta->meeting);
    }
    g_assert_cmpuint (n, ==, records->len);
    g_assert_cmpuint (n, >, 0);
  }
  g_assert_cmpstr (json_object_get_string_member (first (data, "meeting"), "state"), ==, "issued");
  g_assert_cmpstr (json_object_get_string_member (first (data, "plan"), "school_name"), !=, "");
  g_assert_false (json_object_has_member (first (data, "plan"), "presentation"));
  for (guint i = 0; i < json_array_get_length (table (data, "member")); i++) {
    g_assert_false (
        json_object_has_member (json_array_get_object_element (table (data, "member"), i), "phone"));
    g_assert_false (
        json_object_has_member (json_array_get_object_element (table (data, "member"), i), "email"));
  }
}

/* Nothing but the whole attachment comes back, whatever happened to the file. */
static void
test_damaged (void)
{
  g_autoptr (KitFolder) folder = kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plan.minka", NULL);
  g_autoptr (MinkaStore) store = kit_sample (path);
  g_autoptr (MinkaActa) acta = issue (store, 1);
  g_autoptr (GBytes) whole = minka_pdf_read_attachment (acta->pdf, MINKA_ACTA_DATA_NAME, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (acta->pdf, &size);

  g_assert_null (minka_pdf_read_attachment (acta->pdf, "otra.json", &error));
  g_assert_error (error, MINKA_ERROR, MINKA_ERROR_NOT_FOUND);
  /* The last line alone, or its end, may be missing: the rest is whole. */
  for (gsize length = 0; length + 40 < size; length += size / 50) {
    g_autoptr (GBytes) part = g_bytes_new (data, length);
    g_autoptr (GError) reason = NULL;

    g_assert_null (minka_pdf_read_attachment (part, MINKA_ACTA_DATA_NAME, &reason));
    g_assert_error (reason, MINKA_ERROR, MINKA_ERROR_CORRUPT);
  }
  for (gsize at = 0; at < size; at += 97) {
    g_autofree guint8 *copy = g_memdup2 (data, size);
    g_autoptr (GBytes) altered = NULL;
    g_autoptr (GBytes) found = NULL;
    g_autoptr (GError) reason = NULL;

    copy[at] ^= 0x20;
    altered = g_bytes_new (copy, size);
    found = minka_pdf_read_attachment (altered, MINKA_ACTA_DATA_NAME, &reason);
    g_assert_true ((found == NULL) == (reason != NULL));
  }
  g_assert_nonnull (whole);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/acta-data/chain", test_chain);
  g_test_add_func ("/acta-data/content", test_content);
  g_test_add_func ("/acta-data/damaged", test_damaged);
  return g_test_run ();
}
