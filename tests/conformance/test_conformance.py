#!/usr/bin/env python3
"""veraPDF judges every kind of document, with ordinary and hostile content, as PDF/A-3a and as PDF/UA-1."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DOCUMENTS = sys.argv[1]
FLAVOURS = ('3a', 'ua1')
VERAPDF = Path(os.environ.get('MINKA_VERAPDF', '/nowhere'))
VERDICT = re.compile(r'^(PASS|FAIL) (.*\.pdf) \w+$')


def give_up(reason):
    """Where nobody can say whether the documents conform, that is no success of the checks that count."""
    if os.environ.get('CI'):
        print('1..1')
        print(f'not ok 1 - {reason}')
        sys.exit(1)
    print(f'1..0 # SKIP {reason}')
    sys.exit(0)


def judge(files, flavour):
    """The broken rules of each file; None for a file about which veraPDF said nothing."""
    command = ['java', '-cp', str(VERAPDF), 'org.verapdf.apps.GreenfieldCliWrapper', '--flavour', flavour,
               '--format', 'text', '--verbose', *map(str, files)]
    answer = subprocess.run(command, capture_output=True, text=True)
    verdicts = dict.fromkeys((path.name for path in files), None)
    name = None
    for line in answer.stdout.splitlines():
        found = VERDICT.match(line)
        if found:
            name = Path(found[2]).name
            verdicts[name] = [] if found[1] == 'PASS' else ['not conforming:']
        elif name and verdicts[name]:
            verdicts[name].append(line.strip())
    if None in verdicts.values():
        print('\n'.join('# ' + line for line in answer.stderr.splitlines()[-20:]))
    return verdicts


def main():
    if not shutil.which('java'):
        give_up('there is no java')
    if not VERAPDF.is_file():
        give_up('veraPDF is not there; "./dev test conformance" fetches it from Maven Central')
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run([DOCUMENTS, folder], capture_output=True, text=True)
        # One file that must not pass: a judge who praises everything is none.
        plain = Path(folder) / 'plain-cairo.pdf'
        files = sorted(set(Path(folder).glob('*.pdf')) - {plain})
        print(f'1..{len(files) * len(FLAVOURS) + 1 + len(FLAVOURS)}')
        print(f'{"ok" if made.returncode == 0 else "not ok"} 1 - every document was made')
        print('\n'.join('# ' + line for line in made.stderr.splitlines()))
        number = 1
        for flavour in FLAVOURS:
            verdicts = judge([*files, plain], flavour)
            number += 1
            print(f'{"ok" if verdicts[plain.name] else "not ok"} {number} - a plain file is not {flavour}')
            for path in files:
                rules = verdicts[path.name]
                number += 1
                print(f'{"ok" if rules == [] else "not ok"} {number} - {path.stem} {flavour}')
                for rule in rules or []:
                    print(f'# {rule}')


main()
