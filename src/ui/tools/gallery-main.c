/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tools/gallery-window.h"

#include <adwaita.h>

/* The one style that all windows of this process have. */
static void
choose_style (RhomPalette palette)
{
  gboolean is_dark = palette == RHOM_PALETTE_DARK || palette == RHOM_PALETTE_CONTRAST_DARK;
  gboolean is_contrast = palette == RHOM_PALETTE_CONTRAST_LIGHT || palette == RHOM_PALETTE_CONTRAST_DARK;

  g_setenv ("ADW_DEBUG_COLOR_SCHEME", is_dark ? "prefer-dark" : "prefer-light", TRUE);
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", is_contrast ? "1" : "0", TRUE);
}

static void
activate_cb (GtkApplication *application,
             GtkWindow      *window)
{
  gtk_application_add_window (application, window);
  gtk_window_present (window);
}

typedef struct
{
  const char               *id;
  const RhomGalleryOptions *options;
} Wish;

static void
startup_cb (GtkApplication *application,
            gpointer        data)
{
  const Wish *wish = data;

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), rhom_gallery_window_new (wish->id, wish->options));
}

static void
show (const char               *id,
      const RhomGalleryOptions *options)
{
  g_autoptr (AdwApplication) application = NULL;
  Wish wish = { id, options };

  choose_style (options->palette);
  g_setenv ("RHOMBOID_POSES_DIR", options->directory, TRUE);
  application = g_object_new (ADW_TYPE_APPLICATION, "flags", G_APPLICATION_NON_UNIQUE, "resource-base-path", "/io/github/rhomboid/Rhomboid", NULL);
  g_signal_connect (application, "startup", G_CALLBACK (startup_cb), &wish);
  g_application_run (G_APPLICATION (application), 0, NULL);
}

int
main (int    argc,
      char **argv)
{
  return rhom_gallery_run (argc, argv, show);
}
