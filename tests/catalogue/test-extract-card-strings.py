#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of the cards and routines reaches the translators."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv[1])
CARDS = ROOT / 'data' / 'cards'
ROUTINES = ROOT / 'data' / 'routines'
SCRIPT = ROOT / 'build-aux' / 'extract-card-strings.py'


def extract(*cards, schema=CARDS / 'card.schema.json'):
    return subprocess.run([sys.executable, str(SCRIPT), str(schema), *map(str, cards)], text=True, encoding='utf-8',
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)


class ExtractTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, value):
        path = self.folder / name
        path.write_text(json.dumps(value))
        return path

    def test_our_cards(self):
        cards = sorted(p for p in CARDS.glob('*.json') if not p.name.endswith('.schema.json'))
        result = extract(*cards)
        self.assertEqual(result.returncode, 0, result.stderr)
        for path in cards:
            card = json.loads(path.read_text())
            for text in [card['name'], card['why'], card['care'], *card['steps'],
                         *(card[name] for name in ('avoid', 'easier', 'harder') if name in card)]:
                self.assertIn(f'N_({json.dumps(text, ensure_ascii=False)})', result.stdout)
            self.assertNotIn(card['sources'][0]['title'], result.stdout)
            self.assertIn(f'/* Translators: exercise card "{path.stem}", member "steps[0]". */', result.stdout)

    def test_our_routines(self):
        routines = sorted(p for p in ROUTINES.glob('*.json') if not p.name.endswith('.schema.json'))
        result = extract(CARDS / 'cat-cow.json', ROUTINES / 'routine.schema.json', *routines)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn('/* Translators: exercise card "cat-cow", member "name". */', result.stdout)
        for path in routines:
            routine = json.loads(path.read_text())
            for text in routine['name'], routine['why']:
                self.assertIn(f'N_({json.dumps(text, ensure_ascii=False)})', result.stdout)
            self.assertIn(f'/* Translators: routine "{path.stem}", member "why". */', result.stdout)

    def test_xgettext_reads_it(self):
        source = self.folder / 'strings.c'
        source.write_text(extract(CARDS / 'cat-cow.json').stdout)
        pot = subprocess.run(['xgettext', '--from-code=UTF-8', '--keyword=N_', '--add-comments=Translators:', '-o', '-', str(source)],
                             check=True, text=True, encoding='utf-8', stdout=subprocess.PIPE, timeout=60).stdout
        self.assertIn('msgid "Cat-cow"', pot)
        self.assertIn('#. Translators: exercise card "cat-cow", member "name".', pot)

    def test_quotes(self):
        result = extract(self.write('a.json', {'name': 'say "ah" \\ oh'}))
        self.assertIn(r'N_("say \"ah\" \\ oh")', result.stdout)

    def test_unknown_member(self):
        result = extract(self.write('a.json', {'name': 'x', 'hint': 'y'}))
        self.assertNotEqual(result.returncode, 0)
        self.assertIn('a.json: member "hint": is not in the schema', result.stderr)

    def test_undecided_text(self):
        schema = self.write('s.schema.json', {'properties': {'hint': {'type': 'string'}}})
        result = extract(self.write('a.json', {'hint': 'y'}), schema=schema)
        self.assertNotEqual(result.returncode, 0)
        self.assertIn('member "hint"', result.stderr)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
