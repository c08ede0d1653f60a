# SPDX-License-Identifier: GPL-3.0-or-later
"""The prompt over all screens: it covers them, leads into the break, and is left by keyboard."""
import re
import sys
import unittest

import desk  # first: it finds the others
import live

TITLE = 'Break'
HOLD_S = 5


class Overlay(desk.DeskTest):
    def setUp(self):
        super().setUp()
        self.session.set_setting('prompt-style', 'overlay')

    def wait_overlay(self):
        self.start_service()
        self.become_due()
        return self.wait_window(TITLE)

    def size(self, window):
        text = live.say('xdotool', 'getwindowgeometry', window)
        return re.search(r'Geometry: (\d+x\d+)', text).group(1)

    def wait_full(self, window):
        screen = 'x'.join(live.say('xdotool', 'getdisplaygeometry').split())
        self.wait_until(lambda: self.size(window) == screen, f'a window as large as the screen, {screen}')

    def test_covers_the_screen(self):
        window = self.wait_overlay()
        self.wait_full(window)
        self.wait_text('Let Me Finish')
        self.picture('offer')
        # A window that says it is shown is no reason to notify.
        self.advance(5 * live.SECOND)
        self.assertEqual(live.visible_windows('--class', 'xfce4-notifyd'), [])

    def test_leads_into_the_break(self):
        self.wait_overlay()
        self.press_until('alt+s', lambda: self.state() == 'in-break', 'the break')
        self.wait_text('Get ready')
        self.wait_no_window(TITLE)
        self.wait_full(desk.active_window())
        self.picture('player')
        self.press_until('Escape', lambda: self.state() != 'in-break', 'the end of the break')

    def test_is_left_by_escape(self):
        self.wait_overlay()
        self.press_until('Escape', lambda: not self.windows(TITLE), 'no window')
        self.assertEqual(self.state(), 'due')

    def test_somebody_who_types_may_finish(self):
        self.wait_overlay()
        desk.keys('a')
        self.wait_no_window(TITLE)
        self.assertEqual(self.state(), 'due')

    def test_strict_is_left_by_holding_escape(self):
        self.session.set_setting('strict', 'true')
        self.wait_overlay()
        began = desk.now()
        live.say('xdotool', 'keydown', 'Escape')
        self.addCleanup(live.say, 'xdotool', 'keyup', 'Escape')
        self.wait_text('Keep holding Escape')
        self.picture('hold')
        self.wait_state('active')
        self.assertGreaterEqual(desk.now() - began, HOLD_S - 0.1)
        self.wait_no_window(TITLE)


if __name__ == '__main__':
    sys.exit(unittest.main())
