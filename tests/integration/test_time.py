# SPDX-License-Identifier: GPL-3.0-or-later
"""Time that jumps: sleep of the machine, a clock that is set, DST, another zone. Nothing moves a break wrongly."""

import datetime

import harness

SECOND, MINUTE, HOUR = harness.SECOND, harness.MINUTE, harness.HOUR
UTC = datetime.timezone.utc


def wall(text):
    """Wall microseconds of a UTC time."""
    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * SECOND


class TimeTest(harness.ServiceTest):
    def setUp(self):
        super().setUp()
        self.start_test_service()

    def counts(self):
        return self.call('History.BreakCounts', '(xx)', 0, 2**33)[0]

    def assert_rest(self, seconds, member='Breaks.Deadline'):
        self.assertEqual(self.rest(member), seconds)

    def set_wall(self, text):
        self.fake('SetWall', '(s)', text + 'Z')

    def set_zone(self, name):
        self.fake('SetZone', '(s)', name)


class SuspendTest(TimeTest):
    def test_eight_hours_while_sitting_are_a_natural_break(self):
        self.advance(20 * MINUTE)
        self.suspend(8 * HOUR)
        self.wait_for('Breaks.State', 'active')
        self.assertEqual(self.worked(), 0)
        self.assert_rest(45 * 60)
        self.assertEqual(self.counts().get('natural'), 1)

    def test_two_minutes_are_neither_sitting_nor_a_break(self):
        self.advance(20 * MINUTE)
        self.absence('asleep')
        self.suspend(2 * MINUTE)
        self.absence('none')
        self.wait_for('Breaks.State', 'active')
        self.assertEqual(self.worked(), 20 * 60)
        self.assert_rest(25 * 60)
        self.assertEqual(self.counts().get('natural', 0), 0)

    def test_two_minutes_that_nobody_announced(self):
        self.advance(20 * MINUTE)
        self.suspend(2 * MINUTE)
        self.advance(25 * MINUTE - SECOND)
        self.assertEqual(self.state(), 'warning')
        self.advance(SECOND)
        self.assertEqual(self.state(), 'due')
        self.assertEqual(self.counts().get('natural', 0), 0)

    def test_eight_hours_when_a_break_is_due(self):
        self.advance(46 * MINUTE)
        self.assertEqual(self.state(), 'due')
        self.suspend(8 * HOUR)
        self.wait_for('Breaks.State', 'active')
        self.assert_rest(45 * 60)

    def test_eight_hours_in_a_break(self):
        self.call('Breaks.Take', '(s)', '')
        self.suspend(8 * HOUR)
        self.wait_for('Breaks.State', 'active')
        self.assert_rest(45 * 60)
        self.assertEqual(self.counts().get('taken'), 1)

    def test_eight_hours_in_a_pause_of_one(self):
        self.call('Breaks.Pause', '(x)', HOUR)
        self.suspend(8 * HOUR)
        self.wait_for('Breaks.State', 'active')
        self.assert_rest(45 * 60)

    def test_eight_hours_in_a_pause_without_end(self):
        self.call('Breaks.Pause', '(x)', 0)
        self.suspend(8 * HOUR)
        self.assertEqual(self.state(), 'paused')

    def test_eight_hours_with_heat_on(self):
        server = self.start_notifications()
        self.wait_for('Desktop.Notifications', 'ready')
        self.call('Therapy.Start', '(a{sv})', {'kind': harness.GLib.Variant('s', 'heat'),
                                              'cloth': harness.GLib.Variant('b', True)})
        end = self.get('Therapy.Deadline')
        self.suspend(8 * HOUR)
        self.wait_for('Therapy.State', 'ended')
        self.assertEqual(self.get('Therapy.Deadline'), end)
        self.assertIn('off', server.wait_for().title)


class WallTest(TimeTest):
    def check_step(self, text, why):
        self.set_wall('2026-03-02T12:00:00')
        self.advance(20 * MINUTE)
        deadline = self.get('Breaks.Deadline')
        self.set_wall(text)
        self.wait_for('Breaks.Why', why)
        self.assertEqual(self.get('Breaks.Deadline'), deadline)
        self.assertEqual(self.worked(), 20 * 60)
        self.advance(25 * MINUTE - SECOND)
        self.assertNotEqual(self.state(), 'due')
        self.advance(SECOND)
        self.assertEqual(self.state(), 'due')

    def test_three_hours_forward(self):
        self.check_step('2026-03-02T15:20:00', 'Next break at 15:45')

    def test_three_hours_back(self):
        self.check_step('2026-03-02T09:20:00', 'Next break at 09:45')

    def test_heat_keeps_its_length(self):
        self.call('Therapy.Start', '(a{sv})', {'kind': harness.GLib.Variant('s', 'heat'),
                                              'cloth': harness.GLib.Variant('b', True)})
        self.set_wall('2026-03-02T15:00:00')
        self.wait_for('Therapy.Why', 'Heat until 15:15')
        self.assert_rest(15 * 60, 'Therapy.Deadline')

    def test_a_pause_until_a_time_of_day_follows_the_clock(self):
        self.set_wall('2026-03-02T12:00:00')
        self.call('Breaks.PauseUntil', '(x)', wall('2026-03-02T13:00:00') // SECOND)
        self.assert_rest(3600)
        self.set_wall('2026-03-02T09:00:00')
        self.wait_for('Breaks.State', 'paused')
        self.wait_until(lambda: self.rest() == 4 * 3600, 'the pause to follow the clock')
        self.set_wall('2026-03-02T15:00:00')
        self.wait_for('Breaks.State', 'active')

    def test_a_pause_for_a_length_does_not(self):
        self.call('Breaks.Pause', '(x)', HOUR)
        deadline = self.get('Breaks.Deadline')
        self.set_wall('2026-03-02T15:00:00')
        self.wait_until(lambda: '16:00' in self.get('Breaks.Why'), 'the new time of day')
        self.assertEqual((self.get('Breaks.Deadline'), self.state()), (deadline, 'paused'))


class ZoneTest(TimeTest):
    def check_day(self, start, why_before, why_after):
        """A break that is due on the other side of a change of the clocks comes after 45 min all the same."""
        self.set_zone('Europe/Berlin')
        self.set_wall(start)
        self.wait_for('Breaks.Why', why_before)
        self.assert_rest(45 * 60)
        self.advance(30 * MINUTE)
        self.assertEqual(self.get('Breaks.Why'), why_after)
        self.assertEqual(self.worked(), 30 * 60)
        self.advance(15 * MINUTE - SECOND)
        self.assertNotEqual(self.state(), 'due')
        self.advance(SECOND)
        self.assertEqual(self.state(), 'due')

    def test_clocks_go_forward(self):
        self.check_day('2026-03-29T00:40:00', 'Next break at 03:25', 'Next break at 03:25')

    def test_clocks_go_back(self):
        self.check_day('2026-10-25T00:40:00', 'Next break at 02:25', 'Next break at 02:25')

    def test_a_pause_over_the_night_the_clocks_go_forward(self):
        self.set_zone('Europe/Berlin')
        self.set_wall('2026-03-28T21:00:00')
        self.call('Breaks.PauseUntil', '(x)', wall('2026-03-29T05:00:00') // SECOND)
        self.assertIn('07:00', self.get('Breaks.Why'))
        self.advance(8 * HOUR - SECOND)
        self.assertEqual(self.state(), 'paused')
        self.advance(SECOND)
        self.assertEqual(self.state(), 'active')

    def test_another_zone(self):
        self.set_wall('2026-03-02T12:00:00')
        self.advance(20 * MINUTE)
        deadline = self.get('Breaks.Deadline')
        self.wait_for('Breaks.Why', 'Next break at 12:45')
        self.set_zone('Asia/Tokyo')
        self.wait_for('Breaks.Why', 'Next break at 21:45')
        self.assertEqual((self.get('Breaks.Deadline'), self.worked()), (deadline, 20 * 60))


if __name__ == '__main__':
    harness.main()
