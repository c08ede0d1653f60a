/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/figure-view-private.h"

#include <math.h>

/* When the figure moves, and by which clock. */

/* Thirty pictures a second are smooth for a body that moves slowly. */
#define LEAST_FRAME_USEC 30000

#define REST_AFTER_SECONDS 180.0

gboolean
rhom_figure_view_has_animations (RhomFigureView *self)
{
  gboolean are_on = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &are_on, NULL);
  return are_on;
}

gboolean
rhom_figure_view_can_move (RhomFigureView *self)
{
  return self->figure != NULL && rhom_figure_get_n_keys (self->figure) > 1 && rhom_figure_view_has_animations (self);
}

static gboolean
moves_by_itself (RhomFigureView *self)
{
  return self->is_playing && !self->is_driven && !self->is_resting && rhom_figure_view_can_move (self);
}

/* Whether it is the small picture of a list now. */
gboolean
rhom_figure_view_is_standing (RhomFigureView *self)
{
  return self->is_still && !(self->is_playing && rhom_figure_view_can_move (self));
}

/* Whether what is seen is a moment of the motion, and no pose. */
gboolean
rhom_figure_view_shows_motion (RhomFigureView *self)
{
  return !rhom_figure_view_is_standing (self) && !self->is_resting && rhom_figure_view_has_animations (self) && rhom_figure_get_n_keys (self->figure) > 1;
}

/* Lets what is seen now pass into the other side. */
void
rhom_figure_view_turn (RhomFigureView *self,
                       gboolean       *side,
                       gboolean        value)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int        width = gtk_widget_get_width (widget);
  int        height = gtk_widget_get_height (widget);

  if (*side == value)
    return;
  g_clear_pointer (&self->fading, gsk_render_node_unref);
  if (gtk_widget_get_mapped (widget) && width > 0 && height > 0 && rhom_figure_view_can_move (self))
    self->fading = rhom_figure_view_make_picture (self);
  self->fade_usec = 0;
  *side = value;
  if (self->figure != NULL)
    rhom_figure_set_mirrored (self->figure, rhom_figure_view_is_mirrored (self));
  gtk_widget_queue_draw (widget);
}

/* A round begins where the first pose is reached, and every other is done with the other side. */
static void
choose_side (RhomFigureView *self)
{
  double duration = rhom_figure_get_duration (self->figure);
  double since = self->seconds - rhom_figure_get_key_seconds (self->figure, 0);

  if (rhom_figure_has_sides (self->figure) && duration > 0)
    rhom_figure_view_turn (self, &self->is_other_side, (gint64) floor (since / duration) % 2 != 0);
}

static void
rest (RhomFigureView *self)
{
  self->is_resting = TRUE;
  rhom_figure_view_turn (self, &self->is_other_side, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Its own clock, at @now_usec of the frame clock. */
static void
move_on (RhomFigureView *self,
         gint64          now_usec)
{
  double before = self->seconds;

  if (self->begun_usec == 0)
    self->begun_usec = now_usec - (gint64) (self->seconds * G_USEC_PER_SEC);
  self->seconds = (now_usec - self->begun_usec) / (double) G_USEC_PER_SEC;
  if (rhom_figure_changes (self->figure, before, self->seconds))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  choose_side (self);
  if (self->seconds >= REST_AFTER_SECONDS)
    rest (self);
}

static void
fade_on (RhomFigureView *self,
         gint64          now_usec)
{
  if (self->fade_usec == 0)
    self->fade_usec = now_usec;
  if (now_usec - self->fade_usec >= RHOM_FIGURE_VIEW_FADE_USEC)
    g_clear_pointer (&self->fading, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *frame_clock,
         gpointer       user_data)
{
  RhomFigureView *self = RHOM_FIGURE_VIEW (widget);
  gint64          now_usec = gdk_frame_clock_get_frame_time (frame_clock);

  if (now_usec - self->drawn_usec < LEAST_FRAME_USEC)
    return G_SOURCE_CONTINUE;
  self->drawn_usec = now_usec;
  if (moves_by_itself (self))
    move_on (self, now_usec);
  if (self->fading != NULL)
    fade_on (self, now_usec);
  if (moves_by_itself (self) || self->fading != NULL)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

void
rhom_figure_view_update_motion (RhomFigureView *self)
{
  gboolean is_mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  gboolean moves = is_mapped && (moves_by_itself (self) || self->fading != NULL);

  if (!is_mapped)
    g_clear_pointer (&self->fading, gsk_render_node_unref);
  if (!moves_by_itself (self))
    self->begun_usec = 0;
  if (moves == (self->tick_id != 0))
    return;
  if (moves)
    {
      self->begun_usec = 0;
      self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
      return;
    }
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
}

/* A figure begins with its first pose, a still with the one it shows. */
static double
get_first_second (RhomFigureView *self)
{
  guint last;

  if (self->figure == NULL)
    return 0;
  if (!self->is_still)
    return rhom_figure_get_key_seconds (self->figure, 0);
  last = rhom_figure_get_n_keys (self->figure) - 1;
  return rhom_figure_get_key_seconds (self->figure, last) + rhom_figure_get_key_hold (self->figure, last);
}

void
rhom_figure_view_start_again (RhomFigureView *self)
{
  self->seconds = get_first_second (self);
  self->begun_usec = 0;
  self->is_other_side = FALSE;
  self->is_resting = FALSE;
  g_clear_pointer (&self->fading, gsk_render_node_unref);
}

void
rhom_figure_view_wake (RhomFigureView *self)
{
  if (self->is_resting)
    self->seconds = get_first_second (self);
  self->is_resting = FALSE;
  rhom_figure_view_update_motion (self);
}
