/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/busy-round.h"

G_BEGIN_DECLS

/**
 * RhomDndPlace:
 * @source: the word for it
 * @name: who is asked
 * @path: of the object
 * @interface: with the method
 * @method: takes two strings, and returns a variant with a boolean
 * @first: the first of them, and of the signal's arguments
 * @second: the second
 * @signal_interface: with the signal
 * @signal: something of @first has changed
 * @unset_error: (nullable): what D-Bus calls it that nobody ever set it; so it is off
 *
 * Where a desktop has its switch for Do Not Disturb.
 */
typedef struct
{
  const char *source;
  const char *name;
  const char *path;
  const char *interface;
  const char *method;
  const char *first;
  const char *second;
  const char *signal_interface;
  const char *signal;
  const char *unset_error;
} RhomDndPlace;

#define RHOM_TYPE_DND_FLAG (rhom_dnd_flag_get_type ())
G_DECLARE_FINAL_TYPE (RhomDndFlag, rhom_dnd_flag, RHOM, DND_FLAG, GObject)

RhomDndFlag   *rhom_dnd_flag_new (GDBusConnection    *session_bus,
                                  const RhomDndPlace *place);
RhomBusyAnswer rhom_dnd_flag_get_answer (RhomDndFlag *self);
const char    *rhom_dnd_flag_get_source (RhomDndFlag *self);
void           rhom_dnd_flag_ask (RhomDndFlag   *self,
                                  RhomBusyRound *round);
void           rhom_dnd_flag_give_up (RhomDndFlag *self);

G_END_DECLS
