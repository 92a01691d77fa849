"""Every page as one sees it who needs large letters, a small screen, strong colours or no motion.

What is seen is judged by test-look, inside the program.
"""

import os
import subprocess
import sys

from kit import BUILD, DisplayTest, main

from test_keyboard import SAMPLE

PICTURES = {"MINKA_LOOK": os.environ["MINKA_LOOK"]} if "MINKA_LOOK" in os.environ else {}


class Look(DisplayTest):
    size = 1280, 2400

    def look(self, mode, width=1200, height=2200, percent=100, **environment):
        path = self.desk.folder / f"{len(list(self.desk.folder.glob('*.minka')))}.minka"
        status, said = self.desk.cli("new", path, "--sample")
        self.assertEqual(status, 0, said)
        held = next(meeting["id"] for meeting in SAMPLE["meeting"] if meeting["state"] == "held")
        status, said = self.desk.cli("issue", path, held)
        self.assertEqual(status, 0, said)
        done = subprocess.run(
            [BUILD / "tests/display/test-look", mode, path, str(width), str(height), str(percent)],
            env={**self.desk.environment, "GTK_A11Y": "none", **PICTURES, **environment}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=280)
        print(done.stdout.strip().splitlines()[-1:], file=sys.stderr)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertNotRegex(done.stderr, r"-(CRITICAL|WARNING) \*\*")

    def test_small(self):
        """On a very small screen nothing is outside of it."""
        self.look("room", 360, 294)

    def test_large_letters(self):
        """Letters twice as large are not cut."""
        self.look("room", 1200, 800, 200)

    def test_contrast(self):
        """Text stands out from its ground by 4.5 to 1 at least, light, dark and with more contrast."""
        for scheme in "prefer-light", "prefer-dark":
            for strong in "0", "1":
                with self.subTest(scheme=scheme, strong=strong):
                    self.look("contrast", ADW_DEBUG_COLOR_SCHEME=scheme, ADW_DEBUG_HIGH_CONTRAST=strong)

    def test_motion(self):
        """Nothing moves for those who asked for that."""
        self.look("motion", 1200, 800)

    def test_keys(self):
        """The list of shortcuts names those that are there, and no others."""
        self.look("keys", 1200, 800)


if __name__ == "__main__":
    main()
