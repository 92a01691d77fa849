#include "minka-absence.h"

/* A problem that is worded as a solution which is not there is told from one that says what is wrong. */

static void
check (const char *text, const char *wanted)
{
  g_autofree char *found = minka_absence_find (text);

  g_test_message ("%s", text);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_absent (void)
{
  check ("Falta de capacitación", "Falta de");
  check ("Hay falta de capacitación", "falta de");
  check ("La  ausencia  de talleres", "ausencia  de");
  check ("Los docentes carecen de tabletas", "carecen de");
  check ("En la escuela NO HAY internet", "NO HAY");
  check ("No existe un plan", "No existe");
  check ("No existen normas", "No existen");
  check ("No se cuenta con proyector", "No se cuenta con");
  check ("Las familias no cuentan con celular", "no cuentan con");
  check ("  Faltan tabletas", "Faltan");
  check ("Sin internet", "Sin");
}

static void
test_present (void)
{
  check ("", NULL);
  check ("A los docentes les resulta difícil desarrollar las clases virtuales", NULL);
  check ("Hay estudiantes sin señal para videollamadas", NULL);
  check ("Los estudiantes faltan a clases", NULL);
  check ("Varios docentes no conocen las plataformas", NULL);
  check ("Sinergias mal aprovechadas", NULL);
  check ("Faltante de caja", NULL);
  check ("مشكلة 👩‍🏫", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/absence/absent", test_absent);
  g_test_add_func ("/absence/present", test_present);
  return g_test_run ();
}
