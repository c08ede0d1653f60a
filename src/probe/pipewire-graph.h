/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The nodes of PipeWire that have to do with pictures, and what flows between them. */
typedef struct
{
  guint32  id;
  gboolean is_device;   /* it stands for one: if pictures come from it, it is a camera */
  gboolean is_consumer; /* a program takes pictures here */
  char    *who;         /* (owned) (nullable) */
} RhomVideoNode;

typedef struct
{
  guint32 from, to; /* ids of nodes */
} RhomVideoLink;

typedef struct
{
  GArray *nodes; /* (owned) (element-type RhomVideoNode) */
  GArray *links; /* (owned) (element-type RhomVideoLink) */
} RhomVideoGraph;

RhomVideoGraph *rhom_video_graph_new (void);
void            rhom_video_graph_free (RhomVideoGraph *self);
void            rhom_video_graph_add_node (RhomVideoGraph *self,
                                           guint32         id,
                                           const char     *media_class,
                                           const char     *device,
                                           const char     *who);
void            rhom_video_graph_add_link (RhomVideoGraph *self,
                                           guint32         from,
                                           guint32         to);

const RhomVideoNode *rhom_video_graph_find_camera_user (RhomVideoGraph *self);
const RhomVideoNode *rhom_video_graph_find_screen_user (RhomVideoGraph *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RhomVideoGraph, rhom_video_graph_free)

G_END_DECLS
