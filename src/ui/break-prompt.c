/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/break-prompt.h"

#include "core/time-text.h"
#include "ui/hold-button.h"
#include "ui/figure-view.h"

#include <glib/gi18n-lib.h>
#ifdef GDK_WINDOWING_X11
#include <gdk/x11/gdkx.h>
#endif

/**
 * RhomBreakPrompt:
 *
 * The small window that offers a break. It takes no focus, and for its first
 * second it ignores keys, so that nobody who types answers it by accident. It
 * closes by itself as soon as no break is due any more.
 */

#define DEAF_USEC RHOM_USEC_PER_SEC
/* The skip that would be the third in a row wants to be held. */
#define SKIPS_BEFORE_HOLD 2

struct _RhomBreakPrompt
{
  AdwWindow parent_instance;

  RhomServiceClient *client;      /* (owned) */
  RhomSettings      *settings;    /* (owned) */
  RhomCatalogue     *catalogue;   /* (owned) */
  gint64             mapped_usec; /* elapsed scale; 0 = not yet */

  RhomFigureView *figure;
  GtkLabel       *sat_label;
  GtkLabel       *proposal_label;
  GtkLabel       *why_label;
  GtkButton      *start_button;
  GtkButton      *shorter_button;
  RhomHoldButton *skip_button;
};

G_DEFINE_FINAL_TYPE (RhomBreakPrompt, rhom_break_prompt, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_CLIENT,
  PROP_SETTINGS,
  PROP_CATALOGUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_proposal_text (RhomBreakPrompt *self,
                   RhomIpcBreaks   *breaks)
{
  const char *name = rhom_ipc_breaks_get_proposal_name (breaks);
  const char *why = rhom_ipc_breaks_get_proposal_why (breaks);

  gtk_label_set_label (self->proposal_label, name != NULL && *name != '\0' ? name : _("Stand up and move a little"));
  gtk_label_set_label (self->why_label, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why_label), why != NULL && *why != '\0');
}

static void
update_texts (RhomBreakPrompt *self)
{
  RhomIpcBreaks   *breaks = rhom_service_client_get_breaks (self->client);
  RhomCard        *card = rhom_catalogue_lookup_shown (self->catalogue, rhom_ipc_breaks_get_proposal (breaks));
  g_autofree char *sat = rhom_time_text_length (rhom_service_client_get_worked_usec (self->client));
  g_autofree char *length = rhom_time_text_length (rhom_ipc_breaks_get_length (breaks));
  /* Translators: %s is a length of time, such as "47 min". */
  g_autofree char *sat_text = g_strdup_printf (_("You have sat for %s"), sat);
  /* Translators: a button; %s is the length of the break, such as "5 min". */
  g_autofree char *start_text = g_strdup_printf (_("_Start %s"), length);
  g_autofree char *shorter = rhom_time_text_length (rhom_settings_get_int (self->settings, RHOM_SETTING_SHORT_BREAK_SECONDS) * RHOM_USEC_PER_SEC);
  /* Translators: a button; takes a shorter break than usual; %s is its length, such as "1 min". */
  g_autofree char *shorter_text = g_strdup_printf (_("Sh_orter, %s"), shorter);

  gtk_label_set_label (self->sat_label, sat_text);
  gtk_button_set_label (self->shorter_button, shorter_text);
  gtk_button_set_label (self->start_button, start_text);
  set_proposal_text (self, breaks);
  gtk_widget_set_visible (GTK_WIDGET (self->figure), card != NULL);
  rhom_figure_view_set_card (self->figure, card);
  rhom_hold_button_set_must_hold (self->skip_button, rhom_ipc_breaks_get_skips (breaks) >= SKIPS_BEFORE_HOLD);
}

static gboolean
is_wanted (RhomBreakPrompt *self)
{
  const char *state = rhom_service_client_get_break_state (self->client);

  return g_str_equal (state, "due") || g_str_equal (state, "warning");
}

/* While prepared but not shown, it waits for the moment through any state. */
static void
client_changed_cb (RhomBreakPrompt *self)
{
  if (is_wanted (self))
    update_texts (self);
  else if (self->mapped_usec != 0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
start_cb (RhomBreakPrompt *self)
{
  rhom_service_client_call_breaks (self->client, "Take", g_variant_new ("(s)", ""));
  gtk_widget_activate_action (GTK_WIDGET (self), "app.break", "s", "");
}

static void
shorter_cb (RhomBreakPrompt *self)
{
  rhom_service_client_call_breaks (self->client, "Shorter", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.break", "s", "");
}

static void
skip_cb (RhomBreakPrompt *self)
{
  rhom_service_client_call_breaks (self->client, "Skip", NULL);
}

static gboolean
key_pressed_cb (RhomBreakPrompt *self)
{
  gint64 shown_usec = rhom_clock_get_elapsed_usec (rhom_service_client_get_clock (self->client)) - self->mapped_usec;

  return shown_usec < DEAF_USEC ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
rhom_break_prompt_map (GtkWidget *widget)
{
  RhomBreakPrompt *self = RHOM_BREAK_PROMPT (widget);

  GTK_WIDGET_CLASS (rhom_break_prompt_parent_class)->map (widget);
  self->mapped_usec = rhom_clock_get_elapsed_usec (rhom_service_client_get_clock (self->client));
  if (rhom_service_client_is_connected (self->client))
    rhom_service_client_call_breaks (self->client, "Shown", NULL);
}

static void
rhom_break_prompt_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  RhomBreakPrompt *self = RHOM_BREAK_PROMPT (object);

  switch (prop_id)
    {
    case PROP_CLIENT:
      self->client = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_CATALOGUE:
      self->catalogue = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rhom_break_prompt_constructed (GObject *object)
{
  RhomBreakPrompt *self = RHOM_BREAK_PROMPT (object);

  G_OBJECT_CLASS (rhom_break_prompt_parent_class)->constructed (object);
  g_assert (RHOM_IS_SERVICE_CLIENT (self->client));
  g_assert (RHOM_IS_SETTINGS (self->settings));
  g_assert (RHOM_IS_CATALOGUE (self->catalogue));
  rhom_hold_button_setup (self->skip_button, rhom_service_client_get_clock (self->client), _("S_kip"), _("Hold to S_kip"));
  rhom_figure_view_follow (self->figure, self->settings);
  g_signal_connect_object (self->client, "changed", G_CALLBACK (client_changed_cb), self, G_CONNECT_SWAPPED);
  if (rhom_service_client_is_connected (self->client))
    update_texts (self);
}

static void
rhom_break_prompt_dispose (GObject *object)
{
  RhomBreakPrompt *self = RHOM_BREAK_PROMPT (object);

  g_clear_object (&self->client);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalogue);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_BREAK_PROMPT);

  G_OBJECT_CLASS (rhom_break_prompt_parent_class)->dispose (object);
}

static void
rhom_break_prompt_class_init (RhomBreakPromptClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = rhom_break_prompt_constructed;
  object_class->dispose = rhom_break_prompt_dispose;
  object_class->set_property = rhom_break_prompt_set_property;
  widget_class->map = rhom_break_prompt_map;

  properties[PROP_CLIENT] = g_param_spec_object ("client", NULL, NULL, RHOM_TYPE_SERVICE_CLIENT, flags);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, RHOM_TYPE_SETTINGS, flags);
  properties[PROP_CATALOGUE] = g_param_spec_object ("catalogue", NULL, NULL, RHOM_TYPE_CATALOGUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RHOM_TYPE_FIGURE_VIEW);
  g_type_ensure (RHOM_TYPE_HOLD_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/break-prompt.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomBreakPrompt, figure);
  gtk_widget_class_bind_template_child (widget_class, RhomBreakPrompt, sat_label);
  gtk_widget_class_bind_template_child (widget_class, RhomBreakPrompt, proposal_label);
  gtk_widget_class_bind_template_child (widget_class, RhomBreakPrompt, why_label);
  gtk_widget_class_bind_template_child (widget_class, RhomBreakPrompt, start_button);
  gtk_widget_class_bind_template_child (widget_class, RhomBreakPrompt, shorter_button);
  gtk_widget_class_bind_template_child (widget_class, RhomBreakPrompt, skip_button);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, shorter_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
}

static void
rhom_break_prompt_init (RhomBreakPrompt *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * rhom_break_prompt_new:
 *
 * Returns: (transfer none): a window that is ready but not shown; GTK owns it
 */
RhomBreakPrompt *
rhom_break_prompt_new (RhomServiceClient *client, RhomSettings *settings, RhomCatalogue *catalogue)
{
  return g_object_new (RHOM_TYPE_BREAK_PROMPT, "client", client, "settings", settings, "catalogue", catalogue, NULL);
}

/**
 * rhom_break_prompt_show_quietly:
 *
 * Shows the window and leaves the focus where it is: an X11 window manager is
 * told that no input led to it, elsewhere a window without an activation token
 * gets none.
 */
void
rhom_break_prompt_show_quietly (RhomBreakPrompt *self)
{
  g_return_if_fail (RHOM_IS_BREAK_PROMPT (self));

  gtk_widget_realize (GTK_WIDGET (self));
#ifdef GDK_WINDOWING_X11
  {
    GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));

    if (GDK_IS_X11_SURFACE (surface))
      gdk_x11_surface_set_user_time (surface, 0);
  }
#endif
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}
