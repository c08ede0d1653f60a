# SPDX-License-Identifier: GPL-3.0-or-later
"""Heat and ice while what they rely on is missing, dies or hangs, in every state.

Whatever fails: the next end is told by all that is left, the answer counts, and
the application is recorded once.
"""

import os
import signal

import harness
import test_therapy
from harness import HOUR, MINUTE

SOUND, NOTIFICATION, WINDOW = 'sound', 'notification', 'window'
ALL = {SOUND, NOTIFICATION, WINDOW}


class FaultTest(test_therapy.TherapyTest):
    # What leads from nothing to a state, and from there to the next alarm. Packs by turns come by every state.
    REACH = {
        'idle': [],
        'running': ['lay'],
        'checking': ['lay', 'five'],
        'paused': ['lay', 'pause'],
        'ended': ['lay', 'ten'],
        'between': ['lay', 'ten', 'off'],
        'ready': ['lay', 'ten', 'off', 'five'],
    }
    GO_ON = {
        'idle': ['lay', 'ten'],
        'running': ['ten'],
        'checking': ['five'],
        'paused': ['resume', 'ten'],
        'ended': ['five'],
        'between': ['five', 'next', 'ten'],
        'ready': ['next', 'ten'],
    }

    def setUp(self):
        super().setUp()
        self.set_setting('breaks-enabled', 'false')

    def do(self, step):
        if step == 'lay':
            self.lay('alternate', 10)
        elif step == 'five':
            self.advance(5 * MINUTE)
        elif step == 'ten':
            self.advance(10 * MINUTE)
        elif step == 'next':
            self.call('Therapy.Next', '(b)', True)
        else:
            self.call('Therapy.' + {'pause': 'Pause', 'resume': 'Resume', 'off': 'Acknowledge'}[step])

    def told(self):
        """How often each has told of an end."""
        return {SOUND: len(self.sounds()),
                NOTIFICATION: len([title for title in self.titles() if title.startswith('Take the')]),
                WINDOW: self.ui.actions().count('heat-ice')}

    def assert_told(self, before, by):
        for channel in sorted(by):
            # What still plays is not played over, and what failed is told again; so time goes on.
            self.wait_until(lambda c=channel: (self.advance(MINUTE), self.told()[c] > before[c])[1], f'the {channel}')

    def assert_recorded(self, count):
        rows = self.applications()
        self.assertEqual(len(rows), count)
        self.assertEqual(rows[0][0], 'alternate')

    def go_through(self, fail, mend, left=ALL, recorded=True):
        """In each state in turn: it fails, the rest is told, and it is mended."""
        for count, state in enumerate(self.REACH, 1):
            with self.subTest(state=state):
                for step in self.REACH[state]:
                    self.do(step)
                self.assert_state(state)
                fail()
                self.assert_state(state)
                before = self.told()
                for step in self.GO_ON[state]:
                    self.do(step)
                self.assert_state('ended')
                self.assert_told(before, left)
                self.call('Therapy.Stop')
                self.assert_state('idle')
                if recorded:
                    self.assert_recorded(count)
            mend()
            self.advance(3 * HOUR)


class DyingTest(FaultTest):
    """What was there."""

    def setUp(self):
        super().setUp()
        self.logind = self.start_logind() and self.desktop.processes[-1]
        self.tray = self.start_tray()
        self.start_desktop()

    def test_service(self):
        self.go_through(self.restart_test_service, lambda: None)

    def test_notification_server(self):
        self.go_through(self.server.kill, self.server.start, {SOUND, WINDOW})

    def test_notification_server_hangs(self):
        """While nothing is on its way to it: libnotify waits for an answer to what it has sent."""
        titles = {'checking': 'Look at your skin', 'ended': 'Take the ice off', 'ready': 'Heat comes next'}

        def is_quiet():
            last = {shown.id: shown.title for shown in self.server.shown if shown.id in self.server.up()}
            return list(last.values()) == [titles[state] for state in [self.get('Therapy.State')] if state in titles]

        def hang():
            self.wait_until(is_quiet, 'the notifications to settle')
            self.server.hang()

        def wake():
            self.server.wake()
            self.wait_for('Desktop.Notifications', 'ready')
            self.wait_until(is_quiet, 'the notifications to settle')
        self.go_through(hang, wake, {SOUND, WINDOW})

    def test_window(self):
        def kill():
            self.window.kill()
            self.window.wait()

        def mend():
            self.window = self.ui.start()
        self.go_through(kill, mend, {SOUND, NOTIFICATION})

    def test_sound_fails(self):
        self.go_through(lambda: self.set_sound('exit 1'), lambda: self.set_sound('exit 0'))

    def test_sound_goes(self):
        program = self.desktop.env['RHOMBOID_SOUND']
        self.go_through(lambda: os.unlink(program), lambda: self.set_sound('exit 0'), {NOTIFICATION, WINDOW})

    def test_sound_hangs(self):
        self.go_through(lambda: self.set_sound('exec sleep 1000'), lambda: self.set_sound('exit 0'), {NOTIFICATION, WINDOW})

    def test_logind(self):
        def kill():
            self.logind.send_signal(signal.SIGKILL)
            self.logind.wait()
        self.go_through(kill, lambda: None)

    def test_tray(self):
        self.go_through(self.tray.die, self.tray.start)

    def test_history(self):
        self.go_through(lambda: self.desktop.history_file.write_bytes(b'not a database'), lambda: None, recorded=False)

    def test_saved_state(self):
        """Where nothing can be saved, time goes on; it is said."""
        folder = self.desktop.state_file.parent

        def fail():
            folder.rename(folder.with_name('gone'))
            folder.write_text('no folder')

        def mend():
            folder.unlink()
            folder.with_name('gone').rename(folder)
        self.go_through(fail, mend)
        self.assertTrue(any('cannot be saved' in problem for problem in self.get('Desktop.Problems')))


class MissingTest(FaultTest):
    """What was never there."""

    def setUp(self):
        super().setUp()
        self.server = harness.NotificationServer(self.desktop, capabilities='actions body sound')
        self.ui = harness.FakeUi(self.desktop)

    def test_only_a_window(self):
        self.ui.start()
        self.desktop.env['RHOMBOID_SOUND'] = '/nonexistent'
        self.start_test_service()
        self.assertEqual((self.get('Desktop.Notifications'), self.get('Therapy.Sound')), ('none', 'none'))
        self.go_through(lambda: None, lambda: None, {WINDOW})

    def test_window_asks_for_the_look(self):
        self.ui.start()
        self.start_test_service()
        self.lay(minutes=15)
        self.advance(5 * MINUTE)
        self.wait_until(lambda: self.ui.actions() == ['heat-ice'], 'the window')

    def test_only_a_sound(self):
        self.start_test_service()
        self.go_through(lambda: None, lambda: None, {SOUND})

    def test_only_notifications(self):
        self.server.start()
        self.desktop.env['RHOMBOID_SOUND'] = '/nonexistent'
        self.start_test_service()
        self.wait_for('Desktop.Notifications', 'ready')
        self.go_through(lambda: None, lambda: None, {NOTIFICATION})
        shown = [shown for shown in self.server.shown if shown.title.startswith('Take the')]
        self.assertEqual(shown[0].hints.get('sound-name'), 'alarm-clock-elapsed')


if __name__ == '__main__':
    harness.main()
