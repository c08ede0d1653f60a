# SPDX-License-Identifier: GPL-3.0-or-later
"""What plays pauses for a break, if that is wanted, and goes on after it."""

import harness

MINUTE = harness.MINUTE
Gio, GLib = harness.Gio, harness.GLib


class Player:
    """One that plays, on a connection of its own."""

    NAME = 'org.mpris.MediaPlayer2.fake'
    PATH = '/org/mpris/MediaPlayer2'
    XML = '''<node><interface name="org.mpris.MediaPlayer2.Player">
      <property name="PlaybackStatus" type="s" access="read"/><method name="Pause"/><method name="Play"/>
    </interface></node>'''

    def __init__(self, desktop):
        self.status = 'Playing'
        self.connection = desktop.session.connect()
        info = Gio.DBusNodeInfo.new_for_xml(self.XML).interfaces[0]
        self.connection.register_object(self.PATH, info, self._call, lambda *_: GLib.Variant('s', self.status), None)
        Gio.bus_own_name_on_connection(self.connection, self.NAME, Gio.BusNameOwnerFlags.NONE, None, None)
        desktop.wait_for_name(self.NAME)

    def _call(self, _connection, _sender, _path, _interface, method, _parameters, invocation):
        self.status = {'Pause': 'Paused', 'Play': 'Playing'}[method]
        invocation.return_value(None)


class MediaTest(harness.ServiceTest):
    def start(self, is_wanted):
        self.set_setting('pause-media', is_wanted)
        self.start_test_service()
        self.player = Player(self.desktop)

    def wait_status(self, status):
        self.wait_until(lambda: self.player.status == status, f'a player that is {status}')

    def test_pauses_for_a_break(self):
        self.start('true')
        self.call('Breaks.Take', '(s)', '')
        self.wait_status('Paused')
        self.advance(5 * MINUTE)
        self.assertEqual(self.state(), 'active')
        self.wait_status('Playing')

    def test_waits_for_who_is_away(self):
        self.start('true')
        self.call('Breaks.Take', '(s)', '')
        self.wait_status('Paused')
        self.absence('locked')
        self.advance(6 * MINUTE)
        self.assertEqual((self.state(), self.player.status), ('away', 'Paused'))
        self.absence('none')
        self.wait_status('Playing')

    def test_goes_on_when_the_break_is_left(self):
        self.start('true')
        self.call('Breaks.Take', '(s)', '')
        self.wait_status('Paused')
        self.call('Breaks.Finished')
        self.wait_status('Playing')

    def test_plays_on_unless_wanted(self):
        self.start('false')
        self.call('Breaks.Take', '(s)', '')
        self.assertEqual((self.state(), self.player.status), ('in-break', 'Playing'))
        # Switched on in the break, it shows that the player could have been reached all the time.
        self.set_setting('pause-media', 'true')
        self.wait_status('Paused')


if __name__ == '__main__':
    harness.main()
