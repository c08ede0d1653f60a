/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <xcb/xcb.h>

/*
 * first-frame: says when the next window shows its first picture.
 *
 * Prints "watching" once it listens, and after the next sizable window is
 * mapped and holds more than one colour, the moment: CLOCK_BOOTTIME in
 * microseconds. Looks every 2 ms between the two, so that is how exact it is.
 */

#define LEAST_PX 100
#define LOOK_NSEC 2000000

static int64_t
now_usec (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return now.tv_sec * INT64_C (1000000) + now.tv_nsec / 1000;
}

/* A frame of the window manager counts only once its middle is drawn: a row
 * across it holds text or a ring, thus several colours. */
static int
holds_picture (xcb_connection_t *xcb,
               xcb_window_t      root,
               int               x,
               int               y,
               int               width,
               int               height)
{
  xcb_get_image_cookie_t cookie = xcb_get_image (xcb, XCB_IMAGE_FORMAT_Z_PIXMAP, root, x + width / 4, y + height / 4, width / 2, height / 2, ~0u);
  xcb_get_image_reply_t *reply = xcb_get_image_reply (xcb, cookie, NULL);
  const uint32_t        *pixels;
  int                    differing = 0;
  int                    n_pixels;

  if (reply == NULL)
    return 0;
  pixels = (const uint32_t *) xcb_get_image_data (reply);
  n_pixels = xcb_get_image_data_length (reply) / 4;
  for (int i = 1; i < n_pixels; i++)
    differing += pixels[i] != pixels[i - 1];
  free (reply);
  return differing > 50;
}

static void
wait_for_picture (xcb_connection_t         *xcb,
                  xcb_window_t              root,
                  xcb_get_geometry_reply_t *place)
{
  const struct timespec pause = { 0, LOOK_NSEC };

  while (!holds_picture (xcb, root, place->x, place->y, place->width, place->height))
    nanosleep (&pause, NULL);
  printf ("%lld\n", (long long) now_usec ());
  fflush (stdout);
}

int
main (void)
{
  xcb_connection_t    *xcb = xcb_connect (NULL, NULL);
  xcb_window_t         root = xcb_setup_roots_iterator (xcb_get_setup (xcb)).data->root;
  const uint32_t       mask = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
  xcb_generic_event_t *event;

  xcb_change_window_attributes (xcb, root, XCB_CW_EVENT_MASK, &mask);
  free (xcb_get_input_focus_reply (xcb, xcb_get_input_focus (xcb), NULL));
  puts ("watching");
  fflush (stdout);
  while ((event = xcb_wait_for_event (xcb)) != NULL)
    {
      xcb_window_t window = ((xcb_map_notify_event_t *) event)->window;
      int          is_map = (event->response_type & 0x7f) == XCB_MAP_NOTIFY;

      free (event);
      if (is_map)
        {
          xcb_get_geometry_reply_t *place = xcb_get_geometry_reply (xcb, xcb_get_geometry (xcb, window), NULL);

          if (place != NULL && place->width >= LEAST_PX && place->height >= LEAST_PX)
            {
              wait_for_picture (xcb, root, place);
              return 0;
            }
          free (place);
        }
    }
  return 1;
}
