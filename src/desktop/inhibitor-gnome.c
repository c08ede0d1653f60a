/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/inhibitors.h"

/* The session manager of GNOME; those of MATE, Cinnamon and Budgie have its
 * name and its interface. */

#define NAME "org.gnome.SessionManager"
#define PATH "/org/gnome/SessionManager"
#define INHIBITOR_INTERFACE "org.gnome.SessionManager.Inhibitor"
#define SOURCE "gnome"

#define FLAG_IDLE 8u

/* Nobody has so many; and each is two questions. */
#define MAX_INHIBITORS 16

typedef struct
{
  GDBusConnection *bus;   /* (owned) */
  RhomBusyRound   *round; /* (owned) */
  GStrv            paths; /* (owned) (nullable): of the inhibitors, once they are known */
  guint            index; /* of the one that is looked at */
} Ask;

static void look_at_next (Ask *self);

static void
end (Ask           *self,
     RhomBusyAnswer answer,
     const char    *who)
{
  rhom_busy_round_tell (self->round, RHOM_BUSY_INHIBITOR, answer, SOURCE, who);
  rhom_busy_round_end (self->round, RHOM_BUSY_INHIBITOR);
  g_strfreev (self->paths);
  g_object_unref (self->round);
  g_object_unref (self->bus);
  g_free (self);
}

static void
call (Ask                *self,
      const char         *path,
      const char         *interface,
      const char         *method,
      GVariant           *parameters,
      const char         *reply_type,
      GAsyncReadyCallback callback)
{
  g_dbus_connection_call (self->bus, NAME, path, interface, method, parameters, G_VARIANT_TYPE (reply_type), G_DBUS_CALL_FLAGS_NO_AUTO_START, G_MAXINT, rhom_busy_round_get_cancellable (self->round), callback, self);
}

static void
app_id_received_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  Ask        *self = user_data;
  const char *app_id = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(&s)", &app_id);
  if (reply == NULL || rhom_busy_is_us (app_id))
    look_at_next (self);
  else
    end (self, RHOM_BUSY_ANSWER_BUSY, app_id);
}

/* One that is gone by now is none. */
static void
flags_received_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  Ask    *self = user_data;
  guint32 flags = 0;

  if (reply != NULL)
    g_variant_get (reply, "(u)", &flags);
  if ((flags & FLAG_IDLE) == 0)
    look_at_next (self);
  else
    call (self, self->paths[self->index - 1], INHIBITOR_INTERFACE, "GetAppId", NULL, "(s)", app_id_received_cb);
}

static void
look_at_next (Ask *self)
{
  const char *path = self->index < MAX_INHIBITORS ? self->paths[self->index] : NULL;

  self->index++;
  if (path == NULL)
    end (self, RHOM_BUSY_ANSWER_FREE, NULL);
  else
    call (self, path, INHIBITOR_INTERFACE, "GetFlags", NULL, "(u)", flags_received_cb);
}

static void
inhibitors_received_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  Ask *self = user_data;

  if (reply == NULL)
    {
      end (self, RHOM_BUSY_ANSWER_MISSING, NULL);
      return;
    }
  g_variant_get (reply, "(^ao)", &self->paths);
  look_at_next (self);
}

static void
is_inhibited_received_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  Ask     *self = user_data;
  gboolean is_inhibited = FALSE;

  if (reply != NULL)
    g_variant_get (reply, "(b)", &is_inhibited);
  if (is_inhibited)
    call (self, PATH, NAME, "GetInhibitors", NULL, "(ao)", inhibitors_received_cb);
  else
    end (self, reply != NULL ? RHOM_BUSY_ANSWER_FREE : RHOM_BUSY_ANSWER_MISSING, NULL);
}

void
rhom_inhibitor_gnome_ask (GDBusConnection *session_bus,
                          RhomBusyRound   *round)
{
  Ask *self = g_new0 (Ask, 1);

  self->bus = g_object_ref (session_bus);
  self->round = g_object_ref (round);
  rhom_busy_round_begin (round, RHOM_BUSY_INHIBITOR);
  call (self, PATH, NAME, "IsInhibited", g_variant_new ("(u)", FLAG_IDLE), "(b)", is_inhibited_received_cb);
}
