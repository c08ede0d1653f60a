/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/therapy-reader.h"

#include "core/clock.h"
#include "core/error.h"

#include <glib/gi18n-lib.h>

/*
 * What somebody wants to start, as it comes over the bus. A misspelt option
 * must not start something else than was meant: what is not in the table, or of
 * another type, is refused, and named.
 */

typedef struct
{
  RhomTherapyRequest *request;
  gboolean            has_kind;
  gboolean            has_length;
} Reading;

static gboolean
read_kind (Reading  *reading,
           GVariant *value,
           GError  **error)
{
  reading->has_kind = TRUE;
  return rhom_therapy_kind_from_id (g_variant_get_string (value, NULL), &reading->request->kind, error);
}

static gboolean
read_region (Reading  *reading,
             GVariant *value,
             GError  **error)
{
  return rhom_region_from_id (g_variant_get_string (value, NULL), &reading->request->region, error);
}

static gboolean
read_length (Reading  *reading,
             GVariant *value,
             GError  **error)
{
  reading->has_length = TRUE;
  reading->request->length_usec = g_variant_get_int64 (value);
  return TRUE;
}

static gboolean
read_cloth (Reading  *reading,
            GVariant *value,
            GError  **error)
{
  reading->request->has_cloth = g_variant_get_boolean (value);
  return TRUE;
}

static gboolean
read_began (Reading  *reading,
            GVariant *value,
            GError  **error)
{
  return rhom_therapy_began_from_id (g_variant_get_string (value, NULL), &reading->request->began, error);
}

static gboolean
read_confirmed (Reading  *reading,
                GVariant *value,
                GError  **error)
{
  g_autofree const char **words = g_variant_get_strv (value, NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      RhomTherapyDoubt doubt;

      if (!rhom_therapy_doubt_from_id (words[i], &doubt, error))
        return FALSE;
      reading->request->confirmed |= 1u << doubt;
    }
  return TRUE;
}

static const struct
{
  const char *name;
  const char *type;
  gboolean (*read) (Reading  *reading,
                    GVariant *value,
                    GError  **error);
} readers[] = {
  { "kind", "s", read_kind },
  { "region", "s", read_region },
  { "length", "x", read_length },
  { "cloth", "b", read_cloth },
  { "began", "s", read_began },
  { "confirmed", "as", read_confirmed },
};

static gboolean
read_option (Reading    *reading,
             const char *name,
             GVariant   *value,
             GError    **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_str_equal (readers[i].name, name) && g_variant_is_of_type (value, G_VARIANT_TYPE (readers[i].type)))
      return readers[i].read (reading, value, error);

  /* Translators: %s is the name of an option of a D-Bus call. */
  g_set_error (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("Option “%s” is not known, or not of its type"), name);
  return FALSE;
}

static gboolean
read_options (Reading  *reading,
              GVariant *options,
              GError  **error)
{
  GVariantIter iter;
  const char  *name;
  GVariant    *value;

  g_variant_iter_init (&iter, options);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    if (!read_option (reading, name, value, error))
      {
        g_variant_unref (value);
        return FALSE;
      }
  return TRUE;
}

static const RhomSetting lengths[RHOM_N_THERAPY_KINDS] = {
  [RHOM_THERAPY_HEAT] = RHOM_SETTING_HEAT_SECONDS,
  [RHOM_THERAPY_ICE] = RHOM_SETTING_ICE_SECONDS,
  [RHOM_THERAPY_ALTERNATE] = RHOM_SETTING_ALTERNATE_SECONDS,
};

/* What is preferred is cut to what is allowed without asking; what was said is not. */
static void
choose_length (RhomTherapyRequest *request,
               RhomSettings       *settings,
               RhomTherapyCaution  caution)
{
  gint64 preferred_usec = rhom_settings_get_int (settings, lengths[request->kind]) * RHOM_USEC_PER_SEC;

  request->length_usec = MIN (preferred_usec, rhom_therapy_rules_get_most_usec (request->kind, caution));
}

/**
 * rhom_therapy_reader_read:
 * @options: (type a{sv}): see Therapy.Start() of our interface
 * @settings: for what is not said
 * @caution: caps a length that is not said
 * @request: (out caller-allocates): not to be used on error
 *
 * Returns: whether all of it is understood; not whether it is allowed
 */
gboolean
rhom_therapy_reader_read (GVariant           *options,
                          RhomSettings       *settings,
                          RhomTherapyCaution  caution,
                          RhomTherapyRequest *request,
                          GError            **error)
{
  Reading reading = { .request = request };

  *request = (RhomTherapyRequest){ .region = RHOM_REGION_UPPER_BACK };
  if (!read_options (&reading, options, error))
    return FALSE;
  if (!reading.has_kind)
    return rhom_therapy_kind_from_id (NULL, &request->kind, error);
  if (!reading.has_length)
    choose_length (request, settings, caution);
  request->gap_usec = rhom_settings_get_int (settings, RHOM_SETTING_ALTERNATE_REST_SECONDS) * RHOM_USEC_PER_SEC;
  return TRUE;
}
