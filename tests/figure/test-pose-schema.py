#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON schema of poses and the program's own reader say the same."""
import copy
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import jsonschema

JUDGE = sys.argv[1]
POSES = pathlib.Path(sys.argv[2])
VALIDATOR = jsonschema.Draft202012Validator(json.loads((POSES / 'poses.schema.json').read_text()))
FILES = sorted(path for path in POSES.glob('*.json') if path.name != 'poses.schema.json')

DELETE = object()
POSE = 'poses.0.pose.'

# A path into good poses, then what to put there; most make them bad, some do not.
CHANGES = [
    (path, value)
    for path, values in {
        'id': [DELETE, 1, None, '', 'A', 'a' * 49, '../x'],
        'person': [DELETE, 'omar', 'eve', 1],
        'view': [DELETE, {}, {'yaw': 181}, {'yaw': 'front'}, {'roll': 1}, []],
        'base': [DELETE, {}, [], {'wings': 1}],
        'poses': [DELETE, [], {}, [{}], [{'name': 'x'}], [{'name': 'x'}] * 12, [{'name': 'x'}] * 13, [{'name': 'x' * 41}], [{'name': ''}]],
        POSE + 'neck': [[0, 0, 0], [61, 0, 0], [0, 0], [0, 0, 0, 0], ['0', 0, 0], None, 1e400],
        POSE + 'arm_l': [{}, {'raise': 90}, {'raise': 183}, {'elbow': True}, {'in': 'tail', 'reach': [0, 1, 0]}, {'palm': [0, 0]}, {'fly': 1}],
        POSE + 'legs': [{'knee': 10}, {'knee': 156}, {'in': 'head'}, {'in': 'thumb'}],
        POSE + 'ground': [0, True, 3],
        POSE + 'breath': [0, 1, 1.5],
        'timeline': [DELETE, [], [{'key': 0}], [{'key': 0, 'move': 0}], [{'key': .5}], [{'key': -1}], [{'ease': 'fast'}], [{'key': 0}] * 25],
        'loop': [DELETE, 'cycle', 'twice'],
        'sides': [True, 1, None],
        'props': [DELETE, [], [{}], [{'type': 'sofa'}], [{'type': 'mat'}], [{'type': 'box'}], [{'type': 'box', 'size': [1, 1, 1]}],
                  [{'type': 'band'}], [{'type': 'band', 'points': [[0, 0, 0]]}], [{'type': 'band', 'points': [[0, 0, 0], {'bone': 'hand_l'}]}],
                  [{'type': 'weight'}], [{'type': 'weight', 'at': {'bone': 'hand_l'}}], [{'type': 'weight', 'at': [0, 0, 0]}],
                  [{'type': 'ball', 'at': {'bone': 'world'}}], [{'type': 'mat'}] * 13, [{'type': 'ice', 'chart': [0, .71]}]],
        'muscles': [[], [{'id': 'brain'}], [{}], [{'id': 'core', 'side': 'l'}], [{'id': 'core', 'side': 'up'}], [{'id': 'core'}] * 13],
        'arrows': [[], [{}], [{'type': 'line'}], [{'type': 'arc', 'radius': 0}], [{'type': 'line', 'bone': 'world'}], [{'type': 'line'}] * 9],
        'order': [[], [['torso', 'head']], [['torso']], [['torso', 'tail']]],
        'bust': [True, 'yes'],
        'wings': [1],
    }.items()
    for value in values
]


def changed(poses, path, value):
    poses = copy.deepcopy(poses)
    *outer, last = path.split('.')
    target = poses
    for name in outer:
        target = target[int(name) if name.isdigit() else name]
    if value is DELETE:
        target.pop(last, None)
    else:
        target[last] = value
    return poses


def judge(documents):
    """What the program says of each document, as a file of the name cat-cow.json."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for index, document in enumerate(documents):
            path = pathlib.Path(folder, str(index), 'cat-cow.json')
            path.parent.mkdir()
            path.write_text(json.dumps(document))
            paths.append(path)
        done = subprocess.run([JUDGE, *paths], stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.splitlines()


class Schema(unittest.TestCase):
    def test_every_file_is_good_for_the_schema(self):
        self.assertGreater(len(FILES), 40)
        for path in FILES:
            VALIDATOR.validate(json.loads(path.read_text()))

    def test_every_file_is_good_for_the_program(self):
        done = subprocess.run([JUDGE, *FILES], stdout=subprocess.PIPE, text=True, check=True)
        self.assertEqual(done.stdout.splitlines(), ['good'] * len(FILES))

    def test_every_figure_of_a_card_is_there(self):
        ids = {path.stem for path in FILES}
        cards = [json.loads(path.read_text()) for path in (POSES.parent / 'cards').glob('*.json') if path.name != 'card.schema.json']
        self.assertTrue(cards)
        self.assertEqual({card['figure'] for card in cards if 'figure' in card} - ids, set())

    def test_both_say_the_same_of_every_change(self):
        good = json.loads((POSES / 'cat-cow.json').read_text())
        # What names a pose is beyond the schema.
        good['arrows'] = []
        del good['timeline']
        documents = [changed(good, path, value) for path, value in CHANGES]
        for (path, value), document, verdict in zip(CHANGES, documents, judge(documents), strict=True):
            with self.subTest(path=path, value=value):
                self.assertEqual(verdict == 'good', VALIDATOR.is_valid(document), verdict)


if __name__ == '__main__':
    unittest.main()
