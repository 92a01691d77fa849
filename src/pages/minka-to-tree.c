#include "minka-to-tree.h"

#include "minka-page.h"
#include "minka-text-row.h"
#include "minka-wordings.h"

#include <glib/gi18n-lib.h>

/**
 * MinkaToTree:
 *
 * Asks where in the problem tree an entry of the diagnosis goes: to a new node, or to one that is there.
 */
struct _MinkaToTree {
  AdwDialog parent_instance;
  MinkaBoard *board;
  char *entry;
  GtkWidget *wording;
  GtkWidget *place;
  GtkWidget *parent;
  GtkWidget *advice;
  GtkWidget *take;
  GListStore *nodes;
  GtkWidget *search;
  GtkFilter *filter;
};

G_DEFINE_FINAL_TYPE (MinkaToTree, minka_to_tree, ADW_TYPE_DIALOG)

/* More nodes than this are searched. */
#define MANY 6

static const char *const branch_words[] = { N_ ("Central problem"), N_ ("Cause"), N_ ("Effect") };

static gboolean
is_problem (MinkaTreeNode *node)
{
  return node->tree == MINKA_TREE_PROBLEMS && *node->text != '\0';
}

static MinkaTreeNode *
find_centre (MinkaToTree *self)
{
  GPtrArray *nodes = minka_board_list_nodes (self->board);

  for (guint i = 0; i < nodes->len; i++) {
    MinkaTreeNode *node = nodes->pdata[i];

    if (node->tree == MINKA_TREE_PROBLEMS && node->branch == MINKA_BRANCH_CENTRE)
      return node;
  }
  return NULL;
}

static char *
get_wording (MinkaToTree *self)
{
  return g_strstrip (minka_text_row_get_text (MINKA_TEXT_ROW (self->wording)));
}

/* Without a central problem everything else has nothing to hang from. */
static MinkaBranch
chosen_branch (MinkaToTree *self)
{
  if (find_centre (self) == NULL)
    return MINKA_BRANCH_CENTRE;
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self->place)) == 0 ? MINKA_BRANCH_BELOW
                                                                       : MINKA_BRANCH_ABOVE;
}

static void
on_wording_changed (MinkaToTree *self)
{
  g_autofree char *text = get_wording (self);

  gtk_widget_set_visible (self->advice,
                          minka_wording_opens (minka_wordings_get (), MINKA_WORDS_ABSENT, text));
  gtk_widget_set_sensitive (self->take, *text != '\0');
}

static char *
get_node_text (MinkaTreeNode *node, gpointer unused)
{
  return g_strdup (node->text);
}

/* The centre comes first. */
static void
on_place_changed (MinkaToTree *self)
{
  g_autoptr (GListStore) parents = g_list_store_new (MINKA_TYPE_TREE_NODE);
  GPtrArray *nodes = minka_board_list_nodes (self->board);
  MinkaBranch branch = chosen_branch (self);

  if (branch != MINKA_BRANCH_CENTRE)
    g_list_store_append (parents, find_centre (self));
  for (guint i = 0; i < nodes->len && branch != MINKA_BRANCH_CENTRE; i++) {
    MinkaTreeNode *node = nodes->pdata[i];

    if (is_problem (node) && node->branch == (int) branch)
      g_list_store_append (parents, node);
  }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->parent), G_LIST_MODEL (parents));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->parent),
                                 branch == MINKA_BRANCH_ABOVE ? _ ("Effect of") : _ ("Cause of"));
  gtk_widget_set_visible (self->parent, branch != MINKA_BRANCH_CENTRE);
}

static void
on_take (MinkaToTree *self)
{
  MinkaBranch branch = chosen_branch (self);
  MinkaRecord *parent = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self->parent));
  g_autofree char *text = get_wording (self);

  if (*text == '\0')
    return;
  minka_board_grow (self->board, self->entry, branch,
                    branch != MINKA_BRANCH_CENTRE ? minka_record_get_id (parent) : NULL, text);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_node_activated (AdwActionRow *row, MinkaToTree *self)
{
  minka_board_tie (self->board, self->entry, g_object_get_data (G_OBJECT (row), "minka-node"));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_show (GtkWidget *row, MinkaToTree *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (row));
  g_autofree char *node = g_strdup (g_object_get_data (G_OBJECT (row), "minka-node"));

  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action (window, "win.show-record", "(sss)", "tree_node", node, "");
}

static void
on_untie (MinkaToTree *self)
{
  minka_board_tie (self->board, self->entry, "");
  adw_dialog_close (ADW_DIALOG (self));
}

/* Putting it together */

static GtkWidget *
make_node_row (gpointer item, gpointer data)
{
  MinkaToTree *self = data;
  MinkaTreeNode *node = item;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), node->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (branch_words[node->branch]));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("minka-tree-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "minka-node", g_strdup (minka_record_get_id (item)), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_node_activated), self, 0);
  return row;
}

static void
add_tied (MinkaToTree *self, AdwPreferencesPage *page, MinkaTreeNode *node)
{
  GtkWidget *group = minka_page_group (_ ("In the tree"), NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *untie = gtk_button_new_with_mnemonic (_ ("_Unlink"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), node->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (branch_words[node->branch]));
  gtk_widget_set_valign (untie, GTK_ALIGN_CENTER);
  g_signal_connect_object (untie, "clicked", G_CALLBACK (on_untie), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), untie);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("See it in the tree"));
  g_object_set_data_full (G_OBJECT (row), "minka-node", g_strdup (minka_record_get_id (MINKA_RECORD (node))),
                          g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_show), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

static GtkWidget *
make_advice (void)
{
  GtkWidget *advice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");
  GtkWidget *label =
      gtk_label_new (_ ("This says which solution is missing. A problem is clearer when it says "
                        "what happens today."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (advice), icon);
  gtk_box_append (GTK_BOX (advice), label);
  gtk_widget_set_margin_top (advice, 9);
  gtk_widget_add_css_class (advice, "dimmed");
  gtk_widget_add_css_class (advice, "caption");
  return advice;
}

static void
add_new (MinkaToTree *self, AdwPreferencesPage *page, MinkaDiagnosisEntry *entry, gboolean tied)
{
  GtkWidget *group = minka_page_group (tied ? _ ("Change to a new node") : _ ("As a new node"), NULL);
  g_autoptr (GtkStringList) places = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) expression =
      gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (get_node_text), NULL, NULL);

  self->wording = minka_text_row_new_line ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->wording), _ ("What the tree says"));
  minka_text_row_set_text (MINKA_TEXT_ROW (self->wording), entry->text);
  g_signal_connect_object (self->wording, "changed", G_CALLBACK (on_wording_changed), self,
                           G_CONNECT_SWAPPED);

  if (find_centre (self) == NULL) {
    gtk_string_list_append (places, _ ("Central problem"));
  } else {
    gtk_string_list_append (places, _ ("Cause"));
    gtk_string_list_append (places, _ ("Effect"));
  }
  self->place = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->place), _ ("Place in the tree"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->place), G_LIST_MODEL (places));
  if (find_centre (self) == NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->place), _ ("The tree begins with it."));
  g_signal_connect_object (self->place, "notify::selected", G_CALLBACK (on_place_changed), self,
                           G_CONNECT_SWAPPED);

  self->parent = adw_combo_row_new ();
  adw_combo_row_set_expression (ADW_COMBO_ROW (self->parent), expression);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self->parent), TRUE);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self->parent), TRUE);
  self->advice = make_advice ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->wording);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->place);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->parent);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->advice);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  on_place_changed (self);
  on_wording_changed (self);
}

static gboolean
has_words (gpointer item, gpointer data)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (data));

  return *words == '\0' || g_str_match_string (words, ((MinkaTreeNode *) item)->text, TRUE);
}

static void
on_search_changed (MinkaToTree *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
add_existing (MinkaToTree *self, AdwPreferencesPage *page, MinkaDiagnosisEntry *entry, gboolean tied)
{
  GPtrArray *nodes = minka_board_list_nodes (self->board);
  GtkWidget *group, *box;
  g_autoptr (GListModel) found = NULL;

  self->nodes = g_list_store_new (MINKA_TYPE_TREE_NODE);
  for (guint i = 0; i < nodes->len; i++)
    if (is_problem (nodes->pdata[i]) && g_strcmp0 (minka_record_get_id (nodes->pdata[i]), entry->node) != 0)
      g_list_store_append (self->nodes, nodes->pdata[i]);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->nodes)) == 0) {
    g_clear_object (&self->nodes);
    return;
  }
  group = minka_page_group (
      tied ? _ ("Or change to a node that is there") : _ ("Or link with a node that is there"), NULL);
  box = gtk_list_box_new ();
  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search), _ ("Search in the tree"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search in the tree"), -1);
  gtk_widget_set_visible (self->search, g_list_model_get_n_items (G_LIST_MODEL (self->nodes)) > MANY);
  gtk_widget_set_margin_bottom (self->search, 9);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_search_changed), self,
                           G_CONNECT_SWAPPED);
  self->filter = GTK_FILTER (gtk_custom_filter_new (has_words, self->search, NULL));
  found = G_LIST_MODEL (
      gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->nodes)), g_object_ref (self->filter)));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
  gtk_list_box_bind_model (GTK_LIST_BOX (box), found, make_node_row, self, NULL);
  gtk_widget_add_css_class (box, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Nodes of the tree"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->search);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

static void
minka_to_tree_dispose (GObject *object)
{
  MinkaToTree *self = MINKA_TO_TREE (object);

  g_clear_object (&self->board);
  g_clear_object (&self->nodes);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->entry, g_free);
  G_OBJECT_CLASS (minka_to_tree_parent_class)->dispose (object);
}

static void
minka_to_tree_class_init (MinkaToTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = minka_to_tree_dispose;
}

static void
minka_to_tree_init (MinkaToTree *self)
{
}

/**
 * minka_to_tree_new:
 * @board: the board
 * @entry: the id of one of its entries
 *
 * Returns: (transfer full): the dialog
 */
AdwDialog *
minka_to_tree_new (MinkaBoard *board, const char *entry)
{
  MinkaToTree *self = g_object_new (MINKA_TYPE_TO_TREE, NULL);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  MinkaDiagnosisEntry *record = minka_board_get_entry (board, entry);
  MinkaTreeNode *tied = minka_board_get_node (board, record->node);
  GtkWidget *header = adw_header_bar_new ();

  self->board = g_object_ref (board);
  self->entry = g_strdup (entry);
  self->take = gtk_button_new_with_mnemonic (_ ("_Take to the tree"));
  if (tied == NULL)
    gtk_widget_add_css_class (self->take, "suggested-action");
  g_signal_connect_object (self->take, "clicked", G_CALLBACK (on_take), self, G_CONNECT_SWAPPED);
  gtk_button_set_can_shrink (GTK_BUTTON (self->take), TRUE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->take);
  if (tied != NULL)
    add_tied (self, page, tied);
  add_new (self, page, record, tied != NULL);
  add_existing (self, page, record, tied != NULL);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Problem tree"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 520);
  adw_dialog_set_content_height (ADW_DIALOG (self), self->nodes != NULL ? 620 : 400);
  adw_dialog_set_child (ADW_DIALOG (self), minka_page_frame (header, GTK_WIDGET (page)));
  adw_dialog_set_focus (ADW_DIALOG (self), minka_text_row_get_view (MINKA_TEXT_ROW (self->wording)));
  return ADW_DIALOG (self);
}
