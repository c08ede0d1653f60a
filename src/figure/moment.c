/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/scene.h"

/*
 * The scene at a moment of the motion. What is before what can change from one
 * frame to the next only all at once, and that would be seen as a jump. So the
 * order is found a few times a second only, at the ends of cells of time that
 * depend on nothing but the figure, and within a cell one order turns into the
 * other little by little.
 */

/* How long that takes, about; seconds. */
#define CELL .13

static int
count_cells (const RhomStep *step)
{
  return MAX (1, (int) (step->move / CELL + .5));
}

static void
build (RhomScene        *self,
       const RhomMoment *moment,
       int               key,
       double            t)
{
  if (t >= 1)
    self->skeleton = self->solved[moment->to];
  else
    rhom_skeleton_blend (&self->skeleton, &self->solved[moment->from], &self->solved[moment->to], t);
  rhom_scene_build (self, key);
}

/* Sets @order to what it is at the start of a cell. */
static void
find_order (RhomScene        *self,
            RhomOrder        *order,
            const RhomMoment *moment,
            int               cell,
            int               key)
{
  const RhomStep *step = &self->poses.play[moment->step];

  if (order->step == moment->step && order->cell == cell && order->key == key)
    return;
  order->step = moment->step;
  order->cell = cell;
  order->key = key;
  self->outlines.is_off = TRUE;
  build (self, moment, key, rhom_step_ease (step, cell / (double) count_cells (step)));
  self->outlines.is_off = FALSE;
  rhom_order_sort (self, order);
}

/* The skeleton and its parts, and the orders they are drawn in. */
void
rhom_scene_build_moment (RhomScene        *self,
                         const RhomMoment *moment)
{
  double at = moment->progress * count_cells (&self->poses.play[moment->step]);
  int    cell = at, key = moment->t < .5 ? moment->from : moment->to;

  /* What came in the cell before goes in this one. */
  if (self->orders[1].step == moment->step && self->orders[1].cell == cell && self->orders[1].key == key)
    self->orders[0] = self->orders[1];
  find_order (self, &self->orders[0], moment, cell, key);
  self->order_share = 0;
  if (at > cell)
    {
      find_order (self, &self->orders[1], moment, cell + 1, key);
      if (rhom_order_differs (&self->orders[0], &self->orders[1], self->n_parts))
        self->order_share = at - cell;
    }
  build (self, moment, key, moment->t);
}

/* The same, of a pose that is held. */
void
rhom_scene_build_key (RhomScene *self,
                      int        key)
{
  self->skeleton = self->solved[key];
  rhom_scene_build (self, key);
  self->orders[0].step = -1;
  rhom_order_sort (self, &self->orders[0]);
  self->order_share = 0;
}
