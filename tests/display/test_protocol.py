"""«Preguntas orientadoras»: the school changes its own copy; a meeting that was held keeps what it used."""

import json

from kit import TOP, DisplayTest, Failure, main, t

NEXT = "Normas de convivencia en clases virtuales"
FIRST = "¿Quién se encarga de cada actividad?"
LAST = "¿Qué prepara cada participante?"
INDICATOR = "Responsabilidades"


class Protocol(DisplayTest):
    environment = {"MINKA_TODAY": "2021-05-05"}

    def begin(self):
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path, "--sample")
        self.assertEqual(status, 0, said)
        minka = self.start(self.path)
        minka.hop_to("Meetings")
        minka.open_meeting(NEXT)
        minka.tab_to(t("_Change them…"))
        minka.key("Return")
        minka.find("dialog", t("Guiding questions"))
        return minka

    def texts(self, indicator=INDICATOR):
        """The questions of an indicator, as the newest version has them."""
        steps = self.plan(self.path)["protocol_step"]
        newest = max(one["version"] for one in steps)
        steps = sorted((one for one in steps if one["version"] == newest), key=lambda one: one["position"])
        return [one["text"] for one in steps if one["indicator"] == indicator and not one["role"]]

    def versions(self):
        return {one["title"]: one["protocol_version"] for one in self.plan(self.path)["meeting"]}

    def wait_for(self, minka, texts, indicator=INDICATOR):
        minka.wait(lambda: self.texts(indicator) == texts, f"{texts} on the disk")

    def step_back(self, minka, dialog, after):
        for _ in range(3):
            minka.click("button", t("Undo: %s", t("Change the guiding questions")), within=dialog)
            try:
                minka.wait(lambda: self.texts() == after, f"{after} on the disk", patience=8)
                return
            except Failure:  # what came meanwhile has swallowed the click
                pass
        self.wait_for(minka, after)

    def row(self, minka, text):
        """Where a text of the dialog is typed."""
        return minka.wait(lambda: next((node for node in minka.all("text") if node.text() == text), None), text)

    def leave(self, minka):
        """Escape belongs to what passes over the dialog first."""
        minka.key("Escape")
        if not minka.goes("dialog", t("Guiding questions")):
            minka.key("Escape")
            minka.gone("dialog", t("Guiding questions"))

    def enter(self, minka, old, new):
        minka.click(node=self.row(minka, old))
        minka.wait(lambda: minka.focus() is not None and minka.focus().text() == old, f"the focus on {old}")
        minka.key("ctrl+a")
        minka.type(new)

    def test_change(self):
        """Reword, add, move and remove; each is one step back; a meeting that was held keeps its questions."""
        minka = self.begin()
        held = {title: version for title, version in self.versions().items() if title != NEXT}
        self.enter(minka, LAST, "Que trae cada uno")
        minka.key("Tab")
        self.wait_for(minka, [FIRST, "Que trae cada uno"])
        versions = self.versions()
        self.assertEqual(versions.pop(NEXT), 2)
        self.assertEqual({title: version or 1 for title, version in versions.items()},
                         {title: version or 1 for title, version in held.items()})

        minka.click(node=self.row(minka, "Que trae cada uno"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().text() == "Que trae cada uno", "the focus")
        minka.key("alt+Up")
        self.wait_for(minka, ["Que trae cada uno", FIRST])
        minka.wait(lambda: minka.focus() is not None and minka.focus().text() == "Que trae cada uno",
                   "the focus to go along")

        minka.key("Tab")
        minka.wait(lambda: minka.focus() is not None and t("Options of “%s”", "Que trae cada uno") == minka.focus().name,
                   "the options")
        minka.choose_in_menu(t("Options of “%s”", "Que trae cada uno"), 2)
        self.wait_for(minka, [FIRST])
        dialog = minka.find("dialog", t("Guiding questions"))
        for after in ["Que trae cada uno", FIRST], [FIRST, "Que trae cada uno"], [FIRST, LAST]:
            self.step_back(minka, dialog, after)
        self.row(minka, LAST)
        minka.wait(lambda: minka.focus() is not None and minka.focus().name.startswith(t("Redo: %s", "")),
                   "the focus beside what can no more be undone")
        self.leave(minka)
        minka.find("list-item", INDICATOR)
        minka.close()
        self.check_plan(self.path)

    def test_none(self):
        """A plan that came without questions gets the original ones."""
        data = json.loads(next((TOP / "data/sample").glob("*.json")).read_text())
        data["protocol_step"] = data["protocol_answer"] = []
        for item in data["agenda_item"]:
            item["question"] = None
        (self.desk.folder / "plan.json").write_text(json.dumps(data))
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("import", self.path, self.desk.folder / "plan.json")
        self.assertEqual(status, 0, said)
        minka = self.start(self.path)
        minka.go_to("Meetings")
        minka.open_meeting(NEXT)
        minka.tab_to(t("_Change them…"), most=60)
        minka.key("Return")
        minka.find("dialog", t("Guiding questions"))
        minka.click("button", t("Restore the original questions"))
        self.row(minka, LAST)
        self.assertEqual(self.texts(), [FIRST, LAST])
        self.leave(minka)
        minka.close()

    def test_new_indicator(self):
        """An indicator comes with its first question; what is half typed when the dialog closes is kept; back to all."""
        minka = self.begin()
        dialog = minka.find("dialog", t("Guiding questions"))
        minka.click("page-tab", t("After"), within=dialog)
        minka.enter(t("Add indicator"), "Familias")
        minka.key("Return")
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == t("Add question"), "its first question")
        minka.type("Se enteraron las familias")
        minka.key("Return")
        self.wait_for(minka, ["Se enteraron las familias"], "Familias")
        self.enter(minka, "Se enteraron las familias", "Lo saben las familias")
        self.leave(minka)
        self.wait_for(minka, ["Lo saben las familias"], "Familias")

        minka.tab_to(t("_Change them…"))
        minka.key("Return")
        self.enter(minka, LAST, " ")
        minka.key("Tab")
        self.row(minka, LAST)
        minka.click("button", t("Restore the original questions"))
        minka.hold(t("_Undo"))
        self.wait_for(minka, [], "Familias")
        minka.click("button", t("_Undo"))
        self.wait_for(minka, ["Lo saben las familias"], "Familias")
        self.leave(minka)
        minka.close()
        self.check_plan(self.path)


if __name__ == "__main__":
    main()
