/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/busy-finding.h"

#include "core/error.h"

#include <string.h>

static void
assert_finding (const RhomBusyFinding *finding,
                RhomBusyAnswer         answer,
                const char            *source,
                const char            *who)
{
  g_assert_cmpint (finding->answer, ==, answer);
  g_assert_cmpstr (finding->source, ==, source);
  g_assert_cmpstr (finding->who, ==, who);
}

static void
assert_name (const char *who,
             const char *name)
{
  RhomBusyFinding finding = { 0 };

  rhom_busy_finding_add (&finding, RHOM_BUSY_ANSWER_BUSY, "fake", who);
  g_assert_cmpstr (finding.who, ==, name);
}

static void
test_more_counts (void)
{
  RhomBusyFinding finding = { 0 };

  rhom_busy_finding_add (&finding, RHOM_BUSY_ANSWER_HUNG, "slow", NULL);
  assert_finding (&finding, RHOM_BUSY_ANSWER_HUNG, "", "");
  rhom_busy_finding_add (&finding, RHOM_BUSY_ANSWER_FREE, "calm", "Nobody");
  assert_finding (&finding, RHOM_BUSY_ANSWER_FREE, "calm", "");
  rhom_busy_finding_add (&finding, RHOM_BUSY_ANSWER_BUSY, "loud", "Somebody");
  rhom_busy_finding_add (&finding, RHOM_BUSY_ANSWER_MISSING, "none", NULL);
  rhom_busy_finding_add (&finding, RHOM_BUSY_ANSWER_FREE, "calm", NULL);
  assert_finding (&finding, RHOM_BUSY_ANSWER_BUSY, "loud", "Somebody");
}

/* The order of the answers makes no difference. */
static void
test_ties (void)
{
  RhomBusyFinding one = { 0 }, other = { 0 };

  rhom_busy_finding_add (&one, RHOM_BUSY_ANSWER_FREE, "logind", NULL);
  rhom_busy_finding_add (&one, RHOM_BUSY_ANSWER_FREE, "gnome", NULL);
  rhom_busy_finding_add (&other, RHOM_BUSY_ANSWER_FREE, "gnome", NULL);
  rhom_busy_finding_add (&other, RHOM_BUSY_ANSWER_FREE, "logind", NULL);
  g_assert_cmpstr (one.source, ==, "gnome");
  g_assert_cmpstr (other.source, ==, "gnome");

  rhom_busy_finding_add (&one, RHOM_BUSY_ANSWER_BUSY, "gnome", NULL);
  rhom_busy_finding_add (&one, RHOM_BUSY_ANSWER_BUSY, "logind", "mpv");
  assert_finding (&one, RHOM_BUSY_ANSWER_BUSY, "logind", "mpv");
}

static void
test_names (void)
{
  assert_name ("Firefox", "Firefox");
  assert_name ("ALSA plug-in [zoom]", "ALSA plug-in [zoom]");
  assert_name ("/usr/lib/firefox/firefox", "firefox");
  assert_name ("org.gnome.Totem.desktop", "Totem");
  assert_name ("/usr/share/applications/org.gnome.Totem.desktop", "Totem");
  assert_name ("us.zoom.Zoom", "Zoom");
  assert_name ("Version 1.2.3 of it", "Version 1.2.3 of it");
  assert_name ("python3.11", "python3.11");
  assert_name ("office-7.5.2", "office-7.5.2");
  assert_name ("a\nb\x1b[2J", "ab[2J");
  assert_name ("\xe2\x80\xaeoof", "oof");
  assert_name ("\xff", "\xef\xbf\xbd");
  assert_name (".desktop", "");
  assert_name ("/", "/");
  assert_name ("a.b.", "a.b.");
  assert_name ("", "");
  assert_name (NULL, "");
}

static void
test_long_name (void)
{
  g_autoptr (GString) who = g_string_new (NULL);
  RhomBusyFinding finding = { 0 };

  while (who->len < 1000)
    g_string_append (who, "ä€");
  rhom_busy_finding_add (&finding, RHOM_BUSY_ANSWER_BUSY, "fake", who->str);
  g_assert_true (g_utf8_validate (finding.who, -1, NULL));
  g_assert_cmpuint (strlen (finding.who), >=, RHOM_BUSY_WHO_SIZE - 4);
}

static void
test_us (void)
{
  g_assert_true (rhom_busy_is_us ("io.github.rhomboid.Rhomboid"));
  g_assert_true (rhom_busy_is_us ("Rhomboid"));
  g_assert_false (rhom_busy_is_us ("Firefox"));
  g_assert_false (rhom_busy_is_us (NULL));
}

static void
assert_line (RhomBusyAnswer answer,
             const char    *source,
             const char    *who,
             const char    *text)
{
  g_autofree char *line = rhom_busy_line_new (RHOM_BUSY_CAMERA, answer, source, who);
  g_autoptr (GError) error = NULL;
  RhomBusyKind    kind;
  RhomBusyFinding finding;
  gboolean        is_done;

  g_assert_cmpstr (line, ==, text);
  g_assert_true (rhom_busy_line_parse (line, strlen (line) - 1, &kind, &finding, &is_done, &error));
  g_assert_no_error (error);
  g_assert_cmpint (kind, ==, RHOM_BUSY_CAMERA);
  g_assert_cmpint (finding.answer, ==, answer);
  g_assert_false (is_done);
}

static void
test_lines (void)
{
  g_autofree char *done = rhom_busy_line_new_done (RHOM_BUSY_FULL_SCREEN);
  RhomBusyKind     kind;
  RhomBusyFinding  finding;
  gboolean         is_done;

  assert_line (RHOM_BUSY_ANSWER_MISSING, "pulse", NULL, "camera pulse missing\n");
  assert_line (RHOM_BUSY_ANSWER_FREE, "pulse", NULL, "camera pulse free\n");
  assert_line (RHOM_BUSY_ANSWER_BUSY, "pulse", NULL, "camera pulse busy\n");
  assert_line (RHOM_BUSY_ANSWER_BUSY, "v4l", "Two  words\n", "camera v4l busy Two  words\n");
  g_assert_true (rhom_busy_line_parse (done, strlen (done) - 1, &kind, &finding, &is_done, NULL));
  g_assert_true (is_done);
  g_assert_cmpint (kind, ==, RHOM_BUSY_FULL_SCREEN);
}

static void
test_refused (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RhomBusyKind    kind;
  RhomBusyFinding finding;
  gboolean        is_done;

  g_assert_false (rhom_busy_line_parse (data, strlen (data), &kind, &finding, &is_done, &error));
  g_assert_error (error, RHOM_ERROR, RHOM_ERROR_INVALID);
}

static void
test_refused_zero (void)
{
  static const char line[] = "camera v4l busy a\0b";
  RhomBusyKind      kind;
  RhomBusyFinding   finding;
  gboolean          is_done;

  g_assert_false (rhom_busy_line_parse (line, sizeof line - 1, &kind, &finding, &is_done, NULL));
}

static const char *const refused[] = {
  "",
  "camera",
  "camera v4l",
  "camera v4l hung",
  "camera v4l maybe",
  "camera V4L free",
  "camera  free",
  "camera abcdefghijklmnop free",
  "camera v4l free Firefox",
  "camera v4l busy ",
  "camera v4l busy a\tb",
  "camera v4l busy \xff",
  "cameras v4l free",
  "camera done more",
  " camera v4l free",
};

static void
add_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/busy-finding/refused/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, refused[i], test_refused);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/busy-finding/more-counts", test_more_counts);
  g_test_add_func ("/busy-finding/ties", test_ties);
  g_test_add_func ("/busy-finding/names", test_names);
  g_test_add_func ("/busy-finding/long-name", test_long_name);
  g_test_add_func ("/busy-finding/us", test_us);
  g_test_add_func ("/busy-finding/lines", test_lines);
  g_test_add_func ("/busy-finding/zero", test_refused_zero);
  add_refused ();

  return g_test_run ();
}
