"""*Antes*: a meeting is prepared with the keyboard, from the priorities to its convocatoria, and put off or called off."""

import re

from kit import DisplayTest, fits, main, t, tn

NEXT = "Normas de convivencia en clases virtuales"


class Preparing(DisplayTest):
    environment = {"MINKA_TODAY": "2021-05-05"}

    def begin(self):
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path, "--sample")
        self.assertEqual(status, 0, said)
        minka = self.start(self.path)
        minka.hop_to("Meetings")
        minka.open_meeting(NEXT)
        return minka

    def meeting(self):
        return next(one for one in self.plan(self.path)["meeting"] if one["title"] == NEXT)

    def topics(self):
        id = self.meeting()["id"]
        return [item for item in self.plan(self.path)["agenda_item"] if item["meeting"] == id]

    def test_from_priorities_to_convocatoria(self):
        """Several priorities become topics in one step; a question is answered; the text for WhatsApp is copied."""
        minka = self.begin()
        before = self.topics()
        minka.tab_to(t("Choose from the _priorities…"))
        minka.key("Return")
        minka.find("dialog", t("Choose from the priorities"))
        for heading in "Needs of the diagnosis", "Specific objectives", "Classroom observation", "Open agreements":
            minka.find("label", t(heading))
        minka.wait(lambda: minka.focus() is not None and minka.focus().role in ("text", "entry"), "the search's focus")
        minka.type("matriz")
        minka.gone("label", t("Classroom observation"))
        minka.key("Tab")
        for name in "Construir una matriz de análisis de evidencias", re.compile("^Aplicar la matriz"):
            for _ in range(10):
                if minka.focus().role == "list-item" and fits(name, minka.focus().name):
                    break
                minka.key("Down")
                minka.wait(lambda: minka.focus() is not None, "the next priority")
            minka.key("space")
            minka.wait(lambda: minka.find("check-box", name).has("checked"), "the tick")
        minka.tab_to(tn("_Add %u topic", "_Add %u topics", 2).replace("_", ""), back=True)
        minka.key("Return")
        minka.gone("dialog", t("Choose from the priorities"))
        minka.wait(lambda: len(self.topics()) == len(before) + 2, "the topics on the disk")
        added = self.topics()[len(before):]
        self.assertEqual([bool(item["need"]) for item in added], [True, False])
        self.assertEqual([bool(item["agreement"]) for item in added], [False, True])

        minka.tab_to(t("Copy as text for WhatsApp"))
        minka.key("Return")
        minka.find("label", t("The text is copied. Paste it into WhatsApp."))
        minka.key("ctrl+z")
        minka.wait(lambda: len(self.topics()) == len(before), "one step back")
        minka.close()
        self.check_plan(self.path)

    def test_postpone_and_cancel(self):
        """Both ask for the reason, show in the list and in the convocatoria, and are taken back."""
        minka = self.begin()
        minka.choose_in_menu(t("Options of the meeting"), 2)
        minka.find("dialog", t("Postpone meeting"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == t("New day"), "the day's focus")
        minka.type("12/05/2021")
        minka.tab_to(t("Reason"))
        minka.type("Corte de luz")
        minka.key("Return")
        minka.gone("dialog", t("Postpone meeting"))
        minka.wait(lambda: self.meeting()["date"] == "2021-05-12", "the new day on the disk")
        after = self.meeting()
        self.assertEqual((after["moved_from"], after["change_reason"]), ("2021-05-10", "Corte de luz"))
        minka.find("label", "Corte de luz")

        minka.choose_in_menu(t("Options of the meeting"), 3)
        minka.find("dialog", t("Cancel meeting"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == t("Reason"), "the reason's focus")
        minka.type("Paro")
        minka.key("Return")
        minka.gone("dialog", t("Cancel meeting"))
        minka.wait(lambda: self.meeting()["state"] == "cancelled", "the state on the disk")
        minka.find("label", t("This meeting is cancelled"))
        minka.key("ctrl+z")
        minka.wait(lambda: self.meeting()["state"] == "preparing", "one step back")
        minka.key("ctrl+z")
        minka.wait(lambda: self.meeting()["date"] == "2021-05-10", "two steps back")
        minka.close()
        self.assertEqual(self.meeting()["moved_from"], "")

    def test_guiding_question(self):
        """A question is ticked and answered, and both are there after the power failed."""
        minka = self.begin()
        answers = len(self.plan(self.path)["protocol_answer"])
        minka.click("list-item", "Responsabilidades")
        minka.click("check-box", "¿Qué prepara cada participante?")
        minka.enter("¿Qué prepara cada participante?", "Un ejemplo de su aula")
        minka.key("Tab")
        minka.wait(lambda: any(one["text"] == "Un ejemplo de su aula" and one["done"]
                               for one in self.plan(self.path)["protocol_answer"]), "the answer on the disk")
        minka.kill()
        self.assertLessEqual(len(self.plan(self.path)["protocol_answer"]), answers + 1)
        self.check_plan(self.path)


if __name__ == "__main__":
    main()
