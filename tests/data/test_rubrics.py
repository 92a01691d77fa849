"""The rubrics of classroom observation are data: a file a version."""

import json
import os
import re
import unittest
from pathlib import Path

DATA = Path(os.environ["TOP"]) / "data"
RUBRICS = {path: json.loads(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("rubrics/*.json"))}


class Rubrics(unittest.TestCase):
    def test_resource_is_complete(self):
        listed = re.findall(r"<file>(rubrics/.*?)</file>", (DATA / "minka-data.gresource.xml").read_text())
        self.assertEqual(listed, [str(path.relative_to(DATA)) for path in RUBRICS])

    def test_shape(self):
        for path, rubric in RUBRICS.items():
            with self.subTest(rubric=path.name):
                self.assertEqual(set(rubric), {"version", "title", "year", "performances", "levels"})
                self.assertEqual(rubric["version"], path.stem)
                self.assertIn(rubric["version"], rubric["title"])
                self.assertIsInstance(rubric["year"], int)
                self.assertEqual(len(rubric["levels"]), 4)
                for texts in rubric["performances"], rubric["levels"]:
                    self.assertTrue(texts)
                    self.assertEqual(len(texts), len(set(texts)))
                    for text in texts:
                        self.assertEqual(text, text.strip().rstrip("."))
                        self.assertTrue(text)

    def test_the_ministry_s(self):
        six, five = RUBRICS[DATA / "rubrics/2017.json"], RUBRICS[DATA / "rubrics/2018.json"]
        self.assertEqual(len(six["performances"]), 6)
        self.assertEqual([text for text in six["performances"] if not text.startswith("Maximiza el tiempo")],
                         five["performances"])
        self.assertEqual(six["levels"], ["insatisfactorio", "en proceso", "satisfactorio", "destacado"])
        self.assertEqual(five["levels"], ["I", "II", "III", "IV"])

    def test_the_sample_follows_them(self):
        sample = json.loads((DATA / "sample/30153.json").read_text(encoding="utf-8"))
        rubrics = {rubric["version"]: rubric for rubric in RUBRICS.values()}
        self.assertTrue(sample["observation"])
        for observation in sample["observation"]:
            levels = [level for level in sample["observation_level"] if level["observation"] == observation["id"]]
            levels.sort(key=lambda level: level["position"])
            self.assertEqual([level["performance"] for level in levels], rubrics[observation["rubric"]]["performances"])


if __name__ == "__main__":
    unittest.main()
