/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/busy.h"

#include "support/fake-busy.h"

typedef struct
{
  RhomFakeBusy *fake; /* (owned) */
  RhomBusy     *busy; /* the same */
  guint         n_answered;
  guint         n_changed;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->fake = rhom_fake_busy_new ();
  fixture->busy = RHOM_BUSY (fixture->fake);
  g_signal_connect_swapped (fixture->busy, "answered", G_CALLBACK (count_cb), &fixture->n_answered);
  g_signal_connect_swapped (fixture->busy, "changed", G_CALLBACK (count_cb), &fixture->n_changed);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->fake);
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_answers_from_the_main_loop (Fixture      *fixture,
                                 gconstpointer data)
{
  rhom_fake_busy_set (fixture->fake, 1u << RHOM_BUSY_CAMERA, "Cheese");
  rhom_busy_ask (fixture->busy);
  rhom_busy_ask (fixture->busy);
  g_assert_cmpuint (rhom_busy_get_kinds (fixture->busy), ==, 0);
  drain ();
  g_assert_cmpuint (fixture->n_answered, ==, 1);
  g_assert_cmpuint (rhom_busy_get_kinds (fixture->busy), ==, 1u << RHOM_BUSY_CAMERA);
  g_assert_cmpstr (rhom_busy_get_who (fixture->busy, RHOM_BUSY_CAMERA), ==, "Cheese");
  g_assert_cmpstr (rhom_busy_get_who (fixture->busy, RHOM_BUSY_MICROPHONE), ==, NULL);
}

static void
test_answers_late (Fixture      *fixture,
                   gconstpointer data)
{
  rhom_fake_busy_set_silent (fixture->fake, TRUE);
  rhom_busy_ask (fixture->busy);
  drain ();
  g_assert_cmpuint (fixture->n_answered, ==, 0);
  rhom_fake_busy_answer (fixture->fake);
  g_assert_cmpuint (fixture->n_answered, ==, 1);
}

static void
test_tells (Fixture      *fixture,
            gconstpointer data)
{
  rhom_fake_busy_tell (fixture->fake, 1u << RHOM_BUSY_DO_NOT_DISTURB, NULL);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (fixture->n_answered, ==, 0);
  g_assert_cmpuint (rhom_busy_get_kinds (fixture->busy), ==, 1u << RHOM_BUSY_DO_NOT_DISTURB);
}

static void
test_not_asked (Fixture      *fixture,
                gconstpointer data)
{
  rhom_busy_set_asked (fixture->busy, RHOM_BUSY_ALL_KINDS & ~(1u << RHOM_BUSY_CAMERA));
  rhom_fake_busy_tell (fixture->fake, RHOM_BUSY_ALL_KINDS, "Cheese");
  g_assert_cmpuint (rhom_busy_get_kinds (fixture->busy), ==, RHOM_BUSY_ALL_KINDS & ~(1u << RHOM_BUSY_CAMERA));
  g_assert_cmpstr (rhom_busy_get_who (fixture->busy, RHOM_BUSY_CAMERA), ==, NULL);
}

static void
test_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (RhomBusyKind kind = 0; kind < RHOM_N_BUSY_KINDS; kind++)
    g_assert_true (g_hash_table_add (seen, (char *) rhom_busy_kind_to_string (kind)));
  g_assert_cmpstr (rhom_busy_kind_to_string (RHOM_BUSY_SCREEN_SHARE), ==, "screen-share");
}

#define add(path, func) g_test_add ("/busy/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("answers-from-the-main-loop", test_answers_from_the_main_loop);
  add ("answers-late", test_answers_late);
  add ("tells", test_tells);
  add ("not-asked", test_not_asked);
  g_test_add_func ("/busy/words", test_words);

  return g_test_run ();
}
