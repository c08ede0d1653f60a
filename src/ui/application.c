/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/application.h"

#include "catalogue/catalogue.h"
#include "core/clock-system.h"
#include "settings/settings.h"
#include "ui/service-actions.h"
#include "ui/service-client.h"
#include "ui/window.h"

#include <glib/gi18n-lib.h>

/**
 * RhomApplication:
 *
 * The composition root of the windows. It is started by the bus, by the
 * service or by hand, shows what an action asks for, and leaves some seconds
 * after its last window: an open GTK process costs memory, and all truth is
 * with the service.
 */

#define LINGER_MSEC (10 * 1000)
/* A prompt that was prepared at the warning is due within the longest warning. */
#define PREPARED_USEC (2 * RHOM_USEC_PER_MIN)

struct _RhomApplication
{
  AdwApplication parent_instance;

  RhomClock         *clock;           /* (owned) (nullable) until started */
  RhomSettings      *settings;        /* (owned) (nullable) until started */
  RhomCatalogue     *catalogue;       /* (owned) (nullable) until first needed */
  RhomServiceClient *client;          /* (owned) (nullable) until started */
  GActionGroup      *service_actions; /* (owned) (nullable) until started */
  GtkWindow         *window;          /* (nullable) weak */

  gboolean has_opened; /* --open was obeyed, so that activation has nothing to show */
};

G_DEFINE_FINAL_TYPE (RhomApplication, rhom_application, ADW_TYPE_APPLICATION)

static RhomCatalogue *
get_catalogue (RhomApplication *self)
{
  g_autofree char *directory = NULL;

  if (self->catalogue != NULL)
    return self->catalogue;
  directory = rhom_catalogue_dup_directory ();
  self->catalogue = rhom_catalogue_new ();
  rhom_catalogue_load (self->catalogue, directory);
  return self->catalogue;
}

/* Every window of ours has the actions of the service. */
static void
adopt (RhomApplication *self,
       GtkWindow      **place,
       GtkWindow       *window)
{
  gtk_widget_insert_action_group (GTK_WIDGET (window), RHOM_SERVICE_ACTION_GROUP, self->service_actions);
  g_set_weak_pointer (place, window);
}

static RhomWindow *
get_window (RhomApplication *self)
{
  if (self->window == NULL)
    adopt (self, &self->window, GTK_WINDOW (rhom_window_new (GTK_APPLICATION (self), self->client, self->settings, get_catalogue (self))));
  return RHOM_WINDOW (self->window);
}

static void
today_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  RhomApplication *self = RHOM_APPLICATION (user_data);

  rhom_window_show_page (get_window (self), "today");
  gtk_window_present (self->window);
}

static void
exercises_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  RhomApplication *self = RHOM_APPLICATION (user_data);

  rhom_window_show_page (get_window (self), "exercises");
  gtk_window_present (self->window);
}

/* A card that is not there leads to the list of those that are. */
static void
card_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  RhomApplication *self = RHOM_APPLICATION (user_data);

  if (!rhom_window_show_card (get_window (self), g_variant_get_string (parameter, NULL)))
    rhom_window_show_page (get_window (self), "exercises");
  gtk_window_present (self->window);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);
  GList          *windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
  g_application_quit (G_APPLICATION (application));
}

static const GActionEntry actions[] = {
  { "today", today_cb },
  { "exercises", exercises_cb },
  { "card", card_cb, "s" },
  { "quit", quit_cb },
};

static void
client_failed_cb (RhomApplication *self,
                  const char      *text)
{
  if (self->window != NULL)
    rhom_window_add_toast (RHOM_WINDOW (self->window), text);
}

static void
rhom_application_startup (GApplication *application)
{
  RhomApplication *self = RHOM_APPLICATION (application);

  G_APPLICATION_CLASS (rhom_application_parent_class)->startup (application);
  self->clock = rhom_clock_system_new ();
  self->settings = rhom_settings_new ();
  self->client = rhom_service_client_new (g_application_get_dbus_connection (application), self->clock);
  self->service_actions = rhom_service_actions_new (self->client);
  g_signal_connect_object (self->client, "failed", G_CALLBACK (client_failed_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

static void
rhom_application_activate (GApplication *application)
{
  RhomApplication *self = RHOM_APPLICATION (application);

  if (!self->has_opened)
    g_action_group_activate_action (G_ACTION_GROUP (self), "today", NULL);
  self->has_opened = FALSE;
}

static void
rhom_application_dispose (GObject *object)
{
  RhomApplication *self = RHOM_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->service_actions);
  g_clear_object (&self->client);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_application_parent_class)->dispose (object);
}

static void
rhom_application_class_init (RhomApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_application_dispose;
  application_class->startup = rhom_application_startup;
  application_class->activate = rhom_application_activate;
}

static void
rhom_application_init (RhomApplication *self)
{
  g_application_set_inactivity_timeout (G_APPLICATION (self), LINGER_MSEC);
}

/**
 * rhom_application_new:
 *
 * Returns: (transfer full): the application, to be run
 */
RhomApplication *
rhom_application_new (void)
{
  return g_object_new (RHOM_TYPE_APPLICATION,
                       "application-id", RHOM_APP_ID,
                       "resource-base-path", "/io/github/rhomboid/Rhomboid",
                       NULL);
}
