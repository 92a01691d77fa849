#include "minka-workspace-private.h"

#include "minka-filing.h"
#include "minka-proof.h"

#include <glib/gi18n-lib.h>

/* An export is cut into small pieces of work, so that the screen's own questions come in between and it can be
 * cancelled. A file appears whole or not at all. */

typedef struct {
  MinkaWorker *worker; /* of the plan that is exported */
  GFile *folder;
  GPtrArray *pieces; /* what is still to do, the last one first */
  guint total;
  MinkaExportParts parts;
  MinkaProgressFunc progress;
  gpointer progress_data;
} Export;

typedef struct {
  MinkaExportParts part;
  char *id; /* of an acta or of evidence */
  GType type;
  MinkaCalendarFile calendar;
  MinkaTree tree;
  MinkaTreeForm form;
  MinkaDocument document;
} Piece;

static const char *const calendar_names[] = {
  [MINKA_CALENDAR_FILE_ICS] = "calendario.ics",
  [MINKA_CALENDAR_FILE_TIMELINE] = "cronograma.pdf",
  [MINKA_CALENDAR_FILE_DAYS] = "calendario.csv",
  [MINKA_CALENDAR_FILE_PLANNING] = "planificacion.csv",
};

static const char *const tree_names[][4] = {
  [MINKA_TREE_PROBLEMS] = {
    [MINKA_TREE_FORM_PAGE] = "arbol-de-problemas.pdf",
    [MINKA_TREE_FORM_SHEETS] = "arbol-de-problemas-mural.pdf",
    [MINKA_TREE_FORM_SVG] = "arbol-de-problemas.svg",
    [MINKA_TREE_FORM_PNG] = "arbol-de-problemas.png",
  },
  [MINKA_TREE_OBJECTIVES] = {
    [MINKA_TREE_FORM_PAGE] = "arbol-de-objetivos.pdf",
    [MINKA_TREE_FORM_SHEETS] = "arbol-de-objetivos-mural.pdf",
    [MINKA_TREE_FORM_SVG] = "arbol-de-objetivos.svg",
    [MINKA_TREE_FORM_PNG] = "arbol-de-objetivos.png",
  },
};

static void next_piece (GTask *task);

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_free (piece->id);
  g_free (piece);
}

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->worker);
  g_object_unref (export->folder);
  g_ptr_array_unref (export->pieces);
  g_free (export);
}

static void
add_piece (Export *export, MinkaExportParts part, const char *id, GType type)
{
  Piece *piece = g_new (Piece, 1);

  *piece = (Piece) { .part = part, .id = g_strdup (id), .type = type };
  g_ptr_array_insert (export->pieces, 0, piece);
}

static void
add_calendar_piece (Export *export, MinkaCalendarFile file)
{
  add_piece (export, MINKA_EXPORT_CALENDAR, NULL, G_TYPE_INVALID);
  ((Piece *) export->pieces->pdata[0])->calendar = file;
}

static void
add_tree_piece (Export *export, MinkaTree tree, MinkaTreeForm form)
{
  Piece *piece;

  add_piece (export, MINKA_EXPORT_TREES, NULL, G_TYPE_INVALID);
  piece = export->pieces->pdata[0];
  piece->tree = tree;
  piece->form = form;
}

static void
add_document_piece (Export *export, MinkaExportParts part, MinkaDocument document, const char *id)
{
  add_piece (export, part, id, G_TYPE_INVALID);
  ((Piece *) export->pieces->pdata[0])->document = document;
}

static GBytes *
make_document (MinkaStore *store, const Piece *piece, GError **error)
{
  if (piece->part == MINKA_EXPORT_TREES)
    return minka_workspace_make_tree (store, piece->tree, piece->form, error);
  if (piece->part == MINKA_EXPORT_CALENDAR)
    return minka_workspace_make_calendar (store, piece->calendar, error);
  return minka_workspace_make_document (store, piece->document, piece->id, error);
}

static gboolean
write_document (MinkaStore *store, const Piece *piece, GOutputStream *stream, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GBytes) bytes = make_document (store, piece, error);

  return bytes != NULL && g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL),
                                                     g_bytes_get_size (bytes), NULL, cancellable, error);
}

static gboolean
write_file (MinkaStore *store, GFile *file, Piece *piece, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = g_file_get_basename (file);
  const gboolean fresh = !g_file_query_exists (file, NULL);
  gboolean ok;

  g_file_make_directory_with_parents (parent, cancellable, NULL);
  /* The old file, if any, stays until the new one is whole. */
  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, cancellable, &reason);
  ok = stream != NULL;
  if (ok && piece->part == MINKA_EXPORT_JSON)
    ok = minka_store_export_json (store, G_OUTPUT_STREAM (stream), cancellable, &reason);
  else if (ok && (piece->part == MINKA_EXPORT_CALENDAR || piece->part == MINKA_EXPORT_TREES ||
                  piece->part >= MINKA_EXPORT_PLAN))
    ok = write_document (store, piece, G_OUTPUT_STREAM (stream), cancellable, &reason);
  else if (ok)
    ok = minka_store_export_csv (store, piece->type, G_OUTPUT_STREAM (stream), cancellable, &reason);
  if (ok)
    ok = g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &reason);
  if (!ok && stream != NULL) {
    g_autoptr (GCancellable) drop = g_cancellable_new ();

    /* Closing a cancelled replacement drops it. */
    g_cancellable_cancel (drop);
    g_output_stream_close (G_OUTPUT_STREAM (stream), drop, NULL);
    /* A new file has its own name from the start. */
    if (fresh)
      g_file_delete (file, NULL, NULL);
  }
  if (ok)
    return TRUE;
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED) || reason->domain == MINKA_ERROR)
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    g_set_error (error, MINKA_ERROR, MINKA_ERROR_IO,
                 _ ("“%s” could not be written (%s). The plan itself is safe."), name, reason->message);
  return FALSE;
}

/* Evidence or an attachment. The fingerprint in the name keeps files apart that are called the same. */
static gboolean
write_kept (MinkaStore *store, const Piece *piece, GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (MinkaRecord) kept = minka_store_get (store, piece->type, piece->id, error);
  g_autofree char *title = NULL;
  g_autofree char *mime_type = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  const char *dot;

  if (kept == NULL || !minka_proof_check (kept, error))
    return FALSE;
  g_object_get (kept, "title", &title, "mime-type", &mime_type, "sha256", &sha256, "content", &content, NULL);
  name = minka_proof_file_name (title, mime_type);
  dot = strrchr (name, '.');
  path = g_strdup_printf ("%s/%.*s %.8s%s", piece->part == MINKA_EXPORT_EVIDENCE ? "evidencias" : "adjuntos",
                          dot != NULL ? (int) (dot - name) : (int) strlen (name), name, sha256,
                          dot != NULL ? dot : "");
  file = g_file_resolve_relative_path (folder, path);
  return minka_filing_write (file, content, cancellable, error);
}

static void
do_piece (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Export *export = g_task_get_task_data (data);
  Piece *piece = export->pieces->pdata[export->pieces->len - 1];
  GError *error = NULL;
  gboolean ok;

  if (piece->part == MINKA_EXPORT_ACTAS) {
    g_autofree char *name =
        minka_filing_file_acta (self->store, piece->id, export->folder, cancellable, &error);

    ok = name != NULL;
  } else if (piece->part == MINKA_EXPORT_EVIDENCE || piece->part == MINKA_EXPORT_ATTACHMENTS) {
    ok = write_kept (self->store, piece, export->folder, cancellable, &error);
  } else if (piece->part == MINKA_EXPORT_JSON) {
    g_autoptr (GFile) file = g_file_get_child (export->folder, "plan.json");

    ok = write_file (self->store, file, piece, cancellable, &error);
  } else if (piece->part >= MINKA_EXPORT_PLAN) {
    g_autofree char *name = minka_workspace_name_document (self->store, piece->document, piece->id, &error);
    g_autoptr (GFile) file = name != NULL ? g_file_resolve_relative_path (export->folder, name) : NULL;

    ok = file != NULL && write_file (self->store, file, piece, cancellable, &error);
  } else if (piece->part == MINKA_EXPORT_CALENDAR) {
    g_autoptr (GFile) file = g_file_get_child (export->folder, calendar_names[piece->calendar]);

    ok = write_file (self->store, file, piece, cancellable, &error);
  } else if (piece->part == MINKA_EXPORT_TREES) {
    g_autoptr (GFile) file = g_file_get_child (export->folder, tree_names[piece->tree][piece->form]);

    ok = write_file (self->store, file, piece, cancellable, &error);
  } else {
    g_autofree char *name =
        g_strdup_printf ("csv/%s.csv", ((MinkaRecordClass *) g_type_class_peek (piece->type))->table);
    g_autoptr (GFile) file = g_file_resolve_relative_path (export->folder, name);

    ok = write_file (self->store, file, piece, cancellable, &error);
  }
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_piece (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    g_task_return_error (task, error);
    return;
  }
  g_ptr_array_set_size (export->pieces, export->pieces->len - 1);
  if (export->progress != NULL)
    export->progress (export->total - export->pieces->len, export->total, export->progress_data);
  next_piece (task);
}

static void
next_piece (GTask *task)
{
  MinkaWorkspace *self = g_task_get_source_object (task);
  Export *export = g_task_get_task_data (task);
  g_autoptr (GTask) piece = NULL;

  if (export->pieces->len == 0) {
    g_task_return_int (task, export->total);
    return;
  }
  if (self->worker != export->worker) {
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                     _ ("The plan was closed before everything was written."));
    return;
  }
  piece = g_task_new (self, g_task_get_cancellable (task), on_piece, g_object_ref (task));
  g_task_set_task_data (piece, g_object_ref (task), g_object_unref);
  minka_worker_run (self->worker, piece, do_piece);
}

/* A tree without nodes has no file. */
static gboolean
list_trees (MinkaStore *store, Export *export, GError **error)
{
  for (MinkaTree tree = MINKA_TREE_PROBLEMS; tree <= MINKA_TREE_OBJECTIVES; tree++) {
    g_autoptr (GPtrArray) nodes = minka_store_find_ids (
        store, MINKA_TYPE_TREE_NODE, "tree", minka_enum_nick (minka_tree_get_type (), tree), error);

    if (nodes == NULL)
      return FALSE;
    for (MinkaTreeForm form = MINKA_TREE_FORM_PAGE; nodes->len > 0 && form <= MINKA_TREE_FORM_PNG; form++)
      add_tree_piece (export, tree, form);
  }
  return TRUE;
}

static gboolean
list_documents (Export *export, MinkaStore *store, GError **error)
{
  g_autoptr (GPtrArray) books = NULL;
  g_autoptr (GPtrArray) meetings = NULL;

  if (export->parts & MINKA_EXPORT_PLAN)
    add_document_piece (export, MINKA_EXPORT_PLAN, MINKA_DOCUMENT_PLAN, NULL);
  if (export->parts & MINKA_EXPORT_REPORT)
    add_document_piece (export, MINKA_EXPORT_REPORT, MINKA_DOCUMENT_REPORT, NULL);
  if (export->parts & MINKA_EXPORT_REFLECTIONS)
    add_document_piece (export, MINKA_EXPORT_REFLECTIONS, MINKA_DOCUMENT_REFLECTIONS, NULL);
  if (export->parts & MINKA_EXPORT_BOOK) {
    books = minka_store_find_ids (store, MINKA_TYPE_BOOK, NULL, NULL, error);
    if (books == NULL)
      return FALSE;
    for (guint i = 0; i < books->len; i++)
      add_document_piece (export, MINKA_EXPORT_BOOK, MINKA_DOCUMENT_BOOK, books->pdata[i]);
  }
  if (export->parts & MINKA_EXPORT_MEETINGS) {
    meetings = minka_store_find_ids (store, MINKA_TYPE_MEETING, NULL, NULL, error);
    if (meetings == NULL)
      return FALSE;
    for (guint i = 0; i < meetings->len; i++) {
      add_document_piece (export, MINKA_EXPORT_MEETINGS, MINKA_DOCUMENT_CONVOCATION, meetings->pdata[i]);
      add_document_piece (export, MINKA_EXPORT_MEETINGS, MINKA_DOCUMENT_ROLL, meetings->pdata[i]);
    }
  }
  return TRUE;
}

static void
list_pieces (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaWorkspace *self = source;
  Export *export = g_task_get_task_data (data);
  g_autoptr (GPtrArray) actas = NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  guint n_types;
  const GType *types = minka_model_get_types (&n_types);
  GError *error = NULL;

  if (export->parts & MINKA_EXPORT_JSON)
    add_piece (export, MINKA_EXPORT_JSON, NULL, G_TYPE_INVALID);
  for (guint i = 0; (export->parts & MINKA_EXPORT_CSV) && i < n_types; i++)
    add_piece (export, MINKA_EXPORT_CSV, NULL, types[i]);
  if (export->parts & MINKA_EXPORT_CALENDAR) {
    add_calendar_piece (export, MINKA_CALENDAR_FILE_ICS);
    if (export->parts & MINKA_EXPORT_CSV) {
      add_calendar_piece (export, MINKA_CALENDAR_FILE_DAYS);
      add_calendar_piece (export, MINKA_CALENDAR_FILE_PLANNING);
    }
    /* Last, since a letter that no font has would stop it. */
    add_calendar_piece (export, MINKA_CALENDAR_FILE_TIMELINE);
  }
  if (export->parts & MINKA_EXPORT_ACTAS) {
    actas = minka_store_find_ids (self->store, MINKA_TYPE_ACTA, NULL, NULL, &error);
    if (actas == NULL) {
      g_task_return_error (task, error);
      return;
    }
    for (guint i = actas->len; i > 0; i--)
      add_piece (export, MINKA_EXPORT_ACTAS, actas->pdata[i - 1], G_TYPE_INVALID);
  }
  if (export->parts & MINKA_EXPORT_EVIDENCE) {
    evidence = minka_store_find (self->store, MINKA_TYPE_EVIDENCE_SUMMARY, "kind", "file", &error);
    if (evidence == NULL) {
      g_task_return_error (task, error);
      return;
    }
    for (guint i = 0; i < evidence->len; i++)
      add_piece (export, MINKA_EXPORT_EVIDENCE, minka_record_get_id (evidence->pdata[i]),
                 MINKA_TYPE_EVIDENCE);
  }
  if (export->parts & MINKA_EXPORT_ATTACHMENTS) {
    attachments = minka_store_find_ids (self->store, MINKA_TYPE_ATTACHMENT, NULL, NULL, &error);
    if (attachments == NULL) {
      g_task_return_error (task, error);
      return;
    }
    for (guint i = 0; i < attachments->len; i++)
      add_piece (export, MINKA_EXPORT_ATTACHMENTS, attachments->pdata[i], MINKA_TYPE_ATTACHMENT);
  }
  if ((export->parts & MINKA_EXPORT_TREES) && !list_trees (self->store, export, &error)) {
    g_task_return_error (task, error);
    return;
  }
  if (!list_documents (export, self->store, &error)) {
    g_task_return_error (task, error);
    return;
  }
  export->total = export->pieces->len;
  g_task_return_boolean (task, TRUE);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    next_piece (task);
  else
    g_task_return_error (task, error);
}

/**
 * minka_workspace_export:
 * @self: a workspace with an open plan
 * @parts: what to write
 * @folder: where; it is made if need be
 * @progress: (scope notified) (nullable): told how far it is
 * @progress_data: for @progress, which must live until @callback is called
 * @cancellable: (nullable): a cancellable; what is already written stays
 * @callback: (scope async): called when it is done; see minka_workspace_export_finish()
 * @data: for @callback
 *
 * Writes the plan into a folder. Actas go to their place in the book's folder and never replace another file.
 */
void
minka_workspace_export (MinkaWorkspace *self, MinkaExportParts parts, GFile *folder,
                        MinkaProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  Export *export;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) listing = NULL;

  g_return_if_fail (self->store != NULL);

  export = g_new0 (Export, 1);
  task = g_task_new (self, cancellable, callback, data);
  export->worker = g_object_ref (self->worker);
  export->folder = g_object_ref (folder);
  export->pieces = g_ptr_array_new_with_free_func (piece_free);
  export->parts = parts;
  export->progress = progress;
  export->progress_data = progress_data;
  g_task_set_source_tag (task, minka_workspace_export);
  g_task_set_task_data (task, export, export_free);

  listing = g_task_new (self, cancellable, on_listed, g_object_ref (task));
  g_task_set_task_data (listing, g_object_ref (task), g_object_unref);
  minka_worker_run (self->worker, listing, list_pieces);
}

/**
 * minka_workspace_export_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: how many files are there, or -1 on failure
 */
int
minka_workspace_export_finish (MinkaWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}
