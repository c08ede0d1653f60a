# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of the state charts are those of the tables in the code."""
import os
import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = pathlib.Path(os.environ['MESON_BUILD_ROOT']) / 'tests' / 'charts'


class ChartTest(unittest.TestCase):
    maxDiff = None

    def make(self, program, *arguments):
        return subprocess.run([PROGRAMS / program, *arguments], stdout=subprocess.PIPE, encoding='utf-8', check=True).stdout

    def test_therapy(self):
        made = self.make('therapy-chart')
        kept = ROOT / 'data' / 'screenshots' / 'therapy-states.svg'
        self.assertEqual(made, kept.read_text(), f'{kept} is not of this table; see tests/charts/meson.build')

    def test_breaks(self):
        made = self.make('break-chart')
        kept = ROOT / 'data' / 'screenshots' / 'break-states.svg'
        self.assertEqual(made, kept.read_text(encoding='utf-8'), f'{kept} is not of this table; see tests/charts/meson.build')

    def test_precedence_of_breaks(self):
        text = (ROOT / 'src' / 'core' / 'README.md').read_text(encoding='utf-8')
        kept = text.partition('not to be edited. -->\n')[2].partition('<!-- End -->')[0]
        self.assertEqual(self.make('break-chart', 'table'), kept, 'src/core/README.md is not of this table; see tests/charts/meson.build')


if __name__ == '__main__':
    unittest.main()
