/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure/figure.h"

#include "figure/scene.h"

#include "core/error.h"

#include <string.h>

struct _RhomFigure
{
  RhomPoses  *poses; /* (owned): as in the file */
  RhomScene  *scene; /* (owned) (nullable): made when something is to be drawn */
  RhomPainter painter;
  RhomSheet   background;
  gboolean    is_background_old;
  guint       background_serial; /* how often it was drawn */
  RhomSheet   spare;             /* the body of the frame before, where that is kept */
  RhomPalette palette;
  RhomPerson  person;
  gboolean    is_mirrored;
  guint       regions; /* bits of those that are chosen */
};

static RhomFigure *
new_for_poses (RhomPoses *poses)
{
  RhomFigure *self;

  if (poses == NULL)
    return NULL;
  self = g_new0 (RhomFigure, 1);
  self->poses = poses;
  self->person = RHOM_PERSON_OF_CARD;
  return self;
}

/**
 * rhom_figure_new_from_file:
 *
 * Fails with %RHOM_ERROR_INVALID, naming file, pose and member, if the file is
 * not as it must be, and with a #GFileError if it cannot be read.
 *
 * Returns: (transfer full): %NULL on error
 */
RhomFigure *
rhom_figure_new_from_file (const char *path,
                           GError    **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return new_for_poses (rhom_poses_read_file (path, error));
}

/**
 * rhom_figure_new_for_id:
 * @directory: where the files of poses are
 * @id: what a card says is its figure
 */
RhomFigure *
rhom_figure_new_for_id (const char *directory,
                        const char *id,
                        GError    **error)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *path = g_build_filename (directory, name, NULL);

  return rhom_figure_new_from_file (path, error);
}

/* As rhom_figure_new_from_file(), of a text from a file of that @name. */
RhomFigure *
rhom_figure_new_from_text (const char *name,
                           const char *text,
                           gsize       length,
                           GError    **error)
{
  return new_for_poses (rhom_poses_parse (name, text, length, error));
}

void
rhom_figure_free (RhomFigure *self)
{
  rhom_painter_finish (&self->painter);
  rhom_sheet_finish (&self->background);
  rhom_sheet_finish (&self->spare);
  g_free (self->scene);
  g_free (self->poses);
  g_free (self);
}

/**
 * rhom_figure_dup_directory:
 *
 * Returns: (transfer full): where our own poses lie; RHOMBOID_POSES_DIR, if
 *   set, stands in for the installed folder
 */
char *
rhom_figure_dup_directory (void)
{
  const char *directory = g_getenv ("RHOMBOID_POSES_DIR");

  if (directory != NULL && directory[0] != '\0')
    return g_strdup (directory);
  return g_build_filename (RHOM_PKGDATADIR, "poses", NULL);
}

const char *
rhom_figure_get_id (RhomFigure *self)
{
  return self->poses->id;
}

/* How many poses there are to be shown still. */
guint
rhom_figure_get_n_keys (RhomFigure *self)
{
  return self->poses->n_keys;
}

/* In English, for those who make figures. */
const char *
rhom_figure_get_key_name (RhomFigure *self,
                          guint       key)
{
  g_return_val_if_fail (key < rhom_figure_get_n_keys (self), NULL);

  return self->poses->keys[key].name;
}

/* When pose @key is reached, seconds into the round. */
double
rhom_figure_get_key_seconds (RhomFigure *self,
                             guint       key)
{
  return rhom_poses_get_key_seconds (self->poses, key);
}

/* How long pose @key is held then, seconds; 0 if it never is. */
double
rhom_figure_get_key_hold (RhomFigure *self,
                          guint       key)
{
  for (int i = 0; i < self->poses->n_play; i++)
    if (self->poses->play[i].key == (int) key)
      return self->poses->play[i].hold;
  return 0;
}

/* Of one round, seconds; 0 for a figure that does not move. */
double
rhom_figure_get_duration (RhomFigure *self)
{
  return rhom_poses_get_duration (self->poses);
}

/* Whether frames at two moments differ. */
gboolean
rhom_figure_changes (RhomFigure *self,
                     double      before,
                     double      after)
{
  RhomMoment a, b;

  rhom_poses_find (self->poses, before, &a);
  rhom_poses_find (self->poses, after, &b);
  if (a.t >= 1 && b.t >= 1)
    return a.to != b.to;
  return a.from != b.from || a.to != b.to || a.t != b.t;
}

/* Whether the other side is to be shown too. */
gboolean
rhom_figure_has_sides (RhomFigure *self)
{
  return self->poses->has_sides;
}

/* Whether it is the drawn back, with regions to be chosen. */
gboolean
rhom_figure_has_regions (RhomFigure *self)
{
  return self->poses->shows_regions;
}

static RhomPerson
get_person (RhomFigure *self)
{
  return self->person == RHOM_PERSON_OF_CARD ? self->poses->person : self->person;
}

void
rhom_figure_set_palette (RhomFigure *self,
                         RhomPalette palette)
{
  g_return_if_fail (palette < RHOM_N_PALETTES);

  self->palette = palette;
  self->is_background_old = TRUE;
}

void
rhom_figure_set_person (RhomFigure *self,
                        RhomPerson  person)
{
  g_return_if_fail (person <= RHOM_PERSON_OF_CARD && person != RHOM_N_PEOPLE);

  self->person = person;
  g_clear_pointer (&self->scene, g_free);
}

/* Shows it done with the other side. */
void
rhom_figure_set_mirrored (RhomFigure *self,
                          gboolean    is_mirrored)
{
  self->is_mirrored = is_mirrored;
  g_clear_pointer (&self->scene, g_free);
}

/* Which regions of the drawn back are chosen; bits by #RhomFigureRegion. */
void
rhom_figure_set_regions (RhomFigure *self,
                         guint       regions)
{
  g_return_if_fail (regions < RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_N_REGIONS));

  self->regions = regions;
}

static void
ensure_scene (RhomFigure *self)
{
  if (self->scene != NULL)
    return;
  self->scene = g_new0 (RhomScene, 1);
  self->scene->poses = *self->poses;
  if (self->is_mirrored)
    rhom_poses_mirror (&self->scene->poses);
  rhom_scene_prepare (self->scene, get_person (self));
  self->painter.outlines = &self->scene->outlines;
  self->is_background_old = TRUE;
}

static void
ensure_background (RhomFigure *self)
{
  RhomPainter *painter = &self->painter;
  gboolean     is_new = rhom_sheet_ensure (&self->background, CAIRO_FORMAT_ARGB32, painter->view.width_px, painter->view.height_px);

  rhom_colors_init (&painter->colors, self->palette, get_person (self));
  if (self->poses->is_undressed)
    rhom_colors_undress (&painter->colors);
  if (!is_new && !self->is_background_old)
    return;
  rhom_sheet_clear (&self->background);
  rhom_view_apply (&painter->view, self->background.cr);
  painter->target = painter->whole = &self->background;
  rhom_scene_draw_background (self->scene, painter);
  painter->target = painter->whole = &painter->body;
  self->is_background_old = FALSE;
  self->background_serial++;
}

/* How many pixels of the target a unit is. */
static double
get_pixels (cairo_t *cr)
{
  double x = 1, y = 0, x_scale, y_scale;

  cairo_user_to_device_distance (cr, &x, &y);
  cairo_surface_get_device_scale (cairo_get_group_target (cr), &x_scale, &y_scale);
  return CLAMP (hypot (x, y) * x_scale, .1, 8);
}

/* Has the layers ready for a picture of @width_px times @height_px. */
static void
begin (RhomFigure *self,
       int         width_px,
       int         height_px)
{
  RhomView view;

  ensure_scene (self);
  rhom_scene_fit (self->scene, width_px, height_px, &view);
  rhom_painter_begin (&self->painter, &view);
  ensure_background (self);
}

/* Returns: how many pixels a unit of @cr is */
static double
begin_for (RhomFigure *self,
           cairo_t    *cr,
           double      width,
           double      height)
{
  double pixels = get_pixels (cr);

  begin (self, MAX (1, floor (width * pixels + .5)), MAX (1, floor (height * pixels + .5)));
  return pixels;
}

/* Draws the scene as it is built. */
static void
draw_body (RhomFigure *self,
           int         key,
           int         other,
           double      share,
           gboolean    is_still)
{
  RhomScene   *scene = self->scene;
  RhomPainter *painter = &self->painter;

  rhom_sheet_clear (&painter->body);
  rhom_scene_draw (scene, painter, key, other, share);
  if (scene->poses.shows_regions)
    rhom_regions_draw (scene, painter, self->regions);
  if (is_still && !painter->is_thumbnail)
    rhom_arrows_draw (scene, painter, key);
  rhom_scene_draw_shadow (scene, painter);
}

static void
draw_moment (RhomFigure *self,
             double      seconds)
{
  RhomMoment moment;

  rhom_poses_find (self->poses, seconds, &moment);
  rhom_scene_build_moment (self->scene, &moment);
  if (moment.t < .5)
    draw_body (self, moment.from, moment.to, 1 - moment.t, FALSE);
  else
    draw_body (self, moment.to, moment.from, moment.t, FALSE);
}

static void
lay (cairo_t         *cr,
     const RhomSheet *sheet)
{
  const RhomBox *used = &sheet->used;

  cairo_surface_flush (sheet->surface);
  cairo_set_source_surface (cr, sheet->surface, 0, 0);
  cairo_rectangle (cr, used->left, used->top, used->right - used->left, used->bottom - used->top);
  cairo_fill (cr);
}

/* The body on what never moves. */
static void
lay_both (RhomFigure *self,
          cairo_t    *cr,
          double      pixels)
{
  cairo_save (cr);
  cairo_scale (cr, 1 / pixels, 1 / pixels);
  lay (cr, &self->background);
  lay (cr, &self->painter.body);
  cairo_restore (cr);
}

/**
 * rhom_figure_draw:
 * @width: of the picture, in units of @cr, from its origin to the right
 * @height: the same, down
 * @seconds: into the motion; beyond its end it goes round again
 *
 * Draws one frame over what is there. The card behind is left to the caller.
 */
void
rhom_figure_draw (RhomFigure *self,
                  cairo_t    *cr,
                  double      width,
                  double      height,
                  double      seconds)
{
  double pixels;

  g_return_if_fail (width > 0 && height > 0);

  pixels = begin_for (self, cr, width, height);
  draw_moment (self, seconds);
  lay_both (self, cr, pixels);
}

/* As rhom_figure_draw(), for one pose, still and with its arrows. */
void
rhom_figure_draw_key (RhomFigure *self,
                      cairo_t    *cr,
                      double      width,
                      double      height,
                      guint       key)
{
  double pixels;

  g_return_if_fail (width > 0 && height > 0);
  g_return_if_fail (key < rhom_figure_get_n_keys (self));

  pixels = begin_for (self, cr, width, height);
  rhom_scene_build_key (self->scene, key);
  draw_body (self, key, key, 1, TRUE);
  lay_both (self, cr, pixels);
}

/**
 * rhom_figure_paint:
 * @frame: (out caller-allocates): its surfaces belong to the figure
 *
 * As rhom_figure_draw(), in two layers. Two bodies take turns, so that the one
 * of the frame before may still be on its way to the screen.
 */
void
rhom_figure_paint (RhomFigure      *self,
                   int              width_px,
                   int              height_px,
                   double           seconds,
                   RhomFigureFrame *frame)
{
  RhomPainter *painter = &self->painter;
  RhomSheet    before = painter->body;

  g_return_if_fail (width_px > 0 && height_px > 0);

  painter->body = self->spare;
  self->spare = before;
  begin (self, width_px, height_px);
  draw_moment (self, seconds);
  cairo_surface_flush (painter->body.surface);
  *frame = (RhomFigureFrame){
    .still = self->background.surface,
    .still_serial = self->background_serial,
    .moving = painter->body.surface,
    .x = painter->body.used.left,
    .y = painter->body.used.top,
    .width = painter->body.used.right - painter->body.used.left,
    .height = painter->body.used.bottom - painter->body.used.top,
  };
}

/* How many units a metre of the body is in a picture of @width times @height. */
double
rhom_figure_get_scale (RhomFigure *self,
                       double      width,
                       double      height)
{
  RhomView view;

  g_return_val_if_fail (width > 0 && height > 0, 0);

  ensure_scene (self);
  rhom_scene_fit (self->scene, width, height, &view);
  return view.scale;
}

/**
 * rhom_figure_get_region_box:
 * @regions: bits by #RhomFigureRegion, at least one
 * @box: (out): left, top, right and bottom, in a picture of @width times @height
 *
 * Where regions of the drawn back are.
 */
void
rhom_figure_get_region_box (RhomFigure *self,
                            double      width,
                            double      height,
                            guint       regions,
                            double      box[4])
{
  RhomPoint least, most;
  RhomView  view;

  g_return_if_fail (width > 0 && height > 0);
  g_return_if_fail (self->poses->shows_regions && regions != 0);

  ensure_scene (self);
  self->scene->skeleton = self->scene->solved[0];
  rhom_scene_fit (self->scene, width, height, &view);
  rhom_regions_get_box (self->scene, regions, &least, &most);
  box[0] = width / 2 + (least.x - view.middle.x) * view.scale;
  box[1] = height / 2 - (most.y - view.middle.y) * view.scale;
  box[2] = width / 2 + (most.x - view.middle.x) * view.scale;
  box[3] = height / 2 - (least.y - view.middle.y) * view.scale;
}

/**
 * rhom_figure_find_region:
 * @x: in a picture of @width times @height, from its left edge
 * @y: from its top
 *
 * Returns: the region there; none outside, or if this is not the drawn back
 */
RhomFigureRegion
rhom_figure_find_region (RhomFigure *self,
                         double      width,
                         double      height,
                         double      x,
                         double      y)
{
  RhomView view;

  g_return_val_if_fail (width > 0 && height > 0, RHOM_FIGURE_REGION_NONE);

  if (!self->poses->shows_regions)
    return RHOM_FIGURE_REGION_NONE;
  ensure_scene (self);
  self->scene->skeleton = self->scene->solved[0];
  rhom_scene_fit (self->scene, width, height, &view);
  return rhom_regions_find (self->scene, (RhomPoint){ view.middle.x + (x - width / 2) / view.scale, view.middle.y - (y - height / 2) / view.scale });
}
