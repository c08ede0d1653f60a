/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz/fuzz.h"

#include "core/hours.h"

/* Any words, one a line, are working hours or an error; what is understood can
 * be said again, and is understood the same. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  g_auto (GStrv) words = g_strsplit (text, "\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (RhomHours) hours = rhom_hours_new ((const char *const *) words, &error);
  g_autoptr (RhomHours) again = NULL;
  g_auto (GStrv) said = NULL;
  const RhomHoursRange *ranges;
  gsize                 n_ranges;

  if (hours == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }
  ranges = rhom_hours_get_ranges (hours, &n_ranges);
  said = rhom_hours_dup_words (ranges, n_ranges);
  again = rhom_hours_new ((const char *const *) said, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (ranges, n_ranges * sizeof *ranges, rhom_hours_get_ranges (again, &n_ranges), n_ranges * sizeof *ranges);
  rhom_hours_is_same_for_all_days (hours);
  return 0;
}
