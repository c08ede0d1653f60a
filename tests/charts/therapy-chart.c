/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/therapy-state.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/*
 * The state chart of heat and ice, as a picture in SVG. What there is comes
 * from the table that the code goes by; only the places are from here.
 */

#define WIDTH 1000
#define HEIGHT 640
#define BOX_WIDTH 132
#define BOX_HEIGHT 66
#define LINE 17

typedef struct
{
  double x;
  double y;
} Point;

static const Point places[RHOM_N_THERAPY_STATES] = {
  [RHOM_THERAPY_STATE_IDLE] = { 90, 290 },
  [RHOM_THERAPY_STATE_RUNNING] = { 360, 290 },
  [RHOM_THERAPY_STATE_CHECKING] = { 360, 100 },
  [RHOM_THERAPY_STATE_PAUSED] = { 360, 480 },
  [RHOM_THERAPY_STATE_ENDED] = { 660, 290 },
  [RHOM_THERAPY_STATE_BETWEEN] = { 900, 170 },
  [RHOM_THERAPY_STATE_READY] = { 900, 440 },
};

/* How far a line bends to its left, and where on it its words are; those that are not here bend a little, with words half-way. */
typedef struct
{
  RhomTherapyState from;
  RhomTherapyState to;
  double           bend_px;
  double           words_at;
} Course;

static const Course courses[] = {
  { RHOM_THERAPY_STATE_IDLE, RHOM_THERAPY_STATE_RUNNING, 0, 0.3 },
  { RHOM_THERAPY_STATE_RUNNING, RHOM_THERAPY_STATE_ENDED, 0, 0.65 },
  { RHOM_THERAPY_STATE_CHECKING, RHOM_THERAPY_STATE_PAUSED, 240, 0.3 },
  { RHOM_THERAPY_STATE_PAUSED, RHOM_THERAPY_STATE_CHECKING, 260, 0.3 },
  { RHOM_THERAPY_STATE_PAUSED, RHOM_THERAPY_STATE_ENDED, -26, 0.35 },
  { RHOM_THERAPY_STATE_ENDED, RHOM_THERAPY_STATE_IDLE, -520, 0.5 },
  { RHOM_THERAPY_STATE_READY, RHOM_THERAPY_STATE_IDLE, 440, 0.5 },
  { RHOM_THERAPY_STATE_READY, RHOM_THERAPY_STATE_RUNNING, 80, 0.3 },
};

static Course
find_course (RhomTherapyState from,
             RhomTherapyState to)
{
  for (gsize i = 0; i < G_N_ELEMENTS (courses); i++)
    if (courses[i].from == from && courses[i].to == to)
      return courses[i];
  return (Course){ from, to, 40, 0.5 };
}

static Point
find_control (Point  from,
              Point  to,
              double bend_px)
{
  double length = hypot (to.x - from.x, to.y - from.y);

  return (Point){ (from.x + to.x) / 2 + (to.y - from.y) / length * bend_px, (from.y + to.y) / 2 - (to.x - from.x) / length * bend_px };
}

/* Where a line from the middle of a box to @towards leaves it, and a little beyond. */
static Point
leave_box (Point box,
           Point towards)
{
  double dx = towards.x - box.x;
  double dy = towards.y - box.y;
  double scale = fmin ((BOX_WIDTH / 2 + 4) / fmax (fabs (dx), 0.001), (BOX_HEIGHT / 2 + 4) / fmax (fabs (dy), 0.001));

  return (Point){ box.x + dx * scale, box.y + dy * scale };
}

static Point
go_along (Point  start,
          Point  control,
          Point  end,
          double t)
{
  double a = (1 - t) * (1 - t);
  double b = 2 * t * (1 - t);

  return (Point){ a * start.x + b * control.x + t * t * end.x, a * start.y + b * control.y + t * t * end.y };
}

static void
print_text (Point at,
            const char *class,
            const char *text)
{
  printf ("  <text class=\"%s\" x=\"%.0f\" y=\"%.0f\">%s</text>\n", class, at.x, at.y, text);
}

/* Every event that leads from one state to the other, under each other. */
static void
print_events (Point at,
              const char *class,
              RhomTherapyState from,
              RhomTherapyState to)
{
  gsize                  n_steps;
  const RhomTherapyStep *steps = rhom_therapy_step_get_all (&n_steps);

  for (gsize i = 0; i < n_steps; i++)
    if (steps[i].from == from && steps[i].to == to && steps[i].event != RHOM_THERAPY_EVENT_STOP)
      {
        print_text (at, class, rhom_therapy_event_to_id (steps[i].event));
        at.y += LINE;
      }
}

static gboolean
has_line (RhomTherapyState from,
          RhomTherapyState to)
{
  gsize                  n_steps;
  const RhomTherapyStep *steps = rhom_therapy_step_get_all (&n_steps);

  for (gsize i = 0; i < n_steps; i++)
    if (steps[i].from == from && steps[i].to == to && steps[i].event != RHOM_THERAPY_EVENT_STOP)
      return from != to;
  return FALSE;
}

static void
print_line (RhomTherapyState from,
            RhomTherapyState to)
{
  Course course = find_course (from, to);
  Point  control = find_control (places[from], places[to], course.bend_px);
  Point  start = leave_box (places[from], control);
  Point  end = leave_box (places[to], control);
  Point  words = go_along (start, control, end, course.words_at);

  printf ("  <path class=\"line\" d=\"M%.0f %.0f Q%.0f %.0f %.0f %.0f\"/>\n", start.x, start.y, control.x, control.y, end.x, end.y);
  words.y += 4;
  print_events (words, "event", from, to);
}

static void
print_box (RhomTherapyState state)
{
  Point at = places[state];
  const char *class = rhom_therapy_state_is_on_skin (state) ? "box on" : state == RHOM_THERAPY_STATE_ENDED ? "box alarm"
                                                                                                           : "box";

  printf ("  <rect class=\"%s\" x=\"%.0f\" y=\"%.0f\" width=\"%d\" height=\"%d\" rx=\"12\"/>\n", class, at.x - BOX_WIDTH / 2, at.y - BOX_HEIGHT / 2, BOX_WIDTH, BOX_HEIGHT);
  print_text ((Point){ at.x, at.y - 8 }, "state", rhom_therapy_state_to_id (state));
  print_events ((Point){ at.x, at.y + 10 }, "own", state, state);
}

static void
print_head (void)
{
  printf ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n", WIDTH, HEIGHT, WIDTH, HEIGHT);
  printf ("  <!-- Made by tests/charts/therapy-chart from the table of src/core/therapy-state.c; not to be edited. -->\n"
          "  <title>The states of heat and ice</title>\n"
          "  <defs><marker id=\"tip\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0 L10 5 L0 10 z\" fill=\"#3d3846\"/></marker></defs>\n"
          "  <style>\n"
          "    text { font-family: sans-serif; text-anchor: middle; fill: #241f31 }\n"
          "    .state { font-size: 17px; font-weight: bold } .event { font-size: 14px; stroke: #ffffff; stroke-width: 5px; paint-order: stroke }\n"
          "    .own { font-size: 13px; font-style: italic } .line { fill: none; stroke: #3d3846; stroke-width: 1.6; marker-end: url(#tip) }\n"
          "    .box { fill: #f6f5f4; stroke: #3d3846; stroke-width: 1.6 } .on { fill: #ffe4c8 } .alarm { fill: #f9c8c4 }\n"
          "  </style>\n"
          "  <rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n",
          WIDTH, HEIGHT);
}

/* A line from every state would hide the others; that there is one is said in a sentence. */
static void
print_stop (void)
{
  for (int state = 0; state < RHOM_N_THERAPY_STATES; state++)
    if (state != RHOM_THERAPY_STATE_IDLE)
      {
        const RhomTherapyStep *step = rhom_therapy_step_find (state, RHOM_THERAPY_EVENT_STOP);

        g_assert (step != NULL && step->to == RHOM_THERAPY_STATE_IDLE);
      }
  print_text ((Point){ WIDTH / 2, HEIGHT - 12 }, "own", "stop leads from every state to idle; slanted in a box: what changes no state. Coloured: a pack is on, the alarm is on.");
}

int
main (void)
{
  print_head ();
  for (int from = 0; from < RHOM_N_THERAPY_STATES; from++)
    for (int to = 0; to < RHOM_N_THERAPY_STATES; to++)
      if (has_line (from, to))
        print_line (from, to);
  for (int state = 0; state < RHOM_N_THERAPY_STATES; state++)
    print_box (state);
  print_stop ();
  printf ("</svg>\n");
  return EXIT_SUCCESS;
}
