# SPDX-License-Identifier: GPL-3.0-or-later
"""A break that is due at a bad moment: it waits, says why, is offered once, and never pushes itself forward."""

import harness

SECOND, MINUTE = harness.SECOND, harness.MINUTE
MICROPHONE, FULL_SCREEN, DO_NOT_DISTURB = 1 << 0, 1 << 3, 1 << 5


class HoldTest(harness.ServiceTest):
    def setUp(self):
        super().setUp()
        self.server = self.start_notifications()
        self.start_test_service()
        self.wait_for('Desktop.Notifications', 'ready')

    def be_busy(self, kinds):
        self.fake('SetBusy', '(u)', kinds)

    def test_waits_says_why_and_is_offered_once(self):
        self.be_busy(MICROPHONE)
        self.advance(52 * MINUTE)
        self.assertEqual(self.state(), 'held')
        self.assertEqual(self.get('Breaks.WhyCode'), 'microphone')
        self.assertEqual(self.get('Breaks.Why'), 'Your microphone is in use, so the break waits')
        self.assertEqual(self.server.shown, [])
        self.be_busy(0)
        self.advance(30 * SECOND)
        self.assertEqual(self.state(), 'due')
        shown = self.server.wait_for()
        self.assertIn('52 min', shown.body)
        self.assertEqual(len(self.server.up()), 1)

    def test_past_the_cap_it_is_said_silently(self):
        self.be_busy(MICROPHONE)
        self.advance(105 * MINUTE)
        shown = self.server.wait_for()
        self.assertEqual(shown.title, 'Your break waits')
        self.assertEqual(shown.body, 'You have sat for 1 h 45 min. Your microphone is in use, so the break waits.')
        self.assertEqual((shown.hints.get('urgency'), shown.hints.get('suppress-sound')), (0, True))
        self.advance(60 * MINUTE)
        self.assertEqual(len(self.server.up()), 1)
        self.be_busy(0)
        self.advance(30 * SECOND)
        self.wait_until(lambda: shown.id in self.server.closed, 'the note to be withdrawn')
        self.assertEqual(self.server.wait_for(2).title, 'Time to move')

    def test_offered_silently_and_answered(self):
        self.be_busy(FULL_SCREEN)
        self.advance(45 * MINUTE)
        self.assertEqual((self.state(), self.get('Breaks.WhyCode')), ('due', 'quiet'))
        shown = self.server.wait_for()
        self.assertEqual((shown.title, shown.hints.get('urgency')), ('Time to move', 0))
        self.server.press(shown.id, shown.action('Start'))
        self.wait_for('Breaks.State', 'in-break')
        self.wait_until(lambda: shown.id in self.server.closed, 'the note to be withdrawn')

    def test_a_held_break_wakes_twice_a_minute(self):
        self.be_busy(DO_NOT_DISTURB)
        self.advance(46 * MINUTE)
        before = self.fake('GetAlarms')[0]
        self.advance(10 * MINUTE)
        self.assertEqual(self.get('Breaks.WhyCode'), 'do-not-disturb')
        self.assertLessEqual(self.fake('GetAlarms')[0] - before, 2 * 10)

    def test_killed_while_held(self):
        """Nothing is in the way any more when it comes back: it is offered, with all that was sat."""
        self.be_busy(MICROPHONE)
        self.advance(60 * MINUTE)
        self.restart_test_service()
        self.wait_for('Breaks.State', 'due')
        self.assertEqual(self.worked(), 60 * 60)
        self.assertIn('1 h', self.server.wait_for().body)


class NudgeTest(harness.ServiceTest):
    def test_posture(self):
        server = self.start_notifications()
        self.set_setting('posture-nudges', 'true')
        self.start_test_service()
        self.wait_for('Desktop.Notifications', 'ready')
        self.advance(20 * MINUTE)
        first = server.wait_for()
        self.assertEqual((first.hints.get('urgency'), first.hints.get('transient')), (0, True))
        self.advance(20 * MINUTE)
        second = server.wait_for(2)
        self.assertNotEqual(first.body, second.body, 'another one each time')
        self.advance(4 * MINUTE)
        self.wait_until(lambda: second.id in server.closed, 'none to stay when a break is near')


if __name__ == '__main__':
    harness.main()
