/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz/fuzz.h"

#include "catalogue/routine-parser.h"

/* Whatever an item says, a dose stays one that can be done, or is refused. */
static void
check_item (const RhomRoutineItem *item)
{
  static const RhomDose doses[] = {
    { .sets = 1, .seconds = 25 },
    { .has_sides = TRUE, .sets = 1, .repetitions = 10, .seconds = 8, .hold_seconds = 5 },
    { .sets = 1, .repetitions = 8, .seconds = 10, .in_seconds = 4, .out_seconds = 6 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (doses); i++)
    {
      RhomDose dose = doses[i];

      if (rhom_dose_members_apply (&item->dose, &dose, NULL))
        g_assert_true (rhom_dose_check (&dose, NULL));
    }
}

/* Any bytes are a routine or an error that names the file; what is a routine is whole. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RhomRoutineData) routine = rhom_routine_data_parse ("desk-reset.json", (const char *) data, size, &error);

  g_assert_true ((routine == NULL) == (error != NULL));
  if (routine == NULL)
    {
      g_assert_true (g_str_has_prefix (error->message, "desk-reset.json: "));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_cmpstr (routine->id, ==, "desk-reset");
  g_assert_cmpuint (routine->items->len, >=, 1);
  for (guint i = 0; i < routine->items->len; i++)
    check_item (&g_array_index (routine->items, RhomRoutineItem, i));
  return 0;
}
