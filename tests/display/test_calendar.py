"""«Calendario escolar»: terms are proposed, dates come, change and go, each with its name in undo."""

import os
import subprocess

from kit import BUILD, DisplayTest, main, t, TOP

# A row that is a button.
BUTTON = ("button", "list-item")


class Calendar(DisplayTest):
    def begin(self, *more):
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path, *more)
        self.assertEqual(status, 0, said)
        minka = self.start(self.path)
        minka.go_to("School")
        minka.click("list-item", t("School calendar"))
        minka.find("dialog", t("School calendar"))
        return minka

    def press(self, minka, name):
        """With the keyboard: what was opened a moment ago may still be moving under the pointer."""
        minka.find(BUTTON, name, sensitive=True)
        minka.tab_to(name)
        minka.key("Return")

    def entries(self):
        return [(e["title"], e["kind"], e["first_day"], e["last_day"]) for e in self.plan(self.path)["calendar_entry"]]

    def test_school_dates(self):
        """Propose terms, take them back, propose again; add a day; remove it and take that back."""
        minka = self.begin()
        self.press(minka, t("Propose terms"))
        minka.find("list-item", "IV bimestre")
        minka.gone(BUTTON, t("Propose terms"))
        self.assertEqual(len(self.entries()), 5)
        dialog = minka.find("dialog", t("School calendar"))
        minka.click("button", t("Undo: %s", t("Propose terms")), within=dialog)
        minka.find(BUTTON, t("Propose terms"))
        minka.gone("list-item", "IV bimestre")
        self.press(minka, t("Propose terms"))
        minka.find("list-item", "IV bimestre")

        self.press(minka, t("New school date"))
        minka.enter(t("What it is"), "Aniversario del colegio")
        minka.enter(t("First day"), "15/9/2021")
        minka.key("Tab")
        self.press(minka, t("_Add"))
        minka.find("list-item", "Aniversario del colegio")
        self.assertIn(("Aniversario del colegio", "event", "2021-09-15", ""), self.entries())

        self.press(minka, "Aniversario del colegio")
        self.press(minka, t("Remove"))
        minka.hold(t("_Undo"))
        minka.gone("list-item", "Aniversario del colegio")
        self.assertEqual(len(self.entries()), 5)
        minka.click("button", t("_Undo"))
        minka.find("list-item", "Aniversario del colegio")
        self.assertEqual(len(self.entries()), 6)
        minka.key("Escape")
        minka.gone("dialog", t("School calendar"))
        minka.close()
        self.check_plan(self.path)

    def test_widgets(self):
        """The month, the cronograma and printing do what their tests in C promise."""
        environment = {**self.desk.environment, "GDK_BACKEND": "x11", "GSK_RENDERER": "cairo",
                       "G_DEBUG": "fatal-criticals", "G_TEST_SRCDIR": str(TOP)}
        keep = {name: os.environ[name] for name in ("LANG", "LC_ALL") if name in os.environ}
        done = subprocess.run([BUILD / "tests/display/test-calendar-widgets", "--tap"], env={**environment, **keep},
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              timeout=100)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertNotIn("not ok", done.stdout)


if __name__ == "__main__":
    main()
