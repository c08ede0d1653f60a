/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz/fuzz.h"

#include "core/busy-finding.h"

#include <string.h>

static void
check (const RhomBusyFinding *finding)
{
  g_assert_cmpint (finding->answer, !=, RHOM_BUSY_ANSWER_HUNG);
  g_assert_true ((finding->source[0] == '\0') == (finding->answer == RHOM_BUSY_ANSWER_MISSING));
  g_assert_true (finding->who[0] == '\0' || finding->answer == RHOM_BUSY_ANSWER_BUSY);
  g_assert_true (g_utf8_validate (finding->who, -1, NULL));
  g_assert_true (strpbrk (finding->who, "\n\r\x1b") == NULL);
}

/* Any bytes are an answer of a kind, or an error. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  RhomBusyKind    kind = RHOM_N_BUSY_KINDS;
  RhomBusyFinding finding;
  gboolean        is_done;

  if (!rhom_busy_line_parse ((const char *) data, size, &kind, &finding, &is_done, &error))
    {
      g_assert_nonnull (error);
      return 0;
    }
  g_assert_no_error (error);
  g_assert_cmpint (kind, <, RHOM_N_BUSY_KINDS);
  check (&finding);
  return 0;
}
