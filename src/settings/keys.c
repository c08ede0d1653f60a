/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings/keys.h"

static const char *const office_hours[] = { "mon 09:00-17:00", "tue 09:00-17:00", "wed 09:00-17:00", "thu 09:00-17:00", "fri 09:00-17:00", NULL };

static const RhomKey keys[RHOM_N_SETTINGS] = {
  [RHOM_SETTING_BREAKS_ENABLED] = { "breaks-enabled", RHOM_SETTING_BOOLEAN, TRUE },
  [RHOM_SETTING_INTERVAL_SECONDS] = { "interval-seconds", RHOM_SETTING_LENGTH, 0, RHOM_LIMIT_INTERVAL },
  [RHOM_SETTING_BREAK_SECONDS] = { "break-seconds", RHOM_SETTING_LENGTH, 0, RHOM_LIMIT_BREAK },
  [RHOM_SETTING_SHORT_BREAK_SECONDS] = { "short-break-seconds", RHOM_SETTING_LENGTH, 0, RHOM_LIMIT_SHORT_BREAK },
  [RHOM_SETTING_WARNING_SECONDS] = { "warning-seconds", RHOM_SETTING_LENGTH, 0, RHOM_LIMIT_WARNING },
  [RHOM_SETTING_SHOW_WARNING] = { "show-warning", RHOM_SETTING_BOOLEAN, FALSE },
  [RHOM_SETTING_PROMPT_STYLE] = { "prompt-style", RHOM_SETTING_CHOICE, RHOM_PROMPT_NOTIFICATION, 0, rhom_prompt_style_get_type },
  [RHOM_SETTING_STRICT] = { "strict", RHOM_SETTING_BOOLEAN, FALSE },
  [RHOM_SETTING_TYPING_GAP] = { "typing-gap", RHOM_SETTING_BOOLEAN, TRUE },
  [RHOM_SETTING_HOLD_SECONDS] = { "hold-seconds", RHOM_SETTING_LENGTH, 0, RHOM_LIMIT_HOLD },
  [RHOM_SETTING_ON_MICROPHONE] = { "on-microphone", RHOM_SETTING_CHOICE, RHOM_BUSY_HOLD, 0, rhom_busy_policy_get_type },
  [RHOM_SETTING_ON_CAMERA] = { "on-camera", RHOM_SETTING_CHOICE, RHOM_BUSY_HOLD, 0, rhom_busy_policy_get_type },
  [RHOM_SETTING_ON_SCREEN_SHARE] = { "on-screen-share", RHOM_SETTING_CHOICE, RHOM_BUSY_HOLD, 0, rhom_busy_policy_get_type },
  [RHOM_SETTING_ON_FULL_SCREEN] = { "on-full-screen", RHOM_SETTING_CHOICE, RHOM_BUSY_SILENT, 0, rhom_busy_policy_get_type },
  [RHOM_SETTING_ON_INHIBITOR] = { "on-inhibitor", RHOM_SETTING_CHOICE, RHOM_BUSY_HOLD, 0, rhom_busy_policy_get_type },
  [RHOM_SETTING_ON_DO_NOT_DISTURB] = { "on-do-not-disturb", RHOM_SETTING_CHOICE, RHOM_BUSY_HOLD, 0, rhom_busy_policy_get_type },
  [RHOM_SETTING_PAUSE_MEDIA] = { "pause-media", RHOM_SETTING_BOOLEAN, FALSE },
  [RHOM_SETTING_WORKING_HOURS_ENABLED] = { "working-hours-enabled", RHOM_SETTING_BOOLEAN, FALSE },
  [RHOM_SETTING_WORKING_HOURS] = { "working-hours", RHOM_SETTING_WORDS, .words = office_hours },
  [RHOM_SETTING_POSTURE_NUDGES] = { "posture-nudges", RHOM_SETTING_BOOLEAN, FALSE },
  [RHOM_SETTING_POSTURE_NUDGE_SECONDS] = { "posture-nudge-seconds", RHOM_SETTING_LENGTH, 0, RHOM_LIMIT_POSTURE_NUDGE },
  [RHOM_SETTING_SIT_STAND] = { "sit-stand", RHOM_SETTING_BOOLEAN, FALSE },
  [RHOM_SETTING_SIT_SECONDS] = { "sit-seconds", RHOM_SETTING_LENGTH, 0, RHOM_LIMIT_SIT },
  [RHOM_SETTING_STAND_SECONDS] = { "stand-seconds", RHOM_SETTING_LENGTH, 0, RHOM_LIMIT_STAND },
  [RHOM_SETTING_FIGURE_PERSON] = { "figure-person", RHOM_SETTING_CHOICE, RHOM_FIGURE_PERSON_OF_CARD, 0, rhom_figure_person_get_type },
  [RHOM_SETTING_HEAT_SECONDS] = { "heat-seconds", RHOM_SETTING_LENGTH, 0, RHOM_LIMIT_HEAT },
  [RHOM_SETTING_ICE_SECONDS] = { "ice-seconds", RHOM_SETTING_LENGTH, 0, RHOM_LIMIT_ICE },
  [RHOM_SETTING_ALTERNATE_SECONDS] = { "alternate-seconds", RHOM_SETTING_LENGTH, 0, RHOM_LIMIT_ALTERNATE },
  [RHOM_SETTING_ALTERNATE_REST_SECONDS] = { "alternate-rest-seconds", RHOM_SETTING_LENGTH, 0, RHOM_LIMIT_ALTERNATE_REST },
  [RHOM_SETTING_HEALTH_ASKED] = { "health-asked", RHOM_SETTING_BOOLEAN, FALSE },
  [RHOM_SETTING_HEALTH_CONDITIONS] = { "health-conditions", RHOM_SETTING_WORDS },
  [RHOM_SETTING_SOUND_ENABLED] = { "sound-enabled", RHOM_SETTING_BOOLEAN, TRUE },
  [RHOM_SETTING_TONES] = { "tones", RHOM_SETTING_BOOLEAN, TRUE },
  [RHOM_SETTING_TICKS] = { "ticks", RHOM_SETTING_BOOLEAN, TRUE },
  [RHOM_SETTING_VOICE] = { "voice", RHOM_SETTING_BOOLEAN, FALSE },
  [RHOM_SETTING_SOUND_VOLUME_PERCENT] = { "sound-volume-percent", RHOM_SETTING_PERCENT, 70 },
  [RHOM_SETTING_MUTE_IN_CALLS] = { "mute-in-calls", RHOM_SETTING_BOOLEAN, TRUE },
  [RHOM_SETTING_SHOW_TRAY_ICON] = { "show-tray-icon", RHOM_SETTING_BOOLEAN, TRUE },
  [RHOM_SETTING_START_AT_LOGIN] = { "start-at-login", RHOM_SETTING_BOOLEAN, TRUE },
  [RHOM_SETTING_FIRST_RUN_DONE] = { "first-run-done", RHOM_SETTING_BOOLEAN, FALSE },
  [RHOM_SETTING_WINDOW_WIDTH] = { "window-width", RHOM_SETTING_PIXELS, 720 },
  [RHOM_SETTING_WINDOW_HEIGHT] = { "window-height", RHOM_SETTING_PIXELS, 640 },
  [RHOM_SETTING_WINDOW_MAXIMIZED] = { "window-maximized", RHOM_SETTING_BOOLEAN, FALSE },
  [RHOM_SETTING_THERAPY_WIDTH] = { "therapy-width", RHOM_SETTING_PIXELS, 420 },
  [RHOM_SETTING_THERAPY_HEIGHT] = { "therapy-height", RHOM_SETTING_PIXELS, 720 },
  [RHOM_SETTING_FAVOURITE_CARDS] = { "favourite-cards", RHOM_SETTING_WORDS },
  [RHOM_SETTING_HIDDEN_CARDS] = { "hidden-cards", RHOM_SETTING_WORDS },
  [RHOM_SETTING_EQUIPMENT] = { "equipment", RHOM_SETTING_WORDS },
  [RHOM_SETTING_HAS_MAT] = { "has-mat", RHOM_SETTING_BOOLEAN, FALSE },
  [RHOM_SETTING_FAVOUR_AREAS] = { "favour-areas", RHOM_SETTING_WORDS },
};

GType
rhom_prompt_style_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { RHOM_PROMPT_NOTIFICATION, "RHOM_PROMPT_NOTIFICATION", "notification" },
        { RHOM_PROMPT_WINDOW, "RHOM_PROMPT_WINDOW", "window" },
        { RHOM_PROMPT_OVERLAY, "RHOM_PROMPT_OVERLAY", "overlay" },
        { 0, NULL, NULL },
      };
      g_once_init_leave (&type, g_enum_register_static ("RhomPromptStyle", values));
    }
  return type;
}

GType
rhom_figure_person_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { RHOM_FIGURE_PERSON_OF_CARD, "RHOM_FIGURE_PERSON_OF_CARD", "of-card" },
        { RHOM_FIGURE_PERSON_ANA, "RHOM_FIGURE_PERSON_ANA", "ana" },
        { RHOM_FIGURE_PERSON_BEN, "RHOM_FIGURE_PERSON_BEN", "ben" },
        { RHOM_FIGURE_PERSON_MAYA, "RHOM_FIGURE_PERSON_MAYA", "maya" },
        { RHOM_FIGURE_PERSON_OMAR, "RHOM_FIGURE_PERSON_OMAR", "omar" },
        { 0, NULL, NULL },
      };
      g_once_init_leave (&type, g_enum_register_static ("RhomFigurePerson", values));
    }
  return type;
}

GType
rhom_busy_policy_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { RHOM_BUSY_HOLD, "RHOM_BUSY_HOLD", "hold" },
        { RHOM_BUSY_SILENT, "RHOM_BUSY_SILENT", "silent" },
        { RHOM_BUSY_IGNORE, "RHOM_BUSY_IGNORE", "ignore" },
        { 0, NULL, NULL },
      };
      g_once_init_leave (&type, g_enum_register_static ("RhomBusyPolicy", values));
    }
  return type;
}

/**
 * rhom_key_get:
 *
 * Returns: (transfer none): what is known of a setting
 */
const RhomKey *
rhom_key_get (RhomSetting setting)
{
  g_return_val_if_fail (setting > RHOM_SETTING_NONE && setting < RHOM_N_SETTINGS, NULL);

  return &keys[setting];
}

/**
 * rhom_key_find:
 *
 * Returns: the setting of that name; %RHOM_SETTING_NONE if there is none
 */
RhomSetting
rhom_key_find (const char *name)
{
  for (RhomSetting setting = RHOM_SETTING_NONE + 1; setting < RHOM_N_SETTINGS; setting++)
    if (g_str_equal (keys[setting].name, name))
      return setting;
  return RHOM_SETTING_NONE;
}
