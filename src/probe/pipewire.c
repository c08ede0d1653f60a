/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "probe/probe.h"

#include "probe/pipewire-graph.h"

#include <pipewire/pipewire.h>

/* Who takes pictures from a camera or from the screen by way of PipeWire, as
 * every sandboxed program does, and every program under Wayland. */

typedef struct
{
  struct pw_main_loop *loop;    /* (owned) */
  struct pw_context   *context; /* (owned) */
  RhomVideoGraph      *graph;
  int                  sync_seq;
  gboolean             is_done;
} Pipewire;

static void
core_done_cb (gpointer user_data,
              guint32  id,
              int      seq)
{
  Pipewire *self = user_data;

  if (id != PW_ID_CORE || seq != self->sync_seq)
    return;
  self->is_done = TRUE;
  pw_main_loop_quit (self->loop);
}

static void
core_error_cb (gpointer    user_data,
               guint32     id,
               int         seq,
               int         result,
               const char *message)
{
  if (id == PW_ID_CORE)
    pw_main_loop_quit (((Pipewire *) user_data)->loop);
}

static const struct pw_core_events core_events = {
  PW_VERSION_CORE_EVENTS,
  .done = core_done_cb,
  .error = core_error_cb,
};

static const char *
get_name (const struct spa_dict *props)
{
  const char *name = spa_dict_lookup (props, PW_KEY_APP_NAME);

  return name != NULL ? name : spa_dict_lookup (props, PW_KEY_NODE_NAME);
}

static guint32
get_id (const struct spa_dict *props,
        const char            *key)
{
  const char *value = spa_dict_lookup (props, key);

  return value != NULL ? (guint32) g_ascii_strtoull (value, NULL, 10) : PW_ID_ANY;
}

static void
global_cb (gpointer               user_data,
           guint32                id,
           guint32                permissions,
           const char            *type,
           guint32                version,
           const struct spa_dict *props)
{
  Pipewire *self = user_data;

  if (props == NULL)
    return;
  if (g_str_equal (type, PW_TYPE_INTERFACE_Node))
    rhom_video_graph_add_node (self->graph, id, spa_dict_lookup (props, PW_KEY_MEDIA_CLASS), spa_dict_lookup (props, PW_KEY_DEVICE_ID), get_name (props));
  else if (g_str_equal (type, PW_TYPE_INTERFACE_Link))
    rhom_video_graph_add_link (self->graph, get_id (props, PW_KEY_LINK_OUTPUT_NODE), get_id (props, PW_KEY_LINK_INPUT_NODE));
}

static const struct pw_registry_events registry_events = {
  PW_VERSION_REGISTRY_EVENTS,
  .global = global_cb,
};

/* Two questions: the registry sends all it has before the answer to the second. */
static gboolean
read_graph (Pipewire *self)
{
  struct pw_core     *core = pw_context_connect (self->context, NULL, 0);
  struct spa_hook     core_hook = { 0 }, registry_hook = { 0 };
  struct pw_registry *registry;

  if (core == NULL)
    return FALSE;
  registry = pw_core_get_registry (core, PW_VERSION_REGISTRY, 0);
  pw_core_add_listener (core, &core_hook, &core_events, self);
  pw_registry_add_listener (registry, &registry_hook, &registry_events, self);
  self->sync_seq = pw_core_sync (core, PW_ID_CORE, 0);
  pw_main_loop_run (self->loop);
  spa_hook_remove (&registry_hook);
  spa_hook_remove (&core_hook);
  pw_proxy_destroy ((struct pw_proxy *) registry);
  pw_core_disconnect (core);
  return self->is_done;
}

static RhomBusyAnswer
look (const RhomVideoNode *(*find) (RhomVideoGraph *),
      char **who)
{
  g_autoptr (RhomVideoGraph) graph = rhom_video_graph_new ();
  Pipewire             self = { .graph = graph };
  const RhomVideoNode *user;
  gboolean             has_graph;

  pw_init (NULL, NULL);
  self.loop = pw_main_loop_new (NULL);
  self.context = pw_context_new (pw_main_loop_get_loop (self.loop), NULL, 0);
  has_graph = self.context != NULL && read_graph (&self);
  g_clear_pointer (&self.context, pw_context_destroy);
  pw_main_loop_destroy (self.loop);
  if (!has_graph)
    return RHOM_BUSY_ANSWER_MISSING;
  user = find (graph);
  if (user == NULL)
    return RHOM_BUSY_ANSWER_FREE;
  *who = g_strdup (user->who);
  return RHOM_BUSY_ANSWER_BUSY;
}

RhomBusyAnswer
rhom_probe_camera_pipewire (char **who)
{
  return look (rhom_video_graph_find_camera_user, who);
}

RhomBusyAnswer
rhom_probe_screen_share_pipewire (char **who)
{
  return look (rhom_video_graph_find_screen_user, who);
}
