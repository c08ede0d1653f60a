# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are broken or cannot be written: set aside or refused by name, and never in the way."""

import json
import os
import pathlib
import shutil

import harness

MINUTE = harness.MINUTE


class StateFileTest(harness.ServiceTest):
    def check_set_aside(self, content):
        self.desktop.state_file.parent.mkdir(parents=True, exist_ok=True)
        self.desktop.state_file.write_bytes(content)
        self.start_service()
        self.assertEqual(self.state(), 'active')
        kept = [path for path in self.desktop.state_file.parent.iterdir()
                if path != self.desktop.state_file and path.is_file() and path.read_bytes() == content]
        self.assertEqual(len(kept), 1, list(self.desktop.state_file.parent.iterdir()))
        problems = self.get('Desktop.Problems')
        self.assertEqual(len(problems), 1, problems)
        self.assertIn(kept[0].name, problems[0])
        self.assertEqual(self.status()['problems'], problems)
        self.assertIn(kept[0].name, self.ctl('status')[1])
        return kept[0]

    def test_garbage(self):
        self.check_set_aside(b'\x00\xff not json')

    def test_cut_off(self):
        self.check_set_aside(b'{"version": 1, "breaks": {')

    def test_another_shape(self):
        self.check_set_aside(b'[1, 2, 3]')

    def test_wrong_types(self):
        self.check_set_aside(b'{"version": "one", "boot_id": 7, "breaks": "none"}')

    def test_deep_nesting(self):
        self.check_set_aside(b'[' * 100000)

    def test_what_cannot_be_read_is_said(self):
        self.desktop.state_file.parent.mkdir(parents=True, exist_ok=True)
        self.desktop.state_file.symlink_to(self.desktop.state_file)
        self.start_service()
        problems = self.get('Desktop.Problems')
        self.assertEqual(len(problems), 1, problems)
        self.assertIn(str(self.desktop.state_file), problems[0])

    def test_goes_on_saving(self):
        self.check_set_aside(b'garbage')
        self.call('Breaks.Pause', '(x)', 30 * MINUTE)
        self.kill_service()
        self.start_service()
        self.assertEqual(self.state(), 'paused')
        self.assertEqual(self.get('Desktop.Problems'), [])

    def test_values_out_of_range(self):
        """A file of the right form with moments no person can mean must not lead to a state nobody can leave."""
        self.start_service()
        self.call('Breaks.Pause', '(x)', 30 * MINUTE)
        self.kill_service()
        text = self.desktop.state_file.read_text()

        def spoil(value):
            if isinstance(value, dict):
                return {key: spoil(member) for key, member in value.items()}
            return 2**62 if isinstance(value, int) and not isinstance(value, bool) and value > 10**6 else value
        self.desktop.state_file.write_text(json.dumps(spoil(json.loads(text))))
        self.start_service()
        self.call('Breaks.Take', '(s)', '')
        self.assertEqual(self.rest(), 300)

    def test_folder_that_cannot_be_written(self):
        state_home = pathlib.Path(self.desktop.env['XDG_STATE_HOME'])
        (state_home / 'rhomboid').write_text('a file where the folder should be')
        self.start_service()
        self.call('Breaks.Pause', '(x)', 30 * MINUTE)
        self.call('Breaks.Resume')
        self.assertEqual(len(self.get('Desktop.Problems')), 2, 'it cannot be read, nor written; each is said once')


class HistoryFileTest(harness.ServiceTest):
    def spoil(self, content):
        self.desktop.history_file.parent.mkdir(parents=True, exist_ok=True)
        self.desktop.history_file.write_bytes(content)

    def check_set_aside(self, content):
        self.spoil(content)
        self.start_service()
        kept = pathlib.Path(self.get('History.SetAside'))
        self.assertEqual(kept.read_bytes(), content)
        problems = self.get('Desktop.Problems')
        self.assertEqual(len(problems), 1, problems)
        self.assertIn(str(kept), problems[0])
        self.assertEqual(self.status()['history'], {'path': str(self.desktop.history_file), 'set_aside': str(kept)})
        self.call('Breaks.Take', '(s)', '')
        self.call('Breaks.Finished')
        self.assertEqual(sum(self.call('History.BreakCounts', '(xx)', 0, 2**33)[0].values()), 1)

    def test_garbage(self):
        self.check_set_aside(b'this is no database' * 1000)

    def test_cut_off(self):
        self.start_service()
        self.call('Breaks.Take', '(s)', '')
        self.call('Breaks.Finished')
        self.end_service()
        whole = self.desktop.history_file.read_bytes()
        for leftover in self.desktop.history_file.parent.glob('history.db-*'):
            leftover.unlink()
        self.check_set_aside(whole[:len(whole) // 2])

    def test_damaged_inside(self):
        self.start_service()
        self.call('Breaks.Take', '(s)', '')
        self.call('Breaks.Finished')
        self.end_service()
        whole = bytearray(self.desktop.history_file.read_bytes())
        for leftover in self.desktop.history_file.parent.glob('history.db-*'):
            leftover.unlink()
        whole[100:] = b'\xa5' * (len(whole) - 100)
        self.check_set_aside(bytes(whole))

    def test_folder_that_cannot_be_written(self):
        (pathlib.Path(self.desktop.env['XDG_DATA_HOME']) / 'rhomboid').write_text('a file where the folder should be')
        self.start_service()
        self.call('Breaks.Take', '(s)', '')
        self.call('Breaks.Finished')
        self.assertEqual(self.state(), 'active')
        self.assertGreaterEqual(len(self.get('Desktop.Problems')), 1)

    def test_survives_the_service(self):
        self.start_service()
        self.call('Breaks.Take', '(s)', '')
        self.call('Breaks.Finished')
        self.end_service()
        self.start_service()
        self.assertEqual(sum(self.call('History.BreakCounts', '(xx)', 0, 2**33)[0].values()), 1)
        self.assertEqual((self.get('History.SetAside'), self.get('Desktop.Problems')), ('', []))


class HoursTest(harness.ServiceTest):
    def test_unreadable_hours_are_said(self):
        self.set_setting('working-hours', "['mon 09:00-17:00', 'tue 9-25']")
        self.start_service()
        problem, = self.get('Desktop.Problems')
        self.assertTrue(problem.startswith('Your working hours cannot be read'), problem)
        self.assertIn('tue 9-25', problem)


class CardTest(harness.ServiceTest):
    def setUp(self):
        super().setUp()
        self.cards = self.desktop.folder / 'cards'
        shutil.copytree(os.environ['RHOMBOID_CARDS_DIR'], self.cards,
                        ignore=lambda _folder, names: [name for name in names if not name.endswith('.json') or 'schema' in name])
        self.desktop.env['RHOMBOID_CARDS_DIR'] = str(self.cards)

    def spoil(self, name, **members):
        path = self.cards / f'{name}.json'
        card = json.loads(path.read_text(encoding='utf-8'))
        card.update(members)
        path.write_text(json.dumps(card), encoding='utf-8')

    def problems(self):
        """Cards are read when one is wanted."""
        self.call('Breaks.Take', '(s)', '')
        return self.get('Desktop.Problems')

    def test_good_cards_are_no_problem(self):
        self.start_service()
        self.assertEqual(self.problems(), [])
        self.assertNotEqual(self.get('Breaks.Proposal'), '')

    def test_refused_by_file_card_and_member(self):
        self.spoil('rhomboid-stretch', steps='all at once')
        self.start_service()
        problems = self.problems()
        self.assertEqual(len(problems), 1, problems)
        for word in ('rhomboid-stretch.json', 'rhomboid-stretch', 'steps'):
            self.assertIn(word, problems[0])
        self.assertEqual(self.status()['problems'], problems)

    def test_the_others_stay(self):
        self.spoil('rhomboid-stretch', dose={'hold_seconds': -1})
        self.start_service()
        self.call('Breaks.Take', '(s)', 'cat-cow')
        self.assertEqual(self.get('Breaks.Proposal'), 'cat-cow')
        self.call('Breaks.Finished')
        self.refused('Unknown', 'Breaks.Take', '(s)', 'rhomboid-stretch')

    def test_garbage(self):
        (self.cards / 'rhomboid-stretch.json').write_bytes(b'\xff{')
        self.start_service()
        problems = self.problems()
        self.assertEqual(len(problems), 1, problems)
        self.assertIn('rhomboid-stretch.json', problems[0])

    def test_no_cards_at_all(self):
        shutil.rmtree(self.cards)
        self.start_service()
        self.call('Breaks.Take', '(s)', '')
        self.assertEqual((self.state(), self.get('Breaks.Proposal')), ('in-break', ''))


if __name__ == '__main__':
    harness.main()
