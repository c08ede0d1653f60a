/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/members.h"
#include "core/dose.h"

G_BEGIN_DECLS

/**
 * RhomDoseMembers:
 *
 * A dose as it is written in a file; what was left out is -1.
 */
typedef struct
{
  int sides;
  int sets;
  int repetitions;
  int repetition_seconds;
  int hold_seconds;
  int length_seconds;
  int rest_seconds;
  int breath_in_seconds;
  int breath_out_seconds;
} RhomDoseMembers;

void     rhom_dose_members_init (RhomDoseMembers *members);
gboolean rhom_dose_members_apply (const RhomDoseMembers *members,
                                  RhomDose              *dose,
                                  GError               **error);
gboolean rhom_dose_members_read (RhomMemberReader *reader,
                                 const RhomMember *member,
                                 JsonNode         *node,
                                 gpointer          target);
void     rhom_dose_members_write (const RhomDoseMembers *members,
                                  JsonBuilder           *builder);
gboolean rhom_dose_read (RhomMemberReader *reader,
                         const RhomMember *member,
                         JsonNode         *node,
                         gpointer          target);
void     rhom_dose_write (const RhomDose *dose,
                          JsonBuilder    *builder);

G_END_DECLS
