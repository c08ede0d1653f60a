# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of the state charts are those of the tables in the code."""
import os
import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = pathlib.Path(os.environ['MESON_BUILD_ROOT']) / 'tests' / 'charts'


class ChartTest(unittest.TestCase):
    def test_therapy(self):
        made = subprocess.run([PROGRAMS / 'therapy-chart'], stdout=subprocess.PIPE, text=True, check=True).stdout
        kept = ROOT / 'data' / 'screenshots' / 'therapy-states.svg'
        self.assertEqual(made, kept.read_text(), f'{kept} is not of this table; see tests/charts/meson.build')


if __name__ == '__main__':
    unittest.main()
