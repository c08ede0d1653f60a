/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/hold-button.h"

/**
 * RhomHoldButton:
 *
 * A button that can ask to be held down for a second, by pointer, finger or
 * key, before it means it. An assistive technology cannot hold: its click, and
 * a mnemonic, are deliberate already and count at once.
 *
 * #RhomHoldButton::confirmed is emitted when it is meant.
 */

struct _RhomHoldButton
{
  GtkWidget parent_instance;

  RhomClock *clock; /* (owned) (nullable) until set up */
  GtkWidget *button;
  char      *label;      /* (owned) */
  char      *hold_label; /* (owned) */
  gboolean   must_hold;
  guint      alarm_id; /* 0 while it is not held */
};

G_DEFINE_FINAL_TYPE (RhomHoldButton, rhom_hold_button, GTK_TYPE_WIDGET)

enum
{
  CONFIRMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
release (RhomHoldButton *self)
{
  if (self->alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->alarm_id);
  self->alarm_id = 0;
  gtk_widget_remove_css_class (self->button, "holding");
}

static void
held_cb (gpointer user_data)
{
  RhomHoldButton *self = RHOM_HOLD_BUTTON (user_data);

  self->alarm_id = 0;
  release (self);
  g_signal_emit (self, signals[CONFIRMED], 0);
}

static void
hold (RhomHoldButton *self)
{
  if (self->alarm_id != 0)
    return;
  gtk_widget_add_css_class (self->button, "holding");
  self->alarm_id = rhom_clock_add_alarm (self->clock, rhom_clock_get_elapsed_usec (self->clock) + RHOM_HOLD_USEC, held_cb, self);
}

/* Claimed, so that the button's own click does not follow. */
static void
pressed_cb (RhomHoldButton *self,
            int             n_press,
            double          x,
            double          y,
            GtkGesture     *gesture)
{
  if (!self->must_hold)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  hold (self);
}

static gboolean
is_press_key (guint keyval)
{
  return keyval == GDK_KEY_space || keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter || keyval == GDK_KEY_KP_Space;
}

static gboolean
key_pressed_cb (RhomHoldButton *self,
                guint           keyval)
{
  if (!self->must_hold || !is_press_key (keyval))
    return GDK_EVENT_PROPAGATE;
  hold (self);
  return GDK_EVENT_STOP;
}

static void
key_released_cb (RhomHoldButton *self,
                 guint           keyval)
{
  if (is_press_key (keyval))
    release (self);
}

static void
clicked_cb (RhomHoldButton *self)
{
  g_signal_emit (self, signals[CONFIRMED], 0);
}

static void
rhom_hold_button_unmap (GtkWidget *widget)
{
  release (RHOM_HOLD_BUTTON (widget));
  GTK_WIDGET_CLASS (rhom_hold_button_parent_class)->unmap (widget);
}

static void
rhom_hold_button_dispose (GObject *object)
{
  RhomHoldButton *self = RHOM_HOLD_BUTTON (object);

  if (self->alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->alarm_id);
  self->alarm_id = 0;
  g_clear_object (&self->clock);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (rhom_hold_button_parent_class)->dispose (object);
}

static void
rhom_hold_button_finalize (GObject *object)
{
  RhomHoldButton *self = RHOM_HOLD_BUTTON (object);

  g_free (self->label);
  g_free (self->hold_label);

  G_OBJECT_CLASS (rhom_hold_button_parent_class)->finalize (object);
}

static void
rhom_hold_button_class_init (RhomHoldButtonClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rhom_hold_button_dispose;
  object_class->finalize = rhom_hold_button_finalize;
  widget_class->unmap = rhom_hold_button_unmap;

  signals[CONFIRMED] = g_signal_new ("confirmed", RHOM_TYPE_HOLD_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rhom_hold_button_init (RhomHoldButton *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "end", G_CALLBACK (release), self);
  g_signal_connect_swapped (click, "cancel", G_CALLBACK (release), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * rhom_hold_button_setup:
 * @label: what it says when a click is enough; with a mnemonic
 * @hold_label: what it says when it must be held
 *
 * Once, before anything else.
 */
void
rhom_hold_button_setup (RhomHoldButton *self,
                        RhomClock      *clock,
                        const char     *label,
                        const char     *hold_label)
{
  g_return_if_fail (RHOM_IS_HOLD_BUTTON (self));
  g_return_if_fail (self->clock == NULL);

  self->clock = g_object_ref (clock);
  self->label = g_strdup (label);
  self->hold_label = g_strdup (hold_label);
  gtk_button_set_label (GTK_BUTTON (self->button), label);
}

/**
 * rhom_hold_button_set_must_hold:
 * @must_hold: whether a click is not enough
 */
void
rhom_hold_button_set_must_hold (RhomHoldButton *self,
                                gboolean        must_hold)
{
  g_return_if_fail (RHOM_IS_HOLD_BUTTON (self));

  self->must_hold = must_hold;
  gtk_button_set_label (GTK_BUTTON (self->button), must_hold ? self->hold_label : self->label);
}
