# SPDX-License-Identifier: GPL-3.0-or-later
"""The rule of dependence holds: in what is included, compiled and linked."""
import json
import os
import re
import subprocess
import unittest

import layers

BUILD_ROOT = os.environ['MESON_BUILD_ROOT']
MESON = os.environ['RHOMBOID_MESON'].split()

TIME = re.compile(r'\b(g_get_monotonic_time|g_get_real_time|g_get_current_time|g_date_time_new_now\w*|g_timer_new|'
                  r'clock_gettime|clock_nanosleep|gettimeofday|timespec_get|time|timerfd_\w+|nanosleep|u?sleep|g_usleep|'
                  r'alarm|setitimer|timer_create)\s*\(')
TICKING = re.compile(r'\b(g_timeout_(add|source_new)\w*|g_timeout_add_seconds\w*)\s*\(')
# What the address of a bus is, is no question to the bus; and flushing writes, but waits for nobody's answer.
WAITING = re.compile(r'\b(?!g_dbus_address_|g_dbus_connection_flush_sync)(\w+_call_\w+_sync|g_dbus_\w+_sync|g_bus_get_sync|rhom_ipc_\w+_sync)\s*\(')


def grep(pattern, paths):
    found = []
    for path in paths:
        for match in pattern.finditer(layers.code(path)):
            found.append(f'{path.relative_to(layers.SOURCE_ROOT)}: {match.group(1)}')
    return found


class Includes(unittest.TestCase):
    def test_every_folder_is_a_layer(self):
        folders = {path.name for path in layers.SRC.iterdir() if path.is_dir()}
        self.assertEqual(folders - set(layers.LAYERS), set())

    def test_own_headers_follow_the_rule(self):
        for path in layers.sources():
            layer = layers.layer_of(path)
            allowed = layers.LAYERS[layer] | {layer}
            for own, header in layers.includes(path):
                folder, slash, _name = header.partition('/')
                if own and slash and header not in layers.NAMES:
                    self.assertIn(folder, allowed, f'{path} includes {header}')

    def test_own_headers_are_named_with_their_folder(self):
        for path in layers.sources():
            for own, header in layers.includes(path):
                if own and '/' not in header:
                    self.assertFalse(list(layers.SRC.rglob(header)), f'{path} includes "{header}" without its folder')

    def test_who_decides_nothing_sees_no_rules(self):
        for layer in layers.NOT_DECIDING:
            for path in layers.sources(layer):
                for _own, header in layers.includes(path):
                    self.assertNotIn(header, layers.DECIDING, str(path))

    def test_outside_headers_stay_in_their_layer(self):
        for path in layers.sources():
            for own, header in layers.includes(path):
                for pattern, allowed in layers.OUTSIDE:
                    if not own and re.fullmatch(pattern, header):
                        self.assertIn(layers.layer_of(path), allowed, f'{path} includes <{header}>')


class Calls(unittest.TestCase):
    def test_only_the_system_clock_reads_a_clock(self):
        # The watchdog reads none, but has the kernel end a program whose main loop no clock of ours can reach.
        paths = [path for path in layers.sources()
                 if path.name not in ('clock-system.c', 'watchdog.c') and layers.layer_of(path) not in layers.HELPERS]
        self.assertEqual(grep(TIME, paths), [])

    def test_the_system_clock_is_seen_by_this_test(self):
        self.assertNotEqual(grep(TIME, [layers.SRC / 'core' / 'clock-system.c']), [])

    def test_nothing_ticks(self):
        self.assertEqual(grep(TICKING, layers.sources()), [])

    def test_only_settings_knows_the_keys(self):
        # dnd-settings.c reads settings of the desktop, and none of ours.
        paths = [path for path in layers.sources() if layers.layer_of(path) != 'settings' and path.name != 'dnd-settings.c']
        self.assertEqual(grep(re.compile(r'\b(g_settings_\w+)\s*\('), paths), [])

    def test_the_service_and_the_window_wait_for_nobody(self):
        paths = layers.sources('service') + layers.sources('desktop') + layers.sources('ui')
        # A main.c starts and ends; what waits there, waits with nobody to keep waiting.
        self.assertEqual(grep(WAITING, [path for path in paths if path.name != 'main.c']), [])


class Compiled(unittest.TestCase):
    """A library sees the dependencies of its own layer, so that a stray include does not even compile."""

    @classmethod
    def setUpClass(cls):
        done = subprocess.run([*MESON, 'introspect', '--targets', BUILD_ROOT], stdout=subprocess.PIPE, check=True)
        cls.targets = json.loads(done.stdout)

    def libraries(self):
        for target in self.targets:
            defined_in = os.path.relpath(os.path.dirname(target['defined_in']), layers.SOURCE_ROOT)
            if target['type'] == 'static library' and defined_in.startswith('src/'):
                yield defined_in.split('/')[1], target

    def test_every_layer_with_sources_is_a_library(self):
        with_sources = {layers.layer_of(path) for path in layers.sources() if path.suffix == '.c'}
        self.assertEqual(with_sources - layers.HELPERS - {layer for layer, _target in self.libraries()}, set())

    def test_a_library_holds_files_of_its_own_folder(self):
        for layer, target in self.libraries():
            for group in target['target_sources']:
                for source in group.get('sources', []):
                    folder = os.path.relpath(source, layers.SRC).split('/')[0]
                    self.assertEqual(folder, layer, source)

    def test_a_library_is_told_of_its_own_dependencies(self):
        for layer, target in self.libraries():
            flags = {flag for group in target['target_sources'] for flag in group.get('parameters', [])}
            for pattern, allowed in layers.INCLUDE_FOLDERS:
                seen = [flag for flag in flags if re.match(r'-I|-isystem', flag) and re.search(pattern, flag)]
                if layer not in allowed:
                    self.assertEqual(seen, [], f'{target["name"]} of {layer}')


def program(name):
    """Where the build keeps a program."""
    for folder, _folders, files in os.walk(os.path.join(BUILD_ROOT, 'src')):
        if name in files:
            return os.path.join(folder, name)
    raise AssertionError(f'{name} was not built')


def linked(path):
    """Every library that the loader would bring in."""
    env = {name: value for name, value in os.environ.items() if name != 'LD_PRELOAD'}
    text = subprocess.run(['ldd', path], stdout=subprocess.PIPE, env=env, text=True, check=True).stdout
    return {line.split()[0] for line in text.splitlines() if '=>' in line}


def needed(path):
    """The libraries that the program asks for by itself."""
    text = subprocess.run(['readelf', '-d', path], stdout=subprocess.PIPE, text=True, check=True).stdout
    return set(re.findall(r'\(NEEDED\).*\[(.*)\]', text))


class Linked(unittest.TestCase):
    WINDOWS = re.compile(r'lib(gtk-[0-9]|gdk-[0-9]|adwaita|cairo|pango)')

    def test_the_service_brings_in_no_window_library(self):
        path = program('rhomboid-service')
        for name in linked(path) | needed(path):
            self.assertNotRegex(name, self.WINDOWS)

    def test_the_command_line_brings_in_little(self):
        for name in linked(program('rhomboidctl')):
            self.assertNotRegex(name, self.WINDOWS)
            self.assertNotRegex(name, r'lib(sqlite3|notify|xcb)')

    def test_the_window_is_what_the_others_are_not(self):
        self.assertTrue(any(self.WINDOWS.match(name) for name in needed(program('rhomboid'))))


if __name__ == '__main__':
    unittest.main()
