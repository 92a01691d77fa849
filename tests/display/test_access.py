"""A walk through every page and dialog by one who has only the keyboard and hears what there is.

Pages are found in the sidebar and dialogs behind what opens them, so what is new is walked through as well. Every control
has a name, Tab and the arrows lead to it, and Escape leads out of every dialog.
"""

import ctypes
import os
import re
import sys
import time

from gi.repository import GLib
from kit import PLAIN, DisplayTest, Failure, library, main, t

from test_keyboard import HOLDERS, SAMPLE

CONTROLS = {"button", "toggle-button", "combo-box", "text", "entry", "spin-button", "check-box", "radio-button"}
FRONT = {"dialog", "alert", "file-chooser"}
OPENERS = {"button", "toggle-button", "list-item", "page-tab", "radio-button"}
TYPED_INTO = {"text", "entry", "spin-button"}
ARROWS = "Down", "Right", "Up", "Left"
MANY = 3  # rows of one list that are opened
QUIET = 0.15  # seconds without news after which all is said
MOST = 16  # controls that are tried on one page or dialog
DEEP = 2  # dialogs above one another

# What the window manager is asked for; and what would leave the plan or end the walk.
FOREIGN = {library(domain, name) for domain, name in
           (("gtk40", "Minimize"), ("gtk40", "Maximize"), ("gtk40", "Restore"), ("gtk40", "Close"))}
# The same on every page.
EVERYWHERE = t("Search the plan"), t("Main menu"), t("Undo"), t("Redo")


class Fingers:
    """Presses keys of the X server at once; xdotool would be started for each."""

    def __init__(self, display):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.xtst = ctypes.CDLL("libXtst.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XStringToKeysym.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(display.encode()))

    def press(self, keys):
        names = [{"ctrl": "Control_L", "shift": "Shift_L"}.get(key, key) for key in keys.split("+")]
        codes = [self.x11.XKeysymToKeycode(self.display, ctypes.c_ulong(self.x11.XStringToKeysym(name.encode())))
                 for name in names]
        for down, order in (1, codes), (0, reversed(codes)):
            for code in order:
                self.xtst.XTestFakeKeyEvent(self.display, code, down, ctypes.c_ulong(0))
        self.x11.XFlush(self.display)

    def rest(self):
        self.x11.XCloseDisplay(self.display)


class Access(DisplayTest):
    size = 1200, 800
    events = ("object:state-changed:focused",)

    def setUp(self):
        super().setUp()
        self.pages = []
        self.at = None  # the path of what has the focus
        self.told = 0.0
        self.n_pages = self.n_dialogs = self.n_files = self.n_keys = 0
        self.dialogs = set()
        self.controls = set()
        self.tried = set()
        self.lost = set()
        self.roles = {}
        self.is_lent = False
        self.ring = []  # the stops of Tab
        self.ways = {}  # by which stop and which arrow
        self.unnamed = []
        self.unreachable = []
        self.traps = []

    def begin(self):
        path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", path, "--sample")
        self.assertEqual(status, 0, said)
        held = next(meeting["id"] for meeting in SAMPLE["meeting"] if meeting["state"] == "held")
        status, said = self.desk.cli("issue", path, held)
        self.assertEqual(status, 0, said)
        self.desk.bus.signal_subscribe(None, "org.a11y.atspi.Event.Object", None, None, None, 0, self.on_news)
        self.fingers = Fingers(self.desk.environment["DISPLAY"])
        self.addCleanup(self.fingers.rest)
        return self.start(path)

    def on_news(self, bus, sender, path, interface, signal, arguments):
        self.told = time.monotonic()
        if signal == "StateChanged":
            what, on = arguments.unpack()[:2]
            if what == "focused":
                self.at = path if on else None if self.at == path else self.at

    # Looking

    def turn(self):
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        time.sleep(0.004)

    def rest(self):
        """Waits until the program has said all."""
        begin = time.monotonic()
        while time.monotonic() - max(begin, self.told) < QUIET and time.monotonic() < begin + 5:
            self.turn()

    def look(self):
        """What there is: the dialog in front, or all of the window."""
        self.rest()
        everything = self.minka.look()
        self.roles = {node.path: node.role for node in everything.walk()}
        windows = everything.children
        front = [node for window in windows for node in window.walk()
                 if node.role in FRONT and (node.name or node.role != "alert")]  # without a name it is a toast
        return front[-1] if front else windows[-1]

    def place(self, node):
        return " › ".join([up.name for up in reversed(list(node.up())[1:]) if up.name.strip() and up.role not in PLAIN][-2:])

    def focusable(self, scope):
        return [node for node in scope.walk()
                if node is not scope and node.role not in HOLDERS and node.has("focusable")
                and all(up.has("sensitive") for up in node.up() if up.role in CONTROLS or up is node)
                and not (node.role == "button" and node.name in FOREIGN)]

    def has_name(self, node):
        if node.name.strip():
            return True
        # A row whose own text is inside, and what is inside a control with a name, are read with it.
        if node.role == "list-item" and any(child.name.strip() for child in node.walk()):
            return True
        return any(up.name.strip() and up.role not in HOLDERS | FRONT | {"window", "application"}
                   for up in list(node.up())[1:])

    def in_sidebar(self, node):
        return any(up.name == t("Pages") for up in node.up())

    def listen(self, where, scope):
        """Everything that can have the focus says what it is."""
        fresh = 0
        for node in self.focusable(scope):
            key = where, node.role, node.name, self.place(node)
            if key in self.controls:
                continue
            fresh += 1
            self.controls.add(key)
            if not self.has_name(node):
                self.unnamed.append(f"{where}: {node.role} in {self.place(node)}")
        return fresh

    # Going

    def press(self, key, patience=0.5):
        """Presses a key; whether the focus went on."""
        before = self.at
        if self.is_lent:
            patience, self.is_lent = min(patience, 0.1), False
        # With a chosen box Tab adds another to the tree.
        if key.endswith("Tab") and self.roles.get(before) in ("tree", "tree-item"):
            self.fingers.press("Escape")
        self.fingers.press(key)
        self.n_keys += 1
        end = time.monotonic() + patience
        while time.monotonic() < end:
            self.turn()
            if self.at is not None and self.at != before:
                return True
        return self.lent(before)

    def lent(self, before):
        """Whether the focus went on with what has it: the one field of the matrix goes from line to line, and nobody is
        told. The line stands for it then."""
        focus = self.minka.focus()
        if focus is None or focus.role != "text":
            return False
        line = next((up for up in focus.up() if up.role == "list-item"), focus)
        self.at = line.path
        self.is_lent = True
        return self.at != before

    def walk(self, where):
        """Tab leads round, and the arrows to what lies between."""
        seen = set()
        self.ring = []
        if not self.focusable(self.look()):
            return
        if self.at is None:
            self.press("Tab")
        for _ in range(300):
            if self.at in seen:
                break
            seen.add(self.at)
            self.ring.append(self.at)
            if not self.press("Tab") and not self.press("ctrl+Tab") and not self.press("Tab", 3):
                scope = self.look()
                if len(self.focusable(scope)) > 1:
                    self.traps.append(f"{where}: Tab stays at {[n for n in scope.walk() if n.path == self.at]}")
                break
        else:
            self.traps.append(f"{where}: Tab does not come round")
        for _ in range(60):
            missed = self.missed(self.look(), seen)
            if not missed:
                break
            node = missed[0]
            if not self.arrows_to(node, seen):
                self.lost.add(node.path)
                self.unreachable.append(f"{where}: {node} in {self.place(node)}")

    def missed(self, scope, seen):
        return [node for node in self.focusable(scope)
                if node.path not in self.lost and not (self.knows_sidebar and self.in_sidebar(node))
                and not any(inner.path in seen for inner in node.walk())
                and not self.is_chosen_from(node, seen)
                and not any(self.stands_for(up, node) for up in node.up() if up.path in seen)]

    def is_chosen_from(self, node, seen):
        """Whether it is a line of the list of a page. The arrows lead there, but put another view beside the list."""
        return (node.role == "list-item" and node.parent.name in self.pages
                and any(line.path in seen for line in node.parent.children))

    def stands_for(self, up, node):
        """Whether who reaches the one has what is within it: a field and its row, a switch and its row, the choices of a
        row, and the boxes of a tree, to which its arrows lead."""
        return (up.role in TYPED_INTO | {"combo-box", "tree"} or node.role in TYPED_INTO
                or (up is not node and up.name == node.name))

    def arrows_to(self, node, seen):
        near = next((inner for up in node.up() for inner in up.walk() if inner.path in self.ring), None)
        if near is None:
            return False
        for key in ARROWS:
            if not self.tab_along({near.path}):
                return False
            passed = {self.at}
            while self.press(key, 0.3) and self.at not in passed:
                passed.add(self.at)
                seen.add(self.at)
                self.ways[self.at] = near.path, key
            if any(inner.path in seen for inner in node.walk()):
                return True
        return False

    def tab_along(self, paths):
        """Goes to one of these stops of Tab, the shorter way round."""
        paths = [path for path in paths if path in self.ring]
        if not paths:
            return False
        way = self.ring.index(paths[0]) - self.ring.index(self.at) if self.at in self.ring else 1
        key = "Tab" if 0 <= way <= len(self.ring) / 2 or way < -len(self.ring) / 2 else "shift+Tab"
        for _ in range(len(self.ring) + 3):
            if self.at in paths:
                return True
            if not self.press(key):
                self.press("ctrl+Tab")
        return False

    def go(self, node):
        """Goes to a control by Tab and the arrows."""
        paths = {inner.path for inner in node.walk()}
        if self.at in paths or self.tab_along(paths):
            return True
        way = next((self.ways[path] for path in paths if path in self.ways), None)
        if way is None or not self.tab_along({way[0]}):
            return False
        for _ in range(60):
            if self.at in paths:
                return True
            if not self.press(way[1], 0.3):
                return False
        return False

    # Opening

    def openers(self, where, scope):
        """What may open something, each once, and of the rows of a list the first ones."""
        found = []
        rows = {}
        for node in self.focusable(scope):
            kind = re.sub(r"[“«].*[”»]|\d+", "", node.name)
            key = "" if node.name.startswith(EVERYWHERE) else where, node.role, kind, node.parent.role
            if node.role not in OPENERS or key in self.tried or self.in_sidebar(node):
                continue
            if node.role == "list-item":
                rows[node.parent.path] = rows.get(node.parent.path, 0) + 1
                if rows[node.parent.path] > MANY:
                    continue
            found.append((key, node))
        return found

    def explore(self, where, deep):
        """Walks through what is in front and opens what can be opened, as long as there is something new."""
        scope = self.look()
        home = scope.path
        self.listen(where, scope)
        self.walk(where)
        fresh = 0
        for _ in range(MOST):
            openers = self.openers(where, self.look())
            if not openers:
                break
            key, node = openers[0]
            self.tried.add(key)
            if not self.go(node):
                continue
            self.press("space" if node.role != "list-item" else "Return", 0.2)
            self.opened(f"{where} › {node.name}", home, deep)
            now = self.look()
            if now.path != home:
                return
            fresh += self.listen(where, now)
        if fresh > 3:
            self.walk(where)

    def opened(self, where, home, deep):
        front = self.look()
        if any(node.role == "menu-item" for node in front.walk()):
            self.menu(where, home, deep)
        elif front.role in FRONT and front.path != home:
            self.dialog(where, front, deep)

    def menu(self, where, home, deep):
        lines = [node for node in self.look().walk() if node.role == "menu-item"]
        print("  menu", where, lines, flush=True)
        self.listen(where, self.look())
        passed = set()
        while self.at not in passed:
            passed.add(self.at)
            self.press("Down", 0.3)
        for line in lines:
            if line.has("sensitive") and line.path not in passed:
                self.unreachable.append(f"{where}: {line}")
        self.press("Escape")

    def wait_for_focus(self, front):
        """A slow dialog takes the focus after it is there."""
        end = time.monotonic() + 10
        while time.monotonic() < end:
            self.turn()
            focus = self.minka.focus()
            if focus is not None and any(up.path == front.path for up in focus.up()):
                self.rest()
                return

    def dialog(self, where, front, deep):
        if front.role == "file-chooser" or front.parent.role == "application":
            self.n_files += 1
        elif (front.role, front.name, where.split(" › ")[0]) not in self.dialogs:
            self.dialogs.add((front.role, front.name, where.split(" › ")[0]))
            print("  dialog", where, front, flush=True)
            if deep < DEEP:
                self.wait_for_focus(front)
                self.explore(f"{where} [{front.name}]", deep + 1)
        for _ in range(3):
            if self.look().path != front.path:
                return
            self.press("Escape")
            self.rest()
        self.traps.append(f"{where}: Escape does not lead out of {front}")

    def test_walk(self):
        minka = self.begin()
        pages = self.pages = minka.pages()
        half = os.environ.get("HALF")
        self.knows_sidebar = half == "meetings"
        for page in pages if half is None else pages[:6] if half == "plan" else pages[6:]:
            began = time.monotonic()
            sidebar = minka.find("list", t("Pages"))
            minka.click("list-item", page, within=sidebar)
            self.rest()
            time.sleep(0.6)
            self.n_pages += 1
            self.explore(page, 0)
            self.knows_sidebar = True
            print(page, len(self.controls), self.n_keys, f"{time.monotonic() - began:.0f} s", flush=True)
        print(f"# {self.n_pages} pages, {len(self.dialogs)} dialogs, {self.n_files} dialogs for files, {len(self.controls)} controls, "
              f"{self.n_keys} keys, unnamed {len(self.unnamed)}, unreachable {len(self.unreachable)}, "
              f"traps {len(self.traps)}", file=sys.stderr)
        self.maxDiff = None
        self.assertEqual(self.unnamed + self.unreachable + self.traps, [])


if __name__ == "__main__":
    main()
