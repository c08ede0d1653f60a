# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands where the windows would: exports org.freedesktop.Application and logs what it is asked.

RHOMBOID_FAKE_UI_LOG: the file, a line of JSON for each call.
RHOMBOID_FAKE_UI_SHOWN: 1 if it reports a prompt as shown.
"""

import json
import os

import gi

gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

XML = '''<node><interface name="org.freedesktop.Application">
  <method name="Activate"><arg type="a{sv}" direction="in"/></method>
  <method name="Open"><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/></method>
  <method name="ActivateAction">
    <arg type="s" direction="in"/><arg type="av" direction="in"/><arg type="a{sv}" direction="in"/>
  </method>
</interface></node>'''

NAME = 'io.github.rhomboid.Rhomboid'
SERVICE_PATH = '/io/github/rhomboid/Rhomboid/Service'


def log(action, parameters, platform_data):
    with open(os.environ['RHOMBOID_FAKE_UI_LOG'], 'a', encoding='utf-8') as stream:
        stream.write(json.dumps({'action': action, 'parameters': parameters, 'platform_data': platform_data}) + '\n')


def called(connection, _sender, _path, _interface, method, parameters, invocation):
    arguments = parameters.unpack()
    if method == 'ActivateAction':
        log(*arguments)
    else:
        log(None, [], arguments[-1])
    invocation.return_value(None)
    if method == 'ActivateAction' and arguments[0] in ('prompt', 'overlay') and os.environ.get('RHOMBOID_FAKE_UI_SHOWN') == '1':
        connection.call(NAME + '.Service', SERVICE_PATH, 'io.github.rhomboid.Rhomboid1.Breaks', 'Shown', None, None,
                        Gio.DBusCallFlags.NO_AUTO_START, -1, None, lambda *_: log('shown', [], {}))


def main():
    loop = GLib.MainLoop()
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    info = Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0]
    bus.register_object('/io/github/rhomboid/Rhomboid', info, called, None, None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, None, lambda *_: loop.quit())
    loop.run()


main()
