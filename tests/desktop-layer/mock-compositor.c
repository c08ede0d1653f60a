/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ext-idle-notify-v1-server-protocol.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wayland-server.h>

/*
 * A compositor that can only be idle: mock-compositor SOCKET VERSION, where
 * version 0 has no idle notifier. Lines on stdin: "idle MSEC" makes every
 * notification of at most that length idle, "input" ends that,
 * "list" writes the notifications there are as "MSEC:input" or "MSEC:any" in
 * one line; "drop" takes the notifier away, "offer" puts one there; "kick" ends every connection. It writes
 * "ready" at first.
 */

typedef struct
{
  struct wl_list      link;
  struct wl_resource *resource;
  uint32_t            length_msec;
  int                 is_input_only;
  int                 is_idle;
} Notification;

static struct wl_display *display;
static struct wl_list     notifications;
static struct wl_global  *notifier;
static int                version;

static void
destroy_cb (struct wl_client   *client,
            struct wl_resource *resource)
{
  wl_resource_destroy (resource);
}

static void
notification_gone (struct wl_resource *resource)
{
  Notification *notification = wl_resource_get_user_data (resource);

  wl_list_remove (&notification->link);
  free (notification);
}

static const struct ext_idle_notification_v1_interface notification_implementation = { .destroy = destroy_cb };

static void
add_notification (struct wl_client   *client,
                  struct wl_resource *parent,
                  uint32_t            id,
                  uint32_t            length_msec,
                  int                 is_input_only)
{
  Notification *notification = calloc (1, sizeof *notification);

  notification->length_msec = length_msec;
  notification->is_input_only = is_input_only;
  notification->resource = wl_resource_create (client, &ext_idle_notification_v1_interface, wl_resource_get_version (parent), id);
  wl_resource_set_implementation (notification->resource, &notification_implementation, notification, notification_gone);
  wl_list_insert (notifications.prev, &notification->link);
}

static void
get_notification (struct wl_client   *client,
                  struct wl_resource *resource,
                  uint32_t            id,
                  uint32_t            length_msec,
                  struct wl_resource *seat)
{
  add_notification (client, resource, id, length_msec, 0);
}

static void
get_input_notification (struct wl_client   *client,
                        struct wl_resource *resource,
                        uint32_t            id,
                        uint32_t            length_msec,
                        struct wl_resource *seat)
{
  add_notification (client, resource, id, length_msec, 1);
}

static const struct ext_idle_notifier_v1_interface notifier_implementation = {
  .destroy = destroy_cb,
  .get_idle_notification = get_notification,
  .get_input_idle_notification = get_input_notification,
};

static void
bind_notifier (struct wl_client *client,
               void             *data,
               uint32_t          bound_version,
               uint32_t          id)
{
  struct wl_resource *resource = wl_resource_create (client, &ext_idle_notifier_v1_interface, bound_version, id);

  wl_resource_set_implementation (resource, &notifier_implementation, NULL, NULL);
}

static void
bind_seat (struct wl_client *client,
           void             *data,
           uint32_t          bound_version,
           uint32_t          id)
{
  struct wl_resource *resource = wl_resource_create (client, &wl_seat_interface, bound_version, id);

  wl_seat_send_capabilities (resource, WL_SEAT_CAPABILITY_KEYBOARD);
}

static void
offer_notifier (void)
{
  if (notifier == NULL)
    notifier = wl_global_create (display, &ext_idle_notifier_v1_interface, version, NULL, bind_notifier);
}

static void
drop_notifier (void)
{
  if (notifier != NULL)
    wl_global_destroy (notifier);
  notifier = NULL;
}

static void
set_idle (uint32_t idle_msec)
{
  Notification *notification;

  wl_list_for_each (notification, &notifications, link)
  {
    int is_idle = idle_msec != 0 && notification->length_msec <= idle_msec;

    if (is_idle && !notification->is_idle)
      ext_idle_notification_v1_send_idled (notification->resource);
    else if (!is_idle && notification->is_idle)
      ext_idle_notification_v1_send_resumed (notification->resource);
    notification->is_idle = is_idle;
  }
}

static void
list (void)
{
  Notification *notification;

  wl_list_for_each (notification, &notifications, link)
    printf ("%u:%s ", notification->length_msec, notification->is_input_only ? "input" : "any");
  printf ("\n");
}

static void
obey (const char *line)
{
  if (strncmp (line, "idle ", 5) == 0)
    set_idle (strtoul (line + 5, NULL, 10));
  else if (strcmp (line, "input\n") == 0)
    set_idle (0);
  else if (strcmp (line, "list\n") == 0)
    list ();
  else if (strcmp (line, "drop\n") == 0)
    drop_notifier ();
  else if (strcmp (line, "offer\n") == 0)
    offer_notifier ();
  else if (strcmp (line, "kick\n") == 0)
    wl_display_destroy_clients (display);
  else
    abort ();
}

static int
stdin_ready_cb (int      fd,
                uint32_t mask,
                void    *data)
{
  char line[64];

  if (fgets (line, sizeof line, stdin) == NULL)
    wl_display_terminate (display);
  else
    obey (line);
  return 0;
}

int
main (int    argc,
      char **argv)
{
  if (argc != 3)
    return EXIT_FAILURE;
  version = atoi (argv[2]);
  setvbuf (stdin, NULL, _IONBF, 0);
  setvbuf (stdout, NULL, _IOLBF, 0);
  wl_list_init (&notifications);
  display = wl_display_create ();
  if (wl_display_add_socket (display, argv[1]) != 0)
    return EXIT_FAILURE;
  wl_global_create (display, &wl_seat_interface, 1, NULL, bind_seat);
  if (version > 0)
    offer_notifier ();
  wl_event_loop_add_fd (wl_display_get_event_loop (display), STDIN_FILENO, WL_EVENT_READABLE, stdin_ready_cb, NULL);
  printf ("ready\n");
  wl_display_run (display);
  wl_display_destroy_clients (display);
  wl_display_destroy (display);
  return EXIT_SUCCESS;
}
