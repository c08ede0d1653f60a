/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sound/voice.h"

#include <glib/gi18n.h>
#include <speech-dispatcher/libspeechd.h>

/*
 * A voice in a thread, as the library waits for its server, which may be slow
 * to start or hang. The tones must not wait with it. There is one voice, and
 * it lives as long as the program: a thread that waits cannot be ended.
 */

typedef struct
{
  char *text; /* (owned) (nullable): only be quiet */
  int   volume_percent;
} Order;

struct _RhomVoice
{
  RhomVoiceFailedFunc failed;
  GAsyncQueue        *orders;     /* (owned) of Order */
  SPDConnection      *connection; /* (owned) (nullable) */
};

static void
order_free (Order *order)
{
  g_free (order->text);
  g_free (order);
}

/* What was asked for meanwhile is out of date: the newest counts. */
static Order *
pop_newest (RhomVoice *self)
{
  Order *order = g_async_queue_pop (self->orders);
  Order *newer;

  while ((newer = g_async_queue_try_pop (self->orders)) != NULL)
    {
      order_free (order);
      order = newer;
    }
  return order;
}

static gboolean
open_connection (RhomVoice *self)
{
  char *why = NULL;

  self->connection = spd_open2 ("rhomboid", "player", NULL, SPD_MODE_SINGLE, NULL, TRUE, &why);
  if (self->connection == NULL)
    {
      self->failed (why != NULL ? why : "");
      g_free (why);
      return FALSE;
    }
  /* Translators: not a text, but the code of the language you translate into,
   * such as "de": in it a voice speaks your texts. */
  spd_set_language (self->connection, _("en"));
  return TRUE;
}

static void
obey (RhomVoice   *self,
      const Order *order)
{
  spd_cancel (self->connection);
  if (order->text == NULL)
    return;
  spd_set_volume (self->connection, 2 * order->volume_percent - 100);
  spd_say (self->connection, SPD_MESSAGE, order->text);
}

static gpointer
run (gpointer data)
{
  RhomVoice *self = data;

  for (;;)
    {
      Order *order = pop_newest (self);

      if (self->connection == NULL && !open_connection (self))
        return NULL;
      obey (self, order);
      order_free (order);
    }
}

static void
push (RhomVoice  *self,
      const char *text,
      int         volume_percent)
{
  Order *order = g_new0 (Order, 1);

  order->text = g_strdup (text);
  order->volume_percent = volume_percent;
  g_async_queue_push (self->orders, order);
}

/**
 * rhom_voice_new:
 *
 * Returns: (transfer none): silent so far; it is never freed
 */
RhomVoice *
rhom_voice_new (RhomVoiceFailedFunc failed)
{
  RhomVoice *self = g_new0 (RhomVoice, 1);

  self->failed = failed;
  self->orders = g_async_queue_new ();
  g_thread_unref (g_thread_new ("voice", run, self));
  return self;
}

/**
 * rhom_voice_say:
 * @text: what to say instead of what is being said
 * @volume_percent: 1 to 100
 */
void
rhom_voice_say (RhomVoice  *self,
                const char *text,
                int         volume_percent)
{
  push (self, text, volume_percent);
}

/* Breaks off what is being said. */
void
rhom_voice_hush (RhomVoice *self)
{
  push (self, NULL, 0);
}
