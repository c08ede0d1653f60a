/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/today-page.h"

#include "core/time-text.h"
#include "ui/mode-rows.h"
#include "ui/ring.h"
#include "ui/therapy-text.h"

#include <glib/gi18n-lib.h>

/**
 * RhomTodayPage:
 *
 * The ring to the next break with its state, its reason and what can be done
 * now; below it the exercise that comes next, and heat or ice.
 */

struct _RhomTodayPage
{
  AdwBin parent_instance;

  RhomServiceClient *client;    /* (owned) (nullable) until set up */
  RhomSettings      *settings;  /* (owned) (nullable) until set up */
  RhomCatalogue     *catalogue; /* (owned) (nullable) until set up */

  RhomRing     *ring;
  RhomRing     *therapy_ring;
  GtkLabel     *sat_label;
  GtkLabel     *why_label;
  GtkWidget    *take_button;
  GtkWidget    *show_button;
  GtkWidget    *resume_button;
  GtkWidget    *switch_on_button;
  GtkWidget    *finish_button;
  GtkWidget    *shorter_button;
  GtkWidget    *snooze_button;
  GtkWidget    *skip_button;
  GtkWidget    *pause_button;
  AdwActionRow *proposal_row;
  AdwActionRow *therapy_row;
  RhomModeRows *mode_rows;
};

G_DEFINE_FINAL_TYPE (RhomTodayPage, rhom_today_page, ADW_TYPE_BIN)

enum
{
  TAKE = 1 << 0,
  SHOW = 1 << 1,
  RESUME = 1 << 2,
  SWITCH_ON = 1 << 3,
  FINISH = 1 << 4,
  SHORTER = 1 << 5,
  SNOOZE = 1 << 6,
  SKIP = 1 << 7,
  PAUSE = 1 << 8,
};

typedef struct
{
  const char *state;
  const char *standing; /* what the ring says when nothing is counted down */
  int         buttons;
  gboolean    is_resting; /* no break comes nearer: the ring has no colour */
} View;

/* clang-format off */
static const View views[] = {
  /* Translators: these stand inside a ring; keep them to one or two short words. */
  { "off", N_("Off"), SWITCH_ON, TRUE },
  { "active", "", TAKE | PAUSE },
  { "warning", "", TAKE | SNOOZE | PAUSE },
  /* Translators: a break is due, and waits for a better moment. */
  { "held", N_("Waits"), TAKE | SHORTER | SNOOZE | SKIP },
  { "due", N_("Now"), TAKE | SHORTER | SNOOZE | SKIP },
  { "in-break", "", SHOW | FINISH },
  { "snoozed", "", TAKE | PAUSE },
  { "paused", N_("Paused"), RESUME, TRUE },
  /* Translators: outside of the working hours. */
  { "off-hours", N_("Off hours"), TAKE, TRUE },
  { "away", N_("Away"), TAKE | PAUSE, TRUE },
};
/* clang-format on */

static const View *
find_view (const char *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      if (g_str_equal (views[i].state, state))
        return &views[i];
    }
  return NULL;
}

static void
show_buttons (RhomTodayPage *self,
              int            buttons)
{
  gtk_widget_set_visible (self->take_button, (buttons & TAKE) != 0);
  gtk_widget_set_visible (self->show_button, (buttons & SHOW) != 0);
  gtk_widget_set_visible (self->resume_button, (buttons & RESUME) != 0);
  gtk_widget_set_visible (self->switch_on_button, (buttons & SWITCH_ON) != 0);
  gtk_widget_set_visible (self->finish_button, (buttons & FINISH) != 0);
  gtk_widget_set_visible (self->shorter_button, (buttons & SHORTER) != 0);
  gtk_widget_set_visible (self->snooze_button, (buttons & SNOOZE) != 0);
  gtk_widget_set_visible (self->skip_button, (buttons & SKIP) != 0);
  gtk_widget_set_visible (self->pause_button, (buttons & PAUSE) != 0);
}

/* How much of the interval is left when nothing is being counted. */
static double
get_share_left (RhomTodayPage *self)
{
  gint64 interval_usec = MAX (1, rhom_ipc_breaks_get_interval (rhom_service_client_get_breaks (self->client)));

  return 1.0 - (double) rhom_service_client_get_worked_usec (self->client) / interval_usec;
}

static void
update_ring (RhomTodayPage *self,
             const View    *view)
{
  RhomIpcBreaks *breaks = rhom_service_client_get_breaks (self->client);
  gint64         deadline_usec = rhom_ipc_breaks_get_deadline (breaks);
  gint64         started_usec = rhom_ipc_breaks_get_started (breaks);
  gboolean       is_break = g_str_equal (view->state, "in-break");

  g_object_set (self->ring, "digits", is_break, NULL);
  if (view->is_resting)
    gtk_widget_add_css_class (GTK_WIDGET (self->ring), "resting");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->ring), "resting");
  if (g_str_equal (view->state, "off") || g_str_equal (view->state, "off-hours"))
    rhom_ring_stand (self->ring, 0, _(view->standing));
  else if (g_str_equal (view->state, "due") || g_str_equal (view->state, "held"))
    rhom_ring_stand (self->ring, 1, _(view->standing));
  else if (deadline_usec == 0)
    rhom_ring_stand (self->ring, get_share_left (self), *view->standing != '\0' ? _(view->standing) : "");
  else if (started_usec != 0)
    rhom_ring_count (self->ring, started_usec, deadline_usec);
  else
    rhom_ring_count (self->ring, deadline_usec - rhom_ipc_breaks_get_interval (breaks), deadline_usec);
}

/* The service's own sentence names the state, its reason and its end; below it
 * stands how long one has sat, which goes on to change. */
static void
update_texts (RhomTodayPage *self)
{
  const char      *state = rhom_service_client_get_break_state (self->client);
  const char      *why = rhom_service_client_is_connected (self->client) ? rhom_ipc_breaks_get_why (rhom_service_client_get_breaks (self->client)) : NULL;
  gint64           worked_usec = rhom_service_client_get_worked_usec (self->client);
  gboolean         has_sat = strstr (" active warning held due snoozed away ", state) != NULL && worked_usec >= RHOM_USEC_PER_MIN;
  g_autofree char *length = rhom_time_text_length (worked_usec);
  /* Translators: %s is a length of time, such as "47 min". */
  g_autofree char *sat = g_strdup_printf (_("You have sat for %s"), length);

  gtk_label_set_label (self->why_label, why != NULL ? why : "");
  gtk_label_set_label (self->sat_label, sat);
  gtk_widget_set_visible (GTK_WIDGET (self->sat_label), has_sat);
}

/* A name may come from a pack, and hold anything. */
static void
set_proposal_text (RhomTodayPage *self,
                   RhomIpcBreaks *breaks)
{
  const char      *name = rhom_ipc_breaks_get_proposal_name (breaks);
  const char      *why = rhom_ipc_breaks_get_proposal_why (breaks);
  g_autofree char *text = g_strjoin (why != NULL && *why != '\0' ? "\n" : "", name != NULL ? name : "", why, NULL);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (self->proposal_row, markup);
}

static void
update_proposal (RhomTodayPage *self,
                 const View    *view)
{
  RhomIpcBreaks *breaks = rhom_service_client_get_breaks (self->client);
  RhomCard      *card = rhom_catalogue_lookup_shown (self->catalogue, rhom_ipc_breaks_get_proposal (breaks));
  gboolean       is_break = g_str_equal (view->state, "in-break");

  gtk_widget_set_visible (GTK_WIDGET (self->proposal_row), card != NULL && !g_str_equal (view->state, "off"));
  gtk_widget_set_sensitive (self->show_button, card != NULL);
  if (card == NULL)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->proposal_row), is_break ? _("In this break") : _("In the next break"));
  set_proposal_text (self, breaks);
}

static void
update_therapy (RhomTodayPage *self)
{
  RhomIpcTherapy  *therapy = rhom_service_client_get_therapy (self->client);
  const char      *state = rhom_service_client_get_therapy_state (self->client);
  gint64           planned_usec = MAX (1, rhom_ipc_therapy_get_planned (therapy));
  g_autofree char *text = rhom_therapy_text_state (self->client);

  adw_action_row_set_subtitle (self->therapy_row, text);
  gtk_widget_set_visible (GTK_WIDGET (self->therapy_ring), !g_str_equal (state, "idle") && *state != '\0');
  gtk_widget_set_css_classes (GTK_WIDGET (self->therapy_ring), (const char *[]){ g_strcmp0 (rhom_ipc_therapy_get_pack (therapy), "ice") == 0 ? "ice" : "heat", NULL });
  if (g_str_equal (state, "running") || g_str_equal (state, "checking"))
    rhom_ring_count (self->therapy_ring, rhom_ipc_therapy_get_deadline (therapy) - planned_usec, rhom_ipc_therapy_get_deadline (therapy));
  else if (g_str_equal (state, "paused"))
    rhom_ring_stand (self->therapy_ring, (double) rhom_ipc_therapy_get_remaining (therapy) / planned_usec, "");
  else
    rhom_ring_stand (self->therapy_ring, 0, "");
}

static void
update (RhomTodayPage *self)
{
  const View *view;

  if (!rhom_service_client_is_connected (self->client))
    return;
  view = find_view (rhom_service_client_get_break_state (self->client));
  if (view == NULL)
    return;

  update_texts (self);
  show_buttons (self, view->buttons);
  update_ring (self, view);
  update_proposal (self, view);
  update_therapy (self);
}

static void
ring_moved_cb (RhomTodayPage *self)
{
  if (self->client != NULL)
    update_texts (self);
}

static void
switch_on_cb (RhomTodayPage *self)
{
  g_object_set (self->settings, "breaks-enabled", TRUE, NULL);
}

static void
proposal_activated_cb (RhomTodayPage *self)
{
  const char *id = rhom_ipc_breaks_get_proposal (rhom_service_client_get_breaks (self->client));

  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.card", "s", id);
}

static void
rhom_today_page_dispose (GObject *object)
{
  RhomTodayPage *self = RHOM_TODAY_PAGE (object);

  g_clear_object (&self->client);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalogue);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_TODAY_PAGE);

  G_OBJECT_CLASS (rhom_today_page_parent_class)->dispose (object);
}

static void
rhom_today_page_class_init (RhomTodayPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rhom_today_page_dispose;

  g_type_ensure (RHOM_TYPE_MODE_ROWS);
  g_type_ensure (RHOM_TYPE_RING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomTodayPage, ring);
  gtk_widget_class_bind_template_child (widget_class, RhomTodayPage, therapy_ring);
  gtk_widget_class_bind_template_child (widget_class, RhomTodayPage, sat_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTodayPage, why_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTodayPage, take_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTodayPage, show_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTodayPage, resume_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTodayPage, switch_on_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTodayPage, finish_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTodayPage, shorter_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTodayPage, snooze_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTodayPage, skip_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTodayPage, pause_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTodayPage, proposal_row);
  gtk_widget_class_bind_template_child (widget_class, RhomTodayPage, therapy_row);
  gtk_widget_class_bind_template_child (widget_class, RhomTodayPage, mode_rows);
  gtk_widget_class_bind_template_callback (widget_class, switch_on_cb);
  gtk_widget_class_bind_template_callback (widget_class, proposal_activated_cb);
}

static void
rhom_today_page_init (RhomTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* All of them at once would make the window wider than a narrow screen. */
  show_buttons (self, 0);
  g_signal_connect_object (self->ring, "notify::text", G_CALLBACK (ring_moved_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rhom_today_page_setup:
 *
 * Gives the page what it shows; once.
 */
void
rhom_today_page_setup (RhomTodayPage     *self,
                       RhomServiceClient *client,
                       RhomSettings      *settings,
                       RhomCatalogue     *catalogue)
{
  g_return_if_fail (RHOM_IS_TODAY_PAGE (self));
  g_return_if_fail (self->client == NULL);

  self->client = g_object_ref (client);
  self->settings = g_object_ref (settings);
  self->catalogue = g_object_ref (catalogue);
  rhom_mode_rows_setup (self->mode_rows, client);
  rhom_ring_set_clock (self->ring, rhom_service_client_get_clock (client));
  rhom_ring_set_clock (self->therapy_ring, rhom_service_client_get_clock (client));
  g_signal_connect_object (client, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
