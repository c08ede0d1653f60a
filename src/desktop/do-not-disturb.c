/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/do-not-disturb.h"

#include "desktop/dnd-flag.h"
#include "desktop/dnd-settings.h"

/**
 * RhomDoNotDisturb:
 *
 * Whether the person switched notifications off, by whatever switch this
 * desktop has. All of them tell of changes by themselves.
 *
 * #RhomDoNotDisturb::changed: the finding may be another.
 */

#define PROPERTIES_INTERFACE "org.freedesktop.DBus.Properties"
#define NOTIFICATIONS_NAME "org.freedesktop.Notifications"
#define NOTIFICATIONS_PATH "/org/freedesktop/Notifications"

static const RhomDndPlace places[] = {
  {
    .source = "dunst",
    .name = NOTIFICATIONS_NAME,
    .path = NOTIFICATIONS_PATH,
    .interface = PROPERTIES_INTERFACE,
    .method = "Get",
    .first = "org.dunstproject.cmd0",
    .second = "paused",
    .signal_interface = PROPERTIES_INTERFACE,
    .signal = "PropertiesChanged",
  },
  {
    .source = "kde",
    .name = NOTIFICATIONS_NAME,
    .path = NOTIFICATIONS_PATH,
    .interface = PROPERTIES_INTERFACE,
    .method = "Get",
    .first = NOTIFICATIONS_NAME,
    .second = "Inhibited",
    .signal_interface = PROPERTIES_INTERFACE,
    .signal = "PropertiesChanged",
  },
  {
    .source = "xfce",
    .name = "org.xfce.Xfconf",
    .path = "/org/xfce/Xfconf",
    .interface = "org.xfce.Xfconf",
    .method = "GetProperty",
    .first = "xfce4-notifyd",
    .second = "/do-not-disturb",
    .signal_interface = "org.xfce.Xfconf",
    .signal = NULL, /* changed, or removed */
    .unset_error = "org.xfce.Xfconf.Error.PropertyNotFound",
  },
};

struct _RhomDoNotDisturb
{
  GObject parent_instance;

  RhomDndFlag     *flags[G_N_ELEMENTS (places)]; /* (owned) */
  RhomDndSettings *settings;                     /* (owned) */
};

G_DEFINE_FINAL_TYPE (RhomDoNotDisturb, rhom_do_not_disturb, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_changed (RhomDoNotDisturb *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
rhom_do_not_disturb_dispose (GObject *object)
{
  RhomDoNotDisturb *self = RHOM_DO_NOT_DISTURB (object);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    g_clear_object (&self->flags[i]);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rhom_do_not_disturb_parent_class)->dispose (object);
}

static void
rhom_do_not_disturb_class_init (RhomDoNotDisturbClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_do_not_disturb_dispose;

  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_DO_NOT_DISTURB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_do_not_disturb_init (RhomDoNotDisturb *self)
{
}

RhomDoNotDisturb *
rhom_do_not_disturb_new (GDBusConnection *session_bus)
{
  RhomDoNotDisturb *self = g_object_new (RHOM_TYPE_DO_NOT_DISTURB, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      self->flags[i] = rhom_dnd_flag_new (session_bus, &places[i]);
      g_signal_connect_object (self->flags[i], "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
    }
  self->settings = rhom_dnd_settings_new ();
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rhom_do_not_disturb_get_finding:
 * @finding: (out): as far as it is known now
 */
void
rhom_do_not_disturb_get_finding (RhomDoNotDisturb *self,
                                 RhomBusyFinding  *finding)
{
  g_return_if_fail (RHOM_IS_DO_NOT_DISTURB (self));

  *finding = (RhomBusyFinding){ 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    rhom_busy_finding_add (finding, rhom_dnd_flag_get_answer (self->flags[i]), rhom_dnd_flag_get_source (self->flags[i]), NULL);
  rhom_busy_finding_add (finding, rhom_dnd_settings_get_answer (self->settings), rhom_dnd_settings_get_source (self->settings), NULL);
}

/**
 * rhom_do_not_disturb_ask:
 *
 * Makes sure of it: @round is over for us once the finding is fresh.
 */
void
rhom_do_not_disturb_ask (RhomDoNotDisturb *self,
                         RhomBusyRound    *round)
{
  g_return_if_fail (RHOM_IS_DO_NOT_DISTURB (self));

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    rhom_dnd_flag_ask (self->flags[i], round);
}

/**
 * rhom_do_not_disturb_give_up:
 *
 * @round is over.
 */
void
rhom_do_not_disturb_give_up (RhomDoNotDisturb *self)
{
  g_return_if_fail (RHOM_IS_DO_NOT_DISTURB (self));

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    rhom_dnd_flag_give_up (self->flags[i]);
}
