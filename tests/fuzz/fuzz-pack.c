/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz/fuzz.h"

#include "catalogue/pack.h"
#include "catalogue/picture-file.h"

/* A pack that was read can be written, and is the same when it is read again. */
static void
check_again (const RhomPack *pack)
{
  gsize            length;
  gsize            again_length;
  g_autofree char *text = rhom_pack_write (pack, &length);
  g_autoptr (RhomPack) again = rhom_pack_parse ("pack.json", text, length, NULL);
  g_autofree char *again_text = NULL;

  g_assert_nonnull (again);
  again_text = rhom_pack_write (again, &again_length);
  g_assert_cmpstr (text, ==, again_text);
}

/* Any bytes are a pack or an error that names the file; they may be a picture, too. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RhomPack) pack = rhom_pack_parse ("pack.json", (const char *) data, size, &error);

  rhom_picture_check (data, size, NULL);
  g_assert_true ((pack == NULL) == (error != NULL));
  if (pack == NULL)
    {
      g_assert_true (g_str_has_prefix (error->message, "pack.json: "));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_true (pack->name[0] != '\0');
  for (guint i = 0; i < pack->cards->len; i++)
    {
      const RhomCardData *card = pack->cards->pdata[i];

      g_assert_true (rhom_dose_check (&card->dose, NULL));
      g_assert_true (card->picture == NULL || rhom_picture_name_is_valid (card->picture));
    }
  check_again (pack);
  return 0;
}
