# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 at many moments: started again, the service knows what it knew."""

import os
import signal

import harness

SECOND, MINUTE = harness.SECOND, harness.MINUTE
MILLISECOND = SECOND // 1000
Variant = harness.GLib.Variant


class RealClockTest(harness.ServiceTest):
    """With the clock of the machine, on which nothing moves but by the time it takes to save."""

    def setUp(self):
        super().setUp()
        self.start_service()

    def restart(self):
        self.kill_service()
        self.start_service()

    def start_heat(self, kind='heat', **options):
        values = {'kind': Variant('s', kind), 'cloth': Variant('b', True), **options}
        self.call('Therapy.Start', '(a{sv})', values)

    def assert_kept(self, *members):
        before = {member: self.get(member) for member in members}
        self.restart()
        for member, value in before.items():
            if isinstance(value, int):
                self.assertAlmostEqual(self.get(member), value, delta=MILLISECOND, msg=member)
            else:
                self.assertEqual(self.get(member), value, member)

    def test_right_after_the_start(self):
        self.assert_kept('Breaks.State', 'Breaks.Deadline')

    def test_while_sitting(self):
        before = self.get('Breaks.Deadline')
        self.restart()
        self.assertEqual(self.state(), 'active')
        self.assertAlmostEqual(self.get('Breaks.Deadline'), before, delta=MILLISECOND)

    def test_while_heat_is_on(self):
        self.start_heat()
        self.assert_kept('Therapy.State', 'Therapy.Kind', 'Therapy.Region', 'Therapy.Deadline', 'Therapy.Planned')

    def test_while_ice_is_on_the_neck(self):
        self.start_heat('ice', region=Variant('s', 'neck'), length=Variant('x', 10 * MINUTE))
        self.assert_kept('Therapy.State', 'Therapy.Kind', 'Therapy.Region', 'Therapy.Deadline', 'Therapy.Planned')

    def test_after_heat_was_extended(self):
        self.start_heat()
        self.call('Therapy.Extend', '(xb)', 5 * MINUTE, False)
        self.assert_kept('Therapy.State', 'Therapy.Deadline', 'Therapy.Planned')

    def test_while_heat_is_paused(self):
        self.start_heat()
        self.call('Therapy.Pause')
        self.assert_kept('Therapy.State', 'Therapy.Kind', 'Therapy.Remaining', 'Therapy.Planned')

    def test_after_heat_was_stopped(self):
        self.start_heat()
        self.call('Therapy.Stop')
        self.assert_kept('Therapy.State')

    def test_in_a_pause(self):
        self.call('Breaks.Pause', '(x)', 30 * MINUTE)
        self.assertAlmostEqual(self.get('Breaks.Deadline') - self.get('Breaks.Started'), 30 * MINUTE, delta=MILLISECOND)
        self.assert_kept('Breaks.State', 'Breaks.WhyCode', 'Breaks.Started', 'Breaks.Deadline', 'Breaks.Worked')

    def test_in_a_pause_until_a_time_of_day(self):
        then = (harness.time.time_ns() // 10**9) + 7200
        self.call('Breaks.PauseUntil', '(x)', then)
        before = self.get('Breaks.Deadline')
        self.restart()
        self.assertEqual(self.state(), 'paused')
        self.assertAlmostEqual(self.get('Breaks.Deadline') / SECOND, before / SECOND, delta=1)

    def test_in_a_pause_without_end(self):
        self.call('Breaks.Pause', '(x)', 0)
        self.assert_kept('Breaks.State', 'Breaks.WhyCode', 'Breaks.Deadline')

    def test_in_a_break(self):
        self.call('Breaks.Take', '(s)', 'cat-cow')
        self.assert_kept('Breaks.State', 'Breaks.Started', 'Breaks.Deadline', 'Breaks.Proposal')

    def test_in_a_short_break(self):
        self.call('Breaks.Shorter')
        self.assert_kept('Breaks.State', 'Breaks.Started', 'Breaks.Deadline')

    def test_twice_in_a_row(self):
        self.start_heat()
        self.call('Breaks.Pause', '(x)', 30 * MINUTE)
        self.restart()
        self.assert_kept('Breaks.State', 'Breaks.Deadline', 'Therapy.State', 'Therapy.Deadline')

    def test_at_once_after_the_answer(self):
        """What was answered is on the disk: the process dies in the very moment after."""
        for length in (10 * MINUTE, 20 * MINUTE, 30 * MINUTE):
            self.call('Breaks.Pause', '(x)', length)
            os.kill(self.service.pid, signal.SIGKILL)
            self.service.wait()
            self.wait_until(lambda: not self.desktop.has_name(harness.SERVICE), 'the service to be gone')
            self.start_service()
            self.assertEqual(self.state(), 'paused')
            self.assertAlmostEqual(self.rest(), length // SECOND, delta=5)

    def test_nothing_is_said_before_it_is_known(self):
        said = []
        self.call('Breaks.Take', '(s)', 'cat-cow')
        subscription = self.desktop.connection.signal_subscribe(
            None, 'org.freedesktop.DBus.Properties', 'PropertiesChanged', harness.SERVICE_PATH, None,
            harness.Gio.DBusSignalFlags.NONE, lambda *signal: said.append(signal[5].unpack()[1].get('State')))
        self.addCleanup(self.desktop.connection.signal_unsubscribe, subscription)
        self.restart()
        self.wait_until(lambda: 'in-break' in said, 'the state to be told')
        self.assertNotIn('off', said)

    def test_quitting_keeps_as_much(self):
        self.start_heat()
        self.call('Breaks.Pause', '(x)', 30 * MINUTE)
        before = self.get('Therapy.Deadline'), self.get('Breaks.Deadline')
        self.end_service()
        self.start_service()
        self.assertEqual((self.get('Therapy.Deadline'), self.get('Breaks.Deadline')), before)

    def test_quitting_is_always_answered(self):
        """The answer must be out before the process is gone."""
        for _ in range(20):
            self.end_service()
            self.start_service()

    def test_a_term_signal_ends_it_well(self):
        self.service.terminate()
        self.wait_until(lambda: self.service.poll() is not None, 'the service to end')
        self.assertEqual(self.service.returncode, 0)

    def test_the_end_of_the_session_ends_it(self):
        self.desktop.session.process.kill()
        harness.turn_main_loop(lambda: self.service.poll() is not None, harness.DEADLINE_SECONDS)
        self.assertIsNotNone(self.service.poll(), 'the service outlives its session bus')


class FakeClockTest(harness.ServiceTest):
    """After minutes of sitting, with a clock that goes on over the restart."""

    def setUp(self):
        super().setUp()
        self.start_test_service()

    def restart(self, meanwhile=0):
        self.restart_test_service(meanwhile)

    def counts(self):
        return self.call('History.BreakCounts', '(xx)', 0, 2**33)[0]

    def test_time_worked(self):
        for minutes in (1, 7, 30):
            self.advance(minutes * MINUTE)
            worked, rest = self.worked(), self.rest()
            self.restart()
            self.assertEqual((self.worked(), self.rest(), self.state()), (worked, rest, 'active'))

    def test_in_the_warning(self):
        self.advance(44 * MINUTE + 30 * SECOND)
        self.restart()
        self.assertEqual((self.state(), self.worked(), self.rest()), ('warning', 44 * 60 + 30, 30))

    def test_when_due(self):
        self.advance(47 * MINUTE)
        server = self.start_notifications()
        self.restart()
        self.assertEqual(self.state(), 'due')
        self.advance(5 * MINUTE)
        server.wait_for()

    def test_in_a_snooze(self):
        self.advance(45 * MINUTE)
        self.call('Breaks.Snooze', '(x)', 10 * MINUTE)
        self.advance(4 * MINUTE)
        self.restart()
        self.assertEqual((self.state(), self.rest()), ('snoozed', 360))
        self.advance(6 * MINUTE)
        self.assertEqual(self.state(), 'due')

    def test_skips(self):
        self.advance(45 * MINUTE)
        self.call('Breaks.Skip')
        self.restart()
        self.assertEqual((self.state(), self.get('Breaks.Skips')), ('active', 1))

    def test_in_a_break_after_sitting(self):
        self.advance(45 * MINUTE)
        self.call('Breaks.Take', '(s)', '')
        self.advance(2 * MINUTE)
        self.restart()
        self.assertEqual((self.state(), self.rest()), ('in-break', 180))
        self.advance(3 * MINUTE)
        self.assertEqual((self.state(), self.worked()), ('active', 0))
        self.assertEqual(self.counts().get('taken'), 1)

    def test_alarm_of_heat_that_nobody_answered(self):
        self.call('Therapy.Start', '(a{sv})', {'kind': Variant('s', 'heat'), 'cloth': Variant('b', True)})
        self.advance(20 * MINUTE)
        self.assertEqual(self.get('Therapy.State'), 'ended')
        server = self.start_notifications()
        self.restart()
        self.assertEqual(self.get('Therapy.State'), 'ended')
        self.advance(MINUTE)
        self.assertIn('off', server.wait_for().title)

    def test_heat_that_ended_meanwhile_says_so_at_once(self):
        self.call('Therapy.Start', '(a{sv})', {'kind': Variant('s', 'heat'), 'cloth': Variant('b', True)})
        end = self.get('Therapy.Deadline')
        server = self.start_notifications()
        self.restart(30 * MINUTE)
        self.assertIn('off', server.wait_for().title)
        self.assertEqual((self.get('Therapy.State'), self.get('Therapy.Deadline')), ('ended', end))

    def test_pause_that_ended_meanwhile(self):
        self.advance(20 * MINUTE)
        self.call('Breaks.Pause', '(x)', 10 * MINUTE)
        self.restart(20 * MINUTE)
        self.assertNotEqual(self.state(), 'paused')

    def test_break_that_ended_meanwhile_is_in_history_once(self):
        self.advance(45 * MINUTE)
        self.call('Breaks.Take', '(s)', '')
        self.restart(10 * MINUTE)
        self.assertEqual(self.state(), 'active')
        self.assertEqual(self.counts().get('taken'), 1)
        self.restart()
        self.assertEqual(self.counts().get('taken'), 1)

    def test_killed_at_every_minute_of_an_hour(self):
        """Forty-five minutes of sitting, an offer, a snooze: killed every few minutes, nothing is lost or doubled."""
        for _ in range(9):
            self.advance(5 * MINUTE)
            self.restart()
        self.assertEqual((self.state(), self.worked()), ('due', 45 * 60))
        self.call('Breaks.Snooze', '(x)', 5 * MINUTE)
        self.restart()
        self.advance(5 * MINUTE)
        self.restart()
        self.assertEqual(self.state(), 'due')
        self.call('Breaks.Take', '(s)', '')
        for _ in range(4):
            self.advance(MINUTE)
            self.restart()
        self.advance(MINUTE)
        self.assertEqual((self.state(), self.worked()), ('active', 0))
        self.assertEqual(self.counts().get('taken'), 1)

    def go_back_to(self, state):
        """Killed after something was recorded, and before the state was saved."""
        self.kill_service()
        self.desktop.state_file.write_bytes(state)
        self.start_test_service()

    def test_killed_between_record_and_state(self):
        self.advance(45 * MINUTE)
        before = self.desktop.state_file.read_bytes()
        self.call('Breaks.Skip')
        self.go_back_to(before)
        self.call('Breaks.Skip')
        self.assertEqual(self.counts().get('skipped'), 1)
        self.restart(45 * MINUTE)
        self.advance(45 * MINUTE)
        self.call('Breaks.Skip')
        self.assertEqual(self.counts().get('skipped'), 2)

    def test_history(self):
        self.advance(45 * MINUTE)
        self.call('Breaks.Skip')
        before = self.call('History.BreakCounts', '(xx)', 0, 2**33)
        self.restart()
        self.assertEqual(self.call('History.BreakCounts', '(xx)', 0, 2**33), before)


class SecondStartTest(harness.ServiceTest):
    def start_second(self):
        return self.desktop.run([os.environ['RHOMBOID_SERVICE']])

    def test_hands_over_and_says_so(self):
        self.start_service()
        code, output, errors = self.start_second()
        self.assertEqual(code, 0)
        self.assertIn('already running', output + errors)
        self.assertIsNone(self.service.poll())

    def test_changes_nothing(self):
        """The second one must not touch what belongs to the first: tray, notifications, the state on the disk."""
        tray = self.start_tray()
        server = self.start_notifications()
        self.start_service()
        self.wait_until(lambda: tray.items, 'the icon')
        self.call('Therapy.Start', '(a{sv})', {'kind': Variant('s', 'heat'), 'cloth': Variant('b', True)})
        state = self.desktop.state_file.read_bytes()
        self.start_second()
        self.assertEqual(self.desktop.state_file.read_bytes(), state)
        self.assertEqual((len(tray.items), server.shown), (1, []))

    def test_two_at_the_same_moment(self):
        processes = [self.desktop.spawn([os.environ['RHOMBOID_SERVICE']], 'service') for _ in range(3)]
        self.desktop.wait_for_name(harness.SERVICE)
        self.wait_until(lambda: sum(process.poll() is None for process in processes) == 1, 'all but one to end')
        self.assertEqual(sorted(process.poll() or 0 for process in processes), [0, 0, 0])
        self.assertEqual(self.state(), 'active')

    def test_without_a_bus(self):
        code, _output, errors = self.desktop.run([os.environ['RHOMBOID_SERVICE']],
                                                 DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent')
        self.assertNotEqual(code, 0)
        self.assertIn('rhomboid-service', errors)


if __name__ == '__main__':
    harness.main()
