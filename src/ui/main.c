/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ipc/errors.h"
#include "ui/application.h"

#include <glib/gi18n.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Our pictures are cairo's anyway, and software GL costs 100 MB and a third of
 * a second at start-up. GTK 4.8 loads GL as soon as the display opens, so the
 * renderer alone is not enough; newer GTK reads GDK_DISABLE. What the
 * environment says wins. */
static void
choose_renderer (void)
{
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  g_setenv ("GDK_DISABLE", "gl", FALSE);
}

/* Drawing makes and frees large bitmaps. glibc would learn from the first that
 * such blocks belong on the heap, and 6 MB of holes would stay there until exit. */
static void
keep_heap_small (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, 64 * 1024);
  mallopt (M_ARENA_MAX, 1);
#endif
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (RhomApplication) application = NULL;

  keep_heap_small ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, RHOM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  choose_renderer ();
  rhom_errors_register ();

  application = rhom_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
