/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/inhibitors.h"

/* KDE's power management. */

#define NAME "org.kde.Solid.PowerManagement.PolicyAgent"
#define PATH "/org/kde/Solid/PowerManagement/PolicyAgent"
#define SOURCE "kde"

/* What videos and slides ask for; a download asks for something else. */
#define CHANGE_SCREEN_SETTINGS 4u

static void
end (RhomBusyRound *round,
     RhomBusyAnswer answer,
     const char    *who)
{
  rhom_busy_round_tell (round, RHOM_BUSY_INHIBITOR, answer, SOURCE, who);
  rhom_busy_round_end (round, RHOM_BUSY_INHIBITOR);
  g_object_unref (round);
}

static void
call (GDBusConnection    *bus,
      RhomBusyRound      *round,
      const char         *method,
      GVariant           *parameters,
      const char         *reply_type,
      GAsyncReadyCallback callback)
{
  g_dbus_connection_call (bus, NAME, PATH, NAME, method, parameters, G_VARIANT_TYPE (reply_type), G_DBUS_CALL_FLAGS_NO_AUTO_START, G_MAXINT, rhom_busy_round_get_cancellable (round), callback, round);
}

/* The list does not tell the kinds of inhibition apart: if only ours are in
 * it, then it is ours. Who has no list has no names; who is gone, nothing. */
static void
inhibitions_received_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariantIter) iter = NULL;
  RhomBusyRound *round = user_data;
  const char    *who = NULL;
  gboolean       has_us = FALSE;

  if (reply != NULL)
    g_variant_get (reply, "(a(ss))", &iter);
  while (iter != NULL && g_variant_iter_next (iter, "(&s&s)", &who, NULL))
    {
      if (!rhom_busy_is_us (who))
        {
          end (round, RHOM_BUSY_ANSWER_BUSY, who);
          return;
        }
      has_us = TRUE;
    }
  if (reply == NULL && !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD))
    end (round, RHOM_BUSY_ANSWER_MISSING, NULL);
  else
    end (round, has_us ? RHOM_BUSY_ANSWER_FREE : RHOM_BUSY_ANSWER_BUSY, NULL);
}

static void
has_inhibition_received_cb (GObject      *source,
                            GAsyncResult *result,
                            gpointer      user_data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  RhomBusyRound *round = user_data;
  gboolean       is_inhibited = FALSE;

  if (reply != NULL)
    g_variant_get (reply, "(b)", &is_inhibited);
  if (is_inhibited)
    call (G_DBUS_CONNECTION (source), round, "ListInhibitions", NULL, "(a(ss))", inhibitions_received_cb);
  else
    end (round, reply != NULL ? RHOM_BUSY_ANSWER_FREE : RHOM_BUSY_ANSWER_MISSING, NULL);
}

void
rhom_inhibitor_kde_ask (GDBusConnection *session_bus,
                        RhomBusyRound   *round)
{
  rhom_busy_round_begin (round, RHOM_BUSY_INHIBITOR);
  call (session_bus, g_object_ref (round), "HasInhibition", g_variant_new ("(u)", CHANGE_SCREEN_SETTINGS), "(b)", has_inhibition_received_cb);
}
