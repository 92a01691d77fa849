#include "calls.h"

#include <errno.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

Calls calls;

static gboolean
strike (void)
{
  if (++calls.n != calls.nth)
    return FALSE;
  if (calls.code == 0 && !calls.half)
    kill (getpid (), SIGKILL);
  errno = calls.code;
  return calls.code != 0;
}

#define STRIKE(answer)                                                                                       \
  if (strike ())                                                                                             \
    return answer;

#define WRAP(type, name, parameters, arguments)                                                              \
  type __real_##name parameters;                                                                             \
  type __wrap_##name parameters;                                                                             \
  type __wrap_##name parameters                                                                              \
  {                                                                                                          \
    STRIKE (-1)                                                                                              \
    return __real_##name arguments;                                                                          \
  }

WRAP (int, mkdirat, (int at, const char *path, mode_t mode), (at, path, mode))
WRAP (int, unlinkat, (int at, const char *path, int flags), (at, path, flags))
WRAP (int, fsync, (int file), (file))
WRAP (gssize, read, (int file, void *data, gsize size), (file, data, size))

int __real_openat64 (int at, const char *path, int flags, mode_t mode);
int __wrap_openat64 (int at, const char *path, int flags, mode_t mode);
int
__wrap_openat64 (int at, const char *path, int flags, mode_t mode)
{
  STRIKE (-1)
  return __real_openat64 (at, path, flags, mode);
}

gssize __real_write (int file, const void *data, gsize size);
gssize __wrap_write (int file, const void *data, gsize size);
gssize
__wrap_write (int file, const void *data, gsize size)
{
  const gboolean last = calls.half && calls.n + 1 == calls.nth;

  STRIKE (-1)
  if (last) {
    __real_write (file, data, size / 2);
    kill (getpid (), SIGKILL);
  }
  return __real_write (file, data, size);
}

/* A close that fails has closed all the same. */
int __real_close (int file);
int __wrap_close (int file);
int
__wrap_close (int file)
{
  if (strike ()) {
    __real_close (file);
    errno = calls.code;
    return -1;
  }
  return __real_close (file);
}

int __real_renameat2 (int from_at, const char *from, int to_at, const char *to, unsigned int flags);
int __wrap_renameat2 (int from_at, const char *from, int to_at, const char *to, unsigned int flags);
int
__wrap_renameat2 (int from_at, const char *from, int to_at, const char *to, unsigned int flags)
{
  STRIKE (-1)
  errno = EINVAL;
  return calls.ability >= NO_NOREPLACE ? -1 : __real_renameat2 (from_at, from, to_at, to, flags);
}

int __real_linkat (int from_at, const char *from, int to_at, const char *to, int flags);
int __wrap_linkat (int from_at, const char *from, int to_at, const char *to, int flags);
int
__wrap_linkat (int from_at, const char *from, int to_at, const char *to, int flags)
{
  STRIKE (-1)
  errno = EPERM;
  return calls.ability >= NO_LINKS ? -1 : __real_linkat (from_at, from, to_at, to, flags);
}

int __real_renameat (int from_at, const char *from, int to_at, const char *to);
int __wrap_renameat (int from_at, const char *from, int to_at, const char *to);
int
__wrap_renameat (int from_at, const char *from, int to_at, const char *to)
{
  STRIKE (-1)
  errno = EPERM;
  return calls.ability >= NO_RENAME ? -1 : __real_renameat (from_at, from, to_at, to);
}
