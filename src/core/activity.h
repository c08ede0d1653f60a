/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RhomAbsence:
 * @RHOM_ABSENCE_NONE: somebody is at the desk, as far as can be told
 * @RHOM_ABSENCE_IDLE: no input for a while
 * @RHOM_ABSENCE_LOCKED: the session is locked
 * @RHOM_ABSENCE_ASLEEP: the machine is about to sleep, or sleeps
 *
 * Why nobody is thought to be at the desk; the strongest reason counts.
 */
typedef enum
{
  RHOM_ABSENCE_NONE,
  RHOM_ABSENCE_IDLE,
  RHOM_ABSENCE_LOCKED,
  RHOM_ABSENCE_ASLEEP,
} RhomAbsence;

/* Without input for this long somebody is taken to have left the desk. */
#define RHOM_ACTIVITY_IDLE_SECONDS 60

#define RHOM_TYPE_ACTIVITY (rhom_activity_get_type ())
G_DECLARE_INTERFACE (RhomActivity, rhom_activity, RHOM, ACTIVITY, GObject)

struct _RhomActivityInterface
{
  GTypeInterface parent_iface;

  RhomAbsence (*get_absence) (RhomActivity *self);
  gint64 (*get_away_since_usec) (RhomActivity *self);
  const char *(*get_source) (RhomActivity *self);
  gboolean (*can_tell_gap) (RhomActivity *self);
  void (*await_gap) (RhomActivity *self,
                     gint64        gap_usec);
};

RhomAbsence rhom_activity_get_absence (RhomActivity *self);
gint64      rhom_activity_get_away_since_usec (RhomActivity *self);
const char *rhom_activity_get_source (RhomActivity *self);
gboolean    rhom_activity_can_tell_gap (RhomActivity *self);
void        rhom_activity_await_gap (RhomActivity *self,
                                     gint64        gap_usec);
void        rhom_activity_emit_changed (RhomActivity *self);
void        rhom_activity_emit_gap (RhomActivity *self);

G_END_DECLS
