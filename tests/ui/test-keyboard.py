#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program by keyboard alone, against the stand-in service."""
import os
import subprocess
import time
import unittest

from gi.repository import Gio, GLib

SERVICE = 'io.github.rhomboid.Rhomboid.Service'
PROGRAM = os.environ['RHOMBOID_TEST_PROGRAM']
HERE = os.path.dirname(os.path.abspath(__file__))


def wait_for(condition, what):
    limit = time.monotonic() + 30
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > limit:
            raise AssertionError('waited in vain for ' + what)
        time.sleep(0.02)


class KeyboardTest(unittest.TestCase):
    def setUp(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.processes = []

    def tearDown(self):
        for process in reversed(self.processes):
            process.kill()
            process.wait()
        wait_for(lambda: not self.owned(SERVICE), 'the end of the service')

    def start(self, scene, *args):
        self.processes.append(subprocess.Popen(
            [os.environ['RHOMBOID_TEST_PYTHON'], os.path.join(HERE, 'mock-service.py'),
             os.environ['RHOMBOID_TEST_INTERFACE'], scene]))
        wait_for(lambda: self.owned(SERVICE), 'the service')
        self.processes.append(subprocess.Popen([PROGRAM, *args]))

    def owned(self, name):
        return self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                                  'NameHasOwner', GLib.Variant('(s)', (name,)), None, 0, -1, None).unpack()[0]

    def calls(self):
        return self.bus.call_sync(SERVICE, '/io/github/rhomboid/Rhomboid/Service', 'io.github.rhomboid.Rhomboid.Mock',
                                  'Calls', None, None, 0, -1, None).unpack()[0]

    def windows(self, title):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '^' + title + '$'],
                               capture_output=True, text=True, check=False)
        return found.stdout.split()

    def focus(self, title):
        window = wait_for(lambda: self.windows(title), title)[0]
        subprocess.run(['xdotool', 'windowfocus', '--sync', window], check=True)

    def keys(self, *names):
        subprocess.run(['xdotool', 'key', *names], check=True)

    def press_until(self, key, condition, what):
        """Presses a key until something has happened: the window may not be ready for the first."""
        limit = time.monotonic() + 30
        while not condition():
            self.assertLess(time.monotonic(), limit, 'pressed in vain for ' + what)
            self.keys(key)
            time.sleep(0.1)

    def test_break_by_key(self):
        self.start('active', '--open', 'exercises')
        self.focus('Rhomboid')
        self.press_until('ctrl+b', lambda: "Breaks.Take('',)" in self.calls(), 'a break')

    def test_heat_window_and_preferences_by_key(self):
        self.start('active', '--open', 'exercises')
        self.focus('Rhomboid')
        self.press_until('ctrl+comma', lambda: self.windows('Preferences'), 'the preferences')
        self.focus('Rhomboid')
        self.press_until('ctrl+h', lambda: self.windows('Heat or Ice'), 'heat and ice')

    def test_cloth_and_start_by_key(self):
        self.start('active', '--open', 'heat-ice')
        self.focus('Heat or Ice')
        self.press_until('Tab', lambda: self.try_start(), 'a start')

    def answer_health(self):
        """Asked before the first start of all."""
        self.focus('Health Questions')
        self.press_until('alt+n', lambda: not self.windows('Health Questions'), 'the end of the questions')
        self.focus('Heat or Ice')

    def try_start(self):
        """The cloth is ticked by its mnemonic, the start pressed by its own."""
        self.keys('alt+s')
        if any('Therapy.Start' in call for call in self.calls()):
            return True
        self.keys('alt+c')
        self.keys('alt+s')
        if self.windows('Health Questions'):
            self.answer_health()
            self.keys('alt+s')
        return any('Therapy.Start' in call for call in self.calls())

    def test_prompt_takes_no_focus_and_is_deaf_at_first(self):
        self.start('due', '--open', 'exercises')
        self.focus('Rhomboid')
        before = subprocess.run(['xdotool', 'getwindowfocus'], capture_output=True, text=True, check=True).stdout
        subprocess.run([PROGRAM, '--open', 'prompt'], check=True)
        wait_for(lambda: 'Breaks.Shown()' in self.calls(), 'the prompt')
        shown = time.monotonic()
        after = subprocess.run(['xdotool', 'getwindowfocus'], capture_output=True, text=True, check=True).stdout
        self.assertEqual(before, after)

        self.focus('Time to Move')
        self.keys('alt+s')
        if time.monotonic() - shown < 0.9:  # else the machine was too slow for this to mean anything
            self.assertNotIn("Breaks.Take('',)", self.calls())
        self.press_until('alt+s', lambda: "Breaks.Take('',)" in self.calls(), 'a start after the first second')

    def activate(self, action):
        self.bus.call_sync('io.github.rhomboid.Rhomboid', '/io/github/rhomboid/Rhomboid',
                           'org.freedesktop.Application', 'ActivateAction',
                           GLib.Variant('(sava{sv})', (action, [], {})), None, 0, 10000, None)

    def test_prepared_prompt_waits_unseen(self):
        self.start('due', '--gapplication-service')
        wait_for(lambda: self.owned('io.github.rhomboid.Rhomboid'), 'the program')
        self.activate('prepare')
        self.assertEqual(self.windows('Time to Move'), [])
        self.assertNotIn('Breaks.Shown()', self.calls())
        self.activate('prompt')
        wait_for(lambda: 'Breaks.Shown()' in self.calls(), 'the prompt')
        self.assertEqual(len(self.windows('Time to Move')), 1)

    def test_no_prompt_in_a_break(self):
        self.start('in-break', '--open', 'exercises')
        self.focus('Rhomboid')
        self.activate('prompt')
        self.activate('safety')
        wait_for(lambda: self.windows('When to Stop and Get Help'), 'what was asked for after it')
        self.assertEqual(self.windows('Time to Move'), [])

    def test_welcome_leads_to_help(self):
        self.start('active')
        self.focus('Welcome')
        self.press_until('alt+h', lambda: self.windows('When to Stop and Get Help'), 'the safety window')

    def test_leaves_after_its_last_window(self):
        self.start('active', '--open', 'exercises')
        self.focus('Rhomboid')
        closed = time.monotonic()
        self.press_until('ctrl+w', lambda: not self.windows('Rhomboid'), 'the window to close')
        wait_for(lambda: self.processes[-1].poll() is not None, 'the end')
        self.assertEqual(self.processes[-1].returncode, 0)
        self.assertGreater(time.monotonic() - closed, 5)

    def test_second_start_hands_over(self):
        self.start('active', '--open', 'exercises')
        self.focus('Rhomboid')
        second = subprocess.run([PROGRAM, '--open', 'safety'], check=False, timeout=30)
        self.assertEqual(second.returncode, 0)
        wait_for(lambda: self.windows('When to Stop and Get Help'), 'the safety window')
        self.assertIsNone(self.processes[-1].poll())

    def test_unknown_name_is_refused(self):
        self.start('active', '--open', 'exercises')
        self.focus('Rhomboid')
        second = subprocess.run([PROGRAM, '--open', 'nonsense'], check=False, timeout=30, capture_output=True, text=True)
        self.assertEqual(second.returncode, 1)
        self.assertIn('nonsense', second.stderr)

    def test_quit_by_key(self):
        self.start('active', '--open', 'exercises')
        self.focus('Rhomboid')
        self.press_until('ctrl+q', lambda: self.processes[-1].poll() is not None, 'the end')
        self.assertEqual(self.processes[-1].returncode, 0)


if __name__ == '__main__':
    unittest.main()
