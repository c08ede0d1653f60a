# SPDX-License-Identifier: GPL-3.0-or-later
"""The front page promises only what is measured and there."""
import pathlib
import re
import unittest

SOURCE_ROOT = pathlib.Path(__file__).resolve().parents[2]
README = (SOURCE_ROOT / 'README.md').read_text()
FIGURES = README.partition('\n## Figures\n')[2].partition('\n## ')[0]
BENCH = (SOURCE_ROOT / 'tests' / 'bench' / 'bench.py').read_text()


class Readme(unittest.TestCase):
    def test_every_figure_is_one_of_the_benchmark(self):
        measured = set(re.findall(r"^    '([a-z-]+)': \(", BENCH, re.MULTILINE))
        quoted = set(re.findall(r'^\| `([a-z-]+)` \|', FIGURES, re.MULTILINE))
        self.assertEqual(quoted, measured)

    def test_every_file_it_points_to_is_there(self):
        for path in re.findall(r'\]\(([^):#]+)\)', README) + re.findall(r'sh (build-aux/[a-z-]+)', README):
            self.assertTrue((SOURCE_ROOT / path).is_file(), path)

    def test_the_picture_is_small(self):
        for path in re.findall(r'!\[[^]]*\]\(([^)]+)\)', README):
            self.assertLessEqual((SOURCE_ROOT / path).stat().st_size, 150_000)


if __name__ == '__main__':
    unittest.main()
