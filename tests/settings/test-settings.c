/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/settings.h"

#include "core/limit.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>

/* A backend whose keys can be locked, as an administrator would. */
#define LOCKABLE_TYPE_BACKEND (lockable_backend_get_type ())
G_DECLARE_FINAL_TYPE (LockableBackend, lockable_backend, LOCKABLE, BACKEND, GSettingsBackend)

struct _LockableBackend
{
  GSettingsBackend parent_instance;

  GHashTable *values; /* (owned) path to GVariant */
  GHashTable *locked; /* (owned) set of paths */
  int         n_writes;
};

G_DEFINE_FINAL_TYPE (LockableBackend, lockable_backend, G_TYPE_SETTINGS_BACKEND)

#define PATH "/io/github/rhomboid/Rhomboid/"

static GVariant *
lockable_backend_read (GSettingsBackend   *backend,
                       const char         *key,
                       const GVariantType *type,
                       gboolean            default_value)
{
  LockableBackend *self = LOCKABLE_BACKEND (backend);
  GVariant        *value = default_value ? NULL : g_hash_table_lookup (self->values, key);

  return value != NULL ? g_variant_ref (value) : NULL;
}

static gboolean
lockable_backend_get_writable (GSettingsBackend *backend,
                               const char       *key)
{
  return !g_hash_table_contains (LOCKABLE_BACKEND (backend)->locked, key);
}

static gboolean
lockable_backend_write (GSettingsBackend *backend,
                        const char       *key,
                        GVariant         *value,
                        gpointer          tag)
{
  LockableBackend *self = LOCKABLE_BACKEND (backend);

  g_assert_true (lockable_backend_get_writable (backend, key));
  self->n_writes++;
  g_hash_table_insert (self->values, g_strdup (key), g_variant_ref_sink (value));
  g_settings_backend_changed (backend, key, tag);
  return TRUE;
}

static void
lockable_backend_set_locked (LockableBackend *self,
                             const char      *key,
                             gboolean         is_locked)
{
  if (is_locked)
    g_hash_table_add (self->locked, g_strdup (key));
  else
    g_hash_table_remove (self->locked, key);
  g_settings_backend_writable_changed (G_SETTINGS_BACKEND (self), key);
}

static void
lockable_backend_class_init (LockableBackendClass *klass)
{
  GSettingsBackendClass *backend_class = G_SETTINGS_BACKEND_CLASS (klass);

  backend_class->read = lockable_backend_read;
  backend_class->write = lockable_backend_write;
  backend_class->get_writable = lockable_backend_get_writable;
}

static void
lockable_backend_init (LockableBackend *self)
{
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  self->locked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

typedef struct
{
  LockableBackend *backend; /* (owned) the default one of this process */
  RhomSettings    *settings;
  GString         *log;
} Fixture;

static void
log_notify_cb (GObject    *object,
               GParamSpec *pspec,
               gpointer    user_data)
{
  g_string_append_printf (user_data, "notify %s;", pspec->name);
}

static void
log_writable_cb (RhomSettings *settings,
                 const char   *property,
                 gpointer      user_data)
{
  g_string_append_printf (user_data, "writable %s;", property);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->backend = LOCKABLE_BACKEND (g_settings_backend_get_default ());
  fixture->settings = rhom_settings_new ();
  fixture->log = g_string_new (NULL);
  g_signal_connect (fixture->settings, "notify", G_CALLBACK (log_notify_cb), fixture->log);
  g_signal_connect (fixture->settings, "writable-changed", G_CALLBACK (log_writable_cb), fixture->log);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_cmpstr (fixture->log->str, ==, "");
  g_string_free (fixture->log, TRUE);
  g_assert_finalize_object (fixture->settings);
  g_hash_table_remove_all (fixture->backend->values);
  g_hash_table_remove_all (fixture->backend->locked);
  fixture->backend->n_writes = 0;
  g_object_unref (fixture->backend);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
assert_log (Fixture    *fixture,
            const char *expected)
{
  settle ();
  g_assert_cmpstr (fixture->log->str, ==, expected);
  g_string_truncate (fixture->log, 0);
}

/* Every property of ours has a key of its name, and every key a property. */
static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GSettingsSchema) schema = g_settings_schema_source_lookup (g_settings_schema_source_get_default (), RHOM_APP_ID, TRUE);
  g_auto (GStrv) names = g_settings_schema_list_keys (schema);
  g_autofree GParamSpec **specs = NULL;
  guint                   n_specs;

  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (fixture->settings), &n_specs);
  g_assert_cmpuint (n_specs, ==, g_strv_length (names));
  for (guint i = 0; i < n_specs; i++)
    {
      g_assert_true (g_strv_contains ((const char *const *) names, specs[i]->name));
      g_assert_cmpuint (specs[i]->flags & (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY), ==, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY);
    }
}

static void
assert_preset_words (const char *const *words,
                     const char *const *expected)
{
  static const char *const none[] = { NULL };

  g_assert_true (g_strv_equal (words, expected != NULL ? expected : none));
}

/* The presets for a missing schema are those of the schema. */
static void
test_presets (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree GParamSpec **specs = NULL;
  guint                   n_specs;

  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (fixture->settings), &n_specs);
  for (guint i = 0; i < n_specs; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (fixture->settings), specs[i]->name, &value);
      g_test_message ("%s", specs[i]->name);
      if (G_VALUE_HOLDS (&value, G_TYPE_STRV))
        assert_preset_words (g_value_get_boxed (&value), rhom_key_get (rhom_key_find (specs[i]->name))->words);
      else
        g_assert_cmpint (g_param_values_cmp (specs[i], &value, g_param_spec_get_default_value (specs[i])), ==, 0);
    }
}

static void
assert_range (GSettingsSchema *schema,
              const char      *name,
              RhomLimitId      id)
{
  const RhomLimit *limit = rhom_limit_get (id);
  g_autoptr (GSettingsSchemaKey) key = g_settings_schema_get_key (schema, name);
  g_autoptr (GVariant) range = g_settings_schema_key_get_range (key);
  g_autoptr (GVariant) preset = g_settings_schema_key_get_default_value (key);
  g_autoptr (GVariant) bounds = NULL;
  const char *type;
  int         minimum, maximum;

  g_variant_get (range, "(&sv)", &type, &bounds);
  g_assert_cmpstr (type, ==, "range");
  g_variant_get (bounds, "(ii)", &minimum, &maximum);
  g_assert_cmpint (minimum, ==, limit->minimum);
  g_assert_cmpint (maximum, ==, limit->maximum);
  g_assert_cmpint (g_variant_get_int32 (preset), ==, limit->preset);
}

static void
test_schema_limits (Fixture      *fixture,
                    gconstpointer data)
{
  static const struct
  {
    const char *name;
    RhomLimitId limit;
  } lengths[] = {
    { "interval-seconds", RHOM_LIMIT_INTERVAL },
    { "break-seconds", RHOM_LIMIT_BREAK },
    { "short-break-seconds", RHOM_LIMIT_SHORT_BREAK },
    { "warning-seconds", RHOM_LIMIT_WARNING },
    { "heat-seconds", RHOM_LIMIT_HEAT },
    { "ice-seconds", RHOM_LIMIT_ICE },
    { "alternate-seconds", RHOM_LIMIT_ALTERNATE },
    { "alternate-rest-seconds", RHOM_LIMIT_ALTERNATE_REST },
    { "hold-seconds", RHOM_LIMIT_HOLD },
    { "posture-nudge-seconds", RHOM_LIMIT_POSTURE_NUDGE },
    { "sit-seconds", RHOM_LIMIT_SIT },
    { "stand-seconds", RHOM_LIMIT_STAND },
  };
  g_autoptr (GSettingsSchema) schema = g_settings_schema_source_lookup (g_settings_schema_source_get_default (), RHOM_APP_ID, TRUE);
  g_auto (GStrv) names = g_settings_schema_list_keys (schema);
  guint n_lengths = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    assert_range (schema, lengths[i].name, lengths[i].limit);
  for (gsize i = 0; names[i] != NULL; i++)
    n_lengths += g_str_has_suffix (names[i], "-seconds");
  g_assert_cmpuint (n_lengths, ==, G_N_ELEMENTS (lengths));
}

static void
test_getters (Fixture      *fixture,
              gconstpointer data)
{
  RhomSettings *settings = fixture->settings;

  g_object_set (settings,
                "breaks-enabled", FALSE, "interval-seconds", 1800, "break-seconds", 120, "short-break-seconds", 45,
                "warning-seconds", 30, "show-warning", TRUE, "prompt-style", RHOM_PROMPT_WINDOW, "heat-seconds", 1200,
                "ice-seconds", 600, "sound-enabled", FALSE, "show-tray-icon", FALSE, "start-at-login", FALSE,
                "first-run-done", TRUE, NULL);
  settle ();
  g_string_truncate (fixture->log, 0);

  g_assert_false (rhom_settings_get_boolean (settings, RHOM_SETTING_BREAKS_ENABLED));
  g_assert_cmpint (rhom_settings_get_int (settings, RHOM_SETTING_INTERVAL_SECONDS), ==, 1800);
  g_assert_cmpint (rhom_settings_get_int (settings, RHOM_SETTING_BREAK_SECONDS), ==, 120);
  g_assert_cmpint (rhom_settings_get_int (settings, RHOM_SETTING_SHORT_BREAK_SECONDS), ==, 45);
  g_assert_cmpint (rhom_settings_get_int (settings, RHOM_SETTING_WARNING_SECONDS), ==, 30);
  g_assert_true (rhom_settings_get_boolean (settings, RHOM_SETTING_SHOW_WARNING));
  g_assert_cmpint (rhom_settings_get_choice (settings, RHOM_SETTING_PROMPT_STYLE), ==, RHOM_PROMPT_WINDOW);
  g_assert_cmpint (rhom_settings_get_int (settings, RHOM_SETTING_HEAT_SECONDS), ==, 1200);
  g_assert_cmpint (rhom_settings_get_int (settings, RHOM_SETTING_ICE_SECONDS), ==, 600);
  g_assert_false (rhom_settings_get_boolean (settings, RHOM_SETTING_SOUND_ENABLED));
  g_assert_false (rhom_settings_get_boolean (settings, RHOM_SETTING_SHOW_TRAY_ICON));
  g_assert_false (rhom_settings_get_boolean (settings, RHOM_SETTING_START_AT_LOGIN));
  g_assert_true (rhom_settings_get_boolean (settings, RHOM_SETTING_FIRST_RUN_DONE));
}

static void
assert_words (char      **words,
              const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", words);

  g_assert_cmpstr (joined, ==, expected);
  g_strfreev (words);
}

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const cards[] = { "cat-cow", "plank", NULL };
  static const char *const equipment[] = { "ball", "band", NULL };
  static const char *const areas[] = { "neck", NULL };
  RhomSettings            *settings = fixture->settings;

  g_object_set (settings, "favourite-cards", cards, "hidden-cards", areas, "equipment", equipment, "has-mat", TRUE, "favour-areas", areas, NULL);
  settle ();
  g_string_truncate (fixture->log, 0);

  assert_words (rhom_settings_dup_words (settings, RHOM_SETTING_FAVOURITE_CARDS), "cat-cow plank");
  assert_words (rhom_settings_dup_words (settings, RHOM_SETTING_HIDDEN_CARDS), "neck");
  assert_words (rhom_settings_dup_words (settings, RHOM_SETTING_EQUIPMENT), "ball band");
  assert_words (rhom_settings_dup_words (settings, RHOM_SETTING_FAVOUR_AREAS), "neck");
  g_assert_true (rhom_settings_get_boolean (settings, RHOM_SETTING_HAS_MAT));

  g_object_set (settings, "favourite-cards", NULL, NULL);
  assert_log (fixture, "notify favourite-cards;");
  assert_words (rhom_settings_dup_words (settings, RHOM_SETTING_FAVOURITE_CARDS), "");
}

static void
test_contained (Fixture      *fixture,
                gconstpointer data)
{
  RhomSettings *settings = fixture->settings;

  g_assert_false (rhom_settings_contains (settings, "favourite-cards", "plank"));
  rhom_settings_set_contained (settings, "favourite-cards", "plank", FALSE);
  assert_log (fixture, "");

  rhom_settings_set_contained (settings, "favourite-cards", "plank", TRUE);
  rhom_settings_set_contained (settings, "favourite-cards", "bridge", TRUE);
  assert_log (fixture, "notify favourite-cards;notify favourite-cards;");
  rhom_settings_set_contained (settings, "favourite-cards", "plank", TRUE);
  assert_log (fixture, "");
  assert_words (rhom_settings_dup_words (settings, RHOM_SETTING_FAVOURITE_CARDS), "plank bridge");

  rhom_settings_set_contained (settings, "favourite-cards", "plank", FALSE);
  assert_log (fixture, "notify favourite-cards;");
  g_assert_false (rhom_settings_contains (settings, "favourite-cards", "plank"));
  g_assert_true (rhom_settings_contains (settings, "favourite-cards", "bridge"));
}

static void
test_notify (Fixture      *fixture,
             gconstpointer data)
{
  g_object_set (fixture->settings, "interval-seconds", 1800, NULL);
  assert_log (fixture, "notify interval-seconds;");

  g_object_set (fixture->settings, "interval-seconds", 1800, "break-seconds", 300, NULL);
  assert_log (fixture, "");
  g_assert_cmpint (fixture->backend->n_writes, ==, 1);
}

static void
test_out_of_range (Fixture      *fixture,
                   gconstpointer data)
{
  int width;

  g_object_set (fixture->settings, "ice-seconds", 7200, NULL);
  g_object_set (fixture->settings, "window-width", -1, NULL);
  assert_log (fixture, "notify ice-seconds;notify window-width;");
  g_assert_cmpint (rhom_settings_get_int (fixture->settings, RHOM_SETTING_ICE_SECONDS), ==, 1200);

  g_object_get (fixture->settings, "window-width", &width, NULL);
  g_assert_cmpint (width, ==, 240);
}

/* Somebody wrote nonsense past the schema. */
static void
test_foreign_value (Fixture      *fixture,
                    gconstpointer data)
{
  g_hash_table_insert (fixture->backend->values, g_strdup (PATH "heat-seconds"), g_variant_ref_sink (g_variant_new_int32 (100000)));
  g_hash_table_insert (fixture->backend->values, g_strdup (PATH "window-height"), g_variant_ref_sink (g_variant_new_int32 (-5)));
  g_settings_backend_changed (G_SETTINGS_BACKEND (fixture->backend), PATH "heat-seconds", NULL);
  assert_log (fixture, "notify heat-seconds;");
  g_assert_cmpint (rhom_settings_get_int (fixture->settings, RHOM_SETTING_HEAT_SECONDS), >=, rhom_limit_get (RHOM_LIMIT_HEAT)->minimum);
  g_assert_cmpint (rhom_settings_get_int (fixture->settings, RHOM_SETTING_HEAT_SECONDS), <=, rhom_limit_get (RHOM_LIMIT_HEAT)->maximum);
}

static void
test_two_objects (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (RhomSettings) other = rhom_settings_new ();

  g_object_set (other, "prompt-style", RHOM_PROMPT_WINDOW, NULL);
  assert_log (fixture, "notify prompt-style;");
  g_assert_cmpint (rhom_settings_get_choice (fixture->settings, RHOM_SETTING_PROMPT_STYLE), ==, RHOM_PROMPT_WINDOW);
}

static void
test_binding (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("test", NULL);
  GBinding *binding = g_object_bind_property (fixture->settings, "sound-enabled", action, "enabled", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);

  g_assert_true (g_action_get_enabled (G_ACTION (action)));
  g_simple_action_set_enabled (action, FALSE);
  assert_log (fixture, "notify sound-enabled;");
  g_assert_false (rhom_settings_get_boolean (fixture->settings, RHOM_SETTING_SOUND_ENABLED));

  g_object_set (fixture->settings, "sound-enabled", TRUE, NULL);
  assert_log (fixture, "notify sound-enabled;");
  g_assert_true (g_action_get_enabled (G_ACTION (action)));
  g_binding_unbind (binding);
}

static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  g_assert_true (rhom_settings_is_writable (fixture->settings, "break-seconds"));

  lockable_backend_set_locked (fixture->backend, PATH "break-seconds", TRUE);
  assert_log (fixture, "writable break-seconds;");
  g_assert_false (rhom_settings_is_writable (fixture->settings, "break-seconds"));
  g_assert_true (rhom_settings_is_writable (fixture->settings, "heat-seconds"));

  g_object_set (fixture->settings, "break-seconds", 120, NULL);
  g_assert_cmpint (rhom_settings_get_int (fixture->settings, RHOM_SETTING_BREAK_SECONDS), ==, 300);

  lockable_backend_set_locked (fixture->backend, PATH "break-seconds", FALSE);
  assert_log (fixture, "writable break-seconds;");
}

/* The schema is looked up once a process, so these run in processes of their own. */
static void
test_without_schema (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (RhomSettings) settings = rhom_settings_new ();

      g_assert_cmpint (rhom_settings_get_int (settings, RHOM_SETTING_INTERVAL_SECONDS), ==, rhom_limit_get (RHOM_LIMIT_INTERVAL)->preset);
      g_assert_true (rhom_settings_get_boolean (settings, RHOM_SETTING_SOUND_ENABLED));
      g_assert_false (rhom_settings_is_writable (settings, "interval-seconds"));
      g_object_set (settings, "interval-seconds", 600, "sound-enabled", FALSE, NULL);
      g_assert_cmpint (rhom_settings_get_int (settings, RHOM_SETTING_INTERVAL_SECONDS), ==, rhom_limit_get (RHOM_LIMIT_INTERVAL)->preset);
      g_assert_true (rhom_settings_get_boolean (settings, RHOM_SETTING_SOUND_ENABLED));
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*GSETTINGS_SCHEMA_DIR*");
}

static void
rewrite_cb (RhomSettings *settings,
            GParamSpec   *pspec,
            gboolean     *is_notified)
{
  *is_notified = TRUE;
}

static char *
get_keyfile (void)
{
  return g_build_filename (g_get_user_config_dir (), "glib-2.0", "settings", "keyfile", NULL);
}

static void
follow_keyfile (void)
{
  g_autoptr (RhomSettings) settings = rhom_settings_new ();
  g_autofree char *file = get_keyfile ();
  g_autofree char *folder = g_path_get_dirname (file);
  gboolean         is_notified = FALSE;

  g_mkdir_with_parents (folder, 0700);
  g_signal_connect (settings, "notify::interval-seconds", G_CALLBACK (rewrite_cb), &is_notified);
  g_assert_true (g_file_set_contents (file, "[io/github/rhomboid/Rhomboid]\ninterval-seconds=1800\n", -1, NULL));
  while (!is_notified)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (rhom_settings_get_int (settings, RHOM_SETTING_INTERVAL_SECONDS), ==, 1800);
}

/* Another program writes the file of the keyfile backend. */
static void
test_other_process (void)
{
  static const char *const left[] = { "glib-2.0/settings/keyfile", "glib-2.0/settings", "glib-2.0", "" };
  g_autofree char         *config = NULL;

  if (g_test_subprocess ())
    {
      follow_keyfile ();
      return;
    }

  config = g_dir_make_tmp ("rhomboid-settings-XXXXXX", NULL);
  g_assert_nonnull (config);
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_test_trap_subprocess (NULL, 20 * G_USEC_PER_SEC, 0);
  g_test_trap_assert_passed ();
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *path = g_build_filename (config, left[i], NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

static gboolean
is_subprocess_of (int         argc,
                  char      **argv,
                  const char *path)
{
  for (int i = 1; i < argc; i++)
    if (strstr (argv[i], path) != NULL)
      return TRUE;
  return FALSE;
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  if (is_subprocess_of (argc, argv, "without-schema"))
    {
      g_unsetenv ("GSETTINGS_SCHEMA_DIR");
      g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
      g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
    }
  g_setenv ("GSETTINGS_BACKEND", is_subprocess_of (argc, argv, "other-process") ? "keyfile" : "lockable", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_io_extension_point_register (G_SETTINGS_BACKEND_EXTENSION_POINT_NAME);
  g_io_extension_point_implement (G_SETTINGS_BACKEND_EXTENSION_POINT_NAME, LOCKABLE_TYPE_BACKEND, "lockable", 0);

  ADD ("/settings/names", test_names);
  ADD ("/settings/presets", test_presets);
  ADD ("/settings/schema-limits", test_schema_limits);
  ADD ("/settings/getters", test_getters);
  ADD ("/settings/words", test_words);
  ADD ("/settings/contained", test_contained);
  ADD ("/settings/notify", test_notify);
  ADD ("/settings/out-of-range", test_out_of_range);
  ADD ("/settings/foreign-value", test_foreign_value);
  ADD ("/settings/two-objects", test_two_objects);
  ADD ("/settings/binding", test_binding);
  ADD ("/settings/locked", test_locked);
  g_test_add_func ("/settings/without-schema", test_without_schema);
  g_test_add_func ("/settings/other-process", test_other_process);

  return g_test_run ();
}
