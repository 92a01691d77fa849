#!/usr/bin/env python3
"""What “export” writes as documents, read by others: text and attachments by poppler, the file by qpdf, and the data of an
acta against the published schema."""

import copy
import hashlib
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import jsonschema

from tap import main, test

CLI, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
SAMPLE = json.loads((SOURCE / 'data/sample/30153.json').read_text(encoding='utf-8'))
SCHEMA = json.loads((SOURCE / 'data/schema/minka-1.schema.json').read_text(encoding='utf-8'))
MEETINGS = sorted((meeting for meeting in SAMPLE['meeting'] if meeting['state'] == 'held'), key=lambda one: one['date'])


def run(*words, expect=0):
    done = subprocess.run([CLI, *map(str, words)], capture_output=True, text=True, encoding='utf-8', timeout=120)
    assert done.returncode == expect, done.stderr
    return done


def ask(*command):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, encoding='utf-8', check=True).stdout


def squeeze(text):
    return re.sub(r'\s+', '', text)


def text_of(pdf):
    return squeeze(ask('pdftotext', pdf, '-'))


def data_of(pdf, folder):
    ask('pdfdetach', '-savefile', 'acta.json', '-o', folder / 'acta.json', pdf)
    return (folder / 'acta.json').read_bytes()


def make_plan(folder):
    plan = folder / 'plan.minka'
    run('new', plan, '--sample')
    for meeting in MEETINGS:
        run('issue', plan, meeting['id'])
    return plan


@test
def every_document_is_sound(folder):
    out = folder / 'out'
    run('export', make_plan(folder), '--to', out, '--plan', '--report', '--book', '--meetings', '--actas', '--calendar')
    files = sorted(out.rglob('*.pdf'))
    assert len(files) == 4 + len(MEETINGS) + 2 * len(SAMPLE['meeting']), files
    for path in files:
        ask('qpdf', '--check', path)
        facts = ask('pdfinfo', path)
        assert re.search(r'^Tagged: +yes$', facts, re.M), facts
        assert re.search(r'^Title: +\S', facts, re.M), facts
        fonts = ask('pdffonts', path).splitlines()[2:]
        # Whether each is embedded and tells its letters.
        assert fonts and all(re.search(r' yes +(yes|no) +yes +\d+ +\d+$', font) for font in fonts), fonts


@test
def same_plan_same_bytes(folder):
    """Whenever and wherever it is exported."""
    plan = make_plan(folder)
    parts = re.findall(r'^  (--[a-z]+) ', run('export', '--help').stdout, re.M)
    for name, zone in ('one', 'America/Lima'), ('two', 'Pacific/Auckland'):
        os.environ['TZ'] = zone
        run('export', plan, '--to', folder / name, *(part for part in parts if part not in ('--to', '--help')))
        # The next second.
        time.sleep(1.1)
    del os.environ['TZ']
    one, two = ({path.relative_to(folder / name): path.read_bytes() for path in (folder / name).rglob('*') if path.is_file()}
                for name in ('one', 'two'))
    assert len(one) > 40 and one.keys() == two.keys()
    assert not (differing := [str(path) for path in one if one[path] != two[path]]), differing


@test
def the_plan_says_what_was_planned(folder):
    run('export', make_plan(folder), '--to', folder, '--plan')
    text = text_of(folder / 'plan-de-implementacion.pdf')
    for activity in SAMPLE['activity']:
        assert squeeze(activity['title']) in text, activity['title']
    # Poppler reads cells and boxes beside each other line by line, so these are looked for word by word.
    for record in SAMPLE['diagnosis_entry'] + SAMPLE['post']:
        for word in (record.get('text') or record['title']).split():
            assert word in text, record
    for tree in 'problems', 'objectives':
        for word in run('tree', folder / 'plan.minka', tree, '--plain').stdout.split():
            assert word in ('*', '-', '+') or word.startswith('=') or word in text, word


@test
def an_acta_carries_its_data(folder):
    plan = make_plan(folder)
    run('export', plan, '--to', folder, '--actas')
    actas = sorted(folder.rglob('Acta-*.pdf'))
    before = None
    # What an acta cannot know of itself, and what only the plan or other actas have.
    schema = copy.deepcopy(SCHEMA)
    schema['$defs']['acta']['required'] = [name for name in schema['$defs']['acta']['required']
                                           if name not in ('pdf', 'sha256')]
    folio = 1
    for number, (path, meeting) in enumerate(zip(actas, MEETINGS, strict=True), 1):
        raw = data_of(path, folder)
        data = json.loads(raw)
        jsonschema.validate(data, schema, jsonschema.Draft202012Validator)
        place = data['acta'][0]
        assert (place['number'], place['first_folio'], place.get('previous_sha256')) == (number, folio, before)
        assert data['meeting'][0]['id'] == meeting['id'] and data['book'][0]['id'] == place['book']
        folio = place['last_folio'] + 1
        for member in data['member']:
            assert not {'phone', 'email', 'device'} & set(member)
        assert 'Huelladelosdatos:' + hashlib.sha256(raw).hexdigest()[:16] in text_of(path)
        before = hashlib.sha256(path.read_bytes()).hexdigest()


@test
def the_tome_holds_every_acta(folder):
    run('export', make_plan(folder), '--to', folder, '--book', '--actas')
    text = text_of(folder / 'libro-de-actas-tomo-01.pdf')
    for path in folder.rglob('Acta-*.pdf'):
        assert text_of(path) in text, path
        assert hashlib.sha256(path.read_bytes()).hexdigest()[:16] in text, path


@test
def a_letter_without_a_font_is_named(folder):
    data = copy.deepcopy(SAMPLE)
    data['activity'][0]['title'] = 'Taller con 𓀀jeroglíficos'
    (folder / 'plan.json').write_text(json.dumps(data), encoding='utf-8')
    run('import', folder / 'plan.minka', folder / 'plan.json')
    said = run('export', folder / 'plan.minka', '--to', folder / 'out', '--plan', expect=1).stderr
    assert '𓀀jeroglíficos' in said and 'U+13000' in said, said
    assert not list(folder.rglob('*.pdf'))


PRIVATE = next(one for one in SAMPLE['reflection'] if one['privacy'] == 'private')
SHARED = [one for one in SAMPLE['reflection'] if one['privacy'] != 'private']
NAMES = {member['id']: member['name'] for member in SAMPLE['member']}


def everything_in(path, folder):
    """What a file says to whoever takes it apart: its text, and that of what is attached to it."""
    if path.suffix != '.pdf':
        return squeeze(path.read_bytes().decode('utf-8', 'replace'))
    inside = folder / f'inside-{len(list(folder.glob("inside-*")))}'
    inside.mkdir()
    ask('pdfdetach', '-saveall', '-o', inside, path)
    ask('qpdf', '--qdf', '--object-streams=disable', path, inside / 'plain.pdf')
    return text_of(path) + ''.join(squeeze(part.read_bytes().decode('utf-8', 'replace'))
                                   for part in sorted(inside.iterdir()))


@test
def private_reflections_stay_with_their_author(folder):
    plan, out = make_plan(folder), folder / 'out'
    secret, prompt = squeeze(PRIVATE['body']), squeeze(PRIVATE['strategy'])
    parts = re.findall(r'^  (--[a-z]+) ', run('export', '--help').stdout, re.M)
    parts = [part for part in parts if part not in ('--to', '--json', '--help')]
    assert {'--csv', '--actas', '--plan', '--report', '--book', '--meetings', '--reflections'} <= set(parts), parts
    run('export', plan, '--to', out, *parts)
    files = [path for path in out.rglob('*') if path.is_file()]
    assert len({path.suffix for path in files}) > 3 and len(files) > 30, files
    for path in files:
        said = everything_in(path, folder)
        assert secret not in said and prompt not in said, path
    # The search finds none of them, and the JSON of the whole plan holds all.
    words = max(re.findall(r'\w+', PRIVATE['body']), key=len)
    assert not [line for line in run('search', plan, words).stdout.splitlines() if line.startswith('reflection')]
    run('export', plan, '--to', folder / 'json', '--json')
    assert secret in squeeze((folder / 'json/plan.json').read_text(encoding='utf-8'))

    author = NAMES[PRIVATE['author']]
    run('reflections', plan, '--of', author, '--to', folder / 'own')
    pdf, = (folder / 'own').iterdir()
    assert secret not in everything_in(pdf, folder)
    run('reflections', plan, '--of', PRIVATE['author'], '--to', folder / 'whole', '--private')
    pdf, = (folder / 'whole').iterdir()
    assert secret in text_of(pdf) and pdf.stat().st_mode & 0o077 == 0
    for other in SHARED:
        run('reflections', plan, '--of', other['author'], '--to', folder / other['id'], '--private')
        pdf, = (folder / other['id']).iterdir()
        said = text_of(pdf)
        assert secret not in said and squeeze(other['body']) in said
    run('reflections', plan, '--of', 'Nadie', '--to', folder / 'own', expect=2)
    run('reflections', plan, '--of', author, expect=2)


@test
def the_team_reads_what_is_shared(folder):
    plan, out = make_plan(folder), folder / 'out'
    run('export', plan, '--to', out, '--reflections')
    pdf, = out.iterdir()
    assert pdf.name == 'reflexiones-del-equipo.pdf'
    said = text_of(pdf)
    for one in SHARED:
        for words in one['body'], one['prompt'], one['strategy'], NAMES[one['author']]:
            assert squeeze(words) in said, words
    assert squeeze(NAMES[PRIVATE['author']]) not in said
    # By strategy.
    places = [said.index(squeeze(one['strategy'])) for one in sorted(SHARED, key=lambda one: one['strategy'])]
    assert places == sorted(places), places


@test
def an_acta_quotes_only_what_it_may(folder):
    data, out = copy.deepcopy(SAMPLE), folder / 'out'
    said = {'private': 'Guardé esto para mí, xilófono', 'shared': 'Conté esto al equipo, zampoña',
            'quotable': 'Dejé que se cite esto, charango'}
    for number, (privacy, body) in enumerate(said.items()):
        data['reflection'].append(PRIVATE | {'id': f'0000000{number}-0000-4000-8000-000000000000', 'privacy': privacy,
                                             'meeting': MEETINGS[0]['id'], 'body': body})
    (folder / 'plan.json').write_text(json.dumps(data), encoding='utf-8')
    plan = folder / 'plan.minka'
    run('import', plan, folder / 'plan.json')
    run('issue', plan, MEETINGS[0]['id'])
    parts = re.findall(r'^  (--[a-z]+) ', run('export', '--help').stdout, re.M)
    run('export', plan, '--to', out, *(part for part in parts if part not in ('--to', '--json', '--help')))
    run('convoke', plan, MEETINGS[0]['id'], '--to', out / 'convoked', '--text', '--ics', '--pdf')

    holds = {privacy: set() for privacy in said}
    for path in (path for path in out.rglob('*') if path.is_file()):
        inside = everything_in(path, folder)
        for privacy, body in said.items():
            if squeeze(body) in inside:
                holds[privacy].add(path.name)
    acta, = (path for path in out.rglob('Acta-*.pdf'))
    assert holds == {
        'private': set(),
        'shared': {'reflection.csv', 'reflexiones-del-equipo.pdf'},
        'quotable': {'reflection.csv', 'reflexiones-del-equipo.pdf', acta.name, 'libro-de-actas-tomo-01.pdf'},
    }, holds
    # The data of the acta hold no reflections, quoted or not.
    raw = data_of(acta, folder).decode()
    assert 'reflection' not in json.loads(raw) and not [body for body in said.values() if body in raw]


main()
