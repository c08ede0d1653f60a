/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/json-text.h"
#include "core/clock.h"

G_BEGIN_DECLS

void rhom_json_time_add_length (RhomJsonText *json,
                                const char   *key,
                                gint64        length_usec);
void rhom_json_time_add_moment (RhomJsonText *json,
                                const char   *key,
                                RhomClock    *clock,
                                gint64        elapsed_usec);
void rhom_json_time_add_seconds_left (RhomJsonText *json,
                                      RhomClock    *clock,
                                      gint64        deadline_usec);
void rhom_json_time_add_unix (RhomJsonText *json,
                              const char   *key,
                              gint64        unix_seconds);

G_END_DECLS
