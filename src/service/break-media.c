/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/break-media.h"

/**
 * RhomBreakMedia:
 *
 * What plays is paused while a break runs, for who wants that.
 */

struct _RhomBreakMedia
{
  GObject parent_instance;

  RhomScheduler  *scheduler; /* (owned) */
  RhomMediaMpris *media;     /* (owned) */
  RhomSettings   *settings;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (RhomBreakMedia, rhom_break_media, G_TYPE_OBJECT)

/* Switched off in the break, it lets everything play again. What was paused
 * waits for who is away, and does not play on to an empty chair. */
static void
update (RhomBreakMedia *self)
{
  RhomBreakState state = rhom_scheduler_get_state (self->scheduler);

  if (!rhom_settings_get_boolean (self->settings, RHOM_SETTING_PAUSE_MEDIA))
    rhom_media_mpris_resume (self->media);
  else if (state == RHOM_BREAK_STATE_IN_BREAK)
    rhom_media_mpris_pause (self->media);
  else if (state != RHOM_BREAK_STATE_AWAY)
    rhom_media_mpris_resume (self->media);
}

static void
rhom_break_media_dispose (GObject *object)
{
  RhomBreakMedia *self = RHOM_BREAK_MEDIA (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->media);
  g_clear_object (&self->scheduler);

  G_OBJECT_CLASS (rhom_break_media_parent_class)->dispose (object);
}

static void
rhom_break_media_class_init (RhomBreakMediaClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_break_media_dispose;
}

static void
rhom_break_media_init (RhomBreakMedia *self)
{
}

/**
 * rhom_break_media_new:
 *
 * Returns: (transfer full): follows the scheduler from its next change on
 */
RhomBreakMedia *
rhom_break_media_new (RhomScheduler  *scheduler,
                      RhomMediaMpris *media,
                      RhomSettings   *settings)
{
  RhomBreakMedia *self = g_object_new (RHOM_TYPE_BREAK_MEDIA, NULL);

  self->scheduler = g_object_ref (scheduler);
  self->media = g_object_ref (media);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (scheduler, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::pause-media", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return self;
}
