/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/service-actions.h"

/* Everything that can be asked of the service, as actions that are enabled
 * when the present state allows them. Windows insert the group as "service",
 * so that their buttons and menus need no code. Lengths are in minutes. */

typedef struct
{
  const char *action;
  const char *breaks;  /* (nullable): break states in which it makes sense, each between blanks */
  const char *therapy; /* (nullable): the same for heat or ice */
} Rule;

static const Rule rules[] = {
  { "take", " active warning held due snoozed paused off-hours away ", NULL },
  { "shorter", " active warning held due snoozed paused off-hours away ", NULL },
  { "snooze", " held due warning snoozed ", NULL },
  { "skip", " held due warning snoozed active ", NULL },
  { "pause", " active warning held due snoozed paused off-hours away ", NULL },
  { "pause-until-tomorrow", " active warning held due snoozed paused off-hours away ", NULL },
  { "resume", " paused ", NULL },
  { "finish", " in-break ", NULL },
  { "therapy-pause", NULL, " running checking " },
  { "therapy-resume", NULL, " paused " },
  { "therapy-stop", NULL, " running checking paused between ready " },
  { "therapy-acknowledge", NULL, " ended " },
};

#define LOCK_ACTION "lock"

static void
take_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  rhom_service_client_call_breaks (user_data, "Take", g_variant_new ("(s)", ""));
}

static void
shorter_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  rhom_service_client_call_breaks (user_data, "Shorter", NULL);
}

static void
snooze_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  rhom_service_client_call_breaks (user_data, "Snooze", g_variant_new ("(x)", g_variant_get_int32 (parameter) * RHOM_USEC_PER_MIN));
}

static void
skip_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  rhom_service_client_call_breaks (user_data, "Skip", NULL);
}

static void
pause_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  rhom_service_client_call_breaks (user_data, "Pause", g_variant_new ("(x)", g_variant_get_int32 (parameter) * RHOM_USEC_PER_MIN));
}

static void
pause_until_tomorrow_cb (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  RhomClock *clock = rhom_service_client_get_clock (user_data);
  gint64     wall_usec = rhom_clock_next_morning (clock);

  rhom_service_client_call_breaks (user_data, "PauseUntil", g_variant_new ("(x)", wall_usec / RHOM_USEC_PER_SEC));
}

static void
resume_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  rhom_service_client_call_breaks (user_data, "Resume", NULL);
}

static void
finish_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  rhom_service_client_call_breaks (user_data, "Finished", NULL);
}

static void
therapy_pause_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  rhom_service_client_call_therapy (user_data, "Pause", NULL);
}

static void
therapy_resume_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  rhom_service_client_call_therapy (user_data, "Resume", NULL);
}

static void
therapy_stop_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  rhom_service_client_call_therapy (user_data, "Stop", NULL);
}

static void
therapy_acknowledge_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  rhom_service_client_call_therapy (user_data, "Acknowledge", NULL);
}

static void
lock_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  rhom_service_client_call_desktop (user_data, "LockScreen", NULL);
}

static gboolean
can_lock (RhomServiceClient *client)
{
  return rhom_service_client_is_connected (client) && g_strcmp0 (rhom_ipc_desktop_get_screen_lock (rhom_service_client_get_desktop (client)), "none") != 0;
}

static gboolean
allows (const char *states,
        const char *state)
{
  g_autofree char *word = g_strdup_printf (" %s ", state);

  return states == NULL || (*state != '\0' && strstr (states, word) != NULL);
}

static void
client_changed_cb (RhomServiceClient *client,
                   GActionMap        *actions)
{
  const char *breaks = rhom_service_client_get_break_state (client);
  const char *therapy = rhom_service_client_get_therapy_state (client);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      GAction *action = g_action_map_lookup_action (actions, rules[i].action);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), allows (rules[i].breaks, breaks) && allows (rules[i].therapy, therapy));
    }
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, LOCK_ACTION)), can_lock (client));
}

/**
 * rhom_service_actions_new:
 *
 * Returns: (transfer full): a group to insert as %RHOM_SERVICE_ACTION_GROUP; it must not outlive @client
 */
GActionGroup *
rhom_service_actions_new (RhomServiceClient *client)
{
  static const GActionEntry entries[] = {
    { "take", take_cb },
    { "shorter", shorter_cb },
    { "snooze", snooze_cb, "i" },
    { "skip", skip_cb },
    { "pause", pause_cb, "i" },
    { "pause-until-tomorrow", pause_until_tomorrow_cb },
    { "resume", resume_cb },
    { "finish", finish_cb },
    { "therapy-pause", therapy_pause_cb },
    { "therapy-resume", therapy_resume_cb },
    { "therapy-stop", therapy_stop_cb },
    { "therapy-acknowledge", therapy_acknowledge_cb },
    { LOCK_ACTION, lock_cb },
  };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  g_return_val_if_fail (RHOM_IS_SERVICE_CLIENT (client), NULL);

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), client);
  g_signal_connect_object (client, "changed", G_CALLBACK (client_changed_cb), group, 0);
  client_changed_cb (client, G_ACTION_MAP (group));
  return G_ACTION_GROUP (group);
}
