"""Every text people read is known to the translators and is in Spanish."""

import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

TOP = Path(os.environ["TOP"])
PO = TOP / "po"
CALL = re.compile(r"(?<!\w)(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dgettext|g_dpgettext2?|g_strip_context) ?\(\s*\"")
# As Meson's preset "glib".
XGETTEXT = [
    "xgettext", "--from-code=UTF-8", "--add-comments", "--directory", TOP, "--files-from", PO / "POTFILES",
    "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2",
    "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3",
]


class Translation(unittest.TestCase):
    listed = (PO / "POTFILES").read_text().split()

    def test_files_are_listed(self):
        needed = {str(path.relative_to(TOP)) for path in TOP.glob("data/*.in")}
        for path in (TOP / "src").glob("**/*"):
            if path.suffix in {".c", ".h", ".blp"} and CALL.search(path.read_text()):
                needed.add(str(path.relative_to(TOP)))
        self.assertEqual(needed - set(self.listed), set(), "not in po/POTFILES")
        self.assertEqual(set(self.listed) - needed, set(), "in po/POTFILES for nothing")
        self.assertEqual(self.listed, sorted(self.listed))

    def check(self, *command):
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              env={**os.environ, "LC_ALL": "C.UTF-8"})
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def test_languages(self):
        self.assertEqual((PO / "LINGUAS").read_text().split(), sorted(path.stem for path in PO.glob("*.po")))

    def test_valid(self):
        for path in sorted(PO.glob("*.po")):
            with self.subTest(path=path.name):
                self.check("msgfmt", "--check", "--output-file", os.devnull, path)

    def test_complete(self):
        with tempfile.TemporaryDirectory() as folder:
            template = Path(folder) / "minka.pot"
            self.check(*XGETTEXT, "--output", template)
            for path in sorted(PO.glob("*.po")):
                merged = Path(folder) / path.name
                self.check("msgmerge", "--quiet", "--no-fuzzy-matching", "--output", merged, path, template)
                for choice in "--untranslated", "--only-fuzzy":
                    with self.subTest(path=path.name, choice=choice):
                        output = self.check("msgattrib", choice, "--no-obsolete", "--no-wrap", merged)
                        texts = re.findall(r"^msgid (.*(?:\n\".*)*)", output, re.MULTILINE)[1:]  # without the header
                        self.assertEqual(len(texts), 0, texts[:5])


if __name__ == "__main__":
    unittest.main()
