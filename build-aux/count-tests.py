#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Count what meson's test runs found.

    count-tests.py [--failed N] LOGBASE...

LOGBASE is the `--logbase` of a run with its folder: LOGBASE.json tells how each
test ended, LOGBASE.junit.xml knows the parts of those that have parts. A
skipped test is a failed one. Names what failed, and prints as its last line
`N passed, N failed`; returns 0 only if something passed and nothing failed.
"""
import argparse
import json
import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def bare(name):
    """A test's name without its suites, which meson puts before it where there are several tests."""
    return name.rsplit(' / ', 1)[-1]


def read_parts(path):
    """The parts of each test that has any: name -> [(part, passed)]"""
    parts = {}
    for suite in ElementTree.parse(path).getroot().iter('testsuite'):
        _project, _dot, test = suite.get('name').partition('.')
        if test:
            parts[bare(test)] = [(case.get('name'), not any(case.find(tag) is not None for tag in ('skipped', 'failure', 'error')))
                           for case in suite.iter('testcase')]
    return parts


def read_results(path):
    """How each test ended: [(name, passed, word)]"""
    results = []
    with open(path, encoding='utf-8') as lines:
        for line in filter(str.strip, lines):
            entry = json.loads(line)
            results.append((bare(entry['name']), entry['result'] in ('OK', 'EXPECTEDFAIL'), entry['result']))
    return results


def count(logbase):
    passed = 0
    failures = []
    parts = read_parts(f'{logbase}.junit.xml')
    for name, test_passed, word in read_results(f'{logbase}.json'):
        good = sum(part_passed for _part, part_passed in parts.get(name, []))
        bad = [f'{name}: {part}' for part, part_passed in parts.get(name, []) if not part_passed]
        if not test_passed and not bad:
            bad = [f'{name}: {word}']
        passed += good if name in parts else test_passed
        failures += bad
    return passed, failures


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--failed', type=int, default=0, help='failures outside the tests, such as a build')
    parser.add_argument('logbase', nargs='*', type=pathlib.Path)
    options = parser.parse_args()

    passed = 0
    failed = options.failed
    for logbase in options.logbase:
        more, failures = count(logbase)
        passed += more
        failed += len(failures)
        for failure in failures:
            print(f'FAILED {logbase.parent.parent.name} {failure}')
    print(f'{passed} passed, {failed} failed')
    return 0 if passed and not failed else 1


if __name__ == '__main__':
    sys.exit(main())
