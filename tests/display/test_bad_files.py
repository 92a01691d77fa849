"""A file that cannot be opened is explained, left as it is, and the program goes on."""

import shutil
import sqlite3

from kit import DisplayTest, main, t


class BadFiles(DisplayTest):
    def new(self, name, *more):
        path = self.out / name
        status, said = self.desk.cli("new", path, *more)
        self.assertEqual(status, 0, said)
        return path

    def open(self, minka, path):
        minka.key("ctrl+o")
        minka.choose_file(t("Open a plan"), None, path.name)

    def refused(self, path, sentence):
        before = path.read_bytes()
        minka = self.start()
        self.open(minka, path)
        self.assertIn(t(sentence), minka.answer(t("That did not work"), t("_Close")))
        self.assertEqual(path.read_bytes(), before)
        good = self.new("bueno.minka", "--sample")
        self.open(minka, good)
        minka.go_to("School")
        minka.find("text", t("Name of the school"))
        minka.close()

    def test_text(self):
        path = self.out / "carta.minka"
        path.write_text("Estimada directora:\n" * 100)
        self.refused(path, "The file is not a plan of Minka.")

    def test_newer(self):
        path = self.new("futuro.minka")
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA user_version = 9999")
        database.close()
        self.refused(path, "The plan was made with a newer version of Minka. Update Minka to open it; "
                           "the file has been left as it is.")

    def test_damaged(self):
        """A damaged plan is offered back from its safety copy, and the damaged file is kept."""
        path = self.new("plan.minka", "--sample")
        (self.out / "respaldos").mkdir()
        shutil.copy(path, self.out / "respaldos/plan-2021-03-15-153005.minka")
        plan = self.plan(path)
        damaged = bytearray(path.read_bytes())
        damaged[4096:] = bytes(b ^ 0x5A for b in damaged[4096:])
        path.write_bytes(damaged)

        minka = self.start(path)
        said = minka.answer(t("The plan is damaged"), t("_Go back to the copy"))
        self.assertIn(t("The plan's file is damaged. It has been left as it is."), said)
        minka.go_to("School")
        minka.find("text", t("Name of the school"))
        minka.close()
        self.assertEqual(self.plan(path), plan)
        kept = [other for other in self.out.iterdir() if other.is_file() and other != path and other.read_bytes() == damaged]
        self.assertEqual(len(kept), 1, list(self.out.iterdir()))


if __name__ == "__main__":
    main()
