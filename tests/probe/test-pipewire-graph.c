/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "probe/pipewire-graph.h"

#define CONSUMER "Stream/Input/Video"
#define PRODUCER "Stream/Output/Video"

/* Screen 1, camera 2. */
static RhomVideoGraph *
make_graph (void)
{
  RhomVideoGraph *graph = rhom_video_graph_new ();

  rhom_video_graph_add_node (graph, 1, PRODUCER, NULL, "kwin_wayland");
  rhom_video_graph_add_node (graph, 2, "Video/Source", "40", "v4l2_input.usb");
  return graph;
}

static void
assert_users (RhomVideoGraph *graph,
              const char     *camera,
              const char     *screen)
{
  const RhomVideoNode *of_camera = rhom_video_graph_find_camera_user (graph);
  const RhomVideoNode *of_screen = rhom_video_graph_find_screen_user (graph);

  g_assert_cmpstr (of_camera != NULL ? of_camera->who : NULL, ==, camera);
  g_assert_cmpstr (of_screen != NULL ? of_screen->who : NULL, ==, screen);
}

static void
test_both (void)
{
  g_autoptr (RhomVideoGraph) graph = make_graph ();

  assert_users (graph, NULL, NULL);
  rhom_video_graph_add_node (graph, 3, CONSUMER, NULL, "Firefox");
  rhom_video_graph_add_node (graph, 4, CONSUMER, NULL, "OBS");
  assert_users (graph, NULL, NULL);
  rhom_video_graph_add_link (graph, 2, 3);
  assert_users (graph, "Firefox", NULL);
  rhom_video_graph_add_link (graph, 1, 4);
  assert_users (graph, "Firefox", "OBS");
}

/* Links may be told of before the nodes, and some nodes we may not see. */
static void
test_any_order (void)
{
  g_autoptr (RhomVideoGraph) graph = make_graph ();

  rhom_video_graph_add_link (graph, 77, 3);
  rhom_video_graph_add_link (graph, 1, 78);
  assert_users (graph, NULL, NULL);
  rhom_video_graph_add_node (graph, 3, CONSUMER, NULL, "Firefox");
  assert_users (graph, NULL, "Firefox");
}

static void
test_thumbnails (void)
{
  g_autoptr (RhomVideoGraph) graph = make_graph ();

  rhom_video_graph_add_node (graph, 3, CONSUMER, NULL, "plasmashell");
  rhom_video_graph_add_link (graph, 1, 3);
  assert_users (graph, NULL, NULL);
}

static void
test_ours (void)
{
  g_autoptr (RhomVideoGraph) graph = make_graph ();

  rhom_video_graph_add_node (graph, 3, CONSUMER, NULL, "Rhomboid");
  rhom_video_graph_add_link (graph, 1, 3);
  rhom_video_graph_add_link (graph, 2, 3);
  assert_users (graph, NULL, NULL);
}

static void
test_nameless (void)
{
  g_autoptr (RhomVideoGraph) graph = make_graph ();

  rhom_video_graph_add_node (graph, 3, CONSUMER, NULL, NULL);
  rhom_video_graph_add_node (graph, 5, NULL, NULL, NULL);
  rhom_video_graph_add_link (graph, 1, 3);
  rhom_video_graph_add_link (graph, 1, 5);
  g_assert_nonnull (rhom_video_graph_find_screen_user (graph));
  g_assert_null (rhom_video_graph_find_camera_user (graph));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pipewire-graph/both", test_both);
  g_test_add_func ("/pipewire-graph/any-order", test_any_order);
  g_test_add_func ("/pipewire-graph/thumbnails", test_thumbnails);
  g_test_add_func ("/pipewire-graph/ours", test_ours);
  g_test_add_func ("/pipewire-graph/nameless", test_nameless);

  return g_test_run ();
}
