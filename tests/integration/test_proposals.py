# SPDX-License-Identifier: GPL-3.0-or-later
"""What a break proposes: by length, by what is preferred and what was done; over the bus and across a kill."""

import datetime
import json
import os
import pathlib
import uuid

import harness

MINUTE = harness.MINUTE
Variant = harness.GLib.Variant


def read_all(variable):
    folder = pathlib.Path(os.environ[variable])
    files = [path for path in folder.glob('*.json') if 'schema' not in path.name]
    return {path.stem: json.loads(path.read_text(encoding='utf-8')) for path in files}


CARDS = read_all('RHOMBOID_CARDS_DIR')
ROUTINES = read_all('RHOMBOID_ROUTINES_DIR')


class ProposalTest(harness.ServiceTest):
    def setUp(self):
        super().setUp()
        self.interval = 1000
        self.start_test_service()

    def proposal(self):
        return tuple(self.get('Breaks.Proposal' + part) for part in ('', 'Name', 'Why'))

    def test_a_sore_day_is_gentle_at_once(self):
        self.take()
        self.call('Breaks.SetSoreDay', '(b)', True)
        card, _name, why = self.proposal()
        self.assertIn('sore day', why)
        kinds = {CARDS[item['card']]['kind'] for item in ROUTINES[card]['items']} if card in ROUTINES else {CARDS[card]['kind']}
        self.assertNotIn('strength', kinds)
        self.call('Breaks.SetSoreDay', '(b)', False)
        self.assertNotIn('sore day', self.proposal()[2])

    def take(self):
        """One break, from its beginning to its end. Returns what was proposed with it."""
        self.call('Breaks.Take', '(s)', '')
        proposal = self.proposal()
        self.call('Breaks.Finished')
        return proposal

    def log(self, card, text):
        started = int(datetime.datetime.fromisoformat(text + '+00:00').timestamp())
        self.call('History.Log', '(a{sv})', {
            'id': Variant('s', str(uuid.uuid4())), 'card': Variant('s', card), 'started': Variant('x', started),
            'seconds': Variant('i', 60), 'outcome': Variant('s', 'done')})

    def set_list(self, key, words):
        """Returns when the service has read it: all settings come with one file, and another one of them can be seen."""
        self.set_setting(key, '[' + ', '.join(f"'{word}'" for word in words) + ']')
        self.interval += 1
        self.set_setting('interval-seconds', str(self.interval))
        self.wait_for('Breaks.Interval', self.interval * harness.SECOND)

    def keep_only(self, *ids):
        self.set_list('hidden-cards', sorted({*CARDS, *ROUTINES} - {*ids}))

    def test_has_a_name_and_a_reason(self):
        card, name, why = self.take()
        self.assertEqual(name, {**CARDS, **ROUTINES}[card]['name'])
        self.assertNotEqual(why, '')

    def test_keeps_its_reason_over_a_restart(self):
        self.set_list('favourite-cards', [*CARDS, *ROUTINES])
        self.call('Breaks.Take', '(s)', '')
        proposal = self.proposal()
        self.assertNotEqual(proposal[2], '')
        self.restart_test_service()
        self.assertEqual(self.proposal(), proposal)

    def test_can_be_done_at_the_desk_and_is_new_each_time(self):
        last = None
        for _ in range(20):
            card, _name, _why = self.take()
            self.assertNotEqual(card, last)
            cards = [item['card'] for item in ROUTINES[card]['items']] if card in ROUTINES else [card]
            for card_id in cards:
                self.assertTrue(CARDS[card_id]['desk'], card_id)
                self.assertLessEqual(set(CARDS[card_id].get('equipment', ())), {'chair', 'wall', 'door-frame'}, card_id)
            last = card

    def test_hidden_never_comes(self):
        self.keep_only('between-the-blades')
        self.assertEqual(self.take()[0], '', 'a routine with a hidden card is hidden too')
        self.keep_only('shoulder-rolls', 'chin-tuck')
        self.assertEqual({self.take()[0] for _ in range(4)}, {'shoulder-rolls', 'chin-tuck'})

    def test_hidden_after_it_was_proposed(self):
        self.take()
        card = self.proposal()[0]
        self.set_list('hidden-cards', [card])
        self.assertNotIn(self.proposal()[0], (card, ''))

    def test_hidden_in_its_break_stays_to_the_end(self):
        self.call('Breaks.Take', '(s)', 'plank')
        self.set_list('hidden-cards', ['plank'])
        self.assertEqual(self.proposal()[0], 'plank')

    def test_chosen_anew_on_another_day(self):
        self.fake('SetWall', '(s)', '2026-03-04T17:00:00Z')
        self.keep_only('chin-tuck', 'shoulder-rolls')
        first = self.take()[0]
        second = self.proposal()[0]
        self.assertNotEqual(first, second)
        self.fake('SetWall', '(s)', '2026-03-05T09:00:00Z')
        self.set_setting('interval-seconds', '2700')
        self.wait_for('Breaks.Interval', 45 * MINUTE)
        self.advance(45 * MINUTE)
        self.assertEqual((self.state(), self.proposal()[0]), ('due', first))

    def test_nothing_fits(self):
        self.keep_only('stand-and-walk', 'belly-breathing')
        self.take()
        self.assertEqual(self.take()[0], 'stand-and-walk')
        self.assertIn('walk', self.proposal()[2])

    def test_shorter_fits(self):
        self.keep_only('hand-massage', 'eagle-arms')
        self.set_list('favourite-cards', ['hand-massage'])
        for _ in range(3):
            self.call('Breaks.Shorter')
            self.assertEqual(self.proposal()[:2], ('eagle-arms', 'Eagle arms'))
            self.call('Breaks.Finished')

    def test_shorter_that_is_refused_changes_nothing(self):
        self.call('Breaks.Take', '(s)', 'resilience')
        before = self.proposal()
        self.assertEqual(before[1], ROUTINES['resilience']['name'])
        self.refused('NotNow', 'Breaks.Shorter')
        self.refused('NotNow', 'Breaks.Take', '(s)', 'plank')
        self.refused('Unknown', 'Breaks.Take', '(s)', 'nothing-of-the-kind')
        self.assertEqual(self.proposal(), before)

    def test_name_after_a_kill(self):
        self.call('Breaks.Take', '(s)', 'neck-tilt')
        self.restart_test_service()
        self.assertEqual(self.proposal(), ('neck-tilt', CARDS['neck-tilt']['name'], ''))

    def test_strength_of_yesterday_rests(self):
        self.fake('SetWall', '(s)', '2026-03-04T12:00:00Z')
        self.keep_only('wall-slides', 'reverse-fly', 'chin-tuck', 'shoulder-rolls')
        self.log('wall-slides', '2026-03-03T15:00:00')
        self.assertLessEqual({self.take()[0] for _ in range(8)}, {'chin-tuck', 'shoulder-rolls'})

    def test_neglected_area_is_the_reason(self):
        self.fake('SetWall', '(s)', '2026-03-10T12:00:00Z')
        self.keep_only('chin-tuck')
        self.log('chin-tuck', '2026-03-05T15:00:00')
        self.assertEqual(self.take()[2], 'Your neck had no turn for 5 days')


if __name__ == '__main__':
    harness.main()
