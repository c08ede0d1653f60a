/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/player-view.h"

#include "core/time-text.h"
#include "ui/figure-view.h"
#include "ui/motion.h"
#include "ui/player-texts.h"
#include "ui/programme-bar.h"
#include "ui/ring.h"
#include "ui/stage.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * RhomPlayerView:
 *
 * What is seen of a player: the figure, what to do now and for how long, and
 * the whole as a bar. The player says what is the case; this shows it, frame by
 * frame while it is on the screen and time runs, and second by second where
 * animations are switched off. Otherwise it costs nothing.
 */

/* Thirty pictures a second are smooth for a body that moves slowly. */
#define LEAST_FRAME_USEC 30000
/* An empty lung leaves so much of the ring. */
#define LEAST_BREATH 0.72

/* Letters and ring grow with the window; sizes are those for letters of the
 * usual size, so that large ones count as a small window. */
typedef struct
{
  int         width_px;
  int         height_px;
  int         ring_px;
  const char *css_class;
} Room;

static const Room rooms[] = {
  { 1400, 800, 280, "roomy" },
  { 880, 580, 200, "wide" },
  { 300, 500, 120, "tight" },
  { 400, 0, 100, "small" },
  { 0, 0, 84, "small" },
};

#define USUAL_LETTERS_PX 14.67

struct _RhomPlayerView
{
  AdwBin parent_instance;

  RhomClock     *clock;     /* (owned) (nullable) until set up */
  RhomCatalogue *catalogue; /* (owned) (nullable) until set up */
  RhomPlayer    *player;    /* (owned) (nullable) */
  RhomCard      *card;      /* (owned) (nullable): of the exercise */
  RhomMotion     motion;    /* of the card's figure */
  GdkSurface    *surface;   /* (owned) (nullable) while mapped */
  gulong         surface_handler;
  gulong         layout_handler;
  const Room    *room;
  guint          tick_id;   /* 0 while nothing moves */
  guint          second_id; /* alarm; 0 while nothing is awaited */
  gint64         drawn_usec;
  gboolean       is_mirrored;
  const char    *style; /* the phase's */

  RhomProgrammeBar *bar;
  GtkLabel         *left_label;
  RhomFigureView   *figure;
  GtkLabel         *phase_label;
  GtkLabel         *name_label;
  GtkLabel         *dose_label;
  RhomRing         *ring;
  GtkWidget        *cue_box; /* keeps its height */
  GtkLabel         *cue_label;
  GtkLabel         *next_label;
  GtkButton        *pause_button;
  GtkButton        *extend_button;
};

G_DEFINE_FINAL_TYPE (RhomPlayerView, rhom_player_view, ADW_TYPE_BIN)

static void
set_label (GtkLabel   *label,
           const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text) != 0)
    gtk_label_set_label (label, text);
}

static GtkWidget *
get_page (RhomPlayerView *self)
{
  return adw_bin_get_child (ADW_BIN (self));
}

static gboolean
are_animations_on (RhomPlayerView *self)
{
  gboolean are_on = FALSE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &are_on, NULL);
  return are_on;
}

/* --- A moment --- */

static void
show_seconds (RhomPlayerView *self,
              double          fraction)
{
  gint64           left_usec = rhom_player_get_left_usec (self->player);
  int              seconds = (left_usec + RHOM_USEC_PER_SEC - 1) / RHOM_USEC_PER_SEC;
  g_autofree char *text = seconds < 60 ? g_strdup_printf ("%d", seconds) : rhom_time_text_digits (left_usec);

  rhom_ring_drive (self->ring, fraction, 1, text, "");
}

static void
show_repetition (RhomPlayerView  *self,
                 const RhomPhase *phase,
                 double           fraction)
{
  g_autofree char *number = g_strdup_printf ("%d", rhom_player_get_repetition (self->player));
  /* Translators: below the number of the repetition: of how many. */
  g_autofree char *of = g_strdup_printf (_("of %d"), phase->repetitions);

  rhom_ring_drive (self->ring, fraction, 1, number, of);
}

/* The ring goes with the lungs, where things may move. */
static void
show_breath (RhomPlayerView  *self,
             const RhomPhase *phase,
             gint64           position_usec)
{
  gboolean is_in = position_usec % phase->repetition_usec < phase->in_usec;
  double   breath = rhom_motion_get_breath (phase, position_usec);
  double   size = are_animations_on (self) ? LEAST_BREATH + (1 - LEAST_BREATH) * breath : 1;
  /* Translators: below “In” or “Out”: which breath of how many. */
  g_autofree char *of = g_strdup_printf (_("%d of %d"), rhom_player_get_repetition (self->player), phase->repetitions);

  rhom_ring_drive (self->ring, are_animations_on (self) ? 1 : breath, size, is_in ? C_("breath", "In") : C_("breath", "Out"), of);
}

static void
show_ring (RhomPlayerView  *self,
           const RhomPhase *phase,
           gint64           position_usec)
{
  double fraction = 1 - position_usec / (double) phase->length_usec;

  /* In steps of a second, where nothing is to move. */
  if (!are_animations_on (self))
    fraction = 1 - floor (position_usec / (double) RHOM_USEC_PER_SEC) * RHOM_USEC_PER_SEC / phase->length_usec;
  if (phase->kind == RHOM_PHASE_BREATHE)
    show_breath (self, phase, position_usec);
  else if (phase->kind == RHOM_PHASE_REPEAT)
    show_repetition (self, phase, fraction);
  else
    show_seconds (self, fraction);
}

static void
show_figure (RhomPlayerView  *self,
             const RhomPhase *phase,
             gint64           position_usec)
{
  const RhomDose *dose = rhom_programme_get_dose (rhom_player_get_programme (self->player), phase->exercise);
  gboolean        is_left = phase->side == RHOM_SIDE_LEFT;

  /* It comes back first, and turns then. */
  if ((phase->kind == RHOM_PHASE_SWITCH || phase->kind == RHOM_PHASE_REST) && position_usec < RHOM_MOTION_TURN_USEC)
    is_left = self->is_mirrored;
  if (is_left != self->is_mirrored)
    rhom_figure_view_set_mirrored (self->figure, is_left);
  self->is_mirrored = is_left;
  rhom_figure_view_set_seconds (self->figure, rhom_motion_get_seconds (&self->motion, phase, dose, position_usec));
}

static void
show_left (RhomPlayerView *self)
{
  gint64           left_usec = rhom_player_get_total_usec (self->player) - rhom_player_get_played_usec (self->player);
  g_autofree char *digits = rhom_time_text_digits (left_usec);

  set_label (self->left_label, digits);
}

static void
show_moment (RhomPlayerView *self)
{
  const RhomPhase *phase = rhom_player_get_phase (self->player);
  gint64           position_usec = rhom_player_get_position_usec (self->player);

  show_figure (self, phase, position_usec);
  show_ring (self, phase, position_usec);
  show_left (self);
  rhom_programme_bar_update (self->bar);
}

/* --- A phase --- */

static const char *
get_style (RhomPlayerView *self)
{
  const RhomPhase *phase = rhom_player_get_phase (self->player);

  if (rhom_player_get_state (self->player) == RHOM_PLAYER_PAUSED)
    return "paused";
  if (rhom_phase_is_work (phase))
    return "work";
  return phase->kind == RHOM_PHASE_REST ? "rest" : "ready";
}

static void
show_style (RhomPlayerView *self)
{
  const char *style = get_style (self);

  if (g_strcmp0 (style, self->style) == 0)
    return;
  if (self->style != NULL)
    gtk_widget_remove_css_class (get_page (self), self->style);
  gtk_widget_add_css_class (get_page (self), style);
  self->style = style;
}

static void
show_card (RhomPlayerView *self)
{
  RhomProgramme   *programme = rhom_player_get_programme (self->player);
  guint            exercise = rhom_player_get_phase (self->player)->exercise;
  g_autofree char *dose = rhom_dose_dup_text (rhom_programme_get_dose (programme, exercise));

  set_label (self->dose_label, dose);
  if (!g_set_object (&self->card, rhom_catalogue_lookup (self->catalogue, rhom_programme_get_id (programme, exercise))))
    return;
  /* One who comes anew does not turn round first. */
  self->is_mirrored = rhom_player_get_phase (self->player)->side == RHOM_SIDE_LEFT;
  rhom_figure_view_set_mirrored (self->figure, self->is_mirrored);
  rhom_figure_view_set_card (self->figure, self->card);
  set_label (self->name_label, self->card != NULL ? rhom_card_get_name (self->card) : "");
  self->motion = (RhomMotion){
    .start = rhom_figure_view_get_start_seconds (self->figure),
    .end = rhom_figure_view_get_hold_seconds (self->figure),
    .end_hold = rhom_figure_view_get_stay_seconds (self->figure),
    .duration = rhom_figure_view_get_duration (self->figure),
  };
}

static void
show_cue (RhomPlayerView *self)
{
  set_label (self->cue_label, rhom_player_texts_step (self->player, self->catalogue, rhom_player_get_cue (self->player)));
}

static void
show_pause_button (RhomPlayerView *self)
{
  gboolean    is_paused = rhom_player_get_state (self->player) == RHOM_PLAYER_PAUSED;
  const char *text = is_paused ? _("Resume") : _("Pause");

  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->pause_button)), text) == 0)
    return;
  gtk_button_set_icon_name (self->pause_button, is_paused ? "media-playback-start-symbolic" : "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pause_button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show_extend_button (RhomPlayerView *self)
{
  gboolean is_counted = rhom_player_get_phase (self->player)->kind == RHOM_PHASE_REPEAT;
  /* Translators: a small button: two more repetitions. */
  const char *text = is_counted ? _("2 more") : _("+10 s");

  if (g_strcmp0 (gtk_button_get_label (self->extend_button), text) != 0)
    gtk_button_set_label (self->extend_button, text);
}

static void
show_phase (RhomPlayerView *self)
{
  g_autofree char *phase = rhom_player_texts_phase (self->player);
  g_autofree char *next = rhom_player_texts_next (self->player, self->catalogue);

  show_card (self);
  show_style (self);
  set_label (self->phase_label, phase);
  set_label (self->next_label, next);
  show_cue (self);
  show_pause_button (self);
  show_extend_button (self);
}

/* --- Time --- */

static gboolean
is_seen (RhomPlayerView *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->surface == NULL)
    return FALSE;
  return !GDK_IS_TOPLEVEL (self->surface) || (gdk_toplevel_get_state (GDK_TOPLEVEL (self->surface)) & GDK_TOPLEVEL_STATE_MINIMIZED) == 0;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *frame_clock,
         gpointer       user_data)
{
  RhomPlayerView *self = RHOM_PLAYER_VIEW (widget);
  gint64          now_usec = gdk_frame_clock_get_frame_time (frame_clock);

  if (now_usec - self->drawn_usec < LEAST_FRAME_USEC)
    return G_SOURCE_CONTINUE;
  self->drawn_usec = now_usec;
  rhom_player_update (self->player);
  show_moment (self);
  return G_SOURCE_CONTINUE;
}

static void
set_ticking (RhomPlayerView *self,
             gboolean        is_ticking)
{
  if (is_ticking == (self->tick_id != 0))
    return;
  if (is_ticking)
    {
      self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
      return;
    }
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
}

static void update_motion (RhomPlayerView *self);

static void
second_due_cb (gpointer user_data)
{
  RhomPlayerView *self = RHOM_PLAYER_VIEW (user_data);

  self->second_id = 0;
  rhom_player_update (self->player);
  show_moment (self);
  update_motion (self);
}

static void
disarm (RhomPlayerView *self)
{
  if (self->second_id != 0)
    rhom_clock_remove_alarm (self->clock, self->second_id);
  self->second_id = 0;
}

/* At the next whole second of what is left. */
static void
arm (RhomPlayerView *self)
{
  gint64 rest_usec = rhom_player_get_left_usec (self->player) % RHOM_USEC_PER_SEC;

  if (rest_usec == 0)
    rest_usec = RHOM_USEC_PER_SEC;
  self->second_id = rhom_clock_add_alarm (self->clock, rhom_clock_get_elapsed_usec (self->clock) + rest_usec, second_due_cb, self);
}

static void
update_motion (RhomPlayerView *self)
{
  gboolean is_running = self->player != NULL && rhom_player_get_state (self->player) == RHOM_PLAYER_PLAYING && is_seen (self);

  disarm (self);
  set_ticking (self, is_running && are_animations_on (self));
  if (is_running && !are_animations_on (self))
    arm (self);
}

static void
player_changed_cb (RhomPlayerView *self)
{
  show_phase (self);
  show_moment (self);
  update_motion (self);
}

/* Seen again after a while in which nothing was shown. */
static void
seen_cb (RhomPlayerView *self)
{
  if (self->player == NULL)
    return;
  rhom_player_update (self->player);
  show_moment (self);
  update_motion (self);
}

static double
get_letters_px (RhomPlayerView *self)
{
  PangoContext               *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double                      size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (font) ? size : size * pango_cairo_context_get_resolution (context) / 72;
}

/* Where there is little room, the words come before the ring; where there is
 * least, how much of it in all is left to the details. */
static void
order_words (RhomPlayerView *self,
             const Room     *room)
{
  GtkWidget *ring = GTK_WIDGET (self->ring);
  GtkBox    *words = GTK_BOX (gtk_widget_get_parent (ring));
  gboolean   is_small = g_str_equal (room->css_class, "small");

  gtk_box_reorder_child_after (words, ring, is_small ? self->cue_box : GTK_WIDGET (self->dose_label));
  gtk_widget_set_visible (GTK_WIDGET (self->dose_label), room != &rooms[G_N_ELEMENTS (rooms) - 1]);
}

static void
surface_resized_cb (RhomPlayerView *self,
                    int             width,
                    int             height)
{
  double      scale = MAX (1, get_letters_px (self) / USUAL_LETTERS_PX);
  const Room *room = rooms;

  while (width < room->width_px * scale || height < room->height_px * scale)
    room++;
  if (room == self->room)
    return;
  if (self->room != NULL)
    gtk_widget_remove_css_class (get_page (self), self->room->css_class);
  gtk_widget_add_css_class (get_page (self), room->css_class);
  g_object_set (self->ring, "diameter", room->ring_px, NULL);
  order_words (self, room);
  self->room = room;
}

static void
rhom_player_view_map (GtkWidget *widget)
{
  RhomPlayerView *self = RHOM_PLAYER_VIEW (widget);

  GTK_WIDGET_CLASS (rhom_player_view_parent_class)->map (widget);
  self->surface = g_object_ref (gtk_native_get_surface (gtk_widget_get_native (widget)));
  self->surface_handler = g_signal_connect_swapped (self->surface, "notify::state", G_CALLBACK (seen_cb), self);
  self->layout_handler = g_signal_connect_swapped (self->surface, "layout", G_CALLBACK (surface_resized_cb), self);
  surface_resized_cb (self, gdk_surface_get_width (self->surface), gdk_surface_get_height (self->surface));
  seen_cb (self);
}

static void
rhom_player_view_unmap (GtkWidget *widget)
{
  RhomPlayerView *self = RHOM_PLAYER_VIEW (widget);

  GTK_WIDGET_CLASS (rhom_player_view_parent_class)->unmap (widget);
  g_clear_signal_handler (&self->surface_handler, self->surface);
  g_clear_signal_handler (&self->layout_handler, self->surface);
  g_clear_object (&self->surface);
  update_motion (self);
}

/* --- Object --- */

static void
drop_player (RhomPlayerView *self)
{
  if (self->player != NULL)
    g_signal_handlers_disconnect_by_data (self->player, self);
  g_clear_object (&self->player);
  if (self->clock != NULL)
    update_motion (self);
}

static void
rhom_player_view_dispose (GObject *object)
{
  RhomPlayerView *self = RHOM_PLAYER_VIEW (object);

  drop_player (self);
  g_clear_object (&self->card);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->clock);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_PLAYER_VIEW);

  G_OBJECT_CLASS (rhom_player_view_parent_class)->dispose (object);
}

static void
rhom_player_view_class_init (RhomPlayerViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_player_view_dispose;
  widget_class->map = rhom_player_view_map;
  widget_class->unmap = rhom_player_view_unmap;

  g_type_ensure (RHOM_TYPE_FIGURE_VIEW);
  g_type_ensure (RHOM_TYPE_PROGRAMME_BAR);
  g_type_ensure (RHOM_TYPE_RING);
  g_type_ensure (RHOM_TYPE_STAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/player-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerView, bar);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerView, left_label);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerView, figure);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerView, phase_label);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerView, name_label);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerView, dose_label);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerView, ring);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerView, cue_box);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerView, cue_label);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerView, next_label);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerView, pause_button);
  gtk_widget_class_bind_template_child (widget_class, RhomPlayerView, extend_button);
}

static void
rhom_player_view_init (RhomPlayerView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-enable-animations", G_CALLBACK (seen_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rhom_player_view_setup:
 *
 * Gives the view what it needs; once.
 */
void
rhom_player_view_setup (RhomPlayerView *self,
                        RhomClock      *clock,
                        RhomSettings   *settings,
                        RhomCatalogue  *catalogue)
{
  g_return_if_fail (RHOM_IS_PLAYER_VIEW (self));
  g_return_if_fail (self->clock == NULL);

  self->clock = g_object_ref (clock);
  self->catalogue = g_object_ref (catalogue);
  rhom_figure_view_follow (self->figure, settings);
}

/**
 * rhom_player_view_set_player:
 * @player: what to show from now on
 */
void
rhom_player_view_set_player (RhomPlayerView *self,
                             RhomPlayer     *player)
{
  g_return_if_fail (RHOM_IS_PLAYER_VIEW (self));
  g_return_if_fail (RHOM_IS_PLAYER (player));

  drop_player (self);
  self->player = g_object_ref (player);
  g_signal_connect_object (player, "changed", G_CALLBACK (player_changed_cb), self, G_CONNECT_SWAPPED);
  show_phase (self);
  rhom_programme_bar_set_player (self->bar, player);
  player_changed_cb (self);
}

/**
 * rhom_player_view_grab_pause:
 *
 * Puts the keyboard on the button that pauses, where Space does what people expect.
 */
void
rhom_player_view_grab_pause (RhomPlayerView *self)
{
  g_return_if_fail (RHOM_IS_PLAYER_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->pause_button));
}

/**
 * rhom_player_view_get_card:
 *
 * Returns: (transfer none) (nullable): the exercise that is shown
 */
RhomCard *
rhom_player_view_get_card (RhomPlayerView *self)
{
  g_return_val_if_fail (RHOM_IS_PLAYER_VIEW (self), NULL);

  return self->card;
}

/**
 * rhom_player_view_is_awake:
 *
 * Returns: whether it costs anything now
 */
gboolean
rhom_player_view_is_awake (RhomPlayerView *self)
{
  g_return_val_if_fail (RHOM_IS_PLAYER_VIEW (self), FALSE);

  return self->tick_id != 0 || self->second_id != 0 || rhom_figure_view_is_moving (self->figure);
}
