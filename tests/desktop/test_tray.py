# SPDX-License-Identifier: GPL-3.0-or-later
"""The icon in a real panel: seen, clicked, its menu opened and chosen from, and back after the panel's death."""
import contextlib
import hashlib
import os
import subprocess
import sys
import unittest

import desk  # first: it finds the others
import live
from gi.repository import GLib

MENU_PATH = '/io/github/rhomboid/Rhomboid/Menu'


class Tray(desk.DeskTest):
    def setUp(self):
        super().setUp()
        self.before = self.icon_picture()
        self.start_service()
        self.wait_icon()

    # What there is to see

    def icon_picture(self):
        x, y = self.icon_place()
        half = desk.PANEL_PX // 2
        area = f'{desk.PANEL_PX}x{desk.PANEL_PX}+{x - half}+{y - half}'
        picture = subprocess.run(['import', '-silent', '-window', 'root', '-crop', area, '-depth', '8', 'rgb:-'],
                                 stdout=subprocess.PIPE, check=True).stdout
        return hashlib.sha256(picture).hexdigest()

    def wait_other_icon(self, *than):
        """Another picture than these; one on the way to it may be among them."""
        return self.wait_until(lambda: (picture := self.icon_picture()) not in than and picture, 'another picture of the icon')

    # The menu, which this panel tells no assistive technology about

    def menu_items(self):
        """[(label, is separator, [the same of its sub menu])] of what is visible, as the panel gets it."""
        name, path = self.session.tray_item()
        menu = self.session.call(name, path, 'org.freedesktop.DBus.Properties', 'Get',
                                 GLib.Variant('(ss)', ('org.kde.StatusNotifierItem', 'Menu')))[0]
        layout = self.session.call(name, menu, 'com.canonical.dbusmenu', 'GetLayout', GLib.Variant('(iias)', (0, -1, [])))[1]
        return self.read_items(layout)

    def read_items(self, layout):
        return [(item[1].get('label', ''), item[1].get('type') == 'separator', self.read_items(item))
                for item in layout[2] if item[1].get('visible', True)]

    def menu_windows(self):
        """Menus of the tray, which is a program of its own; its tooltips are not as high."""
        found = []
        for window in live.visible_windows('--class', 'wrapper'):
            with contextlib.suppress(KeyError):
                if live.place_of(window)[3] > 3 * desk.PANEL_PX:
                    found.append(window)
        return found

    def open_menu(self):
        def has_menu():
            # A click before the icon was drawn opens the panel's own menu.
            desk.keys('Escape')
            desk.point(*self.icon_place())
            desk.press(3)
            with contextlib.suppress(live.Timeout):
                return live.wait_until(self.menu_windows, 'the menu', 3)
            return None
        return self.wait_until(has_menu, 'the menu of the icon')[0]

    @staticmethod
    def steps_to(label, items):
        """How often Down is pressed for an item: separators are jumped over."""
        names = [name for name, is_separator, _below in items if not is_separator]
        return names.index(label) + 1

    def choose_by_keys(self, *path):
        items = self.menu_items()
        for depth, label in enumerate(path):
            # In a sub menu that Right opened the first item is chosen already.
            steps = self.steps_to(label, items) - (depth > 0)
            for _ in range(steps):
                desk.keys('Down')
            items = next(below for name, _is_separator, below in items if name == label)
            if items:
                count = len(self.menu_windows())
                desk.keys('Right')
                self.wait_until(lambda shown=count: len(self.menu_windows()) > shown, 'the sub menu')
        if len(path) > 1:
            self.picture('sub-menu')
        desk.keys('Return')

    def choose_by_mouse(self, window, label):
        items = self.menu_items()
        x, y, width, height = live.place_of(window)
        names = [name for name, is_separator, _below in items if not is_separator]
        before = desk.picture_of_screen()
        desk.point(x + width // 3, round(y + (names.index(label) + 0.5) * height / len(names)))

        def is_chosen():
            # A menu that just came takes a pointer for chosen only once it moves.
            live.say('xdotool', 'mousemove_relative', '1', '0')
            return desk.picture_of_screen() != before
        self.wait_until(is_chosen, 'the item under the pointer')
        desk.press(1)
        self.wait_until(lambda: not self.menu_windows(), 'the menu closing')

    # The stories

    def test_icon_is_drawn_and_follows_the_state(self):
        icon = self.wait_other_icon(self.before)
        self.session.ask('Breaks', 'Pause', GLib.Variant('(x)', (0,)))
        paused = self.wait_other_icon(self.before, icon)
        self.picture('paused')
        self.session.ask('Breaks', 'Resume')
        self.become_due()
        self.wait_other_icon(self.before, icon, paused)

    def test_pause_by_keys(self):
        self.open_menu()
        labels = [name for name, is_separator, _below in self.menu_items() if not is_separator]
        self.assertRegex(labels[0], r'Next break at \d+:\d+ \(in 45 min\)')
        self.assertEqual(labels[1:], ['Take a break now', 'Pause', 'Sore day', 'Reading', 'Heat or ice…', 'Exercises…', 'Preferences…', 'Quit'])
        self.picture('menu')
        self.choose_by_keys('Pause', '30 minutes')
        self.wait_state('paused')
        self.assertEqual(self.rest(), 30 * 60)
        self.wait_until(lambda: not self.menu_windows(), 'the menu closing')

        self.open_menu()
        self.picture('menu-paused')
        self.choose_by_keys('Resume breaks')
        self.wait_state('active')

    def test_put_off_by_keys_when_due(self):
        self.become_due()
        self.open_menu()
        self.picture('menu-due')
        self.choose_by_keys('Put off', '10 minutes')
        self.wait_state('snoozed')
        self.assertEqual(self.rest(), 10 * 60)

    def test_heat_or_ice_by_mouse(self):
        self.choose_by_mouse(self.open_menu(), 'Heat or ice…')
        self.wait_window('Heat or Ice')

    def test_left_click_opens_the_window(self):
        self.wait_other_icon(self.before)
        desk.point(*self.icon_place())
        desk.press(1)
        self.wait_window('Rhomboid')
        self.wait_text('Next break at')
        self.picture('window')

    def test_tooltip_says_when(self):
        self.wait_other_icon(self.before)
        desk.point(*self.icon_place())
        live.say('xdotool', 'mousemove_relative', '--', '2', '2')
        self.wait_until(lambda: len(live.visible_windows('--class', 'wrapper')) > 1, 'the tooltip')
        self.picture('tooltip')

    def test_icon_is_back_with_the_panel(self):
        icon = self.wait_other_icon(self.before)
        # The tray's program dies; the panel starts it again, as after a crash.
        tray = self.session.owner_pid(live.WATCHER)
        os.kill(tray, 9)
        self.wait_until(lambda: self.session.owner_pid(live.WATCHER) not in (0, tray), 'another tray')
        self.wait_icon()
        self.wait_until(lambda: self.icon_picture() == icon, 'the icon as it was')
        self.open_menu()
        self.choose_by_keys('Take a break now')
        self.wait_state('in-break')

    def test_quit(self):
        self.open_menu()
        self.choose_by_keys('Quit')
        self.wait_until(lambda: self.service.poll() is not None, 'the service ending')
        self.assertEqual(self.service.returncode, 0)
        self.wait_until(lambda: self.icon_picture() == self.before, 'no icon')


if __name__ == '__main__':
    sys.exit(unittest.main())
