/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/library-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RhomCardChoice:
 * @areas: what it is for, one bit each; 0 = any
 * @kinds: what it is, one bit each; 0 = any
 * @positions: how one is placed, one bit each; 0 = any
 * @is_for_desk: only what can be done at the desk
 * @is_equipped: only what needs nothing but @equipment
 * @equipment: what is at hand, one bit each
 * @is_routine: only routines
 * @is_exercise: only single exercises
 * @has_figure: only single exercises that have a figure
 * @is_favourite: only favourites
 * @is_hidden: what is hidden, and nothing else
 *
 * What is asked for. The bits are those of #RhomLibraryFacts.
 */
typedef struct
{
  guint    areas;
  guint    kinds;
  guint    positions;
  guint    equipment;
  gboolean is_equipped;
  gboolean is_for_desk;
  gboolean is_routine;
  gboolean is_exercise;
  gboolean has_figure;
  gboolean is_favourite;
  gboolean is_hidden;
} RhomCardChoice;

#define RHOM_TYPE_CARD_FILTER (rhom_card_filter_get_type ())
G_DECLARE_FINAL_TYPE (RhomCardFilter, rhom_card_filter, RHOM, CARD_FILTER, GtkFilter)

RhomCardFilter *rhom_card_filter_new (void);
void            rhom_card_filter_set_text (RhomCardFilter *self,
                                           const char     *text);
void            rhom_card_filter_set_choice (RhomCardFilter       *self,
                                             const RhomCardChoice *choice);
void            rhom_card_filter_refresh (RhomCardFilter *self);

G_END_DECLS
