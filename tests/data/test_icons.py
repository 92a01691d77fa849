"""The icons are what GNOME expects of them."""

import os
import re
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import gi

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf  # noqa: E402

TOP = Path(os.environ["TOP"])
DATA = TOP / "data"
APP = "io.github.minka_cap.Minka"
SVG = "{http://www.w3.org/2000/svg}"
ICONS = sorted(DATA.glob("icons/**/*.svg"))
SYMBOLIC = [icon for icon in ICONS if icon.stem.endswith("-symbolic")]
ACTIONS = sorted(DATA.glob("icons/scalable/actions/*.svg"))


class Icons(unittest.TestCase):
    def each(self, icons):
        for icon in icons:
            with self.subTest(icon=str(icon.relative_to(DATA))):
                yield icon, ElementTree.parse(icon).getroot()

    def test_the_application_has_both(self):
        hicolor = DATA / "icons/hicolor"
        self.assertTrue((hicolor / f"scalable/apps/{APP}.svg").is_file())
        self.assertTrue((hicolor / f"symbolic/apps/{APP}-symbolic.svg").is_file())

    def test_square(self):
        for icon, root in self.each(ICONS):
            size = "16" if icon in SYMBOLIC else "128"
            self.assertEqual(root.tag, SVG + "svg")
            self.assertEqual(root.get("viewBox"), f"0 0 {size} {size}")
            self.assertEqual((root.get("width"), root.get("height")), (size, size))

    def test_nothing_from_elsewhere(self):
        for _, root in self.each(ICONS):
            for element in root.iter():
                self.assertNotIn(element.tag, {SVG + "image", SVG + "text", SVG + "script", SVG + "style"})
                self.assertFalse([name for name in element.attrib if "href" in name])

    def test_symbolic_is_fill_of_one_colour(self):
        # GTK recolours fills only, and its own reader of icons knows no more than this.
        for _, root in self.each(SYMBOLIC):
            shapes = list(root)
            self.assertTrue(shapes)
            for shape in shapes:
                self.assertIn(shape.tag, {SVG + "path", SVG + "circle", SVG + "rect"})
                self.assertEqual(shape.get("fill"), "#2e3436")
                self.assertFalse({"stroke", "style", "class", "opacity", "transform"} & set(shape.attrib))

    def test_resource_is_complete(self):
        listed = re.findall(r"<file>(.*?)</file>", (DATA / "minka-icons.gresource.xml").read_text())
        self.assertEqual(listed, [str(icon.relative_to(DATA)) for icon in ACTIONS])

    def test_the_source_names_icons_that_exist(self):
        own = {icon.stem for icon in ACTIONS}
        for source in sorted((TOP / "src").glob("**/*")):
            if source.suffix in {".c", ".h", ".blp", ".ui"}:
                for name in re.findall(r"\bminka-[a-z-]+-symbolic\b", source.read_text()):
                    with self.subTest(source=str(source.relative_to(TOP)), icon=name):
                        self.assertIn(name, own)

    def test_they_paint(self):
        for icon, _ in self.each(ICONS):
            for size in 16, 32, 64, 128:
                picture = GdkPixbuf.Pixbuf.new_from_file_at_size(str(icon), size, size)
                alpha = picture.get_pixels()[3::4]
                self.assertTrue(picture.get_has_alpha())
                self.assertGreater(sum(alpha) / len(alpha), 0.2 * 255)
                self.assertLess(sum(alpha) / len(alpha), 0.9 * 255)


if __name__ == "__main__":
    unittest.main()
