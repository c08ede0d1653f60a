# SPDX-License-Identifier: GPL-3.0-or-later
"""The prompt over all screens, on a Wayland compositor with several: headless sway, which lets a screen be plugged in."""
import glob
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ['MESON_BUILD_ROOT'])
SERVICE = 'io.github.rhomboid.Rhomboid.Service'
DEADLINE_S = 60
# sway does not run as root.
NOBODY = {'user': 65534, 'group': 65534, 'extra_groups': []} if os.getuid() == 0 else {}

CONFIG = 'xwayland disable\n'


class Outputs(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='rhomboid-outputs-'))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        (self.folder / 'config').write_text(CONFIG)
        if NOBODY:
            os.chown(self.folder, NOBODY['user'], NOBODY['group'])
        self.env = self.make_env()
        self.start('dbus-daemon', '--session', '--nofork', '--nopidfile', '--address', self.env['DBUS_SESSION_BUS_ADDRESS'])
        self.wait_until((self.folder / 'bus').exists, 'the bus')
        self.start('sway', '-c', str(self.folder / 'config'))
        self.env['WAYLAND_DISPLAY'] = self.wait_socket('wayland-[0-9]')
        self.env['SWAYSOCK'] = self.wait_socket('sway-ipc.*')
        self.start_windows()

    def make_env(self):
        env = {name: value for name, value in os.environ.items()
               if not name.startswith(('XDG_', 'DBUS_')) and name not in ('DISPLAY', 'WAYLAND_DISPLAY')}
        env.update({
            'HOME': str(self.folder), 'XDG_RUNTIME_DIR': str(self.folder), 'GSETTINGS_BACKEND': 'memory',
            'DBUS_SESSION_BUS_ADDRESS': f'unix:path={self.folder}/bus', 'RHOMBOID_SERVICE': '/bin/false',
            'WLR_BACKENDS': 'headless', 'WLR_HEADLESS_OUTPUTS': '2', 'WLR_LIBINPUT_NO_DEVICES': '1',
            'WLR_RENDERER': 'pixman', 'GDK_BACKEND': 'wayland', 'GSK_RENDERER': 'cairo', 'GTK_A11Y': 'none'})
        return env

    def start(self, *command):
        with open(self.folder / f'{pathlib.Path(command[0]).name}.log', 'w', encoding='utf-8') as log:
            child = subprocess.Popen(command, env=self.env, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                     cwd='/', **NOBODY)
        self.addCleanup(child.wait)
        self.addCleanup(child.kill)
        return child

    def start_windows(self):
        """The windows, with a service that has a break due."""
        xml = SOURCE / 'src/ipc/io.github.rhomboid.Rhomboid.xml'
        self.start(sys.executable, str(SOURCE / 'tests/ui/mock-service.py'), str(xml), 'due')
        self.say('gdbus', 'wait', '--session', '--timeout', str(DEADLINE_S), SERVICE)
        self.ui = self.start(str(BUILD / 'src/ui/rhomboid'), '--open', 'overlay')

    def say(self, *command):
        return subprocess.run(command, env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
                              check=True, cwd='/', **NOBODY).stdout

    def wait_until(self, condition, what):
        end = time.monotonic() + DEADLINE_S
        while not (value := condition()):
            if time.monotonic() > end:
                logs = '\n'.join(f'--- {path.name}\n{path.read_text()[-2000:]}' for path in self.folder.glob('*.log'))
                self.fail(f'waited for {what}\n{self.windows()}\n{logs}')
            time.sleep(0.02)
        return value

    def wait_socket(self, pattern):
        return self.wait_until(lambda: glob.glob(str(self.folder / pattern)), pattern)[0]

    def outputs(self):
        places = [output['rect'] for output in json.loads(self.say('swaymsg', '-r', '-t', 'get_outputs'))]
        return sorted((place['x'], place['width'], place['height']) for place in places)

    def windows(self):
        """[(title, (x, width, height), whether it fills its output)], from the left."""
        found = []

        def visit(node):
            if node.get('pid'):
                place = node['rect']
                found.append((node['name'], (place['x'], place['width'], place['height']), node['fullscreen_mode'] != 0))
            for child in node['nodes'] + node['floating_nodes']:
                visit(child)
        visit(json.loads(self.say('swaymsg', '-r', '-t', 'get_tree')))
        return sorted(found, key=lambda window: window[1])

    def is_covered(self, *titles):
        windows = self.windows()
        return [title for title, _place, _full in windows] == list(titles) \
            and [place for _title, place, _full in windows] == self.outputs() \
            and all(full for _title, _place, full in windows)

    def press(self, *keys):
        """The seat has a keyboard only while this types, so that the windows have to find it first."""
        self.say('wtype', '-s', '300', *keys, '-s', '100')

    def press_until(self, condition, what, *keys):
        end = time.monotonic() + DEADLINE_S
        while not condition():
            self.assertLess(time.monotonic(), end, what)
            self.press(*keys)

    def calls(self):
        return self.say('gdbus', 'call', '--session', '-d', SERVICE, '-o', '/io/github/rhomboid/Rhomboid/Service', '-m',
                        'io.github.rhomboid.Rhomboid.Mock.Calls')

    def test_every_output_is_covered(self):
        self.wait_until(lambda: self.is_covered('Break', 'Break'), 'two windows')
        self.wait_until(lambda: 'Breaks.Shown' in self.calls(), 'the report')
        self.say('swaymsg', 'create_output')
        self.wait_until(lambda: len(self.outputs()) == 3, 'a third output')
        self.wait_until(lambda: self.is_covered('Break', 'Break', 'Break'), 'three windows')

    def test_player_on_one_and_time_on_the_other(self):
        self.wait_until(lambda: self.is_covered('Break', 'Break'), 'two windows')
        self.press_until(lambda: 'Breaks.Take' in self.calls(), 'the break', '-M', 'alt', 's', '-m', 'alt')
        self.wait_until(lambda: self.is_covered('Scapular squeeze', 'Break'), 'the player and the time')
        self.press_until(lambda: 'Breaks.Finished' in self.calls(), 'the end', '-k', 'Escape')
        self.wait_until(lambda: not self.windows(), 'no window')

    def test_a_program_that_ends_leaves_nothing(self):
        self.wait_until(lambda: self.is_covered('Break', 'Break'), 'two windows')
        self.ui.kill()
        self.wait_until(lambda: not self.windows(), 'no window')


if __name__ == '__main__':
    sys.exit(unittest.main())
