#include "config.h"

#include "minka-cli.h"

#include "minka-tree-edit.h"
#include "minka-wordings.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

/* The trees: what is in them, what is odd about them, and making them from words. */

typedef struct {
  MinkaWorkspace *workspace;
  MinkaTreeShape *problems, *objectives;
  GPtrArray *objective_records;
} Trees;

static void
trees_clear (Trees *trees)
{
  g_clear_object (&trees->workspace);
  g_clear_pointer (&trees->problems, minka_tree_shape_free);
  g_clear_pointer (&trees->objectives, minka_tree_shape_free);
  g_clear_pointer (&trees->objective_records, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trees, trees_clear)

static GPtrArray *
find_all (MinkaWorkspace *workspace, GType type, MinkaCliStatus *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  minka_workspace_find (workspace, type, NULL, NULL, minka_cli_on_answer, &result);
  found = minka_workspace_finish_array (workspace, minka_cli_wait (&result), &error);
  if (found == NULL)
    *status = minka_cli_report (error, MINKA_CLI_WRONG);
  return found;
}

static gboolean
open_trees (Trees *trees, MinkaCall *call, MinkaCliStatus *status)
{
  g_autoptr (GPtrArray) nodes = NULL;
  g_autoptr (GPtrArray) links = NULL;

  trees->workspace = minka_cli_open (call->words[0], status);
  if (trees->workspace == NULL ||
      (nodes = find_all (trees->workspace, MINKA_TYPE_TREE_NODE, status)) == NULL ||
      (links = find_all (trees->workspace, MINKA_TYPE_TREE_LINK, status)) == NULL ||
      (trees->objective_records = find_all (trees->workspace, MINKA_TYPE_OBJECTIVE, status)) == NULL)
    return FALSE;
  trees->problems = minka_tree_shape_new (MINKA_TREE_PROBLEMS, nodes, links);
  trees->objectives = minka_tree_shape_new (MINKA_TREE_OBJECTIVES, nodes, links);
  return TRUE;
}

/* The tree that the second word names; tells if there is none of that name. */
static gboolean
read_tree (const char *word, MinkaTree *tree)
{
  for (*tree = MINKA_TREE_PROBLEMS; *tree <= MINKA_TREE_OBJECTIVES; (*tree)++)
    if (g_str_equal (word, minka_enum_nick (minka_tree_get_type (), *tree)))
      return TRUE;
  g_printerr (_ ("There is no tree called “%s”; there are “problems” and “objectives”.\n"), word);
  return FALSE;
}

/* Says which trees have nothing to draw. */
void
minka_cli_tell_empty_trees (MinkaWorkspace *workspace, MinkaCliStatus *status)
{
  g_autoptr (GPtrArray) nodes = find_all (workspace, MINKA_TYPE_TREE_NODE, status);
  guint counts[] = { 0, 0 };

  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    counts[MINKA_TREE_NODE (nodes->pdata[i])->tree]++;
  if (nodes != NULL && counts[MINKA_TREE_PROBLEMS] == 0)
    g_printerr ("%s\n", _ ("The problem tree is empty: there is nothing to draw."));
  if (nodes != NULL && counts[MINKA_TREE_OBJECTIVES] == 0)
    g_printerr ("%s\n", _ ("The objective tree is empty: there is nothing to draw."));
}

static MinkaTreeShape *
choose (Trees *trees, MinkaTree tree)
{
  return tree == MINKA_TREE_PROBLEMS ? trees->problems : trees->objectives;
}

static MinkaCliStatus
apply (Trees *trees, MinkaGesture *gesture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  minka_workspace_apply (trees->workspace, gesture, minka_cli_on_answer, &result);
  if (minka_workspace_finish (trees->workspace, minka_cli_wait (&result), &error))
    return MINKA_CLI_DONE;
  return minka_cli_report (error, MINKA_CLI_WRONG);
}

MinkaCliStatus
minka_cli_tree (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_MISUSED;
  g_auto (Trees) trees = { NULL };
  g_autofree char *text = NULL;
  MinkaTree tree;

  if (!read_tree (call->words[1], &tree) || !open_trees (&trees, call, &status))
    return status;
  text = minka_tree_text_write (choose (&trees, tree), MINKA_TREE_NOWHERE, !call->plain);
  printf ("%s", text);
  return MINKA_CLI_DONE;
}

MinkaCliStatus
minka_cli_tree_check (MinkaCall *call)
{
  MinkaCliStatus status;
  g_auto (Trees) trees = { NULL };
  g_autoptr (GPtrArray) flaws = NULL;

  if (!open_trees (&trees, call, &status))
    return status;
  flaws = minka_tree_check (trees.problems, trees.objectives, minka_wordings_get ());
  for (guint i = 0; i < flaws->len; i++) {
    MinkaTreeFlaw *flaw = flaws->pdata[i];

    printf ("%s\t%s\t%s\t%s\t%s\n", flaw->error ? "error" : "hint",
            minka_enum_nick (minka_tree_rule_get_type (), flaw->rule),
            minka_enum_nick (minka_tree_get_type (), flaw->tree), flaw->node != NULL ? flaw->node : "",
            g_strdelimit (flaw->text, "\t\r\n", ' '));
    if (flaw->error)
      status = MINKA_CLI_WRONG;
  }
  return status;
}

MinkaCliStatus
minka_cli_mirror (MinkaCall *call)
{
  MinkaCliStatus status;
  g_auto (Trees) trees = { NULL };
  g_autoptr (MinkaGesture) gesture = NULL;
  g_autoptr (GHashTable) records = NULL;
  g_autoptr (GPtrArray) made = NULL;

  if (!open_trees (&trees, call, &status))
    return status;
  gesture = minka_gesture_new (_ ("Make objectives of problems"));
  made = minka_tree_edit_mirror (gesture, trees.problems, trees.objectives, trees.objective_records,
                                 call->wording ? minka_wordings_get () : NULL);
  records = minka_gesture_list_records (gesture);
  if (g_hash_table_size (records) > 0)
    status = apply (&trees, g_steal_pointer (&gesture));
  for (guint i = 0; status == MINKA_CLI_DONE && i < made->len; i++) {
    MinkaTreeNode *node = made->pdata[i];

    printf ("%s\t%s\t%s\n", minka_record_get_id (MINKA_RECORD (node)), node->answers, node->text);
  }
  return status;
}

static char *
read_text (const char *name, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GInputStream) stream = g_str_equal (name, "-")
                                        ? g_unix_input_stream_new (STDIN_FILENO, FALSE)
                                        : (GInputStream *) g_file_read (file, NULL, error);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (stream == NULL ||
      g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_NONE, NULL, error) < 0 ||
      !g_output_stream_write_all (memory, "", 1, NULL, NULL, error) ||
      !g_output_stream_close (memory, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (memory));
}

MinkaCliStatus
minka_cli_tree_import (MinkaCall *call)
{
  MinkaCliStatus status = MINKA_CLI_MISUSED;
  g_auto (Trees) trees = { NULL };
  g_autofree char *text = NULL;
  g_autoptr (MinkaGesture) gesture = NULL;
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GError) error = NULL;
  MinkaTree tree;

  if (!read_tree (call->words[1], &tree))
    return status;
  text = read_text (call->words[2], &error);
  if (text == NULL)
    return minka_cli_report (error, MINKA_CLI_MISUSED);
  if (!open_trees (&trees, call, &status))
    return status;
  gesture = minka_gesture_new (_ ("Bring in a tree"));
  made = minka_tree_edit_fill (gesture, choose (&trees, tree), trees.objective_records, text, &error);
  if (made == NULL)
    return minka_cli_report (error, MINKA_CLI_MISUSED);
  return apply (&trees, g_steal_pointer (&gesture));
}
