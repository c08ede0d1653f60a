/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/escape-hold.h"

#include "ui/ring.h"

#include <glib/gi18n-lib.h>

/**
 * RhomEscapeHold:
 *
 * The way out of a strict break: Escape, held for some seconds. It lies over a
 * window and is seen while the key is down: a ring that fills, and what to do.
 * While nothing has to be held it leaves the key to the window.
 *
 * #RhomEscapeHold::confirmed: it was held to the end.
 */

struct _RhomEscapeHold
{
  GtkWidget parent_instance;

  RhomClock *clock; /* (owned) (nullable) until set up */
  GtkWidget *box;
  RhomRing  *ring;
  gint64     since_usec; /* elapsed scale; 0 while it is not held */
  guint      alarm_id;
  guint      tick_id;
  gboolean   must_hold;
};

G_DEFINE_FINAL_TYPE (RhomEscapeHold, rhom_escape_hold, GTK_TYPE_WIDGET)

enum
{
  CONFIRMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
release (RhomEscapeHold *self)
{
  if (self->alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->alarm_id);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->alarm_id = self->tick_id = 0;
  self->since_usec = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
held_cb (gpointer user_data)
{
  RhomEscapeHold *self = RHOM_ESCAPE_HOLD (user_data);

  self->alarm_id = 0;
  release (self);
  g_signal_emit (self, signals[CONFIRMED], 0);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *frame_clock,
         gpointer       user_data)
{
  RhomEscapeHold *self = RHOM_ESCAPE_HOLD (widget);
  gint64          held_usec = rhom_clock_get_elapsed_usec (self->clock) - self->since_usec;

  rhom_ring_drive (self->ring, (double) held_usec / RHOM_ESCAPE_HOLD_USEC, 1, "", "");
  return G_SOURCE_CONTINUE;
}

/* A key that is held repeats itself. */
static void
hold (RhomEscapeHold *self)
{
  if (self->alarm_id != 0)
    return;
  self->since_usec = rhom_clock_get_elapsed_usec (self->clock);
  self->alarm_id = rhom_clock_add_alarm (self->clock, self->since_usec + RHOM_ESCAPE_HOLD_USEC, held_cb, self);
  rhom_ring_drive (self->ring, 0, 1, "", "");
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static gboolean
key_pressed_cb (RhomEscapeHold *self,
                guint           keyval)
{
  if (!self->must_hold || keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  hold (self);
  return GDK_EVENT_STOP;
}

static void
key_released_cb (RhomEscapeHold *self,
                 guint           keyval)
{
  if (keyval == GDK_KEY_Escape)
    release (self);
}

static void
rhom_escape_hold_dispose (GObject *object)
{
  RhomEscapeHold *self = RHOM_ESCAPE_HOLD (object);

  if (self->clock != NULL)
    release (self);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rhom_escape_hold_parent_class)->dispose (object);
}

static void
rhom_escape_hold_class_init (RhomEscapeHoldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_escape_hold_dispose;

  signals[CONFIRMED] = g_signal_new ("confirmed", RHOM_TYPE_ESCAPE_HOLD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rhom_escape_hold_init (RhomEscapeHold *self)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "label", _("Keep holding Escape to leave the break"), NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->ring = RHOM_RING (rhom_ring_new ());
  g_object_set (self->ring, "diameter", 36, "show-text", FALSE, NULL);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->ring));
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_widget_add_css_class (self->box, "osd");
  gtk_widget_add_css_class (self->box, "escape-hold");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* A key that is let go elsewhere is not seen; so losing the keyboard lets go too. */
static void
active_changed_cb (RhomEscapeHold *self,
                   GParamSpec     *pspec,
                   GtkWindow      *window)
{
  if (!gtk_window_is_active (window))
    release (self);
}

/**
 * rhom_escape_hold_setup:
 * @window: whose key it is
 *
 * Once, before anything else.
 */
void
rhom_escape_hold_setup (RhomEscapeHold *self,
                        RhomClock      *clock,
                        GtkWindow      *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (RHOM_IS_ESCAPE_HOLD (self));
  g_return_if_fail (self->clock == NULL);

  self->clock = g_object_ref (clock);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (key_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rhom_escape_hold_set_must_hold:
 * @must_hold: whether a press is not enough
 */
void
rhom_escape_hold_set_must_hold (RhomEscapeHold *self,
                                gboolean        must_hold)
{
  g_return_if_fail (RHOM_IS_ESCAPE_HOLD (self));

  self->must_hold = must_hold;
  if (!must_hold)
    release (self);
}
