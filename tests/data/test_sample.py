"""The plans the program brings along."""

import json
import os
import re
import unittest
from pathlib import Path

import jsonschema

DATA = Path(os.environ["TOP"]) / "data"
JOB = re.compile(r"(Director|Subdirector|Docente|Coordinador|Auxiliar|Psicólog|Bibliotecari|Personal)", re.I)


def load(name):
    return json.loads((DATA / name).read_text(encoding="utf-8"))


class Sample(unittest.TestCase):
    def test_schema(self):
        schema = load("schema/minka-1.schema.json")
        jsonschema.Draft202012Validator.check_schema(schema)
        for name in "sample/30153.json", "new/plan.json":
            with self.subTest(name=name):
                jsonschema.Draft202012Validator(schema).validate(load(name))

    def test_people_are_called_by_their_job(self):
        members = load("sample/30153.json")["member"]
        self.assertTrue(members)
        for member in members:
            with self.subTest(member=member["name"]):
                self.assertRegex(member["name"], JOB)
                self.assertEqual((member["phone"], member["email"]), ("", ""))


if __name__ == "__main__":
    unittest.main()
