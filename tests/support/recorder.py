# SPDX-License-Identifier: GPL-3.0-or-later
"""recorder.py DEVICE paused|meter: has a recording open that is paused, or only shows how loud it is; PulseAudio's tools cannot."""
import ctypes
import sys

READY = 4
S16LE = 3
FLAGS = {'paused': 0x1, 'meter': 0x800}  # PA_STREAM_START_CORKED, PA_STREAM_PEAK_DETECT


class SampleSpec(ctypes.Structure):
    _fields_ = [('format', ctypes.c_int), ('rate', ctypes.c_uint32), ('channels', ctypes.c_uint8)]


def main():
    pulse = ctypes.CDLL('libpulse.so.0')
    for name in ('pa_mainloop_new', 'pa_mainloop_get_api', 'pa_context_new', 'pa_stream_new'):
        getattr(pulse, name).restype = ctypes.c_void_p
    loop = ctypes.c_void_p(pulse.pa_mainloop_new())
    context = ctypes.c_void_p(pulse.pa_context_new(ctypes.c_void_p(pulse.pa_mainloop_get_api(loop)), b'Recorder'))
    pulse.pa_context_connect(context, None, 0, None)
    while pulse.pa_context_get_state(context) < READY:
        pulse.pa_mainloop_iterate(loop, 1, None)
    stream = ctypes.c_void_p(pulse.pa_stream_new(context, b'Recorder', ctypes.byref(SampleSpec(S16LE, 25, 1)), None))
    pulse.pa_stream_connect_record(stream, sys.argv[1].encode(), None, FLAGS[sys.argv[2]])
    while pulse.pa_mainloop_iterate(loop, 1, None) >= 0:
        pass


if __name__ == '__main__':
    main()
