/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/hide-toast.h"

#include <glib/gi18n-lib.h>

static void
show_again_cb (AdwToast     *toast,
               RhomSettings *settings)
{
  rhom_settings_set_contained (settings, "hidden-cards", g_object_get_data (G_OBJECT (toast), "card"), FALSE);
}

/**
 * rhom_hide_toast_add:
 *
 * Hides an exercise for good, and says so, with a way back.
 */
void
rhom_hide_toast_add (AdwToastOverlay *toasts,
                     RhomSettings    *settings,
                     RhomCard        *card)
{
  g_autofree char *name = g_markup_escape_text (rhom_card_get_name (card), -1);
  /* Translators: %s is the name of an exercise. */
  g_autofree char *text = g_strdup_printf (_("“%s” will not be shown again"), name);
  AdwToast        *toast = adw_toast_new (text);

  rhom_settings_set_contained (settings, "hidden-cards", rhom_card_get_id (card), TRUE);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "card", g_strdup (rhom_card_get_id (card)), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (show_again_cb), settings, 0);
  adw_toast_overlay_add_toast (toasts, toast);
}
