/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/dose-parser.h"

#include "core/error.h"
#include "json/strict-json.h"

#include <glib/gi18n-lib.h>

static gboolean
read_number (RhomMemberReader *reader,
             const RhomMember *member,
             JsonNode         *node,
             gpointer          target)
{
  const RhomLimit *limit = rhom_dose_get_limit (member->least);
  RhomMember       bounded = *member;

  bounded.least = limit->minimum;
  bounded.most = limit->maximum;
  return rhom_members_read_integer (reader, &bounded, node, target);
}

/* Which limit it is stands in the place of the least. How long a hold may be depends on what it is of: rhom_dose_check() says. */
static const RhomMember dose_members[] = {
  /* Stays the first. */
  { "sides", rhom_members_read_boolean, G_STRUCT_OFFSET (RhomDoseMembers, sides) },
  { "sets", read_number, G_STRUCT_OFFSET (RhomDoseMembers, sets), RHOM_MEMBER_OPTIONAL, RHOM_DOSE_LIMIT_SETS },
  { "repetitions", read_number, G_STRUCT_OFFSET (RhomDoseMembers, repetitions), RHOM_MEMBER_OPTIONAL, RHOM_DOSE_LIMIT_REPETITIONS },
  { "repetition_seconds", read_number, G_STRUCT_OFFSET (RhomDoseMembers, repetition_seconds), RHOM_MEMBER_OPTIONAL, RHOM_DOSE_LIMIT_REPETITION },
  { "hold_seconds", read_number, G_STRUCT_OFFSET (RhomDoseMembers, hold_seconds), RHOM_MEMBER_OPTIONAL, RHOM_DOSE_LIMIT_LENGTH },
  { "length_seconds", read_number, G_STRUCT_OFFSET (RhomDoseMembers, length_seconds), RHOM_MEMBER_OPTIONAL, RHOM_DOSE_LIMIT_LENGTH },
  { "rest_seconds", read_number, G_STRUCT_OFFSET (RhomDoseMembers, rest_seconds), RHOM_MEMBER_OPTIONAL, RHOM_DOSE_LIMIT_REST },
  { "breath_in_seconds", read_number, G_STRUCT_OFFSET (RhomDoseMembers, breath_in_seconds), RHOM_MEMBER_OPTIONAL, RHOM_DOSE_LIMIT_BREATH },
  { "breath_out_seconds", read_number, G_STRUCT_OFFSET (RhomDoseMembers, breath_out_seconds), RHOM_MEMBER_OPTIONAL, RHOM_DOSE_LIMIT_BREATH },
  { NULL },
};

/**
 * rhom_dose_members_init:
 *
 * Leaves out everything.
 */
void
rhom_dose_members_init (RhomDoseMembers *members)
{
  *members = (RhomDoseMembers){ -1, -1, -1, -1, -1, -1, -1, -1, -1 };
}

/* What excludes what; the same is said by the schema. */
static const char *
find_contradiction (const RhomDoseMembers *members)
{
  gboolean is_paced = members->breath_in_seconds >= 0 || members->breath_out_seconds >= 0;

  if (members->length_seconds >= 0 && (members->repetitions >= 0 || members->hold_seconds >= 0))
    return _("must have length_seconds or the others, not both");
  if ((members->breath_in_seconds >= 0) != (members->breath_out_seconds >= 0))
    return _("must have both breath_in_seconds and breath_out_seconds");
  if (is_paced && (members->hold_seconds >= 0 || members->repetition_seconds >= 0))
    return _("a breath has neither hold_seconds nor repetition_seconds");
  if (members->length_seconds >= 0 && (is_paced || members->repetition_seconds >= 0))
    return _("must have repetitions for what is done more than once");
  return NULL;
}

/* A repetition takes as long as is said, or as its breath, or as long to move as before. */
static void
apply_repetitions (const RhomDoseMembers *members,
                   RhomDose              *dose,
                   gboolean               was_repeated)
{
  int preset = rhom_dose_get_limit (RHOM_DOSE_LIMIT_REPETITION)->preset;
  int moving = was_repeated && dose->in_seconds == 0 ? dose->seconds - dose->hold_seconds : preset;

  if (members->breath_in_seconds > 0)
    {
      dose->in_seconds = members->breath_in_seconds;
      dose->out_seconds = members->breath_out_seconds;
      dose->hold_seconds = 0;
      dose->seconds = dose->in_seconds + dose->out_seconds;
      return;
    }
  if (members->hold_seconds < 0 && members->repetition_seconds < 0 && was_repeated)
    return;
  dose->in_seconds = dose->out_seconds = 0;
  if (members->hold_seconds >= 0)
    dose->hold_seconds = members->hold_seconds;
  dose->seconds = members->repetition_seconds >= 0 ? members->repetition_seconds : dose->hold_seconds + moving;
}

static gboolean
apply_length (const RhomDoseMembers *members,
              RhomDose              *dose,
              GError               **error)
{
  if (members->breath_in_seconds >= 0 || members->repetition_seconds >= 0)
    {
      g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("must have repetitions for what is done more than once"));
      return FALSE;
    }
  dose->repetitions = dose->hold_seconds = dose->in_seconds = dose->out_seconds = 0;
  if (members->length_seconds >= 0 || members->hold_seconds >= 0)
    {
      dose->seconds = MAX (members->length_seconds, members->hold_seconds);
      dose->goes_on = members->length_seconds >= 0;
    }
  return TRUE;
}

static void
apply_sets (const RhomDoseMembers *members,
            RhomDose              *dose)
{
  if (members->sides >= 0)
    dose->has_sides = members->sides;
  if (members->rest_seconds >= 0)
    dose->rest_seconds = members->rest_seconds;
  else if (members->sets > 1 && dose->sets <= 1)
    dose->rest_seconds = rhom_dose_get_limit (RHOM_DOSE_LIMIT_REST)->preset;
  if (members->sets >= 0)
    dose->sets = members->sets;
}

/**
 * rhom_dose_members_apply:
 * @members: what is to be otherwise
 * @dose: (inout): a dose that may be done
 *
 * Returns: whether @dose may be done still; if not, @error says what is wrong
 */
gboolean
rhom_dose_members_apply (const RhomDoseMembers *members,
                         RhomDose              *dose,
                         GError               **error)
{
  const char *contradiction = find_contradiction (members);
  gboolean    was_repeated = dose->repetitions > 0;

  if (contradiction != NULL)
    {
      g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_INVALID, contradiction);
      return FALSE;
    }
  apply_sets (members, dose);
  if (members->repetitions >= 0 || (was_repeated && members->length_seconds < 0))
    {
      dose->repetitions = MAX (members->repetitions, 0) > 0 ? members->repetitions : dose->repetitions;
      dose->goes_on = FALSE;
      if (!was_repeated)
        dose->hold_seconds = 0;
      apply_repetitions (members, dose, was_repeated);
    }
  else if (!apply_length (members, dose, error))
    return FALSE;
  return rhom_dose_check (dose, error);
}

/**
 * rhom_dose_members_read:
 * @target: an #RhomDoseMembers
 *
 * For a dose within a routine. Whether an exercise has sides, its card alone says.
 */
gboolean
rhom_dose_members_read (RhomMemberReader *reader,
                        const RhomMember *member,
                        JsonNode         *node,
                        gpointer          target)
{
  rhom_dose_members_init (target);
  return rhom_members_read_object (reader, dose_members + 1, node, target);
}

/**
 * rhom_dose_read:
 * @target: an #RhomDose
 */
gboolean
rhom_dose_read (RhomMemberReader *reader,
                const RhomMember *member,
                JsonNode         *node,
                gpointer          target)
{
  g_autoptr (GError) error = NULL;
  RhomDoseMembers members;
  RhomDose       *dose = target;

  rhom_dose_members_init (&members);
  if (!rhom_members_read_object (reader, dose_members, node, &members))
    return FALSE;
  if (members.repetitions < 0 && members.hold_seconds < 0 && members.length_seconds < 0)
    return rhom_members_fail (reader, _("must have repetitions, hold_seconds or length_seconds"));
  *dose = (RhomDose){ .sets = 1 };
  return rhom_dose_members_apply (&members, dose, &error) || rhom_members_fail (reader, "%s", error->message);
}

static void
write_number (JsonBuilder *builder,
              const char  *name,
              int          number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/**
 * rhom_dose_members_write:
 *
 * Adds an object to @builder that rhom_dose_members_read() reads as @members.
 */
void
rhom_dose_members_write (const RhomDoseMembers *members,
                         JsonBuilder           *builder)
{
  json_builder_begin_object (builder);
  for (const RhomMember *member = dose_members + 1; member->name != NULL; member++)
    {
      int number = G_STRUCT_MEMBER (int, members, member->offset);

      if (number >= 0)
        write_number (builder, member->name, number);
    }
  json_builder_end_object (builder);
}

static void
write_repetitions (const RhomDose *dose,
                   JsonBuilder    *builder)
{
  write_number (builder, "repetitions", dose->repetitions);
  if (dose->in_seconds > 0)
    {
      write_number (builder, "breath_in_seconds", dose->in_seconds);
      write_number (builder, "breath_out_seconds", dose->out_seconds);
      return;
    }
  write_number (builder, "repetition_seconds", dose->seconds);
  if (dose->hold_seconds > 0)
    write_number (builder, "hold_seconds", dose->hold_seconds);
}

/**
 * rhom_dose_write:
 *
 * Adds an object to @builder that rhom_dose_read() reads as @dose.
 */
void
rhom_dose_write (const RhomDose *dose,
                 JsonBuilder    *builder)
{
  json_builder_begin_object (builder);
  if (dose->repetitions > 0)
    write_repetitions (dose, builder);
  else
    write_number (builder, dose->goes_on ? "length_seconds" : "hold_seconds", dose->seconds);
  if (dose->sets > 1)
    {
      write_number (builder, "sets", dose->sets);
      write_number (builder, "rest_seconds", dose->rest_seconds);
    }
  if (dose->has_sides)
    {
      json_builder_set_member_name (builder, "sides");
      json_builder_add_boolean_value (builder, TRUE);
    }
  json_builder_end_object (builder);
}
