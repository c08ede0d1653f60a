/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz/fuzz.h"

#include "catalogue/card-parser.h"

/* Any bytes are a card or an error that names the file; what is a card is whole. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RhomCardData) card = rhom_card_data_parse ("eagle-arms.json", (const char *) data, size, &error);

  g_assert_true ((card == NULL) == (error != NULL));
  if (card == NULL)
    {
      g_assert_true (g_str_has_prefix (error->message, "eagle-arms.json: "));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_cmpstr (card->id, ==, "eagle-arms");
  g_assert_true (rhom_dose_check (&card->dose, NULL));
  g_assert_cmpuint (g_strv_length (card->positions), >=, 1);
  g_assert_cmpuint (g_strv_length (card->muscles), >=, 1);
  g_assert_cmpuint (g_strv_length (card->steps), >=, 1);
  g_assert_cmpuint (g_strv_length (card->sources), >=, 1);
  g_assert_true (card->name[0] != '\0' && card->why[0] != '\0' && card->care[0] != '\0');
  return 0;
}
