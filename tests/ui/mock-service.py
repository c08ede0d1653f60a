#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-in for rhomboid-service: owns its name and exports its interfaces.

usage: mock-service.py INTERFACE.xml [SCENE]

A scene sets the first state. What the windows ask for is obeyed in the
simplest way, and everything can be set from outside through
io.github.rhomboid.Rhomboid.Mock: Scene(s), Set(s interface, s property, v),
Fail(s message), Refuse(s code) and Calls() -> as.
"""
import sys
import time

from gi.repository import Gio, GLib

NAME = 'io.github.rhomboid.Rhomboid.Service'
PATH = '/io/github/rhomboid/Rhomboid/Service'
PREFIX = 'io.github.rhomboid.Rhomboid1.'
MOCK = '''<node><interface name="io.github.rhomboid.Rhomboid.Mock">
<method name="Scene"><arg type="s" direction="in"/></method>
<method name="Set"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="in"/></method>
<method name="Fail"><arg type="s" direction="in"/></method>
<method name="Refuse"><arg type="s" direction="in"/></method>
<method name="Calls"><arg type="as" direction="out"/></method>
</interface></node>'''
MINUTE = 60 * 1000000
QUIET = [('microphone', False, 'pulse', ''), ('camera', False, 'devices', ''), ('screen-share', False, 'none', ''),
         ('full-screen', False, 'x11', ''), ('inhibitor', False, 'hung', ''), ('do-not-disturb', False, 'ignored', '')]


def now():
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1000


class Mock:
    def __init__(self, xml, loop):
        self.loop = loop
        self.calls = []
        self.failure = ''
        self.refusals = []
        self.applications = []
        self.values = {
            'Breaks': dict(State='active', Why='Next break at 14:20', WhyCode='sitting', Deadline=0, Started=0,
                           Worked=0, Counting=0, Interval=45 * MINUTE, Length=5 * MINUTE,
                           Proposal='scapular-squeeze', ProposalName='Scapular squeeze', ProposalWhy='For a change',
                           Skips=0, SoreDay=False, Reading=0),
            'Therapy': dict(State='idle', Why='No pack is on', Kind='heat', Pack='heat', Phase=0, Phases=0,
                            Region='upper-back', Started=0, Deadline=0, Remaining=0, Planned=0, NextCheck=0, Check=0,
                            ChecksAsked=0, ChecksAnswered=0, Unanswered=False, Rests={}, Cap=0, CapWhy='', Offer='',
                            Sound='ready'),
            'History': dict(Path='/nowhere/history.db', SetAside=''),
            'Desktop': dict(Idle='x11', Session='logind', Tray='shown', Notifications='ready', Sound='ready',
                            ScreenLock='logind', Locked=False, Busy=QUIET, Version='0.1.0', Problems=[]),
        }
        node = Gio.DBusNodeInfo.new_for_xml(open(xml).read())
        self.infos = {i.name.removeprefix(PREFIX): i for i in node.interfaces}
        self.connection = Gio.bus_get_sync(Gio.BusType.SESSION)
        for info in node.interfaces:
            self.connection.register_object(PATH, info, self.called, self.get, None)
        mock = Gio.DBusNodeInfo.new_for_xml(MOCK).interfaces[0]
        self.connection.register_object(PATH, mock, self.called, None, None)

    def variant(self, interface, name):
        signature = self.infos[interface].lookup_property(name).signature
        return GLib.Variant(signature, self.values[interface][name])

    def get(self, connection, sender, path, interface, name):
        return self.variant(interface.removeprefix(PREFIX), name)

    def set(self, interface, **values):
        self.values[interface].update(values)
        changed = {k: self.variant(interface, k) for k in values}
        self.connection.emit_signal(None, PATH, 'org.freedesktop.DBus.Properties', 'PropertiesChanged',
                                    GLib.Variant('(sa{sv}as)', (PREFIX + interface, changed, [])))

    def breaks(self, state, why, minutes=0, **more):
        values = dict(State=state, Why=why, Deadline=int(now() + minutes * MINUTE) if minutes else 0, Started=0,
                      Counting=0)
        values.update(more)
        self.set('Breaks', **values)

    def therapy(self, state, **more):
        if 'Kind' in more:
            more.setdefault('Pack', 'ice' if more['Kind'] == 'alternate' else more['Kind'])
        self.set('Therapy', State=state, **more)

    def scene(self, name):
        """A scene is a word, or several joined by +."""
        for word in name.split('+'):
            getattr(self, 'scene_' + word.replace('-', '_'))()

    def scene_active(self):
        self.breaks('active', 'Next break at 14:20', 22.4, Worked=int(22.6 * MINUTE), Counting=now())

    def scene_warning(self):
        self.breaks('warning', 'Next break at 14:20', 0.9, Worked=44 * MINUTE, Counting=now())

    def scene_due(self):
        self.breaks('due', 'Time for a break', 5, Worked=47 * MINUTE, Counting=now())

    def scene_held(self):
        self.breaks('held', 'A microphone is in use, so the break waits', 0, WhyCode='microphone', Worked=52 * MINUTE,
                    Counting=now())

    def scene_off_hours(self):
        self.breaks('off-hours', 'No breaks outside your working hours, until 09:00', 0, WhyCode='off-hours', Worked=0)

    def scene_third_skip(self):
        self.set('Breaks', Skips=2)

    def scene_in_break(self):
        self.breaks('in-break', 'On a break until 14:20', 3.2, Started=int(now() - 1.8 * MINUTE))

    def scene_snoozed(self):
        self.breaks('snoozed', 'Break put off until 14:20', 4.5, Worked=48 * MINUTE, Counting=now(), Started=int(now() - 0.5 * MINUTE))

    def scene_paused(self):
        self.breaks('paused', 'Paused until 14:20', 55, Started=int(now() - 5 * MINUTE))

    def scene_paused_on(self):
        self.breaks('paused', 'Paused until you resume')

    def scene_away(self):
        self.breaks('away', 'You are away, so no sitting is counted', 0, Worked=20 * MINUTE)

    def scene_off(self):
        self.breaks('off', 'Breaks are switched off')

    def pack(self, state, kind, region, left, **more):
        """A pack of 15 min with so many minutes left; of alternate it is the one of that phase."""
        phase = more.pop('phase', 1)
        phases = 3 if kind == 'alternate' else 1
        values = dict(Kind=kind, Region=region, Planned=15 * MINUTE, Remaining=0, Deadline=int(now() + left * MINUTE), Phase=phase,
                      Phases=phases, Pack=('ice', 'heat', 'ice')[phase - 1] if kind == 'alternate' else kind, NextCheck=0, Check=0,
                      Unanswered=False)
        self.therapy(state, **{**values, **more})

    def scene_heat(self):
        self.pack('running', 'heat', 'upper-back', 11.3, NextCheck=int(now() + 1.3 * MINUTE))

    def scene_ice(self):
        self.pack('running', 'ice', 'left-shoulder', 4.2)

    def scene_heat_checking(self):
        self.pack('checking', 'heat', 'neck', 9.9, Check=now(), ChecksAsked=1)

    def scene_heat_paused(self):
        self.pack('paused', 'heat', 'neck', 12, Remaining=7 * MINUTE)

    def scene_heat_ended(self):
        self.pack('ended', 'heat', 'upper-back', -3.5)

    def scene_pause_left(self):
        self.pack('ended', 'ice', 'lower-back', 0, Remaining=7 * MINUTE)

    def scene_unanswered(self):
        self.pack('ended', 'heat', 'upper-back', -14.5, Unanswered=True, Check=int(now() - 20 * MINUTE))

    def scene_ice_ended(self):
        self.pack('ended', 'ice', 'lower-back', 0)

    def scene_turn_ice(self):
        self.pack('running', 'alternate', 'upper-back', 8.4, NextCheck=int(now() + 1.2 * MINUTE))

    def scene_between(self):
        self.pack('between', 'alternate', 'upper-back', 3.2, phase=2)

    def scene_ready(self):
        self.pack('ready', 'alternate', 'upper-back', 55, phase=2)

    def scene_turn_heat(self):
        self.pack('running', 'alternate', 'upper-back', 13.4, phase=2)

    def scene_idle(self):
        # As the service does it, which forgets the phase.
        pack = {'Pack': 'ice'} if self.values['Therapy']['Kind'] == 'alternate' else {}
        self.therapy('idle', Deadline=0, Remaining=0, Phase=0, Phases=0, NextCheck=0, Check=0, **pack)

    def scene_rests(self):
        """The left shoulder must rest, the neck should, the others may have a pack."""
        self.set('Therapy', Rests={'left-shoulder': (int(now() + 20 * MINUTE), int(now() + 95 * MINUTE)),
                                   'neck': (int(now() - 5 * MINUTE), int(now() + 70 * MINUTE))})

    def scene_offer(self):
        self.set('Therapy', Offer='shoulder-rolls', Rests={'upper-back': (now() + 45 * MINUTE, now() + 120 * MINUTE)})

    def scene_capped(self):
        self.set('Therapy', Cap=10 * MINUTE, CapWhy='conditions')

    def scene_not_asked(self):
        self.set('Therapy', Cap=10 * MINUTE, CapWhy='not-asked')

    def scene_silent(self):
        self.set('Therapy', Sound='none')

    def scene_sound_off(self):
        self.set('Therapy', Sound='off')

    def scene_logged(self):
        wall = int(time.time())
        self.applications = [('heat', 'upper-back', wall - 4000, wall - 3100, wall - 3090, 900, 900, 2, 2, 'done'),
                             ('ice', 'left-shoulder', wall - 9000, wall - 8600, 0, 900, 400, 1, 1, 'skin'),
                             ('alternate', 'lower-back', wall - 90000, wall - 86000, wall - 86000, 2700, 2700, 3, 4, 'done')]

    def scene_bare(self):
        self.set('Desktop', Idle='none', Session='none', Tray='none', Notifications='hung', Sound='none',
                 Problems=['The state file was damaged; it was set aside as state.json.broken and a fresh one begun.'])

    def called(self, connection, sender, path, interface, method, parameters, invocation):
        if not interface.endswith('.Mock'):
            self.calls.append(f'{interface.removeprefix(PREFIX)}.{method}{parameters.print_(False)}')
            if self.failure:
                invocation.return_dbus_error('io.github.rhomboid.Rhomboid.Error.NotNow', self.failure)
                self.failure = ''
                return
            if self.refusals and method in ('Start', 'Extend', 'Next'):
                invocation.return_dbus_error('io.github.rhomboid.Rhomboid.Error.' + self.refusals.pop(0), 'A text to be ignored')
                return
        handler = getattr(self, 'do_' + method)
        invocation.return_value(handler(*parameters.unpack()))

    def do_Scene(self, name):
        self.scene(name)

    def do_Set(self, interface, name, value):
        self.set(interface, **{name: value})

    def do_Fail(self, message):
        self.failure = message

    def do_Refuse(self, code):
        self.refusals.append(code)

    def do_Calls(self):
        return GLib.Variant('(as)', (self.calls,))

    def do_Take(self, card):
        if card:
            self.set('Breaks', Proposal=card)
        self.breaks('in-break', 'On a break until 14:20', 5, Started=now())

    def do_Shorter(self):
        self.breaks('in-break', 'On a break until 14:20', 1, Started=now())

    def do_Snooze(self, length):
        self.breaks('snoozed', 'Break put off until 14:20', length / MINUTE, Started=now())

    def do_Skip(self):
        self.set('Breaks', Skips=self.values['Breaks']['Skips'] + 1)
        self.breaks('active', 'Next break at 14:20', 45, Worked=0, Counting=now())

    def do_Pause(self, *length):
        if not length:
            return self.therapy('paused', Remaining=max(0, self.values['Therapy']['Deadline'] - now()), Deadline=0)
        self.breaks('paused', 'Paused until 14:20', length[0] / MINUTE, Started=now())

    def do_PauseUntil(self, unix):
        self.breaks('paused', 'Paused until 14:20', (unix - time.time()) / 60, Started=now())

    def do_SetSoreDay(self, is_sore):
        self.set('Breaks', SoreDay=is_sore)

    def do_SetReading(self, length):
        self.set('Breaks', Reading=now() + length if length else 0)

    def do_Shown(self):
        pass

    def do_Finished(self):
        self.breaks('active', 'Next break at 14:20', 45, Worked=0, Counting=now())

    def do_Log(self, options):
        pass

    def do_Start(self, options):
        length = options.get('length', 15 * MINUTE)
        self.pack('running', options['kind'], options.get('region', 'upper-back'), length / MINUTE, Planned=length)

    def do_Resume(self):
        if self.values['Therapy']['State'] == 'paused':
            self.therapy('running', Deadline=now() + self.values['Therapy']['Remaining'], Remaining=0)
        else:
            self.scene_active()

    def do_Answer(self, answer):
        if answer == 'stop':
            return self.scene_idle()
        self.therapy('running', Check=0)

    def do_Next(self, cloth):
        self.scene_turn_heat()

    def do_Prepare(self):
        pass

    def do_Extend(self, length, confirmed):
        therapy = self.values['Therapy']
        self.set('Therapy', Planned=therapy['Planned'] + length, Deadline=therapy['Deadline'] + length)

    def do_Stop(self):
        self.scene_idle()

    def do_Acknowledge(self):
        self.scene_idle()

    def do_BreakCounts(self, start, end):
        return GLib.Variant('(a{su})', ({},))

    def do_Applications(self, start, end):
        return GLib.Variant('(a(ssxxxttuus))', (self.applications,))

    def do_AskBusy(self):
        self.set('Desktop', Busy=self.values['Desktop']['Busy'])
        return GLib.Variant('(a(sbss))', (self.values['Desktop']['Busy'],))

    def scene_in_call(self):
        self.set('Desktop', Busy=[('microphone', True, 'pulse', 'Talk & Co')] + QUIET[1:])

    def do_LockScreen(self):
        self.set('Desktop', Locked=True)

    def do_Quit(self):
        GLib.idle_add(self.loop.quit)


def main():
    loop = GLib.MainLoop()
    mock = Mock(sys.argv[1], loop)
    mock.scene(sys.argv[2] if len(sys.argv) > 2 else 'active')
    Gio.bus_own_name_on_connection(mock.connection, NAME, Gio.BusNameOwnerFlags.NONE, None, lambda *_: loop.quit())
    loop.run()


main()
