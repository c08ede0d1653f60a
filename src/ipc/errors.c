/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ipc/errors.h"

#include "core/error.h"

#define PREFIX "io.github.rhomboid.Rhomboid.Error."

static const GDBusErrorEntry entries[] = {
  { RHOM_ERROR_NOT_NOW, PREFIX "NotNow" },
  { RHOM_ERROR_OUT_OF_RANGE, PREFIX "OutOfRange" },
  { RHOM_ERROR_NO_CLOTH, PREFIX "NoCloth" },
  { RHOM_ERROR_OVER_CAP, PREFIX "OverCap" },
  { RHOM_ERROR_NOT_EXTENDABLE, PREFIX "NotExtendable" },
  { RHOM_ERROR_RESTING, PREFIX "Resting" },
  { RHOM_ERROR_ASK_FRESH_INJURY, PREFIX "AskFreshInjury" },
  { RHOM_ERROR_ASK_LONG, PREFIX "AskLong" },
  { RHOM_ERROR_ASK_SHORT_REST, PREFIX "AskShortRest" },
  { RHOM_ERROR_UNKNOWN, PREFIX "Unknown" },
  { RHOM_ERROR_INVALID, PREFIX "Invalid" },
  { RHOM_ERROR_FAILED, PREFIX "Failed" },
};

/**
 * rhom_errors_register:
 *
 * Gives #RhomError its names on the bus, so that an error arrives at the other
 * side as the same domain and code. Both sides call it once, first of all.
 */
void
rhom_errors_register (void)
{
  static gsize quark = 0;

  g_dbus_error_register_error_domain ("rhom-error-quark", &quark, entries, G_N_ELEMENTS (entries));
}

/**
 * rhom_errors_message:
 *
 * Returns: (transfer full): the text of @error for a person, without what GDBus puts before it
 */
char *
rhom_errors_message (const GError *error)
{
  g_autoptr (GError) copy = g_error_copy (error);

  g_dbus_error_strip_remote_error (copy);
  return g_strdup (copy->message);
}
