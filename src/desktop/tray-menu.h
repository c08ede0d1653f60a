/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"
#include "desktop/tray.h"

G_BEGIN_DECLS

/**
 * RhomTrayMenuKind:
 * @RHOM_TRAY_MENU_ITEM: does something when clicked
 * @RHOM_TRAY_MENU_CHECK: the same, with a check mark
 * @RHOM_TRAY_MENU_SUBMENU: holds further items
 * @RHOM_TRAY_MENU_SEPARATOR: a line
 */
typedef enum
{
  RHOM_TRAY_MENU_ITEM,
  RHOM_TRAY_MENU_CHECK,
  RHOM_TRAY_MENU_SUBMENU,
  RHOM_TRAY_MENU_SEPARATOR,
} RhomTrayMenuKind;

RhomTrayMenu *rhom_tray_menu_new (RhomClock *clock);
const char   *rhom_tray_menu_get_path (RhomTrayMenu *self);
gboolean      rhom_tray_menu_is_open (RhomTrayMenu *self);
gboolean      rhom_tray_menu_export (RhomTrayMenu    *self,
                                     GDBusConnection *connection,
                                     GError         **error);
void          rhom_tray_menu_unexport (RhomTrayMenu *self);
void          rhom_tray_menu_give_token (RhomTrayMenu *self,
                                         const char   *token);
char         *rhom_tray_menu_take_token (RhomTrayMenu *self);
void          rhom_tray_menu_add (RhomTrayMenu    *self,
                                  int              id,
                                  int              parent_id,
                                  RhomTrayMenuKind kind,
                                  const char      *label);
void          rhom_tray_menu_set_label (RhomTrayMenu *self,
                                        int           id,
                                        const char   *label);
void          rhom_tray_menu_set_enabled (RhomTrayMenu *self,
                                          int           id,
                                          gboolean      enabled);
void          rhom_tray_menu_set_visible (RhomTrayMenu *self,
                                          int           id,
                                          gboolean      visible);
void          rhom_tray_menu_set_checked (RhomTrayMenu *self,
                                          int           id,
                                          gboolean      checked);

G_END_DECLS
