# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed for the desktop to read is what the desktop expects."""
import configparser
import json
import os
import pathlib
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

SOURCE_ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = SOURCE_ROOT / 'data'
BUILT = pathlib.Path(os.environ['MESON_BUILD_ROOT']) / 'data'
APP_ID = 'io.github.rhomboid.Rhomboid'


def read_ini(path):
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    parser.read(path)
    return parser


class Validators(unittest.TestCase):
    def passes(self, *command):
        done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              check=False)
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def test_desktop_files(self):
        for name in (APP_ID, f'{APP_ID}.Service'):
            self.assertEqual(self.passes('desktop-file-validate', BUILT / f'{name}.desktop'), '')

    def test_metainfo(self):
        self.passes('appstreamcli', 'validate', '--no-net', BUILT / f'{APP_ID}.metainfo.xml')

    def test_schema(self):
        compiler = subprocess.run(['pkg-config', '--variable=glib_compile_schemas', 'gio-2.0'], stdout=subprocess.PIPE,
                                  text=True, check=True).stdout.strip()
        self.passes(compiler, '--strict', '--dry-run', DATA)

    def test_xml_is_well_formed(self):
        paths = [path for folder in ('src', 'data', 'resources') for suffix in ('*.ui', '*.xml', '*.xml.in', '*.svg')
                 for path in (SOURCE_ROOT / folder).rglob(suffix)]
        self.assertTrue(paths)
        # The D-Bus document type lies on a server; what it says is not asked for.
        self.passes('xmllint', '--noout', '--nonet', *paths)

    def test_every_ui_file_is_a_resource(self):
        listed = {os.path.basename(file.text.strip()) for path in SOURCE_ROOT.rglob('*.gresource.xml')
                  if '_build' not in str(path) for file in ElementTree.parse(path).iter('file')}
        for path in (SOURCE_ROOT / 'src').rglob('*.ui'):
            self.assertIn(path.name, listed)


class Names(unittest.TestCase):
    def test_bus_files_start_what_is_installed(self):
        for name in (APP_ID, f'{APP_ID}.Service'):
            section = read_ini(BUILT / f'{name}.service')['D-BUS Service']
            self.assertEqual(section['Name'], name)
            self.assertTrue(os.path.isabs(section['Exec'].split()[0]))

    def test_autostart_starts_the_same_program_as_the_bus(self):
        autostart = read_ini(BUILT / f'{APP_ID}.Service.desktop')['Desktop Entry']['Exec']
        self.assertEqual(autostart, read_ini(BUILT / f'{APP_ID}.Service.service')['D-BUS Service']['Exec'])

    def test_unit_is_an_extra(self):
        unit = read_ini(BUILT / 'rhomboid-service.service')
        self.assertNotIn('Install', unit)
        self.assertEqual(unit['Service']['BusName'], f'{APP_ID}.Service')

    def test_desktop_actions_are_actions_of_the_window(self):
        entry = read_ini(BUILT / f'{APP_ID}.desktop')['Desktop Entry']
        self.assertEqual(entry['DBusActivatable'], 'true')
        text = ''.join(path.read_text() for path in (SOURCE_ROOT / 'src' / 'ui').glob('*.c'))
        for action in filter(None, entry['Actions'].split(';')):
            self.assertIn(f'"{action}"', text, f'no action {action} in src/ui')


class Words(unittest.TestCase):
    """What a setting may hold is what a card may."""

    def choices(self, key):
        schema = ElementTree.parse(SOURCE_ROOT / 'data' / 'io.github.rhomboid.Rhomboid.gschema.xml')
        return {choice.get('value') for choice in schema.iterfind(f".//key[@name='{key}']/choices/choice")}

    def words(self, member):
        schema = json.loads((SOURCE_ROOT / 'data' / 'cards' / 'card.schema.json').read_text(encoding='utf-8'))
        return set(schema['properties'][member]['items']['enum'])

    def test_areas(self):
        self.assertEqual(self.choices('favour-areas'), self.words('areas'))

    def test_equipment(self):
        self.assertEqual(self.choices('equipment'), self.words('equipment') - {'mat', 'chair', 'wall', 'door-frame'})


class Packages(unittest.TestCase):
    def test_one_name_a_line_and_none_twice(self):
        lines = (SOURCE_ROOT / 'build-aux' / 'debian-packages').read_text().splitlines()
        names = [line for line in lines if not line.startswith('#')]
        self.assertEqual(len(names), len(set(names)))
        for name in names:
            self.assertRegex(name, r'^[a-z0-9][a-z0-9.+-]+$')


if __name__ == '__main__':
    unittest.main()
