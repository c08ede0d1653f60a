/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/records.h"

G_BEGIN_DECLS

gboolean rhom_exercise_reader_read (GVariant           *options,
                                    RhomExerciseRecord *record,
                                    GError            **error);

G_END_DECLS
