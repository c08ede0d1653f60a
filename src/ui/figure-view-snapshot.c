/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/figure-view-private.h"

#include "ui/card-photo.h"
#include "ui/figure-picture.h"

/* How the figure is drawn: a moment of its motion, a pose, or what stands in for it. */

/* Enough for a full screen, and little beside what a camera makes. */
#define PHOTO_SIZE_PX 1280

static void
draw (gpointer data,
      cairo_t *cr,
      double   width,
      double   height)
{
  RhomFigureView *self = data;
  guint           last = rhom_figure_get_n_keys (self->figure) - 1;

  if (rhom_figure_view_shows_motion (self))
    rhom_figure_draw (self->figure, cr, width, height, self->seconds);
  else if (rhom_figure_view_is_standing (self) || last == 0 || rhom_figure_view_has_animations (self))
    rhom_figure_draw_key (self->figure, cr, width, height, last);
  else
    rhom_figure_picture_draw_ends (self->figure, GTK_WIDGET (self), cr, width, height);
}

GskRenderNode *
rhom_figure_view_make_picture (RhomFigureView *self)
{
  return rhom_figure_picture_new (GTK_WIDGET (self), draw, self);
}

/* A list shows many stills, so each keeps its small picture and no figure. */
static void
snapshot_still (RhomFigureView *self,
                GtkSnapshot    *snapshot,
                int             width,
                int             height)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (self->picture == NULL || self->scale != scale)
    {
      g_clear_pointer (&self->picture, gsk_render_node_unref);
      if (self->figure == NULL)
        rhom_figure_view_load (self);
      if (self->figure == NULL)
        {
          rhom_card_photo_snapshot_none (GTK_WIDGET (self), snapshot);
          return;
        }
      self->picture = rhom_figure_view_make_picture (self);
      self->scale = scale;
      if (!self->is_playing)
        rhom_figure_view_drop (self);
    }
  gtk_snapshot_append_node (snapshot, self->picture);
}

/* How far from the side before to this one, 0 to 1. */
static double
get_fade (RhomFigureView *self)
{
  gint64 now_usec = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self)));

  return self->fade_usec == 0 ? 0 : CLAMP ((now_usec - self->fade_usec) / (double) RHOM_FIGURE_VIEW_FADE_USEC, 0, 1);
}

/* Read when it is seen first: most cards of a long list never are. */
static void
snapshot_photo (RhomFigureView *self,
                GtkSnapshot    *snapshot,
                int             width,
                int             height)
{
  int still_px = RHOM_FIGURE_VIEW_STILL_WIDTH_PX * 2 * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (!self->has_looked && self->card != NULL)
    self->photo = rhom_card_photo_new (self->card, self->is_still ? MAX (still_px, width) : PHOTO_SIZE_PX);
  self->has_looked = TRUE;
  if (self->photo != NULL)
    rhom_card_photo_snapshot (self->photo, snapshot, width, height);
  else if (self->card != NULL)
    rhom_card_photo_snapshot_none (GTK_WIDGET (self), snapshot);
}

/* What does not move keeps its node, so that GTK draws anew no more than where the body is and was. */
static void
snapshot_frame (RhomFigureView *self,
                GtkSnapshot    *snapshot,
                int             width,
                int             height)
{
  int             scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  GskRenderNode  *moving;
  RhomFigureFrame frame;

  rhom_figure_paint (self->figure, width * scale, height * scale, self->seconds, &frame);
  if (self->still == NULL || self->still_serial != frame.still_serial)
    {
      g_clear_pointer (&self->still, gsk_render_node_unref);
      self->still = rhom_figure_picture_new_for_surface (frame.still, GRAPHENE_RECT_INIT (0, 0, width, height), scale);
      self->still_serial = frame.still_serial;
    }
  moving = rhom_figure_picture_new_for_surface (frame.moving, GRAPHENE_RECT_INIT ((float) frame.x / scale, (float) frame.y / scale, (float) frame.width / scale, (float) frame.height / scale), scale);
  gtk_snapshot_append_node (snapshot, self->still);
  gtk_snapshot_append_node (snapshot, moving);
  gsk_render_node_unref (moving);
}

void
rhom_figure_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  RhomFigureView *self = RHOM_FIGURE_VIEW (widget);
  int             width = gtk_widget_get_width (widget);
  int             height = gtk_widget_get_height (widget);
  GskRenderNode  *picture;

  if (self->figure_id == NULL)
    {
      snapshot_photo (self, snapshot, width, height);
      return;
    }
  if (rhom_figure_view_is_standing (self))
    {
      snapshot_still (self, snapshot, width, height);
      return;
    }
  if (self->figure == NULL)
    {
      rhom_card_photo_snapshot_none (widget, snapshot);
      return;
    }
  if (self->fading == NULL && rhom_figure_view_shows_motion (self))
    {
      snapshot_frame (self, snapshot, width, height);
      return;
    }
  picture = rhom_figure_view_make_picture (self);
  if (self->fading != NULL)
    {
      gtk_snapshot_push_cross_fade (snapshot, get_fade (self));
      gtk_snapshot_append_node (snapshot, self->fading);
      gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_append_node (snapshot, picture);
  gsk_render_node_unref (picture);
  if (self->fading != NULL)
    gtk_snapshot_pop (snapshot);
}
