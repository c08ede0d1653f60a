# SPDX-License-Identifier: GPL-3.0-or-later
"""rhomboidctl from end to end: every command against the real service, with its exit code."""

import datetime
import json
import os
import pathlib
import pty
import re
import signal
import subprocess
import time

import harness

DONE, REFUSED, USAGE, NO_SERVICE = range(4)
MINUTE = harness.MINUTE


class CtlTest(harness.ServiceTest):
    def assert_ctl(self, expected, *arguments, errors=''):
        """Runs a command, checks its exit code and what it says in case of an error; returns its output."""
        code, output, said = self.ctl(*arguments)
        self.assertEqual(code, expected, (arguments, output, said))
        if expected in (DONE,):
            self.assertEqual(said, '', arguments)
        elif errors is not None:
            self.assertTrue(said.startswith('rhomboidctl: '), (arguments, said))
            self.assertIn(errors, said)
        return output


class WithoutServiceTest(CtlTest):
    def test_status_says_so_and_starts_nothing(self):
        self.assertIn('not running', self.assert_ctl(NO_SERVICE, 'status', errors=None))
        self.assertFalse(self.desktop.has_name(harness.SERVICE))

    def test_status_json_says_so(self):
        self.assertEqual(json.loads(self.assert_ctl(NO_SERVICE, 'status', '--json', errors=None)), {'running': False})

    def test_monitor_says_so(self):
        self.assertIn('not running', self.assert_ctl(NO_SERVICE, 'monitor', errors=None))

    def test_status_does_not_activate(self):
        self.desktop.offer(harness.SERVICE, [os.environ['RHOMBOID_SERVICE']])
        self.assert_ctl(NO_SERVICE, 'status', errors=None)
        self.assertFalse(self.desktop.has_name(harness.SERVICE))

    def test_a_command_activates_by_the_bus(self):
        self.desktop.offer(harness.SERVICE, [os.environ['RHOMBOID_SERVICE']])
        code, output, errors = self.ctl('pause', '30m', RHOMBOID_SERVICE='/nonexistent')
        self.assertEqual((code, errors), (DONE, ''))
        self.assertIn('Paused until', output)
        self.assertEqual(self.state(), 'paused')

    def test_a_command_spawns_where_the_bus_cannot(self):
        self.assert_ctl(DONE, 'pause')
        self.assertEqual(self.state(), 'paused')

    def test_status_start(self):
        self.assertIn('Next break at', self.assert_ctl(DONE, 'status', '--start'))

    def test_start_and_quit(self):
        self.assertEqual(self.assert_ctl(DONE, 'start'), '')
        self.assert_ctl(DONE, 'start')
        self.assert_ctl(DONE, 'quit')
        self.wait_until(lambda: not self.desktop.has_name(harness.SERVICE), 'the service to be gone')
        self.assertIn('not running', self.assert_ctl(DONE, 'quit'))

    def test_quit_waits_for_the_pack(self):
        self.assert_ctl(DONE, 'heat', '10m', '--cloth')
        self.assert_ctl(REFUSED, 'quit', errors='rhomboidctl stop')
        self.assertEqual(self.get('Therapy.State'), 'running')
        self.assert_ctl(DONE, 'stop')
        self.assert_ctl(DONE, 'quit')
        self.wait_until(lambda: not self.desktop.has_name(harness.SERVICE), 'the service to be gone')

    def test_service_that_cannot_be_started(self):
        code, _output, errors = self.ctl('break', RHOMBOID_SERVICE='/nonexistent')
        self.assertEqual(code, NO_SERVICE)
        self.assertIn('/nonexistent could not be started', errors)

    def test_service_that_ends_at_once(self):
        code, _output, errors = self.ctl('start', RHOMBOID_SERVICE='/bin/false')
        self.assertEqual(code, NO_SERVICE)
        self.assertIn('/bin/false', errors)

    def test_without_a_bus(self):
        code, _output, errors = self.ctl('status', DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent')
        self.assertEqual(code, NO_SERVICE)
        self.assertIn('session bus', errors)


class UsageTest(CtlTest):
    def test_help(self):
        output = self.assert_ctl(DONE, '--help')
        for word in ('status', 'monitor', 'break', 'finish', 'skip', 'snooze', 'pause', 'resume', 'heat', 'ice',
                     'alternate', 'therapy', 'answer', 'stop', 'cards', 'play', 'import', 'export', 'open', 'start', 'quit', 'help', 'DURATION', 'Exit codes'):
            self.assertIn(word, output)

    def test_help_of_a_command(self):
        for arguments in (('help', 'heat'), ('heat', '--help')):
            output = self.assert_ctl(DONE, *arguments)
            self.assertIn('--cloth', output)
            self.assertIn('--region', output)
        self.assert_ctl(USAGE, 'help', 'nonsense', errors='nonsense')

    def test_help_names_every_key_of_the_json(self):
        self.start_service()
        text = self.assert_ctl(DONE, 'help', 'status')

        def visit(value):
            for key, member in value.items():
                self.assertRegex(text, rf'\b{key}\b')
                for part in member if isinstance(member, list) else [member]:
                    if isinstance(part, dict):
                        visit(part)
        visit(self.status())

    def test_version(self):
        self.assertRegex(self.assert_ctl(DONE, '--version'), r'^rhomboidctl \d+\.\d+')

    def test_nothing(self):
        code, output, errors = self.ctl()
        self.assertEqual((code, output), (USAGE, ''))
        self.assertIn('Usage:', errors)

    def test_bad_command_lines(self):
        for arguments in (('nonsense',), ('status', 'x'), ('status', '--nonsense'), ('snooze',), ('snooze', '5', '6'),
                          ('snooze', '5x'), ('pause', 'until'), ('pause', 'until', '24:00'), ('pause', 'until', '7:5'),
                          ('pause', 'until', '12:345'), ('pause', '5', '6'), ('pause', 'soon'), ('open', 'nowhere'),
                          ('heat', '--cloth', '--region', 'nose'), ('ice', 'x', '--cloth'), ('break', 'a', 'b')):
            with self.subTest(arguments=arguments):
                self.assert_ctl(USAGE, *arguments)
        self.assertFalse(self.desktop.has_name(harness.SERVICE))

    def test_heat_without_a_cloth(self):
        self.assert_ctl(USAGE, 'heat', errors='--cloth')
        self.assertFalse(self.desktop.has_name(harness.SERVICE))


class CompletionTest(CtlTest):
    FILE = pathlib.Path(__file__).resolve().parents[2] / 'data' / 'completions' / 'rhomboidctl'

    def complete(self, *words):
        script = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _rhomboidctl; echo "${COMPREPLY[@]}"'
        code, output, errors = self.desktop.run(['bash', '-c', script, 'bash', self.FILE, 'rhomboidctl', *words])
        self.assertEqual((code, errors), (DONE, ''))
        return output.split()

    def test_offers_every_command_of_the_help(self):
        commands = [line.split()[0] for line in self.assert_ctl(DONE, '--help').splitlines() if re.match('  [a-z]', line)]
        self.assertGreater(len(commands), 10)
        self.assertEqual(sorted(self.complete('')), sorted([*commands, '--help', '--version']))
        self.assertEqual(sorted(self.complete('help', '')), sorted(commands))

    def test_offers_every_option_of_a_command(self):
        for command in self.complete('help', ''):
            with self.subTest(command=command):
                known = set(re.findall('--[a-z]+', self.assert_ctl(DONE, command, '--help').partition('Options:')[2]))
                offered = set(self.complete(command, '--')) | ({'--help'} if command == 'help' else set())
                self.assertEqual(offered, known & {'--json', '--start', '--cloth', '--region', '--began', '--confirm', '--help'})

    def test_offers_what_the_program_takes(self):
        self.start_service()
        for region in self.complete('heat', '--region', ''):
            self.assert_ctl(DONE, 'heat', '--cloth', '--region', region)
            self.assert_ctl(DONE, 'stop')
        ui = harness.FakeUi(self.desktop)
        ui.start()
        for page in set(self.complete('open', '')) - {'--help'}:
            self.assert_ctl(DONE, 'open', page)


class CommandTest(CtlTest):
    def setUp(self):
        super().setUp()
        self.start_service()

    def test_status(self):
        output = self.assert_ctl(DONE, 'status')
        self.assertIn('Next break at', output)
        self.assertIn('(in 45 min)', output)
        self.assertIn('of 45 min', output)
        for label in ('Tray', 'Notifications', 'Sound', 'Heat and ice', 'History'):
            self.assertIn(label, output)

    def test_status_json(self):
        self.call('Breaks.Pause', '(x)', 30 * MINUTE)
        status = self.status()
        self.assertEqual(set(status), {'running', 'version', 'breaks', 'therapy', 'desktop', 'busy', 'history', 'problems'})
        breaks = status['breaks']
        self.assertEqual((breaks['state'], breaks['why_code'], breaks['interval_seconds'], breaks['length_seconds']),
                         ('paused', 'paused-until', 2700, 300))
        self.assertAlmostEqual(breaks['seconds_left'], 1800, delta=5)
        end = datetime.datetime.fromisoformat(breaks['deadline'])
        self.assertAlmostEqual(end.timestamp(), time.time() + 1800, delta=5)
        began = datetime.datetime.fromisoformat(breaks['started'])
        self.assertAlmostEqual(began.timestamp(), time.time(), delta=5)
        self.assertIsNone(status['therapy']['deadline'])
        self.assertEqual(status['history']['path'], str(self.desktop.history_file))
        self.assertEqual(status['problems'], [])

    def test_break_and_finish(self):
        self.assertIn('On a break until', self.assert_ctl(DONE, 'break'))
        self.assertEqual(self.state(), 'in-break')
        self.assert_ctl(REFUSED, 'break', errors='running already')
        self.assert_ctl(DONE, 'finish')
        self.assertEqual(self.state(), 'active')
        self.assert_ctl(REFUSED, 'finish')

    def test_break_with_a_card(self):
        self.assert_ctl(DONE, 'break', 'cat-cow')
        self.assertEqual(self.get('Breaks.Proposal'), 'cat-cow')

    def test_a_refused_card_does_not_replace_that_of_the_running_break(self):
        self.assert_ctl(DONE, 'break', 'cat-cow')
        self.assert_ctl(REFUSED, 'break', 'chin-tuck', errors='running already')
        self.assertEqual(self.get('Breaks.Proposal'), 'cat-cow')

    def test_break_with_an_unknown_card(self):
        self.assert_ctl(REFUSED, 'break', 'nonsense', errors='nonsense')
        self.assertEqual(self.state(), 'active')

    def test_skip_and_snooze_need_a_break(self):
        self.assert_ctl(REFUSED, 'skip')
        self.assert_ctl(REFUSED, 'snooze', '5')

    def test_snooze_out_of_range(self):
        self.assert_ctl(REFUSED, 'snooze', '2h')

    def test_pause_for_a_time(self):
        self.assertIn('(in 1 h 30 min)', self.assert_ctl(DONE, 'pause', '1h30m'))
        self.assertAlmostEqual(self.rest(), 5400, delta=5)

    def test_pause_until_a_time_of_day(self):
        now = datetime.datetime.now(datetime.timezone.utc)
        for minutes in range(120, 1200, 108):
            then = now + datetime.timedelta(minutes=minutes)
            output = self.assert_ctl(DONE, 'pause', 'until', f'{then:%H:%M}')
            self.assertRegex(output, f'^Paused until ({then:%a} )?{then:%H:%M} ')
            self.assertAlmostEqual(self.rest(), minutes * 60 - now.second, delta=5)
            self.assertEqual(self.status()['breaks']['deadline'], f'{then:%Y-%m-%dT%H:%M}:00+00:00')

    def test_pause_and_resume(self):
        self.assertIn('until you resume', self.assert_ctl(DONE, 'pause'))
        self.assertEqual((self.state(), self.get('Breaks.Deadline')), ('paused', 0))
        self.assert_ctl(DONE, 'resume')
        self.assertEqual(self.state(), 'active')
        self.assert_ctl(REFUSED, 'resume')

    def test_pause_of_no_length_is_not_forever(self):
        self.assert_ctl(USAGE, 'pause', '0')
        self.assertEqual(self.state(), 'active')

    def test_no_number_from_the_bus_is_computed_with_unchecked(self):
        for number in (-2**63, -1, 0, 2**63 - 1):
            self.refused('OutOfRange', 'Breaks.PauseUntil', '(x)', number)
            self.refused('OutOfRange', 'Breaks.Pause', '(x)', number or -1)
            self.call('History.BreakCounts', '(xx)', number, number)

    def test_heat_of_no_length_is_not_that_of_the_settings(self):
        self.assert_ctl(REFUSED, 'heat', '0', '--cloth')
        self.assertEqual(self.get('Therapy.State'), 'idle')

    def test_sore_day(self):
        self.assert_ctl(DONE, 'sore')
        self.assertTrue(self.status()['breaks']['sore_day'])
        self.assertEqual(self.status()['breaks']['interval_seconds'], 1800)
        self.assertIn('Sore day', self.assert_ctl(DONE, 'status'))
        self.assert_ctl(DONE, 'sore', 'off')
        self.assertFalse(self.status()['breaks']['sore_day'])
        self.assert_ctl(USAGE, 'sore', 'perhaps')

    def test_reading(self):
        self.assert_ctl(DONE, 'reading')
        self.assertAlmostEqual(self.rest('Breaks.Reading'), 3600, delta=5)
        self.assert_ctl(DONE, 'reading', '2h')
        self.assertAlmostEqual(self.rest('Breaks.Reading'), 7200, delta=5)
        self.assertIsNotNone(self.status()['breaks']['reading_until'])
        self.assertIn('Reading', self.assert_ctl(DONE, 'status'))
        self.assert_ctl(DONE, 'reading', 'off')
        self.assertIsNone(self.status()['breaks']['reading_until'])
        self.assert_ctl(REFUSED, 'reading', '5h')
        self.assert_ctl(USAGE, 'reading', 'soon')

    def test_pause_out_of_range(self):
        self.assert_ctl(REFUSED, 'pause', '200h')

    def test_heat_and_stop(self):
        self.assertIn('Heat until', self.assert_ctl(DONE, 'heat', '--cloth'))
        self.assertEqual((self.get('Therapy.State'), self.get('Therapy.Kind'), self.get('Therapy.Region')),
                         ('running', 'heat', 'upper-back'))
        self.assertAlmostEqual(self.rest('Therapy.Deadline'), 900, delta=5)
        self.assert_ctl(REFUSED, 'ice', '--cloth')
        self.assert_ctl(DONE, 'stop')
        self.assertEqual(self.get('Therapy.State'), 'idle')
        self.assert_ctl(REFUSED, 'stop')

    def test_ice_with_a_length_and_a_region(self):
        self.assert_ctl(DONE, 'ice', '10m', '--cloth', '--region', 'neck')
        self.assertEqual((self.get('Therapy.Kind'), self.get('Therapy.Region')), ('ice', 'neck'))
        self.assertAlmostEqual(self.rest('Therapy.Deadline'), 600, delta=5)
        self.assertAlmostEqual(self.status()['therapy']['seconds_left'], 600, delta=5)

    def test_ice_has_a_hard_stop(self):
        self.assert_ctl(REFUSED, 'ice', '21m', '--cloth')

    def test_refuses_what_the_panel_refuses(self):
        self.assert_ctl(REFUSED, 'heat', '31m', '--cloth', errors='30 minutes')
        self.assert_ctl(REFUSED, 'alternate', '5m', '--cloth', errors='10 minutes')
        self.assert_ctl(REFUSED, 'heat', '25m', '--cloth', errors='--confirm=past-20')
        self.assert_ctl(REFUSED, 'heat', '--cloth', '--began=fresh', errors='48 hours')
        self.assert_ctl(USAGE, 'heat', '--cloth', '--began=today')
        self.assert_ctl(USAGE, 'heat', '--cloth', '--confirm=all')
        self.assertEqual(self.get('Therapy.State'), 'idle')
        self.assert_ctl(DONE, 'heat', '25m', '--cloth', '--began=fresh', '--confirm=past-20', '--confirm=fresh-injury-heat')

    def test_therapy(self):
        self.assertIn('No heat or ice is on', self.assert_ctl(DONE, 'therapy'))
        self.assert_ctl(DONE, 'alternate', '10m', '--cloth')
        self.assertRegex(self.assert_ctl(DONE, 'therapy'), r'Ice until .*\nNext look at the skin at .* \(in [45] min\)')
        self.assertIn('paused', self.assert_ctl(DONE, 'therapy', 'pause'))
        self.assert_ctl(REFUSED, 'therapy', 'pause')
        self.assertIn('Ice until', self.assert_ctl(DONE, 'therapy', 'resume'))
        self.assert_ctl(USAGE, 'therapy', 'next', errors='--cloth')
        self.assert_ctl(REFUSED, 'therapy', 'next', '--cloth')
        self.assert_ctl(REFUSED, 'therapy', 'off', errors='no alarm')
        self.assert_ctl(REFUSED, 'answer', 'fine')
        self.assert_ctl(USAGE, 'answer', 'well')
        self.assert_ctl(USAGE, 'therapy', 'extend')

    def test_therapy_json(self):
        self.assert_ctl(DONE, 'ice', '10m', '--cloth')
        before = json.loads(self.assert_ctl(DONE, 'therapy', '--json'))
        self.assertEqual((before['state'], before['pack'], before['phase'], before['rests'], before['log']), ('running', 'ice', 1, [], []))
        self.assertAlmostEqual(before['seconds_left'], 600, delta=5)
        self.assert_ctl(DONE, 'stop')
        after = json.loads(self.assert_ctl(DONE, 'therapy', '--json'))
        row, = after['log']
        self.assertEqual((row['kind'], row['outcome'], row['planned_seconds'], row['acknowledged']), ('ice', 'stopped', 600, None))
        text = self.assert_ctl(DONE, 'help', 'therapy')
        for key in set(after) | set(row) | {'region', 'refused_until', 'fine_from'}:
            self.assertRegex(text, rf'\b{key}\b')

    def ask_on_a_terminal(self, answer, *arguments):
        """Runs “heat” on a terminal, answers its questions, and returns (exit code, everything said)."""
        outer, inner = pty.openpty()
        process = subprocess.Popen([os.environ['RHOMBOID_CTL'], 'heat', *arguments], env=self.desktop.env,
                                   stdin=inner, stdout=inner, stderr=inner)
        os.close(inner)
        os.set_blocking(outer, False)
        said = bytearray()

        def read():
            try:
                said.extend(os.read(outer, 4096))
            except OSError:  # nothing yet, or the other side has ended
                pass
            return said

        self.wait_until(lambda: b'[y/n]' in read(), 'the question')
        os.write(outer, answer + b'\n')
        self.wait_until(lambda: (read(), process.poll() is not None)[1], 'the command to end')
        read()
        os.close(outer)
        return process.returncode, said.decode()

    def test_asks_for_the_cloth_on_a_terminal(self):
        code, said = self.ask_on_a_terminal(b'y')
        self.assertEqual(code, DONE, said)
        self.assertEqual(self.get('Therapy.State'), 'running')

    def test_asks_about_long_heat_on_a_terminal(self):
        code, said = self.ask_on_a_terminal(b'n', '25m', '--cloth')
        self.assertEqual(code, REFUSED, said)
        self.assertIn('20 min', said)
        self.assertEqual(self.get('Therapy.State'), 'idle')
        code, said = self.ask_on_a_terminal(b'y', '25m', '--cloth')
        self.assertEqual(code, DONE, said)
        self.assertEqual(self.get('Therapy.State'), 'running')

    def test_no_cloth_on_a_terminal(self):
        code, said = self.ask_on_a_terminal(b'n')
        self.assertEqual(code, REFUSED, said)
        self.assertEqual(self.get('Therapy.State'), 'idle')

    def test_hung_service(self):
        self.service.send_signal(signal.SIGSTOP)
        code, _output, errors = self.ctl('break')
        self.service.send_signal(signal.SIGCONT)
        self.assertEqual(code, NO_SERVICE)
        self.assertIn('does not answer', errors)


class FakeClockTest(CtlTest):
    """What needs a break that is due, or a pack whose time is over."""

    def setUp(self):
        super().setUp()
        self.start_test_service()
        self.advance(45 * MINUTE)

    def test_skip(self):
        self.assertIn('Next break at', self.assert_ctl(DONE, 'skip'))
        self.assertEqual((self.state(), self.get('Breaks.Skips')), ('active', 1))

    def test_snooze(self):
        self.assertIn('put off', self.assert_ctl(DONE, 'snooze', '10'))
        self.assertEqual((self.state(), self.rest()), ('snoozed', 600))

    def test_status_when_due(self):
        output = self.assert_ctl(DONE, 'status')
        self.assertIn('Time for a break', output)
        self.assertIn('Offered again', output)

    def test_stop_acknowledges_the_alarm(self):
        self.assert_ctl(DONE, 'heat', '5m', '--cloth')
        self.advance(5 * MINUTE)
        self.assertEqual(self.get('Therapy.State'), 'ended')
        self.assert_ctl(DONE, 'stop')
        self.assertEqual(self.get('Therapy.State'), 'idle')


class MonitorTest(CtlTest):
    def setUp(self):
        super().setUp()
        self.start_service()

    def start_monitor(self, *arguments):
        monitor = self.desktop.spawn([os.environ['RHOMBOID_CTL'], 'monitor', *arguments], 'monitor')
        log = self.desktop.logs[-1]

        def lines():
            text = log.read_text(encoding='utf-8')
            self.assertTrue(text == '' or text.endswith('\n'), 'half a line')
            return text.splitlines()
        self.wait_until(lines, 'the first line')
        return monitor, lines

    def test_says_each_change_once(self):
        monitor, lines = self.start_monitor()
        self.assertEqual(len(lines()), 1)
        self.call('Breaks.Pause', '(x)', 0)
        self.wait_until(lambda: len(lines()) == 2, 'the pause')
        self.call('Breaks.Resume')
        self.wait_until(lambda: len(lines()) == 3, 'the end of the pause')
        self.assertIn('Paused', lines()[1])
        self.kill_service()
        self.wait_until(lambda: monitor.poll() is not None, 'the monitor to end')
        self.assertEqual(monitor.returncode, NO_SERVICE)
        self.assertEqual(len(lines()), 4)
        self.assertIn('not running', lines()[3])

    def test_json(self):
        monitor, lines = self.start_monitor('--json')
        self.call('Breaks.Take', '(s)', '')
        self.wait_until(lambda: json.loads(lines()[-1])['breaks']['state'] == 'in-break', 'the break')
        self.end_service()
        self.wait_until(lambda: monitor.poll() is not None, 'the monitor to end')
        parsed = [json.loads(line) for line in lines()]
        self.assertEqual([entry['running'] for entry in parsed], [True] * (len(parsed) - 1) + [False])


class CardsTest(CtlTest):
    """The catalogue is read from files, and nothing is started for it."""

    def read(self):
        return json.loads(self.assert_ctl(DONE, 'cards', '--json'))

    def test_lists_ids_times_and_names(self):
        output = self.assert_ctl(DONE, 'cards')
        self.assertRegex(output, r'(?m)^  eagle-arms +1:00  Eagle arms$')
        self.assertRegex(output, r'(?m)^  between-the-blades +4:25  Between the blades$')
        self.assertFalse(self.desktop.has_name(harness.SERVICE))

    def test_json(self):
        catalogue = self.read()
        card = next(card for card in catalogue['cards'] if card['id'] == 'eagle-arms')
        self.assertEqual(card, {'id': 'eagle-arms', 'name': 'Eagle arms', 'seconds': 60, 'desk': True, 'kind': 'stretch',
                                'areas': ['between-blades', 'shoulders'], 'equipment': []})
        routine = next(routine for routine in catalogue['routines'] if routine['id'] == 'between-the-blades')
        self.assertEqual(routine['cards'], ['scapular-squeeze', 'eagle-arms', 'cross-body-shoulder', 'seated-twist'])
        self.assertEqual(routine['seconds'], 265)

    def test_help_names_every_key_of_the_json(self):
        text = self.assert_ctl(DONE, 'help', 'cards')
        catalogue = self.read()
        for key in {*catalogue, *catalogue['cards'][0], *catalogue['routines'][0]}:
            self.assertRegex(text, rf'\b{key}\b')

    def test_a_broken_card_is_named_and_the_rest_is_listed(self):
        folder = self.desktop.folder / 'cards'
        folder.mkdir()
        (folder / 'broken.json').write_text('{', encoding='utf-8')
        whole = pathlib.Path(os.environ['RHOMBOID_CARDS_DIR']) / 'eagle-arms.json'
        (folder / 'eagle-arms.json').write_bytes(whole.read_bytes())
        code, output, errors = self.ctl('cards', RHOMBOID_CARDS_DIR=str(folder), RHOMBOID_ROUTINES_DIR=str(self.desktop.folder / 'none'))
        self.assertEqual(code, DONE)
        self.assertIn('eagle-arms', output)
        self.assertIn('broken.json', errors)

    def test_completion_offers_them(self):
        folder = pathlib.Path(os.environ['RHOMBOID_CTL']).parent
        script = ('PATH="$2:$PATH"; source "$1"; COMP_WORDS=(rhomboidctl play eagle); COMP_CWORD=2; _rhomboidctl; '
                  'echo "${COMPREPLY[@]}"')
        code, output, errors = self.desktop.run(['bash', '-c', script, 'bash', str(CompletionTest.FILE), str(folder)])
        self.assertEqual((code, output.split(), errors), (DONE, ['eagle-arms'], ''))


class PlayTest(CtlTest):
    def test_opens_the_player(self):
        ui = harness.FakeUi(self.desktop)
        ui.start()
        for card_or_routine in ('eagle-arms', 'between-the-blades'):
            self.assert_ctl(DONE, 'play', card_or_routine)
            self.assertEqual(ui.calls()[-1][:2], ('play', [card_or_routine]))

    def test_unknown_id(self):
        ui = harness.FakeUi(self.desktop)
        ui.start()
        self.assert_ctl(REFUSED, 'play', 'nothing-of-the-kind', errors='nothing-of-the-kind')
        self.assertEqual(ui.calls(), [])

    def test_usage(self):
        self.assert_ctl(USAGE, 'play', errors='play')
        self.assert_ctl(USAGE, 'play', 'plank', 'bridge', errors='play')


class PackTest(CtlTest):
    """A pack is taken in from a file, played like our own, and handed on."""

    CARD = {'id': 'knee-lift', 'name': 'Knee lift', 'kind': 'strength', 'positions': ['standing'], 'desk': True,
            'dose': {'repetitions': 10, 'repetition_seconds': 4}, 'steps': ['Lift one knee.']}

    def write(self, name='physio.json', **changes):
        path = self.desktop.folder / name
        pack = {'name': 'Physio', 'cards': [{**self.CARD, **changes}],
                'routines': [{'id': 'morning-knees', 'name': 'Morning knees', 'items': [{'card': 'knee-lift'}]}]}
        path.write_text(json.dumps(pack), encoding='utf-8')
        return path

    def test_import_list_play_export(self):
        output = self.assert_ctl(DONE, 'import', str(self.write()))
        self.assertEqual(output, 'Physio (physio): 1 exercise, 1 routine\n')
        self.assertIn('knee-lift', self.assert_ctl(DONE, 'cards'))
        ui = harness.FakeUi(self.desktop)
        ui.start()
        self.assert_ctl(DONE, 'play', 'morning-knees')
        handed_on = self.desktop.folder / 'handed-on.json'
        self.assert_ctl(DONE, 'export', 'physio', str(handed_on))
        self.assertEqual(json.loads(handed_on.read_text(encoding='utf-8'))['cards'][0]['id'], 'knee-lift')

    def test_the_service_takes_it(self):
        self.start_service()
        self.assert_ctl(DONE, 'import', str(self.write()))
        self.assert_ctl(DONE, 'break', 'morning-knees')
        self.assertEqual(self.get('Breaks.ProposalName'), 'Morning knees')

    def test_imported_again_replaces(self):
        self.assert_ctl(DONE, 'import', str(self.write()))
        self.assert_ctl(DONE, 'import', str(self.write(name='physio.json', **{'desk': False})))
        cards = json.loads(self.assert_ctl(DONE, 'cards', '--json'))['cards']
        self.assertEqual([card['desk'] for card in cards if card['id'] == 'knee-lift'], [False])

    def test_refused_by_file_card_and_member(self):
        path = self.write(steps='all at once')
        code, output, errors = self.ctl('import', str(path))
        self.assertEqual((code, output), (REFUSED, ''))
        for word in ('physio.json', 'knee-lift', 'steps'):
            self.assertIn(word, errors)
        self.assertNotIn('knee-lift', self.assert_ctl(DONE, 'cards'))

    def test_files_that_are_not_there(self):
        self.assert_ctl(REFUSED, 'import', '/nonexistent/pack.json', errors='pack.json')
        self.assert_ctl(REFUSED, 'export', 'physio', '/nonexistent/pack.json', errors='physio')
        self.assert_ctl(REFUSED, 'export', str(self.desktop.folder / 'own.json'), errors='your own')
        self.assert_ctl(DONE, 'import', str(self.write()))
        self.assert_ctl(REFUSED, 'export', 'physio', '/nonexistent/pack.json', errors='nonexistent')
        self.assert_ctl(REFUSED, 'export', 'other', '/nonexistent/pack.json', errors='there are: physio')


class ProposalTest(CtlTest):
    def test_status_says_what_is_proposed_and_why(self):
        self.start_service()
        self.assertEqual(self.status()['breaks']['proposal_name'], None)
        self.assert_ctl(DONE, 'break', 'between-the-blades')
        breaks = self.status()['breaks']
        self.assertEqual((breaks['proposal'], breaks['proposal_name'], breaks['proposal_why']),
                         ('between-the-blades', 'Between the blades', 'You chose it'))
        self.assertIn('Between the blades (between-the-blades): You chose it', self.assert_ctl(DONE, 'status'))


class OpenTest(CtlTest):
    def test_opens_a_page_by_the_bus(self):
        ui = harness.FakeUi(self.desktop)
        ui.allow_activation()
        for page in ((), ('today',), ('exercises',), ('heat-ice',), ('preferences',)):
            before = len(ui.calls())
            self.assert_ctl(DONE, 'open', *page)
            self.assertEqual(len(ui.calls()), before + 1)

    def test_hands_on_the_activation_token(self):
        ui = harness.FakeUi(self.desktop)
        ui.start()
        code, _output, errors = self.ctl('open', XDG_ACTIVATION_TOKEN='token-1')
        self.assertEqual((code, errors), (DONE, ''))
        data = ui.calls()[0][2]
        self.assertEqual((data['desktop-startup-id'], data['activation-token']), ('token-1', 'token-1'))

    def test_no_windows_program(self):
        code, _output, errors = self.ctl('open', RHOMBOID_UI='/nonexistent')
        self.assertEqual(code, NO_SERVICE)
        self.assertIn('/nonexistent', errors)


if __name__ == '__main__':
    harness.main()
