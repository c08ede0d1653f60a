/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/dialogs.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/*
 * What several windows say or ask in a dialog.
 */

/**
 * rhom_dialogs_explain:
 *
 * Says why something was not done.
 */
void
rhom_dialogs_explain (GtkWindow  *window,
                      const char *heading,
                      const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (window, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
discarded_cb (GtkWindow  *window,
              const char *response)
{
  if (g_str_equal (response, "discard"))
    gtk_window_destroy (window);
}

/**
 * rhom_dialogs_ask_discard:
 * @window: an editor in which something was typed
 *
 * Asks before it is lost, and closes the window if it may be.
 */
void
rhom_dialogs_ask_discard (GtkWindow *window)
{
  GtkWidget        *widget = adw_message_dialog_new (window, _("Discard What You Changed?"), _("It is not saved yet."));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "keep", _("_Keep Editing"), "discard", _("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "keep");
  adw_message_dialog_set_close_response (dialog, "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discarded_cb), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
