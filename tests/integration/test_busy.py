# SPDX-License-Identifier: GPL-3.0-or-later
"""What makes a moment the wrong one: the service asks real parties where there are any, and stand-ins for the rest."""

import json
import os
import pathlib

import busy_harness
import harness
from busy_harness import busy_world
from gi.repository import GLib

KINDS = ('microphone', 'camera', 'screen-share', 'full-screen', 'inhibitor', 'do-not-disturb')


class NothingTest(busy_harness.BusyTest):
    def test_before_anybody_asks(self):
        self.start_service()
        self.assertEqual([kind for kind, *_rest in self.get('Desktop.Busy')], list(KINDS))
        self.assertEqual({tuple(rest) for _kind, *rest in self.get('Desktop.Busy')}, {(False, 'unasked', '')})

    def test_nothing_is_there(self):
        self.start_service()
        self.assertEqual(set(self.ask().values()), {(False, 'none', '')})

    def test_nothing_is_started_for_a_question(self):
        for name in ('org.gnome.SessionManager', 'org.kde.Solid.PowerManagement.PolicyAgent', 'org.freedesktop.Notifications', 'org.xfce.Xfconf'):
            self.desktop.offer(name, ['touch', self.desktop.folder / 'started'])
        self.start_service()
        self.ask()
        self.assertFalse((self.desktop.folder / 'started').exists())

    def test_no_probe(self):
        self.desktop.env['RHOMBOID_PROBE'] = '/nonexistent'
        self.start_service()
        self.assertEqual(self.ask()['microphone'], (False, 'none', ''))

    def test_status_says_it(self):
        self.set_probe('echo microphone pulse busy Call; echo camera v4l free')
        self.start_service()
        code, text, _errors = self.ctl('status')
        self.assertEqual(code, 0)
        for line in ('Microphone in use +yes: Call \\(seen by pulse\\)', 'Camera in use +no \\(seen by v4l\\)', 'Screen shared +not seen on this desktop'):
            self.assertRegex(text, line)

    def test_status_json_says_it(self):
        self.set_probe('echo microphone pulse busy Call')
        self.start_service()
        _code, text, _errors = self.ctl('status', '--json')
        busy = json.loads(text)['busy']
        self.assertEqual([entry['kind'] for entry in busy], list(KINDS))
        self.assertEqual(busy[0], {'kind': 'microphone', 'is_so': True, 'source': 'pulse', 'who': 'Call'})
        self.assertEqual(busy[1], {'kind': 'camera', 'is_so': False, 'source': 'none', 'who': None})


class ProbeTest(busy_harness.BusyTest):
    def test_microphone(self):
        if 'pulse' not in os.environ['RHOMBOID_PROBED'].split():
            return
        busy_world.start_pulse(self.world)
        self.share('PULSE_SERVER', 'PULSE_COOKIE')
        self.start_service()
        self.assertEqual(self.ask()['microphone'], (False, 'pulse', ''))
        busy_world.start_recording(self.world, 'microphone')
        self.assertEqual(self.ask()['microphone'], (True, 'pulse', 'Meeting'))

    def test_camera(self):
        root = busy_world.FakeRoot(self.world)
        self.start_service()
        self.assertEqual(self.ask()['camera'], (False, 'v4l', ''))
        root.add(20, 'cheese', '/dev/video0')
        self.assertEqual(self.ask()['camera'], (True, 'v4l', 'cheese'))

    def test_says_half_and_hangs(self):
        self.set_probe('echo microphone pulse busy Call; echo camera v4l free; echo camera done; exec sleep 1000')
        self.start_service()
        seen = self.ask()
        self.assertEqual(seen['microphone'], (True, 'pulse', 'Call'))
        self.assertEqual(seen['camera'], (False, 'v4l', ''))
        self.assertEqual(seen['full-screen'], (False, 'hung', ''))
        self.assertEqual(seen['inhibitor'], (False, 'none', ''))

    def test_is_killed_when_it_hangs(self):
        self.set_probe(f'echo $$ > {self.desktop.folder}/pid; exec sleep 1000')
        self.start_service()
        self.assertEqual(self.ask()['microphone'], (False, 'hung', ''))
        pid = int((self.desktop.folder / 'pid').read_text())
        self.wait_until(lambda: not pathlib.Path(f'/proc/{pid}').exists(), 'the probe to be gone')

    def test_is_stopped(self):
        self.set_probe('kill -STOP $$')
        self.start_service()
        self.assertEqual(self.ask()['microphone'], (False, 'hung', ''))
        self.assertEqual(self.state(), 'active')

    def test_dies(self):
        self.set_probe('echo microphone pulse busy Call; kill -KILL $$')
        self.start_service()
        seen = self.ask()
        self.assertEqual((seen['microphone'], seen['camera']), ((True, 'pulse', 'Call'), (False, 'none', '')))

    def test_writes_nonsense(self):
        self.set_probe('echo camera v4l busy Zoom; echo all your base; echo microphone pulse busy Call')
        self.start_service()
        seen = self.ask()
        self.assertEqual((seen['camera'], seen['microphone']), ((True, 'v4l', 'Zoom'), (False, 'none', '')))

    def test_writes_without_end(self):
        self.set_probe('while :; do echo camera v4l free; done')
        self.start_service()
        self.assertEqual(self.ask()['camera'], (False, 'v4l', ''))

    def test_two_questions_at_once(self):
        self.set_probe(f'echo x >> {self.desktop.folder}/count; echo camera v4l busy Zoom')
        self.start_service()
        first, second = self.start_asking(), self.start_asking()
        self.wait_until(lambda: first and second, 'both answers')
        self.assertEqual((self.desktop.folder / 'count').read_text(), 'x\n')


class GnomeInhibitorTest(busy_harness.BusyTest):
    NAME, PATH = 'org.gnome.SessionManager', '/org/gnome/SessionManager'
    MANAGER = '''<interface name="org.gnome.SessionManager">
      <method name="IsInhibited"><arg type="u" direction="in"/><arg type="b" direction="out"/></method>
      <method name="GetInhibitors"><arg type="ao" direction="out"/></method></interface>'''
    INHIBITOR = '''<interface name="org.gnome.SessionManager.Inhibitor">
      <method name="GetFlags"><arg type="u" direction="out"/></method>
      <method name="GetAppId"><arg type="s" direction="out"/></method></interface>'''

    def start(self, inhibitors, **answers):
        """@inhibitors: {path: (flags, application)}"""
        flags = {path: flag for path, (flag, _app) in inhibitors.items()}
        apps = {path: app for path, (_flag, app) in inhibitors.items()}
        self.stand_in = busy_harness.StandIn(self.desktop, self.desktop.session, self.NAME, self.PATH, self.MANAGER, {
            'IsInhibited': lambda _path, mask: GLib.Variant('(b)', (any(flag & mask for flag in flags.values()),)),
            'GetInhibitors': lambda _path: GLib.Variant('(ao)', (list(inhibitors),)),
            'GetFlags': lambda path: GLib.Variant('(u)', (flags[path],)),
            'GetAppId': lambda path: GLib.Variant('(s)', (apps[path],)),
            **answers})
        for path in inhibitors:
            self.stand_in.add(path, self.INHIBITOR)
        self.start_service()

    def test_nobody(self):
        self.start({})
        self.assertEqual(self.ask()['inhibitor'], (False, 'gnome', ''))

    def test_somebody(self):
        self.start({'/a': (4, 'org.gnome.Software'), '/b': (8, 'org.gnome.Totem.desktop')})
        self.assertEqual(self.ask()['inhibitor'], (True, 'gnome', 'Totem'))

    def test_it_is_no_do_not_disturb(self):
        self.start({'/b': (8, 'mpv')})
        self.assertEqual(self.ask()['do-not-disturb'][0], False)

    def test_only_we(self):
        self.start({'/a': (8 | 4, 'io.github.rhomboid.Rhomboid')})
        self.assertEqual(self.ask()['inhibitor'], (False, 'gnome', ''))

    def test_one_that_is_gone_by_now(self):
        self.start({'/b': (8, 'mpv')}, GetInhibitors=lambda _path: GLib.Variant('(ao)', (['/gone', '/b'],)))
        self.assertEqual(self.ask()['inhibitor'], (True, 'gnome', 'mpv'))

    def test_hangs(self):
        self.start({'/b': (8, 'mpv')}, IsInhibited=lambda *_arguments: busy_harness.NO_ANSWER)
        self.assertEqual(self.ask()['inhibitor'], (False, 'hung', ''))

    def test_hangs_half_way(self):
        self.start({'/b': (8, 'mpv')}, GetAppId=lambda *_arguments: busy_harness.NO_ANSWER)
        self.assertEqual(self.ask()['inhibitor'], (False, 'hung', ''))

    def test_dies(self):
        self.start({'/b': (8, 'mpv')}, GetInhibitors=lambda _path: self.stand_in.die())
        self.assertEqual(self.ask()['inhibitor'], (False, 'none', ''))


class KdeInhibitorTest(busy_harness.BusyTest):
    NAME, PATH = 'org.kde.Solid.PowerManagement.PolicyAgent', '/org/kde/Solid/PowerManagement/PolicyAgent'
    AGENT = f'''<interface name="{NAME}">
      <method name="HasInhibition"><arg type="u" direction="in"/><arg type="b" direction="out"/></method>
      <method name="ListInhibitions"><arg type="a(ss)" direction="out"/></method></interface>'''

    def start(self, inhibitions, kinds=4, **answers):
        self.stand_in = busy_harness.StandIn(self.desktop, self.desktop.session, self.NAME, self.PATH, self.AGENT, {
            'HasInhibition': lambda _path, mask: GLib.Variant('(b)', (bool(inhibitions and kinds & mask),)),
            'ListInhibitions': lambda _path: GLib.Variant('(a(ss))', (inhibitions,)), **answers})
        self.start_service()

    def test_nobody(self):
        self.start([])
        self.assertEqual(self.ask()['inhibitor'], (False, 'kde', ''))

    def test_somebody(self):
        self.start([('Rhomboid', 'an exercise'), ('Haruna', 'a film')])
        self.assertEqual(self.ask()['inhibitor'], (True, 'kde', 'Haruna'))

    def test_a_download_is_no_film(self):
        self.start([('KGet', 'a download')], kinds=1)
        self.assertEqual(self.ask()['inhibitor'], (False, 'kde', ''))

    def test_only_we(self):
        self.start([('Rhomboid', 'an exercise')])
        self.assertEqual(self.ask()['inhibitor'], (False, 'kde', ''))

    def test_hangs(self):
        self.start([('Haruna', 'a film')], ListInhibitions=lambda _path: busy_harness.NO_ANSWER)
        self.assertEqual(self.ask()['inhibitor'], (False, 'hung', ''))

    def test_dies(self):
        self.start([('Haruna', 'a film')], ListInhibitions=lambda _path: self.stand_in.die())
        self.assertEqual(self.ask()['inhibitor'], (False, 'none', ''))


class LogindInhibitorTest(busy_harness.BusyTest):
    NAME, PATH = 'org.freedesktop.login1', '/org/freedesktop/login1'
    MANAGER = '''<interface name="org.freedesktop.login1.Manager">
      <method name="ListInhibitors"><arg type="a(ssssuu)" direction="out"/></method></interface>'''

    def start(self, locks=(), **answers):
        self.stand_in = busy_harness.StandIn(self.desktop, self.desktop.system, self.NAME, self.PATH, self.MANAGER, {
            'ListInhibitors': lambda _path: GLib.Variant('(a(ssssuu))', (list(locks),)), **answers})
        self.start_service()

    def wait_asked(self, *expected):
        """The service may be asked before it has found the system bus."""
        self.wait_until(lambda: self.ask()['inhibitor'] == expected, f'{expected}')

    def test_somebody(self):
        self.start([('sleep:idle', 'mpv', 'a film', 'block', os.getuid(), 20)])
        self.wait_asked(True, 'logind', 'mpv')

    def test_who_does_not_count(self):
        uid = os.getuid()
        self.start([('sleep:handle-lid-switch', 'NetworkManager', '', 'delay', uid, 20), ('idle', 'a login screen', '', 'block', uid + 1, 21),
                    ('idle', 'Rhomboid', '', 'block', uid, 22), ('idle', 'somebody', '', 'delay', uid, 23)])
        self.wait_asked(False, 'logind', '')

    def test_hangs(self):
        self.start(ListInhibitors=lambda _path: busy_harness.NO_ANSWER)
        self.wait_asked(False, 'hung', '')

    def test_dies(self):
        died = []

        def die(_path):
            self.stand_in.die()
            died.append(True)
        self.start(ListInhibitors=die)
        self.wait_until(lambda: self.ask()['inhibitor'] == (False, 'none', '') and died, 'the answer of one who died')


if __name__ == '__main__':
    harness.main()
