/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/stage.h"

/**
 * RhomStage:
 *
 * A picture as large as there is room for, and its words: beside each other in
 * a wide place, one above the other in a narrow one. The words get what they
 * need first; the picture keeps its 5 to 4.
 */

#define SHARE (5.0 / 4.0)
#define WIDE_PX 760
#define GAP_PX 36
#define STACKED_GAP_PX 12
#define WORDS_SHARE 0.42
#define MOST_WORDS_PX 720
#define LEAST_PICTURE_PX 110 /* height */
#define MOST_PICTURE_PX 1200 /* width */

struct _RhomStage
{
  GtkWidget parent_instance;

  GtkWidget *picture; /* (nullable) until set; a child */
  GtkWidget *words;   /* (nullable) until set; a child */
};

static void rhom_stage_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomStage, rhom_stage, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, rhom_stage_buildable_init))

static int
get_words_width (int width)
{
  return width < WIDE_PX ? width : MIN (MOST_WORDS_PX, (int) ((width - GAP_PX) * WORDS_SHARE));
}

static void
get_words_height (RhomStage *self,
                  int        width,
                  int       *minimum,
                  int       *natural)
{
  gtk_widget_measure (self->words, GTK_ORIENTATION_VERTICAL, get_words_width (width), minimum, natural, NULL, NULL);
}

static GtkSizeRequestMode
rhom_stage_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rhom_stage_measure (GtkWidget     *widget,
                    GtkOrientation orientation,
                    int            for_size,
                    int           *minimum,
                    int           *natural,
                    int           *minimum_baseline,
                    int           *natural_baseline)
{
  RhomStage *self = RHOM_STAGE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* The picture takes what it gets. */
      gtk_widget_measure (self->words, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
      return;
    }
  if (for_size < 0)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &for_size, NULL, NULL, NULL);
  get_words_height (self, for_size, minimum, natural);
  if (for_size < WIDE_PX)
    {
      *minimum += STACKED_GAP_PX + LEAST_PICTURE_PX;
      *natural += STACKED_GAP_PX + (int) (for_size / SHARE);
    }
  *natural = MAX (*minimum, *natural);
}

static void
place (RhomStage    *self,
       GtkWidget    *child,
       GtkAllocation where)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    where.x = gtk_widget_get_width (GTK_WIDGET (self)) - where.x - where.width;
  gtk_widget_size_allocate (child, &where, -1);
}

static void
allocate_stacked (RhomStage *self,
                  int        width,
                  int        height)
{
  int minimum = 0;
  int natural = 0;
  int picture_height;
  int picture_width;

  get_words_height (self, width, &minimum, &natural);
  picture_height = MIN ((int) (MIN (width, MOST_PICTURE_PX) / SHARE), MAX (LEAST_PICTURE_PX, height - natural - STACKED_GAP_PX));
  picture_width = picture_height * SHARE;
  place (self, self->picture, (GtkAllocation){ (width - picture_width) / 2, 0, picture_width, picture_height });
  picture_height += STACKED_GAP_PX;
  place (self, self->words, (GtkAllocation){ 0, picture_height, width, height - picture_height });
}

static void
allocate_beside (RhomStage *self,
                 int        width,
                 int        height)
{
  int words_width = get_words_width (width);
  int picture_width = MIN (MIN (width - GAP_PX - words_width, MOST_PICTURE_PX), (int) (height * SHARE));
  int picture_height = picture_width / SHARE;
  int start = (width - picture_width - GAP_PX - words_width) / 2;

  place (self, self->picture, (GtkAllocation){ start, (height - picture_height) / 2, picture_width, picture_height });
  place (self, self->words, (GtkAllocation){ start + picture_width + GAP_PX, 0, words_width, height });
}

static void
rhom_stage_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  if (width < WIDE_PX)
    allocate_stacked (RHOM_STAGE (widget), width, height);
  else
    allocate_beside (RHOM_STAGE (widget), width, height);
}

static void
rhom_stage_dispose (GObject *object)
{
  RhomStage *self = RHOM_STAGE (object);

  g_clear_pointer (&self->picture, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);

  G_OBJECT_CLASS (rhom_stage_parent_class)->dispose (object);
}

/* The first child is the picture, the second the words; there are no others. */
static void
rhom_stage_add_child (GtkBuildable *buildable,
                      GtkBuilder   *builder,
                      GObject      *child,
                      const char   *type)
{
  RhomStage *self = RHOM_STAGE (buildable);

  g_return_if_fail (GTK_IS_WIDGET (child) && self->words == NULL);

  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (self));
  *(self->picture == NULL ? &self->picture : &self->words) = GTK_WIDGET (child);
}

static void
rhom_stage_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = rhom_stage_add_child;
}

static void
rhom_stage_class_init (RhomStageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_stage_dispose;
  widget_class->get_request_mode = rhom_stage_get_request_mode;
  widget_class->measure = rhom_stage_measure;
  widget_class->size_allocate = rhom_stage_size_allocate;
}

static void
rhom_stage_init (RhomStage *self)
{
}
