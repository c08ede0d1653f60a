/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/figure-view.h"

#include "figure/figure.h"

G_BEGIN_DECLS

/* What the three files of the view share: figure-view.c has what it is told, figure-view-motion.c its clock, figure-view-snapshot.c its picture. */

#define RHOM_FIGURE_VIEW_STILL_WIDTH_PX 60

/* One side passes into the other, while the body is at rest. */
#define RHOM_FIGURE_VIEW_FADE_USEC 400000

struct _RhomFigureView
{
  GtkWidget parent_instance;

  RhomCard      *card;         /* (owned) (nullable) */
  char          *figure_id;    /* (owned) (nullable) */
  RhomFigure    *figure;       /* (owned) (nullable): a still drops it once it is drawn */
  GskRenderNode *picture;      /* (owned) (nullable): of a still */
  GskRenderNode *fading;       /* (owned) (nullable): the side that was shown before */
  GskRenderNode *still;        /* (owned) (nullable): what of a moving figure does not move */
  guint          still_serial; /* of what @still shows */
  GdkTexture    *photo;        /* (owned) (nullable): in place of a figure */
  int            scale;        /* of @picture */
  int            person;       /* a RhomFigurePerson */
  gboolean       is_still;
  gboolean       has_looked; /* for a photo */
  gboolean       is_playing;
  gboolean       is_driven;     /* by rhom_figure_view_set_seconds() */
  gboolean       is_mirrored;   /* as told */
  gboolean       is_other_side; /* of its own round */
  gboolean       is_resting;    /* it has moved for long enough */
  guint          tick_id;       /* 0 while nothing moves */
  gint64         begun_usec;    /* frame clock; 0 = at the next frame */
  gint64         drawn_usec;    /* frame clock */
  gint64         fade_usec;     /* frame clock, when the fading began */
  double         seconds;       /* into the motion, as drawn */
};

void rhom_figure_view_load (RhomFigureView *self);
void rhom_figure_view_drop (RhomFigureView *self);

gboolean rhom_figure_view_has_animations (RhomFigureView *self);
gboolean rhom_figure_view_can_move (RhomFigureView *self);
gboolean rhom_figure_view_is_standing (RhomFigureView *self);
gboolean rhom_figure_view_shows_motion (RhomFigureView *self);
void     rhom_figure_view_turn (RhomFigureView *self,
                                gboolean       *side,
                                gboolean        value);
void     rhom_figure_view_update_motion (RhomFigureView *self);
void     rhom_figure_view_start_again (RhomFigureView *self);
void     rhom_figure_view_wake (RhomFigureView *self);

GskRenderNode *rhom_figure_view_make_picture (RhomFigureView *self);
void           rhom_figure_view_snapshot (GtkWidget   *widget,
                                          GtkSnapshot *snapshot);

G_END_DECLS
