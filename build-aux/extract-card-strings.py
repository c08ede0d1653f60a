#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the texts of cards and routines as C, for xgettext.

usage: extract-card-strings.py SCHEMA FILE... [SCHEMA FILE...]... > card-strings.c

Each file is read by the schema before it. Which members are for translators, the schema says (x-translatable). A member
the schema does not know, or a text it says nothing about, is an error, so that
no text is left out unnoticed.
"""

import json
import pathlib
import sys


class Error(Exception):
    pass


def walk(schema, value, path):
    """Yields (path, text) of each text to translate, in the order of the file."""
    if isinstance(value, dict):
        for name, member in value.items():
            below = f'{path}.{name}' if path else name
            if name not in schema.get('properties', {}):
                raise Error(f'member "{below}": is not in the schema')
            yield from walk(schema['properties'][name], member, below)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from walk(schema.get('items', {}), item, f'{path}[{number}]')
    elif isinstance(value, str):
        if schema.get('x-translatable') is True:
            yield path, value
        elif 'x-translatable' not in schema and 'enum' not in schema and schema.get('pattern') != '^[a-z][a-z0-9-]{0,47}$':
            raise Error(f'member "{path}": the schema does not say whether it is translated')


def quote(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


def extract(schema, path):
    lines = []
    for member, text in walk(schema, json.loads(path.read_text(encoding='utf-8')), ''):
        lines.append(f'/* Translators: {schema.get("title", "text").lower()} "{path.stem}", member "{member}". */')
        lines.append(f'N_({quote(text)})')
    return lines


def extract_all(paths):
    lines = ['/* Made by extract-card-strings.py; do not edit. */']
    schema = None
    for path in paths:
        try:
            if path.name.endswith('.schema.json'):
                schema = json.loads(path.read_text(encoding='utf-8'))
            else:
                lines += extract(schema, path)
        except (Error, ValueError, OSError) as error:
            sys.exit(f'{path}: {error}')
    return lines


def main():
    sys.stdout.reconfigure(encoding='utf-8')
    print('\n'.join(extract_all([pathlib.Path(name) for name in sys.argv[1:]])))


if __name__ == '__main__':
    main()
