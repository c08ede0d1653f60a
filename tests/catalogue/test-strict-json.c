/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json/strict-json.h"

#include "core/error.h"

#include <glib/gstdio.h>
#include <string.h>

#define DEPTH 4

static void
test_accepted (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = rhom_strict_json_parse (data, strlen (data), DEPTH, &error);

  g_assert_no_error (error);
  g_assert_nonnull (root);
}

static void
test_refused (gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rhom_strict_json_parse (data, strlen (data), DEPTH, &error));
  g_assert_error (error, RHOM_ERROR, RHOM_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "line "));
}

static void
test_nul_byte (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rhom_strict_json_parse ("{}\0", 3, DEPTH, &error));
  g_assert_error (error, RHOM_ERROR, RHOM_ERROR_INVALID);
}

/* The text need not end with a NUL. */
static void
test_length (void)
{
  g_autoptr (JsonNode) root = rhom_strict_json_parse ("[1,2]]]]", 5, DEPTH, NULL);

  g_assert_nonnull (root);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 2);
}

static void
test_line (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rhom_strict_json_parse ("{\n\n  \"a\" 1}", 11, DEPTH, &error));
  g_assert_cmpstr (error->message, ==, "line 3: not valid JSON");
}

static void
test_integer (void)
{
  static const struct
  {
    const char *text;
    gboolean    is_integer;
    gint64      value;
  } cases[] = {
    { "[0]", TRUE, 0 },
    { "[-7]", TRUE, -7 },
    { "[10.0]", TRUE, 10 },
    { "[1e2]", TRUE, 100 },
    { "[9223372036854775807]", TRUE, G_MAXINT64 },
    { "[-9223372036854775808]", TRUE, G_MININT64 },
    { "[1.5]", FALSE },
    { "[1e300]", FALSE },
    { "[true]", FALSE },
    { "[\"1\"]", FALSE },
    { "[null]", FALSE },
    { "[[]]", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) root = rhom_strict_json_parse (cases[i].text, strlen (cases[i].text), DEPTH, NULL);
      gint64 value = 0;

      g_assert_nonnull (root);
      g_assert_cmpint (rhom_strict_json_get_integer (json_array_get_element (json_node_get_array (root), 0), &value), ==, cases[i].is_integer);
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rhomboid-json-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.json", NULL);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) large = NULL;

  g_assert_null (rhom_strict_json_read_file (path, 8, DEPTH, &missing));
  g_assert_error (missing, G_FILE_ERROR, G_FILE_ERROR_NOENT);

  g_assert_true (g_file_set_contents (path, "[1,2,3] ", -1, NULL));
  root = rhom_strict_json_read_file (path, 8, DEPTH, NULL);
  g_assert_nonnull (root);

  g_assert_true (g_file_set_contents (path, "[1,2,3]  ", -1, NULL));
  g_assert_null (rhom_strict_json_read_file (path, 8, DEPTH, &large));
  g_assert_error (large, RHOM_ERROR, RHOM_ERROR_INVALID);

  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  static const char *const accepted[] = {
    "{}",
    " [ ] ",
    "null",
    "\"\\u00e9\\ud83d\\ude00\\\\\\\"\\/\\b\\f\\n\\r\\t\"",
    "[-0, 0.5, 1E+2, -1e-2, true, false, null, \"é\"]",
    "[[[[]]]]",
    "{\"a\": {\"a\": 1}, \"b\": [{\"a\": 1}]}",
  };
  static const char *const refused[] = {
    "",
    " ",
    "{",
    "}",
    "[1,]",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\":1,}",
    "{a:1}",
    "{'a':1}",
    "[1 2]",
    "[] []",
    "[}",
    "nul",
    "nulll",
    "// x\n{}",
    "/* x */ {}",
    "var x = {};",
    "NaN",
    "[Infinity]",
    "[-]",
    "[01]",
    "[1.]",
    "[.5]",
    "[1e]",
    "[+1]",
    "[0x10]",
    "\"",
    "\"\\",
    "\"\\x\"",
    "\"\\u12\"",
    "\"\\u12g4\"",
    "\"\n\"",
    "\"\\ud800\"",
    "\"\\ud800x\"",
    "\"\\udc00\"",
    "\"\\ud800\\u0041\"",
    "\"\\u0000\"",
    "[[[[[]]]]]",
    "{\"a\":1,\"a\":2}",
    "\"\xff\"",
    "\xef\xbb\xbf{}",
    "[9223372036854775808]",
    "[1e999]",
    "[1000000000000000000000000000000000000000000000000000000000000000000000000]",
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autofree char *path = g_strdup_printf ("/strict-json/accepted/%zu", i);

      g_test_add_data_func (path, accepted[i], test_accepted);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/strict-json/refused/%zu", i);

      g_test_add_data_func (path, refused[i], test_refused);
    }
  g_test_add_func ("/strict-json/nul-byte", test_nul_byte);
  g_test_add_func ("/strict-json/length", test_length);
  g_test_add_func ("/strict-json/line", test_line);
  g_test_add_func ("/strict-json/integer", test_integer);
  g_test_add_func ("/strict-json/file", test_file);

  return g_test_run ();
}
