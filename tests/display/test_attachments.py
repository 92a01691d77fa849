"""A file is attached to a topic, looked at, removed and brought back; what is too large is refused."""

from kit import DisplayTest, main, t


class Attachments(DisplayTest):
    environment = {"MINKA_TODAY": "2021-05-10"}

    def begin(self):
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path, "--sample")
        self.assertEqual(status, 0, said)
        plan = self.plan(self.path)
        self.meeting = next(meeting for meeting in plan["meeting"] if meeting["state"] == "preparing")
        self.topic = min((item for item in plan["agenda_item"] if item["meeting"] == self.meeting["id"]),
                         key=lambda item: item["position"])
        (self.out / "rúbrica.txt").write_text("Nivel I: …")
        with open(self.out / "video.mp4", "wb") as video:
            video.truncate(400 * 1024 * 1024)
        minka = self.start(self.path)
        minka.go_to("Meetings")
        minka.open_meeting(self.meeting["title"])
        minka.click("list-item", self.topic["title"])
        return minka

    def attach(self, minka, name):
        minka.click("button", t("_Attach a file…").replace("_", ""))
        minka.choose_file(t("File for the topic"), None, name)

    def kept(self):
        return [(one["title"], one["agenda_item"]) for one in self.plan(self.path)["attachment"]]

    def test_attached_and_removed(self):
        minka = self.begin()
        self.attach(minka, "rúbrica.txt")
        minka.wait(lambda: self.kept() == [("rúbrica.txt", self.topic["id"])], "the file in the plan")
        minka.click("list-item", "rúbrica.txt")
        minka.find("dialog", "rúbrica.txt")
        minka.find("label", t("This file cannot be shown here"))
        minka.key("Escape")
        minka.gone("dialog", "rúbrica.txt")
        minka.click("button", t("Remove attachment") + ": rúbrica.txt")
        minka.hold(t("_Undo"))
        minka.wait(lambda: self.kept() == [], "the file to go")
        minka.click("button", t("_Undo"))
        minka.find("list-item", "rúbrica.txt")
        self.assertEqual(self.kept(), [("rúbrica.txt", self.topic["id"])])
        minka.close()
        self.check_plan(self.path)

    def test_in_the_meeting_mode(self):
        """The secretary has the files of the topic at hand while it is discussed, and adds to them."""
        minka = self.begin()
        self.attach(minka, "rúbrica.txt")
        minka.wait(lambda: self.kept(), "the file in the plan")
        (self.out / "acuerdo.txt").write_text("Se acordó")
        minka.key("F5")
        minka.click("button", t("_Begin").replace("_", ""))
        minka.find("label", t("Next: %s", t("Previous acta and its agreements")))
        minka.key("ctrl+Page_Down")
        minka.find("label", t("Next: %s", self.topic["title"]))
        minka.key("ctrl+Page_Down")
        minka.find("list-item", "rúbrica.txt")
        self.attach(minka, "acuerdo.txt")
        minka.find("list-item", "acuerdo.txt")
        self.assertIn(("acuerdo.txt", self.topic["id"]), self.kept())
        minka.kill()
        self.check_plan(self.path)

    def test_too_large(self):
        minka = self.begin()
        self.attach(minka, "video.mp4")
        minka.answer(t("That did not work"), t("_Close"))
        self.assertEqual(self.kept(), [])
        minka.close()


if __name__ == "__main__":
    main()
