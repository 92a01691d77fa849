"""What the desktop asks of the program: to be started by the bus, to search while it has no window, and to open what was
found."""

import os
import re
import sqlite3
import time

from gi.repository import GLib
from kit import Activated, DisplayTest, config, main, program, t
from test_main_path import MEETING, SAMPLE

NAME = "io.github.minka_cap.Minka"
PLACE = "/" + NAME.replace(".", "/")
AGREEMENT = next(agreement for agreement in SAMPLE["agreement"] if agreement["meeting"] == MEETING["id"])
REFLECTION = SAMPLE["reflection"][0]
WINDOWS = "xdotool", "search", "--onlyvisible", "--class", "minka"


class DesktopTest(DisplayTest):
    environment = {"MINKA_TODAY": "2021-05-05"}

    def setUp(self):
        super().setUp()
        services = self.desk.folder / "services"
        (services / f"{NAME}.service").write_text(
            f"[D-BUS Service]\nName={NAME}\nExec={program('minka')} --gapplication-service\n")
        self.desk.ask_bus("UpdateActivationEnvironment", "(a{ss})", self.desk.environment)
        self.desk.ask_bus("ReloadConfig")

    def tearDown(self):
        log = self.desk.folder / "bus.log"
        self.assertEqual(re.findall(r".*-(?:CRITICAL|WARNING) \*\*.*", log.read_text(errors="replace")), [])
        super().tearDown()

    def new_plan(self):
        plan = self.desk.folder / "data/minka/plan.minka"
        plan.parent.mkdir()
        self.assertEqual(self.desk.cli("new", plan, "--sample")[0], 0)
        self.assertEqual(self.desk.cli("issue", plan, MEETING["id"])[0], 0)
        return plan

    def provider(self, method, types, *arguments):
        return self.desk.call(NAME, f"{PLACE}/SearchProvider", "org.gnome.Shell.SearchProvider2", method, types, *arguments)

    def application(self, method, types, *arguments):
        return self.desk.call(NAME, PLACE, "org.freedesktop.Application", method, types, *arguments)

    def search(self, *terms):
        return self.provider("GetInitialResultSet", "(as)", list(terms))[0]

    def metas(self, *names):
        return self.provider("GetResultMetas", "(as)", list(names))[0]

    def runs(self):
        return self.desk.ask_bus("NameHasOwner", "(s)", NAME)[0]

    def window(self):
        self.minka = Activated(self.desk, NAME)
        return self.minka


class Search(DesktopTest):
    def test_without_window(self):
        plan = self.new_plan()
        words = MEETING["title"].split()
        found = self.search(*words)
        actas = [name for name in found if name.startswith("acta/")]
        self.assertEqual(len(actas), 1)
        # The acta speaks for its meeting.
        self.assertNotIn(f"meeting/{MEETING['id']}", found)
        self.assertEqual(self.provider("GetSubsearchResultSet", "(asas)", found, words)[0], found)
        self.assertEqual(self.search("acta", "1")[0], actas[0])

        agreement = f"agreement/{AGREEMENT['id']}"
        self.assertIn(agreement, self.search(*AGREEMENT["text"].split()[:6]))
        coming = next(meeting for meeting in SAMPLE["meeting"] if meeting["state"] == "preparing")
        self.assertIn(f"meeting/{coming['id']}", self.search(*coming["title"].split()))

        acta, agreed, meeting = self.metas(actas[0], agreement, f"meeting/{coming['id']}")
        day, month = int(MEETING["date"][8:]), self.month(MEETING["date"])
        self.assertEqual(acta["name"], MEETING["title"])
        self.assertEqual(acta["description"], f"{t('Acta No. %d', 1)} · {day} de {month}")
        self.assertTrue(AGREEMENT["text"].startswith(agreed["name"].rstrip("… ")))
        self.assertEqual(agreed["description"], f"{t('Agreement')} · {t('Acta No. %d', 1)} · {day} de {month}")
        self.assertTrue(meeting["description"].startswith(t("Meeting")))
        self.assertEqual([meta["id"] for meta in (acta, agreed)], [actas[0], agreement])

        # Nobody saw a window, and the plan is let go of.
        self.assertEqual(self.desk.output(*WINDOWS), "")
        self.desk.wait(lambda: not self.runs(), "the program to end", 20)
        self.check_plan(plan)

    def month(self, date):
        return "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre".split()[int(date[5:7]) - 1]

    def test_private(self):
        self.new_plan()
        for text in REFLECTION["body"], REFLECTION["body"].split(".")[0]:
            self.assertEqual(self.search(*text.split()), [])
        self.assertEqual(self.metas(f"reflection/{REFLECTION['id']}", "acta/none", "sqlite_schema/x", "x", ""), [])

    def test_nothing(self):
        """Without a plan there is nothing to find, and none is made."""
        self.assertEqual(self.search("reunión"), [])
        self.assertFalse((self.desk.folder / "data/minka").exists())

    def test_locked(self):
        """A plan that another program holds is left to it."""
        plan = self.new_plan()
        other = sqlite3.connect(plan, isolation_level=None)
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        begun = time.monotonic()
        self.assertEqual(self.search("acta", "1"), [])
        self.assertLess(time.monotonic() - begun, 5)
        other.execute("ROLLBACK")
        other.close()
        self.assertTrue(self.search("acta", "1"))

    def test_result_is_shown(self):
        self.new_plan()
        acta = self.search("acta", "1")[0]
        self.provider("ActivateResult", "(sasu)", acta, ["acta"], 0)
        minka = self.window()
        minka.find("label", t("Acta No. %d", 1))
        self.assertTrue(minka.find("list-item", t("Libro de actas"), within=minka.find("list", t("Pages"))).has("selected"))
        # The same program answers while it has a window, and goes on to what is found then.
        [agreement] = [name for name in self.search(*AGREEMENT["text"].split()[:6]) if name == f"agreement/{AGREEMENT['id']}"]
        self.provider("ActivateResult", "(sasu)", agreement, ["acta"], 0)
        minka.find(None, re.compile(re.escape(AGREEMENT["text"][:40])))
        self.assertTrue(minka.find("list-item", t("Meetings"), within=minka.find("list", t("Pages"))).has("selected"))

    def test_result_of_a_program_that_ended(self):
        """What was found is shown by a program that was not there when it was asked for."""
        self.new_plan()
        self.provider("ActivateResult", "(sasu)", f"agreement/{AGREEMENT['id']}", [], 0)
        self.window().find(None, re.compile(re.escape(AGREEMENT["text"][:40])))

    def test_search_goes_on_inside(self):
        self.new_plan()
        self.provider("LaunchSearch", "(asu)", MEETING["title"].split()[:2], 0)
        minka = self.window()
        minka.find("list-item", MEETING["title"], within=minka.find("list", t("Finds")))

    def test_window_decides(self):
        """Behind a window that welcomes, no plan is opened."""
        minka = self.start()
        minka.find("button", t("See a _sample plan"))
        self.new_plan()
        self.assertEqual(self.search("acta", "1"), [])
        minka.close()


class Start(DesktopTest):
    def test_plain(self):
        self.new_plan()
        self.application("Activate", "(a{sv})", {})
        self.window().find("list", t("Pages"))

    def test_after_a_search(self):
        """The program that searched gets a window, and ends with it."""
        self.new_plan()
        self.search("acta", "1")
        self.application("Activate", "(a{sv})", {})
        minka = self.window()
        minka.find("list", t("Pages"))
        minka.key("ctrl+q")
        self.desk.wait(lambda: not self.runs(), "the program to end with its window", 5)

    def test_file(self):
        plan = self.new_plan().rename(self.out / "otro.minka")
        self.application("Open", "(asa{sv})", [plan.as_uri()], {})
        self.window().find("list", t("Pages"))

    def test_new_meeting(self):
        self.new_plan()
        self.application("ActivateAction", "(sava{sv})", "new-meeting", [], {})
        self.window().find("dialog", t("New meeting"))

    def test_new_meeting_without_the_bus(self):
        self.new_plan()
        self.start("--new-meeting").find("dialog", t("New meeting"))


class Files(DesktopTest):
    def test_installed(self):
        """The desktop is told what the program answers to."""
        share = config("LOCALEDIR") and os.path.dirname(config("LOCALEDIR"))
        provider = GLib.KeyFile()
        provider.load_from_file(f"{share}/gnome-shell/search-providers/{NAME}.search-provider.ini", 0)
        group = "Shell Search Provider"
        self.assertEqual(provider.get_string(group, "BusName"), NAME)
        self.assertEqual(provider.get_string(group, "ObjectPath"), f"{PLACE}/SearchProvider")
        self.assertTrue(os.path.exists(f"{share}/applications/{provider.get_string(group, 'DesktopId')}"))
        service = GLib.KeyFile()
        service.load_from_file(f"{share}/dbus-1/services/{NAME}.service", 0)
        self.assertEqual(service.get_string("D-BUS Service", "Name"), NAME)
        self.assertTrue(os.access(service.get_string("D-BUS Service", "Exec").split()[0], os.X_OK))


if __name__ == "__main__":
    main()
