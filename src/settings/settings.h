/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings/keys.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RHOM_TYPE_SETTINGS (rhom_settings_get_type ())
G_DECLARE_FINAL_TYPE (RhomSettings, rhom_settings, RHOM, SETTINGS, GObject)

RhomSettings *rhom_settings_new (void);

gboolean rhom_settings_get_boolean (RhomSettings *self, RhomSetting setting);
int      rhom_settings_get_int (RhomSettings *self, RhomSetting setting);
int      rhom_settings_get_choice (RhomSettings *self, RhomSetting setting);
char   **rhom_settings_dup_words (RhomSettings *self, RhomSetting setting);

gboolean rhom_settings_contains (RhomSettings *self,
                                 const char   *property,
                                 const char   *word);
void     rhom_settings_set_contained (RhomSettings *self,
                                      const char   *property,
                                      const char   *word,
                                      gboolean      is_contained);

gboolean rhom_settings_is_writable (RhomSettings *self,
                                    const char   *property);

G_END_DECLS
