/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "ui/columns.h"

typedef struct
{
  GtkWidget *columns;
  GtkWidget *picture;
  GtkWidget *text;
} Page;

static void
set_up (Page         *page,
        gconstpointer data)
{
  static const char xml[] = "<interface><object class='RhomColumns' id='columns'>"
                            "<child><object class='GtkLabel' id='picture'><property name='label'>Picture</property></object></child>"
                            "<child><object class='GtkLabel' id='text'><property name='label'>Some words of a text</property>"
                            "<property name='wrap'>True</property></object></child></object></interface>";
  g_autoptr (GtkBuilder) builder = NULL;

  g_type_ensure (RHOM_TYPE_COLUMNS);
  builder = gtk_builder_new_from_string (xml, -1);
  page->columns = g_object_ref_sink (GTK_WIDGET (gtk_builder_get_object (builder, "columns")));
  page->picture = GTK_WIDGET (gtk_builder_get_object (builder, "picture"));
  page->text = GTK_WIDGET (gtk_builder_get_object (builder, "text"));
}

static void
tear_down (Page         *page,
           gconstpointer data)
{
  g_assert_finalize_object (page->columns);
}

/* As a parent would: asked first, then placed. */
static void
lay_out (Page *page,
         int   width_px)
{
  GtkAllocation place = { .width = width_px };

  gtk_widget_measure (page->columns, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (page->columns, GTK_ORIENTATION_VERTICAL, width_px, &place.height, NULL, NULL, NULL);
  gtk_widget_size_allocate (page->columns, &place, -1);
}

static graphene_rect_t
get_place (Page      *page,
           GtkWidget *child)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (child, page->columns, &place));
  return place;
}

static void
test_narrow (Page         *page,
             gconstpointer data)
{
  graphene_rect_t picture, text;

  lay_out (page, 360);
  picture = get_place (page, page->picture);
  text = get_place (page, page->text);
  g_assert_cmpfloat (text.origin.y, >=, picture.origin.y + picture.size.height);
  g_assert_cmpfloat (text.size.width, <=, 360);
}

static void
test_wide (Page         *page,
           gconstpointer data)
{
  graphene_rect_t picture, text;

  lay_out (page, RHOM_COLUMNS_WIDE_PX);
  picture = get_place (page, page->picture);
  text = get_place (page, page->text);
  g_assert_cmpfloat (text.origin.y, ==, picture.origin.y);
  g_assert_cmpfloat (text.origin.x, >=, picture.origin.x + picture.size.width);
}

static void
test_mirrored (Page         *page,
               gconstpointer data)
{
  graphene_rect_t picture, text;

  gtk_widget_set_direction (page->columns, GTK_TEXT_DIR_RTL);
  lay_out (page, RHOM_COLUMNS_WIDE_PX);
  picture = get_place (page, page->picture);
  text = get_place (page, page->text);
  g_assert_cmpfloat (picture.origin.x, >=, text.origin.x + text.size.width);
}

static void
test_lines_stay_short (Page         *page,
                       gconstpointer data)
{
  graphene_rect_t picture, text;

  lay_out (page, 3000);
  picture = get_place (page, page->picture);
  text = get_place (page, page->text);
  g_assert_cmpfloat (text.size.width, <, 600);
  /* In the middle. */
  g_assert_cmpfloat_with_epsilon (picture.origin.x, 3000 - text.origin.x - text.size.width, 2);
}

static void
test_asks_for_little (Page         *page,
                      gconstpointer data)
{
  int minimum = 0;

  gtk_widget_measure (page->columns, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <, 200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

#define ADD(path, func) g_test_add (path, Page, NULL, set_up, func, tear_down)
  ADD ("/columns/narrow", test_narrow);
  ADD ("/columns/wide", test_wide);
  ADD ("/columns/mirrored", test_mirrored);
  ADD ("/columns/lines-stay-short", test_lines_stay_short);
  ADD ("/columns/asks-for-little", test_asks_for_little);
  return g_test_run ();
}
