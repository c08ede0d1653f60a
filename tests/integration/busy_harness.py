# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of busy moments share: stand-ins for services, and words for what the service sees."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))

import busy_world  # noqa: E402 (its folder is on the path only now)
import harness  # noqa: E402
from gi.repository import Gio  # noqa: E402

NO_ANSWER = object()


class StandIn:
    """A service in this process, on a connection of its own. @answers: {method: arguments → reply}"""

    def __init__(self, desktop, bus, name, path, xml, answers):
        self.desktop = desktop
        self.connection = bus.connect()
        self.waiting = []
        self.answers = answers
        self.add(path, xml)
        Gio.bus_own_name_on_connection(self.connection, name, Gio.BusNameOwnerFlags.NONE, None, None)
        watcher = bus.connect()
        desktop.wait_for_name(name, watcher)
        watcher.close_sync(None)

    def add(self, path, xml):
        info = Gio.DBusNodeInfo.new_for_xml(f'<node>{xml}</node>').interfaces[0]
        self.connection.register_object(path, info, self._call, self._get, None)

    def _call(self, _connection, _sender, path, _interface, method, parameters, invocation):
        reply = self.answers[method](path, *parameters.unpack())
        if reply is NO_ANSWER:
            self.waiting.append(invocation)
        elif reply is not None:
            invocation.return_value(reply)

    def _get(self, _connection, _sender, _path, _interface, name):
        return self.answers[name]()

    def die(self):
        self.connection.close_sync(None)


class BusyTest(harness.ServiceTest):
    def setUp(self):
        super().setUp()
        self.world = busy_world.World(self.desktop.folder)
        self.addCleanup(self.world.close)
        self.share('RHOMBOID_PROBE_ROOT')

    def share(self, *names):
        """The service finds what the world has."""
        for name in names:
            self.desktop.env[name] = self.world.env[name]

    def ask(self):
        """{kind: (is so, source, who)}, looked at now."""
        return {kind: tuple(rest) for kind, *rest in self.call('Desktop.AskBusy')[0]}

    def start_asking(self):
        """Like ask(), but goes on at once; returns the list that will have the answer."""
        answers = []
        self.desktop.connection.call(harness.SERVICE, harness.SERVICE_PATH, 'io.github.rhomboid.Rhomboid1.Desktop', 'AskBusy', None, None,
                                     Gio.DBusCallFlags.NONE, 5000, None, lambda source, result: answers.append(source.call_finish(result)))
        return answers

    def seen(self, kind):
        """The same of one kind, as it was seen last."""
        return next(tuple(rest) for word, *rest in self.get('Desktop.Busy') if word == kind)

    def wait_seen(self, kind, *expected):
        self.wait_until(lambda: self.seen(kind) == expected, f'{kind} to be {expected}')

    def set_probe(self, script):
        path = self.desktop.folder / 'probe'
        path.write_text('#!/bin/sh\n' + script)
        path.chmod(0o755)
        self.desktop.env['RHOMBOID_PROBE'] = str(path)
