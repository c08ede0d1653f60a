/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/tray-pixmap.h"

/*
 * The tray's icons as pixels, for hosts whose icon theme does not find ours.
 * They are the shapes of data/icons/, on the same grid of 16 by 16 units, each
 * said as "is this point inside". A pixel is as opaque as the part of its
 * sample points that are. It takes no library, and half a millisecond.
 */

#define GRID 16.0
#define N_SAMPLES 4 /* a side, in each pixel */

/* Nobody recolours pixels, so these are as far from a white panel as from a black one. */
#define CALM_RGB 0x2b8a80
#define ASKING_RGB 0xd9534a
#define RESTING_RGB 0x808080

typedef struct
{
  double center_x;
  double center_y;
  double half_width;
  double half_height;
} Rhombus;

static const Rhombus body = { 8, 8, 5.8, 6.4 };
static const Rhombus hollow = { 8, 8, 4.585, 5.06 };
static const Rhombus warm_stone = { 8, 11.25, 6, 3 };

#define CORNER_RADIUS 0.9

/* How much of the hollow, from its top, is empty at each step. */
static const double emptiness[] = {
  [RHOM_TRAY_ICON_0] = 0,
  [RHOM_TRAY_ICON_1] = 0.32,
  [RHOM_TRAY_ICON_2] = 0.51,
  [RHOM_TRAY_ICON_3] = 0.7,
  [RHOM_TRAY_ICON_4] = 1,
};

static gboolean
is_in_rhombus (const Rhombus *rhombus,
               double         x,
               double         y)
{
  return ABS (x - rhombus->center_x) / rhombus->half_width + ABS (y - rhombus->center_y) / rhombus->half_height <= 1;
}

/* Within CORNER_RADIUS of the rhombus; by symmetry one of its four edges is enough. */
static gboolean
is_in_round_rhombus (const Rhombus *rhombus,
                     double         x,
                     double         y)
{
  double a = rhombus->half_width;
  double b = rhombus->half_height;
  double dx = ABS (x - rhombus->center_x);
  double dy = ABS (y - rhombus->center_y);
  double along = CLAMP ((dx * a + (b - dy) * b) / (a * a + b * b), 0, 1);
  double off_x = dx - along * a;
  double off_y = dy - (1 - along) * b;

  return is_in_rhombus (rhombus, x, y) || off_x * off_x + off_y * off_y <= CORNER_RADIUS * CORNER_RADIUS;
}

static gboolean
is_in_box (double x,
           double y,
           double left,
           double top,
           double width,
           double height)
{
  return x >= left && x < left + width && y >= top && y < top + height;
}

/* A line 6 high and 1.5 wide that swings to the right and back, then to the left. */
static gboolean
is_in_wave (double x,
            double y,
            double left,
            double top)
{
  double at = (y - top) / 3;
  double swing = at < 1 ? 1 : -1;
  double part = at < 1 ? at : at - 1;
  double bend = swing * 2.4 * part * (1 - part);

  return at >= 0 && at <= 2 && x >= left + bend && x <= left + bend + 1.5;
}

static gboolean
is_in_hollow (RhomTrayIcon icon,
              double       x,
              double       y)
{
  double top = hollow.center_y - hollow.half_height;

  return is_in_rhombus (&hollow, x, y) && y < top + emptiness[icon] * 2 * hollow.half_height;
}

static gboolean
is_inside (RhomTrayIcon icon,
           double       x,
           double       y)
{
  switch (icon)
    {
    case RHOM_TRAY_ICON_PAUSED:
      return is_in_round_rhombus (&body, x, y) && !is_in_box (x, y, 5, 5, 2, 6) && !is_in_box (x, y, 9, 5, 2, 6);

    case RHOM_TRAY_ICON_DUE:
      return is_in_round_rhombus (&body, x, y) && !is_in_box (x, y, 7, 4, 2, 5) && !is_in_box (x, y, 7, 10, 2, 2);

    case RHOM_TRAY_ICON_THERAPY:
      return is_in_round_rhombus (&warm_stone, x, y) || is_in_wave (x, y, 3.75, 1.5) || is_in_wave (x, y, 7.25, 0.5) || is_in_wave (x, y, 10.75, 1.5);

    case RHOM_TRAY_ICON_0:
    case RHOM_TRAY_ICON_1:
    case RHOM_TRAY_ICON_2:
    case RHOM_TRAY_ICON_3:
    case RHOM_TRAY_ICON_4:
      return is_in_round_rhombus (&body, x, y) && !is_in_hollow (icon, x, y);

    case RHOM_N_TRAY_ICONS:
    default:
      g_assert_not_reached ();
    }
}

static guint8
sample_alpha (RhomTrayIcon icon,
              int          column,
              int          row,
              double       units_per_px)
{
  int n_inside = 0;

  for (int i = 0; i < N_SAMPLES * N_SAMPLES; i++)
    {
      double x = (column + (i % N_SAMPLES + 0.5) / N_SAMPLES) * units_per_px;
      double y = (row + (i / N_SAMPLES + 0.5) / N_SAMPLES) * units_per_px;

      n_inside += is_inside (icon, x, y) ? 1 : 0;
    }
  return n_inside * 255 / (N_SAMPLES * N_SAMPLES);
}

static guint32
get_rgb (RhomTrayIcon icon)
{
  if (icon == RHOM_TRAY_ICON_DUE)
    return ASKING_RGB;
  return icon == RHOM_TRAY_ICON_PAUSED ? RESTING_RGB : CALM_RGB;
}

/**
 * rhom_tray_pixmap_draw:
 * @size_px: width and height
 *
 * Returns: (transfer full): row by row, a pixel being four bytes in the order
 *   alpha, red, green, blue, the colours not multiplied by alpha
 */
GBytes *
rhom_tray_pixmap_draw (RhomTrayIcon icon,
                       int          size_px)
{
  gsize   n_bytes = 4 * (gsize) size_px * size_px;
  guint8 *pixels = NULL;
  guint32 rgb = 0;

  g_return_val_if_fail (icon < RHOM_N_TRAY_ICONS, NULL);
  g_return_val_if_fail (size_px > 0 && size_px <= 1024, NULL);

  rgb = get_rgb (icon);
  pixels = g_malloc (n_bytes);
  for (int i = 0; i < size_px * size_px; i++)
    {
      pixels[4 * i] = sample_alpha (icon, i % size_px, i / size_px, GRID / size_px);
      pixels[4 * i + 1] = rgb >> 16;
      pixels[4 * i + 2] = rgb >> 8 & 0xff;
      pixels[4 * i + 3] = rgb & 0xff;
    }
  return g_bytes_new_take (pixels, n_bytes);
}

static GVariant *
new_pixmap (RhomTrayIcon icon,
            int          size_px)
{
  g_autoptr (GBytes) pixels = rhom_tray_pixmap_draw (icon, size_px);

  return g_variant_new ("(ii@ay)", size_px, size_px, g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, pixels, TRUE));
}

/**
 * rhom_tray_pixmap_new:
 *
 * Returns: (transfer floating): the icon in two sizes, a(iiay), as a StatusNotifierItem offers it
 */
GVariant *
rhom_tray_pixmap_new (RhomTrayIcon icon)
{
  GVariant *pixmaps[] = { new_pixmap (icon, RHOM_TRAY_PIXMAP_SMALL_PX), new_pixmap (icon, RHOM_TRAY_PIXMAP_LARGE_PX) };

  return g_variant_new_array (NULL, pixmaps, G_N_ELEMENTS (pixmaps));
}
