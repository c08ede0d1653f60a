/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/pack.h"

#include "catalogue/picture-file.h"
#include "core/error.h"

#include <string.h>

#define CARD(id, more)                                                                                                                         \
  "{\"id\": \"" id "\", \"name\": \"Arm\", \"kind\": \"stretch\", \"positions\": [\"sitting\"], \"dose\": {\"hold_seconds\": 20}, \"steps\": " \
  "[\"Raise an arm.\"]" more "}"
#define PACK(cards, more) "{\"name\": \"Mine\", \"cards\": [" cards "]" more "}"

static RhomPack *
parse (const char *text,
       GError    **error)
{
  return rhom_pack_parse ("mine.json", text, strlen (text), error);
}

/* What a physiotherapist has to type is little. */
static void
test_little (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RhomPack) pack = parse (PACK (CARD ("arm", ""), ""), &error);
  RhomCardData *card;

  g_assert_no_error (error);
  g_assert_cmpstr (pack->name, ==, "Mine");
  g_assert_null (pack->author);
  g_assert_cmpuint (pack->routines->len, ==, 0);
  card = rhom_pack_find_card (pack, "arm");
  g_assert_cmpint (card->dose.seconds, ==, 20);
  g_assert_null (card->why);
  g_assert_null (rhom_pack_find_card (pack, "leg"));
}

/* What was written is read as the same. */
static void
test_written (void)
{
  static const char text[] =
    "{\"name\": \"Mine\", \"author\": \"Dr. Ä\", \"cards\": ["
    "{\"id\": \"a\", \"name\": \"Arm \\\"up\\\"\", \"kind\": \"strength\", \"positions\": [\"standing\", \"wall\"], \"desk\": true, \"equipment\": [\"band\"],"
    " \"muscles\": [\"lats\"], \"areas\": [\"neck\"], \"dose\": {\"repetitions\": 5, \"hold_seconds\": 3, \"sets\": 2, \"sides\": true},"
    " \"steps\": [\"One.\", \"Two.\"], \"why\": \"Why.\", \"care\": \"Care.\", \"avoid\": \"Avoid.\", \"easier\": \"Less.\", \"easier_card\": \"b\","
    " \"harder\": \"More.\", \"harder_card\": \"c\", \"sources\": [{\"title\": \"T\", \"publisher\": \"P\"}, {\"title\": \"U\"}], \"figure\": \"plank\","
    " \"picture\": \"a.png\"},"
    "{\"id\": \"b\", \"name\": \"B\", \"kind\": \"relaxation\", \"positions\": [\"supine\"],"
    " \"dose\": {\"repetitions\": 5, \"breath_in_seconds\": 3, \"breath_out_seconds\": 4}, \"steps\": [\"One.\"]},"
    "{\"id\": \"c\", \"name\": \"C\", \"kind\": \"stretch\", \"positions\": [\"supine\"], \"dose\": {\"length_seconds\": 60}, \"steps\": [\"One.\"]}],"
    " \"routines\": [{\"id\": \"r\", \"name\": \"R\", \"why\": \"W.\", \"items\": [{\"card\": \"a\", \"dose\": {\"sets\": 3, \"rest_seconds\": 0}}, {\"card\": \"b\"}]}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (RhomPack) pack = parse (text, &error);
  g_autoptr (RhomPack) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize            length;

  g_assert_no_error (error);
  first = rhom_pack_write (pack, &length);
  again = rhom_pack_parse ("mine.json", first, length, &error);
  g_assert_no_error (error);
  second = rhom_pack_write (again, &length);
  g_assert_cmpstr (first, ==, second);

  g_assert_cmpstr (again->author, ==, "Dr. Ä");
  for (guint i = 0; i < pack->cards->len; i++)
    {
      g_assert_true (rhom_dose_equal (&((RhomCardData *) pack->cards->pdata[i])->dose, &((RhomCardData *) again->cards->pdata[i])->dose));
      g_assert_cmpint (((RhomCardData *) again->cards->pdata[i])->desk, ==, i == 0);
    }
  g_assert_cmpstrv (rhom_pack_find_card (again, "a")->sources, ((const char *const[]){ "T\nP", "U", NULL }));
  g_assert_cmpstr (rhom_pack_find_card (again, "a")->picture, ==, "a.png");
  g_assert_cmpint (g_array_index (rhom_pack_find_routine (again, "r")->items, RhomRoutineItem, 0).dose.rest_seconds, ==, 0);
  g_assert_cmpint (g_array_index (rhom_pack_find_routine (again, "r")->items, RhomRoutineItem, 1).dose.sets, ==, -1);
}

/* To the letter: who typed it has to find it. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "[]", "mine.json: must be an object" },
    { "{\"cards\": []}", "mine.json: member \"name\": is missing" },
    { PACK ("", ", \"script\": \"rm\""), "mine.json: member \"script\": is not known" },
    { PACK ("5", ""), "mine.json: member \"cards[0]\": must be an object" },
    { PACK (CARD ("arm", "") ", {\"name\": \"x\"}", ""), "mine.json: member \"cards[1].id\": is missing" },
    { PACK (CARD ("Arm", ""), ""), "mine.json: member \"cards[0].id\": must be at most 48 of the characters a-z, 0-9 and -, the first a letter" },
    { PACK (CARD ("arm", ", \"why\": 5"), ""), "mine.json: card \"arm\": member \"why\": must be a text" },
    { PACK (CARD ("arm", "") "," CARD ("arm", ""), ""), "mine.json: the id \"arm\" is there twice" },
    { PACK (CARD ("arm", ""), ", \"routines\": [{\"id\": \"arm\", \"name\": \"x\", \"items\": [{\"card\": \"arm\"}]}]"),
      "mine.json: the id \"arm\" is there twice" },
    { PACK ("", ", \"routines\": [{\"id\": \"r\", \"name\": \"x\", \"items\": []}]"),
      "mine.json: routine \"r\": member \"items\": must have between 1 and 40 items" },
    { "{\n\"name\": \"x\",\n]}", "mine.json: line 3: not valid JSON" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (cases[i].text, &error));
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* A picture is a name in the folder of the pack, and nothing that leads out of it. */
static void
test_picture_names (void)
{
  static const char *const valid[] = { "a.png", "A b_c-d.1.JPG", "x.jpeg" };
  static const char *const refused[] = {
    "",
    ".png",
    "..",
    "../a.png",
    "/etc/a.png",
    "a/b.png",
    "..png/a.png",
    ".hidden.png",
    " a.png",
    "a.svg",
    "a.gif",
    "a",
    "a.png\n",
    "a\\b.png",
    "ä.png",
    "~a.png",
    "a.png ",
  };
  g_autofree char *longest = g_strnfill (96, 'a');
  g_autofree char *long_name = g_strconcat (longest, ".png", NULL);
  g_autofree char *longer_name = g_strconcat (longest, "a.png", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    g_assert_true (rhom_picture_name_is_valid (valid[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (rhom_picture_name_is_valid (refused[i]));
  g_assert_true (rhom_picture_name_is_valid (long_name));
  g_assert_false (rhom_picture_name_is_valid (longer_name));
}

#define PNG(width, height) "\x89PNG\r\n\x1a\n\0\0\0\rIHDR" width height "\10\2\0\0\0\0\0\0\0"
#define JPEG_START "\xff\xd8\xff\xe0\0\4ab"
#define FRAME(height, width) "\xff\xc0\0\x11\10" height width "\3\1\2\3\4\5\6\7\10\11"

static void
test_pictures (void)
{
#define DATA(text) text, sizeof text - 1
  static const struct
  {
    const char *data;
    gsize       length;
    const char *message; /* (nullable) if it is fine */
  } cases[] = {
    { DATA (PNG ("\0\0\0\1", "\0\0\0\1")), NULL },
    { DATA (PNG ("\0\0\x10\0", "\0\0\x10\0")), NULL },
    { DATA (PNG ("\0\0\x10\1", "\0\0\0\1")), "a picture must be at most 4096 pixels wide and high" },
    { DATA (PNG ("\0\0\0\1", "\0\0\x10\1")), "a picture must be at most 4096 pixels wide and high" },
    { DATA (PNG ("\0\1\0\1", "\0\0\0\1")), "a picture must be at most 4096 pixels wide and high" },
    { DATA (PNG ("\0\0\0\1", "\x80\0\0\1")), "a picture must be at most 4096 pixels wide and high" },
    { DATA (PNG ("\0\0\0\0", "\0\0\0\1")), "a picture must be at most 4096 pixels wide and high" },
    { DATA ("\x89PNG\r\n\x1a\n"), "not a whole picture" },
    { DATA ("\x89PNG\r\n\x1a\n\0\0\0\rIHDX\0\0\0\1\0\0\0\1\10\2\0\0\0\0\0\0\0\0"), "not a whole picture" },
    { DATA (JPEG_START FRAME ("\0\1", "\0\1")), NULL },
    { DATA (JPEG_START "\xff\xff\xff" FRAME ("\0\1", "\0\1")), NULL },
    { DATA (JPEG_START FRAME ("\x10\1", "\0\1")), "a picture must be at most 4096 pixels wide and high" },
    { DATA (JPEG_START FRAME ("\0\1", "\0\0")), "a picture must be at most 4096 pixels wide and high" },
    { DATA (JPEG_START "\xff\xc0\0\4\10\0"), "not a whole picture" },
    { DATA (JPEG_START "\xff\xe1\xff\xff"), "not a whole picture" },
    { DATA (JPEG_START "\xff\xe1\0\0\xff\xc0"), "not a whole picture" },
    { DATA (JPEG_START "\0\0\0\0\0\0\0\0"), "not a whole picture" },
    { DATA (JPEG_START), "not a whole picture" },
    { DATA ("\xff\xd8\xff"), "not a whole picture" },
    { DATA ("GIF89a\1\0\1\0"), "neither a PNG nor a JPEG picture" },
    { DATA ("<svg xmlns='http://www.w3.org/2000/svg'/>"), "neither a PNG nor a JPEG picture" },
    { DATA (""), "neither a PNG nor a JPEG picture" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      /* Of its exact length, so that a read past its end is seen. */
      g_autofree guint8 *copy = g_memdup2 (cases[i].data, cases[i].length);

      g_assert_cmpint (rhom_picture_check (copy, cases[i].length, &error), ==, cases[i].message == NULL);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, cases[i].message);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pack/little", test_little);
  g_test_add_func ("/pack/written", test_written);
  g_test_add_func ("/pack/refused", test_refused);
  g_test_add_func ("/pack/picture-names", test_picture_names);
  g_test_add_func ("/pack/pictures", test_pictures);

  return g_test_run ();
}
