# SPDX-License-Identifier: GPL-3.0-or-later
"""The prompt as a small window: there in time, in nobody's way, answered by keyboard."""
import os
import pathlib
import sys
import tempfile
import unittest

import desk  # first: it finds the others
import live

TITLE = 'Time to Move'

# The service takes a window for lost that has not come by then.
LATEST_S = 3
DEAF_S = 1.0


class Prompt(desk.DeskTest):
    def setUp(self):
        super().setUp()
        self.session.set_setting('prompt-style', 'window')

    def wait_prompt(self):
        self.become_due()
        return self.wait_window(TITLE)

    def answer(self, key, state):
        """Presses a key of the window until it is obeyed: it may still be deaf."""
        self.focus(TITLE)
        self.press_until(key, lambda: self.state() == state, f'{key} to be obeyed')

    def test_comes_in_time(self):
        self.start_real_service()
        self.session.end(self.service)
        self.session.age_state(lambda state: live.set_worked(state, desk.INTERVAL - 3 * live.SECOND))
        self.start_real_service()
        self.wait_until(lambda: self.session.owner_pid(live.APP), 'the window program, made ready')
        self.assertEqual((self.state(), self.windows(TITLE)), ('warning', []))
        moment = self.session.get('Breaks', 'Deadline')
        self.wait_window(TITLE)
        self.assertLess(abs(live.boottime_usec() - moment), LATEST_S * live.SECOND)
        self.wait_text('You have sat for 45 min')
        self.picture('prompt')

    def test_leaves_the_focus_to_who_types(self):
        with tempfile.TemporaryDirectory() as folder:
            paper = pathlib.Path(folder) / 'paper'
            self.session.start([sys.executable, str(pathlib.Path(__file__).with_name('typewriter.py')), str(paper)], GTK_A11Y='none')
            window = self.focus('Typewriter')
            self.press_until('x', paper.exists, 'the first letter')
            before = paper.read_text()

            self.start_service()
            self.advance(desk.INTERVAL - live.MINUTE)
            letters = 'abcdefghij'
            for letter in letters[:5]:
                desk.keys(letter)
            self.advance(live.MINUTE)
            for letter in letters[5:]:
                desk.keys(letter)
            self.wait_window(TITLE)
            live.wait_still(2)
            desk.keys('k')
            self.wait_until(lambda: paper.read_text() == before + letters + 'k', 'every letter where it was meant')
            self.assertEqual(desk.active_window(), window)
            self.picture('beside')
            self.assertEqual(self.state(), 'due')

    def test_is_deaf_at_first(self):
        self.start_service()
        for _attempt in range(8):
            self.become_due()
            began = desk.now()
            window = self.wait_window(TITLE)
            live.say('xdotool', 'windowactivate', '--sync', window)
            desk.keys('alt+s')
            # On a busy machine the key may have come too late to say anything.
            if desk.now() - began < DEAF_S - 0.3:
                break
            self.session.ask('Breaks', 'Skip')
            self.wait_no_window(TITLE)
        else:
            self.fail('this machine is too slow for a key within the first second')
        live.wait_until(lambda: desk.now() - began > DEAF_S or self.state() != 'due', 'the end of the first second')
        self.assertEqual(self.state(), 'due')
        self.answer('alt+s', 'in-break')

    def test_start_leads_to_the_player(self):
        self.start_service()
        self.wait_prompt()
        self.answer('alt+s', 'in-break')
        self.wait_no_window(TITLE)
        self.wait_text('Get ready')

    def test_shorter(self):
        self.start_service()
        self.wait_prompt()
        self.answer('alt+o', 'in-break')
        self.assertEqual(self.rest(), 60)

    def test_snooze(self):
        self.start_service()
        self.wait_prompt()
        self.answer('alt+1', 'snoozed')
        self.assertEqual(self.rest(), 10 * 60)
        self.wait_no_window(TITLE)

    def test_third_skip_wants_holding(self):
        self.start_service()
        for skips in (1, 2):
            self.wait_prompt()
            self.answer('alt+k', 'active')
            self.wait_no_window(TITLE)
            self.assertEqual(self.session.get('Breaks', 'Skips'), skips)
        self.wait_prompt()
        self.focus(TITLE)
        self.tab_to('button', 'Hold to Skip')
        self.picture('hold')
        desk.keys('space')
        self.assertEqual(self.state(), 'due')
        began = desk.now()
        live.say('xdotool', 'keydown', 'space')
        self.addCleanup(live.say, 'xdotool', 'keyup', 'space')
        self.wait_state('active')
        self.assertGreaterEqual(desk.now() - began, 0.9)
        self.wait_no_window(TITLE)

    def test_grows_out_of_ignored_notifications(self):
        self.session.set_setting('prompt-style', 'notification')
        self.start_service()
        self.become_due()
        self.wait_until(lambda: live.visible_windows('--class', 'xfce4-notifyd'), 'the notification')
        self.advance_to_deadline()
        self.assertEqual(self.windows(TITLE), [])
        self.advance_to_deadline()
        self.wait_window(TITLE)
        self.wait_until(lambda: not live.visible_windows('--class', 'xfce4-notifyd'), 'no notification beside it')


if __name__ == '__main__':
    sys.exit(unittest.main())
