/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/time-zone.h"

#include "desktop/system-bus.h"

/**
 * RhomTimeZone:
 *
 * Tells the clock when somebody sets another time zone for this machine. Only
 * listens to timedated: that is started when it is wanted and ends soon after.
 */

#define TIMEDATE_NAME "org.freedesktop.timedate1"
#define TIMEDATE_PATH "/org/freedesktop/timedate1"

struct _RhomTimeZone
{
  GObject parent_instance;

  RhomClock       *clock;      /* (owned) */
  GDBusConnection *system_bus; /* (owned) (nullable): until it is there */
  guint            subscription;
};

G_DEFINE_FINAL_TYPE (RhomTimeZone, rhom_time_zone, G_TYPE_OBJECT)

enum
{
  PROP_CLOCK = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
properties_changed_cb (GDBusConnection *connection,
                       const char      *sender,
                       const char      *path,
                       const char      *interface,
                       const char      *signal,
                       GVariant        *parameters,
                       gpointer         user_data)
{
  RhomTimeZone *self = user_data;
  g_autoptr (GVariant) changed = NULL;
  g_autofree const char **invalidated = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")))
    return;
  g_variant_get (parameters, "(&s@a{sv}^a&s)", NULL, &changed, &invalidated);
  if (g_variant_lookup (changed, "Timezone", "s", NULL) || g_strv_contains (invalidated, "Timezone"))
    rhom_clock_emit_wall_changed (self->clock);
}

static void
system_bus_connected_cb (gpointer         owner,
                         GDBusConnection *system_bus)
{
  RhomTimeZone *self = owner;

  self->system_bus = g_object_ref (system_bus);
  self->subscription = g_dbus_connection_signal_subscribe (system_bus, TIMEDATE_NAME, "org.freedesktop.DBus.Properties", "PropertiesChanged", TIMEDATE_PATH, TIMEDATE_NAME, G_DBUS_SIGNAL_FLAGS_NONE, properties_changed_cb, self, NULL);
}

static void
rhom_time_zone_constructed (GObject *object)
{
  RhomTimeZone *self = RHOM_TIME_ZONE (object);

  G_OBJECT_CLASS (rhom_time_zone_parent_class)->constructed (object);

  g_assert (self->clock != NULL);
  rhom_system_bus_get (self, system_bus_connected_cb);
}

static void
rhom_time_zone_dispose (GObject *object)
{
  RhomTimeZone *self = RHOM_TIME_ZONE (object);

  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->system_bus, self->subscription);
  self->subscription = 0;
  g_clear_object (&self->system_bus);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_time_zone_parent_class)->dispose (object);
}

static void
rhom_time_zone_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  RhomTimeZone *self = RHOM_TIME_ZONE (object);

  switch (property_id)
    {
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rhom_time_zone_class_init (RhomTimeZoneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rhom_time_zone_constructed;
  object_class->dispose = rhom_time_zone_dispose;
  object_class->set_property = rhom_time_zone_set_property;

  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, RHOM_TYPE_CLOCK, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rhom_time_zone_init (RhomTimeZone *self)
{
}

/**
 * rhom_time_zone_new:
 * @clock: made to emit #RhomClock::wall-changed
 *
 * Returns: (transfer full): listens for as long as it lives
 */
RhomTimeZone *
rhom_time_zone_new (RhomClock *clock)
{
  return g_object_new (RHOM_TYPE_TIME_ZONE, "clock", clock, NULL);
}
