/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/covers.h"

#include "ui/layer.h"
#include "ui/overlay-window.h"
#include "ui/service-actions.h"

/**
 * RhomCovers:
 *
 * A window over each monitor, those that are plugged in meanwhile too. One
 * monitor is the host: it has the offer, and then the player in the place of a
 * window of ours; the others have the rest of the time.
 *
 * Nobody says where the pointer is, until it is over a window of ours: so the
 * host is the first monitor, and becomes the one with the pointer.
 *
 * #RhomCovers::disturbed, #RhomCovers::left: as of #RhomOverlayWindow.
 * #RhomCovers::presented (window): the host's window was asked to show.
 */

typedef struct
{
  GdkMonitor        *monitor; /* (owned) */
  RhomOverlayWindow *window;  /* (unowned): GTK's; ours to destroy */
} Cover;

struct _RhomCovers
{
  GObject parent_instance;

  GtkApplication    *application; /* (unowned): outlives us */
  GListModel        *monitors;    /* (owned) (element-type GdkMonitor) */
  GActionGroup      *actions;     /* (owned) */
  RhomServiceClient *client;      /* (owned) */
  RhomSettings      *settings;    /* (owned) */
  RhomCatalogue     *catalogue;   /* (owned) */

  GPtrArray        *covers; /* (owned) (element-type Cover) */
  GdkMonitor       *host;   /* (owned) (nullable) */
  RhomPlayerWindow *player; /* weak (nullable) */
  gboolean          is_strict;
  gboolean          is_up;
  gboolean          is_offering;
  gboolean          is_settled; /* the pointer was seen, or the break has begun */
  gboolean          may_finish;
  gint64            start_usec, deadline_usec; /* elapsed scale: of the offer */
};

G_DEFINE_FINAL_TYPE (RhomCovers, rhom_covers, G_TYPE_OBJECT)

enum
{
  DISTURBED,
  LEFT,
  PRESENTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
cover_free (Cover *cover)
{
  gtk_window_destroy (GTK_WINDOW (cover->window));
  g_object_unref (cover->monitor);
  g_free (cover);
}

static void
show_pages (RhomCovers *self)
{
  for (guint i = 0; i < self->covers->len; i++)
    {
      Cover *cover = self->covers->pdata[i];

      if (self->is_offering && cover->monitor == self->host)
        rhom_overlay_window_show_offer (cover->window, self->start_usec, self->deadline_usec, self->may_finish);
      else
        rhom_overlay_window_show_rest (cover->window, self->is_offering);
      if (self->player != NULL)
        rhom_layer_yield_keyboard (GTK_WINDOW (cover->window));
    }
}

/* --- Windows --- */

static void
disturbed_cb (RhomCovers *self)
{
  g_signal_emit (self, signals[DISTURBED], 0);
}

static void
left_cb (RhomCovers *self,
         gboolean    was_held)
{
  g_signal_emit (self, signals[LEFT], 0, was_held);
}

static void
entered_cb (RhomCovers        *self,
            RhomOverlayWindow *window)
{
  if (self->is_settled)
    return;
  self->is_settled = TRUE;
  for (guint i = 0; i < self->covers->len; i++)
    {
      Cover *cover = self->covers->pdata[i];

      if (cover->window == window && g_set_object (&self->host, cover->monitor))
        show_pages (self);
    }
}

static void
cover (RhomCovers *self,
       GdkMonitor *monitor)
{
  Cover     *added = g_new (Cover, 1);
  GtkWindow *window = GTK_WINDOW (rhom_overlay_window_new (self->client, self->settings, self->catalogue, self->is_strict));

  *added = (Cover){ .monitor = g_object_ref (monitor), .window = RHOM_OVERLAY_WINDOW (window) };
  g_ptr_array_add (self->covers, added);
  gtk_widget_insert_action_group (GTK_WIDGET (window), RHOM_SERVICE_ACTION_GROUP, self->actions);
  g_signal_connect_object (window, "disturbed", G_CALLBACK (disturbed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_application (window, self->application);
  rhom_layer_cover (window, monitor);
}

/* --- Monitors --- */

static gboolean
is_covered (RhomCovers *self,
            GdkMonitor *monitor)
{
  for (guint i = 0; i < self->covers->len; i++)
    if (((Cover *) self->covers->pdata[i])->monitor == monitor)
      return TRUE;
  return FALSE;
}

static gboolean
is_plugged_in (RhomCovers *self,
               GdkMonitor *monitor)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (GdkMonitor) here = g_list_model_get_item (self->monitors, i);

      if (here == monitor)
        return TRUE;
    }
  return FALSE;
}

/* The player's monitor needs nothing else. */
static gboolean
needs_cover (RhomCovers *self,
             GdkMonitor *monitor)
{
  return is_plugged_in (self, monitor) && (self->player == NULL || monitor != self->host);
}

static void
settle_host (RhomCovers *self)
{
  if (self->host != NULL && is_plugged_in (self, self->host))
    return;
  g_clear_object (&self->host);
  self->host = g_list_model_get_item (self->monitors, 0);
  if (self->player != NULL && self->host != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self->player), self->host);
}

/* The host is shown last, so that it has the keyboard. */
static void
present (RhomCovers *self,
         gboolean    is_host)
{
  for (guint i = 0; i < self->covers->len; i++)
    {
      Cover     *here = self->covers->pdata[i];
      GtkWidget *window = GTK_WIDGET (here->window);

      if ((here->monitor == self->host) != is_host || gtk_widget_get_mapped (window))
        continue;
      gtk_window_present (GTK_WINDOW (window));
      if (is_host)
        g_signal_emit (self, signals[PRESENTED], 0, window);
    }
}

static void
update (RhomCovers *self)
{
  if (!self->is_up)
    return;
  settle_host (self);
  for (guint i = self->covers->len; i > 0; i--)
    if (!needs_cover (self, ((Cover *) self->covers->pdata[i - 1])->monitor))
      g_ptr_array_remove_index (self->covers, i - 1);
  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);

      if (needs_cover (self, monitor) && !is_covered (self, monitor))
        cover (self, monitor);
    }
  show_pages (self);
  present (self, FALSE);
  present (self, TRUE);
}

/* --- Object --- */

static void
rhom_covers_dispose (GObject *object)
{
  RhomCovers *self = RHOM_COVERS (object);

  rhom_covers_clear (self);
  g_clear_object (&self->monitors);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->settings);
  g_clear_object (&self->client);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (rhom_covers_parent_class)->dispose (object);
}

static void
rhom_covers_finalize (GObject *object)
{
  g_ptr_array_unref (RHOM_COVERS (object)->covers);

  G_OBJECT_CLASS (rhom_covers_parent_class)->finalize (object);
}

static void
rhom_covers_class_init (RhomCoversClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rhom_covers_dispose;
  object_class->finalize = rhom_covers_finalize;

  signals[DISTURBED] = g_signal_new ("disturbed", RHOM_TYPE_COVERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", RHOM_TYPE_COVERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[PRESENTED] = g_signal_new ("presented", RHOM_TYPE_COVERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
}

static void
rhom_covers_init (RhomCovers *self)
{
  self->covers = g_ptr_array_new_with_free_func ((GDestroyNotify) cover_free);
}

/**
 * rhom_covers_new:
 * @application: outlives the covers
 * @monitors: what to cover, and what to follow
 * @actions: those of the service
 *
 * Returns: (transfer full): covers nothing yet
 */
RhomCovers *
rhom_covers_new (GtkApplication    *application,
                 GListModel        *monitors,
                 GActionGroup      *actions,
                 RhomServiceClient *client,
                 RhomSettings      *settings,
                 RhomCatalogue     *catalogue)
{
  RhomCovers *self = g_object_new (RHOM_TYPE_COVERS, NULL);

  self->application = application;
  self->monitors = g_object_ref (monitors);
  self->actions = g_object_ref (actions);
  self->client = g_object_ref (client);
  self->settings = g_object_ref (settings);
  self->catalogue = g_object_ref (catalogue);
  g_signal_connect_object (monitors, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rhom_covers_set_strict:
 * @is_strict: whether only a held Escape leaves; of the windows that come next
 */
void
rhom_covers_set_strict (RhomCovers *self,
                        gboolean    is_strict)
{
  g_return_if_fail (RHOM_IS_COVERS (self));

  self->is_strict = is_strict;
}

/**
 * rhom_covers_offer:
 * @start_usec: when the offer was made, on the elapsed scale
 * @deadline_usec: when the break begins by itself
 * @may_finish: whether a little time to finish something can still be had
 *
 * Covers every monitor, with the offer on one.
 */
void
rhom_covers_offer (RhomCovers *self,
                   gint64      start_usec,
                   gint64      deadline_usec,
                   gboolean    may_finish)
{
  g_return_if_fail (RHOM_IS_COVERS (self));

  self->start_usec = start_usec;
  self->deadline_usec = deadline_usec;
  self->may_finish = may_finish;
  self->is_up = self->is_offering = TRUE;
  self->is_settled = FALSE;
  update (self);
}

/**
 * rhom_covers_rest:
 *
 * Covers every monitor with the rest of the time, but for that of the player.
 */
void
rhom_covers_rest (RhomCovers *self)
{
  g_return_if_fail (RHOM_IS_COVERS (self));

  self->is_up = self->is_settled = TRUE;
  self->is_offering = FALSE;
  update (self);
}

/**
 * rhom_covers_lead:
 * @player: what leads through the break
 *
 * Shows the player on the host, and the rest of the time on the others.
 */
void
rhom_covers_lead (RhomCovers       *self,
                  RhomPlayerWindow *player)
{
  g_return_if_fail (RHOM_IS_COVERS (self));
  g_return_if_fail (RHOM_IS_PLAYER_WINDOW (player));

  settle_host (self);
  if (self->host != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (player), self->host);
  gtk_window_present (GTK_WINDOW (player));
  g_set_weak_pointer (&self->player, player);
  rhom_covers_rest (self);
}

/**
 * rhom_covers_clear:
 *
 * Takes the windows away, but for the player, which is left to itself.
 */
void
rhom_covers_clear (RhomCovers *self)
{
  g_return_if_fail (RHOM_IS_COVERS (self));

  self->is_up = FALSE;
  g_ptr_array_set_size (self->covers, 0);
  g_clear_weak_pointer (&self->player);
  g_clear_object (&self->host);
}
