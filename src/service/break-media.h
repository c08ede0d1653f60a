/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/scheduler.h"
#include "desktop/media-mpris.h"
#include "settings/settings.h"

G_BEGIN_DECLS

#define RHOM_TYPE_BREAK_MEDIA (rhom_break_media_get_type ())
G_DECLARE_FINAL_TYPE (RhomBreakMedia, rhom_break_media, RHOM, BREAK_MEDIA, GObject)

RhomBreakMedia *rhom_break_media_new (RhomScheduler  *scheduler,
                                      RhomMediaMpris *media,
                                      RhomSettings   *settings);

G_END_DECLS
