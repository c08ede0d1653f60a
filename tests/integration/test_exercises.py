# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done of each exercise: logged over the bus, kept whatever is killed, summed up again."""

import uuid

import harness

Variant = harness.GLib.Variant
NOON = 1_700_049_600
ALWAYS = (0, 2**33)


class ExerciseTest(harness.ServiceTest):
    def setUp(self):
        super().setUp()
        self.start_service()
        self.doing = str(uuid.uuid4())

    def record(self, **changes):
        """A record that is right, but for @changes; a member of None is left out."""
        members = {'id': Variant('s', self.doing), 'card': Variant('s', 'eagle-arms'), 'routine': Variant('s', ''),
                   'started': Variant('x', NOON), 'seconds_left': Variant('i', 25), 'seconds_right': Variant('i', 25),
                   'seconds': Variant('i', 0), 'repetitions': Variant('i', 0), 'planned_seconds': Variant('i', 50),
                   'outcome': Variant('s', 'done'), **changes}
        return {name.replace('_', '-'): value for name, value in members.items() if value is not None}

    def log(self, **changes):
        self.call('History.Log', '(a{sv})', self.record(**changes))

    def ask(self, what, span=ALWAYS):
        return self.call('History.' + what, '(xx)', *span)[0]

    def assert_refused(self, code, *words, **changes):
        message = self.refused(code, 'History.Log', '(a{sv})', self.record(**changes))
        for word in words:
            self.assertIn(word, message)
        self.assertEqual(self.ask('ExerciseSums'), [])

    def test_sums(self):
        self.log()
        self.log(id=Variant('s', str(uuid.uuid4())), card=Variant('s', 'plank'), routine=Variant('s', 'resilience'))
        self.assertEqual(self.ask('ExerciseSums'), [('eagle-arms', 1, 50), ('plank', 1, 50)])
        self.assertEqual([row[1:] for row in self.ask('ExerciseDays')], [(2, 100)])
        self.assertCountEqual(self.ask('ExerciseTurns'), [('plank', 'resilience', NOON), ('eagle-arms', '', NOON)])
        self.assertEqual(self.ask('ExerciseSums', (0, NOON)), [])

    def test_only_what_must_be(self):
        self.log(routine=None, seconds_left=None, seconds_right=None, seconds=None, repetitions=None, planned_seconds=None)
        self.assertEqual(self.ask('ExerciseSums'), [('eagle-arms', 1, 0)])

    def test_logged_again_replaces(self):
        self.log(seconds_right=Variant('i', 0), outcome=Variant('s', 'partly'))
        self.log()
        self.assertEqual(self.ask('ExerciseSums'), [('eagle-arms', 1, 50)])

    def test_skipped_is_not_done(self):
        self.log(outcome=Variant('s', 'skipped'))
        self.assertEqual((self.ask('ExerciseSums'), self.ask('ExerciseTurns')), ([], []))

    def test_survives_a_kill(self):
        self.log(seconds_right=Variant('i', 0), outcome=Variant('s', 'partly'))
        self.kill_service()
        self.start_service()
        self.assertEqual(self.ask('ExerciseSums'), [('eagle-arms', 1, 25)])
        self.log()
        self.assertEqual(self.ask('ExerciseSums'), [('eagle-arms', 1, 50)])

    def test_unknown_member(self):
        self.assert_refused('Invalid', 'mood', 'not known', mood=Variant('s', 'good'))

    def test_missing_members(self):
        for name in ('id', 'card', 'started', 'outcome'):
            with self.subTest(name):
                self.assert_refused('Invalid', name, 'missing', **{name: None})

    def test_wrong_types(self):
        for name, type_name in (('id', 's'), ('card', 's'), ('routine', 's'), ('started', 'x'), ('seconds_left', 'i'),
                                ('seconds_right', 'i'), ('seconds', 'i'), ('repetitions', 'i'), ('planned_seconds', 'i'),
                                ('outcome', 's')):
            with self.subTest(name):
                self.assert_refused('Invalid', name.replace('_', '-'), 'type ' + type_name, **{name: Variant('d', 1.0)})

    def test_out_of_range(self):
        for name, value in (('started', Variant('x', -1)), ('started', Variant('x', 2**62)), ('seconds', Variant('i', -1)),
                            ('seconds_left', Variant('i', 86401)), ('seconds_right', Variant('i', 2**31 - 1)),
                            ('repetitions', Variant('i', 10001)), ('planned_seconds', Variant('i', -5))):
            with self.subTest(name):
                self.assert_refused('OutOfRange', name.replace('_', '-'), **{name: value})

    def test_wrong_words(self):
        for name, word in (('id', 'not-a-uuid'), ('card', ''), ('card', 'Plank'), ('card', '1-card'), ('card', 'x' * 49),
                           ('card', '../x'), ('routine', 'a b')):
            with self.subTest(word):
                self.assert_refused('Invalid', name, **{name: Variant('s', word)})

    def test_unknown_outcome(self):
        self.assert_refused('Unknown', 'great', 'partly', outcome=Variant('s', 'great'))


if __name__ == '__main__':
    harness.main()
