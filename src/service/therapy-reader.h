/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/therapy-rules.h"
#include "settings/settings.h"

G_BEGIN_DECLS

gboolean rhom_therapy_reader_read (GVariant           *options,
                                   RhomSettings       *settings,
                                   RhomTherapyCaution  caution,
                                   RhomTherapyRequest *request,
                                   GError            **error);

G_END_DECLS
