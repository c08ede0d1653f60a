# SPDX-License-Identifier: GPL-3.0-or-later
"""What the service says unasked: where it is on a desktop without a tray, and what went wrong."""

import harness

SECOND = harness.SECOND


class FirstRunTest(harness.ServiceTest):
    def setUp(self):
        super().setUp()
        self.ui = harness.FakeUi(self.desktop)
        self.ui.start()

    def begin(self):
        self.start_test_service()
        self.set_setting('first-run-done', 'false')
        self.restart_test_service()

    def test_shows_itself_where_there_is_no_tray(self):
        self.begin()
        self.advance(9 * SECOND)
        self.assertEqual(self.ui.actions(), [])
        self.advance(1 * SECOND)
        self.wait_until(lambda: self.ui.actions() == ['today'], 'the window')

    def test_stays_in_the_tray(self):
        self.start_tray()
        self.begin()
        self.wait_for('Desktop.Tray', 'shown')
        self.advance(60 * SECOND)
        self.assertEqual(self.ui.actions(), [])

    def test_only_once(self):
        self.start_test_service()
        self.advance(60 * SECOND)
        self.assertEqual(self.ui.actions(), [])


class ProblemTest(harness.ServiceTest):
    def test_says_where_a_history_went(self):
        server = self.start_notifications()
        self.desktop.history_file.parent.mkdir(parents=True)
        self.desktop.history_file.write_bytes(b'not a database' * 100)
        self.start_service()
        self.wait_until(lambda: any('history' in shown.body for shown in server.shown), 'the notification')
        self.assertIn(self.get('History.SetAside'), server.shown[-1].body)


if __name__ == '__main__':
    harness.main()
