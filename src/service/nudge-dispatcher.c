/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/nudge-dispatcher.h"

#include <glib/gi18n-lib.h>

#define NOTIFICATION_ID "nudge"

/**
 * RhomNudgeDispatcher:
 *
 * Says the small reminders of posture and position: without a sound, without a
 * question, and gone by themselves.
 */

struct _RhomNudgeDispatcher
{
  GObject parent_instance;

  RhomScheduler *scheduler; /* (owned) */
  RhomNotifier  *notifier;  /* (owned) */
  gboolean       is_shown;
};

G_DEFINE_FINAL_TYPE (RhomNudgeDispatcher, rhom_nudge_dispatcher, G_TYPE_OBJECT)

/* One a time, by turns. */
/* clang-format off */
static const char *const posture_texts[] = {
  /* Translators: these are said to somebody at a desk, one now and then; keep them short and kind. */
  N_("Let your head rest over your neck, not ahead of it."),
  N_("Let your shoulders sink back and down."),
  N_("Bring your breastbone a little forward."),
  N_("Imagine a string that lifts the crown of your head."),
  N_("Share your weight evenly between left and right."),
  N_("Put both feet flat on the floor."),
  N_("Let your jaw and your hands go loose."),
  N_("Breathe out slowly, and let go."),
};
/* clang-format on */

static const char *
find_title (RhomNudge nudge)
{
  switch ((int) nudge)
    {
    case RHOM_NUDGE_STAND:
      return _("Time to stand");
    case RHOM_NUDGE_SIT:
      return _("Time to sit again");
    default:
      /* Translators: the title of a small reminder of how one sits or stands. */
      return _("A moment for your posture");
    }
}

static const char *
find_body (RhomNudge nudge,
           int       turn)
{
  switch ((int) nudge)
    {
    case RHOM_NUDGE_STAND:
      return _("Stand with loose knees and your weight on both feet, and shift it often.");
    case RHOM_NUDGE_SIT:
      return _("Sit well back, with your lower back against the chair.");
    default:
      return _(posture_texts[turn % G_N_ELEMENTS (posture_texts)]);
    }
}

static void
scheduler_nudge_cb (RhomScheduler       *scheduler,
                    int                  nudge,
                    int                  turn,
                    RhomNudgeDispatcher *self)
{
  const RhomNotification notification = {
    .id = NOTIFICATION_ID,
    .title = find_title (nudge),
    .body = find_body (nudge, turn),
    .is_quiet = TRUE,
    .is_transient = TRUE,
  };

  self->is_shown = TRUE;
  rhom_notifier_show (self->notifier, &notification);
}

/* Who has left, or is in a break, needs no reminder, and none may wait for who comes back. */
static void
scheduler_changed_cb (RhomScheduler       *scheduler,
                      RhomNudgeDispatcher *self)
{
  if (!self->is_shown || rhom_scheduler_get_state (scheduler) == RHOM_BREAK_STATE_ACTIVE)
    return;
  self->is_shown = FALSE;
  rhom_notifier_withdraw (self->notifier, NOTIFICATION_ID);
}

static void
rhom_nudge_dispatcher_dispose (GObject *object)
{
  RhomNudgeDispatcher *self = RHOM_NUDGE_DISPATCHER (object);

  g_clear_object (&self->notifier);
  g_clear_object (&self->scheduler);

  G_OBJECT_CLASS (rhom_nudge_dispatcher_parent_class)->dispose (object);
}

static void
rhom_nudge_dispatcher_class_init (RhomNudgeDispatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_nudge_dispatcher_dispose;
}

static void
rhom_nudge_dispatcher_init (RhomNudgeDispatcher *self)
{
}

/**
 * rhom_nudge_dispatcher_new:
 *
 * Returns: (transfer full): dispatches from now on
 */
RhomNudgeDispatcher *
rhom_nudge_dispatcher_new (RhomScheduler *scheduler,
                           RhomNotifier  *notifier)
{
  RhomNudgeDispatcher *self = g_object_new (RHOM_TYPE_NUDGE_DISPATCHER, NULL);

  self->scheduler = g_object_ref (scheduler);
  self->notifier = g_object_ref (notifier);
  g_signal_connect_object (scheduler, "nudge", G_CALLBACK (scheduler_nudge_cb), self, 0);
  g_signal_connect_object (scheduler, "changed", G_CALLBACK (scheduler_changed_cb), self, 0);
  return self;
}
