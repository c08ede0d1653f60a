/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/figure.h"

G_BEGIN_DECLS

/**
 * RhomGalleryOptions:
 * @person: who shows it; whom the card names, or somebody else
 *
 * How a figure is to be shown, whether on a sheet or in a window. Sizes are
 * pixels.
 */
typedef struct
{
  const char *directory;
  RhomPalette palette;
  RhomPerson  person;
  gboolean    is_mirrored;
  int         width;
  int         height;
} RhomGalleryOptions;

/* Shows figure @id, which can be read, until its window is closed. */
typedef void (*RhomGalleryShowFunc) (const char               *id,
                                     const RhomGalleryOptions *options);

int rhom_gallery_run (int                 argc,
                      char              **argv,
                      RhomGalleryShowFunc show);

G_END_DECLS
