#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the tones of the player: make-tones.py FOLDER.

Four that an ear tells apart without knowing them: two notes up (begin), three to and fro (the other side), a slow fall (the end),
and a dry knock (a second). Each note is a struck bar: a sine and a short overtone, dying away.
"""
import array
import math
import pathlib
import sys
import wave

RATE = 22050
OVERTONE = 3.93  # of a wooden bar

# name: (loudness, [(begins, frequency, seconds until it is a thousandth)])
C_SHARP_5, E_5, A_5, C_SHARP_6 = 554.37, 659.26, 880.0, 1108.73
TONES = {
    'start': (.8, [(0, E_5, .5), (.13, A_5, .9)]),
    'switch': (.8, [(0, A_5, .3), (.14, E_5, .3), (.28, A_5, .9)]),
    'end': (.8, [(0, C_SHARP_6, .7), (.2, A_5, .8), (.4, E_5, 1.0), (.6, C_SHARP_5, 1.6)]),
    'tick': (.5, [(0, 1320.0, .09)]),
}


def note(sample, frequency, seconds):
    """The height of one struck bar, @sample after the blow."""
    t = sample / RATE
    blow = min(1, t / .004)  # no click
    low = math.sin(2 * math.pi * frequency * t) * math.exp(-6.9 * t / seconds)
    high = math.sin(2 * math.pi * frequency * OVERTONE * t) * math.exp(-6.9 * t / (seconds * .15))
    return blow * (.8 * low + .2 * high)


def samples(loudness, notes):
    length = max(int((begins + seconds) * RATE) for begins, _, seconds in notes)
    heights = [0.0] * length
    for begins, frequency, seconds in notes:
        first = int(begins * RATE)
        for i in range(int(seconds * RATE)):
            heights[first + i] += note(i, frequency, seconds)
    peak = max(map(abs, heights))
    return array.array('h', (round(height / peak * loudness * 32767) for height in heights))


def write(path, data):
    if sys.byteorder == 'big':
        data.byteswap()
    with wave.open(str(path), 'wb') as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(data.tobytes())


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, (loudness, notes) in TONES.items():
        write(folder / f'{name}.wav', samples(loudness, notes))


main()
