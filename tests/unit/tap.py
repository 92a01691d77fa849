"""Functions as the tests of a file, told of in TAP."""

import tempfile
from pathlib import Path

tests = []


def test(function):
    """Gives the function a folder of its own; what it returns is told behind its name."""
    tests.append(function)
    return function


def main():
    print(f'1..{len(tests)}')
    for number, function in enumerate(tests, 1):
        name = function.__name__.replace('_', '-')
        with tempfile.TemporaryDirectory(prefix='minka-') as folder:
            try:
                remark = function(Path(folder))
                print(f'ok {number} - {name}' + (f' # {remark}' if remark else ''), flush=True)
            except Exception as problem:
                print(f'not ok {number} - {name}', flush=True)
                for line in (str(problem) or repr(problem)).splitlines():
                    print(f'# {line[:400]}', flush=True)
