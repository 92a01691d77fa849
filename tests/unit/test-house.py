#!/usr/bin/env python3
"""One-way floors: no room of src/ looks up, and the rooms below the widgets know no GTK."""

import re
import subprocess
import sys
from pathlib import Path

SOURCE, BUILD = Path(sys.argv[1]), Path(sys.argv[2])

# What each room may use, as the house is laid out.
ROOMS = {
    'base': set(),
    'model': {'base'},
    'store': {'model', 'base'},
    'document': {'model', 'base'},
    'custody': {'store', 'document', 'model', 'base'},
    'workspace': {'custody', 'store', 'document', 'model', 'base'},
    'widgets': {'document', 'model', 'base'},
    'pages': {'widgets', 'workspace', 'model', 'base'},
    'cli': {'workspace', 'custody', 'store', 'document', 'model', 'base'},
    'app': {'pages', 'widgets', 'workspace', 'custody', 'store', 'document', 'model', 'base'},
}
BELOW = ('base', 'model', 'store', 'document', 'custody', 'workspace', 'cli')
# GdkPixbuf reads pictures and draws nothing.
TOOLKIT = re.compile(r'gtk|gdk(?!-pixbuf)|gsk|adwaita', re.I)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)

files = {room: sorted(p for p in (SOURCE / 'src' / room).rglob('*') if p.suffix in ('.c', '.h'))
         for room in ROOMS}
owner = {path.name: room for room, paths in files.items() for path in paths}


def includes():
    for room, paths in files.items():
        for path in paths:
            for bracket, name in INCLUDE.findall(path.read_text(encoding='utf-8')):
                yield room, path.relative_to(SOURCE), bracket, name


def rooms_are_known():
    found = {p.name for p in (SOURCE / 'src').iterdir() if p.is_dir()}
    assert found <= set(ROOMS), found - set(ROOMS)
    assert all(files[room] for room in BELOW)


def no_room_looks_up():
    seen = 0
    for room, path, _, name in includes():
        target = owner.get(Path(name).name)
        if target is None or target == room:
            continue
        seen += 1
        assert target in ROOMS[room], f'{path} includes {name} of {target}'
    assert seen > 20


def private_stays_in_its_room():
    for room, path, _, name in includes():
        if name.endswith('-private.h'):
            assert owner[name] == room, f'{path} includes {name}'


def only_the_store_speaks_sql():
    speakers = {room for room, _, _, name in includes() if Path(name).name == 'sqlite3.h'}
    assert speakers == {'store'}, speakers
    for room in set(ROOMS) - {'store'}:
        for path in files[room]:
            assert 'sqlite3_' not in path.read_text(encoding='utf-8'), path
    for room, path, _, name in includes():
        if name == 'minka-sqlite.h':
            assert room == 'store', path


def no_toolkit_below_the_widgets():
    for room, path, bracket, name in includes():
        if room in BELOW and bracket == '<':
            assert not TOOLKIT.search(name), f'{path} includes {name}'


def nothing_below_links_the_toolkit():
    commands = subprocess.run(['ninja', '-C', BUILD, '-t', 'commands', 'src/cli/minka-cli'], capture_output=True,
                              text=True, check=True).stdout
    link = [line for line in commands.splitlines() if ' -o src/cli/minka-cli ' in line]
    assert link, 'the link line of minka-cli was not found'
    for line in link:
        assert not re.search(r'libgtk|libadwaita|-lgtk|-ladwaita', line), line
    compiled = [line for line in commands.splitlines() if re.search(r' -c \S*src/', line)]
    assert len(compiled) > 20
    for line in compiled:
        assert not re.search(r'/gtk-4\.0|/libadwaita-1', line), line


tests = [rooms_are_known, no_room_looks_up, private_stays_in_its_room, only_the_store_speaks_sql,
         no_toolkit_below_the_widgets, nothing_below_links_the_toolkit]
print(f'1..{len(tests)}')
for number, function in enumerate(tests, 1):
    name = function.__name__.replace('_', '-')
    try:
        function()
        print(f'ok {number} - {name}')
    except Exception as problem:
        print(f'not ok {number} - {name}')
        for line in (str(problem) or repr(problem)).splitlines():
            print(f'# {line[:300]}')
