/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/desktop-busy.h"

#include "desktop/busy-probe.h"
#include "desktop/do-not-disturb.h"
#include "desktop/inhibitors.h"
#include "desktop/system-bus.h"

/**
 * RhomDesktopBusy:
 *
 * What makes a moment the wrong one on this desktop: asked of the session's
 * services, of logind and of the probe, all at once and only when somebody
 * asks. Nothing is started for a question but the probe, and nothing outside
 * is watched but the switch for Do Not Disturb, which tells by itself.
 */

struct _RhomDesktopBusy
{
  GObject parent_instance;

  GDBusConnection  *session_bus; /* (owned) */
  GDBusConnection  *system_bus;  /* (owned) (nullable): until it is there */
  RhomClock        *clock;       /* (owned) */
  RhomDoNotDisturb *dnd;         /* (owned) */
  RhomBusyRound    *round;       /* (owned) (nullable): while a question is open */
  guint             asked;       /* bits */
  guint             known;       /* bits: asked at least once, or told */
  RhomBusyFinding   findings[RHOM_N_BUSY_KINDS];
};

static void rhom_desktop_busy_busy_iface_init (RhomBusyInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomDesktopBusy, rhom_desktop_busy, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (RHOM_TYPE_BUSY, rhom_desktop_busy_busy_iface_init))

static gboolean
is_asked (RhomDesktopBusy *self,
          RhomBusyKind     kind)
{
  return (self->asked & (1u << kind)) != 0;
}

/* Returns: whether anything is shown differently now */
static gboolean
take_finding (RhomDesktopBusy       *self,
              RhomBusyKind           kind,
              const RhomBusyFinding *finding)
{
  gboolean was_known = (self->known & (1u << kind)) != 0;

  /* Of what tells by itself, no word so far is no answer. */
  if (!was_known && self->round == NULL && finding->answer == RHOM_BUSY_ANSWER_MISSING)
    return FALSE;
  if (was_known && rhom_busy_finding_equal (&self->findings[kind], finding))
    return FALSE;
  self->findings[kind] = *finding;
  self->known |= 1u << kind;
  return is_asked (self, kind);
}

static gboolean
take_do_not_disturb (RhomDesktopBusy *self)
{
  RhomBusyFinding finding;

  rhom_do_not_disturb_get_finding (self->dnd, &finding);
  return take_finding (self, RHOM_BUSY_DO_NOT_DISTURB, &finding);
}

/* The switches may be known before anybody asks. */
static void
do_not_disturb_changed_cb (RhomDesktopBusy *self)
{
  if (self->round == NULL && take_do_not_disturb (self))
    rhom_busy_emit_changed (RHOM_BUSY (self));
}

static gboolean
take_findings (RhomDesktopBusy *self)
{
  gboolean has_changed = FALSE;

  for (RhomBusyKind kind = 0; kind < RHOM_BUSY_DO_NOT_DISTURB; kind++)
    if ((rhom_busy_round_get_kinds (self->round) & (1u << kind)) != 0)
      has_changed |= take_finding (self, kind, rhom_busy_round_get_finding (self->round, kind));
  return take_do_not_disturb (self) || has_changed;
}

static void
round_done_cb (RhomDesktopBusy *self)
{
  g_autoptr (RhomDesktopBusy) keep G_GNUC_UNUSED = g_object_ref (self);
  gboolean                         has_changed;

  rhom_do_not_disturb_give_up (self->dnd);
  has_changed = take_findings (self);
  g_clear_object (&self->round);
  if (has_changed)
    rhom_busy_emit_changed (RHOM_BUSY (self));
  rhom_busy_emit_answered (RHOM_BUSY (self));
}

static void
ask_buses (RhomDesktopBusy *self)
{
  if (is_asked (self, RHOM_BUSY_INHIBITOR))
    {
      rhom_inhibitor_gnome_ask (self->session_bus, self->round);
      rhom_inhibitor_kde_ask (self->session_bus, self->round);
      if (self->system_bus != NULL)
        rhom_inhibitor_logind_ask (self->system_bus, self->round);
    }
  if (is_asked (self, RHOM_BUSY_DO_NOT_DISTURB))
    rhom_do_not_disturb_ask (self->dnd, self->round);
}

static void
rhom_desktop_busy_set_asked (RhomBusy *busy,
                             guint     kinds)
{
  RhomDesktopBusy *self = RHOM_DESKTOP_BUSY (busy);

  if (self->asked == kinds)
    return;
  self->asked = kinds;
  rhom_busy_emit_changed (busy);
}

static void
rhom_desktop_busy_ask (RhomBusy *busy)
{
  RhomDesktopBusy *self = RHOM_DESKTOP_BUSY (busy);

  if (self->round != NULL)
    return;
  self->round = rhom_busy_round_new (self->clock, self->asked);
  g_signal_connect_object (self->round, "done", G_CALLBACK (round_done_cb), self, G_CONNECT_SWAPPED);
  rhom_busy_probe_ask (self->round);
  ask_buses (self);
  rhom_busy_round_start (self->round);
}

static guint
rhom_desktop_busy_get_kinds (RhomBusy *busy)
{
  RhomDesktopBusy *self = RHOM_DESKTOP_BUSY (busy);
  guint            kinds = 0;

  for (RhomBusyKind kind = 0; kind < RHOM_N_BUSY_KINDS; kind++)
    if (self->findings[kind].answer == RHOM_BUSY_ANSWER_BUSY)
      kinds |= 1u << kind;
  return kinds & self->asked;
}

static const char *
rhom_desktop_busy_get_who (RhomBusy    *busy,
                           RhomBusyKind kind)
{
  RhomDesktopBusy *self = RHOM_DESKTOP_BUSY (busy);

  return is_asked (self, kind) && self->findings[kind].who[0] != '\0' ? self->findings[kind].who : NULL;
}

static const char *
rhom_desktop_busy_get_source (RhomBusy    *busy,
                              RhomBusyKind kind)
{
  RhomDesktopBusy       *self = RHOM_DESKTOP_BUSY (busy);
  const RhomBusyFinding *finding = &self->findings[kind];

  if (!is_asked (self, kind))
    return "ignored";
  if ((self->known & (1u << kind)) == 0)
    return "unasked";
  if (finding->answer == RHOM_BUSY_ANSWER_HUNG)
    return "hung";
  return finding->answer == RHOM_BUSY_ANSWER_MISSING ? "none" : finding->source;
}

static void
rhom_desktop_busy_busy_iface_init (RhomBusyInterface *iface)
{
  iface->set_asked = rhom_desktop_busy_set_asked;
  iface->ask = rhom_desktop_busy_ask;
  iface->get_kinds = rhom_desktop_busy_get_kinds;
  iface->get_who = rhom_desktop_busy_get_who;
  iface->get_source = rhom_desktop_busy_get_source;
}

static void
system_bus_connected_cb (gpointer         owner,
                         GDBusConnection *system_bus)
{
  g_set_object (&RHOM_DESKTOP_BUSY (owner)->system_bus, system_bus);
}

static void
rhom_desktop_busy_dispose (GObject *object)
{
  RhomDesktopBusy *self = RHOM_DESKTOP_BUSY (object);

  if (self->round != NULL)
    rhom_busy_round_stop (self->round);
  g_clear_object (&self->round);
  g_clear_object (&self->dnd);
  g_clear_object (&self->system_bus);
  g_clear_object (&self->session_bus);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_desktop_busy_parent_class)->dispose (object);
}

static void
rhom_desktop_busy_class_init (RhomDesktopBusyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_desktop_busy_dispose;
}

static void
rhom_desktop_busy_init (RhomDesktopBusy *self)
{
  self->asked = RHOM_BUSY_ALL_KINDS;
}

/**
 * rhom_desktop_busy_new:
 *
 * Returns: (transfer full): what this desktop tells, of which nothing was asked yet
 */
RhomBusy *
rhom_desktop_busy_new (GDBusConnection *session_bus,
                       RhomClock       *clock)
{
  RhomDesktopBusy *self = g_object_new (RHOM_TYPE_DESKTOP_BUSY, NULL);

  self->session_bus = g_object_ref (session_bus);
  self->clock = g_object_ref (clock);
  self->dnd = rhom_do_not_disturb_new (session_bus);
  g_signal_connect_object (self->dnd, "changed", G_CALLBACK (do_not_disturb_changed_cb), self, G_CONNECT_SWAPPED);
  do_not_disturb_changed_cb (self);
  rhom_system_bus_get (self, system_bus_connected_cb);
  return RHOM_BUSY (self);
}
