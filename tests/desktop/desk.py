# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the virtual desktop that is around us: a hand on the mouse, another on the keys, two eyes.

Every test begins with nothing saved, default settings and none of our programs
running. Pictures go to the folder that RHOMBOID_ARTEFACTS names, if it does.
"""
import contextlib
import glob
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))

import accessible  # noqa: E402 (its folder is on the path only now)
import live  # noqa: E402
from gi.repository import GLib  # noqa: E402

TEST_INTERFACE = live.APP + '.Test'
FAKE_START = 1000 * live.SECOND
INTERVAL = 45 * live.MINUTE
PANEL_PX = 28


def keys(*names):
    live.say('xdotool', 'key', '--clearmodifiers', *names)


def point(x, y):
    live.say('xdotool', 'mousemove', str(x), str(y))


def press(button=1):
    live.say('xdotool', 'click', str(button))


def active_window():
    return live.say('xdotool', 'getactivewindow').strip()


def title_in_front():
    """Of the window that has the keyboard; one that has just closed may have none."""
    found = subprocess.run(['xdotool', 'getactivewindow', 'getwindowname'], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    return found.stdout.strip()


def picture_of_screen():
    return subprocess.run(['import', '-silent', '-window', 'root', '-depth', '8', 'rgb:-'], stdout=subprocess.PIPE, check=True).stdout


def our_pids():
    """Of what this desktop's programs started, those that are ours; see build-aux/virtual-desktop."""
    mark = f'RHOMBOID_DESKTOP={os.environ["RHOMBOID_DESKTOP"]}'.encode()
    programs = {os.path.realpath(os.environ[name]) for name in ('RHOMBOID_UI', 'RHOMBOID_SERVICE', 'RHOMBOID_TEST_SERVICE')}
    found = []
    for folder in glob.glob('/proc/[0-9]*'):
        with contextlib.suppress(OSError):
            if os.readlink(folder + '/exe') in programs and mark in pathlib.Path(folder, 'environ').read_bytes().split(b'\0'):
                found.append(int(folder.rpartition('/')[2]))
    return found


class DeskTest(unittest.TestCase):
    """Words for what a person does, and what is to come of it."""

    @classmethod
    def setUpClass(cls):
        cls.session = live.Session()

    def setUp(self):
        # The cleanups run backwards: first our programs end, then what they kept goes.
        self.addCleanup(self.forget)
        self.addCleanup(self.end_programs)
        self.forget()
        self.session.set_setting('first-run-done', True)
        self.session.set_setting('health-asked', True)
        self.rest_hands()

    def forget(self):
        for variable in ('XDG_STATE_HOME', 'XDG_DATA_HOME'):
            shutil.rmtree(pathlib.Path(os.environ[variable]) / 'rhomboid', ignore_errors=True)
        live.say('gsettings', 'reset-recursively', live.APP)

    def end_programs(self):
        """All of ours on this desktop, whoever started them, and those that these start meanwhile."""
        def none_runs():
            for pid in our_pids():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            for child in list(self.session.children):
                if child.poll() is not None:
                    self.session.children.remove(child)
            return not our_pids() and not self.session.children
        # The service takes its notifications away as it leaves.
        for child in list(self.session.children):
            self.session.end(child)
        live.wait_until(none_runs, 'the end of our programs')

    def rest_hands(self):
        """Where no tooltip and no button is."""
        point(20, 700)

    def wait_until(self, condition, what, seconds=live.DEADLINE_S):
        try:
            return live.wait_until(condition, what, seconds)
        except live.Timeout:
            self.picture('failed')
            raise

    def picture(self, name):
        """Keeps what is on the screen, for a person to look at."""
        folder = os.environ.get('RHOMBOID_ARTEFACTS')
        if not folder:
            return
        live.wait_still(2)
        story = self.id().split('.')[-1].removeprefix('test_')
        path = pathlib.Path(folder) / f'{type(self).__name__.lower()}-{story}-{name}.png'
        path.parent.mkdir(parents=True, exist_ok=True)
        self.assertGreater(live.screenshot(path), 30, f'{path} shows nothing')

    # The programs

    def start_service(self):
        """The service with a clock that only a test moves, and that begins at the present of the windows' clock."""
        now = live.boottime_usec()
        self.service = self.session.start_service(os.environ['RHOMBOID_TEST_SERVICE'], RHOMBOID_TEST_ELAPSED=str(now - FAKE_START))
        # Both clocks say the same, so that a window's times are those of the menu.
        self.tell_clock('SetWall', '(s)', time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime()))

    def start_real_service(self):
        self.service = self.session.start_service(os.environ['RHOMBOID_SERVICE'])

    def start_window(self, what='today', title='Rhomboid'):
        """The window program, and its window in front."""
        self.session.start([os.environ['RHOMBOID_UI'], '--open', what])
        return self.focus(title)

    def tell_clock(self, method, signature=None, *arguments):
        parameters = GLib.Variant(signature, arguments) if signature else None
        return self.session.call(live.SERVICE, live.SERVICE_PATH, TEST_INTERFACE, method, parameters)

    def advance(self, length_usec):
        self.tell_clock('Advance', '(x)', length_usec)

    def advance_to_deadline(self):
        self.advance(self.session.get('Breaks', 'Deadline') - self.tell_clock('GetElapsed')[0])

    def become_due(self):
        """In two steps, as time goes: the warning, in which a window is made ready, and the moment."""
        self.advance(INTERVAL - live.MINUTE)
        self.session.wait_state('Breaks', 'warning')
        self.advance(live.MINUTE)
        self.session.wait_state('Breaks', 'due')

    def state(self):
        return self.session.get('Breaks', 'State')

    def wait_state(self, state, interface='Breaks'):
        self.wait_until(lambda: self.session.get(interface, 'State') == state, f'{interface} being {state}')

    def rest(self, interface='Breaks'):
        """Seconds until the deadline on the test's clock."""
        return round((self.session.get(interface, 'Deadline') - self.tell_clock('GetElapsed')[0]) / live.SECOND)

    # Windows

    def windows(self, title):
        return live.visible_windows('--name', f'^{re.escape(title)}$')

    def wait_window(self, title, seconds=live.DEADLINE_S):
        return self.wait_until(lambda: self.windows(title), f'the window “{title}”', seconds)[0]

    def wait_no_window(self, title):
        self.wait_until(lambda: not self.windows(title), f'no window “{title}”')

    def focus(self, title):
        """A click on its entry in a task list, until the window is in front."""
        window = self.wait_window(title)

        def is_front():
            live.say('xdotool', 'windowactivate', window)
            with contextlib.suppress(live.Timeout):
                return live.wait_until(lambda: active_window() == window, 'the window in front', 1)
            return False
        self.wait_until(is_front, f'“{title}” in front')
        return window

    def wait_text(self, text):
        self.wait_until(lambda: any(text in shown for shown in shown_texts()), f'“{text}” in a window')

    def focused(self):
        """(role, name) of what has the keyboard in the window in front, or None; one below it keeps a focus of its own."""
        program = accessible.program(live.accessible_bus(), live.APP, 'rhomboid', 'Rhomboid')
        windows = program.children() if program else []
        title = title_in_front()
        for window in [window for window in windows if window.name() == title] or windows:
            for node in window.walk():
                if node.has(accessible.FOCUSED) and node.has(accessible.FOCUSABLE):
                    return node.role(), node.text()
        return None

    def tab_to(self, role, name, key='Tab'):
        """Presses Tab as a person does, looking where it leads, until it is there."""
        seen = []

        def is_there():
            here = self.focused()
            if here is not None and here[0] == role and name in here[1]:
                return True
            if len(seen) > 60:
                self.picture('failed')
                self.fail(f'no Tab leads to {role} “{name}”: {seen}')
            keys(key)
            with contextlib.suppress(live.Timeout):
                live.wait_until(lambda: self.focused() not in (None, here), 'the focus moving', 0.5)
            seen.append(self.focused())
            return False
        self.wait_until(is_there, f'the focus on {role} “{name}”')

    def press_until(self, key, condition, what):
        """Presses a key again where a window may not have been ready for the first."""
        def has_happened():
            keys(key)
            with contextlib.suppress(live.Timeout):
                return live.wait_until(condition, what, 1)
            return False
        self.wait_until(has_happened, what)

    # The panel

    def icon_place(self):
        """The tray is at the end of the panel, and we are the only one in it."""
        width = int(live.say('xdotool', 'getdisplaygeometry').split()[0])
        return width - PANEL_PX // 2, PANEL_PX // 2

    def wait_icon(self):
        self.wait_until(self.session.tray_item, 'the icon at the tray')

    # The notification server

    def notification_server(self):
        return self.session.owner_pid(live.NOTIFICATIONS)

    def start_xfce_notifications(self):
        child = self.session.start(glob.glob('/usr/lib/*/xfce4/notifyd/xfce4-notifyd'))
        self.wait_until(self.notification_server, 'the notification server')
        return child

    def end_notifications(self, number=9):
        """Whoever it is: on our private bus it is ours."""
        server = self.notification_server()
        if server:
            os.kill(server, number)
            self.wait_until(lambda: self.notification_server() != server, 'the end of the notification server')


def shown_texts(title=None):
    """Every text that is not hidden, in a window of that title or in any."""
    program = accessible.program(live.accessible_bus(), live.APP, 'rhomboid')
    # The program itself claims no state.
    windows = program.children() if program else ()
    return [text for window in windows if title in (None, window.name()) for node in window.shown() if (text := node.text())]


def now():
    return time.monotonic()
