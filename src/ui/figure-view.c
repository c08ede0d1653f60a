/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/figure-view.h"

#include "figure/figure.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * RhomFigureView:
 *
 * The person who shows an exercise, 5 to 4. It moves while it is on the screen
 * and rests after some minutes, because a window may stay open all day; the
 * pointer wakes it. As a still it is a small picture, drawn once. Where
 * animations are switched off, beginning and end stand side by side. A card
 * without a figure has a calm empty place.
 */

#define SHARE (5.0 / 4.0)
#define MINIMUM_WIDTH_PX 200
#define NATURAL_WIDTH_PX 420
#define STILL_WIDTH_PX 60

/* Thirty pictures a second are smooth for a body that moves slowly. */
#define LEAST_FRAME_USEC 30000

#define REST_AFTER_SECONDS 180.0

struct _RhomFigureView
{
  GtkWidget parent_instance;

  RhomCard   *card;    /* (owned) (nullable) */
  RhomFigure *figure;  /* (owned) (nullable): a still drops it once it is drawn */
  GdkTexture *picture; /* (owned) (nullable): of a still */
  int         scale;   /* of @picture */
  int         person;  /* a RhomFigurePerson */
  gboolean    is_still;
  gboolean    is_playing;
  gboolean    is_resting; /* it has moved for long enough */
  guint       tick_id;    /* 0 while nothing moves */
  gint64      begun_usec; /* frame clock; 0 = at the next frame */
  gint64      drawn_usec; /* frame clock */
  double      seconds;    /* into the motion, as drawn */
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

static RhomPalette
choose_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean         is_dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return is_dark ? RHOM_PALETTE_CONTRAST_DARK : RHOM_PALETTE_CONTRAST_LIGHT;
  return is_dark ? RHOM_PALETTE_DARK : RHOM_PALETTE_LIGHT;
}

/* The setting has the card's own choice first, the figure has it last. */
static void
dress (RhomFigureView *self)
{
  if (self->figure == NULL)
    return;
  rhom_figure_set_palette (self->figure, choose_palette ());
  rhom_figure_set_person (self->figure, self->person == RHOM_FIGURE_PERSON_OF_CARD ? RHOM_PERSON_OF_CARD : (RhomPerson) (self->person - RHOM_FIGURE_PERSON_ANA));
}

static void
load_figure (RhomFigureView *self)
{
  g_autofree char *folder = rhom_figure_dup_directory ();
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->figure, rhom_figure_free);
  if (self->card == NULL || rhom_card_get_figure (self->card) == NULL)
    return;
  self->figure = rhom_figure_new_for_id (folder, rhom_card_get_figure (self->card), &error);
  if (self->figure == NULL)
    g_message ("%s", error->message);
  dress (self);
}

/* --- Moving --- */

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *frame_clock,
         gpointer       user_data)
{
  RhomFigureView *self = RHOM_FIGURE_VIEW (widget);
  gint64          now_usec = gdk_frame_clock_get_frame_time (frame_clock);
  double          seconds;

  if (self->begun_usec == 0)
    self->begun_usec = now_usec - (gint64) (self->seconds * G_USEC_PER_SEC);
  if (now_usec - self->drawn_usec < LEAST_FRAME_USEC)
    return G_SOURCE_CONTINUE;

  seconds = (now_usec - self->begun_usec) / (double) G_USEC_PER_SEC;
  if (rhom_figure_is_moving (self->figure, seconds) || rhom_figure_is_moving (self->figure, self->seconds))
    gtk_widget_queue_draw (widget);
  self->seconds = seconds;
  self->drawn_usec = now_usec;
  if (seconds < REST_AFTER_SECONDS)
    return G_SOURCE_CONTINUE;

  self->is_resting = TRUE;
  self->tick_id = 0;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

static void
update_motion (RhomFigureView *self)
{
  gboolean moves = self->is_playing && !self->is_still && !self->is_resting && self->figure != NULL && rhom_figure_get_n_keys (self->figure) > 1 &&
                   gtk_widget_get_mapped (GTK_WIDGET (self)) && are_animations_on (self);

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

static void
wake (RhomFigureView *self)
{
  if (self->is_resting)
    self->seconds = 0;
  self->is_resting = FALSE;
  update_motion (self);
}

/* --- Drawing --- */

/* Beginning and end side by side, with an arrow between them, say the same without motion. */
static void
draw_two (RhomFigureView *self,
          cairo_t        *cr,
          double          width,
          double          height)
{
  double  middle = width / 2;
  double  y = height / 2;
  GdkRGBA color;

  rhom_figure_draw_key (self->figure, cr, middle, height, 0);
  cairo_save (cr);
  cairo_translate (cr, middle, 0);
  rhom_figure_draw_key (self->figure, cr, middle, height, rhom_figure_get_n_keys (self->figure) - 1);
  cairo_restore (cr);

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, middle - 10, y);
  cairo_line_to (cr, middle + 10, y);
  cairo_move_to (cr, middle + 4, y - 6);
  cairo_line_to (cr, middle + 10, y);
  cairo_line_to (cr, middle + 4, y + 6);
  cairo_stroke (cr);
}

static void
draw (RhomFigureView *self,
      cairo_t        *cr,
      double          width,
      double          height)
{
  guint last = rhom_figure_get_n_keys (self->figure) - 1;

  if (self->is_still || self->is_resting || last == 0)
    rhom_figure_draw_key (self->figure, cr, width, height, last);
  else if (!are_animations_on (self))
    draw_two (self, cr, width, height);
  else
    rhom_figure_draw (self->figure, cr, width, height, self->seconds);
}

static GdkTexture *
make_picture (RhomFigureView *self,
              int             width,
              int             height,
              int             scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t         *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *picture;

  cairo_scale (cr, scale, scale);
  draw (self, cr, width, height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  /* The bytes are those of the surface, which lives as long as they do. */
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) cairo_image_surface_get_stride (surface) * height * scale,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  picture = gdk_memory_texture_new (width * scale, height * scale, GDK_MEMORY_DEFAULT, bytes, cairo_image_surface_get_stride (surface));
  return picture;
}

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
      g_clear_object (&self->picture);
      load_figure (self);
      if (self->figure == NULL)
        return;
      self->picture = make_picture (self, width, height, scale);
      self->scale = scale;
      g_clear_pointer (&self->figure, rhom_figure_free);
    }
  gtk_snapshot_append_texture (snapshot, self->picture, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

static void
rhom_figure_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  RhomFigureView *self = RHOM_FIGURE_VIEW (widget);
  int             width = gtk_widget_get_width (widget);
  int             height = gtk_widget_get_height (widget);
  g_autoptr (GdkTexture) picture = NULL;

  if (self->is_still)
    {
      snapshot_still (self, snapshot, width, height);
      return;
    }
  if (self->figure == NULL)
    return;
  /* A cairo node would record every path and keep the record; a picture is drawn at once. */
  picture = make_picture (self, width, height, gtk_widget_get_scale_factor (widget));
  gtk_snapshot_append_texture (snapshot, picture, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

/* --- Following --- */

static void
style_changed_cb (RhomFigureView *self)
{
  g_clear_object (&self->picture);
  dress (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
animations_changed_cb (RhomFigureView *self)
{
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
  g_clear_pointer (&self->figure, rhom_figure_free);
  g_clear_object (&self->picture);
  g_clear_object (&self->card);

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
 * Returns: (transfer full): a small picture of @card's pose, for a list
 */
GtkWidget *
rhom_figure_view_new_still (RhomCard     *card,
                            RhomSettings *settings)
{
  RhomFigureView *self = g_object_new (RHOM_TYPE_FIGURE_VIEW, NULL);

  self->is_still = TRUE;
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

/**
 * rhom_figure_view_set_card:
 * @card: (nullable): the exercise to show
 */
void
rhom_figure_view_set_card (RhomFigureView *self,
                           RhomCard       *card)
{
  g_autofree char *text = NULL;

  g_return_if_fail (RHOM_IS_FIGURE_VIEW (self));

  if (!g_set_object (&self->card, card))
    return;
  g_clear_object (&self->picture);
  self->seconds = 0;
  self->is_resting = FALSE;
  if (!self->is_still)
    load_figure (self);
  /* Translators: what a screen reader says of a picture; the first %s is the name of an exercise, the second how one is placed. */
  text = card != NULL ? g_strdup_printf (_("Picture of %s: %s"), rhom_card_get_name (card), rhom_card_get_position_name (card)) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  update_motion (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rhom_figure_view_set_playing:
 *
 * It plays from the start; paused it stands where it is and costs nothing.
 */
void
rhom_figure_view_set_playing (RhomFigureView *self,
                              gboolean        is_playing)
{
  g_return_if_fail (RHOM_IS_FIGURE_VIEW (self));

  self->is_playing = is_playing;
  update_motion (self);
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
