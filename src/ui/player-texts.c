/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/player-texts.h"

#include "core/time-text.h"

#include <glib/gi18n-lib.h>

/* What the player says, to eyes and ears: short, and never scolding. */

typedef struct
{
  const char *texts[RHOM_N_SIDES];
} SideTexts;

/* clang-format off */
static const SideTexts phase_texts[RHOM_N_PHASE_KINDS] = {
  /* Translators: what is to be done now, as a heading. Right and left are the sides of the body. */
  [RHOM_PHASE_READY] = { { N_("Get ready"), N_("Get ready: right side"), N_("Get ready: left side") } },
  [RHOM_PHASE_HOLD] = { { N_("Hold"), N_("Hold: right side"), N_("Hold: left side") } },
  [RHOM_PHASE_REPEAT] = { { N_("Repeat"), N_("Repeat: right side"), N_("Repeat: left side") } },
  [RHOM_PHASE_BREATHE] = { { N_("Breathe"), N_("Breathe: right side"), N_("Breathe: left side") } },
  [RHOM_PHASE_SWITCH] = { { N_("Change over"), N_("Change to the right side"), N_("Change to the left side") } },
  [RHOM_PHASE_REST] = { { N_("Rest"), N_("Rest, then the right side"), N_("Rest, then the left side") } },
};
/* clang-format on */

/* Translators: as above, of what is done all the while, such as a walk or a massage. */
static const SideTexts going_texts = { { N_("Now"), N_("Now: right side"), N_("Now: left side") } };

/* Translators: the exercise stands still. */
static const SideTexts paused_texts = { { N_("Paused"), N_("Paused: right side"), N_("Paused: left side") } };

static const char *
get_name (RhomCatalogue *catalogue,
          RhomPlayer    *player,
          guint          exercise)
{
  RhomCard *card = rhom_catalogue_lookup (catalogue, rhom_programme_get_id (rhom_player_get_programme (player), exercise));

  return card != NULL ? rhom_card_get_name (card) : "";
}

static const RhomDose *
get_dose (RhomPlayer *player,
          guint       exercise)
{
  return rhom_programme_get_dose (rhom_player_get_programme (player), exercise);
}

static const char *
get_phase_text (RhomPlayer      *player,
                const RhomPhase *phase)
{
  if (phase->kind == RHOM_PHASE_HOLD && get_dose (player, phase->exercise)->goes_on)
    return _(going_texts.texts[phase->side]);
  return _(phase_texts[phase->kind].texts[phase->side]);
}

/**
 * rhom_player_texts_step:
 * @step: index, such as that of the cue
 *
 * Returns: (transfer none): a step of the exercise, said of the side that is at work; "" if there is none
 */
const char *
rhom_player_texts_step (RhomPlayer    *player,
                        RhomCatalogue *catalogue,
                        int            step)
{
  const RhomPhase   *phase = rhom_player_get_phase (player);
  RhomCard          *card = rhom_catalogue_lookup (catalogue, rhom_programme_get_id (rhom_player_get_programme (player), phase->exercise));
  const char *const *steps;

  if (card == NULL || step < 0)
    return "";
  steps = phase->side == RHOM_SIDE_LEFT ? rhom_card_get_left_steps (card) : rhom_card_get_steps (card);
  return (guint) step < g_strv_length ((char **) steps) ? steps[step] : "";
}

/**
 * rhom_player_texts_phase:
 *
 * Returns: (transfer full): what is to be done now, and with which side
 */
char *
rhom_player_texts_phase (RhomPlayer *player)
{
  const RhomPhase *phase = rhom_player_get_phase (player);

  return g_strdup (rhom_player_get_state (player) == RHOM_PLAYER_PAUSED ? _(paused_texts.texts[phase->side]) : get_phase_text (player, phase));
}

/* How much of it, with what was added: one side of one set. */
static char *
dup_amount (RhomPlayer      *player,
            const RhomPhase *phase)
{
  RhomDose dose = *get_dose (player, phase->exercise);

  dose.sets = 1;
  dose.has_sides = FALSE;
  dose.repetitions = phase->repetitions;
  if (dose.repetitions == 0)
    dose.seconds = phase->length_usec / RHOM_USEC_PER_SEC;
  return rhom_dose_dup_text (&dose);
}

static char *
dup_next_work (RhomPlayer      *player,
               const RhomPhase *phase)
{
  gboolean         is_hold = phase->kind == RHOM_PHASE_HOLD && !get_dose (player, phase->exercise)->goes_on;
  g_autofree char *amount = dup_amount (player, phase);

  switch (phase->side)
    {
    case RHOM_SIDE_RIGHT:
      /* Translators: what comes next; %s is how much, such as "25 s". */
      return is_hold ? g_strdup_printf (_("Next: hold the right side for %s"), amount)
                     /* Translators: what comes next; %s is how much, such as "12 repetitions". */
                     : g_strdup_printf (_("Next: %s, right side"), amount);
    case RHOM_SIDE_LEFT:
      return is_hold ? g_strdup_printf (_("Next: hold the left side for %s"), amount) : g_strdup_printf (_("Next: %s, left side"), amount);
    case RHOM_SIDE_NONE:
    case RHOM_N_SIDES:
    default:
      return is_hold ? g_strdup_printf (_("Next: hold for %s"), amount) : g_strdup_printf (_("Next: %s"), amount);
    }
}

/**
 * rhom_player_texts_next:
 *
 * Returns: (transfer full): what comes after this
 */
char *
rhom_player_texts_next (RhomPlayer    *player,
                        RhomCatalogue *catalogue)
{
  const RhomPhase *next = rhom_player_get_next_phase (player);
  g_autofree char *length = NULL;

  if (next == NULL)
    return g_strdup (_("Then you are done"));
  if (rhom_phase_is_work (next))
    return dup_next_work (player, next);
  if (next->kind == RHOM_PHASE_READY)
    /* Translators: what comes next; %s is the name of an exercise, or how much of one. */
    return g_strdup_printf (_("Next: %s"), get_name (catalogue, player, next->exercise));
  if (next->kind == RHOM_PHASE_SWITCH)
    return g_strdup (next->side == RHOM_SIDE_LEFT ? _("Next: change to the left side") : _("Next: change to the right side"));
  length = rhom_time_text_total (next->length_usec);
  /* Translators: what comes next; %s is how long, such as "30 s". */
  return g_strdup_printf (_("Next: rest for %s"), length);
}

/* Ears count along only if they know how far. */
static char *
dup_count (const RhomPhase *phase)
{
  if (phase->kind == RHOM_PHASE_BREATHE)
    /* Translators: said aloud: so many breaths are to be taken. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d breath", "%d breaths", phase->repetitions), phase->repetitions);
  /* Translators: said aloud: so often is it to be done. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d time", "%d times", phase->repetitions), phase->repetitions);
}

static char *
dup_counted (const RhomPhase *phase)
{
  g_autofree char *count = dup_count (phase);

  if (phase->side == RHOM_SIDE_RIGHT)
    /* Translators: said aloud; %s is how often, such as "8 times". */
    return g_strdup_printf (_("%s: right side"), count);
  if (phase->side == RHOM_SIDE_LEFT)
    return g_strdup_printf (_("%s: left side"), count);
  return g_steal_pointer (&count);
}

/**
 * rhom_player_texts_entered:
 *
 * Returns: (transfer full): what to say aloud as a phase begins
 */
char *
rhom_player_texts_entered (RhomPlayer    *player,
                           RhomCatalogue *catalogue)
{
  const RhomPhase *phase = rhom_player_get_phase (player);

  if (phase->repetitions > 0)
    return dup_counted (phase);
  if (phase->kind != RHOM_PHASE_READY)
    return g_strdup (get_phase_text (player, phase));
  /* Translators: said as an exercise comes up: its name, then what to do, such as "Get ready: right side". */
  return g_strdup_printf (_("%s. %s"), get_name (catalogue, player, phase->exercise), get_phase_text (player, phase));
}

/**
 * rhom_player_texts_announced:
 *
 * Returns: (transfer full): the exercise and its side, which leaves time for a step before it begins
 */
char *
rhom_player_texts_announced (RhomPlayer    *player,
                             RhomCatalogue *catalogue)
{
  const RhomPhase *phase = rhom_player_get_phase (player);
  const char      *name = get_name (catalogue, player, phase->exercise);

  if (phase->side == RHOM_SIDE_RIGHT)
    /* Translators: said aloud as an exercise comes up; %s is its name. */
    return g_strdup_printf (_("%s, right side"), name);
  if (phase->side == RHOM_SIDE_LEFT)
    return g_strdup_printf (_("%s, left side"), name);
  return g_strdup (name);
}

/**
 * rhom_player_texts_seconds:
 *
 * Returns: (transfer full): how many seconds are left, to be said aloud
 */
char *
rhom_player_texts_seconds (int seconds)
{
  if (seconds <= 3)
    return g_strdup_printf ("%d", seconds);
  /* Translators: said aloud; so much of a stretch is left. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d second left", "%d seconds left", seconds), seconds);
}

/**
 * rhom_player_texts_done:
 *
 * Returns: (transfer full): what was done, an exercise a line; "" if nothing was
 */
char *
rhom_player_texts_done (RhomPlayer    *player,
                        RhomCatalogue *catalogue)
{
  guint    n = rhom_programme_get_n_exercises (rhom_player_get_programme (player));
  GString *text = g_string_new ("");

  for (guint i = 0; i < n; i++)
    {
      RhomResult       result = rhom_player_get_result (player, i);
      gint64           work_usec = rhom_result_get_work_usec (&result);
      g_autofree char *length = rhom_time_text_total (work_usec);

      if (work_usec < RHOM_USEC_PER_SEC)
        continue;
      /* Translators: a line of what was done: the name of an exercise, and for how long. */
      g_string_append_printf (text, _("%s: %s"), get_name (catalogue, player, i), length);
      g_string_append_c (text, '\n');
    }
  g_strchomp (text->str);
  return g_string_free (text, FALSE);
}
