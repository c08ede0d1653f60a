/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/palette.h"

/* 0xRRGGBB, in the order of #RhomInk; first in light, then in shade. */
typedef struct
{
  guint32 lit[RHOM_N_INKS];
  guint32 shaded[RHOM_N_PAIRED_INKS];
} Table;

/* Clothes and things are cool or quiet, so that a lit muscle stands out. */
static const Table tables[] = {
  [RHOM_PALETTE_LIGHT] = {
    { 0xE6AC8B, 0x41322E, 0x5C93B8, 0x4E86AB, 0x38455F, 0xBFD8CF, 0xC9A98A, 0xDDE3E8, 0x8C97A3, 0xF1EEE9, 0xF2A33A, 0x7E8AA8,
      0xF3E6D3, 0xF0B84D, 0xE6E0F2, 0xDDF3FC, 0xF08A5D, 0x2F3B4A,
      0xFFFFFF, 0xE9EEF0, 0xFF5A4A, 0xFF8571, 0xFF9F43, 0xE4572E, 0x1B2A3A, 0xCFB9BD, 0x2A2F3A, 0x2A2F3A, 0xE58F78, 0x7D8FA6, 0x333A45, 0xF4F1EC },
    { 0xCF8C6C, 0x30241F, 0x467A9F, 0x467A9F, 0x2A354C, 0x9CBDB1, 0xAB8968, 0xBFC8D0, 0x6F7A86, 0xE6E1D9, 0xBD7F2D, 0x656F8C,
      0xDCC7A9, 0xD69A2C, 0xC9C0DC, 0xA9D6EA, 0xD56C3F, 0x1F2933 },
  },
  [RHOM_PALETTE_DARK] = {
    { 0xD99C7B, 0x6B4A3A, 0x5E9CC6, 0x508BB3, 0x5B6B8E, 0x3E5A52, 0xA98769, 0x6A7684, 0x8C97A3, 0x343C47, 0xF2A33A, 0x6F7BA0, 0xD8CAB5, 0xE0A93F, 0xB9B2CC, 0xD3EDF8, 0xE47F53, 0x46525F, 0x20252D, 0x2A313B, 0xFF6A58, 0xFF917F, 0xFF9F43, 0xFF8A5C, 0x000000, 0xC4AEB4, 0x0E1116, 0x0E1116, 0xE07F6B, 0x2A3442, 0xD7DCE3, 0x16191F },
    { 0xB97A5C, 0x553A2D, 0x477FA6, 0x477FA6, 0x475573, 0x2F4740, 0x876A50, 0x535E6B, 0x6F7A86, 0x2A313A, 0xBD7F2D, 0x586285, 0xB8A78D, 0xB98527, 0x978FAE, 0x93C4DB, 0xBE6138, 0x1F2933 },
  },
  [RHOM_PALETTE_CONTRAST_LIGHT] = {
    { 0xFFFFFF, 0x000000, 0xFFFFFF, 0xFFFFFF, 0xBEBEBE, 0xE6E6E6, 0xDADADA, 0xDADADA, 0xB0B0B0, 0xF0F0F0, 0x0033CC, 0xCFCFCF, 0xE0E0E0, 0xCFCFCF, 0xE8E8E8, 0xB5E9FF, 0xFFB347, 0x666666, 0xFFFFFF, 0xFFFFFF, 0xC40000, 0xE28080, 0xFF9A00, 0x0033CC, 0x000000, 0xFFFFFF, 0x000000, 0x000000, 0xFFFFFF, 0x000000, 0x000000, 0xFFFFFF },
    { 0xFFFFFF, 0x000000, 0xFFFFFF, 0xFFFFFF, 0x8A8A8A, 0xC8C8C8, 0xB4B4B4, 0xB4B4B4, 0x8A8A8A, 0xE0E0E0, 0x000000, 0xA8A8A8, 0xC0C0C0, 0xA8A8A8, 0xCCCCCC, 0x00A5D8, 0xFF9A00, 0x000000 },
  },
  [RHOM_PALETTE_CONTRAST_DARK] = {
    { 0xFFFFFF, 0x000000, 0xFFFFFF, 0xFFFFFF, 0x8A8A8A, 0x2B2B2B, 0x303030, 0x303030, 0x606060, 0x1A1A1A, 0xFFE600, 0x404040, 0x505050, 0x505050, 0x505050, 0x00E5FF, 0xFF9A00, 0x000000, 0x000000, 0x000000, 0xFF2D2D, 0xFF9696, 0xFF9A00, 0xFFE600, 0x000000, 0xFFFFFF, 0xFFFFFF, 0x000000, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0x000000 },
    { 0xFFFFFF, 0x000000, 0xFFFFFF, 0xFFFFFF, 0x8A8A8A, 0x2B2B2B, 0x505050, 0x505050, 0x909090, 0x1A1A1A, 0x000000, 0x606060, 0x707070, 0x707070, 0x707070, 0x00E5FF, 0xFF9A00, 0x000000 },
  },
};

/* What a person wears and is, in place of what the palette says. */
typedef struct
{
  RhomLook look;
  gboolean has_colors;
  guint32  lit[RHOM_INK_TROUSERS + 1];
  guint32  shaded[RHOM_INK_TROUSERS + 1];
  guint32  blush;
} Person;

static const Person people[] = {
  [RHOM_PERSON_ANA] = { { RHOM_HAIR_BUN, TRUE, .95, 1, .55, 1.86 }, FALSE },
  [RHOM_PERSON_BEN] = { { RHOM_HAIR_SHORT, FALSE, 1.12, 1.07, .6, 1.86 },
                        TRUE,
                        { 0xD9A07E, 0x6A4A35, 0x6E9E8A, 0x628F7B, 0x4B5563 },
                        { 0xBC8160, 0x523826, 0x57866F, 0x57866F, 0x3A434F },
                        0xE58F78 },
  [RHOM_PERSON_MAYA] = { { RHOM_HAIR_TAIL, TRUE, .97, .97, .32, 1.62 },
                         TRUE,
                         { 0x9C6546, 0x241C1B, 0x8E7CC3, 0x8270B7, 0x3F4A5E },
                         { 0x7D4C32, 0x16100F, 0x7463AB, 0x7463AB, 0x2F394B },
                         0xB5604A },
  [RHOM_PERSON_OMAR] = { { RHOM_HAIR_SHORT, FALSE, 1.06, 1.03, 1.86, 1.86 },
                         TRUE,
                         { 0xC68B66, 0x1F1B1C, 0xC9CFD6, 0xB9C1C9, 0x2F4858 },
                         { 0xA66E4C, 0x131011, 0xA9B2BC, 0xA9B2BC, 0x233845 },
                         0xE58F78 },
};

/* Below this, hair and trousers would vanish on a dark card. */
#define LEAST_LUMINANCE_ON_DARK .27

static RhomColor
color_from_hex (guint32 hex)
{
  return (RhomColor){ (hex >> 16 & 0xFF) / 255.0, (hex >> 8 & 0xFF) / 255.0, (hex & 0xFF) / 255.0 };
}

RhomColor
rhom_color_mix (RhomColor a,
                RhomColor b,
                double    t)
{
  return (RhomColor){ a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t };
}

const RhomLook *
rhom_look_get (RhomPerson person)
{
  return &people[person].look;
}

static void
lift_from_dark (RhomColors *colors,
                RhomInk     ink,
                RhomColor   towards)
{
  RhomColor lit = colors->lit[ink];
  double    luminance = .2126 * lit.r + .7152 * lit.g + .0722 * lit.b;
  double    share = (LEAST_LUMINANCE_ON_DARK - luminance) / .55;

  if (share <= 0)
    return;
  colors->lit[ink] = rhom_color_mix (colors->lit[ink], towards, share);
  colors->shaded[ink] = rhom_color_mix (colors->shaded[ink], towards, share);
}

/* @colors: (out caller-allocates): @person's own clothes and skin, unless contrast is high */
void
rhom_colors_init (RhomColors *colors,
                  RhomPalette palette,
                  RhomPerson  person)
{
  const Table  *table = &tables[palette];
  const Person *own = &people[person];

  colors->is_contrast = palette == RHOM_PALETTE_CONTRAST_LIGHT || palette == RHOM_PALETTE_CONTRAST_DARK;
  for (int ink = 0; ink < RHOM_N_INKS; ink++)
    colors->lit[ink] = color_from_hex (table->lit[ink]);
  for (int ink = 0; ink < RHOM_N_PAIRED_INKS; ink++)
    colors->shaded[ink] = color_from_hex (table->shaded[ink]);
  if (colors->is_contrast)
    return;

  for (int ink = 0; own->has_colors && ink <= RHOM_INK_TROUSERS; ink++)
    {
      colors->lit[ink] = color_from_hex (own->lit[ink]);
      colors->shaded[ink] = color_from_hex (own->shaded[ink]);
      colors->lit[RHOM_INK_BLUSH] = color_from_hex (own->blush);
    }
  if (palette == RHOM_PALETTE_DARK)
    {
      lift_from_dark (colors, RHOM_INK_HAIR, (RhomColor){ .66, .55, .50 });
      lift_from_dark (colors, RHOM_INK_TROUSERS, (RhomColor){ .66, .68, .78 });
    }
}

/* Skin where a shirt would be. */
void
rhom_colors_undress (RhomColors *colors)
{
  for (int ink = RHOM_INK_TOP; ink <= RHOM_INK_TRIM; ink++)
    {
      colors->lit[ink] = colors->lit[RHOM_INK_SKIN];
      colors->shaded[ink] = colors->shaded[RHOM_INK_SKIN];
    }
}
