"""«Modo reunión»: a meeting is held with the keyboard alone, and goes on where it was when the power fails."""

import re
import subprocess
import time

from kit import DisplayTest, main, t, tn


class MeetingRoom(DisplayTest):
    environment = {"MINKA_TODAY": "2021-05-10"}

    def begin(self):
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path, "--sample")
        self.assertEqual(status, 0, said)
        status, said = self.desk.cli("meetings", self.path)
        self.meeting = [line.split("\t")[0] for line in said.splitlines() if line.endswith("\tpreparing")][0]
        plan = self.plan(self.path)
        self.topics = sorted((item for item in plan["agenda_item"] if item["meeting"] == self.meeting),
                             key=lambda item: item["position"])
        return self.start(self.path)

    def to_meeting(self, minka):
        minka.hop_to("Meetings")
        meetings = minka.find("list", t("Meetings"))
        title = next(meeting["title"] for meeting in self.plan(self.path)["meeting"] if meeting["id"] == self.meeting)
        minka.wait(lambda: minka.all("list-item", title, within=meetings), "the meeting in the list")
        minka.wait(lambda: any(all(up.path != meetings.path for up in label.up())
                               for label in minka.all("label", title)), "the meeting beside it")

    def open_room(self, minka):
        self.to_meeting(minka)
        minka.key("F5")
        minka.find("button", t("_Begin").replace("_", ""))

    def own(self, table):
        return [record for record in self.plan(self.path)[table] if record["meeting"] == self.meeting]

    def clock(self, minka):
        """The seconds of the meeting that the screen shows."""
        label = minka.find("label", re.compile("^" + t("Meeting %s").replace("%s", r"[\d:]+")))
        text = re.search(r"[\d:]+", label.name).group()
        seconds = 0
        for part in text.split(":"):
            seconds = seconds * 60 + int(part)
        return seconds

    def at_topic(self, minka, nth):
        minka.find("label", t("Topic %u of %u", nth, len(self.topics)))

    def of_minutes(self, more):
        return tn("of %d minute", "of %d minutes", self.topics[0]["minutes"] + more)

    def to_issue(self, minka):
        minka.find("page-tab", t("After"))
        minka.tab_to(t("_Issue acta…").replace("_", ""), most=80)

    def acta_text(self):
        status, said = self.desk.cli("export", self.path, "--to", self.out, "--actas")
        self.assertEqual(status, 0, said)
        pdf, = self.out.rglob("Acta-*.pdf")
        return re.sub(r"\s+", "", subprocess.run(["pdftotext", pdf, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout)

    def read_convocatoria(self, minka):
        minka.tab_to(t("See the convocatoria"), most=80)
        minka.key("Return")
        minka.find("dialog", t("Convocatoria"))
        minka.key("Escape")
        minka.gone("dialog", t("Convocatoria"))

    def test_whole_meeting(self):
        """From the convocatoria to the issued acta with the keyboard alone, and a power cut in the middle."""
        minka = self.begin()
        self.to_meeting(minka)
        self.read_convocatoria(minka)
        minka.key("F5")
        minka.find("button", t("_Begin").replace("_", ""))
        minka.key("space")
        minka.find("label", t("Next: %s", t("Previous acta and its agreements")))
        began = time.monotonic()

        # Who is there.
        minka.key("F4")
        minka.tab_to(t("All _present").replace("_", ""))
        minka.key("Return")
        minka.wait(lambda: {called["presence"] for called in self.own("attendance")} == {"present"},
                   "everyone to be present")

        # What became of an earlier agreement.
        minka.key("ctrl+Page_Down")
        minka.find("label", t("Next: %s", self.topics[0]["title"]))
        minka.key("F2")
        minka.find("label", t("Earlier agreements"))
        looked_at = len(self.own("follow_up"))
        for _ in range(12):
            minka.key("Tab")
            time.sleep(0.1)
            focus = minka.focus()
            if focus is not None and focus.role == "list-item":
                break
        minka.key("Return")
        minka.find("dialog", t("What became of it"))
        minka.type("Se vio en el aula")
        minka.tab_to(t("_Note").replace("_", ""))
        minka.key("Return")
        minka.gone("dialog", t("What became of it"))
        minka.wait(lambda: len(self.own("follow_up")) == looked_at + 1, "what became of it on the disk")

        # The first topic.
        minka.key("ctrl+Page_Down")
        self.at_topic(minka, 1)
        minka.key("F2")
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == t("What was deliberated"),
                   "the focus in the notes")
        minka.type("Se compararon los datos")
        minka.key("Tab")
        minka.type("Las interrupciones bajaron")
        minka.key("F6")
        minka.find("label", self.of_minutes(5))
        time.sleep(1)

        # The power fails while the next thing is typed.
        minka.key("ctrl+Page_Down")
        self.at_topic(minka, 2)
        minka.key("F3")
        entry = minka.find(("text", "entry"), t("Add agreement"))
        minka.wait(lambda: minka.focused_in(entry), "the focus in the agreements")
        minka.type("Docente 2.° B presenta las normas el viernes")
        minka.key("Return")
        minka.wait(lambda: len(self.own("agreement")) == 1, "the agreement on the disk")
        shown = self.clock(minka)
        time.sleep(1)
        minka.kill()
        passed = time.monotonic()
        first, = (item for item in self.own("agenda_item") if item["id"] == self.topics[0]["id"])
        self.assertEqual((first["deliberation"], first["conclusion"], first["extra_minutes"]),
                         ("Se compararon los datos", "Las interrupciones bajaron", 5))
        self.assertGreater(first["seconds"], 0)

        minka = self.start(self.path)
        self.at_topic(minka, 2)
        now = self.clock(minka)
        self.assertGreaterEqual(now, shown + int(time.monotonic() - passed) - 1)
        self.assertLessEqual(now, time.monotonic() - began + 2)

        # A topic that was on nobody's agenda, and back.
        minka.key("F8")
        minka.find("label", t("Paused"))
        stood = self.clock(minka)
        time.sleep(1.5)
        self.assertEqual(self.clock(minka), stood)
        minka.key("F8")
        minka.gone("label", t("Paused"))
        for nth in range(2, len(self.topics) + 1):
            self.at_topic(minka, nth)
            minka.key("F2")
            minka.wait(lambda: minka.focus() is not None and minka.focus().name == t("What was deliberated"),
                       "the focus in the notes")
            minka.type(f"Lo que se dijo del tema {nth}")
            minka.key("ctrl+Page_Down")
        minka.find("label", t("Conclusions and tasks"))
        minka.key("F2")
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == t("Conclusions of the meeting"),
                   "the focus in the conclusions")
        minka.type("El equipo propone normas")
        minka.key("Tab")
        minka.type("Aprobada por unanimidad")
        minka.key("ctrl+Page_Down")
        minka.find(("dialog", "alert"), t("Close the meeting?"))
        minka.key("Return")
        minka.gone(("dialog", "alert"), t("Close the meeting?"))
        minka.wait(lambda: [meeting["state"] for meeting in self.plan(self.path)["meeting"]
                            if meeting["id"] == self.meeting] == ["held"], "the meeting to be held")

        # Its acta.
        self.to_issue(minka)
        minka.key("Return")
        minka.find(("dialog", "alert"), t("Issue the acta?"))
        minka.tab_to(t("_Issue acta").replace("_", ""))
        minka.key("Return")
        minka.find("label", t("Acta No. %d issued", 1))
        minka.close()
        plan = self.plan(self.path)
        meeting, = (one for one in plan["meeting"] if one["id"] == self.meeting)
        self.assertEqual([(acta["number"], acta["meeting"]) for acta in plan["acta"]], [(1, self.meeting)])
        said = self.acta_text()
        for text in ("Se compararon los datos", "Lo que se dijo del tema 2", "Docente 2.° B", "El equipo propone normas",
                     f"De {meeting['opened']} a {meeting['closed']} h"):
            self.assertIn(re.sub(r"\s+", "", text), said)
        self.assertEqual((meeting["state"], meeting["conclusions"], meeting["approval"]),
                         ("issued", "El equipo propone normas", "Aprobada por unanimidad"))
        self.assertRegex(meeting["opened"] or "", r"^\d\d:\d\d$")
        self.assertRegex(meeting["closed"] or "", r"^\d\d:\d\d$")
        self.check_plan(self.path)

    def test_undo(self):
        """Going on too early is taken back, and the clock is as if it had not been."""
        minka = self.begin()
        self.open_room(minka)
        minka.key("space")
        for _ in range(2):
            minka.key("Page_Down")
            time.sleep(0.3)
        self.at_topic(minka, 1)
        time.sleep(2)
        minka.key("Page_Down")
        self.at_topic(minka, 2)
        minka.key("ctrl+z")
        self.at_topic(minka, 1)
        minka.find("label", re.compile(r"^00:0[2-9]$"))
        minka.key("plus")
        minka.find("label", self.of_minutes(5))
        minka.key("ctrl+z")
        minka.find("label", self.of_minutes(0))
        minka.key("Escape")
        minka.find("list", t("Pages"))
        minka.close()

    def screen(self, minka):
        """Where the screen for everyone is."""
        return minka.find(name=t("Screen for everyone")).extents()

    def test_one_attendance(self):
        """While the attendance is taken it is what there is to write; afterwards it has a tab, and F4 always finds it. What is
        written takes nothing from the screen."""
        minka = self.begin()
        self.open_room(minka)
        minka.key("space")
        everyone = t("All _present").replace("_", "")
        minka.find("button", everyone)
        screen = self.screen(minka)
        tabs = minka.find("page-tab", t("Now")).parent
        minka.gone("page-tab", t("Attendance"), within=tabs)
        minka.key("F3")
        minka.gone("button", everyone)
        minka.key("F4")
        minka.tab_to(everyone)
        minka.key("ctrl+Page_Down")
        minka.find("page-tab", t("Attendance"))
        minka.gone("button", everyone)
        self.assertEqual(self.screen(minka), screen)
        minka.key("F4")
        minka.tab_to(everyone)
        minka.key("ctrl+Page_Up")
        minka.gone("page-tab", t("Attendance"))
        minka.find("button", everyone)
        minka.key("F9")
        minka.wait(lambda: self.screen(minka)[2] > screen[2] + 300, "the screen to take all the room")
        minka.close()


class NarrowMeetingRoom(DisplayTest):
    size = 360, 640
    environment = {"MINKA_TODAY": "2021-05-10"}

    def test_on_a_phone(self):
        """Everything is there, one below the other."""
        path = self.desk.folder / "plan.minka"
        self.desk.cli("new", path, "--sample")
        meeting = [line.split("\t")[0] for line in self.desk.cli("meetings", path)[1].splitlines()
                   if line.endswith("\tpreparing")][0]
        for word in "begin", "next", "next":
            status, said = self.desk.cli("session", path, meeting, word)
            self.assertEqual(status, 0, said)
        minka = self.start(path)
        label = minka.find("label", re.compile("^" + t("Topic %u of %u", 1, 5)))
        x, _, width, _ = label.extents()
        self.assertLessEqual(x + width, 360)
        minka.click("button", t("Next (Ctrl+Page Down)"))
        minka.find("label", t("Topic %u of %u", 2, 5))
        minka.close()


if __name__ == "__main__":
    main()
