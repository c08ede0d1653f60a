/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/player-voice.h"

#include "ui/player-texts.h"

#include <glib/gi18n-lib.h>

/**
 * RhomPlayerVoice:
 *
 * Says what a player does to those who do not look: tones and a voice for
 * someone face down on a mat, and a label whose name changes, which screen
 * readers read out by themselves.
 */

/* A step may be spoken for so long; a number must not break it off. */
#define SPOKEN_USEC (4 * RHOM_USEC_PER_SEC)
#define TICKS 3
#define AGAIN_USEC (RHOM_USEC_PER_SEC / 2)

typedef struct
{
  char    *shown;    /* (owned) (nullable) if there is nothing to say: for screen readers */
  char    *spoken;   /* (owned) (nullable): the same aloud, where seconds are few */
  gboolean is_minor; /* not said where it would break off a step */
} Saying;

struct _RhomPlayerVoice
{
  GObject parent_instance;

  RhomClock      *clock;      /* (owned) */
  RhomPlayer     *player;     /* (owned) */
  RhomCatalogue  *catalogue;  /* (owned) */
  RhomCues       *cues;       /* (owned) */
  GtkLabel       *live_label; /* (owned) */
  Saying          pending;    /* said with the step that may come at the same moment, or else alone */
  gint64          spoken_usec;
  guint           again_id; /* alarm; 0 while nothing waits to be said again */
  RhomPlayerState state;    /* as last said */
};

G_DEFINE_FINAL_TYPE (RhomPlayerVoice, rhom_player_voice, G_TYPE_OBJECT)

static void
show_live (RhomPlayerVoice *self,
           const char      *text)
{
  gtk_label_set_label (self->live_label, text);
}

static void
show_again_cb (gpointer user_data)
{
  RhomPlayerVoice *self = user_data;
  g_autofree char *text = g_strdup (gtk_label_get_label (self->live_label));

  self->again_id = 0;
  show_live (self, "");
  show_live (self, text);
}

/* What was said before there was a window has reached nobody; and who reads
 * the screen wants to hear first which window that is. */
static void
mapped_cb (RhomPlayerVoice *self)
{
  if (self->again_id == 0)
    self->again_id = rhom_clock_add_alarm (self->clock, rhom_clock_get_elapsed_usec (self->clock) + AGAIN_USEC, show_again_cb, self);
}

static void
say_both (RhomPlayerVoice *self,
          const char      *shown,
          const char      *spoken)
{
  show_live (self, shown);
  rhom_cues_say (self->cues, spoken);
  self->spoken_usec = rhom_clock_get_elapsed_usec (self->clock);
}

static void
say (RhomPlayerVoice *self,
     const char      *text)
{
  say_both (self, text, text);
}

/* For what matters less than a step that is being spoken. */
static void
say_between (RhomPlayerVoice *self,
             const char      *text)
{
  show_live (self, text);
  if (rhom_clock_get_elapsed_usec (self->clock) - self->spoken_usec >= SPOKEN_USEC)
    rhom_cues_say (self->cues, text);
}

static void
clear_pending (RhomPlayerVoice *self)
{
  g_free (self->pending.shown);
  g_free (self->pending.spoken);
  self->pending = (Saying){ 0 };
}

/* @shown: (transfer full) */
static void
set_pending (RhomPlayerVoice *self,
             char            *shown,
             gboolean         is_minor)
{
  clear_pending (self);
  self->pending = (Saying){ .shown = shown, .spoken = g_strdup (shown), .is_minor = is_minor };
}

static void
say_pending (RhomPlayerVoice *self)
{
  if (self->pending.shown == NULL)
    return;
  if (self->pending.is_minor)
    say_between (self, self->pending.shown);
  else
    say_both (self, self->pending.shown, self->pending.spoken);
  clear_pending (self);
}

static char *
append_step (const char *first,
             const char *step)
{
  /* Translators: said aloud: what is to be done now, such as "Hold: right side", or a number; then a step of the exercise. */
  return first != NULL ? g_strdup_printf (_("%s. %s"), first, step) : g_strdup (step);
}

static void
say_cue (RhomPlayerVoice *self,
         int              cue)
{
  const char      *step = rhom_player_texts_step (self->player, self->catalogue, cue);
  g_autofree char *shown = append_step (self->pending.shown, step);
  g_autofree char *spoken = append_step (self->pending.spoken, step);

  clear_pending (self);
  say_both (self, shown, spoken);
}

static void
say_breath (RhomPlayerVoice *self,
            int              number)
{
  if (self->pending.shown != NULL)
    /* Translators: said aloud: how many breaths, such as "8 breaths", then that the first one begins. */
    set_pending (self, g_strdup_printf (_("%s. In"), self->pending.shown), FALSE);
  else
    /* Translators: said aloud: the number of the breath, then that it is to be drawn. */
    set_pending (self, g_strdup_printf (_("%d. In"), number), TRUE);
}

/* That a phase begins says that its first repetition does. */
static void
say_repetition (RhomPlayerVoice *self,
                int              number)
{
  if (rhom_player_get_phase (self->player)->kind == RHOM_PHASE_BREATHE)
    say_breath (self, number);
  else if (self->pending.shown == NULL)
    set_pending (self, g_strdup_printf ("%d", number), TRUE);
}

static void
say_seconds (RhomPlayerVoice *self,
             int              seconds)
{
  g_autofree char *text = rhom_player_texts_seconds (seconds);

  if (seconds <= TICKS)
    {
      show_live (self, text);
      rhom_cues_play (self->cues, RHOM_TONE_TICK);
    }
  else
    say_between (self, text);
}

static void
moment_cb (RhomPlayerVoice *self,
           int              kind,
           int              value)
{
  switch ((RhomMomentKind) kind)
    {
    case RHOM_MOMENT_CUE:
      say_cue (self, value);
      break;
    case RHOM_MOMENT_REPETITION:
      say_repetition (self, value);
      break;
    case RHOM_MOMENT_BREATHE_OUT:
      /* Translators: said aloud: breathe out. */
      say_between (self, C_("breath", "Out"));
      break;
    case RHOM_MOMENT_HALFWAY:
      say_between (self, _("Half of it is over"));
      break;
    case RHOM_MOMENT_SECONDS_LEFT:
      say_seconds (self, value);
      break;
    default:
      break;
    }
}

/* Whatever ends or changes sounds alike, and work has a tone of its own. */
static void
entered_cb (RhomPlayerVoice *self)
{
  const RhomPhase *phase = rhom_player_get_phase (self->player);

  set_pending (self, rhom_player_texts_entered (self->player, self->catalogue), FALSE);
  if (phase->kind == RHOM_PHASE_READY)
    {
      g_free (self->pending.spoken);
      self->pending.spoken = rhom_player_texts_announced (self->player, self->catalogue);
    }
  if (rhom_phase_is_work (phase))
    rhom_cues_play (self->cues, RHOM_TONE_START);
  else if (phase->kind != RHOM_PHASE_READY || phase->exercise > 0)
    rhom_cues_play (self->cues, RHOM_TONE_SWITCH);
}

static void
say_state (RhomPlayerVoice *self,
           RhomPlayerState  state)
{
  if (state == RHOM_PLAYER_PAUSED)
    say (self, _("Paused"));
  else if (state == RHOM_PLAYER_PLAYING && self->state == RHOM_PLAYER_PAUSED)
    say (self, _("Going on"));
  else if (state == RHOM_PLAYER_HURT)
    say (self, _("Stopped"));
  else if (state == RHOM_PLAYER_DONE)
    {
      rhom_cues_play (self->cues, RHOM_TONE_END);
      say (self, _("Done"));
    }
  else if (state == RHOM_PLAYER_LEFT)
    rhom_cues_hush (self->cues);
}

static void
changed_cb (RhomPlayerVoice *self)
{
  RhomPlayerState state = rhom_player_get_state (self->player);

  say_pending (self);
  if (state == self->state)
    return;
  say_state (self, state);
  self->state = state;
}

static void
rhom_player_voice_finalize (GObject *object)
{
  RhomPlayerVoice *self = RHOM_PLAYER_VOICE (object);

  if (self->again_id != 0)
    rhom_clock_remove_alarm (self->clock, self->again_id);
  clear_pending (self);
  g_object_unref (self->live_label);
  g_object_unref (self->cues);
  g_object_unref (self->catalogue);
  g_object_unref (self->player);
  g_object_unref (self->clock);

  G_OBJECT_CLASS (rhom_player_voice_parent_class)->finalize (object);
}

static void
rhom_player_voice_class_init (RhomPlayerVoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rhom_player_voice_finalize;
}

static void
rhom_player_voice_init (RhomPlayerVoice *self)
{
  self->state = RHOM_PLAYER_IDLE;
}

/**
 * rhom_player_voice_new:
 * @player: not started yet
 * @live_label: where screen readers look for news
 *
 * Returns: (transfer full): a voice that follows the player
 */
RhomPlayerVoice *
rhom_player_voice_new (RhomClock     *clock,
                       RhomPlayer    *player,
                       RhomCatalogue *catalogue,
                       RhomCues      *cues,
                       GtkLabel      *live_label)
{
  RhomPlayerVoice *self = g_object_new (RHOM_TYPE_PLAYER_VOICE, NULL);

  self->clock = g_object_ref (clock);
  self->player = g_object_ref (player);
  self->catalogue = g_object_ref (catalogue);
  self->cues = g_object_ref (cues);
  self->live_label = g_object_ref (live_label);
  g_signal_connect_object (live_label, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "moment", G_CALLBACK (moment_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
