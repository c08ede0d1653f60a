# SPDX-License-Identifier: GPL-3.0-or-later
"""How the programs start each other, hand over, leave, and come back after a kill."""
import os
import pathlib
import re
import subprocess
import sys
import unittest

import desk  # first: it finds the others
import live
from gi.repository import GLib

WINDOW = 'Rhomboid'
THERAPY = 'Heat or Ice'
DATA = pathlib.Path(os.environ['MESON_BUILD_ROOT']) / 'data'

# The window program stays so long after its last window.
LINGER_S = 10


class Activation(desk.DeskTest):
    def setUp(self):
        super().setUp()
        self.services = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'dbus-1' / 'services'
        self.services.mkdir(parents=True, exist_ok=True)
        self.addCleanup(self.uninstall)

    def reload(self):
        self.session.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'ReloadConfig')

    def install(self, name, program):
        """The real service file, with the program where the build left it."""
        text, count = re.subn(r'Exec=\S*/(rhomboid-service|rhomboid)\b', f'Exec={program}', (DATA / f'{name}.service').read_text())
        self.assertEqual(count, 1)
        (self.services / f'{name}.service').write_text(text)
        self.reload()

    def install_all(self):
        self.install(live.APP, os.environ['RHOMBOID_UI'])
        self.install(live.SERVICE, os.environ['RHOMBOID_SERVICE'])

    def uninstall(self):
        for file in self.services.iterdir():
            file.unlink()
        self.reload()

    def activatable(self):
        return self.session.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'ListActivatableNames')[0]

    def start_heat(self):
        options = {'kind': GLib.Variant('s', 'heat'), 'cloth': GLib.Variant('b', True)}
        self.session.ask('Therapy', 'Start', GLib.Variant('(a{sv})', (options,)))

    def until_text(self):
        """What the window says about the end, such as “until 14:20”."""
        return self.wait_until(lambda: next((found.group() for text in desk.shown_texts(THERAPY)
                                             if (found := re.search(r'until \d+:\d+', text))), None), 'the time of the end')

    # Starting

    def test_bus_starts_both(self):
        self.install_all()
        self.wait_until(lambda: {live.APP, live.SERVICE} <= set(self.activatable()), 'the service files')
        self.assertEqual(self.state(), 'active')
        self.assertTrue(self.session.owner_pid(live.SERVICE))
        self.session.activate('heat-ice')
        self.wait_window(THERAPY)

    def test_window_has_the_service_started(self):
        self.install_all()
        self.session.activate()
        self.wait_window(WINDOW)
        self.wait_until(lambda: self.session.owner_pid(live.SERVICE), 'the service')
        self.wait_text('Next break at')

    def test_service_spawns_where_the_bus_cannot(self):
        self.install(live.APP, '/bin/false')
        self.start_service()
        self.session.ask('Breaks', 'Take', GLib.Variant('(s)', ('cat-cow',)))
        self.wait_text('Get ready')

    def test_second_start_hands_over(self):
        self.start_service()
        self.start_window()
        first = self.session.owner_pid(live.APP)
        second = subprocess.run([os.environ['RHOMBOID_UI'], '--open', 'heat-ice'], timeout=live.DEADLINE_S, check=False)
        self.assertEqual(second.returncode, 0)
        self.wait_window(THERAPY)
        self.assertEqual(self.session.owner_pid(live.APP), first)
        again = subprocess.run([os.environ['RHOMBOID_SERVICE']], timeout=live.DEADLINE_S, check=False, capture_output=True)
        self.assertEqual(again.returncode, 0)
        self.assertEqual(self.session.owner_pid(live.SERVICE), self.service.pid)

    # Leaving

    def test_leaves_after_its_last_window_and_comes_again(self):
        self.install_all()
        self.session.activate()
        self.focus(WINDOW)
        pid = self.session.owner_pid(live.APP)
        began = desk.now()
        self.press_until('ctrl+w', lambda: not self.windows(WINDOW), 'the window closing')
        self.wait_until(lambda: not self.session.owner_pid(live.APP), 'the end of the program')
        self.assertGreater(desk.now() - began, LINGER_S - 2)
        self.assertTrue(self.session.owner_pid(live.SERVICE))
        self.session.activate()
        self.wait_window(WINDOW)
        self.assertNotEqual(self.session.owner_pid(live.APP), pid)

    def test_killed_window_loses_nothing(self):
        self.install_all()
        self.start_heat()
        end = self.session.get('Therapy', 'Deadline')
        self.session.ask('Breaks', 'Take', GLib.Variant('(s)', ('cat-cow',)))
        self.session.activate('heat-ice')
        self.wait_window(THERAPY)
        until = self.until_text()
        os.kill(self.session.owner_pid(live.APP), 9)
        self.wait_no_window(THERAPY)
        self.assertEqual(self.state(), 'in-break')
        self.assertEqual(self.session.get('Therapy', 'Deadline'), end)
        self.session.activate('heat-ice')
        self.wait_window(THERAPY)
        self.assertEqual(self.until_text(), until)

    def test_killed_service_knows_the_end(self):
        self.install_all()
        self.start_heat()
        end = self.session.get('Therapy', 'Deadline')
        self.session.activate('heat-ice')
        self.wait_window(THERAPY)
        until = self.until_text()
        program = self.session.owner_pid(live.APP)
        os.kill(self.session.owner_pid(live.SERVICE), 9)
        self.wait_text('Rhomboid Is Not Running')
        self.picture('without')
        self.focus(THERAPY)
        self.press_until('alt+s', lambda: self.session.owner_pid(live.SERVICE), 'the service, started by hand')
        self.assertEqual(self.session.get('Therapy', 'State'), 'running')
        self.assertEqual(self.session.get('Therapy', 'Deadline'), end)
        self.assertEqual(self.until_text(), until)
        self.assertEqual(self.session.owner_pid(live.APP), program)
        self.picture('with')


if __name__ == '__main__':
    sys.exit(unittest.main())
