# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what Rhomboid promises, and prints each figure beside its goal.

    bench.py --build-dir DIR [--list] [KEY...]

Runs inside build-aux/virtual-desktop, with the installed programs on PATH; see
build-aux/bench. Every line: key, figure, goal, what it is.
"""
import argparse
import contextlib
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))

import busy_world  # noqa: E402 (its folder is on the path only now)
import live  # noqa: E402
from gi.repository import Gio, GLib  # noqa: E402

WATCHED_S = 60
WATCHED_PLAYER_S = 10
RUNS = 9

# The window program chooses this for itself; software GL would be measured otherwise.
AS_THE_PROGRAM = {'GSK_RENDERER': 'cairo', 'GDK_DEBUG': 'gl-disable'}


def pss_kb(pid):
    text = pathlib.Path(f'/proc/{pid}/smaps_rollup').read_text()
    return int(re.search(r'^Pss:\s+(\d+) kB', text, re.MULTILINE).group(1))


def settled_pss_mb(pid):
    """The memory of a process once it has stopped changing, in MB of 1000 kB."""
    last = []

    def is_settled():
        last.append(pss_kb(pid))
        time.sleep(0.2)
        return len(last) > 5 and max(last[-5:]) - min(last[-5:]) < 32
    live.wait_until(is_settled, f'the memory of {pid} settling')
    return last[-1] * 1.024 / 1000


def cpu_seconds(pid):
    """What all threads of a process have used of the processor."""
    fields = pathlib.Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


def wakes(pid):
    """How often each thread of a process went to sleep and was woken again: {thread: count}."""
    counts = {}
    for status in pathlib.Path(f'/proc/{pid}/task').glob('*/status'):
        with contextlib.suppress(OSError):
            text = status.read_text()
            counts[status.parent.name] = int(re.search(r'^voluntary_ctxt_switches:\s+(\d+)', text, re.MULTILINE).group(1))
    return counts


def wakes_since(before, now):
    """A thread that ended meanwhile was woken for that at least."""
    return sum(count - before.get(thread, 0) for thread, count in now.items()) + len(before.keys() - now.keys())


def core_percent(pid):
    """The processor time of all threads of a process while it is watched, of one core."""
    began, used = time.monotonic(), cpu_seconds(pid)
    time.sleep(WATCHED_PLAYER_S)
    return (cpu_seconds(pid) - used) / (time.monotonic() - began) * 100


class Bench:
    def __init__(self, build_dir):
        self.build_dir = pathlib.Path(build_dir)
        self.session = live.Session()
        self.figure_frames = {}
        self.library_figures = {}

    @contextlib.contextmanager
    def service(self, program='rhomboid-service', **env):
        child = self.session.start_service(program, **env)
        try:
            yield child
        finally:
            self.session.end_window_program()
            self.session.end(child)

    # The service

    def service_cold(self):
        """Milliseconds from its start to its first answer on the bus."""
        figures = []
        for _ in range(RUNS):
            began = time.monotonic()
            with self.service_process() as child:
                self.wait_answer(child)
                figures.append((time.monotonic() - began) * 1000)
        return statistics.median(figures)

    @contextlib.contextmanager
    def service_process(self):
        child = self.session.start(['rhomboid-service'])
        try:
            yield child
        finally:
            self.session.end(child)

    def wait_answer(self, child):
        """No pause between two tries: it is the moment that counts."""
        end = time.monotonic() + live.DEADLINE_S
        while time.monotonic() < end:
            try:
                self.session.bus.call_sync(live.SERVICE, live.SERVICE_PATH, 'org.freedesktop.DBus.Properties', 'GetAll',
                                           GLib.Variant('(s)', (live.INTERFACE + 'Breaks',)), None,
                                           Gio.DBusCallFlags.NO_AUTO_START, 1000, None)
                return
            except GLib.Error:
                if child.poll() is not None:
                    raise
        raise live.Timeout('the service did not answer')

    def service_wakes(self):
        """Wakes of all its threads while somebody works and nothing is due."""
        live.touch()
        with self.service() as child:
            live.wait_until(self.session.tray_item, 'the tray icon')
            self.session.ask('Desktop', 'AskBusy')
            self.wait_quiet(child.pid)
            before = wakes(child.pid)
            end = time.monotonic() + WATCHED_S
            while time.monotonic() < end:
                # Somebody works; a minute without a hand on the mouse would be an event of its own.
                live.touch()
                time.sleep(5)
            return wakes_since(before, wakes(child.pid))

    @staticmethod
    def wait_quiet(pid):
        """Until it slept for 20 s: it has started up, and GLib has let its idle threads go."""
        last = [{}, 0.0]

        def is_quiet():
            counts = wakes(pid)
            if counts != last[0]:
                last[:] = [counts, time.monotonic()]
            time.sleep(0.2)
            return time.monotonic() - last[1] > 20
        live.wait_until(is_quiet, 'a program at rest', 120)

    def service_memory(self):
        """After an hour of simulated use with the history open."""
        with self.service(str(self.build_dir / 'tests/service/test-service')) as child:
            for minute in range(60):
                self.advance(live.MINUTE)
                if self.session.get('Breaks', 'State') == 'due':
                    self.session.ask('Breaks', 'Take', GLib.Variant('(s)', ('',)))
                if minute % 10 == 0:
                    self.session.ask('History', 'BreakCounts', GLib.Variant('(xx)', (0, 2_000_000_000)))
            return settled_pss_mb(child.pid)

    @contextlib.contextmanager
    def busy_service(self):
        """The service where every detector of this desktop has somebody to ask: sound, PipeWire, a camera, X, notifications."""
        with tempfile.TemporaryDirectory() as folder:
            world = busy_world.World(folder)
            try:
                busy_world.start_pulse(world)
                busy_world.start_recording(world, 'microphone')
                busy_world.start_pipewire(world)
                names = ('PULSE_SERVER', 'PULSE_COOKIE', 'PIPEWIRE_RUNTIME_DIR')
                with self.service(**{name: world.env[name] for name in names}) as child:
                    yield child
            finally:
                world.close()

    def ask_busy(self):
        """Milliseconds from asking to the answer, which must see the recording."""
        began = time.monotonic()
        seen = self.session.ask('Desktop', 'AskBusy')[0]
        took = (time.monotonic() - began) * 1000
        if not any(kind == 'microphone' and is_so for kind, is_so, _source, _who in seen):
            raise live.Timeout(f'nobody saw the recording: {seen}')
        return took

    def busy_ask(self):
        with self.busy_service():
            return statistics.median(self.ask_busy() for _ in range(RUNS))

    def busy_memory(self):
        """The service's memory after twenty questions, history open."""
        with self.busy_service() as child:
            self.session.ask('History', 'BreakCounts', GLib.Variant('(xx)', (0, 2_000_000_000)))
            for _ in range(20):
                self.ask_busy()
            return settled_pss_mb(child.pid)

    def advance(self, length_usec):
        self.session.call(live.SERVICE, live.SERVICE_PATH, 'io.github.rhomboid.Rhomboid.Test', 'Advance',
                          GLib.Variant('(x)', (length_usec,)))

    def empty_memory(self):
        """The same libraries in a program that does nothing."""
        child = self.session.start([str(self.build_dir / 'tests/bench/empty')])
        try:
            return settled_pss_mb(child.pid)
        finally:
            self.session.end(child)

    def hung_server_stall(self):
        """The longest wait for the service's main loop while it notifies a server that is stopped."""
        server = self.session.owner_pid(live.NOTIFICATIONS)
        self.session.set_setting('prompt-style', 'notification')
        self.prepare_due(3)
        os.kill(server, 19)
        try:
            with self.service():
                longest = 0.0
                end = time.monotonic() + 8
                while time.monotonic() < end:
                    began = time.monotonic()
                    self.session.get('Breaks', 'State')
                    longest = max(longest, time.monotonic() - began)
                if self.session.get('Breaks', 'State') != 'due':
                    raise live.Timeout('no break came due')
                return longest * 1000
        finally:
            os.kill(server, 18)

    def prepare_due(self, seconds):
        """Leaves a saved state in which a break is due @seconds after the service starts."""
        live.touch()
        with self.service():
            interval = self.session.get('Breaks', 'Interval')
        self.session.age_state(lambda state: live.set_worked(state, interval - seconds * live.SECOND))

    def alarm_delay(self):
        """The longest of several, from the end of a pack to its being told on the bus."""
        longest = 0.0
        self.session.set_setting('health-asked', True)
        for _ in range(RUNS):
            with self.service():
                options = {'kind': GLib.Variant('s', 'heat'), 'cloth': GLib.Variant('b', True),
                           'confirmed': GLib.Variant('as', ['rest-short'])}
                self.session.ask('Therapy', 'Start', GLib.Variant('(a{sv})', (options,)))
            self.session.age_state(lambda state: live.set_therapy_left(state, 2 * live.SECOND))
            with self.service():
                deadline = self.session.get('Therapy', 'Deadline')
                # No pause between two tries: it is the moment that counts.
                while self.session.get('Therapy', 'State') != 'ended':
                    pass
                longest = max(longest, (live.boottime_usec() - deadline) / 1000)
                self.session.ask('Therapy', 'Stop')
            self.session.age_state(lambda state: state['rests'].clear())
        return longest

    # The window

    @contextlib.contextmanager
    def watcher(self):
        """A program that says when the next window shows its first picture."""
        child = subprocess.Popen([str(self.build_dir / 'tests/bench/first-frame')], stdout=subprocess.PIPE, text=True)
        try:
            if child.stdout.readline().strip() != 'watching':
                raise live.Timeout('nobody watches the screen')
            yield child
        finally:
            child.kill()
            child.wait()
            child.stdout.close()

    @staticmethod
    def read_moment(watcher):
        """When the picture was there, elapsed scale; bounded by ending the watcher."""
        timer = threading.Timer(live.DEADLINE_S, watcher.kill)
        timer.start()
        line = watcher.stdout.readline()
        timer.cancel()
        if not line:
            raise live.Timeout('no window came')
        return int(line)

    def window_first_frame(self):
        """From asking the bus for the window to its first picture."""
        figures = []
        with self.service():
            for _ in range(RUNS):
                with self.watcher() as watcher:
                    began = live.boottime_usec()
                    self.session.bus.call(live.APP, live.APP_PATH, 'org.freedesktop.Application', 'Activate',
                                          GLib.Variant('(a{sv})', ({},)), None, Gio.DBusCallFlags.NONE, -1, None, None)
                    self.session.bus.flush_sync(None)
                    figures.append((self.read_moment(watcher) - began) / 1000)
                self.session.end_window_program()
        return statistics.median(figures)

    def ask_for_player(self):
        """Milliseconds from asking for an exercise to the first picture of its figure."""
        with self.watcher() as watcher:
            began = live.boottime_usec()
            arguments = GLib.Variant('(sava{sv})', ('play', [GLib.Variant('s', 'eagle-arms')], {}))
            self.session.bus.call(live.APP, live.APP_PATH, 'org.freedesktop.Application', 'ActivateAction', arguments, None,
                                  Gio.DBusCallFlags.NONE, -1, None, None)
            self.session.bus.flush_sync(None)
            return (self.read_moment(watcher) - began) / 1000

    def player_cold(self):
        """Where no window was open."""
        figures = []
        with self.service():
            for _ in range(RUNS):
                figures.append(self.ask_for_player())
                self.session.end_window_program()
        return statistics.median(figures)

    def player_warm(self):
        """Where a window is open, as the prompt is."""
        figures = []
        with self.service():
            for _ in range(RUNS):
                with self.watcher() as watcher:
                    self.session.activate()
                    self.read_moment(watcher)
                live.wait_still()
                figures.append(self.ask_for_player())
                self.session.end_window_program()
        return statistics.median(figures)

    def player_paused_percent(self):
        """The window program while an exercise stands still, its window in sight."""
        with self.service():
            self.ask_for_player()
            live.say('xdotool', 'key', 'space')
            pid = self.session.owner_pid(live.APP)
            self.wait_quiet(pid)
            percent = core_percent(pid)
            self.session.end_window_program()
        return percent

    def window_memory(self):
        """With Today, then a card, on the screen."""
        with self.service(), self.watcher() as watcher:
            self.session.activate()
            self.read_moment(watcher)
            self.session.activate('card', 'eagle-arms')
            live.wait_still()
            return settled_pss_mb(self.session.owner_pid(live.APP))

    def library_memory(self):
        """What the Exercises page adds to the window, scrolled from its first card to its last."""
        with self.service(), self.watcher() as watcher:
            self.session.activate()
            self.read_moment(watcher)
            pid = self.session.owner_pid(live.APP)
            before = settled_pss_mb(pid)
            self.session.activate('exercises')
            live.wait_still()
            for key in ['Next'] * 12 + ['Prior'] * 12:
                subprocess.run(['xdotool', 'key', key], check=True)
                time.sleep(0.2)
            live.wait_still()
            return settled_pss_mb(pid) - before

    def player_core_percent(self):
        """The processor time of a window of 720 × 576 in which a figure never rests, of one core."""
        poses = pathlib.Path(__file__).resolve().parents[2] / 'data' / 'poses'
        with self.watcher() as watcher:
            child = self.session.start([str(self.build_dir / 'src/ui/tools/rhomboid-gallery'), '--window', '-d', str(poses),
                                        '-w', '720', '-h', '576', 'shoulder-circles'], GSK_RENDERER='cairo')
            try:
                self.read_moment(watcher)
                time.sleep(1)
                return core_percent(child.pid)
            finally:
                self.session.end(child)

    def prompt_delay(self):
        """From the moment of a break to the first picture of its window."""
        figures = []
        self.session.set_setting('prompt-style', 'window')
        for _ in range(3):
            self.prepare_due(6)
            with self.watcher() as watcher, self.service():
                moment = self.session.get('Breaks', 'Deadline')
                figures.append((self.read_moment(watcher) - moment) / 1000)
        self.session.set_setting('prompt-style', 'notification')
        return statistics.median(figures)

    # The rules

    def simulated_year(self):
        """A year of working days, with every invariant checked; the program's own median."""
        said = subprocess.run([str(self.build_dir / 'tests/bench/simulated-year')], stdout=subprocess.PIPE, text=True, check=True).stdout
        return int(re.search(r'simulated_year_ms=(\d+)', said).group(1)) / 1000

    # The catalogue

    def pack_load(self):
        """The program's own median, in CPU time."""
        said = subprocess.run([str(self.build_dir / 'tests/bench/pack-load')], stdout=subprocess.PIPE, text=True, check=True).stdout
        return float(re.search(r'^pack-load: ([0-9.]+) ms', said, re.MULTILINE).group(1))

    def library(self, what):
        """The program's own figure, in CPU time: the page, the search and the scroll of a thousand cards."""
        if not self.library_figures:
            program = str(self.build_dir / 'tests/bench/library')
            said = subprocess.run([program], stdout=subprocess.PIPE, text=True, check=True, env=os.environ | AS_THE_PROGRAM).stdout
            self.library_figures = {match[0]: float(match[1]) for match in re.findall(r'^library-(\S+)=([0-9.]+)$', said, re.MULTILINE)}
        return self.library_figures[what]

    def library_open(self):
        return self.library('open')

    def library_search(self):
        return self.library('search')

    def library_scroll(self):
        return self.library('scroll')

    # The figure

    def figure_frame(self, size):
        """The program's own median over all figures, in CPU time."""
        if not self.figure_frames:
            poses = pathlib.Path(__file__).resolve().parents[2] / 'data' / 'poses'
            said = subprocess.run([str(self.build_dir / 'tests/bench/figure'), str(poses)], stdout=subprocess.PIPE, text=True, check=True).stdout
            self.figure_frames = {match[0]: float(match[1]) for match in re.findall(r'^figure-frame-(\S+): ([0-9.]+) ms median', said, re.MULTILINE)}
        return self.figure_frames[size]

    def figure_small(self):
        return self.figure_frame('360x288')

    def figure_large(self):
        return self.figure_frame('720x576')


# key: (what it is, unit, goal, how it is measured); no goal: for comparison
FIGURES = {
    'service-cold': ('rhomboid-service on the bus, from nothing', 'ms', 100, Bench.service_cold),
    'service-wakes': (f'wakes of rhomboid-service in {WATCHED_S} s of somebody working', '', 0, Bench.service_wakes),
    'service-memory': ('memory of rhomboid-service after an hour of use, history open', 'MB', 4.0, Bench.service_memory),
    'busy-ask': ('asking every detector whether somebody is busy', 'ms', 300, Bench.busy_ask),
    'busy-memory': ('memory of rhomboid-service after twenty such questions', 'MB', 4.5, Bench.busy_memory),
    'empty-memory': ('memory of an empty program with the same libraries', 'MB', None, Bench.empty_memory),
    'hung-server': ('longest stall while the notification server hangs', 'ms', 50, Bench.hung_server_stall),
    'alarm-delay': ('the end of heat or ice, from its moment to the bus', 'ms', 50, Bench.alarm_delay),
    'window-first-frame': ('window, from asking for it to its first picture', 'ms', 350, Bench.window_first_frame),
    'player-first-frame-cold': ('player, from asking for it to its first picture, no window open', 'ms', 300, Bench.player_cold),
    'player-first-frame': ('the same where a window is open, as the prompt is', 'ms', 100, Bench.player_warm),
    'player-paused-percent': ('a paused player, of a core', '%', 0, Bench.player_paused_percent),
    'window-memory': ('memory of the window with Today and a card open', 'MB', 28, Bench.window_memory),
    'library-memory': ('what the Exercises page adds, with every card seen', 'MB', 3.0, Bench.library_memory),
    'player-core-percent': ('a figure that never rests, in a window of 720 × 576', '%', 25, Bench.player_core_percent),
    'prompt-delay': ('prompt window, from its moment to its first picture', 'ms', 50, Bench.prompt_delay),
    'simulated-year': ('a simulated year of working days', 's', 2.0, Bench.simulated_year),
    'pack-load': ('reading a thousand cards in packs', 'ms', 100, Bench.pack_load),
    'library-open': ('the library with a thousand cards, to its first frame', 'ms', 300, Bench.library_open),
    'library-search': ('the slowest key in its search, to the frame with what was found', 'ms', 16, Bench.library_search),
    'library-scroll': ('the slowest frame while it is scrolled', 'ms', 16, Bench.library_scroll),
    'figure-small': ('a frame of a figure at 360 × 288', 'ms', 4.0, Bench.figure_small),
    'figure-large': ('a frame of a figure at 720 × 576', 'ms', 8.0, Bench.figure_large),
}


def show(figure):
    return f'{figure:.0f}' if figure >= 100 or figure == int(figure) else f'{figure:.2g}' if figure < 1 else f'{figure:.1f}'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--build-dir', required=True)
    parser.add_argument('--list', action='store_true')
    parser.add_argument('key', nargs='*', choices=[[], *FIGURES])
    options = parser.parse_args()
    if options.list:
        print('\n'.join(FIGURES))
        return 0

    failed = 0
    bench = Bench(options.build_dir)
    for key in options.key or FIGURES:
        what, unit, goal, measure = FIGURES[key]
        try:
            figure = measure(bench)
        except Exception as error:  # each figure stands for itself
            print(f'{key:20} FAILED ({what}): {error}', flush=True)
            failed += 1
            bench.session.end_all()
            continue
        is_met = goal is None or figure <= goal
        failed += not is_met
        aim = 'for comparison' if goal is None else f'goal {goal:g} {unit}'.rstrip()
        print(f'{key:20} {show(figure):>6} {unit:3} {aim:16} {"" if is_met else "MISSED "}{what}', flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
