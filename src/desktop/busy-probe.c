/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/busy-probe.h"

#include <string.h>

/* What the kernel, the sound server, PipeWire and the screen know, as told by
 * rhomboid-probe: a program that lives as long as the question. */

#define PROBE_PROGRAM "rhomboid-probe"

static const RhomBusyKind probed[] = { RHOM_BUSY_MICROPHONE, RHOM_BUSY_CAMERA, RHOM_BUSY_SCREEN_SHARE, RHOM_BUSY_FULL_SCREEN };

#define ALL_SIZE 4096

typedef struct
{
  RhomBusyRound *round;          /* (owned) */
  GSubprocess   *process;        /* (owned) */
  guint          kinds;          /* bits: not ended yet */
  char           text[ALL_SIZE]; /* what was read and is no whole line yet */
  gsize          length;
  gsize          n_read;
} Probe;

static void read_more (Probe *self);

static void
end_kind (Probe       *self,
          RhomBusyKind kind)
{
  if ((self->kinds & (1u << kind)) != 0)
    rhom_busy_round_end (self->round, kind);
  self->kinds &= ~(1u << kind);
}

/* It ends by itself; whether it does is not waited for. */
static void
probe_free (Probe *self)
{
  g_subprocess_force_exit (self->process);
  for (gsize i = 0; i < G_N_ELEMENTS (probed); i++)
    end_kind (self, probed[i]);
  g_object_unref (self->process);
  g_object_unref (self->round);
  g_free (self);
}

static gboolean
take_line (Probe      *self,
           const char *line,
           gsize       length)
{
  g_autoptr (GError) error = NULL;
  RhomBusyKind    kind;
  RhomBusyFinding finding;
  gboolean        is_done;

  if (!rhom_busy_line_parse (line, length, &kind, &finding, &is_done, &error) || (self->kinds & (1u << kind)) == 0)
    {
      g_debug (PROBE_PROGRAM ": %s", error != NULL ? error->message : "an answer that nobody asked for");
      return FALSE;
    }
  if (is_done)
    end_kind (self, kind);
  else
    rhom_busy_round_tell (self->round, kind, finding.answer, finding.source, finding.who);
  return TRUE;
}

/* Returns: whether all that is there so far makes sense */
static gboolean
take_lines (Probe *self)
{
  gsize       start = 0;
  const char *end;

  while ((end = memchr (self->text + start, '\n', self->length - start)) != NULL)
    {
      gsize length = end - (self->text + start);

      if (!take_line (self, self->text + start, length))
        return FALSE;
      start += length + 1;
    }
  self->length -= start;
  memmove (self->text, self->text + start, self->length);
  return TRUE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Probe *self = user_data;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (length <= 0)
    {
      probe_free (self);
      return;
    }
  self->length += length;
  self->n_read += length;
  if (take_lines (self) && self->kinds != 0 && self->n_read < ALL_SIZE)
    read_more (self);
  else
    probe_free (self);
}

static void
read_more (Probe *self)
{
  GInputStream *stream = g_subprocess_get_stdout_pipe (self->process);

  g_input_stream_read_async (stream, self->text + self->length, ALL_SIZE - self->n_read, G_PRIORITY_DEFAULT, rhom_busy_round_get_cancellable (self->round), read_cb, self);
}

static GSubprocess *
spawn (guint    kinds,
       GError **error)
{
  const char      *given = g_getenv ("RHOMBOID_PROBE");
  g_autofree char *path = given != NULL ? g_strdup (given) : g_build_filename (RHOM_LIBEXECDIR, PROBE_PROGRAM, NULL);
  const char      *arguments[G_N_ELEMENTS (probed) + 2] = { path };
  guint            n_arguments = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (probed); i++)
    if ((kinds & (1u << probed[i])) != 0)
      arguments[n_arguments++] = rhom_busy_kind_to_string (probed[i]);
  return g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, error);
}

static guint
get_kinds (RhomBusyRound *round)
{
  guint kinds = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (probed); i++)
    kinds |= rhom_busy_round_get_kinds (round) & (1u << probed[i]);
  return kinds;
}

/**
 * rhom_busy_probe_ask:
 *
 * Asks for whatever @round wants of what the probe can see. Without a probe
 * there is nothing that tells.
 */
void
rhom_busy_probe_ask (RhomBusyRound *round)
{
  g_autoptr (GError) error = NULL;
  guint        kinds = get_kinds (round);
  GSubprocess *process = kinds != 0 ? spawn (kinds, &error) : NULL;
  Probe       *self;

  if (process == NULL)
    {
      if (error != NULL)
        g_debug (PROBE_PROGRAM ": %s", error->message);
      return;
    }
  self = g_new0 (Probe, 1);
  self->round = g_object_ref (round);
  self->process = process;
  self->kinds = kinds;
  for (gsize i = 0; i < G_N_ELEMENTS (probed); i++)
    if ((kinds & (1u << probed[i])) != 0)
      rhom_busy_round_begin (round, probed[i]);
  read_more (self);
}
