/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "probe/probe.h"

#include <pulse/pulseaudio.h>

/* Who records, by the sound server: PulseAudio, or PipeWire in its place.
 * What records what the speakers play is no call. */

typedef struct
{
  pa_mainloop *loop;        /* (owned) */
  pa_context  *context;     /* (owned) */
  GArray      *monitors;    /* (owned) (element-type guint32): sources that are no microphones */
  gboolean     has_sources; /* the list is whole */
  gboolean     is_done;
  gboolean     is_busy;
  char        *who; /* (owned) (nullable) */
} Pulse;

static gboolean
is_monitor (Pulse  *self,
            guint32 source)
{
  for (guint i = 0; i < self->monitors->len; i++)
    if (g_array_index (self->monitors, guint32, i) == source)
      return TRUE;
  return FALSE;
}

static const char *
get_name (const pa_source_output_info *output)
{
  const char *name = pa_proplist_gets (output->proplist, PA_PROP_APPLICATION_NAME);

  return name != NULL ? name : pa_proplist_gets (output->proplist, PA_PROP_APPLICATION_PROCESS_BINARY);
}

/* A meter in the sound settings listens too, to peaks only; PipeWire has its own word for that. */
static gboolean
is_meter (const pa_source_output_info *output)
{
  return g_strcmp0 (output->resample_method, "peaks") == 0 || g_strcmp0 (pa_proplist_gets (output->proplist, "resample.peaks"), "true") == 0;
}

static void
source_output_cb (pa_context                  *context,
                  const pa_source_output_info *output,
                  int                          end,
                  gpointer                     user_data)
{
  Pulse *self = user_data;

  if (end != 0)
    self->is_done = TRUE;
  else if (!self->is_busy && !output->corked && !is_monitor (self, output->source) && !is_meter (output) && !rhom_busy_is_us (get_name (output)))
    {
      self->is_busy = TRUE;
      self->who = g_strdup (get_name (output));
    }
}

static void
source_cb (pa_context           *context,
           const pa_source_info *source,
           int                   end,
           gpointer              user_data)
{
  Pulse *self = user_data;

  if (end == 0)
    {
      if (source->monitor_of_sink != PA_INVALID_INDEX)
        g_array_append_val (self->monitors, source->index);
      return;
    }
  self->has_sources = end > 0;
  pa_operation_unref (pa_context_get_source_output_info_list (context, source_output_cb, self));
}

static void
state_cb (pa_context *context,
          gpointer    user_data)
{
  if (pa_context_get_state (context) == PA_CONTEXT_READY)
    pa_operation_unref (pa_context_get_source_info_list (context, source_cb, user_data));
}

/* Returns: whether the server answered */
static gboolean
ask (Pulse *self)
{
  pa_context_set_state_callback (self->context, state_cb, self);
  if (pa_context_connect (self->context, NULL, PA_CONTEXT_NOAUTOSPAWN, NULL) < 0)
    return FALSE;
  while (!self->is_done && PA_CONTEXT_IS_GOOD (pa_context_get_state (self->context)))
    if (pa_mainloop_iterate (self->loop, TRUE, NULL) < 0)
      return FALSE;
  return self->is_done && self->has_sources;
}

RhomBusyAnswer
rhom_probe_microphone_pulse (char **who)
{
  Pulse    self = { .loop = pa_mainloop_new (), .monitors = g_array_new (FALSE, FALSE, sizeof (guint32)) };
  gboolean has_answer;

  self.context = pa_context_new (pa_mainloop_get_api (self.loop), "Rhomboid");
  has_answer = ask (&self);
  pa_context_disconnect (self.context);
  pa_context_unref (self.context);
  pa_mainloop_free (self.loop);
  g_array_unref (self.monitors);
  *who = self.who;
  if (!has_answer)
    return RHOM_BUSY_ANSWER_MISSING;
  return self.is_busy ? RHOM_BUSY_ANSWER_BUSY : RHOM_BUSY_ANSWER_FREE;
}
