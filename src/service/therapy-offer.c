/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/therapy-offer.h"

/*
 * Heat ends with gentle movement. Of each region two cards that move it without
 * strength, at the desk: the second in case the first one was hidden.
 */

#define N_CHOICES 2

static const char *const choices[RHOM_N_REGIONS][N_CHOICES] = {
  [RHOM_REGION_UPPER_BACK] = { "shoulder-rolls", "seated-twist" },
  [RHOM_REGION_NECK] = { "neck-tilt", "shoulder-rolls" },
  [RHOM_REGION_LEFT_SHOULDER] = { "shoulder-circles", "shoulder-rolls" },
  [RHOM_REGION_RIGHT_SHOULDER] = { "shoulder-circles", "shoulder-rolls" },
  [RHOM_REGION_LOWER_BACK] = { "seated-twist", "stand-and-walk" },
};

/**
 * rhom_therapy_offer_find:
 * @record: what was just taken off
 * @hidden: (array zero-terminated=1): ids of cards that are not wanted
 *
 * After ice, or after what was stopped before its end, one waits.
 *
 * Returns: (transfer none) (nullable): id of a card to offer now
 */
const char *
rhom_therapy_offer_find (const RhomTherapyRecord *record,
                         const char *const       *hidden)
{
  if (record->kind != RHOM_THERAPY_HEAT || record->outcome != RHOM_THERAPY_DONE || record->acknowledged_wall_usec == 0)
    return NULL;
  for (int i = 0; i < N_CHOICES; i++)
    if (!g_strv_contains (hidden, choices[record->region][i]))
      return choices[record->region][i];
  return NULL;
}
