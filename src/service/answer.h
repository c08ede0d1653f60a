/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean rhom_answer (GDBusMethodInvocation *invocation,
                      gboolean               is_done,
                      GError                *error);

G_END_DECLS
