/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/inhibitors.h"

#include <unistd.h>

/* logind's locks, which systemd-inhibit(1) and some players take. */

#define NAME "org.freedesktop.login1"
#define PATH "/org/freedesktop/login1"
#define INTERFACE "org.freedesktop.login1.Manager"
#define SOURCE "logind"

static gboolean
has_idle (const char *what)
{
  g_auto (GStrv) words = g_strsplit (what, ":", -1);

  return g_strv_contains ((const char *const *) words, "idle");
}

/* Returns: (nullable): who blocks idle for this user; valid as long as @locks */
static const char *
find_blocker (GVariant *locks)
{
  GVariantIter iter;
  const char  *what, *who, *mode;
  guint32      uid;

  g_variant_iter_init (&iter, locks);
  while (g_variant_iter_next (&iter, "(&s&s&s&suu)", &what, &who, NULL, &mode, &uid, NULL))
    if (uid == getuid () && g_str_has_prefix (mode, "block") && has_idle (what) && !rhom_busy_is_us (who))
      return who;
  return NULL;
}

static void
inhibitors_received_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (RhomBusyRound) round = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) locks = reply != NULL ? g_variant_get_child_value (reply, 0) : NULL;
  const char    *who = locks != NULL ? find_blocker (locks) : NULL;
  RhomBusyAnswer answer = locks != NULL ? RHOM_BUSY_ANSWER_FREE : RHOM_BUSY_ANSWER_MISSING;

  rhom_busy_round_tell (round, RHOM_BUSY_INHIBITOR, who != NULL ? RHOM_BUSY_ANSWER_BUSY : answer, SOURCE, who);
  rhom_busy_round_end (round, RHOM_BUSY_INHIBITOR);
}

void
rhom_inhibitor_logind_ask (GDBusConnection *system_bus,
                           RhomBusyRound   *round)
{
  rhom_busy_round_begin (round, RHOM_BUSY_INHIBITOR);
  g_dbus_connection_call (system_bus, NAME, PATH, INTERFACE, "ListInhibitors", NULL, G_VARIANT_TYPE ("(a(ssssuu))"), G_DBUS_CALL_FLAGS_NO_AUTO_START, G_MAXINT, rhom_busy_round_get_cancellable (round), inhibitors_received_cb, g_object_ref (round));
}
