#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON schema of a card and the program's own reader say the same."""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import jsonschema

JUDGE = sys.argv[1]
CARDS = pathlib.Path(sys.argv[2])
SCHEMA = json.loads((CARDS / 'card.schema.json').read_text())

DELETE = object()

# A path into a good card, then what to put there; most make it bad, some do not.
CHANGES = [
    (path, value)
    for path, values in {
        'id': [DELETE, 1, None, '', 'A', '1a', 'a b', 'ä', 'a' * 49, 'a_b', ['a']],
        'name': [DELETE, '', 1, None, 'x' * 60, 'x' * 61, 'é' * 60, 'é' * 61, ' x', 'x ', 'x  y', 'x\ty', 'x\ny', 'x\u00a0y', 'x\u2003y',
                 'x\u0007y', 'x\u0085y', 'x\u007fy', 'x\u2028y', 'x\u200by', 'x\0y', '日本', '😀'],
        'kind': [DELETE, 'Stretch', 'strength', 'relaxation', '', 0, None],
        'positions': [DELETE, [], ['sitting', 'sitting'], ['flying'], 'sitting', [1], [None], ['wall', 'prone', 'supine', 'side-lying'],
                      ['standing', 'sitting', 'hands-and-knees', 'prone', 'supine', 'side-lying', 'wall']],
        'desk': [DELETE, False, 1, 0, 'true', None],
        'equipment': [DELETE, [], ['mat'], ['mat', 'mat'], ['sofa'], 'mat', None],
        'muscles': [DELETE, [], ['core', 'core'], ['brain'], 'core', ['core', 'lats', 'glutes']],
        'areas': [DELETE, [], ['neck', 'neck'], ['toe'], 'neck', ['neck', 'chest', 'whole-body']],
        'dose': [DELETE, {}, [], None, 5, {'sides': True}, {'sets': 2}, {'rest_seconds': 5}, {'repetition_seconds': 5}, {'tempo': 'slow'},
                 {'repetitions': 5}, {'hold_seconds': 5}, {'length_seconds': 5}, {'repetitions': 5, 'speed': 1},
                 {'repetitions': 5, 'length_seconds': 5}, {'hold_seconds': 5, 'length_seconds': 5},
                 {'hold_seconds': 5, 'repetition_seconds': 9}, {'length_seconds': 5, 'repetition_seconds': 9},
                 {'repetitions': 5, 'hold_seconds': 56}, {'repetitions': 5, 'hold_seconds': 57},
                 {'repetitions': 5, 'hold_seconds': 56, 'repetition_seconds': 57},
                 {'repetitions': 5, 'breath_in_seconds': 4}, {'repetitions': 5, 'breath_out_seconds': 4},
                 {'repetitions': 5, 'breath_in_seconds': 4, 'breath_out_seconds': 6},
                 {'repetitions': 5, 'breath_in_seconds': 30, 'breath_out_seconds': 30},
                 {'repetitions': 5, 'breath_in_seconds': 31, 'breath_out_seconds': 4},
                 {'repetitions': 5, 'breath_in_seconds': 0, 'breath_out_seconds': 4},
                 {'repetitions': 5, 'breath_in_seconds': 4, 'breath_out_seconds': 6, 'hold_seconds': 2},
                 {'repetitions': 5, 'breath_in_seconds': 4, 'breath_out_seconds': 6, 'repetition_seconds': 10},
                 {'hold_seconds': 5, 'breath_in_seconds': 4, 'breath_out_seconds': 6},
                 {'length_seconds': 5, 'breath_in_seconds': 4, 'breath_out_seconds': 6},
                 {'breath_in_seconds': 4, 'breath_out_seconds': 6},
                 {'hold_seconds': 0}, {'hold_seconds': 1800}, {'hold_seconds': 1801},
                 {'length_seconds': 0}, {'length_seconds': 1800}, {'length_seconds': 1801}],
        'dose.repetitions': [0, 1, 50, 51, -1, 1.5, 5.0, '5', True, None, 10 ** 30, 1e300, [5]],
        'dose.repetition_seconds': [0, 26, 60, 61, None],
        'dose.hold_seconds': [0, 1, 1801, -1, 0.5, 30.0, '30', False, None],
        'dose.sets': [0, 1, 10, 11, None, True],
        'dose.rest_seconds': [-1, 0, 300, 301, None],
        'dose.sides': [True, False, 1, 'yes', None],
        'steps': [DELETE, [], 'Rest.', ['Rest.'] * 20, ['Rest.'] * 21, [''], [1], [None], [' Rest.'], ['Rest.', 'a' * 120], ['a' * 121],
                  [' '.join('a' * 12)], [' '.join('a' * 13)], [{'text': 'Rest.'}]],
        'left_steps': [['Rest.'] * 8, [], 'Rest.', [1], ['Rest.'] * 7 + ['']],
        'why': [DELETE, '', 'x' * 300, 'x' * 301, None, 'a\n'  'b'],
        'care': [DELETE, '', 'x' * 300, 'x' * 301, None, 3],
        'avoid': [DELETE, '', 'x' * 300, 'x' * 301, None],
        'easier': [DELETE, '', 'x' * 200, 'x' * 201, None],
        'easier_card': ['', 'Cat', 'cat-cow', 7, None],
        'harder': [DELETE, '', 'x' * 200, 'x' * 201, None],
        'harder_card': ['', 'Cat', 'cat-cow', 7, None],
        'sources': [DELETE, [], 'A book', ['A book'], [{}], [{'publisher': 'X'}], [{'title': 'T'}], [{'title': 'T', 'publisher': ''}],
                    [{'title': 'T', 'year': 1}], [{'title': 'x' * 200, 'publisher': 'y' * 120}], [{'title': 'x' * 201}],
                    [{'title': 'T', 'publisher': 'y' * 121}], [{'title': 'T'}] * 8, [{'title': 'T'}] * 9],
        'figure': [DELETE, '', 'Cat', 'cat-cow', 7, None],
        'colour': ['red', None],
        '': [None, [], 'x', 5, {}],
    }.items()
    for value in values
]


def changed(card, path, value):
    if not path:
        return copy.deepcopy(value)
    card = copy.deepcopy(card)
    *parents, last = path.split('.')
    target = card
    for name in parents:
        target = target[name]
    if value is DELETE:
        target.pop(last, None)
    else:
        target[last] = value
    return card


def judge(paths):
    output = subprocess.run([JUDGE, 'card', *map(str, paths)], check=True, stdout=subprocess.PIPE, text=True, timeout=60).stdout
    return output.splitlines()


class CardSchemaTest(unittest.TestCase):
    def setUp(self):
        self.validator = jsonschema.Draft202012Validator(SCHEMA)

    def test_schema_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_our_cards(self):
        paths = sorted(p for p in CARDS.glob('*.json') if not p.name.endswith('.schema.json'))
        self.assertEqual(len(paths), 39)
        for path in paths:
            with self.subTest(path.name):
                self.validator.validate(json.loads(path.read_text()))
                self.assertEqual(path.stem, json.loads(path.read_text())['id'])
        self.assertEqual(judge(paths), ['ok'] * len(paths))

    def test_changed_cards(self):
        good = json.loads((CARDS / 'eagle-arms.json').read_text())
        good['dose']['repetitions'] = 3
        # As many as there are steps: the schema cannot say that.
        del good['left_steps']
        verdicts = {True: 0, False: 0}
        with tempfile.TemporaryDirectory() as folder:
            paths, cards = [], []
            for number, (path, value) in enumerate(CHANGES):
                card = changed(good, path, value)
                (pathlib.Path(folder) / str(number)).mkdir()
                paths.append(pathlib.Path(folder) / str(number) / 'eagle-arms.json')
                paths[-1].write_text(json.dumps(card))
                cards.append(card)
            for (path, value), card, verdict in zip(CHANGES, cards, judge(paths), strict=True):
                with self.subTest(path=path, value='(deleted)' if value is DELETE else value, verdict=verdict):
                    is_valid = self.validator.is_valid(card)
                    verdicts[is_valid] += 1
                    self.assertEqual(verdict == 'ok', is_valid)
                    if not is_valid and path:
                        self.assertTrue(verdict.startswith('eagle-arms.json: '))
                        self.assertTrue(f'"{path.split(".")[0]}' in verdict or ': line 1: ' in verdict, verdict)
        self.assertGreater(verdicts[True], 20)
        self.assertGreater(verdicts[False], 100)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
