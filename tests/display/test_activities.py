"""«Actividades»: the planning is written with the keyboard, an activity has its whole sheet, and every step has a name."""

import json
import re

from kit import TOP, DisplayTest, main, t

SAMPLE = json.loads(next((TOP / "data/sample").glob("*.json")).read_text())
TREES = "tree_node", "tree_link", "objective"
SCHEDULE = "activity", "activity_objective", "activity_date", "goal", "responsible", "source"
MEMBER = next(member for member in SAMPLE["member"] if member["name"] == "Subdirectora")
POST = next(post for post in SAMPLE["post"] if post["title"] == "Moderador")


class PlanningTest(DisplayTest):
    def begin(self, *tables, **more):
        """A plan with the school, the people and these tables of the sample."""
        keep = {name: SAMPLE[name] for name in ("minka", "plan", "member", "post", *tables)}
        keep.update(more)
        data = {name: keep.get(name, [] if isinstance(value, list) else value) for name, value in SAMPLE.items()}
        (self.desk.folder / "plan.json").write_text(json.dumps(data))
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("import", self.path, self.desk.folder / "plan.json")
        self.assertEqual(status, 0, said)
        minka = self.start(self.path)
        if self.size[0] < 500:
            minka.back()
        minka.go_to("Activities")
        return minka

    def objectives(self):
        """The wordings of the specific objectives in order."""
        words = {node["id"]: node["text"] for node in SAMPLE["tree_node"]}
        specific = [objective for objective in SAMPLE["objective"] if not objective["general"]]
        return [(each["id"], words[each["node"]]) for each in sorted(specific, key=lambda each: each["position"])]

    def undoes(self, name):
        self.minka.find("button", t("Undo: %s", t(name)))

    def open(self, title):
        """Opens a sheet with the keyboard; the focus goes into it."""
        minka = self.minka
        minka.click("list-item", title)
        minka.find("button", t("Close the sheet"))
        minka.wait(lambda: minka.focus().name == t("Title"), "the focus in the sheet")

    def add(self, row, text, name):
        minka = self.minka
        minka.enter(t(row), text)
        minka.key("Return")
        minka.find("list-item", name)
        self.undoes(row)


class Activities(PlanningTest):

    def test_whole_sheet(self):
        """From the empty page to an activity with everything, each step by its name."""
        minka = self.begin(*TREES)
        (first, first_text), (second, second_text), *_ = self.objectives()
        minka.find("label", t("No activities yet"))
        minka.tab_to(t("_Add activity"))
        minka.key("Return")
        minka.wait(lambda: minka.focus().name == t("Add activity"), "the focus where one types")
        minka.type("Taller de normas")
        minka.key("Return")
        minka.find("list-item", "Taller de normas", within=minka.find("list", first_text))
        self.undoes("Add activity")

        minka.key("shift+Tab")
        minka.wait(lambda: minka.focus().name == "Taller de normas", "the focus on the row")
        minka.key("Return")
        minka.wait(lambda: minka.focus().name == t("Title"), "the focus in the sheet")
        self.assertTrue(minka.find("check-box", first_text).has("checked"))
        minka.tab_to(second_text)
        minka.key("space")
        self.undoes("Link to objective")
        minka.find("list-item", "Taller de normas", within=minka.find("list", second_text))

        self.add("Add goal", "4 reuniones", "4 reuniones")
        self.add("Add goal", "2 talleres por ciclo", "2 talleres por ciclo")
        minka.enter(t("Add responsible"), "subdir")
        minka.find("list-item", MEMBER["name"])
        minka.key("Down", "Return")
        self.undoes("Add responsible")
        self.add("Add responsible", POST["title"].upper(), POST["title"])
        self.add("Add responsible", "Comite de aula", "Comite de aula")
        self.add("Add source", "Video", "Video")
        minka.enter(t("Add date"), "15/3/2021")
        minka.key("Return")
        minka.find("list-item", re.compile("15 mar"))
        minka.type("22/3/2021")
        minka.key("Return")
        self.undoes("Add date")
        minka.click("list-item", re.compile("22 mar"))
        minka.enter(t("Last day, if there are several"), "26/3/2021")
        minka.key("Return")
        minka.find("list-item", re.compile("22 mar.*26 mar"))
        minka.enter(t("Last day, if there are several"), "1/3/2021")
        minka.key("Return")
        minka.find("label", t("The last day cannot come before the first."))
        minka.enter(t("Day, or first day"), "29/3/2021")
        minka.key("Return")
        minka.find("list-item", re.compile("29 mar.*2 abr"))
        minka.enter(t("Contents"), "Normas de convivencia")
        minka.enter(t("For whom"), "Docentes")
        minka.enter(t("Duration in minutes"), "60")
        minka.key("Tab")
        minka.find("button", t("Undo: %s", t("Change “%s”", t("Duration in minutes"))))
        minka.close()

        plan = self.plan(self.path)
        activity, = plan["activity"]
        self.assertEqual((activity["title"], activity["contents"], activity["audience"], activity["duration"]),
                         ("Taller de normas", "Normas de convivencia", "Docentes", 60))
        self.assertEqual({link["objective"] for link in plan["activity_objective"]}, {first, second})
        self.assertEqual([(goal["quantity"], goal["unit"], goal["text"])
                          for goal in sorted(plan["goal"], key=lambda goal: goal["position"])],
                         [(4, "reuniones", ""), (2, "talleres", "2 talleres por ciclo")])
        self.assertEqual([(each["member"], each["post"], each["text"])
                          for each in sorted(plan["responsible"], key=lambda each: each["position"])],
                         [(MEMBER["id"], None, ""), (None, POST["id"], ""),
                          (None, None, "Comite de aula")])
        self.assertEqual([source["text"] for source in plan["source"]], ["Video"])
        self.assertEqual(sorted((date["first_day"], date["last_day"]) for date in plan["activity_date"]),
                         [("2021-03-15", ""), ("2021-03-29", "2021-04-02")])
        self.check_plan(self.path)

    def test_empty_plan(self):
        """Without objectives an activity can be written all the same, and the sheet says where objectives come from."""
        minka = self.begin()
        minka.click("button", t("_Add activity"))
        minka.wait(lambda: minka.focus().name == t("Add activity"), "the focus where one types")
        minka.type("Taller")
        minka.key("Return")
        minka.find("list-item", "Taller", within=minka.find("list", t("Without an objective")))
        self.open("Taller")
        minka.find("label", t("There are no objectives yet. Mark them in the tree of objectives, and they appear here."))
        minka.key("ctrl+z")
        minka.find("label", t("Taken back: %s", t("Add activity")))
        minka.find("label", t("No activities yet"))
        minka.gone("button", t("Close the sheet"))
        minka.key("ctrl+y")
        minka.find("list-item", "Taller")
        minka.close()
        self.assertEqual([activity["title"] for activity in self.plan(self.path)["activity"]], ["Taller"])

    def test_long_text(self):
        """A description of 400 words is there to the last one, and goes on where one types."""
        text = " ".join(f"palabra{n}" for n in range(400))
        activity = {**SAMPLE["activity"][0], "description": text}
        minka = self.begin(*TREES, activity=[activity])
        self.open(activity["title"])
        field = minka.find("text", t("Description"))
        self.assertEqual(field.text(), text)
        minka.bring(minka.find("text", t("Product")))
        minka.tab_to(t("Description"))
        minka.key("ctrl+End")
        minka.type(" fin")
        minka.key("Tab")
        minka.find("button", t("Undo: %s", t("Change “%s”", t("Description"))))
        minka.close()
        self.assertEqual(self.plan(self.path)["activity"][0]["description"], text + " fin")

    def order(self, within):
        """The activities of a list from top to bottom."""
        rows = self.minka.all("list-item", within=self.minka.find("list", within))
        titles = {activity["title"] for activity in self.plan(self.path)["activity"]}
        return [row.name for row in rows if row.name in titles]

    def options(self, position):
        self.minka.choose_in_menu(t("Options of the activity"), position)

    def test_whole_activities(self):
        """An activity is moved, duplicated and removed from its sheet; what is removed comes back whole."""
        minka = self.begin(*TREES, *SCHEDULE)
        before = self.plan(self.path)
        wording = self.objectives()[0][1]
        one, other, *_ = self.order(wording)
        minka.tab_to(other)
        minka.key("alt+Up")
        minka.wait(lambda: self.order(wording)[:2] == [other, one], "the other order")
        minka.wait(lambda: minka.focus().name == other, "the focus to go along")
        minka.key("ctrl+z")
        minka.wait(lambda: self.order(wording)[:2] == [one, other], "the order of before")
        self.open(other)
        self.options(0)
        self.undoes("Move activity")
        minka.wait(lambda: self.order(wording)[:2] == [other, one], "the other order")
        minka.key("ctrl+z")
        minka.wait(lambda: self.order(wording)[:2] == [one, other], "the order of before")

        self.options(2)
        copy = t("%s (copy)", other)
        minka.find("list-item", copy)
        self.undoes("Duplicate activity")
        plan = self.plan(self.path)
        made, = [activity for activity in plan["activity"] if activity["title"] == copy]
        source, = [activity for activity in plan["activity"] if activity["title"] == other]
        self.assertEqual((made["description"], made["progress"]), (source["description"], "initial"))

        def parts(table, activity):
            return sorted(json.dumps({**part, "id": "", "activity": ""}, sort_keys=True) for part in plan[table]
                          if part["activity"] == activity["id"])

        for table in "goal", "responsible", "source", "activity_objective":
            self.assertEqual(parts(table, made), parts(table, source), table)
        self.assertEqual(parts("activity_date", made), [])
        minka.key("ctrl+z")
        minka.gone("list-item", copy)

        self.options(3)
        minka.find("label", t("“%s” removed", other))
        minka.hold(t("_Undo"))
        minka.gone("list-item", other)
        minka.gone("button", t("Close the sheet"))
        minka.click("button", t("_Undo"))
        minka.find("list-item", other)
        minka.close()
        self.assertEqual(self.plan(self.path), before)

    def test_calendar_and_meeting(self):
        """A day of the calendar takes an activity and shows it; its meeting is begun from its sheet."""
        minka = self.begin(*TREES, *SCHEDULE)
        minka.click("page-tab", t("Calendar"))
        minka.tab_to(minka.find("table-cell", re.compile("1 de marzo")).name)
        minka.key("Down", "Down", "Right", "Right")
        minka.wait(lambda: "17 de marzo" in minka.focus().name, "the focus on the day")
        minka.key("Return")
        minka.find(("dialog", "alert"), t("New activity"))
        minka.wait(lambda: minka.focus().name == t("Title"), "the focus in the question")
        minka.type("Taller de marzo")
        minka.key("Return")
        minka.find("button", t("Close the sheet"))
        self.undoes("Add activity")
        minka.wait(lambda: minka.find("text", t("Title")).text() == "Taller de marzo", "the sheet of the new activity")
        minka.find("list-item", re.compile("17 mar"))
        minka.click("button", t("New meeting of this activity"))
        minka.find("dialog", t("New meeting"))
        minka.click("button", t("_Create"))
        minka.gone("dialog", t("New meeting"))
        minka.find("list-item", "Taller de marzo", within=minka.find("list", t("Meetings")))
        minka.close()
        plan = self.plan(self.path)
        made, = [activity for activity in plan["activity"] if activity["title"] == "Taller de marzo"]
        self.assertIn((made["id"], "2021-03-17", ""),
                      [(date["activity"], date["first_day"], date["last_day"]) for date in plan["activity_date"]])
        self.assertEqual([(meeting["title"], meeting["activity"]) for meeting in plan["meeting"]],
                         [("Taller de marzo", made["id"])])


class Narrow(PlanningTest):
    """Where there is room for one thing at a time."""

    size = 360, 720

    def test_card_and_sheet(self):
        """The sheet takes the page and gives it back, and nothing goes beyond the screen."""
        minka = self.begin(*TREES, *SCHEDULE)
        title = self.plan(self.path)["activity"][0]["title"]
        for step in "list", "sheet":
            if step == "sheet":
                minka.click("list-item", title)
                minka.find("button", t("Back to the activities"))
                minka.find("text", t("Title"))
            left, _, room, _ = minka.find("frame").extents()
            for node in minka.all(("list-item", "text", "button", "label", "page-tab")):
                x, _, width, _ = node.extents()
                self.assertGreaterEqual(x, left - 2, node)
                self.assertLessEqual(x + width, left + room + 2, node)
        minka.click("button", t("Back to the activities"))
        minka.gone("button", t("Back to the activities"))
        minka.wait(lambda: minka.focus().name == title, "the focus on the card")
        minka.close()


if __name__ == "__main__":
    main()
