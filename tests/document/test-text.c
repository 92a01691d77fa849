#include "minka-text.h"

static void
check (const char *text, const char *expected)
{
  g_autofree char *clean = minka_text_clean (text);

  g_assert_cmpstr (clean, ==, expected);
}

static void
test_clean (void)
{
  check (NULL, "");
  check ("", "");
  check ("a\tb", "a b");
  check ("a\r\nb", "a\nb");
  check ("a\u2028b", "a\nb");
  check ("coor\u00addinar", "coordinar");
  check ("N.° 3, ¿qué señal?\nŠí\u00a0", "N.° 3, ¿qué señal?\nŠí\u00a0");
  check ("ma\u00f1ana\u0301", "mañaná");
  check ("a\xc2\x85"
         "b\xc2\x9b"
         "c",
         "a\nbc");
  check ("a\u200bb\ufeffc", "abc");
  check ("a\001b\177c", "abc");
  check ("can\u0303o\u0301n", "cañón");
  check ("acta\u202efdp.exe", "actafdp.exe");
  check ("\U0001f469\u200d\U0001f3eb", "\U0001f469\u200d\U0001f3eb");
}

static void
test_invalid (void)
{
  check ("a\xff", "a\xef\xbf\xbd");
  check ("a\xc3", "a\xef\xbf\xbd");
  check ("a\xc3n", "a\xef\xbf\xbdn");
}

static void
test_runs (void)
{
  g_autoptr (MinkaText) text = minka_text_new ("Uno ");
  g_autoptr (MinkaText) empty = minka_text_new (" \n\u00a0");

  minka_text_add (text, MINKA_STYLE_BOLD, "<b>&dos</b>");
  minka_text_add_printf (text, MINKA_STYLE_ITALIC, " %d", 3);
  g_assert_cmpstr (minka_text_get_plain (text), ==, "Uno <b>&dos</b> 3");
  g_assert_false (minka_text_is_empty (text));
  g_assert_true (minka_text_is_empty (empty));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/invalid", test_invalid);
  g_test_add_func ("/text/runs", test_runs);

  return g_test_run ();
}
