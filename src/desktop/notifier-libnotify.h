/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"
#include "desktop/notifier.h"

G_BEGIN_DECLS

#define RHOM_TYPE_NOTIFIER_LIBNOTIFY (rhom_notifier_libnotify_get_type ())
G_DECLARE_FINAL_TYPE (RhomNotifierLibnotify, rhom_notifier_libnotify, RHOM, NOTIFIER_LIBNOTIFY, GObject)

RhomNotifier *rhom_notifier_libnotify_new (GDBusConnection *connection);

G_END_DECLS
