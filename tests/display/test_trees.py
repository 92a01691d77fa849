"""«Árboles»: the problem tree is written and the objective tree derived with the keyboard alone."""

import json
import subprocess

from gi.repository import GLib

from kit import TOP, DisplayTest, main, t

SAMPLE = json.loads(next((TOP / "data/sample").glob("*.json")).read_text())
TREE = ("tree_node", "tree_link", "objective", "activity_objective", "diagnosis_entry", "activity", "meeting")

CENTRE = "A los docentes les resulta difícil desarrollar las clases virtuales"
# As the school wrote it: each box with those that hang on it.
CAUSES = [
    ("Los docentes trabajan de manera individualista",
     ["Varios docentes no saben retroalimentar a distancia",
      "Los docentes tienen dificultad para analizar las evidencias que envían los estudiantes"]),
    ("Las plataformas de aprendizaje se aprovechan mal",
     ["Varios docentes no conocen las plataformas de reunión"]),
    ("Los estudiantes desobedecen las indicaciones en las clases virtuales",
     ["Se usa mal el WhatsApp de la sección"]),
]
EFFECTS = ["Las sesiones se vuelven rutinarias", "Los estudiantes pierden el interés por las clases",
           "Las sesiones se interrumpen continuamente"]

# The same, as minka-cli tells it of the sample.
WHOLE = """\
* A los docentes les resulta difícil desarrollar las clases virtuales
  - Los docentes trabajan de manera individualista
    - Varios docentes no saben retroalimentar a distancia
    - Los docentes tienen dificultad para analizar las evidencias que envían los estudiantes
  - Las plataformas de aprendizaje se aprovechan mal
    - Varios docentes no conocen las plataformas de reunión
      - Hay poco interés en actualizarse en TIC
  - Los estudiantes desobedecen las indicaciones en las clases virtuales
    - Se usa mal el WhatsApp de la sección
    = Varios docentes no conocen las plataformas de reunión
  + Las sesiones se vuelven rutinarias
    + Los estudiantes aprenden menos de lo esperado para su grado
  + Los estudiantes pierden el interés por las clases
    = Los estudiantes aprenden menos de lo esperado para su grado
  + Las sesiones se interrumpen continuamente"""


class Trees(DisplayTest):
    def begin(self, **keep):
        """A plan without what is asked for here, but what is given."""
        keep = {"minka": SAMPLE["minka"], "plan": SAMPLE["plan"], **keep}
        data = {name: keep.get(name, [] if isinstance(value, list) else value) for name, value in SAMPLE.items()}
        (self.desk.folder / "plan.json").write_text(json.dumps(data))
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("import", self.path, self.desk.folder / "plan.json")
        self.assertEqual(status, 0, said)
        # Spanish letters are on the keyboard, for xdotool is too quick for those that are not.
        subprocess.run(["setxkbmap", "us", "altgr-intl"], env=self.desk.environment, check=True)
        minka = self.start(self.path)
        minka.hop_to("Trees")
        return minka

    def begin_with_trees(self):
        return self.begin(**{name: SAMPLE[name] for name in ("tree_node", "tree_link", "objective")})

    def lines(self, tree):
        """What is on the disk, a line for each box: * the centre, - below it, + above, = what leads there too."""
        plan = self.plan(self.path)
        nodes = {node["id"]: node for node in plan["tree_node"] if node["tree"] == tree}
        links = sorted((link for link in plan["tree_link"] if link["child"] in nodes),
                       key=lambda link: (nodes[link["child"]]["branch"] == "above", link["extra"], link["position"]))
        hanging = {link["child"] for link in links if not link["extra"]}

        def tell(id, depth, sign):
            yield "  " * depth + sign + " " + nodes[id]["text"]
            if sign != "=":
                for link in links:
                    if link["parent"] == id:
                        side = "+" if nodes[link["child"]]["branch"] == "above" else "-"
                        yield from tell(link["child"], depth + 1, "=" if link["extra"] else side)

        return [line for id in nodes if id not in hanging for line in tell(id, 0, "*")]

    def check(self, tree, wanted):
        seen = []

        def same():
            seen[:] = [self.lines(tree)]
            return seen[0] == wanted

        self.minka.wait(same, lambda: f"the tree to be\n{wanted}\nand not\n{seen[0]}")

    def write(self, text, key=None):
        """Words for a new box, which KEY makes."""
        if key:
            self.minka.key(key)
        self.minka.wait(lambda: self.minka.focus() is not None and self.minka.focus().role in ("text", "entry"),
                        "a place to write")
        self.minka.type(text)
        self.minka.key("Return")
        self.minka.wait(lambda: self.minka.focus() is not None and self.minka.focus().name == text, f"“{text}”")

    def choose(self, text):
        """A box by its words."""
        self.minka.click("tree-item", text)
        self.minka.wait(lambda: self.minka.focus().name == text, f"the focus on “{text}”")

    def walk(self, text, *keys):
        """The arrows lead to a box."""
        self.minka.key(*keys)
        self.minka.wait(lambda: self.minka.focus() is not None and self.minka.focus().name == text,
                        f"the focus on “{text}”")

    def lead_to(self, text):
        """The chosen box leads to one more."""
        minka, chosen = self.minka, self.minka.focus().name
        minka.key("ctrl+l")
        dialog = minka.find("dialog", t("Leads also to"))
        minka.type(text)
        minka.wait(lambda: [row.name for row in minka.all("list-item", within=dialog)] == [text], f"only “{text}”")
        minka.key("Tab")
        minka.wait(lambda: minka.focus().name == text, f"the focus on “{text}”")
        minka.key("Return")
        minka.gone("dialog", t("Leads also to"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == chosen, "the focus in the tree")

    def test_keyboard_alone(self):
        """The problem tree of the sample is written, and the objective tree made from it, without the pointer."""
        minka = self.begin()
        minka.tab_to(t("Add central problem"))
        self.write(CENTRE, "Return")
        for i, (cause, deeper) in enumerate(CAUSES):
            self.write(cause, "Return" if i else "Tab")
            for j, text in enumerate(deeper):
                self.write(text, "Return" if j else "Tab")
            self.walk(cause, "Up")
        for i, effect in enumerate(EFFECTS):
            self.write(effect, "Return" if i else "ctrl+Up")
        self.walk(EFFECTS[0], "Left", "Left")
        self.write("Los estudiantes aprenden menos de lo esperado para su grado", "Tab")
        self.lead_to(EFFECTS[1])
        self.walk(CENTRE, "Home")
        self.walk(CAUSES[1][0], "Down")
        self.walk(CAUSES[1][1][0], "Down")
        self.lead_to(CAUSES[2][0])
        self.write("Hay poco interés en actualizarse en TIC", "Tab")
        wanted = WHOLE.splitlines()
        self.check("problems", wanted)

        minka.key("alt+o")
        minka.find("tree", t("Objective tree"))
        self.check_counts(objectives=len(wanted))
        # Every step has its name, and goes back: each box is one, a further link another.
        for _ in range(len(wanted) + 1):
            minka.key("ctrl+z")
        self.check("objectives", [])
        self.check("problems", [])
        for _ in range(len(wanted)):
            minka.key("ctrl+shift+z")
        self.check("problems", wanted)

    def check_counts(self, **counts):
        for tree, n in counts.items():
            self.minka.wait(lambda: len(self.lines(tree)) == n, lambda: f"{n} lines, not {self.lines(tree)}")

    def test_screen_reader(self):
        """A screen reader walks the tree as it is: names, kinds, and the focus on the chosen box."""
        minka = self.begin_with_trees()
        tree = minka.find("tree", t("Problem tree"))
        centre = minka.find("tree-item", CENTRE, within=tree)
        inside = [node.name for node in minka.all("tree-item", within=centre)]
        self.assertIn("Las plataformas de aprendizaje se aprovechan mal", inside)
        item = minka.find("tree-item", "Varios docentes no conocen las plataformas de reunión", within=tree)
        self.assertEqual(item.parent.name, "Las plataformas de aprendizaje se aprovechan mal")
        accessible = "org.a11y.atspi.Accessible"
        self.assertEqual(minka.eyes.call(item.path, accessible, "GetAttributes")[0]["level"], "3")
        self.assertEqual(minka.eyes.call(item.parent.path, accessible, "GetIndexInParent")[0], 1)
        description = minka.eyes.bus.call_sync(
            minka.eyes.name, item.path, "org.freedesktop.DBus.Properties", "Get",
            GLib.Variant("(ss)", (accessible, "Description")), None, 0, 5000, None).unpack()[0]
        self.assertEqual(description, t("Cause"))
        self.choose(CENTRE)
        minka.key("Down")
        minka.wait(lambda: minka.focus().parent.name == CENTRE, "the focus on a cause")

    def test_rearrange(self):
        """Branches are moved, cut and pasted, closed, removed and brought back."""
        minka = self.begin_with_trees()
        before = self.lines("problems")
        self.choose("Las sesiones se interrumpen continuamente")
        minka.key("alt+Left")
        minka.wait(lambda: self.order("+") == [EFFECTS[0], EFFECTS[2], EFFECTS[1]], "another order")
        minka.key("alt+Right")
        self.check("problems", before)

        self.choose("Las plataformas de aprendizaje se aprovechan mal")
        minka.key("alt+Down")
        minka.wait(lambda: "    - Las plataformas de aprendizaje se aprovechan mal" in self.lines("problems"),
                   "the branch to hang deeper")
        minka.key("ctrl+z")
        self.check("problems", before)

        self.choose("Se usa mal el WhatsApp de la sección")
        minka.key("ctrl+x")
        minka.find("label", t("Box removed"))
        self.choose(CAUSES[0][0])
        minka.key("ctrl+v")
        minka.wait(lambda: self.lines("problems")[4] == "    - Se usa mal el WhatsApp de la sección", "what was pasted")
        minka.key("ctrl+z", "ctrl+z")
        self.check("problems", before)

        self.choose(CAUSES[0][0])
        minka.key("space")
        minka.gone("tree-item", CAUSES[0][1][0])
        minka.key("Delete")
        minka.wait(lambda: "  - " + CAUSES[0][0] not in self.lines("problems"), "the branch to go")
        minka.key("ctrl+z", "ctrl+z")
        self.check("problems", before)
        minka.find("tree-item", CAUSES[0][1][0])

    def test_menu(self):
        """The menu of a box says what the keys do; its first line adds a cause."""
        minka = self.begin_with_trees()
        self.choose("Se usa mal el WhatsApp de la sección")
        minka.key("shift+F10")
        minka.wait(lambda: len(minka.all("menu-item")) == 14, lambda: f"the menu, not {len(minka.all('menu-item'))} lines")
        minka.wait(lambda: minka.focus().role == "menu-item", "the focus in the menu")
        minka.key("Return")
        self.write("Nadie acordó para qué sirve")
        minka.wait(lambda: "      - Nadie acordó para qué sirve" in self.lines("problems"), "the new cause")

    def order(self, sign):
        return [line[4:] for line in self.lines("problems") if line.startswith("  " + sign)]

    def test_drag(self):
        """A box is taken to another one with the pointer, and what was begun is left with Escape."""
        minka = self.begin_with_trees()
        source = minka.find("tree-item", "Se usa mal el WhatsApp de la sección")
        target = minka.find("tree-item", CAUSES[0][0])
        x, y = minka.point(source)
        to_x, to_y = minka.point(target)
        minka.xdo("mousemove", x, y, "sleep", 0.1, "mousedown", 1, "sleep", 0.1, "mousemove", x - 20, y - 10, "sleep", 0.1,
                  "mousemove", to_x, to_y, "sleep", 0.1, "mousemove", to_x + 2, to_y, "sleep", 0.1, "mouseup", 1)
        minka.wait(lambda: self.lines("problems")[4] == "    - Se usa mal el WhatsApp de la sección",
                   "the box at its new place")
        minka.key("ctrl+z")
        self.choose(CAUSES[1][0])
        minka.key("F2")
        minka.wait(lambda: minka.focus().role in ("text", "entry"), "a place to write")
        minka.type("algo")
        minka.key("Escape")
        minka.wait(lambda: minka.focus().name == CAUSES[1][0], "the words as they were")

    def test_further_link_and_stale(self):
        """A box leads to a second one; a problem worded anew is told at its objective, which is then confirmed."""
        minka = self.begin_with_trees()
        self.choose("Se usa mal el WhatsApp de la sección")
        minka.key("ctrl+l")
        minka.find("dialog", t("Leads also to"))
        minka.type("individualista")
        minka.click("list-item", CAUSES[0][0], within=minka.find("dialog"))
        minka.wait(lambda: "    = Se usa mal el WhatsApp de la sección" in self.lines("problems"), "the second link")
        minka.gone("dialog", t("Leads also to"))

        self.choose("Las sesiones se vuelven rutinarias")
        minka.type("Las clases aburren")
        minka.key("Return")
        minka.wait(lambda: "  + Las clases aburren" in self.lines("problems"), "the new words")
        minka.click("radio-button", t("Objectives"))
        self.choose("Mejor desempeño docente")
        minka.click("toggle-button", t("About the chosen box"))
        minka.find("label", t("How it was worded then"))
        minka.click("button", t("It still holds"))
        minka.gone("label", t("How it was worded then"))

    def test_found(self):
        """What the search finds in a closed branch is shown: the branch opens."""
        minka = self.begin_with_trees()
        self.choose(CAUSES[1][0])
        minka.key("space")
        minka.gone("tree-item", CAUSES[1][1][0])
        minka.key("Escape", "ctrl+f")
        minka.find("dialog", t("Search"))
        minka.type("plataformas de reunion")
        minka.wait(lambda: CAUSES[1][1][0] in [row.name for row in minka.all("list-item")], "the box to be found")
        minka.key("Return")
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == CAUSES[1][1][0], "the focus on the box")

    def test_picture(self):
        """A tree is copied as a picture."""
        minka = self.begin_with_trees()
        minka.find("tree", t("Problem tree"))
        minka.choose_in_menu(t("More"), 8)
        minka.find("label", t("The tree was copied as a picture."))

    def test_present(self):
        """F11 leaves nothing but the tree on the screen; Escape brings the rest back."""
        minka = self.begin_with_trees()
        self.choose(CENTRE)
        minka.key("F11")
        minka.gone("button", t("To _objectives").replace("_", ""))
        minka.find("tree-item", CENTRE)
        minka.key("Escape", "Escape")
        minka.find("button", t("To _objectives").replace("_", ""))


if __name__ == "__main__":
    main()
