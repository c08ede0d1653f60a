# SPDX-License-Identifier: GPL-3.0-or-later
"""paused_recorder.py DEVICE: a program that has a recording open and pauses it, which no tool of PulseAudio can."""
import ctypes
import sys

READY = 4
S16LE = 3
START_CORKED = 1


class SampleSpec(ctypes.Structure):
    _fields_ = [('format', ctypes.c_int), ('rate', ctypes.c_uint32), ('channels', ctypes.c_uint8)]


def main():
    pulse = ctypes.CDLL('libpulse.so.0')
    for name in ('pa_mainloop_new', 'pa_mainloop_get_api', 'pa_context_new', 'pa_stream_new'):
        getattr(pulse, name).restype = ctypes.c_void_p
    loop = ctypes.c_void_p(pulse.pa_mainloop_new())
    context = ctypes.c_void_p(pulse.pa_context_new(ctypes.c_void_p(pulse.pa_mainloop_get_api(loop)), b'Paused'))
    pulse.pa_context_connect(context, None, 0, None)
    while pulse.pa_context_get_state(context) < READY:
        pulse.pa_mainloop_iterate(loop, 1, None)
    stream = ctypes.c_void_p(pulse.pa_stream_new(context, b'Paused', ctypes.byref(SampleSpec(S16LE, 44100, 1)), None))
    pulse.pa_stream_connect_record(stream, sys.argv[1].encode(), None, START_CORKED)
    while pulse.pa_mainloop_iterate(loop, 1, None) >= 0:
        pass


if __name__ == '__main__':
    main()
