/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/programme-bar.h"

#include "core/time-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * RhomProgrammeBar:
 *
 * The whole of a programme as a thin bar that fills, with a dot where each
 * exercise begins: full once it was come to, and larger while it runs.
 */

#define HEIGHT_PX 12
#define LINE_PX 4
#define DOT_PX 4.0         /* radius */
#define CURRENT_DOT_PX 6.0 /* radius */

struct _RhomProgrammeBar
{
  GtkWidget parent_instance;

  RhomPlayer *player; /* (owned) (nullable) */
  int         filled_px;
  guint       exercise;
};

G_DEFINE_FINAL_TYPE (RhomProgrammeBar, rhom_programme_bar, GTK_TYPE_WIDGET)

/* Dots have room at both ends. */
static double
get_x (RhomProgrammeBar *self,
       double            share)
{
  double length = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * CURRENT_DOT_PX;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    share = 1 - share;
  return CURRENT_DOT_PX + length * share;
}

static double
get_share (RhomProgrammeBar *self)
{
  if (rhom_player_get_state (self->player) == RHOM_PLAYER_DONE)
    return 1;
  return rhom_player_get_played_usec (self->player) / (double) MAX (1, rhom_player_get_total_usec (self->player));
}

static double
get_exercise_share (RhomProgrammeBar *self,
                    guint             exercise)
{
  RhomProgramme *programme = rhom_player_get_programme (self->player);
  gint64         before_usec = 0;

  for (guint i = 0; i < rhom_programme_get_first_phase (programme, exercise); i++)
    before_usec += rhom_player_get_phase_length_usec (self->player, i);
  return before_usec / (double) MAX (1, rhom_player_get_total_usec (self->player));
}

static void
draw_line (cairo_t       *cr,
           const GdkRGBA *color,
           double         alpha,
           double         from,
           double         to)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
  cairo_set_line_width (cr, LINE_PX);
  cairo_move_to (cr, from, HEIGHT_PX / 2.0);
  cairo_line_to (cr, to, HEIGHT_PX / 2.0);
  cairo_stroke (cr);
}

static void
draw_dot (RhomProgrammeBar *self,
          cairo_t          *cr,
          const GdkRGBA    *color,
          guint             exercise)
{
  gboolean is_current = exercise == self->exercise;
  gboolean is_reached = exercise <= self->exercise;

  cairo_arc (cr, get_x (self, get_exercise_share (self, exercise)), HEIGHT_PX / 2.0, is_current ? CURRENT_DOT_PX : DOT_PX, 0, 2 * G_PI);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_fill_preserve (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * (is_reached ? 1 : 0.3));
  cairo_fill (cr);
}

static void
rhom_programme_bar_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  RhomProgrammeBar *self = RHOM_PROGRAMME_BAR (widget);
  gboolean          is_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA           color;
  cairo_t          *cr;

  if (self->player == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), HEIGHT_PX));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  draw_line (cr, &color, is_contrast ? 0.4 : 0.18, get_x (self, 0), get_x (self, 1));
  draw_line (cr, &color, 1, get_x (self, 0), get_x (self, get_share (self)));
  if (rhom_programme_get_n_exercises (rhom_player_get_programme (self->player)) > 1)
    for (guint i = 0; i < rhom_programme_get_n_exercises (rhom_player_get_programme (self->player)); i++)
      draw_dot (self, cr, &color, i);
  cairo_destroy (cr);
}

static void
rhom_programme_bar_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT_PX : 60;
}

static void
rhom_programme_bar_dispose (GObject *object)
{
  g_clear_object (&RHOM_PROGRAMME_BAR (object)->player);

  G_OBJECT_CLASS (rhom_programme_bar_parent_class)->dispose (object);
}

static void
rhom_programme_bar_class_init (RhomProgrammeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_programme_bar_dispose;
  widget_class->measure = rhom_programme_bar_measure;
  widget_class->snapshot = rhom_programme_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "programmebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
rhom_programme_bar_init (RhomProgrammeBar *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("The whole routine"), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0, -1);
}

/* Said once an exercise, lest it chatters. */
static void
say_value (RhomProgrammeBar *self)
{
  g_autofree char *left = rhom_time_text_length (rhom_player_get_total_usec (self->player) - rhom_player_get_played_usec (self->player));
  guint            n = rhom_programme_get_n_exercises (rhom_player_get_programme (self->player));
  /* Translators: for screen readers: which exercise of how many, and how long it all still takes. */
  g_autofree char *text = g_strdup_printf (_("Exercise %u of %u, %s left"), self->exercise + 1, n, left);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, get_share (self) * 100,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

/**
 * rhom_programme_bar_set_player:
 *
 * Shows where @player is, as of each rhom_programme_bar_update().
 */
void
rhom_programme_bar_set_player (RhomProgrammeBar *self,
                               RhomPlayer       *player)
{
  g_return_if_fail (RHOM_IS_PROGRAMME_BAR (self));

  g_set_object (&self->player, player);
  self->exercise = G_MAXUINT;
  self->filled_px = -1;
  rhom_programme_bar_update (self);
}

/**
 * rhom_programme_bar_update:
 *
 * Draws only if something is to be seen of it.
 */
void
rhom_programme_bar_update (RhomProgrammeBar *self)
{
  guint exercise;
  int   filled_px;

  g_return_if_fail (RHOM_IS_PROGRAMME_BAR (self));

  if (self->player == NULL)
    return;
  exercise = rhom_player_get_phase (self->player)->exercise;
  filled_px = gtk_widget_get_width (GTK_WIDGET (self)) * get_share (self);
  if (filled_px == self->filled_px && exercise == self->exercise)
    return;
  self->filled_px = filled_px;
  if (exercise != self->exercise)
    {
      self->exercise = exercise;
      say_value (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
