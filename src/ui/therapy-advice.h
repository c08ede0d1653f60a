/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/records.h"

G_BEGIN_DECLS

/**
 * RhomTherapyAnswer:
 *
 * When the trouble began, in the order of the list in the window.
 */
typedef enum
{
  RHOM_THERAPY_ANSWER_UNSURE,
  RHOM_THERAPY_ANSWER_TODAY,
  RHOM_THERAPY_ANSWER_DAYS,
  RHOM_THERAPY_ANSWER_LONGER,
  RHOM_THERAPY_ANSWER_SWOLLEN,
  RHOM_N_THERAPY_ANSWERS,
} RhomTherapyAnswer;

const char *rhom_therapy_advice_get_began (RhomTherapyAnswer answer);
const char *rhom_therapy_advice_suggest (RhomTherapyKind   kind,
                                         RhomTherapyAnswer answer);
char       *rhom_therapy_advice_dup_length (RhomTherapyKind kind,
                                            gint64          length_usec,
                                            gint64          gap_usec,
                                            const char     *cap_why);

G_END_DECLS
