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

/**
 * rhom_library_menu_new:
 *
 * Returns: (transfer full): what can be done with @item as it is now
 */
GMenuModel *
rhom_library_menu_new (RhomLibraryItem *item)
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
  return G_MENU_MODEL (menu);
}
