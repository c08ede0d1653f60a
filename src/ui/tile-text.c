/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/tile-text.h"

#include <adwaita.h>

/**
 * RhomTileText:
 *
 * A name, and a smaller line below it, written by a widget itself: a grid makes
 * a hundred and fifty tiles at once, and two labels in each were most of the
 * time that took. It has the font, the colour and the direction of the widget.
 */

#define MOST_LINES 3
#define GAP_PX 3

/* As libadwaita's caption; paler, yet easily read. */
#define LINE_SCALE 0.82
#define LINE_ALPHA 0.7

struct _RhomTileText
{
  GtkWidget   *widget; /* which owns this */
  PangoLayout *name;   /* (owned) */
  PangoLayout *line;   /* (owned) */
};

static PangoLayout *
make_layout (GtkWidget      *widget,
             PangoAttribute *attribute)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, attribute);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -MOST_LINES);
  return layout;
}

static int
measure (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* At the side where reading begins: Pango swaps the two where the text goes the other way than the widget. */
static void
align (PangoLayout *layout)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  gboolean         is_rtl = pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;

  pango_layout_set_alignment (layout, is_rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

static void
write_layout (PangoLayout   *layout,
              GtkSnapshot   *snapshot,
              const GdkRGBA *color)
{
  align (layout);
  gtk_snapshot_append_layout (snapshot, layout, color);
}

/**
 * rhom_tile_text_new:
 * @widget: whose text it is
 */
RhomTileText *
rhom_tile_text_new (GtkWidget *widget)
{
  RhomTileText *self = g_new0 (RhomTileText, 1);

  self->widget = widget;
  self->name = make_layout (widget, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  self->line = make_layout (widget, pango_attr_scale_new (LINE_SCALE));
  return self;
}

void
rhom_tile_text_free (RhomTileText *self)
{
  g_object_unref (self->name);
  g_object_unref (self->line);
  g_free (self);
}

void
rhom_tile_text_set (RhomTileText *self,
                    const char   *name,
                    const char   *line)
{
  pango_layout_set_text (self->name, name, -1);
  pango_layout_set_text (self->line, line, -1);
  gtk_widget_queue_resize (self->widget);
}

/**
 * rhom_tile_text_get_height:
 * @width_px: how wide it is from now on
 */
int
rhom_tile_text_get_height (RhomTileText *self,
                           int           width_px)
{
  pango_layout_set_width (self->name, width_px * PANGO_SCALE);
  pango_layout_set_width (self->line, width_px * PANGO_SCALE);
  return measure (self->name) + GAP_PX + measure (self->line);
}

/**
 * rhom_tile_text_snapshot:
 *
 * Writes it from the origin on, as wide as it was measured last.
 */
void
rhom_tile_text_snapshot (RhomTileText *self,
                         GtkSnapshot  *snapshot)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (self->widget), &color);
  write_layout (self->name, snapshot, &color);
  if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    color.alpha *= LINE_ALPHA;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, measure (self->name) + GAP_PX));
  write_layout (self->line, snapshot, &color);
  gtk_snapshot_restore (snapshot);
}
