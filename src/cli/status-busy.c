/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/status-busy.h"

#include <glib/gi18n-lib.h>

/* What makes a moment the wrong one for a break, in words and in JSON. */

typedef struct
{
  const char *kind;
  gboolean    is_so;
  const char *source;
  const char *who; /* empty if it is not known */
} Seen;

static const char *
get_label (const char *kind)
{
  /* clang-format off */
  const struct { const char *kind, *label; } labels[] = {
    { "microphone", N_("Microphone in use") },
    { "camera", N_("Camera in use") },
    { "screen-share", N_("Screen shared") },
    { "full-screen", N_("Full screen") },
    /* Translators: some program asked for the screen not to go dark, as videos and slides do. */
    { "inhibitor", N_("Screen kept on") },
    { "do-not-disturb", N_("Do not disturb") },
  };
  /* clang-format on */

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].kind, kind))
      return _(labels[i].label);
  return kind;
}

/* Returns: (nullable): why nothing is seen of it; %NULL if it is seen */
static const char *
get_excuse (const char *source)
{
  if (g_str_equal (source, "none"))
    return _("not seen on this desktop");
  if (g_str_equal (source, "hung"))
    return _("not seen: no answer in time");
  if (g_str_equal (source, "ignored"))
    return _("ignored, as you chose");
  return g_str_equal (source, "unasked") ? _("not looked at yet") : NULL;
}

static char *
make_text (const Seen *seen)
{
  const char *excuse = get_excuse (seen->source);

  if (excuse != NULL)
    return g_strdup (excuse);
  if (!seen->is_so)
    /* Translators: it is not so, for example no microphone is in use; %s is what tells, such as “pulse”. */
    return g_strdup_printf (_("no (seen by %s)"), seen->source);
  if (*seen->who == '\0')
    /* Translators: it is so, for example a microphone is in use; %s is what tells, such as “pulse”. */
    return g_strdup_printf (_("yes (seen by %s)"), seen->source);
  /* Translators: it is so, for example a microphone is in use, and by which program; then what tells, such as “pulse”. */
  return g_strdup_printf (_("yes: %s (seen by %s)"), seen->who, seen->source);
}

/* Returns: (transfer full) (nullable): what was asked for, or what was seen last */
static GVariant *
dup_busy (RhomLink *link)
{
  if (link->busy != NULL)
    return g_variant_ref (link->busy);
  return rhom_ipc_desktop_dup_busy (link->desktop);
}

static gboolean
next (GVariantIter *iter,
      Seen         *seen)
{
  return g_variant_iter_next (iter, "(&sb&s&s)", &seen->kind, &seen->is_so, &seen->source, &seen->who);
}

/**
 * rhom_status_busy_ask:
 *
 * Has the service look now; what it saw last counts if it does not answer.
 */
void
rhom_status_busy_ask (RhomLink *link)
{
  g_clear_pointer (&link->busy, g_variant_unref);
  rhom_ipc_desktop_call_ask_busy_sync (link->desktop, &link->busy, NULL, NULL);
}

/**
 * rhom_status_busy_foreach:
 *
 * Calls @func for each kind, in their order.
 */
void
rhom_status_busy_foreach (RhomLink          *link,
                          RhomStatusBusyFunc func,
                          gpointer           user_data)
{
  g_autoptr (GVariant) busy = dup_busy (link);
  GVariantIter iter;
  Seen         seen;

  if (busy == NULL)
    return;
  g_variant_iter_init (&iter, busy);
  while (next (&iter, &seen))
    {
      g_autofree char *text = make_text (&seen);

      func (get_label (seen.kind), text, user_data);
    }
}

static void
add_seen (RhomJsonText *json,
          const Seen   *seen)
{
  rhom_json_text_begin_object (json, NULL);
  rhom_json_text_add_string (json, "kind", seen->kind);
  rhom_json_text_add_boolean (json, "is_so", seen->is_so);
  rhom_json_text_add_string (json, "source", seen->source);
  rhom_json_text_add_string (json, "who", *seen->who != '\0' ? seen->who : NULL);
  rhom_json_text_end_object (json);
}

/**
 * rhom_status_busy_add_json:
 *
 * Adds the array "busy".
 */
void
rhom_status_busy_add_json (RhomLink     *link,
                           RhomJsonText *json)
{
  g_autoptr (GVariant) busy = dup_busy (link);
  GVariantIter iter;
  Seen         seen;

  rhom_json_text_begin_array (json, "busy");
  if (busy != NULL)
    {
      g_variant_iter_init (&iter, busy);
      while (next (&iter, &seen))
        add_seen (json, &seen);
    }
  rhom_json_text_end_array (json);
}
