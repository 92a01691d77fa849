"""The emblem of the school is chosen, seen, removed and brought back; what is no picture is refused."""

from kit import DisplayTest, main, t


class Emblem(DisplayTest):
    def begin(self):
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path, "--sample")
        self.assertEqual(status, 0, said)
        (self.out / "escudo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="50">'
                                             '<path d="M0 0h40v30l-20 20L0 30z" fill="#a00"/></svg>')
        (self.out / "falso.png").write_text("Estimada directora:")
        minka = self.start(self.path)
        minka.go_to("School")
        return minka

    def choose(self, minka, name):
        minka.click("button", t("C_hoose…"), within=minka.find("list-item", t("Emblem")))
        minka.choose_file(t("Emblem of the school"), None, name)

    def emblem(self):
        return self.plan(self.path)["plan"][0]["emblem"]

    def test_chosen_and_removed(self):
        minka = self.begin()
        self.choose(minka, "escudo.svg")
        minka.wait(lambda: self.emblem() is not None, "the emblem on the disk")
        emblem = self.emblem()
        minka.find("image", t("Emblem of the school"))
        minka.click("button", t("Remove the emblem"))
        minka.hold(t("_Undo"))
        minka.wait(lambda: self.emblem() is None, "the emblem to go")
        minka.click("button", t("_Undo"))
        minka.wait(lambda: self.emblem() == emblem, "the emblem to come back")
        minka.close()
        self.check_plan(self.path)

    def test_no_picture(self):
        minka = self.begin()
        self.choose(minka, "falso.png")
        minka.answer(t("That did not work"), t("_Close"))
        self.assertIsNone(self.emblem())
        minka.close()


if __name__ == "__main__":
    main()
