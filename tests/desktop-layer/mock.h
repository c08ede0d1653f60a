/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Waits, with the main context running, until something is so; fails the test if it never is. */
#define mock_wait_until(condition)                                              \
  G_STMT_START                                                                  \
  {                                                                             \
    MockDeadline mock_deadline = mock_deadline_start ();                        \
    while (!(condition))                                                        \
      if (!mock_deadline_iterate (mock_deadline))                               \
        g_error ("%s:%d: never came true: %s", __FILE__, __LINE__, #condition); \
    mock_deadline_end (mock_deadline);                                          \
  }                                                                             \
  G_STMT_END

typedef struct
{
  gint64 end_usec;
  guint  tick;
} MockDeadline;

MockDeadline mock_deadline_start (void);
gboolean     mock_deadline_iterate (MockDeadline deadline);
void         mock_deadline_end (MockDeadline deadline);

/* A private bus; a system bus is made that of the process by its variable. */
GTestDBus       *mock_session_bus_start (void);
GTestDBus       *mock_system_bus_start (void);
GDBusConnection *mock_connect (GTestDBus *bus);

/* A dbusmock template in a process of its own, up when the function returns. */
GSubprocess *mock_start (GDBusConnection *connection,
                         const char      *kind,
                         const char      *name,
                         const char *template,
                         const char *parameters);
void         mock_kill (GDBusConnection *connection,
                        const char      *name,
                        GSubprocess     *process);
gboolean     mock_name_has_owner (GDBusConnection *connection,
                                  const char      *name);
GVariant    *mock_call (GDBusConnection *connection,
                        const char      *name,
                        const char      *path,
                        const char      *method,
                        GVariant        *parameters);
void         mock_emit (GDBusConnection *connection,
                        const char      *name,
                        const char      *path,
                        const char      *interface,
                        const char      *signal,
                        const char      *signature,
                        GVariant        *arguments);

/* An X server of our own; its name is put into $DISPLAY. */
GSubprocess *mock_x_start (void);
GSubprocess *mock_x_start_at (const char *display_wanted);
void         mock_x_type (const char *key);
void         mock_end (GSubprocess *process);

/* How many files this process has open. */
guint mock_count_fds (void);

/* Whether the main loop comes to rest: nothing in it is ready again and again. */
gboolean mock_is_quiet (void);

G_END_DECLS
