/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/scheduler-private.h"

#include "core/limit.h"

/* What somebody has set, as properties that settings can be bound to. Lengths
 * are microseconds within the ranges of rhom_limit_get(), which the caller has
 * checked; their names are those of the settings. */

typedef enum
{
  PREF_BOOLEAN, /* gboolean */
  PREF_LENGTH,  /* gint64 */
  PREF_POLICY,  /* RhomBusyPolicy */
} PrefKind;

typedef struct
{
  const char *name;
  PrefKind    kind;
  gsize       offset;
  gint64      preset; /* of a length: its RhomLimitId */
} Pref;

#define PREF(member) G_STRUCT_OFFSET (RhomBreakPrefs, member)

static const Pref prefs[] = {
  { "enabled", PREF_BOOLEAN, PREF (is_enabled), TRUE },
  { "interval-usec", PREF_LENGTH, PREF (interval_usec), RHOM_LIMIT_INTERVAL },
  { "length-usec", PREF_LENGTH, PREF (length_usec), RHOM_LIMIT_BREAK },
  { "short-length-usec", PREF_LENGTH, PREF (short_length_usec), RHOM_LIMIT_SHORT_BREAK },
  { "warning-usec", PREF_LENGTH, PREF (warning_usec), RHOM_LIMIT_WARNING },
  { "hold-usec", PREF_LENGTH, PREF (hold_usec), RHOM_LIMIT_HOLD },
  { "typing-gap", PREF_BOOLEAN, PREF (waits_for_gap), TRUE },
  { "posture-nudges", PREF_BOOLEAN, PREF (nudges.has_posture), FALSE },
  { "posture-nudge-usec", PREF_LENGTH, PREF (nudges.posture_usec), RHOM_LIMIT_POSTURE_NUDGE },
  { "sit-stand", PREF_BOOLEAN, PREF (nudges.has_position), FALSE },
  { "sit-usec", PREF_LENGTH, PREF (nudges.sit_usec), RHOM_LIMIT_SIT },
  { "stand-usec", PREF_LENGTH, PREF (nudges.stand_usec), RHOM_LIMIT_STAND },
  { "on-microphone", PREF_POLICY, PREF (policies[RHOM_BUSY_MICROPHONE]), RHOM_BUSY_HOLD },
  { "on-camera", PREF_POLICY, PREF (policies[RHOM_BUSY_CAMERA]), RHOM_BUSY_HOLD },
  { "on-screen-share", PREF_POLICY, PREF (policies[RHOM_BUSY_SCREEN_SHARE]), RHOM_BUSY_HOLD },
  { "on-full-screen", PREF_POLICY, PREF (policies[RHOM_BUSY_FULL_SCREEN]), RHOM_BUSY_SILENT },
  { "on-inhibitor", PREF_POLICY, PREF (policies[RHOM_BUSY_INHIBITOR]), RHOM_BUSY_HOLD },
  { "on-do-not-disturb", PREF_POLICY, PREF (policies[RHOM_BUSY_DO_NOT_DISTURB]), RHOM_BUSY_HOLD },
};

enum
{
  PROP_HAS_HOURS = G_N_ELEMENTS (prefs) + 1,
  PROP_HOURS,
  N_PROPS
};

static const Pref *
find_pref (guint property_id)
{
  return property_id <= G_N_ELEMENTS (prefs) ? &prefs[property_id - 1] : NULL;
}

static gint64
get_value (RhomScheduler *self,
           const Pref    *pref)
{
  const void *member = (const char *) &self->prefs + pref->offset;

  return pref->kind == PREF_LENGTH ? *(const gint64 *) member : *(const int *) member;
}

static void
put_value (RhomScheduler *self,
           const Pref    *pref,
           gint64         value)
{
  void *member = (char *) &self->prefs + pref->offset;

  if (pref->kind == PREF_LENGTH)
    *(gint64 *) member = value;
  else
    *(int *) member = value;
}

static gint64
read_value (const Pref   *pref,
            const GValue *value)
{
  switch (pref->kind)
    {
    case PREF_BOOLEAN:
      return g_value_get_boolean (value);
    case PREF_LENGTH:
      return g_value_get_int64 (value);
    case PREF_POLICY:
    default:
      return g_value_get_int (value);
    }
}

static void
rhom_scheduler_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  RhomScheduler *self = RHOM_SCHEDULER (object);
  const Pref    *pref = find_pref (property_id);

  if (property_id == PROP_HAS_HOURS)
    g_value_set_boolean (value, self->has_hours);
  else if (property_id == PROP_HOURS)
    g_value_set_boxed (value, self->hour_words);
  else if (pref->kind == PREF_BOOLEAN)
    g_value_set_boolean (value, get_value (self, pref));
  else if (pref->kind == PREF_LENGTH)
    g_value_set_int64 (value, get_value (self, pref));
  else
    g_value_set_int (value, get_value (self, pref));
}

/* Hours that nobody understands keep no break from coming. */
static gboolean
store_hours (RhomScheduler     *self,
             const char *const *words)
{
  g_autoptr (GError) error = NULL;

  if (self->hour_words != NULL && words != NULL && g_strv_equal ((const char *const *) self->hour_words, words))
    return FALSE;
  g_strfreev (self->hour_words);
  self->hour_words = g_strdupv ((char **) words);
  g_clear_pointer (&self->hours, rhom_hours_free);
  if (words != NULL)
    self->hours = rhom_hours_new (words, &error);
  if (error != NULL)
    g_message ("%s", error->message);
  self->is_hours_stale = TRUE;
  return TRUE;
}

static gboolean
store_has_hours (RhomScheduler *self,
                 gboolean       has_hours)
{
  if (self->has_hours == has_hours)
    return FALSE;
  self->has_hours = has_hours;
  self->is_hours_stale = TRUE;
  return TRUE;
}

static gboolean
store_value (RhomScheduler *self,
             const Pref    *pref,
             gint64         value)
{
  if (get_value (self, pref) == value)
    return FALSE;
  put_value (self, pref, value);
  return TRUE;
}

/* A pause is one of breaks that are switched on; and what is in the way may be so no more. */
static void
follow_prefs (RhomScheduler *self)
{
  if (!self->prefs.is_enabled)
    rhom_span_clear (&self->memory.pause);
  rhom_tact_ask_again (&self->tact, rhom_clock_get_elapsed_usec (self->clock));
  if (self->busy != NULL)
    rhom_busy_set_asked (self->busy, rhom_break_rules_get_asked_kinds (&self->prefs));
}

/* The count so far belongs to the old setting, so it is brought up to date first. */
static void
rhom_scheduler_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  RhomScheduler *self = RHOM_SCHEDULER (object);
  const Pref    *pref = find_pref (property_id);
  gboolean       is_changed;

  if (self->is_started)
    rhom_scheduler_update (self);
  if (property_id == PROP_HAS_HOURS)
    is_changed = store_has_hours (self, g_value_get_boolean (value));
  else if (property_id == PROP_HOURS)
    is_changed = store_hours (self, g_value_get_boxed (value));
  else
    is_changed = store_value (self, pref, read_value (pref, value));
  if (!is_changed)
    return;
  follow_prefs (self);
  g_object_notify_by_pspec (object, pspec);
  if (self->is_started)
    rhom_scheduler_decide (self, TRUE); /* settings are said, but not remembered */
}

static GParamSpec *
make_property (const Pref *pref)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  switch (pref->kind)
    {
    case PREF_BOOLEAN:
      return g_param_spec_boolean (pref->name, NULL, NULL, pref->preset, flags);
    case PREF_LENGTH:
      return g_param_spec_int64 (pref->name, NULL, NULL, 0, G_MAXINT64, 0, flags);
    case PREF_POLICY:
    default:
      return g_param_spec_int (pref->name, NULL, NULL, RHOM_BUSY_HOLD, RHOM_BUSY_IGNORE, pref->preset, flags);
    }
}

void
rhom_scheduler_install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rhom_scheduler_get_property;
  object_class->set_property = rhom_scheduler_set_property;
  for (guint i = 0; i < G_N_ELEMENTS (prefs); i++)
    g_object_class_install_property (object_class, i + 1, make_property (&prefs[i]));
  g_object_class_install_property (object_class, PROP_HAS_HOURS, g_param_spec_boolean ("working-hours-enabled", NULL, NULL, FALSE, flags));
  g_object_class_install_property (object_class, PROP_HOURS, g_param_spec_boxed ("working-hours", NULL, NULL, G_TYPE_STRV, flags));
}

/* What nobody has set is as the table of limits has it. */
void
rhom_scheduler_preset (RhomScheduler *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (prefs); i++)
    put_value (self, &prefs[i], prefs[i].kind == PREF_LENGTH ? rhom_limit_get (prefs[i].preset)->preset * RHOM_USEC_PER_SEC : prefs[i].preset);
  self->is_open = TRUE;
}
