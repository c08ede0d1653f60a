/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/overlay.h"

#include "ui/break-offer.h"
#include "ui/covers.h"
#include "ui/watchdog.h"

/**
 * RhomOverlay:
 *
 * A break over all screens, for who chose that.
 *
 * The offer stands for ten seconds, then the break begins. Who was still at
 * something, and types or clicks into it, has it gone for half a minute, once.
 *
 * It holds no truth: the state of the break is the service's, and when that is
 * over, unknown, or the session is locked, the windows go. They also go if no
 * frame is painted at first, or if this program hangs.
 */

#define PAINTED_WITHIN_USEC (5 * RHOM_USEC_PER_SEC)
#define PATIENCE_SECONDS 5

typedef enum
{
  DOWN,
  OFFERING,
  GRACE,
  BREAK,
} State;

struct _RhomOverlay
{
  GObject parent_instance;

  GtkApplication    *application; /* (unowned): outlives us */
  RhomServiceClient *client;      /* (owned) */
  RhomSettings      *settings;    /* (owned) */
  RhomCovers        *covers;      /* (owned) */

  State             state;
  gboolean          is_strict;
  gboolean          was_due; /* seen by us: the call to show may be ahead of that */
  gboolean          had_grace;
  guint             alarm_id; /* of the end of the offer or the grace */
  guint             paint_id; /* alarm: a frame is late */
  guint             watchdog_id;
  RhomPlayerWindow *player; /* weak (nullable) */
};

G_DEFINE_FINAL_TYPE (RhomOverlay, rhom_overlay, G_TYPE_OBJECT)

static void offer (RhomOverlay *self);

static RhomClock *
get_clock (RhomOverlay *self)
{
  return rhom_service_client_get_clock (self->client);
}

static void
clear_alarm (RhomOverlay *self,
             guint       *alarm_id)
{
  if (*alarm_id != 0)
    rhom_clock_remove_alarm (get_clock (self), *alarm_id);
  *alarm_id = 0;
}

static void
set_alarm (RhomOverlay  *self,
           guint        *alarm_id,
           gint64        length_usec,
           RhomAlarmFunc func)
{
  clear_alarm (self, alarm_id);
  *alarm_id = rhom_clock_add_alarm (get_clock (self), rhom_clock_get_elapsed_usec (get_clock (self)) + length_usec, func, self);
}

/* --- Windows --- */

static void
take_windows_away (RhomOverlay *self)
{
  clear_alarm (self, &self->paint_id);
  g_clear_handle_id (&self->watchdog_id, g_source_remove);
  rhom_covers_clear (self->covers);
}

static void
painted_cb (RhomOverlay   *self,
            GdkFrameClock *frame_clock)
{
  g_signal_handlers_disconnect_by_data (frame_clock, self);
  clear_alarm (self, &self->paint_id);
  if (self->state == OFFERING)
    rhom_service_client_call_breaks (self->client, "Shown", NULL);
}

/* Not to be seen, it would only be in the way. Not reported as shown, it lets the service offer the break otherwise. */
static void
paint_late_cb (gpointer user_data)
{
  RhomOverlay *self = RHOM_OVERLAY (user_data);

  self->paint_id = 0;
  g_warning ("The break could not be painted in time");
  rhom_overlay_close (self);
}

static void
presented_cb (RhomOverlay *self,
              GtkWidget   *window)
{
  GdkFrameClock *frame_clock = gtk_widget_get_frame_clock (window);

  if (self->state != OFFERING)
    return;
  set_alarm (self, &self->paint_id, PAINTED_WITHIN_USEC, paint_late_cb);
  g_signal_connect_object (frame_clock, "after-paint", G_CALLBACK (painted_cb), self, G_CONNECT_SWAPPED);
}

/* --- States --- */

static void
set_state (RhomOverlay *self,
           State        state)
{
  State before = self->state;

  self->state = state;
  clear_alarm (self, &self->alarm_id);
  /* Between two windows nothing else keeps the program. */
  if (before == DOWN && state != DOWN)
    g_application_hold (G_APPLICATION (self->application));
  else if (before != DOWN && state == DOWN)
    g_application_release (G_APPLICATION (self->application));
}

static void
begin_break (RhomOverlay *self)
{
  if (self->state == BREAK)
    return;
  set_state (self, BREAK);
  rhom_covers_rest (self->covers);
}

/* By now our view is no moment behind: what never came to be due is not begun. */
static void
lead_over_cb (gpointer user_data)
{
  RhomOverlay *self = RHOM_OVERLAY (user_data);

  self->alarm_id = 0;
  if (!rhom_break_offer_is_wanted (self->client))
    {
      rhom_overlay_close (self);
      return;
    }
  rhom_service_client_call_breaks (self->client, "Take", g_variant_new ("(s)", ""));
  g_action_group_activate_action (G_ACTION_GROUP (self->application), "break", g_variant_new_string (""));
}

static void
grace_over_cb (gpointer user_data)
{
  RhomOverlay *self = RHOM_OVERLAY (user_data);

  self->alarm_id = 0;
  offer (self);
}

static void
offer (RhomOverlay *self)
{
  gint64 now_usec = rhom_clock_get_elapsed_usec (get_clock (self));

  set_state (self, OFFERING);
  set_alarm (self, &self->alarm_id, RHOM_OVERLAY_LEAD_USEC, lead_over_cb);
  self->watchdog_id = rhom_watchdog_start (PATIENCE_SECONDS);
  rhom_covers_offer (self->covers, now_usec, now_usec + RHOM_OVERLAY_LEAD_USEC, !self->had_grace);
}

static void
disturbed_cb (RhomOverlay *self)
{
  if (self->state != OFFERING || self->had_grace)
    return;
  self->had_grace = TRUE;
  set_state (self, GRACE);
  set_alarm (self, &self->alarm_id, RHOM_OVERLAY_GRACE_USEC, grace_over_cb);
  take_windows_away (self);
}

/* An offer that is left stays open, unless it took the way out of a strict one. */
static void
left_cb (RhomOverlay *self,
         gboolean     was_held)
{
  RhomPlayerWindow *player = self->player;

  if (self->state == OFFERING && was_held)
    rhom_service_client_call_breaks (self->client, "Skip", NULL);
  else if (self->state == BREAK && player == NULL)
    rhom_service_client_call_breaks (self->client, "Finished", NULL);
  rhom_overlay_close (self);
  if (player != NULL)
    rhom_player_window_leave (player);
}

/* --- The service --- */

static gboolean
is_locked (RhomOverlay *self)
{
  return rhom_service_client_is_connected (self->client) && rhom_ipc_desktop_get_locked (rhom_service_client_get_desktop (self->client));
}

static gboolean
is_in_break (RhomOverlay *self)
{
  return g_str_equal (rhom_service_client_get_break_state (self->client), "in-break");
}

static gboolean
may_stay (RhomOverlay *self)
{
  const char *state = rhom_service_client_get_break_state (self->client);

  if (*state == '\0' || is_locked (self))
    return FALSE;
  if (is_in_break (self))
    return self->state != GRACE;
  self->was_due |= g_str_equal (state, "due");
  return rhom_break_offer_is_wanted (self->client) || (!self->was_due && strstr (" active snoozed held ", state) != NULL);
}

/* Who is in the middle of an exercise when the break is over may go on with
 * that; but nothing of ours covers a locked session. */
static void
let_go_of_player (RhomOverlay *self)
{
  RhomPlayerWindow *player = self->player;

  g_clear_weak_pointer (&self->player);
  if (player == NULL)
    return;
  rhom_player_window_set_strict (player, FALSE);
  if (is_locked (self) || !rhom_player_window_is_playing (player))
    rhom_player_window_leave (player);
}

static void
client_changed_cb (RhomOverlay *self)
{
  if (self->state == DOWN)
    return;
  if (!may_stay (self))
    {
      let_go_of_player (self);
      rhom_overlay_close (self);
    }
  else if (self->state == OFFERING && is_in_break (self))
    begin_break (self);
}

/* --- Object --- */

static void
rhom_overlay_dispose (GObject *object)
{
  RhomOverlay *self = RHOM_OVERLAY (object);

  if (self->client != NULL)
    rhom_overlay_close (self);
  g_clear_object (&self->covers);
  g_clear_object (&self->settings);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (rhom_overlay_parent_class)->dispose (object);
}

static void
rhom_overlay_class_init (RhomOverlayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_overlay_dispose;
}

static void
rhom_overlay_init (RhomOverlay *self)
{
}

/**
 * rhom_overlay_new:
 * @application: outlives the overlay
 * @monitors: what to cover
 * @actions: those of the service
 *
 * Returns: (transfer full): an overlay that is not up
 */
RhomOverlay *
rhom_overlay_new (GtkApplication    *application,
                  GListModel        *monitors,
                  GActionGroup      *actions,
                  RhomServiceClient *client,
                  RhomSettings      *settings,
                  RhomCatalogue     *catalogue)
{
  RhomOverlay *self = g_object_new (RHOM_TYPE_OVERLAY, NULL);

  self->application = application;
  self->client = g_object_ref (client);
  self->settings = g_object_ref (settings);
  self->covers = rhom_covers_new (application, monitors, actions, client, settings, catalogue);
  g_signal_connect_object (self->covers, "disturbed", G_CALLBACK (disturbed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->covers, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->covers, "presented", G_CALLBACK (presented_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "changed", G_CALLBACK (client_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rhom_overlay_show:
 *
 * Offers the break that is due, if it may be offered now.
 */
void
rhom_overlay_show (RhomOverlay *self)
{
  g_return_if_fail (RHOM_IS_OVERLAY (self));

  if (self->state != DOWN || is_locked (self))
    return;
  self->is_strict = rhom_settings_get_boolean (self->settings, RHOM_SETTING_STRICT);
  rhom_covers_set_strict (self->covers, self->is_strict);
  self->had_grace = FALSE;
  self->was_due = g_str_equal (rhom_service_client_get_break_state (self->client), "due");
  offer (self);
}

/**
 * rhom_overlay_close:
 *
 * Takes the windows away, but for the player, and answers nothing.
 */
void
rhom_overlay_close (RhomOverlay *self)
{
  g_return_if_fail (RHOM_IS_OVERLAY (self));

  if (self->state == DOWN)
    return;
  set_state (self, DOWN);
  take_windows_away (self);
  g_clear_weak_pointer (&self->player);
}

/**
 * rhom_overlay_is_up:
 *
 * Returns: whether it has the break, on the screen or for a moment off it
 */
gboolean
rhom_overlay_is_up (RhomOverlay *self)
{
  g_return_val_if_fail (RHOM_IS_OVERLAY (self), FALSE);

  return self->state != DOWN;
}

/**
 * rhom_overlay_lead:
 * @player: what leads through the break that is offered
 *
 * Shows the player where the offer was.
 */
void
rhom_overlay_lead (RhomOverlay      *self,
                   RhomPlayerWindow *player)
{
  g_return_if_fail (RHOM_IS_OVERLAY (self));
  g_return_if_fail (RHOM_IS_PLAYER_WINDOW (player));

  rhom_player_window_set_strict (player, self->is_strict);
  g_set_weak_pointer (&self->player, player);
  rhom_covers_lead (self->covers, player);
  set_state (self, BREAK);
}
