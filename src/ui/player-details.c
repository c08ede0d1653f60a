/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/player-details.h"

#include "ui/player-keys.h"

/**
 * RhomPlayerDetails:
 *
 * All steps of an exercise at a glance, and when to stop. The clock goes on
 * meanwhile, and every key of the player works.
 */

/* What of the window is not for the text: header bar, arrow, and some air. */
#define AROUND_WIDTH_PX 72
#define AROUND_HEIGHT_PX 120
#define LEAST_HEIGHT_PX 160
/* Lines are read best so long, and worst if they are shorter. */
#define MOST_CHARS 40
#define LEAST_CHARS 12

struct _RhomPlayerDetails
{
  GtkPopover parent_instance;

  GtkScrolledWindow *scroller;
  GtkLabel          *steps_label;
  GtkLabel          *care_label;
  GtkLabel          *help_label;
};

G_DEFINE_FINAL_TYPE (RhomPlayerDetails, rhom_player_details, GTK_TYPE_POPOVER)

static void
rhom_player_details_map (GtkWidget *widget)
{
  RhomPlayerDetails *self = RHOM_PLAYER_DETAILS (widget);

  GTK_WIDGET_CLASS (rhom_player_details_parent_class)->map (widget);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  /* Where Up and Down scroll; a button there would take the Space that pauses. */
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

static void
rhom_player_details_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RHOM_TYPE_PLAYER_DETAILS);

  G_OBJECT_CLASS (rhom_player_details_parent_class)->dispose (object);
}

static void
rhom_player_details_class_init (RhomPlayerDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_player_details_dispose;
  widget_class->map = rhom_player_details_map;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/player-details.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerDetails, scroller);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerDetails, steps_label);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerDetails, care_label);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerDetails, help_label);
}

static void
add_scroll_key (GtkEventController *keys,
                guint               key,
                GtkScrollType       way)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), gtk_signal_action_new ("scroll-child"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new ("(ib)", way, FALSE));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

static void
rhom_player_details_init (RhomPlayerDetails *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  rhom_player_keys_add (GTK_WIDGET (self));
  add_scroll_key (keys, GDK_KEY_Up, GTK_SCROLL_STEP_UP);
  add_scroll_key (keys, GDK_KEY_Down, GTK_SCROLL_STEP_DOWN);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), keys);
}

/**
 * rhom_player_details_set_card:
 * @card: (nullable): the exercise to tell about
 * @side: at work; the steps name the body's sides
 */
void
rhom_player_details_set_card (RhomPlayerDetails *self,
                              RhomCard          *card,
                              RhomSide           side)
{
  const char *const *steps = NULL;
  const char        *care = card != NULL ? rhom_card_get_care (card) : NULL;
  g_autoptr (GString) text = g_string_new ("");

  g_return_if_fail (RHOM_IS_PLAYER_DETAILS (self));

  if (card != NULL)
    steps = side == RHOM_SIDE_LEFT ? rhom_card_get_left_steps (card) : rhom_card_get_steps (card);
  for (int i = 0; steps != NULL && steps[i] != NULL; i++)
    g_string_append_printf (text, "%s%d. %s", i > 0 ? "\n" : "", i + 1, steps[i]);
  gtk_label_set_label (self->steps_label, text->str);
  gtk_label_set_label (self->care_label, care != NULL ? care : "");
  gtk_widget_set_visible (GTK_WIDGET (self->care_label), care != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
}

static int
get_char_px (RhomPlayerDetails *self)
{
  PangoContext     *context = gtk_widget_get_pango_context (GTK_WIDGET (self->steps_label));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int               width_px = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (1, width_px);
}

/**
 * rhom_player_details_fit:
 *
 * Gets no larger than @window, and scrolls what does not fit.
 */
void
rhom_player_details_fit (RhomPlayerDetails *self,
                         GtkWidget         *window)
{
  int chars;

  g_return_if_fail (RHOM_IS_PLAYER_DETAILS (self));

  chars = CLAMP ((gtk_widget_get_width (window) - AROUND_WIDTH_PX) / get_char_px (self), LEAST_CHARS, MOST_CHARS);
  gtk_label_set_max_width_chars (self->steps_label, chars);
  gtk_label_set_max_width_chars (self->care_label, chars);
  gtk_label_set_max_width_chars (self->help_label, chars);
  gtk_scrolled_window_set_max_content_height (self->scroller, MAX (LEAST_HEIGHT_PX, gtk_widget_get_height (window) - AROUND_HEIGHT_PX));
}
