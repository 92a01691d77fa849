"""«Documentos»: what can be made from the plan is chosen, seen as the very file, and saved."""

from kit import DisplayTest, main, t


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


if __name__ == "__main__":
    main()
