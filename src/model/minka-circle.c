#include "minka-circle.h"

#include <string.h>

static void
circle_free (gpointer data)
{
  MinkaCircle *self = data;

  g_free (self->title);
  g_ptr_array_unref (self->members);
  g_free (self);
}

static void
add (GPtrArray *circles, MinkaCircleKind kind, const char *title, const char *member)
{
  MinkaCircle *circle = NULL;

  for (guint i = 0; i < circles->len; i++) {
    MinkaCircle *one = circles->pdata[i];

    if (one->kind == kind && g_str_equal (one->title, title))
      circle = one;
  }
  if (circle == NULL) {
    circle = g_new0 (MinkaCircle, 1);
    circle->kind = kind;
    circle->title = g_strdup (title);
    circle->members = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (circles, circle);
  }
  if (!g_ptr_array_find_with_equal_func (circle->members, member, g_str_equal, NULL))
    g_ptr_array_add (circle->members, g_strdup (member));
}

/* «2.° B» and «2.° "B"» are of one grade: the letter at the end is the section. */
static char *
grade_of (MinkaMember *member)
{
  char *grade = g_strstrip (g_strdup (member->grade));
  char *space = strrchr (grade, ' ');
  g_autofree char *section = NULL;

  if (space == NULL)
    return grade;
  section = g_strdelimit (g_strdup (space + 1), "\"'", ' ');
  g_strstrip (section);
  if (g_utf8_strlen (section, -1) == 1 && g_unichar_isalpha (g_utf8_get_char (section)))
    *space = '\0';
  return g_strchomp (grade);
}

static void
add_posts (GPtrArray *circles, MinkaCircleKind kind, GListModel *posts, const char *member)
{
  for (guint i = 0; i < g_list_model_get_n_items (posts); i++) {
    g_autoptr (MinkaPost) post = g_list_model_get_item (posts, i);

    if (g_str_equal (post->member, member))
      add (circles, kind, kind == MINKA_CIRCLE_POST ? post->title : "", member);
  }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const MinkaCircle *one = *(MinkaCircle *const *) a, *other = *(MinkaCircle *const *) b;

  return (int) one->kind - (int) other->kind;
}

/**
 * minka_circles_find:
 * @members: (element-type MinkaMember): everyone
 * @posts: (element-type MinkaPost): the posts of the CAP
 *
 * Finds who is likely to be called together. Those who no longer take part are in no circle, and no circle is empty.
 *
 * Returns: (transfer full) (element-type MinkaCircle): all who hold a post, then each post and each grade
 */
GPtrArray *
minka_circles_find (GListModel *members, GListModel *posts)
{
  GPtrArray *circles = g_ptr_array_new_with_free_func (circle_free);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (MinkaMember) member = g_list_model_get_item (members, i);
    g_autofree char *grade = grade_of (member);
    const char *id = minka_record_get_id (MINKA_RECORD (member));

    if (member->retired)
      continue;
    add_posts (circles, MINKA_CIRCLE_HOLDERS, posts, id);
    add_posts (circles, MINKA_CIRCLE_POST, posts, id);
    if (*grade != '\0')
      add (circles, MINKA_CIRCLE_GRADE, grade, id);
  }
  g_ptr_array_sort (circles, compare);
  return circles;
}
