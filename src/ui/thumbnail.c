/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/thumbnail.h"

#include "ui/card-photo.h"
#include "ui/figure-view.h"

/**
 * RhomThumbnail:
 *
 * The small figure of an exercise in a list. It stands until it is told to
 * move; its picture comes from #RhomThumbnails once it is on the screen. To a
 * screen reader it is nothing: the name stands beside it.
 */

#define WIDTH_PX 160
#define HEIGHT_PX 128
#define LEAST_WIDTH_PX 60
#define LEAST_HEIGHT_PX 48

struct _RhomThumbnail
{
  GtkWidget parent_instance;

  RhomThumbnails *thumbnails; /* (owned) */
  RhomCard       *card;       /* (owned) (nullable) */
  GskRenderNode  *picture;    /* (owned) (nullable): until it is painted, and while it is out of sight */
  GdkTexture     *photo;      /* (owned) (nullable): the same of a card without a figure */
  GtkWidget      *moving;     /* (nullable): a child, while it moves */
  gboolean        is_painted; /* or cannot be */
  gboolean        is_small;
};

G_DEFINE_FINAL_TYPE (RhomThumbnail, rhom_thumbnail, GTK_TYPE_WIDGET)

/* The figure's place: as large as it fits, no larger than it was painted, in the middle. */
static GtkAllocation
find_place (int width,
            int height)
{
  GtkAllocation place = { .width = MIN (WIDTH_PX, width), .height = MIN (HEIGHT_PX, height) };

  if (place.width * HEIGHT_PX > place.height * WIDTH_PX)
    place.width = place.height * WIDTH_PX / HEIGHT_PX;
  else
    place.height = place.width * HEIGHT_PX / WIDTH_PX;
  place.x = (width - place.width) / 2;
  place.y = (height - place.height) / 2;
  return place;
}

static void
rhom_thumbnail_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;
  gboolean is_small = RHOM_THUMBNAIL (widget)->is_small;

  *minimum = is_width ? LEAST_WIDTH_PX : LEAST_HEIGHT_PX;
  *natural = is_small ? *minimum : is_width ? WIDTH_PX
                                            : HEIGHT_PX;
}

static void
rhom_thumbnail_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  RhomThumbnail *self = RHOM_THUMBNAIL (widget);
  GtkAllocation  place = find_place (width, height);

  if (self->moving != NULL)
    gtk_widget_size_allocate (self->moving, &place, -1);
  rhom_thumbnails_refresh (self->thumbnails);
}

static void
snapshot_picture (RhomThumbnail *self,
                  GtkSnapshot   *snapshot)
{
  GtkAllocation place = find_place (gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  float         scale = place.width / (float) WIDTH_PX;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (place.x, place.y));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_append_node (snapshot, self->picture);
  gtk_snapshot_restore (snapshot);
}

static void
rhom_thumbnail_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  RhomThumbnail *self = RHOM_THUMBNAIL (widget);

  if (self->moving != NULL)
    gtk_widget_snapshot_child (widget, self->moving, snapshot);
  else if (self->photo != NULL)
    rhom_card_photo_snapshot (self->photo, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  else if (self->picture != NULL)
    snapshot_picture (self, snapshot);
  else if (self->is_painted)
    rhom_card_photo_snapshot_none (widget, snapshot);
}

static void
rhom_thumbnail_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rhom_thumbnail_parent_class)->map (widget);
  rhom_thumbnails_add (RHOM_THUMBNAIL (widget)->thumbnails, RHOM_THUMBNAIL (widget));
}

static void
rhom_thumbnail_unmap (GtkWidget *widget)
{
  RhomThumbnail *self = RHOM_THUMBNAIL (widget);

  GTK_WIDGET_CLASS (rhom_thumbnail_parent_class)->unmap (widget);
  rhom_thumbnails_remove (self->thumbnails, self);
  rhom_thumbnail_drop_picture (self);
}

static void
rhom_thumbnail_dispose (GObject *object)
{
  RhomThumbnail *self = RHOM_THUMBNAIL (object);

  g_clear_pointer (&self->moving, gtk_widget_unparent);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_object (&self->photo);
  g_clear_object (&self->card);

  G_OBJECT_CLASS (rhom_thumbnail_parent_class)->dispose (object);
}

static void
rhom_thumbnail_finalize (GObject *object)
{
  g_object_unref (RHOM_THUMBNAIL (object)->thumbnails);

  G_OBJECT_CLASS (rhom_thumbnail_parent_class)->finalize (object);
}

static void
rhom_thumbnail_class_init (RhomThumbnailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_thumbnail_dispose;
  G_OBJECT_CLASS (klass)->finalize = rhom_thumbnail_finalize;
  widget_class->measure = rhom_thumbnail_measure;
  widget_class->size_allocate = rhom_thumbnail_size_allocate;
  widget_class->snapshot = rhom_thumbnail_snapshot;
  widget_class->map = rhom_thumbnail_map;
  widget_class->unmap = rhom_thumbnail_unmap;
  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rhom_thumbnail_init (RhomThumbnail *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * rhom_thumbnail_new:
 *
 * Returns: (transfer floating): an empty place
 */
GtkWidget *
rhom_thumbnail_new (RhomThumbnails *thumbnails)
{
  RhomThumbnail *self = g_object_new (RHOM_TYPE_THUMBNAIL, NULL);

  self->thumbnails = g_object_ref (thumbnails);
  return GTK_WIDGET (self);
}

/**
 * rhom_thumbnail_new_small:
 *
 * Returns: (transfer floating): @card as it stands in a row
 */
GtkWidget *
rhom_thumbnail_new_small (RhomThumbnails *thumbnails,
                          RhomCard       *card)
{
  GtkWidget *self = rhom_thumbnail_new (thumbnails);

  RHOM_THUMBNAIL (self)->is_small = TRUE;
  gtk_widget_set_valign (self, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self, "still");
  rhom_thumbnail_set_card (RHOM_THUMBNAIL (self), card);
  return self;
}

/**
 * rhom_thumbnail_set_card:
 * @card: (nullable): what to show, standing
 */
void
rhom_thumbnail_set_card (RhomThumbnail *self,
                         RhomCard      *card)
{
  g_return_if_fail (RHOM_IS_THUMBNAIL (self));

  if (!g_set_object (&self->card, card))
    return;
  rhom_thumbnail_set_moving (self, FALSE);
  rhom_thumbnail_drop_picture (self);
  /* A photo fills its place up to the corners; cutting off what never gets there would take time. */
  gtk_widget_set_overflow (GTK_WIDGET (self), rhom_thumbnail_get_key (self) == NULL ? GTK_OVERFLOW_HIDDEN : GTK_OVERFLOW_VISIBLE);
  rhom_thumbnails_refresh (self->thumbnails);
}

/**
 * rhom_thumbnail_set_moving:
 *
 * A figure that moves is larger than its picture, so there is one only as long
 * as it does.
 */
void
rhom_thumbnail_set_moving (RhomThumbnail *self,
                           gboolean       is_moving)
{
  g_return_if_fail (RHOM_IS_THUMBNAIL (self));

  is_moving = is_moving && rhom_thumbnail_get_key (self) != NULL;
  if (is_moving == (self->moving != NULL))
    return;
  if (!is_moving)
    {
      g_clear_pointer (&self->moving, gtk_widget_unparent);
      return;
    }
  self->moving = rhom_figure_view_new_still (self->card, rhom_thumbnails_get_settings (self->thumbnails));
  gtk_widget_set_valign (self->moving, GTK_ALIGN_FILL);
  gtk_widget_set_parent (self->moving, GTK_WIDGET (self));
  rhom_figure_view_set_playing (RHOM_FIGURE_VIEW (self->moving), TRUE);
}

/**
 * rhom_thumbnail_has_picture:
 *
 * Returns: whether it shows its figure, or has none to show
 */
gboolean
rhom_thumbnail_has_picture (RhomThumbnail *self)
{
  g_return_val_if_fail (RHOM_IS_THUMBNAIL (self), FALSE);

  return self->is_painted || self->card == NULL;
}

/* Returns: (nullable): the id of its figure; without one it may have a photo */
const char *
rhom_thumbnail_get_key (RhomThumbnail *self)
{
  return self->card != NULL ? rhom_card_get_figure (self->card) : NULL;
}

RhomCard *
rhom_thumbnail_get_card (RhomThumbnail *self)
{
  return self->card;
}

gboolean
rhom_thumbnail_is_in_view (RhomThumbnail *self)
{
  GtkWidget      *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  if (scroller == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), scroller, &bounds))
    return scroller == NULL;
  return bounds.origin.y < gtk_widget_get_height (scroller) && bounds.origin.y + bounds.size.height > 0;
}

/* @picture: (nullable) (transfer full): none, where it cannot be painted */
void
rhom_thumbnail_set_picture (RhomThumbnail *self,
                            GskRenderNode *picture)
{
  rhom_thumbnail_drop_picture (self);
  self->is_painted = TRUE;
  self->picture = picture;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* @photo: (nullable) (transfer full): none, where it cannot be read */
void
rhom_thumbnail_set_photo (RhomThumbnail *self,
                          GdkTexture    *photo)
{
  rhom_thumbnail_drop_picture (self);
  self->is_painted = TRUE;
  self->photo = photo;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* It is out of sight, or shows what it should not any more. */
void
rhom_thumbnail_drop_picture (RhomThumbnail *self)
{
  if (!self->is_painted)
    return;
  self->is_painted = FALSE;
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_object (&self->photo);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
