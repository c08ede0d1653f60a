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

G_END_DECLS
