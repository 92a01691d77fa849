/* Writes the sRGB profile that archival PDFs carry. The profile is dated by the library that makes it; a fixed date
 * takes its place, so that the same acta is the same bytes wherever the program was built. */

#include <lcms2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DATE_OFFSET 24

int
main (int argc, char *argv[])
{
  static const unsigned char date[] = { 0x07, 0xe9, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0 };
  cmsHPROFILE profile = cmsCreate_sRGBProfile ();
  cmsUInt32Number size = 0;
  unsigned char *bytes;
  FILE *file;

  if (argc != 2 || profile == NULL || !cmsSaveProfileToMem (profile, NULL, &size))
    return 1;
  bytes = malloc (size);
  if (bytes == NULL || !cmsSaveProfileToMem (profile, bytes, &size))
    return 1;
  memcpy (bytes + DATE_OFFSET, date, sizeof date);
  file = fopen (argv[1], "wb");
  if (file == NULL || fwrite (bytes, 1, size, file) != size || fclose (file) != 0)
    return 1;
  free (bytes);
  cmsCloseProfile (profile);
  return 0;
}
