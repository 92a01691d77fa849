"""The help inside the program: about what is in front, with a search and ways from task to task."""

import re
import subprocess

from kit import TOP, DisplayTest, main, t

HELP = TOP / "data/help"
PAGES = {path.stem[3:]: path.read_text() for path in sorted(HELP.glob("*.txt"))}


def title(name):
    return re.match(r"title: (.*)", PAGES[name]).group(1)


class Texts(DisplayTest):
    def setUp(self):
        pass

    def tearDown(self):
        pass

    def test_ways(self):
        """Every way leads somewhere, every picture is there, small, and says what it shows."""
        window = (TOP / "src/app/minka-window.c").read_text()
        resources = (TOP / "data/minka-help.gresource.xml").read_text()
        known = set(re.findall(r'^  \{ "([a-z]+)", ', window, re.MULTILINE))
        pictures = set()
        for name, text in PAGES.items():
            with self.subTest(page=name):
                self.assertRegex(text, r"^title: .+\npage: .+\nwords: .+\n\n")
                for target in re.findall(r"\]\(([^)]+)\)", text):
                    if target.startswith("page:"):
                        self.assertIn(target[5:], known)
                    else:
                        self.assertIn(target, PAGES)
                for picture, words in re.findall(r"^! (\S+) \| (.+)$", text, re.MULTILINE):
                    self.assertLessEqual((HELP / picture).stat().st_size, 60 * 1024)
                    self.assertGreater(len(words), 20)
                    self.assertIn(f">help/{picture}<", resources)
                    pictures.add(picture)
                self.assertEqual(text.count("*") % 2, 0)
        self.assertEqual(pictures, {path.name for path in HELP.glob("*.png")})

    def test_every_page_has_help(self):
        """Each page of the window is what some task is about before all."""
        window = (TOP / "src/app/minka-window.c").read_text()
        entries = re.search(r"entries\[\] = \{(.*?)\n\};", window, re.DOTALL).group(1)
        told = {page for text in PAGES.values() for page in re.search(r"^page: (.*)$", text, re.MULTILINE).group(1).split()}
        self.assertEqual(set(re.findall(r'\{ "([a-z]+)", ', entries)) - told, set())


class Help(DisplayTest):
    def begin(self):
        path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", path, "--sample")
        self.assertEqual(status, 0, said)
        return self.start(path)

    def shown(self, name):
        """Waits until a page of the help is in front."""
        return self.minka.find(("label", "heading"), title(name), within=self.minka.find("dialog", t("Help")))

    def test_about_what_is_in_front(self):
        """F1 opens what is about the page; Escape leads back, first to the list of tasks."""
        minka = self.begin()
        for page, name in ("Diagnosis", "diagnostico"), ("Trees", "arboles"), ("Meetings", "preparar"):
            minka.hop_to(page)
            minka.key("F1")
            self.shown(name)
            minka.key("Escape")
            minka.find("list-item", title("emitir"))
            minka.key("Escape")
            minka.gone("dialog", t("Help"))

    def test_search_and_ways(self):
        """Who looks for a word finds the task, without its accents; a way leads to another task and to a page."""
        minka = self.begin()
        minka.key("F10")
        minka.wait(lambda: minka.all("menu-item", t("_Help")), "the menu")
        minka.arrow_to(t("_Help"))
        minka.key("Return")
        minka.find("dialog", t("Help"))
        minka.type("convocatoria")
        minka.gone("list-item", title("arboles"))
        minka.find("list-item", title("preparar"))
        minka.key("ctrl+a")
        minka.type("rubrica")
        minka.gone("list-item", title("preparar"))
        minka.key("Return")
        self.shown("observacion")
        minka.key("Escape")
        minka.wait(lambda: minka.focus() is not None and minka.focus().role in ("text", "entry"), "the search")
        minka.key("ctrl+a")
        minka.type("perdido")
        minka.gone("list-item", title("observacion"))
        minka.key("Return")
        self.shown("recuperar")
        for _ in range(10):
            focus = minka.focus()
            if focus is not None and focus.role == "link" and focus.name == "copia de seguridad":
                break
            minka.key("Tab")
            minka.focus_after(focus)
        minka.key("Return")
        self.shown("copias")

    def test_guide(self):
        """The guide leads along the sample by keyboard, says each step, and can be left and begun again."""
        minka = self.start()
        minka.click("button", t("See a _sample plan"))
        guide = minka.find("grouping", t("Guide"))
        pages = []
        for step in range(8):
            minka.find("label", t("Step %u of %u", step + 1, 8), within=guide)
            minka.wait(lambda: minka.focus() is not None and minka.focus().role == "button", "the focus on the card")
            pages.append(next(row.name for row in minka.all("list-item", within=minka.find("list", t("Pages")))
                              if row.has("selected")))
            if step < 7:
                minka.key("Return")
        self.assertEqual(pages[0], pages[-1])
        self.assertEqual(len(set(pages)), 7)
        # Everything can be done meanwhile.
        minka.hop_to("School")
        minka.find("text", t("Name of the school"))
        minka.click("button", t("_Leave the guide"))
        minka.gone("grouping", t("Guide"))
        minka.key("F10")
        minka.wait(lambda: minka.all("menu-item", t("_Guided tour")), "the menu")
        minka.arrow_to(t("_Guided tour"))
        minka.key("Return")
        minka.find("label", t("Step %u of %u", 1, 8))
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == t("_Next"), "the focus on the card")
        minka.key("Escape")
        minka.gone("grouping", t("Guide"))


if __name__ == "__main__":
    main()
