"""A plan from nothing to an observed class, without a pointer: what the keyboard does not reach is a defect."""

from kit import DisplayTest, Failure, Minka, main, t

SCHOOL, TEACHER = "I.E. 31501 Sebastian Lorente", "Docente de segundo"
ASPECT, PROBLEM, CAUSE, NEED = "Clases virtuales", "Clases aburridas", "Poco tiempo", "Retroalimentar al estudiante"
ACTIVITY = "Taller de retroalimentacion"
LINK = "https://example.org/video"


class Hands(Minka):
    """A person who has no pointer."""

    def xdo(self, *command):
        if command[0] not in ("key", "type"):
            raise Failure(f"{command[0]} is not a key")
        super().xdo(*command)

    def on(self, name, text=None):
        """Waits for the focus to be on something with this name, or one that begins so, with this text in it."""
        def there():
            focus = self.focus()
            return focus is not None and focus.name.startswith(name) and (text is None or focus.text() == text)

        self.wait(there, lambda: f"the focus on “{name}” with {text!r}, and not on {self.focus()}")

    def did(self, step):
        """Waits until the step can be taken back by its name."""
        self.find("button", t("Undo: %s", step), sensitive=True)


class PlanByKeyboard(DisplayTest):
    def start(self):
        self.path = self.desk.folder / "data/minka/plan.minka"
        self.minka = Hands(self.desk)
        return self.minka

    def create(self, minka):
        minka.find("button", t("_Create my school’s plan"))
        minka.tab_to(t("_Create my school’s plan"))
        minka.key("Return")
        minka.find("text", t("Name of the school"))
        minka.tab_to(t("Name of the school"))
        minka.type(SCHOOL)
        minka.key("Tab")
        minka.did(t("Change “%s”", t("Name of the school")))

    def add(self, minka, row, text):
        minka.tab_to(t(row))
        minka.type(text)
        minka.key("Return")
        minka.did(t(row))

    def diagnose(self, minka):
        minka.hop_to("Diagnosis")
        minka.find("button", t("_Add aspect"))
        minka.tab_to(t("_Add aspect"))
        minka.key("Return")
        minka.on(t("Aspect"), "")
        minka.type(ASPECT)
        minka.key("Return")
        columns = ("Problems identified", PROBLEM), ("Causes", CAUSE), ("Needs that the community will meet", NEED)
        for column, text in columns:
            minka.on(t(column), "")
            minka.type(text)
            minka.key("Tab")
            minka.find("list-item", text)
        minka.did(t("Add need"))
        for column, text in reversed(columns):
            minka.key("shift+Tab")
            minka.on(t(column))
        minka.key("Up")
        minka.on(t("Problems identified"), PROBLEM)

    def take_to_tree(self, minka):
        minka.key("alt+Return")
        minka.find("dialog", t("Problem tree"))
        minka.on(t("What the tree says"), PROBLEM)
        minka.tab_to(t("_Take to the tree"), back=True)
        minka.key("Return")
        minka.gone("dialog", t("Problem tree"))
        minka.did(t("Take to the tree"))
        minka.find("button", t("In the problem tree: %s", PROBLEM))

    def plan_activity(self, minka):
        minka.hop_to("Activities")
        minka.find("button", t("_Add activity"))
        minka.tab_to(t("_Add activity"))
        minka.key("Return")
        minka.on(t("Add activity"), "")
        minka.type(ACTIVITY)
        minka.key("Return")
        minka.find("list-item", ACTIVITY)
        minka.tab_to(ACTIVITY, back=True)
        minka.key("Return")
        minka.on(t("Title"), ACTIVITY)
        self.add(minka, "Add goal", "4 reuniones")
        minka.tab_to(t("Add responsible"))
        minka.type("segundo")
        minka.find("list-item", TEACHER)
        minka.key("Down", "Return")
        minka.did(t("Add responsible"))
        self.add(minka, "Add source", "Video")
        self.add(minka, "Add date", "15/3/2021")

    def prove(self, minka):
        minka.hop_to("Evaluation")
        activities = minka.find("list", t("Activities"))
        minka.find("list-item", f"1. {ACTIVITY}", within=activities)
        minka.tab_to(t("Summary"))
        minka.key("Down")
        minka.on(f"1. {ACTIVITY}")
        minka.find("button", t("_Move on to intermediate…"))
        minka.tab_to(t("_Move on to intermediate…"))
        minka.key("Return")
        minka.find("dialog", t("New evidence"))
        minka.tab_to(t("File"))
        minka.key("Right")
        minka.on(t("Link"))
        minka.key("space")
        minka.find("text", t("Address of the page"))
        minka.tab_to(t("Address of the page"))
        minka.type(LINK)
        minka.key("Return")
        minka.gone("dialog", t("New evidence"))
        minka.did(t("Move on to intermediate"))
        minka.find("button", t("_Move on to concluded…"))

    def observe(self, minka):
        minka.hop_to("Observation")
        minka.find("button", t("_New observation"))
        minka.tab_to(t("_New observation"))
        minka.key("Return")
        minka.find("dialog", t("New observation"))
        minka.on(t("Teacher"))
        row = minka.focus()
        minka.key("space")
        minka.wait(lambda: minka.focus() is not None and minka.focus().path != row.path, "the teachers")
        minka.arrow_to(TEACHER)
        minka.key("Return")
        minka.find("button", t("_Create"), sensitive=True)
        minka.tab_to(t("_Create"), back=True)
        minka.key("Return")
        minka.gone("dialog", t("New observation"))
        for number, (level, numeral) in enumerate((("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV")), 1):
            minka.on(f"{number}. ")
            minka.key(level)
            minka.did(t("Performance %d at level %s", number, numeral))
            minka.key("Return")

    def find_activity(self, minka):
        """By search, and from there along the golden thread."""
        minka.key("ctrl+f")
        minka.find("dialog", t("Search"))
        minka.on(t("Search the whole plan"))
        minka.type("retroalimentacion")
        finds = minka.find("list", t("Finds"))
        minka.find("list-item", ACTIVITY, within=finds)
        for _ in range(10):
            if minka.all("list-item", ACTIVITY, within=finds)[0].has("selected"):
                break
            minka.key("Down")
        minka.key("Return")
        minka.gone("dialog", t("Search"))
        minka.find("button", t("Close the sheet"))
        minka.key("ctrl+h")
        thread = minka.find("dialog", t("Golden thread"))
        minka.find("list-item", ACTIVITY, within=thread)
        minka.key("Escape")
        minka.gone("dialog", t("Golden thread"))

    def test_plan(self):
        minka = self.start()
        self.create(minka)
        minka.hop_to("Organization")
        self.add(minka, "Add member", TEACHER)
        self.diagnose(minka)
        self.take_to_tree(minka)
        self.plan_activity(minka)
        self.prove(minka)
        self.observe(minka)
        self.find_activity(minka)

        before = self.plan(self.path)
        step = t("Performance %d at level %s", 4, "IV")
        minka.key("ctrl+z")
        minka.find("label", t("Taken back: %s", step))
        self.assertEqual(sorted(level["level"] for level in self.plan(self.path)["observation_level"]), [0, 0, 1, 2, 3])
        minka.key("ctrl+shift+z")
        minka.find("label", t("Repeated: %s", step))
        minka.did(step)
        minka.close()

        plan = self.plan(self.path)
        self.assertEqual(plan, before)
        self.check_plan(self.path)
        self.assertEqual(plan["plan"][0]["school_name"], SCHOOL)
        node, = plan["tree_node"]
        self.assertEqual(node["text"], PROBLEM)
        self.assertEqual({(entry["kind"], entry["text"], entry["node"]) for entry in plan["diagnosis_entry"]},
                         {("problem", PROBLEM, node["id"]), ("cause", CAUSE, None), ("need", NEED, None)})
        activity, = plan["activity"]
        member, = plan["member"]
        self.assertEqual((activity["title"], activity["progress"]), (ACTIVITY, "intermediate"))
        self.assertEqual([(goal["quantity"], goal["unit"]) for goal in plan["goal"]], [(4, "reuniones")])
        self.assertEqual([each["member"] for each in plan["responsible"]], [member["id"]])
        self.assertEqual([source["text"] for source in plan["source"]], ["Video"])
        self.assertEqual([date["first_day"] for date in plan["activity_date"]], ["2021-03-15"])
        self.assertEqual([(each["url"], each["reached"]) for each in plan["evidence"]], [(LINK, "intermediate")])
        self.assertEqual(sorted(level["level"] for level in plan["observation_level"]), [0, 1, 2, 3, 4])


if __name__ == "__main__":
    main()
