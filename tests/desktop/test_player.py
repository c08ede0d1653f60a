# SPDX-License-Identifier: GPL-3.0-or-later
"""Exercises from beginning to end by keyboard alone, followed as a screen reader follows them."""
import contextlib
import json
import os
import pathlib
import sqlite3
import sys
import unittest

import desk  # first: it finds the others
import accessible
import live
from gi.repository import Gio, GLib

ALERT = 'alert'
SIDED = 'Tiny tilt'
PLAIN = 'Tiny tuck'
ROUTINE = 'Tiny two'

PACK = {
    'name': 'Tiny things',
    'cards': [{
        'id': 'tiny-tilt', 'name': SIDED, 'kind': 'stretch', 'positions': ['sitting'], 'desk': True,
        'dose': {'hold_seconds': 4, 'sides': True}, 'steps': ['Sit tall.', 'Tilt your head to the right.'],
        'left_steps': ['Sit tall.', 'Tilt your head to the left.'], 'care': ' '.join(['Be gentle.'] * 20), 'figure': 'neck-tilt',
    }, {
        'id': 'tiny-tuck', 'name': PLAIN, 'kind': 'stretch', 'positions': ['sitting'], 'desk': True,
        'dose': {'hold_seconds': 11}, 'steps': ['Sit tall.', 'Make a double chin.'], 'figure': 'chin-tuck',
    }],
    'routines': [{'id': 'tiny-two', 'name': ROUTINE, 'items': [{'card': 'tiny-tilt'}, {'card': 'tiny-tuck'}]}],
}

# What is read out without being asked for, in this order.
SAID = (f'{SIDED}. Get ready: right side. Sit tall.', '3', '2', '1', 'Hold: right side. Tilt your head to the right.', '3', '2', '1',
        'Change to the left side. Sit tall.', '3', '2', '1', 'Hold: left side. Tilt your head to the left.', '3', '2', '1',
        f'{PLAIN}. Get ready. Sit tall.', '3', '2', '1', 'Hold. Make a double chin.',
        '10 seconds left', '5 seconds left', '3', '2', '1', 'Done')
# Getting ready, one side, changing, the other side; getting ready, the whole.
TOTAL = '0:34'


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
        self.home = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'rhomboid'
        (self.home / 'packs').mkdir(parents=True)
        (self.home / 'packs' / 'tiny.json').write_text(json.dumps(PACK), encoding='utf-8')
        self.listener = Listener()
        self.n_understood = 0

    def start_player(self):
        self.start_service()
        self.session.start([os.environ['RHOMBOID_UI'], '--open', 'card=tiny-tilt'])
        self.focus('Rhomboid')
        self.tab_to('button', 'Start')
        desk.keys('space')
        self.wait_window(SIDED)
        self.wait_until(lambda: self.focused() == ('button', 'Pause'), 'the focus on Pause')

    def live_text(self, title):
        program = accessible.program(live.accessible_bus(), live.APP, 'rhomboid')
        for window in program.children() if program else ():
            if window.name() == title:
                return next((node.text() for node in window.shown() if node.role() in (ALERT, 'notification')), '')
        return ''

    def was_said(self, text, title):
        """Since what was last waited for, or still to be read."""
        heard = self.listener.all()
        for number in range(self.n_understood, len(heard)):
            if text in heard[number]:
                self.n_understood = number + 1
                return True
        return text in self.live_text(title)

    def wait_said(self, text, title=SIDED):
        self.wait_until(lambda: self.was_said(text, title), f'“{text}” said')

    def kept(self):
        """What history has of exercises: (card, routine, outcome, left, right, without sides, planned)."""
        with contextlib.closing(sqlite3.connect(f'file:{self.home}/history.db?mode=ro', uri=True)) as connection:
            return connection.execute('SELECT card, routine, outcome, left_seconds, right_seconds, seconds, planned_seconds'
                                      ' FROM exercises ORDER BY started_wall_usec').fetchall()

    def wait_kept(self, *records):
        self.wait_until(lambda: self.kept() == list(records), f'{records} in the history')

    def open_routine(self):
        """As one does who sees nothing: search, the first that is found, Start."""
        self.start_window('exercises')
        self.wait_text('Eagle arms')
        self.press_until('ctrl+f', lambda: 'Search exercises' in (self.focused() or ('', ''))[1], 'the search')
        desk.keys('t', 'i', 'n', 'y', 'space', 't', 'w', 'o')
        self.wait_until(lambda: not any('Cat-cow' in text for text in desk.shown_texts()), 'what does not fit leaving')
        desk.keys('Return')
        self.wait_until(lambda: ROUTINE in (self.focused() or ('', ''))[1], 'the focus on the routine')
        desk.keys('Return')
        self.tab_to('button', f'Start · {TOTAL}')

    def test_whole_routine(self):
        self.start_service()
        self.open_routine()
        desk.keys('space')
        for text in ('Get ready: right side', 'Hold: right side', 'Change to the left side', 'Hold: left side'):
            self.wait_said(text, ROUTINE)
        # The first side is safe before the second is done.
        self.wait_kept(('tiny-tilt', 'tiny-two', 'partly', 0, 4, 0, 8))
        for text in (f'{PLAIN}. Get ready', 'Hold. Make a double chin.', 'Done'):
            self.wait_said(text, ROUTINE)
        self.wait_text(f'{SIDED}: 8 s\n{PLAIN}: 11 s')
        self.picture('done')
        heard = iter(self.listener.all())
        for text in SAID:
            self.assertIn(text, heard, f'not in its turn: {self.listener.heard}')
        self.wait_kept(('tiny-tilt', 'tiny-two', 'done', 4, 4, 0, 8), ('tiny-tuck', 'tiny-two', 'done', 0, 0, 11, 11))
        self.wait_until(lambda: self.focused() == ('button', 'Close'), 'the focus on Close')
        desk.keys('space')
        self.wait_no_window(ROUTINE)

    def test_keys(self):
        self.start_player()
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
        self.wait_no_window(SIDED)

    def is_detailed(self):
        return any('Be gentle.' in text for text in desk.shown_texts(SIDED))

    def open_details(self):
        desk.keys('i')
        self.wait_until(self.is_detailed, 'the details')

    def wait_no_details(self):
        self.wait_until(lambda: not self.is_detailed(), 'no details')

    def test_keys_over_details(self):
        """What explains an exercise takes no key of it away."""
        self.start_player()
        self.open_details()
        desk.keys('i')
        self.wait_no_details()
        self.open_details()
        desk.keys('space')
        self.wait_said('Paused')
        desk.keys('space')
        self.wait_said('Going on')
        desk.keys('Left')
        self.wait_said('Get ready: right side')
        desk.keys('F11')
        self.wait_until(lambda: live.place_of(self.windows(SIDED)[0])[2:] == (1280, 800), 'full screen')
        self.assertTrue(self.is_detailed())
        self.picture('details-full-screen')
        desk.keys('F11')
        self.wait_until(lambda: live.place_of(self.windows(SIDED)[0])[2:] != (1280, 800), 'no full screen')
        desk.keys('Escape')
        self.wait_no_details()
        self.open_details()
        desk.keys('h')
        self.wait_text('Stopped')
        self.wait_no_details()
        self.wait_kept(('tiny-tilt', None, 'hurt', 0, 0, 0, 8))

    def test_hurts_over_menu(self):
        self.start_player()
        desk.keys('F10')
        self.wait_text('Skip This One')
        desk.keys('h')
        self.wait_text('Stopped')

    def test_break_left(self):
        """Asked for at a shell, looked at, and left: the break is over, and no more counts than was done."""
        self.start_service()
        began = desk.now()
        self.tell('break', 'tiny-tuck')
        self.focus(PLAIN)
        self.wait_said('Get ready', PLAIN)
        first = desk.picture_of_screen()
        self.wait_until(lambda: desk.picture_of_screen() != first, 'something moving')
        desk.keys('space')
        self.wait_said('Paused', PLAIN)
        done_at_most = max(0, desk.now() - began - 4)
        self.tell('open', 'today')
        self.wait_until(lambda: desk.active_window() in self.windows('Rhomboid'), 'Today in front')
        # The focus is only where something can be seen.
        self.tab_to('button', 'Show the Exercise')
        self.picture('today')
        desk.keys('space')
        self.wait_until(lambda: desk.active_window() in self.windows(PLAIN), 'the player in front')
        desk.keys('Escape')
        self.wait_no_window(PLAIN)
        self.wait_state('active')
        self.wait_until(lambda: desk.active_window() in self.windows('Rhomboid'), 'Today in front again')
        self.tab_to('button', 'Take a Break Now')
        self.picture('left')
        (card, _routine, outcome, _left, _right, seconds, planned), = self.wait_until(self.kept, 'the history')
        self.assertEqual((card, planned), ('tiny-tuck', 11))
        self.assertIn(outcome, ('skipped', 'partly'))
        self.assertLessEqual(seconds, done_at_most)

    def tell(self, *words):
        self.session.start([os.environ['RHOMBOID_CTL'], *words])


if __name__ == '__main__':
    sys.path.insert(0, os.path.dirname(__file__))
    unittest.main()
