/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RhomBusyKind:
 * @RHOM_BUSY_MICROPHONE: some program listens to a microphone
 * @RHOM_BUSY_CAMERA: some program watches through a camera
 * @RHOM_BUSY_SCREEN_SHARE: the screen is shared or recorded
 * @RHOM_BUSY_FULL_SCREEN: the window in use fills the screen
 * @RHOM_BUSY_INHIBITOR: some program asked for the screen to stay on, as videos and slides do
 * @RHOM_BUSY_DO_NOT_DISTURB: the person switched notifications off
 *
 * What may make a moment the wrong one for a break.
 */
typedef enum
{
  RHOM_BUSY_MICROPHONE,
  RHOM_BUSY_CAMERA,
  RHOM_BUSY_SCREEN_SHARE,
  RHOM_BUSY_FULL_SCREEN,
  RHOM_BUSY_INHIBITOR,
  RHOM_BUSY_DO_NOT_DISTURB,
  RHOM_N_BUSY_KINDS,
} RhomBusyKind;

/**
 * RhomBusyPolicy:
 * @RHOM_BUSY_HOLD: the break waits until it is over
 * @RHOM_BUSY_SILENT: the break is offered, but quietly
 * @RHOM_BUSY_IGNORE: it makes no difference
 *
 * What a break that falls due meanwhile does.
 */
typedef enum
{
  RHOM_BUSY_HOLD,
  RHOM_BUSY_SILENT,
  RHOM_BUSY_IGNORE,
} RhomBusyPolicy;

#define RHOM_BUSY_ALL_KINDS ((1u << RHOM_N_BUSY_KINDS) - 1)

#define RHOM_TYPE_BUSY (rhom_busy_get_type ())
G_DECLARE_INTERFACE (RhomBusy, rhom_busy, RHOM, BUSY, GObject)

struct _RhomBusyInterface
{
  GTypeInterface parent_iface;

  void (*set_asked) (RhomBusy *self,
                     guint     kinds);
  void (*ask) (RhomBusy *self);
  guint (*get_kinds) (RhomBusy *self);
  const char *(*get_who) (RhomBusy    *self,
                          RhomBusyKind kind);
  const char *(*get_source) (RhomBusy    *self,
                             RhomBusyKind kind);
};

void        rhom_busy_set_asked (RhomBusy *self,
                                 guint     kinds);
void        rhom_busy_ask (RhomBusy *self);
guint       rhom_busy_get_kinds (RhomBusy *self);
const char *rhom_busy_get_who (RhomBusy    *self,
                               RhomBusyKind kind);
const char *rhom_busy_get_source (RhomBusy    *self,
                                  RhomBusyKind kind);
void        rhom_busy_emit_answered (RhomBusy *self);
void        rhom_busy_emit_changed (RhomBusy *self);

const char *rhom_busy_kind_to_string (RhomBusyKind kind);

G_END_DECLS
