#include "fault.h"

#include "minka-sqlite.h"

typedef struct {
  sqlite3_file base;
  sqlite3_file *real;
} File;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;
static struct {
  guint left; /* how many writes still go well */
  int code;
  gboolean armed, lasting, struck;
} fault;

static sqlite3_file *
real (sqlite3_file *file)
{
  return ((File *) file)->real;
}

/* Whether this write goes well: SQLITE_OK, or the fault. */
static int
strike (void)
{
  if (!fault.armed)
    return SQLITE_OK;
  if (fault.struck)
    return fault.lasting ? fault.code : SQLITE_OK;
  if (--fault.left > 0)
    return SQLITE_OK;
  fault.struck = TRUE;
  return fault.code;
}

static int
on_close (sqlite3_file *file)
{
  int code = real (file)->pMethods->xClose (real (file));

  g_free (real (file));
  return code;
}

static int
on_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  return real (file)->pMethods->xRead (real (file), data, size, offset);
}

static int
on_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  int code = strike ();

  /* A failing disk may have taken a part. */
  if (code == SQLITE_OK)
    return real (file)->pMethods->xWrite (real (file), data, size, offset);
  if (code == SQLITE_IOERR_WRITE && size > 1)
    real (file)->pMethods->xWrite (real (file), data, size / 2, offset);
  return code;
}

static int
on_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int code = strike ();

  return code == SQLITE_OK ? real (file)->pMethods->xTruncate (real (file), size) : code;
}

static int
on_sync (sqlite3_file *file, int flags)
{
  int code = strike ();

  if (code == SQLITE_FULL)
    code = SQLITE_IOERR_FSYNC;
  return code == SQLITE_OK ? real (file)->pMethods->xSync (real (file), flags) : code;
}

static int
on_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real (file)->pMethods->xFileSize (real (file), size);
}

static int
on_lock (sqlite3_file *file, int lock)
{
  return real (file)->pMethods->xLock (real (file), lock);
}

static int
on_unlock (sqlite3_file *file, int lock)
{
  return real (file)->pMethods->xUnlock (real (file), lock);
}

static int
on_check_lock (sqlite3_file *file, int *reserved)
{
  return real (file)->pMethods->xCheckReservedLock (real (file), reserved);
}

static int
on_control (sqlite3_file *file, int operation, void *data)
{
  return real (file)->pMethods->xFileControl (real (file), operation, data);
}

static int
on_sector_size (sqlite3_file *file)
{
  return real (file)->pMethods->xSectorSize (real (file));
}

static int
on_characteristics (sqlite3_file *file)
{
  return real (file)->pMethods->xDeviceCharacteristics (real (file));
}

/* Version 1: no shared memory, as a plan is open only once. */
static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = on_close,
  .xRead = on_read,
  .xWrite = on_write,
  .xTruncate = on_truncate,
  .xSync = on_sync,
  .xFileSize = on_file_size,
  .xLock = on_lock,
  .xUnlock = on_unlock,
  .xCheckReservedLock = on_check_lock,
  .xFileControl = on_control,
  .xSectorSize = on_sector_size,
  .xDeviceCharacteristics = on_characteristics,
};

static int
on_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  int code;

  self->base.pMethods = NULL;
  self->real = g_malloc0 (real_vfs->szOsFile);
  code = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (code == SQLITE_OK)
    self->base.pMethods = &methods;
  else
    g_free (self->real);
  return code;
}

void
fault_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.pNext = NULL;
  fault_vfs.zName = "fault";
  fault_vfs.szOsFile = sizeof (File);
  fault_vfs.xOpen = on_open;
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs, 1), ==, SQLITE_OK);
}

/* From now on the @nth write fails, and with @lasting all after it. */
void
fault_arm (guint nth, int code, gboolean lasting)
{
  fault.left = nth;
  fault.code = code;
  fault.lasting = lasting;
  fault.struck = FALSE;
  fault.armed = TRUE;
}

/* Returns: whether it failed */
gboolean
fault_disarm (void)
{
  fault.armed = FALSE;
  return fault.struck;
}
