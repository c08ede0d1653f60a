/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "support/fake-clock.h"
#include "ui/hold-button.h"

/* The button with a clock of its own, in a window that is shown. */
typedef struct
{
  RhomFakeClock  *clock;
  RhomHoldButton *button;
  GtkWidget      *window;
  int             n_confirmed;
} Held;

static void
confirmed_cb (Held *held)
{
  held->n_confirmed++;
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static void
set_up (Held         *held,
        gconstpointer must_hold)
{
  held->clock = rhom_fake_clock_new ();
  held->button = g_object_new (RHOM_TYPE_HOLD_BUTTON, NULL);
  rhom_hold_button_setup (held->button, RHOM_CLOCK (held->clock), "S_kip", "Hold to S_kip");
  rhom_hold_button_set_must_hold (held->button, GPOINTER_TO_INT (must_hold));
  g_signal_connect_swapped (held->button, "confirmed", G_CALLBACK (confirmed_cb), held);
  held->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (held->window), GTK_WIDGET (held->button));
  gtk_window_present (GTK_WINDOW (held->window));
  wait_for (is_mapped, held->button);
}

static void
tear_down (Held         *held,
           gconstpointer must_hold)
{
  gtk_window_destroy (GTK_WINDOW (held->window));
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (held->clock), ==, 0);
  g_assert_finalize_object (held->clock);
}

static GtkEventController *
find_controller (Held *held,
                 GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (held->button));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

static gboolean
press_key (Held *held,
           guint keyval)
{
  gboolean is_stopped = FALSE;

  g_signal_emit_by_name (find_controller (held, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", keyval, 0, 0, &is_stopped);
  return is_stopped;
}

static void
release_key (Held *held,
             guint keyval)
{
  g_signal_emit_by_name (find_controller (held, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-released", keyval, 0, 0);
}

static gboolean
looks_held (Held *held)
{
  return gtk_widget_has_css_class (gtk_widget_get_first_child (GTK_WIDGET (held->button)), "holding");
}

static void
test_says_what_it_wants (Held         *held,
                         gconstpointer must_hold)
{
  g_assert_nonnull (find_widget (GTK_WIDGET (held->button), GTK_TYPE_BUTTON, "Hold to Skip"));
  rhom_hold_button_set_must_hold (held->button, FALSE);
  g_assert_nonnull (find_widget (GTK_WIDGET (held->button), GTK_TYPE_BUTTON, "Skip"));
}

static void
test_held_a_second (Held         *held,
                    gconstpointer must_hold)
{
  g_assert_true (press_key (held, GDK_KEY_space));
  g_assert_true (looks_held (held));
  rhom_fake_clock_advance (held->clock, RHOM_HOLD_USEC - 1);
  g_assert_cmpint (held->n_confirmed, ==, 0);
  rhom_fake_clock_advance (held->clock, 1);
  g_assert_cmpint (held->n_confirmed, ==, 1);
  g_assert_false (looks_held (held));

  release_key (held, GDK_KEY_space);
  rhom_fake_clock_advance (held->clock, 10 * RHOM_HOLD_USEC);
  g_assert_cmpint (held->n_confirmed, ==, 1);
}

static void
test_let_go_early (Held         *held,
                   gconstpointer must_hold)
{
  press_key (held, GDK_KEY_Return);
  rhom_fake_clock_advance (held->clock, RHOM_HOLD_USEC - 1);
  release_key (held, GDK_KEY_Return);
  g_assert_false (looks_held (held));
  rhom_fake_clock_advance (held->clock, 10 * RHOM_HOLD_USEC);
  g_assert_cmpint (held->n_confirmed, ==, 0);
}

/* A key that is held repeats itself; that must not begin the second anew. */
static void
test_repeated_key (Held         *held,
                   gconstpointer must_hold)
{
  for (int i = 0; i < 4; i++)
    {
      press_key (held, GDK_KEY_space);
      rhom_fake_clock_advance (held->clock, RHOM_HOLD_USEC / 4);
    }
  g_assert_cmpint (held->n_confirmed, ==, 1);
  release_key (held, GDK_KEY_space);
}

static void
test_other_keys_pass (Held         *held,
                      gconstpointer must_hold)
{
  g_assert_false (press_key (held, GDK_KEY_Tab));
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (held->clock), ==, 0);
}

static void
test_pointer (Held         *held,
              gconstpointer must_hold)
{
  GtkEventController *click = find_controller (held, GTK_TYPE_GESTURE_CLICK);

  g_signal_emit_by_name (click, "pressed", 1, 1.0, 1.0);
  g_assert_true (looks_held (held));
  g_signal_emit_by_name (click, "end", NULL);
  g_assert_false (looks_held (held));
  g_signal_emit_by_name (click, "pressed", 1, 1.0, 1.0);
  rhom_fake_clock_advance (held->clock, RHOM_HOLD_USEC);
  g_assert_cmpint (held->n_confirmed, ==, 1);
}

/* What an assistive technology or a mnemonic does. */
static void
test_click_counts_at_once (Held         *held,
                           gconstpointer must_hold)
{
  g_signal_emit_by_name (gtk_widget_get_first_child (GTK_WIDGET (held->button)), "clicked");
  g_assert_cmpint (held->n_confirmed, ==, 1);
}

static void
test_key_is_a_click_otherwise (Held         *held,
                               gconstpointer must_hold)
{
  g_assert_false (press_key (held, GDK_KEY_space));
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (held->clock), ==, 0);
}

/* tear_down () finds no alarm left. */
static void
test_goes_while_held (Held         *held,
                      gconstpointer must_hold)
{
  press_key (held, GDK_KEY_space);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (held->clock), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, must_hold, func) g_test_add (path, Held, GINT_TO_POINTER (must_hold), set_up, func, tear_down)
  ADD ("/hold-button/says-what-it-wants", TRUE, test_says_what_it_wants);
  ADD ("/hold-button/held-a-second", TRUE, test_held_a_second);
  ADD ("/hold-button/let-go-early", TRUE, test_let_go_early);
  ADD ("/hold-button/repeated-key", TRUE, test_repeated_key);
  ADD ("/hold-button/other-keys-pass", TRUE, test_other_keys_pass);
  ADD ("/hold-button/pointer", TRUE, test_pointer);
  ADD ("/hold-button/click-counts-at-once", TRUE, test_click_counts_at_once);
  ADD ("/hold-button/key-is-a-click-otherwise", FALSE, test_key_is_a_click_otherwise);
  ADD ("/hold-button/goes-while-held", TRUE, test_goes_while_held);
  return g_test_run ();
}
