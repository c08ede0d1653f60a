/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "support/fake-clock.h"
#include "ui/overlay-window.h"
#include "ui/overlay.h"
#include "ui/service-actions.h"

/* An overlay whose time only the test moves, and an application that notes what is asked of it. */
typedef struct
{
  Fixture            base;
  RhomFakeClock     *clock;
  RhomServiceClient *client;
  GActionGroup      *actions;
  GtkApplication    *application; /* (unowned) */
  GListStore        *monitors;    /* those of the display, to plug in and out */
  RhomOverlay       *overlay;
  int                n_breaks; /* calls of app.break */
} World;

/* A process has one. */
static GtkApplication *application;

static const RhomDose long_hold = { .has_sides = TRUE, .sets = 1, .seconds = 600 };

static void
break_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  ((World *) user_data)->n_breaks++;
}

static gboolean
is_connected (gpointer data)
{
  return rhom_service_client_is_connected (data);
}

static void
plug_in (World *world)
{
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (gdk_display_get_default ()), 0);

  g_list_store_append (world->monitors, monitor);
}

static void
set_up (World        *world,
        gconstpointer scene)
{
  static const GActionEntry entries[] = { { "break", break_cb, "s" } };

  fixture_set_up (&world->base, scene);
  world->clock = rhom_fake_clock_new ();
  world->client = rhom_service_client_new (world->base.connection, RHOM_CLOCK (world->clock));
  wait_for (is_connected, world->client);
  world->actions = rhom_service_actions_new (world->client);
  world->application = application;
  g_action_map_add_action_entries (G_ACTION_MAP (world->application), entries, G_N_ELEMENTS (entries), world);
  world->monitors = g_list_store_new (GDK_TYPE_MONITOR);
  plug_in (world);
  world->overlay = rhom_overlay_new (world->application, G_LIST_MODEL (world->monitors), world->actions, world->client, world->base.settings, world->base.catalogue);
}

static gboolean
is_alone (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

static void
tear_down (World        *world,
           gconstpointer scene)
{
  g_object_set (world->base.settings, "strict", FALSE, NULL);
  g_assert_finalize_object (world->overlay);
  g_clear_object (&world->monitors);
  g_assert_null (gtk_application_get_windows (world->application));
  g_clear_object (&world->actions);
  g_object_run_dispose (G_OBJECT (world->client));
  wait_for (is_alone, world->client);
  g_assert_finalize_object (world->client);
  g_assert_finalize_object (world->clock);
  fixture_tear_down (&world->base, scene);
}

/* The cover; an X server without monitors to plug in has one. */
static GtkWidget *
get_cover (World *world)
{
  GList *windows = gtk_application_get_windows (world->application);

  for (GList *l = windows; l != NULL; l = l->next)
    if (RHOM_IS_OVERLAY_WINDOW (l->data))
      return l->data;
  return NULL;
}

static gboolean
is_uncovered (gpointer data)
{
  return get_cover (data) == NULL;
}

static GtkWidget *
show (World *world)
{
  rhom_overlay_show (world->overlay);
  fixture_wait_for_call (&world->base, "Breaks.Shown");
  g_assert_nonnull (get_cover (world));
  return get_cover (world);
}

static GtkEventController *
find_keys (GtkWidget *widget,
           guint      which)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE && which-- == 0)
        return controller;
    }
  return NULL;
}

/* As a window does: every controller that comes first, until one stops it. */
static gboolean
press (GtkWidget *widget,
       guint      keyval)
{
  gboolean            is_stopped = FALSE;
  GtkEventController *controller;

  for (guint i = 0; !is_stopped && (controller = find_keys (widget, i)) != NULL; i++)
    g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &is_stopped);
  return is_stopped;
}

static void
release (GtkWidget *widget,
         guint      keyval)
{
  GtkEventController *controller;

  for (guint i = 0; (controller = find_keys (widget, i)) != NULL; i++)
    g_signal_emit_by_name (controller, "key-released", keyval, 0, 0);
}

static void
advance (World *world,
         double seconds)
{
  rhom_fake_clock_advance (world->clock, (gint64) (seconds * RHOM_USEC_PER_SEC));
}

static void
assert_not_called (World      *world,
                   const char *call)
{
  g_autofree char *calls = fixture_dup_calls (&world->base);

  g_assert_null (strstr (calls, call));
}

static gboolean
is_shown (GtkWidget  *cover,
          const char *label)
{
  GtkWidget *button = find_widget (cover, GTK_TYPE_BUTTON, label);

  return button != NULL && gtk_widget_is_visible (button);
}

static void
test_begins_by_itself (World        *world,
                       gconstpointer scene)
{
  GtkWidget *cover = show (world);

  g_assert_nonnull (find_widget (cover, GTK_TYPE_LABEL, "You have sat for 47 min"));
  advance (world, 9.9);
  assert_not_called (world, "Breaks.Take");
  g_assert_cmpint (world->n_breaks, ==, 0);
  advance (world, 0.1);
  fixture_wait_for_call (&world->base, "Breaks.Take('',)");
  g_assert_cmpint (world->n_breaks, ==, 1);
}

static gboolean
has_ring_page (gpointer data)
{
  return get_cover (data) != NULL && find_widget (get_cover (data), GTK_TYPE_BUTTON, "Leave") != NULL;
}

/* Without anything to play, the time is what is shown. */
static void
test_break_without_exercise (World        *world,
                             gconstpointer scene)
{
  show (world);
  fixture_set_scene (&world->base, "in-break");
  wait_for (has_ring_page, world);
  g_assert_nonnull (find_widget (get_cover (world), GTK_TYPE_BUTTON, "Lock the Screen"));
  click (get_cover (world), "Leave");
  fixture_wait_for_call (&world->base, "Breaks.Finished");
  wait_for (is_uncovered, world);
}

static void
assert_grace (World *world)
{
  g_assert_null (get_cover (world));
  g_assert_true (rhom_overlay_is_up (world->overlay));
  advance (world, 29.9);
  g_assert_null (get_cover (world));
  advance (world, 0.1);
  g_assert_nonnull (get_cover (world));
}

/* Half a minute, once; then the break begins as it would have. */
static void
test_let_me_finish (World        *world,
                    gconstpointer scene)
{
  click (show (world), "Let Me Finish, 30 s");
  assert_grace (world);
  g_assert_false (is_shown (get_cover (world), "Let Me Finish, 30 s"));
  g_assert_true (press (get_cover (world), GDK_KEY_a));
  g_assert_nonnull (get_cover (world));
  advance (world, 10);
  fixture_wait_for_call (&world->base, "Breaks.Take('',)");
}

static void
test_typing_lets_finish (World        *world,
                         gconstpointer scene)
{
  GtkWidget *cover = show (world);

  /* Deaf to everything in its first second, but a letter tells that somebody is at work. */
  g_assert_true (press (cover, GDK_KEY_space));
  g_assert_true (press (cover, GDK_KEY_Escape));
  g_assert_nonnull (get_cover (world));
  g_assert_true (press (cover, GDK_KEY_a));
  assert_grace (world);
}

static void
test_keys_answer_after_a_second (World        *world,
                                 gconstpointer scene)
{
  GtkWidget *cover = show (world);

  advance (world, 1);
  g_assert_false (press (cover, GDK_KEY_space));
  g_assert_false (press (cover, GDK_KEY_Tab));
  g_assert_false (press (cover, GDK_KEY_Escape));
  gtk_window_close (GTK_WINDOW (cover));
  wait_for (is_uncovered, world);
  g_assert_false (rhom_overlay_is_up (world->overlay));
  assert_not_called (world, "Breaks.Skip");
}

static void
make_strict (World *world)
{
  g_object_set (world->base.settings, "strict", TRUE, NULL);
}

static void
test_strict_has_no_way_round (World        *world,
                              gconstpointer scene)
{
  GtkWidget *cover;

  make_strict (world);
  cover = show (world);
  advance (world, 1);
  g_assert_true (is_shown (cover, "Start 5 min"));
  g_assert_true (is_shown (cover, "Let Me Finish, 30 s"));
  g_assert_false (is_shown (cover, "Skip"));
  g_assert_false (is_shown (cover, "In 5 min"));
  g_assert_false (is_shown (cover, "Shorter, 1 min"));
  gtk_window_close (GTK_WINDOW (cover));
  g_assert_true (get_cover (world) == cover);
}

static void
test_strict_is_left_by_holding (World        *world,
                                gconstpointer scene)
{
  GtkWidget *cover, *hold;

  make_strict (world);
  cover = show (world);
  hold = GTK_WIDGET (gtk_widget_get_template_child (cover, RHOM_TYPE_OVERLAY_WINDOW, "escape_hold"));
  advance (world, 1);
  g_assert_true (press (cover, GDK_KEY_Escape));
  g_assert_true (gtk_widget_get_visible (hold));
  advance (world, 4.9);
  release (cover, GDK_KEY_Escape);
  g_assert_false (gtk_widget_get_visible (hold));
  advance (world, 1);
  assert_not_called (world, "Breaks.Skip");

  press (cover, GDK_KEY_Escape);
  advance (world, 2.5);
  press (cover, GDK_KEY_Escape);
  advance (world, 2.5);
  fixture_wait_for_call (&world->base, "Breaks.Skip");
  wait_for (is_uncovered, world);
}

static void
test_goes_with_its_reason (World        *world,
                           gconstpointer scene)
{
  static const char *const scenes[] = { "away", "paused", "off", "active", NULL };

  for (guint i = 0; scenes[i] != NULL; i++)
    {
      fixture_set_scene (&world->base, "due");
      wait_for_state (&world->base, "due");
      show (world);
      g_test_message ("%s", scenes[i]);
      fixture_set_scene (&world->base, scenes[i]);
      wait_for (is_uncovered, world);
      g_assert_false (rhom_overlay_is_up (world->overlay));
    }
  fixture_set_scene (&world->base, "due");
  wait_for_state (&world->base, "due");
  show (world);
  fixture_kill_service (&world->base);
  wait_for (is_uncovered, world);
}

/* A call to show that comes late finds the break put off, and begins none. */
static void
test_what_never_came_due_is_not_begun (World        *world,
                                       gconstpointer scene)
{
  fixture_set (&world->base, "Breaks", "State", g_variant_new_string ("snoozed"));
  wait_for_state (&world->base, "snoozed");
  show (world);
  advance (world, 10);
  wait_for (is_uncovered, world);
  assert_not_called (world, "Breaks.Take");
  g_assert_cmpint (world->n_breaks, ==, 0);
}

static void
set_locked (World   *world,
            gboolean is_locked)
{
  fixture_set (&world->base, "Desktop", "Locked", g_variant_new_boolean (is_locked));
}

static gboolean
knows_lock (gpointer data)
{
  return rhom_ipc_desktop_get_locked (rhom_service_client_get_desktop (data));
}

/* What is plugged in is covered, what is not is not, and the break goes on. */
static void
test_monitors_come_and_go (World        *world,
                           gconstpointer scene)
{
  show (world);
  g_list_store_remove_all (world->monitors);
  g_assert_null (get_cover (world));
  g_assert_true (rhom_overlay_is_up (world->overlay));
  plug_in (world);
  g_assert_nonnull (find_widget (get_cover (world), GTK_TYPE_LABEL, "You have sat for 47 min"));
}

static void
test_never_while_locked (World        *world,
                         gconstpointer scene)
{
  show (world);
  set_locked (world, TRUE);
  wait_for (is_uncovered, world);
  wait_for (knows_lock, world->client);
  rhom_overlay_show (world->overlay);
  g_assert_false (rhom_overlay_is_up (world->overlay));
}

static void
test_grace_ends_with_its_reason (World        *world,
                                 gconstpointer scene)
{
  click (show (world), "Let Me Finish, 30 s");
  fixture_set_scene (&world->base, "away");
  wait_for_state (&world->base, "away");
  while (rhom_overlay_is_up (world->overlay))
    g_main_context_iteration (NULL, TRUE);
  advance (world, 30);
  g_assert_null (get_cover (world));
}

/* --- With a player --- */

static RhomPlayerWindow *
lead (World *world)
{
  g_autoptr (RhomCues) cues = rhom_cues_new (world->base.settings);
  g_autoptr (RhomProgramme) programme = rhom_programme_new ();
  RhomPlayerWindow *player = rhom_player_window_new (world->client, world->base.settings, world->base.catalogue, cues);

  rhom_programme_add (programme, "eagle-arms", &long_hold, 6);
  gtk_widget_insert_action_group (GTK_WIDGET (player), RHOM_SERVICE_ACTION_GROUP, world->actions);
  rhom_player_window_play (player, programme, "One", "", TRUE);
  gtk_window_set_application (GTK_WINDOW (player), world->application);
  fixture_set_scene (&world->base, "in-break");
  rhom_overlay_lead (world->overlay, player);
  wait_for_state (&world->base, "in-break");
  return player;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
test_player_takes_the_place (World        *world,
                             gconstpointer scene)
{
  gpointer player;

  show (world);
  player = lead (world);
  g_object_add_weak_pointer (player, &player);
  wait_for (is_uncovered, world);
  g_assert_true (rhom_overlay_is_up (world->overlay));
  gtk_window_close (player);
  fixture_wait_for_call (&world->base, "Breaks.Finished");
  wait_for (is_gone, &player);
  while (rhom_overlay_is_up (world->overlay))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_on_break (gpointer data)
{
  return g_str_equal (rhom_service_client_get_break_state (data), "in-break");
}

static void
test_strict_player_stays (World        *world,
                          gconstpointer scene)
{
  gpointer player;

  make_strict (world);
  show (world);
  player = lead (world);
  g_object_add_weak_pointer (player, &player);
  wait_for (is_on_break, world->client);
  gtk_window_close (player);
  gtk_widget_activate_action (player, "player.leave", NULL);
  g_assert_nonnull (player);
  assert_not_called (world, "Breaks.Finished");

  press (player, GDK_KEY_Escape);
  advance (world, 5);
  fixture_wait_for_call (&world->base, "Breaks.Finished");
  wait_for (is_gone, &player);
}

/* Done early, there is time to rest; and what hurts is left at once. */
static void
test_strict_player_at_its_end (World        *world,
                               gconstpointer scene)
{
  gpointer player;

  make_strict (world);
  show (world);
  player = lead (world);
  g_object_add_weak_pointer (player, &player);
  wait_for (is_on_break, world->client);
  rhom_player_next (rhom_player_window_get_player (player));
  g_assert_nonnull (find_widget (player, GTK_TYPE_LABEL, "Done"));
  g_assert_false (is_shown (player, "Close"));
  g_assert_true (is_shown (player, "Lock the Screen"));
  assert_not_called (world, "Breaks.Finished");
  fixture_set_scene (&world->base, "active");
  wait_for (is_gone, &player);
}

static void
test_strict_player_and_pain (World        *world,
                             gconstpointer scene)
{
  gpointer player;

  make_strict (world);
  show (world);
  player = lead (world);
  g_object_add_weak_pointer (player, &player);
  wait_for (is_on_break, world->client);
  gtk_widget_activate_action (player, "player.hurt", NULL);
  gtk_widget_activate_action (player, "player.leave", NULL);
  fixture_wait_for_call (&world->base, "Breaks.Finished");
  wait_for (is_gone, &player);
}

static void
test_locked_takes_the_player_too (World        *world,
                                  gconstpointer scene)
{
  gpointer player;

  show (world);
  player = lead (world);
  g_object_add_weak_pointer (player, &player);
  set_locked (world, TRUE);
  wait_for (is_gone, &player);
  g_assert_false (rhom_overlay_is_up (world->overlay));
}

static void
add (const char *path,
     void (*test) (World *, gconstpointer))
{
  g_test_add (path, World, "due", set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    g_error ("no application");
  add ("/overlay/begins-by-itself", test_begins_by_itself);
  add ("/overlay/break-without-exercise", test_break_without_exercise);
  add ("/overlay/let-me-finish", test_let_me_finish);
  add ("/overlay/typing-lets-finish", test_typing_lets_finish);
  add ("/overlay/keys-answer-after-a-second", test_keys_answer_after_a_second);
  add ("/overlay/strict/no-way-round", test_strict_has_no_way_round);
  add ("/overlay/strict/left-by-holding", test_strict_is_left_by_holding);
  add ("/overlay/goes-with-its-reason", test_goes_with_its_reason);
  add ("/overlay/what-never-came-due-is-not-begun", test_what_never_came_due_is_not_begun);
  add ("/overlay/monitors-come-and-go", test_monitors_come_and_go);
  add ("/overlay/never-while-locked", test_never_while_locked);
  add ("/overlay/grace-ends-with-its-reason", test_grace_ends_with_its_reason);
  add ("/overlay/player/takes-the-place", test_player_takes_the_place);
  add ("/overlay/player/strict-stays", test_strict_player_stays);
  add ("/overlay/player/strict-at-its-end", test_strict_player_at_its_end);
  add ("/overlay/player/strict-and-pain", test_strict_player_and_pain);
  add ("/overlay/player/locked", test_locked_takes_the_player_too);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
