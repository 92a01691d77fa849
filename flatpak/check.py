#!/usr/bin/env python3
"""check.py ID MADE - checks the Flatpak that is installed: what it says of itself, its walls, its window, and the way
of an acta through the portal, its pages, what the desktop asks of it. MADE is where it was built. The last line is «N passed, N failed»."""

import http.server
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
import traceback
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ID, MADE = sys.argv[1], Path(sys.argv[2])
SOURCE = MADE / "source"
HOME = Path.home()
INSTALLED = HOME / ".local/share/flatpak/app" / ID / "current/active/files"
OUR_DATA = HOME / ".var/app" / ID
PICTURES = MADE / "pictures"
EXPORTS = HOME / ".local/share/flatpak/exports/share"
FOLDER = HOME / "Documentos/Actas"
BOOK = HOME / "Documentos/Libro"
OTHER = HOME / "Documentos/otro.minka"
PLAN = OUR_DATA / "data/minka/ejemplo.minka"

# The tests of the window have eyes and hands; here they find the words and the program of the Flatpak.
KIT = MADE / "kit"
shutil.rmtree(KIT, ignore_errors=True)
KIT.mkdir()
(KIT / "config.h").write_text(f'#define LOCALEDIR "{INSTALLED}/share/locale"\n')
(KIT / "minka").write_text(f'#!/bin/sh\nexec flatpak run --die-with-parent {ID} "$@"\n')
(KIT / "minka").chmod(0o755)
os.environ.update(TOP=str(SOURCE), BUILD=str(KIT), MINKA_PROGRAM=str(KIT / "minka"))
sys.dont_write_bytecode = True
sys.path.insert(0, str(SOURCE / "tests/display"))
import kit  # noqa: E402
from gi.repository import Gio, GLib  # noqa: E402
from kit import Failure, t, tn  # noqa: E402
from test_main_path import AGREEMENT, MEETING, SAMPLE  # noqa: E402

# GTK's X11 back end says this of itself, once, where no compositor runs.
kit.HARMLESS.append(re.compile(r"gdk_frame_timings_submitted\(\) called on submitted frame"))

passed = failed = 0


def check(what, look, *arguments):
    """One check: it fails when LOOK gives something false or has something to say."""
    global passed, failed
    try:
        found = look(*arguments)
        if found is False:
            raise Failure("it is not so")
    except Exception as error:
        failed += 1
        print(f"FAIL  {what}")
        print("      " + "\n      ".join(str(error).strip().splitlines()[:12]))
        if not isinstance(error, AssertionError):
            traceback.print_exc(limit=-3)
        found = None
    else:
        passed += 1
        print(f"ok    {what}")
    sys.stdout.flush()
    return found


def run(*command, **more):
    """Runs a command that must go well; what it said."""
    done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=60, **more)
    if done.returncode != 0:
        raise Failure(f"{' '.join(map(str, command))}\nended with {done.returncode}: {done.stdout}")
    return done.stdout


def same(found, wanted):
    if found != wanted:
        raise Failure(f"it is {found!r},\nnot {wanted!r}")
    return True


# What it says of itself


def check_manifests():
    for path in sorted((SOURCE / "flatpak").glob("*.json")):
        json.loads(path.read_text())


def sources(module):
    for source in module.get("sources", []):
        yield source
    for part in module.get("modules", []):
        if isinstance(part, str):
            part = json.loads((SOURCE / "flatpak" / part).read_text())
        yield from sources(part)


def modules(manifest=None):
    """The names of all parts that are built."""
    for part in (manifest or json.loads((SOURCE / f"flatpak/{ID}.json").read_text()))["modules"]:
        if isinstance(part, str):
            part = json.loads((SOURCE / "flatpak" / part).read_text())
        if "sources" in part:
            yield part["name"]
        if "modules" in part:
            yield from modules(part)


def check_pins():
    n = 0
    for path in (SOURCE / "flatpak").glob(f"{ID}*.json"):
        for source in sources(json.loads(path.read_text())):
            if "url" in source:
                n += 1
                if not re.fullmatch("[0-9a-f]{64}", source.get("sha256", "")) or not source["url"].startswith("https:"):
                    raise Failure(f"not pinned: {source}")
    return n > 0


def check_permissions():
    said = run("flatpak", "info", "--show-permissions", ID)
    # Flatpak writes x11 beside fallback-x11, and gives it only where there is no Wayland.
    same([line for line in said.splitlines() if line],
         ["[Context]", "shared=ipc;", "sockets=x11;wayland;fallback-x11;", "devices=dri;"])


def check_metainfo():
    path = INSTALLED / f"share/metainfo/{ID}.metainfo.xml"
    root = ElementTree.parse(path).getroot()
    name = root.findtext("name")
    lacks = [what for what, there in {
        "an id of at least four parts": len(root.findtext("id").split(".")) >= 4,
        "its own id": root.findtext("id") == ID,
        "a name of at most 20 letters": len(name) <= 20,
        "summaries of at most 35 letters": all(len(summary.text) <= 35 for summary in root.iter("summary")),
        "a caption under each picture": all(shot.find("caption") is not None for shot in root.iter("screenshot")),
        "a developer with an id": root.find("developer[@id]") is not None,
        "an OARS rating": root.find("content_rating[@type='oars-1.1']") is not None,
        "a dated release": root.find("releases/release[@date]") is not None,
        "screenshots": root.find("screenshots/screenshot[@type='default']/image") is not None,
        "two colours": len(root.findall("branding/color")) == 2,
        "no icon, which the desktop file has": root.find("icon") is None,
    }.items() if not there]
    if lacks:
        raise Failure("it lacks: " + "; ".join(lacks))


def check_screenshots():
    """The pictures that the metainfo names are those of the project."""
    for image in ElementTree.parse(INSTALLED / f"share/metainfo/{ID}.metainfo.xml").getroot().iter("image"):
        if not (SOURCE / "data/screenshots" / image.text.strip().rsplit("/", 1)[1]).is_file():
            raise Failure(image.text)


def check_icon():
    root = ElementTree.parse(INSTALLED / f"share/icons/hicolor/scalable/apps/{ID}.svg").getroot()
    width, height = root.get("viewBox").split()[2:]
    same(width, height)
    same((root.get("width"), root.get("height")), (width, height))


def check_licenses():
    """What others wrote travels with its terms."""
    lacking = [name for name in modules() if not any(
        re.match("(?i)licen|copying|copyright", path.name) for path in (INSTALLED / "share/licenses" / name).glob("*"))]
    if lacking:
        raise Failure("there is no license of " + ", ".join(lacking))


def check_exports():
    """What the desktop is given carries the id, or it would not be given."""
    for path in (f"applications/{ID}.desktop", f"icons/hicolor/scalable/apps/{ID}.svg",
                 f"icons/hicolor/symbolic/apps/{ID}-symbolic.svg", f"icons/hicolor/scalable/mimetypes/{ID}-plan.svg",
                 f"mime/packages/{ID}.xml", f"metainfo/{ID}.metainfo.xml", f"dbus-1/services/{ID}.service",
                 f"gnome-shell/search-providers/{ID}.search-provider.ini"):
        if not (EXPORTS / path).exists():
            raise Failure(path)


def check_type():
    """A plan is known by its name: of what a Flatpak brings, file managers hear no more."""
    guessed, _ = Gio.content_type_guess(str(OTHER), None)
    same(guessed, "application/x-minka-plan")
    same(Gio.content_type_get_icon(guessed).get_names()[0], f"{ID}-plan")
    return same(Gio.AppInfo.get_default_for_type(guessed, False).get_id(), f"{ID}.desktop")


def check_build_log():
    log = (MADE.parent / "log/app.log").read_text(errors="replace")
    part = log[log.index("Building module minka "):]
    warnings = [line for line in part.splitlines() if re.search(r"warning:|WARNING:|deprecated", line)]
    if warnings or "Linking target" not in part:
        raise Failure("\n".join(warnings) or "nothing was built")


def check_metadata():
    check("the manifests are plain JSON", check_manifests)
    check("every source is pinned by its checksum", check_pins)
    check("the permissions are the four and nothing else", check_permissions)
    check("desktop-file-validate", run, "desktop-file-validate", INSTALLED / f"share/applications/{ID}.desktop")
    check("appstreamcli validate", run, "appstreamcli", "validate", "--no-net", "--strict", "--explain",
          INSTALLED / f"share/metainfo/{ID}.metainfo.xml")
    check("glib-compile-schemas --strict", run, "glib-compile-schemas", "--strict", "--dry-run",
          INSTALLED / "share/glib-2.0/schemas")
    check("the metainfo has what software centres ask for", check_metainfo)
    check("its screenshots are in the project", check_screenshots)
    check("the icon is a square SVG", check_icon)
    check("all that the desktop is to know of it reaches the desktop", check_exports)
    check("*.minka is its file type, with its icon", check_type)
    check("the licenses of all that it carries are in it", check_licenses)
    check("it was compiled without warnings", check_build_log)
    check("Spanish is in it", check_language)


# Libraries


def sandbox(script, *options, environment=None):
    """Whether a shell script goes well inside, and what it said."""
    done = subprocess.run(["flatpak", "run", "--no-a11y-bus", *options, "--command=bash", ID, "-c", script], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60, env=environment)
    return done.returncode == 0, done.stdout


def inside(script, *options, **more):
    well, said = sandbox(script, *options, **more)
    if not well:
        raise Failure(f"{script}\nfailed: {said}")
    return said


def check_language():
    """The bundle is all that people get: their language must be in it."""
    return t("Meetings") == "Reuniones"


def check_libraries(desk):
    said = inside("ldd /app/bin/minka /app/bin/minka-cli", environment=desk.environment)
    if "not found" in said:
        raise Failure(said)
    if not re.search(r"libsqlite3\.so\S* => /app/lib/libsqlite3", said):
        raise Failure(f"libsqlite3 is not the one of the Flatpak: {said}")
    # These are loaded when they are needed, by the name that the program carries.
    there = inside("ls /app/lib && grep -aoE 'lib(poppler-glib|ical|qpdf)\\.so\\.[0-9]+' /app/bin/minka", environment=desk.environment)
    for library in "libpoppler-glib", "libical", "libqpdf":
        names = re.findall(rf"^{library}\.so\.\d+$", there, re.M)
        if len(names) < 2:
            raise Failure(f"{library} is not in the Flatpak as the program looks for it: {there}")


SQLITE_REFUSED = "El SQLite de esta computadora no puede registrar los cambios"


def check_sqlite_refused(desk):
    """With the SQLite of the runtime, which keeps no changes, the program says so."""
    folder = inside("dirname $(ls -d /usr/lib/*/libsqlite3.so.0)", environment=desk.environment).strip()
    well, said = sandbox("cd; minka-cli new ajeno.minka", f"--env=LD_LIBRARY_PATH={folder}:/app/lib",
                         environment=desk.environment)
    if well or SQLITE_REFUSED not in said:
        raise Failure(said)
    inside("cd; minka-cli new propio.minka && minka-cli check propio.minka", environment=desk.environment)


# Walls


class Silent(http.server.BaseHTTPRequestHandler):
    def log_message(self, *unused):
        pass


def probes(port):
    """What must hold inside, and what makes it fail: options that open the sandbox, or None for outside."""
    return [
        ("nothing on the network can be reached", f"! timeout 5 bash -c '</dev/tcp/127.0.0.1/{port}'",
         ["--share=network"]),
        ("no network device but its own loopback", "test $(grep -c : /proc/net/dev) = 1 && grep -q lo: /proc/net/dev",
         ["--share=network"]),
        ("the home folder is invisible", f"! test -e {HOME}/secreto.txt && ! test -e {HOME}/Documentos",
         ["--filesystem=home"]),
        ("so are all other folders", f"! test -e {MADE}", ["--filesystem=host"]),
        ("names on the message bus are out of reach",
         "! gdbus call --session --dest org.example.Stranger --object-path / --method org.freedesktop.DBus.Peer.Ping",
         ["--socket=session-bus"]),
        ("devices are out of reach", "! test -e /dev/fuse", ["--device=all"]),
        ("other programs are invisible", "test $(ls -d /proc/[0-9]* | wc -l) -lt 8", None),
        ("system calls are filtered, and no rights can be gained",
         "grep -q 'Seccomp:.2' /proc/self/status && grep -q 'NoNewPrivs:.1' /proc/self/status", None),
    ]


def check_walls(desk):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (HOME / "secreto.txt").write_text("secreto\n")
    for folder in FOLDER, BOOK:
        folder.mkdir(parents=True, exist_ok=True)
    desk.own_name("org.example.Stranger")

    def holds(script):
        inside(script, environment=desk.environment)

    def fails(script, options):
        if options is None:
            return subprocess.run(["bash", "-c", script], env=desk.environment, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode != 0
        return not sandbox(script, *options, environment=desk.environment)[0]

    for what, script, options in probes(server.server_address[1]):
        check(what, holds, script)
        where = "outside" if options is None else "with " + " ".join(options)
        check(f"  … and it fails {where}", fails, script, options)
    server.shutdown()


# Desk


class Desk(kit.Desk):
    """A desk with the portals of a real desktop."""

    def start(self, width, height):
        kit.BUS = kit.BUS.replace("</busconfig>", "<standard_session_servicedirs/></busconfig>")
        super().start(width, height)
        for name in list(self.environment):
            # Nothing it says of itself ends it: all is heard, see complaints().
            if name.startswith(("XDG_", "GSETTINGS_", "GIO_", "ADW_", "AT_SPI_")) or name in ("GDK_DEBUG", "G_DEBUG"):
                del self.environment[name]
        # Portals have a configuration of their own, away from that of the person who runs this.
        self.environment.update({name: os.environ[name] for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_DATA_DIRS")},
                                XDG_CONFIG_HOME=str(self.folder / "config"), XDG_CURRENT_DESKTOP="GNOME",
                                G_ENABLE_DIAGNOSTIC="1")
        (self.folder / "config/xdg-desktop-portal").mkdir()
        (self.folder / "config/xdg-desktop-portal/portals.conf").write_text("[preferred]\ndefault=gtk\n")
        (self.folder / "config/gtk-3.0/settings.ini").write_text(kit.KEYFILE)
        self.export_environment()
        self.own_accessibility()

    def export_environment(self):
        """What the bus starts has to find the display, and is not what the eyes look at."""
        self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                           "UpdateActivationEnvironment", GLib.Variant("(a{ss})", (
                               {**self.environment, "NO_AT_BRIDGE": "1"},)), None, 0, -1, None)

    def own_name(self, name):
        self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                           GLib.Variant("(su)", (name, 0)), None, 0, -1, None)

    def own_accessibility(self):
        """The sandbox asks for the bus of screen readers and gets this one."""
        interface = Gio.DBusNodeInfo.new_for_xml("""<node><interface name="org.a11y.Bus">
            <method name="GetAddress"><arg type="s" direction="out"/></method></interface></node>""").interfaces[0]
        self.bus.register_object("/org/a11y/bus", interface, lambda *call: call[-1].return_value(
            GLib.Variant("(s)", (self.environment["DBUS_SESSION_BUS_ADDRESS"],))))
        self.own_name("org.a11y.Bus")

    def picture(self, name):
        PICTURES.mkdir(exist_ok=True)
        self.output("import", "-silent", "-window", "root", PICTURES / f"{name}.png")
        return PICTURES / f"{name}.png"

    def stop(self):
        subprocess.run(["fusermount3", "-u", "-z", f"{os.environ['XDG_RUNTIME_DIR']}/doc"], stderr=subprocess.DEVNULL)
        super().stop()


class Minka(kit.Minka):
    """The program in the sandbox, where it has a number of its own."""

    def windows(self):
        return self.desk.output("xdotool", "search", "--onlyvisible", "--class", "minka").split()

    def choose_folder(self, title, folder):
        """Types a place into the dialog of the portal, which is another program's window."""
        def search():
            return self.desk.output("xdotool", "search", "--onlyvisible", "--name", f"^{title}$").split()

        self.wait_for_window(title)
        time.sleep(0.5)
        self.key("slash")
        time.sleep(0.5)
        self.xdo("type", "--delay", "20", str(folder).lstrip("/"))
        time.sleep(0.5)
        self.desk.picture("portal")
        for _ in range(3):
            self.key("Return")
            time.sleep(1)
            if not search():
                return
        raise Failure("the dialog of the portal stays")


def complaints(minka):
    lines = [line for line in minka.log.read_text(errors="replace").splitlines()
             if re.search(r"WARNING|CRITICAL|deprecated", line) and not any(ok.search(line) for ok in kit.HARMLESS)]
    if lines:
        raise Failure("\n".join(lines))


# The way of an acta


def open_window(desk):
    minka = Minka(desk)
    minka.find("button", t("See a _sample plan"))
    time.sleep(0.5)
    colours = int(desk.output("identify", "-format", "%k", desk.picture("welcome")) or 0)
    if colours < 100:
        raise Failure(f"the picture has {colours} colours")
    return minka


def issue_and_export(desk, minka):
    minka.click("button", t("See a _sample plan"))
    minka.go_to("Meetings")
    minka.open_meeting(MEETING["title"])
    minka.stage("During")
    minka.enter(t("Add agreement"), AGREEMENT)
    minka.key("Return")
    minka.find("list-item", AGREEMENT)
    desk.picture("meeting")
    minka.stage("After")
    minka.click("button", t("_Issue acta…"))
    minka.answer(t("Issue the acta?"), t("_Issue acta"))
    minka.find("label", t("Acta No. %d", 1), within=minka.find("list", t("Libro de actas")))
    minka.click("button", t("Export the actas to a folder…"))
    minka.choose_folder(t("Folder for the actas"), FOLDER)
    minka.find("label", tn("%d acta is in the folder", "%d actas are in the folder", 1))
    desk.picture("exported")


def pdfs():
    return sorted(path for path in FOLDER.glob("**/*") if path.is_file())


def check_exported():
    found = pdfs()
    same([str(path.parent.relative_to(FOLDER)) for path in found], ["2021/Libro-01"])
    text = run("pdftotext", "-layout", found[0], "-")
    return AGREEMENT in " ".join(text.split())


def check_calendar(desk):
    """The sandbox writes the calendar that other programs read."""
    said = inside(f"cd; minka-cli export {PLAN} --calendar --to calendario >/dev/null; cat calendario/calendario.ics",
                  environment=desk.environment)
    if not said.startswith("BEGIN:VCALENDAR") or MEETING["title"] not in re.sub("\r?\n ", "", said).replace("\\,", ","):
        raise Failure(said)


# The pages


def visit(desk, minka, page, *steps):
    """Goes to a page, and takes its steps: what is chosen there, or None, and what is seen then."""
    minka.go_to(page)
    for n, (chosen, seen) in enumerate(steps, 1):
        if chosen:
            minka.click(*chosen)
        minka.find(*seen)
        time.sleep(0.5)
        desk.picture("-".join(["page", *page.lower().split(), *([str(n)] if len(steps) > 1 else [])]))


def visit_unknown(desk, minka, name):
    """Goes to a page of which only the name in the sidebar is known."""
    row = minka.click("list-item", name, within=minka.find("list", t("Pages")))
    minka.wait(lambda: minka.find("list-item", name, within=minka.find("list", t("Pages"))).has("selected"), f"{row}")
    time.sleep(0.5)
    desk.picture("-".join(["page", *name.lower().split()]))


def visit_pages(desk, minka):
    activity = min(SAMPLE["activity"], key=lambda activity: activity["position"])["title"]
    meeting = next(meeting["title"] for meeting in SAMPLE["meeting"] if meeting["state"] == "preparing")
    known = {
        "Home": [(None, ("label", t("To complete")))],
        "School": [(None, ("text", t("Name of the school")))],
        "Diagnosis": [(None, ("list-item", SAMPLE["diagnosis_entry"][0]["text"]))],
        "Trees": [(None, ("tree", t("Problem tree")))],
        "Organization": [(("list-item", SAMPLE["member"][0]["name"]), ("text", t("Telephone")))],
        "Activities": [
            (("page-tab", t("Calendar")), ("table-cell", re.compile(" 1 de "))),
            (("page-tab", t("Cronograma")), (None, t("Timeline of %d", SAMPLE["plan"][0]["year"]))),
            (("page-tab", t("Table")), ("list-item", activity)),
            (("list-item", activity), ("text", t("Description")))],
        "Evaluation": [(("list-item", f"1. {activity}"), ("text", t("Verification instrument")))],
        "Meetings": [
            (("list-item", meeting), ("page-tab", t("Before"))),
            (("page-tab", t("Before")), ("text", t("Place"))),
            (("page-tab", t("During")), ("text", t("Reports"))),
            (("page-tab", t("After")), ("text", t("Approval of the acta")))],
        "Observation": [(None, ("text", t("Agreed feedback")))],
        "Libro de actas": [(None, ("label", t("Acta No. %d", 1)))],
        "Documents": [(None, ("list-item", t("Plan de implementación")))],
    }
    shown = minka.pages()
    missing = {t(page) for page in known} - set(shown)
    if missing:
        raise Failure(f"the sidebar lacks {missing}")
    for page, steps in known.items():
        visit(desk, minka, page, *steps)
    for name in shown:
        if name not in {t(page) for page in known}:
            visit_unknown(desk, minka, name)


# What the desktop asks


class Activated(Minka, kit.Activated):
    """The window of a program that the bus started."""


PLACE = "/" + ID.replace(".", "/")


def provider(desk, method, types, *arguments):
    return desk.call(ID, f"{PLACE}/SearchProvider", "org.gnome.Shell.SearchProvider2", method, types, *arguments)


def search(desk):
    """The sandbox is started by the bus, answers, and nobody sees a window; then it goes."""
    found = provider(desk, "GetInitialResultSet", "(as)", ["acta", "1"])[0]
    [acta] = [name for name in found if name.startswith("acta/")]
    [meta] = provider(desk, "GetResultMetas", "(as)", [acta])[0]
    same(meta["name"], MEETING["title"])
    if not meta["description"].startswith(t("Acta No. %d", 1)):
        raise Failure(meta["description"])
    same(desk.output("xdotool", "search", "--onlyvisible", "--class", "minka"), "")
    desk.wait(lambda: not desk.ask_bus("NameHasOwner", "(s)", ID)[0], "the program to end", 30)
    return acta


def show_found(desk, acta):
    del desk.roots[:]
    provider(desk, "ActivateResult", "(sasu)", acta, ["acta"], 0)
    minka = Activated(desk, ID)
    minka.find("list-item", t("Acta No. %d", 1), within=minka.find("list", t("Libro de actas")))
    time.sleep(0.5)
    desk.picture("found")
    return minka


def open_other(desk):
    """As a file manager opens it: by the desktop file, over the bus, with a document of the portal."""
    shutil.copy(PLAN, OTHER)
    del desk.roots[:]
    desk.spawn("gio", ["gio", "launch", EXPORTS / f"applications/{ID}.desktop", OTHER])
    desk.wait(lambda: desk.ask_bus("NameHasOwner", "(s)", ID)[0], "the program to be started", 30)
    minka = Activated(desk, ID)
    minka.go_to("School")
    minka.enter(t("Name of the school"), "I.E. de la otra orilla")
    minka.key("Tab")
    minka.find("label", "I.E. de la otra orilla")
    desk.picture("other")
    minka.key("ctrl+q")
    minka.wait_for_end()


def check_other():
    """What was changed is in the very file, and nothing is left beside it."""
    left = [path.name for path in OTHER.parent.iterdir() if path not in (OTHER, FOLDER, BOOK)]
    same(left, [])
    # The file alone, whatever else there might be.
    with sqlite3.connect(f"file:{OTHER}?immutable=1", uri=True) as plan:
        return same(plan.execute("SELECT school_name FROM plan").fetchall(), [("I.E. de la otra orilla",)])


# The outbox


def filed():
    return sorted(path for path in BOOK.glob("**/*") if path.is_file())


def states(desk):
    """What the plan knows of its actas in the folder."""
    said = inside(f"cd; minka-cli export {PLAN} --json --to datos >/dev/null; cat datos/plan.json",
                  environment=desk.environment)
    return [row["state"] for row in json.loads(said)["export"]]


def file_book(desk, minka):
    minka.go_to("Libro de actas")
    minka.click("button", t("_Choose…"))
    minka.choose_folder(t("Folder of the minutes book"), BOOK)
    minka.find("label", t("Every acta is in the folder"))
    minka.find("label", t("verified", context="acta in the folder"), within=minka.find("list", t("Libro de actas")))
    desk.picture("book")
    minka.key("ctrl+q")
    minka.wait_for_end()
    same([str(path.parent.relative_to(BOOK)) for path in filed()], ["2021/Libro-01"])
    return same(states(desk), ["verified"])


def file_again(desk):
    """An acta that is issued later goes to the folder by itself, in a session in which nobody chooses."""
    meeting = next(meeting for meeting in SAMPLE["meeting"] if meeting["state"] == "held" and meeting is not MEETING
                   and meeting["id"] != MEETING["id"])
    inside(f"minka-cli issue {PLAN} {meeting['id']}", environment=desk.environment)
    minka = Minka(desk, PLAN)
    minka.go_to("Libro de actas")
    minka.find("label", t("Every acta is in the folder"))
    minka.close()
    same(len(filed()), 2)
    return same(states(desk), ["verified", "verified"])


# The grant


def grants(desk):
    """The folders of this person that the program may reach: number and permissions."""
    said = run("flatpak", "documents", "--columns=id,permissions", ID, env=desk.environment)
    return [line.split("\t") for line in said.splitlines()]


def export_again(desk, number):
    """Files the acta anew in the folder that was chosen once, in a fresh sandbox where nobody chooses."""
    for pdf in pdfs():
        pdf.unlink()
    there = f"/run/user/*/doc/{number}/{FOLDER.name}"
    inside(f"minka-cli export {PLAN} --actas --to {there}", environment=desk.environment)
    return check_exported()


def check_grant(desk):
    """The number of the one folder that was chosen."""
    [[number, permissions]] = grants(desk)
    same(permissions, "read write grant-permissions")
    return number


def check_withdrawal(desk, number):
    run("flatpak", "document-unexport", FOLDER, env=desk.environment)
    try:
        export_again(desk, number)
    except Failure:
        return not pdfs()
    return False


def main():
    check_metadata()
    shutil.rmtree(OUR_DATA, ignore_errors=True)
    shutil.rmtree(HOME / ".local/share/flatpak/db", ignore_errors=True)
    shutil.rmtree(FOLDER.parent, ignore_errors=True)
    shutil.rmtree(PICTURES, ignore_errors=True)
    desk = Desk()
    try:
        check("the libraries that the runtime lacks are the Flatpak's", check_libraries, desk)
        check("an SQLite that keeps no changes is refused in Spanish", check_sqlite_refused, desk)
        check_walls(desk)
        number = None
        minka = check("the window appears", open_window, desk)
        if minka:
            check("an acta is issued and exported through the portal", issue_and_export, desk, minka)
            check("its PDF is in the folder that was chosen", check_exported)
            check("every page of the sidebar is drawn", visit_pages, desk, minka)
            check("the program ends when told to", lambda: minka.close())
            check("it complained of nothing", complaints, minka)
            check("the calendar is written for other programs", check_calendar, desk)
            number = check("the program may write to one folder of this person", check_grant, desk)
            check("  … to which it writes again after a new start", export_again, desk, number)
            acta = check("the search of the desktop finds the acta, without a window", search, desk)
            minka = check("  … and shows it in one", lambda: show_found(desk, acta) if acta else False)
            check("the actas are kept in a folder of the portal, and verified there",
                  lambda: file_book(desk, minka) if minka else False)
            check("a plan elsewhere is opened from the desktop", open_other, desk)
            check("  … and what was changed is in it", check_other)
    finally:
        desk.stop()
    desk = Desk()
    try:
        check("in a new session it writes to the first folder again", export_again, desk, number)
        check("  … but not once the folder is taken from it", check_withdrawal, desk, number)
        check("  … and the next acta goes to the book by itself", file_again, desk)
    finally:
        desk.stop()
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
