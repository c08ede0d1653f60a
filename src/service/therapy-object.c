/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/therapy-object.h"

#include "core/error.h"
#include "service/answer.h"
#include "service/texts.h"

#include <glib/gi18n-lib.h>

/**
 * RhomTherapyObject:
 *
 * Heat and ice on the bus: translates, and decides nothing.
 */

struct _RhomTherapyObject
{
  RhomIpcTherapySkeleton parent_instance;

  RhomClock    *clock;    /* (owned) */
  RhomTherapy  *therapy;  /* (owned) */
  RhomSettings *settings; /* (owned) */
};

static void rhom_therapy_object_therapy_iface_init (RhomIpcTherapyIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomTherapyObject, rhom_therapy_object, RHOM_IPC_TYPE_THERAPY_SKELETON, G_IMPLEMENT_INTERFACE (RHOM_IPC_TYPE_THERAPY, rhom_therapy_object_therapy_iface_init))

static void
refresh (RhomTherapyObject *self)
{
  RhomIpcTherapy  *iface = RHOM_IPC_THERAPY (self);
  g_autofree char *why = rhom_texts_therapy (self->therapy, self->clock);
  gboolean         is_paused = rhom_therapy_get_state (self->therapy) == RHOM_THERAPY_STATE_PAUSED;

  rhom_ipc_therapy_set_state (iface, rhom_therapy_state_to_id (rhom_therapy_get_state (self->therapy)));
  rhom_ipc_therapy_set_why (iface, why);
  rhom_ipc_therapy_set_kind (iface, rhom_therapy_kind_to_id (rhom_therapy_get_kind (self->therapy)));
  rhom_ipc_therapy_set_region (iface, rhom_region_to_id (rhom_therapy_get_region (self->therapy)));
  rhom_ipc_therapy_set_deadline (iface, rhom_therapy_get_end_usec (self->therapy));
  rhom_ipc_therapy_set_remaining (iface, is_paused ? rhom_therapy_get_remaining_usec (self->therapy) : 0);
  rhom_ipc_therapy_set_planned (iface, rhom_therapy_get_planned_usec (self->therapy));
  rhom_ipc_therapy_set_pack (iface, rhom_therapy_kind_to_id (rhom_therapy_get_kind (self->therapy)));
  rhom_ipc_therapy_set_rests (iface, g_variant_new_array (G_VARIANT_TYPE ("{s(xx)}"), NULL, 0));
  rhom_ipc_therapy_set_sound (iface, "ready");
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self));
}

typedef struct
{
  const char *kind;
  const char *region;
  gint64      length_usec;
  gboolean    has_length; /* else as in the settings */
  gboolean    has_cloth;
} StartOptions;

/* A misspelt option must not start something else than was meant. */
static gboolean
read_option (const char   *name,
             GVariant     *value,
             StartOptions *options)
{
  if (g_str_equal (name, "kind") && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    options->kind = g_variant_get_string (value, NULL);
  else if (g_str_equal (name, "region") && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    options->region = g_variant_get_string (value, NULL);
  else if (g_str_equal (name, "length") && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    {
      options->length_usec = g_variant_get_int64 (value);
      options->has_length = TRUE;
    }
  else if (g_str_equal (name, "cloth") && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    options->has_cloth = g_variant_get_boolean (value);
  else if (g_str_equal (name, "began") && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return TRUE;
  else if (g_str_equal (name, "confirmed") && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    return TRUE;
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_options (GVariant     *dict,
              StartOptions *options,
              GError      **error)
{
  GVariantIter iter;
  const char  *name;
  GVariant    *value;

  g_variant_iter_init (&iter, dict);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    {
      if (read_option (name, value, options))
        continue;
      /* Translators: %s is the name of an option of a D-Bus call. */
      g_set_error (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("Option “%s” is not known, or not of its type"), name);
      g_variant_unref (value);
      return FALSE;
    }
  return TRUE;
}

static gboolean
start (RhomTherapyObject  *self,
       const StartOptions *options,
       GError            **error)
{
  RhomTherapyKind kind;
  RhomRegion      region;
  gint64          length_usec = options->length_usec;

  if (!rhom_therapy_kind_from_id (options->kind, &kind, error) || !rhom_region_from_id (options->region, &region, error))
    return FALSE;
  if (!options->has_length)
    length_usec = RHOM_USEC_PER_SEC * (kind == RHOM_THERAPY_HEAT ? rhom_settings_get_int (self->settings, RHOM_SETTING_HEAT_SECONDS) : rhom_settings_get_int (self->settings, RHOM_SETTING_ICE_SECONDS));
  return rhom_therapy_start (self->therapy, kind, region, length_usec, options->has_cloth, error);
}

static gboolean
handle_start (RhomIpcTherapy        *iface,
              GDBusMethodInvocation *invocation,
              GVariant              *dict)
{
  StartOptions options = { .region = rhom_region_to_id (RHOM_REGION_UPPER_BACK) };
  GError      *error = NULL;
  gboolean     is_done = read_options (dict, &options, &error) && start (RHOM_THERAPY_OBJECT (iface), &options, &error);

  return rhom_answer (invocation, is_done, error);
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
  gboolean is_done = rhom_therapy_extend (RHOM_THERAPY_OBJECT (iface)->therapy, length_usec, &error);

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

static gboolean
refuse_unbuilt (GDBusMethodInvocation *invocation)
{
  return rhom_answer (invocation, FALSE, g_error_new_literal (RHOM_ERROR, RHOM_ERROR_NOT_NOW, _("There is nothing to answer now")));
}

static gboolean
handle_answer (RhomIpcTherapy        *iface,
               GDBusMethodInvocation *invocation,
               const char            *answer)
{
  return refuse_unbuilt (invocation);
}

static gboolean
handle_next (RhomIpcTherapy        *iface,
             GDBusMethodInvocation *invocation,
             gboolean               has_cloth)
{
  return refuse_unbuilt (invocation);
}

static gboolean
handle_prepare (RhomIpcTherapy        *iface,
                GDBusMethodInvocation *invocation)
{
  return rhom_answer (invocation, TRUE, NULL);
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
rhom_therapy_object_new (RhomClock    *clock,
                         RhomTherapy  *therapy,
                         RhomSettings *settings)
{
  RhomTherapyObject *self = g_object_new (RHOM_TYPE_THERAPY_OBJECT, NULL);

  self->clock = g_object_ref (clock);
  self->therapy = g_object_ref (therapy);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (therapy, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "wall-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}
