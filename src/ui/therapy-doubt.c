/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/therapy-doubt.h"

#include "core/error.h"
#include "core/time-text.h"

#include <glib/gi18n-lib.h>

/*
 * What the service refuses until one has said yes once more. The code of the
 * refusal says what to ask; its text is never read.
 */

typedef struct
{
  RhomError   code;
  const char *title;
  const char *text; /* with %s: the length that is meant */
  RhomLimitId limit;
} Question;

/* clang-format off */
static const Question questions[RHOM_N_THERAPY_DOUBTS] = {
  [RHOM_THERAPY_DOUBT_SHORT_REST] = {
    RHOM_ERROR_ASK_SHORT_REST, N_("So Soon Again?"),
    /* Translators: %s is a length of time, such as "2 h". */
    N_("This place had a pack a short time ago. Blood flow stays changed for long after it: %s of rest are better."),
    RHOM_LIMIT_PLACE_REST,
  },
  [RHOM_THERAPY_DOUBT_FRESH_INJURY] = {
    RHOM_ERROR_ASK_FRESH_INJURY, N_("Heat on a Fresh Injury?"),
    N_("In the first two days heat can make an injury swell more. Ice is usually the better choice, and so is a doctor if it swells or hurts a lot."),
    RHOM_LIMIT_HEAT,
  },
  [RHOM_THERAPY_DOUBT_LONG] = {
    RHOM_ERROR_ASK_LONG, N_("Heat for That Long?"),
    /* Translators: %s is a length of time, such as "20 min". */
    N_("More than %s of heat is long. Keep the cloth between, look at your skin when you are asked to, and do not fall asleep on it."),
    RHOM_LIMIT_HEAT_UNASKED,
  },
};
/* clang-format on */

/**
 * rhom_therapy_doubt_find:
 * @error: why something was refused
 * @doubt: (out): set if a yes would lift it
 *
 * Returns: whether it would
 */
gboolean
rhom_therapy_doubt_find (const GError     *error,
                         RhomTherapyDoubt *doubt)
{
  for (int i = 0; i < RHOM_N_THERAPY_DOUBTS; i++)
    if (g_error_matches (error, RHOM_ERROR, questions[i].code))
      {
        *doubt = i;
        return TRUE;
      }
  return FALSE;
}

static char *
make_text (const Question *question)
{
  g_autofree char *length = rhom_time_text_length (rhom_limit_get_most_usec (question->limit));
  const char      *text = _(question->text);
  const char      *place = strstr (text, "%s");

  if (place == NULL)
    return g_strdup (text);
  return g_strdup_printf ("%.*s%s%s", (int) (place - text), text, length, place + strlen ("%s"));
}

/**
 * rhom_therapy_doubt_ask:
 * @widget: for whom it is asked
 * @answered: called with @widget and the response, %RHOM_THERAPY_DOUBT_YES or another
 *
 * Asks once more. No is what Enter, Escape and closing say.
 */
void
rhom_therapy_doubt_ask (GtkWidget       *widget,
                        RhomTherapyDoubt doubt,
                        GCallback        answered)
{
  const Question  *question = &questions[doubt];
  g_autofree char *text = make_text (question);
  GtkWidget       *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _(question->title), text);

  /* Translators: both answer a question on safety; No is the safe answer. */
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "no", _("_No, Go Back"), RHOM_THERAPY_DOUBT_YES, _("_Yes, Go On"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "no");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "no");
  g_signal_connect_object (dialog, "response", answered, widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
