/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/ring.h"

#include "core/time-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * RhomRing:
 *
 * A ring that empties clockwise until a deadline, with the rest of the time
 * and its end ("until 14:20") inside. It can also stand still.
 *
 * It reads the time from a #RhomClock and arms one alarm there for the next
 * moment at which the picture or a text really changes, and only while it is
 * mapped, its window is not minimised, and something counts. So a long
 * interval wakes the process every few seconds, and a standing ring never:
 * a frame-clock tick would wake it sixty times a second to see the same.
 * With animations switched off, the arc moves only together with the text.
 *
 * For screen readers it is a progress bar whose value text is the rest of the
 * time; that changes once a minute, not every second, lest it chatters.
 */

#define STROKE_SHARE 0.055 /* of the diameter */
#define MINIMUM_STROKE_PX 3.0
#define TEXT_GAP_PX 10
/* Of the height it would like; a low window gets that much rather than a scroll bar. */
#define LEAST_SHARE 0.66
/* From here on the text shows seconds, so it must be right every second. */
#define SECONDS_FROM_USEC RHOM_USEC_PER_MIN

struct _RhomRing
{
  GtkWidget parent_instance;

  RhomClock  *clock; /* (owned) (nullable) until set */
  GtkWidget  *box;
  GtkWidget  *text_label;
  GtkWidget  *caption_label;
  GdkSurface *surface; /* (owned) (nullable) while mapped */
  gulong      surface_handler;
  gulong      wall_handler;
  guint       alarm_id; /* 0 while nothing is awaited */

  gint64   start_usec;    /* elapsed scale */
  gint64   deadline_usec; /* elapsed scale; 0 while standing */
  double   fraction;      /* left, 0-1 */
  double   size;          /* share of its place, 0-1 */
  gboolean is_driven;     /* its texts come from outside */
  int      diameter_px;
  gboolean digits;
  gboolean show_text;
  gint64   spoken_minutes;
};

G_DEFINE_FINAL_TYPE (RhomRing, rhom_ring, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CLOCK,
  PROP_DIAMETER,
  PROP_DIGITS,
  PROP_SHOW_TEXT,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gint64
get_left_usec (RhomRing *self)
{
  return MAX (0, self->deadline_usec - rhom_clock_get_elapsed_usec (self->clock));
}

static void
set_text (GtkWidget  *label,
          const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), text) != 0)
    gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
}

static void
say_value (RhomRing *self)
{
  const char      *text = rhom_ring_get_text (self);
  const char      *caption = rhom_ring_get_caption (self);
  g_autofree char *value = NULL;

  /* Translators: for screen readers; first the rest of the time, then its end, such as "23 min, until 14:20". */
  value = *caption != '\0' ? g_strdup_printf (_("%s, %s"), text, caption) : g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->fraction * 100,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value,
                                  -1);
}

static void
set_main_text (RhomRing   *self,
               const char *text)
{
  if (g_str_equal (rhom_ring_get_text (self), text))
    return;
  set_text (self->text_label, text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
update_caption (RhomRing *self)
{
  g_autofree char *of_day = NULL;
  g_autofree char *caption = NULL;

  if (self->is_driven)
    return;
  if (self->deadline_usec == 0)
    return set_text (self->caption_label, "");
  of_day = rhom_time_text_of_day (self->clock, self->deadline_usec);
  /* Translators: %s is a time of day, such as "14:20". */
  caption = g_strdup_printf (_("until %s"), of_day);
  set_text (self->caption_label, caption);
}

static gint64
round_up_to_minutes (gint64 usec)
{
  return (usec + RHOM_USEC_PER_MIN - 1) / RHOM_USEC_PER_MIN;
}

/* Whole minutes while there are some: a rest of hours need not fidget. */
static char *
make_text (RhomRing *self,
           gint64    left_usec)
{
  if (self->digits || left_usec <= SECONDS_FROM_USEC)
    return rhom_time_text_digits (left_usec);
  return rhom_time_text_length (round_up_to_minutes (left_usec) * RHOM_USEC_PER_MIN);
}

/* Takes the time once and makes picture and text agree with it. */
static void
update (RhomRing *self)
{
  gint64           left_usec;
  g_autofree char *text = NULL;

  if (self->deadline_usec == 0)
    return;
  left_usec = get_left_usec (self);
  self->fraction = CLAMP ((double) left_usec / MAX (1, self->deadline_usec - self->start_usec), 0.0, 1.0);
  text = make_text (self, left_usec);
  set_main_text (self, text);
  if (round_up_to_minutes (left_usec) != self->spoken_minutes)
    {
      self->spoken_minutes = round_up_to_minutes (left_usec);
      say_value (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Texts round up, so they change at the boundary itself. */
static gint64
until_text_changes (RhomRing *self,
                    gint64    left_usec)
{
  gint64 unit_usec = self->digits || left_usec <= SECONDS_FROM_USEC ? RHOM_USEC_PER_SEC : RHOM_USEC_PER_MIN;
  gint64 rest_usec = left_usec % unit_usec;

  return rest_usec == 0 ? unit_usec : rest_usec;
}

/* The arc moves by a device pixel; never more often than the text may. */
static gint64
until_arc_changes (RhomRing *self)
{
  double circumference_px = G_PI * MAX (1, MIN (gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self))));

  circumference_px *= gtk_widget_get_scale_factor (GTK_WIDGET (self));
  return MAX (RHOM_USEC_PER_SEC, (gint64) ((self->deadline_usec - self->start_usec) / circumference_px));
}

static gboolean
has_animations (RhomRing *self)
{
  gboolean enabled = FALSE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled, NULL);
  return enabled;
}

static gboolean
is_minimised (RhomRing *self)
{
  return self->surface != NULL && GDK_IS_TOPLEVEL (self->surface) &&
         (gdk_toplevel_get_state (GDK_TOPLEVEL (self->surface)) & GDK_TOPLEVEL_STATE_MINIMIZED) != 0;
}

static void alarm_due_cb (gpointer user_data);

static void
arm (RhomRing *self)
{
  gint64 left_usec;
  gint64 wait_usec;

  if (self->alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->alarm_id);
  self->alarm_id = 0;
  if (self->clock == NULL || self->deadline_usec == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)) || is_minimised (self))
    return;

  left_usec = get_left_usec (self);
  if (left_usec == 0)
    return;
  wait_usec = until_text_changes (self, left_usec);
  if (has_animations (self))
    wait_usec = MIN (wait_usec, until_arc_changes (self));
  self->alarm_id = rhom_clock_add_alarm (self->clock, rhom_clock_get_elapsed_usec (self->clock) + wait_usec, alarm_due_cb, self);
}

static void
alarm_due_cb (gpointer user_data)
{
  RhomRing *self = RHOM_RING (user_data);

  self->alarm_id = 0;
  update (self);
  arm (self);
}

static void
refresh (RhomRing *self)
{
  if (self->clock == NULL)
    return;
  update (self);
  update_caption (self);
  arm (self);
}

static void
wall_changed_cb (RhomRing *self)
{
  update_caption (self);
  say_value (self);
}

static void
rhom_ring_map (GtkWidget *widget)
{
  RhomRing  *self = RHOM_RING (widget);
  GtkNative *native = gtk_widget_get_native (widget);

  GTK_WIDGET_CLASS (rhom_ring_parent_class)->map (widget);
  self->surface = g_object_ref (gtk_native_get_surface (native));
  if (GDK_IS_TOPLEVEL (self->surface))
    self->surface_handler = g_signal_connect_swapped (self->surface, "notify::state", G_CALLBACK (refresh), self);
  refresh (self);
}

static void
rhom_ring_unmap (GtkWidget *widget)
{
  RhomRing *self = RHOM_RING (widget);

  GTK_WIDGET_CLASS (rhom_ring_parent_class)->unmap (widget);
  g_clear_signal_handler (&self->surface_handler, self->surface);
  g_clear_object (&self->surface);
  if (self->clock != NULL)
    arm (self);
}

/* The least diameter around texts of this size. */
static int
get_diameter_for (RhomRing *self,
                  int       width,
                  int       height)
{
  double inner = sqrt ((double) width * width + (double) height * height) + TEXT_GAP_PX;

  return self->show_text ? (int) ceil (inner / (1 - 2 * STROKE_SHARE)) : 0;
}

static void
rhom_ring_measure (GtkWidget     *widget,
                   GtkOrientation orientation,
                   int            for_size,
                   int           *minimum,
                   int           *natural,
                   int           *minimum_baseline,
                   int           *natural_baseline)
{
  RhomRing      *self = RHOM_RING (widget);
  GtkRequisition size = { 0 };

  gtk_widget_get_preferred_size (self->box, &size, NULL);
  *minimum = get_diameter_for (self, size.width, size.height);
  *natural = MAX (*minimum, self->diameter_px);
  if (orientation == GTK_ORIENTATION_HORIZONTAL || !self->show_text)
    *minimum = *natural;
  else
    *minimum = MAX (*minimum, (int) (self->diameter_px * LEAST_SHARE));
}

static void
rhom_ring_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  RhomRing      *self = RHOM_RING (widget);
  GtkRequisition size = { 0 };
  GtkAllocation  place;

  gtk_widget_get_preferred_size (self->box, &size, NULL);
  place = (GtkAllocation){ (width - size.width) / 2, (height - size.height) / 2, size.width, size.height };
  gtk_widget_size_allocate (self->box, &place, -1);
  if (self->clock != NULL)
    arm (self);
}

static void
draw_arc (cairo_t       *cr,
          const GdkRGBA *color,
          double         alpha,
          double         radius,
          double         fraction)
{
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, radius, -G_PI_2, -G_PI_2 + 2 * G_PI * fraction);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
  cairo_stroke (cr);
}

static void
rhom_ring_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  RhomRing *self = RHOM_RING (widget);
  int       width = gtk_widget_get_width (widget);
  int       height = gtk_widget_get_height (widget);
  double    diameter = MIN (width, height) * self->size;
  double    stroke = MAX (MINIMUM_STROKE_PX, diameter * STROKE_SHARE);
  gboolean  contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA   color;
  cairo_t  *cr;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  /* In high contrast the two differ in width, not in shade. */
  cairo_set_line_width (cr, contrast ? stroke / 4 : stroke);
  draw_arc (cr, &color, contrast ? 1.0 : 0.18, (diameter - stroke) / 2, 1.0);
  cairo_set_line_width (cr, stroke);
  if (self->fraction > 0)
    draw_arc (cr, &color, 1.0, (diameter - stroke) / 2, self->fraction);
  cairo_destroy (cr);
  gtk_widget_snapshot_child (widget, self->box, snapshot);
}

static void
rhom_ring_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  RhomRing *self = RHOM_RING (object);

  switch (prop_id)
    {
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_DIAMETER:
      g_value_set_int (value, self->diameter_px);
      break;
    case PROP_DIGITS:
      g_value_set_boolean (value, self->digits);
      break;
    case PROP_SHOW_TEXT:
      g_value_set_boolean (value, self->show_text);
      break;
    case PROP_TEXT:
      g_value_set_string (value, rhom_ring_get_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rhom_ring_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  RhomRing *self = RHOM_RING (object);

  switch (prop_id)
    {
    case PROP_CLOCK:
      rhom_ring_set_clock (self, g_value_get_object (value));
      break;
    case PROP_DIAMETER:
      self->diameter_px = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_DIGITS:
      self->digits = g_value_get_boolean (value);
      refresh (self);
      break;
    case PROP_SHOW_TEXT:
      self->show_text = g_value_get_boolean (value);
      gtk_widget_set_visible (self->box, self->show_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rhom_ring_dispose (GObject *object)
{
  RhomRing *self = RHOM_RING (object);

  if (self->alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->alarm_id);
  self->alarm_id = 0;
  if (self->clock != NULL)
    g_clear_signal_handler (&self->wall_handler, self->clock);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rhom_ring_parent_class)->dispose (object);
}

static void
rhom_ring_class_init (RhomRingClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = rhom_ring_dispose;
  object_class->get_property = rhom_ring_get_property;
  object_class->set_property = rhom_ring_set_property;
  widget_class->map = rhom_ring_map;
  widget_class->unmap = rhom_ring_unmap;
  widget_class->measure = rhom_ring_measure;
  widget_class->size_allocate = rhom_ring_size_allocate;
  widget_class->snapshot = rhom_ring_snapshot;

  /* Where the time comes from; set once. */
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, RHOM_TYPE_CLOCK, flags);
  /* Size in pixels; the ring grows with its text, and gives way in a low window. */
  properties[PROP_DIAMETER] = g_param_spec_int ("diameter", NULL, NULL, 8, 2000, 220, flags);
  /* Minutes and seconds as digits ("12:05") rather than words ("12 min"). */
  properties[PROP_DIGITS] = g_param_spec_boolean ("digits", NULL, NULL, FALSE, flags);
  /* Whether the texts are inside; without them it is only a picture. */
  properties[PROP_SHOW_TEXT] = g_param_spec_boolean ("show-text", NULL, NULL, TRUE, flags);
  /* The large text inside, also where it is not shown. */
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "ring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static GtkWidget *
add_label (RhomRing   *self,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
rhom_ring_init (RhomRing *self)
{
  self->diameter_px = 220;
  self->show_text = TRUE;
  self->spoken_minutes = -1;
  self->size = 1;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->text_label = add_label (self, "ring-text");
  self->caption_label = add_label (self, "ring-caption");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  -1);
}

/**
 * rhom_ring_new:
 *
 * Returns: (transfer floating): an empty ring; give it a clock before anything else
 */
GtkWidget *
rhom_ring_new (void)
{
  return g_object_new (RHOM_TYPE_RING, NULL);
}

/**
 * rhom_ring_set_clock:
 * @clock: where the time comes from; can be set only once
 */
void
rhom_ring_set_clock (RhomRing  *self,
                     RhomClock *clock)
{
  g_return_if_fail (RHOM_IS_RING (self));

  if (clock == NULL || clock == self->clock)
    return;
  g_return_if_fail (self->clock == NULL);
  self->clock = g_object_ref (clock);
  self->wall_handler = g_signal_connect_swapped (clock, "wall-changed", G_CALLBACK (wall_changed_cb), self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLOCK]);
  refresh (self);
}

/**
 * rhom_ring_count:
 * @start_usec: when it was full, elapsed scale
 * @deadline_usec: when it is empty, elapsed scale, not 0
 *
 * Counts down by itself from now on.
 */
void
rhom_ring_count (RhomRing *self,
                 gint64    start_usec,
                 gint64    deadline_usec)
{
  g_return_if_fail (RHOM_IS_RING (self));
  g_return_if_fail (self->clock != NULL);
  g_return_if_fail (deadline_usec != 0);

  if (self->start_usec == start_usec && self->deadline_usec == deadline_usec)
    return;
  self->is_driven = FALSE;
  self->start_usec = start_usec;
  self->deadline_usec = deadline_usec;
  self->spoken_minutes = -1;
  refresh (self);
  say_value (self);
}

/**
 * rhom_ring_stand:
 * @fraction: how full it is, 0 to 1
 * @text: what to write inside; may be empty
 *
 * Stands still from now on, and costs nothing.
 */
void
rhom_ring_stand (RhomRing   *self,
                 double      fraction,
                 const char *text)
{
  g_return_if_fail (RHOM_IS_RING (self));
  g_return_if_fail (text != NULL);

  self->is_driven = FALSE;
  self->deadline_usec = 0;
  self->fraction = CLAMP (fraction, 0.0, 1.0);
  set_main_text (self, text);
  if (self->clock != NULL)
    refresh (self);
  say_value (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Whether an arc that ends elsewhere looks different. */
static gboolean
is_seen (RhomRing *self,
         double    change)
{
  double circumference_px = G_PI * MIN (gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));

  return fabs (change) * circumference_px * gtk_widget_get_scale_factor (GTK_WIDGET (self)) >= 1;
}

/**
 * rhom_ring_drive:
 * @fraction: how full it is, 0 to 1
 * @size: of its diameter, how much is used, 0 to 1
 * @text: the large text inside
 * @caption: the small text inside; may be empty
 *
 * Shows that moment, for who has a time of their own and says it in their own
 * words. Draws only if something is to be seen of it; says nothing.
 */
void
rhom_ring_drive (RhomRing   *self,
                 double      fraction,
                 double      size,
                 const char *text,
                 const char *caption)
{
  g_return_if_fail (RHOM_IS_RING (self));
  g_return_if_fail (text != NULL && caption != NULL);

  self->is_driven = TRUE;
  self->deadline_usec = 0;
  set_main_text (self, text);
  set_text (self->caption_label, caption);
  if (!is_seen (self, fraction - self->fraction) && !is_seen (self, size - self->size))
    return;
  self->fraction = CLAMP (fraction, 0.0, 1.0);
  self->size = CLAMP (size, 0.0, 1.0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rhom_ring_is_counting:
 *
 * Returns: whether it will wake the process again
 */
gboolean
rhom_ring_is_counting (RhomRing *self)
{
  g_return_val_if_fail (RHOM_IS_RING (self), FALSE);

  return self->alarm_id != 0;
}

/**
 * rhom_ring_get_fraction:
 *
 * Returns: how full the picture is, 0 to 1
 */
double
rhom_ring_get_fraction (RhomRing *self)
{
  g_return_val_if_fail (RHOM_IS_RING (self), 0);

  return self->fraction;
}

/**
 * rhom_ring_get_text:
 *
 * Returns: (transfer none): the large text inside
 */
const char *
rhom_ring_get_text (RhomRing *self)
{
  g_return_val_if_fail (RHOM_IS_RING (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->text_label));
}

/**
 * rhom_ring_get_caption:
 *
 * Returns: (transfer none): the small text inside, "until 14:20", or ""
 */
const char *
rhom_ring_get_caption (RhomRing *self)
{
  g_return_val_if_fail (RHOM_IS_RING (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->caption_label));
}
