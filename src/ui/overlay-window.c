/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/overlay-window.h"

#include "ui/break-offer.h"
#include "ui/escape-hold.h"
#include "ui/ring.h"

#include <glib/gi18n-lib.h>

/**
 * RhomOverlayWindow:
 *
 * A window that covers one monitor in a break: with the offer, or, where that
 * or the player is on another monitor, with the rest of the time. It decides
 * nothing but says what the person does:
 *
 * #RhomOverlayWindow::disturbed: somebody types or clicks into an offer, so they were busy.
 * #RhomOverlayWindow::entered: the pointer is here.
 * #RhomOverlayWindow::left (was_held): the person wants to leave; @was_held: by the way out of a strict break.
 */

/* What comes this early was meant for what was here before. */
#define DEAF_USEC RHOM_USEC_PER_SEC

struct _RhomOverlayWindow
{
  GtkWindow parent_instance;

  RhomServiceClient *client; /* (owned) */
  gboolean           is_strict;
  gboolean           is_offering; /* here or on another monitor */
  gint64             mapped_usec; /* elapsed scale; 0 = not yet */

  GtkStack       *stack;
  RhomBreakOffer *offer;
  RhomRing       *lead_ring;
  GtkWidget      *finish_button;
  GtkLabel       *rest_label;
  RhomRing       *rest_ring;
  GtkWidget      *leave_button;
  GtkWidget      *lock_button;
  GtkWidget      *strict_label;
  GtkWidget      *offer_strict_label;
  RhomEscapeHold *escape_hold;
};

G_DEFINE_FINAL_TYPE (RhomOverlayWindow, rhom_overlay_window, GTK_TYPE_WINDOW)

enum
{
  DISTURBED,
  ENTERED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_deaf (RhomOverlayWindow *self)
{
  return rhom_clock_get_elapsed_usec (rhom_service_client_get_clock (self->client)) - self->mapped_usec < DEAF_USEC;
}

/* What somebody presses who writes a text, and not who answers a window. */
static gboolean
is_typing (guint           keyval,
           GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return FALSE;
  return gdk_keyval_to_unicode (keyval) > ' ' && keyval != GDK_KEY_Escape;
}

static void
disturb (RhomOverlayWindow *self)
{
  if (self->is_offering)
    g_signal_emit (self, signals[DISTURBED], 0);
}

static gboolean
key_pressed_cb (RhomOverlayWindow *self,
                guint              keyval,
                guint              keycode,
                GdkModifierType    state)
{
  gboolean was_deaf = is_deaf (self);

  if (self->is_offering && is_typing (keyval, state))
    {
      disturb (self);
      return GDK_EVENT_STOP;
    }
  return was_deaf ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static gboolean
is_on_button (RhomOverlayWindow *self,
              double             x,
              double             y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return picked != NULL && gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) != NULL;
}

static void
pressed_cb (RhomOverlayWindow *self,
            int                n_press,
            double             x,
            double             y,
            GtkGesture        *gesture)
{
  gboolean is_ours = is_deaf (self) || !is_on_button (self, x, y);

  gtk_gesture_set_state (gesture, is_ours ? GTK_EVENT_SEQUENCE_CLAIMED : GTK_EVENT_SEQUENCE_DENIED);
  if (is_ours)
    disturb (self);
}

static void
pointer_cb (RhomOverlayWindow *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
finish_cb (RhomOverlayWindow *self)
{
  disturb (self);
}

static void
leave_cb (RhomOverlayWindow *self)
{
  if (!self->is_strict)
    g_signal_emit (self, signals[LEFT], 0, FALSE);
}

static void
escape_held_cb (RhomOverlayWindow *self)
{
  g_signal_emit (self, signals[LEFT], 0, TRUE);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  leave_cb (RHOM_OVERLAY_WINDOW (widget));
  return GDK_EVENT_STOP;
}

static void
update_rest (RhomOverlayWindow *self)
{
  RhomIpcBreaks *breaks = rhom_service_client_get_breaks (self->client);
  gboolean       is_break = g_str_equal (rhom_service_client_get_break_state (self->client), "in-break");

  gtk_widget_set_visible (GTK_WIDGET (self->rest_ring), is_break);
  gtk_label_set_label (self->rest_label, is_break ? _("Break") : _("Time to Move"));
  if (is_break)
    rhom_ring_count (self->rest_ring, rhom_ipc_breaks_get_started (breaks), rhom_ipc_breaks_get_deadline (breaks));
}

/* Closing is leaving, whoever asks for it. */
static gboolean
rhom_overlay_window_close_request (GtkWindow *window)
{
  leave_cb (RHOM_OVERLAY_WINDOW (window));
  return TRUE;
}

static void
rhom_overlay_window_map (GtkWidget *widget)
{
  RhomOverlayWindow *self = RHOM_OVERLAY_WINDOW (widget);

  self->mapped_usec = rhom_clock_get_elapsed_usec (rhom_service_client_get_clock (self->client));
  GTK_WIDGET_CLASS (rhom_overlay_window_parent_class)->map (widget);
}

static void
rhom_overlay_window_dispose (GObject *object)
{
  RhomOverlayWindow *self = RHOM_OVERLAY_WINDOW (object);

  g_clear_object (&self->client);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_OVERLAY_WINDOW);

  G_OBJECT_CLASS (rhom_overlay_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (RHOM_TYPE_BREAK_OFFER);
  g_type_ensure (RHOM_TYPE_ESCAPE_HOLD);
  g_type_ensure (RHOM_TYPE_RING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/overlay-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomOverlayWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RhomOverlayWindow, offer);
  gtk_widget_class_bind_template_child (widget_class, RhomOverlayWindow, lead_ring);
  gtk_widget_class_bind_template_child (widget_class, RhomOverlayWindow, finish_button);
  gtk_widget_class_bind_template_child (widget_class, RhomOverlayWindow, rest_label);
  gtk_widget_class_bind_template_child (widget_class, RhomOverlayWindow, rest_ring);
  gtk_widget_class_bind_template_child (widget_class, RhomOverlayWindow, leave_button);
  gtk_widget_class_bind_template_child (widget_class, RhomOverlayWindow, lock_button);
  gtk_widget_class_bind_template_child (widget_class, RhomOverlayWindow, strict_label);
  gtk_widget_class_bind_template_child (widget_class, RhomOverlayWindow, offer_strict_label);
  gtk_widget_class_bind_template_child (widget_class, RhomOverlayWindow, escape_hold);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, escape_held_cb);
}

static void
rhom_overlay_window_class_init (RhomOverlayWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_overlay_window_dispose;
  widget_class->map = rhom_overlay_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = rhom_overlay_window_close_request;

  signals[DISTURBED] = g_signal_new ("disturbed", RHOM_TYPE_OVERLAY_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", RHOM_TYPE_OVERLAY_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", RHOM_TYPE_OVERLAY_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
rhom_overlay_window_init (RhomOverlayWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (pointer_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * rhom_overlay_window_new:
 * @is_strict: whether only a held Escape leaves
 *
 * Returns: (transfer none): a window that covers nothing yet; GTK owns it
 */
RhomOverlayWindow *
rhom_overlay_window_new (RhomServiceClient *client,
                         RhomSettings      *settings,
                         RhomCatalogue     *catalogue,
                         gboolean           is_strict)
{
  RhomOverlayWindow *self = g_object_new (RHOM_TYPE_OVERLAY_WINDOW, NULL);
  RhomClock         *clock = rhom_service_client_get_clock (client);

  self->client = g_object_ref (client);
  self->is_strict = is_strict;
  rhom_break_offer_setup (self->offer, client, settings, catalogue);
  rhom_break_offer_set_strict (self->offer, is_strict);
  rhom_ring_set_clock (self->lead_ring, clock);
  rhom_ring_set_clock (self->rest_ring, clock);
  rhom_escape_hold_setup (self->escape_hold, clock, GTK_WINDOW (self));
  rhom_escape_hold_set_must_hold (self->escape_hold, is_strict);
  gtk_widget_set_visible (self->leave_button, !is_strict);
  gtk_widget_set_visible (self->strict_label, is_strict);
  gtk_widget_set_visible (self->offer_strict_label, is_strict);
  g_object_bind_property (self->lock_button, "sensitive", self->lock_button, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (client, "changed", G_CALLBACK (update_rest), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rhom_overlay_window_show_offer:
 * @start_usec: when it was made, on the elapsed scale
 * @deadline_usec: when the break begins by itself
 * @may_finish: whether a little time to finish something can still be had
 */
void
rhom_overlay_window_show_offer (RhomOverlayWindow *self,
                                gint64             start_usec,
                                gint64             deadline_usec,
                                gboolean           may_finish)
{
  g_return_if_fail (RHOM_IS_OVERLAY_WINDOW (self));

  self->is_offering = TRUE;
  rhom_ring_count (self->lead_ring, start_usec, deadline_usec);
  gtk_widget_set_visible (self->finish_button, may_finish);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "dimmed");
  gtk_stack_set_visible_child_name (self->stack, "offer");
  rhom_break_offer_grab_start (self->offer);
}

/**
 * rhom_overlay_window_show_rest:
 * @is_offering: whether the break is only offered yet, on another monitor
 */
void
rhom_overlay_window_show_rest (RhomOverlayWindow *self,
                               gboolean           is_offering)
{
  g_return_if_fail (RHOM_IS_OVERLAY_WINDOW (self));

  self->is_offering = is_offering;
  update_rest (self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dimmed");
  gtk_stack_set_visible_child_name (self->stack, "rest");
}
