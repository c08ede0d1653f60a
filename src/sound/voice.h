/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RhomVoiceFailedFunc:
 * @why: in the words of the speech library
 *
 * Called in a thread of its own, once.
 */
typedef void (*RhomVoiceFailedFunc) (const char *why);

typedef struct _RhomVoice RhomVoice;

RhomVoice *rhom_voice_new (RhomVoiceFailedFunc failed);
void       rhom_voice_say (RhomVoice  *self,
                           const char *text,
                           int         volume_percent);
void       rhom_voice_hush (RhomVoice *self);

G_END_DECLS
