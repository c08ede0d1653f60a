/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/settings.h"

/**
 * RhomSettings:
 *
 * What the person prefers. The only file that knows the keys of GSettings:
 * everybody else reads a getter or binds a property, and each property is
 * named as its key. Both programs use it; a change made in one is notified in
 * the other.
 *
 * Values are brought within the limits whatever the backend says. Without our
 * schema (a build that was not installed and has no GSETTINGS_SCHEMA_DIR) the
 * presets hold and nothing can be set, where plain GSettings would abort.
 *
 * #RhomSettings::writable-changed carries the name of a property whose
 * rhom_settings_is_writable() may have changed.
 */

struct _RhomSettings
{
  GObject parent_instance;

  GSettings *settings;                  /* (owned) (nullable): without our schema */
  gboolean   is_known[RHOM_N_SETTINGS]; /* the schema has its key */
};

G_DEFINE_FINAL_TYPE (RhomSettings, rhom_settings, G_TYPE_OBJECT)

enum
{
  WRITABLE_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[RHOM_N_SETTINGS];
static guint       signals[N_SIGNALS];

static gboolean
is_known (RhomSettings *self,
          guint         id)
{
  return self->is_known[id];
}

/* A boolean or an enum comes as its number. */
static int
get_number (RhomSettings *self,
            guint         id)
{
  const RhomKey   *key = rhom_key_get (id);
  const RhomLimit *limit = rhom_limit_get (key->limit);

  switch (key->kind)
    {
    case RHOM_SETTING_BOOLEAN:
      return is_known (self, id) ? g_settings_get_boolean (self->settings, key->name) : key->preset;
    case RHOM_SETTING_LENGTH:
      return is_known (self, id) ? CLAMP (g_settings_get_int (self->settings, key->name), limit->minimum, limit->maximum) : limit->preset;
    case RHOM_SETTING_PERCENT:
      return is_known (self, id) ? CLAMP (g_settings_get_int (self->settings, key->name), 0, 100) : key->preset;
    case RHOM_SETTING_PIXELS:
      return is_known (self, id) ? CLAMP (g_settings_get_int (self->settings, key->name), RHOM_LEAST_PIXELS, RHOM_MOST_PIXELS) : key->preset;
    case RHOM_SETTING_CHOICE:
      return is_known (self, id) ? g_settings_get_enum (self->settings, key->name) : key->preset;
    case RHOM_SETTING_WORDS:
    default:
      g_assert_not_reached ();
    }
}

/* An equal value is not written: it would wake the other program, and turn a
 * preset into a choice that a better preset later cannot reach. */
static void
set_number (RhomSettings *self,
            guint         id,
            int           number)
{
  const RhomKey *key = rhom_key_get (id);

  if (!is_known (self, id) || number == get_number (self, id) || !g_settings_is_writable (self->settings, key->name))
    return;

  switch (key->kind)
    {
    case RHOM_SETTING_BOOLEAN:
      g_settings_set_boolean (self->settings, key->name, number);
      break;
    case RHOM_SETTING_LENGTH:
    case RHOM_SETTING_PERCENT:
    case RHOM_SETTING_PIXELS:
      g_settings_set_int (self->settings, key->name, number);
      break;
    case RHOM_SETTING_CHOICE:
      g_settings_set_enum (self->settings, key->name, number);
      break;
    case RHOM_SETTING_WORDS:
    default:
      g_assert_not_reached ();
    }
}

static char **
dup_words (RhomSettings *self,
           guint         id)
{
  const RhomKey *key = rhom_key_get (id);

  if (is_known (self, id))
    return g_settings_get_strv (self->settings, key->name);
  return key->words != NULL ? g_strdupv ((char **) key->words) : g_new0 (char *, 1);
}

/* As set_number(). */
static void
set_words (RhomSettings      *self,
           guint              id,
           const char *const *words)
{
  static const char *const none[] = { NULL };
  g_auto (GStrv) present = dup_words (self, id);

  words = words != NULL ? words : none;
  if (is_known (self, id) && !g_strv_equal ((const char *const *) present, words) && g_settings_is_writable (self->settings, rhom_key_get (id)->name))
    g_settings_set_strv (self->settings, rhom_key_get (id)->name, words);
}

static const GVariantType *
get_variant_type (RhomSettingKind kind)
{
  switch (kind)
    {
    case RHOM_SETTING_BOOLEAN:
      return G_VARIANT_TYPE_BOOLEAN;
    case RHOM_SETTING_LENGTH:
    case RHOM_SETTING_PERCENT:
    case RHOM_SETTING_PIXELS:
      return G_VARIANT_TYPE_INT32;
    case RHOM_SETTING_CHOICE:
      return G_VARIANT_TYPE_STRING;
    case RHOM_SETTING_WORDS:
      return G_VARIANT_TYPE_STRING_ARRAY;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
schema_has_key (GSettingsSchema *schema,
                const RhomKey   *key)
{
  g_autoptr (GSettingsSchemaKey) schema_key = NULL;

  if (!g_settings_schema_has_key (schema, key->name))
    return FALSE;
  schema_key = g_settings_schema_get_key (schema, key->name);
  return g_variant_type_equal (g_settings_schema_key_get_value_type (schema_key), get_variant_type (key->kind));
}

static void
read_key (RhomSettings *self,
          guint         id)
{
  if (rhom_key_get (id)->kind == RHOM_SETTING_WORDS)
    g_strfreev (dup_words (self, id));
  else
    get_number (self, id);
}

static void
settings_changed_cb (RhomSettings *self,
                     const char   *key)
{
  guint id = rhom_key_find (key);

  if (id != 0 && is_known (self, id))
    g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
settings_writable_changed_cb (RhomSettings *self,
                              const char   *key)
{
  guint id = rhom_key_find (key);

  if (id != 0 && is_known (self, id))
    g_signal_emit (self, signals[WRITABLE_CHANGED], 0, rhom_key_get (id)->name);
}

/* GSettings tells of a change only for keys that were read after the handler
 * was connected; hence the reading of all of them. */
static void
open_settings (RhomSettings    *self,
               GSettingsSchema *schema)
{
  self->settings = g_settings_new_full (schema, NULL, NULL);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "writable-changed", G_CALLBACK (settings_writable_changed_cb), self, G_CONNECT_SWAPPED);

  for (guint id = 1; id < RHOM_N_SETTINGS; id++)
    if (schema_has_key (schema, rhom_key_get (id)))
      {
        self->is_known[id] = TRUE;
        read_key (self, id);
      }
    else
      g_message ("The settings schema %s is of another version: it lacks %s, and the preset holds", RHOM_APP_ID, rhom_key_get (id)->name);
}

static void
rhom_settings_constructed (GObject *object)
{
  RhomSettings          *self = RHOM_SETTINGS (object);
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  G_OBJECT_CLASS (rhom_settings_parent_class)->constructed (object);

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, RHOM_APP_ID, TRUE);
  if (schema != NULL)
    open_settings (self, schema);
  else
    g_message ("The settings schema %s is not installed: presets hold and changes are not kept. "
               "To run without installing, set GSETTINGS_SCHEMA_DIR to the folder of gschemas.compiled.",
               RHOM_APP_ID);
}

static void
rhom_settings_dispose (GObject *object)
{
  RhomSettings *self = RHOM_SETTINGS (object);

  memset (self->is_known, 0, sizeof self->is_known);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rhom_settings_parent_class)->dispose (object);
}

static void
rhom_settings_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  RhomSettings *self = RHOM_SETTINGS (object);

  if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, get_number (self, id));
  else if (G_VALUE_HOLDS_INT (value))
    g_value_set_int (value, get_number (self, id));
  else if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    g_value_take_boxed (value, dup_words (self, id));
  else
    g_value_set_enum (value, get_number (self, id));
}

static void
rhom_settings_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  RhomSettings *self = RHOM_SETTINGS (object);

  if (G_VALUE_HOLDS_BOOLEAN (value))
    set_number (self, id, g_value_get_boolean (value));
  else if (G_VALUE_HOLDS_INT (value))
    set_number (self, id, g_value_get_int (value));
  else if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    set_words (self, id, g_value_get_boxed (value));
  else
    set_number (self, id, g_value_get_enum (value));
}

/* Lax validation: what a widget sends from outside the range is brought into
 * it in silence. */
static GParamSpec *
make_property (const RhomKey *key)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_LAX_VALIDATION | G_PARAM_STATIC_STRINGS;
  const RhomLimit  *limit = rhom_limit_get (key->limit);

  switch (key->kind)
    {
    case RHOM_SETTING_BOOLEAN:
      return g_param_spec_boolean (key->name, NULL, NULL, key->preset, flags);
    case RHOM_SETTING_LENGTH:
      return g_param_spec_int (key->name, NULL, NULL, limit->minimum, limit->maximum, limit->preset, flags);
    case RHOM_SETTING_PERCENT:
      return g_param_spec_int (key->name, NULL, NULL, 0, 100, key->preset, flags);
    case RHOM_SETTING_PIXELS:
      return g_param_spec_int (key->name, NULL, NULL, RHOM_LEAST_PIXELS, RHOM_MOST_PIXELS, key->preset, flags);
    case RHOM_SETTING_CHOICE:
      return g_param_spec_enum (key->name, NULL, NULL, key->get_type (), key->preset, flags);
    case RHOM_SETTING_WORDS:
      return g_param_spec_boxed (key->name, NULL, NULL, G_TYPE_STRV, flags);
    default:
      g_assert_not_reached ();
    }
}

static void
rhom_settings_class_init (RhomSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rhom_settings_constructed;
  object_class->dispose = rhom_settings_dispose;
  object_class->get_property = rhom_settings_get_property;
  object_class->set_property = rhom_settings_set_property;

  for (guint id = 1; id < RHOM_N_SETTINGS; id++)
    properties[id] = make_property (rhom_key_get (id));
  g_object_class_install_properties (object_class, RHOM_N_SETTINGS, properties);

  signals[WRITABLE_CHANGED] = g_signal_new ("writable-changed", RHOM_TYPE_SETTINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rhom_settings_init (RhomSettings *self)
{
}

/**
 * rhom_settings_new:
 *
 * Returns: (transfer full): the settings of this user; never fails, see #RhomSettings
 */
RhomSettings *
rhom_settings_new (void)
{
  return g_object_new (RHOM_TYPE_SETTINGS, NULL);
}

static gboolean
is_of_kind (RhomSetting     setting,
            RhomSettingKind kind)
{
  return rhom_key_get (setting)->kind == kind;
}

/**
 * rhom_settings_get_boolean:
 * @setting: one that is yes or no
 */
gboolean
rhom_settings_get_boolean (RhomSettings *self,
                           RhomSetting   setting)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), FALSE);
  g_return_val_if_fail (is_of_kind (setting, RHOM_SETTING_BOOLEAN), FALSE);

  return get_number (self, setting);
}

/**
 * rhom_settings_get_int:
 * @setting: a length, a percentage or a size
 *
 * Returns: its value in the unit that its name tells, within its limits
 */
int
rhom_settings_get_int (RhomSettings *self,
                       RhomSetting   setting)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), 0);
  g_return_val_if_fail (is_of_kind (setting, RHOM_SETTING_LENGTH) || is_of_kind (setting, RHOM_SETTING_PERCENT) || is_of_kind (setting, RHOM_SETTING_PIXELS), 0);

  return get_number (self, setting);
}

/**
 * rhom_settings_get_choice:
 * @setting: one of an enumeration
 *
 * Returns: a value of that enumeration
 */
int
rhom_settings_get_choice (RhomSettings *self,
                          RhomSetting   setting)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), 0);
  g_return_val_if_fail (is_of_kind (setting, RHOM_SETTING_CHOICE), 0);

  return get_number (self, setting);
}

/**
 * rhom_settings_dup_words:
 * @setting: a list of words
 *
 * Returns: (transfer full): its words, in their order
 */
char **
rhom_settings_dup_words (RhomSettings *self,
                         RhomSetting   setting)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), NULL);
  g_return_val_if_fail (is_of_kind (setting, RHOM_SETTING_WORDS), NULL);

  return dup_words (self, setting);
}

/* Words are few; the list is small enough to be copied. */
static void
add_word (RhomSettings *self,
          guint         id,
          char        **words,
          const char   *word)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) longer = NULL;

  g_strv_builder_addv (builder, (const char **) words);
  g_strv_builder_add (builder, word);
  longer = g_strv_builder_end (builder);
  set_words (self, id, (const char *const *) longer);
}

static void
remove_word (RhomSettings *self,
             guint         id,
             char        **words,
             const char   *word)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) shorter = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_str_equal (words[i], word))
      g_strv_builder_add (builder, words[i]);
  shorter = g_strv_builder_end (builder);
  set_words (self, id, (const char *const *) shorter);
}

/**
 * rhom_settings_contains:
 * @property: the name of a property of ours that is a list
 *
 * Returns: whether @word is in it
 */
gboolean
rhom_settings_contains (RhomSettings *self,
                        const char   *property,
                        const char   *word)
{
  g_auto (GStrv) words = NULL;
  guint id;

  g_return_val_if_fail (RHOM_IS_SETTINGS (self), FALSE);

  id = rhom_key_find (property);
  g_return_val_if_fail (id != 0 && rhom_key_get (id)->kind == RHOM_SETTING_WORDS, FALSE);

  words = dup_words (self, id);
  return g_strv_contains ((const char *const *) words, word);
}

/**
 * rhom_settings_set_contained:
 * @property: the name of a property of ours that is a list
 *
 * Puts @word at the end of the list, or takes it out.
 */
void
rhom_settings_set_contained (RhomSettings *self,
                             const char   *property,
                             const char   *word,
                             gboolean      is_contained)
{
  g_auto (GStrv) words = NULL;
  guint id;

  g_return_if_fail (RHOM_IS_SETTINGS (self));

  id = rhom_key_find (property);
  g_return_if_fail (id != 0 && rhom_key_get (id)->kind == RHOM_SETTING_WORDS);

  words = dup_words (self, id);
  if (is_contained == g_strv_contains ((const char *const *) words, word))
    return;
  if (is_contained)
    add_word (self, id, words, word);
  else
    remove_word (self, id, words, word);
}

/**
 * rhom_settings_is_writable:
 * @property: the name of a property of ours
 *
 * Returns: whether it can be set; an administrator may have locked it
 */
gboolean
rhom_settings_is_writable (RhomSettings *self,
                           const char   *property)
{
  guint id;

  g_return_val_if_fail (RHOM_IS_SETTINGS (self), FALSE);
  g_return_val_if_fail (property != NULL, FALSE);

  id = rhom_key_find (property);
  g_return_val_if_fail (id != 0, FALSE);

  return is_known (self, id) && g_settings_is_writable (self->settings, rhom_key_get (id)->name);
}
