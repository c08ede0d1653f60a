/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/therapy.h"

#include "store/saved-state.h"
#include "support/fake-clock.h"

#include <string.h>

/*
 * People, clocks and kills at random, against a second opinion.
 *
 * The second opinion shares no code and no figure with the first: it follows
 * the person, who lays packs and takes them off, and holds what happens against
 * the rules of the leaflets. It is told what a kill takes back: a command whose
 * result was not saved got no answer, so for the person it was not obeyed.
 *
 * A million steps are a few thousand stories. A story that fails is told, and
 * RHOMBOID_TEST_SEED tells it again alone; it is short enough to be read.
 */

#define A_SEC ((gint64) 1000000)
#define A_MIN (60 * A_SEC)
#define AN_HOUR (60 * A_MIN)

#define N_STEPS 1000000
#define STEPS_OF_A_STORY 200

typedef struct
{
  gboolean        is_on;
  gboolean        has_application;
  RhomTherapyKind pack;
  gint64          on_usec;                  /* this pack, in truth */
  gint64          all_usec;                 /* all packs of this application */
  gint64          off_usec[RHOM_N_REGIONS]; /* when a pack last came off, on the scale of true time; 0 = never */
  gint64          last_off_usec;
  gboolean        is_long_agreed;
  RhomRegion      region;
  guint           n_started;
} Person;

typedef struct
{
  guint32            seed;
  GRand             *rand;
  RhomFakeClock     *clock;
  RhomTherapy       *therapy;
  RhomSavedState     disk;
  gboolean           is_dying;  /* nothing is saved any more */
  gboolean           has_died;  /* something was not */
  GHashTable        *history;   /* (element-type utf8 utf8) */
  GPtrArray         *story;     /* (element-type utf8) */
  gint64             true_usec; /* since the story began */
  gint64             seen_usec; /* elapsed, when that was brought up to date */
  RhomTherapyCaution caution;
  Person             person;
  guint              n_alarms;
  guint              boot;
} Model;

/* What a run of stories came across: one in which nothing happens would keep every rule. */
typedef struct
{
  guint n_started;
  guint n_refused;
  guint n_alarms;
  guint n_checks;
  guint n_kills;
  guint n_lost;
  guint n_boots;
  guint n_records;
  guint n_states[RHOM_N_THERAPY_STATES];
} Sums;

/* The leaflets, once more. */
static const gint64 most_usec[RHOM_N_THERAPY_KINDS] = { 30 * A_MIN, 20 * A_MIN, 15 * A_MIN };

static gint64
get_now_usec (Model *model)
{
  return rhom_clock_get_elapsed_usec (RHOM_CLOCK (model->clock));
}

static void G_GNUC_PRINTF (2, 3)
  tell (Model      *model,
        const char *format,
        ...)
{
  va_list arguments;
  char   *line;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (model->story, g_strdup_printf ("%8.1f min  %s", model->true_usec / (double) A_MIN, line));
  g_free (line);
}

static void
fail (Model      *model,
      const char *rule)
{
  for (guint i = 0; i < model->story->len; i++)
    g_printerr ("# %s\n", (char *) model->story->pdata[i]);
  g_error ("%s; RHOMBOID_TEST_SEED=%u tells this story again", rule, model->seed);
}

static void
expect (Model      *model,
        gboolean    holds,
        const char *rule)
{
  if (!holds)
    fail (model, rule);
}

static RhomTherapyState
get_state (Model *model)
{
  return rhom_therapy_get_state (model->therapy);
}

/* --- What the service would do around it --- */

static void
therapy_changed_cb (Model *model)
{
  if (model->is_dying)
    {
      model->has_died = TRUE;
      return;
    }
  model->disk.therapy = *rhom_therapy_get_memory (model->therapy);
  model->disk.saved_elapsed_usec = get_now_usec (model);
  model->disk.saved_wall_usec = rhom_clock_get_wall_usec (RHOM_CLOCK (model->clock));
}

static void
therapy_recorded_cb (RhomTherapy             *therapy,
                     const RhomTherapyRecord *record,
                     Model                   *model)
{
  int n_packs = record->kind == RHOM_THERAPY_ALTERNATE ? 3 : 1;

  expect (model, record->actual_usec <= n_packs * most_usec[record->kind], "a record says that a pack was on for too long");
  expect (model, record->actual_usec >= 0 && record->checks_answered <= record->checks_asked, "a record cannot be right");
  g_hash_table_add (model->history, g_strdup (record->event));
}

static void
therapy_alarm_cb (RhomTherapy *therapy,
                  guint        ordinal,
                  Model       *model)
{
  expect (model, get_state (model) == RHOM_THERAPY_STATE_ENDED, "the alarm sounds, and no time is over");
  model->n_alarms++;
}

static void
make_therapy (Model *model)
{
  model->therapy = rhom_therapy_new (RHOM_CLOCK (model->clock));
  rhom_therapy_set_caution (model->therapy, model->caution);
  g_signal_connect_swapped (model->therapy, "changed", G_CALLBACK (therapy_changed_cb), model);
  g_signal_connect (model->therapy, "recorded", G_CALLBACK (therapy_recorded_cb), model);
  g_signal_connect (model->therapy, "alarm", G_CALLBACK (therapy_alarm_cb), model);
}

/* --- The person --- */

/* True time goes on with every clock, and lies on the skin with every pack. */
static void
live (Model *model)
{
  gint64 passed_usec = get_now_usec (model) - model->seen_usec;

  model->seen_usec += passed_usec;
  model->true_usec += passed_usec;
  if (model->person.is_on)
    {
      model->person.on_usec += passed_usec;
      model->person.all_usec += passed_usec;
    }
}

static void
take_off (Model *model)
{
  model->person.is_on = FALSE;
  model->person.last_off_usec = model->true_usec;
}

static void
finish (Model *model)
{
  Person *person = &model->person;

  if (person->has_application && person->all_usec >= A_MIN)
    person->off_usec[person->region] = person->last_off_usec;
  person->has_application = FALSE;
  person->is_on = FALSE;
}

static void
lay_on (Model          *model,
        RhomTherapyKind pack)
{
  model->person.is_on = TRUE;
  model->person.pack = pack;
  model->person.on_usec = 0;
}

static gint64
get_most_usec (Model *model)
{
  gint64 usec = most_usec[rhom_therapy_get_memory (model->therapy)->kind];

  if (usec > 20 * A_MIN && !model->person.is_long_agreed)
    usec = 20 * A_MIN;
  return model->caution == RHOM_THERAPY_CAUTION_NONE ? usec : MIN (usec, 10 * A_MIN);
}

/* What must hold at every moment at which the process lives. */
static void
check_rules (Model *model,
             Sums  *sums)
{
  const RhomTherapyMemory *memory = rhom_therapy_get_memory (model->therapy);
  Person                  *person = &model->person;
  gboolean                 is_alarm_on = memory->state == RHOM_THERAPY_STATE_ENDED;

  live (model);
  sums->n_states[memory->state]++;
  if (person->is_on)
    {
      expect (model, is_alarm_on || person->on_usec <= get_most_usec (model) + A_SEC, "a pack is on past its cap, and the alarm is silent");
      expect (model, is_alarm_on || rhom_therapy_state_is_on_skin (memory->state), "a pack is on, and nobody times it");
    }
  if (is_alarm_on)
    expect (model, model->n_alarms > 0, "the time is over, and no alarm has sounded");
  else
    model->n_alarms = 0;
  expect (model, rhom_therapy_memory_check (memory, get_now_usec (model), NULL), "what is saved could not be read again");
  /* Nobody came to lay the next pack. */
  if (memory->state == RHOM_THERAPY_STATE_IDLE && person->has_application)
    finish (model);
}

/* --- Steps --- */

static gint64
any_length (Model *model)
{
  static const gint64 lengths[] = { 0, 1, A_SEC, 20 * A_SEC, A_MIN, 2 * A_MIN, 5 * A_MIN, 5 * A_MIN - 1, 10 * A_MIN, 15 * A_MIN, 45 * A_MIN, 75 * A_MIN, 3 * AN_HOUR };

  if (g_rand_boolean (model->rand))
    return g_rand_int_range (model->rand, 0, 20 * 60) * A_SEC;
  return lengths[g_rand_int_range (model->rand, 0, G_N_ELEMENTS (lengths))];
}

static void
check_start (Model                    *model,
             const RhomTherapyRequest *request)
{
  Person *person = &model->person;
  gint64  off_usec = person->off_usec[request->region];
  gint64  most = model->caution == RHOM_THERAPY_CAUTION_NONE ? most_usec[request->kind] : 10 * A_MIN;

  expect (model, request->has_cloth, "started without a cloth");
  expect (model, !person->has_application, "started while another one was on");
  expect (model, request->length_usec >= 5 * A_MIN && request->length_usec <= most, "started for a length that is not allowed");
  expect (model, off_usec == 0 || model->true_usec - off_usec >= 45 * A_MIN, "started on a place inside its refused rest");
  expect (model, off_usec == 0 || model->true_usec - off_usec >= 2 * AN_HOUR || request->confirmed & 1u, "started on a place that should rest, without asking");
  expect (model, request->began != RHOM_THERAPY_BEGAN_FRESH || request->kind == RHOM_THERAPY_ICE || request->confirmed & 2u, "heat on a fresh injury, without asking");
  expect (model, request->kind != RHOM_THERAPY_HEAT || request->length_usec <= 20 * A_MIN || request->confirmed & 4u, "long heat, without asking");
}

static void
started (Model                    *model,
         const RhomTherapyRequest *request)
{
  Person *person = &model->person;

  check_start (model, request);
  person->has_application = TRUE;
  person->all_usec = 0;
  person->region = request->region;
  person->is_long_agreed = (request->confirmed & 4u) != 0;
  person->n_started++;
  lay_on (model, request->kind == RHOM_THERAPY_HEAT ? RHOM_THERAPY_HEAT : RHOM_THERAPY_ICE);
}

static gboolean
try_start (Model *model,
           Sums  *sums)
{
  RhomTherapyRequest request = {
    .kind = g_rand_int_range (model->rand, 0, RHOM_N_THERAPY_KINDS),
    .region = g_rand_int_range (model->rand, 0, RHOM_N_REGIONS),
    .length_usec = g_rand_int_range (model->rand, 3, 33) * A_MIN,
    .gap_usec = g_rand_int_range (model->rand, 4, 12) * A_MIN,
    .has_cloth = g_rand_int_range (model->rand, 0, 8) > 0,
    .began = g_rand_int_range (model->rand, 0, RHOM_N_THERAPY_BEGANS),
    .confirmed = g_rand_int_range (model->rand, 0, 8),
  };
  gboolean is_done = rhom_therapy_start (model->therapy, &request, NULL);

  tell (model, "start %s on %s for %d min, %s, confirmed %u: %s", rhom_therapy_kind_to_id (request.kind), rhom_region_to_id (request.region),
        (int) (request.length_usec / A_MIN), request.has_cloth ? "cloth" : "no cloth", request.confirmed, is_done ? "yes" : "no");
  if (is_done && !model->has_died)
    started (model, &request);
  *(is_done ? &sums->n_started : &sums->n_refused) += 1;
  return is_done;
}

static void
try_next (Model *model)
{
  gboolean        has_cloth = g_rand_boolean (model->rand);
  RhomTherapyKind pack = rhom_therapy_memory_get_pack (rhom_therapy_get_memory (model->therapy));
  gboolean        is_done = rhom_therapy_next (model->therapy, has_cloth, NULL);

  tell (model, "next, %s: %s", has_cloth ? "cloth" : "no cloth", is_done ? "yes" : "no");
  if (!is_done)
    return;
  expect (model, has_cloth, "the next pack without a cloth");
  expect (model, model->true_usec - model->person.last_off_usec >= 5 * A_MIN, "the next pack without a rest");
  if (!model->has_died)
    lay_on (model, pack);
}

static void
try_extend (Model *model)
{
  gint64   length_usec = g_rand_int_range (model->rand, -1, 20) * A_MIN;
  gboolean is_confirmed = g_rand_boolean (model->rand);
  gboolean is_done = rhom_therapy_extend (model->therapy, length_usec, is_confirmed, NULL);

  tell (model, "extend by %d min, %s: %s", (int) (length_usec / A_MIN), is_confirmed ? "confirmed" : "not confirmed", is_done ? "yes" : "no");
  if (!is_done)
    return;
  expect (model, model->person.pack == RHOM_THERAPY_HEAT, "ice was extended");
  if (is_confirmed && !model->has_died)
    model->person.is_long_agreed = TRUE;
}

typedef gboolean (*Command) (RhomTherapy *therapy,
                             GError     **error);

enum
{
  COMMAND_FINE,
  COMMAND_STOP_FOR_SKIN,
  COMMAND_PAUSE,
  COMMAND_RESUME,
  COMMAND_STOP,
  COMMAND_ACKNOWLEDGE,
};

static const struct
{
  const char *name;
  Command     command;
  gboolean    takes_off;
  gboolean    lays_on;
  gboolean    ends;
} commands[] = {
  [COMMAND_FINE] = { "fine", rhom_therapy_answer_fine, FALSE, FALSE, FALSE },
  [COMMAND_STOP_FOR_SKIN] = { "not fine", rhom_therapy_answer_stop, TRUE, FALSE, TRUE },
  [COMMAND_PAUSE] = { "pause", rhom_therapy_pause, TRUE, FALSE, FALSE },
  [COMMAND_RESUME] = { "resume", rhom_therapy_resume, FALSE, TRUE, FALSE },
  [COMMAND_STOP] = { "stop", rhom_therapy_stop, TRUE, FALSE, TRUE },
  [COMMAND_ACKNOWLEDGE] = { "acknowledge", rhom_therapy_acknowledge, TRUE, FALSE, FALSE },
};

static void
try_command (Model *model,
             guint  i)
{
  RhomTherapyState before = get_state (model);
  gboolean         is_done = commands[i].command (model->therapy, NULL);

  tell (model, "%s: %s", commands[i].name, is_done ? "yes" : "no");
  if (!is_done || model->has_died)
    return;
  /* Between two packs it has been off since before. */
  if (commands[i].takes_off && (model->person.is_on || before == RHOM_THERAPY_STATE_ENDED))
    take_off (model);
  if (commands[i].lays_on)
    model->person.is_on = TRUE;
  if (commands[i].ends || get_state (model) == RHOM_THERAPY_STATE_IDLE)
    finish (model);
}

static void
set_wall (Model *model)
{
  gint64 wall_usec = rhom_clock_get_wall_usec (RHOM_CLOCK (model->clock)) + g_rand_int_range (model->rand, -3 * 24, 3 * 24) * AN_HOUR;

  tell (model, "the wall clock is set");
  /* No clock shows a time before 1970. */
  rhom_fake_clock_set_wall (model->clock, MAX (wall_usec, AN_HOUR));
  /* As the service does when it hears of it. */
  therapy_changed_cb (model);
}

static void
set_caution (Model *model)
{
  model->caution = g_rand_int_range (model->rand, 0, RHOM_N_THERAPY_CAUTIONS);
  tell (model, "caution: %s", rhom_therapy_caution_to_id (model->caution));
  rhom_therapy_set_caution (model->therapy, model->caution);
}

static void
bring_back (Model *model)
{
  model->is_dying = model->has_died = FALSE;
  model->n_alarms = 0; /* the process that is coming has to sound it itself */
  make_therapy (model);
  expect (model, rhom_therapy_memory_check (&model->disk.therapy, get_now_usec (model), NULL), "what was saved cannot be read again");
  rhom_therapy_restore (model->therapy, &model->disk.therapy);
}

static void
kill_it (Model *model)
{
  gint64 dead_usec = any_length (model);

  tell (model, "killed for %.1f min", dead_usec / (double) A_MIN);
  g_clear_object (&model->therapy);
  rhom_fake_clock_advance (model->clock, dead_usec);
  live (model);
  bring_back (model);
}

/* Nothing of what comes next is saved, and then it is killed. What came before it is. */
static gboolean
step_unsaved (Model *model,
              Sums  *sums,
              void (*step) (Model *model, Sums *sums))
{
  const RhomSavedState disk = model->disk;

  tell (model, "(nothing is saved of what comes next)");
  model->is_dying = TRUE;
  step (model, sums);
  live (model);
  if (model->has_died)
    sums->n_lost++;
  model->disk = disk;
  sums->n_kills++;
  kill_it (model);
  return TRUE;
}

/* The machine is off for a while. Its clock keeps time, or comes up at 1970; one that is off by some hours nobody can know of. */
static void
reboot (Model *model)
{
  gint64           off_usec = any_length (model) + A_SEC;
  gboolean         is_flat = g_rand_int_range (model->rand, 0, 4) == 0;
  gint64           wall_usec = is_flat ? AN_HOUR : rhom_clock_get_wall_usec (RHOM_CLOCK (model->clock)) + off_usec;
  g_autofree char *boot_id = g_strdup_printf ("boot %u", ++model->boot);

  tell (model, "the machine is off for %.1f min%s", off_usec / (double) A_MIN, is_flat ? ", and its battery is flat" : "");
  g_clear_object (&model->therapy);
  g_clear_object (&model->clock);
  model->clock = rhom_fake_clock_new ();
  rhom_fake_clock_set_wall (model->clock, wall_usec);
  model->seen_usec = get_now_usec (model) - off_usec;
  live (model);
  rhom_saved_state_rebase (&model->disk, boot_id, get_now_usec (model), wall_usec);
  bring_back (model);
}

/* What a person does who does what is asked. */
static void
step_sensible (Model *model,
               Sums  *sums)
{
  switch (get_state (model))
    {
    case RHOM_THERAPY_STATE_CHECKING:
      try_command (model, COMMAND_FINE);
      break;
    case RHOM_THERAPY_STATE_PAUSED:
      try_command (model, COMMAND_RESUME);
      break;
    case RHOM_THERAPY_STATE_ENDED:
      try_command (model, COMMAND_ACKNOWLEDGE);
      break;
    case RHOM_THERAPY_STATE_READY:
      try_next (model);
      break;
    case RHOM_THERAPY_STATE_IDLE:
    case RHOM_THERAPY_STATE_RUNNING:
    case RHOM_THERAPY_STATE_BETWEEN:
    case RHOM_N_THERAPY_STATES:
    default:
      try_start (model, sums);
      break;
    }
}

static void
step_command (Model *model,
              Sums  *sums)
{
  int i = g_rand_int_range (model->rand, 0, 14);

  if (i >= 10)
    step_sensible (model, sums);
  else if (i < 3)
    try_start (model, sums);
  else if (i == 3)
    try_next (model);
  else if (i == 4)
    try_extend (model);
  else
    try_command (model, g_rand_int_range (model->rand, 0, G_N_ELEMENTS (commands)));
}

static void
step_time (Model *model,
           Sums  *sums)
{
  gint64   length_usec = any_length (model);
  gboolean is_asleep = g_rand_int_range (model->rand, 0, 4) == 0;

  tell (model, "%s for %.1f min", is_asleep ? "asleep" : "awake", length_usec / (double) A_MIN);
  if (is_asleep)
    rhom_fake_clock_suspend (model->clock, length_usec);
  else
    rhom_fake_clock_advance (model->clock, length_usec);
}

static void
step (Model *model,
      Sums  *sums)
{
  int i = g_rand_int_range (model->rand, 0, 100);

  if (i < 55)
    step_command (model, sums);
  else if (i < 88)
    step_time (model, sums);
  else if (i < 91)
    set_wall (model);
  else if (i < 93)
    set_caution (model);
  else if (i < 95)
    step_unsaved (model, sums, step_command);
  else if (i < 96)
    step_unsaved (model, sums, step_time);
  else if (i < 99)
    {
      sums->n_kills++;
      kill_it (model);
    }
  else
    {
      sums->n_boots++;
      reboot (model);
    }
}

/* --- Stories --- */

static void
begin (Model  *model,
       guint32 seed)
{
  *model = (Model){ .seed = seed };
  model->rand = g_rand_new_with_seed (seed);
  model->history = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  model->story = g_ptr_array_new_with_free_func (g_free);
  model->clock = rhom_fake_clock_new ();
  model->seen_usec = get_now_usec (model);
  g_strlcpy (model->disk.boot_id, "boot 0", sizeof model->disk.boot_id);
  make_therapy (model);
  therapy_changed_cb (model);
}

static void
end (Model *model,
     Sums  *sums)
{
  rhom_therapy_stop (model->therapy, NULL);
  expect (model, g_hash_table_size (model->history) == model->person.n_started, "not one record for each application");
  sums->n_records += g_hash_table_size (model->history);
  g_clear_object (&model->therapy);
  expect (model, rhom_fake_clock_get_n_alarms (model->clock) == 0, "an alarm of the clock was left behind");
  g_clear_object (&model->clock);
  g_ptr_array_unref (model->story);
  g_hash_table_unref (model->history);
  g_rand_free (model->rand);
}

static void
tell_story (guint32 seed,
            Sums   *sums)
{
  Model model;

  begin (&model, seed);
  for (int i = 0; i < STEPS_OF_A_STORY; i++)
    {
      guint alarms = model.n_alarms;

      step (&model, sums);
      check_rules (&model, sums);
      sums->n_alarms += model.n_alarms > alarms;
    }
  end (&model, sums);
}

static void
test_stories (void)
{
  const char *seed = g_getenv ("RHOMBOID_TEST_SEED");
  guint32     first = seed != NULL ? g_ascii_strtoull (seed, NULL, 10) : 1;
  Sums        sums = { 0 };

  for (guint32 i = 0; i < (seed != NULL ? 1 : N_STEPS / STEPS_OF_A_STORY); i++)
    tell_story (first + i, &sums);
  g_test_message ("%u started, %u refused, %u alarms, %u kills, %u lost with one, %u boots, %u records",
                  sums.n_started, sums.n_refused, sums.n_alarms, sums.n_kills, sums.n_lost, sums.n_boots, sums.n_records);
  if (seed != NULL)
    return;
  for (int i = 0; i < RHOM_N_THERAPY_STATES; i++)
    {
      g_test_message ("%s: %u steps", rhom_therapy_state_to_id (i), sums.n_states[i]);
      g_assert_cmpuint (sums.n_states[i], >, 1000);
    }
  g_assert_cmpuint (sums.n_started, >, 10000);
  g_assert_cmpuint (sums.n_alarms, >, 5000);
  g_assert_cmpuint (sums.n_lost, >, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/therapy-model/stories", test_stories);

  return g_test_run ();
}
