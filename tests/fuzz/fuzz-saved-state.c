/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz/fuzz.h"

#include "core/limit.h"
#include "store/saved-state.h"

#include <string.h>

/* Any bytes are a state or an error; no state keeps a pack on for longer than
 * one may, also after it was moved to another boot. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  RhomSavedState state;
  g_autoptr (GError) error = NULL;
  gint64 end_usec;

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

  rhom_saved_state_rebase (&state, "another boot", 1000, state.saved_wall_usec + 1000000);
  end_usec = rhom_limit_get (RHOM_LIMIT_HEAT)->maximum * RHOM_USEC_PER_SEC;
  if (state.therapy.state == RHOM_THERAPY_STATE_RUNNING)
    g_assert_cmpint (state.therapy.end_usec, <=, 1000 + end_usec);
  return 0;
}
