"""The guiding questions of the three stages are data; the sample plan was begun with them."""

import hashlib
import json
import os
import re
import unittest
import uuid
from pathlib import Path

DATA = Path(os.environ["TOP"]) / "data"
FILES = {path: json.loads(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("protocol/*.json"))}


def steps(protocol):
    for stage in protocol["stages"]:
        for one in stage["indicators"]:
            for role in False, True:
                for text in one["role" if role else "questions"]:
                    yield stage["stage"], one["indicator"], role, text


def step_id(stage, indicator, role, text):
    name = "\n".join(("minka-protocol", stage, indicator, "role" if role else "question", text))
    return str(uuid.UUID(bytes=hashlib.sha1(name.encode()).digest()[:16], version=5))


class Protocol(unittest.TestCase):
    def test_resource_is_complete(self):
        listed = re.findall(r"<file>(protocol/.*?)</file>", (DATA / "minka-data.gresource.xml").read_text())
        self.assertEqual(listed, [str(path.relative_to(DATA)) for path in FILES])

    def test_shape(self):
        for path, protocol in FILES.items():
            with self.subTest(protocol=path.name):
                self.assertEqual(set(protocol), {"version", "title", "stages"})
                self.assertEqual(protocol["version"], path.stem)
                self.assertEqual([stage["stage"] for stage in protocol["stages"]], ["before", "during", "after"])
                for stage in protocol["stages"]:
                    self.assertEqual(set(stage), {"stage", "indicators"})
                    names = [one["indicator"] for one in stage["indicators"]]
                    self.assertTrue(names)
                    self.assertEqual(len(names), len(set(names)))
                    for one in stage["indicators"]:
                        self.assertEqual(set(one), {"indicator", "questions", "role"})
                        self.assertTrue(one["questions"], one["indicator"])

    def test_wording(self):
        for path, protocol in FILES.items():
            for stage, indicator, role, text in steps(protocol):
                with self.subTest(text=text):
                    self.assertEqual(text, text.strip())
                    self.assertRegex(text, r"^[A-ZÁÉÍÓÚ].*[^.?]$" if role else r"^¿.*\?$")
            everything = list(steps(protocol))
            self.assertEqual(len(everything), len(set(everything)), path.name)

    def test_the_sample_was_begun_with_it(self):
        sample = json.loads((DATA / "sample/30153.json").read_text(encoding="utf-8"))["protocol_step"]
        sample.sort(key=lambda step: step["position"])
        self.assertEqual([(s["stage"], s["indicator"], s["role"], s["text"]) for s in sample],
                         list(steps(FILES[DATA / "protocol/es-1.json"])))
        for step in sample:
            self.assertEqual(step["id"], step_id(step["stage"], step["indicator"], step["role"], step["text"]))
            self.assertEqual(step["version"], 1)

    def test_it_is_kept_once(self):
        self.assertNotIn("protocol_step", json.loads((DATA / "new/plan.json").read_text(encoding="utf-8")))


if __name__ == "__main__":
    unittest.main()
