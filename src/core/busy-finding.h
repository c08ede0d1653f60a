/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/busy.h"

G_BEGIN_DECLS

/**
 * RhomBusyAnswer:
 * @RHOM_BUSY_ANSWER_MISSING: there is nothing here that could tell
 * @RHOM_BUSY_ANSWER_HUNG: what could tell did not answer in time
 * @RHOM_BUSY_ANSWER_FREE: it is not so
 * @RHOM_BUSY_ANSWER_BUSY: it is so
 *
 * What one detector says of one kind; of two, the later word here counts.
 */
typedef enum
{
  RHOM_BUSY_ANSWER_MISSING,
  RHOM_BUSY_ANSWER_HUNG,
  RHOM_BUSY_ANSWER_FREE,
  RHOM_BUSY_ANSWER_BUSY,
} RhomBusyAnswer;

#define RHOM_BUSY_SOURCE_SIZE 16
#define RHOM_BUSY_WHO_SIZE 128

/* What was found of one kind. All zeroes is "nothing tells". */
typedef struct
{
  RhomBusyAnswer answer;
  char           source[RHOM_BUSY_SOURCE_SIZE]; /* a word of [a-z0-9-]; empty unless it answered */
  char           who[RHOM_BUSY_WHO_SIZE];       /* UTF-8, a name to show; empty if it is not known */
} RhomBusyFinding;

void rhom_busy_finding_add (RhomBusyFinding *self,
                            RhomBusyAnswer   answer,
                            const char      *source,
                            const char      *who);

gboolean rhom_busy_finding_equal (const RhomBusyFinding *self,
                                  const RhomBusyFinding *other);

/* What the probe prints, a line at a time. */
char    *rhom_busy_line_new (RhomBusyKind   kind,
                             RhomBusyAnswer answer,
                             const char    *source,
                             const char    *who);
char    *rhom_busy_line_new_done (RhomBusyKind kind);
gboolean rhom_busy_line_parse (const char      *line,
                               gsize            length,
                               RhomBusyKind    *kind,
                               RhomBusyFinding *finding,
                               gboolean        *is_done,
                               GError         **error);

gboolean rhom_busy_kind_from_string (const char   *word,
                                     RhomBusyKind *kind);
gboolean rhom_busy_is_us (const char *who);

G_END_DECLS
