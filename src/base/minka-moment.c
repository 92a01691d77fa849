#include "minka-moment.h"

#include "minka-date.h"

#include <time.h>

/**
 * minka_moment_now:
 *
 * Returns: (transfer full): now
 */
MinkaMoment *
minka_moment_now (void)
{
  MinkaMoment *self = g_new0 (MinkaMoment, 1);
  struct timespec since = { 0 };

  /* Unlike the monotonic clock this one goes on while the laptop is closed. */
  if (clock_gettime (CLOCK_BOOTTIME, &since) == 0)
    self->boot_seconds = since.tv_sec + since.tv_nsec / 1e9;
  if (since.tv_sec > 0 && g_file_get_contents ("/proc/sys/kernel/random/boot_id", &self->boot, NULL, NULL))
    g_strstrip (self->boot);
  else
    g_set_str (&self->boot, "");
  self->instant = minka_instant_now ();
  return self;
}

/**
 * minka_moment_free:
 * @self: (transfer full): a moment
 *
 * Frees it.
 */
void
minka_moment_free (MinkaMoment *self)
{
  g_free (self->boot);
  g_free (self->instant);
  g_free (self);
}
