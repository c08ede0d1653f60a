/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "ui/places.h"

#define MANY 120

static GListStore *
make_items (guint n_items)
{
  GListStore *items = g_list_store_new (GTK_TYPE_STRING_OBJECT);

  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      g_autoptr (GtkStringObject) item = gtk_string_object_new (text);

      g_list_store_append (items, item);
    }
  return items;
}

typedef struct
{
  GListModel *items;
  GListModel *places;
} Lists;

static gboolean
is_alike (gpointer data)
{
  Lists *lists = data;
  guint  n = g_list_model_get_n_items (lists->items);

  if (g_list_model_get_n_items (lists->places) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (lists->items, i);
      g_autoptr (RhomPlace) place = g_list_model_get_item (lists->places, i);

      if (rhom_place_get_item (place) != item)
        return FALSE;
    }
  return TRUE;
}

static void
test_follows (void)
{
  g_autoptr (GListStore) items = make_items (MANY);
  g_autoptr (RhomPlaces) places = rhom_places_new (G_LIST_MODEL (items));
  g_autoptr (GListStore) more = make_items (MANY);
  Lists lists = { G_LIST_MODEL (items), G_LIST_MODEL (places) };

  wait_for (is_alike, &lists);
  g_list_store_remove (items, 1);
  wait_for (is_alike, &lists);
  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (more), i);

      g_list_store_insert (items, i / 2, item);
    }
  wait_for (is_alike, &lists);
  g_list_store_remove_all (items);
  g_assert_true (is_alike (&lists));
}

static void
count_cb (guint *n_changes)
{
  ++*n_changes;
}

/* A grid that shows them makes no new tile. */
static void
test_places_stay (void)
{
  g_autoptr (GListStore) items = make_items (10);
  g_autoptr (RhomPlaces) places = rhom_places_new (G_LIST_MODEL (items));
  g_autoptr (RhomPlace) first = g_list_model_get_item (G_LIST_MODEL (places), 0);
  g_autoptr (GtkStringObject) other = gtk_string_object_new ("other");
  guint n_changes = 0, n_list_changes = 0;

  g_signal_connect_swapped (first, "changed", G_CALLBACK (count_cb), &n_changes);
  g_signal_connect_swapped (places, "items-changed", G_CALLBACK (count_cb), &n_list_changes);
  g_list_store_splice (items, 0, 1, (gpointer *) &other, 1);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (n_list_changes, ==, 0);
  g_assert_true (rhom_place_get_item (first) == (gpointer) other);
  g_list_store_remove (items, 9);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (n_list_changes, ==, 1);
}

/* What is on the screen waits for nothing else, however much there is. */
static void
test_first_come_at_once (void)
{
  g_autoptr (GListStore) items = make_items (0);
  g_autoptr (GListStore) more = make_items (MANY);
  g_autoptr (RhomPlaces) places = rhom_places_new (G_LIST_MODEL (items));
  guint n_shown;

  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (more), i);

      g_list_store_append (items, item);
    }
  n_shown = g_list_model_get_n_items (G_LIST_MODEL (places));
  g_assert_cmpuint (n_shown, >=, 30);
  g_assert_cmpuint (n_shown, <, MANY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/places/follow", test_follows);
  g_test_add_func ("/places/stay", test_places_stay);
  g_test_add_func ("/places/first-at-once", test_first_come_at_once);
  return g_test_run ();
}
