#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every figure looks as it did when it was last looked at: its poses in all palettes, and its motion.

To renew one, look at the new one first:
    rhomboid-gallery -d data/poses -o tests/figure/golden/ID.png --proof ID
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

GALLERY, COMPARE = sys.argv[1:3]
POSES, GOLDEN = map(pathlib.Path, sys.argv[3:5])


def get_ids():
    return sorted(path.stem for path in POSES.glob('*.json') if not path.name.endswith('.schema.json'))


class Golden(unittest.TestCase):
    def same(self, figure):
        with tempfile.TemporaryDirectory() as folder:
            proof = pathlib.Path(folder, f'{figure}.png')
            subprocess.run([GALLERY, '-d', POSES, '-o', proof, '--proof', figure], check=True)
            done = subprocess.run([COMPARE, proof, GOLDEN / proof.name], stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_figures(self):
        for figure in get_ids():
            with self.subTest(figure=figure):
                self.same(figure)

    def test_no_proof_of_nothing(self):
        self.assertEqual(sorted(path.stem for path in GOLDEN.glob('*.png')), get_ids())


if __name__ == '__main__':
    unittest.main()
