/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/tray-menu.h"

G_BEGIN_DECLS

/**
 * RhomTrayMenuChange:
 *
 * The properties of an item that can change while it stands in the menu.
 */
typedef enum
{
  RHOM_TRAY_MENU_CHANGE_LABEL = 1 << 0,
  RHOM_TRAY_MENU_CHANGE_ENABLED = 1 << 1,
  RHOM_TRAY_MENU_CHANGE_VISIBLE = 1 << 2,
  RHOM_TRAY_MENU_CHANGE_CHECKED = 1 << 3,
} RhomTrayMenuChange;

/**
 * RhomTrayMenuItem:
 *
 * One item as com.canonical.dbusmenu knows it. Item 0 is the root, a submenu.
 */
typedef struct
{
  int                id;
  int                parent_id; /* -1 for the root */
  RhomTrayMenuKind   kind;
  char              *label; /* (owned): plain text */
  gboolean           is_enabled;
  gboolean           is_visible;
  gboolean           is_checked;
  RhomTrayMenuChange changes;  /* what the hosts have not been told yet */
  GArray            *children; /* (owned) (element-type int): ids in their order */
} RhomTrayMenuItem;

RhomTrayMenuItem *rhom_tray_menu_item_new (int              id,
                                           int              parent_id,
                                           RhomTrayMenuKind kind,
                                           const char      *label);
void              rhom_tray_menu_item_free (RhomTrayMenuItem *self);
GVariant         *rhom_tray_menu_item_get_property (const RhomTrayMenuItem *self,
                                                    const char             *name);
GVariant         *rhom_tray_menu_item_get_properties (const RhomTrayMenuItem *self,
                                                      const char *const      *names);
GVariant         *rhom_tray_menu_item_get_changed (const RhomTrayMenuItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RhomTrayMenuItem, rhom_tray_menu_item_free)

G_END_DECLS
