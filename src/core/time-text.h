/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"

G_BEGIN_DECLS

char *rhom_time_text_of_day (RhomClock *clock,
                             gint64     elapsed_usec);
char *rhom_time_text_length (gint64 length_usec);
char *rhom_time_text_total (gint64 length_usec);
char *rhom_time_text_remaining (gint64 length_usec);
char *rhom_time_text_digits (gint64 length_usec);

gboolean rhom_time_text_parse_length (const char *text,
                                      gint64     *length_usec,
                                      GError    **error);

G_END_DECLS
