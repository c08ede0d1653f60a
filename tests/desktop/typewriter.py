# SPDX-License-Identifier: GPL-3.0-or-later
"""typewriter.py FILE: a window that somebody types into, and that keeps in FILE what it has."""
import pathlib
import sys

import gi

gi.require_version('Gtk', '4.0')
from gi.repository import GLib, Gtk  # noqa: E402 (the version comes first)


def main():
    loop = GLib.MainLoop()
    entry = Gtk.Entry()
    window = Gtk.Window(title='Typewriter', child=entry, default_width=300)
    entry.connect('changed', lambda _: pathlib.Path(sys.argv[1]).write_text(entry.get_text()))
    window.connect('close-request', lambda _: loop.quit())
    window.present()
    loop.run()


main()
