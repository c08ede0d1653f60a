/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/therapy-window.h"

#include "ui/therapy-after.h"
#include "ui/therapy-alarm.h"
#include "ui/therapy-log.h"
#include "ui/therapy-running.h"
#include "ui/therapy-setup.h"

/**
 * RhomTherapyWindow:
 *
 * Heat and ice from the choice to "the pack is off". The timer is the service's:
 * closing this window changes nothing, and opened again it shows where time
 * really is. When it ends while the window is open, the window comes forward.
 */

struct _RhomTherapyWindow
{
  AdwWindow parent_instance;

  RhomServiceClient *client;      /* (owned) */
  RhomSettings      *settings;    /* (owned) */
  char              *state;       /* (owned): as it was shown last; "" while not connected */
  gboolean           has_rung;    /* this alarm has brought the window forward */
  gboolean           is_after;    /* what follows an application is being read */
  gboolean           was_cold;    /* the pack that was on last was ice; the bus forgets it once idle */
  gboolean           is_for_skin; /* that one was stopped after a look at the skin */

  AdwToastOverlay    *toasts;
  GtkToggleButton    *log_button;
  GtkStack           *stack;
  RhomTherapySetup   *setup;
  RhomTherapyRunning *running;
  RhomTherapyAlarm   *alarm;
  RhomTherapyAfter   *after;
  RhomTherapyLog     *log;
};

G_DEFINE_FINAL_TYPE (RhomTherapyWindow, rhom_therapy_window, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_CLIENT,
  PROP_SETTINGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Once for each alarm; its sound is the service's. */
static void
ring_once (RhomTherapyWindow *self)
{
  if (self->has_rung || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->has_rung = TRUE;
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->alarm));
}

/* Whether the state before was one of an application, of which something may be said now. */
static gboolean
has_just_ended (RhomTherapyWindow *self,
                const char        *state)
{
  return g_str_equal (state, "idle") && *self->state != '\0' && !g_str_equal (self->state, "idle");
}

/* In the rest of alternate the bus names the pack that comes next, which is the other one. */
static void
note_pack (RhomTherapyWindow *self)
{
  const char *state = rhom_service_client_get_therapy_state (self->client);
  gboolean    is_next = g_str_equal (state, "between") || g_str_equal (state, "ready");

  /* Empty while no service is there to name any. */
  if (*state != '\0' && !g_str_equal (state, "idle"))
    self->was_cold = (g_strcmp0 (rhom_ipc_therapy_get_pack (rhom_service_client_get_therapy (self->client)), "ice") == 0) != is_next;
}

static void
note_state (RhomTherapyWindow *self)
{
  const char *state = rhom_service_client_get_therapy_state (self->client);

  if (g_str_equal (self->state, state))
    return;
  if (has_just_ended (self, state))
    {
      self->is_after = TRUE;
      self->is_for_skin = g_str_equal (self->state, "checking");
    }
  else if (!g_str_equal (state, "idle") && *state != '\0')
    {
      self->is_after = FALSE;
      rhom_therapy_setup_reset (self->setup);
    }
  /* What wants an answer is not hidden behind the log. */
  gtk_toggle_button_set_active (self->log_button, FALSE);
  self->has_rung &= g_str_equal (state, "ended");
  g_free (self->state);
  self->state = g_strdup (state);
}

static const char *
choose_page (RhomTherapyWindow *self)
{
  if (*self->state == '\0')
    return rhom_service_client_get_state (self->client) == RHOM_SERVICE_MISSING ? "missing" : "starting";
  if (g_str_equal (self->state, "ended"))
    return "ended";
  if (gtk_toggle_button_get_active (self->log_button))
    return "log";
  if (g_str_equal (self->state, "idle"))
    return self->is_after ? "after" : "idle";
  return "running";
}

static void
update (RhomTherapyWindow *self)
{
  const char *page;

  note_pack (self);
  note_state (self);
  page = choose_page (self);
  if (g_str_equal (page, "after"))
    rhom_therapy_after_show (self->after, self->client, self->was_cold, self->is_for_skin);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) != 0)
    gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->log_button), *self->state != '\0' && !g_str_equal (self->state, "ended"));
  if (g_str_equal (page, "ended"))
    ring_once (self);
}

static void
after_closed_cb (RhomTherapyWindow *self)
{
  self->is_after = FALSE;
  update (self);
}

static void
start_service_cb (RhomTherapyWindow *self)
{
  rhom_service_client_start (self->client);
}

static gboolean
say_cb (GtkWidget *widget,
        GVariant  *parameters,
        gpointer   user_data)
{
  RhomTherapyWindow *self = RHOM_THERAPY_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "running") != 0)
    return FALSE;
  rhom_therapy_running_say (self->running);
  return TRUE;
}

/* --- The window --- */

static gboolean
rhom_therapy_window_close_request (GtkWindow *window)
{
  RhomTherapyWindow *self = RHOM_THERAPY_WINDOW (window);
  int                width = 0;
  int                height = 0;

  gtk_window_get_default_size (window, &width, &height);
  g_object_set (self->settings, "therapy-width", width, "therapy-height", height, NULL);
  return GTK_WINDOW_CLASS (rhom_therapy_window_parent_class)->close_request (window);
}

static void
restore_size (RhomTherapyWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               rhom_settings_get_int (self->settings, RHOM_SETTING_THERAPY_WIDTH),
                               rhom_settings_get_int (self->settings, RHOM_SETTING_THERAPY_HEIGHT));
}

static void
rhom_therapy_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rhom_therapy_window_parent_class)->map (widget);
  update (RHOM_THERAPY_WINDOW (widget));
}

static void
rhom_therapy_window_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  RhomTherapyWindow *self = RHOM_THERAPY_WINDOW (object);

  switch (prop_id)
    {
    case PROP_CLIENT:
      self->client = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rhom_therapy_window_constructed (GObject *object)
{
  RhomTherapyWindow *self = RHOM_THERAPY_WINDOW (object);

  G_OBJECT_CLASS (rhom_therapy_window_parent_class)->constructed (object);
  g_assert (RHOM_IS_SERVICE_CLIENT (self->client));
  g_assert (RHOM_IS_SETTINGS (self->settings));
  restore_size (self);
  rhom_therapy_setup_setup (self->setup, self->client, self->settings);
  rhom_therapy_running_setup (self->running, self->client, self->settings);
  rhom_therapy_alarm_setup (self->alarm, self->client);
  rhom_therapy_log_setup (self->log, self->client);
  g_signal_connect_object (self->client, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
rhom_therapy_window_dispose (GObject *object)
{
  RhomTherapyWindow *self = RHOM_THERAPY_WINDOW (object);

  g_clear_object (&self->client);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_THERAPY_WINDOW);

  G_OBJECT_CLASS (rhom_therapy_window_parent_class)->dispose (object);
}

static void
rhom_therapy_window_finalize (GObject *object)
{
  g_free (RHOM_THERAPY_WINDOW (object)->state);

  G_OBJECT_CLASS (rhom_therapy_window_parent_class)->finalize (object);
}

static void
rhom_therapy_window_class_init (RhomTherapyWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = rhom_therapy_window_constructed;
  object_class->dispose = rhom_therapy_window_dispose;
  object_class->finalize = rhom_therapy_window_finalize;
  object_class->set_property = rhom_therapy_window_set_property;
  widget_class->map = rhom_therapy_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = rhom_therapy_window_close_request;

  properties[PROP_CLIENT] = g_param_spec_object ("client", NULL, NULL, RHOM_TYPE_SERVICE_CLIENT, flags);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, RHOM_TYPE_SETTINGS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RHOM_TYPE_THERAPY_AFTER);
  g_type_ensure (RHOM_TYPE_THERAPY_ALARM);
  g_type_ensure (RHOM_TYPE_THERAPY_LOG);
  g_type_ensure (RHOM_TYPE_THERAPY_RUNNING);
  g_type_ensure (RHOM_TYPE_THERAPY_SETUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/therapy-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, log_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, setup);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, running);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, alarm);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, after);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, log);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, after_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_service_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_r, 0, say_cb, NULL);
}

static void
rhom_therapy_window_init (RhomTherapyWindow *self)
{
  self->state = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rhom_therapy_window_new:
 *
 * Returns: (transfer none): the window, not shown yet; GTK owns it
 */
RhomTherapyWindow *
rhom_therapy_window_new (RhomServiceClient *client,
                         RhomSettings      *settings)
{
  return g_object_new (RHOM_TYPE_THERAPY_WINDOW, "client", client, "settings", settings, NULL);
}

/**
 * rhom_therapy_window_add_toast:
 * @text: one short sentence
 */
void
rhom_therapy_window_add_toast (RhomTherapyWindow *self,
                               const char        *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_return_if_fail (RHOM_IS_THERAPY_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}
