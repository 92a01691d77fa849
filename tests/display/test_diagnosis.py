"""«Diagnóstico»: the matrix is written, pasted into, put in order and tied to the tree, with the keyboard."""

import json
import subprocess
import sys

from kit import TOP, DisplayTest, die_with_parent, main, t, tn

SAMPLE = json.loads(next((TOP / "data/sample").glob("*.json")).read_text())

# As the school wrote it: title, problems, causes.
ASPECTS = [
    ("Estrategia «Aprendo en casa»",
     ["Poca conectividad según dónde está cada estudiante",
      "Docentes a quienes les cuesta acompañar por medios virtuales",
      "Interrupciones en las sesiones"],
     ["Familias que volvieron a sus pueblos por razones económicas",
      "Estudiantes sin celular, laptop o tableta",
      "Mal uso de WhatsApp"]),
    ("Reuniones de coordinación y trabajo colegiado (Zoom u otros)",
     ["Docentes que no conocen las plataformas de reunión"],
     ["Poco interés en actualizarse en TIC"]),
    ("Reforzamiento y retroalimentación (llamadas, mensajes, audios, videos)",
     ["Estudiantes sin señal para videollamadas",
      "Docentes que no saben retroalimentar a distancia",
      "Dificultad para analizar las evidencias enviadas"],
     ["Conectividad limitada o inexistente",
      "Paso brusco de lo presencial a lo remoto",
      "Celulares de gama baja que no dan buenas fotos"]),
]
NEEDS = ["Identificar necesidades de aprendizaje", "Retroalimentar al estudiante", "Elaborar criterios de evaluación",
         "Matriz de análisis de evidencias", "Normas de convivencia en clases virtuales"]

# Offers what another program would have copied, until it is ended.
OFFER = """
import sys
import gi
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
kinds = [Gdk.ContentProvider.new_for_bytes(kind, GLib.Bytes.new(data.encode()))
         for kind, data in zip(sys.argv[1::2], sys.argv[2::2])]
Gdk.Display.get_default().get_clipboard().set_content(Gdk.ContentProvider.new_union(kinds))
print("ready", flush=True)
GLib.MainLoop().run()
"""


class Matrix(DisplayTest):
    def begin(self, **keep):
        """A plan with a school and nothing else, but what is asked for."""
        keep = {"minka": SAMPLE["minka"], "plan": SAMPLE["plan"], **keep}
        data = {name: keep.get(name, [] if isinstance(value, list) else value) for name, value in SAMPLE.items()}
        (self.desk.folder / "plan.json").write_text(json.dumps(data))
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("import", self.path, self.desk.folder / "plan.json")
        self.assertEqual(status, 0, said)
        # Spanish letters are on the keyboard, for xdotool is too quick for those that are not.
        subprocess.run(["setxkbmap", "us", "altgr-intl"], env=self.desk.environment, check=True)
        minka = self.start(self.path)
        if self.size[0] < 500:
            minka.key("alt+3")
        else:
            minka.hop_to("Diagnosis")
        return minka

    def begin_with(self, *aspects):
        """A plan with these aspects: title, problems, causes."""
        records, entries = [], []
        for i, (title, *columns) in enumerate(aspects):
            records.append({"id": f"00000000-0000-4000-8000-0000000000a{i}", "title": title, "position": i})
            for kind, texts in zip(("problem", "cause", "need"), columns):
                for j, text in enumerate(texts):
                    entries.append({"id": f"00000000-0000-4000-8000-00000000{i}{len(entries):03}", "kind": kind,
                                    "aspect": records[-1]["id"], "text": text, "node": None, "position": j})
        minka = self.begin(aspect=records, diagnosis_entry=entries)
        if aspects:
            minka.find("list-item", aspects[0][0])
        return minka

    def offer(self, **kinds):
        words = [word for kind, data in kinds.items()
                 for word in ({"html": "text/html", "text": "text/plain;charset=utf-8"}[kind], data)]
        helper = subprocess.Popen([sys.executable, "-c", OFFER, *words], env=self.desk.environment, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=die_with_parent)
        self.desk.processes.append(helper)
        self.addCleanup(helper.stdout.close)
        self.assertEqual(helper.stdout.readline().strip(), "ready")

    def matrix(self):
        """What is on the disk, as title, problems, causes, needs; last what goes across aspects."""
        plan = self.plan(self.path)
        rows = [(aspect["id"], aspect["title"]) for aspect in sorted(plan["aspect"], key=lambda a: a["position"])]
        return [(title, *([entry["text"] for entry in sorted(plan["diagnosis_entry"], key=lambda e: e["position"])
                           if entry["aspect"] == aspect and entry["kind"] == kind]
                          for kind in ("problem", "cause", "need")))
                for aspect, title in [*rows, (None, "")]]

    def check(self, *wanted):
        """Waits until the disk holds this; rows may leave out their empty end."""
        full = [(*row, *([] for _ in range(4 - len(row)))) for row in wanted]
        if not wanted or wanted[-1][0] != "":
            full.append(("", [], [], []))
        seen = []

        def same():
            seen[:] = [self.matrix()]
            return seen[0] == full

        self.minka.wait(same, lambda: f"the plan to hold\n{full}\nand not\n{seen[0]}", 4)

    def at(self, column, text=None):
        """Waits for the focus to be in a column, on this text."""
        def there():
            focus = self.minka.focus()
            return (focus is not None and focus.role == "text" and focus.name.startswith(t(column)) and
                    (text is None or focus.text() == text))

        self.minka.wait(there, lambda: f"the focus in {column} on {text!r}, and not {self.minka.focus()}")

    def undo_button(self, name):
        return self.minka.find("button", t("Undo: %s", name), sensitive=True)

    def write(self, texts):
        for text in texts:
            self.minka.type(text)
            self.minka.key("Return")


class Diagnosis(Matrix):
    def test_the_sample_by_keyboard(self):
        """The diagnosis of the sample is typed into an empty plan, without the pointer."""
        minka = self.begin()
        minka.find("label", t("No diagnosis yet"))
        minka.tab_to(t("_Add aspect"))
        minka.key("Return")
        self.at("Aspect", "")
        for title, problems, causes in ASPECTS:
            minka.type(title)
            minka.key("Return")
            self.at("Problems identified", "")
            self.write(problems)
            minka.key("Tab")
            self.at("Causes", "")
            self.write(causes)
            minka.key("Tab")
            self.at("Needs that the community will meet", "")
            minka.key("Tab")
            self.at("Aspect", "")
        minka.key("Tab")
        self.at("Needs that the community will meet", "")
        self.write(NEEDS)
        self.undo_button(t("Add need"))
        minka.kill()
        self.assertEqual(self.matrix(), [*((*aspect, []) for aspect in ASPECTS), ("", [], [], NEEDS)])
        plan = self.plan(self.path)
        self.assertEqual((len(plan["aspect"]), len(plan["diagnosis_entry"])), (3, 19))
        self.check_plan(self.path)

    def test_undo(self):
        """Ctrl+Z takes back step by step and says which; a word half typed is a step of its own."""
        minka = self.begin_with(("Aula", ["Uno"]))
        minka.click("list-item", "Uno")
        self.at("Problems identified", "Uno")
        minka.key("Return")
        minka.type("Dos")
        minka.key("Return")
        self.undo_button(t("Add problem"))
        minka.type("Tr")
        minka.key("ctrl+z")
        minka.find("label", t("Taken back: %s", t("Add problem")))
        self.check(("Aula", ["Uno", "Dos"]))
        minka.key("ctrl+z")
        self.check(("Aula", ["Uno"]))
        minka.key("ctrl+shift+z")
        self.check(("Aula", ["Uno", "Dos"]))
        minka.click("list-item", "Uno")
        self.at("Problems identified", "Uno")
        minka.type(" y medio")
        minka.key("ctrl+z")
        minka.find("label", t("Taken back: %s", t("Change problem")))
        self.at("Problems identified", "Uno")
        self.check(("Aula", ["Uno", "Dos"]))

    def test_pause(self):
        """What is typed is on the disk when typing pauses, and one goes on typing where one was."""
        minka = self.begin()
        minka.tab_to(t("_Add aspect"))
        minka.key("Return")
        self.at("Aspect", "")
        minka.type("Aula")
        self.check(("Aula",))
        self.at("Aspect", "Aula")
        minka.type(" nueva")
        self.check(("Aula nueva",))
        minka.key("Tab")
        minka.type("Uno")
        self.check(("Aula nueva", ["Uno"]))
        minka.type(" y medio")
        minka.key("Return")
        minka.type("Dos")
        minka.key("Up", "Return")
        minka.type("Entre")
        self.check(("Aula nueva", ["Uno y medio", "Entre", "Dos"]))
        minka.type(" dos")
        minka.kill()
        self.assertEqual(self.matrix()[0], ("Aula nueva", ["Uno y medio", "Entre", "Dos"], [], []))

    def test_closing_keeps_what_is_half_typed(self):
        minka = self.begin_with(("Aula", []))
        minka.click("list-item", t("Add cause"))
        self.at("Causes", "")
        minka.type("A medio escr")
        minka.close()
        self.assertEqual(self.matrix()[0], ("Aula", [], ["A medio escr"], []))

    def test_order(self):
        """Entries and aspects are put in order, and entries go to other cells; each is a step."""
        minka = self.begin_with(("Aula", ["Uno", "Dos", "Tres"], ["Causa"]), ("Patio", []))
        minka.click("list-item", "Tres")
        self.at("Problems identified", "Tres")
        minka.key("alt+Up")
        self.check(("Aula", ["Uno", "Tres", "Dos"], ["Causa"]), ("Patio",))
        self.at("Problems identified", "Tres")
        minka.key("alt+Up", "alt+Up", "alt+Down")
        self.check(("Aula", ["Uno", "Tres", "Dos"], ["Causa"]), ("Patio",))
        minka.key("alt+Right")
        self.check(("Aula", ["Uno", "Dos"], ["Causa", "Tres"]), ("Patio",))
        self.at("Causes", "Tres")
        minka.key("alt+shift+Down")
        self.check(("Aula", ["Uno", "Dos"], ["Causa"]), ("Patio", [], ["Tres"]))
        self.at("Causes", "Tres")
        minka.key("alt+Right", "alt+shift+Down")
        self.check(("Aula", ["Uno", "Dos"], ["Causa"]), ("Patio",), ("", [], [], ["Tres"]))
        self.undo_button(t("Move need"))
        minka.key("alt+shift+Up", "alt+Left", "alt+Left")
        self.check(("Aula", ["Uno", "Dos"], ["Causa"]), ("Patio", ["Tres"]))
        minka.key("shift+Tab")
        self.at("Aspect", "Patio")
        minka.key("alt+Up")
        self.check(("Patio", ["Tres"]), ("Aula", ["Uno", "Dos"], ["Causa"]))
        self.at("Aspect", "Patio")
        minka.key("ctrl+z")
        minka.find("label", t("Taken back: %s", t("Move aspect")))
        self.check(("Aula", ["Uno", "Dos"], ["Causa"]), ("Patio", ["Tres"]))

    def test_menu(self):
        """The button on the line offers what the keys do, and nothing that cannot be done."""
        minka = self.begin_with(("Aula", ["Uno", "Dos"]))
        minka.click("list-item", "Dos")
        self.at("Problems identified", "Dos")
        minka.choose_in_menu(t("Options"), 2)
        self.check(("Aula", ["Dos", "Uno"]))
        self.at("Problems identified", "Dos")
        minka.choose_in_menu(t("Options"), 3)
        self.check(("Aula", ["Uno"], ["Dos"]))
        self.at("Causes", "Dos")
        minka.click("toggle-button", t("Options"))
        minka.wait(lambda: len(minka.all("menu-item")) == 5, "to the tree, along the thread, to either side, away")
        minka.key("Escape")
        minka.gone("menu-item")
        minka.choose_in_menu(t("Options"), 4)
        minka.find("label", t("“%s” removed", "Dos"))
        self.check(("Aula", ["Uno"]))

    def test_drag(self):
        """A line is dragged to another cell, and lands where the mark was."""
        minka = self.begin_with(("Aula", ["Uno", "Dos", "Tres"], ["Causa"]), ("Patio", ["Cuatro"]))

        def drag(what, where, below=0):
            x, y = minka.point(minka.find("list-item", what))
            minka.xdo("mousemove", x, y, "sleep", 0.1, "mousedown", 1)
            u, v = minka.point(minka.find("list-item", where))
            for i in range(1, 6):
                minka.xdo("mousemove", x + (u - x) * i // 5, y + (v - y) * i // 5 + (below if i == 5 else 0), "sleep", 0.05)
            minka.xdo("sleep", 0.2, "mouseup", 1)

        drag("Uno", "Causa", 8)
        self.check(("Aula", ["Dos", "Tres"], ["Causa", "Uno"]), ("Patio", ["Cuatro"]))
        drag("Cuatro", "Dos", -8)
        self.check(("Aula", ["Cuatro", "Dos", "Tres"], ["Causa", "Uno"]), ("Patio",))
        drag("Cuatro", "Tres", 8)
        self.check(("Aula", ["Dos", "Tres", "Cuatro"], ["Causa", "Uno"]), ("Patio",))
        drag("Aula", "Patio", 10)
        self.check(("Patio",), ("Aula", ["Dos", "Tres", "Cuatro"], ["Causa", "Uno"]))

    def test_remove(self):
        """An empty line never stays; Backspace and Alt+Delete remove, with a way back; Escape gives back the words."""
        minka = self.begin_with(("Aula", ["Uno", "Dos", "Tres"]), ("Patio", ["Cuatro"]))
        minka.click("list-item", "Dos")
        self.at("Problems identified", "Dos")
        minka.key("ctrl+a", "BackSpace", "BackSpace")
        self.at("Problems identified", "Uno")
        minka.find("label", t("“%s” removed", "Dos"))
        self.check(("Aula", ["Uno", "Tres"]), ("Patio", ["Cuatro"]))
        minka.key("alt+Delete")
        self.at("Problems identified", "Tres")
        self.check(("Aula", ["Tres"]), ("Patio", ["Cuatro"]))
        minka.click("button", t("_Undo"))
        self.check(("Aula", ["Uno", "Tres"]), ("Patio", ["Cuatro"]))
        minka.click("list-item", "Tres")
        self.at("Problems identified", "Tres")
        minka.type(" y más")
        minka.key("Escape")
        self.at("Problems identified", "Tres")
        minka.key("Return", "Return", "Up")
        self.at("Problems identified", "Tres")
        minka.key("Up")
        self.at("Problems identified", "Uno")
        minka.key("Up", "shift+Tab")
        self.at("Aspect", "Aula")
        minka.key("ctrl+a", "BackSpace", "Tab")
        minka.find("list-item", "Aula")
        minka.key("shift+Tab", "alt+Delete")
        self.check(("Patio", ["Cuatro"]))
        minka.key("ctrl+z")
        self.check(("Aula", ["Uno", "Tres"]), ("Patio", ["Cuatro"]))

    def test_paste_text(self):
        """Lines become entries, columns of a spreadsheet fill the columns from there on, each paste one step."""
        minka = self.begin_with(("Aula", ["Uno", "Fin"]))
        minka.click("list-item", "Uno")
        self.at("Problems identified", "Uno")
        self.offer(text="• Dos\n- Tres\r\n3. Cuatro: «¿por qué?»\n\n")
        minka.key("ctrl+v")
        self.check(("Aula", ["Uno", "Dos", "Tres", "Cuatro: «¿por qué?»", "Fin"]))
        self.undo_button(tn("Paste %u entry", "Paste %u entries", 3))
        self.at("Problems identified", "Cuatro: «¿por qué?»")
        minka.key("ctrl+z")
        self.check(("Aula", ["Uno", "Fin"]))

        minka.click("list-item", "Fin")
        self.at("Problems identified", "Fin")
        self.offer(text="P1\tC1\tN1\n\"P2\nP3\"\t\tN2\n")
        minka.key("ctrl+v")
        self.check(("Aula", ["Uno", "Fin", "P1", "P2", "P3"], ["C1"], ["N1", "N2"]))
        self.undo_button(tn("Paste %u entry", "Paste %u entries", 6))

        self.offer(text=" y unas palabras ")
        minka.click("list-item", "Uno")
        self.at("Problems identified", "Uno")
        minka.key("End", "space", "ctrl+v", "Return")
        self.check(("Aula", ["Uno y unas palabras", "Fin", "P1", "P2", "P3"], ["C1"], ["N1", "N2"]))

    def test_paste_html(self):
        """A table of a document fills an empty matrix: a title spans its rows, a cell may hold several entries."""
        minka = self.begin()
        minka.tab_to(t("_Add aspect"))
        minka.key("Return")
        self.at("Aspect", "")
        self.offer(text="no", html="""<html><body><table>
          <tr><th>ASPECTOS<th>PROBLEMAS IDENTIFICADOS<th>CAUSAS<th>NECESIDADES QUE ATENDERÁ LA CAP</tr>
          <tr><td rowspan=2><p>Estrategia</p><p>«Aprendo en casa»</p><td><ul><li>P1<li>P2</ul><td>C1<td rowspan=3>N1</tr>
          <tr><td>P3<td>C2</tr>
          <tr><td>Zoom<td><p>· P4</p><td>&nbsp;</tr></table></body></html>""")
        minka.key("ctrl+v")
        self.check(("Estrategia «Aprendo en casa»", ["P1", "P2", "P3"], ["C1", "C2"], ["N1"]), ("Zoom", ["P4"]))
        self.undo_button(tn("Paste %u entry", "Paste %u entries", 7))
        minka.key("ctrl+z")
        self.check()

    def test_any_letters(self):
        """Quotes, marks, faces and what is written from right to left stay as they are; nothing is taken for markup."""
        texts = ['Dice "así" y <b>así</b> & «así» — 100 %', "👩🏽‍🏫 con 😀", "مشكلة في الصف", "Niño, pingüino, ñandú"]
        minka = self.begin_with(("Aula", []))
        minka.click("list-item", t("Add problem"))
        self.at("Problems identified", "")
        self.offer(text="\n".join(texts))
        minka.key("ctrl+v")
        self.check(("Aula", texts))
        for text in texts:
            minka.find("list-item", text)
        minka.click("list-item", texts[2])
        self.at("Problems identified", texts[2])
        minka.key("ctrl+End")
        minka.type("!")
        minka.key("Return")
        self.check(("Aula", [*texts[:2], texts[2] + "!", texts[3]]))

    def test_long_text(self):
        """A cell of 400 words wraps, and the cursor stays in sight."""
        words = " ".join(f"palabra{i}" for i in range(400))
        minka = self.begin_with(("Aula", [words, "Fin"]), ("Patio", []))
        line = minka.find("list-item", words)
        x, y, width, height = line.extents()
        self.assertLess(width, 300)
        self.assertGreater(height, 1000)
        minka.click("list-item", "Aula")
        minka.key("Tab")
        self.at("Problems identified", words)
        minka.type(" final.")
        focus = minka.focus()
        pane = next(up for up in focus.up() if up.role == "scroll-pane")

        def in_sight():
            _, y, _, height = focus.extents()
            _, top, _, room = pane.extents()
            return top < y + height <= top + room + 12

        minka.wait(in_sight, "the end of the text in sight")
        minka.key("Down")
        self.at("Problems identified", "Fin")
        self.check(("Aula", [words + " final.", "Fin"]), ("Patio",))

    def test_tree(self):
        """An entry begins the tree; another becomes its cause; a third is linked; all of it can be taken back."""
        minka = self.begin_with(("Aula", ["Clases aburridas", "Falta de capacitación"], ["Poco tiempo"]))
        minka.click("list-item", "Clases aburridas")
        self.at("Problems identified", "Clases aburridas")
        minka.key("alt+Return")
        dialog = minka.find("dialog", t("Problem tree"))
        minka.find("combo-box", t("Place in the tree"), within=dialog)
        minka.click("button", t("_Take to the tree"), within=dialog)
        minka.gone("dialog", t("Problem tree"))
        chip = t("In the problem tree: %s", "Clases aburridas")
        minka.find("button", chip)
        node, = self.plan(self.path)["tree_node"]
        self.assertEqual((node["tree"], node["branch"], node["text"]), ("problems", "centre", "Clases aburridas"))

        minka.click("list-item", "Falta de capacitación")
        self.at("Problems identified", "Falta de capacitación")
        minka.key("alt+Return")
        dialog = minka.find("dialog", t("Problem tree"))
        advice = t("This says which solution is missing. A problem is clearer when it says what happens today.")
        minka.find("label", advice, within=dialog)
        minka.wait(lambda: minka.focus().name == t("What the tree says"), "the focus on the wording")
        minka.key("ctrl+a")
        minka.type("Docentes que no usan las plataformas")
        minka.gone("label", advice)
        minka.tab_to(t("_Take to the tree"), back=True)
        minka.key("Return")
        minka.gone("dialog", t("Problem tree"))
        minka.find("button", t("In the problem tree: %s", "Docentes que no usan las plataformas"))
        plan = self.plan(self.path)
        cause = next(node for node in plan["tree_node"] if node["branch"] == "below")
        link, = plan["tree_link"]
        self.assertEqual((link["child"], link["parent"]), (cause["id"], node["id"]))
        self.assertEqual(cause["text"], "Docentes que no usan las plataformas")
        self.assertEqual(next(entry for entry in plan["diagnosis_entry"] if entry["text"] == "Falta de capacitación")["node"],
                         cause["id"])
        self.undo_button(t("Take to the tree"))

        minka.click("list-item", "Poco tiempo")
        self.at("Causes", "Poco tiempo")
        minka.key("alt+Return")
        dialog = minka.find("dialog", t("Problem tree"))
        nodes = minka.find("list", t("Nodes of the tree"), within=dialog)
        minka.click("list-item", "Docentes que no usan las plataformas", within=nodes)
        minka.gone("dialog", t("Problem tree"))
        self.undo_button(t("Link with the tree"))
        tied = lambda: {entry["text"]: entry["node"] for entry in self.plan(self.path)["diagnosis_entry"]}
        self.assertEqual(tied()["Poco tiempo"], cause["id"])

        minka.click("button", chip)
        dialog = minka.find("dialog", t("Problem tree"))
        minka.click("button", t("_Unlink"), within=dialog)
        minka.gone("dialog", t("Problem tree"))
        minka.gone("button", chip)
        self.assertEqual(tied()["Clases aburridas"], None)
        for name in "Unlink from the tree", "Link with the tree", "Take to the tree", "Take to the tree":
            minka.click(node=self.undo_button(t(name)))
        minka.wait(lambda: not self.plan(self.path)["tree_node"], "the tree to be empty")
        self.assertEqual(set(tied().values()), {None})
        minka.gone("button", chip)
        minka.close()
        self.check_plan(self.path)


class Narrow(Matrix):
    size = 360, 720

    def test_cards(self):
        """At 360 px the rows are cards, and the same can be done."""
        minka = self.begin_with(("Aula", ["Uno"], ["Causa"]))
        for text in "Problems identified", "Causes", "Needs that the community will meet":
            minka.find("label", t(text))
        for node in minka.look().walk():
            if node.role in ("list-item", "text", "label", "button"):
                x, _, width, _ = node.extents()
                self.assertLessEqual(x + width, 360, node)
        minka.click("list-item", "Uno")
        self.at("Problems identified", "Uno")
        minka.key("Return")
        minka.type("Dos")
        minka.key("Return", "Down")
        self.at("Causes", "Causa")
        minka.key("Return", "Escape")
        self.at("Causes", "Causa")
        minka.key("Escape", "Return")
        minka.type("Otra")
        minka.key("Tab")
        self.at("Needs that the community will meet", "")
        self.check(("Aula", ["Uno", "Dos"], ["Causa", "Otra"]))


if __name__ == "__main__":
    main()
