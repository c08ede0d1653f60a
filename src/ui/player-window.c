/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/player-window.h"

#include "core/time-text.h"
#include "ui/escape-hold.h"
#include "ui/exercise-log.h"
#include "ui/hide-toast.h"
#include "ui/player-details.h"
#include "ui/player-keys.h"
#include "ui/player-texts.h"
#include "ui/player-view.h"
#include "ui/player-voice.h"

#include <glib/gi18n-lib.h>

/**
 * RhomPlayerWindow:
 *
 * Leads a person through exercises, by eye, ear or touch: a page that plays,
 * one for when it hurts, and one for the end. Everything goes by keyboard. It
 * asks nothing when it is left: what was done is kept, and half done is half
 * done. A break that it was opened for ends with it.
 */

struct _RhomPlayerWindow
{
  AdwWindow parent_instance;

  RhomServiceClient *client;    /* (owned) */
  RhomSettings      *settings;  /* (owned) */
  RhomCatalogue     *catalogue; /* (owned) */
  RhomCues          *cues;      /* (owned) */

  RhomPlayer      *player;  /* (owned) (nullable) until something is played */
  RhomExerciseLog *log;     /* (owned) (nullable): of the player */
  RhomPlayerVoice *voice;   /* (owned) (nullable): of the player */
  char            *routine; /* (owned) (nullable): an id, or "" */
  gboolean         is_break;
  gboolean         is_strict;

  AdwToastOverlay   *toasts;
  AdwHeaderBar      *header_bar;
  AdwWindowTitle    *window_title;
  GtkMenuButton     *details_button;
  RhomPlayerDetails *details;
  GtkMenuButton     *menu_button;
  GtkStack          *stack;
  RhomPlayerView    *view;
  AdwStatusPage     *hurt_page;
  GtkWidget         *hurt_buttons;
  GtkWidget         *go_on_button;
  GtkWidget         *help_button;
  AdwStatusPage     *end_page;
  GtkWidget         *end_buttons;
  GtkWidget         *close_button;
  GtkWidget         *lock_button;
  RhomEscapeHold    *escape_hold;
  GtkLabel          *live_label;
};

G_DEFINE_FINAL_TYPE (RhomPlayerWindow, rhom_player_window, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_CLIENT,
  PROP_SETTINGS,
  PROP_CATALOGUE,
  PROP_CUES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- The break --- */

static gboolean
is_on_break (RhomPlayerWindow *self)
{
  return self->is_break && g_str_equal (rhom_service_client_get_break_state (self->client), "in-break");
}

/* A strict break is not left before its end, but by holding Escape, or because it hurts. */
static gboolean
is_bound (RhomPlayerWindow *self)
{
  return self->is_strict && is_on_break (self);
}

static void
end_break (RhomPlayerWindow *self)
{
  if (is_on_break (self))
    rhom_service_client_call_breaks (self->client, "Finished", NULL);
  self->is_break = FALSE;
}

static char *
describe_end (RhomPlayerWindow *self)
{
  g_autofree char *end = rhom_time_text_of_day (rhom_service_client_get_clock (self->client), rhom_ipc_breaks_get_deadline (rhom_service_client_get_breaks (self->client)));

  /* Translators: %s is a time of day. */
  return g_strdup_printf (_("Break until %s"), end);
}

static void
show_break (RhomPlayerWindow *self)
{
  g_autofree char *text = is_on_break (self) ? describe_end (self) : NULL;

  adw_window_title_set_subtitle (self->window_title, text != NULL ? text : "");
  adw_header_bar_set_show_start_title_buttons (self->header_bar, !is_bound (self));
  adw_header_bar_set_show_end_title_buttons (self->header_bar, !is_bound (self));
  gtk_widget_set_visible (self->close_button, !is_bound (self));
  rhom_escape_hold_set_must_hold (self->escape_hold, is_bound (self));
}

/* --- Pages --- */

static void
show_details (RhomPlayerWindow *self)
{
  rhom_player_details_set_card (self->details, rhom_player_view_get_card (self->view), rhom_player_get_phase (self->player)->side);
}

/* As the popover is about to show. */
static void
prepare_details (GtkMenuButton *button,
                 gpointer       user_data)
{
  RhomPlayerWindow *self = RHOM_PLAYER_WINDOW (user_data);

  show_details (self);
  rhom_player_details_fit (self->details, GTK_WIDGET (self));
}

static void
close_popovers (RhomPlayerWindow *self)
{
  gtk_menu_button_popdown (self->details_button);
  gtk_menu_button_popdown (self->menu_button);
}

static gboolean
has_next (RhomPlayerWindow *self)
{
  return rhom_player_get_phase (self->player)->exercise + 1 < rhom_programme_get_n_exercises (rhom_player_get_programme (self->player));
}

static void
show_page (RhomPlayerWindow *self,
           const char       *name,
           GtkWidget        *focus)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0)
    return;
  close_popovers (self);
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_grab_focus (focus);
}

static void
show_playing (RhomPlayerWindow *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "play") == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, "play");
  rhom_player_view_grab_pause (self->view);
}

static void
show_hurt (RhomPlayerWindow *self)
{
  adw_status_page_set_description (self->hurt_page, _("A stretch is a gentle pull and never pain. It was right to stop. Pain that is sharp, shooting or spreading wants more than a pause."));
  gtk_widget_set_visible (self->go_on_button, has_next (self));
  show_page (self, "hurt", has_next (self) ? self->go_on_button : self->help_button);
}

static void
show_end (RhomPlayerWindow *self)
{
  g_autofree char *done = rhom_player_texts_done (self->player, self->catalogue);
  g_autofree char *rest = is_bound (self) ? describe_end (self) : NULL;
  g_autofree char *text = g_strjoin (rest != NULL ? "\n" : "", *done != '\0' ? done : _("Nothing was counted this time."), rest, NULL);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->end_page, escaped);
  show_page (self, "end", self->close_button);
  if (!is_bound (self))
    end_break (self);
}

static void
player_changed_cb (RhomPlayerWindow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->details)))
    show_details (self);
  switch (rhom_player_get_state (self->player))
    {
    case RHOM_PLAYER_HURT:
      show_hurt (self);
      break;
    case RHOM_PLAYER_DONE:
      show_end (self);
      break;
    case RHOM_PLAYER_IDLE:
    case RHOM_PLAYER_PLAYING:
    case RHOM_PLAYER_PAUSED:
    case RHOM_PLAYER_LEFT:
    default:
      show_playing (self);
    }
}

/* --- Commands --- */

static gboolean
is_playing_page (RhomPlayerWindow *self)
{
  return self->player != NULL && !rhom_player_is_over (self->player);
}

static void
pause_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RhomPlayerWindow *self = RHOM_PLAYER_WINDOW (widget);

  if (!is_playing_page (self))
    return;
  if (rhom_player_get_state (self->player) == RHOM_PLAYER_PAUSED)
    rhom_player_resume (self->player);
  else
    rhom_player_pause (self->player);
}

static void
next_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RhomPlayerWindow *self = RHOM_PLAYER_WINDOW (widget);

  if (is_playing_page (self))
    rhom_player_next (self->player);
}

static void
previous_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  RhomPlayerWindow *self = RHOM_PLAYER_WINDOW (widget);

  if (is_playing_page (self))
    rhom_player_previous (self->player);
}

static void
extend_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RhomPlayerWindow *self = RHOM_PLAYER_WINDOW (widget);

  if (is_playing_page (self))
    rhom_player_extend (self->player);
}

static void
skip_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RhomPlayerWindow *self = RHOM_PLAYER_WINDOW (widget);
  RhomCard         *card = rhom_player_view_get_card (self->view);

  if (!is_playing_page (self))
    return;
  if (g_str_equal (g_variant_get_string (parameter, NULL), "never") && card != NULL)
    rhom_hide_toast_add (self->toasts, self->settings, card);
  rhom_player_next (self->player);
}

static void
details_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  RhomPlayerWindow *self = RHOM_PLAYER_WINDOW (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->details)))
    gtk_menu_button_popdown (self->details_button);
  else
    gtk_menu_button_popup (self->details_button);
}

static void
hurt_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RhomPlayerWindow *self = RHOM_PLAYER_WINDOW (widget);

  if (is_playing_page (self))
    rhom_player_hurt (self->player);
}

static void
fullscreen_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
leave_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RhomPlayerWindow *self = RHOM_PLAYER_WINDOW (widget);

  if (self->player != NULL && rhom_player_get_state (self->player) == RHOM_PLAYER_HURT)
    rhom_player_window_leave (self);
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
again_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RhomPlayerWindow *self = RHOM_PLAYER_WINDOW (widget);
  g_autoptr (RhomProgramme) programme = NULL;
  g_autofree char *routine = NULL;
  g_autofree char *name = NULL;

  if (self->player == NULL || !rhom_player_is_over (self->player))
    return;
  programme = g_object_ref (rhom_player_get_programme (self->player));
  routine = g_strdup (self->routine);
  name = g_strdup (gtk_window_get_title (GTK_WINDOW (self)));
  rhom_player_window_play (self, programme, name, routine, is_bound (self));
}

static gboolean
rhom_player_window_close_request (GtkWindow *window)
{
  RhomPlayerWindow *self = RHOM_PLAYER_WINDOW (window);

  if (is_bound (self))
    return TRUE;
  if (self->player != NULL)
    rhom_player_leave (self->player);
  end_break (self);
  return GTK_WINDOW_CLASS (rhom_player_window_parent_class)->close_request (window);
}

/* There is nothing beside a window that fills the screen, and nowhere to put it. */
static void
fullscreened_cb (RhomPlayerWindow *self)
{
  adw_header_bar_set_decoration_layout (self->header_bar, gtk_window_is_fullscreen (GTK_WINDOW (self)) ? ":close" : NULL);
}

/* --- Object --- */

static void
drop_player (RhomPlayerWindow *self)
{
  if (self->player == NULL)
    return;
  rhom_player_leave (self->player);
  g_signal_handlers_disconnect_by_data (self->player, self);
  g_clear_object (&self->voice);
  g_clear_object (&self->log);
  g_clear_object (&self->player);
}

static void
rhom_player_window_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  RhomPlayerWindow *self = RHOM_PLAYER_WINDOW (object);

  switch (prop_id)
    {
    case PROP_CLIENT:
      self->client = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_CATALOGUE:
      self->catalogue = g_value_dup_object (value);
      break;
    case PROP_CUES:
      self->cues = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rhom_player_window_constructed (GObject *object)
{
  RhomPlayerWindow *self = RHOM_PLAYER_WINDOW (object);

  G_OBJECT_CLASS (rhom_player_window_parent_class)->constructed (object);
  g_assert (RHOM_IS_SERVICE_CLIENT (self->client));
  g_assert (RHOM_IS_SETTINGS (self->settings));
  g_assert (RHOM_IS_CATALOGUE (self->catalogue));
  g_assert (RHOM_IS_CUES (self->cues));
  rhom_escape_hold_setup (self->escape_hold, rhom_service_client_get_clock (self->client), GTK_WINDOW (self));
  g_object_bind_property (self->lock_button, "sensitive", self->lock_button, "visible", G_BINDING_SYNC_CREATE);
  rhom_player_view_setup (self->view, rhom_service_client_get_clock (self->client), self->settings, self->catalogue);
  g_signal_connect_object (self->client, "changed", G_CALLBACK (show_break), self, G_CONNECT_SWAPPED);
}

static void
rhom_player_window_dispose (GObject *object)
{
  RhomPlayerWindow *self = RHOM_PLAYER_WINDOW (object);

  drop_player (self);
  g_clear_pointer (&self->routine, g_free);
  g_clear_object (&self->client);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->cues);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_PLAYER_WINDOW);

  G_OBJECT_CLASS (rhom_player_window_parent_class)->dispose (object);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "player.pause", NULL, pause_cb);
  gtk_widget_class_install_action (widget_class, "player.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "player.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "player.extend", NULL, extend_cb);
  gtk_widget_class_install_action (widget_class, "player.skip", "s", skip_cb);
  gtk_widget_class_install_action (widget_class, "player.details", NULL, details_cb);
  gtk_widget_class_install_action (widget_class, "player.hurt", NULL, hurt_cb);
  gtk_widget_class_install_action (widget_class, "player.fullscreen", NULL, fullscreen_cb);
  gtk_widget_class_install_action (widget_class, "player.leave", NULL, leave_cb);
  gtk_widget_class_install_action (widget_class, "player.again", NULL, again_cb);
}

static void
rhom_player_window_class_init (RhomPlayerWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = rhom_player_window_constructed;
  object_class->dispose = rhom_player_window_dispose;
  object_class->set_property = rhom_player_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = rhom_player_window_close_request;

  properties[PROP_CLIENT] = g_param_spec_object ("client", NULL, NULL, RHOM_TYPE_SERVICE_CLIENT, flags);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, RHOM_TYPE_SETTINGS, flags);
  properties[PROP_CATALOGUE] = g_param_spec_object ("catalogue", NULL, NULL, RHOM_TYPE_CATALOGUE, flags);
  properties[PROP_CUES] = g_param_spec_object ("cues", NULL, NULL, RHOM_TYPE_CUES, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RHOM_TYPE_ESCAPE_HOLD);
  g_type_ensure (RHOM_TYPE_PLAYER_DETAILS);
  g_type_ensure (RHOM_TYPE_PLAYER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/player-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, details_button);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, details);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, view);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, hurt_page);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, hurt_buttons);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, go_on_button);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, help_button);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, end_page);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, end_buttons);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, lock_button);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, escape_hold);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerWindow, live_label);
  gtk_widget_class_bind_template_callback (widget_class, rhom_player_window_leave);
  add_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "player.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

/* Large letters in a narrow window. */
static void
wrap_buttons (GtkWidget *box)
{
  for (GtkWidget *button = gtk_widget_get_first_child (box); button != NULL; button = gtk_widget_get_next_sibling (button))
    {
      GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
    }
}

static void
rhom_player_window_init (RhomPlayerWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wrap_buttons (self->hurt_buttons);
  wrap_buttons (self->end_buttons);
  rhom_player_keys_add (GTK_WIDGET (self));
  rhom_player_keys_add_hurt (GTK_WIDGET (gtk_menu_button_get_popover (self->menu_button)));
  gtk_menu_button_set_create_popup_func (self->details_button, prepare_details, self, NULL);
  g_signal_connect_object (self->details, "closed", G_CALLBACK (rhom_player_view_grab_pause), self->view, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreened_cb), NULL);
}

/**
 * rhom_player_window_new:
 *
 * Returns: (transfer none): a window that plays nothing yet; GTK owns it
 */
RhomPlayerWindow *
rhom_player_window_new (RhomServiceClient *client,
                        RhomSettings      *settings,
                        RhomCatalogue     *catalogue,
                        RhomCues          *cues)
{
  return g_object_new (RHOM_TYPE_PLAYER_WINDOW, "client", client, "settings", settings, "catalogue", catalogue, "cues", cues, NULL);
}

/**
 * rhom_player_window_play:
 * @programme: exercises of the catalogue
 * @name: what is played, for people
 * @routine: the id of the routine, or "" for a single exercise
 * @is_break: whether it is done in a break, which then ends with it
 *
 * Begins at once. What played before is left.
 */
void
rhom_player_window_play (RhomPlayerWindow *self,
                         RhomProgramme    *programme,
                         const char       *name,
                         const char       *routine,
                         gboolean          is_break)
{
  RhomClock *clock;

  g_return_if_fail (RHOM_IS_PLAYER_WINDOW (self));
  g_return_if_fail (RHOM_IS_PROGRAMME (programme));

  clock = rhom_service_client_get_clock (self->client);
  drop_player (self);
  self->is_break = is_break;
  g_free (self->routine);
  self->routine = g_strdup (routine);
  /* One exercise says its name large enough. */
  adw_window_title_set_title (self->window_title, *routine != '\0' ? name : "");
  gtk_window_set_title (GTK_WINDOW (self), name);
  self->player = rhom_player_new (clock, programme);
  self->log = rhom_exercise_log_new (self->client, self->player, routine);
  self->voice = rhom_player_voice_new (clock, self->player, self->catalogue, self->cues, self->live_label);
  g_signal_connect_object (self->player, "changed", G_CALLBACK (player_changed_cb), self, G_CONNECT_SWAPPED);
  rhom_player_view_set_player (self->view, self->player);
  show_break (self);
  rhom_player_start (self->player, TRUE);
  rhom_player_view_grab_pause (self->view);
}

/**
 * rhom_player_window_plays:
 * @id: of a card or a routine
 *
 * Returns: whether it is in the middle of that
 */
gboolean
rhom_player_window_plays (RhomPlayerWindow *self,
                          const char       *id)
{
  RhomProgramme *programme;

  g_return_val_if_fail (RHOM_IS_PLAYER_WINDOW (self), FALSE);

  if (!is_playing_page (self))
    return FALSE;
  programme = rhom_player_get_programme (self->player);
  return g_str_equal (id, *self->routine != '\0' ? self->routine : rhom_programme_get_id (programme, 0));
}

/**
 * rhom_player_window_is_playing:
 *
 * Returns: whether it is in the middle of something
 */
gboolean
rhom_player_window_is_playing (RhomPlayerWindow *self)
{
  g_return_val_if_fail (RHOM_IS_PLAYER_WINDOW (self), FALSE);

  return is_playing_page (self);
}

/**
 * rhom_player_window_set_strict:
 * @is_strict: whether a break that it was opened for cannot simply be left
 */
void
rhom_player_window_set_strict (RhomPlayerWindow *self,
                               gboolean          is_strict)
{
  g_return_if_fail (RHOM_IS_PLAYER_WINDOW (self));

  self->is_strict = is_strict;
  show_break (self);
}

/**
 * rhom_player_window_leave:
 *
 * Closes it, whatever it was bound to.
 */
void
rhom_player_window_leave (RhomPlayerWindow *self)
{
  g_return_if_fail (RHOM_IS_PLAYER_WINDOW (self));

  self->is_strict = FALSE;
  gtk_window_close (GTK_WINDOW (self));
}

/**
 * rhom_player_window_get_player:
 *
 * Returns: (transfer none) (nullable): what plays
 */
RhomPlayer *
rhom_player_window_get_player (RhomPlayerWindow *self)
{
  g_return_val_if_fail (RHOM_IS_PLAYER_WINDOW (self), NULL);

  return self->player;
}
