# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader gets to know of the programs on this desktop.

Asked over AT-SPI's own bus at every look and never kept: libatspi's cache
crashes when a program that it knows has gone. What vanishes while it is looked
at says nothing.
"""
from gi.repository import Gio, GLib

ACCESSIBLE = 'org.a11y.atspi.Accessible'
REGISTRY = 'org.a11y.atspi.Registry'
ROOT = '/org/a11y/atspi/accessible/root'

# Numbers of AtspiStateType.
FOCUSABLE = 11
FOCUSED = 12
VISIBLE = 30

# Deeper than any window is built.
DEEPEST = 60
TIMEOUT_MSEC = 10000


class Node:
    """One accessible object."""

    def __init__(self, bus, owner, path):
        self.bus = bus
        self.owner = owner
        self.path = path

    def __eq__(self, other):
        return isinstance(other, Node) and (self.owner, self.path) == (other.owner, other.path)

    def __hash__(self):
        return hash((self.owner, self.path))

    def call(self, interface, method, arguments=None):
        """What it answers, or None where it has gone or does not know."""
        try:
            return self.bus.call_sync(self.owner, self.path, interface, method, arguments, None, Gio.DBusCallFlags.NO_AUTO_START,
                                      TIMEOUT_MSEC, None).unpack()
        except GLib.Error:
            return None

    def get(self, interface, name):
        answer = self.call('org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (interface, name)))
        return answer[0] if answer else None

    def role(self):
        """Such as “push button”."""
        return (self.call(ACCESSIBLE, 'GetRoleName') or ('',))[0]

    def name(self):
        return self.get(ACCESSIBLE, 'Name') or ''

    def text(self):
        """What it says: its name, or its text."""
        name = self.name()
        if name or 'org.a11y.atspi.Text' not in (self.call(ACCESSIBLE, 'GetInterfaces') or ([],))[0]:
            return name
        return (self.call('org.a11y.atspi.Text', 'GetText', GLib.Variant('(ii)', (0, -1))) or ('',))[0]

    def has(self, state):
        words = (self.call(ACCESSIBLE, 'GetState') or ([],))[0]
        return bool(words) and bool(words[state // 32] >> state % 32 & 1)

    def children(self):
        return [Node(self.bus, *child) for child in (self.call(ACCESSIBLE, 'GetChildren') or ([],))[0]]

    def place(self):
        """(x, y, width, height) on the screen; GTK 4 does not know the first two."""
        return self.call('org.a11y.atspi.Component', 'GetExtents', GLib.Variant('(u)', (0,)))[0]

    def walk(self, depth=0):
        """Itself, and everything below."""
        yield self
        for child in self.children() if depth < DEEPEST else ():
            yield from child.walk(depth + 1)

    def shown(self):
        """Itself and what is below, without what is on a page that is not the present one."""
        if self.has(VISIBLE):
            yield self
            for child in self.children():
                yield from child.shown()


def connect(session_bus):
    """The bus of the accessible objects, on which they can be asked."""
    address = session_bus.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
                                    Gio.DBusCallFlags.NONE, TIMEOUT_MSEC, None).unpack()[0]
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


def program(bus, *names):
    """The running program of one of these names, or None."""
    desktop = Node(bus, REGISTRY, ROOT)
    return next((node for node in desktop.children() if node.name() in names), None)
