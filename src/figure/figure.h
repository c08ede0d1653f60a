/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RHOM_PALETTE_LIGHT,
  RHOM_PALETTE_DARK,
  RHOM_PALETTE_CONTRAST_LIGHT,
  RHOM_PALETTE_CONTRAST_DARK,
  RHOM_N_PALETTES,
} RhomPalette;

typedef enum
{
  RHOM_PERSON_ANA,
  RHOM_PERSON_BEN,
  RHOM_PERSON_MAYA,
  RHOM_PERSON_OMAR,
  RHOM_N_PEOPLE,
  RHOM_PERSON_OF_CARD, /* whom the card names */
} RhomPerson;

/**
 * RhomFigureRegion:
 *
 * Where it can hurt, on the drawn back.
 */
typedef enum
{
  RHOM_FIGURE_REGION_NONE = -1,
  RHOM_FIGURE_REGION_NECK,
  RHOM_FIGURE_REGION_LEFT_SHOULDER,
  RHOM_FIGURE_REGION_RIGHT_SHOULDER,
  RHOM_FIGURE_REGION_LEFT_BETWEEN,
  RHOM_FIGURE_REGION_RIGHT_BETWEEN,
  RHOM_FIGURE_REGION_MID_BACK,
  RHOM_FIGURE_REGION_LOW_BACK,
  RHOM_FIGURE_N_REGIONS,
} RhomFigureRegion;

#define RHOM_FIGURE_REGION_BIT(region) (1u << (region))

/**
 * RhomFigure:
 *
 * A person who shows an exercise: the poses of one card, and what is needed to
 * draw them. Not for more than one thread at a time. Drawing allocates its
 * buffers the first time and when the size grows, and nothing after that.
 */
typedef struct _RhomFigure RhomFigure;

RhomFigure *rhom_figure_new_from_file (const char *path,
                                       GError    **error);
RhomFigure *rhom_figure_new_for_id (const char *directory,
                                    const char *id,
                                    GError    **error);
RhomFigure *rhom_figure_new_from_text (const char *name,
                                       const char *text,
                                       gsize       length,
                                       GError    **error);
void        rhom_figure_free (RhomFigure *self);
char       *rhom_figure_dup_directory (void);

const char *rhom_figure_get_id (RhomFigure *self);
guint       rhom_figure_get_n_keys (RhomFigure *self);
const char *rhom_figure_get_key_name (RhomFigure *self,
                                      guint       key);
double      rhom_figure_get_key_seconds (RhomFigure *self,
                                         guint       key);
double      rhom_figure_get_key_hold (RhomFigure *self,
                                      guint       key);
double      rhom_figure_get_duration (RhomFigure *self);
gboolean    rhom_figure_changes (RhomFigure *self,
                                 double      before,
                                 double      after);
gboolean    rhom_figure_has_sides (RhomFigure *self);
gboolean    rhom_figure_has_regions (RhomFigure *self);

void rhom_figure_set_palette (RhomFigure *self,
                              RhomPalette palette);
void rhom_figure_set_person (RhomFigure *self,
                             RhomPerson  person);
void rhom_figure_set_mirrored (RhomFigure *self,
                               gboolean    is_mirrored);
void rhom_figure_set_regions (RhomFigure *self,
                              guint       regions);

void rhom_figure_draw (RhomFigure *self,
                       cairo_t    *cr,
                       double      width,
                       double      height,
                       double      seconds);
void rhom_figure_draw_key (RhomFigure *self,
                           cairo_t    *cr,
                           double      width,
                           double      height,
                           guint       key);

double rhom_figure_get_scale (RhomFigure *self,
                              double      width,
                              double      height);
void   rhom_figure_get_region_box (RhomFigure *self,
                                   double      width,
                                   double      height,
                                   guint       regions,
                                   double      box[4]);

/**
 * RhomFigureFrame:
 * @still: what does not move, of the whole picture
 * @still_serial: another one whenever @still is
 * @moving: what is before it; not drawn on before the next frame but one
 * @x, @y, @width, @height: what of @moving is not empty, pixels
 *
 * A frame in two layers, for who keeps what does not change.
 */
typedef struct
{
  cairo_surface_t *still;
  guint            still_serial;
  cairo_surface_t *moving;
  int              x, y, width, height;
} RhomFigureFrame;

void rhom_figure_paint (RhomFigure      *self,
                        int              width_px,
                        int              height_px,
                        double           seconds,
                        RhomFigureFrame *frame);

RhomFigureRegion rhom_figure_find_region (RhomFigure *self,
                                          double      width,
                                          double      height,
                                          double      x,
                                          double      y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RhomFigure, rhom_figure_free)

G_END_DECLS
