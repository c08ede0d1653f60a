/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FakeTray:
 *
 * The other side of a tray icon: a watcher and a host on a connection of their
 * own, both as the test wants them.
 */
typedef struct
{
  GDBusConnection *connection; /* (owned) */
  guint            object_id;
  gboolean         has_host;
  gboolean         hangs; /* keeps what it is asked in @held, unanswered */
  GPtrArray       *held;  /* (owned) (element-type GDBusMethodInvocation) */
  guint            n_registered;
  char            *item_name; /* (owned) (nullable): the last one registered */
  guint            signals_id;
  GPtrArray       *heard; /* (owned) (element-type utf8): signals from the item, "Name(arguments)" */
} FakeTray;

FakeTray *fake_tray_new (void);
void      fake_tray_free (FakeTray *self);
void      fake_tray_start (FakeTray *self,
                           gboolean  has_host);
void      fake_tray_stop (FakeTray *self);
void      fake_tray_set_host (FakeTray *self,
                              gboolean  has_host);
void      fake_tray_answer_held (FakeTray *self);
void      fake_tray_listen (FakeTray   *self,
                            const char *item_name);
char     *fake_tray_take_heard (FakeTray *self);
GVariant *fake_tray_try (FakeTray   *self,
                         const char *path,
                         const char *interface_name,
                         const char *method,
                         GVariant   *parameters,
                         GError    **error);
GVariant *fake_tray_call (FakeTray   *self,
                          const char *path,
                          const char *interface_name,
                          const char *method,
                          GVariant   *parameters);
GVariant *fake_tray_get (FakeTray   *self,
                         const char *path,
                         const char *interface_name,
                         const char *property);
void      fake_tray_settle (FakeTray   *self,
                            const char *path);

GDBusConnection *fake_tray_connect (void);

void fake_tray_wait_gone (FakeTray   *self,
                          const char *name);
void fake_tray_give_up (const char *what);

/* Runs the main loop until @condition holds, and fails after a time that no machine needs. */
#define WAIT_UNTIL(condition)                                                                                        \
  G_STMT_START                                                                                                       \
  {                                                                                                                  \
    guint deadline_id_ = g_timeout_add_once (30 * 1000, (GSourceOnceFunc) fake_tray_give_up, (gpointer) #condition); \
    while (!(condition))                                                                                             \
      g_main_context_iteration (NULL, TRUE);                                                                         \
    g_source_remove (deadline_id_);                                                                                  \
  }                                                                                                                  \
  G_STMT_END

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeTray, fake_tray_free)

G_END_DECLS
