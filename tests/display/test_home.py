"""«Inicio», search and the golden thread: what needs the director is there, and one gesture goes to its place."""

from kit import DisplayTest, main, t, tn


class Home(DisplayTest):
    environment = {"MINKA_TODAY": "2021-05-05"}

    def begin(self, *arguments):
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path, *arguments)
        self.assertEqual(status, 0, said)
        return self.start(self.path)

    def test_what_is_due(self):
        """The next meeting, overdue agreements and actas to issue are there; Enter on one goes to it."""
        minka = self.begin("--sample")
        for title in "Next meeting", "Actas to issue", "Overdue agreements", "Agreements due within a week", "Progress":
            minka.find("label", t(title))
        overdue = "Poner en la carpeta compartida la matriz de cuatro columnas, con un ejemplo desarrollado."
        minka.click("list-item", overdue)
        agreements = minka.find("list", t("Agreements"))
        minka.wait(lambda: minka.find("list-item", overdue, within=agreements).has("selected"), "the agreement")

    def test_topics_without_minutes(self):
        """The next meeting says how many of its topics have no minutes."""
        minka = self.begin("--sample")
        words = tn("%d topic has no minutes yet", "%d topics have no minutes yet", 2)
        minka.find("label", "lun 10 may 2021 · " + words)
        minka.find("label", t("Nothing hangs loose"))

    def test_nothing_is_due(self):
        """An empty plan says what to do first."""
        minka = self.begin()
        minka.go_to("Home")
        minka.click("button", t("Prepare a meeting"))
        minka.find("dialog", t("New meeting"))

    def test_search(self):
        """Typing where nothing takes it searches everything; the arrows choose, Enter goes there."""
        minka = self.begin("--sample")
        minka.find("label", t("Next meeting"))
        minka.type("retroalimentacion")
        minka.find("dialog", t("Search"))
        finds = minka.find("list", t("Finds"))
        for kind in "Meetings", "Topics of meetings":
            minka.find("label", t(kind), within=finds)
        first = minka.find("label", t("Meetings"), within=finds)
        minka.wait(lambda: first.extents()[1] >= finds.parent.extents()[1], "the first heading in sight")
        minka.find("label", "Retroalimentación formativa a distancia · lun 15 mar 2021", within=finds)
        minka.wait(lambda: all("etroalimentación" in row.name for row in minka.all("list-item", within=finds) if row.name),
                   "only what has the whole word")
        minka.key("Down", "Return")
        minka.gone("dialog", t("Search"))
        minka.find("list", t("Meetings"))
        minka.key("ctrl+f")
        minka.find("dialog", t("Search"))
        minka.type("zzz")
        minka.find("label", t("Nothing found"))
        minka.key("Escape")
        minka.gone("dialog", t("Search"))

    def test_golden_thread(self):
        """From a meeting one gesture shows what it comes from and what came of it, and jumps there."""
        minka = self.begin("--sample")
        minka.go_to("Meetings")
        minka.open_meeting("Retroalimentación formativa a distancia")
        minka.key("ctrl+h")
        minka.find("dialog", t("Golden thread"))
        minka.find("list-item", "Los docentes trabajan de manera individualista")
        minka.find("list-item", "Webinar: retroalimentación formativa a distancia")
        agreement = "Retroalimentar a cada estudiante por audio, llamada o mensaje al menos una vez por semana."
        agreement = next(row.name for row in minka.all("list-item") if row.name.startswith(agreement[:50]))
        minka.click("list-item", agreement)
        minka.gone("dialog", t("Golden thread"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == agreement, "the agreement's focus")


if __name__ == "__main__":
    main()
