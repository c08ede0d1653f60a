# SPDX-License-Identifier: GPL-3.0-or-later
"""The rule of dependence, as one table."""
import pathlib
import re

SOURCE_ROOT = pathlib.Path(__file__).resolve().parents[2]
SRC = SOURCE_ROOT / 'src'

# What each layer may include of the others.
LAYERS = {
    'core': set(),
    'json': {'core'},
    'catalogue': {'core', 'json'},
    'figure': {'core', 'json'},
    'settings': {'core'},
    'store': {'core', 'json'},
    'ipc': {'core'},
    'desktop': {'core'},
    'sound': set(),
    'probe': {'core'},
    'service': {'core', 'catalogue', 'settings', 'store', 'desktop', 'ipc'},
    'ui': {'core', 'catalogue', 'figure', 'settings', 'ipc'},
    'cli': {'core', 'catalogue', 'ipc'},
}

# Bare names, which need nothing and promise nothing.
NAMES = {'ipc/names.h'}

# The window and the command line take core's clock and value types, and decide nothing; but a player runs where it is seen.
DECIDING = {'core/activity.h', 'core/scheduler.h', 'core/therapy.h', 'core/therapy-machine.h'}
NOT_DECIDING = {'ui', 'cli'}

# Headers outside, and the layers that may see them. What no row names is for everybody.
OUTSIDE = [
    (r'(gtk|gdk|gsk|graphene|pango)\b.*|adwaita\.h', {'ui'}),
    (r'cairo.*', {'ui', 'figure'}),
    (r'sqlite3\.h', {'store'}),
    (r'json-glib/.*', {'json', 'catalogue', 'figure', 'store', 'cli'}),
    (r'libnotify/.*', {'desktop'}),
    (r'(xcb|X11|wayland).*', {'desktop', 'probe'}),
    (r'(pulse|pipewire|spa)/.*', {'probe'}),
    (r'(gsound|speech-dispatcher/.*|libspeechd)(\.h)?', {'sound'}),
]

# The same for what the compiler is told: pkg-config include folders.
INCLUDE_FOLDERS = [
    (r'/(gtk-4\.0|libadwaita-1)$', {'ui'}),
    (r'/json-glib-1\.0$', {'json', 'catalogue', 'figure', 'store', 'cli', 'service', 'ui'}),
    (r'/gtk-[23]\.0$', set()),
]

# Helper programs: no library, gone in seconds, and what they wait for is bounded by the kernel.
HELPERS = {'sound', 'probe'}

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^">]+)[">]', re.MULTILINE)
COMMENT = re.compile(r'/\*.*?\*/', re.DOTALL)
STRING = re.compile(r'"(?:\\.|[^"\\\n])*"')


def sources(layer=None):
    """Every C file below src/, or below one layer of it."""
    return sorted(path for path in (SRC / layer if layer else SRC).rglob('*.[ch]'))


def layer_of(path):
    return path.relative_to(SRC).parts[0]


def includes(path):
    """[(own or outside, header)]"""
    return [(bracket == '"', header) for bracket, header in INCLUDE.findall(path.read_text())]


def code(path):
    """The text without comments and string literals."""
    return STRING.sub('""', COMMENT.sub(' ', path.read_text()))
