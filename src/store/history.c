/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/history.h"

#include "core/clock.h"
#include "core/error.h"
#include "store/history-db.h"
#include "store/set-aside.h"

#include <glib/gi18n-lib.h>

/**
 * RhomHistory:
 *
 * What was done, kept for good. A record that cannot be written now (disk
 * full, file locked, folder read-only) waits here and is tried again with the
 * next one, in order. A file that is no database of ours any more, or one of
 * a newer version, is set aside, and a fresh one begun.
 *
 * Everything runs in the calling thread: a write is a few pages into the
 * kernel's cache, and a lock of somebody else is waited for 20 ms at most.
 */

/* Some weeks of events. */
#define MAX_WAITING 1000

typedef enum
{
  EVENT_BREAK,
  EVENT_THERAPY,
  EVENT_EXERCISE,
} EventKind;

#define MAX_TEXTS 3

/* The texts of a record are borrowed from its event. */
typedef struct
{
  EventKind kind;
  union
  {
    RhomBreakRecord    a_break;
    RhomTherapyRecord  therapy;
    RhomExerciseRecord exercise;
  };
  char *texts[MAX_TEXTS]; /* (owned) (nullable) */
} Event;

struct _RhomHistory
{
  GObject parent_instance;

  char    *path;      /* (owned) */
  char    *set_aside; /* (owned) (nullable) where the last unusable file went */
  char    *problem;   /* (owned) (nullable) why nothing can be kept at present */
  sqlite3 *db;        /* (owned) (nullable) */
  GQueue   waiting;   /* (owned) (element-type Event) oldest first */
};

G_DEFINE_FINAL_TYPE (RhomHistory, rhom_history, G_TYPE_OBJECT)

static Event *
event_new (EventKind kind)
{
  Event *event = g_new0 (Event, 1);

  event->kind = kind;
  return event;
}

static const char *
event_keep (Event      *event,
            int         i,
            const char *text)
{
  g_assert (event->texts[i] == NULL);
  return event->texts[i] = g_strdup (text);
}

static void
event_free (Event *event)
{
  for (int i = 0; i < MAX_TEXTS; i++)
    g_free (event->texts[i]);
  g_free (event);
}

static void
close_db (RhomHistory *self)
{
  g_clear_pointer (&self->db, sqlite3_close_v2);
}

static void
set_problem (RhomHistory  *self,
             const GError *error)
{
  g_free (self->problem);
  /* Translators: %s is a file, then a reason from the system. */
  self->problem = error != NULL ? g_strdup_printf (_("%s cannot be written: %s"), self->path, error->message) : NULL;
}

static gboolean
move_file (RhomHistory       *self,
           RhomHistoryDbFault fault,
           GError           **error)
{
  static const char *const companions[] = { "-wal", "-shm", NULL };
  char                    *aside = rhom_set_aside (self->path, fault == RHOM_HISTORY_DB_NEWER ? "newer" : "corrupt", companions, error);

  if (aside == NULL)
    return FALSE;
  g_free (self->set_aside);
  self->set_aside = aside;
  return TRUE;
}

/* A fresh file is tried once: if that is no good either, the disk is at fault. */
static gboolean
open_db (RhomHistory *self,
         GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  RhomHistoryDbFault fault;

  if (self->db != NULL)
    return TRUE;

  fault = rhom_history_db_open (self->path, &self->db, &local_error);
  if (fault == RHOM_HISTORY_DB_CORRUPT || fault == RHOM_HISTORY_DB_NEWER)
    {
      g_clear_error (&local_error);
      if (move_file (self, fault, &local_error))
        fault = rhom_history_db_open (self->path, &self->db, &local_error);
    }
  if (fault == RHOM_HISTORY_DB_OK)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static RhomHistoryDbFault
insert (RhomHistory *self,
        const Event *event,
        GError     **error)
{
  if (!open_db (self, error))
    return RHOM_HISTORY_DB_BLOCKED;
  switch (event->kind)
    {
    case EVENT_BREAK:
      return rhom_history_db_insert_break (self->db, &event->a_break, error);
    case EVENT_THERAPY:
      return rhom_history_db_insert_therapy (self->db, &event->therapy, error);
    case EVENT_EXERCISE:
      return rhom_history_db_insert_exercise (self->db, &event->exercise, error);
    default:
      g_assert_not_reached ();
    }
}

/* A database found corrupt only now is set aside like one found so at the start. */
static RhomHistoryDbFault
insert_or_begin_afresh (RhomHistory *self,
                        const Event *event,
                        GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  RhomHistoryDbFault fault = insert (self, event, &local_error);

  if (fault == RHOM_HISTORY_DB_CORRUPT)
    {
      g_clear_error (&local_error);
      close_db (self);
      fault = RHOM_HISTORY_DB_BLOCKED;
      if (move_file (self, RHOM_HISTORY_DB_CORRUPT, &local_error))
        fault = insert (self, event, &local_error);
    }
  if (fault != RHOM_HISTORY_DB_OK)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return fault;
}

/* Writes what waits, oldest first, until something cannot be written. A
 * record that the tables will never take is dropped: it would block the rest. */
static gboolean
flush (RhomHistory *self,
       GError     **error)
{
  g_autoptr (GError) refusal = NULL;

  while (!g_queue_is_empty (&self->waiting))
    {
      g_autoptr (GError) local_error = NULL;
      RhomHistoryDbFault fault = insert_or_begin_afresh (self, g_queue_peek_head (&self->waiting), &local_error);

      if (fault != RHOM_HISTORY_DB_OK && fault != RHOM_HISTORY_DB_REFUSED)
        {
          set_problem (self, local_error);
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (fault == RHOM_HISTORY_DB_REFUSED)
        {
          g_clear_error (&refusal);
          refusal = g_steal_pointer (&local_error);
        }
      event_free (g_queue_pop_head (&self->waiting));
    }

  set_problem (self, NULL);
  if (refusal == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

static gboolean
add (RhomHistory *self,
     Event       *event,
     GError     **error)
{
  if (g_queue_get_length (&self->waiting) >= MAX_WAITING)
    {
      g_message ("%s: the oldest of %d waiting records is given up", self->path, MAX_WAITING);
      event_free (g_queue_pop_head (&self->waiting));
    }
  g_queue_push_tail (&self->waiting, event);

  if (flush (self, error))
    return TRUE;
  g_prefix_error (error, "%s: ", self->path);
  return FALSE;
}

static void
rhom_history_finalize (GObject *object)
{
  RhomHistory *self = RHOM_HISTORY (object);

  flush (self, NULL);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) event_free);
  close_db (self);
  g_free (self->path);
  g_free (self->set_aside);
  g_free (self->problem);

  G_OBJECT_CLASS (rhom_history_parent_class)->finalize (object);
}

static void
rhom_history_class_init (RhomHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rhom_history_finalize;
}

static void
rhom_history_init (RhomHistory *self)
{
  g_queue_init (&self->waiting);
}

/**
 * rhom_history_new:
 * @path: the database; made if it is not there, with its folder
 *
 * Opens the database at once. That never fails; see
 * rhom_history_get_set_aside() and rhom_history_get_problem().
 *
 * Returns: (transfer full): the history
 */
RhomHistory *
rhom_history_new (const char *path)
{
  RhomHistory *self;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (RHOM_TYPE_HISTORY, NULL);
  self->path = g_strdup (path);
  if (!open_db (self, &error))
    set_problem (self, error);
  return self;
}

/**
 * rhom_history_get_path:
 *
 * Returns: (transfer none): the database
 */
const char *
rhom_history_get_path (RhomHistory *self)
{
  g_return_val_if_fail (RHOM_IS_HISTORY (self), NULL);

  return self->path;
}

/**
 * rhom_history_get_set_aside:
 *
 * Returns: (transfer none) (nullable): where an unusable earlier file was moved; may change with each record
 */
const char *
rhom_history_get_set_aside (RhomHistory *self)
{
  g_return_val_if_fail (RHOM_IS_HISTORY (self), NULL);

  return self->set_aside;
}

/**
 * rhom_history_get_problem:
 *
 * Returns: (transfer none) (nullable): why records have to wait, as of the last try
 */
const char *
rhom_history_get_problem (RhomHistory *self)
{
  g_return_val_if_fail (RHOM_IS_HISTORY (self), NULL);

  return self->problem;
}

/**
 * rhom_history_add_break:
 *
 * Keeps a record. On error it waits in memory and is tried again with the
 * next; the caller need not do so.
 *
 * Returns: whether it is on disk
 */
gboolean
rhom_history_add_break (RhomHistory           *self,
                        const RhomBreakRecord *record,
                        GError               **error)
{
  Event *event;

  g_return_val_if_fail (RHOM_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  event = event_new (EVENT_BREAK);
  event->a_break = *record;
  event->a_break.proposal = event_keep (event, 0, record->proposal);
  event->a_break.event = event_keep (event, 1, record->event);
  return add (self, event, error);
}

/**
 * rhom_history_add_therapy:
 *
 * As rhom_history_add_break().
 *
 * Returns: whether it is on disk
 */
gboolean
rhom_history_add_therapy (RhomHistory             *self,
                          const RhomTherapyRecord *record,
                          GError                 **error)
{
  Event *event;

  g_return_val_if_fail (RHOM_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  event = event_new (EVENT_THERAPY);
  event->therapy = *record;
  event->therapy.event = event_keep (event, 0, record->event);
  return add (self, event, error);
}

/**
 * rhom_history_add_exercise:
 *
 * As rhom_history_add_break().
 *
 * Returns: whether it is on disk
 */
gboolean
rhom_history_add_exercise (RhomHistory              *self,
                           const RhomExerciseRecord *record,
                           GError                  **error)
{
  Event *event;

  g_return_val_if_fail (RHOM_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  event = event_new (EVENT_EXERCISE);
  event->exercise = *record;
  event->exercise.run = event_keep (event, 0, record->run);
  event->exercise.card = event_keep (event, 1, record->card);
  event->exercise.routine = event_keep (event, 2, record->routine);
  return add (self, event, error);
}

/* Wall seconds as they come over the bus, to microseconds without overflow. */
static gint64
to_usec (gint64 unix_seconds)
{
  return CLAMP (unix_seconds, G_MININT64 / RHOM_USEC_PER_SEC, G_MAXINT64 / RHOM_USEC_PER_SEC) * RHOM_USEC_PER_SEC;
}

static void
count_waiting (RhomHistory *self,
               gint64       from_usec,
               gint64       until_usec,
               guint        counts[RHOM_N_BREAK_OUTCOMES])
{
  for (GList *l = self->waiting.head; l != NULL; l = l->next)
    {
      const Event *event = l->data;

      if (event->kind == EVENT_BREAK && event->a_break.ended_wall_usec >= from_usec && event->a_break.ended_wall_usec < until_usec)
        counts[event->a_break.outcome]++;
    }
}

/* What a failure to read means for the file. */
static gboolean
conclude (RhomHistory       *self,
          RhomHistoryDbFault fault,
          GError           **error)
{
  if (fault == RHOM_HISTORY_DB_CORRUPT)
    {
      close_db (self);
      move_file (self, fault, NULL);
    }
  if (fault == RHOM_HISTORY_DB_OK)
    return TRUE;
  g_prefix_error (error, "%s: ", self->path);
  return FALSE;
}

/**
 * rhom_history_count_breaks:
 * @from_unix: wall seconds, inclusive; a break belongs to the moment of its end
 * @to_unix: wall seconds, exclusive
 * @counts: (out caller-allocates): how many ended how; waiting records count too
 *
 * Returns: whether the whole could be counted
 */
gboolean
rhom_history_count_breaks (RhomHistory *self,
                           gint64       from_unix,
                           gint64       to_unix,
                           guint        counts[RHOM_N_BREAK_OUTCOMES],
                           GError     **error)
{
  RhomHistoryDbFault fault = RHOM_HISTORY_DB_BLOCKED;
  gint64             from_usec = to_usec (from_unix);
  gint64             until_usec = to_usec (to_unix);

  g_return_val_if_fail (RHOM_IS_HISTORY (self), FALSE);

  for (int i = 0; i < RHOM_N_BREAK_OUTCOMES; i++)
    counts[i] = 0;

  flush (self, NULL);
  count_waiting (self, from_usec, until_usec, counts);
  if (open_db (self, error))
    fault = rhom_history_db_count_breaks (self->db, from_usec, until_usec, counts, error);
  return conclude (self, fault, error);
}

/**
 * rhom_history_select:
 * @from_unix: wall seconds, inclusive; an exercise belongs to the moment of its start
 * @to_unix: wall seconds, exclusive
 *
 * Records that wait to be written are not in it.
 *
 * Returns: (transfer full): an array of what #RhomHistoryQuery says; %NULL on error
 */
GVariant *
rhom_history_select (RhomHistory     *self,
                     RhomHistoryQuery query,
                     gint64           from_unix,
                     gint64           to_unix,
                     GError         **error)
{
  RhomHistoryDbFault fault = RHOM_HISTORY_DB_BLOCKED;
  GVariant          *rows = NULL;

  g_return_val_if_fail (RHOM_IS_HISTORY (self), NULL);
  g_return_val_if_fail (query < RHOM_N_HISTORY_QUERIES, NULL);

  flush (self, NULL);
  if (open_db (self, error))
    fault = rhom_history_db_select (self->db, query, to_usec (from_unix), to_usec (to_unix), &rows, error);
  return conclude (self, fault, error) ? rows : NULL;
}

/**
 * rhom_history_dup_default_path:
 *
 * Returns: (transfer full): the database of this user
 */
char *
rhom_history_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "rhomboid", "history.db", NULL);
}
