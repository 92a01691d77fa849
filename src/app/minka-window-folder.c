#include "minka-window-private.h"

/* Where the actas of a plan go is a choice of this computer: the other laptop has the drive elsewhere. It is kept by the
 * plan's id, so that the sample never goes where the school's own actas are. */

static const char *
plan_id (MinkaWindow *self)
{
  return minka_record_get_id (MINKA_RECORD (minka_workspace_get_plan (self->workspace)));
}

/**
 * minka_window_load_folder:
 * @self: a window whose plan was just opened
 *
 * Goes on filing where this computer files the plan's actas.
 */
void
minka_window_load_folder (MinkaWindow *self)
{
  g_autoptr (GVariant) folders =
      self->settings != NULL ? g_settings_get_value (self->settings, "folders") : NULL;
  g_autoptr (GFile) folder = NULL;
  const char *uri;

  if (folders != NULL && g_variant_lookup (folders, plan_id (self), "&s", &uri))
    folder = g_file_new_for_uri (uri);
  minka_outbox_set_folder (minka_workspace_get_outbox (self->workspace), folder);
}

static void
keep (MinkaWindow *self, const char *uri)
{
  g_autoptr (GVariant) folders = g_settings_get_value (self->settings, "folders");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *id, *other;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, folders);
  while (g_variant_iter_next (&iter, "{&s&s}", &id, &other))
    if (!g_str_equal (id, plan_id (self)))
      g_variant_builder_add (&builder, "{ss}", id, other);
  if (*uri != '\0')
    g_variant_builder_add (&builder, "{ss}", plan_id (self), uri);
  g_settings_set_value (self->settings, "folders", g_variant_builder_end (&builder));
}

/* The address of a folder, or nothing to forget it. */
void
minka_window_set_folder (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaWindow *self = MINKA_WINDOW (widget);
  const char *uri = g_variant_get_string (parameter, NULL);
  g_autoptr (GFile) folder = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;

  if (!minka_window_has_plan (self))
    return;
  if (self->settings != NULL)
    keep (self, uri);
  minka_outbox_set_folder (minka_workspace_get_outbox (self->workspace), folder);
}
