# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed is where the programs look for it, with nothing said in the environment."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

BUILD = os.environ['RHOMBOID_BUILD']


def say(*command):
    """Runs it as on a user's desktop, where none of our variables is set."""
    env = {name: value for name, value in os.environ.items() if not name.startswith('RHOMBOID_')}
    return subprocess.run(command, env=env, stdout=subprocess.PIPE, check=True, text=True).stdout


class InstalledTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.holder.cleanup)
        say(os.environ['RHOMBOID_MESON'], 'install', '-C', BUILD, '--no-rebuild', '--quiet', '--destdir', cls.holder.name)
        cls.cards, cls.poses = [cls.place(folder) for folder in say(os.environ['RHOMBOID_PRINT_FOLDERS']).splitlines()]

    @classmethod
    def place(cls, path):
        return pathlib.Path(cls.holder.name) / pathlib.Path(path).relative_to('/')

    def test_cards_are_found(self):
        self.assertGreater(len(list(self.cards.glob('*.json'))), 30)

    def test_every_figure_of_a_card_is_found(self):
        for path in self.cards.glob('*.json'):
            figure = json.loads(path.read_text()).get('figure')
            if figure is not None:
                self.assertTrue((self.poses / f'{figure}.json').is_file(), figure)

    def test_figures_without_a_card_are_found(self):
        for name in ('back-regions', 'heat-pad', 'ice-pack'):
            self.assertTrue((self.poses / f'{name}.json').is_file(), name)

    def test_tools_of_authors_stay_behind(self):
        names = {path.name for path in pathlib.Path(self.holder.name).rglob('*')}
        self.assertIn('rhomboid', names)
        self.assertFalse(names & {'rhomboid-gallery', 'check-poses'})


if __name__ == '__main__':
    unittest.main()
