/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/application.h"

#include "catalogue/catalogue.h"
#include "core/clock-system.h"
#include "settings/settings.h"
#include "ui/busy-view.h"
#include "ui/menu-window.h"
#include "ui/preferences-window.h"
#include "ui/cues.h"
#include "ui/plan.h"
#include "ui/player-window.h"
#include "ui/prompter.h"
#include "ui/button-names.h"
#include "ui/safety-window.h"
#include "ui/service-actions.h"
#include "ui/service-client.h"
#include "ui/therapy-window.h"
#include "ui/welcome-window.h"
#include "ui/window.h"

#include <glib/gi18n-lib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/**
 * RhomApplication:
 *
 * The composition root of the windows. It is started by the bus, by the
 * service or by hand, shows what an action asks for, and leaves some seconds
 * after its last window: an open GTK process costs memory, and all truth is
 * with the service.
 */

#define LINGER_MSEC (10 * 1000)

struct _RhomApplication
{
  AdwApplication parent_instance;

  RhomClock         *clock;           /* (owned) (nullable) until started */
  RhomSettings      *settings;        /* (owned) (nullable) until started */
  RhomCatalogue     *catalogue;       /* (owned) (nullable) until first needed */
  RhomServiceClient *client;          /* (owned) (nullable) until started */
  GActionGroup      *service_actions; /* (owned) (nullable) until started */
  RhomCues          *cues;            /* (owned) (nullable) until first needed */
  RhomPrompter      *prompter;        /* (owned) (nullable) until first needed */

  /* All windows: weak, (nullable); GTK owns them. */
  GtkWindow *window;
  GtkWindow *therapy_window;
  GtkWindow *preferences_window;
  GtkWindow *safety_window;
  GtkWindow *menu_window;
  GtkWindow *welcome_window;
  GtkWindow *shortcuts_window;
  GtkWindow *player_window;

  gboolean has_opened;   /* --open was obeyed, so that activation has nothing to show */
  char    *wanted_break; /* (owned) (nullable): shown as soon as the service answers; a card's id or "" */
};

G_DEFINE_FINAL_TYPE (RhomApplication, rhom_application, ADW_TYPE_APPLICATION)

static RhomCatalogue *
get_catalogue (RhomApplication *self)
{
  if (self->catalogue != NULL)
    return self->catalogue;
  self->catalogue = rhom_catalogue_new ();
  rhom_catalogue_load_all (self->catalogue);
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

static RhomPrompter *
get_prompter (RhomApplication *self)
{
  if (self->prompter == NULL)
    self->prompter = rhom_prompter_new (GTK_APPLICATION (self), self->service_actions, self->client, self->settings, get_catalogue (self));
  return self->prompter;
}

static RhomPlayerWindow *
get_player_window (RhomApplication *self)
{
  if (self->cues == NULL)
    self->cues = rhom_cues_new (self->settings);
  if (self->player_window == NULL)
    adopt (self, &self->player_window, GTK_WINDOW (rhom_player_window_new (self->client, self->settings, get_catalogue (self), self->cues)));
  return RHOM_PLAYER_WINDOW (self->player_window);
}

/* A second call for what is being played leads to it, and does not begin it anew. */
static gboolean
is_played (RhomApplication *self,
           const char      *id)
{
  RhomPlayerWindow *window = RHOM_PLAYER_WINDOW (self->player_window);

  return window != NULL && rhom_player_window_plays (window, id);
}

/* What is left of the break that runs, or the usual length of one. */
static gint64
get_break_usec (RhomApplication *self)
{
  RhomIpcBreaks *breaks = rhom_service_client_get_breaks (self->client);

  if (g_str_equal (rhom_service_client_get_break_state (self->client), "in-break"))
    return rhom_ipc_breaks_get_deadline (breaks) - rhom_clock_get_elapsed_usec (self->clock);
  return rhom_settings_get_int (self->settings, RHOM_SETTING_BREAK_SECONDS) * RHOM_USEC_PER_SEC;
}

static RhomProgramme *
create_programme (RhomApplication *self,
                  RhomCard        *card,
                  RhomRoutine     *routine, /* (nullable): then it is @card */
                  gboolean         is_break)
{
  if (routine != NULL)
    return rhom_routine_create_programme (routine);
  return is_break ? rhom_plan_create_rounds (card, get_break_usec (self)) : rhom_card_create_programme (card);
}

static void
begin (RhomApplication *self,
       const char      *id,
       gboolean         is_break)
{
  RhomCard    *card = rhom_catalogue_lookup (get_catalogue (self), id);
  RhomRoutine *routine = rhom_catalogue_lookup_routine (get_catalogue (self), id);
  g_autoptr (RhomProgramme) programme = create_programme (self, card, routine, is_break);

  /* Whether tones would be heard in a call; the answer comes while one gets ready. */
  rhom_busy_view_look (self->client);
  rhom_player_window_play (get_player_window (self), programme,
                           routine != NULL ? rhom_routine_get_name (routine) : rhom_card_get_name (card),
                           routine != NULL ? id : "",
                           is_break);
}

/* Returns: whether there is such a card or routine */
static gboolean
play (RhomApplication *self,
      const char      *id,
      gboolean         is_break)
{
  if (rhom_catalogue_lookup (get_catalogue (self), id) == NULL && rhom_catalogue_lookup_routine (get_catalogue (self), id) == NULL)
    return FALSE;
  if (!is_played (self, id))
    begin (self, id, is_break);
  gtk_window_set_application (self->player_window, GTK_APPLICATION (self));
  if (is_break && rhom_prompter_has_break (get_prompter (self)))
    rhom_prompter_lead (self->prompter, RHOM_PLAYER_WINDOW (self->player_window));
  else
    gtk_window_present (self->player_window);
  return TRUE;
}

/* Leads through a break, or shows Today where nothing is proposed; a break over
 * all screens has the rest of the time there. @id: what to do, or "" for what is proposed. */
static void
show_break (RhomApplication *self,
            const char      *id)
{
  if (*id == '\0')
    id = rhom_ipc_breaks_get_proposal (rhom_service_client_get_breaks (self->client));
  if ((id != NULL && play (self, id, TRUE)) || rhom_prompter_has_break (get_prompter (self)))
    return;
  rhom_window_show_page (get_window (self), "today");
  gtk_window_present (self->window);
}

static void
client_changed_cb (RhomApplication *self)
{
  g_autofree char *wanted_break = NULL;

  if (self->cues != NULL)
    rhom_cues_set_in_call (self->cues, rhom_busy_view_is_in_call (self->client));
  if (!rhom_service_client_is_connected (self->client))
    return;
  wanted_break = g_steal_pointer (&self->wanted_break);
  if (wanted_break != NULL)
    show_break (self, wanted_break);
}

static void
welcome_once (RhomApplication *self)
{
  if (rhom_settings_get_boolean (self->settings, RHOM_SETTING_FIRST_RUN_DONE) || self->welcome_window != NULL)
    return;
  adopt (self, &self->welcome_window, GTK_WINDOW (rhom_welcome_window_new (self->client, self->settings)));
  gtk_window_set_application (self->welcome_window, GTK_APPLICATION (self));
  gtk_window_set_transient_for (self->welcome_window, self->window);
  gtk_window_present (self->welcome_window);
}

/* Over the window that is in front, if there is one. */
static void
present_child (RhomApplication *self,
               GtkWindow       *child)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  gtk_window_set_application (child, GTK_APPLICATION (self));
  if (parent != child && !rhom_prompter_is_prompt (get_prompter (self), parent) && parent != self->menu_window)
    gtk_window_set_transient_for (child, parent);
  gtk_window_present (child);
}

static void
today_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  RhomApplication *self = RHOM_APPLICATION (user_data);

  rhom_window_show_page (get_window (self), "today");
  gtk_window_present (self->window);
  welcome_once (self);
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

/* What a break is for is known once the service answers; until then the application stays for it. */
static void
break_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  RhomApplication *self = RHOM_APPLICATION (user_data);
  const char      *id = g_variant_get_string (parameter, NULL);

  if (*id != '\0' || rhom_service_client_is_connected (self->client))
    {
      show_break (self, id);
      return;
    }
  g_free (self->wanted_break);
  self->wanted_break = g_strdup (id);
  gtk_window_present (GTK_WINDOW (get_window (self)));
}

/* What is not there leads to the list of what is. */
static void
play_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  RhomApplication *self = RHOM_APPLICATION (user_data);

  if (play (self, g_variant_get_string (parameter, NULL), FALSE))
    return;
  rhom_window_show_page (get_window (self), "exercises");
  gtk_window_present (self->window);
}

/* From the launcher's own menu. */
static void
break_now_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  RhomApplication *self = RHOM_APPLICATION (user_data);

  g_action_group_activate_action (self->service_actions, "take", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (self), "break", g_variant_new_string (""));
}

static void
prepare_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  rhom_prompter_prepare (get_prompter (RHOM_APPLICATION (user_data)));
}

static void
prompt_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  rhom_prompter_show_window (get_prompter (RHOM_APPLICATION (user_data)));
}

static void
overlay_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  rhom_prompter_show_overlay (get_prompter (RHOM_APPLICATION (user_data)));
}

static void
heat_ice_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  RhomApplication *self = RHOM_APPLICATION (user_data);

  if (self->therapy_window == NULL)
    adopt (self, &self->therapy_window, GTK_WINDOW (rhom_therapy_window_new (self->client, self->settings)));
  gtk_window_set_application (self->therapy_window, GTK_APPLICATION (self));
  gtk_window_present (self->therapy_window);
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  RhomApplication *self = RHOM_APPLICATION (user_data);

  if (self->preferences_window == NULL)
    adopt (self, &self->preferences_window, GTK_WINDOW (rhom_preferences_window_new (self->client, self->settings)));
  present_child (self, self->preferences_window);
}

static void
safety_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  RhomApplication *self = RHOM_APPLICATION (user_data);

  if (self->safety_window == NULL)
    adopt (self, &self->safety_window, GTK_WINDOW (rhom_safety_window_new ()));
  present_child (self, self->safety_window);
}

static void
menu_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  RhomApplication *self = RHOM_APPLICATION (user_data);

  if (self->menu_window == NULL)
    adopt (self, &self->menu_window, GTK_WINDOW (rhom_menu_window_new (self->client)));
  gtk_window_set_application (self->menu_window, GTK_APPLICATION (self));
  gtk_window_present (self->menu_window);
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  RhomApplication *self = RHOM_APPLICATION (user_data);

  if (self->shortcuts_window == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/rhomboid/Rhomboid/ui/shortcuts-window.ui");

      adopt (self, &self->shortcuts_window, GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts_window")));
    }
  present_child (self, self->shortcuts_window);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  RhomApplication *self = RHOM_APPLICATION (user_data);
  AdwAboutWindow  *about = ADW_ABOUT_WINDOW (adw_about_window_new ());

  adw_about_window_set_application_name (about, "Rhomboid");
  adw_about_window_set_application_icon (about, RHOM_APP_ID);
  adw_about_window_set_version (about, RHOM_VERSION);
  adw_about_window_set_developer_name (about, _("The Rhomboid contributors"));
  adw_about_window_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_window_set_comments (about, _("Breaks, stretches, and heat or ice for a sore upper back. It is no doctor and makes no diagnosis."));
  /* Translators: your name here, one a line, if you want it shown. */
  adw_about_window_set_translator_credits (about, _("translator-credits"));
  present_child (self, GTK_WINDOW (about));
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
  { "break", break_cb, "s" },
  { "play", play_cb, "s" },
  { "break-now", break_now_cb },
  { "prepare", prepare_cb },
  { "prompt", prompt_cb },
  { "overlay", overlay_cb },
  { "heat-ice", heat_ice_cb },
  { "heat-or-ice", heat_ice_cb }, /* its name in the launcher's menu */
  { "preferences", preferences_cb },
  { "safety", safety_cb },
  { "menu", menu_cb },
  { "shortcuts", shortcuts_cb },
  { "about", about_cb },
  { "quit", quit_cb },
};

typedef struct
{
  const char *action;
  const char *keys[4];
} Accelerator;

static const Accelerator accelerators[] = {
  { "app.preferences", { "<Control>comma" } },
  { "app.shortcuts", { "<Control>question", "F1" } },
  { "app.quit", { "<Control>q" } },
  { "app.heat-ice", { "<Control>h" } },
  { "service.take", { "<Control>b" } },
};

static void
client_failed_cb (RhomApplication *self,
                  const char      *text)
{
  if (self->therapy_window != NULL && (gtk_window_is_active (self->therapy_window) || self->window == NULL))
    rhom_therapy_window_add_toast (RHOM_THERAPY_WINDOW (self->therapy_window), text);
  else if (self->window != NULL)
    rhom_window_add_toast (RHOM_WINDOW (self->window), text);
  else
    g_message ("%s", text);
}

/* Reading the style sheets and templates leaves megabytes of free blocks
 * behind. Given back once the first window stands, lest they stay until exit. */
static gboolean
trim_memory_cb (gpointer user_data)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

static void
window_mapped_cb (GtkWidget *window,
                  gpointer   user_data)
{
  g_idle_add_full (G_PRIORITY_LOW, trim_memory_cb, NULL, NULL);
}

static void
rhom_application_window_added (GtkApplication *application,
                               GtkWindow      *window)
{
  GTK_APPLICATION_CLASS (rhom_application_parent_class)->window_added (application, window);
  rhom_button_names_mend (GTK_WIDGET (window));
  g_signal_connect (window, "map", G_CALLBACK (window_mapped_cb), NULL);
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
  g_signal_connect_object (self->client, "changed", G_CALLBACK (client_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_default_icon_name (RHOM_APP_ID);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action, (const char *const *) accelerators[i].keys);
}

static void
rhom_application_activate (GApplication *application)
{
  RhomApplication *self = RHOM_APPLICATION (application);

  if (!self->has_opened)
    g_action_group_activate_action (G_ACTION_GROUP (self), "today", NULL);
  self->has_opened = FALSE;
}

/* --open ACTION[=TARGET]: what the bus would call ActivateAction, for the
 * service where the bus cannot start us. */
static gboolean
open_action (RhomApplication *self,
             const char      *text,
             GError         **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "=", 2);
  const GVariantType *type = NULL;
  const char         *target = parts[0] != NULL && parts[1] != NULL ? parts[1] : "";
  gboolean            has_target;

  if (!g_application_register (G_APPLICATION (self), NULL, error))
    return FALSE;
  if (parts[0] == NULL || !g_action_group_query_action (G_ACTION_GROUP (self), parts[0], NULL, &type, NULL, NULL, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("There is nothing called “%s” to open"), text);
      return FALSE;
    }
  has_target = type != NULL && g_variant_type_equal (type, G_VARIANT_TYPE_STRING);
  g_action_group_activate_action (G_ACTION_GROUP (self), parts[0], has_target ? g_variant_new_string (target) : NULL);
  self->has_opened = TRUE;
  return TRUE;
}

static int
rhom_application_handle_local_options (GApplication *application,
                                       GVariantDict *options)
{
  RhomApplication *self = RHOM_APPLICATION (application);
  const char      *text = NULL;
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("rhomboid %s\n", RHOM_VERSION);
      return 0;
    }
  if (!g_variant_dict_lookup (options, "open", "&s", &text))
    return -1;
  if (!open_action (self, text, &error))
    {
      g_printerr ("rhomboid: %s\n", error->message);
      return 1;
    }
  return g_application_get_is_remote (application) ? 0 : -1;
}

static void
rhom_application_dispose (GObject *object)
{
  RhomApplication *self = RHOM_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->therapy_window);
  g_clear_weak_pointer (&self->preferences_window);
  g_clear_weak_pointer (&self->safety_window);
  g_clear_weak_pointer (&self->menu_window);
  g_clear_weak_pointer (&self->welcome_window);
  g_clear_weak_pointer (&self->shortcuts_window);
  g_clear_pointer (&self->wanted_break, g_free);
  g_clear_object (&self->prompter);
  g_clear_object (&self->service_actions);
  g_clear_object (&self->client);
  g_clear_object (&self->cues);
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
  GTK_APPLICATION_CLASS (klass)->window_added = rhom_application_window_added;
  application_class->startup = rhom_application_startup;
  application_class->activate = rhom_application_activate;
  application_class->handle_local_options = rhom_application_handle_local_options;
}

static void
rhom_application_init (RhomApplication *self)
{
  /* clang-format off */
  static const GOptionEntry entries[] = {
    { "open", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Open a window by its name, such as today, exercises, card=ID or heat-ice"), N_("NAME[=TARGET]") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { NULL },
  };
  /* clang-format on */

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
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
