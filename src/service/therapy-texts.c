/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/therapy-texts.h"

#include "core/time-text.h"
#include "service/texts.h"

#include <glib/gi18n-lib.h>

/*
 * What is said of heat and ice: in the tray, on the bus and in notifications.
 */

static gboolean
is_heat (RhomTherapy *therapy)
{
  return rhom_therapy_memory_get_pack (rhom_therapy_get_memory (therapy)) == RHOM_THERAPY_HEAT;
}

/* After a pause that went on for too long, or that nobody came back from. */
static gboolean
was_left (RhomTherapy *therapy)
{
  return rhom_therapy_get_memory (therapy)->outcome == RHOM_THERAPY_LEFT;
}

static char *
say_ended (RhomTherapy *therapy,
           const char  *moment)
{
  if (was_left (therapy))
    return g_strdup (is_heat (therapy) ? _("Heat was paused for long: is it off?") : _("Ice was paused for long: is it off?"));
  /* Translators: %s is a time of day. */
  return g_strdup_printf (is_heat (therapy) ? _("Heat ended at %s: take it off") : _("Ice ended at %s: take it off"), moment);
}

/**
 * rhom_therapy_texts_state:
 *
 * Says in one sentence whether heat or ice is on, and until when.
 *
 * Returns: (transfer full): the sentence, translated
 */
char *
rhom_therapy_texts_state (RhomTherapy *therapy,
                          RhomClock   *clock)
{
  g_autofree char *moment = rhom_time_text_of_day (clock, rhom_therapy_get_deadline_usec (therapy));
  gboolean         is_warm = is_heat (therapy);

  switch (rhom_therapy_get_state (therapy))
    {
    case RHOM_THERAPY_STATE_RUNNING:
      /* Translators: %s is a time of day. */
      return g_strdup_printf (is_warm ? _("Heat until %s") : _("Ice until %s"), moment);
    case RHOM_THERAPY_STATE_CHECKING:
      /* Translators: %s is a time of day. */
      return g_strdup_printf (is_warm ? _("Heat until %s: please look at your skin") : _("Ice until %s: please look at your skin"), moment);
    case RHOM_THERAPY_STATE_PAUSED:
      return g_strdup (is_warm ? _("Heat is paused") : _("Ice is paused"));
    case RHOM_THERAPY_STATE_ENDED:
      return say_ended (therapy, moment);
    case RHOM_THERAPY_STATE_BETWEEN:
      /* Translators: no pack is on now; %s is a time of day. */
      return g_strdup_printf (is_warm ? _("Rest until %s, then heat") : _("Rest until %s, then ice"), moment);
    case RHOM_THERAPY_STATE_READY:
      return g_strdup (is_warm ? _("Heat comes next: put it on, with a cloth between") : _("Ice comes next: put it on, with a cloth between"));
    case RHOM_THERAPY_STATE_IDLE:
    case RHOM_N_THERAPY_STATES:
    default:
      return g_strdup (_("No heat or ice is on"));
    }
}

/**
 * rhom_therapy_texts_state_rest:
 *
 * Returns: (transfer full): the same with the rest of time, for something that is looked at now
 */
char *
rhom_therapy_texts_state_rest (RhomTherapy *therapy,
                               RhomClock   *clock)
{
  g_autofree char *sentence = rhom_therapy_texts_state (therapy, clock);
  RhomTherapyState state = rhom_therapy_get_state (therapy);

  if (state != RHOM_THERAPY_STATE_RUNNING && state != RHOM_THERAPY_STATE_BETWEEN)
    return g_steal_pointer (&sentence);
  return rhom_texts_add_rest (sentence, rhom_therapy_get_deadline_usec (therapy) - rhom_clock_get_elapsed_usec (clock));
}

/**
 * rhom_therapy_texts_title:
 *
 * Returns: (transfer full): the title of a notification for a look at the skin, for the next pack, or for the alarm at the end
 */
char *
rhom_therapy_texts_title (RhomTherapy *therapy)
{
  gboolean is_warm = is_heat (therapy);

  if (rhom_therapy_get_state (therapy) == RHOM_THERAPY_STATE_CHECKING)
    return g_strdup (_("Look at your skin"));
  if (rhom_therapy_get_state (therapy) == RHOM_THERAPY_STATE_READY)
    return g_strdup (is_warm ? _("Heat comes next") : _("Ice comes next"));
  if (was_left (therapy))
    return g_strdup (is_warm ? _("Is the heat off?") : _("Is the ice off?"));
  return g_strdup (is_warm ? _("Take the heat off") : _("Take the ice off"));
}

/* With a look that was asked for in vain, it is asked for again. */
static char *
say_end (RhomTherapy *therapy,
         RhomClock   *clock)
{
  gint64           late_usec = rhom_clock_get_elapsed_usec (clock) - rhom_therapy_get_deadline_usec (therapy);
  g_autofree char *late = rhom_time_text_length (late_usec);

  if (was_left (therapy))
    return g_strdup (_("The pack was taken off for a moment, and nobody came back to it."));
  if (late_usec >= RHOM_USEC_PER_MIN)
    /* Translators: %s is a length of time such as “12 min”. */
    return g_strdup_printf (_("The time was over %s ago. Look at your skin: if it is white, blotchy, blistered or numb, ask for help."), late);
  if (rhom_therapy_get_memory (therapy)->check_usec != 0)
    return g_strdup (_("The time is over. Take the pack off and look at your skin: nobody has looked since you were asked to. If it is white, blotchy, blistered or numb, ask for help."));
  return g_strdup (_("The time is over. Take the pack off and look at your skin."));
}

/**
 * rhom_therapy_texts_body:
 *
 * Returns: (transfer full): the body to rhom_therapy_texts_title(); of an alarm noticed late, with how long ago it ended
 */
char *
rhom_therapy_texts_body (RhomTherapy *therapy,
                         RhomClock   *clock)
{
  if (rhom_therapy_get_state (therapy) == RHOM_THERAPY_STATE_CHECKING)
    return g_strdup (_("Lift the pack for a moment. Stop if the skin is white, blotchy, blistered, very red or numb."));
  if (rhom_therapy_get_state (therapy) == RHOM_THERAPY_STATE_READY)
    return g_strdup (_("The skin has rested. Put the next pack on, with a cloth between."));
  return say_end (therapy, clock);
}

/**
 * rhom_therapy_texts_after:
 * @memory: as it is now that the pack is off
 * @kind: of what was on
 * @region: where it was
 *
 * Returns: (transfer full): what does one good now, and when the next pack is fine
 */
char *
rhom_therapy_texts_after (const RhomTherapyMemory *memory,
                          RhomTherapyKind          kind,
                          RhomRegion               region,
                          RhomClock               *clock)
{
  g_autofree char *moment = NULL;
  gint64           refused_until_usec;
  gint64           fine_from_usec;

  rhom_therapy_memory_get_rest (memory, region, rhom_clock_get_elapsed_usec (clock), &refused_until_usec, &fine_from_usec);
  moment = rhom_time_text_of_day (clock, fine_from_usec);
  if (kind == RHOM_THERAPY_HEAT)
    /* Translators: %s is a time of day. */
    return g_strdup_printf (_("Warm muscles like to move gently now. The next pack there is fine from %s."), moment);
  /* Translators: %s is a time of day. */
  return g_strdup_printf (_("Let the skin warm up before you stretch hard. The next pack there is fine from %s."), moment);
}
