/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/catalogue.h"

/*
 * Where the catalogue is read from.
 */

static char *
dup_directory (const char *variable,
               const char *name)
{
  const char *directory = g_getenv (variable);

  if (directory != NULL && directory[0] != '\0')
    return g_strdup (directory);
  return g_build_filename (RHOM_PKGDATADIR, name, NULL);
}

/**
 * rhom_catalogue_dup_directory:
 *
 * Returns: (transfer full): where our own cards lie; RHOMBOID_CARDS_DIR, if
 *   set, stands in for the installed folder
 */
char *
rhom_catalogue_dup_directory (void)
{
  return dup_directory ("RHOMBOID_CARDS_DIR", "cards");
}

/**
 * rhom_catalogue_dup_routines_directory:
 *
 * Returns: (transfer full): where our own routines lie; RHOMBOID_ROUTINES_DIR,
 *   if set, stands in for the installed folder
 */
char *
rhom_catalogue_dup_routines_directory (void)
{
  return dup_directory ("RHOMBOID_ROUTINES_DIR", "routines");
}

/**
 * rhom_catalogue_dup_packs_directory:
 *
 * Returns: (transfer full): where the user's packs lie
 */
char *
rhom_catalogue_dup_packs_directory (void)
{
  return g_build_filename (g_get_user_data_dir (), "rhomboid", "packs", NULL);
}
