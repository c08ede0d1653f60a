# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text reaches the translators."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SOURCE_ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD_ROOT = pathlib.Path(os.environ['MESON_BUILD_ROOT'])
sys.path.insert(0, str(SOURCE_ROOT / 'tests' / 'support'))

import pseudo  # noqa: E402 (its folder is on the path only now)

# Words of the command line.
TYPED = {'status', 'json', 'break', 'shorter', 'finish', 'skip', 'snooze', 'pause', 'until', 'resume', 'heat', 'ice', 'alternate',
         'therapy', 'sore', 'reading', 'on', 'off', 'next', 'answer', 'fine', 'stop',
         'monitor', 'help', 'version', 'cards', 'play', 'import', 'export', 'open', 'today', 'exercises', 'preferences', 'start', 'quit'}

# Members of a card that people read; the others are ids and figures.
READ = ('name', 'steps', 'why', 'care')


def texts_of_cards():
    for path in sorted((SOURCE_ROOT / 'data' / 'cards').glob('*.json')):
        card = json.loads(path.read_text())
        for member in READ:
            value = card.get(member, []) if not path.name.endswith('.schema.json') else []
            yield from value if isinstance(value, list) else [value]


class Extraction(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            pot = pathlib.Path(folder) / 'rhomboid.pot'
            pseudo.make_pot(BUILD_ROOT, pot)
            cls.msgids = {entry['msgid'].replace('\\"', '"') for entry in pseudo.entries(pot)}

    def test_potfiles_names_every_source_with_texts(self):
        done = subprocess.run([sys.executable, str(SOURCE_ROOT / 'build-aux' / 'potfiles.py'), '--check'],
                              stdout=subprocess.PIPE, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_texts_of_the_cards_are_there(self):
        texts = list(texts_of_cards())
        self.assertGreater(len(texts), 6)
        for text in texts:
            self.assertIn(text, self.msgids)

    def test_texts_of_every_kind_of_file_are_there(self):
        for text in ('Take a Break Now', 'Rhomboid Breaks', 'Breaks are offered',
                     'Breaks, stretches, and heat or ice for a sore upper back'):
            self.assertIn(text, self.msgids)

    def test_texts_are_written_with_one_character_for_an_ellipsis(self):
        for text in self.msgids:
            self.assertNotIn('...', text)


class Language(unittest.TestCase):
    def test_brackets_and_marks(self):
        self.assertEqual(pseudo.translate('Take'), '⟦Ťáķé⟧')

    def test_what_a_program_needs_is_kept(self):
        for part in ('%s', '%2$d', '%-5.1f', '<b>', '&amp;', '\\n', '%H'):
            self.assertIn(part, pseudo.translate(f'a {part} b'))

    def test_line_ends_stay_at_the_ends(self):
        self.assertEqual(pseudo.translate('a\\n'), '⟦á⟧\\n')

    def test_a_text_left_out_is_found(self):
        self.assertEqual(pseudo.leftovers(f'{pseudo.translate("Take")} now 10:30'), ['now'])


class Spoken(unittest.TestCase):
    """The programs speak it: a cheap look; the windows are walked through in the desktop suite."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.env = dict(os.environ, **pseudo.make_locale(BUILD_ROOT, folder.name), HOME=folder.name,
                        DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent')

    def say(self, *words):
        done = subprocess.run([str(BUILD_ROOT / 'src' / 'cli' / 'rhomboidctl'), *words], env=self.env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        return done.stdout

    def leftovers(self, text, typed=()):
        """What is typed as it stands is the same in every language: commands, and the CAPITALS that stand for a value."""
        words = pseudo.leftovers(text, data=('rhomboidctl', 'Rhomboid', 'rhomboid-service', 'HH:MM'))
        return [word for word in words if word not in TYPED and word not in typed and not word.isupper()]

    def test_help(self):
        text = self.say('--help')
        self.assertIn('⟦', text)
        self.assertEqual(self.leftovers(text), [])

    def test_errors(self):
        for words in (['nonsense'], ['snooze'], ['snooze', 'x'], ['pause', 'until'], ['pause', 'until', '25:00'], ['heat', '1s'],
                      ['break', 'one', 'two']):
            with self.subTest(' '.join(words)):
                text = self.say(*words)
                self.assertIn('⟦', text)
                self.assertEqual(self.leftovers(text, words), [])


if __name__ == '__main__':
    unittest.main()
