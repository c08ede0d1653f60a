# SPDX-License-Identifier: GPL-3.0-or-later
"""How a break is offered and answered: notification, its buttons, the window, and the one for the other."""

import harness

SECOND, MINUTE = harness.SECOND, harness.MINUTE


class PromptTest(harness.ServiceTest):
    def make_due(self):
        self.advance(45 * MINUTE)
        self.assertEqual(self.state(), 'due')

    def variant(self, **values):
        return {name: harness.GLib.Variant(code, value) for name, (code, value) in values.items()}


class NotificationTest(PromptTest):
    def setUp(self):
        super().setUp()
        self.server = self.start_notifications()
        self.start_test_service()
        self.wait_for('Desktop.Notifications', 'ready')

    def offer(self):
        """The notification of a break that has just become due."""
        self.make_due()
        return self.server.wait_for()

    def assert_withdrawn(self, notification):
        self.wait_until(lambda: notification.id in self.server.closed, f'{notification} to be withdrawn')

    def test_says_what_it_is_about(self):
        shown = self.offer()
        self.assertEqual(shown.title, 'Time to move')
        self.assertIn('45 min', shown.body)
        self.assertLessEqual({'Start', 'In 5 min', 'Skip'}, set(shown.actions.values()))
        self.assertEqual(shown.hints.get('desktop-entry'), harness.UI)

    def test_start(self):
        shown = self.offer()
        self.server.press(shown.id, shown.action('Start'))
        self.wait_for('Breaks.State', 'in-break')
        self.assertEqual(self.rest(), 300)
        self.assert_withdrawn(shown)

    def test_start_opens_the_card_with_the_token(self):
        ui = harness.FakeUi(self.desktop)
        ui.start()
        shown = self.offer()
        self.server.press(shown.id, shown.action('Start'), token='token-7')
        self.wait_until(ui.calls, 'the window')
        action, parameters, data = ui.calls()[0]
        self.assertEqual((action, parameters), ('break', [self.get('Breaks.Proposal')]))
        self.assertEqual((data.get('activation-token'), data.get('desktop-startup-id')), ('token-7', 'token-7'))

    def test_in_five_minutes(self):
        shown = self.offer()
        self.server.press(shown.id, shown.action('In 5 min'))
        self.wait_for('Breaks.State', 'snoozed')
        self.assertEqual(self.rest(), 300)
        self.assert_withdrawn(shown)
        self.advance(5 * MINUTE)
        self.assertEqual(self.state(), 'due')
        self.server.wait_for(2)

    def test_the_next_card_is_the_one_that_is_offered_next(self):
        self.offer()
        first = self.get('Breaks.Proposal')
        self.call('Breaks.Snooze', '(x)', 5 * MINUTE)
        self.advance(5 * MINUTE)
        self.assertEqual(self.get('Breaks.Proposal'), first, 'put off is not done')
        self.call('Breaks.Take', '(s)', '')
        self.assertEqual(self.get('Breaks.Proposal'), first)
        self.advance(5 * MINUTE)
        second = self.get('Breaks.Proposal')
        self.assertNotEqual(second, first)
        self.make_due()
        self.assertEqual(self.get('Breaks.Proposal'), second)
        self.call('Breaks.Skip')
        self.assertNotEqual(self.get('Breaks.Proposal'), second)

    def test_skip(self):
        shown = self.offer()
        self.server.press(shown.id, shown.action('Skip'))
        self.wait_for('Breaks.State', 'active')
        self.assertEqual((self.rest(), self.get('Breaks.Skips')), (45 * 60, 1))
        self.assert_withdrawn(shown)

    def test_a_button_reported_twice_counts_once(self):
        shown = self.offer()
        self.server.press(shown.id, shown.action('Skip'))
        self.server.press(shown.id, shown.action('Skip'))
        self.wait_for('Breaks.State', 'active')
        self.server.press(shown.id, shown.action('Skip'))
        self.assertEqual(self.get('Breaks.Skips'), 1)
        counts = self.call('History.BreakCounts', '(xx)', 0, 2**33)[0]
        self.assertEqual(counts.get('skipped'), 1)

    def test_a_button_of_a_break_that_is_over_does_nothing(self):
        shown = self.offer()
        self.call('Breaks.Take', '(s)', '')
        self.assert_withdrawn(shown)
        self.server.press(shown.id, shown.action('Skip'))
        self.server.press(shown.id, shown.action('In 5 min'))
        self.assertEqual((self.state(), self.get('Breaks.Skips')), ('in-break', 0))

    def test_withdrawn_at_every_change(self):
        changes = (
            (lambda: self.call('Breaks.Pause', '(x)', 0), lambda: self.call('Breaks.Resume')),
            (lambda: self.call('Breaks.Snooze', '(x)', 5 * MINUTE), lambda: self.advance(5 * MINUTE)),
            (lambda: self.absence('locked'), lambda: self.absence('none')),
            (lambda: self.set_setting('breaks-enabled', 'false'), lambda: self.set_setting('breaks-enabled', 'true')),
            (lambda: self.call('Breaks.Take', '(s)', ''), None))
        self.make_due()
        for index, (change, undo) in enumerate(changes, 1):
            shown = self.server.wait_for(index)
            change()
            self.assert_withdrawn(shown)
            self.assertNotEqual(self.state(), 'due')
            if undo:
                undo()
                self.wait_for('Breaks.State', 'due')

    def test_offered_again_in_place(self):
        shown = self.offer()
        self.advance(5 * MINUTE)
        again = self.server.wait_for(2)
        self.assertEqual((again.id, again.title), (shown.id, shown.title))

    def test_dismissed_is_not_answered(self):
        shown = self.offer()
        self.server.dismiss(shown.id)
        self.advance(5 * MINUTE)
        self.assertEqual(self.state(), 'due')
        self.server.wait_for(2)

    def test_a_window_after_two_without_an_answer(self):
        ui = harness.FakeUi(self.desktop)
        ui.start()
        self.offer()
        self.advance(5 * MINUTE)
        self.server.wait_for(2)
        self.assertNotIn('prompt', ui.actions())
        self.advance(5 * MINUTE)
        self.wait_until(lambda: 'prompt' in ui.actions(), 'the window')

    def test_nothing_while_locked(self):
        self.advance(40 * MINUTE)
        self.absence('locked')
        self.advance(4 * MINUTE)
        self.assertEqual((self.state(), self.server.shown), ('away', []))

    def test_warning_only_when_wanted(self):
        self.advance(44 * MINUTE + 30 * SECOND)
        self.assertEqual((self.state(), self.server.shown), ('warning', []))

    def test_warning_when_wanted(self):
        self.set_setting('show-warning', 'true')
        self.advance(40 * MINUTE)
        self.wait_until(lambda: self.get('Breaks.State') == 'active', 'a turn of the loop')
        self.advance(4 * MINUTE + 30 * SECOND)
        self.assertIn('near', self.server.wait_for().title)
        self.advance(30 * SECOND)
        self.assertEqual(self.server.wait_for(2).title, 'Time to move')


class PlainServerTest(PromptTest):
    def test_a_server_without_buttons_or_markup(self):
        server = self.start_notifications(capabilities='body')
        self.start_test_service()
        self.wait_for('Desktop.Notifications', 'ready')
        self.make_due()
        shown = server.wait_for()
        self.assertNotIn('&', shown.body)
        self.assertNotIn('Skip', shown.actions.values())


class WindowTest(PromptTest):
    def start_with_window(self, reports_shown, style='window'):
        self.set_setting('prompt-style', style)
        self.server = self.start_notifications()
        self.ui = harness.FakeUi(self.desktop, reports_shown=reports_shown)
        self.ui.allow_activation()
        self.start_test_service()
        self.wait_for('Desktop.Notifications', 'ready')

    def test_made_ready_at_the_warning(self):
        self.start_with_window(True)
        self.advance(44 * MINUTE)
        self.wait_until(lambda: 'prepare' in self.ui.actions(), 'the UI to be made ready')
        self.assertNotIn('prompt', self.ui.actions())

    def test_shown_means_no_notification(self):
        self.start_with_window(True)
        self.make_due()
        self.wait_until(lambda: 'shown' in self.ui.actions(), 'the window to be reported')
        self.advance(10 * SECOND)
        self.assertEqual(self.server.shown, [])

    def test_not_reported_in_time_means_a_notification(self):
        self.start_with_window(False)
        self.make_due()
        self.wait_until(lambda: 'prompt' in self.ui.actions(), 'the window to be asked for')
        self.advance(3 * SECOND - 1)
        self.assertEqual(self.server.shown, [])
        self.advance(1)
        self.assertEqual(self.server.wait_for().title, 'Time to move')

    def test_over_all_screens(self):
        self.start_with_window(True, 'overlay')
        self.advance(44 * MINUTE)
        self.wait_until(lambda: 'prepare' in self.ui.actions(), 'the UI to be made ready')
        self.advance(MINUTE)
        self.wait_until(lambda: 'shown' in self.ui.actions(), 'the windows to be reported')
        self.assertIn('overlay', self.ui.actions())
        self.assertNotIn('prompt', self.ui.actions())
        self.advance(10 * SECOND)
        self.assertEqual(self.server.shown, [])

    def test_not_over_all_screens_in_time_means_a_notification(self):
        self.start_with_window(False, 'overlay')
        self.make_due()
        self.wait_until(lambda: 'overlay' in self.ui.actions(), 'the windows to be asked for')
        self.advance(3 * SECOND)
        shown = self.server.wait_for()
        self.assertEqual(shown.title, 'Time to move')
        # Who asks for it then gets the small window: the large ones did not come.
        self.server.press(shown.id, 'default')
        self.wait_until(lambda: 'prompt' in self.ui.actions(), 'the window to be asked for')

    def test_reported_late_takes_the_notification_back(self):
        self.start_with_window(False)
        self.make_due()
        self.advance(3 * SECOND)
        shown = self.server.wait_for()
        self.call('Breaks.Shown')
        self.wait_until(lambda: shown.id in self.server.closed, 'the notification to be withdrawn')

    def test_no_window_to_be_had_means_a_notification(self):
        self.set_setting('prompt-style', 'window')
        self.desktop.env['RHOMBOID_UI'] = '/nonexistent'
        server = self.start_notifications()
        self.start_test_service()
        self.wait_for('Desktop.Notifications', 'ready')
        self.make_due()
        self.assertEqual(server.wait_for().title, 'Time to move', 'at once: nobody has to wait for what cannot come')

    def test_killing_the_ui_loses_nothing(self):
        self.set_setting('prompt-style', 'window')
        ui = harness.FakeUi(self.desktop)
        process = ui.start()
        self.start_test_service()
        self.advance(20 * MINUTE)
        deadline = self.get('Breaks.Deadline')
        process.kill()
        process.wait()
        self.wait_until(lambda: not self.desktop.has_name(harness.UI), 'the UI to be gone')
        self.assertEqual((self.get('Breaks.Deadline'), self.worked()), (deadline, 20 * 60))
        ui.allow_activation()
        self.advance(25 * MINUTE)
        self.wait_until(lambda: 'prompt' in ui.actions(), 'the window from a new UI')

    def test_killing_the_ui_in_a_break(self):
        ui = harness.FakeUi(self.desktop)
        process = ui.start()
        self.start_test_service()
        self.call('Breaks.Take', '(s)', '')
        self.wait_until(lambda: 'break' in ui.actions(), 'the card')
        process.kill()
        process.wait()
        self.advance(5 * MINUTE)
        self.assertEqual(self.state(), 'active')
        self.assertEqual(self.call('History.BreakCounts', '(xx)', 0, 2**33)[0].get('taken'), 1)


if __name__ == '__main__':
    harness.main()
