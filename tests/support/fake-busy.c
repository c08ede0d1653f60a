/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/fake-busy.h"

/* Answers from the main loop, as the desktop does; or, once it is silent, only
 * when it is told to. */

struct _RhomFakeBusy
{
  GObject parent_instance;

  guint    kinds;      /* bits: what there is */
  char    *who;        /* (owned) (nullable): of every kind there is */
  guint    seen_kinds; /* bits: what the last answer said */
  guint    asked;      /* bits */
  guint    answer_source;
  guint    n_asked;
  gboolean is_silent;
};

static void rhom_fake_busy_busy_iface_init (RhomBusyInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomFakeBusy, rhom_fake_busy, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (RHOM_TYPE_BUSY, rhom_fake_busy_busy_iface_init))

static gboolean
answer_cb (gpointer user_data)
{
  RhomFakeBusy *self = user_data;

  self->answer_source = 0;
  rhom_fake_busy_answer (self);
  return G_SOURCE_REMOVE;
}

static void
rhom_fake_busy_set_asked (RhomBusy *busy,
                          guint     kinds)
{
  RHOM_FAKE_BUSY (busy)->asked = kinds;
}

static void
rhom_fake_busy_ask (RhomBusy *busy)
{
  RhomFakeBusy *self = RHOM_FAKE_BUSY (busy);

  self->n_asked++;
  if (!self->is_silent && self->answer_source == 0)
    self->answer_source = g_idle_add (answer_cb, self);
}

static guint
rhom_fake_busy_get_kinds (RhomBusy *busy)
{
  return RHOM_FAKE_BUSY (busy)->seen_kinds & RHOM_FAKE_BUSY (busy)->asked;
}

static const char *
rhom_fake_busy_get_who (RhomBusy    *busy,
                        RhomBusyKind kind)
{
  RhomFakeBusy *self = RHOM_FAKE_BUSY (busy);

  return (rhom_fake_busy_get_kinds (busy) & (1u << kind)) != 0 ? self->who : NULL;
}

static const char *
rhom_fake_busy_get_source (RhomBusy    *busy,
                           RhomBusyKind kind)
{
  return "fake";
}

static void
rhom_fake_busy_busy_iface_init (RhomBusyInterface *iface)
{
  iface->set_asked = rhom_fake_busy_set_asked;
  iface->ask = rhom_fake_busy_ask;
  iface->get_kinds = rhom_fake_busy_get_kinds;
  iface->get_who = rhom_fake_busy_get_who;
  iface->get_source = rhom_fake_busy_get_source;
}

static void
rhom_fake_busy_dispose (GObject *object)
{
  g_clear_handle_id (&RHOM_FAKE_BUSY (object)->answer_source, g_source_remove);

  G_OBJECT_CLASS (rhom_fake_busy_parent_class)->dispose (object);
}

static void
rhom_fake_busy_finalize (GObject *object)
{
  g_free (RHOM_FAKE_BUSY (object)->who);

  G_OBJECT_CLASS (rhom_fake_busy_parent_class)->finalize (object);
}

static void
rhom_fake_busy_class_init (RhomFakeBusyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rhom_fake_busy_dispose;
  object_class->finalize = rhom_fake_busy_finalize;
}

static void
rhom_fake_busy_init (RhomFakeBusy *self)
{
  self->asked = RHOM_BUSY_ALL_KINDS;
}

RhomFakeBusy *
rhom_fake_busy_new (void)
{
  return g_object_new (RHOM_TYPE_FAKE_BUSY, NULL);
}

/* What the next answer says; @kinds: bits (1 << kind) */
void
rhom_fake_busy_set (RhomFakeBusy *self,
                    guint         kinds,
                    const char   *who)
{
  self->kinds = kinds;
  g_free (self->who);
  self->who = g_strdup (who);
}

/* Says so unasked, as Do Not Disturb does. */
void
rhom_fake_busy_tell (RhomFakeBusy *self,
                     guint         kinds,
                     const char   *who)
{
  rhom_fake_busy_set (self, kinds, who);
  self->seen_kinds = kinds;
  rhom_busy_emit_changed (RHOM_BUSY (self));
}

/* Silent: no answer until rhom_fake_busy_answer() */
void
rhom_fake_busy_set_silent (RhomFakeBusy *self,
                           gboolean      is_silent)
{
  self->is_silent = is_silent;
}

void
rhom_fake_busy_answer (RhomFakeBusy *self)
{
  self->seen_kinds = self->kinds;
  rhom_busy_emit_answered (RHOM_BUSY (self));
}

guint
rhom_fake_busy_get_n_asked (RhomFakeBusy *self)
{
  return self->n_asked;
}

/* The kinds that make a difference, as the service said. */
guint
rhom_fake_busy_get_asked (RhomFakeBusy *self)
{
  return self->asked;
}
