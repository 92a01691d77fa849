"""What was agreed is typed in one line: what was understood is told first, and Enter adds it."""

import json

from kit import TOP, DisplayTest, main, t

SAMPLE = json.loads(next((TOP / "data/sample").glob("*.json")).read_text())
MEETING = next(meeting for meeting in SAMPLE["meeting"] if meeting["date"] == "2021-04-26")
NAMES = {member["name"]: member["id"] for member in SAMPLE["member"]}


class AgreementEntry(DisplayTest):
    def begin(self):
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path, "--sample")
        self.assertEqual(status, 0, said)
        minka = self.start(self.path)
        minka.go_to("Meetings")
        minka.open_meeting(MEETING["title"])
        minka.stage("During")
        return minka

    def agreements(self):
        return {made["text"]: made for made in self.plan(self.path)["agreement"]}

    def told(self, minka, who, day, what):
        minka.find("label", t("Who: %s · By: %s · What: %s", who, day, what))

    def test_by_keyboard(self):
        """A person and a day are offered and taken with keys; undo takes the whole agreement back."""
        minka = self.begin()
        before = self.agreements()
        minka.enter(t("Add agreement"), "Revisar la matriz, docente 2.° ")
        minka.find("list-item", "Docente 2.° A")
        minka.key("Down")
        minka.key("Down")
        minka.key("Return")
        minka.type("el vie")
        minka.find("list-item", "el viernes")
        minka.key("Tab")
        self.told(minka, "Docente 2.° B", "viernes 30 de abril", "Revisar la matriz")
        self.assertEqual(self.agreements(), before)
        minka.key("Return")
        minka.find("list-item", "Revisar la matriz")
        made = self.agreements()["Revisar la matriz"]
        self.assertEqual((made["responsible"], made["due"]), (NAMES["Docente 2.° B"], "2021-04-30"))
        minka.key("ctrl+z")
        minka.gone("list-item", "Revisar la matriz")
        self.assertEqual(self.agreements(), before)

    def test_unclear(self):
        """Of two who are called the same one is asked for; nothing is added before."""
        minka = self.begin()
        before = self.agreements()
        minka.enter(t("Add agreement"), "Docente 2.° trae las fichas")
        minka.key("Return")
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == "Docente 2.° A", "the focus on a choice")
        self.assertEqual(self.agreements(), before)
        minka.key("Tab")
        minka.key("Return")
        self.told(minka, "Docente 2.° B", t("not said"), "Trae las fichas")
        minka.key("Return")
        minka.find("list-item", "Trae las fichas")
        self.assertEqual(self.agreements()["Trae las fichas"]["responsible"], NAMES["Docente 2.° B"])

    def test_jump(self):
        """What is missing before issuing leads to where it is mended."""
        minka = self.begin()
        minka.stage("After")
        minka.click("list-item", t("There are no suggestions."))
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == t("Suggestions"), "the focus on the field")

    def test_details(self):
        """Shift+Enter adds it and opens what else there is to fill in."""
        minka = self.begin()
        minka.enter(t("Add agreement"), "Directora: visitar 3 aulas hasta el 14 de mayo")
        minka.key("shift+Return")
        minka.find("list-item", "Visitar 3 aulas")
        minka.find("text", t("Grounds"))
        self.assertEqual(self.agreements()["Visitar 3 aulas"]["due"], "2021-05-14")


if __name__ == "__main__":
    main()
