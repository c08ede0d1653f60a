/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/busy.h"
#include "core/limit.h"

G_BEGIN_DECLS

/**
 * RhomPromptStyle:
 * @RHOM_PROMPT_NOTIFICATION: a notification; after two unanswered ones a small window
 * @RHOM_PROMPT_WINDOW: a small window at once
 * @RHOM_PROMPT_OVERLAY: a window that fills every screen
 *
 * How a break is offered.
 */
typedef enum
{
  RHOM_PROMPT_NOTIFICATION,
  RHOM_PROMPT_WINDOW,
  RHOM_PROMPT_OVERLAY,
} RhomPromptStyle;

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

#define RHOM_TYPE_PROMPT_STYLE (rhom_prompt_style_get_type ())
GType rhom_prompt_style_get_type (void);

#define RHOM_TYPE_FIGURE_PERSON (rhom_figure_person_get_type ())
GType rhom_figure_person_get_type (void);

#define RHOM_TYPE_BUSY_POLICY (rhom_busy_policy_get_type ())
GType rhom_busy_policy_get_type (void);

/**
 * RhomSetting:
 * @RHOM_SETTING_BREAKS_ENABLED: breaks are offered at all
 * @RHOM_SETTING_INTERVAL_SECONDS: sitting between two breaks
 * @RHOM_SETTING_BREAK_SECONDS: length of a break
 * @RHOM_SETTING_SHORT_BREAK_SECONDS: length of the shorter break
 * @RHOM_SETTING_WARNING_SECONDS: how long before a break it is near
 * @RHOM_SETTING_SHOW_WARNING: a notification says that a break is near
 * @RHOM_SETTING_PROMPT_STYLE: how a break is offered, a #RhomPromptStyle
 * @RHOM_SETTING_STRICT: a break that fills the screen cannot be skipped
 * @RHOM_SETTING_TYPING_GAP: a break waits for a pause in typing
 * @RHOM_SETTING_HOLD_SECONDS: how long a break waits for the end of a call and the like before it says so
 * @RHOM_SETTING_ON_MICROPHONE: what a break does while a microphone is in use, a #RhomBusyPolicy
 * @RHOM_SETTING_ON_CAMERA: while a camera is in use
 * @RHOM_SETTING_ON_SCREEN_SHARE: while the screen is shared
 * @RHOM_SETTING_ON_FULL_SCREEN: while the window in use fills the screen
 * @RHOM_SETTING_ON_INHIBITOR: while a program keeps the screen on
 * @RHOM_SETTING_ON_DO_NOT_DISTURB: while notifications are switched off
 * @RHOM_SETTING_PAUSE_MEDIA: what plays is paused in a break
 * @RHOM_SETTING_WORKING_HOURS_ENABLED: breaks are offered in working hours only
 * @RHOM_SETTING_WORKING_HOURS: the working hours, a word such as "mon 09:00-12:30" for each range
 * @RHOM_SETTING_POSTURE_NUDGES: one is reminded of posture
 * @RHOM_SETTING_POSTURE_NUDGE_SECONDS: sitting between two reminders of posture
 * @RHOM_SETTING_SIT_STAND: one is reminded to stand and to sit by turns
 * @RHOM_SETTING_SIT_SECONDS: sitting before one is reminded to stand
 * @RHOM_SETTING_STAND_SECONDS: standing before one is reminded to sit
 * @RHOM_SETTING_FIGURE_PERSON: who shows the exercises, a #RhomFigurePerson
 * @RHOM_SETTING_HEAT_SECONDS: one application of heat
 * @RHOM_SETTING_ICE_SECONDS: one application of ice
 * @RHOM_SETTING_ALTERNATE_SECONDS: one phase of ice and heat by turns
 * @RHOM_SETTING_ALTERNATE_REST_SECONDS: the time without a pack between two phases
 * @RHOM_SETTING_HEALTH_ASKED: what makes heat and ice less safe was asked
 * @RHOM_SETTING_HEALTH_CONDITIONS: what makes heat and ice less safe; with any, the lengths are capped
 * @RHOM_SETTING_SOUND_ENABLED: the end of heat or ice is sounded
 * @RHOM_SETTING_TONES: an exercise is led by tones: its beginning, the other side, its end
 * @RHOM_SETTING_TICKS: the last three seconds of a phase are heard
 * @RHOM_SETTING_VOICE: exercises are led by a voice
 * @RHOM_SETTING_SOUND_VOLUME_PERCENT: how loud tones and voice are, 0 to 100; the alarm of heat and ice does not follow it
 * @RHOM_SETTING_MUTE_IN_CALLS: tones and voice are silent while a microphone is in use
 * @RHOM_SETTING_SHOW_TRAY_ICON: the tray, where there is one, shows our icon
 * @RHOM_SETTING_START_AT_LOGIN: the service starts with the session
 * @RHOM_SETTING_FIRST_RUN_DONE: the first window was seen
 * @RHOM_SETTING_WINDOW_WIDTH: width of the main window
 * @RHOM_SETTING_WINDOW_HEIGHT: height of the main window
 * @RHOM_SETTING_WINDOW_MAXIMIZED: the main window is maximised
 * @RHOM_SETTING_THERAPY_WIDTH: width of the window for heat and ice
 * @RHOM_SETTING_THERAPY_HEIGHT: height of the window for heat and ice
 * @RHOM_SETTING_FAVOURITE_CARDS: ids of the cards and routines that are liked, the latest last
 * @RHOM_SETTING_HIDDEN_CARDS: ids of the cards and routines that are never proposed
 * @RHOM_SETTING_EQUIPMENT: what one has besides a mat and what every office has
 * @RHOM_SETTING_HAS_MAT: one can lie down for an exercise in a break
 * @RHOM_SETTING_FAVOUR_AREAS: the areas of the body that want more than their turn
 *
 * What somebody can prefer. Each has a property of #RhomSettings and a key of
 * the schema of the same name, which tells its unit; yes or no where nothing
 * else is said, and lengths within their rhom_limit_get().
 */
typedef enum
{
  RHOM_SETTING_NONE,
  RHOM_SETTING_BREAKS_ENABLED,
  RHOM_SETTING_INTERVAL_SECONDS,
  RHOM_SETTING_BREAK_SECONDS,
  RHOM_SETTING_SHORT_BREAK_SECONDS,
  RHOM_SETTING_WARNING_SECONDS,
  RHOM_SETTING_SHOW_WARNING,
  RHOM_SETTING_PROMPT_STYLE,
  RHOM_SETTING_STRICT,
  RHOM_SETTING_TYPING_GAP,
  RHOM_SETTING_HOLD_SECONDS,
  RHOM_SETTING_ON_MICROPHONE,
  RHOM_SETTING_ON_CAMERA,
  RHOM_SETTING_ON_SCREEN_SHARE,
  RHOM_SETTING_ON_FULL_SCREEN,
  RHOM_SETTING_ON_INHIBITOR,
  RHOM_SETTING_ON_DO_NOT_DISTURB,
  RHOM_SETTING_PAUSE_MEDIA,
  RHOM_SETTING_WORKING_HOURS_ENABLED,
  RHOM_SETTING_WORKING_HOURS,
  RHOM_SETTING_POSTURE_NUDGES,
  RHOM_SETTING_POSTURE_NUDGE_SECONDS,
  RHOM_SETTING_SIT_STAND,
  RHOM_SETTING_SIT_SECONDS,
  RHOM_SETTING_STAND_SECONDS,
  RHOM_SETTING_FIGURE_PERSON,
  RHOM_SETTING_HEAT_SECONDS,
  RHOM_SETTING_ICE_SECONDS,
  RHOM_SETTING_ALTERNATE_SECONDS,
  RHOM_SETTING_ALTERNATE_REST_SECONDS,
  RHOM_SETTING_HEALTH_ASKED,
  RHOM_SETTING_HEALTH_CONDITIONS,
  RHOM_SETTING_SOUND_ENABLED,
  RHOM_SETTING_TONES,
  RHOM_SETTING_TICKS,
  RHOM_SETTING_VOICE,
  RHOM_SETTING_SOUND_VOLUME_PERCENT,
  RHOM_SETTING_MUTE_IN_CALLS,
  RHOM_SETTING_SHOW_TRAY_ICON,
  RHOM_SETTING_START_AT_LOGIN,
  RHOM_SETTING_FIRST_RUN_DONE,
  RHOM_SETTING_WINDOW_WIDTH,
  RHOM_SETTING_WINDOW_HEIGHT,
  RHOM_SETTING_WINDOW_MAXIMIZED,
  RHOM_SETTING_THERAPY_WIDTH,
  RHOM_SETTING_THERAPY_HEIGHT,
  RHOM_SETTING_FAVOURITE_CARDS,
  RHOM_SETTING_HIDDEN_CARDS,
  RHOM_SETTING_EQUIPMENT,
  RHOM_SETTING_HAS_MAT,
  RHOM_SETTING_FAVOUR_AREAS,
  RHOM_N_SETTINGS,
} RhomSetting;

/**
 * RhomSettingKind:
 * @RHOM_SETTING_BOOLEAN: yes or no
 * @RHOM_SETTING_LENGTH: seconds within a limit
 * @RHOM_SETTING_PERCENT: 0 to 100
 * @RHOM_SETTING_PIXELS: the size of a window
 * @RHOM_SETTING_CHOICE: one of an enumeration
 * @RHOM_SETTING_WORDS: a list of words
 */
typedef enum
{
  RHOM_SETTING_BOOLEAN,
  RHOM_SETTING_LENGTH,
  RHOM_SETTING_PERCENT,
  RHOM_SETTING_PIXELS,
  RHOM_SETTING_CHOICE,
  RHOM_SETTING_WORDS,
} RhomSettingKind;

/**
 * RhomKey:
 * @name: of the key and of the property
 * @kind: what its value is
 * @preset: taken where the schema is missing; that of a length is in the table of limits
 * @limit: of a length
 * @get_type: (nullable): of a choice
 * @words: (nullable): the preset of a list of words; %NULL = empty
 */
typedef struct
{
  const char     *name;
  RhomSettingKind kind;
  int             preset;
  RhomLimitId     limit;
  GType (*get_type) (void);
  const char *const *words;
} RhomKey;

/* Sizes a window can sensibly be restored to. */
#define RHOM_LEAST_PIXELS 240
#define RHOM_MOST_PIXELS 16384

const RhomKey *rhom_key_get (RhomSetting setting);
RhomSetting    rhom_key_find (const char *name);

G_END_DECLS
