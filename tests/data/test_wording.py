"""The wording help is a table that people can edit: a file a language."""

import json
import os
import re
import unicodedata
import unittest
from pathlib import Path

DATA = Path(os.environ["TOP"]) / "data"
PAIRS, LISTS = ["phrases", "nouns", "adjectives", "lacks"], ["kept", "double", "absent", "unreached"]


def no_repeats(pairs):
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), [key for key in keys if keys.count(key) > 1]
    return dict(pairs)


def fold(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


class Wording(unittest.TestCase):
    table = json.loads((DATA / "wording/es.json").read_text(encoding="utf-8"), object_pairs_hook=no_repeats)

    def test_resource_is_complete(self):
        listed = re.findall(r"<file>(wording/.*?)</file>", (DATA / "minka-data.gresource.xml").read_text())
        self.assertEqual(listed, [str(path.relative_to(DATA)) for path in sorted(DATA.glob("wording/*.json"))])

    def test_shape(self):
        self.assertEqual(list(self.table), PAIRS + LISTS)
        for name in PAIRS:
            self.assertIsInstance(self.table[name], dict)
        for name in LISTS:
            self.assertEqual(self.table[name], sorted(set(self.table[name]), key=self.table[name].index))
        self.assertGreaterEqual(sum(len(self.table[name]) for name in PAIRS), 60)

    def test_words(self):
        for name in PAIRS + LISTS:
            for words in self.table[name]:
                texts = [words, self.table[name][words]] if name in PAIRS else [words]
                for text in texts:
                    with self.subTest(words=words):
                        self.assertEqual(text, " ".join(text.lower().split()))
                        self.assertRegex(text, r"^[a-záéíóúüñ ]*$")
                        self.assertTrue(text or name == "phrases")

    def test_pairs_say_something_else(self):
        seen = {}
        for name in PAIRS:
            for negative, positive in self.table[name].items():
                with self.subTest(negative=negative):
                    self.assertNotEqual(fold(negative), fold(positive))
                    self.assertNotIn(fold(negative), seen)
                    seen[fold(negative)] = name
        for name in "nouns", "adjectives":
            for positive in self.table[name].values():
                self.assertNotIn(fold(positive), seen, "what is offered would be turned again")

    def test_inflected_words_are_single(self):
        for name in "nouns", "adjectives":
            for negative, positive in self.table[name].items():
                with self.subTest(negative=negative):
                    self.assertNotIn(" ", negative)
                    if name == "adjectives":
                        self.assertNotIn(" ", positive)
                        self.assertNotRegex(positive, "a$", "the masculine is wanted")

    def test_openings_are_told_apart(self):
        # An objective may well name what is no more («sin interrupciones»).
        self.assertIn("sin", self.table["absent"])
        self.assertNotIn("sin", self.table["unreached"])
        for opening in "falta", "no hay", "ausencia de", "carencia de", "no existe", "inexistencia de":
            self.assertIn(opening, self.table["absent"])


if __name__ == "__main__":
    unittest.main()
