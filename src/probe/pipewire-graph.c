/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "probe/pipewire-graph.h"

#include "core/busy-finding.h"

/* Desktops that take pictures of their own windows, for thumbnails. */
static const char *const desktops[] = { "plasmashell", "kwin", "kwin_wayland", "gnome-shell", NULL };

static void
clear_node (gpointer data)
{
  g_free (((RhomVideoNode *) data)->who);
}

RhomVideoGraph *
rhom_video_graph_new (void)
{
  RhomVideoGraph *self = g_new (RhomVideoGraph, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (RhomVideoNode));
  self->links = g_array_new (FALSE, FALSE, sizeof (RhomVideoLink));
  g_array_set_clear_func (self->nodes, clear_node);
  return self;
}

void
rhom_video_graph_free (RhomVideoGraph *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->links);
  g_free (self);
}

/* @media_class, @device, @who: (nullable): as the node's properties say */
void
rhom_video_graph_add_node (RhomVideoGraph *self,
                           guint32         id,
                           const char     *media_class,
                           const char     *device,
                           const char     *who)
{
  RhomVideoNode node = { .id = id, .who = g_strdup (who) };

  node.is_device = device != NULL;
  node.is_consumer = g_strcmp0 (media_class, "Stream/Input/Video") == 0;
  g_array_append_val (self->nodes, node);
}

void
rhom_video_graph_add_link (RhomVideoGraph *self,
                           guint32         from,
                           guint32         to)
{
  RhomVideoLink link = { from, to };

  g_array_append_val (self->links, link);
}

static const RhomVideoNode *
find_node (RhomVideoGraph *self,
           guint32         id)
{
  for (guint i = 0; i < self->nodes->len; i++)
    if (g_array_index (self->nodes, RhomVideoNode, i).id == id)
      return &g_array_index (self->nodes, RhomVideoNode, i);
  return NULL;
}

/* Returns: (nullable): somebody who takes pictures through a link, from a camera or from anything else */
static const RhomVideoNode *
find_user (RhomVideoGraph *self,
           gboolean        of_camera)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const RhomVideoLink *link = &g_array_index (self->links, RhomVideoLink, i);
      const RhomVideoNode *from = find_node (self, link->from);
      const RhomVideoNode *to = find_node (self, link->to);

      if (to == NULL || !to->is_consumer || (from != NULL && from->is_device) != of_camera || rhom_busy_is_us (to->who))
        continue;
      if (of_camera || to->who == NULL || !g_strv_contains (desktops, to->who))
        return to;
    }
  return NULL;
}

/**
 * rhom_video_graph_find_camera_user:
 *
 * Returns: (nullable): a program that takes pictures from a camera
 */
const RhomVideoNode *
rhom_video_graph_find_camera_user (RhomVideoGraph *self)
{
  return find_user (self, TRUE);
}

/**
 * rhom_video_graph_find_screen_user:
 *
 * What gives pictures and is no camera is a screen or a window of one; no
 * portal tells others that it shares. A consumer that is linked to nothing
 * has nothing to look at.
 *
 * Returns: (nullable): a program that takes pictures of the screen
 */
const RhomVideoNode *
rhom_video_graph_find_screen_user (RhomVideoGraph *self)
{
  return find_user (self, FALSE);
}
