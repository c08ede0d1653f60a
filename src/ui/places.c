/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/places.h"

/**
 * RhomPlaces:
 *
 * A list of the places of another list. A grid makes new tiles for new items,
 * and a hundred of them at each key of a search are too slow; the first place
 * stays the first, whatever stands there, so a tile that shows it stays too.
 * The list itself changes at its end only.
 *
 * The next frame waits for the first places, which are more than are on the
 * screen; the others follow, a few at a time.
 *
 * #RhomPlace::changed says that something else stands there.
 */

#define FIRST_PLACES 40
#define MORE_PLACES 25
#define MOST_TILES 200 /* of a GtkGridView; what lies beyond costs nothing */

struct _RhomPlace
{
  GObject parent_instance;

  GObject *item; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RhomPlace, rhom_place, G_TYPE_OBJECT)

struct _RhomPlaces
{
  GObject parent_instance;

  GListModel *items;    /* (owned) */
  GPtrArray  *places;   /* (owned) (element-type RhomPlace) */
  guint       n_filled; /* how many of them hold what they should; the others do soon */
  guint       idle_id;  /* 0 while all is as it should be */
};

static void rhom_places_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomPlaces, rhom_places, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rhom_places_list_model_init))

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- One place --- */

static void
rhom_place_finalize (GObject *object)
{
  g_clear_object (&RHOM_PLACE (object)->item);

  G_OBJECT_CLASS (rhom_place_parent_class)->finalize (object);
}

static void
rhom_place_class_init (RhomPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rhom_place_finalize;
  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_PLACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_place_init (RhomPlace *self)
{
}

/**
 * rhom_place_get_item:
 *
 * Returns: (transfer none) (type GObject): what stands there
 */
gpointer
rhom_place_get_item (RhomPlace *self)
{
  g_return_val_if_fail (RHOM_IS_PLACE (self), NULL);

  return self->item;
}

/* --- All of them --- */

static void
fill (RhomPlaces *self,
      guint       end)
{
  for (; self->n_filled < end; self->n_filled++)
    {
      RhomPlace *place = self->places->pdata[self->n_filled];
      g_autoptr (GObject) item = g_list_model_get_item (self->items, self->n_filled);

      if (g_set_object (&place->item, item))
        g_signal_emit (place, signals[CHANGED], 0);
    }
}

static void
shorten (RhomPlaces *self,
         guint       length)
{
  guint before = self->places->len;

  g_ptr_array_remove_range (self->places, length, before - length);
  g_list_model_items_changed (G_LIST_MODEL (self), length, before - length, 0);
}

static void
lengthen (RhomPlaces *self,
          guint       length)
{
  guint before = self->places->len;

  for (guint i = before; i < length; i++)
    g_ptr_array_add (self->places, g_object_new (RHOM_TYPE_PLACE, NULL));
  fill (self, length);
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, length - before);
}

/* Brings the first @end places, or as many as there are items, up to date. */
static void
follow (RhomPlaces *self,
        guint       end)
{
  end = MIN (end, g_list_model_get_n_items (self->items));
  fill (self, MIN (end, self->places->len));
  if (self->places->len < end)
    lengthen (self, end);
}

static gboolean
follow_cb (gpointer user_data)
{
  RhomPlaces *self = user_data;
  guint       n_items = g_list_model_get_n_items (self->items);

  follow (self, self->n_filled < MOST_TILES ? self->n_filled + MORE_PLACES : n_items);
  if (self->n_filled < n_items)
    return G_SOURCE_CONTINUE;
  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

static void
items_changed_cb (RhomPlaces *self,
                  guint       position,
                  guint       n_removed,
                  guint       n_added)
{
  guint n_items = g_list_model_get_n_items (self->items);

  self->n_filled = MIN (self->n_filled, position);
  if (n_items < self->places->len)
    shorten (self, n_items);
  follow (self, FIRST_PLACES);
  if (self->n_filled < n_items && self->idle_id == 0)
    self->idle_id = g_idle_add (follow_cb, self);
}

static GType
rhom_places_get_item_type (GListModel *model)
{
  return RHOM_TYPE_PLACE;
}

static guint
rhom_places_get_n_items (GListModel *model)
{
  return RHOM_PLACES (model)->places->len;
}

static gpointer
rhom_places_get_item (GListModel *model,
                      guint       position)
{
  RhomPlaces *self = RHOM_PLACES (model);

  return position < self->places->len ? g_object_ref (self->places->pdata[position]) : NULL;
}

static void
rhom_places_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rhom_places_get_item_type;
  iface->get_n_items = rhom_places_get_n_items;
  iface->get_item = rhom_places_get_item;
}

static void
rhom_places_finalize (GObject *object)
{
  RhomPlaces *self = RHOM_PLACES (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_ptr_array_unref (self->places);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (rhom_places_parent_class)->finalize (object);
}

static void
rhom_places_class_init (RhomPlacesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rhom_places_finalize;
}

static void
rhom_places_init (RhomPlaces *self)
{
  self->places = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * rhom_places_new:
 * @items: (transfer none): what stands at the places
 *
 * Returns: (transfer full): a list of #RhomPlace, soon as long as @items
 */
RhomPlaces *
rhom_places_new (GListModel *items)
{
  RhomPlaces *self = g_object_new (RHOM_TYPE_PLACES, NULL);

  self->items = g_object_ref (items);
  g_signal_connect_object (items, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (items));
  return self;
}
