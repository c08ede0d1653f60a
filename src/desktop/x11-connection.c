/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/x11-connection.h"

#include <string.h>

/*
 * An X client has to wait for its server to be let in, and a server may take
 * its time, or hang. So this happens in a thread, which ends with it.
 */

/* xcb 1.15 returns the name two bytes too late in xcb_sync_systemcounter_name(). */
static gboolean
is_idletime (const xcb_sync_systemcounter_t *counter)
{
  const char *name = (const char *) &counter->name_len + sizeof counter->name_len;

  return counter->name_len == strlen ("IDLETIME") && memcmp (name, "IDLETIME", counter->name_len) == 0;
}

static gboolean
find_counter (RhomX11Connection *self)
{
  g_autofree xcb_sync_list_system_counters_reply_t *reply = xcb_sync_list_system_counters_reply (self->xcb, xcb_sync_list_system_counters (self->xcb), NULL);
  xcb_sync_systemcounter_iterator_t                 iter;

  if (reply == NULL)
    return FALSE;
  for (iter = xcb_sync_list_system_counters_counters_iterator (reply); iter.rem > 0; xcb_sync_systemcounter_next (&iter))
    {
      if (is_idletime (iter.data))
        self->idletime = iter.data->counter;
    }
  return self->idletime != 0;
}

static gboolean
start_sync (RhomX11Connection *self)
{
  const xcb_query_extension_reply_t      *extension = xcb_get_extension_data (self->xcb, &xcb_sync_id);
  g_autofree xcb_sync_initialize_reply_t *reply = NULL;

  if (extension == NULL || !extension->present)
    return FALSE;
  self->alarm_event = extension->first_event + XCB_SYNC_ALARM_NOTIFY;
  reply = xcb_sync_initialize_reply (self->xcb, xcb_sync_initialize (self->xcb, XCB_SYNC_MAJOR_VERSION, XCB_SYNC_MINOR_VERSION), NULL);
  return reply != NULL;
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr (RhomX11Connection) self = g_new0 (RhomX11Connection, 1);

  self->xcb = xcb_connect (NULL, NULL);
  if (xcb_connection_has_error (self->xcb) || !start_sync (self) || !find_counter (self))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "No X server tells the time without input");
  else
    g_task_return_pointer (task, g_steal_pointer (&self), (GDestroyNotify) rhom_x11_connection_free);
}

/**
 * rhom_x11_connection_open:
 *
 * Asks the X server of $DISPLAY.
 */
void
rhom_x11_connection_open (GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, rhom_x11_connection_open);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * rhom_x11_connection_open_finish:
 *
 * Returns: (transfer full): the connection, or %NULL with @error
 */
RhomX11Connection *
rhom_x11_connection_open_finish (GAsyncResult *result,
                                 GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rhom_x11_connection_free:
 *
 * Its alarms end with it.
 */
void
rhom_x11_connection_free (RhomX11Connection *self)
{
  xcb_disconnect (self->xcb);
  g_free (self);
}
