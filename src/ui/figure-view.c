/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/figure-view-private.h"

#include "ui/figure-picture.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * RhomFigureView:
 *
 * The person who shows an exercise, 5 to 4. It moves while it is on the screen
 * and rests after some minutes, because a window may stay open all day; the
 * pointer wakes it. What has two sides is shown with the one, then with the
 * other. As a still it is a small picture, drawn once, which moves only when
 * told to. A player may drive it, second by second. Where animations are
 * switched off, beginning and end stand side by side. A card without a figure
 * has the picture of its pack, or a calm sign.
 */

#define SHARE (5.0 / 4.0)
#define MINIMUM_WIDTH_PX 200
#define NATURAL_WIDTH_PX 420

G_DEFINE_FINAL_TYPE (RhomFigureView, rhom_figure_view, GTK_TYPE_WIDGET)

enum
{
  PROP_PERSON = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
dress (RhomFigureView *self)
{
  if (self->figure == NULL)
    return;
  rhom_figure_set_palette (self->figure, rhom_figure_picture_choose_palette ());
  rhom_figure_set_person (self->figure, rhom_figure_picture_choose_person (self->person));
  rhom_figure_set_mirrored (self->figure, rhom_figure_view_is_mirrored (self));
}

void
rhom_figure_view_drop (RhomFigureView *self)
{
  g_clear_pointer (&self->still, gsk_render_node_unref);
  g_clear_pointer (&self->figure, rhom_figure_free);
}

void
rhom_figure_view_load (RhomFigureView *self)
{
  g_autofree char *folder = rhom_figure_dup_directory ();
  g_autoptr (GError) error = NULL;

  rhom_figure_view_drop (self);
  if (self->figure_id == NULL)
    return;
  self->figure = rhom_figure_new_for_id (folder, self->figure_id, &error);
  if (self->figure == NULL)
    g_message ("%s", error->message);
  dress (self);
}

/* --- Being named --- */

/* Whether its own clock shows the one and then the other. */
static gboolean
shows_both_sides (RhomFigureView *self)
{
  return !self->is_still && !self->is_driven && rhom_figure_view_can_move (self) && rhom_figure_has_sides (self->figure);
}

static char *
dup_label (RhomFigureView *self)
{
  const char *name = rhom_card_get_name (self->card), *position = rhom_card_get_position_name (self->card);

  if (shows_both_sides (self))
    /* Translators: what a screen reader says of a moving picture; the first %s is the name of an exercise, the second how one is placed. */
    return g_strdup_printf (_("Picture of %s: %s, first with one side, then with the other"), name, position);
  /* Translators: what a screen reader says of a picture; the first %s is the name of an exercise, the second how one is placed. */
  return g_strdup_printf (_("Picture of %s: %s"), name, position);
}

/* Without a card the label is its owner's. */
static void
update_label (RhomFigureView *self)
{
  g_autofree char *text = self->card != NULL ? dup_label (self) : NULL;

  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* --- Following --- */

static void
style_changed_cb (RhomFigureView *self)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->fading, gsk_render_node_unref);
  dress (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
animations_changed_cb (RhomFigureView *self)
{
  update_label (self);
  rhom_figure_view_update_motion (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rhom_figure_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rhom_figure_view_parent_class)->map (widget);
  rhom_figure_view_wake (RHOM_FIGURE_VIEW (widget));
}

static void
rhom_figure_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rhom_figure_view_parent_class)->unmap (widget);
  rhom_figure_view_update_motion (RHOM_FIGURE_VIEW (widget));
}

static GtkSizeRequestMode
rhom_figure_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rhom_figure_view_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  gboolean is_still = RHOM_FIGURE_VIEW (widget)->is_still;
  int      least = is_still ? RHOM_FIGURE_VIEW_STILL_WIDTH_PX : MINIMUM_WIDTH_PX;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = is_still ? RHOM_FIGURE_VIEW_STILL_WIDTH_PX : NATURAL_WIDTH_PX;
    }
  else
    {
      *minimum = *natural = (is_still || for_size <= 0 ? least : for_size) / SHARE;
    }
}

static void
rhom_figure_view_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (property_id == PROP_PERSON)
    g_value_set_enum (value, RHOM_FIGURE_VIEW (object)->person);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
rhom_figure_view_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  RhomFigureView *self = RHOM_FIGURE_VIEW (object);

  if (property_id != PROP_PERSON)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }
  if (self->person == g_value_get_enum (value))
    return;
  self->person = g_value_get_enum (value);
  style_changed_cb (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
rhom_figure_view_dispose (GObject *object)
{
  RhomFigureView *self = RHOM_FIGURE_VIEW (object);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  rhom_figure_view_drop (self);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->fading, gsk_render_node_unref);
  g_clear_object (&self->photo);
  g_clear_object (&self->card);
  g_clear_pointer (&self->figure_id, g_free);

  G_OBJECT_CLASS (rhom_figure_view_parent_class)->dispose (object);
}

static void
rhom_figure_view_class_init (RhomFigureViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_figure_view_dispose;
  G_OBJECT_CLASS (klass)->get_property = rhom_figure_view_get_property;
  G_OBJECT_CLASS (klass)->set_property = rhom_figure_view_set_property;
  widget_class->get_request_mode = rhom_figure_view_get_request_mode;
  widget_class->measure = rhom_figure_view_measure;
  widget_class->snapshot = rhom_figure_view_snapshot;
  widget_class->map = rhom_figure_view_map;
  widget_class->unmap = rhom_figure_view_unmap;

  /**
   * RhomFigureView:person:
   *
   * Who shows the exercise.
   */
  properties[PROP_PERSON] = g_param_spec_enum ("person", NULL, NULL, RHOM_TYPE_FIGURE_PERSON, RHOM_FIGURE_PERSON_OF_CARD, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rhom_figure_view_init (RhomFigureView *self)
{
  AdwStyleManager    *manager = adw_style_manager_get_default ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->is_playing = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (rhom_figure_view_wake), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-enable-animations", G_CALLBACK (animations_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rhom_figure_view_new_still:
 *
 * Returns: (transfer full): a small picture of @card's pose, for a list; it
 *   moves while it is set playing, as under the pointer
 */
GtkWidget *
rhom_figure_view_new_still (RhomCard     *card,
                            RhomSettings *settings)
{
  RhomFigureView *self = g_object_new (RHOM_TYPE_FIGURE_VIEW, NULL);

  self->is_still = TRUE;
  self->is_playing = FALSE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "still");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  rhom_figure_view_follow (self, settings);
  rhom_figure_view_set_card (self, card);
  return GTK_WIDGET (self);
}

/**
 * rhom_figure_view_follow:
 *
 * Lets the exercise be shown by whom @settings say; once.
 */
void
rhom_figure_view_follow (RhomFigureView *self,
                         RhomSettings   *settings)
{
  g_return_if_fail (RHOM_IS_FIGURE_VIEW (self));
  g_return_if_fail (RHOM_IS_SETTINGS (settings));

  g_object_bind_property (settings, "figure-person", self, "person", G_BINDING_SYNC_CREATE);
}

static void
show (RhomFigureView *self,
      const char     *figure_id)
{
  g_free (self->figure_id);
  self->figure_id = g_strdup (figure_id);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_object (&self->photo);
  self->has_looked = FALSE;
  rhom_figure_view_drop (self);
  if (!self->is_still || self->is_playing)
    rhom_figure_view_load (self);
  rhom_figure_view_start_again (self);
  if (self->figure != NULL)
    rhom_figure_set_mirrored (self->figure, self->is_mirrored);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
  update_label (self);
  rhom_figure_view_update_motion (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rhom_figure_view_set_card:
 * @card: (nullable): the exercise to show, from the start
 */
void
rhom_figure_view_set_card (RhomFigureView *self,
                           RhomCard       *card)
{
  g_return_if_fail (RHOM_IS_FIGURE_VIEW (self));

  if (g_set_object (&self->card, card))
    show (self, card != NULL ? rhom_card_get_figure (card) : NULL);
}

/**
 * rhom_figure_view_set_figure_id:
 * @id: (nullable): what to show instead of a card's figure
 *
 * For pictures that belong to no exercise. What they show is for the caller to
 * say, as the accessible label.
 */
void
rhom_figure_view_set_figure_id (RhomFigureView *self,
                                const char     *id)
{
  g_return_if_fail (RHOM_IS_FIGURE_VIEW (self));

  g_clear_object (&self->card);
  show (self, id);
}

/**
 * rhom_figure_view_set_playing:
 *
 * It plays from the start; paused it stands where it is and costs nothing. A
 * still, which does not play until it is told to, goes back to its picture.
 */
void
rhom_figure_view_set_playing (RhomFigureView *self,
                              gboolean        is_playing)
{
  g_return_if_fail (RHOM_IS_FIGURE_VIEW (self));

  if (self->is_playing == is_playing)
    return;
  self->is_playing = is_playing;
  if (self->is_still)
    {
      rhom_figure_view_drop (self);
      if (is_playing)
        rhom_figure_view_load (self);
      rhom_figure_view_start_again (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  rhom_figure_view_update_motion (self);
}

/**
 * rhom_figure_view_set_mirrored:
 * @is_mirrored: whether to show it with the other side first
 */
void
rhom_figure_view_set_mirrored (RhomFigureView *self,
                               gboolean        is_mirrored)
{
  g_return_if_fail (RHOM_IS_FIGURE_VIEW (self));

  g_clear_pointer (&self->picture, gsk_render_node_unref);
  rhom_figure_view_turn (self, &self->is_mirrored, !!is_mirrored);
  rhom_figure_view_update_motion (self);
}

/**
 * rhom_figure_view_set_seconds:
 * @seconds: into the motion; beyond its end it goes round again
 *
 * Shows that moment. Its own clock stands still until
 * rhom_figure_view_release(), and it shows the side that it was told to.
 */
void
rhom_figure_view_set_seconds (RhomFigureView *self,
                              double          seconds)
{
  double before;

  g_return_if_fail (RHOM_IS_FIGURE_VIEW (self));
  g_return_if_fail (isfinite (seconds));

  before = self->seconds;
  self->seconds = seconds;
  if (!self->is_driven)
    {
      self->is_driven = TRUE;
      self->is_resting = FALSE;
      rhom_figure_view_turn (self, &self->is_other_side, FALSE);
      update_label (self);
      rhom_figure_view_update_motion (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else if (rhom_figure_view_can_move (self) && rhom_figure_changes (self->figure, before, seconds))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rhom_figure_view_release:
 *
 * Gives it its own clock again, from where it is in its round.
 */
void
rhom_figure_view_release (RhomFigureView *self)
{
  double duration;

  g_return_if_fail (RHOM_IS_FIGURE_VIEW (self));

  if (!self->is_driven)
    return;
  self->is_driven = FALSE;
  duration = rhom_figure_view_get_duration (self);
  if (duration > 0)
    self->seconds -= floor (self->seconds / duration) * duration;
  update_label (self);
  rhom_figure_view_update_motion (self);
}

/**
 * rhom_figure_view_get_seconds:
 *
 * Returns: the moment that is shown, seconds into the motion
 */
double
rhom_figure_view_get_seconds (RhomFigureView *self)
{
  g_return_val_if_fail (RHOM_IS_FIGURE_VIEW (self), 0);

  return self->seconds;
}

/**
 * rhom_figure_view_get_duration:
 *
 * Returns: seconds of one round; 0 where nothing moves
 */
double
rhom_figure_view_get_duration (RhomFigureView *self)
{
  g_return_val_if_fail (RHOM_IS_FIGURE_VIEW (self), 0);

  return self->figure != NULL ? rhom_figure_get_duration (self->figure) : 0;
}

/**
 * rhom_figure_view_get_hold_seconds:
 *
 * Returns: seconds into the round at which the end position is reached; a hold
 *   shows this moment
 */
double
rhom_figure_view_get_hold_seconds (RhomFigureView *self)
{
  g_return_val_if_fail (RHOM_IS_FIGURE_VIEW (self), 0);

  return self->figure != NULL ? rhom_figure_get_key_seconds (self->figure, rhom_figure_get_n_keys (self->figure) - 1) : 0;
}

/**
 * rhom_figure_view_get_start_seconds:
 *
 * Returns: seconds into the motion at which a round begins, in its first position
 */
double
rhom_figure_view_get_start_seconds (RhomFigureView *self)
{
  g_return_val_if_fail (RHOM_IS_FIGURE_VIEW (self), 0);

  return self->figure != NULL ? rhom_figure_get_key_seconds (self->figure, 0) : 0;
}

/**
 * rhom_figure_view_get_stay_seconds:
 *
 * Returns: seconds for which it stays in the end position
 */
double
rhom_figure_view_get_stay_seconds (RhomFigureView *self)
{
  g_return_val_if_fail (RHOM_IS_FIGURE_VIEW (self), 0);

  return self->figure != NULL ? rhom_figure_get_key_hold (self->figure, rhom_figure_get_n_keys (self->figure) - 1) : 0;
}

/**
 * rhom_figure_view_is_moving:
 *
 * Returns: whether it costs anything now
 */
gboolean
rhom_figure_view_is_moving (RhomFigureView *self)
{
  g_return_val_if_fail (RHOM_IS_FIGURE_VIEW (self), FALSE);

  return self->tick_id != 0;
}

/**
 * rhom_figure_view_is_mirrored:
 *
 * Returns: whether the other side is seen now
 */
gboolean
rhom_figure_view_is_mirrored (RhomFigureView *self)
{
  g_return_val_if_fail (RHOM_IS_FIGURE_VIEW (self), FALSE);

  return self->is_mirrored != self->is_other_side;
}
