/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/therapy-log.h"

#include "core/time-text.h"
#include "ui/service-ask.h"
#include "ui/therapy-text.h"

#include <glib/gi18n-lib.h>

/**
 * RhomTherapyLog:
 *
 * Heat and ice of the last seven days, the latest first; asked for anew each
 * time it is looked at.
 */

#define N_DAYS 7
#define SECONDS_PER_DAY (24 * 60 * 60)

struct _RhomTherapyLog
{
  AdwBin parent_instance;

  RhomServiceClient *client; /* (owned) (nullable) until set up */

  GtkStack *stack;
  GtkBox   *box;
};

G_DEFINE_FINAL_TYPE (RhomTherapyLog, rhom_therapy_log, ADW_TYPE_BIN)

/* As the service sends it. */
typedef struct
{
  const char *kind;
  const char *region;
  gint64      started_unix;
  guint64     planned_seconds;
  guint64     real_seconds;
  guint       n_answered;
  guint       n_asked;
  const char *outcome;
} Entry;

static const char *
say_outcome (const char *outcome)
{
  if (g_str_equal (outcome, "stopped"))
    /* Translators: how heat or ice ended. */
    return _("stopped");
  if (g_str_equal (outcome, "skin"))
    return _("stopped after a look at the skin");
  if (g_str_equal (outcome, "left"))
    return _("nobody came back to it");
  return NULL;
}

/* "15 of 15 min, 2 of 2 looks at the skin answered" */
static char *
describe (const Entry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *real = rhom_time_text_length (entry->real_seconds * RHOM_USEC_PER_SEC);
  g_autofree char *planned = rhom_time_text_length (entry->planned_seconds * RHOM_USEC_PER_SEC);

  /* Translators: lengths of time: how long a pack was on, and how long it should have been. */
  g_string_append_printf (text, _("%s of %s"), real, planned);
  if (entry->n_asked > 0)
    {
      g_string_append (text, _(", "));
      g_string_append_printf (text, ngettext ("%u of %u look at the skin answered", "%u of %u looks at the skin answered", entry->n_asked), entry->n_answered, entry->n_asked);
    }
  if (say_outcome (entry->outcome) != NULL)
    g_string_append_printf (text, "%s%s", _(", "), say_outcome (entry->outcome));
  return g_strdup (text->str);
}

/* The kind by its icon; of packs by turns both. */
static void
add_icon (GtkWidget  *row,
          const char *kind_id)
{
  g_autofree char *icon_name = g_strdup_printf ("rhomboid-%s-symbolic", kind_id);
  GtkWidget       *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (icon, kind_id);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
}

static GtkWidget *
create_row (const Entry *entry)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (_("%s: %s"), rhom_therapy_text_kind (entry->kind), rhom_therapy_text_region_of (entry->region));
  g_autofree char *subtitle = describe (entry);
  g_autoptr (GDateTime) start = g_date_time_new_from_unix_local (entry->started_unix);
  /* Translators: a time of day, see g_date_time_format(). Keep it short. */
  g_autofree char *moment = g_date_time_format (start, _("%H:%M"));
  GtkWidget       *time_label = gtk_label_new (moment);

  gtk_widget_add_css_class (time_label, "numeric");
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (!g_str_equal (entry->kind, "ice"))
    add_icon (row, "heat");
  if (!g_str_equal (entry->kind, "heat"))
    add_icon (row, "ice");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), time_label);
  return row;
}

static char *
name_day (gint64 unix_seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (unix_seconds);

  /* Translators: a day, such as "Saturday, 21 November", see g_date_time_format(). */
  return g_date_time_format (moment, _("%A, %-d %B"));
}

static void
clear (RhomTherapyLog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

static void
fill (RhomTherapyLog *self,
      GVariant       *applications)
{
  AdwPreferencesGroup *group = NULL;
  g_autofree char     *last_day = NULL;
  GVariantIter         iter;
  Entry                entry;

  clear (self);
  g_variant_iter_init (&iter, applications);
  while (g_variant_iter_next (&iter, "(&s&sxxxttuu&s)", &entry.kind, &entry.region, &entry.started_unix, NULL, NULL,
                              &entry.planned_seconds, &entry.real_seconds, &entry.n_answered, &entry.n_asked, &entry.outcome))
    {
      g_autofree char *day = name_day (entry.started_unix);

      if (g_strcmp0 (day, last_day) != 0)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, day);
          gtk_box_append (self->box, GTK_WIDGET (group));
          g_free (last_day);
          last_day = g_steal_pointer (&day);
        }
      adw_preferences_group_add (group, create_row (&entry));
    }
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (RhomTherapyLog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = rhom_service_ask_finish (source, result, &error);
  g_autoptr (GVariant) applications = NULL;

  if (self->client == NULL)
    return;
  if (reply == NULL || !g_variant_is_of_type (reply, G_VARIANT_TYPE ("(a(ssxxxttuus))")))
    {
      gtk_stack_set_visible_child_name (self->stack, "missing");
      return;
    }
  applications = g_variant_get_child_value (reply, 0);
  fill (self, applications);
  gtk_stack_set_visible_child_name (self->stack, g_variant_n_children (applications) > 0 ? "filled" : "empty");
}

static void
ask (RhomTherapyLog *self)
{
  gint64 now_unix = rhom_clock_get_wall_usec (rhom_service_client_get_clock (self->client)) / RHOM_USEC_PER_SEC;

  rhom_service_ask (self->client, "History", "Applications", g_variant_new ("(xx)", now_unix - N_DAYS * SECONDS_PER_DAY, now_unix + 1), answered_cb, g_object_ref (self));
}

static void
rhom_therapy_log_map (GtkWidget *widget)
{
  RhomTherapyLog *self = RHOM_THERAPY_LOG (widget);

  GTK_WIDGET_CLASS (rhom_therapy_log_parent_class)->map (widget);
  if (self->client != NULL)
    ask (self);
}

static void
rhom_therapy_log_dispose (GObject *object)
{
  RhomTherapyLog *self = RHOM_THERAPY_LOG (object);

  g_clear_object (&self->client);
  /* The stack is both a bound child and the bin's; the bin must let go first. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_THERAPY_LOG);

  G_OBJECT_CLASS (rhom_therapy_log_parent_class)->dispose (object);
}

static void
rhom_therapy_log_class_init (RhomTherapyLogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_therapy_log_dispose;
  widget_class->map = rhom_therapy_log_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/therapy-log.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyLog, stack);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyLog, box);
}

static void
rhom_therapy_log_init (RhomTherapyLog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rhom_therapy_log_setup:
 *
 * Gives the page what it needs; once.
 */
void
rhom_therapy_log_setup (RhomTherapyLog    *self,
                        RhomServiceClient *client)
{
  g_return_if_fail (RHOM_IS_THERAPY_LOG (self));
  g_return_if_fail (self->client == NULL);

  self->client = g_object_ref (client);
}
