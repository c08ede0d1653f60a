#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheets of all poses look as they did when they were last looked at.

To renew them, look at the new ones first:
    for p in light dark contrast-light contrast-dark; do rhomboid-gallery -d data/poses -o tests/figure/golden/$p.png -p $p -w 116 -h 97 -c 12 -b; done
    rhomboid-gallery -d data/poses -o tests/figure/golden/motion.png -f 6 -w 64 -h 54 -c 18 -b
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

GALLERY, COMPARE, POSES, GOLDEN = sys.argv[1:5]
SIZE = ['-w', '116', '-h', '97', '-c', '12', '-b']
SMALL = ['-w', '64', '-h', '54', '-c', '18', '-b']


class Golden(unittest.TestCase):
    def same(self, name, options, size=SIZE):
        with tempfile.TemporaryDirectory() as folder:
            sheet = pathlib.Path(folder, f'{name}.png')
            subprocess.run([GALLERY, '-d', POSES, '-o', sheet, *size, *options], check=True)
            done = subprocess.run([COMPARE, sheet, pathlib.Path(GOLDEN, f'{name}.png')], stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_light(self):
        self.same('light', [])

    def test_dark(self):
        self.same('dark', ['-p', 'dark'])

    def test_contrast_light(self):
        self.same('contrast-light', ['-p', 'contrast-light'])

    def test_contrast_dark(self):
        self.same('contrast-dark', ['-p', 'contrast-dark'])

    def test_motion(self):
        self.same('motion', ['-f', '6'], SMALL)


if __name__ == '__main__':
    unittest.main()
