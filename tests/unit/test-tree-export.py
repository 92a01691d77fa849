#!/usr/bin/env python3
"""What “export --trees” writes, read by others: PDF by Poppler's tools, SVG by librsvg, PNG by Pillow."""

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import gi
from PIL import Image, ImageChops, ImageStat

gi.require_version('GdkPixbuf', '2.0')
from gi.repository import GdkPixbuf  # noqa: E402

from tap import main, test  # noqa: E402

CLI, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
NAMES = {'problems': 'arbol-de-problemas', 'objectives': 'arbol-de-objetivos'}
ENDS = ('.pdf', '-mural.pdf', '.svg', '.png')


def run(*words):
    done = subprocess.run([CLI, *map(str, words)], capture_output=True, text=True, encoding='utf-8', timeout=300)
    assert done.returncode == 0, done.stderr
    return done


def export(folder):
    run('new', folder / 'p.minka', '--sample')
    assert run('export', folder / 'p.minka', '--to', folder / 'out', '--trees').stderr == ''
    return folder / 'out'


def nodes(tree):
    data = json.loads((SOURCE / 'data/sample/30153.json').read_text(encoding='utf-8'))
    return [node['text'] for node in data['tree_node'] if node['tree'] == tree]


def pdf_words(path):
    # In the order of the file: a box after the other.
    text = subprocess.run(['pdftotext', '-raw', path, '-'], capture_output=True, text=True, check=True).stdout
    return re.sub(r'\s+', ' ', text)


@test
def all_forms_of_both_trees(folder):
    out = export(folder)
    assert sorted(path.name for path in out.iterdir()) == sorted(name + end for name in NAMES.values() for end in ENDS)


@test
def each_box_whole_on_the_page(folder):
    out = export(folder)
    for tree, name in NAMES.items():
        words = pdf_words(out / f'{name}.pdf')
        for text in nodes(tree):
            assert text in words, (text, words)
    words = pdf_words(out / 'arbol-de-objetivos.pdf')
    assert re.search('OE 2 Fortalecer el dominio de las plataformas virtuales', words), words


@test
def the_drawing_is_the_picture(folder):
    out = export(folder)
    for tree, name in NAMES.items():
        root = ElementTree.parse(out / f'{name}.svg').getroot()
        description = root.find('{http://www.w3.org/2000/svg}desc').text
        assert all(text in description for text in nodes(tree))
        assert not root.findall('.//{http://www.w3.org/2000/svg}text'), 'letters need no font'
        picture = Image.open(out / f'{name}.png')
        assert min(picture.info['dpi']) >= 144
        picture = picture.convert('L')
        drawn = GdkPixbuf.Pixbuf.new_from_file_at_scale(str(out / f'{name}.svg'), picture.width, picture.height, False)
        mode = 'RGBA' if drawn.get_has_alpha() else 'RGB'
        image = Image.frombytes(mode, (drawn.get_width(), drawn.get_height()), bytes(drawn.get_pixels()), 'raw', mode,
                                drawn.get_rowstride()).convert('L')
        small = [one.resize((picture.width // 6, picture.height // 6), Image.BOX) for one in (image, picture)]
        difference = ImageChops.difference(*small)
        assert ImageStat.Stat(difference).mean[0] < 1 and difference.getextrema()[1] < 40, difference.getextrema()
        assert ImageStat.Stat(small[0]).extrema[0][0] < 100, 'there is something on it'


@test
def light_in_grey(folder):
    """No fill is so dark that letters suffer."""
    out = export(folder)
    picture = Image.open(out / 'arbol-de-problemas.png').convert('L')
    counts = picture.histogram()
    assert sum(counts[225:]) > 0.9 * sum(counts)


@test
def an_empty_tree(folder):
    run('new', folder / 'p.minka')
    done = run('export', folder / 'p.minka', '--to', folder / 'out', '--trees')
    assert len(done.stderr.splitlines()) == 2 and all(line.endswith('.') for line in done.stderr.splitlines())
    assert not (folder / 'out').exists()
    (folder / 't.txt').write_text('* Solo el centro\n', encoding='utf-8')
    run('tree-import', folder / 'p.minka', 'problems', folder / 't.txt')
    done = run('export', folder / 'p.minka', '--to', folder / 'out', '--trees')
    assert 'objective' in done.stderr and len(done.stderr.splitlines()) == 1, done.stderr
    assert sorted(path.name for path in (folder / 'out').iterdir()) == sorted('arbol-de-problemas' + end for end in ENDS)


main()
