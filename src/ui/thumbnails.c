/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/card-photo.h"
#include "ui/figure-picture.h"
#include "ui/thumbnail.h"

#include <adwaita.h>

/**
 * RhomThumbnails:
 *
 * Paints the small figures of a list when nothing more urgent is to be done,
 * one at a time and only those on the screen, and takes them back from those
 * that left it. So a list of a thousand opens at once, scrolls freely, and
 * holds no more pictures than one sees. The last ones are kept for whoever
 * scrolls back.
 */

/* Of what is kept beyond what is on the screen: 12 pictures, or 3 at double size. */
#define MOST_KEPT_BYTES (1024 * 1024)

#define WIDTH_PX 160
#define HEIGHT_PX 128

struct _RhomThumbnails
{
  GObject parent_instance;

  RhomSettings *settings;  /* (owned) */
  GPtrArray    *shown;     /* (element-type RhomThumbnail), mapped ones; each leaves when it is unmapped */
  GPtrArray    *wanted;    /* (element-type RhomThumbnail), those of @shown that wait for their picture */
  gboolean      has_moved; /* what is on the screen, since @wanted was made */
  GQueue        kept;      /* (owned) of Kept, the last used first */
  gsize         kept_bytes;
  guint         idle_id; /* 0 while all is painted */
};

G_DEFINE_FINAL_TYPE (RhomThumbnails, rhom_thumbnails, G_TYPE_OBJECT)

typedef struct
{
  char          *figure; /* (owned) */
  int            scale;
  GskRenderNode *picture; /* (owned) */
} Kept;

static gsize
get_bytes (int scale)
{
  return (gsize) WIDTH_PX * HEIGHT_PX * 4 * scale * scale;
}

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_free (kept->figure);
  gsk_render_node_unref (kept->picture);
  g_free (kept);
}

static void
forget (RhomThumbnails *self)
{
  g_queue_clear_full (&self->kept, kept_free);
  self->kept_bytes = 0;
}

/* Few are kept, so looking at each is quicker than a table. */
static GskRenderNode *
find_kept (RhomThumbnails *self,
           const char     *figure,
           int             scale)
{
  for (GList *l = self->kept.head; l != NULL; l = l->next)
    {
      Kept *kept = l->data;

      if (kept->scale != scale || !g_str_equal (kept->figure, figure))
        continue;
      g_queue_unlink (&self->kept, l);
      g_queue_push_head_link (&self->kept, l);
      return gsk_render_node_ref (kept->picture);
    }
  return NULL;
}

static void
keep (RhomThumbnails *self,
      const char     *figure,
      int             scale,
      GskRenderNode  *picture)
{
  Kept *kept = g_new (Kept, 1);

  *kept = (Kept){ g_strdup (figure), scale, gsk_render_node_ref (picture) };
  g_queue_push_head (&self->kept, kept);
  self->kept_bytes += get_bytes (scale);
  while (self->kept_bytes > MOST_KEPT_BYTES)
    {
      kept = g_queue_pop_tail (&self->kept);
      self->kept_bytes -= get_bytes (kept->scale);
      kept_free (kept);
    }
}

static void
draw (gpointer data,
      cairo_t *cr,
      double   width,
      double   height)
{
  rhom_figure_draw_key (data, cr, width, height, rhom_figure_get_n_keys (data) - 1);
}

static GskRenderNode *
paint (RhomThumbnails *self,
       const char     *id,
       int             scale)
{
  g_autofree char *folder = rhom_figure_dup_directory ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RhomFigure) figure = rhom_figure_new_for_id (folder, id, &error);
  RhomFigurePerson person = RHOM_FIGURE_PERSON_OF_CARD;

  if (figure == NULL)
    {
      g_message ("%s", error->message);
      return NULL;
    }
  g_object_get (self->settings, "figure-person", &person, NULL);
  rhom_figure_set_palette (figure, rhom_figure_picture_choose_palette ());
  rhom_figure_set_person (figure, rhom_figure_picture_choose_person (person));
  return rhom_figure_picture_new_sized (WIDTH_PX, HEIGHT_PX, scale, draw, figure);
}

static void
provide (RhomThumbnails *self,
         RhomThumbnail  *thumbnail)
{
  const char    *figure = rhom_thumbnail_get_key (thumbnail);
  int            scale = gtk_widget_get_scale_factor (GTK_WIDGET (thumbnail));
  GskRenderNode *picture;

  if (figure == NULL)
    {
      /* No larger than it is shown; a pack brings few, so none is kept. */
      rhom_thumbnail_set_photo (thumbnail, rhom_card_photo_new (rhom_thumbnail_get_card (thumbnail), HEIGHT_PX * scale));
      return;
    }
  picture = find_kept (self, figure, scale);
  if (picture == NULL)
    {
      picture = paint (self, figure, scale);
      if (picture != NULL)
        keep (self, figure, scale, picture);
    }
  rhom_thumbnail_set_picture (thumbnail, picture);
}

/* What has left the screen lets its picture go, what came into view is waited for. */
static void
look_around (RhomThumbnails *self)
{
  g_ptr_array_set_size (self->wanted, 0);
  for (guint i = 0; i < self->shown->len; i++)
    {
      RhomThumbnail *thumbnail = self->shown->pdata[i];

      if (!rhom_thumbnail_is_in_view (thumbnail))
        rhom_thumbnail_drop_picture (thumbnail);
      else if (!rhom_thumbnail_has_picture (thumbnail))
        g_ptr_array_add (self->wanted, thumbnail);
    }
  self->has_moved = FALSE;
}

/* One a turn, so that a frame never waits for more. */
static gboolean
paint_next_cb (gpointer user_data)
{
  RhomThumbnails *self = user_data;

  if (self->has_moved)
    look_around (self);
  if (self->wanted->len > 0)
    {
      provide (self, g_ptr_array_steal_index (self->wanted, 0));
      return G_SOURCE_CONTINUE;
    }
  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

static void
style_changed_cb (RhomThumbnails *self)
{
  forget (self);
  for (guint i = 0; i < self->shown->len; i++)
    rhom_thumbnail_drop_picture (self->shown->pdata[i]);
  rhom_thumbnails_refresh (self);
}

static void
rhom_thumbnails_dispose (GObject *object)
{
  RhomThumbnails *self = RHOM_THUMBNAILS (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  forget (self);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rhom_thumbnails_parent_class)->dispose (object);
}

static void
rhom_thumbnails_finalize (GObject *object)
{
  g_ptr_array_unref (RHOM_THUMBNAILS (object)->shown);
  g_ptr_array_unref (RHOM_THUMBNAILS (object)->wanted);

  G_OBJECT_CLASS (rhom_thumbnails_parent_class)->finalize (object);
}

static void
rhom_thumbnails_class_init (RhomThumbnailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_thumbnails_dispose;
  G_OBJECT_CLASS (klass)->finalize = rhom_thumbnails_finalize;
}

static void
rhom_thumbnails_init (RhomThumbnails *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->shown = g_ptr_array_new ();
  self->wanted = g_ptr_array_new ();
  g_queue_init (&self->kept);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rhom_thumbnails_new:
 *
 * Returns: (transfer full): a painter for all lists of a window
 */
RhomThumbnails *
rhom_thumbnails_new (RhomSettings *settings)
{
  RhomThumbnails *self = g_object_new (RHOM_TYPE_THUMBNAILS, NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "notify::figure-person", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rhom_thumbnails_watch:
 * @scroller: where thumbnails come into view, and leave it
 */
void
rhom_thumbnails_watch (RhomThumbnails    *self,
                       GtkScrolledWindow *scroller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);

  g_return_if_fail (RHOM_IS_THUMBNAILS (self));

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (rhom_thumbnails_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (rhom_thumbnails_refresh), self, G_CONNECT_SWAPPED);
}

/**
 * rhom_thumbnails_get_kept_bytes:
 *
 * Returns: what the pictures that are kept take
 */
gsize
rhom_thumbnails_get_kept_bytes (RhomThumbnails *self)
{
  g_return_val_if_fail (RHOM_IS_THUMBNAILS (self), 0);

  return self->kept_bytes;
}

void
rhom_thumbnails_add (RhomThumbnails *self,
                     RhomThumbnail  *thumbnail)
{
  g_ptr_array_add (self->shown, thumbnail);
  rhom_thumbnails_refresh (self);
}

void
rhom_thumbnails_remove (RhomThumbnails *self,
                        RhomThumbnail  *thumbnail)
{
  g_ptr_array_remove_fast (self->shown, thumbnail);
  g_ptr_array_remove (self->wanted, thumbnail);
}

/* Looks again at what is on the screen, as soon as there is time. */
void
rhom_thumbnails_refresh (RhomThumbnails *self)
{
  self->has_moved = TRUE;
  if (self->idle_id == 0)
    self->idle_id = g_idle_add (paint_next_cb, self);
}

RhomSettings *
rhom_thumbnails_get_settings (RhomThumbnails *self)
{
  return self->settings;
}
