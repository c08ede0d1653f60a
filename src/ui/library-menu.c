/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/library-menu.h"

#include <glib/gi18n-lib.h>

static void
add (GMenu           *menu,
     const char      *label,
     const char      *action,
     RhomLibraryItem *item)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (entry, action, "s", rhom_library_item_get_id (item));
  g_menu_append_item (menu, entry);
}

static void
add_section (GMenu *menu,
             GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/* Names are shown as they are, so an underscore in one is no mnemonic. */
static char *
escape (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static GMenu *
make_routines (RhomLibrary     *library,
               RhomLibraryItem *item)
{
  g_autoptr (GPtrArray) routines = rhom_library_list_own_routines (library);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < routines->len; i++)
    {
      RhomRoutine     *routine = routines->pdata[i];
      g_autofree char *name = escape (rhom_routine_get_name (routine));
      g_autoptr (GMenuItem) entry = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (entry, "library.add-to-routine", "(ss)", rhom_routine_get_id (routine), rhom_library_item_get_id (item));
      g_menu_append_item (menu, entry);
    }
  add (menu, _("_New Routine…"), "library.routine-of", item);
  return menu;
}

static gboolean
is_own (RhomLibraryItem *item)
{
  RhomRoutine *routine = rhom_library_item_get_routine (item);

  return routine != NULL ? rhom_routine_is_own (routine) : rhom_card_is_own (rhom_library_item_get_card (item));
}

static GMenu *
make_marks (RhomLibraryItem *item)
{
  GMenu *menu = g_menu_new ();

  if (rhom_library_item_is_favourite (item))
    add (menu, _("Remove from _Favourites"), "library.unfavourite", item);
  else
    add (menu, _("Add to _Favourites"), "library.favourite", item);
  if (rhom_library_item_is_hidden (item))
    add (menu, _("_Show Again"), "library.unhide", item);
  else
    add (menu, _("_Hide"), "library.hide", item);
  return menu;
}

static GMenu *
make_changes (RhomLibrary     *library,
              RhomLibraryItem *item)
{
  GMenu *menu = g_menu_new ();

  if (rhom_library_item_get_routine (item) == NULL)
    {
      g_autoptr (GMenu) routines = make_routines (library, item);

      g_menu_append_submenu (menu, _("Add to _Routine"), G_MENU_MODEL (routines));
    }
  else
    add (menu, _("_Duplicate…"), "library.duplicate", item);
  if (is_own (item))
    {
      add (menu, _("_Edit…"), "library.edit", item);
      add (menu, _("De_lete"), "library.delete", item);
    }
  return menu;
}

/**
 * rhom_library_menu_new:
 *
 * Returns: (transfer full): what can be done with @item as it is now
 */
GMenuModel *
rhom_library_menu_new (RhomLibrary     *library,
                       RhomLibraryItem *item)
{
  GMenu *menu = g_menu_new ();

  add_section (menu, make_marks (item));
  add_section (menu, make_changes (library, item));
  return G_MENU_MODEL (menu);
}
