"""«Actividades»: the planning is written with the keyboard, an activity has its whole sheet, and every step has a name."""

import json
import re

from kit import TOP, DisplayTest, Failure, main, t

SAMPLE = json.loads(next((TOP / "data/sample").glob("*.json")).read_text())
TREES = "tree_node", "tree_link", "objective"


class Activities(DisplayTest):
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
        minka.enter(t("Add responsible"), SAMPLE["member"][3]["name"][:8].lower())
        minka.find("list-item", SAMPLE["member"][3]["name"])
        minka.key("Down", "Return")
        self.undoes("Add responsible")
        self.add("Add responsible", SAMPLE["post"][3]["title"].upper(), SAMPLE["post"][3]["title"])
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
                         [(SAMPLE["member"][3]["id"], None, ""), (None, SAMPLE["post"][3]["id"], ""),
                          (None, None, "Comite de aula")])
        self.assertEqual([source["text"] for source in plan["source"]], ["Video"])
        self.assertEqual(sorted((date["first_day"], date["last_day"]) for date in plan["activity_date"]),
                         [("2021-03-15", ""), ("2021-03-29", "2021-04-02")])
        self.check_plan(self.path)


if __name__ == "__main__":
    main()
