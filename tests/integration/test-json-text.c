/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/json-text.h"

#include <glib.h>

static void
assert_string (const char *value,
               const char *expected)
{
  g_autoptr (RhomJsonText) json = rhom_json_text_new ();

  rhom_json_text_add_string (json, NULL, value);
  g_assert_cmpstr (rhom_json_text_get (json), ==, expected);
}

static void
test_new (void)
{
  g_autoptr (RhomJsonText) json = rhom_json_text_new ();

  g_assert_cmpstr (rhom_json_text_get (json), ==, "");
}

static void
test_empty_groups (void)
{
  g_autoptr (RhomJsonText) json = rhom_json_text_new ();

  rhom_json_text_begin_object (json, NULL);
  rhom_json_text_begin_array (json, "a");
  rhom_json_text_end_array (json);
  rhom_json_text_begin_object (json, "b");
  rhom_json_text_end_object (json);
  rhom_json_text_end_object (json);
  g_assert_cmpstr (rhom_json_text_get (json), ==, "{\"a\": [], \"b\": {}}");
}

static void
test_members (void)
{
  g_autoptr (RhomJsonText) json = rhom_json_text_new ();

  rhom_json_text_begin_object (json, NULL);
  rhom_json_text_add_integer (json, "least", G_MININT64);
  rhom_json_text_add_boolean (json, "yes", TRUE);
  rhom_json_text_add_boolean (json, "no", FALSE);
  rhom_json_text_add_null (json, "nothing");
  rhom_json_text_add_string (json, "none", NULL);
  rhom_json_text_end_object (json);
  g_assert_cmpstr (rhom_json_text_get (json), ==,
                   "{\"least\": -9223372036854775808, \"yes\": true, \"no\": false, \"nothing\": null, \"none\": null}");
}

static void
test_elements (void)
{
  g_autoptr (RhomJsonText) json = rhom_json_text_new ();

  rhom_json_text_begin_array (json, NULL);
  rhom_json_text_add_string (json, NULL, "one");
  rhom_json_text_begin_object (json, NULL);
  rhom_json_text_add_integer (json, "n", 2);
  rhom_json_text_end_object (json);
  rhom_json_text_add_integer (json, NULL, 3);
  rhom_json_text_end_array (json);
  g_assert_cmpstr (rhom_json_text_get (json), ==, "[\"one\", {\"n\": 2}, 3]");
}

static void
test_escapes (void)
{
  assert_string ("a \"b\" \\ /", "\"a \\\"b\\\" \\\\ /\"");
  assert_string ("\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"");
}

static void
test_control_characters (void)
{
  assert_string ("\x01\x1b[0m\x1f", "\"\\u0001\\u001b[0m\\u001f\"");
  assert_string ("\x7f\xc2\x9b", "\"\\u007f\\u009b\"");
}

static void
test_keeps_utf8 (void)
{
  assert_string ("Schulterblätter … 肩 🧊", "\"Schulterblätter … 肩 🧊\"");
}

static void
test_replaces_broken_utf8 (void)
{
  assert_string ("a\xff\xc3", "\"a\xef\xbf\xbd\xef\xbf\xbd\"");
}

static void
test_escapes_keys (void)
{
  g_autoptr (RhomJsonText) json = rhom_json_text_new ();

  rhom_json_text_begin_object (json, NULL);
  rhom_json_text_add_integer (json, "a\"b", 1);
  rhom_json_text_end_object (json);
  g_assert_cmpstr (rhom_json_text_get (json), ==, "{\"a\\\"b\": 1}");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-text/new", test_new);
  g_test_add_func ("/json-text/empty-groups", test_empty_groups);
  g_test_add_func ("/json-text/members", test_members);
  g_test_add_func ("/json-text/elements", test_elements);
  g_test_add_func ("/json-text/escapes", test_escapes);
  g_test_add_func ("/json-text/control-characters", test_control_characters);
  g_test_add_func ("/json-text/keeps-utf8", test_keeps_utf8);
  g_test_add_func ("/json-text/replaces-broken-utf8", test_replaces_broken_utf8);
  g_test_add_func ("/json-text/escapes-keys", test_escapes_keys);

  return g_test_run ();
}
