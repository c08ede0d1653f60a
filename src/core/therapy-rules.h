/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limit.h"
#include "core/records.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RhomTherapyCaution:
 * @RHOM_THERAPY_CAUTION_NONE: nothing asks for more care than usual
 * @RHOM_THERAPY_CAUTION_NOT_ASKED: nobody has answered yet whether something does
 * @RHOM_THERAPY_CAUTION_CONDITIONS: less feeling, poor circulation or the like
 *
 * Why one pack may be on for %RHOM_LIMIT_CAPPED only.
 */
typedef enum
{
  RHOM_THERAPY_CAUTION_NONE,
  RHOM_THERAPY_CAUTION_NOT_ASKED,
  RHOM_THERAPY_CAUTION_CONDITIONS,
  RHOM_N_THERAPY_CAUTIONS,
} RhomTherapyCaution;

/**
 * RhomTherapyBegan:
 * @RHOM_THERAPY_BEGAN_UNSAID: not asked, or not answered
 * @RHOM_THERAPY_BEGAN_FRESH: within the last 48 hours, or swollen
 * @RHOM_THERAPY_BEGAN_OLD: before
 *
 * When the trouble began.
 */
typedef enum
{
  RHOM_THERAPY_BEGAN_UNSAID,
  RHOM_THERAPY_BEGAN_FRESH,
  RHOM_THERAPY_BEGAN_OLD,
  RHOM_N_THERAPY_BEGANS,
} RhomTherapyBegan;

/**
 * RhomTherapyDoubt:
 * @RHOM_THERAPY_DOUBT_SHORT_REST: the place has not rested well
 * @RHOM_THERAPY_DOUBT_FRESH_INJURY: heat on a fresh injury
 * @RHOM_THERAPY_DOUBT_LONG: heat for long
 *
 * What is asked about once more, and may then be confirmed.
 */
typedef enum
{
  RHOM_THERAPY_DOUBT_SHORT_REST,
  RHOM_THERAPY_DOUBT_FRESH_INJURY,
  RHOM_THERAPY_DOUBT_LONG,
  RHOM_N_THERAPY_DOUBTS,
} RhomTherapyDoubt;

/**
 * RhomTherapyRequest:
 * @kind: what is to be laid
 * @region: where
 * @length_usec: for how long, each pack
 * @gap_usec: the rest between two packs; only for packs by turns
 * @has_cloth: the person has said that there is a layer between pack and skin
 * @began: when the trouble began
 * @confirmed: bits (1 << #RhomTherapyDoubt) of what was asked and answered with yes
 *
 * What somebody wants to start.
 */
typedef struct
{
  RhomTherapyKind  kind;
  RhomRegion       region;
  gint64           length_usec;
  gint64           gap_usec;
  gboolean         has_cloth;
  RhomTherapyBegan began;
  guint            confirmed;
} RhomTherapyRequest;

RhomLimitId rhom_therapy_rules_get_limit (RhomTherapyKind kind);
gint64      rhom_therapy_rules_get_cap_usec (RhomTherapyCaution caution);
gint64      rhom_therapy_rules_get_most_usec (RhomTherapyKind    kind,
                                              RhomTherapyCaution caution);
gint64      rhom_therapy_rules_get_check_usec (gint64 planned_usec,
                                               gint64 looked_usec);
gboolean    rhom_therapy_rules_check_cloth (gboolean has_cloth,
                                            GError **error);
gboolean    rhom_therapy_rules_check_length (RhomTherapyKind    kind,
                                             gint64             length_usec,
                                             RhomTherapyCaution caution,
                                             GError           **error);
gboolean    rhom_therapy_rules_check_long (RhomTherapyKind kind,
                                           gint64          length_usec,
                                           gboolean        is_confirmed,
                                           GError        **error);
gboolean    rhom_therapy_rules_check_start (const RhomTherapyRequest *request,
                                            RhomTherapyCaution        caution,
                                            gint64                    rested_usec,
                                            GError                  **error);

const char *rhom_therapy_caution_to_id (RhomTherapyCaution caution);
const char *rhom_therapy_doubt_to_id (RhomTherapyDoubt doubt);
gboolean    rhom_therapy_doubt_from_id (const char       *id,
                                        RhomTherapyDoubt *doubt,
                                        GError          **error);
gboolean    rhom_therapy_began_from_id (const char       *id,
                                        RhomTherapyBegan *began,
                                        GError          **error);

G_END_DECLS
