/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz/fuzz.h"

#include "figure/figure.h"

#include <string.h>

/* Any bytes are poses or an error that names the file; what is read can be drawn, at every moment and mirrored. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RhomFigure) figure = rhom_figure_new_from_text ("eagle-arms.json", (const char *) data, size, &error);
  cairo_surface_t *surface;
  cairo_t         *cr;

  g_assert_true ((figure == NULL) == (error != NULL));
  if (figure == NULL)
    {
      g_assert_true (g_str_has_prefix (error->message, "eagle-arms.json: "));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 120, 96);
  cr = cairo_create (surface);
  g_assert_cmpstr (rhom_figure_get_id (figure), ==, "eagle-arms");
  for (guint i = 0; i < rhom_figure_get_n_keys (figure); i++)
    rhom_figure_draw_key (figure, cr, 120, 96, i);
  rhom_figure_set_mirrored (figure, TRUE);
  rhom_figure_draw (figure, cr, 120, 96, rhom_figure_get_duration (figure) * .4);
  rhom_figure_find_region (figure, 120, 96, 60, 30);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return 0;
}
