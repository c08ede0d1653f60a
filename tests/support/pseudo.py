# SPDX-License-Identifier: GPL-3.0-or-later
"""A language that nobody speaks, in which a text left out is seen at once.

Every text becomes ⟦ťéẋť⟧: brackets show where a translation begins and ends,
and letters with marks tell translated ones from those that no translator saw.
What a program needs is kept: format specifiers, markup, mnemonics.
"""
import os
import pathlib
import re
import subprocess

SOURCE_ROOT = pathlib.Path(__file__).resolve().parents[2]

# What glibc takes for a language: any name that is not C.
LANGUAGE = 'en@pseudo'

PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
MARKED = 'áƀçďéƒğĥíĵķĺɱñóþʠŕšťúṽŵẋýžÁƁÇĎÉƑĞĤÍĴĶĹṀÑÓÞɊŔŠŤÚṼŴẊÝŽ'
TO_MARKED = str.maketrans(PLAIN, MARKED)

KEEP = re.compile(r'%(?:\d+\$)?[-+#0 ]*\d*(?:\.\d+)?(?:hh|h|ll|l|j|z|t)?[A-Za-z%]|<[^<>]*>|&#?\w+;|\\[nt"\\]|\{[^}]*\}')


def translate(text):
    """The pseudo-translation of @text, which is escaped as in a .po file."""
    lead = re.match(r'(?:\\n|\s)*', text).group(0)
    trail = re.search(r'(?:\\n|\s)*$', text[len(lead):]).group(0)
    body = text[len(lead):len(text) - len(trail)] if trail else text[len(lead):]
    parts = []
    end = 0
    for match in KEEP.finditer(body):
        parts += [body[end:match.start()].translate(TO_MARKED), match.group(0)]
        end = match.end()
    parts.append(body[end:].translate(TO_MARKED))
    return f'{lead}⟦{"".join(parts)}⟧{trail}'


def leftovers(text, data=()):
    """The words in @text that no translator saw; @data names those that are none of theirs."""
    for word in data:
        text = text.replace(word, ' ')
    return [word for word in re.findall(r'[A-Za-z]{2,}', text)]


def make_pot(build_root, pot):
    """Every text of the project, from the sources and from what the build extracted."""
    subprocess.run(['xgettext', '--package-name=rhomboid', '--from-code=UTF-8', '--add-comments=Translators',
                    '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=g_dcgettext:2',
                    '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3', '--keyword=ngettext:1,2',
                    '--flag=g_strdup_printf:1:c-format', '--flag=g_string_printf:2:c-format', '--flag=g_error_new:3:c-format',
                    '--flag=g_set_error:4:c-format', '--flag=N_:1:pass-c-format', '--flag=C_:2:pass-c-format',
                    '-f', str(SOURCE_ROOT / 'po' / 'POTFILES'), '-D', str(SOURCE_ROOT), '-D', str(build_root), '-o', str(pot)],
                   check=True, env=dict(os.environ, LC_ALL='C.UTF-8'))


def entries(pot):
    """[{keyword: text}] of a .pot file, each text still escaped."""
    found = []
    keyword = None
    for line in pathlib.Path(pot).read_text().splitlines():
        match = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) "(.*)"$', line)
        if match:
            keyword, text = match.groups()
            if keyword == 'msgctxt' or keyword == 'msgid' and (not found or 'msgid' in found[-1]):
                found.append({})
            found[-1][keyword] = text
        elif line.startswith('"') and keyword:
            found[-1][keyword] += line[1:-1]
        elif not line:
            keyword = None
    return [entry for entry in found if entry.get('msgid')]


def write_po(pot, po):
    with open(po, 'w', encoding='utf-8') as out:
        out.write('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
                  '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n')
        for entry in entries(pot):
            out.write('\n')
            if 'msgctxt' in entry:
                out.write(f'msgctxt "{entry["msgctxt"]}"\n')
            out.write(f'msgid "{entry["msgid"]}"\n')
            if 'msgid_plural' in entry:
                out.write(f'msgid_plural "{entry["msgid_plural"]}"\n'
                          f'msgstr[0] "{translate(entry["msgid"])}"\nmsgstr[1] "{translate(entry["msgid_plural"])}"\n')
            else:
                out.write(f'msgstr "{translate(entry["msgid"])}"\n')


def make_locale(build_root, folder):
    """Install the language below @folder; returns the environment in which a program speaks it."""
    folder = pathlib.Path(folder)
    make_pot(build_root, folder / 'rhomboid.pot')
    write_po(folder / 'rhomboid.pot', folder / 'pseudo.po')
    messages = folder / LANGUAGE / 'LC_MESSAGES'
    messages.mkdir(parents=True)
    subprocess.run(['msgfmt', '--check-format', '-o', str(messages / 'rhomboid.mo'), str(folder / 'pseudo.po')], check=True)
    return environment(build_root, folder)


def environment(build_root, folder):
    """What lets a program speak the language that lies in @folder."""
    return {
        'LC_ALL': 'C.UTF-8',
        'LANGUAGE': LANGUAGE,
        'RHOMBOID_TEST_LOCALE_DIR': str(folder),
        'LD_PRELOAD': str(pathlib.Path(build_root) / 'tests' / 'guards' / 'librhom-test-locale.so'),
    }
