/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RhomIdleWatch:
 * @RHOM_IDLE_WATCH_AWAY: somebody has left the desk
 * @RHOM_IDLE_WATCH_TOUCH: who came back touched it only once
 * @RHOM_IDLE_WATCH_GAP: a pause in the typing
 *
 * Three lengths without input can be watched for at a time.
 */
typedef enum
{
  RHOM_IDLE_WATCH_AWAY,
  RHOM_IDLE_WATCH_TOUCH,
  RHOM_IDLE_WATCH_GAP,
  RHOM_N_IDLE_WATCHES,
} RhomIdleWatch;

#define RHOM_TYPE_IDLE_SOURCE (rhom_idle_source_get_type ())
G_DECLARE_INTERFACE (RhomIdleSource, rhom_idle_source, RHOM, IDLE_SOURCE, GObject)

struct _RhomIdleSourceInterface
{
  GTypeInterface parent_iface;

  const char *(*get_name) (RhomIdleSource *self);
  gboolean (*is_available) (RhomIdleSource *self);
  gboolean (*is_fine) (RhomIdleSource *self);
  void (*set_watch) (RhomIdleSource *self,
                     RhomIdleWatch   watch,
                     guint           length_msec);
};

const char *rhom_idle_source_get_name (RhomIdleSource *self);
gboolean    rhom_idle_source_is_available (RhomIdleSource *self);
gboolean    rhom_idle_source_is_fine (RhomIdleSource *self);
void        rhom_idle_source_set_watch (RhomIdleSource *self,
                                        RhomIdleWatch   watch,
                                        guint           length_msec);
void        rhom_idle_source_emit_changed (RhomIdleSource *self);
void        rhom_idle_source_emit_idle (RhomIdleSource *self,
                                        RhomIdleWatch   watch,
                                        gint64          since_usec);
void        rhom_idle_source_emit_active (RhomIdleSource *self,
                                          RhomIdleWatch   watch);

G_END_DECLS
