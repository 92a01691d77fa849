"""«Organización»: members come by typing a name, and do not go while something needs them."""

import re

from kit import DisplayTest, main, t


class People(DisplayTest):
    def begin(self, *more):
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path, *more)
        self.assertEqual(status, 0, said)
        minka = self.start(self.path)
        minka.go_to("Organization")
        return minka

    def members(self):
        return self.plan(self.path)["member"]

    def test_members(self):
        """Add, rename, choose a device, remove, and take the removal back."""
        minka = self.begin()
        for name in "Rosa Quispe", "Luis Huaman":
            minka.enter(t("Add member"), name)
            minka.key("Return")
            minka.find("list-item", name)

        minka.click("list-item", "Rosa Quispe")
        minka.enter(t("Name, as actas write it"), "Rosa Quispe Mamani")
        minka.key("Tab")
        minka.find("list-item", "Rosa Quispe Mamani")
        minka.find("button", t("Options of “%s”", "Rosa Quispe Mamani"))
        minka.choose(t("Device for online meetings"), t("Laptop"))
        minka.find("button", t("Undo: %s", t("Change “%s”", t("Device for online meetings"))))
        rosa, luis = self.members()
        self.assertEqual((rosa["name"], rosa["device"]), ("Rosa Quispe Mamani", "laptop"))
        self.assertEqual((luis["name"], luis["device"]), ("Luis Huaman", "unknown"))

        minka.choose_in_menu(t("Options of “%s”", "Luis Huaman"), 2)
        minka.find("label", t("“%s” removed", "Luis Huaman"))
        minka.hold(t("_Undo"))
        minka.gone("list-item", "Luis Huaman")
        minka.click("button", t("_Undo"))
        minka.find("list-item", "Luis Huaman")
        self.assertEqual(self.members(), [rosa, luis])
        minka.close()
        self.check_plan(self.path)

    def test_member_in_use(self):
        """Who is on an attendance list stays, and a sentence says why. Nothing claims that it went."""
        minka = self.begin("--sample")
        before = self.members()
        name = before[0]["name"]
        minka.choose_in_menu(t("Options of “%s”", name), 2)
        why, claim = t("Other records of the plan still need this one."), t("“%s” removed", name)
        said = minka.find("label", re.compile(f"^({re.escape(why)}|{re.escape(claim)})$"))
        self.assertEqual(said.name, why)
        minka.find("list-item", name)
        minka.close()
        self.assertEqual(self.members(), before)


if __name__ == "__main__":
    main()
