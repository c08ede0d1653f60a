# SPDX-License-Identifier: GPL-3.0-or-later
"""The real programs on the desktop that is around us, as a person would use them.

For the demonstration, the benchmarks and the desktop tests, all of which run
inside build-aux/virtual-desktop. The programs are those on PATH. Nothing here
sleeps for a time: it waits for a condition, with a generous deadline.
"""
import functools
import json
import os
import pathlib
import shutil
import signal
import subprocess
import time

import accessible
from gi.repository import Gio, GLib

APP = 'io.github.rhomboid.Rhomboid'
APP_PATH = '/io/github/rhomboid/Rhomboid'
SERVICE = 'io.github.rhomboid.Rhomboid.Service'
SERVICE_PATH = '/io/github/rhomboid/Rhomboid/Service'
INTERFACE = 'io.github.rhomboid.Rhomboid1.'
WATCHER = 'org.kde.StatusNotifierWatcher'
NOTIFICATIONS = 'org.freedesktop.Notifications'

SECOND = 1_000_000
MINUTE = 60 * SECOND
DEADLINE_S = 30


class Timeout(AssertionError):
    """What was waited for did not come."""


def boottime_usec():
    """Now on the scale of every deadline of the service."""
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1000


def wait_until(condition, what, seconds=DEADLINE_S):
    """Turns the main loop until @condition gives something true, and returns that."""
    context = GLib.MainContext.default()
    end = time.monotonic() + seconds
    while True:
        while context.iteration(False):
            pass
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise Timeout(f'{what}: not within {seconds} s')
        time.sleep(0.01)


class Session:
    """The session bus, and our programs on it."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        self.children = []

    # The bus

    def call(self, name, path, interface, method, arguments=None, seconds=DEADLINE_S):
        result = self.bus.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, seconds * 1000, None)
        return result.unpack()

    def owner_pid(self, name):
        """The process that owns a name, or 0."""
        try:
            return self.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                             'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))[0]
        except GLib.Error:
            return 0

    def get(self, interface, name):
        """A property of the service, such as get('Breaks', 'State')."""
        return self.call(SERVICE, SERVICE_PATH, 'org.freedesktop.DBus.Properties', 'Get',
                         GLib.Variant('(ss)', (INTERFACE + interface, name)))[0]

    def ask(self, interface, method, arguments=None):
        """A method of the service, such as ask('Breaks', 'Skip')."""
        return self.call(SERVICE, SERVICE_PATH, INTERFACE + interface, method, arguments)

    def wait_state(self, interface, state, seconds=DEADLINE_S):
        return wait_until(lambda: self.get(interface, 'State') == state, f'{interface} being {state}', seconds)

    # Our programs

    def start(self, command, **env):
        child = subprocess.Popen(command, env={**os.environ, **env}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.children.append(child)
        return child

    def start_service(self, program='rhomboid-service', **env):
        child = self.start([program], **env)
        wait_until(lambda: self.owner_pid(SERVICE) == child.pid, f'{program} on the bus')
        return child

    def end(self, child, number=signal.SIGTERM):
        """Ends one of our own children, and waits for its end."""
        if child.poll() is None:
            child.send_signal(number)
        child.wait(DEADLINE_S)
        self.children.remove(child)

    def end_window_program(self):
        """Ends the window, whoever started it."""
        pid = self.owner_pid(APP)
        if pid:
            os.kill(pid, signal.SIGTERM)
            wait_until(lambda: not self.owner_pid(APP), 'the end of the window')

    def end_all(self):
        self.end_window_program()
        for child in list(self.children):
            self.end(child)

    def activate(self, action=None, target=None):
        """Lets the bus start the window, and asks it for an action."""
        if action is None:
            arguments = GLib.Variant('(a{sv})', ({},))
            return self.call(APP, APP_PATH, 'org.freedesktop.Application', 'Activate', arguments)
        parameters = [GLib.Variant('s', target)] if target else []
        return self.call(APP, APP_PATH, 'org.freedesktop.Application', 'ActivateAction',
                         GLib.Variant('(sava{sv})', (action, parameters, {})))

    # What they keep

    def set_setting(self, key, value):
        settings = Gio.Settings.new(APP)
        settings[key] = value
        Gio.Settings.sync()

    def get_setting(self, key):
        return Gio.Settings.new(APP)[key]

    def state_path(self):
        return pathlib.Path(os.environ['XDG_STATE_HOME']) / 'rhomboid' / 'state.json'

    def age_state(self, change):
        """With the service ended: loads what it saved, lets @change alter it, and writes it back."""
        path = self.state_path()
        state = json.loads(path.read_text())
        change(state)
        path.write_text(json.dumps(state))

    # The tray

    def tray_item(self):
        """(bus name, path) of our tray icon once a tray has it, or None."""
        try:
            items = self.call(WATCHER, '/StatusNotifierWatcher', 'org.freedesktop.DBus.Properties', 'Get',
                              GLib.Variant('(ss)', (WATCHER, 'RegisteredStatusNotifierItems')))[0]
        except GLib.Error:
            return None
        ours = self.owner_pid(SERVICE)
        for item in items:
            name, _slash, path = item.partition('/')
            if self.owner_pid(name) == ours:
                return name, '/' + path
        return None


# What a saved state says

def set_worked(state, length_usec):
    """So long was sat already when the service starts."""
    state['breaks'].update(counted_usec=length_usec, stretch_start_usec=0, away_since_usec=0, next_usec=0)


def set_therapy_left(state, length_usec):
    """The pack is to come off so long after now."""
    therapy = state['therapy']
    since_usec = boottime_usec() + length_usec - therapy['planned_usec']
    therapy.update(start_usec=since_usec, since_usec=since_usec, on_usec=0)


# Windows and pictures

def touch():
    """A hand on the mouse: somebody is at the desk."""
    say('xdotool', 'mousemove_relative', '--', '1', '0', 'mousemove_relative', '--', '-1', '0')


def say(*command):
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                          check=False).stdout


def visible_windows(*criteria):
    """Ids of the windows on the screen, such as visible_windows('--class', 'xfce4-notifyd')."""
    return say('xdotool', 'search', '--onlyvisible', *criteria).split()


def place_of(window):
    """(x, y, width, height) of a window."""
    values = dict(line.split('=') for line in say('xdotool', 'getwindowgeometry', '--shell', window).splitlines() if '=' in line)
    return tuple(int(values[key]) for key in ('X', 'Y', 'WIDTH', 'HEIGHT'))


def screenshot(path):
    """The whole screen as a PNG; returns how many colours it has."""
    subprocess.run(['import', '-silent', '-window', 'root', '-strip', '-define', 'png:compression-level=9', str(path)], check=True)
    return int(say('identify', '-format', '%k', str(path)))


def wait_still(seconds=DEADLINE_S):
    """Waits until two pictures of the screen a moment apart are the same: animations have ended."""
    last = [None]

    def is_still():
        picture = subprocess.run(['import', '-silent', '-window', 'root', '-depth', '8', 'rgb:-'], stdout=subprocess.PIPE,
                                 check=True).stdout
        same = picture == last[0]
        last[0] = picture
        return same
    try:
        return wait_until(is_still, 'a still screen', seconds)
    except Timeout:
        # A second hand moves; what is on the screen is there all the same.
        return False


# What the windows say

def all_texts():
    """Every text in the window program, on whatever page."""
    return [text for node in accessible_nodes() if (text := node.text())]


def accessible_nodes():
    """Every accessible object of the window program."""
    program = accessible.program(accessible_bus(), APP, 'rhomboid', 'Rhomboid')
    return program.walk() if program else ()


@functools.cache
def accessible_bus():
    return accessible.connect(Gio.bus_get_sync(Gio.BusType.SESSION, None))


def require(*programs):
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        raise SystemExit(f'Not found: {", ".join(missing)}')
