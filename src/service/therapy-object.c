/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/therapy-object.h"

#include "core/words.h"
#include "service/answer.h"
#include "service/therapy-offer.h"
#include "service/therapy-reader.h"
#include "service/therapy-texts.h"

/**
 * RhomTherapyObject:
 *
 * Heat and ice on the bus: translates, and decides nothing.
 */

struct _RhomTherapyObject
{
  RhomIpcTherapySkeleton parent_instance;

  RhomClock      *clock;    /* (owned) */
  RhomTherapy    *therapy;  /* (owned) */
  RhomAlarmSound *sound;    /* (owned) */
  RhomSettings   *settings; /* (owned) */
  const char     *offer;    /* (nullable): id of a card for after heat */
};

static void rhom_therapy_object_therapy_iface_init (RhomIpcTherapyIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomTherapyObject, rhom_therapy_object, RHOM_IPC_TYPE_THERAPY_SKELETON, G_IMPLEMENT_INTERFACE (RHOM_IPC_TYPE_THERAPY, rhom_therapy_object_therapy_iface_init))

static GVariant *
pack_rests (RhomTherapyObject *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{s(xx)}"));
  const RhomTherapyMemory *memory = rhom_therapy_get_memory (self->therapy);
  gint64                   now_usec = rhom_clock_get_elapsed_usec (self->clock);

  for (int i = 0; i < RHOM_N_REGIONS; i++)
    {
      gint64 refused_until_usec;
      gint64 fine_from_usec;

      if (rhom_therapy_memory_get_rest (memory, i, now_usec, &refused_until_usec, &fine_from_usec))
        g_variant_builder_add (&builder, "{s(xx)}", rhom_region_to_id (i), refused_until_usec, fine_from_usec);
    }
  return g_variant_builder_end (&builder);
}

static const char *
describe_sound (RhomTherapyObject *self)
{
  if (!rhom_settings_get_boolean (self->settings, RHOM_SETTING_SOUND_ENABLED))
    return "off";
  return rhom_alarm_sound_state_to_id (rhom_alarm_sound_get_state (self->sound));
}

static void
refresh_application (RhomTherapyObject *self)
{
  RhomIpcTherapy          *iface = RHOM_IPC_THERAPY (self);
  const RhomTherapyMemory *memory = rhom_therapy_get_memory (self->therapy);
  gboolean                 is_idle = memory->state == RHOM_THERAPY_STATE_IDLE;
  int                      n_phases = rhom_therapy_memory_get_n_phases (memory);
  gboolean                 is_left = memory->state == RHOM_THERAPY_STATE_ENDED && memory->outcome == RHOM_THERAPY_LEFT;
  gboolean                 is_paused = memory->state == RHOM_THERAPY_STATE_PAUSED || is_left;

  rhom_ipc_therapy_set_state (iface, rhom_therapy_state_to_id (memory->state));
  rhom_ipc_therapy_set_kind (iface, rhom_therapy_kind_to_id (memory->kind));
  rhom_ipc_therapy_set_pack (iface, rhom_therapy_kind_to_id (rhom_therapy_memory_get_pack (memory)));
  rhom_ipc_therapy_set_phase (iface, is_idle ? 0 : rhom_therapy_memory_get_phase (memory) + 1);
  rhom_ipc_therapy_set_phases (iface, is_idle ? 0 : n_phases);
  rhom_ipc_therapy_set_region (iface, rhom_region_to_id (memory->region));
  rhom_ipc_therapy_set_started (iface, memory->start_usec);
  rhom_ipc_therapy_set_deadline (iface, rhom_therapy_get_deadline_usec (self->therapy));
  rhom_ipc_therapy_set_remaining (iface, is_paused ? rhom_therapy_get_remaining_usec (self->therapy) : 0);
  rhom_ipc_therapy_set_planned (iface, memory->planned_usec);
}

static void
refresh_checks (RhomTherapyObject *self)
{
  RhomIpcTherapy          *iface = RHOM_IPC_THERAPY (self);
  const RhomTherapyMemory *memory = rhom_therapy_get_memory (self->therapy);

  rhom_ipc_therapy_set_next_check (iface, rhom_therapy_memory_get_next_check_usec (memory));
  rhom_ipc_therapy_set_check (iface, memory->check_usec);
  rhom_ipc_therapy_set_checks_asked (iface, memory->checks_asked);
  rhom_ipc_therapy_set_checks_answered (iface, memory->checks_answered);
  rhom_ipc_therapy_set_unanswered (iface, rhom_therapy_is_unanswered (self->therapy));
}

static void
refresh (RhomTherapyObject *self)
{
  RhomIpcTherapy    *iface = RHOM_IPC_THERAPY (self);
  RhomTherapyCaution caution = rhom_therapy_get_caution (self->therapy);
  g_autofree char   *why = rhom_therapy_texts_state (self->therapy, self->clock);

  if (rhom_therapy_get_state (self->therapy) != RHOM_THERAPY_STATE_IDLE)
    self->offer = NULL;
  refresh_application (self);
  refresh_checks (self);
  rhom_ipc_therapy_set_why (iface, why);
  rhom_ipc_therapy_set_rests (iface, pack_rests (self));
  rhom_ipc_therapy_set_cap (iface, rhom_therapy_rules_get_cap_usec (caution));
  rhom_ipc_therapy_set_cap_why (iface, rhom_therapy_caution_to_id (caution));
  rhom_ipc_therapy_set_offer (iface, self->offer != NULL ? self->offer : "");
  rhom_ipc_therapy_set_sound (iface, describe_sound (self));
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self));
}

static void
therapy_recorded_cb (RhomTherapy             *therapy,
                     const RhomTherapyRecord *record,
                     RhomTherapyObject       *self)
{
  g_auto (GStrv) hidden = rhom_settings_dup_words (self->settings, RHOM_SETTING_HIDDEN_CARDS);

  self->offer = rhom_therapy_offer_find (record, (const char *const *) hidden);
}

static gboolean
handle_start (RhomIpcTherapy        *iface,
              GDBusMethodInvocation *invocation,
              GVariant              *options)
{
  RhomTherapyObject *self = RHOM_THERAPY_OBJECT (iface);
  RhomTherapyRequest request;
  GError            *error = NULL;
  gboolean           is_done = rhom_therapy_reader_read (options, self->settings, rhom_therapy_get_caution (self->therapy), &request, &error) &&
                     rhom_therapy_start (self->therapy, &request, &error);

  /* Not everybody prepares, and at the end it is too late to find out. */
  if (is_done)
    rhom_alarm_sound_probe (self->sound);
  return rhom_answer (invocation, is_done, error);
}

static gboolean
handle_answer (RhomIpcTherapy        *iface,
               GDBusMethodInvocation *invocation,
               const char            *answer)
{
  static const char *const answers[] = { "fine", "stop" };
  RhomTherapy             *therapy = RHOM_THERAPY_OBJECT (iface)->therapy;
  GError                  *error = NULL;
  int                      found = rhom_words_find (answers, G_N_ELEMENTS (answers), answer, &error);
  gboolean                 is_done = FALSE;

  if (found == 0)
    is_done = rhom_therapy_answer_fine (therapy, &error);
  else if (found == 1)
    is_done = rhom_therapy_answer_stop (therapy, &error);
  return rhom_answer (invocation, is_done, error);
}

static gboolean
handle_next (RhomIpcTherapy        *iface,
             GDBusMethodInvocation *invocation,
             gboolean               has_cloth)
{
  GError  *error = NULL;
  gboolean is_done = rhom_therapy_next (RHOM_THERAPY_OBJECT (iface)->therapy, has_cloth, &error);

  return rhom_answer (invocation, is_done, error);
}

static gboolean
handle_prepare (RhomIpcTherapy        *iface,
                GDBusMethodInvocation *invocation)
{
  rhom_alarm_sound_probe (RHOM_THERAPY_OBJECT (iface)->sound);
  return rhom_answer (invocation, TRUE, NULL);
}

static gboolean
handle_pause (RhomIpcTherapy        *iface,
              GDBusMethodInvocation *invocation)
{
  GError  *error = NULL;
  gboolean is_done = rhom_therapy_pause (RHOM_THERAPY_OBJECT (iface)->therapy, &error);

  return rhom_answer (invocation, is_done, error);
}

static gboolean
handle_resume (RhomIpcTherapy        *iface,
               GDBusMethodInvocation *invocation)
{
  GError  *error = NULL;
  gboolean is_done = rhom_therapy_resume (RHOM_THERAPY_OBJECT (iface)->therapy, &error);

  return rhom_answer (invocation, is_done, error);
}

static gboolean
handle_extend (RhomIpcTherapy        *iface,
               GDBusMethodInvocation *invocation,
               gint64                 length_usec,
               gboolean               is_confirmed)
{
  GError  *error = NULL;
  gboolean is_done = rhom_therapy_extend (RHOM_THERAPY_OBJECT (iface)->therapy, length_usec, is_confirmed, &error);

  return rhom_answer (invocation, is_done, error);
}

static gboolean
handle_stop (RhomIpcTherapy        *iface,
             GDBusMethodInvocation *invocation)
{
  GError  *error = NULL;
  gboolean is_done = rhom_therapy_stop (RHOM_THERAPY_OBJECT (iface)->therapy, &error);

  return rhom_answer (invocation, is_done, error);
}

static gboolean
handle_acknowledge (RhomIpcTherapy        *iface,
                    GDBusMethodInvocation *invocation)
{
  GError  *error = NULL;
  gboolean is_done = rhom_therapy_acknowledge (RHOM_THERAPY_OBJECT (iface)->therapy, &error);

  return rhom_answer (invocation, is_done, error);
}

static void
rhom_therapy_object_therapy_iface_init (RhomIpcTherapyIface *iface)
{
  iface->handle_start = handle_start;
  iface->handle_answer = handle_answer;
  iface->handle_pause = handle_pause;
  iface->handle_resume = handle_resume;
  iface->handle_next = handle_next;
  iface->handle_extend = handle_extend;
  iface->handle_stop = handle_stop;
  iface->handle_acknowledge = handle_acknowledge;
  iface->handle_prepare = handle_prepare;
}

static void
rhom_therapy_object_dispose (GObject *object)
{
  RhomTherapyObject *self = RHOM_THERAPY_OBJECT (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->sound);
  g_clear_object (&self->therapy);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_therapy_object_parent_class)->dispose (object);
}

static void
rhom_therapy_object_class_init (RhomTherapyObjectClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_therapy_object_dispose;
}

static void
rhom_therapy_object_init (RhomTherapyObject *self)
{
}

/**
 * rhom_therapy_object_new:
 *
 * Returns: (transfer full): not exported yet
 */
RhomTherapyObject *
rhom_therapy_object_new (RhomClock      *clock,
                         RhomTherapy    *therapy,
                         RhomAlarmSound *sound,
                         RhomSettings   *settings)
{
  RhomTherapyObject *self = g_object_new (RHOM_TYPE_THERAPY_OBJECT, NULL);

  self->clock = g_object_ref (clock);
  self->therapy = g_object_ref (therapy);
  self->sound = g_object_ref (sound);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (therapy, "recorded", G_CALLBACK (therapy_recorded_cb), self, 0);
  g_signal_connect_object (sound, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::sound-enabled", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (therapy, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "wall-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}
