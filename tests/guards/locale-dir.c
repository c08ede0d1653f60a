/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into a program, this lets it find its translations in the folder
 * that RHOMBOID_TEST_LOCALE_DIR names, in place of the installed one. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

typedef char *(*BindFunc) (const char *domain,
                           const char *folder);

char *bindtextdomain (const char *domain,
                      const char *folder);

char *
bindtextdomain (const char *domain,
                const char *folder)
{
  BindFunc    next = (BindFunc) dlsym (RTLD_NEXT, "bindtextdomain");
  const char *ours = getenv ("RHOMBOID_TEST_LOCALE_DIR");

  if (ours != NULL && folder != NULL && strcmp (domain, "rhomboid") == 0)
    folder = ours;
  return next (domain, folder);
}
