/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/history-object.h"

#include "service/answer.h"
#include "service/exercise-reader.h"

/**
 * RhomHistoryObject:
 *
 * History on the bus: what was done comes in, and sums go out.
 */

struct _RhomHistoryObject
{
  RhomIpcHistorySkeleton parent_instance;

  RhomKeeper *keeper; /* (owned) */
};

static void rhom_history_object_history_iface_init (RhomIpcHistoryIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomHistoryObject, rhom_history_object, RHOM_IPC_TYPE_HISTORY_SKELETON, G_IMPLEMENT_INTERFACE (RHOM_IPC_TYPE_HISTORY, rhom_history_object_history_iface_init))

static GVariant *
pack_counts (const guint counts[RHOM_N_BREAK_OUTCOMES])
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{su}"));

  for (int i = 0; i < RHOM_N_BREAK_OUTCOMES; i++)
    g_variant_builder_add (&builder, "{su}", rhom_break_outcome_to_id (i), counts[i]);
  return g_variant_builder_end (&builder);
}

static gboolean
handle_break_counts (RhomIpcHistory        *iface,
                     GDBusMethodInvocation *invocation,
                     gint64                 from_unix,
                     gint64                 to_unix)
{
  RhomHistoryObject *self = RHOM_HISTORY_OBJECT (iface);
  guint              counts[RHOM_N_BREAK_OUTCOMES] = { 0 };
  GError            *error = NULL;

  if (rhom_history_count_breaks (rhom_keeper_get_history (self->keeper), from_unix, to_unix, counts, &error))
    rhom_ipc_history_complete_break_counts (iface, invocation, pack_counts (counts));
  else
    g_dbus_method_invocation_take_error (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
handle_log (RhomIpcHistory        *iface,
            GDBusMethodInvocation *invocation,
            GVariant              *options)
{
  RhomExerciseRecord record;
  GError            *error = NULL;
  gboolean           is_done = rhom_exercise_reader_read (options, &record, &error);

  if (is_done)
    rhom_keeper_add_exercise (RHOM_HISTORY_OBJECT (iface)->keeper, &record);
  return rhom_answer (invocation, is_done, error);
}

static gboolean
answer_rows (RhomIpcHistory        *iface,
             GDBusMethodInvocation *invocation,
             RhomHistoryQuery       query,
             gint64                 from_unix,
             gint64                 to_unix)
{
  GError *error = NULL;
  g_autoptr (GVariant) rows = rhom_history_select (rhom_keeper_get_history (RHOM_HISTORY_OBJECT (iface)->keeper), query, from_unix, to_unix, &error);

  if (rows != NULL)
    g_dbus_method_invocation_return_value (invocation, g_variant_new_tuple (&rows, 1));
  else
    g_dbus_method_invocation_take_error (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
handle_exercise_sums (RhomIpcHistory        *iface,
                      GDBusMethodInvocation *invocation,
                      gint64                 from_unix,
                      gint64                 to_unix)
{
  return answer_rows (iface, invocation, RHOM_HISTORY_EXERCISE_SUMS, from_unix, to_unix);
}

static gboolean
handle_exercise_days (RhomIpcHistory        *iface,
                      GDBusMethodInvocation *invocation,
                      gint64                 from_unix,
                      gint64                 to_unix)
{
  return answer_rows (iface, invocation, RHOM_HISTORY_EXERCISE_DAYS, from_unix, to_unix);
}

static gboolean
handle_exercise_turns (RhomIpcHistory        *iface,
                       GDBusMethodInvocation *invocation,
                       gint64                 from_unix,
                       gint64                 to_unix)
{
  return answer_rows (iface, invocation, RHOM_HISTORY_EXERCISE_TURNS, from_unix, to_unix);
}

static gboolean
handle_applications (RhomIpcHistory        *iface,
                     GDBusMethodInvocation *invocation,
                     gint64                 from_unix,
                     gint64                 to_unix)
{
  return answer_rows (iface, invocation, RHOM_HISTORY_APPLICATIONS, from_unix, to_unix);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
refresh (RhomHistoryObject *self)
{
  RhomHistory *history = rhom_keeper_get_history (self->keeper);

  rhom_ipc_history_set_path (RHOM_IPC_HISTORY (self), or_empty (rhom_history_get_path (history)));
  rhom_ipc_history_set_set_aside (RHOM_IPC_HISTORY (self), or_empty (rhom_history_get_set_aside (history)));
}

static void
rhom_history_object_history_iface_init (RhomIpcHistoryIface *iface)
{
  iface->handle_break_counts = handle_break_counts;
  iface->handle_log = handle_log;
  iface->handle_exercise_sums = handle_exercise_sums;
  iface->handle_exercise_days = handle_exercise_days;
  iface->handle_exercise_turns = handle_exercise_turns;
  iface->handle_applications = handle_applications;
}

static void
rhom_history_object_dispose (GObject *object)
{
  g_clear_object (&RHOM_HISTORY_OBJECT (object)->keeper);

  G_OBJECT_CLASS (rhom_history_object_parent_class)->dispose (object);
}

static void
rhom_history_object_class_init (RhomHistoryObjectClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_history_object_dispose;
}

static void
rhom_history_object_init (RhomHistoryObject *self)
{
}

/**
 * rhom_history_object_new:
 *
 * Returns: (transfer full): not exported yet
 */
RhomHistoryObject *
rhom_history_object_new (RhomKeeper *keeper)
{
  RhomHistoryObject *self = g_object_new (RHOM_TYPE_HISTORY_OBJECT, NULL);

  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (keeper, "restored", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "problem", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return self;
}
