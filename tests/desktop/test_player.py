# SPDX-License-Identifier: GPL-3.0-or-later
"""An exercise from beginning to end by keyboard alone, followed as a screen reader follows it."""
import json
import os
import pathlib
import sys
import tempfile
import unittest

import desk  # first: it finds the others
import accessible
import live
from gi.repository import Gio, GLib

ALERT = 'alert'
NAME = 'Tiny tilt'

CARD = {
    'id': 'tiny-tilt', 'name': NAME, 'kind': 'stretch', 'positions': ['sitting'], 'desk': True, 'equipment': [],
    'muscles': ['upper-trapezius'], 'areas': ['neck'], 'dose': {'hold_seconds': 6, 'sides': True},
    'steps': ['Sit tall.', 'Tilt your head to the right.'], 'left_steps': ['Sit tall.', 'Tilt your head to the left.'], 'why': 'It loosens.', 'care': 'Be gentle.',
    'sources': [{'title': 'A test', 'publisher': 'Us'}], 'figure': 'neck-tilt',
}


# What is read out without being asked for, in this order.
SAID = (f'{NAME}. Get ready: right side. Sit tall.', '3', '2', '1', 'Hold: right side. Tilt your head to the right.', '5 seconds left', '3', '2', '1',
        'Change to the left side. Sit tall.', '3', '2', '1', 'Hold: left side. Tilt your head to the left.', '5 seconds left', '3', '2', '1', 'Done')


class Listener:
    """Every name that something gets anew, as a screen reader is told of it."""

    def __init__(self):
        self.heard = []
        self.bus = live.accessible_bus()
        self.bus.call_sync('org.a11y.atspi.Registry', '/org/a11y/atspi/registry', 'org.a11y.atspi.Registry', 'RegisterEvent',
                           GLib.Variant('(s)', ('object:property-change:accessible-name',)), None, Gio.DBusCallFlags.NONE, 5000, None)
        self.bus.signal_subscribe(None, 'org.a11y.atspi.Event.Object', 'PropertyChange', None, None, Gio.DBusSignalFlags.NONE,
                                  self.changed)

    def changed(self, _bus, _sender, _path, _interface, _signal, parameters):
        what, _first, _second, value = parameters.unpack()[:4]
        if what == 'accessible-name' and isinstance(value, str):
            self.heard.append(value)

    def all(self):
        while GLib.MainContext.default().iteration(False):
            pass
        return self.heard


class Player(desk.DeskTest):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        pathlib.Path(folder.name, 'tiny-tilt.json').write_text(json.dumps(CARD), encoding='utf-8')
        self.cards = folder.name

    def start_player(self):
        self.start_service()
        self.session.start([os.environ['RHOMBOID_UI'], '--open', 'card=tiny-tilt'], RHOMBOID_CARDS_DIR=self.cards)
        self.focus('Rhomboid')

    def live_text(self):
        program = accessible.program(live.accessible_bus(), live.APP, 'rhomboid')
        for window in program.children() if program else ():
            if window.name() == NAME:
                return next((node.text() for node in window.shown() if node.role() in (ALERT, 'notification')), '')
        return ''

    def wait_said(self, text):
        self.wait_until(lambda: text in self.live_text(), f'“{text}” said')

    def test_whole_exercise(self):
        self.start_player()
        listener = Listener()
        # As long as it takes: getting ready, one side, changing, the other side.
        self.tab_to('button', 'Start · 0:22')
        desk.keys('space')
        for text in ('Get ready: right side', 'Hold: right side', 'Change to the left side', 'Hold: left side', 'Done'):
            self.wait_said(text)
        self.wait_text(f'{NAME}: 12 s')
        heard = iter(listener.all())
        for text in SAID:
            self.assertIn(text, heard, f'not in its turn: {listener.heard}')
        self.wait_until(lambda: self.focused() == ('button', 'Close'), 'the focus on Close')
        desk.keys('space')
        self.wait_no_window(NAME)

    def test_keys(self):
        self.start_player()
        self.tab_to('button', 'Start')
        desk.keys('space')
        self.wait_window(NAME)
        self.wait_until(lambda: self.focused() == ('button', 'Pause'), 'the focus on Pause')
        desk.keys('space')
        self.wait_said('Paused')
        self.wait_until(lambda: self.focused() == ('button', 'Resume'), 'another name')
        self.picture('paused')
        desk.keys('space')
        self.wait_said('Hold: right side')
        desk.keys('Left')
        self.wait_said('Get ready')
        desk.keys('h')
        self.wait_text('Stopped')
        self.picture('hurt')
        desk.keys('Escape')
        self.wait_no_window(NAME)


if __name__ == '__main__':
    sys.path.insert(0, os.path.dirname(__file__))
    unittest.main()
