/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_APPLICATION (rhom_application_get_type ())
G_DECLARE_FINAL_TYPE (RhomApplication, rhom_application, RHOM, APPLICATION, AdwApplication)

RhomApplication *rhom_application_new (void);

G_END_DECLS
