/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings/settings.h"

G_BEGIN_DECLS

/**
 * RhomTone:
 * @RHOM_TONE_START: an exercise begins
 * @RHOM_TONE_SWITCH: now the other side
 * @RHOM_TONE_END: all is done
 * @RHOM_TONE_TICK: one of the last seconds
 *
 * What an ear is told without words.
 */
typedef enum
{
  RHOM_TONE_START,
  RHOM_TONE_SWITCH,
  RHOM_TONE_END,
  RHOM_TONE_TICK,
  RHOM_N_TONES,
} RhomTone;

#define RHOM_TYPE_CUES (rhom_cues_get_type ())
G_DECLARE_FINAL_TYPE (RhomCues, rhom_cues, RHOM, CUES, GObject)

RhomCues   *rhom_cues_new (RhomSettings *settings);
const char *rhom_cues_get_problem (RhomCues *self);

void rhom_cues_play (RhomCues *self,
                     RhomTone  tone);
void rhom_cues_say (RhomCues   *self,
                    const char *text);
void rhom_cues_hush (RhomCues *self);
void rhom_cues_set_in_call (RhomCues *self,
                            gboolean  is_in_call);

G_END_DECLS
