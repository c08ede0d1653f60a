/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/player.h"
#include "ui/service-client.h"

G_BEGIN_DECLS

#define RHOM_TYPE_EXERCISE_LOG (rhom_exercise_log_get_type ())
G_DECLARE_FINAL_TYPE (RhomExerciseLog, rhom_exercise_log, RHOM, EXERCISE_LOG, GObject)

RhomExerciseLog *rhom_exercise_log_new (RhomServiceClient *client,
                                        RhomPlayer        *player,
                                        const char        *routine);

G_END_DECLS
