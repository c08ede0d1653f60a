# SPDX-License-Identifier: GPL-3.0-or-later
"""The parties that the probe asks, real ones where there are: started for a test, ended with it."""
import os
import pathlib
import select
import signal
import subprocess
import sys
import time
import uuid

HERE = pathlib.Path(__file__).resolve().parent
DEADLINE_SECONDS = 20
WITH_US = ['setpriv', '--pdeathsig', 'KILL']


def wait_until(condition, what):
    """Waits in steps for what another process does."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not (value := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f'waited in vain for {what}')
        select.select([], [], [], .01)
    return value


class World:
    """Processes with an environment of their own; @folder is private."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.processes = []
        self.mark = f'RHOMBOID_TEST_ID={uuid.uuid4()}'
        kept = {name: value for name, value in os.environ.items()
                if not name.startswith(('XDG_', 'PULSE_', 'PIPEWIRE_', 'DBUS_')) and name not in ('DISPLAY', 'WAYLAND_DISPLAY')}
        self.env = {**kept, 'HOME': str(folder), 'XDG_RUNTIME_DIR': str(folder), 'RHOMBOID_PROBE_ROOT': str(self.folder / 'root'), **dict([self.mark.split('=')])}

    def spawn(self, *command, **options):
        process = subprocess.Popen(WITH_US + [str(word) for word in command], env=self.env, stdin=subprocess.DEVNULL,
                                   **{'stdout': subprocess.DEVNULL, 'stderr': subprocess.DEVNULL, **options})
        self.processes.append(process)
        return process

    def run(self, *command):
        """(what it returned, what it said)"""
        done = subprocess.run(WITH_US + [str(word) for word in command], env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True, timeout=DEADLINE_SECONDS, check=False)
        return done.returncode, done.stdout

    def end(self, process):
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()

    def close(self):
        for process in reversed(self.processes):
            self.end(process)
        wait_until(lambda: not self._end_started(), 'what was started by others to end')

    def _end_started(self):
        """What the bus started for somebody carries our mark; returns whether there was any."""
        found = False
        for entry in pathlib.Path('/proc').iterdir():
            try:
                if entry.name.isdigit() and self.mark.encode() in (entry / 'environ').read_bytes().split(b'\0'):
                    os.kill(int(entry.name), signal.SIGKILL)
                    found = True
            except OSError:
                pass
        return found


def hang(process):
    process.send_signal(signal.SIGSTOP)


def wake(process):
    process.send_signal(signal.SIGCONT)


def start_pulse(world):
    """A sound server with a microphone and a speaker that are none."""
    world.env['PULSE_SERVER'] = f'unix:{world.folder}/sound'
    world.env['PULSE_COOKIE'] = f'{world.folder}/cookie'
    server = world.spawn('pulseaudio', '-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no',
                         '-L', f'module-native-protocol-unix socket={world.folder}/sound auth-anonymous=1',
                         '-L', 'module-null-source source_name=microphone', '-L', 'module-null-sink sink_name=speaker')
    wait_until(lambda: world.run('pactl', 'info')[0] == 0, 'the sound server')
    return server


def start_recording(world, device, name='Meeting', kind=None):
    """A program that records, once the server knows it; @kind: paused or meter, of recorder.py."""
    before = world.run('pactl', 'list', 'short', 'source-outputs')[1].count('\n')
    recorder = [sys.executable, HERE / 'recorder.py', device, kind] if kind else ['parec', '-d', device, f'--client-name={name}', '--raw']
    process = world.spawn(*recorder)
    wait_until(lambda: world.run('pactl', 'list', 'short', 'source-outputs')[1].count('\n') > before, 'the recording')
    return process


PIPEWIRE_CONF = '''
context.properties = { core.daemon = true core.name = pipewire-0 support.dbus = false log.level = 0 }
context.spa-libs = {
  audio.convert.* = audioconvert/libspa-audioconvert
  support.* = support/libspa-support
  audiotestsrc = audiotestsrc/libspa-audiotestsrc
}
context.modules = [
  { name = libpipewire-module-protocol-native }
  { name = libpipewire-module-spa-node-factory }
  { name = libpipewire-module-client-node }
  { name = libpipewire-module-access }
  { name = libpipewire-module-link-factory }
]
context.objects = [
  { factory = spa-node-factory args = { factory.name = audiotestsrc node.name = camera device.id = 7 } }
  { factory = spa-node-factory args = { factory.name = audiotestsrc node.name = screen } }
  { factory = spa-node-factory args = { factory.name = support.null-audio-sink node.name = viewer application.name = Meeting media.class = Stream/Input/Video } }
  { factory = spa-node-factory args = { factory.name = support.null-audio-sink node.name = speaker media.class = Audio/Sink } }
]
'''


def start_pipewire(world):
    """PipeWire with nodes that say they are a camera, a screen, and a program that takes pictures; they carry sound."""
    config = world.folder / 'pipewire.conf'
    config.write_text(PIPEWIRE_CONF)
    world.env['PIPEWIRE_RUNTIME_DIR'] = str(world.folder)
    server = world.spawn('pipewire', '-c', config)
    wait_until(lambda: 'viewer' in world.run('pw-link', '-i')[1], 'PipeWire')
    return server


def link(world, source, target):
    assert world.run('pw-link', '-L', f'{source}:out_0', f'{target}:in_0')[0] == 0


def unlink(world, source, target):
    assert world.run('pw-link', '-d', f'{source}:out_0', f'{target}:in_0')[0] == 0


class FakeRoot:
    """/dev and /proc of a machine with a camera."""

    def __init__(self, world):
        self.root = world.folder / 'root'
        (self.root / 'proc').mkdir(parents=True)
        (self.root / 'dev').mkdir()
        (self.root / 'dev' / 'video0').touch()
        self.add(1, 'systemd', '/dev/null')

    def add(self, pid, name, *targets):
        folder = self.root / 'proc' / str(pid)
        (folder / 'fd').mkdir(parents=True)
        (folder / 'comm').write_text(name + '\n')
        for number, target in enumerate(targets):
            (folder / 'fd' / str(number)).symlink_to(target)


def start_bus(world):
    bus = world.spawn('dbus-daemon', '--session', '--nofork', '--print-address', stdout=-1, text=True)
    world.env['DBUS_SESSION_BUS_ADDRESS'] = bus.stdout.readline().strip()


def start_x(world, with_manager=True):
    """An X server, with a window manager."""
    reading, writing = os.pipe()
    server = world.spawn('Xvfb', '-displayfd', writing, '-screen', '0', '640x480x24', '-nolisten', 'tcp', pass_fds=[writing])
    os.close(writing)
    with open(reading, encoding='utf-8') as stream:
        world.env['DISPLAY'] = ':' + stream.readline().strip()
    if with_manager:
        start_bus(world)
        world.spawn('xfwm4', '--compositor=off')
        wait_until(lambda: 'xfwm4' in world.run('wmctrl', '-m')[1].lower(), 'the window manager')
    return server


def open_window(world, name, program='Viewer'):
    """A window that is active, of a program that calls itself so."""
    world.spawn('xev', '-name', name)
    wait_until(lambda: name in world.run('wmctrl', '-l')[1], name)
    window = world.run('xdotool', 'search', '--name', name)[1].split()[-1]
    world.run('xdotool', 'set_window', '--class', program, '--classname', program, window)
    world.run('wmctrl', '-a', name)
    wait_until(lambda: world.run('xdotool', 'getactivewindow')[1].strip() == window, f'{name} to be active')
    return window


def fill_screen(world, name, window, fills=True):
    world.run('wmctrl', '-r', name, '-b', ('add' if fills else 'remove') + ',fullscreen')
    wait_until(lambda: ('FULLSCREEN' in world.run('xprop', '-id', window, '_NET_WM_STATE')[1]) == fills, f'{name} to fill the screen')
