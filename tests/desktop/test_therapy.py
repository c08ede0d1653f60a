# SPDX-License-Identifier: GPL-3.0-or-later
"""Heat and ice by keyboard alone, followed as a screen reader follows them, and every way to their window."""
import configparser
import os
import pathlib
import subprocess
import sys
import unittest

import desk  # first: it finds the others
import accessible
import live
from gi.repository import GLib

THERAPY = 'Heat or Ice'
HEALTH = 'Health Questions'
LAUNCHER = pathlib.Path(os.environ['MESON_BUILD_ROOT']) / 'data' / f'{live.APP}.desktop'


class Therapy(desk.DeskTest):
    def press_focused(self, role, name, key='space'):
        self.tab_to(role, name)
        desk.keys(key)

    def advance_minutes(self, minutes):
        self.advance(minutes * live.MINUTE)

    def value_text(self):
        """What a screen reader says of the ring."""
        ring = next((node for node in live.accessible_nodes() if node.role() == 'progress bar' and 'Time left' in node.name()), None)
        return ring is not None and ring.has(accessible.FOCUSABLE)

    def start_heat(self):
        self.start_window('heat-ice', THERAPY)
        self.tab_to('checkbox', 'There Is a Cloth Between')
        desk.keys('space')
        self.press_focused('button', 'Start')
        self.wait_state('running', 'Therapy')

    def test_from_start_to_stop(self):
        """Start, the rest of the time on demand, a look at the skin that is fine, another that is not."""
        self.start_service()
        self.start_heat()
        self.wait_text('Heat: Upper back')
        self.wait_until(lambda: self.focused() == ('button', 'Pause'), 'the focus on Pause')
        self.assertTrue(self.value_text())
        self.press_until('r', lambda: any(' left, until ' in text for text in desk.shown_texts(THERAPY)), 'the rest being said')
        self.picture('said')

        self.advance_minutes(5)
        self.wait_state('checking', 'Therapy')
        self.wait_text('Look at Your Skin')
        self.picture('check')
        self.press_focused('button', 'Looks Fine')
        self.wait_state('running', 'Therapy')
        self.assertEqual(self.session.get('Therapy', 'ChecksAnswered'), 1)

        self.advance_minutes(5)
        self.wait_state('checking', 'Therapy')
        self.wait_text('Look at Your Skin')
        self.press_focused('button', 'Stop')
        self.wait_state('idle', 'Therapy')
        self.wait_text('Good That You Looked')
        self.press_focused('button', 'Done')
        # The place rests now, and says so.
        self.wait_text('It must rest until')
        self.picture('resting')

    def test_alarm_to_exercise(self):
        self.start_service()
        self.start_heat()
        self.advance_minutes(5)
        self.wait_state('checking', 'Therapy')
        self.advance_minutes(11)
        self.wait_state('ended', 'Therapy')
        self.wait_text('Take the Heat Off')
        self.focus(THERAPY)
        self.wait_until(lambda: self.focused() == ('button', 'The Pack Is Off'), 'the focus on the answer')
        self.picture('alarm')
        desk.keys('space')
        self.wait_state('idle', 'Therapy')
        self.wait_text('Move Gently Now')
        self.press_focused('button', 'Show Me a Gentle Exercise')
        self.wait_window('Shoulder rolls')

    def test_fresh_injury_is_asked_about(self):
        self.start_service()
        self.start_window('heat-ice', THERAPY)
        desk.keys('alt+b')
        self.wait_text('1 or 2 days ago')
        desk.keys('Down', 'Return')
        self.wait_text('Ice is the better choice')
        desk.keys('alt+c')
        desk.keys('alt+s')
        self.wait_text('Heat on a Fresh Injury?')
        self.picture('question')
        desk.keys('Escape')
        self.assertEqual(self.session.get('Therapy', 'State'), 'idle')

    def test_health_questions_come_first(self):
        self.session.set_setting('health-asked', False)
        self.start_service()
        self.start_window('heat-ice', THERAPY)
        self.wait_text('Not answered yet')
        desk.keys('alt+c')
        desk.keys('alt+s')
        self.focus(HEALTH)
        self.press_focused('checkbox', 'Diabetes')
        self.picture('health')
        desk.keys('alt+s')
        self.wait_no_window(HEALTH)
        self.wait_until(lambda: self.session.get_setting('health-conditions') == ['diabetes'], 'the answer being kept')
        self.wait_text('At most 10 min with your health answers')
        self.focus(THERAPY)
        desk.keys('alt+s')
        self.wait_state('running', 'Therapy')
        self.assertEqual(self.session.get('Therapy', 'Planned'), 10 * live.MINUTE)

    # Every way in

    def test_from_the_shell(self):
        self.start_service()
        subprocess.run([os.environ['RHOMBOID_CTL'], 'open', 'heat-ice'], check=True, timeout=60)
        self.wait_window(THERAPY)

    def test_from_the_launcher(self):
        """What its menu runs."""
        launcher = configparser.RawConfigParser()
        launcher.optionxform = str
        launcher.read(LAUNCHER)
        command = launcher['Desktop Action heat-or-ice']['Exec'].split()
        self.start_service()
        self.session.start([os.environ['RHOMBOID_UI'], *command[1:]])
        self.wait_window(THERAPY)

    def test_from_its_end(self):
        """The alarm opens it, whatever else there is."""
        self.start_service()
        options = {'kind': GLib.Variant('s', 'ice'), 'cloth': GLib.Variant('b', True)}
        self.session.ask('Therapy', 'Start', GLib.Variant('(a{sv})', (options,)))
        self.advance_minutes(5)
        self.advance_minutes(11)
        self.wait_state('ended', 'Therapy')
        self.wait_window(THERAPY)
        self.wait_text('Take the Ice Off')


if __name__ == '__main__':
    sys.exit(unittest.main())
