/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/busy-view.h"

/* What the service saw last of what makes a moment the wrong one for a break. */

/**
 * rhom_busy_view_foreach:
 * @func: called for each kind; its texts are gone after it
 *
 * Nothing is called while the service is not there.
 */
void
rhom_busy_view_foreach (RhomServiceClient *client,
                        RhomBusyViewFunc   func,
                        gpointer           user_data)
{
  GVariant    *busy = rhom_service_client_is_connected (client) ? rhom_ipc_desktop_get_busy (rhom_service_client_get_desktop (client)) : NULL;
  GVariantIter iter;
  const char  *kind, *source, *who;
  gboolean     is_so;

  if (busy == NULL)
    return;
  g_variant_iter_init (&iter, busy);
  while (g_variant_iter_next (&iter, "(&sb&s&s)", &kind, &is_so, &source, &who))
    func (kind, is_so, source, who, user_data);
}

static void
note_microphone (const char *kind,
                 gboolean    is_so,
                 const char *source,
                 const char *who,
                 gpointer    is_in_call)
{
  if (g_str_equal (kind, "microphone"))
    *(gboolean *) is_in_call = is_so;
}

/**
 * rhom_busy_view_is_in_call:
 *
 * Returns: whether a microphone was in use when the service looked last
 */
gboolean
rhom_busy_view_is_in_call (RhomServiceClient *client)
{
  gboolean is_in_call = FALSE;

  rhom_busy_view_foreach (client, note_microphone, &is_in_call);
  return is_in_call;
}

/**
 * rhom_busy_view_look:
 *
 * Has the service look now; what it sees comes as a change of the client.
 */
void
rhom_busy_view_look (RhomServiceClient *client)
{
  if (rhom_service_client_is_connected (client))
    rhom_service_client_call_desktop (client, "AskBusy", NULL);
}
