/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RhomTrayIcon:
 * @RHOM_TRAY_ICON_0: the whole interval is ahead: a full rhombus
 * @RHOM_TRAY_ICON_4: hardly any of it is left: an empty one
 * @RHOM_TRAY_ICON_PAUSED: no breaks for a time, or switched off
 * @RHOM_TRAY_ICON_DUE: a break is offered or running
 * @RHOM_TRAY_ICON_THERAPY: heat or ice is on
 *
 * A rhombus that empties as the interval runs, and what else it can say.
 */
typedef enum
{
  RHOM_TRAY_ICON_0,
  RHOM_TRAY_ICON_1,
  RHOM_TRAY_ICON_2,
  RHOM_TRAY_ICON_3,
  RHOM_TRAY_ICON_4,
  RHOM_TRAY_ICON_PAUSED,
  RHOM_TRAY_ICON_DUE,
  RHOM_TRAY_ICON_THERAPY,
  RHOM_N_TRAY_ICONS,
} RhomTrayIcon;

#define RHOM_TYPE_TRAY_MENU (rhom_tray_menu_get_type ())
G_DECLARE_FINAL_TYPE (RhomTrayMenu, rhom_tray_menu, RHOM, TRAY_MENU, GObject)

#define RHOM_TYPE_TRAY (rhom_tray_get_type ())
G_DECLARE_FINAL_TYPE (RhomTray, rhom_tray, RHOM, TRAY, GObject)

RhomTray *rhom_tray_new (GDBusConnection *connection,
                         RhomTrayMenu    *menu);
gboolean  rhom_tray_is_hosted (RhomTray *self);
void      rhom_tray_set_visible (RhomTray *self,
                                 gboolean  visible);
void      rhom_tray_set_icon (RhomTray    *self,
                              RhomTrayIcon icon);
void      rhom_tray_set_needs_attention (RhomTray *self,
                                         gboolean  needs_attention);
void      rhom_tray_set_text (RhomTray   *self,
                              const char *text);

G_END_DECLS
