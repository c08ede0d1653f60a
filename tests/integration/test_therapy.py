# SPDX-License-Identifier: GPL-3.0-or-later
"""Heat and ice from the first pack to the last answer, as the desktop and other programs see it."""

import stat

import harness
from harness import GLib, HOUR, MINUTE, SECOND

Variant = GLib.Variant
EVER = (0, 1 << 40)


class TherapyTest(harness.ServiceTest):
    def setUp(self):
        super().setUp()
        self.sound_log = self.desktop.folder / 'sound.log'
        self.set_sound('exit 0')

    # Words for the desktop

    def set_sound(self, ending):
        """A stand-in for what plays the alarm, which notes how it was called."""
        program = self.desktop.folder / 'sound'
        program.write_text(f'#!/bin/sh\necho "$*" >> {self.sound_log}\n{ending}\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        self.desktop.env['RHOMBOID_SOUND'] = str(program)

    def sounds(self):
        lines = self.sound_log.read_text().splitlines() if self.sound_log.exists() else []
        return [line for line in lines if '--loudness' in line]

    def start_desktop(self):
        self.server = self.start_notifications()
        self.ui = harness.FakeUi(self.desktop)
        self.window = self.ui.start()
        self.start_test_service()
        self.wait_for('Desktop.Notifications', 'ready')

    def press(self, title, label):
        """A button of the notification of that title, which is up."""
        def find():
            return [shown for shown in self.server.shown if shown.title == title and shown.id in self.server.up()]
        self.wait_until(find, f'“{title}”')
        shown = find()[-1]
        self.server.press(shown.id, shown.action(label))

    def titles(self):
        return [shown.title for shown in self.server.shown]

    # Words for a pack

    def options(self, kind='heat', minutes=None, cloth=True, **more):
        values = {'kind': Variant('s', kind), 'cloth': Variant('b', cloth)}
        if minutes:
            values['length'] = Variant('x', minutes * MINUTE)
        for name, words in more.items():
            values[name] = Variant('as', words) if isinstance(words, list) else Variant('s', words)
        return values

    def lay(self, *arguments, **more):
        self.call('Therapy.Start', '(a{sv})', self.options(*arguments, **more))

    def refuse(self, error, *arguments, **more):
        return self.refused(error, 'Therapy.Start', '(a{sv})', self.options(*arguments, **more))

    def applications(self):
        return self.call('History.Applications', '(xx)', *EVER)[0]

    def assert_state(self, state):
        self.assertEqual(self.get('Therapy.State'), state)


class AnswerTest(TherapyTest):
    def setUp(self):
        super().setUp()
        self.start_desktop()

    def test_looks_fine(self):
        self.lay(minutes=15)
        self.advance(5 * MINUTE)
        self.press('Look at your skin', 'Looks fine')
        self.wait_for('Therapy.State', 'running')
        self.wait_until(lambda: not self.server.up(), 'the question to go')
        self.advance(3 * MINUTE)
        self.assert_state('checking')
        self.assertEqual((self.get('Therapy.ChecksAsked'), self.get('Therapy.ChecksAnswered')), (2, 1))

    def test_question_is_asked_again_after_a_restart(self):
        self.lay(minutes=15)
        self.advance(5 * MINUTE)
        self.wait_until(lambda: 'Look at your skin' in self.titles(), 'the question')
        self.restart_test_service()
        self.wait_until(lambda: self.titles().count('Look at your skin') == 2, 'the question anew')
        self.press('Look at your skin', 'Looks fine')
        self.wait_for('Therapy.State', 'running')

    def test_skin_not_fine(self):
        self.lay('ice', 15)
        self.advance(5 * MINUTE)
        self.press('Look at your skin', 'Stop')
        self.wait_for('Therapy.State', 'idle')
        row, = self.applications()
        self.assertEqual((row[0], row[6], row[7:]), ('ice', 300, (1, 1, 'skin')))

    def test_look_not_taken_is_asked_for_again_at_the_end(self):
        self.lay(minutes=10)
        self.advance(10 * MINUTE)
        self.wait_until(lambda: 'Take the heat off' in self.titles(), 'the alarm')
        self.assertIn('nobody has looked', self.server.shown[-1].body)
        self.assertGreater(self.get('Therapy.Check'), 0)
        self.call('Therapy.Acknowledge')
        self.assertEqual(self.applications()[0][7:], (0, 1, 'done'))

    def test_pause_too_long_is_told_apart(self):
        self.lay('ice', 10)
        self.advance(3 * MINUTE)
        self.call('Therapy.Pause')
        self.advance(15 * MINUTE)
        self.assert_state('ended')
        self.assertEqual(self.get('Therapy.Remaining'), 7 * MINUTE)
        self.wait_until(lambda: 'Is the ice off?' in self.titles(), 'the question')
        self.call('Therapy.Stop')
        self.assertEqual(self.get('Therapy.Remaining'), 0)

    def test_alarm_grows_until_answered(self):
        self.lay(minutes=10)
        self.advance(10 * MINUTE)
        self.wait_until(self.sounds, 'the sound')
        for _ in range(6):
            heard = len(self.sounds())
            # What still plays is not played over.
            self.wait_until(lambda n=heard: (self.advance(20 * SECOND), len(self.sounds()) > n)[1], 'the next sound')
        loudness = [int(line.split()[1]) for line in self.sounds()]
        self.assertEqual(loudness, sorted(loudness))
        self.assertLess(loudness[0], 60)
        self.assertEqual(loudness[-1], 100)
        shown = self.server.shown[-1]
        self.assertEqual(shown.hints.get('urgency'), 2)
        self.wait_until(lambda: ['heat-ice'] == [call[0] for call in self.ui.calls()], 'the window')
        self.press('Take the heat off', 'It is off')
        self.wait_for('Therapy.State', 'idle')
        self.wait_until(lambda: shown.id in self.server.closed, 'the alarm to be withdrawn')
        heard = len(self.sounds())
        self.advance(5 * MINUTE)
        self.assertEqual(len(self.sounds()), heard)

    def test_silence_for_ten_minutes_is_noted(self):
        self.lay('ice', 10)
        self.advance(20 * MINUTE - SECOND)
        self.assertFalse(self.get('Therapy.Unanswered'))
        self.advance(SECOND)
        self.assertTrue(self.get('Therapy.Unanswered'))
        self.assertEqual(self.applications()[0][4], 0)
        self.advance(HOUR)
        self.assert_state('ended')
        self.call('Therapy.Acknowledge')
        row, = self.applications()
        self.assertEqual(row[4] - row[3], 70 * 60)

    def test_after_heat_a_gentle_card(self):
        self.lay(minutes=10)
        self.advance(10 * MINUTE)
        self.call('Therapy.Acknowledge')
        self.assertEqual(self.get('Therapy.Offer'), 'shoulder-rolls')
        self.press('Move gently', 'Show me how')
        self.wait_until(lambda: ['play', ['shoulder-rolls']] in [list(call[:2]) for call in self.ui.calls()], 'the card')

    def test_after_heat_not_a_hidden_card(self):
        self.set_setting('hidden-cards', "['shoulder-rolls']")
        self.lay(minutes=10)
        self.advance(10 * MINUTE)
        self.call('Therapy.Acknowledge')
        self.assertEqual(self.get('Therapy.Offer'), 'seated-twist')

    def test_after_ice_wait(self):
        self.lay('ice', 10)
        self.advance(10 * MINUTE)
        self.call('Therapy.Acknowledge')
        self.assertEqual(self.get('Therapy.Offer'), '')
        self.wait_until(lambda: 'Wait before you stretch' in self.titles(), 'the advice')

    def test_by_turns(self):
        self.lay('alternate', 10)
        for phase, pack in enumerate(('ice', 'heat', 'ice'), 1):
            self.assertEqual((self.get('Therapy.Phase'), self.get('Therapy.Pack')), (phase, pack))
            self.advance(10 * MINUTE)
            self.press(f'Take the {pack} off', 'It is off')
            if phase == 3:
                break
            self.wait_for('Therapy.State', 'between')
            self.refused('NotNow', 'Therapy.Next', '(b)', True)
            self.advance(5 * MINUTE)
            self.refused('NoCloth', 'Therapy.Next', '(b)', False)
            self.press(f'{"Heat" if pack == "ice" else "Ice"} comes next', 'It is on, in its cloth')
            self.wait_for('Therapy.State', 'running')
        self.wait_for('Therapy.State', 'idle')
        row, = self.applications()
        self.assertEqual((row[0], row[5], row[6], row[9]), ('alternate', 1800, 1800, 'done'))


class RuleTest(TherapyTest):
    """What is refused, and what is only asked: an error of its own for each."""

    def setUp(self):
        super().setUp()
        self.start_test_service()

    def test_range_and_cloth(self):
        self.assertIn('20 minutes', self.refuse('OutOfRange', 'ice', 21))
        self.refuse('OutOfRange', 'heat', 31)
        self.refuse('OutOfRange', 'alternate', 9)
        self.refuse('NoCloth', cloth=False)
        self.refuse('Unknown', region='nose')
        self.refuse('Unknown', began='long ago')
        self.refuse('Unknown', confirmed=['everything'])
        self.refuse('Unknown', 'lava')
        self.assert_state('idle')

    def test_long_heat(self):
        self.assertIn('20 min', self.refuse('AskLong', 'heat', 25))
        self.lay('heat', 25, confirmed=['past-20'])

    def test_extending(self):
        self.lay('heat', 20)
        self.refused('AskLong', 'Therapy.Extend', '(xb)', 5 * MINUTE, False)
        self.call('Therapy.Extend', '(xb)', 5 * MINUTE, True)
        self.refused('OutOfRange', 'Therapy.Extend', '(xb)', 6 * MINUTE, True)
        self.call('Therapy.Stop')
        self.lay('ice', 10, region='neck')
        self.refused('NotExtendable', 'Therapy.Extend', '(xb)', MINUTE, True)

    def test_fresh_injury(self):
        self.assertIn('48 hours', self.refuse('AskFreshInjury', 'heat', 15, began='fresh'))
        self.lay('ice', 15, began='fresh')
        self.call('Therapy.Stop')
        self.lay('heat', 15, began='fresh', confirmed=['fresh-injury-heat'])

    def test_rest(self):
        self.lay('ice', 10)
        self.advance(2 * MINUTE)
        self.call('Therapy.Stop')
        off = self.now()
        self.assertEqual(self.get('Therapy.Rests'), {'upper-back': (off + 45 * MINUTE, off + 2 * HOUR)})
        self.assertIn('45 min', self.refuse('Resting', confirmed=['rest-short']))
        self.advance(45 * MINUTE)
        self.assertIn('2 h', self.refuse('AskShortRest'))
        self.lay('heat', 10, region='neck')
        self.call('Therapy.Stop')
        self.lay(confirmed=['rest-short'])

    def test_rest_is_over(self):
        self.lay('ice', 10)
        self.advance(2 * MINUTE)
        self.call('Therapy.Stop')
        self.advance(2 * HOUR)
        self.assertEqual(self.get('Therapy.Rests'), {})
        self.lay()

    def test_health_not_asked_yet(self):
        self.set_setting('health-asked', 'false')
        self.wait_for('Therapy.CapWhy', 'not-asked')
        self.assertIn('10 min', self.refuse('OverCap', 'ice', 15))
        self.lay()
        self.assertEqual(self.get('Therapy.Planned'), 10 * MINUTE)

    def test_conditions_cap_what_is_on(self):
        self.lay('heat', 15)
        self.advance(12 * MINUTE)
        self.set_setting('health-conditions', "['diabetes']")
        self.wait_for('Therapy.State', 'ended')
        self.assertEqual((self.get('Therapy.Cap'), self.get('Therapy.CapWhy')), (10 * MINUTE, 'conditions'))

    def test_sound_is_known_before_the_start(self):
        self.assertEqual(self.get('Therapy.Sound'), 'ready')
        self.set_sound('exit 1')
        self.call('Therapy.Prepare')
        self.wait_for('Therapy.Sound', 'failed')
        self.set_setting('sound-enabled', 'false')
        self.wait_for('Therapy.Sound', 'off')

    def test_sound_is_known_before_the_end(self):
        self.set_sound('exit 1')
        self.lay()
        self.wait_for('Therapy.Sound', 'failed')


class BreakTest(TherapyTest):
    """Under a pack nobody is told to stand up, and nobody is taking a break."""

    def setUp(self):
        super().setUp()
        self.start_test_service()

    def test_break_waits_for_the_end(self):
        self.advance(40 * MINUTE)
        self.lay(minutes=15)
        self.advance(10 * MINUTE)
        self.assertEqual((self.get('Breaks.State'), self.get('Breaks.WhyCode')), ('held', 'heat-or-ice'))
        self.advance(5 * MINUTE)
        self.assertEqual(self.get('Breaks.State'), 'held')
        self.call('Therapy.Acknowledge')
        self.wait_for('Breaks.State', 'due')

    def test_sitting_still_is_no_break(self):
        self.advance(20 * MINUTE)
        worked = self.worked()
        self.lay(minutes=15)
        self.absence('idle')
        self.advance(15 * MINUTE)
        self.call('Therapy.Stop')
        self.absence('none')
        self.assertGreaterEqual(self.worked(), worked)

    def test_break_does_not_wait_for_ever(self):
        self.lay(minutes=10)
        self.advance(10 * MINUTE + HOUR)
        self.assert_state('ended')
        self.assertNotEqual(self.get('Breaks.WhyCode'), 'heat-or-ice')


class DamageTest(TherapyTest):
    def test_lost_state_shortens_no_rest(self):
        self.lose_state_after_answer(0)

    def test_lost_state_shortens_no_rest_after_a_late_answer(self):
        self.lose_state_after_answer(3 * HOUR)

    def lose_state_after_answer(self, late):
        self.start_test_service()
        self.lay(minutes=10)
        self.advance(10 * MINUTE + late)
        self.call('Therapy.Acknowledge')
        rests = self.get('Therapy.Rests')
        elapsed = self.now() - self.fake_start
        self.kill_service()
        self.desktop.state_file.write_text('{"therapy": {"state": "running"}}')
        self.desktop.env['RHOMBOID_TEST_ELAPSED'] = str(elapsed)
        self.start_test_service()
        for moment, before in zip(self.get('Therapy.Rests')['upper-back'], rests['upper-back']):
            self.assertAlmostEqual(moment, before, delta=SECOND)
        self.refuse('Resting')
        self.assertTrue(any('take it off' in problem for problem in self.get('Desktop.Problems')))


class SleepTest(TherapyTest):
    def test_end_slept_through(self):
        self.start_desktop()
        self.lay(minutes=15)
        self.suspend(3 * HOUR)
        self.assert_state('ended')
        self.wait_until(lambda: self.server.shown, 'the alarm')
        self.assertIn('2 h 45 min ago', self.server.shown[-1].body)
        self.assertNotIn('Look at your skin', self.titles())


if __name__ == '__main__':
    harness.main()
