"""«Acuerdos»: the agreements of all meetings as they stand, and what became of them, noted with the keyboard."""

import json
import re
import time

from kit import TOP, DisplayTest, main, t, tn

SAMPLE = json.loads(next((TOP / "data/sample").glob("*.json")).read_text())
MEMBERS = {member["name"]: member["id"] for member in SAMPLE["member"]}
OVERDUE = "Poner en la carpeta compartida la matriz de cuatro columnas, con un ejemplo desarrollado."
SOON = "Preparar para las familias una orientación de una página y un audio sobre cómo tomar la foto del cuaderno."
LATER = "Continuar el monitoreo de la práctica docente y presentar al equipo un resumen sin nombres."
KEPT = "Realizar las próximas reuniones en Google Meet y enviar a todos una guía de una página para ingresar."


class Agreements(DisplayTest):
    environment = {"MINKA_TODAY": "2021-05-05"}

    def begin(self, sample=True):
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path, *["--sample"][:sample])
        self.assertEqual(status, 0, said)
        minka = self.start(self.path)
        if self.size[0] < 500:
            minka.back()
        minka.go_to("Agreements")
        return minka

    def list(self):
        return self.minka.find("list", t("Agreements"))

    def listed(self):
        return [row.name for row in self.minka.all("list-item", within=self.list()) if row.name]

    def follow_ups(self, text):
        plan = self.plan(self.path)
        agreement, = [one["id"] for one in plan["agreement"] if one["text"] == text]
        return [one for one in plan["follow_up"] if one["agreement"] == agreement]

    def undo_name(self, name):
        self.minka.find("button", t("Undo: %s", t(name)))

    def counter(self):
        row = self.minka.find("list-item", t("Agreements"), within=self.minka.find("list", t("Pages")))
        return next((node.name for node in row.walk() if re.fullmatch(r"\d+", node.name)), "")

    def test_kept_with_the_keys(self):
        """The space bar asks for the evidence, Enter notes it; undo brings the agreement and its counter back."""
        minka = self.begin()
        minka.wait(lambda: self.listed()[:1] == [OVERDUE], "the overdue agreement first")
        self.assertEqual(self.listed()[4:], [LATER])
        minka.wait(lambda: self.counter() == "1", "the counter")
        minka.click("list-item", OVERDUE, within=self.list())
        minka.key("space")
        dialog = minka.find("dialog", t("What became of it"))
        minka.find("list-item", OVERDUE, within=dialog)
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == t("Evidence: how it is known"), "the focus")
        minka.type("Ya se puso ahi")
        minka.key("Return")
        minka.gone("dialog")
        minka.wait(lambda: self.listed()[:1] == [SOON], "the overdue one to go")
        self.undo_name("Mark the agreement as kept")
        follow_up, = self.follow_ups(OVERDUE)
        self.assertEqual((follow_up["state"], follow_up["note"], follow_up["date"], follow_up["meeting"]),
                         ("kept", "Ya se puso ahi", "2021-05-05", None))
        minka.wait(lambda: self.counter() == "", "the counter to go")
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == SOON, "the focus on the next one")
        minka.key("ctrl+z")
        minka.wait(lambda: self.listed()[:1] == [OVERDUE], "the agreement to come back")
        minka.wait(lambda: self.counter() == "1", "the counter to come back")
        self.assertEqual(self.follow_ups(OVERDUE), [])

    def test_put_off_and_dropped(self):
        """Not done says why and until when; dropping needs a reason. The detail stays where it was noted."""
        minka = self.begin()
        minka.click("list-item", OVERDUE, within=self.list())
        minka.click("button", t("_Not done yet…"))
        dialog = minka.find("dialog", t("What became of it"))
        self.assertFalse(minka.find("button", t("_Note"), within=dialog).has("sensitive"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == t("Reason"), "the focus")
        minka.type("Falta el ejemplo")
        minka.find("button", t("_Note"), within=dialog, sensitive=True)
        minka.enter(t("New date"), "20/5/2021")
        minka.key("Return")
        minka.gone("dialog")
        self.undo_name("Put the agreement off")
        follow_up, = self.follow_ups(OVERDUE)
        self.assertEqual((follow_up["state"], follow_up["note"], follow_up["new_due"]),
                         ("open", "Falta el ejemplo", "2021-05-20"))
        minka.find("label", re.compile("^" + re.escape(t("Put off")) + " · mié 5 may"))
        minka.wait(lambda: self.listed()[3:5] == [OVERDUE, LATER], lambda: f"the new place, not {self.listed()}")

        minka.click("button", t("_Drop…"))
        minka.find("dialog", t("What became of it"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == t("Reason"), "the focus")
        minka.key("Return")
        minka.type("Ya no hace falta")
        minka.key("Return")
        minka.gone("dialog")
        self.undo_name("Drop the agreement")
        self.assertEqual([one["state"] for one in self.follow_ups(OVERDUE)], ["open", "dropped"])
        minka.wait(lambda: OVERDUE not in self.listed(), "the dropped one to go")
        minka.find("toggle-button", t("Dropped (%u)", 1))
        # The trash beside what was noted takes that away alone.
        minka.click(node=minka.all("button", t("Remove the follow-up"))[0])
        self.undo_name("Remove the follow-up")
        minka.wait(lambda: OVERDUE in self.listed(), "the agreement to be open again")
        self.assertEqual([one["state"] for one in self.follow_ups(OVERDUE)], ["open"])

    def test_pulled_to_the_right(self):
        """Who pulls a row far enough to the right marks it as kept; a little is not enough."""
        minka = self.begin()
        for far, asked in (50, False), (160, True):
            row = minka.find("list-item", OVERDUE, within=self.list())
            x, y = minka.point(row)
            x -= 90
            minka.xdo("mousemove", x, y, "mousedown", 1)
            for step in range(10, far, 10):
                minka.xdo("mousemove", x + step, y, "sleep", 0.02)
            minka.xdo("mousemove", x + far, y, "sleep", 0.1, "mouseup", 1)
            if asked:
                minka.find("dialog", t("What became of it"))
            else:
                time.sleep(0.4)
                self.assertEqual(minka.all("dialog"), [])
        minka.key("Escape")
        minka.gone("dialog")

    def test_of_one_person(self):
        """Of one person, with words, and what is over when it is asked for."""
        minka = self.begin()
        minka.choose(t("Person responsible"), "Docente 6.° A")
        minka.wait(lambda: self.listed() == [SOON], "the agreements of one person")
        row = minka.click("combo-box", t("Person responsible"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().path != row.path, "the choices")
        minka.key("Home", "Return")
        minka.wait(lambda: len(self.listed()) == 5, "all agreements")
        minka.enter(t("Search in the agreements"), "practica docente", role="entry")
        minka.wait(lambda: self.listed() == [LATER], "what has the words")
        minka.key("ctrl+a")
        minka.type("nadie dijo esto")
        minka.find("label", t("No such agreement is open"))
        minka.click("button", t("Show _all agreements"))
        minka.wait(lambda: len(self.listed()) == 5, "all agreements again")
        minka.click("toggle-button", t("Kept (%u)", 6))
        minka.find("label", t("Kept agreements"), within=self.list())
        minka.click("list-item", LATER, within=self.list())
        minka.key("End")
        minka.wait(lambda: KEPT in self.listed(), "what was kept")

    def test_jumps(self):
        """To the meeting, to the issued acta, and along the golden thread."""
        minka = self.begin()
        minka.click("list-item", OVERDUE, within=self.list())
        minka.click("list-item", "Construcción de una matriz de análisis de evidencias")
        minka.find("list", t("Meetings"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == OVERDUE, "the agreement in its meeting")
        minka.hop_to("Agreements")
        minka.click("list-item", t("Golden thread"))
        minka.find("dialog", t("Golden thread"))
        minka.find("list-item", OVERDUE)

    def test_nothing_yet(self):
        minka = self.begin(sample=False)
        minka.find("label", t("No agreements yet"))
        minka.click("button", t("_Go to the meetings"))
        minka.find("label", t("No meetings yet"))


class Narrow(Agreements):
    """The same page on a small screen."""

    size = 360, 640

    test_put_off_and_dropped = test_pulled_to_the_right = test_of_one_person = test_jumps = test_nothing_yet = None

    def test_kept_with_the_keys(self):
        minka = self.begin()
        minka.wait(lambda: self.listed()[:1] == [OVERDUE], "the overdue agreement first")

        def heading_in_sight():
            heading = minka.find("label", t("Overdue agreements"), within=self.list())
            return heading.extents()[1] >= self.list().parent.extents()[1]

        minka.wait(heading_in_sight, "the heading of the first agreement in sight")
        minka.click("list-item", OVERDUE, within=self.list())
        minka.click("button", t("_Kept…"))
        minka.find("dialog", t("What became of it"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == t("Evidence: how it is known"), "the focus")
        minka.key("Return")
        minka.gone("dialog")
        # The detail stays, and says so.
        minka.find("label", re.compile("^" + re.escape(t("Kept")) + " · mié 5 may"))
        self.assertEqual([one["state"] for one in self.follow_ups(OVERDUE)], ["kept"])
        minka.back()
        minka.wait(lambda: self.listed()[:1] == [SOON], "the rest of the agreements")


if __name__ == "__main__":
    main()
