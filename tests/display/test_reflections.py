"""«Bitácora»: entries with their guiding questions, written, changed and taken back with the keyboard; what is private is
in no one's export but its author's."""

import json
import re
import subprocess

from kit import TOP, DisplayTest, library, main, t

SAMPLE = json.loads(next((TOP / "data/sample").glob("*.json")).read_text())
MEMBERS = {member["name"]: member["id"] for member in SAMPLE["member"]}
NAMES = {id: name for name, id in MEMBERS.items()}
ENTRIES = {one["strategy"]: one for one in SAMPLE["reflection"]}
PRIVATE = next(one for one in SAMPLE["reflection"] if one["privacy"] == "private")
QUESTIONS = [step["text"] for step in sorted(SAMPLE["protocol_step"], key=lambda step: step["position"])
             if step["indicator"] == "Cuaderno de bitácora" and not step["role"]]


class Reflections(DisplayTest):
    environment = {"MINKA_TODAY": "2021-05-05"}

    def begin(self, sample=True):
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path, *["--sample"][:sample])
        self.assertEqual(status, 0, said)
        minka = self.start(self.path)
        if self.size[0] < 500:
            minka.back()
        minka.go_to("Logbook")
        return minka

    def listed(self):
        return [row.name for row in self.minka.all("list-item", within=self.minka.find("list", t("Logbook"))) if row.name]

    def entries(self):
        return self.plan(self.path)["reflection"]

    def undo_name(self, name):
        self.minka.find("button", t("Undo: %s", t(name)))

    def make(self, minka):
        """With the keyboard alone, once the button that begins has the focus."""
        minka.key("Return")
        minka.find("dialog", t("New entry"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().name.startswith(t("Whose entry it is")), "the focus")
        row = minka.focus()
        minka.key("space")
        minka.wait(lambda: minka.focus() is not None and minka.focus().path != row.path, "the people")
        minka.arrow_to("Docente 3.° A")
        minka.key("Return")
        minka.key("Tab")
        row = minka.wait(lambda: minka.focus() is not None and minka.focus().name.startswith(t("Guiding question"))
                         and minka.focus(), "the question")
        minka.key("space")
        minka.wait(lambda: minka.focus() is not None and minka.focus().path != row.path, "the questions")
        for question in QUESTIONS:
            minka.find("label", question)
        minka.arrow_to(QUESTIONS[1])
        minka.key("Return")
        minka.tab_to(t("Strategy tried"))
        minka.type("Un cuento por semana")
        minka.tab_to(t("Entry"))
        minka.type("Leyeron mas que antes")
        minka.find("button", t("_Note"), sensitive=True)
        minka.tab_to(t("_Note"), back=True)
        minka.key("Return")
        minka.gone("dialog", t("New entry"))

    def test_written(self):
        """An entry is written and private at first; undo takes it back."""
        minka = self.begin()
        minka.wait(lambda: len(self.listed()) == len(ENTRIES), "the entries")
        self.assertEqual(self.listed(), [one["strategy"] for one in
                                         sorted(SAMPLE["reflection"], key=lambda one: one["date"], reverse=True)])
        minka.tab_to(t("New entry"))
        self.make(minka)
        self.undo_name("New entry in the logbook")
        one, = [one for one in self.entries() if one["strategy"] == "Un cuento por semana"]
        self.assertEqual((NAMES[one["author"]], one["prompt"], one["body"], one["date"], one["privacy"]),
                         ("Docente 3.° A", QUESTIONS[1], "Leyeron mas que antes", "2021-05-05", "private"))
        minka.wait(lambda: self.listed()[:1] == ["Un cuento por semana"], "the new entry first")
        minka.find("label", t("It is in no document of the school. Only its author's own export and the safety copies of "
                              "the whole plan hold it."))
        minka.choose(t("Who may read it"), t("Shared with the team"))
        minka.wait(lambda: any(one["privacy"] == "shared" and one["body"].startswith("Leyeron") for one in self.entries()),
                   "the entry to be shared")
        for _ in range(2):
            minka.key("ctrl+z")
        minka.wait(lambda: len(self.listed()) == len(ENTRIES), "the entry to go")
        self.assertEqual(len(self.entries()), len(ENTRIES))

    def test_of_one_person(self):
        """Of one person; changed, removed, and brought back."""
        minka = self.begin()
        minka.choose(t("Whose entries"), NAMES[PRIVATE["author"]])
        minka.wait(lambda: self.listed() == [PRIVATE["strategy"]], "the entries of one person")
        minka.click("list-item", PRIVATE["strategy"], within=minka.find("list", t("Logbook")))
        minka.choose(t("Guiding question"), QUESTIONS[-1])
        minka.wait(lambda: [one for one in self.entries() if one["id"] == PRIVATE["id"]][0]["prompt"] == QUESTIONS[-1],
                   "the other question")
        minka.choose_in_menu(t("Options of the entry"), 1)
        minka.hold(t("_Undo"))
        minka.find("label", t("No entries yet"))
        self.assertNotIn(PRIVATE["id"], [one["id"] for one in self.entries()])
        minka.click("button", t("_Undo"))
        minka.wait(lambda: self.listed() == [PRIVATE["strategy"]], "the entry to come back")

    def test_export(self):
        """Private entries are exported only when that is asked for."""
        minka = self.begin()
        minka.click("list-item", PRIVATE["strategy"], within=minka.find("list", t("Logbook")))
        for whole in False, True:
            minka.choose_in_menu(t("Options of the entry"), 0)
            minka.find(("dialog", "alert"), t("Export the logbook?"))
            if whole:
                minka.tab_to(t("With the private entries"))
                minka.key("space")
                minka.wait(lambda: minka.find("check-box", t("With the private entries")).has("checked"), "the tick")
            self.answer_export(minka)
            pdf = self.out / t("Logbook of %s.pdf", NAMES[PRIVATE["author"]])
            minka.wait(pdf.exists, "the file")
            minka.find("label", t("The logbook is saved"))
            said = re.sub(r"\s+", "", subprocess.run(["pdftotext", pdf, "-"], stdout=subprocess.PIPE, text=True,
                                                     check=True).stdout)
            self.assertEqual(re.sub(r"\s+", "", PRIVATE["body"]) in said, whole)
            pdf.unlink()
            minka.gone("label", t("The logbook is saved"))

    def answer_export(self, minka):
        minka.answer(t("Export the logbook?"), t("_Export…"))
        minka.choose_file(t("Save the logbook"), library("gtk40", "_Save"))

    def test_of_a_meeting(self):
        """«Después» shows what is shared of a meeting and leads to it; what is private is nowhere there."""
        minka = self.begin()
        meeting = next(one for one in SAMPLE["meeting"] if one["id"] == PRIVATE["meeting"])
        shared, = [one for one in SAMPLE["reflection"]
                   if one["meeting"] == meeting["id"] and one["privacy"] == "shared"]
        minka.hop_to("Meetings")
        minka.open_meeting(meeting["title"])
        minka.stage("After")
        minka.find("list-item", re.compile(re.escape(NAMES[shared["author"]])))
        self.assert_unsaid(PRIVATE, NAMES[PRIVATE["author"]])
        self.write(minka, "Un caso que me guardo", "Private")
        minka.find("label", t("Private entry noted in the logbook"))
        self.write(minka, "Un caso para todos", "Quotable in the acta")
        minka.find("label", re.compile("Un caso para todos"))
        self.assert_unsaid(PRIVATE, NAMES[PRIVATE["author"]], "Un caso que me guardo")
        made = [one for one in self.entries() if one["body"].startswith("Un caso")]
        self.assertEqual({(one["privacy"], one["meeting"], NAMES[one["author"]]) for one in made},
                         {("private", meeting["id"], "Docente 3.° A"), ("quotable", meeting["id"], "Docente 3.° A")})
        minka.key("ctrl+z")
        minka.gone("label", re.compile("Un caso para todos"))
        minka.insist(lambda: minka.click("list-item", re.compile(re.escape(NAMES[shared["author"]]))),
                     lambda: minka.all("list", t("Logbook")), "the logbook")
        field = minka.find("text", t("Strategy tried"))
        minka.wait(lambda: field.text() == shared["strategy"], "the entry")

    def write(self, minka, body, privacy):
        minka.click("button", t("Write an entry of this meeting"))
        dialog = minka.find("dialog", t("New entry"))
        minka.choose(t("Whose entry it is"), "Docente 3.° A")
        minka.enter(t("Entry"), body, within=dialog)
        if privacy != "Private":
            minka.choose(t("Who may read it"), t(privacy))
        minka.click("button", t("_Note"), within=dialog)
        minka.gone("dialog", t("New entry"))

    def assert_unsaid(self, entry, *others):
        for node in self.minka.all():
            for words in (entry["body"][:30], entry["strategy"], *others):
                self.assertNotIn(words, node.name)

    def test_nothing_yet(self):
        minka = self.begin(sample=False)
        minka.find("label", t("No entries yet"))
        minka.click("button", t("_New entry"))
        minka.find("dialog", t("New entry"))
        minka.find("label", t("Add the teachers in “Organization” first."))


class Narrow(Reflections):
    """The same page on a small screen."""

    size = 360, 640

    test_of_one_person = test_export = test_of_a_meeting = test_nothing_yet = None

    def test_written(self):
        minka = self.begin()
        minka.tab_to(t("New entry"))
        self.make(minka)
        one, = minka.wait(lambda: [one for one in self.entries() if one["strategy"] == "Un cuento por semana"], "the entry")
        self.assertEqual(one["privacy"], "private")
        # The entry is in front, and every part of it fits.
        minka.find("text", t("Strategy tried"))
        left, _, room, _ = minka.find("frame").extents()
        for node in minka.all(("text", "combo-box", "label")):
            x, _, width, _ = node.extents()
            self.assertLessEqual(x + width, left + room + 1, node)
        minka.key("ctrl+z")
        minka.wait(lambda: len(self.entries()) == len(ENTRIES), "the entry to go")


if __name__ == "__main__":
    main()
