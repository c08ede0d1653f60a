# SPDX-License-Identifier: GPL-3.0-or-later
"""The helper that plays tones and speaks, as the window uses it: orders in, complaints out."""

import array
import contextlib
import math
import os
import pathlib
import select
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest

DEADLINE_SECONDS = 20
RATE = 22050
WITH_US = ['setpriv', '--pdeathsig', 'KILL']

# A frequency of its own in each tone: its first note (build-aux/make-tones.py).
FIRST_NOTE = {'start': 659.26, 'switch': 880.0, 'end': 1108.73, 'tick': 1320.0}


def wait_until(condition, what):
    """Waits in steps for what another process does."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not (value := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f'waited in vain for {what}')
        select.select([], [], [], .01)
    return value


def strength(samples, frequency):
    """How much of @frequency there is in @samples (Goertzel)."""
    factor = 2 * math.cos(2 * math.pi * frequency / RATE)
    before, last = 0.0, 0.0
    for sample in samples:
        before, last = last, sample + factor * last - before
    return math.sqrt(max(0, last * last + before * before - factor * last * before)) / len(samples)


class Helper:
    """The program, with its pipes."""

    def __init__(self, **environment):
        self.process = subprocess.Popen(WITH_US + [os.environ['RHOMBOID_SOUND'], '--follow'], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True, env={**os.environ, **environment})

    def order(self, *lines):
        for line in lines:
            self.process.stdin.write(line + '\n')
        self.process.stdin.flush()

    def end(self):
        """Ends its input; (what it returned, what it complained of)"""
        out, _ = self.process.communicate(timeout=DEADLINE_SECONDS)
        return self.process.returncode, out.splitlines()


class SoundServer:
    """PulseAudio with a sink that nobody hears, and an ear at it."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {'PULSE_SERVER': f'unix:{folder}/server', 'CANBERRA_DRIVER': 'pulse', 'HOME': str(folder),
                            'XDG_RUNTIME_DIR': str(folder), 'PULSE_COOKIE': f'{folder}/cookie'}
        self.heard = array.array('h')
        self.server = self._start('pulseaudio', '-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no',
                                  '-L', f'module-native-protocol-unix socket={folder}/server auth-anonymous=1',
                                  '-L', 'module-null-sink sink_name=nothing')
        wait_until(lambda: subprocess.run(['pactl', 'info'], env=self._env(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0,
                   'the sound server')
        self.ear = self._start('parec', '-d', 'nothing.monitor', '--format=s16ne', f'--rate={RATE}', '--channels=1', '--raw', '--latency-msec=20')
        threading.Thread(target=self._listen, daemon=True).start()
        wait_until(lambda: len(self.heard), 'the first silence')

    def _env(self):
        return {**os.environ, **self.environment}

    def _start(self, *command):
        return subprocess.Popen(WITH_US + list(command), env=self._env(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)

    def _listen(self):
        rest = b''
        while data := self.ear.stdout.read(4096):
            data = rest + data
            whole = len(data) // 2 * 2
            self.heard.frombytes(data[:whole])
            rest = data[whole:]

    def wait_for_sound(self, since):
        """The samples from the first loud one on, an eighth of a second of them."""
        def find():
            length = RATE // 8
            for i in range(since, len(self.heard) - length):
                if abs(self.heard[i]) > 100:
                    return self.heard[i:i + length]
            return None
        return wait_until(find, 'a sound')

    def wait_for_silence(self):
        wait_until(lambda: not any(abs(sample) > 20 for sample in self.heard[-RATE // 4:]), 'silence')
        return len(self.heard)

    def stop(self):
        for process in (self.ear, self.server):
            process.terminate()
            process.wait()
            process.stdout.close()


class SpeechServer(threading.Thread):
    """Speaks as much of SSIP as the helper needs, and keeps what it hears."""

    OK = {'SET': '208 OK SET', 'HELP': '248 OK', 'CANCEL': '210 OK CANCELED', 'QUIT': '231 HAPPY HACKING'}

    def __init__(self, path, mute=False):
        super().__init__(daemon=True)
        self.log = []
        self.mute = mute
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(str(path))
        self.socket.listen()
        self.start()

    def run(self):
        connection, _ = self.socket.accept()
        lines = connection.makefile('r', encoding='utf-8', newline='\r\n')
        with contextlib.suppress(ConnectionError):
            for line in lines:
                line = line.rstrip('\r\n')
                self.log.append(line)
                if not self.mute:
                    connection.sendall((self._answer(line, lines, connection) + '\r\n').encode())

    def _answer(self, line, lines, connection):
        if line != 'SPEAK':
            return self.OK.get(line.split()[0], '208 OK')
        connection.sendall(b'230 OK RECEIVING DATA\r\n')
        text = []
        for part in lines:
            if part == '.\r\n':
                break
            text.append(part.rstrip('\r\n'))
        self.log.append(' '.join(text))
        return '225-1\r\n225 OK MESSAGE QUEUED'


class Case(unittest.TestCase):

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='rhom-'))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def make_helper(self, **environment):
        helper = Helper(**environment)
        self.addCleanup(helper.process.wait)
        self.addCleanup(helper.process.kill)
        for pipe in (helper.process.stdin, helper.process.stdout, helper.process.stderr):
            self.addCleanup(pipe.close)
        return helper


class Tones(Case):

    def setUp(self):
        super().setUp()
        self.server = SoundServer(self.folder)
        self.addCleanup(self.server.stop)
        self.helper = self.make_helper(**self.server.environment)

    def hear(self, *orders):
        since = self.server.wait_for_silence()
        self.helper.order(*orders)
        return self.server.wait_for_sound(since)

    def test_four_tones_differ(self):
        for tone in FIRST_NOTE:
            with self.subTest(tone=tone):
                samples = self.hear('tone ' + tone)[:RATE // 12]
                loudest = max(FIRST_NOTE, key=lambda other: strength(samples, FIRST_NOTE[other]))
                self.assertEqual(loudest, tone)

    def test_volume(self):
        loud = max(map(abs, self.hear('volume 100', 'tone start')))
        soft = max(map(abs, self.hear('volume 50', 'tone start')))
        # Half as loud to the ear is an eighth of the height.
        self.assertAlmostEqual(loud / soft, 8, delta=2)

    def test_volume_nothing_is_silent(self):
        samples = self.hear('volume 0', 'tone end', 'volume 100', 'tone tick')
        self.assertGreater(strength(samples[:RATE // 12], FIRST_NOTE['tick']), 4 * strength(samples[:RATE // 12], FIRST_NOTE['end']))

    def test_nonsense_is_passed_over(self):
        self.hear('tone', 'tone ../../etc/passwd', 'dance', '', 'volume many', 'volume 100', 'tone tick')
        self.assertEqual(self.helper.end(), (0, []))


class NoSound(Case):

    def test_complains_once(self):
        helper = self.make_helper(CANBERRA_DRIVER='nothing-of-the-kind')
        helper.order('tone start', 'tone start', 'tone tick')
        code, complaints = helper.end()
        self.assertEqual(code, 0)
        self.assertEqual(len(complaints), 1)
        self.assertTrue(complaints[0].startswith('Tones cannot be played: '))

    def test_ends_with_its_input(self):
        helper = self.make_helper(CANBERRA_DRIVER='nothing-of-the-kind')
        helper.process.stdin.close()
        self.assertEqual(helper.process.wait(DEADLINE_SECONDS), 0)


@unittest.skipIf(os.environ['RHOMBOID_HAS_VOICE'] == '0', 'built without a voice')
class Voice(Case):

    def make_speaker(self, **options):
        self.server = SpeechServer(self.folder / 'speech', **options)
        return self.make_helper(CANBERRA_DRIVER='nothing-of-the-kind', SPEECHD_ADDRESS=f'unix_socket:{self.folder}/speech')

    def wait_for_line(self, line):
        wait_until(lambda: line in self.server.log, line)

    def test_speaks(self):
        helper = self.make_speaker()
        helper.order('volume 75', 'say Switch to your left side.')
        self.wait_for_line('Switch to your left side.')
        log = self.server.log
        self.assertIn('SET self LANGUAGE en', [line.replace('SELF', 'self') for line in log])
        self.assertTrue([line for line in log if 'VOLUME' in line and line.endswith(' 50')])

    def test_newer_text_breaks_off_the_older(self):
        helper = self.make_speaker()
        helper.order('say One.')
        self.wait_for_line('One.')
        helper.order('say Two.')
        self.wait_for_line('Two.')
        between = self.server.log[self.server.log.index('One.'):self.server.log.index('Two.')]
        self.assertTrue([line for line in between if line.startswith('CANCEL')])

    def test_hush(self):
        helper = self.make_speaker()
        helper.order('say One.')
        self.wait_for_line('One.')
        count = len(self.server.log)
        helper.order('hush')
        wait_until(lambda: [line for line in self.server.log[count:] if line.startswith('CANCEL')], 'silence')

    def test_server_that_hangs_holds_nobody_up(self):
        helper = self.make_speaker(mute=True)
        helper.order('say One.', 'say Two.', 'tone tick')
        wait_until(lambda: self.server.log, 'the first line')
        code, _ = helper.end()
        self.assertEqual(code, 0)

    def test_no_server(self):
        helper = self.make_helper(SPEECHD_ADDRESS=f'unix_socket:{self.folder}/nobody', SPEECHD_CMD='/bin/false')
        helper.order('volume 100', 'say One.')
        wait_until(lambda: select.select([helper.process.stdout], [], [], 0)[0], 'a complaint')
        while not (line := helper.process.stdout.readline()).startswith('The voice cannot speak: '):
            self.assertTrue(line)


if __name__ == '__main__':
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    unittest.main()
