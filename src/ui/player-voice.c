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

struct _RhomPlayerVoice
{
  GObject parent_instance;

  RhomClock      *clock;      /* (owned) */
  RhomPlayer     *player;     /* (owned) */
  RhomCatalogue  *catalogue;  /* (owned) */
  RhomCues       *cues;       /* (owned) */
  GtkLabel       *live_label; /* (owned) */
  char           *pending;    /* (owned) (nullable): said with the first step, or alone */
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
say (RhomPlayerVoice *self,
     const char      *text)
{
  show_live (self, text);
  rhom_cues_say (self->cues, text);
  self->spoken_usec = rhom_clock_get_elapsed_usec (self->clock);
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
say_pending (RhomPlayerVoice *self)
{
  g_autofree char *text = g_steal_pointer (&self->pending);

  if (text != NULL)
    say (self, text);
}

static void
say_cue (RhomPlayerVoice *self,
         int              cue)
{
  const char      *step = rhom_player_texts_step (self->player, self->catalogue, cue);
  g_autofree char *first = g_steal_pointer (&self->pending);
  g_autofree char *text = NULL;

  /* Translators: said aloud: what is to be done now, such as "Hold: right side", then a step of the exercise. */
  text = first != NULL ? g_strdup_printf (_("%s. %s"), first, step) : g_strdup (step);
  say (self, text);
}

static void
say_repetition (RhomPlayerVoice *self,
                int              number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  if (rhom_player_get_phase (self->player)->kind == RHOM_PHASE_BREATHE)
    /* Translators: said aloud: breathe in. */
    say_between (self, C_("breath", "In"));
  else
    say_between (self, text);
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

  g_free (self->pending);
  self->pending = rhom_player_texts_entered (self->player, self->catalogue);
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
  g_free (self->pending);
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
