# SPDX-License-Identifier: GPL-3.0-or-later
"""What a physiotherapist wrote on a sheet, typed in, found and played, by keyboard alone."""
import os
import sys
import unittest

import desk  # first: it finds the others
import live

NAME = 'Weber wall slide'
OURS = 'Cat-cow'


def write(text):
    live.say('xdotool', 'type', '--clearmodifiers', text)


class OwnCard(desk.DeskTest):
    def open_editor(self):
        self.start_service()
        self.start_window('exercises')
        self.tab_to('button', 'Make or import your own')
        self.press_until('space', lambda: self.focused() == ('menu item', 'New Exercise…'), 'the menu')
        desk.keys('Return')
        self.focus('New Exercise')

    def type_in(self):
        self.wait_until(lambda: self.focused() == ('text box', 'Name'), 'the focus on the name')
        write(NAME)
        self.tab_to('text box', 'Steps')
        write('Stand with your back to the wall.\nSlide both arms up.')
        self.tab_to('spin button', 'Seconds')
        write('2')

    def find(self):
        self.focus('Rhomboid')
        desk.keys('ctrl+f')
        self.wait_until(lambda: self.focused() == ('search box', 'Search exercises'), 'the focus on the search')
        write('weber')
        self.wait_shown(NAME)
        self.wait_until(lambda: not self.shows(OURS), 'nothing else')

    def shows(self, name):
        return any(text.startswith(name) for text in desk.shown_texts('Rhomboid'))

    def wait_shown(self, name):
        self.wait_until(lambda: self.shows(name), f'“{name}” in the library')

    def test_typed_in_found_and_played(self):
        self.open_editor()
        self.picture('empty')
        self.type_in()
        self.picture('filled')
        desk.keys('ctrl+s')
        self.wait_no_window('New Exercise')
        self.find()
        self.picture('found')
        desk.keys('Return')
        self.wait_until(lambda: self.focused() == ('button', f'{NAME}, 2 s'), 'the focus on what was found')
        desk.keys('Return')
        self.wait_text('Slide both arms up.')
        self.tab_to('button', 'Start · 0:07')
        desk.keys('space')
        self.wait_window(NAME)
        self.wait_text(f'{NAME}: 2 s')
        self.picture('played')

    def test_deleted_and_taken_back(self):
        self.open_editor()
        self.type_in()
        desk.keys('ctrl+s')
        self.wait_no_window('New Exercise')
        self.find()
        desk.keys('Return')
        self.wait_until(lambda: self.focused() == ('button', f'{NAME}, 2 s'), 'the focus on what was found')
        self.press_until('shift+F10', lambda: any(text == 'Delete' for text in desk.shown_texts('Rhomboid')), 'the menu')
        desk.keys('l')
        self.wait_until(lambda: not self.shows(NAME), 'it gone')
        desk.keys('ctrl+z')
        self.wait_shown(NAME)

    def test_nothing_typed_is_lost_unasked(self):
        self.open_editor()
        self.wait_until(lambda: self.focused() == ('text box', 'Name'), 'the focus on the name')
        write(NAME)
        desk.keys('Escape')
        self.wait_text('Discard What You Changed?')
        desk.keys('Escape')
        self.wait_until(lambda: 'Discard What You Changed?' not in desk.shown_texts(), 'the question gone')
        self.focus('New Exercise')
        self.wait_until(lambda: self.focused() == ('text box', 'Name'), 'the focus on the name again')
        desk.keys('Escape')
        self.wait_text('Discard What You Changed?')
        self.tab_to('button', 'Discard')
        desk.keys('space')
        self.wait_no_window('New Exercise')


if __name__ == '__main__':
    sys.path.insert(0, os.path.dirname(__file__))
    unittest.main()
