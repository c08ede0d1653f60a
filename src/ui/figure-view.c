/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/figure-view.h"

#include "ui/card-photo.h"
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
 * has the picture of its pack, or a calm empty place.
 */

#define SHARE (5.0 / 4.0)
#define MINIMUM_WIDTH_PX 200
#define NATURAL_WIDTH_PX 420
#define STILL_WIDTH_PX 60

/* Enough for a full screen, and little beside what a camera makes. */
#define PHOTO_SIZE_PX 1280

/* Thirty pictures a second are smooth for a body that moves slowly. */
#define LEAST_FRAME_USEC 30000

#define REST_AFTER_SECONDS 180.0

/* One side passes into the other, while the body is at rest. */
#define FADE_USEC 400000

struct _RhomFigureView
{
  GtkWidget parent_instance;

  RhomCard      *card;         /* (owned) (nullable) */
  char          *figure_id;    /* (owned) (nullable) */
  RhomFigure    *figure;       /* (owned) (nullable): a still drops it once it is drawn */
  GskRenderNode *picture;      /* (owned) (nullable): of a still */
  GskRenderNode *fading;       /* (owned) (nullable): the side that was shown before */
  GskRenderNode *still;        /* (owned) (nullable): what of a moving figure does not move */
  guint          still_serial; /* of what @still shows */
  GdkTexture    *photo;        /* (owned) (nullable): in place of a figure */
  int            scale;        /* of @picture */
  int            person;       /* a RhomFigurePerson */
  gboolean       is_still;
  gboolean       has_looked; /* for a photo */
  gboolean       is_playing;
  gboolean       is_driven;     /* by rhom_figure_view_set_seconds() */
  gboolean       is_mirrored;   /* as told */
  gboolean       is_other_side; /* of its own round */
  gboolean       is_resting;    /* it has moved for long enough */
  guint          tick_id;       /* 0 while nothing moves */
  gint64         begun_usec;    /* frame clock; 0 = at the next frame */
  gint64         drawn_usec;    /* frame clock */
  gint64         fade_usec;     /* frame clock, when the fading began */
  double         seconds;       /* into the motion, as drawn */
};

G_DEFINE_FINAL_TYPE (RhomFigureView, rhom_figure_view, GTK_TYPE_WIDGET)

enum
{
  PROP_PERSON = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
are_animations_on (RhomFigureView *self)
{
  gboolean are_on = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &are_on, NULL);
  return are_on;
}

static void
dress (RhomFigureView *self)
{
  if (self->figure == NULL)
    return;
  rhom_figure_set_palette (self->figure, rhom_figure_picture_choose_palette ());
  rhom_figure_set_person (self->figure, rhom_figure_picture_choose_person (self->person));
  rhom_figure_set_mirrored (self->figure, rhom_figure_view_is_mirrored (self));
}

static void
drop_figure (RhomFigureView *self)
{
  g_clear_pointer (&self->still, gsk_render_node_unref);
  g_clear_pointer (&self->figure, rhom_figure_free);
}

static void
load_figure (RhomFigureView *self)
{
  g_autofree char *folder = rhom_figure_dup_directory ();
  g_autoptr (GError) error = NULL;

  drop_figure (self);
  if (self->figure_id == NULL)
    return;
  self->figure = rhom_figure_new_for_id (folder, self->figure_id, &error);
  if (self->figure == NULL)
    g_message ("%s", error->message);
  dress (self);
}

/* --- Drawing --- */

static gboolean
can_move (RhomFigureView *self)
{
  return self->figure != NULL && rhom_figure_get_n_keys (self->figure) > 1 && are_animations_on (self);
}

static gboolean
moves_by_itself (RhomFigureView *self)
{
  return self->is_playing && !self->is_driven && !self->is_resting && can_move (self);
}

/* Whether it is the small picture of a list now. */
static gboolean
is_standing (RhomFigureView *self)
{
  return self->is_still && !(self->is_playing && can_move (self));
}

/* Whether what is seen is a moment of the motion, and no pose. */
static gboolean
shows_motion (RhomFigureView *self)
{
  return !is_standing (self) && !self->is_resting && are_animations_on (self) && rhom_figure_get_n_keys (self->figure) > 1;
}

static void
draw (gpointer data,
      cairo_t *cr,
      double   width,
      double   height)
{
  RhomFigureView *self = data;
  guint           last = rhom_figure_get_n_keys (self->figure) - 1;

  if (shows_motion (self))
    rhom_figure_draw (self->figure, cr, width, height, self->seconds);
  else if (is_standing (self) || last == 0 || are_animations_on (self))
    rhom_figure_draw_key (self->figure, cr, width, height, last);
  else
    rhom_figure_picture_draw_ends (self->figure, GTK_WIDGET (self), cr, width, height);
}

static GskRenderNode *
make_picture (RhomFigureView *self)
{
  return rhom_figure_picture_new (GTK_WIDGET (self), draw, self);
}

/* --- Moving --- */

/* Lets what is seen now pass into the other side. */
static void
turn (RhomFigureView *self,
      gboolean       *side,
      gboolean        value)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int        width = gtk_widget_get_width (widget);
  int        height = gtk_widget_get_height (widget);

  if (*side == value)
    return;
  g_clear_pointer (&self->fading, gsk_render_node_unref);
  if (gtk_widget_get_mapped (widget) && width > 0 && height > 0 && can_move (self))
    self->fading = make_picture (self);
  self->fade_usec = 0;
  *side = value;
  if (self->figure != NULL)
    rhom_figure_set_mirrored (self->figure, rhom_figure_view_is_mirrored (self));
  gtk_widget_queue_draw (widget);
}

/* A round begins where the first pose is reached, and every other is done with the other side. */
static void
choose_side (RhomFigureView *self)
{
  double duration = rhom_figure_get_duration (self->figure);
  double since = self->seconds - rhom_figure_get_key_seconds (self->figure, 0);

  if (rhom_figure_has_sides (self->figure) && duration > 0)
    turn (self, &self->is_other_side, (gint64) floor (since / duration) % 2 != 0);
}

static void
rest (RhomFigureView *self)
{
  self->is_resting = TRUE;
  turn (self, &self->is_other_side, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Its own clock, at @now_usec of the frame clock. */
static void
move_on (RhomFigureView *self,
         gint64          now_usec)
{
  double before = self->seconds;

  if (self->begun_usec == 0)
    self->begun_usec = now_usec - (gint64) (self->seconds * G_USEC_PER_SEC);
  self->seconds = (now_usec - self->begun_usec) / (double) G_USEC_PER_SEC;
  if (rhom_figure_changes (self->figure, before, self->seconds))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  choose_side (self);
  if (self->seconds >= REST_AFTER_SECONDS)
    rest (self);
}

static void
fade_on (RhomFigureView *self,
         gint64          now_usec)
{
  if (self->fade_usec == 0)
    self->fade_usec = now_usec;
  if (now_usec - self->fade_usec >= FADE_USEC)
    g_clear_pointer (&self->fading, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *frame_clock,
         gpointer       user_data)
{
  RhomFigureView *self = RHOM_FIGURE_VIEW (widget);
  gint64          now_usec = gdk_frame_clock_get_frame_time (frame_clock);

  if (now_usec - self->drawn_usec < LEAST_FRAME_USEC)
    return G_SOURCE_CONTINUE;
  self->drawn_usec = now_usec;
  if (moves_by_itself (self))
    move_on (self, now_usec);
  if (self->fading != NULL)
    fade_on (self, now_usec);
  if (moves_by_itself (self) || self->fading != NULL)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
update_motion (RhomFigureView *self)
{
  gboolean is_mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  gboolean moves = is_mapped && (moves_by_itself (self) || self->fading != NULL);

  if (!is_mapped)
    g_clear_pointer (&self->fading, gsk_render_node_unref);
  if (!moves_by_itself (self))
    self->begun_usec = 0;
  if (moves == (self->tick_id != 0))
    return;
  if (moves)
    {
      self->begun_usec = 0;
      self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
      return;
    }
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
}

/* A figure begins with its first pose, a still with the one it shows. */
static double
get_first_second (RhomFigureView *self)
{
  guint last;

  if (self->figure == NULL)
    return 0;
  if (!self->is_still)
    return rhom_figure_get_key_seconds (self->figure, 0);
  last = rhom_figure_get_n_keys (self->figure) - 1;
  return rhom_figure_get_key_seconds (self->figure, last) + rhom_figure_get_key_hold (self->figure, last);
}

static void
start_again (RhomFigureView *self)
{
  self->seconds = get_first_second (self);
  self->begun_usec = 0;
  self->is_other_side = FALSE;
  self->is_resting = FALSE;
  g_clear_pointer (&self->fading, gsk_render_node_unref);
}

static void
wake (RhomFigureView *self)
{
  if (self->is_resting)
    self->seconds = get_first_second (self);
  self->is_resting = FALSE;
  update_motion (self);
}

/* --- Being named --- */

/* Whether its own clock shows the one and then the other. */
static gboolean
shows_both_sides (RhomFigureView *self)
{
  return !self->is_still && !self->is_driven && can_move (self) && rhom_figure_has_sides (self->figure);
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

/* --- Being drawn --- */

/* A list shows many stills, so each keeps its small picture and no figure. */
static void
snapshot_still (RhomFigureView *self,
                GtkSnapshot    *snapshot,
                int             width,
                int             height)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (self->picture == NULL || self->scale != scale)
    {
      g_clear_pointer (&self->picture, gsk_render_node_unref);
      if (self->figure == NULL)
        load_figure (self);
      if (self->figure == NULL)
        return;
      self->picture = make_picture (self);
      self->scale = scale;
      if (!self->is_playing)
        drop_figure (self);
    }
  gtk_snapshot_append_node (snapshot, self->picture);
}

/* How far from the side before to this one, 0 to 1. */
static double
get_fade (RhomFigureView *self)
{
  gint64 now_usec = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self)));

  return self->fade_usec == 0 ? 0 : CLAMP ((now_usec - self->fade_usec) / (double) FADE_USEC, 0, 1);
}

/* Read when it is seen first: most cards of a long list never are. */
static void
snapshot_photo (RhomFigureView *self,
                GtkSnapshot    *snapshot,
                int             width,
                int             height)
{
  int still_px = STILL_WIDTH_PX * 2 * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (!self->has_looked && self->card != NULL)
    self->photo = rhom_card_photo_new (self->card, self->is_still ? MAX (still_px, width) : PHOTO_SIZE_PX);
  self->has_looked = TRUE;
  if (self->photo != NULL)
    rhom_card_photo_snapshot (self->photo, snapshot, width, height);
}

/* What does not move keeps its node, so that GTK draws anew no more than where the body is and was. */
static void
snapshot_frame (RhomFigureView *self,
                GtkSnapshot    *snapshot,
                int             width,
                int             height)
{
  int             scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  GskRenderNode  *moving;
  RhomFigureFrame frame;

  rhom_figure_paint (self->figure, width * scale, height * scale, self->seconds, &frame);
  if (self->still == NULL || self->still_serial != frame.still_serial)
    {
      g_clear_pointer (&self->still, gsk_render_node_unref);
      self->still = rhom_figure_picture_new_for_surface (frame.still, GRAPHENE_RECT_INIT (0, 0, width, height), scale);
      self->still_serial = frame.still_serial;
    }
  moving = rhom_figure_picture_new_for_surface (frame.moving, GRAPHENE_RECT_INIT ((float) frame.x / scale, (float) frame.y / scale, (float) frame.width / scale, (float) frame.height / scale), scale);
  gtk_snapshot_append_node (snapshot, self->still);
  gtk_snapshot_append_node (snapshot, moving);
  gsk_render_node_unref (moving);
}

static void
rhom_figure_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  RhomFigureView *self = RHOM_FIGURE_VIEW (widget);
  int             width = gtk_widget_get_width (widget);
  int             height = gtk_widget_get_height (widget);
  GskRenderNode  *picture;

  if (self->figure_id == NULL)
    {
      snapshot_photo (self, snapshot, width, height);
      return;
    }
  if (is_standing (self))
    {
      snapshot_still (self, snapshot, width, height);
      return;
    }
  if (self->figure == NULL)
    return;
  if (self->fading == NULL && shows_motion (self))
    {
      snapshot_frame (self, snapshot, width, height);
      return;
    }
  picture = make_picture (self);
  if (self->fading != NULL)
    {
      gtk_snapshot_push_cross_fade (snapshot, get_fade (self));
      gtk_snapshot_append_node (snapshot, self->fading);
      gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_append_node (snapshot, picture);
  gsk_render_node_unref (picture);
  if (self->fading != NULL)
    gtk_snapshot_pop (snapshot);
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
  update_motion (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rhom_figure_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rhom_figure_view_parent_class)->map (widget);
  wake (RHOM_FIGURE_VIEW (widget));
}

static void
rhom_figure_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rhom_figure_view_parent_class)->unmap (widget);
  update_motion (RHOM_FIGURE_VIEW (widget));
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
  int      least = is_still ? STILL_WIDTH_PX : MINIMUM_WIDTH_PX;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = is_still ? STILL_WIDTH_PX : NATURAL_WIDTH_PX;
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
  drop_figure (self);
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
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (wake), self);
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
  drop_figure (self);
  if (!self->is_still || self->is_playing)
    load_figure (self);
  start_again (self);
  if (self->figure != NULL)
    rhom_figure_set_mirrored (self->figure, self->is_mirrored);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
  update_label (self);
  update_motion (self);
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
      drop_figure (self);
      if (is_playing)
        load_figure (self);
      start_again (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  update_motion (self);
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
  turn (self, &self->is_mirrored, !!is_mirrored);
  update_motion (self);
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
      turn (self, &self->is_other_side, FALSE);
      update_label (self);
      update_motion (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else if (can_move (self) && rhom_figure_changes (self->figure, before, seconds))
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
  update_motion (self);
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
