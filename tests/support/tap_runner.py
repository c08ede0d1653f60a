#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run a file of unittest cases and tell each result as TAP.

    tap_runner.py FILE [ARGUMENT...]

meson counts the lines, so that every method is a test of its own. The file
finds the ARGUMENTs in sys.argv[1:], and its own folder on the import path.
"""
import importlib.util
import pathlib
import sys
import unittest


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.number = 0
        self.failed_parts = []

    def tell(self, word, test, directive='', detail=''):
        self.number += 1
        name = test.id().removeprefix('rhomboid_tests.')
        print(f'{word} {self.number} {name}{directive}', flush=True)
        # On the standard error, which meson prints for a failed test.
        if detail:
            print(f'{name}\n{detail}', file=sys.stderr, flush=True)

    def startTest(self, test):
        super().startTest(test)
        self.failed_parts = []

    def addSuccess(self, test):
        super().addSuccess(test)
        if not self.failed_parts:
            self.tell('ok', test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.tell('not ok', test, detail=self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self.tell('not ok', test, detail=self.errors[-1][1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.failed_parts.append(subtest)
            broken = self.failures if issubclass(err[0], test.failureException) else self.errors
            self.tell('not ok', subtest, detail=broken[-1][1])

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.tell('ok', test, directive=f' # SKIP {reason}')


def load(path):
    spec = importlib.util.spec_from_file_location('rhomboid_tests', path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return unittest.defaultTestLoader.loadTestsFromModule(module)


def main():
    path = pathlib.Path(sys.argv[1]).resolve()
    sys.argv = sys.argv[1:]
    sys.path.insert(0, str(path.parent))
    result = TapResult()
    load(path).run(result)
    print(f'1..{result.number}', flush=True)
    return 0 if result.number and result.wasSuccessful() else 1


if __name__ == '__main__':
    sys.exit(main())
