/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/tray-pixmap.h"

static guint
get_alpha (const guint8 *pixels,
           int           size_px,
           int           column,
           int           row)
{
  return pixels[4 * (row * size_px + column)];
}

/* How much ink there is, in units of a whole pixel. */
static double
measure_ink (RhomTrayIcon icon,
             int          size_px)
{
  g_autoptr (GBytes) bytes = rhom_tray_pixmap_draw (icon, size_px);
  const guint8 *pixels = g_bytes_get_data (bytes, NULL);
  double        ink = 0;

  for (int i = 0; i < size_px * size_px; i++)
    ink += pixels[4 * i] / 255.0;
  return ink;
}

static void
test_size (void)
{
  for (int icon = 0; icon < RHOM_N_TRAY_ICONS; icon++)
    {
      g_autoptr (GBytes) bytes = rhom_tray_pixmap_draw (icon, 22);

      g_assert_cmpuint (g_bytes_get_size (bytes), ==, 4 * 22 * 22);
    }
}

static void
test_shape (void)
{
  g_autoptr (GBytes) bytes = rhom_tray_pixmap_draw (RHOM_TRAY_ICON_0, 44);
  const guint8 *pixels = g_bytes_get_data (bytes, NULL);

  g_assert_cmpuint (get_alpha (pixels, 44, 0, 0), ==, 0);
  g_assert_cmpuint (get_alpha (pixels, 44, 43, 43), ==, 0);
  g_assert_cmpuint (get_alpha (pixels, 44, 22, 22), ==, 255);
  g_assert_cmpuint (get_alpha (pixels, 44, 22, 3), ==, 255);
  g_assert_cmpuint (get_alpha (pixels, 44, 8, 8), ==, 0);
}

static void
test_symmetry (void)
{
  for (int icon = RHOM_TRAY_ICON_0; icon <= RHOM_TRAY_ICON_DUE; icon++)
    {
      g_autoptr (GBytes) bytes = rhom_tray_pixmap_draw (icon, 44);
      const guint8 *pixels = g_bytes_get_data (bytes, NULL);

      for (int i = 0; i < 44 * 22; i++)
        g_assert_cmpuint (get_alpha (pixels, 44, i % 22, i / 22), ==, get_alpha (pixels, 44, 43 - i % 22, i / 22));
    }
}

static void
test_empties (void)
{
  for (int icon = RHOM_TRAY_ICON_0; icon < RHOM_TRAY_ICON_4; icon++)
    g_assert_cmpfloat (measure_ink (icon + 1, 44), <, 0.95 * measure_ink (icon, 44));
}

/* At a glance: no two alike, even small. */
static void
test_all_differ (void)
{
  for (int icon = 0; icon < RHOM_N_TRAY_ICONS; icon++)
    {
      g_autoptr (GBytes) bytes = rhom_tray_pixmap_draw (icon, 22);

      g_assert_cmpfloat (measure_ink (icon, 22), >, 40);
      for (int other = 0; other < icon; other++)
        {
          g_autoptr (GBytes) other_bytes = rhom_tray_pixmap_draw (other, 22);

          g_assert_false (g_bytes_equal (bytes, other_bytes));
        }
    }
}

static void
test_sizes_agree (void)
{
  for (int icon = 0; icon < RHOM_N_TRAY_ICONS; icon++)
    g_assert_cmpfloat_with_epsilon (4 * measure_ink (icon, 22), measure_ink (icon, 44), 30);
}

static void
test_order_of_bytes (void)
{
  g_autoptr (GBytes) bytes = rhom_tray_pixmap_draw (RHOM_TRAY_ICON_DUE, 22);
  const guint8 *center = (const guint8 *) g_bytes_get_data (bytes, NULL) + 4 * (11 * 22 + 5);

  g_assert_cmphex (center[0], ==, 0xff);
  g_assert_cmphex (center[1], ==, 0xd9);
  g_assert_cmphex (center[2], ==, 0x53);
  g_assert_cmphex (center[3], ==, 0x4a);
}

static void
test_variant (void)
{
  g_autoptr (GVariant) pixmaps = g_variant_ref_sink (rhom_tray_pixmap_new (RHOM_TRAY_ICON_PAUSED));
  int wanted_px[] = { 22, 44 };

  g_assert_cmpstr (g_variant_get_type_string (pixmaps), ==, "a(iiay)");
  g_assert_cmpuint (g_variant_n_children (pixmaps), ==, 2);
  for (gsize i = 0; i < 2; i++)
    {
      g_autoptr (GVariant) pixels = NULL;
      int width_px = 0;
      int height_px = 0;

      g_variant_get_child (pixmaps, i, "(ii@ay)", &width_px, &height_px, &pixels);
      g_assert_cmpint (width_px, ==, wanted_px[i]);
      g_assert_cmpint (height_px, ==, wanted_px[i]);
      g_assert_cmpuint (g_variant_n_children (pixels), ==, 4 * wanted_px[i] * wanted_px[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tray-pixmap/size", test_size);
  g_test_add_func ("/tray-pixmap/shape", test_shape);
  g_test_add_func ("/tray-pixmap/symmetry", test_symmetry);
  g_test_add_func ("/tray-pixmap/empties", test_empties);
  g_test_add_func ("/tray-pixmap/all-differ", test_all_differ);
  g_test_add_func ("/tray-pixmap/sizes-agree", test_sizes_agree);
  g_test_add_func ("/tray-pixmap/order-of-bytes", test_order_of_bytes);
  g_test_add_func ("/tray-pixmap/variant", test_variant);

  return g_test_run ();
}
