/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/player-keys.h"

/*
 * The keys of the player, as one table. A popover that is open gets every key
 * and lets none through to its window, so each one has them for itself.
 */

typedef struct
{
  guint           key;
  GdkModifierType modifiers;
  const char     *action;
  const char     *target; /* (nullable) */
} Key;

static const Key keys[] = {
  { GDK_KEY_space, 0, "player.pause" },
  { GDK_KEY_KP_Space, 0, "player.pause" },
  { GDK_KEY_plus, 0, "player.extend" },
  { GDK_KEY_plus, GDK_SHIFT_MASK, "player.extend" },
  { GDK_KEY_equal, 0, "player.extend" },
  { GDK_KEY_KP_Add, 0, "player.extend" },
  { GDK_KEY_s, 0, "player.skip", "not-now" },
  { GDK_KEY_i, 0, "player.details" },
  { GDK_KEY_F11, 0, "player.fullscreen" },
};

static const Key hurt_key = { GDK_KEY_h, 0, "player.hurt" };

/* Arrow keys point the way that people read. */
static gboolean
arrow_cb (GtkWidget *widget,
          GVariant  *is_right,
          gpointer   user_data)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_activate_action (widget, g_variant_get_boolean (is_right) != is_rtl ? "player.next" : "player.previous", NULL);
  return GDK_EVENT_STOP;
}

static void
add_arrows (GtkShortcutController *controller)
{
  static const guint arrows[] = { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_KEY_Right, GDK_KEY_KP_Right };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (arrows[i], 0), gtk_callback_action_new (arrow_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (i >= 2));
      gtk_shortcut_controller_add_shortcut (controller, shortcut);
    }
}

static void
add_key (GtkShortcutController *controller,
         const Key             *key)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key->key, key->modifiers), gtk_named_action_new (key->action));

  if (key->target != NULL)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_string (key->target));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

/**
 * rhom_player_keys_add:
 * @widget: a player's window, or a popover in it that has no use for keys
 *
 * What has the focus comes first. A controller that is added comes before what
 * a window or popover does with arrow keys, which is to move the focus.
 */
void
rhom_player_keys_add (GtkWidget *widget)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_key (GTK_SHORTCUT_CONTROLLER (controller), &keys[i]);
  add_key (GTK_SHORTCUT_CONTROLLER (controller), &hurt_key);
  add_arrows (GTK_SHORTCUT_CONTROLLER (controller));
  gtk_widget_add_controller (widget, controller);
}

/**
 * rhom_player_keys_add_hurt:
 * @widget: a popover in a player's window, such as a menu
 *
 * The key that must work whatever is open.
 */
void
rhom_player_keys_add_hurt (GtkWidget *widget)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  add_key (GTK_SHORTCUT_CONTROLLER (controller), &hurt_key);
  gtk_widget_add_controller (widget, controller);
}
