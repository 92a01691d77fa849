#include "minka-document-pages-private.h"

/* Finding words in the pages of a PDF: page by page on the thread for PDFs, and what was found is marked. */

static void
find_there (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MinkaDocumentJob *job = data;

  job->found = minka_pdf_find (job->pdf, job->page, job->needle);
  g_task_return_boolean (task, TRUE);
}

static void
scroll_to_match (MinkaDocumentPages *self)
{
  MinkaDocumentMatch *match = &g_array_index (self->matches, MinkaDocumentMatch, 0);
  graphene_rect_t bounds;
  double scale = minka_document_pages_get_scale (self);

  while (match->number < self->match)
    match++;
  minka_document_pages_get_bounds (self, match->page, &bounds);
  gtk_adjustment_clamp_page (self->down, bounds.origin.y + match->box.y * scale - 48,
                             bounds.origin.y + (match->box.y + match->box.height) * scale + 48);
  gtk_adjustment_clamp_page (self->across, bounds.origin.x + match->box.x * scale - 24,
                             bounds.origin.x + (match->box.x + match->box.width) * scale + 24);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MinkaDocumentPages *self = MINKA_DOCUMENT_PAGES (source);
  MinkaDocumentJob *job = g_task_get_task_data (G_TASK (result));

  if (job->generation != self->generation || job->search != self->search)
    return;

  for (guint i = 0; i < job->found->len; i++) {
    gboolean rest = i > 0 && g_array_index (job->found, MinkaPdfBox, i - 1).continued;
    MinkaDocumentMatch match = { minka_document_pages_get_n_matches (self) + (rest ? 0 : 1), job->page,
                                 g_array_index (job->found, MinkaPdfBox, i) };

    g_array_append_val (self->matches, match);
    if (self->match == 0 && (job->page >= self->page || job->page + 1 == (int) self->pages->len)) {
      self->match = match.number;
      scroll_to_match (self);
    }
  }
  self->search_page = job->page + 1 < (int) self->pages->len ? job->page + 1 : -1;
  if (self->search_page < 0 && self->match == 0 && self->matches->len > 0) {
    self->match = 1;
    scroll_to_match (self);
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "found");
  minka_document_pages_find_on (self);
}

void
minka_document_pages_find_on (MinkaDocumentPages *self)
{
  MinkaDocumentJob *job;

  if (self->pdf == NULL || self->search_page < 0 || *self->needle == '\0')
    return;
  job = minka_document_pages_job_new (self);
  job->page = self->search_page;
  job->needle = g_strdup (self->needle);
  minka_document_pages_run (self, job, find_there, on_found);
}

void
minka_document_pages_draw_matches (MinkaDocumentPages *self, GtkSnapshot *snapshot, guint page,
                                   const graphene_rect_t *bounds)
{
  double scale = minka_document_pages_get_scale (self);

  for (guint i = 0; i < self->matches->len; i++) {
    MinkaDocumentMatch *match = &g_array_index (self->matches, MinkaDocumentMatch, i);
    graphene_rect_t box;

    if (match->page != (int) page)
      continue;
    graphene_rect_init (&box, bounds->origin.x + match->box.x * scale - 1,
                        bounds->origin.y + match->box.y * scale - 1, match->box.width * scale + 2,
                        match->box.height * scale + 2);
    /* Paper is white in every style, so are these colours. */
    gtk_snapshot_append_color (snapshot,
                               match->number == self->match ? &(GdkRGBA) { 1, 0.47, 0, 0.5 }
                                                            : &(GdkRGBA) { 0.97, 0.85, 0.2, 0.4 },
                               &box);
  }
}

/**
 * minka_document_pages_find:
 * @self: the pages
 * @text: what to look for, empty for nothing
 *
 * Looks through all pages and scrolls to the first find from the page in sight on.
 */
void
minka_document_pages_find (MinkaDocumentPages *self, const char *text)
{
  g_set_str (&self->needle, text);
  self->search++;
  self->search_page = 0;
  self->match = 0;
  g_array_set_size (self->matches, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "found");
  minka_document_pages_find_on (self);
}

/**
 * minka_document_pages_step_match:
 * @self: the pages
 * @step: 1 for the next find, -1 for the one before
 *
 * Scrolls to another find; after the last comes the first.
 */
void
minka_document_pages_step_match (MinkaDocumentPages *self, int step)
{
  int n = minka_document_pages_get_n_matches (self);

  if (n == 0)
    return;
  self->match = ((int) self->match - 1 + step + n) % n + 1;
  scroll_to_match (self);
  g_signal_emit_by_name (self, "found");
}

/**
 * minka_document_pages_get_n_matches:
 * @self: the pages
 *
 * Returns: how many finds there are so far
 */
guint
minka_document_pages_get_n_matches (MinkaDocumentPages *self)
{
  guint n = self->matches->len;

  return n > 0 ? g_array_index (self->matches, MinkaDocumentMatch, n - 1).number : 0;
}

/**
 * minka_document_pages_get_match:
 * @self: the pages
 *
 * Returns: the find in sight, from 1; 0 for none
 */
guint
minka_document_pages_get_match (MinkaDocumentPages *self)
{
  return self->match;
}

/**
 * minka_document_pages_is_finding:
 * @self: the pages
 *
 * Returns: whether there are pages to look through
 */
gboolean
minka_document_pages_is_finding (MinkaDocumentPages *self)
{
  return self->pdf != NULL && *self->needle != '\0' && self->search_page >= 0;
}
