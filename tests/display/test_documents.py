"""«Documentos»: what can be made from the plan is chosen, seen as the very file, and saved."""

from kit import DisplayTest, main, t, tn


class Documents(DisplayTest):
    def begin(self):
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path, "--sample")
        self.assertEqual(status, 0, said)
        minka = self.start(self.path)
        minka.go_to("Documents")
        return minka

    def test_choose(self):
        """The plan is shown at once; another document takes its place, and both can be printed and saved."""
        minka = self.begin()
        for title in t("Evaluation report"), t("Tome %d", 1), t("Plan de implementación"):
            minka.click("list-item", title)
            minka.find("label", title)
            minka.find("button", t("Print…"), sensitive=True)
            minka.find("button", t("Save the document…"), sensitive=True)
        minka.close()
        self.check_plan(self.path)

    def test_pictures(self):
        """Beside what can be made from the plan stands its first page."""
        minka = self.begin()
        for title in t("Plan de implementación"), t("Evaluation report"), t("Cronograma"), t("Tome %d", 1):
            minka.find("image", t("First page of %s", title), within=minka.find("list-item", title))
        minka.close()

    def test_state(self):
        """A tome says how many actas are in it."""
        path = self.desk.folder / "plan.minka"
        self.assertEqual(self.desk.cli("new", path, "--sample")[0], 0)
        status, said = self.desk.cli("meetings", path)
        held = [line.split("\t")[0] for line in said.splitlines() if line.endswith("\theld")]
        minka = self.start(path)
        minka.go_to("Documents")
        minka.find("label", t("No acta is issued yet"), within=minka.find("list", t("Documents")))
        minka.close()
        for meeting in held[:2]:
            status, said = self.desk.cli("issue", path, meeting)
            self.assertEqual(status, 0, said)
        minka = self.start(path)
        minka.go_to("Documents")
        minka.find("label", tn("%d acta, with an index", "%d actas in one file, with an index", 2),
                   within=minka.find("list", t("Documents")))
        minka.close()


class Narrow(DisplayTest):
    size = 360, 720

    def test_enter(self):
        """Enter on a document leads to the very file."""
        path = self.desk.folder / "plan.minka"
        self.assertEqual(self.desk.cli("new", path, "--sample")[0], 0)
        minka = self.start(path)
        minka.back()
        minka.go_to("Documents")
        row = minka.find("list-item", t("Evaluation report"))
        minka.find("image", t("First page of %s", t("Evaluation report")), within=row)
        minka.tab_to(t("Plan de implementación"))
        minka.arrow_to(t("Evaluation report"))
        minka.key("Return")
        minka.find("button", t("Print…"), sensitive=True)
        minka.gone("list-item", t("Evaluation report"))
        minka.close()


if __name__ == "__main__":
    main()
