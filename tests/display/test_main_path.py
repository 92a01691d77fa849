"""The main path: from the first start to an acta in a folder, and what a power failure leaves."""

import json
import subprocess

from kit import TOP, DisplayTest, main, t, tn

SAMPLE = json.loads(next((TOP / "data/sample").glob("*.json")).read_text())
MEETING = sorted((meeting for meeting in SAMPLE["meeting"] if meeting["state"] == "held"), key=lambda m: m["date"])[0]
AGREEMENT = "Llamar cada semana a las familias de los estudiantes sin internet"


class PathTest(DisplayTest):
    def sample(self):
        return self.desk.folder / "data/minka/ejemplo.minka"

    def agree(self, minka, text):
        minka.enter(t("Add agreement"), text)
        minka.key("Return")
        minka.find("list-item", text)

    def issue(self, minka):
        minka.stage("After")
        minka.click("button", t("_Issue acta…"))
        minka.answer(t("Issue the acta?"), t("_Issue acta"))
        minka.find("label", t("Acta No. %d", 1), within=minka.find("list", t("Libro de actas")))

    def export(self, minka):
        minka.click("button", t("Export the actas to a folder…"))
        minka.choose_file(t("Folder for the actas"), t("_Export here"))

    def pdfs(self):
        return sorted(self.out.glob("**/*.pdf"))

    def check_exported(self):
        found = self.pdfs()
        self.assertEqual([str(pdf.parent.relative_to(self.out)) for pdf in found], ["2021/Libro-01"])
        text = subprocess.run(["pdftotext", "-layout", found[0], "-"], stdout=subprocess.PIPE, text=True, check=True).stdout
        self.assertIn(AGREEMENT, " ".join(text.split()))

    def check_listed(self, minka):
        """What was acknowledged is there, once."""
        minka.go_to("Meetings")
        minka.open_meeting(MEETING["title"])
        minka.stage("During")
        minka.find("list-item", AGREEMENT)
        self.assertEqual(len(minka.all("list-item", AGREEMENT)), 1)

    def restart(self):
        self.minka.kill()
        self.check_plan(self.sample())
        return self.start()


class MainPath(PathTest):
    def test_first_start_to_filed_acta(self):
        """From the welcome to the sample, an agreement, the acta, and its PDF in a folder."""
        minka = self.start()
        for offer in "_Create my school’s plan", "_Open…", "See a _sample plan":
            minka.find("button", t(offer))
        minka.click("button", t("See a _sample plan"))
        minka.go_to("Meetings")
        minka.open_meeting(MEETING["title"])
        minka.stage("During")
        self.agree(minka, AGREEMENT)
        self.issue(minka)
        self.export(minka)
        minka.find("label", tn("%d acta is in the folder", "%d actas are in the folder", 1))
        self.check_exported()
        minka.close()
        self.check_plan(self.sample())

    def test_power_failures(self):
        """What the screen acknowledged is there after a power failure, and nothing twice."""
        minka = self.start()
        minka.click("button", t("See a _sample plan"))
        minka.go_to("Meetings")
        minka.open_meeting(MEETING["title"])
        minka.stage("During")
        self.agree(minka, AGREEMENT)

        minka = self.restart()
        self.check_listed(minka)
        self.issue(minka)

        minka = self.restart()
        minka.go_to("Libro de actas")
        actas = minka.find("list", t("Libro de actas"))
        minka.find("label", t("Acta No. %d", 1), within=actas)
        self.assertEqual(len(minka.all("list-item", within=actas)), 1)
        plan = self.plan(self.sample())
        self.assertEqual([acta["number"] for acta in plan["acta"]], [1])
        self.assertEqual([agreement["text"] for agreement in plan["agreement"]].count(AGREEMENT), 1)
        self.export(minka)

        minka = self.restart()
        minka.go_to("Libro de actas")
        self.export(minka)
        minka.find("label", tn("%d acta is in the folder", "%d actas are in the folder", 1))
        self.check_exported()
        self.assertEqual([path for path in self.out.glob("**/*") if path.is_file()], self.pdfs())


class NarrowPath(PathTest):
    """The same where there is room for one thing at a time."""

    size = 360, 640

    def test_narrow(self):
        minka = self.start()
        minka.click("button", t("See a _sample plan"))
        minka.go_to("Meetings")
        minka.open_meeting(MEETING["title"])
        minka.stage("During")
        self.agree(minka, AGREEMENT)
        minka.back()
        minka.back()
        minka.go_to("Meetings")
        minka.open_meeting(MEETING["title"])
        minka.stage("After")
        minka.click("button", t("_Issue acta…"))
        minka.answer(t("Issue the acta?"), t("_Issue acta"))
        minka.find("label", t("Acta No. %d", 1))
        minka.back()
        # GTK's own folder dialog does not fit this screen.
        minka.find("button", t("Export the actas to a folder…"), sensitive=True)
        minka.close()


if __name__ == "__main__":
    main()
