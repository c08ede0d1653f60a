/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RhomPromptStyle:
 * @RHOM_PROMPT_NOTIFICATION: a notification; after two unanswered ones a small window
 * @RHOM_PROMPT_WINDOW: a small window at once
 *
 * How a break is offered.
 */
typedef enum
{
  RHOM_PROMPT_NOTIFICATION,
  RHOM_PROMPT_WINDOW,
} RhomPromptStyle;

#define RHOM_TYPE_PROMPT_STYLE (rhom_prompt_style_get_type ())
GType rhom_prompt_style_get_type (void);

/**
 * RhomFigurePerson:
 * @RHOM_FIGURE_PERSON_OF_CARD: whoever the card names
 *
 * Who shows the exercises.
 */
typedef enum
{
  RHOM_FIGURE_PERSON_OF_CARD,
  RHOM_FIGURE_PERSON_ANA,
  RHOM_FIGURE_PERSON_BEN,
  RHOM_FIGURE_PERSON_MAYA,
  RHOM_FIGURE_PERSON_OMAR,
} RhomFigurePerson;

#define RHOM_TYPE_FIGURE_PERSON (rhom_figure_person_get_type ())
GType rhom_figure_person_get_type (void);

#define RHOM_TYPE_SETTINGS (rhom_settings_get_type ())
G_DECLARE_FINAL_TYPE (RhomSettings, rhom_settings, RHOM, SETTINGS, GObject)

RhomSettings *rhom_settings_new (void);

gboolean        rhom_settings_get_breaks_enabled (RhomSettings *self);
int             rhom_settings_get_interval_seconds (RhomSettings *self);
int             rhom_settings_get_break_seconds (RhomSettings *self);
int             rhom_settings_get_short_break_seconds (RhomSettings *self);
int             rhom_settings_get_warning_seconds (RhomSettings *self);
gboolean        rhom_settings_get_show_warning (RhomSettings *self);
RhomPromptStyle rhom_settings_get_prompt_style (RhomSettings *self);
int             rhom_settings_get_heat_seconds (RhomSettings *self);
int             rhom_settings_get_ice_seconds (RhomSettings *self);
gboolean        rhom_settings_get_sound_enabled (RhomSettings *self);
gboolean        rhom_settings_get_tones (RhomSettings *self);
gboolean        rhom_settings_get_ticks (RhomSettings *self);
gboolean        rhom_settings_get_voice (RhomSettings *self);
int             rhom_settings_get_sound_volume_percent (RhomSettings *self);
gboolean        rhom_settings_get_show_tray_icon (RhomSettings *self);
gboolean        rhom_settings_get_start_at_login (RhomSettings *self);
gboolean        rhom_settings_get_first_run_done (RhomSettings *self);
char          **rhom_settings_dup_favourite_cards (RhomSettings *self);
char          **rhom_settings_dup_hidden_cards (RhomSettings *self);
char          **rhom_settings_dup_equipment (RhomSettings *self);
gboolean        rhom_settings_get_has_mat (RhomSettings *self);
char          **rhom_settings_dup_favour_areas (RhomSettings *self);

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
