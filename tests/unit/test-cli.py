#!/usr/bin/env python3
"""minka-cli does what a script relies on: exit codes, one line a thing, messages on stderr."""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tap import main, test

CLI, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
MONTHS = ('enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre').split()

# Under a sanitizer, what it has to say of known leaks is no message of ours.
os.environ['LSAN_OPTIONS'] = os.environ.get('LSAN_OPTIONS', '') + ':print_suppressions=0'


def run(*words, expect=0, env=None, cwd=None, text=None):
    done = subprocess.run([CLI, *map(str, words)], capture_output=True, text=True, encoding='utf-8', input=text,
                          env={**os.environ, **(env or {})}, cwd=cwd, timeout=60)
    assert done.returncode == expect, f'{words} exits with {done.returncode}: {done.stdout}{done.stderr}'
    if expect == 2:
        assert done.stdout == '', f'{words} says on stdout: {done.stdout}'
    if expect:
        assert done.stdout or done.stderr, f'{words} fails without a word'
    # Whoever copies a plan copies one file.
    left = [path for word in words if (path := Path(f'{word}-wal')).exists()]
    assert not left, f'{words} leaves {left}'
    return done


def fails(*words, expect=2, **rest):
    done = run(*words, expect=expect, **rest)
    assert done.stderr.strip(), f'{words} says nothing on stderr'
    assert 'Traceback' not in done.stderr and 'CRITICAL' not in done.stderr, done.stderr
    return done.stderr


def quiet(*words, **rest):
    done = run(*words, **rest)
    assert done.stderr == '', done.stderr
    return done.stdout


def rows(text):
    return [line.split('\t') for line in text.splitlines()]


def squeeze(text):
    # The acta breaks lines, hyphenates and repeats headings; words stay.
    return re.sub(r'\s+', ' ', text.replace('\u00ad', '').replace('\ufb01', 'fi').replace('\ufb02', 'fl'))


def sample_plan(folder):
    plan = Path(folder) / 'plan.minka'
    run('new', plan, '--sample')
    return plan


@test
def meetings_are_prepared(folder):
    plan = sample_plan(folder)
    made = run('meeting-new', plan, '--title', 'Matriz', '--date', '2021-06-22', '--time', '15:30', '--every', '1w',
               '--times', '3')
    assert [(row[1], row[2]) for row in rows(made.stdout)] == [('5', '2021-06-22'), ('6', '2021-06-30'),
                                                               ('7', '2021-07-06')], made.stdout
    assert 'San Pedro' in made.stderr
    first = rows(made.stdout)[0][0]
    quiet('postpone', plan, first, '--date', '2021-06-24', '--reason', 'Corte de luz')
    said = quiet('convoke', plan, first)
    assert said.startswith('*CAMBIO DE FECHA*\n') and 'Motivo: Corte de luz.' in said, said
    quiet('cancel', plan, first, '--reason', 'Paro')
    assert quiet('convoke', plan, first, '--text').startswith('*REUNIÓN CANCELADA*\n')
    fails('postpone', plan, first, '--date', '2021-06-25', '--reason', 'Otra vez', expect=1)
    assert [row[4] for row in rows(quiet('meetings', plan)) if row[0] == first] == ['cancelled']
    assert 'STATUS:CANCELLED' in quiet('convoke', plan, first, '--ics')
    assert first not in quiet('today', plan, env={'MINKA_TODAY': '2021-06-24'})


@test
def specific_meeting_calls_some(folder):
    plan = sample_plan(folder)
    ((meeting, *_),) = rows(quiet('meeting-new', plan, '--title', 'Matriz', '--date', '2021-06-22', '--for', 'Docente 2.° B',
                                  '--for', 'Docente 4.° A', '--for', 'Docente 2.° B'))
    quiet('export', plan, '--to', folder / 'out', '--json')
    data = json.loads((folder / 'out/plan.json').read_text(encoding='utf-8'))
    names = {member['id']: member['name'] for member in data['member']}
    assert [names[one['member']] for one in data['attendance'] if one['meeting'] == meeting] == ['Docente 2.° B',
                                                                                                'Docente 4.° A']
    made = next(one for one in data['meeting'] if one['id'] == meeting)
    assert made['kind'] == 'specific' and made['protocol_version'] > 0, made
    ((meeting, *_),) = rows(quiet('meeting-new', plan, '--title', 'Cuarto', '--date', '2021-06-23', '--for', '4.°',
                                  '--for', 'Secretario de la CAP', '--for', 'Moderador'))
    quiet('export', plan, '--to', folder / 'again', '--json')
    data = json.loads((folder / 'again/plan.json').read_text(encoding='utf-8'))
    assert [names[one['member']] for one in data['attendance'] if one['meeting'] == meeting] == [
        'Docente 4.° A', 'Docente 4.° B', 'Docente del aula de innovación pedagógica']
    fails('meeting-new', plan, '--title', 'Matriz', '--date', '2021-06-22', '--for', 'Nadie')


@test
def convocation_in_three_forms(folder):
    plan = sample_plan(folder)
    meeting = rows(quiet('meetings', plan))[-1][0]
    written = quiet('convoke', plan, meeting, '--to', f'{folder}/out').splitlines()
    assert [Path(path).name for path in written] == ['convocatoria.txt', 'convocatoria.ics', 'convocatoria.pdf']
    text, ics, pdf = (Path(path).read_bytes() for path in written)
    assert b'*Enlace:* https://example.org/cap-30153/reunion-4' in text
    assert ics.count(b'BEGIN:VEVENT') == 1 and meeting.encode() in ics
    assert pdf.startswith(b'%PDF')
    fails('convoke', plan, meeting, '--pdf')
    fails('convoke', plan, 'none')


@test
def attachments_come_out_as_they_went_in(folder):
    plan = sample_plan(folder)
    meeting = rows(quiet('meetings', plan))[-1][0]
    file = Path(folder) / 'rúbrica.txt'
    file.write_text('criterios')
    (attachment, sha256), = rows(quiet('attach', plan, meeting, file, '--topic', 2))
    assert sha256 == hashlib.sha256(b'criterios').hexdigest()
    fails('attach', plan, meeting, file, '--topic', 99)
    fails('attach', plan, meeting, f'{folder}/none')
    quiet('export', plan, '--to', f'{folder}/out', '--attachments', '--json')
    out, = Path(folder, 'out/adjuntos').iterdir()
    assert out.name == f'rúbrica {sha256[:8]}.txt' and out.read_text() == 'criterios'
    kept, = json.loads(Path(folder, 'out/plan.json').read_text())['attachment']
    topic, = [item for item in json.loads(Path(folder, 'out/plan.json').read_text())['agenda_item']
              if item['id'] == kept['agenda_item']]
    assert (kept['id'], topic['position']) == (attachment, 1)


@test
def guiding_questions_are_replaced(folder):
    plan = sample_plan(folder)
    built_in = json.loads((SOURCE / 'data/protocol/es-1.json').read_text())
    before = rows(quiet('protocol', plan))
    assert {row[0] for row in before} == {'1'}
    quiet('protocol', plan, '--import', SOURCE / 'data/protocol/es-1.json')
    assert rows(quiet('protocol', plan)) == before
    built_in['stages'][0]['indicators'][0]['questions'][0] = '¿Qué plataforma usaremos?'
    file = Path(folder) / 'protocol.json'
    file.write_text(json.dumps(built_in))
    quiet('protocol', plan, '--import', file)
    after = rows(quiet('protocol', plan))
    assert after[0] == ['2', 'before', 'Cuestiones técnicas', 'question', '¿Qué plataforma usaremos?']
    assert [row[1:] for row in after[1:]] == [row[1:] for row in before[1:]]
    file.write_text('{"stages": []}')
    fails('protocol', plan, '--import', file)


@test
def agreements_are_listed_and_followed_up(folder):
    plan, env = folder / 'p.minka', {'MINKA_TODAY': '2021-05-05'}
    quiet('new', plan, '--sample')
    listed = rows(quiet('agreements', plan, env=env))
    assert [row[1] for row in listed] == ['overdue', 'this-week', 'this-week', 'this-week', 'later'], listed
    assert all(len(row) == 7 for row in listed)
    assert [row[3] for row in rows(quiet('agreements', plan, '--person', 'Docente 4.° A', env=env))] == ['Docente 4.° A']
    assert len(rows(quiet('agreements', plan, '--state', 'kept', env=env))) == 6
    assert quiet('agreements', plan, '--state', 'dropped', env=env) == ''
    overdue = listed[0][0]
    quiet('follow-up', plan, overdue, 'open', '--note', 'Falta el ejemplo', '--due', '2021-05-20', env=env)
    assert [(row[1], row[2]) for row in rows(quiet('agreements', plan, env=env)) if row[0] == overdue] == [
        ('later', '2021-05-20')]
    quiet('follow-up', plan, overdue, 'kept', env=env)
    assert overdue in [row[0] for row in rows(quiet('agreements', plan, '--state', 'kept', env=env))]
    quiet('follow-up', plan, overdue, 'dropped', '--note', 'Ya no hace falta', env=env)
    assert [row[0] for row in rows(quiet('agreements', plan, '--state', 'dropped', env=env))] == [overdue]
    for words in (('agreements', plan, '--person', 'Nadie'), ('agreements', plan, '--state', 'late'),
                  ('follow-up', plan, overdue, 'done'), ('follow-up', plan, overdue, 'dropped'),
                  ('follow-up', plan, 'no-such-id', 'kept'), ('follow-up', plan, overdue, 'kept', '--due', '2021-05-20'),
                  ('follow-up', plan, overdue, 'open', '--due', '20/5')):
        fails(*words, env=env)


@test
def from_nothing_to_a_filed_acta(folder):
    plan, out = folder / 's.minka', folder / 'out'
    assert quiet('new', plan, '--sample') == ''
    check = rows(quiet('check', plan))
    assert all(len(row) == 5 and row[0] == 'loose-end' for row in check), check
    meetings = rows(quiet('meetings', plan))
    held = [row for row in meetings if row[4] == 'held']
    assert len(meetings) == 4 and len(held) >= 3
    assert [row[3] for row in meetings] == sorted(row[3] for row in meetings)
    issued = [rows(quiet('issue', plan, row[0]))[0] for row in held]
    assert [row[1] for row in issued] == [str(n + 1) for n in range(len(held))]
    assert quiet('export', plan, '--to', out, '--actas', '--json') == ''
    pdfs = sorted(out.rglob('*.pdf'))
    assert len(pdfs) == len(held), pdfs
    data = json.loads((out / 'plan.json').read_text(encoding='utf-8'))
    names = {member['id']: member['name'] for member in data['member']}
    numbers = {row[0]: n + 1 for n, row in enumerate(held)}
    origins = 0
    for row, pdf in zip(held, pdfs):
        text = squeeze(subprocess.run(['pdftotext', '-raw', pdf, '-'], capture_output=True, text=True,
                                      check=True).stdout)
        tight = text.replace(' ', '').replace('-', '')

        def expect(words):
            assert squeeze(words).replace(' ', '').replace('-', '') in tight, f'{pdf.name} lacks “{words}”'

        called = [a['member'] for a in data['attendance'] if a['meeting'] == row[0]]
        agreements = [a for a in data['agreement'] if a['meeting'] == row[0]]
        assert called and agreements
        for member in called:
            expect(names[member])
        for follow_up in data['follow_up']:
            if follow_up['meeting'] == row[0]:
                origin = next(a['meeting'] for a in data['agreement'] if a['id'] == follow_up['agreement'])
                expect(f'Consta en el Acta N.° {numbers[origin]:03}')
                origins += 1
        for agreement in agreements:
            expect(agreement['text'])
            if agreement['due']:
                year, month, day = map(int, agreement['due'].split('-'))
                assert any(form.replace(' ', '').replace('-', '') in tight for form in
                           (f'{day} de {MONTHS[month - 1]} de {year}', f'{day:02}/{month:02}/{year}',
                            f'{day}/{month}/{year}', f'{day} de {MONTHS[month - 1]}')), agreement['due']
        year, month, day = map(int, row[3].split('-'))
        assert MONTHS[month - 1] in text and (str(year) in text or 'dos mil' in text), row[3]
    assert origins > 0
    after = rows(quiet('meetings', plan))
    assert [row[4] for row in after].count('issued') == len(held)
    # The same export again changes nothing; another file in the way is left alone.
    stamps = {pdf: pdf.stat().st_mtime_ns for pdf in pdfs}
    quiet('export', plan, '--to', out, '--actas')
    assert stamps == {pdf: pdf.stat().st_mtime_ns for pdf in pdfs}
    pdfs[0].write_bytes(b'other')
    fails('export', plan, '--to', out, '--actas', expect=1)
    assert pdfs[0].read_bytes() == b'other'


@test
def a_meeting_is_held(folder):
    plan = folder / 'h.minka'
    quiet('new', plan, '--sample')
    meeting = [row[0] for row in rows(quiet('meetings', plan)) if row[4] == 'preparing'][0]

    def go(word):
        row, = rows(quiet('session', plan, meeting, word))
        assert len(row) == 7, row
        return row

    assert go('show')[0] == 'none'
    assert 'no empieza' in fails('session', plan, meeting, 'next', env={'LANGUAGE': 'es', 'LC_ALL': 'es_PE.UTF-8'})
    assert go('begin')[0] == 'opening'
    fails('session', plan, meeting, 'begin')
    assert go('next')[0] == 'earlier'
    part, number, seconds, minutes, all_seconds, running, title = go('next')
    assert (part, number, running) == ('topics', '1', 'running') and title and int(seconds) <= int(all_seconds)
    assert int(go('+5')[3]) == int(minutes) + 5
    assert go('pause')[5] == 'paused'
    fails('session', plan, meeting, 'pause')
    assert go('resume')[5] == 'running'
    assert go('back')[0] == 'earlier'
    fails('session', plan, meeting, '+5')
    fails('session', plan, meeting, 'dance')
    fails('session', plan, 'nobody', 'show')
    assert go('close')[5] == 'paused'
    assert [row[4] for row in rows(quiet('meetings', plan)) if row[0] == meeting] == ['held']


@test
def observations(folder):
    plan = folder / 's.minka'
    quiet('new', plan, '--sample')
    quiet('export', plan, '--to', folder, '--json')
    data = json.loads((folder / 'plan.json').read_text(encoding='utf-8'))
    names = {member['id']: member['name'] for member in data['member']}
    listed = rows(quiet('observations', plan))
    by_id = {one['id']: one for one in data['observation']}
    assert [row[0] for row in listed] == sorted(by_id, key=lambda key: by_id[key]['date'])
    for row in listed:
        one = by_id[row[0]]
        levels = sorted((level['position'], level['level']) for level in data['observation_level']
                        if level['observation'] == row[0])
        assert row[1:] == [one['date'], names[one['teacher']], one['area'], one['grade'], one['phase'], one['rubric'],
                           ' '.join(str(level) for _, level in levels)], row

    text = quiet('observations', plan, '--summary')
    summary = rows(text)
    assert len(summary) == 10 and all(len(row) == 11 for row in summary), summary
    for row in summary:
        same = [one for one in data['observation'] if (one['rubric'], one['phase']) == (row[0], row[2])]
        assert row[3:5] == [str(len(same)), str(len({one['teacher'] for one in same}))], row
        seen = [level['level'] for level in data['observation_level'] if level['performance'] == row[10]
                and level['observation'] in {one['id'] for one in same}]
        assert row[5:10] == [str(seen.count(level)) for level in range(5)], row
    for secret in [*names.values(), *names, *by_id, *(one['feedback'] for one in data['observation']),
                   *(level['evidence'] for level in data['observation_level'])]:
        assert secret not in text, secret
    quiet('new', folder / 'n.minka')
    assert quiet('observations', folder / 'n.minka') == quiet('observations', folder / 'n.minka', '--summary') == ''


@test
def help_of_each_command(folder):
    overview = quiet('--help')
    commands = re.findall(r'^  ([a-z-]+)', overview, re.M)
    assert set(commands) >= {'new', 'check', 'meetings', 'observations', 'issue', 'export', 'import', 'schema', 'tree',
                             'tree-check', 'tree-import', 'mirror'}
    for command in commands:
        text = quiet(command, '--help')
        assert re.search(rf'minka-cli {command}\b', text), text
    assert re.match(r'minka-cli \d+\.\d+', quiet('--version'))


@test
def misuse(folder):
    fails()
    fails('dance')
    fails('new')
    fails('new', folder / 'a', folder / 'b')
    fails('new', folder / 'a.minka', '--nonsense')
    fails('check')
    fails('issue', folder / 'a.minka')
    fails('schema', 'x')
    assert not list(folder.iterdir())


@test
def bad_input(folder):
    plan = folder / 's.minka'
    quiet('new', plan, '--sample')
    fails('new', plan, '--sample')
    fails('new', folder / 'no' / 's.minka')
    for command in (['check'], ['meetings'], ['observations'], ['tree', 'problems'], ['tree-check'], ['mirror'], ['export', '--json', '--to', folder / 'out']):
        fails(command[0], folder / 'none.minka', *command[1:])
        fails(command[0], folder, *command[1:])
    (folder / 'text.minka').write_text('text')
    fails('check', folder / 'text.minka')
    fails('issue', plan, 'nobody')
    fails('export', plan, '--json')
    fails('export', plan, '--to', folder / 'out')
    assert '--trees' in quiet('export', '--help')
    fails('import', folder / 'n.minka', folder / 'none.json')
    (folder / 'bad.json').write_text('{"minka": 1, "member": [{"name": 3}]}')
    assert '$.member[0].name' in fails('import', folder / 'n.minka', folder / 'bad.json')
    assert not (folder / 'n.minka').exists()
    fails('import', plan, SOURCE / 'data/sample/30153.json')
    (folder / 'empty.minka').write_bytes(b'')
    fails('check', folder / 'empty.minka', expect=1)
    damaged = bytearray(plan.read_bytes())
    damaged[8192:24576] = b'\xa5' * 16384
    (folder / 'damaged.minka').write_bytes(damaged)
    fails('check', folder / 'damaged.minka', expect=1)


@test
def incomplete_meeting(folder):
    plan = folder / 's.minka'
    quiet('new', plan, '--sample')
    preparing = [row[0] for row in rows(quiet('meetings', plan)) if row[4] == 'preparing'][0]
    before = quiet('meetings', plan)
    assert '•' in fails('issue', plan, preparing, expect=1)
    assert quiet('meetings', plan) == before


@test
def agreements_in_one_line(folder):
    plan = folder / 's.minka'
    quiet('new', plan, '--sample')
    meeting = [row[0] for row in rows(quiet('meetings', plan)) if row[4] == 'preparing'][0]

    def agreements():
        quiet('export', plan, '--to', folder / 'out', '--json')
        data = json.loads((folder / 'out/plan.json').read_text(encoding='utf-8'))
        return {made['id']: made for made in data['agreement'] if made['meeting'] == meeting}

    line = 'Docente 2.° B elabora la matriz el viernes'
    (said,) = rows(quiet('agree', plan, meeting, line, '--dry-run'))
    assert said[0] == '' and said[2:] == ['Docente 2.° B', '2021-05-14', 'Elabora la matriz'], said
    assert agreements() == {}
    (row,) = rows(quiet('agree', plan, meeting, line))
    made = agreements()[row[0]]
    assert row[1:] == said[1:] and made['responsible'] == row[1] and made['due'] == '2021-05-14', made
    (row,) = rows(quiet('agree', plan, meeting, 'Directora y secretario revisan el plan'))
    made = agreements()[row[0]]
    assert made['responsible'] is None and made['responsible_text'] == row[2] and made['position'] == 1, made

    before = agreements()
    assert 'Docente 2.° A' in fails('agree', plan, meeting, 'Docente 2.° elabora la matriz')
    fails('agree', plan, meeting, 'Directora, el viernes')
    fails('agree', plan, 'nobody', line)
    fails('agree', plan, meeting)
    assert agreements() == before
    said = run('agree', plan, meeting, 'Enviar fotos cada viernes', '--dry-run')
    assert said.stdout.split('\t')[3] == '' and said.stderr.strip(), said


@test
def next_meeting(folder):
    plan = folder / 's.minka'
    quiet('new', plan, '--sample')
    quiet('export', plan, '--to', folder / 'one', '--json')
    data = json.loads((folder / 'one/plan.json').read_text(encoding='utf-8'))
    held = next(meeting for meeting in data['meeting'] if meeting['date'] == '2021-04-26')
    left, *others = [item for item in data['agenda_item'] if item['meeting'] == held['id']]
    left['left_over'] = True
    (folder / 'p.json').write_text(json.dumps(data))
    quiet('import', folder / 'p.minka', folder / 'p.json')

    ((made, day),) = rows(quiet('next', folder / 'p.minka', held['id']))
    # Seventeen days, as far as from the one before, would be 13 May.
    assert day == '2021-05-13', day
    quiet('export', folder / 'p.minka', '--to', folder / 'two', '--json')
    after = json.loads((folder / 'two/plan.json').read_text(encoding='utf-8'))
    meeting = next(meeting for meeting in after['meeting'] if meeting['id'] == made)
    assert meeting['previous'] == held['id'] and meeting['number'] == 5 and meeting['state'] == 'preparing', meeting
    assert meeting['protocol_version'] == max(step['version'] for step in data['protocol_step']), meeting
    for field in 'kind', 'mode', 'platform', 'president', 'moderator', 'secretary', 'activity', 'start_time':
        assert meeting[field] == held[field], field

    def called(plan, of):
        return [one['member'] for one in plan['attendance'] if one['meeting'] == of]

    assert called(after, made) == called(data, held['id'])
    assert all(one['presence'] == 'unknown' for one in after['attendance'] if one['meeting'] == made)
    items = sorted((item for item in after['agenda_item'] if item['meeting'] == made), key=lambda item: item['position'])
    agreed = [one['id'] for one in data['agreement'] if one['meeting'] == held['id']]
    assert {item['agreement'] for item in items[:-1]} == set(agreed), items
    assert items[-1]['title'] == left['title'] and items[-1]['conclusion'] == '', items[-1]
    ((_, day),) = rows(quiet('next', folder / 'p.minka', held['id'], '--date', '2021-06-01'))
    assert day == '2021-06-01'
    fails('next', folder / 'p.minka', held['id'], '--date', 'mañana')
    fails('next', folder / 'p.minka', 'nobody')


@test
def broken_rules(folder):
    data = json.loads((SOURCE / 'data/sample/30153.json').read_text(encoding='utf-8'))
    data['meeting'][0].update(start_time='18:00', end_time='09:00', title='Una\tcon\ntabuladores')
    (folder / 'p.json').write_text(json.dumps(data))
    quiet('import', folder / 'p.minka', folder / 'p.json')
    found = rows(run('check', folder / 'p.minka', expect=1).stdout)
    assert all(len(row) == 5 for row in found), found
    assert [row[1:4] for row in found if row[0] == 'error'] == [['times-reversed', 'meeting', data['meeting'][0]['id']]]
    # What were really its hours counts.
    data['meeting'][0].update(opened='09:05', closed='11:00')
    (folder / 'q.json').write_text(json.dumps(data))
    quiet('import', folder / 'q.minka', folder / 'q.json')
    assert 'times-reversed' not in run('check', folder / 'q.minka').stdout


@test
def guiding_questions_change(folder):
    """They come from a file, in a new version as meetings used the old one, and the original ones come back."""
    plan = folder / 'p.minka'
    quiet('new', plan, '--sample')
    first = rows(quiet('protocol', plan))
    (folder / 'own.json').write_text(json.dumps({'stages': [{'stage': 'before', 'indicators': [
        {'indicator': 'Temas', 'questions': ['¿Qué prioridades sostienen su éxito?', '¿Y las familias?'], 'role': []}]}]}))
    quiet('protocol', plan, '--import', folder / 'own.json')
    assert [(row[0], row[3], row[4]) for row in rows(quiet('protocol', plan))] == [
        ('2', 'question', '¿Qué prioridades sostienen su éxito?'), ('2', 'question', '¿Y las familias?')]
    quiet('protocol', plan, '--built-in')
    again = rows(quiet('protocol', plan))
    assert [row[1:] for row in again] == [row[1:] for row in first]
    quiet('protocol', plan, '--built-in')
    assert rows(quiet('protocol', plan)) == again
    quiet('check', plan)


@test
def emblem_heads_documents(folder):
    plan = sample_plan(folder)
    held = [row[0] for row in rows(quiet('meetings', plan)) if row[4] == 'held']
    acta = quiet('issue', plan, held[0])
    (folder / 'escudo.svg').write_text('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="50">'
                                       '<path d="M0 0h40v30l-20 20L0 30z" fill="#a00"/></svg>')
    quiet('emblem', plan, '--picture', folder / 'escudo.svg')
    quiet('issue', plan, held[1])
    quiet('export', plan, '--to', folder / 'out', '--actas', '--json')

    def pictures(pdf):
        said = subprocess.run(['pdfimages', '-list', pdf], stdout=subprocess.PIPE, text=True, check=True).stdout
        return [line.split()[2:5] for line in said.splitlines()[2:]]

    before, after = sorted((folder / 'out').rglob('Acta-*.pdf'))
    assert pictures(before) == [] and pictures(after) == [['image', '384', '480']], (pictures(before), pictures(after))
    # The acta that was issued before stays as it was.
    assert hashlib.sha256(before.read_bytes()).hexdigest() in acta
    quiet('emblem', plan)
    quiet('export', plan, '--to', folder / 'then', '--json')
    assert json.loads((folder / 'then/plan.json').read_text())['plan'][0]['emblem'] is None
    # What is no picture is refused and changes nothing.
    (folder / 'carta.png').write_text('Estimada directora:')
    (folder / 'corta.png').write_bytes(base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB'))
    (folder / 'nada.svg').write_text('')
    for bad in 'carta.png', 'corta.png', 'nada.svg', 'ninguna.png':
        fails('emblem', plan, '--picture', folder / bad)


@test
def copy_travels(folder):
    plan = sample_plan(folder)
    stick = folder / 'memoria'
    stick.mkdir()
    held = next(row[0] for row in rows(quiet('meetings', plan)) if row[4] == 'held')
    quiet('issue', plan, held)
    name = quiet('backup', plan, stick).strip()
    assert re.fullmatch(r'Minka-copia_\d{4}-\d\d-\d\d-\d{6}\.minka', name), name
    assert [file.name for file in stick.iterdir()] == [name]
    before = (stick / name).read_bytes()
    quiet('take-in', stick / name, folder / 'otra.minka')
    for file in plan, folder / 'otra.minka':
        quiet('export', file, '--to', folder / file.stem, '--json', '--actas')
    assert (folder / plan.stem / 'plan.json').read_bytes() == (folder / 'otra/plan.json').read_bytes()
    assert (stick / name).read_bytes() == before
    # Nothing is written over, and nothing bad is taken in.
    fails('take-in', stick / name, plan)
    damaged = bytearray(before)
    for at in range(len(damaged) // 3, len(damaged) // 3 + 20000):
        damaged[at] ^= 0xff
    (stick / 'mala.minka').write_bytes(damaged)
    (stick / 'corta.minka').write_bytes(before[:len(before) // 2])
    (stick / 'carta.minka').write_text('Estimada directora:')
    for bad in 'mala', 'corta', 'carta', 'ninguna':
        fails('take-in', stick / f'{bad}.minka', folder / f'{bad}.minka')
        assert not list(folder.glob(f'{bad}*')), list(folder.iterdir())
    fails('backup', plan, folder / 'no-hay', expect=1)


@test
def json_goes_round(folder):
    quiet('new', folder / 'a.minka', '--sample')
    quiet('export', folder / 'a.minka', '--to', folder / 'a', '--json', '--csv')
    quiet('import', folder / 'b.minka', folder / 'a' / 'plan.json')
    quiet('export', folder / 'b.minka', '--to', folder / 'b', '--json', '--csv')
    for one in (folder / 'a').rglob('*.*'):
        other = folder / 'b' / one.relative_to(folder / 'a')
        assert one.read_bytes() == other.read_bytes(), one
    quiet('new', folder / 'c.minka')
    quiet('import', folder / 'c.minka', folder / 'a' / 'plan.json')
    fails('import', folder / 'c.minka', folder / 'a' / 'plan.json')


@test
def evidence_and_progress(folder):
    plan, out = folder / 's.minka', folder / 'out'
    quiet('new', plan, '--sample')
    activity = json.loads((SOURCE / 'data/sample/30153.json').read_text(encoding='utf-8'))['activity'][0]['id']

    def exported():
        quiet('export', plan, '--to', out, '--json', '--evidence')
        data = json.loads((out / 'plan.json').read_text(encoding='utf-8'))
        progress = next(a['progress'] for a in data['activity'] if a['id'] == activity)
        return progress, {e['id']: e for e in data['evidence'] if e['activity'] == activity}

    state, before = exported()
    assert state == 'intermediate'
    assert 'evidence' in fails('progress', plan, activity, 'concluded', expect=1, env={'LC_ALL': 'C', 'LANGUAGE': 'en'})
    assert exported() == (state, before)

    (folder / 'informe: final.pdf').write_bytes(b'%PDF-1.4 informe')
    made = rows(quiet('evidence', plan, activity, '--file', folder / 'informe: final.pdf'))
    assert [row[1:] for row in made] == [['concluded', hashlib.sha256(b'%PDF-1.4 informe').hexdigest()]], made
    quiet('progress', plan, activity, 'concluded')
    state, after = exported()
    added = after[made[0][0]]
    assert state == 'concluded' and len(after) == len(before) + 1
    assert (added['kind'], added['reached'], added['mime_type']) == ('file', 'concluded', 'application/pdf'), added
    assert base64.b64decode(added['content']) == b'%PDF-1.4 informe'
    files = list((out / 'evidencias').iterdir())
    assert [f.read_bytes() for f in files] == [b'%PDF-1.4 informe'] and ':' not in files[0].name, files
    assert files[0].name.startswith('informe') and files[0].suffix == '.pdf'

    # Two files of one name, and one that tries to leave the folder, are kept apart.
    (folder / 'x').mkdir()
    (folder / 'x' / 'informe: final.pdf').write_bytes(b'%PDF-1.4 otro')
    quiet('evidence', plan, activity, '--file', folder / 'x' / 'informe: final.pdf')
    quiet('evidence', plan, activity, '--file', folder / 'x' / 'informe: final.pdf', '--title', '../../fuera.pdf')
    exported()
    assert len(list((out / 'evidencias').iterdir())) == 3 and not list(folder.glob('fuera*'))
    exported()
    assert len(list((out / 'evidencias').iterdir())) == 3

    link = rows(quiet('evidence', plan, activity, '--link', 'example.org/video', '--title', 'Video', '--reached', 'initial'))
    acta = rows(quiet('issue', plan, next(row[0] for row in rows(quiet('meetings', plan)) if row[4] == 'held')))[0][0]
    cited = rows(quiet('evidence', plan, activity, '--acta', acta))
    state, after = exported()
    assert after[link[0][0]]['url'] == 'https://example.org/video' and after[link[0][0]]['title'] == 'Video'
    assert after[link[0][0]]['reached'] == 'initial' and after[cited[0][0]]['acta'] == acta
    quiet('progress', plan, activity, 'initial')
    assert exported()[0] == 'initial'

    with open(folder / 'grande.bin', 'wb') as big:
        big.truncate(25_000_001)
    (folder / 'vacio.txt').write_bytes(b'')
    count = len(exported()[1])
    for words in (['--file', folder / 'grande.bin'], ['--file', folder / 'vacio.txt'], ['--file', folder / 'none'],
                  ['--file', folder], ['--link', 'not a page'], ['--link', 'ftp://example.org/a'], ['--acta', 'nobody'],
                  ['--link', 'a.org', '--acta', acta], [], ['--link', 'a.org', '--reached', 'soon']):
        fails('evidence', plan, activity, *words)
    fails('evidence', plan, 'nobody', '--link', 'a.org')
    fails('progress', plan, 'nobody', 'initial')
    fails('progress', plan, activity, 'soon')
    fails('progress', plan, activity)
    assert len(exported()[1]) == count


@test
def relative_paths(folder):
    quiet('new', 's.minka', '--sample', cwd=folder)
    quiet('export', 's.minka', '--to', 'out', '--json', cwd=folder)
    assert (folder / 'out' / 'plan.json').exists()


@test
def output_is_stable(folder):
    plan = folder / 's.minka'
    quiet('new', plan, '--sample')
    for words in (['meetings', plan], ['observations', plan], ['observations', plan, '--summary'], ['check', plan], ['schema'],
                  ['tree', plan, 'problems'], ['tree', plan, 'objectives', '--plain']):
        texts = {subprocess.run([CLI, *map(str, words)], capture_output=True, check=True,
                                env={**os.environ, 'LC_ALL': locale, 'LANGUAGE': language}).stdout
                 for locale, language in (('C.UTF-8', 'en'), ('C', ''), ('es_PE.UTF-8', 'es'))}
        assert len(texts) == 1, words


@test
def schema(folder):
    published = (SOURCE / 'data/schema/minka-1.schema.json').read_text(encoding='utf-8')
    assert quiet('schema') == published


@test
def plans_follow_the_schema(folder):
    try:
        import jsonschema
    except ImportError:
        return 'SKIP python3-jsonschema is not here'
    described = json.loads(quiet('schema'))
    jsonschema.Draft202012Validator.check_schema(described)
    validator = jsonschema.Draft202012Validator(described)
    plan = folder / 's.minka'
    quiet('new', plan, '--sample')
    quiet('issue', plan, rows(quiet('meetings', plan))[0][0])
    quiet('export', plan, '--to', folder, '--json')
    quiet('new', folder / 'n.minka')
    quiet('export', folder / 'n.minka', '--to', folder / 'n', '--json')
    for path in (SOURCE / 'data/sample/30153.json', SOURCE / 'data/new/plan.json', folder / 'plan.json',
                 folder / 'n' / 'plan.json', SOURCE / 'tests/fixtures/v1.json'):
        data = json.loads(path.read_text(encoding='utf-8'))
        validator.validate(data)
    # And it is no schema that takes anything.
    for change in ({'minka': 2}, {'surprise': []}, {'member': [{}]},
                   {'member': [{**data['member'][0], 'device': 'abacus'}]},
                   {'meeting': [{**data['meeting'][0], 'date': '15/3/2021'}]}):
        assert not validator.is_valid({**data, **change}), change


@test
def trees(folder):
    plan, other = folder / 's.minka', folder / 'o.minka'
    quiet('new', plan, '--sample')
    quiet('new', other)
    data = json.loads((SOURCE / 'data/sample/30153.json').read_text(encoding='utf-8'))
    for tree in 'problems', 'objectives':
        nodes = {node['id']: node['text'] for node in data['tree_node'] if node['tree'] == tree}
        listed = rows(quiet('tree', plan, tree))
        signs = [re.match(r'( *)([*+=-]) (.*)', row[1]) for row in listed]
        assert all(nodes[row[0]] == sign[3] for row, sign in zip(listed, signs, strict=True)), listed
        assert {row[0] for row in listed} == set(nodes)
        assert (signs[0][1], signs[0][2]) == ('', '*')
        links = [link for link in data['tree_link'] if link['child'] in nodes]
        assert len(listed) == len(links) + 1
        assert sum(sign[2] == '=' for sign in signs) == sum(link['extra'] for link in links) == 2

        plain = quiet('tree', plan, tree, '--plain')
        assert plain.splitlines() == [row[1] for row in listed]
        assert quiet('tree', other, tree) == ''
        if tree == 'problems':
            (folder / 'tree.txt').write_text(plain, encoding='utf-8')
            assert quiet('tree-import', other, tree, folder / 'tree.txt') == ''
        else:
            quiet('tree-import', other, tree, '-', text=plain)
        assert quiet('tree', other, tree, '--plain') == plain
        fails('tree-import', other, tree, folder / 'tree.txt')
    fails('tree', plan, 'trunks')
    fails('tree', plan)
    fails('tree-import', other, 'problems', folder / 'none.txt')

    bad = folder / 'bad.minka'
    quiet('new', bad)
    assert 'Line 3' in fails('tree-import', bad, 'problems', '-', text='* Uno\n  - Dos\n* Tres\n')
    assert quiet('tree', bad, 'problems') == ''


@test
def trees_are_looked_over(folder):
    plan = folder / 's.minka'
    quiet('new', plan, '--sample')
    assert quiet('tree-check', plan) == ''
    data = json.loads((SOURCE / 'data/sample/30153.json').read_text(encoding='utf-8'))
    problem = next(node for node in data['tree_node'] if node['tree'] == 'problems' and node['branch'] == 'below')
    objective = next(node for node in data['tree_node'] if node['answers'] == problem['id'])
    problem['text'] = 'Falta de\tcapacitación'
    (folder / 'p.json').write_text(json.dumps(data))
    quiet('import', folder / 'p.minka', folder / 'p.json')
    found = rows(quiet('tree-check', folder / 'p.minka'))
    assert [row[:4] for row in found] == [['hint', 'absent-solution', 'problems', problem['id']],
                                          ['hint', 'stale', 'objectives', objective['id']]], found
    assert all(len(row) == 5 and row[4] for row in found)
    data['tree_link'].append({**data['tree_link'][0], 'id': '00000000-0000-4000-8000-000000000000',
                              'child': problem['id'], 'parent': objective['id'], 'extra': True})
    (folder / 'q.json').write_text(json.dumps(data))
    quiet('import', folder / 'q.minka', folder / 'q.json')
    found = rows(run('tree-check', folder / 'q.minka', expect=1).stdout)
    assert [row[1] for row in found if row[0] == 'error'] == ['across', 'across'], found


@test
def problems_become_objectives(folder):
    plan = folder / 'p.minka'
    quiet('new', plan)
    quiet('tree-import', plan, 'problems', '-', text='* Bajo nivel de lectura\n  - Pocos libros\n  + Desinterés\n')
    made = rows(quiet('mirror', plan, '--wording'))
    assert [row[2] for row in made] == ['Alto nivel de lectura', 'Muchos libros', 'Interés'], made
    assert [row[1] for row in made] == [row[0] for row in rows(quiet('tree', plan, 'problems'))]
    assert quiet('tree', plan, 'objectives', '--plain') == '* Alto nivel de lectura\n  - Muchos libros\n  + Interés\n'
    assert quiet('mirror', plan) == ''
    assert quiet('tree-check', plan) == ''
    quiet('new', folder / 'n.minka')
    assert quiet('mirror', folder / 'n.minka') == ''
    quiet('export', plan, '--to', folder, '--json')
    data = json.loads((folder / 'plan.json').read_text(encoding='utf-8'))
    assert [(one['node'], one['general']) for one in data['objective']] == [(made[0][0], True)]
    quiet('new', folder / 'w.minka')
    quiet('tree-import', folder / 'w.minka', 'problems', '-', text='Bajo nivel\n')
    assert [row[2] for row in rows(quiet('mirror', folder / 'w.minka'))] == ['']


@test
def what_is_due_and_found(folder):
    plan = folder / 'plan.minka'
    run('new', plan, '--sample')
    due = rows(quiet('today', plan, env={'MINKA_TODAY': '2021-05-05'}))
    assert {row[0] for row in due} == {'next-meeting', 'to-issue', 'overdue', 'this-week', 'activity'}, due
    assert all(len(row) == 6 for row in due), due
    assert [row[1] for row in due if row[0] == 'next-meeting'] == ['2021-05-10']

    hits = rows(quiet('search', plan, 'RETROALIMENTACION'))
    assert {'meeting', 'activity', 'agenda_item'} <= {row[0] for row in hits}, hits
    assert all('retroalimentaci' in row[2].lower() for row in hits), hits
    assert quiet('search', plan, 'zzz') == ''

    activity = next(row[1] for row in hits if row[0] == 'activity')
    thread = rows(quiet('thread', plan, 'activity', activity))
    assert [row[2] for row in thread if row[0] == '0'] == [activity]
    assert {'tree_node', 'objective', 'meeting', 'agreement', 'evidence'} <= {row[1] for row in thread}, thread
    fails('thread', plan, 'activity', 'no-hay', expect=1)
    fails('thread', plan, 'sqlite_schema', activity)


@test
def the_book_and_its_folder(folder):
    plan, out, again = folder / 'plan.minka', folder / 'out', folder / 'again.minka'
    run('new', plan, '--sample')
    held = [row[0] for row in rows(quiet('meetings', plan)) if row[4] == 'held']
    for meeting in held[:3]:
        quiet('issue', plan, meeting)
    due = rows(quiet('today', plan, env={'MINKA_TODAY': '2021-05-05'}))
    assert [row[0] for row in due].count('to-file') == 3, due
    quiet('export', plan, '--to', out, '--actas')
    found = rows(quiet('verify', plan, out))
    assert [row[:3] for row in found] == [['intact', '1', str(n)] for n in (1, 2, 3)], found
    assert json.loads(quiet('verify', plan, out, '--json'))['sound'] is True

    whole = {row[3]: (out / row[3]).read_bytes() for row in found}
    second = out / found[1][3]
    second.write_bytes(second.read_bytes() + b' ')
    (out / found[0][3]).unlink()
    (second.parent / 'otra.pdf').write_bytes(b'x')
    told = rows(run('verify', plan, out, expect=1).stdout)
    assert [row[0] for row in told] == ['missing', 'altered', 'intact', 'foreign'], told
    assert told[1][4] == 'bytes', told
    told = json.loads(run('verify', plan, out, '--json', expect=1).stdout)
    assert told['sound'] is False
    assert [(file['verdict'], file['number'], file['differs']) for file in told['files']] == [
        ('missing', 1, []), ('altered', 2, ['bytes']), ('intact', 3, []), ('foreign', 0, [])], told
    fails('verify', plan, folder / 'nada')

    acta = rows(quiet('correct', folder / 'plan.minka', json.loads(run('verify', plan, out, '--json', expect=1).stdout)[
        'files'][0]['acta'], 'erratum', 'Donde dice «12», debe decir «13».'))
    assert acta[0][1] == '4', acta
    fails('correct', plan, acta[0][0], 'meeting', 'x')
    fails('correct', plan, acta[0][0], 'void', ' ', expect=1)
    fails('correct', plan, 'nadie', 'void', 'x')
    shutil.copy(plan, folder / 'handed.minka')
    acta = rows(quiet('handover', folder / 'handed.minka', 'secretary', 'Docente 3.° A', '--folder', 'Drive'))
    assert acta[0][1] == '5', acta
    fails('handover', plan, 'secretary', 'Nadie')
    fails('handover', plan, 'rey', 'Docente 3.° A')
    fails('handover', plan, 'secretary', 'Docente 3.° A', '--date', 'ayer')
    told = rows(run('restore', out, again, expect=1).stdout)
    assert [row[:3] for row in told] == [['altered', '1', '2'], ['unproven', '1', '3'], ['unreadable', '0', '0']], told
    again.unlink()
    (second.parent / 'otra.pdf').unlink()
    for name, data in whole.items():
        (out / name).write_bytes(data)
    told = rows(quiet('restore', out, again))
    assert [row[0] for row in told] == ['restored', 'restored', 'unproven'], told
    assert [row[0] for row in rows(quiet('verify', again, out))] == ['intact'] * 3
    quiet('export', again, '--to', folder / 'more', '--actas')
    assert {name: (folder / 'more' / name).read_bytes() for name in whole} == whole
    fails('restore', out, again)
    fails('restore', folder / 'nada', folder / 'x.minka')
    assert not (folder / 'x.minka').exists()


@test
def signed_copies_lie_beside_their_actas(folder):
    """Bound by hash, sent along, verified, put back from the plan, restored from the folder, never in an acta's place."""
    plan, out = sample_plan(folder), folder / 'libro'
    held = [row[0] for row in rows(quiet('meetings', plan)) if row[4] == 'held']
    actas = [rows(quiet('issue', plan, meeting))[0] for meeting in held]
    quiet('export', plan, '--to', folder / 'plain', '--actas')
    issued = {path.name: path.read_bytes() for path in (folder / 'plain').rglob('*.pdf')}
    scans = {'jpg': b'\xff\xd8\xff\xe0 firmada uno', 'png': b'\x89PNG\r\n\x1a\n firmada dos'}
    for (suffix, data), meeting in zip(scans.items(), held):
        (folder / f'foto.{suffix}').write_bytes(data)
        row, = rows(quiet('scan', plan, meeting, '--add', folder / f'foto.{suffix}'))
        assert row[2] == hashlib.sha256(data).hexdigest()
        assert rows(quiet('scan', plan, row[0])) == [row]
    assert quiet('scan', plan, held[2]) == ''

    # What is none, or is there already.
    (folder / 'nota.jpg').write_text('Estimada directora:')
    assert 'nota.jpg' in fails('scan', plan, held[2], '--add', folder / 'nota.jpg')
    fails('scan', plan, held[0], '--add', folder / 'foto.png')
    for path in (folder / 'plain').rglob('Acta-003*.pdf'):
        fails('scan', plan, held[2], '--add', path)
    fails('scan', plan, 'nada')
    quiet('check', plan)

    quiet('export', plan, '--to', out, '--actas')
    files = {path.name: path for path in out.rglob('*') if path.is_file()}
    assert {name: path.read_bytes() for name, path in files.items() if '_firmada_' not in name} == issued
    copies = sorted(name for name in files if '_firmada_' in name)
    assert [files[name].read_bytes() for name in copies] == list(scans.values())
    assert [name.rsplit('.', 1)[1] for name in copies] == ['jpg', 'png']
    for name in copies:
        acta = files[name.split('_firmada_')[0] + '.pdf'].read_bytes()
        both = hashlib.sha256(acta).hexdigest() + hashlib.sha256(files[name].read_bytes()).hexdigest()
        assert name.split('_firmada_')[1].split('.')[0] == hashlib.sha256(both.encode()).hexdigest()[:16]

    def verdicts(expect):
        report = json.loads(run('verify', plan, out, '--json', expect=expect).stdout)
        return {(one['number'], one['scan']): (one['verdict'], one['differs']) for one in report['files']}

    sound = {(1, False), (1, True), (2, False), (2, True), (3, False)}
    assert verdicts(0) == {one: ('intact', []) for one in sound}
    whole = files[copies[0]].read_bytes()
    files[copies[0]].write_bytes(whole[:-1] + b'0')
    files[copies[1]].unlink()
    said = verdicts(1)
    assert said[1, True] == ('altered', ['bytes']) and said[2, True] == ('missing', [])
    assert all(verdict == ('intact', []) for place, verdict in said.items() if not place[1])

    # From the folder alone: what was altered stays out, and is named.
    lines = rows(run('restore', out, folder / 'back.minka', expect=1).stdout)
    assert sorted(line[0] for line in lines) == ['altered', 'restored', 'restored', 'unproven'], lines
    assert [line[3].rsplit('/', 1)[1] for line in lines if line[0] == 'altered'] == [copies[0]]
    assert quiet('scan', folder / 'back.minka', held[0]) == ''
    files[copies[0]].write_bytes(whole)
    quiet('export', plan, '--to', out, '--actas')
    assert verdicts(0) == {one: ('intact', []) for one in sound}
    lines = rows(quiet('restore', out, folder / 'again.minka'))
    assert sorted(line[0] for line in lines) == ['restored'] * 4 + ['unproven'], lines
    quiet('check', folder / 'again.minka')
    for meeting in held:
        assert quiet('scan', folder / 'again.minka', meeting) == quiet('scan', plan, meeting)
    quiet('export', folder / 'again.minka', '--to', folder / 'anew', '--actas')
    assert {path.name: path.read_bytes() for path in (folder / 'anew').rglob('*') if path.is_file()} == {
        name: path.read_bytes() for name, path in files.items()}

    # A signed copy vouches for the last acta, which no other one does.
    (folder / 'foto.pdf').write_bytes(b'%PDF-1.4 firmada tres')
    quiet('scan', plan, held[2], '--add', folder / 'foto.pdf')
    quiet('export', plan, '--to', out, '--actas')
    lines = rows(quiet('restore', out, folder / 'proven.minka'))
    assert [line[0] for line in lines] == ['restored'] * 6, lines
    last, = (path for path in out.rglob('Acta-003*.pdf') if '_firmada_' not in path.name)
    last.write_bytes(last.read_bytes() + b'\n')
    lines = rows(run('restore', out, folder / 'doubted.minka', expect=1).stdout)
    assert sorted(line[0] for line in lines) == ['altered', *['restored'] * 4, 'unproven'], lines
    last.write_bytes(last.read_bytes()[:-1])

    # Removed from the plan it is somebody else's file, and an acta never takes its name.
    quiet('scan', plan, held[0], '--remove')
    assert quiet('scan', plan, held[0]) == ''
    assert (0, False) in verdicts(1)


main()
