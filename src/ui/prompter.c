/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/prompter.h"

#include "ui/break-offer.h"
#include "ui/break-prompt.h"
#include "ui/overlay-window.h"
#include "ui/overlay.h"
#include "ui/service-actions.h"

/**
 * RhomPrompter:
 *
 * Offers a break when the service asks for it: in a small window, made ready
 * beforehand, or over all screens. Where the service has not answered yet, the
 * offer waits for that.
 */

/* A prompt that was prepared at the warning is due at its end; this comes on top. */
#define PREPARED_LONGER_USEC RHOM_USEC_PER_MIN

typedef enum
{
  WANT_NOTHING,
  WANT_WINDOW,
  WANT_OVERLAY,
} Want;

struct _RhomPrompter
{
  GObject parent_instance;

  GtkApplication    *application; /* (unowned): outlives us */
  GActionGroup      *actions;     /* (owned) */
  RhomServiceClient *client;      /* (owned) */
  RhomSettings      *settings;    /* (owned) */
  RhomCatalogue     *catalogue;   /* (owned) */
  RhomOverlay       *overlay;     /* (owned) (nullable) until it is first needed */
  GtkWindow         *window;      /* weak (nullable) */
  guint              prepared_id; /* alarm; the application is held while it is armed */
  Want               wanted;      /* as soon as the service answers */
};

G_DEFINE_FINAL_TYPE (RhomPrompter, rhom_prompter, G_TYPE_OBJECT)

static RhomClock *
get_clock (RhomPrompter *self)
{
  return rhom_service_client_get_clock (self->client);
}

static void
end_preparation (RhomPrompter *self)
{
  if (self->prepared_id == 0)
    return;
  rhom_clock_remove_alarm (get_clock (self), self->prepared_id);
  self->prepared_id = 0;
  g_application_release (G_APPLICATION (self->application));
}

/* Nobody came for the prompt: it goes, and the program with it. */
static void
preparation_over_cb (gpointer user_data)
{
  RhomPrompter *self = RHOM_PROMPTER (user_data);

  self->prepared_id = 0;
  self->wanted = WANT_NOTHING;
  if (self->window != NULL && !gtk_widget_get_mapped (GTK_WIDGET (self->window)))
    gtk_window_destroy (self->window);
  g_application_release (G_APPLICATION (self->application));
}

static void
hold (RhomPrompter *self)
{
  gint64 until_usec = rhom_clock_get_elapsed_usec (get_clock (self)) + rhom_settings_get_int (self->settings, RHOM_SETTING_WARNING_SECONDS) * RHOM_USEC_PER_SEC + PREPARED_LONGER_USEC;

  if (self->prepared_id == 0)
    g_application_hold (G_APPLICATION (self->application));
  else
    rhom_clock_remove_alarm (get_clock (self), self->prepared_id);
  self->prepared_id = rhom_clock_add_alarm (get_clock (self), until_usec, preparation_over_cb, self);
}

/* A window that is built and laid out shows within a frame. It has no
 * application until it shows, so it needs a hold, and that has an end. */
static void
prepare_window (RhomPrompter *self)
{
  if (self->window == NULL)
    {
      g_set_weak_pointer (&self->window, GTK_WINDOW (rhom_break_prompt_new (self->client, self->settings, self->catalogue)));
      gtk_widget_insert_action_group (GTK_WIDGET (self->window), RHOM_SERVICE_ACTION_GROUP, self->actions);
    }
  if (gtk_window_get_application (self->window) != NULL)
    return;
  gtk_widget_realize (GTK_WIDGET (self->window));
  hold (self);
}

/* Our view of the state may be a moment behind the call, so a break that is
 * only near counts too; what nobody would offer a break in does not. */
static gboolean
may_prompt (RhomPrompter *self)
{
  const char *state = rhom_service_client_get_break_state (self->client);

  return !rhom_service_client_is_connected (self->client) || strstr (" active warning due snoozed held ", state) != NULL;
}

static RhomOverlay *
get_overlay (RhomPrompter *self)
{
  if (self->overlay == NULL)
    self->overlay = rhom_overlay_new (self->application, gdk_display_get_monitors (gdk_display_get_default ()), self->actions, self->client, self->settings, self->catalogue);
  return self->overlay;
}

static void
show (RhomPrompter *self,
      Want          want)
{
  self->wanted = WANT_NOTHING;
  if (!may_prompt (self))
    return;
  if (!rhom_service_client_is_connected (self->client))
    {
      hold (self);
      self->wanted = want;
      return;
    }
  if (want == WANT_OVERLAY)
    {
      rhom_overlay_show (get_overlay (self));
    }
  else
    {
      prepare_window (self);
      gtk_window_set_application (self->window, self->application);
      rhom_break_prompt_show_quietly (RHOM_BREAK_PROMPT (self->window));
    }
  end_preparation (self);
}

/* What was just read is newer than the call that is waiting. */
static void
client_changed_cb (RhomPrompter *self)
{
  if (self->wanted == WANT_NOTHING || !rhom_service_client_is_connected (self->client))
    return;
  if (rhom_break_offer_is_wanted (self->client))
    {
      show (self, self->wanted);
      return;
    }
  self->wanted = WANT_NOTHING;
  end_preparation (self);
}

static void
rhom_prompter_dispose (GObject *object)
{
  RhomPrompter *self = RHOM_PROMPTER (object);

  if (self->client != NULL)
    end_preparation (self);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->overlay);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->settings);
  g_clear_object (&self->client);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (rhom_prompter_parent_class)->dispose (object);
}

static void
rhom_prompter_class_init (RhomPrompterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_prompter_dispose;
}

static void
rhom_prompter_init (RhomPrompter *self)
{
}

/**
 * rhom_prompter_new:
 * @application: outlives the prompter
 * @actions: those of the service
 *
 * Returns: (transfer full): a prompter that shows nothing yet
 */
RhomPrompter *
rhom_prompter_new (GtkApplication    *application,
                   GActionGroup      *actions,
                   RhomServiceClient *client,
                   RhomSettings      *settings,
                   RhomCatalogue     *catalogue)
{
  RhomPrompter *self = g_object_new (RHOM_TYPE_PROMPTER, NULL);

  self->application = application;
  self->actions = g_object_ref (actions);
  self->client = g_object_ref (client);
  self->settings = g_object_ref (settings);
  self->catalogue = g_object_ref (catalogue);
  g_signal_connect_object (client, "changed", G_CALLBACK (client_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rhom_prompter_prepare:
 *
 * A break is near: makes ready what will offer it, and keeps the program until then.
 */
void
rhom_prompter_prepare (RhomPrompter *self)
{
  g_return_if_fail (RHOM_IS_PROMPTER (self));

  if (rhom_settings_get_choice (self->settings, RHOM_SETTING_PROMPT_STYLE) == RHOM_PROMPT_OVERLAY)
    hold (self);
  else
    prepare_window (self);
}

/**
 * rhom_prompter_show_window:
 *
 * Offers the break in a small window.
 */
void
rhom_prompter_show_window (RhomPrompter *self)
{
  g_return_if_fail (RHOM_IS_PROMPTER (self));

  show (self, WANT_WINDOW);
}

/**
 * rhom_prompter_show_overlay:
 *
 * Offers the break over all screens.
 */
void
rhom_prompter_show_overlay (RhomPrompter *self)
{
  g_return_if_fail (RHOM_IS_PROMPTER (self));

  show (self, WANT_OVERLAY);
}

/**
 * rhom_prompter_is_prompt:
 *
 * Returns: whether the window is one that comes and goes with an offer
 */
gboolean
rhom_prompter_is_prompt (RhomPrompter *self,
                         GtkWindow    *window)
{
  g_return_val_if_fail (RHOM_IS_PROMPTER (self), FALSE);

  return window != NULL && (window == self->window || RHOM_IS_OVERLAY_WINDOW (window));
}

/**
 * rhom_prompter_has_break:
 *
 * Returns: whether the break is being offered or held over all screens
 */
gboolean
rhom_prompter_has_break (RhomPrompter *self)
{
  g_return_val_if_fail (RHOM_IS_PROMPTER (self), FALSE);

  return self->overlay != NULL && rhom_overlay_is_up (self->overlay);
}

/**
 * rhom_prompter_lead:
 * @player: what leads through the break; only if rhom_prompter_has_break()
 *
 * Shows the player where the break was offered.
 */
void
rhom_prompter_lead (RhomPrompter     *self,
                    RhomPlayerWindow *player)
{
  g_return_if_fail (RHOM_IS_PROMPTER (self));
  g_return_if_fail (self->overlay != NULL);

  rhom_overlay_lead (self->overlay, player);
}
