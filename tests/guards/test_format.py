# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C file is as clang-format leaves it, and says under which licence it is."""
import pathlib
import subprocess
import unittest

SOURCE_ROOT = pathlib.Path(__file__).resolve().parents[2]


def c_files():
    return sorted(path for folder in ('src', 'tests') for path in (SOURCE_ROOT / folder).rglob('*.[ch]'))


class Format(unittest.TestCase):
    def test_clang_format_changes_nothing(self):
        done = subprocess.run(['clang-format', '--dry-run', '-Werror', *map(str, c_files())], stderr=subprocess.PIPE,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr[:4000])

    def test_every_file_names_its_licence(self):
        for path in c_files():
            with self.subTest(path.relative_to(SOURCE_ROOT)):
                self.assertTrue(path.read_text().startswith('/* SPDX-License-Identifier: GPL-3.0-or-later */\n'))


if __name__ == '__main__':
    unittest.main()
