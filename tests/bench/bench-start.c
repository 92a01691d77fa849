#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <gio/gio.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Watches a program start, from outside and whatever the program: bench-start COMMAND...
 * Prints, separated by tabs: microseconds from exec to the first painted content, microseconds until the last change
 * of the picture, kilobytes of memory (PSS) at rest.
 *
 * Painted content: below a header bar and right of a sidebar there is something with the many shades of text. The
 * display has no window manager, so a window is a child of the root. */

#define PATIENCE (30 * G_USEC_PER_SEC)
#define REST (2 * G_USEC_PER_SEC)
#define HEADER_HEIGHT 60
#define SIDEBAR_SHARE 0.4
#define SHADES_OF_TEXT 8

typedef struct {
  Display *display;
  Window window;
  int width, height;
  int damage_event;
  Damage damage;
  gint64 start, painted, changed;
  guint picture;
} Watch;

static int
ignore_error (Display *display, XErrorEvent *error)
{
  return 0;
}

static pid_t
start_program (char **command)
{
  pid_t pid = fork ();

  if (pid == 0) {
    execvp (command[0], command);
    _exit (127);
  }
  return pid;
}

static guint
count_shades (XImage *image)
{
  unsigned long shades[SHADES_OF_TEXT] = { 0 };
  guint n = 0;

  for (int y = 0; y < image->height; y++) {
    unsigned long before = ~0ul;

    for (int x = 0; x < image->width; x++) {
      unsigned long pixel = XGetPixel (image, x, y);
      guint i;

      if (pixel == before)
        continue;
      before = pixel;
      for (i = 0; i < n && shades[i] != pixel; i++)
        ;
      if (i == n)
        shades[n++] = pixel;
      if (n == SHADES_OF_TEXT)
        return n;
    }
  }
  return n;
}

static guint
sum_of (XImage *image)
{
  guint sum = 2166136261u;
  const guint32 *words = (const guint32 *) image->data;

  for (gsize i = 0; i < (gsize) image->bytes_per_line * image->height / 4; i++)
    sum = (sum ^ words[i]) * 16777619u;
  return sum;
}

static void
look (Watch *watch)
{
  gint64 now = g_get_monotonic_time ();
  int left = watch->width * SIDEBAR_SHARE;
  XImage *image = XGetImage (watch->display, watch->window, left, HEADER_HEIGHT, watch->width - left,
                             watch->height - HEADER_HEIGHT, AllPlanes, ZPixmap);
  guint picture;

  if (image == NULL)
    return;
  if (watch->painted == 0 && count_shades (image) == SHADES_OF_TEXT)
    watch->painted = now;
  picture = sum_of (image);
  if (picture != watch->picture)
    watch->changed = now;
  watch->picture = picture;
  XDestroyImage (image);
}

static void
on_mapped (Watch *watch, const XMapEvent *event)
{
  XWindowAttributes attributes;

  if (watch->window != None || event->override_redirect ||
      !XGetWindowAttributes (watch->display, event->window, &attributes) || attributes.width < 200 ||
      attributes.height < 200)
    return;
  watch->window = event->window;
  watch->width = attributes.width;
  watch->height = attributes.height;
  watch->damage = XDamageCreate (watch->display, watch->window, XDamageReportNonEmpty);
}

static void
on_event (Watch *watch, XEvent *event)
{
  if (event->type == MapNotify) {
    on_mapped (watch, &event->xmap);
  } else if (event->type == ConfigureNotify && event->xconfigure.window == watch->window) {
    watch->width = event->xconfigure.width;
    watch->height = event->xconfigure.height;
  } else if (event->type == watch->damage_event && watch->window != None) {
    XDamageSubtract (watch->display, watch->damage, None, None);
    look (watch);
  }
}

/* Until the window has been painted and has then had time to rest. */
static gboolean
watch_start (Watch *watch, pid_t pid)
{
  struct pollfd wait_for = { ConnectionNumber (watch->display), POLLIN, 0 };

  for (;;) {
    gint64 now = g_get_monotonic_time ();

    while (XPending (watch->display) > 0) {
      XEvent event;

      XNextEvent (watch->display, &event);
      on_event (watch, &event);
    }
    if (watch->painted != 0 && now - watch->painted > REST)
      return TRUE;
    if (now - watch->start > PATIENCE || waitpid (pid, NULL, WNOHANG) == pid)
      return FALSE;
    poll (&wait_for, 1, 50);
  }
}

static int
read_pss (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) pid);
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (line = strstr (text, "\nPss:")) == NULL)
    return 0;
  return atoi (line + strlen ("\nPss:"));
}

/* As a person closes it, so that it leaves its files in order: it may have a safety copy to make. */
static void
close_program (Watch *watch, pid_t pid)
{
  XClientMessageEvent message = {
    .type = ClientMessage,
    .window = watch->window,
    .message_type = XInternAtom (watch->display, "WM_PROTOCOLS", False),
    .format = 32,
    .data.l = { XInternAtom (watch->display, "WM_DELETE_WINDOW", False), CurrentTime },
  };

  if (watch->window != None)
    XSendEvent (watch->display, watch->window, False, NoEventMask, (XEvent *) &message);
  XFlush (watch->display);
  for (int tries = 0; tries < 6000; tries++) {
    if (waitpid (pid, NULL, WNOHANG) != 0)
      return;
    g_usleep (10000);
  }
  g_printerr ("bench-start: the program did not close its window\n");
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
}

int
main (int argc, char *argv[])
{
  Watch watch = { .display = XOpenDisplay (NULL) };
  int error_base;
  pid_t pid;
  gboolean painted;

  if (argc < 2 || watch.display == NULL ||
      !XDamageQueryExtension (watch.display, &watch.damage_event, &error_base)) {
    g_printerr ("usage: bench-start COMMAND..., on an X display with the damage extension\n");
    return 2;
  }
  XSetErrorHandler (ignore_error);
  XSelectInput (watch.display, DefaultRootWindow (watch.display), SubstructureNotifyMask);
  XSync (watch.display, False);

  watch.start = g_get_monotonic_time ();
  pid = start_program (argv + 1);
  painted = watch_start (&watch, pid);
  if (painted)
    g_print ("%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%d\n", watch.painted - watch.start,
             watch.changed - watch.start, read_pss (pid));
  else
    g_printerr ("bench-start: no content was painted\n");
  close_program (&watch, pid);
  return painted ? 0 : 1;
}
