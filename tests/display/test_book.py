"""The libro de actas and its folder: actas go there by themselves, and what is missing is found and put back."""

import struct
import zlib

from kit import DisplayTest, main, t, tn


class Book(DisplayTest):
    environment = {"MINKA_TODAY": "2021-05-05"}

    def begin(self):
        return self.start(self.begin_plan())

    def begin_plan(self):
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path, "--sample")
        self.assertEqual(status, 0, said)
        status, said = self.desk.cli("meetings", self.path)
        self.meetings = [line.split("\t")[0] for line in said.splitlines() if line.endswith("\theld")]
        status, said = self.desk.cli("issue", self.path, self.meetings[0])
        self.assertEqual(status, 0, said)
        return self.path

    def pdfs(self):
        return sorted(str(path.relative_to(self.out)) for path in self.out.glob("**/*") if path.is_file())

    def choose(self, minka):
        minka.choose_file(t("Folder of the minutes book"), t("_Keep the actas here"))

    def test_filed_by_itself(self):
        """Inicio asks for the folder; chosen once, actas go there, also those issued later and after a restart."""
        minka = self.begin()
        minka.find("label", t("Actas to file"))
        minka.click("button", t("Choose the folder…"))
        self.choose(minka)
        minka.find("label", t("Every acta is in the folder"))
        verified = t("verified", context="acta in the folder")
        actas = minka.find("list", t("Libro de actas"))
        minka.find("label", verified, within=actas)
        self.assertEqual(len(self.pdfs()), 1)
        self.assertRegex(self.pdfs()[0], r"^2021/Libro-01/Acta-001_2021-\d\d-\d\d_[a-z0-9-]+\.pdf$")
        minka.go_to("Home")
        minka.find("label", t("Next meeting"))
        minka.gone("label", t("Actas to file"))
        minka.close()

        status, said = self.desk.cli("issue", self.path, self.meetings[1])
        self.assertEqual(status, 0, said)
        minka = self.start(self.path)
        minka.go_to("Libro de actas")
        minka.find("label", t("Every acta is in the folder"))
        actas = minka.find("list", t("Libro de actas"))
        minka.wait(lambda: len(minka.all("label", verified, within=actas)) == 2, "both actas to be verified")
        self.assertEqual(len(self.pdfs()), 2)
        minka.close()
        self.check_plan(self.path)

    def test_issued_meeting(self):
        """A meeting whose acta is issued says so where its state is chosen."""
        minka = self.begin()
        title = next(one["title"] for one in self.plan(self.path)["meeting"] if one["id"] == self.meetings[0])
        minka.go_to("Meetings")
        minka.open_meeting(title)
        minka.stage("Before")
        minka.find("label", t("Issued"), within=minka.find("combo-box", t("State")))
        minka.close()

    def test_forgotten(self):
        """A folder can be forgotten; nothing in it is touched."""
        minka = self.begin()
        minka.go_to("Libro de actas")
        minka.click("button", t("_Choose…"))
        self.choose(minka)
        minka.find("label", t("Every acta is in the folder"))
        minka.choose_in_menu(t("Folder of the actas"), 1)
        minka.find("label", t("No folder was chosen"))
        actas = minka.find("list", t("Libro de actas"))
        minka.find("label", t("pending", context="acta in the folder"), within=actas)
        self.assertEqual(len(self.pdfs()), 1)
        minka.close()

    def test_verify(self):
        """What is missing or altered in the folder is named; one button puts the missing back."""
        self.desk.cli("issue", self.begin_plan(), self.meetings[1])
        minka = self.start(self.path)
        minka.go_to("Libro de actas")
        minka.click("button", t("_Choose…"))
        self.choose(minka)
        minka.find("label", t("Every acta is in the folder"))
        minka.click("button", t("Verify the book"))
        report = minka.find("dialog", t("Verify the book"))
        minka.find("label", t("The book and its folder agree"), within=report)
        minka.key("Escape")
        minka.gone("dialog", t("Verify the book"))

        first, second = (self.out / name for name in self.pdfs())
        whole = first.read_bytes()
        first.unlink()
        second.write_bytes(second.read_bytes() + b"x")
        minka.click("button", t("Verify the book"))
        report = minka.find("dialog", t("Verify the book"))
        minka.find("label", t("It is not in the folder."), within=report)
        minka.find("label", t("The file is not the one that was issued, although it says the same."), within=report)
        minka.click("button", t("_Put back what is missing"))
        minka.gone("dialog", t("Verify the book"))
        minka.wait(first.exists, "the acta to be back")
        self.assertEqual(first.read_bytes(), whole)
        minka.find("label", t("Every acta is in the folder"))
        minka.close()
        status, said = self.desk.cli("verify", self.path, self.out)
        self.assertEqual(status, 1)
        self.assertEqual([line.split("\t")[:3] for line in said.splitlines()],
                         [["intact", "1", "1"], ["altered", "1", "2"]])

    def test_signed_copy(self):
        """A photograph of the signed acta is kept with it, goes to its folder, is seen, removed and brought back."""
        minka = self.begin()
        picture = struct.pack(">IIBBBBB", 40, 50, 8, 0, 0, 0, 0)
        parts = [(b"IHDR", picture), (b"IDAT", zlib.compress((b"\0" + b"\xc0" * 40) * 50)), (b"IEND", b"")]
        (self.out / "foto.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts))
        minka.go_to("Libro de actas")
        minka.click("button", t("_Choose…"))
        self.choose(minka)
        minka.find("label", t("Every acta is in the folder"))
        minka.choose_in_menu(t("Options of the acta"), 3)
        minka.choose_file(t("Scan of the signed acta"), None, "foto.png")
        minka.wait(lambda: self.plan(self.path)["scan"], "the signed copy in the plan")
        scan, = self.plan(self.path)["scan"]
        self.assertEqual(scan["acta_sha256"], self.plan(self.path)["acta"][0]["sha256"])
        minka.find("label", t("The acta signed on paper is kept with this one"))
        minka.click("button", t("See the _signed copy"))
        minka.find("dialog", t("Signed copy of acta No. %d", 1))
        minka.find("image", t("Signed copy of acta No. %d", 1))
        minka.key("Escape")
        minka.gone("dialog", t("Signed copy of acta No. %d", 1))
        minka.wait(lambda: any("_firmada_" in name and name.endswith(".png") for name in self.pdfs()), "it in the folder")
        minka.choose_in_menu(t("Options of the acta"), 4)
        minka.hold(t("_Undo"))
        minka.wait(lambda: not self.plan(self.path)["scan"], "it to go")
        minka.gone("label", t("The acta signed on paper is kept with this one"))
        minka.click("button", t("_Undo"))
        minka.wait(lambda: self.plan(self.path)["scan"] == [scan], "it to come back")
        minka.close()
        self.check_plan(self.path)

    def test_corrected(self):
        """A fe de erratas is a new acta; from each of the two one goes to the other, and nothing else changes."""
        minka = self.begin()
        minka.go_to("Libro de actas")
        actas = minka.find("list", t("Libro de actas"))
        minka.click("list-item", t("Acta No. %d", 1), within=actas)
        minka.choose_in_menu(t("Options of the acta"), 0)
        minka.find(("dialog", "alert"), t("Fe de erratas of acta No. %d", 1))
        minka.find("button", t("_Issue acta"), sensitive=False)
        minka.type("Donde dice 12 debe decir 13.")
        minka.answer(t("Fe de erratas of acta No. %d", 1), t("_Issue acta"))
        minka.find("label", t("This acta corrects acta No. %d", 1))
        minka.click("button", t("See acta No. %d", 1))
        minka.find("label", t("Acta No. %d corrects this one", 2))
        minka.find("label", t("Acta No. %d · corrected", 1), within=minka.find("list", t("Libro de actas")))
        minka.close()
        self.check_plan(self.path)

    def test_closed_while_drawn(self):
        """Closed while its pages are still drawn, the program ends as it should."""
        path = self.begin_plan()
        for _ in range(3):
            minka = self.start(path)
            minka.go_to("Libro de actas")
            minka.close()

    def test_folder_away(self):
        """When the folder is away one sentence says so; when it is back the actas go by themselves."""
        minka = self.begin()
        minka.go_to("Libro de actas")
        minka.click("button", t("_Choose…"))
        self.choose(minka)
        minka.find("label", t("Every acta is in the folder"))
        minka.close()
        aside = self.out.with_name("aside")
        self.out.rename(aside)
        self.desk.cli("issue", self.path, self.meetings[1])
        minka = self.start(self.path)
        minka.go_to("Libro de actas")
        minka.find("label", t("The folder “%s” is not there now: connect it and try again. What is in the plan is safe.", "out"))
        minka.find("button", t("_Try again"))
        self.assertFalse(self.out.exists())
        aside.rename(self.out)
        minka.find("label", t("Every acta is in the folder"), patience=20)
        self.assertEqual(len(self.pdfs()), 2)
        minka.close()

    def test_recovered(self):
        """On an empty laptop the book comes back from its folder, and goes on being filed there."""
        self.begin_plan()
        self.desk.cli("issue", self.path, self.meetings[1])
        picture = self.desk.folder / "firmada.png"
        picture.write_bytes(b"\x89PNG\r\n\x1a\n firmada")
        self.desk.cli("scan", self.path, self.meetings[0], "--add", picture)
        self.desk.cli("export", self.path, "--to", self.out, "--actas")
        before = {name: (self.out / name).read_bytes() for name in self.pdfs()}
        self.path.unlink()
        minka = self.start()
        minka.click("button", t("_Recover the book from its folder…"))
        minka.choose_file(t("Folder of the minutes book"), t("_Recover"))
        said = minka.answer(tn("%u acta came back", "%u actas came back", 2), t("_Close"))
        # The signed copy is no acta, and nothing vouches for the last one.
        self.assertIn("\n\n".join((
            t("No later acta and no signed copy vouches for these, so compare them with what was printed and signed:") +
            "\n• " + t("Acta No. %d", 2),
            t("The others are as they were issued."))), said)
        minka.go_to("Libro de actas")
        minka.find("label", t("Every acta is in the folder"))
        actas = minka.find("list", t("Libro de actas"))
        for number in 1, 2:
            minka.find("label", t("Acta No. %d", number), within=actas)
        minka.close()
        self.assertEqual({name: (self.out / name).read_bytes() for name in self.pdfs()}, before)
        self.check_plan(self.desk.folder / "data/minka/plan.minka")


if __name__ == "__main__":
    main()
