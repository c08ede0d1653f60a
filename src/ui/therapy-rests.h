/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/records.h"
#include "ui/service-client.h"

G_BEGIN_DECLS

/**
 * RhomTherapyRest:
 * @refused_until_usec: until then no pack is allowed there; may be past
 * @fine_from_usec: from then on one is fine; 0 if it is now
 *
 * A place that had a pack, on the elapsed scale.
 */
typedef struct
{
  gint64 refused_until_usec;
  gint64 fine_from_usec;
} RhomTherapyRest;

RhomTherapyRest rhom_therapy_rests_find (RhomServiceClient *client,
                                         RhomRegion         region);
gboolean        rhom_therapy_rests_is_refused (RhomServiceClient *client,
                                               RhomRegion         region);
gint64          rhom_therapy_rests_get_next_usec (RhomServiceClient *client);
char           *rhom_therapy_rests_dup_text (RhomServiceClient *client,
                                             RhomRegion         region);
char           *rhom_therapy_rests_dup_sentence (RhomServiceClient *client,
                                                 RhomRegion         region);

G_END_DECLS
