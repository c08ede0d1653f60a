/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/break-prompt.h"

#include "ui/break-offer.h"

#ifdef GDK_WINDOWING_X11
#include <gdk/x11/gdkx.h>
#endif

/**
 * RhomBreakPrompt:
 *
 * The small window that offers a break. It takes no focus, and for its first
 * second it ignores keys, so that nobody who types answers it by accident. It
 * closes by itself as soon as no break is due any more. On a sore day it offers
 * heat or ice too.
 */

#define DEAF_USEC RHOM_USEC_PER_SEC

struct _RhomBreakPrompt
{
  AdwWindow parent_instance;

  RhomServiceClient *client;      /* (owned) */
  RhomSettings      *settings;    /* (owned) */
  RhomCatalogue     *catalogue;   /* (owned) */
  gint64             mapped_usec; /* elapsed scale; 0 = not yet */

  RhomBreakOffer *offer;
  GtkWidget      *heat_ice_button;
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

/* On a sore day a pack may do more good than an exercise. */
static void
update_heat_ice (RhomBreakPrompt *self)
{
  RhomIpcBreaks *breaks = rhom_service_client_get_breaks (self->client);

  gtk_widget_set_visible (self->heat_ice_button, breaks != NULL && rhom_ipc_breaks_get_sore_day (breaks));
}

/* While prepared but not shown, it waits for the moment through any state. */
static void
client_changed_cb (RhomBreakPrompt *self)
{
  update_heat_ice (self);
  if (self->mapped_usec != 0 && !rhom_break_offer_is_wanted (self->client))
    gtk_window_close (GTK_WINDOW (self));
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
  rhom_break_offer_setup (self->offer, self->client, self->settings, self->catalogue);
  g_signal_connect_object (self->client, "changed", G_CALLBACK (client_changed_cb), self, G_CONNECT_SWAPPED);
  update_heat_ice (self);
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

  g_type_ensure (RHOM_TYPE_BREAK_OFFER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/break-prompt.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomBreakPrompt, offer);
  gtk_widget_class_bind_template_child (widget_class, RhomBreakPrompt, heat_ice_button);
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
