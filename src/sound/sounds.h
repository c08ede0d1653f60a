/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Sounds of this desktop's theme and from files. */
typedef struct _RhomSounds RhomSounds;

RhomSounds *rhom_sounds_new (GError **error);
void        rhom_sounds_free (RhomSounds *self);

void     rhom_sounds_play_alarm (RhomSounds         *self,
                                 int                 loudness_percent,
                                 GAsyncReadyCallback played,
                                 gpointer            user_data);
void     rhom_sounds_play_tone (RhomSounds         *self,
                                const char         *tone,
                                int                 volume_percent,
                                GAsyncReadyCallback played,
                                gpointer            user_data);
gboolean rhom_sounds_play_finish (GObject      *source,
                                  GAsyncResult *result,
                                  GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RhomSounds, rhom_sounds_free)

G_END_DECLS
