# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job by keyboard alone, as a screen reader follows it: where the focus is, what it is called, what changes."""
import json
import os
import pathlib
import sys
import unittest

import desk  # first: it finds the others
import accessible
import live
from gi.repository import GLib

WINDOW = 'Rhomboid'
THERAPY = 'Heat or Ice'
SAFETY = 'When to Stop and Get Help'

# Windows by the action that opens them.
WINDOWS = {'today': WINDOW, 'exercises': WINDOW, 'card=eagle-arms': WINDOW, 'heat-ice': THERAPY, 'preferences': 'Preferences',
           'safety': SAFETY, 'menu': 'Rhomboid'}

ROUND = 25  # more widgets than a round of Tab has in any window


class Keyboard(desk.DeskTest):
    def press_focused(self, role, name, key='space'):
        self.tab_to(role, name)
        desk.keys(key)

    # The stories

    def test_break_from_beginning_to_end(self):
        self.start_service()
        self.start_window()
        self.press_focused('button', 'Take a Break Now')
        self.wait_state('in-break')
        self.wait_text('Get ready')
        self.press_until('space', lambda: any('Paused' in text for text in desk.shown_texts()), 'the pause')
        self.picture('player')
        self.press_until('Escape', lambda: self.state() == 'active', 'the end of the break')

    def test_exercise_there_and_back(self):
        self.start_service()
        self.start_window('exercises')
        self.wait_text('Eagle arms')
        self.press_until('ctrl+f', lambda: self.is_focused('Search exercises'), 'the search')
        desk.keys('r', 'e', 'a', 'r', 'space', 'd', 'e', 'l', 't')
        self.wait_until(lambda: not any('Cat-cow' in text for text in desk.shown_texts()), 'what does not fit leaving')
        self.picture('found')
        desk.keys('Return')
        self.walk_to('Eagle')
        self.picture('focused')
        desk.keys('Return')
        self.wait_text('Steps')
        self.wait_until(lambda: self.focused() and 'menu' not in self.focused()[1], 'the focus on the card')
        self.picture('card')
        desk.keys('Escape')
        self.wait_until(lambda: 'Eagle' in (self.focused() or ('', ''))[1], 'the focus where it was')

    def is_focused(self, name):
        return name in (self.focused() or ('', ''))[1]

    def walk_to(self, name):
        """By the arrow keys, in a grid that is not long."""
        for _ in range(ROUND):
            here = self.wait_until(self.focused, 'the focus')
            if name in here[1]:
                return
            desk.keys('Right')
            self.wait_until(lambda: self.focused() != here, f'the focus leaving {here}', 5)
        self.fail(f'no tile “{name}”')

    def test_hide_and_undo_by_key(self):
        self.start_service()
        self.start_window('exercises')
        self.wait_text('Eagle arms')
        self.press_until('ctrl+f', lambda: self.is_focused('Search exercises'), 'the search')
        desk.keys('Return')
        self.walk_to('Cat-cow')
        desk.keys('shift+F10')
        self.wait_text('Hide')
        self.picture('menu')
        desk.keys('h')
        self.wait_text('“Cat-cow” is hidden')
        self.picture('hidden')
        self.assertIn('cat-cow', self.session.get_setting('hidden-cards'))
        desk.keys('ctrl+z')
        self.wait_until(lambda: 'cat-cow' not in self.session.get_setting('hidden-cards'), 'Cat-cow being back')

    def test_build_routine_by_key(self):
        self.start_service()
        self.start_window('exercises')
        self.wait_text('Eagle arms')
        self.press_until('ctrl+f', lambda: self.is_focused('Search exercises'), 'the search')
        self.tab_to('button', 'Make or import your own')
        desk.keys('space')
        self.wait_text('New Routine…')
        desk.keys('r')
        self.wait_text('Give it a name')
        self.focus('Routine')
        desk.keys('M', 'i', 'n', 'e')
        self.wait_text('Add an exercise')
        for n, letters in enumerate(('eagle', 'plank'), 1):
            desk.keys('alt+a')
            self.wait_until(lambda: 'Bird dog' in desk.shown_texts('Routine'), 'the list of exercises')
            desk.keys(*letters)
            self.wait_until(lambda: 'Bird dog' not in desk.shown_texts('Routine'), 'what was found')
            desk.keys('Return')
            self.wait_until(lambda: len(self.rows()) == n, f'{letters} in the routine')
        # From the button that adds, Tab leads to the first row.
        self.press_until('Tab', lambda: self.is_row_focused('Eagle arms'), 'the focus on a row')
        desk.keys('alt+Down')
        self.wait_until(lambda: self.rows()[-1].startswith('Eagle arms') and self.is_row_focused('Eagle arms'), 'it being moved, with the focus')
        self.picture('built')
        desk.keys('Delete')
        self.wait_text('“Eagle arms” is out')
        desk.keys('ctrl+z')
        self.wait_until(lambda: len(self.rows()) == 2, 'it being back')
        desk.keys('ctrl+s')
        self.wait_text('Mine')
        self.wait_until(lambda: not any('Take out' in text for text in desk.shown_texts()), 'the editor closing')
        self.picture('kept')
        pack = json.loads((pathlib.Path(os.environ['XDG_DATA_HOME']) / 'rhomboid' / 'packs' / 'own.json').read_text())
        self.assertEqual([item['card'] for item in pack['routines'][0]['items']], ['plank', 'eagle-arms'])

    def rows(self):
        return [node.text() for node in self.routine_nodes() if node.role() == 'list item']

    def is_row_focused(self, name):
        return any(node.role() == 'list item' and node.has(accessible.FOCUSED) and name in node.text() for node in self.routine_nodes())

    def routine_nodes(self):
        """What the editor shows; the window below keeps a focus of its own."""
        program = accessible.program(live.accessible_bus(), live.APP, 'rhomboid')
        return [node for window in program.children() if window.name() == 'Routine' for node in window.shown()]

    def test_ice_from_choice_to_stop(self):
        self.start_service()
        self.start_window('heat-ice', THERAPY)
        desk.keys('alt+i')
        self.tab_to('radio', 'Upper back')
        self.tab_to('radio', 'Neck', key='Up')
        self.picture('chosen')
        self.tab_to('checkbox', 'There Is a Cloth Between')
        desk.keys('space')
        self.press_focused('button', 'Start')
        self.wait_state('running', 'Therapy')
        self.assertEqual(self.session.get('Therapy', 'Kind'), 'ice')
        self.assertEqual(self.session.get('Therapy', 'Region'), 'neck')
        self.wait_text('Ice: Neck')
        self.picture('running')
        self.press_focused('button', 'Pause')
        self.wait_state('paused', 'Therapy')
        self.press_focused('button', 'Resume')
        self.wait_state('running', 'Therapy')
        self.press_focused('button', 'Stop')
        self.wait_state('idle', 'Therapy')

    def test_alarm_is_answered(self):
        """With time as it is: the pack comes off some seconds after the start."""
        self.start_real_service()
        options = {'kind': GLib.Variant('s', 'heat'), 'cloth': GLib.Variant('b', True)}
        self.session.ask('Therapy', 'Start', GLib.Variant('(a{sv})', (options,)))
        self.session.end(self.service)
        self.session.age_state(lambda state: live.set_therapy_left(state, 3 * live.SECOND))
        self.start_real_service()
        self.wait_state('ended', 'Therapy')
        # It came by itself, over whatever was there.
        self.wait_text('Take the Heat Off')
        self.picture('alarm')
        self.focus(THERAPY)
        self.press_focused('button', 'The Pack Is Off')
        self.wait_state('idle', 'Therapy')

    # Every window

    def test_every_widget_has_a_name(self):
        self.start_service()
        for action, title in WINDOWS.items():
            with self.subTest(action):
                self.start_window(action, title)
                live.wait_still(2)
                nameless = [(node.role(), node.path) for node in live.accessible_nodes()
                            if node.has(accessible.FOCUSABLE) and node.has(accessible.VISIBLE) and not node.text()
                            and not any(below.text() for below in node.walk())]
                self.assertEqual(nameless, [])
                self.session.end_window_program()

    def test_tab_goes_round_and_is_seen(self):
        self.start_service()
        for action, title in WINDOWS.items():
            if action in ('today', 'safety'):
                continue  # a ring that moves anyway, and nothing but a text
            with self.subTest(action):
                self.start_window(action, title)
                live.wait_still(2)
                self.go_round()
                self.session.end_window_program()

    def go_round(self):
        """Presses Tab until it is where it was before; each press must be seen."""
        seen = []
        desk.keys('Tab')
        for _ in range(ROUND):
            live.wait_still(2)
            here = self.focused()
            if here in seen:
                break
            seen.append(here)
            before = desk.picture_of_screen()
            desk.keys('Tab')
            self.wait_until(lambda: desk.picture_of_screen() != before, f'the focus being seen to leave {here}', 5)
        self.assertGreater(len(seen), 1, seen)


if __name__ == '__main__':
    sys.exit(unittest.main())
