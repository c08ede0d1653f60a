/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/tools/gallery.h"

#include "figure/palette.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/*
 * rhomboid-gallery: pictures of figures, as a sheet of all their poses, as
 * strips of frames of their motion, as a proof: small, all that is to be
 * looked at when something has changed; or one of them in a window.
 */

/* Of a picture, if nothing is said of it. */
#define SHEET_WIDTH 288
#define SHEET_HEIGHT 230
#define WINDOW_WIDTH 720
#define WINDOW_HEIGHT 576
#define GAP 12
#define CAPTION 26
/* Of a proof: moments of the motion, and the size of a picture. */
#define PROOF_FRAMES 6
#define PROOF_WIDTH 116
#define PROOF_HEIGHT 97

typedef struct
{
  char    *directory; /* (owned) */
  char    *output;    /* (owned) */
  char    *palette;   /* (owned) */
  char    *person;    /* (owned) */
  int      width;
  int      height;
  int      columns;
  int      frames;
  gboolean is_mirrored;
  gboolean is_bare;
  gboolean is_proof;
  gboolean is_window;
} Options;

/* One picture of a sheet: a pose, or, if @key is -1, a moment. */
typedef struct
{
  RhomFigure *figure;
  RhomPalette palette;
  int         key;
  double      seconds;
} Panel;

typedef struct
{
  Options    options;
  GPtrArray *figures; /* (owned) (element-type RhomFigure) */
  GArray    *panels;  /* (owned) (element-type Panel) */
  RhomColors colors;
} Gallery;

static const char *const palette_names[] = { "light", "dark", "contrast-light", "contrast-dark", NULL };
static const char *const person_names[] = { "ana", "ben", "maya", "omar", NULL };

static int
find_name (const char *const *names,
           const char        *name,
           int                otherwise)
{
  for (int i = 0; name != NULL && names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return i;
  return otherwise;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Ids of all files of poses, sorted. */
static GPtrArray *
list_ids (const char *directory,
          GError    **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, error);
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".schema.json"))
      g_ptr_array_add (ids, g_strndup (name, strlen (name) - 5));
  g_ptr_array_sort (ids, compare_names);
  return g_steal_pointer (&ids);
}

static void
add_keys (Gallery    *self,
          RhomFigure *figure,
          RhomPalette palette)
{
  for (guint i = 0; i < rhom_figure_get_n_keys (figure); i++)
    {
      Panel panel = { figure, palette, i, 0 };

      g_array_append_val (self->panels, panel);
    }
}

static void
add_frames (Gallery    *self,
            RhomFigure *figure,
            RhomPalette palette,
            int         n)
{
  double until = rhom_figure_get_key_seconds (figure, rhom_figure_get_n_keys (figure) - 1);

  for (int i = 0; i < n; i++)
    {
      Panel panel = { figure, palette, -1, until * i / MAX (1, n - 1) };

      g_array_append_val (self->panels, panel);
    }
}

static void
add_panels (Gallery    *self,
            RhomFigure *figure)
{
  RhomPalette palette = find_name (palette_names, self->options.palette, RHOM_PALETTE_LIGHT);

  for (int i = 0; self->options.is_proof && i < RHOM_N_PALETTES; i++)
    add_keys (self, figure, i);
  if (self->options.is_proof)
    add_frames (self, figure, palette, PROOF_FRAMES);
  else if (self->options.frames > 0)
    add_frames (self, figure, palette, self->options.frames);
  else
    add_keys (self, figure, palette);
}

static gboolean
load (Gallery    *self,
      const char *id,
      GError    **error)
{
  RhomFigure *figure = rhom_figure_new_for_id (self->options.directory, id, error);

  if (figure == NULL)
    return FALSE;
  g_ptr_array_add (self->figures, figure);
  rhom_figure_set_person (figure, find_name (person_names, self->options.person, RHOM_PERSON_OF_CARD));
  rhom_figure_set_mirrored (figure, self->options.is_mirrored);
  add_panels (self, figure);
  return TRUE;
}

static gboolean
load_all (Gallery     *self,
          char *const *ids,
          GError     **error)
{
  g_autoptr (GPtrArray) all = NULL;

  for (int i = 0; ids[i] != NULL; i++)
    if (!load (self, ids[i], error))
      return FALSE;
  if (ids[0] != NULL)
    return TRUE;
  all = list_ids (self->options.directory, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (!load (self, g_ptr_array_index (all, i), error))
      return FALSE;
  return all != NULL;
}

static void
set_color (cairo_t  *cr,
           RhomColor color)
{
  cairo_set_source_rgb (cr, color.r, color.g, color.b);
}

static void
draw_caption (Gallery     *self,
              cairo_t     *cr,
              const Panel *panel)
{
  g_autofree char *text = panel->key < 0
                            ? g_strdup_printf ("%s, %.1f s", rhom_figure_get_id (panel->figure), panel->seconds)
                            : g_strdup_printf ("%s: %s", rhom_figure_get_id (panel->figure), rhom_figure_get_key_name (panel->figure, panel->key));

  cairo_select_font_face (cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, MIN (12, self->options.width / 14.0));
  cairo_move_to (cr, 10, self->options.height + CAPTION - 10);
  set_color (cr, self->colors.lit[RHOM_INK_TEXT]);
  cairo_show_text (cr, text);
}

static void
draw_panel (Gallery     *self,
            cairo_t     *cr,
            const Panel *panel)
{
  int width = self->options.width, height = self->options.height;

  rhom_colors_init (&self->colors, panel->palette, RHOM_PERSON_ANA);
  rhom_figure_set_palette (panel->figure, panel->palette);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height + (self->options.is_bare ? 0 : CAPTION));
  cairo_clip (cr);
  set_color (cr, self->colors.lit[RHOM_INK_CARD]);
  cairo_paint (cr);
  if (panel->key < 0)
    rhom_figure_draw (panel->figure, cr, width, height, panel->seconds);
  else
    rhom_figure_draw_key (panel->figure, cr, width, height, panel->key);
  if (!self->options.is_bare)
    draw_caption (self, cr, panel);
  cairo_restore (cr);
}

static gboolean
write_sheet (Gallery *self,
             GError **error)
{
  const Options   *options = &self->options;
  int              gap = options->is_bare ? 1 : GAP, caption = options->is_bare ? 0 : CAPTION;
  int              columns = options->columns > 0 ? options->columns : options->frames > 0 ? options->frames
                                                                                           : 7;
  int              rows = (self->panels->len + columns - 1) / columns;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, columns * (options->width + gap) + gap, rows * (options->height + caption + gap) + gap);
  cairo_t         *cr = cairo_create (surface);
  cairo_status_t   status;

  set_color (cr, self->colors.lit[RHOM_INK_BACKGROUND]);
  cairo_paint (cr);
  for (guint i = 0; i < self->panels->len; i++)
    {
      cairo_identity_matrix (cr);
      cairo_translate (cr, gap + (int) (i % columns) * (options->width + gap), gap + (int) (i / columns) * (options->height + caption + gap));
      draw_panel (self, cr, &g_array_index (self->panels, Panel, i));
    }
  cairo_destroy (cr);
  status = cairo_surface_write_to_png (surface, options->output);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: %s", options->output, cairo_status_to_string (status));
  return FALSE;
}

static gboolean
check_options (const Options *options,
               GError       **error)
{
  if (options->output == NULL && !options->is_window)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--output must be given");
  else if (options->palette != NULL && find_name (palette_names, options->palette, -1) < 0)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--palette is one of light, dark, contrast-light, contrast-dark");
  else if (options->width < 8 || options->height < 8 || options->width > 4000 || options->height > 4000)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--width and --height are between 8 and 4000");
  else if (options->frames < 0 || options->frames > 200 || options->columns < 0 || options->columns > 40)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--frames is at most 200, --columns at most 40");
  else
    return TRUE;
  return FALSE;
}

static void
set_proof (Options *options)
{
  options->is_bare = TRUE;
  options->width = PROOF_WIDTH;
  options->height = PROOF_HEIGHT;
  options->columns = options->columns > 0 ? options->columns : 6;
}

/* Unless it is given. */
static void
choose_size (Options *options)
{
  if (options->width == 0)
    options->width = options->is_window ? WINDOW_WIDTH : SHEET_WIDTH;
  if (options->height == 0)
    options->height = options->is_window ? WINDOW_HEIGHT : SHEET_HEIGHT;
}

static gboolean
parse_options (Options *options,
               int     *argc,
               char  ***argv,
               GError **error)
{
  const GOptionEntry entries[] = {
    { "directory", 'd', 0, G_OPTION_ARG_FILENAME, &options->directory, "Where the files of poses are, if not those installed", "FOLDER" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, "The PNG to write, unless there is a window", "FILE" },
    { "palette", 'p', 0, G_OPTION_ARG_STRING, &options->palette, "light, dark, contrast-light or contrast-dark", "NAME" },
    { "person", 0, 0, G_OPTION_ARG_STRING, &options->person, "ana, ben, maya or omar instead of whom the card names", "NAME" },
    { "width", 'w', 0, G_OPTION_ARG_INT, &options->width, "Of a picture, pixels", "N" },
    { "height", 'h', 0, G_OPTION_ARG_INT, &options->height, "Of a picture, pixels", "N" },
    { "columns", 'c', 0, G_OPTION_ARG_INT, &options->columns, "Pictures side by side", "N" },
    { "frames", 'f', 0, G_OPTION_ARG_INT, &options->frames, "A strip of so many frames of the motion instead of the poses", "N" },
    { "mirrored", 'm', 0, G_OPTION_ARG_NONE, &options->is_mirrored, "With the other side", NULL },
    { "proof", 0, 0, G_OPTION_ARG_NONE, &options->is_proof, "Small: all poses in all palettes, and frames of the motion", NULL },
    { "window", 0, 0, G_OPTION_ARG_NONE, &options->is_window, "One figure, moving: Space pauses, the arrows step, Escape closes", NULL },
    { "bare", 'b', 0, G_OPTION_ARG_NONE, &options->is_bare, "Without captions", NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("[ID…]");

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (options->is_proof)
    set_proof (options);
  choose_size (options);
  return check_options (options, error);
}

static void
clear (Gallery *self)
{
  g_ptr_array_unref (self->figures);
  g_array_unref (self->panels);
  g_free (self->options.directory);
  g_free (self->options.output);
  g_free (self->options.palette);
  g_free (self->options.person);
}

static gboolean
show_window (Gallery            *self,
             RhomGalleryShowFunc show,
             GError            **error)
{
  const Options     *options = &self->options;
  RhomGalleryOptions wish = { options->directory, find_name (palette_names, options->palette, RHOM_PALETTE_LIGHT), find_name (person_names, options->person, RHOM_PERSON_OF_CARD),
                              options->is_mirrored, options->width, options->height };

  if (self->figures->len != 1)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "a window shows one figure");
      return FALSE;
    }
  show (rhom_figure_get_id (g_ptr_array_index (self->figures, 0)), &wish);
  return TRUE;
}

static gboolean
run (Gallery            *self,
     int                 argc,
     char              **argv,
     RhomGalleryShowFunc show,
     GError            **error)
{
  if (!parse_options (&self->options, &argc, &argv, error))
    return FALSE;
  if (self->options.directory == NULL)
    self->options.directory = rhom_figure_dup_directory ();
  rhom_colors_init (&self->colors, find_name (palette_names, self->options.palette, 0), RHOM_PERSON_ANA);
  if (!load_all (self, argv + 1, error))
    return FALSE;
  return self->options.is_window ? show_window (self, show, error) : write_sheet (self, error);
}

/**
 * rhom_gallery_run:
 * @show: shows the window, if one is asked for
 *
 * Returns: the exit status
 */
int
rhom_gallery_run (int                 argc,
                  char              **argv,
                  RhomGalleryShowFunc show)
{
  g_autoptr (GError) error = NULL;
  Gallery self = { .figures = g_ptr_array_new_with_free_func ((GDestroyNotify) rhom_figure_free), .panels = g_array_new (FALSE, FALSE, sizeof (Panel)) };

  setlocale (LC_ALL, "");
  run (&self, argc, argv, show, &error);
  clear (&self);
  if (error == NULL)
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
