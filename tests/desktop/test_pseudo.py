# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text on the screen went through a translator: a walk through all windows in a language that nobody speaks."""
import json
import os
import pathlib
import re
import sys
import tempfile
import unittest

SOURCE_ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(SOURCE_ROOT / 'tests' / 'support'))

import live  # noqa: E402 (its folder is on the path only now)
import pseudo  # noqa: E402
from gi.repository import GLib  # noqa: E402

# What is the same in every language.
NAMES = ('Rhomboid', 'rhomboid', 'GPL', 'XFCE', live.APP)

# Who tells what makes it busy, as the command line names them.
DETECTORS = ('xfce', 'dunst', 'gnome', 'kde', 'logind', 'pulse', 'v4l', 'pipewire', 'wlr', 'x11')

# What GTK and libadwaita say by themselves, for which they have translators of their own.
THEIRS = {'Close', 'Minimize', 'Maximize', 'Back', 'Restore', 'Search', 'Menu', 'Credits', 'Legal', 'Troubleshooting', 'Details',
          'Website', 'Debugging Information', 'What’s New', 'Tooltip', 'Dismiss', 'Show', 'Shortcuts', 'All Shortcuts',
          'Search Results', 'No Results Found', 'Try a different search.', 'Try a different search', 'Search Shortcuts', 'Increase', 'Decrease', 'Decrement',
          'Increment', 'Ctrl', 'Alt', 'Shift', 'Escape', 'Comma', 'Preferences'}

# What an object without a name is called after: its type.
TYPE = re.compile(r'(Gtk|Gdk|Adw|Rhom)[A-Z]\w+$')

# Actions of the window program.
WINDOWS = ('today', 'exercises', 'card', 'heat-ice', 'preferences', 'safety', 'menu', 'shortcuts')


def is_key(text):
    """The name of a key in the window of shortcuts, such as Ctrl + Q."""
    return all(len(part) == 1 or part.strip() in THEIRS for part in text.split('+'))


def sources():
    """Titles and publishers, which the cards name as they are."""
    for path in (SOURCE_ROOT / 'data' / 'cards').glob('*.json'):
        for source in json.loads(path.read_text()).get('sources', []):
            yield from source.values()


def left_out(texts):
    data = (*NAMES, *sources())
    return sorted({text for text in texts
                   if pseudo.leftovers(text, data) and text not in THEIRS and not TYPE.match(text) and not is_key(text)})


class Walk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        env = pseudo.make_locale(os.environ['MESON_BUILD_ROOT'], cls.folder.name)
        cls.session = live.Session()
        cls.addClassCleanup(cls.session.end_all)
        cls.session.set_setting('first-run-done', True)
        cls.session.start_service(**env)
        cls.session.start([os.environ['RHOMBOID_UI']], **env)
        live.wait_until(lambda: cls.session.owner_pid(live.APP), 'the window program')
        live.wait_until(lambda: any('⟦' in text for text in live.all_texts()), 'a text in the language')

    def assert_complete(self, texts, what):
        self.assertTrue(any('⟦' in text for text in texts), f'{what} says nothing: {texts}')
        self.assertEqual(left_out(texts), [], what)

    def look(self, what):
        """The texts on the screen once nothing changes any more."""
        live.wait_still(3)
        self.assert_complete(live.all_texts(), what)

    def test_windows(self):
        for action in WINDOWS:
            with self.subTest(action):
                self.session.activate(action, 'eagle-arms' if action == 'card' else None)
                self.look(action)

    def test_prompt_and_break(self):
        self.session.activate('prompt')
        self.look('the prompt')
        self.session.ask('Breaks', 'Take', GLib.Variant('(s)', ('cat-cow',)))
        self.session.wait_state('Breaks', 'in-break')
        live.wait_until(lambda: any('⟦' in text for text in live.all_texts()), 'the player')
        # What moves is never still.
        live.say('xdotool', 'key', 'space')
        self.look('a break')
        live.say('xdotool', 'key', 'h')
        self.look('a stop')
        live.say('xdotool', 'key', 'Escape')
        self.session.wait_state('Breaks', 'active')

    def test_heat(self):
        for kind in ('heat', 'ice'):
            options = {'kind': GLib.Variant('s', kind), 'cloth': GLib.Variant('b', True)}
            self.session.ask('Therapy', 'Start', GLib.Variant('(a{sv})', (options,)))
            self.session.activate('heat-ice')
            self.session.wait_state('Therapy', 'running')
            self.look(f'{kind} running')
            self.session.ask('Therapy', 'Pause')
            self.session.wait_state('Therapy', 'paused')
            self.look(f'{kind} paused')
            self.session.ask('Therapy', 'Stop')
            self.session.wait_state('Therapy', 'idle')

    def test_pause(self):
        self.session.ask('Breaks', 'Pause', GLib.Variant('(x)', (0,)))
        self.session.wait_state('Breaks', 'paused')
        self.session.activate('today')
        self.look('a pause')
        self.session.ask('Breaks', 'Resume')

    def test_command_line_with_the_service(self):
        env = pseudo.environment(os.environ['MESON_BUILD_ROOT'], self.folder.name)
        text = live.say('env', *(f'{name}={value}' for name, value in env.items()), os.environ['RHOMBOID_CTL'], 'status')
        self.assertIn('⟦', text)
        self.assertEqual(pseudo.leftovers(re.sub(r'/\S+', '', text), data=(*NAMES, *DETECTORS)), [], text)


if __name__ == '__main__':
    unittest.main()
