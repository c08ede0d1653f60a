/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/dnd-settings.h"

#include <gio/gio.h>

/**
 * RhomDndSettings:
 *
 * A switch for Do Not Disturb that is a setting of the desktop. Its schema is
 * often there on other desktops too, where the setting means nothing; so the
 * desktop must be the one that is running.
 *
 * #RhomDndSettings::changed: the answer is another.
 */

typedef struct
{
  const char *desktop; /* of XDG_CURRENT_DESKTOP */
  const char *source;
  const char *schema;
  const char *key;
  gboolean    when; /* the value that is Do Not Disturb */
} Place;

/* clang-format off */
static const Place places[] = {
  { "Budgie", "budgie", "org.gnome.desktop.notifications", "show-banners", FALSE },
  { "GNOME", "gnome", "org.gnome.desktop.notifications", "show-banners", FALSE },
  { "X-Cinnamon", "cinnamon", "org.cinnamon.desktop.notifications", "display-notifications", FALSE },
  { "MATE", "mate", "org.mate.NotificationDaemon", "do-not-disturb", TRUE },
};
/* clang-format on */

struct _RhomDndSettings
{
  GObject parent_instance;

  const Place *place;    /* (static) (nullable): %NULL if no setting says it here */
  GSettings   *settings; /* (owned) (nullable): with it */
};

G_DEFINE_FINAL_TYPE (RhomDndSettings, rhom_dnd_settings, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A schema that is missing, or a key, would end the process. */
static GSettings *
open_settings (const Place *place)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, place->schema, TRUE) : NULL;
  g_autoptr (GSettingsSchemaKey) key = NULL;

  if (schema == NULL || !g_settings_schema_has_key (schema, place->key))
    return NULL;
  key = g_settings_schema_get_key (schema, place->key);
  if (!g_variant_type_equal (g_settings_schema_key_get_value_type (key), G_VARIANT_TYPE_BOOLEAN))
    return NULL;
  return g_settings_new_full (schema, NULL, NULL);
}

static void
setting_changed_cb (RhomDndSettings *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A setting tells of its changes only once it was read. */
static void
follow (RhomDndSettings *self)
{
  g_autofree char *detail = g_strconcat ("changed::", self->place->key, NULL);

  g_signal_connect_object (self->settings, detail, G_CALLBACK (setting_changed_cb), self, G_CONNECT_SWAPPED);
  g_settings_get_boolean (self->settings, self->place->key);
}

static void
rhom_dnd_settings_dispose (GObject *object)
{
  g_clear_object (&RHOM_DND_SETTINGS (object)->settings);

  G_OBJECT_CLASS (rhom_dnd_settings_parent_class)->dispose (object);
}

static void
rhom_dnd_settings_class_init (RhomDndSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_dnd_settings_dispose;

  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_DND_SETTINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_dnd_settings_init (RhomDndSettings *self)
{
  const char *current = g_getenv ("XDG_CURRENT_DESKTOP");
  g_auto (GStrv) desktops = g_strsplit (current != NULL ? current : "", ":", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (places) && self->settings == NULL; i++)
    if (g_strv_contains ((const char *const *) desktops, places[i].desktop))
      {
        self->place = &places[i];
        self->settings = open_settings (self->place);
      }
  if (self->settings != NULL)
    follow (self);
}

RhomDndSettings *
rhom_dnd_settings_new (void)
{
  return g_object_new (RHOM_TYPE_DND_SETTINGS, NULL);
}

RhomBusyAnswer
rhom_dnd_settings_get_answer (RhomDndSettings *self)
{
  g_return_val_if_fail (RHOM_IS_DND_SETTINGS (self), RHOM_BUSY_ANSWER_MISSING);

  if (self->settings == NULL)
    return RHOM_BUSY_ANSWER_MISSING;
  return g_settings_get_boolean (self->settings, self->place->key) == self->place->when ? RHOM_BUSY_ANSWER_BUSY : RHOM_BUSY_ANSWER_FREE;
}

const char *
rhom_dnd_settings_get_source (RhomDndSettings *self)
{
  g_return_val_if_fail (RHOM_IS_DND_SETTINGS (self), NULL);

  return self->place != NULL ? self->place->source : NULL;
}
