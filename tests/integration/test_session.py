# SPDX-License-Identifier: GPL-3.0-or-later
"""The session around the service: lock and sleep, settings, starting at login, what it refuses."""

import pathlib

import harness

SECOND, MINUTE = harness.SECOND, harness.MINUTE
Variant = harness.GLib.Variant


class LogindTest(harness.ServiceTest):
    def test_lock_and_unlock(self):
        logind = self.start_logind()
        self.start_service()
        self.wait_for('Desktop.Session', 'logind')
        logind.set_locked(True)
        self.wait_for('Breaks.WhyCode', 'locked')
        self.assertEqual((self.state(), self.get('Breaks.Counting')), ('away', 0))
        logind.set_locked(False)
        self.wait_for('Breaks.State', 'active')

    def test_sleep_and_wake(self):
        logind = self.start_logind()
        self.start_service()
        self.wait_for('Desktop.Session', 'logind')
        logind.set_asleep(True)
        self.wait_for('Breaks.WhyCode', 'asleep')
        logind.set_asleep(False)
        self.wait_for('Breaks.State', 'active')

    def test_stays_awake_under_a_pack(self):
        logind = self.start_logind()
        self.start_test_service()
        self.assertEqual(logind.locks(), [])
        self.call('Therapy.Start', '(a{sv})', {'kind': Variant('s', 'ice'), 'cloth': Variant('b', True), 'length': Variant('x', 10 * MINUTE)})
        awake = [('sleep:idle', 'Rhomboid', 'block')]
        self.wait_until(lambda: logind.locks() == awake, 'the machine to be kept awake')
        self.call('Therapy.Pause')
        self.wait_until(lambda: logind.locks() == [], 'it to be let go in the pause')
        self.call('Therapy.Resume')
        self.advance(10 * MINUTE)
        self.assertEqual(self.get('Therapy.State'), 'ended')
        self.wait_until(lambda: logind.locks() == awake, 'it to be kept awake for the alarm')
        self.call('Therapy.Acknowledge')
        self.wait_until(lambda: logind.locks() == [], 'it to be let go')

    def test_locked_already(self):
        logind = self.start_logind()
        logind.set_locked(True)
        self.start_service()
        self.wait_for('Breaks.WhyCode', 'locked')

    def test_comes_later(self):
        self.desktop.env['XDG_SESSION_ID'] = 'c1'
        self.start_service()
        self.assertEqual(self.get('Desktop.Session'), 'none')
        self.start_logind()
        self.wait_for('Desktop.Session', 'logind')


class ScreenLockTest(harness.ServiceTest):
    SAVER = 'org.freedesktop.ScreenSaver'

    def start_saver(self, refuses=False):
        """A screen saver on a connection of its own."""
        self.locked = []
        connection = self.desktop.session.connect()
        info = harness.Gio.DBusNodeInfo.new_for_xml(
            f'<node><interface name="{self.SAVER}"><method name="Lock"/></interface></node>').interfaces[0]

        def called(_connection, _sender, _path, _interface, method, _parameters, invocation):
            self.locked.append(method)
            if refuses:
                invocation.return_dbus_error('org.freedesktop.DBus.Error.NotSupported', 'no')
            else:
                invocation.return_value(None)
        connection.register_object('/org/freedesktop/ScreenSaver', info, called, None, None)
        harness.Gio.bus_own_name_on_connection(connection, self.SAVER, harness.Gio.BusNameOwnerFlags.NONE, None, None)

    def start_listening_logind(self):
        """Notes what logind asks of the session."""
        self.logind = self.start_logind()
        self.logind.add_session('auto')
        self.asked = []
        self.logind.connection.signal_subscribe(None, 'org.freedesktop.login1.Session', 'Lock', None, None, 0,
                                           lambda *arguments: self.asked.append(arguments[4]))

    def test_by_nobody(self):
        self.start_service()
        self.wait_for('Desktop.ScreenLock', 'none')
        self.call('Desktop.LockScreen')

    def test_by_logind(self):
        self.start_listening_logind()
        self.start_service()
        self.wait_for('Desktop.ScreenLock', 'logind')
        self.call('Desktop.LockScreen')
        self.wait_until(lambda: self.asked == ['Lock'], 'the request to lock')

    def test_by_the_screen_saver_first(self):
        self.start_listening_logind()
        self.start_saver()
        self.start_service()
        self.wait_for('Desktop.ScreenLock', 'screen-saver')
        self.call('Desktop.LockScreen')
        self.wait_until(lambda: self.locked == ['Lock'], 'the screen saver to lock')
        self.assertEqual(self.asked, [])

    def test_by_logind_where_the_screen_saver_does_not(self):
        self.start_listening_logind()
        self.start_saver(refuses=True)
        self.start_service()
        self.wait_for('Desktop.ScreenLock', 'screen-saver')
        self.call('Desktop.LockScreen')
        self.wait_until(lambda: self.asked == ['Lock'], 'the request to lock')

    def test_locked_is_told(self):
        self.start_test_service()
        self.assertFalse(self.get('Desktop.Locked'))
        self.absence('locked')
        self.wait_for('Desktop.Locked', True)
        self.absence('none')
        self.wait_for('Desktop.Locked', False)


class AbsenceTest(harness.ServiceTest):
    def setUp(self):
        super().setUp()
        self.start_test_service()

    def counts(self):
        return self.call('History.BreakCounts', '(xx)', 0, 2**33)[0]

    def test_short_absence_goes_on_where_it_was(self):
        self.advance(20 * MINUTE)
        self.absence('idle', MINUTE)
        self.wait_for('Breaks.State', 'away')
        self.assertEqual(self.worked(), 19 * 60)
        self.advance(2 * MINUTE)
        self.absence('none')
        self.wait_for('Breaks.State', 'active')
        self.assertEqual((self.worked(), self.rest()), (19 * 60, 26 * 60))

    def test_long_absence_is_a_break(self):
        self.advance(20 * MINUTE)
        self.absence('locked')
        self.advance(5 * MINUTE)
        self.absence('none')
        self.wait_for('Breaks.State', 'active')
        self.assertEqual((self.worked(), self.rest()), (0, 45 * 60))
        self.assertEqual(self.counts().get('natural'), 1)

    def test_a_day_away_is_one_break(self):
        self.advance(20 * MINUTE)
        self.absence('locked')
        self.advance(24 * harness.HOUR)
        self.absence('none')
        self.wait_for('Breaks.State', 'active')
        self.assertEqual(self.counts().get('natural'), 1)


class SettingsTest(harness.ServiceTest):
    def test_interval_moves_the_break(self):
        self.start_test_service()
        self.advance(20 * MINUTE)
        self.set_setting('interval-seconds', '1800')
        self.wait_for('Breaks.Interval', 30 * MINUTE)
        self.assertEqual((self.rest(), self.worked()), (10 * 60, 20 * 60))
        self.advance(10 * MINUTE)
        self.assertEqual(self.state(), 'due')

    def test_interval_shorter_than_what_was_worked(self):
        self.start_test_service()
        self.advance(20 * MINUTE)
        self.set_setting('interval-seconds', '900')
        self.wait_for('Breaks.State', 'due')

    def test_length(self):
        self.start_test_service()
        self.set_setting('break-seconds', '120')
        self.wait_for('Breaks.Length', 2 * MINUTE)
        self.call('Breaks.Take', '(s)', '')
        self.assertEqual(self.rest(), 120)

    def test_switched_off_and_on(self):
        self.start_test_service()
        self.advance(20 * MINUTE)
        self.set_setting('breaks-enabled', 'false')
        self.wait_for('Breaks.State', 'off')
        self.advance(harness.HOUR)
        self.assertEqual(self.state(), 'off')
        self.set_setting('breaks-enabled', 'true')
        self.wait_for('Breaks.State', 'active')

    def test_length_of_heat(self):
        self.start_service()
        self.set_setting('heat-seconds', '600')

        def starts_with_ten_minutes():
            self.call('Therapy.Start', '(a{sv})', {'kind': Variant('s', 'heat'), 'cloth': Variant('b', True)})
            planned = self.get('Therapy.Planned')
            self.call('Therapy.Stop')
            return planned == 10 * MINUTE
        self.wait_until(starts_with_ten_minutes, 'the new length')

    def test_switched_off_from_the_start(self):
        self.set_setting('breaks-enabled', 'false')
        self.start_service()
        self.assertEqual((self.state(), self.get('Breaks.WhyCode'), self.get('Breaks.Interval')), ('off', 'switched-off', 45 * MINUTE))
        self.assertEqual(self.get('Breaks.Why'), 'Breaks are switched off')


class AutostartTest(harness.ServiceTest):
    def setUp(self):
        super().setUp()
        self.file = pathlib.Path(self.desktop.env['XDG_CONFIG_HOME']) / 'autostart' / f'{harness.SERVICE}.desktop'

    def is_hidden(self):
        return self.file.exists() and 'Hidden=true' in self.file.read_text()

    def test_on_needs_no_file(self):
        self.start_service()
        self.assertFalse(self.is_hidden())

    def test_off_and_on_again(self):
        self.start_service()
        self.set_setting('start-at-login', 'false')
        self.wait_until(self.is_hidden, 'starting at login to be off')
        self.set_setting('start-at-login', 'true')
        self.wait_until(lambda: not self.is_hidden(), 'starting at login to be on')
        self.assertEqual(self.get('Desktop.Problems'), [])

    def test_cannot_be_changed(self):
        self.file.parent.write_text('a file where the folder should be')
        self.start_service()
        self.set_setting('start-at-login', 'false')
        self.wait_until(lambda: self.get('Desktop.Problems'), 'the problem')
        self.assertIn('autostart', self.get('Desktop.Problems')[0])


class RefusedTest(harness.ServiceTest):
    """What a caller may not do; each leaves everything as it was."""

    def setUp(self):
        super().setUp()
        self.start_service()

    def test_breaks(self):
        for error, call in (('OutOfRange', ('Breaks.Pause', '(x)', 30 * SECOND)),
                            ('OutOfRange', ('Breaks.Pause', '(x)', -1)),
                            ('OutOfRange', ('Breaks.Pause', '(x)', 8 * 24 * harness.HOUR)),
                            ('OutOfRange', ('Breaks.Pause', '(x)', 2**63 - 1)),
                            ('OutOfRange', ('Breaks.PauseUntil', '(x)', 2**63 - 1)),
                            ('OutOfRange', ('Breaks.PauseUntil', '(x)', 0)),
                            ('NotNow', ('Breaks.Skip',)), ('NotNow', ('Breaks.Resume',)), ('NotNow', ('Breaks.Finished',)),
                            ('NotNow', ('Breaks.Snooze', '(x)', 5 * MINUTE)),
                            ('Unknown', ('Breaks.Take', '(s)', '../../etc/passwd'))):
            with self.subTest(call=call):
                self.assertTrue(self.refused(error, *call))
                self.assertEqual(self.state(), 'active')

    def test_therapy(self):
        heat, cloth = {'kind': Variant('s', 'heat')}, {'cloth': Variant('b', True)}
        for error, options in (('NoCloth', heat), ('NoCloth', {**heat, 'cloth': Variant('b', False)}),
                               ('Unknown', {**cloth, 'kind': Variant('s', 'fire')}),
                               ('Unknown', {**heat, **cloth, 'region': Variant('s', 'nose')}),
                               ('OutOfRange', {**heat, **cloth, 'length': Variant('x', harness.HOUR)}),
                               ('OutOfRange', {**heat, **cloth, 'length': Variant('x', -1)})):
            with self.subTest(options=options):
                self.assertTrue(self.refused(error, 'Therapy.Start', '(a{sv})', options))
                self.assertEqual(self.get('Therapy.State'), 'idle')
        self.refused('NotNow', 'Therapy.Stop')
        self.refused('NotNow', 'Therapy.Acknowledge')

    def test_therapy_with_options_of_the_wrong_type(self):
        for options in ({}, {'kind': Variant('i', 1), 'cloth': Variant('b', True)},
                        {'kind': Variant('s', 'heat'), 'cloth': Variant('s', 'yes')},
                        {'kind': Variant('s', 'heat'), 'cloth': Variant('b', True), 'length': Variant('s', '15m')}):
            with self.subTest(options=options):
                with self.assertRaises(harness.GLib.Error):
                    self.call('Therapy.Start', '(a{sv})', options)
                self.assertEqual(self.get('Therapy.State'), 'idle')


if __name__ == '__main__':
    harness.main()
