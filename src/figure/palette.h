/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/figure.h"

G_BEGIN_DECLS

/* What a thing is made of; each has a colour in light and one in its own shade. */
typedef enum
{
  RHOM_INK_SKIN,
  RHOM_INK_HAIR,
  RHOM_INK_TOP,
  RHOM_INK_TRIM,
  RHOM_INK_TROUSERS,
  RHOM_INK_MAT,
  RHOM_INK_WOOD,
  RHOM_INK_PLASTIC,
  RHOM_INK_METAL,
  RHOM_INK_WALL,
  RHOM_INK_BAND,
  RHOM_INK_FOAM,
  RHOM_INK_TOWEL,
  RHOM_INK_BALL,
  RHOM_INK_PILLOW,
  RHOM_INK_ICE,
  RHOM_INK_HEAT,
  RHOM_INK_SCREEN,
  RHOM_N_PAIRED_INKS,
  /* From here on without a shade. */
  RHOM_INK_CARD = RHOM_N_PAIRED_INKS,
  RHOM_INK_STAGE,
  RHOM_INK_WORK,    /* a muscle at work */
  RHOM_INK_ASSIST,  /* one that helps */
  RHOM_INK_STRETCH, /* one that is stretched */
  RHOM_INK_ARROW,
  RHOM_INK_SHADOW,
  RHOM_INK_SHADE, /* what multiplies a side away from the light */
  RHOM_INK_LINE,  /* around things, where contrast is high */
  RHOM_INK_INK,   /* within things, the same */
  RHOM_INK_BLUSH,
  RHOM_INK_FAR, /* what things behind fade to */
  RHOM_INK_TEXT,
  RHOM_INK_BACKGROUND,
  RHOM_N_INKS,
} RhomInk;

typedef struct
{
  double r, g, b;
} RhomColor;

typedef enum
{
  RHOM_HAIR_BUN,
  RHOM_HAIR_SHORT,
  RHOM_HAIR_TAIL,
} RhomHair;

/**
 * RhomLook:
 * @sleeve: how far it goes: 1 to the elbow, 2 to the wrist
 * @trousers: how far they go: 1 to the knee, 2 to the ankle
 * @waist: its width, as a factor
 * @girth: of the limbs, as a factor
 */
typedef struct
{
  RhomHair hair;
  gboolean has_bust;
  double   waist;
  double   girth;
  double   sleeve;
  double   trousers;
} RhomLook;

/**
 * RhomColors:
 * @lit: by #RhomInk
 * @shaded: the same, where there are two
 * @is_contrast: flat and outlined, without light and shadow
 */
typedef struct
{
  RhomColor lit[RHOM_N_INKS];
  RhomColor shaded[RHOM_N_PAIRED_INKS];
  gboolean  is_contrast;
} RhomColors;

const RhomLook *rhom_look_get (RhomPerson person);
void            rhom_colors_init (RhomColors *colors,
                                  RhomPalette palette,
                                  RhomPerson  person);
void            rhom_colors_undress (RhomColors *colors);
RhomColor       rhom_color_mix (RhomColor a,
                                RhomColor b,
                                double    t);

G_END_DECLS
