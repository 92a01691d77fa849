"""A safety copy goes to a folder and comes back, and nothing that was there is lost."""

from kit import DisplayTest, main, t


class Copies(DisplayTest):
    def begin(self):
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path, "--sample")
        self.assertEqual(status, 0, said)
        return self.start(self.path)

    def copy(self, minka):
        minka.choose_in_menu(t("Main menu"), 3)
        minka.choose_file(t("Folder for a safety copy"), t("_Copy here"))
        name, = minka.wait(lambda: [file.name for file in self.out.glob("Minka-copia_*.minka")], "the copy")
        minka.find("label", t("“%s” is in “%s” and was read back", name, "out"))
        return self.out / name

    def own_plans(self):
        return sorted(self.desk.folder.glob("**/minka/plan*.minka"))

    def test_to_a_folder_and_back(self):
        minka = self.begin()
        copy = self.copy(minka)
        before = self.plan(self.path)
        minka.go_to("School")
        minka.enter(t("Grades"), "Después de la copia")
        minka.key("Tab")
        minka.wait(lambda: self.plan(self.path) != before, "the change on the disk")
        changed = self.plan(self.path)

        minka.choose_in_menu(t("Main menu"), 4)
        minka.choose_file(t("Safety copy of a plan"), None, copy.name)
        minka.answer(t("Work on the safety copy?"), t("_Work on the copy"))
        minka.find("label", t("The safety copy is now the plan you work on"))
        minka.find("text", t("Name of the school"))
        minka.close()
        mine, = self.own_plans()
        self.assertEqual(self.plan(mine), before)
        self.assertEqual(self.plan(self.path), changed)

    def test_damaged(self):
        """A damaged copy is not taken in; the plan that is open stays open."""
        minka = self.begin()
        copy = self.copy(minka)
        data = bytearray(copy.read_bytes())
        for at in range(len(data) // 3, len(data) // 3 + 20000):
            data[at] ^= 0xff
        copy.write_bytes(data)
        minka.choose_in_menu(t("Main menu"), 4)
        minka.choose_file(t("Safety copy of a plan"), None, copy.name)
        minka.answer(t("Work on the safety copy?"), t("_Work on the copy"))
        minka.answer(t("That did not work"), t("_Close"))
        self.assertEqual(self.own_plans(), [])
        minka.go_to("School")
        minka.find("text", t("Name of the school"))
        minka.close()
        self.check_plan(self.path)


if __name__ == "__main__":
    main()
