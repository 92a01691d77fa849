#include "minka-document-view.h"

#include "minka-document-pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ZOOM_STEP 1.2

/**
 * MinkaDocumentView:
 *
 * Shows a PDF: its pages, and a bar to leaf, zoom and search.
 */
struct _MinkaDocumentView {
  AdwBin parent_instance;
  GBytes *pdf;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkScrolledWindow *scrolled;
  MinkaDocumentPages *pages;
  GtkEditable *page_entry;
  GtkLabel *count;
  GtkToggleButton *fit;
  GtkToggleButton *find;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkLabel *matches;
  double pointer_y;
};

enum {
  PROP_PDF = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MinkaDocumentView, minka_document_view, ADW_TYPE_BIN)

static void
show_page_number (MinkaDocumentView *self)
{
  g_autofree char *number = g_strdup_printf ("%d", minka_document_pages_get_page (self->pages) + 1);

  gtk_editable_set_text (self->page_entry, minka_document_pages_get_n_pages (self->pages) > 0 ? number : "");
}

static void
on_pages_changed (MinkaDocumentView *self)
{
  int n = minka_document_pages_get_n_pages (self->pages);
  int page = minka_document_pages_get_page (self->pages);
  g_autofree char *count = g_strdup_printf (_ ("of %d"), n);

  gtk_label_set_text (self->count, n > 0 ? count : "");
  show_page_number (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->page_entry), n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.previous-page", page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.next-page", page + 1 < n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.zoom-in", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.zoom-out", n > 0);
  if (gtk_toggle_button_get_active (self->fit) != minka_document_pages_get_fit_width (self->pages))
    gtk_toggle_button_set_active (self->fit, minka_document_pages_get_fit_width (self->pages));
  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "pages");
}

static void
on_pages_found (MinkaDocumentView *self)
{
  guint n = minka_document_pages_get_n_matches (self->pages);
  g_autofree char *text = NULL;

  if (*gtk_editable_get_text (self->search_entry) == '\0')
    text = g_strdup ("");
  else if (n > 0)
    text = g_strdup_printf (_ ("%u of %u"), minka_document_pages_get_match (self->pages), n);
  else
    text = g_strdup (minka_document_pages_is_finding (self->pages) ? _ ("Searching…") : _ ("Not found"));
  gtk_label_set_text (self->matches, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.find-next", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.find-previous", n > 0);
}

static void
on_pages_failed (MinkaDocumentView *self, const char *message)
{
  adw_status_page_set_description (self->failure, message);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
on_page_entered (MinkaDocumentView *self)
{
  int page = atoi (gtk_editable_get_text (self->page_entry));

  if (page > 0)
    minka_document_pages_go_to (self->pages, page - 1);
  show_page_number (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->pages));
}

static void
on_search_changed (MinkaDocumentView *self)
{
  minka_document_pages_find (self->pages, gtk_editable_get_text (self->search_entry));
}

static void
on_search_entered (MinkaDocumentView *self)
{
  minka_document_pages_step_match (self->pages, 1);
}

static void
on_search_back (MinkaDocumentView *self)
{
  minka_document_pages_step_match (self->pages, -1);
}

static void
on_search_mode (MinkaDocumentView *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar)) {
    minka_document_pages_find (self->pages, "");
    gtk_widget_grab_focus (GTK_WIDGET (self->pages));
  } else if (*gtk_editable_get_text (self->search_entry) != '\0') {
    on_search_changed (self);
  }
}

static void
on_fit_toggled (MinkaDocumentView *self)
{
  minka_document_pages_set_fit_width (self->pages, gtk_toggle_button_get_active (self->fit));
}

static void
on_motion (MinkaDocumentView *self, double x, double y)
{
  self->pointer_y = y;
}

static gboolean
on_wheel (MinkaDocumentView *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  minka_document_pages_set_zoom (
      self->pages, minka_document_pages_get_zoom (self->pages) * pow (ZOOM_STEP, -dy), self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
on_pressed (MinkaDocumentView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->pages));
}

/* Actions */

static void
zoom_by (MinkaDocumentView *self, double factor)
{
  minka_document_pages_set_zoom (self->pages, minka_document_pages_get_zoom (self->pages) * factor,
                                 gtk_widget_get_height (GTK_WIDGET (self->scrolled)) / 2.0);
}

static void
zoom_in (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zoom_by (MINKA_DOCUMENT_VIEW (widget), ZOOM_STEP);
}

static void
zoom_out (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zoom_by (MINKA_DOCUMENT_VIEW (widget), 1 / ZOOM_STEP);
}

static void
fit_width (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_document_pages_set_fit_width (MINKA_DOCUMENT_VIEW (widget)->pages, TRUE);
}

static void
next_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaDocumentView *self = MINKA_DOCUMENT_VIEW (widget);

  minka_document_pages_go_to (self->pages, minka_document_pages_get_page (self->pages) + 1);
}

static void
previous_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaDocumentView *self = MINKA_DOCUMENT_VIEW (widget);

  minka_document_pages_go_to (self->pages, minka_document_pages_get_page (self->pages) - 1);
}

static void
find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MinkaDocumentView *self = MINKA_DOCUMENT_VIEW (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
find_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_document_pages_step_match (MINKA_DOCUMENT_VIEW (widget)->pages, 1);
}

static void
find_previous (GtkWidget *widget, const char *action, GVariant *parameter)
{
  minka_document_pages_step_match (MINKA_DOCUMENT_VIEW (widget)->pages, -1);
}

static gboolean
scroll_by_key (GtkWidget *widget, GVariant *how, gpointer user_data)
{
  GtkWidget *view = gtk_widget_get_ancestor (widget, MINKA_TYPE_DOCUMENT_VIEW);
  gboolean handled = FALSE;

  g_signal_emit_by_name (MINKA_DOCUMENT_VIEW (view)->scrolled, "scroll-child", g_variant_get_int32 (how),
                         FALSE, &handled);
  return TRUE;
}

/* Parts */

static GtkWidget *
new_button (const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkToggleButton *
new_toggle (const char *icon, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_TOGGLE_BUTTON (button);
}

static GtkWidget *
new_page_entry (MinkaDocumentView *self)
{
  GtkWidget *entry = gtk_entry_new ();

  self->page_entry = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->page_entry, 3);
  gtk_editable_set_max_width_chars (self->page_entry, 3);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Page number"),
                                  -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_page_entered), self);
  return entry;
}

static GtkWidget *
new_toolbar (MinkaDocumentView *self)
{
  GtkWidget *bar = gtk_center_box_new ();
  GtkWidget *leaf = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *zoom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_box_append (GTK_BOX (leaf),
                  new_button ("go-up-symbolic", _ ("Previous page"), "document.previous-page"));
  gtk_box_append (GTK_BOX (leaf), new_button ("go-down-symbolic", _ ("Next page"), "document.next-page"));
  gtk_box_append (GTK_BOX (leaf), new_page_entry (self));
  gtk_box_append (GTK_BOX (leaf), GTK_WIDGET (self->count));

  self->fit = new_toggle ("zoom-fit-best-symbolic", _ ("Fit width"));
  g_signal_connect_swapped (self->fit, "toggled", G_CALLBACK (on_fit_toggled), self);
  self->find = new_toggle ("edit-find-symbolic", _ ("Search in the document"));
  gtk_box_append (GTK_BOX (zoom), new_button ("zoom-out-symbolic", _ ("Zoom out"), "document.zoom-out"));
  gtk_box_append (GTK_BOX (zoom), new_button ("zoom-in-symbolic", _ ("Zoom in"), "document.zoom-in"));
  gtk_box_append (GTK_BOX (zoom), GTK_WIDGET (self->fit));
  gtk_box_append (GTK_BOX (zoom), GTK_WIDGET (self->find));

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (bar), leaf);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (bar), zoom);
  return bar;
}

static GtkWidget *
new_search_bar (MinkaDocumentView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_search_entry_new ();

  self->search_bar = GTK_SEARCH_BAR (gtk_search_bar_new ());
  self->search_entry = GTK_EDITABLE (entry);
  self->matches = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->matches), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->matches), "dim-label");
  gtk_label_set_width_chars (self->matches, 8);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (entry), _ ("Search in the document"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search in the document"), -1);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->matches));
  gtk_box_append (GTK_BOX (box),
                  new_button ("go-up-symbolic", _ ("Previous find"), "document.find-previous"));
  gtk_box_append (GTK_BOX (box), new_button ("go-down-symbolic", _ ("Next find"), "document.find-next"));
  gtk_search_bar_set_child (self->search_bar, box);
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);

  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_search_entered), self);
  g_signal_connect_swapped (entry, "next-match", G_CALLBACK (on_search_entered), self);
  g_signal_connect_swapped (entry, "previous-match", G_CALLBACK (on_search_back), self);
  g_signal_connect_swapped (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (on_search_mode),
                            self);
  g_object_bind_property (self->find, "active", self->search_bar, "search-mode-enabled",
                          G_BINDING_BIDIRECTIONAL);
  return GTK_WIDGET (self->search_bar);
}

static void
add_scroll_keys (GtkWidget *pages)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    GtkScrollType how;
  } keys[] = {
    { GDK_KEY_Up, 0, GTK_SCROLL_STEP_UP },      { GDK_KEY_Down, 0, GTK_SCROLL_STEP_DOWN },
    { GDK_KEY_Left, 0, GTK_SCROLL_STEP_LEFT },  { GDK_KEY_Right, 0, GTK_SCROLL_STEP_RIGHT },
    { GDK_KEY_Page_Up, 0, GTK_SCROLL_PAGE_UP }, { GDK_KEY_Page_Down, 0, GTK_SCROLL_PAGE_DOWN },
    { GDK_KEY_space, 0, GTK_SCROLL_PAGE_DOWN }, { GDK_KEY_space, GDK_SHIFT_MASK, GTK_SCROLL_PAGE_UP },
    { GDK_KEY_Home, 0, GTK_SCROLL_START },      { GDK_KEY_End, 0, GTK_SCROLL_END },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                              gtk_callback_action_new (scroll_by_key, NULL, NULL));

    gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].how));
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  }
  gtk_widget_add_controller (pages, controller);
}

static void
add_pointer (MinkaDocumentView *self)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (on_wheel), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scrolled), wheel);
  gtk_widget_add_controller (GTK_WIDGET (self->scrolled), motion);
  gtk_widget_add_controller (GTK_WIDGET (self->scrolled), GTK_EVENT_CONTROLLER (click));
}

static GtkWidget *
new_content (MinkaDocumentView *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->pages = g_object_new (MINKA_TYPE_DOCUMENT_PAGES, NULL);
  self->failure = ADW_STATUS_PAGE (adw_status_page_new ());

  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->pages));
  minka_document_pages_set_adjustments (self->pages, gtk_scrolled_window_get_hadjustment (self->scrolled),
                                        gtk_scrolled_window_get_vadjustment (self->scrolled));
  g_signal_connect_swapped (self->pages, "changed", G_CALLBACK (on_pages_changed), self);
  g_signal_connect_swapped (self->pages, "found", G_CALLBACK (on_pages_found), self);
  g_signal_connect_swapped (self->pages, "failed", G_CALLBACK (on_pages_failed), self);
  add_scroll_keys (GTK_WIDGET (self->pages));
  add_pointer (self);

  adw_status_page_set_icon_name (self->failure, "dialog-warning-symbolic");
  adw_status_page_set_title (self->failure, _ ("The document cannot be shown"));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scrolled), "pages");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failure), "failure");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  return GTK_WIDGET (self->stack);
}

static void
minka_document_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boxed (value, MINKA_DOCUMENT_VIEW (object)->pdf);
}

static void
minka_document_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  minka_document_view_set_pdf (MINKA_DOCUMENT_VIEW (object), g_value_get_boxed (value));
}

static void
minka_document_view_finalize (GObject *object)
{
  g_clear_pointer (&MINKA_DOCUMENT_VIEW (object)->pdf, g_bytes_unref);
  G_OBJECT_CLASS (minka_document_view_parent_class)->finalize (object);
}

static void
minka_document_view_class_init (MinkaDocumentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = minka_document_view_get_property;
  object_class->set_property = minka_document_view_set_property;
  object_class->finalize = minka_document_view_finalize;

  /**
   * MinkaDocumentView:pdf:
   *
   * The file that is shown, or %NULL.
   */
  properties[PROP_PDF] = g_param_spec_boxed (
      "pdf", NULL, NULL, G_TYPE_BYTES, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "document.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "document.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "document.fit-width", NULL, fit_width);
  gtk_widget_class_install_action (widget_class, "document.next-page", NULL, next_page);
  gtk_widget_class_install_action (widget_class, "document.previous-page", NULL, previous_page);
  gtk_widget_class_install_action (widget_class, "document.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "document.find-next", NULL, find_next);
  gtk_widget_class_install_action (widget_class, "document.find-previous", NULL, find_previous);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "document.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "document.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "document.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "document.zoom-out",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK,
                                       "document.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "document.fit-width", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0, GDK_CONTROL_MASK, "document.fit-width",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "document.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "document.find-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "document.find-previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "document.next-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "document.previous-page", NULL);
}

static void
minka_document_view_init (MinkaDocumentView *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *content = new_content (self);

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), new_toolbar (self));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), new_search_bar (self));
  adw_toolbar_view_set_top_bar_style (ADW_TOOLBAR_VIEW (view), ADW_TOOLBAR_RAISED);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  adw_bin_set_child (ADW_BIN (self), view);
  on_pages_changed (self);
  on_pages_found (self);
}

/**
 * minka_document_view_new:
 *
 * Returns: (transfer floating): a view without a file
 */
GtkWidget *
minka_document_view_new (void)
{
  return g_object_new (MINKA_TYPE_DOCUMENT_VIEW, NULL);
}

/**
 * minka_document_view_set_pdf:
 * @self: a view
 * @pdf: (nullable): a file, or %NULL to show none
 *
 * Shows another file, from its beginning. Whether it can be read is seen a moment later.
 */
void
minka_document_view_set_pdf (MinkaDocumentView *self, GBytes *pdf)
{
  if (self->pdf == pdf)
    return;
  g_clear_pointer (&self->pdf, g_bytes_unref);
  self->pdf = pdf != NULL ? g_bytes_ref (pdf) : NULL;
  gtk_stack_set_visible_child_name (self->stack, "pages");
  minka_document_pages_set_pdf (self->pages, pdf);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PDF]);
}

/**
 * minka_document_view_get_pdf:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the file that is shown
 */
GBytes *
minka_document_view_get_pdf (MinkaDocumentView *self)
{
  return self->pdf;
}

/**
 * minka_document_view_find:
 * @self: a view
 * @text: what to look for
 *
 * Opens the search with a text, as when one comes from a list of finds.
 */
void
minka_document_view_find (MinkaDocumentView *self, const char *text)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_editable_set_text (self->search_entry, text);
}
