# SPDX-License-Identifier: GPL-3.0-or-later
"""Do Not Disturb: dunst and xfconf themselves, and stand-ins for KDE and the settings of desktops."""

import pathlib
import signal

import busy_harness
import harness
from busy_harness import busy_world
from gi.repository import GLib

XFCONFD = next(pathlib.Path('/usr/lib').glob('**/xfconf/xfconfd'))


class DunstTest(busy_harness.BusyTest):
    def setUp(self):
        super().setUp()
        busy_world.start_x(self.world, with_manager=False)
        self.share('DISPLAY')
        self.start_dunst()

    def start_dunst(self):
        self.dunst = self.desktop.spawn(['dunst', '-conf', '/dev/null'], 'dunst')
        self.desktop.wait_for_name(harness.NOTIFICATIONS)

    def pause(self, is_paused):
        self.assertEqual(self.desktop.run(['dunstctl', 'set-paused', str(is_paused).lower()])[0], 0)

    def test_tells_by_itself(self):
        self.start_service()
        self.wait_seen('do-not-disturb', False, 'dunst', '')
        self.pause(True)
        self.wait_seen('do-not-disturb', True, 'dunst', '')
        self.pause(False)
        self.wait_seen('do-not-disturb', False, 'dunst', '')

    def test_paused_before_we_come(self):
        self.pause(True)
        self.start_service()
        self.wait_seen('do-not-disturb', True, 'dunst', '')
        self.assertEqual(self.ask()['do-not-disturb'], (True, 'dunst', ''))

    def test_dies_and_returns(self):
        self.start_service()
        self.pause(True)
        self.wait_seen('do-not-disturb', True, 'dunst', '')
        self.dunst.kill()
        self.dunst.wait()
        self.wait_seen('do-not-disturb', False, 'none', '')
        self.start_dunst()
        self.wait_seen('do-not-disturb', False, 'dunst', '')

    def test_hangs_and_wakes(self):
        self.start_service()
        self.pause(True)
        self.wait_seen('do-not-disturb', True, 'dunst', '')
        self.dunst.send_signal(signal.SIGSTOP)
        self.assertEqual(self.ask()['do-not-disturb'], (False, 'hung', ''))
        self.assertEqual(self.ask()['do-not-disturb'], (False, 'hung', ''))
        self.dunst.send_signal(signal.SIGCONT)
        self.wait_seen('do-not-disturb', True, 'dunst', '')

    def test_dies_while_it_is_asked(self):
        self.start_service()
        self.wait_seen('do-not-disturb', False, 'dunst', '')
        self.dunst.send_signal(signal.SIGSTOP)
        answers = self.start_asking()
        self.dunst.kill()
        self.wait_until(lambda: answers, 'the answer')
        self.wait_seen('do-not-disturb', False, 'none', '')


class XfceTest(busy_harness.BusyTest):
    def setUp(self):
        super().setUp()
        self.xfconfd = self.desktop.spawn([XFCONFD], 'xfconfd')
        self.desktop.wait_for_name('org.xfce.Xfconf')

    def query(self, *arguments):
        code, _output, errors = self.desktop.run(['xfconf-query', '-c', 'xfce4-notifyd', '-p', '/do-not-disturb', *arguments])
        self.assertEqual(code, 0, errors)

    def test_tells_by_itself(self):
        self.query('-n', '-t', 'bool', '-s', 'false')
        self.start_service()
        self.wait_seen('do-not-disturb', False, 'xfce', '')
        self.query('-s', 'true')
        self.wait_seen('do-not-disturb', True, 'xfce', '')
        self.query('-r')
        self.wait_seen('do-not-disturb', False, 'xfce', '')

    def test_hangs(self):
        self.query('-n', '-t', 'bool', '-s', 'true')
        self.start_service()
        self.wait_seen('do-not-disturb', True, 'xfce', '')
        self.xfconfd.send_signal(signal.SIGSTOP)
        self.assertEqual(self.ask()['do-not-disturb'], (False, 'hung', ''))
        self.xfconfd.send_signal(signal.SIGCONT)
        self.wait_seen('do-not-disturb', True, 'xfce', '')


class KdeDoNotDisturbTest(busy_harness.BusyTest):
    SERVER = f'''<interface name="{harness.NOTIFICATIONS}"><property name="Inhibited" type="b" access="read"/></interface>'''

    def test_tells_by_itself(self):
        is_on = [False]
        server = busy_harness.StandIn(self.desktop, self.desktop.session, harness.NOTIFICATIONS, harness.NOTIFICATIONS_PATH, self.SERVER,
                         {'Inhibited': lambda: GLib.Variant('b', is_on[0])})
        self.start_service()
        self.wait_seen('do-not-disturb', False, 'kde', '')
        is_on[0] = True
        server.connection.emit_signal(None, harness.NOTIFICATIONS_PATH, 'org.freedesktop.DBus.Properties', 'PropertiesChanged',
                                      GLib.Variant('(sa{sv}as)', (harness.NOTIFICATIONS, {'Inhibited': GLib.Variant('b', True)}, [])))
        self.wait_seen('do-not-disturb', True, 'kde', '')
        server.die()
        self.wait_seen('do-not-disturb', False, 'none', '')


class SettingsDoNotDisturbTest(busy_harness.BusyTest):
    """Schemas of our own, as a desktop would install them."""

    def set_up_schema(self, schema, key):
        folder = self.desktop.folder / 'share' / 'glib-2.0' / 'schemas'
        folder.mkdir(parents=True)
        (folder / 'test.gschema.xml').write_text(f'''<schemalist><schema id="{schema}" path="/org/test/">
          <key name="{key}" type="b"><default>true</default></key></schema></schemalist>''')
        self.assertEqual(self.desktop.run(['glib-compile-schemas', folder])[0], 0)
        self.desktop.env['XDG_DATA_DIRS'] = f'{self.desktop.folder}/share:' + self.desktop.env['XDG_DATA_DIRS']

    def switch(self, schema, key, value):
        self.assertEqual(self.desktop.run(['gsettings', 'set', schema, key, value])[0], 0)

    def check(self, desktop, source, schema, key, on='false', off='true'):
        self.set_up_schema(schema, key)
        self.switch(schema, key, off)
        self.desktop.env['XDG_CURRENT_DESKTOP'] = desktop
        self.start_service()
        self.assertEqual(self.seen('do-not-disturb'), (False, source, ''))
        self.switch(schema, key, on)
        self.wait_seen('do-not-disturb', True, source, '')
        self.assertEqual(self.ask()['do-not-disturb'], (True, source, ''))

    def test_gnome(self):
        self.check('ubuntu:GNOME', 'gnome', 'org.gnome.desktop.notifications', 'show-banners')

    def test_budgie(self):
        self.check('Budgie:GNOME', 'budgie', 'org.gnome.desktop.notifications', 'show-banners')

    def test_cinnamon(self):
        self.check('X-Cinnamon', 'cinnamon', 'org.cinnamon.desktop.notifications', 'display-notifications')

    def test_mate(self):
        self.check('MATE', 'mate', 'org.mate.NotificationDaemon', 'do-not-disturb', on='true', off='false')

    def test_setting_of_another_desktop(self):
        self.set_up_schema('org.gnome.desktop.notifications', 'show-banners')
        self.switch('org.gnome.desktop.notifications', 'show-banners', 'false')
        self.desktop.env['XDG_CURRENT_DESKTOP'] = 'XFCE'
        self.start_service()
        self.assertEqual(self.ask()['do-not-disturb'], (False, 'none', ''))

    def test_schema_without_the_key(self):
        self.set_up_schema('org.mate.NotificationDaemon', 'theme')
        self.desktop.env['XDG_CURRENT_DESKTOP'] = 'MATE'
        self.start_service()
        self.assertEqual(self.ask()['do-not-disturb'], (False, 'none', ''))

    def test_no_schema(self):
        self.desktop.env['XDG_CURRENT_DESKTOP'] = 'X-Cinnamon'
        self.start_service()
        self.assertEqual(self.ask()['do-not-disturb'], (False, 'none', ''))


if __name__ == '__main__':
    harness.main()
