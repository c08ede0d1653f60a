/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"

/* Written out, because the name also stands in src/ipc/errors.c. */
GQuark
rhom_error_quark (void)
{
  return g_quark_from_static_string ("rhom-error-quark");
}
