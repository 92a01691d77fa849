#include "minka-table.h"

#include <string.h>

/* What is copied elsewhere arrives as the rows and cells that were seen there. */

/* Rows by lines, cells by «|», paragraphs in a cell by «/». */
static char *
tell (GPtrArray *table)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < table->len; i++) {
    GPtrArray *row = table->pdata[i];

    g_assert_cmpuint (row->len, >, 0);
    for (guint j = 0; j < row->len; j++) {
      g_autofree char *cell = g_strdelimit (g_strdup (minka_table_get (table, i, j)), "\n", '/');

      g_string_append_printf (told, "%s%s", j > 0 ? "|" : "", cell);
    }
    g_string_append_c (told, '\n');
  }
  return g_string_free (told, FALSE);
}

static void
check_text (const char *text, const char *wanted)
{
  g_autoptr (GPtrArray) table = minka_table_from_text (text);
  g_autofree char *told = tell (table);

  g_assert_cmpstr (told, ==, wanted);
}

static void
check_html (const char *html, const char *wanted)
{
  g_autoptr (GPtrArray) table = minka_table_from_html (html);
  g_autofree char *told = tell (table);

  g_assert_cmpstr (told, ==, wanted);
}

static void
test_lines (void)
{
  check_text ("", "");
  check_text ("\n \r\n\t\n", "");
  check_text ("una", "una\n");
  check_text ("una\r\ndos\n\ntres\n", "una\ndos\ntres\n");
  check_text ("  con   espacios\xc2\xa0 \n", "con espacios\n");
  check_text ("\"Aprendo en casa\"\n", "\"Aprendo en casa\"\n");
}

static void
test_tabs (void)
{
  check_text ("a\tb\nc\td\n", "a|b\nc|d\n");
  check_text ("a\t\tc\n", "a||c\n");
  check_text ("\tb\n", "|b\n");
  check_text ("\"uno\ndos\"\t\"dijo \"\"no\"\"\"\n\"sin par\tz\n", "uno/dos|dijo \"no\"\n\"sin par|z\n");
  check_text ("•\tUna\n•\tDos\n", "Una\nDos\n");
  check_text ("N.°\tAspecto\n1\tUno\n\tSigue\n2.\tDos\n", "Aspecto\nUno\nSigue\nDos\n");
  check_text ("Aula\t1\nPatio\t2\n", "Aula|1\nPatio|2\n");
}

static void
test_html (void)
{
  check_html ("", "");
  check_html ("<p>Una</p><p>Dos<br>y <b>media</b></p><ul><li>Tres</ul>", "Una\nDos\ny media\nTres\n");
  check_html (
      "<html><head><title>x</title><style>p {}</style></head><body>Sólo &laquo;esto&raquo;</body></html>",
      "Sólo «esto»\n");
  check_html ("<table><tr><th>a<th>b</tr><tr><td><p>c</p><p>d</p><td>e</table>", "a|b\nc/d|e\n");
  check_html (
      "<meta charset='utf-8'><table><tbody><tr><td rowspan=3>a</td><td>b</td><td rowspan=2>c</td></tr>"
      "<tr><td>d</td></tr><tr><td>e</td><td>f</td></tr></tbody></table>",
      "a|b|c\n|d\n|e|f\n");
  check_html ("<table><tr><td colspan=2>a</td><td>b</td></tr><tr><td></td><td>c</td></tr></table>",
              "a||b\n|c\n");
  check_html ("<table><tr><td>a</td><td></td><td> &nbsp; </td></tr></table>", "a\n");
  check_html ("<table><tr><td>a<td rowspan='99999999999' colspan='-4'>b</table>", "a|b\n");
  check_html ("<p class=MsoListParagraph><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>Uno</p>",
              "Uno\n");
  check_html ("<td>roto <b>sin <p>cerrar", "roto sin\ncerrar\n");
}

static void
test_bullets (void)
{
  static const struct {
    const char *cell, *wanted;
  } cases[] = {
    { "", "" },
    { "• Una\n•Dos\n·\xc2\xa0Tres", "Una/Dos/Tres" },
    { "- Una\n– Dos\n* Tres\n-", "Una/Dos/Tres" },
    { "1. Una\n2) Dos\n10.- Tres", "Una/Dos/Tres" },
    { "a) Una", "Una" },
    { "1.5 horas\n2.° B\n-5 grados\no bien\n3 estudiantes",
      "1.5 horas/2.° B/-5 grados/o bien/3 estudiantes" },
    { "«Una»\n¿Dos?\n👩‍🏫 Tres\nأربعة", "«Una»/¿Dos?/👩‍🏫 Tres/أربعة" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (GStrv) lines = minka_table_split_cell (cases[i].cell);
    g_autofree char *told = g_strjoinv ("/", lines);

    g_assert_cmpstr (told, ==, cases[i].wanted);
  }
}

static void
test_columns (void)
{
  g_autoptr (GPtrArray) table = minka_table_from_text ("a\nb\tc\td\ne");
  g_autoptr (GPtrArray) none = minka_table_from_text ("");

  g_assert_cmpuint (minka_table_count_columns (table), ==, 3);
  g_assert_cmpstr (minka_table_get (table, 0, 2), ==, "");
  g_assert_cmpstr (minka_table_get (table, 1, 2), ==, "d");
  g_assert_cmpuint (minka_table_count_columns (none), ==, 0);
}

/* What LibreOffice Calc writes of a table of three columns. */
static void
test_libreoffice (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests/fixtures/libreoffice-table.html", NULL);
  g_autofree char *html = NULL;

  g_assert_true (g_file_get_contents (path, &html, NULL, NULL));
  check_html (html, "Problemas identificados|Causas|Necesidades que atenderá la CAP\n"
                    "Poca conectividad, según el lugar|Familias que volvieron a sus pueblos|"
                    "Identificar necesidades de aprendizaje\n"
                    "Docentes que no saben \"retroalimentar\"|Paso brusco a lo remoto|"
                    "Matriz de análisis/de evidencias\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/lines", test_lines);
  g_test_add_func ("/table/tabs", test_tabs);
  g_test_add_func ("/table/html", test_html);
  g_test_add_func ("/table/bullets", test_bullets);
  g_test_add_func ("/table/columns", test_columns);
  g_test_add_func ("/table/libreoffice", test_libreoffice);
  return g_test_run ();
}
