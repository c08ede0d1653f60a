/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz/fuzz.h"

#include "core/limit.h"
#include "store/saved-state.h"

#include <string.h>

static void
assert_safe (const RhomSavedState *state,
             gint64                now_usec)
{
  const RhomTherapyMemory *therapy = &state->therapy;

  if (rhom_therapy_state_is_on_skin (therapy->state))
    g_assert_cmpint (rhom_therapy_memory_get_deadline_usec (therapy), <=, now_usec + rhom_limit_get_most_usec (rhom_therapy_rules_get_limit (therapy->kind)));
  for (int i = 0; i < RHOM_N_REGIONS; i++)
    g_assert_cmpint (therapy->rest_usec[i], <=, now_usec);
}

/* Any bytes are a state or an error; no state keeps a pack on for longer than
 * one may, also after it was moved to another boot. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  RhomSavedState state, backwards;
  g_autoptr (GError) error = NULL;
  if (!rhom_saved_state_parse ((const char *) data, size, &state, &error))
    {
      g_assert_nonnull (error);
      return 0;
    }
  g_assert_no_error (error);
  g_assert_nonnull (memchr (state.boot_id, '\0', sizeof state.boot_id));
  g_assert_nonnull (memchr (state.proposal, '\0', sizeof state.proposal));
  g_assert_cmpint (state.therapy.state, <, RHOM_N_THERAPY_STATES);
  g_assert_cmpint (state.therapy.kind, <, RHOM_N_THERAPY_KINDS);
  g_assert_cmpint (state.therapy.region, <, RHOM_N_REGIONS);

  assert_safe (&state, state.saved_elapsed_usec);
  backwards = state;
  rhom_saved_state_rebase (&state, "another boot", RHOM_USEC_PER_SEC, state.saved_wall_usec + 1000000);
  assert_safe (&state, RHOM_USEC_PER_SEC);
  rhom_saved_state_rebase (&backwards, "another boot", RHOM_USEC_PER_SEC, 0);
  assert_safe (&backwards, RHOM_USEC_PER_SEC);
  return 0;
}
