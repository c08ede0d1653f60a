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

/**
 * rhom_therapy_text_state:
 *
 * Returns: (transfer full): one line on heat or ice that stays true while time goes on
 */
char *
rhom_therapy_text_state (RhomServiceClient *client)
{
  RhomIpcTherapy  *therapy = rhom_service_client_get_therapy (client);
  const char      *state = rhom_service_client_get_therapy_state (client);
  const char      *kind;
  const char      *region;
  g_autofree char *end = NULL;

  if (*state == '\0' || g_str_equal (state, "idle"))
    return g_strdup (_("A timer for a pack, with an alarm at its end"));

  kind = rhom_therapy_text_kind (rhom_ipc_therapy_get_kind (therapy));
  region = rhom_therapy_text_region_of (rhom_ipc_therapy_get_region (therapy));
  if (g_str_equal (state, "paused"))
    /* Translators: first heat or ice, then a place of the body. */
    return g_strdup_printf (_("%s, %s: paused"), kind, region);
  if (g_str_equal (state, "ended"))
    /* Translators: first heat or ice, then a place of the body. */
    return g_strdup_printf (_("%s, %s: time to take it off"), kind, region);

  end = rhom_time_text_of_day (rhom_service_client_get_clock (client), rhom_ipc_therapy_get_deadline (therapy));
  /* Translators: first heat or ice, then a place of the body, then a time of day. */
  return g_strdup_printf (_("%s, %s: until %s"), kind, region, end);
}
