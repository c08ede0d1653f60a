/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/tray-controller.h"

#include "service/texts.h"
#include "service/therapy-texts.h"

#include <glib/gi18n-lib.h>

/**
 * RhomTrayController:
 *
 * What stands in the tray, and what its menu does. The icon empties in steps
 * while sitting is counted, which costs one alarm a step and only while it is
 * to be seen; the rests of time in the menu are made when it is opened.
 *
 * #RhomTrayController::quit: somebody chose Quit.
 */

#define N_STEPS (RHOM_TRAY_ICON_4 + 1)

typedef enum
{
  ITEM_BREAKS = 1,
  ITEM_THERAPY_STATE,
  ITEM_SEPARATOR_1,
  ITEM_TAKE,
  ITEM_FINISH,
  ITEM_SNOOZE,
  ITEM_SNOOZE_5,
  ITEM_SNOOZE_10,
  ITEM_SNOOZE_15,
  ITEM_SKIP,
  ITEM_PAUSE,
  ITEM_PAUSE_30_MIN,
  ITEM_PAUSE_1_H,
  ITEM_PAUSE_2_H,
  ITEM_PAUSE_TOMORROW,
  ITEM_PAUSE_OPEN,
  ITEM_RESUME,
  ITEM_SORE_DAY,
  ITEM_READING,
  ITEM_READING_30_MIN,
  ITEM_READING_1_H,
  ITEM_READING_2_H,
  ITEM_READING_4_H,
  ITEM_READING_OFF,
  ITEM_SEPARATOR_2,
  ITEM_HEAT_ICE,
  ITEM_EXERCISES,
  ITEM_PREFERENCES,
  ITEM_SEPARATOR_3,
  ITEM_QUIT,
} Item;

typedef struct
{
  Item             id;
  Item             parent;
  RhomTrayMenuKind kind;
  const char      *label; /* (nullable) */
} ItemInfo;

/* It would take the braces around N_() for a staircase. */
/* clang-format off */
static const ItemInfo items[] = {
  { ITEM_BREAKS, 0, RHOM_TRAY_MENU_ITEM, NULL },
  { ITEM_THERAPY_STATE, 0, RHOM_TRAY_MENU_ITEM, NULL },
  { ITEM_SEPARATOR_1, 0, RHOM_TRAY_MENU_SEPARATOR, NULL },
  { ITEM_TAKE, 0, RHOM_TRAY_MENU_ITEM, N_("Take a break now") },
  { ITEM_FINISH, 0, RHOM_TRAY_MENU_ITEM, N_("End the break") },
  { ITEM_SNOOZE, 0, RHOM_TRAY_MENU_SUBMENU, N_("Put off") },
  { ITEM_SNOOZE_5, ITEM_SNOOZE, RHOM_TRAY_MENU_ITEM, N_("5 minutes") },
  { ITEM_SNOOZE_10, ITEM_SNOOZE, RHOM_TRAY_MENU_ITEM, N_("10 minutes") },
  { ITEM_SNOOZE_15, ITEM_SNOOZE, RHOM_TRAY_MENU_ITEM, N_("15 minutes") },
  { ITEM_SKIP, 0, RHOM_TRAY_MENU_ITEM, N_("Skip this break") },
  { ITEM_PAUSE, 0, RHOM_TRAY_MENU_SUBMENU, N_("Pause") },
  { ITEM_PAUSE_30_MIN, ITEM_PAUSE, RHOM_TRAY_MENU_ITEM, N_("30 minutes") },
  { ITEM_PAUSE_1_H, ITEM_PAUSE, RHOM_TRAY_MENU_ITEM, N_("1 hour") },
  { ITEM_PAUSE_2_H, ITEM_PAUSE, RHOM_TRAY_MENU_ITEM, N_("2 hours") },
  { ITEM_PAUSE_TOMORROW, ITEM_PAUSE, RHOM_TRAY_MENU_ITEM, N_("Until tomorrow") },
  { ITEM_PAUSE_OPEN, ITEM_PAUSE, RHOM_TRAY_MENU_ITEM, N_("Until I resume") },
  { ITEM_RESUME, 0, RHOM_TRAY_MENU_ITEM, N_("Resume breaks") },
  /* Translators: for the rest of the day, breaks come sooner and are gentle. */
  { ITEM_SORE_DAY, 0, RHOM_TRAY_MENU_CHECK, N_("Sore day") },
  /* Translators: for a while, sitting still without a touch counts as sitting. */
  { ITEM_READING, 0, RHOM_TRAY_MENU_SUBMENU, N_("Reading") },
  { ITEM_READING_30_MIN, ITEM_READING, RHOM_TRAY_MENU_ITEM, N_("30 minutes") },
  { ITEM_READING_1_H, ITEM_READING, RHOM_TRAY_MENU_ITEM, N_("1 hour") },
  { ITEM_READING_2_H, ITEM_READING, RHOM_TRAY_MENU_ITEM, N_("2 hours") },
  { ITEM_READING_4_H, ITEM_READING, RHOM_TRAY_MENU_ITEM, N_("4 hours") },
  { ITEM_READING_OFF, ITEM_READING, RHOM_TRAY_MENU_ITEM, N_("No longer") },
  { ITEM_SEPARATOR_2, 0, RHOM_TRAY_MENU_SEPARATOR, NULL },
  { ITEM_HEAT_ICE, 0, RHOM_TRAY_MENU_ITEM, N_("Heat or ice…") },
  { ITEM_EXERCISES, 0, RHOM_TRAY_MENU_ITEM, N_("Exercises…") },
  { ITEM_PREFERENCES, 0, RHOM_TRAY_MENU_ITEM, N_("Preferences…") },
  { ITEM_SEPARATOR_3, 0, RHOM_TRAY_MENU_SEPARATOR, NULL },
  { ITEM_QUIT, 0, RHOM_TRAY_MENU_ITEM, N_("Quit") },
};
/* clang-format on */

struct _RhomTrayController
{
  GObject parent_instance;

  RhomClock     *clock;     /* (owned) */
  RhomScheduler *scheduler; /* (owned) */
  RhomTherapy   *therapy;   /* (owned) */
  RhomLauncher  *launcher;  /* (owned) */
  RhomSettings  *settings;  /* (owned) */
  RhomTrayMenu  *menu;      /* (owned) */
  RhomTray      *tray;      /* (owned) */
  guint          step_alarm_id;
};

G_DEFINE_FINAL_TYPE (RhomTrayController, rhom_tray_controller, G_TYPE_OBJECT)

enum
{
  QUIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- The icon --- */

static gboolean
is_sitting (RhomScheduler *scheduler)
{
  RhomBreakState state = rhom_scheduler_get_state (scheduler);

  return state == RHOM_BREAK_STATE_ACTIVE || state == RHOM_BREAK_STATE_WARNING;
}

/* Returns: whether a break is to come that is not offered only because of the moment, or is */
static gboolean
is_pending (RhomBreakState state)
{
  return state == RHOM_BREAK_STATE_HELD || state == RHOM_BREAK_STATE_DUE || state == RHOM_BREAK_STATE_SNOOZED;
}

static guint
get_step (RhomTrayController *self)
{
  gint64 worked_usec = rhom_scheduler_get_worked_usec (self->scheduler);

  return MIN (worked_usec * N_STEPS / rhom_scheduler_get_interval_usec (self->scheduler), N_STEPS - 1);
}

static RhomTrayIcon
choose_icon (RhomTrayController *self)
{
  RhomBreakState state = rhom_scheduler_get_state (self->scheduler);

  if (rhom_therapy_get_state (self->therapy) != RHOM_THERAPY_STATE_IDLE)
    return RHOM_TRAY_ICON_THERAPY;
  if (state == RHOM_BREAK_STATE_PAUSED || state == RHOM_BREAK_STATE_OFF || state == RHOM_BREAK_STATE_OFF_HOURS)
    return RHOM_TRAY_ICON_PAUSED;
  if (is_pending (state) || state == RHOM_BREAK_STATE_IN_BREAK)
    return RHOM_TRAY_ICON_DUE;
  return RHOM_TRAY_ICON_0 + get_step (self);
}

static gboolean
is_seen (RhomTrayController *self)
{
  return rhom_tray_is_hosted (self->tray) && rhom_settings_get_boolean (self->settings, RHOM_SETTING_SHOW_TRAY_ICON);
}

static void refresh_icon (RhomTrayController *self);

static void
step_cb (gpointer user_data)
{
  RhomTrayController *self = user_data;

  self->step_alarm_id = 0;
  refresh_icon (self);
}

static void
arm_step (RhomTrayController *self)
{
  guint  step = get_step (self);
  gint64 interval_usec = rhom_scheduler_get_interval_usec (self->scheduler);
  gint64 due_usec = rhom_scheduler_get_deadline_usec (self->scheduler);

  if (self->step_alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->step_alarm_id);
  self->step_alarm_id = 0;
  if (!is_sitting (self->scheduler) || step + 1 >= N_STEPS || !is_seen (self))
    return;
  due_usec -= interval_usec - interval_usec * (step + 1) / N_STEPS;
  self->step_alarm_id = rhom_clock_add_alarm (self->clock, due_usec + 1, step_cb, self);
}

static void
refresh_icon (RhomTrayController *self)
{
  rhom_tray_set_icon (self->tray, choose_icon (self));
  rhom_tray_set_needs_attention (self->tray, rhom_therapy_get_state (self->therapy) == RHOM_THERAPY_STATE_ENDED);
  arm_step (self);
}

/* --- The menu --- */

static void
refresh_rests (RhomTrayController *self)
{
  g_autofree char *breaks = rhom_texts_breaks_rest (self->scheduler, self->clock);
  g_autofree char *therapy = rhom_therapy_texts_state_rest (self->therapy, self->clock);

  g_autofree char *reading = rhom_texts_reading (self->scheduler, self->clock);

  rhom_tray_menu_set_label (self->menu, ITEM_READING, reading);
  rhom_tray_menu_set_label (self->menu, ITEM_BREAKS, breaks);
  rhom_tray_menu_set_label (self->menu, ITEM_THERAPY_STATE, therapy);
}

static void
refresh_items (RhomTrayController *self)
{
  RhomBreakState state = rhom_scheduler_get_state (self->scheduler);
  gboolean       is_near = state == RHOM_BREAK_STATE_WARNING || is_pending (state);

  rhom_tray_menu_set_visible (self->menu, ITEM_THERAPY_STATE, rhom_therapy_get_state (self->therapy) != RHOM_THERAPY_STATE_IDLE);
  rhom_tray_menu_set_visible (self->menu, ITEM_TAKE, state != RHOM_BREAK_STATE_IN_BREAK);
  rhom_tray_menu_set_visible (self->menu, ITEM_FINISH, state == RHOM_BREAK_STATE_IN_BREAK);
  rhom_tray_menu_set_visible (self->menu, ITEM_SNOOZE, is_near);
  rhom_tray_menu_set_visible (self->menu, ITEM_SKIP, is_near);
  rhom_tray_menu_set_visible (self->menu, ITEM_PAUSE, state != RHOM_BREAK_STATE_PAUSED && state != RHOM_BREAK_STATE_OFF);
  rhom_tray_menu_set_visible (self->menu, ITEM_RESUME, state == RHOM_BREAK_STATE_PAUSED);
  rhom_tray_menu_set_checked (self->menu, ITEM_SORE_DAY, rhom_scheduler_get_sore_day (self->scheduler));
  rhom_tray_menu_set_visible (self->menu, ITEM_READING_OFF, rhom_scheduler_get_reading_end_usec (self->scheduler) != 0);
}

static void
refresh (RhomTrayController *self)
{
  g_autofree char *breaks = rhom_texts_breaks (self->scheduler, self->clock);
  g_autofree char *therapy = rhom_therapy_texts_state (self->therapy, self->clock);
  g_autofree char *both = g_strdup_printf ("%s\n%s", therapy, breaks);

  rhom_tray_set_text (self->tray, rhom_therapy_get_state (self->therapy) != RHOM_THERAPY_STATE_IDLE ? both : breaks);
  refresh_icon (self);
  refresh_items (self);
  refresh_rests (self);
}

/* --- What is clicked --- */

static gboolean
command_breaks (RhomTrayController *self,
                Item                item,
                GError            **error)
{
  switch ((int) item)
    {
    case ITEM_TAKE:
      return rhom_scheduler_take (self->scheduler, error);
    case ITEM_FINISH:
      return rhom_scheduler_finish (self->scheduler, error);
    case ITEM_SNOOZE_5:
      return rhom_scheduler_snooze (self->scheduler, 5 * RHOM_USEC_PER_MIN, error);
    case ITEM_SNOOZE_10:
      return rhom_scheduler_snooze (self->scheduler, 10 * RHOM_USEC_PER_MIN, error);
    case ITEM_SNOOZE_15:
      return rhom_scheduler_snooze (self->scheduler, 15 * RHOM_USEC_PER_MIN, error);
    case ITEM_SKIP:
      return rhom_scheduler_skip (self->scheduler, error);
    case ITEM_PAUSE_30_MIN:
      return rhom_scheduler_pause (self->scheduler, 30 * RHOM_USEC_PER_MIN, error);
    case ITEM_PAUSE_1_H:
      return rhom_scheduler_pause (self->scheduler, RHOM_USEC_PER_HOUR, error);
    case ITEM_PAUSE_2_H:
      return rhom_scheduler_pause (self->scheduler, 2 * RHOM_USEC_PER_HOUR, error);
    case ITEM_PAUSE_TOMORROW:
      return rhom_scheduler_pause_until (self->scheduler, rhom_clock_next_morning (self->clock), error);
    case ITEM_PAUSE_OPEN:
      return rhom_scheduler_pause (self->scheduler, 0, error);
    case ITEM_RESUME:
      return rhom_scheduler_resume (self->scheduler, error);
    case ITEM_SORE_DAY:
      rhom_scheduler_set_sore_day (self->scheduler, !rhom_scheduler_get_sore_day (self->scheduler));
      return TRUE;
    case ITEM_READING_30_MIN:
      return rhom_scheduler_set_reading (self->scheduler, 30 * RHOM_USEC_PER_MIN, error);
    case ITEM_READING_1_H:
      return rhom_scheduler_set_reading (self->scheduler, RHOM_USEC_PER_HOUR, error);
    case ITEM_READING_2_H:
      return rhom_scheduler_set_reading (self->scheduler, 2 * RHOM_USEC_PER_HOUR, error);
    case ITEM_READING_4_H:
      return rhom_scheduler_set_reading (self->scheduler, 4 * RHOM_USEC_PER_HOUR, error);
    case ITEM_READING_OFF:
      return rhom_scheduler_set_reading (self->scheduler, 0, error);
    default:
      return TRUE;
    }
}

static const char *
find_window (Item item)
{
  switch ((int) item)
    {
    case ITEM_BREAKS:
      return "today";
    case ITEM_THERAPY_STATE:
    case ITEM_HEAT_ICE:
      return "heat-ice";
    case ITEM_EXERCISES:
      return "exercises";
    case ITEM_PREFERENCES:
      return "preferences";
    default:
      return NULL;
    }
}

static void
menu_activated_cb (RhomTrayMenu       *menu,
                   int                 item,
                   const char         *token,
                   RhomTrayController *self)
{
  g_autoptr (GError) error = NULL;

  if (item == ITEM_QUIT)
    g_signal_emit (self, signals[QUIT], 0);
  else if (find_window (item) != NULL)
    rhom_launcher_activate_action (self->launcher, find_window (item), NULL, token);
  else if (!command_breaks (self, item, &error))
    g_debug ("tray: %s", error->message);
}

static void
tray_activate_cb (RhomTray           *tray,
                  const char         *token,
                  RhomTrayController *self)
{
  rhom_launcher_activate_action (self->launcher, "today", NULL, token);
}

static void
tray_context_menu_cb (RhomTray           *tray,
                      const char         *token,
                      RhomTrayController *self)
{
  rhom_launcher_activate_action (self->launcher, "menu", NULL, token);
}

static void
settings_changed_cb (RhomTrayController *self)
{
  rhom_tray_set_visible (self->tray, rhom_settings_get_boolean (self->settings, RHOM_SETTING_SHOW_TRAY_ICON));
  refresh_icon (self);
}

static void
rhom_tray_controller_dispose (GObject *object)
{
  RhomTrayController *self = RHOM_TRAY_CONTROLLER (object);

  if (self->step_alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->step_alarm_id);
  self->step_alarm_id = 0;
  g_clear_object (&self->tray);
  g_clear_object (&self->menu);
  g_clear_object (&self->settings);
  g_clear_object (&self->launcher);
  g_clear_object (&self->therapy);
  g_clear_object (&self->scheduler);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_tray_controller_parent_class)->dispose (object);
}

static void
rhom_tray_controller_class_init (RhomTrayControllerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_tray_controller_dispose;

  signals[QUIT] = g_signal_new ("quit", RHOM_TYPE_TRAY_CONTROLLER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_tray_controller_init (RhomTrayController *self)
{
}

static void
build_menu (RhomTrayController *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    rhom_tray_menu_add (self->menu, items[i].id, items[i].parent, items[i].kind, items[i].label != NULL ? _(items[i].label) : "");
}

static void
connect_signals (RhomTrayController *self)
{
  g_signal_connect_object (self->menu, "opened", G_CALLBACK (refresh_rests), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->menu, "tick", G_CALLBACK (refresh_rests), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->menu, "activated", G_CALLBACK (menu_activated_cb), self, 0);
  g_signal_connect_object (self->tray, "activate", G_CALLBACK (tray_activate_cb), self, 0);
  g_signal_connect_object (self->tray, "context-menu", G_CALLBACK (tray_context_menu_cb), self, 0);
  g_signal_connect_object (self->tray, "changed", G_CALLBACK (refresh_icon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scheduler, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->therapy, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::show-tray-icon", G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rhom_tray_controller_new:
 *
 * Returns: (transfer full): in the tray as soon as there is one, if the settings want it
 */
RhomTrayController *
rhom_tray_controller_new (GDBusConnection *connection,
                          RhomClock       *clock,
                          RhomScheduler   *scheduler,
                          RhomTherapy     *therapy,
                          RhomLauncher    *launcher,
                          RhomSettings    *settings)
{
  RhomTrayController *self = g_object_new (RHOM_TYPE_TRAY_CONTROLLER, NULL);

  self->clock = g_object_ref (clock);
  self->scheduler = g_object_ref (scheduler);
  self->therapy = g_object_ref (therapy);
  self->launcher = g_object_ref (launcher);
  self->settings = g_object_ref (settings);
  self->menu = rhom_tray_menu_new (clock);
  build_menu (self);
  self->tray = rhom_tray_new (connection, self->menu);
  connect_signals (self);
  refresh (self);
  settings_changed_cb (self);
  return self;
}

/**
 * rhom_tray_controller_get_tray:
 *
 * Returns: (transfer none): the icon
 */
RhomTray *
rhom_tray_controller_get_tray (RhomTrayController *self)
{
  g_return_val_if_fail (RHOM_IS_TRAY_CONTROLLER (self), NULL);

  return self->tray;
}
