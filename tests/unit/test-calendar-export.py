#!/usr/bin/env python3
"""What “export --calendar” writes, read by others: iCalendar by python-icalendar, CSV by Python, and by LibreOffice where
it is installed."""

import csv
import json
import re
import shutil
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar

from tap import main, test

CLI, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2])

NASTY = 'Señales, «comillas», "dobles"; punto y coma\\barra: año 2021'
LONG = ('Ñandú ' * 60 + '¿qué? ' * 20).strip()
EMOJI = ('👩🏽‍🏫 ¡Fiesta! 🎉 ' * 20).strip()
LINES = 'Primera línea\nSegunda, con coma\n\nCuarta — «fin»'


def run(*words, expect=0):
    done = subprocess.run([CLI, *map(str, words)], capture_output=True, text=True, encoding='utf-8', timeout=120)
    assert done.returncode == expect and (done.stderr == '') == (expect == 0), done.stderr
    return done.stderr


def export(folder, change=lambda data: None, *more, expect=0):
    data = json.loads((SOURCE / 'data/sample/30153.json').read_text(encoding='utf-8'))
    change(data)
    (folder / 'plan.json').write_text(json.dumps(data), encoding='utf-8')
    run('import', folder / 'plan.minka', folder / 'plan.json')
    run('export', folder / 'plan.minka', '--to', folder / 'out', '--calendar', *more, expect=expect)
    return data, folder / 'out'


def make_nasty(data):
    activity, other = data['activity'][:2]
    activity['title'], activity['description'] = NASTY, LINES
    other['title'] = LONG
    dates = [d for d in data['activity_date'] if d['activity'] == activity['id']]
    dates[0]['last_day'] = '2021-03-19'
    meetings = sorted(data['meeting'], key=lambda meeting: meeting['date'])
    meetings[0].update(place='Aula de innovación, 2.° piso; «Salón azul»', purpose=LONG)
    meetings[3].update(state='cancelled', change_reason='Paro, sin transporte', title=NASTY)
    meetings[2].update(start_time='', end_time='')


def read(out):
    return icalendar.Calendar.from_ical((out / 'calendario.ics').read_bytes())


def events(calendar):
    found = {str(event['UID']): event for event in calendar.walk('VEVENT')}
    assert len(found) == len(calendar.walk('VEVENT')), 'a UID is there twice'
    return found


@test
def each_event(folder):
    data, out = export(folder, make_nasty)
    calendar = read(out)
    found = events(calendar)
    titles = {activity['id']: activity for activity in data['activity']}
    expected = set()
    for day in data['activity_date']:
        event = found[day['id'] + '@minka']
        expected.add(day['id'] + '@minka')
        first = date.fromisoformat(day['first_day'])
        last = date.fromisoformat(day.get('last_day') or day['first_day'])
        assert type(event['DTSTART'].dt) is date
        assert event['DTSTART'].dt == first and event['DTEND'].dt == last + timedelta(days=1)
        assert str(event['SUMMARY']) == titles[day['activity']]['title']
        assert str(event.get('DESCRIPTION', '')) == titles[day['activity']].get('description', '')
    for meeting in data['meeting']:
        event = found[meeting['id'] + '@minka']
        expected.add(meeting['id'] + '@minka')
        assert str(event['SUMMARY']) == meeting['title']
        assert str(event['STATUS']) == ('CANCELLED' if meeting['state'] == 'cancelled' else 'CONFIRMED')
        assert str(event['URL']) == meeting['link']
        assert str(event['LOCATION']) == (meeting.get('place') or meeting['platform'])
        assert str(event['DESCRIPTION']).startswith(meeting['purpose'])
        start = event['DTSTART']
        if not meeting['start_time']:
            assert type(start.dt) is date and start.dt == date.fromisoformat(meeting['date'])
            continue
        assert start.params['TZID'] == 'America/Lima'
        assert start.dt.replace(tzinfo=None) == datetime.fromisoformat(f"{meeting['date']}T{meeting['start_time']}")
        assert start.dt.utcoffset() == timedelta(hours=-5)
        assert event['DTEND'].params['TZID'] == 'America/Lima'
        if meeting.get('end_time'):
            assert event['DTEND'].dt.strftime('%H:%M') == meeting['end_time']
    cancelled = [event for event in found.values() if event.get('STATUS') == 'CANCELLED']
    assert len(cancelled) == 1 and 'Motivo: Paro, sin transporte' in cancelled[0]['DESCRIPTION']
    for entry in data['calendar_entry']:
        if entry['kind'] == 'term':
            for part, words, day in (('-inicio', 'Inicio: ', 'first_day'), ('-fin', 'Fin: ', 'last_day')):
                event = found[entry['id'] + part + '@minka']
                expected.add(entry['id'] + part + '@minka')
                assert str(event['SUMMARY']) == words + entry['title']
                assert event['DTSTART'].dt == date.fromisoformat(entry[day])
        else:
            event = found[entry['id'] + '@minka']
            expected.add(entry['id'] + '@minka')
            assert str(event['SUMMARY']) == entry['title']
            assert event['DTSTART'].dt == date.fromisoformat(entry['first_day'])
            assert event['DTEND'].dt == date.fromisoformat(entry.get('last_day') or entry['first_day']) + timedelta(1)
    assert set(found) == expected, set(found) ^ expected


@test
def a_meeting_without_an_end(folder):
    """The time of its agenda stands in."""
    data, out = export(folder)
    meeting = next(meeting for meeting in data['meeting'] if not meeting.get('end_time'))
    minutes = sum(item.get('minutes', 0) for item in data['agenda_item'] if item['meeting'] == meeting['id'])
    activity = next(a for a in data['activity'] if a['id'] == meeting['activity'])
    event = events(read(out))[meeting['id'] + '@minka']
    assert event['DTEND'].dt - event['DTSTART'].dt == timedelta(minutes=minutes or activity['duration'])


@test
def the_letter_of_the_rfc(folder):
    _, out = export(folder, make_nasty)
    raw = (out / 'calendario.ics').read_bytes()
    assert raw.endswith(b'END:VCALENDAR\r\n')
    lines = raw.split(b'\r\n')
    assert b'\n' not in raw.replace(b'\r\n', b'') and b'\r' not in raw.replace(b'\r\n', b'')
    assert max(len(line) for line in lines) <= 75, max(lines, key=len)
    assert any(line.startswith(b' ') for line in lines)
    for line in lines:
        line.decode('utf-8')  # no letter is cut by a fold
    assert not re.search(rb'[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]', raw)
    text = raw.replace(b'\r\n ', b'').decode('utf-8')
    assert 'Señales\\, «comillas»\\, "dobles"\\; punto y coma\\\\barra: año 2021' in text
    assert 'Primera línea\\nSegunda\\, con coma\\n\\nCuarta' in text
    calendar = read(out)
    assert calendar['VERSION'] == '2.0' and calendar['PRODID'] and calendar['METHOD'] == 'PUBLISH'
    zone, = calendar.walk('VTIMEZONE')
    assert zone['TZID'] == 'America/Lima'
    standard, = zone.walk('STANDARD')
    for name in 'TZOFFSETFROM', 'TZOFFSETTO':
        assert standard[name].to_ical() == '-0500' or standard[name].to_ical() == b'-0500'
    assert standard['DTSTART'].dt == datetime(1995, 1, 1)
    for event in calendar.walk('VEVENT'):
        assert event['DTSTAMP'].dt.utcoffset() == timedelta(0)
        assert 'DTEND' not in event or event['DTEND'].dt > event['DTSTART'].dt
        for name in 'UID', 'DTSTAMP', 'DTSTART', 'SUMMARY':
            assert not isinstance(event[name], list), name
    assert calendar.errors == [], calendar.errors


@test
def a_letter_that_cannot_be_printed(folder):
    """It stops the PDF, and a sentence says which one; calendars take it."""
    def change(data):
        data['activity'][0]['title'] = EMOJI
    data, out = export(folder, change, '--csv', expect=1)
    assert not (out / 'cronograma.pdf').exists()
    day = next(day for day in data['activity_date'] if day['activity'] == data['activity'][0]['id'])
    assert str(events(read(out))[day['id'] + '@minka']['SUMMARY']) == EMOJI
    raw = (out / 'calendario.ics').read_bytes().split(b'\r\n')
    assert max(map(len, raw)) <= 75 and all(line.decode('utf-8') or True for line in raw)
    assert any(row[1] == EMOJI for row in read_csv(out / 'planificacion.csv'))


@test
def the_same_uids_again(folder):
    _, out = export(folder)
    before = set(events(read(out)))
    run('export', folder / 'plan.minka', '--to', out, '--calendar')
    assert set(events(read(out))) == before


@test
def an_empty_plan(folder):
    run('new', folder / 'n.minka')
    run('export', folder / 'n.minka', '--to', folder / 'out', '--calendar', '--csv')
    assert not events(read(folder / 'out'))
    assert (folder / 'out/cronograma.pdf').read_bytes().startswith(b'%PDF')
    rows = read_csv(folder / 'out/calendario.csv')
    assert len(rows) > 12 and {row[5] for row in rows[1:]} == {'Feriado nacional'}
    assert len(read_csv(folder / 'out/planificacion.csv')) == 1


def read_csv(path):
    with open(path, encoding='utf-8-sig', newline='') as file:
        return list(csv.reader(file, strict=True))


@test
def tables(folder):
    data, out = export(folder, make_nasty, '--csv')
    assert (out / 'planificacion.csv').read_bytes().startswith(b'\xef\xbb\xbf')
    heading, *rows = read_csv(out / 'planificacion.csv')
    assert heading[:6] == ['Objetivo', 'Actividad', 'Meta', 'Responsables', 'Fuentes de verificación', 'Fechas']
    assert len(rows) == len(data['activity_objective'])
    mine = [row for row in rows if row[1] == NASTY]
    assert mine and all(row[5] == '2021-03-15 a 2021-03-19' for row in mine)
    assert {row[1] for row in rows} == {activity['title'] for activity in data['activity']}
    heading, *rows = read_csv(out / 'calendario.csv')
    assert heading == ['Fecha', 'Hasta', 'Día', 'Hora', 'Fin', 'Clase', 'Qué es', 'Bimestre', 'Semana']
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert ['2021-04-02', '2021-04-02', 'viernes', '', '', 'Feriado nacional', 'Viernes Santo', 'I bimestre',
            '3'] in rows
    assert [row for row in rows if row[5] == 'Actividad' and row[6] == NASTY and row[1] == '2021-03-19']
    # Without --csv there are none, and the tables of the plan are there besides.
    assert (out / 'csv/activity.csv').exists()


@test
def tables_through_libreoffice(folder):
    office = shutil.which('soffice')
    if office is None:
        return 'SKIP LibreOffice is not installed'
    _, out = export(folder, make_nasty, '--csv')
    for name in 'planificacion', 'calendario', 'csv/activity', 'csv/meeting':
        path = out / f'{name}.csv'
        before = read_csv(path)
        for kind, source in (('ods', path), ('csv', folder / f'{path.stem}.ods')):
            subprocess.run([office, f'-env:UserInstallation=file://{folder}/profile', '--headless', '--convert-to',
                            kind if kind == 'ods' else 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false',
                            *(['--infilter=Text - txt - csv (StarCalc):44,34,76,1'] if kind == 'ods' else []), '--outdir', folder, source], check=True, capture_output=True, timeout=240)
        after = read_csv(folder / f'{path.stem}.csv')
        texts = [[cell for cell in row if re.search('[^0-9:. -]', cell)] for row in before]
        assert texts == [[cell for cell in row if re.search('[^0-9:. -]', cell)] for row in after], (name, after[:3])


main()
