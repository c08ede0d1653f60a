# SPDX-License-Identifier: GPL-3.0-or-later
"""A private desktop for the whole service: buses, folders, and what a desktop has.

Nothing here sleeps: wait_until() turns the main loop until a condition holds,
and every call goes through that loop, so the fakes that live in this process
answer meanwhile. What is started is ended by its process id, or by the mark
that every process below this desktop carries in its environment.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import uuid

import gi

gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent

SERVICE = 'io.github.rhomboid.Rhomboid.Service'
SERVICE_PATH = '/io/github/rhomboid/Rhomboid/Service'
UI = 'io.github.rhomboid.Rhomboid'
NOTIFICATIONS = 'org.freedesktop.Notifications'
NOTIFICATIONS_PATH = '/org/freedesktop/Notifications'
WATCHER = 'org.kde.StatusNotifierWatcher'
SCHEMA = 'io.github.rhomboid.Rhomboid'

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE

DEADLINE_SECONDS = 10

# What we start dies with us, even if we are killed: setpriv(1) becomes the program it starts.
WITH_US = ['setpriv', '--pdeathsig', 'KILL']

BUS_CONFIG = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
'''


def turn_main_loop(condition, seconds):
    """Turn the main loop until the condition holds; return what it gave, or the last false value."""
    context = GLib.MainContext.default()
    deadline = time.monotonic() + seconds
    tick = GLib.timeout_add(10, lambda: True)
    try:
        while not (value := condition()) and time.monotonic() < deadline:
            context.iteration(True)
        return value
    finally:
        GLib.source_remove(tick)


def boottime():
    """Now on the elapsed scale of the real clock, in microseconds."""
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1000


class Bus:
    """A dbus-daemon of our own, that can start nothing but what stands in its services folder."""

    def __init__(self, folder, name, env):
        self.services = folder / f'{name}-services'
        self.services.mkdir()
        config = folder / f'{name}.conf'
        config.write_text(BUS_CONFIG.format(folder=folder, services=self.services))
        self.process = subprocess.Popen(
            [*WITH_US, 'dbus-daemon', f'--config-file={config}', '--nofork', '--print-address'],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env, text=True)
        self.address = self.process.stdout.readline().strip()

    def connect(self):
        flags = Gio.DBusConnectionFlags
        connection = Gio.DBusConnection.new_for_address_sync(
            self.address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)
        connection.set_exit_on_close(False)
        return connection

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class NotificationServer:
    """dbusmock's notification server in a process of its own, and what it was asked to show."""

    def __init__(self, desktop, capabilities='actions body body-markup'):
        self.desktop = desktop
        self.capabilities = capabilities
        self.process = None
        self.shown = []  # of Notification, in the order of their coming
        self.closed = []  # ids
        self.last_id = 0
        desktop.connection.signal_subscribe(
            None, 'org.freedesktop.DBus.Mock', 'MethodCalled', NOTIFICATIONS_PATH, None,
            Gio.DBusSignalFlags.NONE, self._called)

    def _called(self, _connection, _sender, _path, _interface, _signal, parameters):
        method, arguments = parameters.unpack()
        if method == 'Notify':
            if not arguments[1]:
                self.last_id += 1
            self.shown.append(Notification(arguments[1] or self.last_id, *arguments[:8]))
        elif method == 'CloseNotification':
            self.closed.append(arguments[0])

    def start(self):
        self.last_id = 0
        self.process = self.desktop.spawn(
            [sys.executable, '-m', 'dbusmock', '--session', '--template', 'notification_daemon',
             '--parameters', json.dumps({'capabilities': self.capabilities})], 'notifications')
        self.desktop.wait_for_name(NOTIFICATIONS)

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.desktop.wait_until(lambda: not self.desktop.has_name(NOTIFICATIONS), 'the server to be gone')

    def hang(self):
        self.process.send_signal(signal.SIGSTOP)

    def wake(self):
        self.process.send_signal(signal.SIGCONT)

    def wait_for(self, count=1):
        """Waits until so many were shown; returns the last."""
        self.desktop.wait_until(lambda: len(self.shown) >= count, f'{count} notifications')
        return self.shown[count - 1]

    def up(self):
        """Ids of those shown and not closed."""
        return {shown.id for shown in self.shown} - set(self.closed)

    def press(self, notification_id, action, token=None):
        """A button of a notification is pressed."""
        if token:
            self._emit('ActivationToken', '(us)', (notification_id, token))
        self._emit('ActionInvoked', '(us)', (notification_id, action))

    def dismiss(self, notification_id):
        self._emit('NotificationClosed', '(uu)', (notification_id, 2))

    def _emit(self, name, signature, arguments):
        values = [GLib.Variant(code, value) for code, value in zip(signature.strip('()'), arguments)]
        self.desktop.call_on(
            self.desktop.connection, NOTIFICATIONS, NOTIFICATIONS_PATH, 'org.freedesktop.DBus.Mock', 'EmitSignal',
            GLib.Variant('(sssav)', (NOTIFICATIONS, name, signature.strip('()'), values)))


class Notification:
    """One call of Notify()."""

    def __init__(self, identity, app_name, replaces, icon, title, body, actions, hints, _timeout):
        self.id = identity  # the server's
        self.app_name = app_name
        self.replaces = replaces
        self.icon = icon
        self.title = title
        self.body = body
        self.actions = dict(zip(actions[::2], actions[1::2]))
        self.hints = hints

    def __repr__(self):
        return f'<{self.id} {self.title!r}: {self.body!r} {list(self.actions)}>'

    def action(self, label):
        """The word behind a button."""
        return next(action for action, text in self.actions.items() if text == label)


class TrayHost:
    """A StatusNotifierWatcher with a host, in this process, on a connection that can be dropped."""

    XML = '''<node><interface name="org.kde.StatusNotifierWatcher">
      <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
      <method name="RegisterStatusNotifierHost"><arg type="s" direction="in"/></method>
      <property name="RegisteredStatusNotifierItems" type="as" access="read"/>
      <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
      <property name="ProtocolVersion" type="i" access="read"/>
      <signal name="StatusNotifierItemRegistered"><arg type="s"/></signal>
      <signal name="StatusNotifierHostRegistered"/>
    </interface></node>'''

    def __init__(self, desktop):
        self.desktop = desktop
        self.items = []  # (bus name, path)
        self.connection = None

    def start(self):
        self.items = []
        self.connection = self.desktop.session.connect()
        info = Gio.DBusNodeInfo.new_for_xml(self.XML).interfaces[0]
        self.connection.register_object('/StatusNotifierWatcher', info, self._call, self._get, None)
        Gio.bus_own_name_on_connection(self.connection, WATCHER, Gio.BusNameOwnerFlags.NONE, None, None)
        self.desktop.wait_for_name(WATCHER)

    def die(self):
        self.connection.close_sync(None)
        self.connection = None
        self.desktop.wait_until(lambda: not self.desktop.has_name(WATCHER), 'the tray to be gone')

    def _call(self, _connection, sender, _path, _interface, method, parameters, invocation):
        if method == 'RegisterStatusNotifierItem':
            name = parameters.unpack()[0]
            self.items.append((sender, name) if name.startswith('/') else (name, '/StatusNotifierItem'))
        invocation.return_value(None)

    def _get(self, _connection, _sender, _path, _interface, name):
        if name == 'RegisteredStatusNotifierItems':
            return GLib.Variant('as', [owner + path for owner, path in self.items])
        return GLib.Variant('b', True) if name.startswith('Is') else GLib.Variant('i', 0)

    def item_property(self, name):
        owner, path = self.items[-1]
        return self.desktop.get_on(self.desktop.connection, owner, path, 'org.kde.StatusNotifierItem', name)

    def menu(self):
        """Every item of the menu: {id: properties}."""
        owner, _path = self.items[-1]
        _revision, root = self._menu_call('GetLayout', GLib.Variant('(iias)', (0, -1, [])))
        found = {}

        def visit(node):
            identity, properties, children = node
            found[identity] = properties
            for child in children:
                visit(child)
        visit(root)
        return found

    def click(self, label):
        """Click the first visible item whose label begins so."""
        for identity, properties in self.menu().items():
            if properties.get('label', '').startswith(label) and properties.get('visible', True):
                event = (identity, 'clicked', GLib.Variant('i', 0), 0)
                self._menu_call('Event', GLib.Variant('(isvu)', event))
                return
        raise AssertionError(f'no {label!r} in the menu: {self.menu()}')

    def _menu_call(self, method, parameters):
        owner, _path = self.items[-1]
        return self.desktop.call_on(
            self.desktop.connection, owner, self.item_property('Menu'), 'com.canonical.dbusmenu', method, parameters)


class FakeUi:
    """What the bus starts in the place of the windows: fake_ui.py, which keeps a log of what it is asked."""

    def __init__(self, desktop, reports_shown=True):
        self.desktop = desktop
        self.log = desktop.folder / 'ui.log'
        desktop.env['RHOMBOID_FAKE_UI_LOG'] = str(self.log)
        desktop.env['RHOMBOID_FAKE_UI_SHOWN'] = '1' if reports_shown else '0'

    def allow_activation(self):
        self.desktop.offer(UI, [sys.executable, HERE / 'fake_ui.py'])

    def start(self):
        process = self.desktop.spawn([sys.executable, HERE / 'fake_ui.py'], 'fake-ui')
        self.desktop.wait_for_name(UI)
        return process

    def calls(self):
        """[(action, [parameter…], {platform data})]; Activate() has the action None."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [(entry['action'], entry['parameters'], entry['platform_data']) for entry in map(json.loads, lines)]

    def actions(self):
        return [action for action, _parameters, _data in self.calls()]


class Desktop:
    """Buses, folders and processes of one test."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='rhomboid-test-'))
        self.mark = f'RHOMBOID_TEST_ID={uuid.uuid4()}'
        self.logs = []
        self.processes = []
        self.env = self._make_env()
        self.session = Bus(self.folder, 'session', self.env)
        self.system = Bus(self.folder, 'system', self.env)
        self.env['DBUS_SESSION_BUS_ADDRESS'] = self.session.address
        self.env['DBUS_SYSTEM_BUS_ADDRESS'] = self.system.address
        self.connection = self.session.connect()

    def _make_env(self):
        env = {name: value for name, value in os.environ.items()
               if not name.startswith(('XDG_', 'DBUS_')) and name not in ('DISPLAY', 'WAYLAND_DISPLAY')}
        for name in ('CONFIG_HOME', 'DATA_HOME', 'STATE_HOME', 'CACHE_HOME', 'RUNTIME_DIR'):
            path = self.folder / name.lower()
            path.mkdir(mode=0o700)
            env[f'XDG_{name}'] = str(path)
        # Most stories begin after the first window was seen.
        keyfile = self.folder / 'config_home' / 'glib-2.0' / 'settings' / 'keyfile'
        keyfile.parent.mkdir(parents=True)
        keyfile.write_text('[io/github/rhomboid/Rhomboid]\nfirst-run-done=true\nhealth-asked=true\n')
        name, value = self.mark.split('=')
        # What a faulty file or a hung server makes the service warn of must not end it; criticals must.
        env.update({name: value, 'HOME': str(self.folder), 'XDG_DATA_DIRS': '/usr/local/share:/usr/share',
                    'XDG_CONFIG_DIRS': str(self.folder / 'xdg'),
                    'GSETTINGS_BACKEND': 'keyfile', 'G_DEBUG': 'fatal-criticals', 'TZ': 'UTC'})
        return env

    # Paths

    @property
    def state_file(self):
        return pathlib.Path(self.env['XDG_STATE_HOME']) / 'rhomboid' / 'state.json'

    @property
    def history_file(self):
        return pathlib.Path(self.env['XDG_DATA_HOME']) / 'rhomboid' / 'history.db'

    # Processes

    def spawn(self, command, log_name):
        log = self.folder / f'{log_name}-{len(self.logs)}.log'
        self.logs.append(log)
        with open(log, 'w', encoding='utf-8') as stream:
            process = subprocess.Popen(WITH_US + [str(part) for part in command], env=self.env, cwd=self.folder,
                                       stdin=subprocess.DEVNULL, stdout=stream, stderr=subprocess.STDOUT)
        self.processes.append(process)
        return process

    def run(self, command, **extra_env):
        """Run to the end, with the main loop turning. Returns (exit code, output, errors)."""
        output = self.folder / 'run.out'
        errors = self.folder / 'run.err'
        with open(output, 'w', encoding='utf-8') as out, open(errors, 'w', encoding='utf-8') as err:
            process = subprocess.Popen(WITH_US + [str(part) for part in command], env={**self.env, **extra_env},
                                       cwd=self.folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        self.processes.append(process)
        self.wait_until(lambda: process.poll() is not None, f'{command} to end', 20)
        return process.returncode, output.read_text(encoding='utf-8'), errors.read_text(encoding='utf-8')

    def offer(self, name, command, bus=None):
        """Let the bus start a program for a name."""
        line = ' '.join(str(part) for part in command)
        mark = self.mark
        names = ('DBUS_SESSION_BUS_ADDRESS', 'DBUS_SYSTEM_BUS_ADDRESS')
        settings = [f'{key}={value}' for key, value in self.env.items() if key.startswith(
            ('XDG_', 'RHOMBOID_', 'GSETTINGS_')) or key in names + ('HOME', 'G_DEBUG', 'TZ')]
        script = self.folder / f'start-{name}'
        script.write_text('#!/bin/sh\n' + ''.join(f"export '{setting}'\n" for setting in settings + [mark])
                          + f'exec {line}\n')
        script.chmod(0o755)
        (bus or self.session).services.joinpath(f'{name}.service').write_text(
            f'[D-BUS Service]\nName={name}\nExec={script}\n')
        self.call_on(self.connection, 'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                     'ReloadConfig', None)

    def kill_all(self):
        for entry in pathlib.Path('/proc').iterdir():
            if not entry.name.isdigit():
                continue
            try:
                if self.mark.encode() in (entry / 'environ').read_bytes().split(b'\0'):
                    os.kill(int(entry.name), signal.SIGKILL)
            except OSError:
                pass

    # The bus

    def wait_until(self, condition, what, seconds=DEADLINE_SECONDS):
        value = turn_main_loop(condition, seconds)
        if not value:
            raise AssertionError(f'waited {seconds} s for {what}\n{self.read_logs()}')
        return value

    def read_logs(self):
        return '\n'.join(f'--- {log.name}\n{log.read_text(errors="replace")[-4000:]}' for log in self.logs)

    def call_on(self, connection, name, path, interface, method, parameters, seconds=DEADLINE_SECONDS):
        answer = []

        def done(source, result):
            try:
                answer.append((source.call_finish(result), None))
            except GLib.Error as error:
                answer.append((None, error))
        connection.call(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NO_AUTO_START,
                        seconds * 1000, None, done)
        self.wait_until(lambda: answer, f'{interface}.{method}', seconds + 1)
        reply, error = answer[0]
        if error:
            raise error
        return reply.unpack()

    def get_on(self, connection, name, path, interface, member):
        return self.call_on(connection, name, path, 'org.freedesktop.DBus.Properties', 'Get',
                            GLib.Variant('(ss)', (interface, member)))[0]

    def has_name(self, name, connection=None):
        return self.call_on(connection or self.connection, 'org.freedesktop.DBus', '/org/freedesktop/DBus',
                            'org.freedesktop.DBus', 'NameHasOwner', GLib.Variant('(s)', (name,)))[0]

    def wait_for_name(self, name, connection=None):
        self.wait_until(lambda: self.has_name(name, connection), f'{name} on the bus')

    def close(self):
        self.kill_all()
        for process in self.processes:
            process.wait()
        self.connection.close(None, None)
        self.session.close()
        self.system.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class ServiceTest(unittest.TestCase):
    """A desktop for each test, and words for what the service is asked and does."""

    def setUp(self):
        self.desktop = Desktop()
        self.addCleanup(self.desktop.close)
        self.service = None
        self.is_fake = False
        self.fake_start = None  # elapsed, when the fake clock began

    # Starting and ending

    def start_service(self):
        """The real service with the real clock."""
        self.is_fake = False
        self._start([os.environ['RHOMBOID_SERVICE']])

    def start_test_service(self):
        """The real service with a clock and an absence that the test commands."""
        self.is_fake = True
        self._start([os.environ['RHOMBOID_TEST_SERVICE']])
        if self.fake_start is None:
            self.fake_start = self.now()

    def restart_test_service(self, meanwhile=0):
        """kill -9, and a new one after some time; the fake clock goes on."""
        elapsed = self.now() - self.fake_start + meanwhile
        self.kill_service()
        self.desktop.env['RHOMBOID_TEST_ELAPSED'] = str(elapsed)
        self.start_test_service()
        self.advance(0)  # what is past fires at once with the real clock, and with the fake one when it is moved

    def _start(self, command):
        self.service = self.desktop.spawn(command, 'service')
        self.addCleanup(self._end_well, self.service)

        def is_up():
            if self.service.poll() is not None:
                raise AssertionError(f'the service ended: {self.service.returncode}\n{self.desktop.read_logs()}')
            return self.desktop.has_name(SERVICE)
        self.desktop.wait_until(is_up, 'the service on the bus')

    def _end_well(self, service):
        """However a test leaves it, it ends when told to, without a complaint (of a sanitiser, too)."""
        if service.poll() is not None:
            return
        service.send_signal(signal.SIGCONT)
        service.terminate()
        self.wait_until(lambda: service.poll() is not None, 'the service to end')
        self.assertEqual(service.returncode, 0, self.desktop.read_logs())

    def kill_service(self):
        self.service.kill()
        self.service.wait()
        self.wait_until(lambda: not self.desktop.has_name(SERVICE), 'the service to be gone')

    def end_service(self):
        """Asks it to quit, and waits until it has."""
        self.call('Desktop.Quit')
        self.wait_until(lambda: self.service.poll() is not None, 'the service to end')
        self.assertEqual(self.service.returncode, 0, self.desktop.read_logs())

    # Asking

    def wait_until(self, condition, what, seconds=DEADLINE_SECONDS):
        return self.desktop.wait_until(condition, what, seconds)

    def call(self, method, signature=None, *arguments):
        """call('Breaks.Snooze', '(x)', 5 * MINUTE)"""
        interface, name = method.split('.')
        parameters = GLib.Variant(signature, arguments) if signature else None
        return self.desktop.call_on(self.desktop.connection, SERVICE, SERVICE_PATH,
                                    f'io.github.rhomboid.Rhomboid1.{interface}', name, parameters)

    def refused(self, error_name, method, signature=None, *arguments):
        """Asserts that a call is refused with that error, and returns its text."""
        with self.assertRaises(GLib.Error) as context:
            self.call(method, signature, *arguments)
        self.assertEqual(Gio.DBusError.get_remote_error(context.exception),
                         f'io.github.rhomboid.Rhomboid.Error.{error_name}')
        return context.exception.message

    def get(self, member):
        """get('Breaks.State')"""
        interface, name = member.split('.')
        return self.desktop.get_on(self.desktop.connection, SERVICE, SERVICE_PATH,
                                   f'io.github.rhomboid.Rhomboid1.{interface}', name)

    def state(self):
        return self.get('Breaks.State')

    def wait_for(self, member, value, seconds=DEADLINE_SECONDS):
        seen = []

        def is_so():
            seen[:] = [self.get(member)]
            return seen[0] == value
        try:
            self.wait_until(is_so, f'{member} to be {value!r}', seconds)
        except AssertionError as error:
            raise AssertionError(f'{member} is {seen}: {error}') from None

    def now(self):
        return self.fake('GetElapsed')[0] if self.is_fake else boottime()

    def rest(self, member='Breaks.Deadline'):
        """How long until a moment, in seconds, to the nearest."""
        return round((self.get(member) - self.now()) / SECOND)

    def worked(self):
        """Seconds of sitting as a client counts them."""
        counting = self.get('Breaks.Counting')
        growth = self.now() - counting if counting else 0
        return round((self.get('Breaks.Worked') + growth) / SECOND)

    # Commanding time and absence; only with start_test_service()

    def fake(self, method, signature=None, *arguments):
        parameters = GLib.Variant(signature, arguments) if signature else None
        return self.desktop.call_on(self.desktop.connection, SERVICE, SERVICE_PATH,
                                    'io.github.rhomboid.Rhomboid.Test', method, parameters)

    def advance(self, length):
        self.fake('Advance', '(x)', length)

    def suspend(self, length):
        self.fake('Suspend', '(x)', length)

    def absence(self, kind, ago=0):
        self.fake('SetAbsence', '(sx)', kind, ago)

    # The rest of the desktop

    def ctl(self, *arguments, **extra_env):
        """Returns (exit code, output, errors)."""
        return self.desktop.run([os.environ['RHOMBOID_CTL'], *arguments], **extra_env)

    def status(self):
        code, output, errors = self.ctl('status', '--json')
        self.assertEqual((code, errors), (0, ''))
        return json.loads(output)

    def set_setting(self, key, value):
        code, _output, errors = self.desktop.run(['gsettings', 'set', SCHEMA, key, value])
        self.assertEqual((code, errors), (0, ''))

    def start_notifications(self, **parameters):
        server = NotificationServer(self.desktop, **parameters)
        server.start()
        return server

    def start_tray(self):
        tray = TrayHost(self.desktop)
        tray.start()
        return tray

    def start_logind(self):
        """dbusmock's logind with the session c1, which the service is in."""
        self.desktop.env['XDG_SESSION_ID'] = 'c1'
        self.desktop.spawn([sys.executable, '-m', 'dbusmock', '--system', '--template', 'logind'], 'logind')
        return Logind(self.desktop)


class Logind:
    """dbusmock's logind on the private system bus."""

    MOCK = 'org.freedesktop.DBus.Mock'
    PATH = '/org/freedesktop/login1'
    SESSION_PATH = '/org/freedesktop/login1/session/c1'

    def __init__(self, desktop):
        self.desktop = desktop
        self.connection = desktop.system.connect()
        desktop.wait_for_name('org.freedesktop.login1', self.connection)
        self.add_session('c1')

    def _call(self, path, interface, method, parameters):
        return self.desktop.call_on(self.connection, 'org.freedesktop.login1', path, interface, method, parameters)

    def add_session(self, identity):
        self._call(self.PATH, self.MOCK, 'AddSession',
                   GLib.Variant('(ssusb)', (identity, 'seat0', os.getuid(), 'me', True)))

    def set_locked(self, is_locked):
        self._call(self.SESSION_PATH, 'org.freedesktop.login1.Session', 'SetLockedHint',
                   GLib.Variant('(b)', (is_locked,)))

    def locks(self):
        """What keeps the machine awake: what it keeps from, who, and how."""
        listed, = self._call(self.PATH, 'org.freedesktop.login1.Manager', 'ListInhibitors', None)
        return [(what, who, mode) for what, who, _why, mode, _uid, _pid in listed]

    def set_asleep(self, is_asleep):
        signal_arguments = ('org.freedesktop.login1.Manager', 'PrepareForSleep', 'b', [GLib.Variant('b', is_asleep)])
        self._call(self.PATH, self.MOCK, 'EmitSignal', GLib.Variant('(sssav)', signal_arguments))


def main():
    unittest.main(verbosity=2)
