/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RhomNotifierState:
 * @RHOM_NOTIFIER_UNKNOWN: not asked yet
 * @RHOM_NOTIFIER_NONE: nobody shows notifications on this desktop
 * @RHOM_NOTIFIER_HUNG: somebody should, but does not answer
 * @RHOM_NOTIFIER_READY: notifications are shown
 */
typedef enum
{
  RHOM_NOTIFIER_UNKNOWN,
  RHOM_NOTIFIER_NONE,
  RHOM_NOTIFIER_HUNG,
  RHOM_NOTIFIER_READY,
} RhomNotifierState;

/**
 * RhomNotificationButton:
 * @action: (nullable): a word of ours that comes back in #RhomNotifier::action; %NULL ends a list
 * @label: what stands on the button, translated
 */
typedef struct
{
  const char *action;
  const char *label;
} RhomNotificationButton;

/**
 * RhomNotification:
 * @id: our own name for what it is about; one notification of a name is up at a time
 * @title: plain text
 * @body: plain text
 * @default_action: (nullable): what a click on the notification itself means
 * @default_label: (nullable): the words for that, for servers that show it as a button
 * @buttons: (array zero-terminated=1) (nullable): further choices
 * @sound_name: (nullable): a sound of the sound naming specification
 * @is_critical: stays until it is answered
 * @is_quiet: makes no sound and does not push itself forward
 * @is_transient: leaves no trace once it is gone
 *
 * What is to be said. All strings belong to the caller, and are copied.
 */
typedef struct
{
  const char                   *id;
  const char                   *title;
  const char                   *body;
  const char                   *default_action;
  const char                   *default_label;
  const RhomNotificationButton *buttons;
  const char                   *sound_name;
  gboolean                      is_critical;
  gboolean                      is_quiet;
  gboolean                      is_transient;
} RhomNotification;

#define RHOM_TYPE_NOTIFIER (rhom_notifier_get_type ())
G_DECLARE_INTERFACE (RhomNotifier, rhom_notifier, RHOM, NOTIFIER, GObject)

struct _RhomNotifierInterface
{
  GTypeInterface parent_iface;

  RhomNotifierState (*get_state) (RhomNotifier *self);
  void (*show) (RhomNotifier           *self,
                const RhomNotification *notification);
  void (*withdraw) (RhomNotifier *self,
                    const char   *id);
};

RhomNotifierState rhom_notifier_get_state (RhomNotifier *self);
void              rhom_notifier_show (RhomNotifier           *self,
                                      const RhomNotification *notification);
void              rhom_notifier_withdraw (RhomNotifier *self,
                                          const char   *id);

void rhom_notifier_emit_action (RhomNotifier *self,
                                const char   *id,
                                const char   *action,
                                const char   *token);
void rhom_notifier_emit_failed (RhomNotifier *self,
                                const char   *id);
void rhom_notifier_emit_changed (RhomNotifier *self);

G_END_DECLS
