#include "minka-search-provider.h"

#include "minka-format.h"
#include "minka-window.h"

#include <glib/gi18n.h>

/**
 * MinkaSearchProvider:
 *
 * Answers the search of the desktop with actas, agreements and meetings of the plan that is open, or was open last; see
 * org.gnome.Shell.SearchProvider2. It opens that plan without a window when it is asked, and lets go of it soon.
 */
struct _MinkaSearchProvider {
  GObject parent_instance;
  MinkaApplication *application; /* not owned, it owns the provider */
  GDBusConnection *connection;
  guint registration;
  GPtrArray *waiting; /* questions until the plan is open */
};

/* Nobody goes through more. */
#define LIMIT 30
#define TITLE 120
/* Between two keys one does not pause longer; the plan is not held from minka-cli for nothing. */
#define IDLE_MS 8000

G_DEFINE_FINAL_TYPE (MinkaSearchProvider, minka_search_provider, G_TYPE_OBJECT)

/* Told at each start, so it is not read from XML. */
#define ARG(name, type)                                                                                      \
  &(GDBusArgInfo)                                                                                            \
  {                                                                                                          \
    -1, (char *) name, (char *) type, NULL                                                                   \
  }
#define ARGS(...)                                                                                            \
  (GDBusArgInfo *[])                                                                                         \
  {                                                                                                          \
    __VA_ARGS__, NULL                                                                                        \
  }
#define METHOD(name, in, out)                                                                                \
  &(GDBusMethodInfo)                                                                                         \
  {                                                                                                          \
    -1, (char *) name, in, out, NULL                                                                         \
  }

static GDBusInterfaceInfo interface = {
  -1,
  (char *) "org.gnome.Shell.SearchProvider2",
  (GDBusMethodInfo *[]) {
      METHOD ("GetInitialResultSet", ARGS (ARG ("terms", "as")), ARGS (ARG ("results", "as"))),
      METHOD ("GetSubsearchResultSet", ARGS (ARG ("previous_results", "as"), ARG ("terms", "as")),
              ARGS (ARG ("results", "as"))),
      METHOD ("GetResultMetas", ARGS (ARG ("identifiers", "as")), ARGS (ARG ("metas", "aa{sv}"))),
      METHOD ("ActivateResult", ARGS (ARG ("identifier", "s"), ARG ("terms", "as"), ARG ("timestamp", "u")),
              NULL),
      METHOD ("LaunchSearch", ARGS (ARG ("terms", "as"), ARG ("timestamp", "u")), NULL),
      NULL,
  },
  NULL,
  NULL,
  NULL,
};

typedef struct {
  MinkaSearchProvider *provider;
  GDBusMethodInvocation *invocation;
  char *words;
  GStrv names; /* of which to tell more, instead of words */
} Question;

static Question *
question_new (MinkaSearchProvider *self, GDBusMethodInvocation *invocation)
{
  Question *question = g_new0 (Question, 1);

  question->provider = g_object_ref (self);
  question->invocation = invocation;
  g_application_hold (G_APPLICATION (self->application));
  return question;
}

/* Without a window the program ends by itself a while after the last question. */
static void
question_free (Question *question)
{
  GtkApplication *application = GTK_APPLICATION (question->provider->application);

  if (gtk_application_get_windows (application) == NULL)
    g_application_set_inactivity_timeout (G_APPLICATION (application), IDLE_MS);
  g_application_release (G_APPLICATION (application));
  g_object_unref (question->provider);
  g_free (question->words);
  g_strfreev (question->names);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static const char *
icon_of (MinkaGlimpse *glimpse)
{
  if (glimpse->type == MINKA_TYPE_ACTA)
    return "x-office-document-symbolic";
  return glimpse->type == MINKA_TYPE_MEETING ? "x-office-calendar-symbolic" : "object-select-symbolic";
}

/* «Acta N.° 3 · 9 de abril» */
static char *
describe (MinkaGlimpse *glimpse)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (glimpse->type == MINKA_TYPE_AGREEMENT)
    g_strv_builder_add (parts, _ ("Agreement"));
  else if (glimpse->type == MINKA_TYPE_MEETING)
    g_strv_builder_add (parts, _ ("Meeting"));
  if (glimpse->acta > 0)
    g_strv_builder_take (parts, g_strdup_printf (_ ("Acta No. %d"), glimpse->acta));
  if (*glimpse->date != '\0')
    g_strv_builder_take (parts, minka_format_day (glimpse->date));
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}

static char *
name_of (MinkaGlimpse *glimpse)
{
  return g_strconcat (((MinkaRecordClass *) g_type_class_peek (glimpse->type))->table, "/", glimpse->id,
                      NULL);
}

static void
add_meta (GVariantBuilder *metas, MinkaGlimpse *glimpse)
{
  g_autofree char *title = minka_find_excerpt (glimpse->title, "", TITLE);

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_take_string (name_of (glimpse)));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (title));
  g_variant_builder_add (metas, "{sv}", "description", g_variant_new_take_string (describe (glimpse)));
  g_variant_builder_add (metas, "{sv}", "gicon", g_variant_new_string (icon_of (glimpse)));
  g_variant_builder_close (metas);
}

/* A search that finds nothing is no failure: the desktop has others to ask. */
static void
answer (Question *question, GPtrArray *glimpses)
{
  gboolean metas = question->names != NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, metas ? G_VARIANT_TYPE ("aa{sv}") : G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; glimpses != NULL && i < glimpses->len; i++) {
    if (metas)
      add_meta (&builder, glimpses->pdata[i]);
    else
      g_variant_builder_add_value (&builder, g_variant_new_take_string (name_of (glimpses->pdata[i])));
  }
  g_dbus_method_invocation_return_value (
      question->invocation, g_variant_new_tuple ((GVariant *[]) { g_variant_builder_end (&builder) }, 1));
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) glimpses = minka_workspace_finish_array (MINKA_WORKSPACE (source), result, &error);

  if (glimpses == NULL)
    g_debug ("The plan does not answer: %s", error->message);
  answer (question, glimpses);
}

static void
ask (MinkaWorkspace *workspace, Question *question)
{
  if (question->names != NULL)
    minka_workspace_recall (workspace, (const char *const *) question->names, on_answer, question);
  else
    minka_workspace_glance (workspace, question->words, LIMIT, on_answer, question);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  MinkaWorkspace *workspace = MINKA_WORKSPACE (source);
  g_autoptr (MinkaSearchProvider) self = data;
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);
  g_autoptr (GError) error = NULL;

  /* It may be open in another Minka, damaged, or opened by the window meanwhile. */
  if (!minka_workspace_finish (workspace, result, &error))
    g_debug ("The plan stays closed: %s", error->message);
  for (guint i = 0; i < waiting->len; i++) {
    Question *question = waiting->pdata[i];

    if (minka_workspace_get_path (workspace) != NULL) {
      ask (workspace, question);
    } else {
      answer (question, NULL);
      question_free (question);
    }
  }
}

/* Which plan is open is for the window to say, where there is one. */
static void
consider (MinkaSearchProvider *self, Question *question)
{
  MinkaWorkspace *workspace = minka_application_get_workspace (self->application);
  gboolean seen = gtk_application_get_windows (GTK_APPLICATION (self->application)) != NULL;
  g_autofree char *path = NULL;

  if (minka_workspace_get_path (workspace) != NULL) {
    ask (workspace, question);
    return;
  }
  path = seen ? NULL : minka_window_find_plan ();
  if (path == NULL) {
    answer (question, NULL);
    question_free (question);
    return;
  }
  if (self->waiting == NULL) {
    self->waiting = g_ptr_array_new ();
    minka_workspace_open (workspace, path, on_opened, g_object_ref (self));
  }
  g_ptr_array_add (self->waiting, question);
}

static void
search (MinkaSearchProvider *self, GStrv terms, GDBusMethodInvocation *invocation)
{
  Question *question = question_new (self, invocation);

  question->words = g_strjoinv (" ", terms);
  consider (self, question);
}

static void
tell_more (MinkaSearchProvider *self, GStrv names, GDBusMethodInvocation *invocation)
{
  Question *question = question_new (self, invocation);

  question->names = g_strdupv (names);
  consider (self, question);
}

static void
go_to (MinkaSearchProvider *self, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", 2);

  if (g_strv_length (parts) == 2 && minka_model_find_table (parts[0]) != G_TYPE_INVALID)
    minka_application_show (self->application, "win.show-record",
                            g_variant_new ("(sss)", parts[0], parts[1], ""));
}

static void
launch (MinkaSearchProvider *self, GStrv terms)
{
  minka_application_show (self->application, "win.search",
                          g_variant_new_take_string (g_strjoinv (" ", terms)));
}

static void
on_call (GDBusConnection *connection, const char *sender, const char *path, const char *interface_name,
         const char *method, GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  MinkaSearchProvider *self = data;
  g_auto (GStrv) words = NULL;
  const char *name;

  if (g_str_equal (method, "GetInitialResultSet")) {
    g_variant_get (parameters, "(^as)", &words);
    search (self, words, invocation);
  } else if (g_str_equal (method, "GetSubsearchResultSet")) {
    g_variant_get_child (parameters, 1, "^as", &words);
    search (self, words, invocation);
  } else if (g_str_equal (method, "GetResultMetas")) {
    g_variant_get (parameters, "(^as)", &words);
    tell_more (self, words, invocation);
  } else {
    if (g_str_equal (method, "ActivateResult")) {
      g_variant_get_child (parameters, 0, "&s", &name);
      go_to (self, name);
    } else {
      g_variant_get_child (parameters, 0, "^as", &words);
      launch (self, words);
    }
    g_dbus_method_invocation_return_value (invocation, NULL);
  }
}

static void
minka_search_provider_finalize (GObject *object)
{
  MinkaSearchProvider *self = MINKA_SEARCH_PROVIDER (object);

  g_object_unref (self->connection);
  G_OBJECT_CLASS (minka_search_provider_parent_class)->finalize (object);
}

static void
minka_search_provider_class_init (MinkaSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = minka_search_provider_finalize;
}

static void
minka_search_provider_init (MinkaSearchProvider *self)
{
}

/**
 * minka_search_provider_new:
 * @application: the program; it outlives the provider
 * @connection: the bus of the session
 * @object_path: the place of the program there
 * @error: return location
 *
 * Offers to search, at «SearchProvider» below the place of the program.
 *
 * Returns: (transfer full) (nullable): the provider
 */
MinkaSearchProvider *
minka_search_provider_new (MinkaApplication *application, GDBusConnection *connection,
                           const char *object_path, GError **error)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_call };
  g_autoptr (MinkaSearchProvider) self = g_object_new (MINKA_TYPE_SEARCH_PROVIDER, NULL);
  g_autofree char *path = g_strconcat (object_path, "/SearchProvider", NULL);

  self->application = application;
  self->connection = g_object_ref (connection);
  self->registration =
      g_dbus_connection_register_object (connection, path, &interface, &vtable, self, NULL, error);
  return self->registration != 0 ? g_steal_pointer (&self) : NULL;
}

/**
 * minka_search_provider_withdraw:
 * @self: a provider
 *
 * Offers no longer to search.
 */
void
minka_search_provider_withdraw (MinkaSearchProvider *self)
{
  g_dbus_connection_unregister_object (self->connection, self->registration);
}
