/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/therapy-rests.h"

#include "core/time-text.h"
#include "ui/therapy-text.h"

#include <glib/gi18n-lib.h>

/*
 * Which places should rest, as the service says it. A rest that is over needs
 * no word from the service: the moments are known.
 */

/**
 * rhom_therapy_rests_find:
 *
 * Returns: the rest of @region, as of now
 */
RhomTherapyRest
rhom_therapy_rests_find (RhomServiceClient *client,
                         RhomRegion         region)
{
  gint64          now_usec = rhom_clock_get_elapsed_usec (rhom_service_client_get_clock (client));
  RhomTherapyRest rest = { 0, 0 };
  GVariant       *rests = NULL;

  if (rhom_service_client_is_connected (client))
    rests = rhom_ipc_therapy_get_rests (rhom_service_client_get_therapy (client));
  if (rests == NULL || !g_variant_lookup (rests, rhom_region_to_id (region), "(xx)", &rest.refused_until_usec, &rest.fine_from_usec))
    return rest;
  return rest.fine_from_usec > now_usec ? rest : (RhomTherapyRest){ 0, 0 };
}

/**
 * rhom_therapy_rests_is_refused:
 *
 * Returns: whether no pack is allowed there now
 */
gboolean
rhom_therapy_rests_is_refused (RhomServiceClient *client,
                               RhomRegion         region)
{
  return rhom_therapy_rests_find (client, region).refused_until_usec > rhom_clock_get_elapsed_usec (rhom_service_client_get_clock (client));
}

/**
 * rhom_therapy_rests_get_next_usec:
 *
 * Returns: when something of the rests changes next, elapsed scale; 0 if nothing will
 */
gint64
rhom_therapy_rests_get_next_usec (RhomServiceClient *client)
{
  gint64 now_usec = rhom_clock_get_elapsed_usec (rhom_service_client_get_clock (client));
  gint64 next_usec = G_MAXINT64;

  for (int i = 0; i < RHOM_N_REGIONS; i++)
    {
      RhomTherapyRest rest = rhom_therapy_rests_find (client, i);

      if (rest.refused_until_usec > now_usec)
        next_usec = MIN (next_usec, rest.refused_until_usec);
      else if (rest.fine_from_usec > now_usec)
        next_usec = MIN (next_usec, rest.fine_from_usec);
    }
  return next_usec == G_MAXINT64 ? 0 : next_usec;
}

/**
 * rhom_therapy_rests_dup_text:
 *
 * Returns: (transfer full): what is to be said of that place before a pack is laid there; "" if nothing is
 */
char *
rhom_therapy_rests_dup_text (RhomServiceClient *client,
                             RhomRegion         region)
{
  RhomClock       *clock = rhom_service_client_get_clock (client);
  RhomTherapyRest  rest = rhom_therapy_rests_find (client, region);
  g_autofree char *refused_until = NULL;
  g_autofree char *fine_from = NULL;

  if (rest.fine_from_usec == 0)
    return g_strdup ("");
  fine_from = rhom_time_text_of_day (clock, rest.fine_from_usec);
  if (!rhom_therapy_rests_is_refused (client, region))
    /* Translators: %s is a time of day. */
    return g_strdup_printf (_("It still rests: the next pack here is fine from %s."), fine_from);
  refused_until = rhom_time_text_of_day (clock, rest.refused_until_usec);
  /* Translators: both are times of day; no heat or ice is allowed on this part of the body now. */
  return g_strdup_printf (_("It must rest until %s; the next pack here is fine from %s."), refused_until, fine_from);
}

/**
 * rhom_therapy_rests_dup_sentence:
 *
 * Returns: (transfer full): from when that place may have its next pack, by its name; "" if it may now
 */
char *
rhom_therapy_rests_dup_sentence (RhomServiceClient *client,
                                 RhomRegion         region)
{
  RhomTherapyRest  rest = rhom_therapy_rests_find (client, region);
  g_autofree char *fine_from = NULL;

  if (rest.fine_from_usec == 0)
    return g_strdup ("");
  fine_from = rhom_time_text_of_day (rhom_service_client_get_clock (client), rest.fine_from_usec);
  /* Translators: first a part of the body, then a time of day. */
  return g_strdup_printf (_("%s: the next pack is fine from %s."), rhom_therapy_text_region (region), fine_from);
}
