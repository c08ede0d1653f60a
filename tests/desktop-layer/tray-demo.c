/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clock-system.h"
#include "desktop/tray-menu.h"
#include "desktop/tray.h"

#include <stdio.h>

/*
 * The tray icon by itself, to be looked at on a real desktop: it says what is
 * done to it, and takes the icon, 0 to 7, from its argument or one from each
 * line of its input. "hide" and "show" do that; "call" and "calm" want
 * attention and do not.
 */

typedef struct
{
  GMainLoop    *loop;
  RhomTray     *tray;
  RhomTrayMenu *menu;
  GIOChannel   *input;
  int           n_seconds;
  gboolean      is_checked;
} Demo;

static void
show_seconds (Demo *demo)
{
  g_autofree char *label = g_strdup_printf ("Next break at 14:20 (in_%d s)", demo->n_seconds);

  rhom_tray_menu_set_label (demo->menu, 1, label);
}

static void
opened_cb (RhomTrayMenu *menu,
           Demo         *demo)
{
  g_print ("opened\n");
  show_seconds (demo);
}

static void
tick_cb (RhomTrayMenu *menu,
         Demo         *demo)
{
  g_print ("tick\n");
  demo->n_seconds--;
  show_seconds (demo);
}

static void
menu_activated_cb (RhomTrayMenu *menu,
                   int           id,
                   const char   *token,
                   Demo         *demo)
{
  g_print ("activated %d, token %s\n", id, token != NULL ? token : "none");
  if (id == 4)
    rhom_tray_menu_set_checked (menu, 4, demo->is_checked = !demo->is_checked);
  if (id == 9)
    g_main_loop_quit (demo->loop);
}

static void
activate_cb (RhomTray   *tray,
             const char *token,
             Demo       *demo)
{
  g_print ("icon activated, token %s\n", token != NULL ? token : "none");
}

static void
changed_cb (RhomTray *tray,
            Demo     *demo)
{
  g_print (rhom_tray_is_hosted (tray) ? "hosted\n" : "not hosted\n");
}

static void
obey (Demo       *demo,
      const char *word)
{
  if (g_str_equal (word, "hide") || g_str_equal (word, "show"))
    rhom_tray_set_visible (demo->tray, g_str_equal (word, "show"));
  else if (g_str_equal (word, "call") || g_str_equal (word, "calm"))
    rhom_tray_set_needs_attention (demo->tray, g_str_equal (word, "call"));
  else
    rhom_tray_set_icon (demo->tray, CLAMP (g_ascii_strtoll (word, NULL, 10), 0, RHOM_N_TRAY_ICONS - 1));
}

static gboolean
input_cb (GIOChannel  *input,
          GIOCondition condition,
          gpointer     user_data)
{
  g_autofree char *line = NULL;

  if (g_io_channel_read_line (input, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
    return G_SOURCE_REMOVE;
  obey (user_data, g_strstrip (line));
  return G_SOURCE_CONTINUE;
}

static void
fill (RhomTrayMenu *menu)
{
  rhom_tray_menu_add (menu, 1, 0, RHOM_TRAY_MENU_ITEM, "");
  rhom_tray_menu_set_enabled (menu, 1, FALSE);
  rhom_tray_menu_add (menu, 2, 0, RHOM_TRAY_MENU_SEPARATOR, NULL);
  rhom_tray_menu_add (menu, 3, 0, RHOM_TRAY_MENU_ITEM, "Take a break now");
  rhom_tray_menu_add (menu, 4, 0, RHOM_TRAY_MENU_CHECK, "Sore day");
  rhom_tray_menu_add (menu, 5, 0, RHOM_TRAY_MENU_SUBMENU, "Pause");
  rhom_tray_menu_add (menu, 6, 5, RHOM_TRAY_MENU_ITEM, "30 minutes");
  rhom_tray_menu_add (menu, 7, 5, RHOM_TRAY_MENU_ITEM, "1 hour");
  rhom_tray_menu_add (menu, 8, 0, RHOM_TRAY_MENU_SEPARATOR, NULL);
  rhom_tray_menu_add (menu, 9, 0, RHOM_TRAY_MENU_ITEM, "Quit");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (RhomClock) clock = rhom_clock_system_new ();
  g_autoptr (RhomTrayMenu) menu = rhom_tray_menu_new (clock);
  g_autoptr (RhomTray) tray = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  Demo demo = { .loop = loop, .menu = menu, .input = input, .n_seconds = 600 };

  if (connection == NULL)
    {
      g_printerr ("No session bus: %s\n", error->message);
      return 1;
    }
  setvbuf (stdout, NULL, _IOLBF, 0);
  fill (menu);
  demo.tray = tray = rhom_tray_new (connection, menu);
  rhom_tray_set_text (tray, "Next break at 14:20");
  if (argc > 1)
    obey (&demo, argv[1]);
  g_signal_connect (menu, "opened", G_CALLBACK (opened_cb), &demo);
  g_signal_connect (menu, "tick", G_CALLBACK (tick_cb), &demo);
  g_signal_connect (menu, "activated", G_CALLBACK (menu_activated_cb), &demo);
  g_signal_connect (tray, "activate", G_CALLBACK (activate_cb), &demo);
  g_signal_connect (tray, "changed", G_CALLBACK (changed_cb), &demo);
  g_io_add_watch (input, G_IO_IN | G_IO_HUP, input_cb, &demo);
  g_main_loop_run (loop);
  return 0;
}
