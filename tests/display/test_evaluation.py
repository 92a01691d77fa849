"""«Evaluación»: a state moves on with evidence, and the evidence is kept in the plan."""

import base64
import hashlib
import json

from kit import TOP, DisplayTest, main, t

SAMPLE = json.loads(next((TOP / "data/sample").glob("*.json")).read_text())
FIRST, SECOND = sorted(SAMPLE["activity"], key=lambda activity: activity["position"])[:2]
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


class Evaluation(DisplayTest):
    def begin(self):
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path, "--sample")
        self.assertEqual(status, 0, said)
        minka = self.start(self.path)
        minka.go_to("Evaluation")
        return minka

    def open(self, minka, activity):
        number = 1 if activity is FIRST else 2
        minka.click("list-item", f"{number}. {activity['title']}", within=minka.find("list", t("Activities")))
        minka.find("button", t("_Move on to concluded…"))

    def activity(self, activity):
        plan = self.plan(self.path)
        progress = next(a["progress"] for a in plan["activity"] if a["id"] == activity["id"])
        return progress, [e for e in plan["evidence"] if e["activity"] == activity["id"]]

    def move_on(self, minka, kind):
        minka.click("button", t("_Move on to concluded…"))
        dialog = minka.find("dialog", t("New evidence"))
        minka.find("button", t("_Move on to concluded"), sensitive=False, within=dialog)
        minka.click(("radio-button", "toggle-button"), t(kind), within=dialog)
        return dialog

    def confirm(self, minka, dialog):
        minka.click("button", t("_Move on to concluded"), within=dialog)

    def moved(self, minka):
        minka.gone("dialog", t("New evidence"))
        minka.find("button", t("Undo: %s", t("Move on to concluded")))
        minka.gone("button", t("_Move on to concluded…"))

    def test_link(self):
        """What is no address is refused; a good one moves the activity, and one undo takes both back."""
        minka = self.begin()
        self.open(minka, FIRST)
        before = self.activity(FIRST)
        dialog = self.move_on(minka, "Link")
        minka.enter(t("Address of the page"), "no es un enlace", within=dialog)
        self.confirm(minka, dialog)
        minka.find("label", t("This is no address of a web page. Copy it whole; it begins with https://."))
        self.assertEqual(self.activity(FIRST), before)
        minka.enter(t("Address of the page"), "example.org/webinar", within=dialog)
        minka.enter(t("What it shows"), "Video del webinar", within=dialog)
        self.confirm(minka, dialog)
        self.moved(minka)
        minka.find("list-item", "Video del webinar", within=minka.find("list", t("Evidence")))
        progress, evidence = self.activity(FIRST)
        added = evidence[-1]
        self.assertEqual(progress, "concluded")
        self.assertEqual((added["kind"], added["reached"], added["url"], added["title"]),
                         ("link", "concluded", "https://example.org/webinar", "Video del webinar"))
        minka.key("ctrl+z")
        minka.gone("list-item", "Video del webinar")
        minka.find("button", t("_Move on to concluded…"))
        self.assertEqual(self.activity(FIRST), before)
        minka.close()
        self.check_plan(self.path)

    def test_file(self):
        """The file is copied into the plan, shown from there, and is not removed unasked while a state rests on it."""
        (self.out / "foto.png").write_bytes(PICTURE)
        minka = self.begin()
        self.open(minka, SECOND)
        dialog = self.move_on(minka, "File")
        minka.click("button", t("C_hoose…"), within=dialog)
        minka.choose_file(t("Choose a file"), t("C_hoose"), "foto.png")
        minka.find("text", t("Name in the plan"), within=dialog)
        self.confirm(minka, dialog)
        self.moved(minka)
        (self.out / "foto.png").unlink()
        progress, evidence = self.activity(SECOND)
        added = next(e for e in evidence if e["kind"] == "file")
        self.assertEqual(progress, "concluded")
        self.assertEqual(base64.b64decode(added["content"]), PICTURE)
        self.assertEqual((added["sha256"], added["mime_type"], added["reached"]),
                         (hashlib.sha256(PICTURE).hexdigest(), "image/png", "concluded"))

        minka.click("list-item", "foto.png", within=minka.find("list", t("Evidence")))
        shown = minka.find("dialog", "foto.png")
        minka.find("image", "foto.png", within=shown)
        minka.key("Escape")
        minka.gone("dialog", "foto.png")

        minka.choose_in_menu(t("Options of “%s”", "foto.png"), 2)
        dialog = minka.find(("dialog", "alert"), t("Change the name"))
        minka.enter(t("Name in the plan"), "Foto del webinar", within=dialog)
        minka.key("Return")
        minka.find("list-item", "Foto del webinar")
        renamed = self.activity(SECOND)[1]
        self.assertIn({**added, "title": "Foto del webinar"}, renamed)
        minka.key("ctrl+z")
        minka.find("list-item", "foto.png")
        self.assertEqual(self.activity(SECOND), (progress, evidence))

        minka.choose_in_menu(t("Options of “%s”", "foto.png"), 3)
        minka.answer(t("Remove the evidence?"), t("_Cancel"))
        self.assertEqual(self.activity(SECOND), (progress, evidence))
        minka.choose_in_menu(t("Options of “%s”", "foto.png"), 3)
        minka.answer(t("Remove the evidence?"), t("_Remove"))
        minka.hold(t("_Undo"))
        minka.gone("list-item", "foto.png")
        minka.find("label", t("Nothing proves it yet: add evidence"))
        minka.click("button", t("_Undo"))
        minka.find("list-item", "foto.png")
        self.assertEqual(self.activity(SECOND), (progress, evidence))
        minka.close()

    def test_paste(self):
        """A link that was copied is offered as evidence when it is pasted beside the texts."""
        minka = self.begin()
        self.open(minka, FIRST)
        minka.enter(t("Verification instrument"), "https://example.org/pegado")
        minka.key("ctrl+a", "ctrl+c")
        minka.tab_to(t("Options of “%s”", next(e["title"] for e in SAMPLE["evidence"] if e["activity"] == FIRST["id"])),
                     back=True)
        minka.key("ctrl+v")
        dialog = minka.find("dialog", t("New evidence"))
        minka.click("button", t("_Add"), within=dialog)
        minka.find("list-item", "https://example.org/pegado", within=minka.find("list", t("Evidence")))
        progress, evidence = self.activity(FIRST)
        self.assertEqual((progress, evidence[-1]["reached"], evidence[-1]["url"]),
                         ("intermediate", "intermediate", "https://example.org/pegado"))
        minka.close()

    def test_summary(self):
        """The chart says in words what it draws, and follows."""
        minka = self.begin()
        said = t("%d %s", 4, t("Intermediate").lower())
        minka.find("image", f"{t('All activities')}: {said}. {t('%d of %d concluded', 0, 4)}")
        self.open(minka, FIRST)
        minka.click("button", t("_Go back to initial"))
        minka.find("button", t("_Move on to intermediate"))
        minka.click("list-item", t("Summary"))
        said = ", ".join((t("%d %s", 1, t("Initial").lower()), t("%d %s", 3, t("Intermediate").lower())))
        minka.find("image", f"{t('All activities')}: {said}. {t('%d of %d concluded', 0, 4)}")
        minka.close()


if __name__ == "__main__":
    main()
