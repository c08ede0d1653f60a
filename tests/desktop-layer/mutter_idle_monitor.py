# SPDX-License-Identifier: GPL-3.0-or-later
"""A dbusmock template: the idle monitor of GNOME's shell. A watch whose time is up fires before its number is told."""
import dbus
from dbusmock import MOCK_IFACE

BUS_NAME = 'org.gnome.Mutter.IdleMonitor'
MAIN_OBJ = '/org/gnome/Mutter/IdleMonitor/Core'
MAIN_IFACE = BUS_NAME
SYSTEM_BUS = False


def load(mock, _parameters):
    mock.last = 0
    mock.idle_msec = 0
    mock.idle_watches = {}  # number: length
    mock.active_watches = []


def fire(mock, number):
    mock.EmitSignal(MAIN_IFACE, 'WatchFired', 'u', [dbus.UInt32(number)])


@dbus.service.method(MAIN_IFACE, in_signature='t', out_signature='u')
def AddIdleWatch(self, length):
    self.last += 1
    self.idle_watches[self.last] = int(length)
    if length <= self.idle_msec:
        fire(self, self.last)
    return self.last


@dbus.service.method(MAIN_IFACE, in_signature='', out_signature='u')
def AddUserActiveWatch(self):
    self.last += 1
    self.active_watches.append(self.last)
    return self.last


@dbus.service.method(MAIN_IFACE, in_signature='u', out_signature='')
def RemoveWatch(self, number):
    self.idle_watches.pop(int(number), None)
    if number in self.active_watches:
        self.active_watches.remove(number)


@dbus.service.method(MOCK_IFACE, in_signature='t', out_signature='')
def BeIdle(self, msec):
    before, self.idle_msec = self.idle_msec, msec
    for number, length in self.idle_watches.items():
        if before < length <= msec:
            fire(self, number)


@dbus.service.method(MOCK_IFACE, in_signature='', out_signature='')
def Input(self):
    self.idle_msec = 0
    watches, self.active_watches = self.active_watches, []
    for number in watches:
        fire(self, number)


@dbus.service.method(MOCK_IFACE, in_signature='', out_signature='s')
def List(self):
    """The lengths watched for, and how many wait for the next input."""
    return f'{sorted(self.idle_watches.values())} {len(self.active_watches)}'
