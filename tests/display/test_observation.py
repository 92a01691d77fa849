"""«Observación»: a class is observed with the keyboard, and what all observations say goes to the agenda without names."""

import json
import re

from kit import TOP, DisplayTest, main, t

SAMPLE = json.loads(next((TOP / "data/sample").glob("*.json")).read_text())
PERFORMANCES = json.loads((TOP / "data/rubrics/2018.json").read_text())["performances"]
OLD = json.loads((TOP / "data/rubrics/2017.json").read_text())["performances"]
MEMBERS = {member["name"]: member["id"] for member in SAMPLE["member"]}
NEW, MEETING = "Docente 3.° A", "Normas de convivencia en clases virtuales"


class Observation(DisplayTest):
    def begin(self, keep=lambda one: True):
        """The sample with those of its observations that are wanted."""
        data = dict(SAMPLE)
        data["observation"] = [one for one in SAMPLE["observation"] if keep(one)]
        kept = {one["id"] for one in data["observation"]}
        data["observation_level"] = [one for one in SAMPLE["observation_level"] if one["observation"] in kept]
        (self.desk.folder / "plan.json").write_text(json.dumps(data))
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("import", self.path, self.desk.folder / "plan.json")
        self.assertEqual(status, 0, said)
        minka = self.start(self.path)
        minka.go_to("Observation")
        return minka

    def observed(self, teacher):
        plan = self.plan(self.path)
        one, = [one for one in plan["observation"] if one["teacher"] == MEMBERS[teacher]]
        levels = [level for level in plan["observation_level"] if level["observation"] == one["id"]]
        return one, sorted(levels, key=lambda level: level["position"])

    def undo_name(self, minka, name, *values):
        minka.find("button", t("Undo: %s", t(name, *values)))

    def on_performance(self, minka, number, texts=PERFORMANCES):
        minka.wait(lambda: minka.focus() is not None
                   and minka.focus().name.startswith(f"{number}. {texts[number - 1]}: "), f"performance {number}")

    def make(self, minka, teacher):
        """With the keyboard alone, from the button in the header bar or the empty state, which has the focus."""
        minka.key("Return")
        minka.find("dialog", t("New observation"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().name.startswith(t("Teacher")), "the focus")
        row = minka.focus()
        minka.key("space")
        minka.wait(lambda: minka.focus() is not None and minka.focus().path != row.path, "the teachers")
        minka.arrow_to(teacher)
        minka.key("Return")
        minka.find("button", t("_Create"), sensitive=True)
        minka.tab_to(t("_Create"), back=True)
        minka.key("Return")
        minka.gone("dialog", t("New observation"))
        self.on_performance(minka, 1)

    def test_to_the_agenda(self):
        """New, levels, feedback, the summary, and the agenda of the meeting in preparation."""
        minka = self.begin()
        minka.tab_to(t("New observation"))
        self.make(minka, NEW)
        self.undo_name(minka, "New observation")
        minka.key("3")
        minka.find("list-item", f"1. {PERFORMANCES[0]}: {t('Level %s', 'III')}")
        self.undo_name(minka, "Performance %d at level %s", 1, "III")
        for onward, number, level in (("Return", 2, "4"), ("Down", 3, "2"), ("Return", 4, "1"), ("Down", 5, "3"),
                                      ("Up", 4, "0"), ("Down", 5, "2")):
            minka.key(onward)
            self.on_performance(minka, number)
            minka.key(level)
        self.undo_name(minka, "Performance %d at level %s", 5, "II")
        minka.key("Return")
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == t("Agreed feedback"), "the feedback")
        minka.type("Esperar antes de responder")
        minka.wait(lambda: self.observed(NEW)[0]["feedback"], "the feedback on the disk")
        self.undo_name(minka, "Change “%s”", t("Agreed feedback"))
        one, levels = self.observed(NEW)
        self.assertEqual((one["rubric"], one["phase"], one["grade"], one["feedback"]),
                         ("2018", "before", "3.° A", "Esperar antes de responder"))
        self.assertEqual([(level["performance"], level["level"]) for level in levels],
                         list(zip(PERFORMANCES, (3, 4, 2, 0, 2))))

        minka.click("button", t("_Summary without names"))
        dialog = minka.find("dialog", t("Summary without names"))
        minka.find("label", re.compile("4 observaciones a 3 docentes: 3 antes y 1 después"), within=dialog)
        minka.find("label", t("With fewer than three teachers before or after, the people may be recognized even "
                              "without their names."), within=dialog)
        before = [minka.find("image", re.compile(f"^{t('Before')}: "),
                             within=minka.find("grouping", f"{n}. {text}", within=dialog)).name
                  for n, text in enumerate(PERFORMANCES, 1)]
        self.assertEqual([re.findall(r"\d+", name) for name in before],
                         [["1", "2"], ["2", "1"], ["1", "2"], ["1", "1", "1"], ["1", "1", "1"]])
        said = {node.name for node in dialog.walk()}
        for name in MEMBERS:
            self.assertFalse([text for text in said if name in text], name)
        minka.tab_to(t("_Take to the agenda…"))
        minka.key("Return")
        minka.tab_to(MEETING)
        minka.key("Return")
        minka.gone("dialog", t("Summary without names"))
        minka.find("label", t("The summary is on the agenda of “%s”", MEETING))
        self.undo_name(minka, "Take the summary to the agenda")

        meeting, = [one["id"] for one in SAMPLE["meeting"] if one["title"] == MEETING]
        agenda = [item for item in self.plan(self.path)["agenda_item"] if item["meeting"] == meeting]
        topic = max(agenda, key=lambda item: item["position"])
        self.assertEqual(len(agenda), 1 + len([item for item in SAMPLE["agenda_item"] if item["meeting"] == meeting]))
        self.assertEqual((topic["title"], topic["unplanned"]), ("Resumen sin nombres de la observación de aula", False))
        lines = topic["preparation"].splitlines()
        self.assertEqual(lines[0], "Rúbrica 2018. 4 observaciones a 3 docentes: 3 antes y 1 después.")
        self.assertEqual(lines[2], f"2. {PERFORMANCES[1]}: antes, 2 en nivel II, 1 en nivel IV; después, 1 en nivel III.")
        self.assertEqual(len(lines), 6)
        secrets = [*MEMBERS, *(one["feedback"] for one in SAMPLE["observation"]), "Esperar",
                   *(level["evidence"] for level in SAMPLE["observation_level"])]
        for secret in secrets:
            self.assertNotIn(secret, topic["preparation"])

        minka.click("button", t("_Undo"))
        minka.wait(lambda: topic["id"] not in {item["id"] for item in self.plan(self.path)["agenda_item"]}, "the undo")
        minka.key("ctrl+shift+z")
        minka.wait(lambda: topic in self.plan(self.path)["agenda_item"], "the redo")
        minka.close()
        self.check_plan(self.path)

    def test_first_one_with_another_rubric(self):
        """The empty page offers the first; the rubric changes as long as nothing is noted with it."""
        minka = self.begin(lambda one: False)
        minka.find("label", t("No observations yet"))
        minka.gone("button", t("_Summary without names"))
        minka.tab_to(t("_New observation"))
        self.make(minka, NEW)
        minka.choose(t("Rubric"), "2017")
        minka.find("list-item", f"6. {OLD[5]}: {t('Not observed')}")
        self.undo_name(minka, "Change the rubric")
        one, levels = self.observed(NEW)
        self.assertEqual(one["rubric"], "2017")
        self.assertEqual([level["performance"] for level in levels], OLD)

        minka.click("radio-button", "II", within=minka.find("list-item", re.compile(f"^2. {OLD[1]}: ")))
        minka.find("list-item", f"2. {OLD[1]}: {t('Level %s', 'II (en proceso)')}")
        minka.wait(lambda: self.observed(NEW)[1][1]["level"] == 2, "the level on the disk")
        minka.find("combo-box", t("Rubric"), sensitive=False)
        minka.key("ctrl+z")
        minka.find("combo-box", t("Rubric"), sensitive=True)
        minka.key("ctrl+z")
        minka.gone("list-item", re.compile("^6. "))
        one, levels = self.observed(NEW)
        self.assertEqual((one["rubric"], [level["performance"] for level in levels]), ("2018", PERFORMANCES))
        minka.close()
        self.check_plan(self.path)

    def test_one_teacher(self):
        """The list of one teacher, and how her levels went."""
        minka = self.begin()
        observations = minka.find("list", t("Observation"))
        minka.wait(lambda: len(minka.all("list-item", within=observations)) == 3, "all observations")
        minka.choose(t("Teacher"), "Docente 2.° B")
        minka.wait(lambda: len(minka.all("list-item", within=observations)) == 2, "those of one teacher")
        minka.gone("list-item", "Docente 5.° A", within=observations)
        minka.click("list-item", t("History of %s", "Docente 2.° B"))
        dialog = minka.find("dialog", t("History of %s", "Docente 2.° B"))
        row = minka.find("list-item", re.compile(f"^2. {PERFORMANCES[1]}\\."), within=dialog)
        self.assertRegex(row.name, r"antes: II\. .*después: III\. " + t("Went up from %s to %s", "II", "III"))
        self.assertIn(t("Stays at %s", "III"), minka.find("list-item", re.compile("^1. "), within=dialog).name)

    def test_remove(self):
        minka = self.begin(lambda one: one["teacher"] == MEMBERS["Docente 5.° A"])
        before = self.plan(self.path)
        minka.find("list-item", re.compile("^1. "))
        minka.choose_in_menu(t("Options of the observation"), 1)
        minka.find("label", t("Observation of %s removed", "Docente 5.° A"))
        minka.hold(t("_Undo"))
        minka.find("label", t("No observations yet"))
        after = self.plan(self.path)
        self.assertEqual((after["observation"], after["observation_level"]), ([], []))
        minka.click("button", t("_Undo"))
        minka.find("list-item", re.compile("^1. "))
        minka.close()
        after = self.plan(self.path)
        for table in "observation", "observation_level":
            self.assertEqual(after[table], before[table])


if __name__ == "__main__":
    main()
