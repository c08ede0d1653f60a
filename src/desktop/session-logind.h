/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RHOM_TYPE_SESSION_LOGIND (rhom_session_logind_get_type ())
G_DECLARE_FINAL_TYPE (RhomSessionLogind, rhom_session_logind, RHOM, SESSION_LOGIND, GObject)

RhomSessionLogind *rhom_session_logind_new (void);
gboolean           rhom_session_logind_is_available (RhomSessionLogind *self);
gboolean           rhom_session_logind_is_locked (RhomSessionLogind *self);
gboolean           rhom_session_logind_is_asleep (RhomSessionLogind *self);
gboolean           rhom_session_logind_knows_session (RhomSessionLogind *self);
gboolean           rhom_session_logind_is_idle (RhomSessionLogind *self);
gint64             rhom_session_logind_get_idle_since_wall_usec (RhomSessionLogind *self);

G_END_DECLS
