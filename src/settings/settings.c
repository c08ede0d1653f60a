/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/settings.h"

#include "core/limit.h"

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

  GSettings *settings; /* (owned) (nullable): without our schema */
  guint      known;    /* a bit for each property whose key the schema has */
};

G_DEFINE_FINAL_TYPE (RhomSettings, rhom_settings, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BREAKS_ENABLED,
  PROP_INTERVAL_SECONDS,
  PROP_BREAK_SECONDS,
  PROP_SHORT_BREAK_SECONDS,
  PROP_WARNING_SECONDS,
  PROP_SHOW_WARNING,
  PROP_PROMPT_STYLE,
  PROP_FIGURE_PERSON,
  PROP_HEAT_SECONDS,
  PROP_ICE_SECONDS,
  PROP_SOUND_ENABLED,
  PROP_TONES,
  PROP_TICKS,
  PROP_VOICE,
  PROP_SOUND_VOLUME_PERCENT,
  PROP_SHOW_TRAY_ICON,
  PROP_START_AT_LOGIN,
  PROP_FIRST_RUN_DONE,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_WINDOW_MAXIMIZED,
  PROP_FAVOURITE_CARDS,
  PROP_HIDDEN_CARDS,
  PROP_EQUIPMENT,
  PROP_HAS_MAT,
  PROP_FAVOUR_AREAS,
  N_PROPS
};

enum
{
  WRITABLE_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

typedef enum
{
  KEY_BOOLEAN,
  KEY_LENGTH,
  KEY_PERCENT,
  KEY_PIXELS,
  KEY_CHOICE,
  KEY_WORDS,
} KeyKind;

/* The presets here are the ones for a missing schema; those of lengths are in
 * the table of limits, and lists of words are empty. */
typedef struct
{
  const char *name;
  KeyKind     kind;
  int         preset;       /* unless a length */
  RhomLimitId limit;        /* of a length */
  GType (*get_type) (void); /* of a choice */
} Key;

static const Key keys[N_PROPS] = {
  [PROP_BREAKS_ENABLED] = { "breaks-enabled", KEY_BOOLEAN, TRUE },
  [PROP_INTERVAL_SECONDS] = { "interval-seconds", KEY_LENGTH, 0, RHOM_LIMIT_INTERVAL },
  [PROP_BREAK_SECONDS] = { "break-seconds", KEY_LENGTH, 0, RHOM_LIMIT_BREAK },
  [PROP_SHORT_BREAK_SECONDS] = { "short-break-seconds", KEY_LENGTH, 0, RHOM_LIMIT_SHORT_BREAK },
  [PROP_WARNING_SECONDS] = { "warning-seconds", KEY_LENGTH, 0, RHOM_LIMIT_WARNING },
  [PROP_SHOW_WARNING] = { "show-warning", KEY_BOOLEAN, FALSE },
  [PROP_PROMPT_STYLE] = { "prompt-style", KEY_CHOICE, RHOM_PROMPT_NOTIFICATION, 0, rhom_prompt_style_get_type },
  [PROP_FIGURE_PERSON] = { "figure-person", KEY_CHOICE, RHOM_FIGURE_PERSON_OF_CARD, 0, rhom_figure_person_get_type },
  [PROP_HEAT_SECONDS] = { "heat-seconds", KEY_LENGTH, 0, RHOM_LIMIT_HEAT },
  [PROP_ICE_SECONDS] = { "ice-seconds", KEY_LENGTH, 0, RHOM_LIMIT_ICE },
  [PROP_SOUND_ENABLED] = { "sound-enabled", KEY_BOOLEAN, TRUE },
  [PROP_TONES] = { "tones", KEY_BOOLEAN, TRUE },
  [PROP_TICKS] = { "ticks", KEY_BOOLEAN, TRUE },
  [PROP_VOICE] = { "voice", KEY_BOOLEAN, FALSE },
  [PROP_SOUND_VOLUME_PERCENT] = { "sound-volume-percent", KEY_PERCENT, 70 },
  [PROP_SHOW_TRAY_ICON] = { "show-tray-icon", KEY_BOOLEAN, TRUE },
  [PROP_START_AT_LOGIN] = { "start-at-login", KEY_BOOLEAN, TRUE },
  [PROP_FIRST_RUN_DONE] = { "first-run-done", KEY_BOOLEAN, FALSE },
  [PROP_WINDOW_WIDTH] = { "window-width", KEY_PIXELS, 720 },
  [PROP_WINDOW_HEIGHT] = { "window-height", KEY_PIXELS, 640 },
  [PROP_WINDOW_MAXIMIZED] = { "window-maximized", KEY_BOOLEAN, FALSE },
  [PROP_FAVOURITE_CARDS] = { "favourite-cards", KEY_WORDS },
  [PROP_HIDDEN_CARDS] = { "hidden-cards", KEY_WORDS },
  [PROP_EQUIPMENT] = { "equipment", KEY_WORDS },
  [PROP_HAS_MAT] = { "has-mat", KEY_BOOLEAN, FALSE },
  [PROP_FAVOUR_AREAS] = { "favour-areas", KEY_WORDS },
};

/* A bit for each in RhomSettings.known. */
G_STATIC_ASSERT (N_PROPS <= 32);

/* Sizes a window can sensibly be restored to. */
#define LEAST_PIXELS 240
#define MOST_PIXELS 16384

GType
rhom_prompt_style_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { RHOM_PROMPT_NOTIFICATION, "RHOM_PROMPT_NOTIFICATION", "notification" },
        { RHOM_PROMPT_WINDOW, "RHOM_PROMPT_WINDOW", "window" },
        { 0, NULL, NULL },
      };
      g_once_init_leave (&type, g_enum_register_static ("RhomPromptStyle", values));
    }
  return type;
}

GType
rhom_figure_person_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { RHOM_FIGURE_PERSON_OF_CARD, "RHOM_FIGURE_PERSON_OF_CARD", "of-card" },
        { RHOM_FIGURE_PERSON_ANA, "RHOM_FIGURE_PERSON_ANA", "ana" },
        { RHOM_FIGURE_PERSON_BEN, "RHOM_FIGURE_PERSON_BEN", "ben" },
        { RHOM_FIGURE_PERSON_MAYA, "RHOM_FIGURE_PERSON_MAYA", "maya" },
        { RHOM_FIGURE_PERSON_OMAR, "RHOM_FIGURE_PERSON_OMAR", "omar" },
        { 0, NULL, NULL },
      };
      g_once_init_leave (&type, g_enum_register_static ("RhomFigurePerson", values));
    }
  return type;
}

static guint
find_property (const char *name)
{
  for (guint id = 1; id < N_PROPS; id++)
    if (g_str_equal (keys[id].name, name))
      return id;
  return 0;
}

static gboolean
is_known (RhomSettings *self,
          guint         id)
{
  return (self->known & (1u << id)) != 0;
}

/* A boolean or an enum comes as its number. */
static int
get_number (RhomSettings *self,
            guint         id)
{
  const Key       *key = &keys[id];
  const RhomLimit *limit = rhom_limit_get (key->limit);

  switch (key->kind)
    {
    case KEY_BOOLEAN:
      return is_known (self, id) ? g_settings_get_boolean (self->settings, key->name) : key->preset;
    case KEY_LENGTH:
      return is_known (self, id) ? CLAMP (g_settings_get_int (self->settings, key->name), limit->minimum, limit->maximum) : limit->preset;
    case KEY_PERCENT:
      return is_known (self, id) ? CLAMP (g_settings_get_int (self->settings, key->name), 0, 100) : key->preset;
    case KEY_PIXELS:
      return is_known (self, id) ? CLAMP (g_settings_get_int (self->settings, key->name), LEAST_PIXELS, MOST_PIXELS) : key->preset;
    case KEY_CHOICE:
      return is_known (self, id) ? g_settings_get_enum (self->settings, key->name) : key->preset;
    case KEY_WORDS:
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
  const Key *key = &keys[id];

  if (!is_known (self, id) || number == get_number (self, id) || !g_settings_is_writable (self->settings, key->name))
    return;

  switch (key->kind)
    {
    case KEY_BOOLEAN:
      g_settings_set_boolean (self->settings, key->name, number);
      break;
    case KEY_LENGTH:
    case KEY_PERCENT:
    case KEY_PIXELS:
      g_settings_set_int (self->settings, key->name, number);
      break;
    case KEY_CHOICE:
      g_settings_set_enum (self->settings, key->name, number);
      break;
    case KEY_WORDS:
    default:
      g_assert_not_reached ();
    }
}

static char **
dup_words (RhomSettings *self,
           guint         id)
{
  return is_known (self, id) ? g_settings_get_strv (self->settings, keys[id].name) : g_new0 (char *, 1);
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
  if (is_known (self, id) && !g_strv_equal ((const char *const *) present, words) && g_settings_is_writable (self->settings, keys[id].name))
    g_settings_set_strv (self->settings, keys[id].name, words);
}

static const GVariantType *
get_variant_type (KeyKind kind)
{
  switch (kind)
    {
    case KEY_BOOLEAN:
      return G_VARIANT_TYPE_BOOLEAN;
    case KEY_LENGTH:
    case KEY_PERCENT:
    case KEY_PIXELS:
      return G_VARIANT_TYPE_INT32;
    case KEY_CHOICE:
      return G_VARIANT_TYPE_STRING;
    case KEY_WORDS:
      return G_VARIANT_TYPE_STRING_ARRAY;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
schema_has_key (GSettingsSchema *schema,
                const Key       *key)
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
  if (keys[id].kind == KEY_WORDS)
    g_strfreev (dup_words (self, id));
  else
    get_number (self, id);
}

static void
settings_changed_cb (RhomSettings *self,
                     const char   *key)
{
  guint id = find_property (key);

  if (id != 0 && is_known (self, id))
    g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
settings_writable_changed_cb (RhomSettings *self,
                              const char   *key)
{
  guint id = find_property (key);

  if (id != 0 && is_known (self, id))
    g_signal_emit (self, signals[WRITABLE_CHANGED], 0, keys[id].name);
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

  for (guint id = 1; id < N_PROPS; id++)
    if (schema_has_key (schema, &keys[id]))
      {
        self->known |= 1u << id;
        read_key (self, id);
      }
    else
      g_message ("The settings schema %s is of another version: it lacks %s, and the preset holds", RHOM_APP_ID, keys[id].name);
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

  self->known = 0;
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
make_property (const Key *key)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_LAX_VALIDATION | G_PARAM_STATIC_STRINGS;
  const RhomLimit  *limit = rhom_limit_get (key->limit);

  switch (key->kind)
    {
    case KEY_BOOLEAN:
      return g_param_spec_boolean (key->name, NULL, NULL, key->preset, flags);
    case KEY_LENGTH:
      return g_param_spec_int (key->name, NULL, NULL, limit->minimum, limit->maximum, limit->preset, flags);
    case KEY_PERCENT:
      return g_param_spec_int (key->name, NULL, NULL, 0, 100, key->preset, flags);
    case KEY_PIXELS:
      return g_param_spec_int (key->name, NULL, NULL, LEAST_PIXELS, MOST_PIXELS, key->preset, flags);
    case KEY_CHOICE:
      return g_param_spec_enum (key->name, NULL, NULL, key->get_type (), key->preset, flags);
    case KEY_WORDS:
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

  for (guint id = 1; id < N_PROPS; id++)
    properties[id] = make_property (&keys[id]);
  g_object_class_install_properties (object_class, N_PROPS, properties);

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

/**
 * rhom_settings_get_breaks_enabled:
 *
 * Returns: whether breaks are offered at all
 */
gboolean
rhom_settings_get_breaks_enabled (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), TRUE);

  return get_number (self, PROP_BREAKS_ENABLED);
}

/**
 * rhom_settings_get_interval_seconds:
 *
 * Returns: sitting between two breaks, within %RHOM_LIMIT_INTERVAL
 */
int
rhom_settings_get_interval_seconds (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), 0);

  return get_number (self, PROP_INTERVAL_SECONDS);
}

/**
 * rhom_settings_get_break_seconds:
 *
 * Returns: length of a break, within %RHOM_LIMIT_BREAK
 */
int
rhom_settings_get_break_seconds (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), 0);

  return get_number (self, PROP_BREAK_SECONDS);
}

/**
 * rhom_settings_get_short_break_seconds:
 *
 * Returns: length of the shorter break, within %RHOM_LIMIT_SHORT_BREAK
 */
int
rhom_settings_get_short_break_seconds (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), 0);

  return get_number (self, PROP_SHORT_BREAK_SECONDS);
}

/**
 * rhom_settings_get_warning_seconds:
 *
 * Returns: how long before a break it is near, within %RHOM_LIMIT_WARNING
 */
int
rhom_settings_get_warning_seconds (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), 0);

  return get_number (self, PROP_WARNING_SECONDS);
}

/**
 * rhom_settings_get_show_warning:
 *
 * Returns: whether a notification says that a break is near
 */
gboolean
rhom_settings_get_show_warning (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), FALSE);

  return get_number (self, PROP_SHOW_WARNING);
}

/**
 * rhom_settings_get_prompt_style:
 *
 * Returns: how a break is offered
 */
RhomPromptStyle
rhom_settings_get_prompt_style (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), RHOM_PROMPT_NOTIFICATION);

  return get_number (self, PROP_PROMPT_STYLE);
}

/**
 * rhom_settings_get_heat_seconds:
 *
 * Returns: one application of heat, within %RHOM_LIMIT_HEAT
 */
int
rhom_settings_get_heat_seconds (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), 0);

  return get_number (self, PROP_HEAT_SECONDS);
}

/**
 * rhom_settings_get_ice_seconds:
 *
 * Returns: one application of ice, within %RHOM_LIMIT_ICE
 */
int
rhom_settings_get_ice_seconds (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), 0);

  return get_number (self, PROP_ICE_SECONDS);
}

/**
 * rhom_settings_get_sound_enabled:
 *
 * Returns: whether the end of heat or ice is sounded
 */
gboolean
rhom_settings_get_sound_enabled (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), TRUE);

  return get_number (self, PROP_SOUND_ENABLED);
}

/**
 * rhom_settings_get_tones:
 *
 * Returns: whether an exercise is led by tones: its beginning, the other side, its end
 */
gboolean
rhom_settings_get_tones (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), FALSE);

  return get_number (self, PROP_TONES);
}

/**
 * rhom_settings_get_ticks:
 *
 * Returns: whether the last three seconds of a phase are heard
 */
gboolean
rhom_settings_get_ticks (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), FALSE);

  return get_number (self, PROP_TICKS);
}

/**
 * rhom_settings_get_voice:
 *
 * Returns: whether exercises are led by a voice
 */
gboolean
rhom_settings_get_voice (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), FALSE);

  return get_number (self, PROP_VOICE);
}

/**
 * rhom_settings_get_sound_volume_percent:
 *
 * Returns: how loud tones and voice are, 0 to 100; the alarm of heat and ice does not follow it
 */
int
rhom_settings_get_sound_volume_percent (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), 0);

  return get_number (self, PROP_SOUND_VOLUME_PERCENT);
}

/**
 * rhom_settings_get_show_tray_icon:
 *
 * Returns: whether the tray, where there is one, shows our icon
 */
gboolean
rhom_settings_get_show_tray_icon (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), TRUE);

  return get_number (self, PROP_SHOW_TRAY_ICON);
}

/**
 * rhom_settings_get_start_at_login:
 *
 * Returns: whether the service starts with the session
 */
gboolean
rhom_settings_get_start_at_login (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), TRUE);

  return get_number (self, PROP_START_AT_LOGIN);
}

/**
 * rhom_settings_get_first_run_done:
 *
 * Returns: whether the first window was seen
 */
gboolean
rhom_settings_get_first_run_done (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), FALSE);

  return get_number (self, PROP_FIRST_RUN_DONE);
}

/**
 * rhom_settings_dup_favourite_cards:
 *
 * Returns: (transfer full): ids of the cards and routines that are liked, the latest last
 */
char **
rhom_settings_dup_favourite_cards (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), NULL);

  return dup_words (self, PROP_FAVOURITE_CARDS);
}

/**
 * rhom_settings_dup_hidden_cards:
 *
 * Returns: (transfer full): ids of the cards and routines that are never proposed
 */
char **
rhom_settings_dup_hidden_cards (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), NULL);

  return dup_words (self, PROP_HIDDEN_CARDS);
}

/**
 * rhom_settings_dup_equipment:
 *
 * Returns: (transfer full): what one has besides a mat and what every office has
 */
char **
rhom_settings_dup_equipment (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), NULL);

  return dup_words (self, PROP_EQUIPMENT);
}

/**
 * rhom_settings_get_has_mat:
 *
 * Returns: whether one can lie down for an exercise in a break
 */
gboolean
rhom_settings_get_has_mat (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), FALSE);

  return get_number (self, PROP_HAS_MAT);
}

/**
 * rhom_settings_dup_favour_areas:
 *
 * Returns: (transfer full): the areas of the body that want more than their turn
 */
char **
rhom_settings_dup_favour_areas (RhomSettings *self)
{
  g_return_val_if_fail (RHOM_IS_SETTINGS (self), NULL);

  return dup_words (self, PROP_FAVOUR_AREAS);
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

  id = find_property (property);
  g_return_val_if_fail (id != 0 && keys[id].kind == KEY_WORDS, FALSE);

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

  id = find_property (property);
  g_return_if_fail (id != 0 && keys[id].kind == KEY_WORDS);

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

  id = find_property (property);
  g_return_val_if_fail (id != 0, FALSE);

  return is_known (self, id) && g_settings_is_writable (self->settings, keys[id].name);
}
