# SPDX-License-Identifier: GPL-3.0-or-later
"""rhomboid-probe: what it sees of real sound servers, screens and kernels, and that nothing keeps it.

The argument is the class of tests to run: what was not built cannot be tried.
"""
import os
import pathlib
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))

import busy_world  # noqa: E402 (its folder is on the path only now)

PROBE = os.environ['RHOMBOID_PROBE']


def load_tests(loader, _tests, _pattern):
    return loader.loadTestsFromName(sys.argv[1], sys.modules[__name__])


class ProbeTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.mkdtemp(prefix='rhomboid-probe-')
        self.addCleanup(shutil.rmtree, folder)
        self.world = busy_world.World(folder)
        self.addCleanup(self.world.close)

    def probe(self, *kinds):
        """What is said of each kind: {kind: {source: [answer, who]}}; every kind is ended once."""
        code, said = self.world.run(PROBE, *kinds)
        self.assertEqual(code, 0)
        lines = [line.split(' ', 3) for line in said.splitlines()]
        self.assertEqual(sorted(line[0] for line in lines if line[1:] == ['done']), sorted(kinds))
        return {kind: {line[1]: line[2:] for line in lines if line[0] == kind and len(line) > 2} for kind in kinds}

    def assert_seen(self, kind, source, *answer):
        self.assertEqual(self.probe(kind)[kind].get(source), list(answer))

    def assert_hangs_alone(self, kind, source):
        """What hangs says nothing, and keeps no other question from its end."""
        _code, said = self.world.run(PROBE, kind, 'do-not-disturb')
        self.assertIn('do-not-disturb done', said)
        self.assertNotIn(f'{kind} {source}', said)


class Nothing(ProbeTest):
    def test_everything_is_missing(self):
        for kind, seen in self.probe('microphone', 'camera', 'screen-share', 'full-screen').items():
            for source, answer in seen.items():
                self.assertEqual(answer, ['missing'], f'{kind} by {source}')

    def test_says_what_it_was_asked(self):
        self.assertEqual(list(self.probe('camera')), ['camera'])
        self.assertEqual(self.probe(), {})

    def test_knows_no_such_kind(self):
        self.assertNotEqual(self.world.run(PROBE, 'camera', 'weather')[0], 0)

    def test_what_it_cannot_see_is_ended_too(self):
        self.assertEqual(self.probe('inhibitor'), {'inhibitor': {}})


class Microphone(ProbeTest):
    def setUp(self):
        super().setUp()
        self.server = busy_world.start_pulse(self.world)

    def test_nobody_records(self):
        self.assert_seen('microphone', 'pulse', 'free')

    def test_somebody_records(self):
        recording = busy_world.start_recording(self.world, 'microphone')
        self.assert_seen('microphone', 'pulse', 'busy', 'Meeting')
        self.world.end(recording)
        busy_world.wait_until(lambda: self.probe('microphone')['microphone']['pulse'] == ['free'], 'the end of the recording')

    def test_what_is_played_is_no_microphone(self):
        busy_world.start_recording(self.world, 'speaker.monitor')
        self.assert_seen('microphone', 'pulse', 'free')

    def test_we_do_not_count(self):
        busy_world.start_recording(self.world, 'microphone', 'Rhomboid')
        self.assert_seen('microphone', 'pulse', 'free')

    def test_somebody_behind_those_who_do_not_count(self):
        busy_world.start_recording(self.world, 'speaker.monitor', 'Recorder')
        busy_world.start_recording(self.world, 'microphone', 'Rhomboid')
        busy_world.start_recording(self.world, 'microphone', 'Call')
        self.assert_seen('microphone', 'pulse', 'busy', 'Call')

    def test_a_paused_recording_does_not_count(self):
        busy_world.start_recording(self.world, 'microphone', kind='paused')
        self.assert_seen('microphone', 'pulse', 'free')

    def test_a_meter_does_not_count(self):
        busy_world.start_recording(self.world, 'microphone', kind='meter')
        self.assert_seen('microphone', 'pulse', 'free')

    def test_a_server_that_hangs(self):
        busy_world.hang(self.server)
        self.assert_hangs_alone('microphone', 'pulse')

    def test_a_server_that_dies_is_missing(self):
        busy_world.hang(self.server)
        probe = self.world.spawn(PROBE, 'microphone', 'inhibitor', stdout=-1, text=True)
        self.assertEqual(probe.stdout.readline(), 'inhibitor done\n')
        self.world.end(self.server)
        self.assertEqual(probe.stdout.read(), 'microphone pulse missing\nmicrophone done\n')


class Camera(ProbeTest):
    def setUp(self):
        super().setUp()
        self.root = busy_world.FakeRoot(self.world)

    def test_nobody_watches(self):
        self.root.add(20, 'editor', '/dev/pts/0', '/home/me/video0')
        self.assert_seen('camera', 'v4l', 'free')

    def test_somebody_watches(self):
        self.root.add(20, 'cheese', '/dev/pts/0', '/dev/video0')
        self.assert_seen('camera', 'v4l', 'busy', 'cheese')

    def test_a_decoder_is_no_camera(self):
        # A plain file stands for the device, so its numbers are 0 and 0.
        record = self.root.root / 'run' / 'udev' / 'data' / 'c0:0'
        record.parent.mkdir(parents=True)
        self.root.add(20, 'mpv', '/dev/video0')
        record.write_text('E:ID_V4L_VERSION=2\nE:ID_V4L_CAPABILITIES=:video_output:\n')
        self.assert_seen('camera', 'v4l', 'free')
        record.write_text('E:ID_V4L_VERSION=2\nE:ID_V4L_CAPABILITIES=:capture:\n')
        self.assert_seen('camera', 'v4l', 'busy', 'mpv')

    def test_pipewire_holds_it_for_others(self):
        for pid, name in ((20, 'wireplumber'), (21, 'pipewire'), (22, 'pipewire-media-')):
            self.root.add(pid, name, '/dev/video0')
        self.assert_seen('camera', 'v4l', 'free')
        self.root.add(30, 'zoom', '/dev/video0')
        self.assert_seen('camera', 'v4l', 'busy', 'zoom')

    def test_descriptors_of_others_cannot_be_seen(self):
        self.root.add(20, 'secret')
        (self.root.root / 'proc' / '20' / 'fd').rmdir()
        self.assert_seen('camera', 'v4l', 'free')

    def test_no_camera(self):
        (self.root.root / 'dev' / 'video0').unlink()
        self.root.add(20, 'cheese', '/dev/video0')
        self.assert_seen('camera', 'v4l', 'missing')


class PipeWire(ProbeTest):
    def setUp(self):
        super().setUp()
        self.server = busy_world.start_pipewire(self.world)

    def assert_pictures(self, camera, screen):
        seen = self.probe('camera', 'screen-share')
        self.assertEqual((seen['camera']['pipewire'], seen['screen-share']['pipewire']), (camera, screen))

    def test_nobody_takes_pictures(self):
        self.assert_pictures(['free'], ['free'])

    def test_screen_is_shared(self):
        busy_world.link(self.world, 'screen', 'viewer')
        self.assert_pictures(['free'], ['busy', 'Meeting'])
        busy_world.unlink(self.world, 'screen', 'viewer')
        self.assert_pictures(['free'], ['free'])

    def test_camera_is_in_use(self):
        busy_world.link(self.world, 'camera', 'viewer')
        self.assert_pictures(['busy', 'Meeting'], ['free'])

    def test_sound_is_no_picture(self):
        busy_world.link(self.world, 'screen', 'speaker')
        self.assert_pictures(['free'], ['free'])

    def test_a_server_that_hangs(self):
        busy_world.hang(self.server)
        self.assert_hangs_alone('screen-share', 'pipewire')


class FullScreenX11(ProbeTest):
    def setUp(self):
        super().setUp()
        self.server = busy_world.start_x(self.world)

    def test_no_window(self):
        self.assert_seen('full-screen', 'x11', 'free')

    def test_a_window_fills_the_screen(self):
        window = busy_world.open_window(self.world, 'film')
        self.assert_seen('full-screen', 'x11', 'free')
        busy_world.fill_screen(self.world, 'film', window)
        self.assert_seen('full-screen', 'x11', 'busy', 'Viewer')
        busy_world.fill_screen(self.world, 'film', window, False)
        self.assert_seen('full-screen', 'x11', 'free')

    def test_our_own_window_does_not_count(self):
        window = busy_world.open_window(self.world, 'pause', 'io.github.rhomboid.Rhomboid')
        busy_world.fill_screen(self.world, 'pause', window)
        self.assert_seen('full-screen', 'x11', 'free')

    def test_not_under_wayland(self):
        self.world.env['WAYLAND_DISPLAY'] = 'wayland-none'
        self.assert_seen('full-screen', 'x11', 'missing')

    def test_a_server_that_hangs(self):
        busy_world.hang(self.server)
        self.assert_hangs_alone('full-screen', 'x11')
        busy_world.wake(self.server)


class NoWindowManager(ProbeTest):
    def test_nobody_says_which_window_is_active(self):
        busy_world.start_x(self.world, with_manager=False)
        self.assert_seen('full-screen', 'x11', 'missing')


class FullScreenWlr(ProbeTest):
    """tests/probe/mock-compositor.c stands in for a compositor."""

    def start(self, *windows):
        self.world.env['WAYLAND_DISPLAY'] = 'wayland-test'
        server = self.world.spawn(os.environ['RHOMBOID_MOCK_COMPOSITOR'], *windows, stdout=-1)
        self.assertEqual(server.stdout.readline(), b'ready\n')
        return server

    def test_no_window(self):
        self.start('--toplevels')
        self.assert_seen('full-screen', 'wlr', 'free')

    def test_the_active_window_fills_the_screen(self):
        self.start('--toplevels', 'foot:', 'org.gnome.Totem:activated,fullscreen')
        self.assert_seen('full-screen', 'wlr', 'busy', 'Totem')

    def test_a_window_behind_does_not_count(self):
        self.start('--toplevels', 'mpv:fullscreen', 'foot:activated')
        self.assert_seen('full-screen', 'wlr', 'free')

    def test_our_own_window_does_not_count(self):
        self.start('--toplevels', 'io.github.rhomboid.Rhomboid:activated,fullscreen')
        self.assert_seen('full-screen', 'wlr', 'free')

    def test_a_compositor_that_does_not_tell(self):
        self.start()
        self.assert_seen('full-screen', 'wlr', 'missing')

    def test_a_compositor_that_hangs(self):
        busy_world.hang(self.start('--toplevels'))
        self.assert_hangs_alone('full-screen', 'wlr')


if __name__ == '__main__':
    unittest.main()
