/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/greeter.h"

#include <glib/gi18n-lib.h>

/**
 * RhomGreeter:
 *
 * Says what nobody asked for: where Rhomboid is on a desktop without a tray,
 * once; and what went wrong and was put right, such as a history that was
 * moved aside.
 */

#define NOTIFICATION_ID "problem"

/* A tray that starts with the session may come a little later than we do. */
#define TRAY_WITHIN_USEC (10 * RHOM_USEC_PER_SEC)

struct _RhomGreeter
{
  GObject parent_instance;

  RhomClock    *clock;    /* (owned) */
  RhomKeeper   *keeper;   /* (owned) */
  RhomTray     *tray;     /* (owned) */
  RhomNotifier *notifier; /* (owned) */
  RhomLauncher *launcher; /* (owned) */
  RhomSettings *settings; /* (owned) */
  guint         alarm_id;
};

G_DEFINE_FINAL_TYPE (RhomGreeter, rhom_greeter, G_TYPE_OBJECT)

static void
greet_cb (gpointer user_data)
{
  RhomGreeter *self = user_data;

  self->alarm_id = 0;
  if (!rhom_tray_is_hosted (self->tray) && !rhom_settings_get_boolean (self->settings, RHOM_SETTING_FIRST_RUN_DONE))
    rhom_launcher_activate_action (self->launcher, "today", NULL, NULL);
}

static void
keeper_problem_cb (RhomKeeper  *keeper,
                   RhomGreeter *self)
{
  const RhomNotification notification = {
    .id = NOTIFICATION_ID,
    .title = _("Rhomboid goes on, but something was wrong"),
                .body = rhom_keeper_get_problems (keeper)[0],
                .default_action = "open",
                .default_label = _("Show"),
                };

  rhom_notifier_show (self->notifier, &notification);
}

static void
notifier_action_cb (RhomNotifier *notifier,
                    const char   *id,
                    const char   *action,
                    const char   *token,
                    RhomGreeter  *self)
{
  if (g_str_equal (id, NOTIFICATION_ID))
    rhom_launcher_activate_action (self->launcher, "preferences", NULL, token);
}

static void
rhom_greeter_dispose (GObject *object)
{
  RhomGreeter *self = RHOM_GREETER (object);

  if (self->alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->alarm_id);
  self->alarm_id = 0;
  g_clear_object (&self->settings);
  g_clear_object (&self->launcher);
  g_clear_object (&self->notifier);
  g_clear_object (&self->tray);
  g_clear_object (&self->keeper);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_greeter_parent_class)->dispose (object);
}

static void
rhom_greeter_class_init (RhomGreeterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_greeter_dispose;
}

static void
rhom_greeter_init (RhomGreeter *self)
{
}

/**
 * rhom_greeter_new:
 *
 * Returns: (transfer full): looks for a tray after a while, and reports problems from now on
 */
RhomGreeter *
rhom_greeter_new (RhomClock    *clock,
                  RhomKeeper   *keeper,
                  RhomTray     *tray,
                  RhomNotifier *notifier,
                  RhomLauncher *launcher,
                  RhomSettings *settings)
{
  RhomGreeter *self = g_object_new (RHOM_TYPE_GREETER, NULL);

  self->clock = g_object_ref (clock);
  self->keeper = g_object_ref (keeper);
  self->tray = g_object_ref (tray);
  self->notifier = g_object_ref (notifier);
  self->launcher = g_object_ref (launcher);
  self->settings = g_object_ref (settings);
  if (!rhom_settings_get_boolean (settings, RHOM_SETTING_FIRST_RUN_DONE))
    self->alarm_id = rhom_clock_add_alarm (clock, rhom_clock_get_elapsed_usec (clock) + TRAY_WITHIN_USEC, greet_cb, self);
  g_signal_connect_object (keeper, "problem", G_CALLBACK (keeper_problem_cb), self, 0);
  g_signal_connect_object (notifier, "action", G_CALLBACK (notifier_action_cb), self, 0);
  return self;
}
