#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schemas of routines and packs, what is written about packs, and the program's own readers say the same."""

import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import warnings

import jsonschema

JUDGE = sys.argv[1]
DATA = pathlib.Path(sys.argv[2])
SCHEMAS = {name: json.loads((DATA / f'{name}s' / f'{name}.schema.json').read_text()) for name in ('card', 'routine', 'pack')}
GUIDE = (DATA / 'packs' / 'README.md').read_text()
EXAMPLE = json.loads(re.search(r'```json\n(.*?)```', GUIDE, re.DOTALL).group(1))
CARD = {'id': 'a', 'name': 'A', 'kind': 'stretch', 'positions': ['sitting'], 'dose': {'hold_seconds': 5}, 'steps': ['One.']}
ROUTINE = {'id': 'r', 'name': 'R', 'items': [{'card': 'a'}]}
DELETE = object()


def validator(name):
    with warnings.catch_warnings():
        # What stands in for it is younger than Debian 12.
        warnings.simplefilter('ignore', DeprecationWarning)
        store = {f'{other}.schema.json': schema for other, schema in SCHEMAS.items()}
        return jsonschema.Draft202012Validator(SCHEMAS[name], resolver=jsonschema.RefResolver('', SCHEMAS[name], store=store))


def judge(kind, values, name):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, value in enumerate(values):
            paths.append(pathlib.Path(folder) / str(number) / name)
            paths[-1].parent.mkdir()
            paths[-1].write_text(json.dumps(value))
        return subprocess.run([JUDGE, kind, *map(str, paths)], check=True, stdout=subprocess.PIPE, text=True, timeout=60).stdout.splitlines()


def changed(value, name, member):
    value = copy.deepcopy(value)
    if member is DELETE:
        value.pop(name, None)
    else:
        value[name] = member
    return value


class SchemaTest(unittest.TestCase):
    def compare(self, kind, values, name):
        """Both say the same of each, and not the same of all."""
        checker = validator(kind)
        verdicts = judge(kind, values, name)
        for value, verdict in zip(values, verdicts, strict=True):
            with self.subTest(value=value, verdict=verdict):
                self.assertEqual(verdict == 'ok', checker.is_valid(value))
        self.assertIn('ok', verdicts)
        self.assertNotEqual(set(verdicts), {'ok'})

    def test_schemas_are_schemas(self):
        for schema in SCHEMAS.values():
            jsonschema.Draft202012Validator.check_schema(schema)

    def test_our_routines(self):
        paths = sorted(p for p in (DATA / 'routines').glob('*.json') if not p.name.endswith('.schema.json'))
        self.assertEqual(len(paths), 7)
        for path in paths:
            with self.subTest(path.name):
                validator('routine').validate(json.loads(path.read_text()))

    def test_routines(self):
        good = json.loads((DATA / 'routines' / 'desk-reset.json').read_text())
        item = {'card': 'a'}
        changes = {
            'id': [DELETE, 1, '', 'A'],
            'name': [DELETE, '', 'x' * 60, 'x' * 61],
            'why': [DELETE, '', 'x' * 300, 'x' * 301],
            'items': [DELETE, [], [item], [item] * 40, [item] * 41, [{}], ['a'], [{'card': 'A'}], [{'card': 'a', 'side': 1}],
                      *([{'card': 'a', 'dose': dose}] for dose in (
                          {}, None, {'sides': True}, {'sets': 2}, {'sets': 11}, {'rest_seconds': 0}, {'repetitions': 0}, {'hold_seconds': 1800},
                          {'hold_seconds': 1801}, {'length_seconds': 1}, {'speed': 1}))],
            'colour': ['red'],
        }
        self.compare('routine', [changed(good, name, value) for name, values in changes.items() for value in values], 'desk-reset.json')

    def test_packs(self):
        changes = {
            'name': [DELETE, '', 'x' * 60, 'x' * 61, 5],
            'author': [DELETE, '', 'x' * 120, 'x' * 121],
            'cards': [DELETE, [], {}, [CARD], [5], [changed(CARD, 'id', 'A')]],
            'routines': [DELETE, [], {}, [ROUTINE], [5], [changed(ROUTINE, 'why', 'Why.')], [changed(ROUTINE, 'items', [])]],
            'script': ['x'],
        }
        packs = [changed({'name': 'Mine'}, name, value) for name, values in changes.items() for value in values]
        for name in (*CARD, 'desk', 'why', 'picture'):
            packs += [{'name': 'Mine', 'cards': [changed(CARD, name, value)]} for value in (DELETE, None, '', 5)]
        packs += [{'name': 'Mine', 'cards': [changed(CARD, 'picture', picture)]} for picture in
                  ('a.png', 'A b.JPG', 'a.jpeg', 'a.PnG', '../a.png', 'a/b.png', '.a.png', '.png', ' a.png', 'a.svg', 'a', 'ä.png', 'a' * 96 + '.png',
                   'a' * 97 + '.png', '..png', '-.png')]
        self.compare('pack', packs, 'mine.json')

    def test_the_example(self):
        validator('pack').validate(EXAMPLE)
        self.assertEqual(judge('pack', [EXAMPLE], 'week1.json'), ['ok'])

    def test_the_quoted_refusal(self):
        wrong = copy.deepcopy(EXAMPLE)
        wrong['cards'][0]['steps'][0] = ' '.join('x' * 13)
        self.assertIn('    ' + judge('pack', [wrong], 'week1.json')[0] + '\n', GUIDE)

    def test_every_required_member_is_described(self):
        for member in SCHEMAS['pack']['properties']['cards']['items']['properties']:
            self.assertIn(f'`{member}`', GUIDE)
        for member in SCHEMAS['card']['properties']['dose']['properties']:
            self.assertIn(member, GUIDE)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
