#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write po/POTFILES anew, or say with --check what it lacks.

Names every source with a text to translate, and the texts of the cards, which
the build extracts.
"""
import pathlib
import re
import sys

SOURCE_ROOT = pathlib.Path(__file__).resolve().parents[1]
POTFILES = SOURCE_ROOT / 'po' / 'POTFILES'
BUILT = ['data/card-strings.c']

CALL = re.compile(r'(?<![\w"])(_|N_|C_|NC_|ngettext|g_dngettext|g_dgettext|g_dpgettext2?|dngettext|dgettext) ?\(')
COMMENT = re.compile(r'/\*.*?\*/|^#define.*?$', re.DOTALL | re.MULTILINE)


def has_text(path):
    text = path.read_text()
    if path.suffix in ('.c', '.h'):
        return bool(CALL.search(COMMENT.sub(' ', text)))
    return path.suffix != '.ui' or 'translatable=' in text


def find():
    data = SOURCE_ROOT / 'data'
    paths = [*data.glob('*.desktop.in'), *data.glob('*.desktop.in.in'), *data.glob('*.metainfo.xml.in'),
             *data.glob('*.gschema.xml')]
    for suffix in ('*.c', '*.h', '*.ui'):
        paths += (SOURCE_ROOT / 'src').rglob(suffix)
    return sorted([str(path.relative_to(SOURCE_ROOT)) for path in paths if has_text(path)] + BUILT)


def read():
    return [line for line in POTFILES.read_text().splitlines() if line and not line.startswith('#')]


def main():
    wanted = find()
    if '--check' not in sys.argv:
        POTFILES.write_text('# Written by build-aux/potfiles.py.\n' + ''.join(f'{name}\n' for name in wanted))
        return 0
    there = set(read())
    for name in wanted:
        if name not in there:
            print(f'po/POTFILES lacks {name}; run build-aux/potfiles.py')
    for name in sorted(there - set(wanted)):
        print(f'po/POTFILES names {name}, which holds nothing to translate; run build-aux/potfiles.py')
    return 0 if there == set(wanted) else 1


if __name__ == '__main__':
    sys.exit(main())
