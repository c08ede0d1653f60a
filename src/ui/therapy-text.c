/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/therapy-text.h"

#include "core/time-text.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const char *const region_names[RHOM_N_REGIONS] = {
  /* Translators: places of the body on which a pack lies. */
  [RHOM_REGION_UPPER_BACK] = N_("Upper back"),
  [RHOM_REGION_NECK] = N_("Neck"),
  [RHOM_REGION_LEFT_SHOULDER] = N_("Left shoulder"),
  [RHOM_REGION_RIGHT_SHOULDER] = N_("Right shoulder"),
  [RHOM_REGION_LOWER_BACK] = N_("Lower back"),
};
/* clang-format on */

/**
 * rhom_therapy_text_kind:
 * @kind_id: (nullable): as the service says it
 *
 * Returns: (transfer none): the word for people
 */
const char *
rhom_therapy_text_kind (const char *kind_id)
{
  if (g_strcmp0 (kind_id, "alternate") == 0)
    /* Translators: ice and heat by turns. */
    return _("Alternate");
  /* Translators: a cold pack on the body. */
  return g_strcmp0 (kind_id, "ice") == 0 ? _("Ice") : _("Heat");
}

/**
 * rhom_therapy_text_region:
 *
 * Returns: (transfer none): the name of the place
 */
const char *
rhom_therapy_text_region (RhomRegion region)
{
  g_return_val_if_fail (region < RHOM_N_REGIONS, "");

  return _(region_names[region]);
}

/**
 * rhom_therapy_text_region_of:
 * @region_id: (nullable): as the service says it
 *
 * Returns: (transfer none): the name of the place, "" for one that is not known
 */
const char *
rhom_therapy_text_region_of (const char *region_id)
{
  RhomRegion region;

  if (region_id == NULL || !rhom_region_from_id (region_id, &region, NULL))
    return "";
  return rhom_therapy_text_region (region);
}

/* The rest needs the end of a sentence. */
static char *
say_until (RhomServiceClient *client,
           const char        *what,
           const char        *region)
{
  gint64           deadline_usec = rhom_ipc_therapy_get_deadline (rhom_service_client_get_therapy (client));
  g_autofree char *end = rhom_time_text_of_day (rhom_service_client_get_clock (client), deadline_usec);

  /* Translators: first heat or ice, then a place of the body, then a time of day. */
  return g_strdup_printf (_("%s, %s: until %s"), what, region, end);
}

/**
 * rhom_therapy_text_title:
 *
 * Returns: (transfer full): what is on, or comes next, and where
 */
char *
rhom_therapy_text_title (RhomServiceClient *client)
{
  RhomIpcTherapy *therapy = rhom_service_client_get_therapy (client);

  /* Translators: first heat or ice, then a place of the body. */
  return g_strdup_printf (_("%s: %s"), rhom_therapy_text_kind (rhom_ipc_therapy_get_pack (therapy)),
                             rhom_therapy_text_region_of (rhom_ipc_therapy_get_region (therapy)));
}

/**
 * rhom_therapy_text_state:
 *
 * Returns: (transfer full): one line on heat or ice that stays true while time goes on
 */
char *
rhom_therapy_text_state (RhomServiceClient *client)
{
  RhomIpcTherapy *therapy = rhom_service_client_get_therapy (client);
  const char     *state = rhom_service_client_get_therapy_state (client);
  const char     *pack, *region;

  if (*state == '\0' || g_str_equal (state, "idle"))
    return g_strdup (_("A timer for a pack, with an alarm at its end"));

  pack = rhom_therapy_text_kind (rhom_ipc_therapy_get_pack (therapy));
  region = rhom_therapy_text_region_of (rhom_ipc_therapy_get_region (therapy));
  if (g_str_equal (state, "checking"))
    /* Translators: in these lines first heat or ice, then a place of the body. */
    return g_strdup_printf (_("%s, %s: please look at your skin"), pack, region);
  if (g_str_equal (state, "paused"))
    return g_strdup_printf (_("%s, %s: paused"), pack, region);
  if (g_str_equal (state, "ended"))
    return g_strdup_printf (_("%s, %s: time to take it off"), pack, region);
  if (g_str_equal (state, "between"))
    return g_strdup_printf (_("%s, %s: comes after a rest"), pack, region);
  if (g_str_equal (state, "ready"))
    return g_strdup_printf (_("%s, %s: put it on now"), pack, region);
  return say_until (client, pack, region);
}
