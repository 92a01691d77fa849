"""What is typed into «Institución» is on the disk without asking, and can be taken back by name."""

from kit import DisplayTest, main, t

# Field, title, text, and what the plan then holds.
FIELDS = [
    ("school_name", "Name of the school", "I.E. 31501 Sebastian Lorente", None),
    ("school_code", "Modular code", "0372847", None),
    ("level", "Educational level", "Secundaria", None),
    ("grades", "Grades", "1 a 5", None),
    ("modality", "Modality", "Presencial", None),
    ("body_name", "Name of the community", "Comunidad de docentes", None),
    ("locality", "Town or neighbourhood", "Palian", None),
    ("district", "District", "Huancayo", None),
    ("province", "Province", "Concepcion", None),
    ("region", "Region", "Pasco", None),
    ("ugel", "UGEL", "UGEL Concepcion", None),
    ("year", "School year", "2027", 2027),
    ("year_name", "Official name of the year", "Year of the tests", None),
    ("students", "Pupils", "431", 431),
    ("teachers", "Teachers", "23", 23),
    ("support_staff", "Support staff", "4", 4),
    ("presentation", "I. Presentation", "Who we are", None),
    ("justification", "IV. Justification", "Why we meet", None),
    ("conclusions", "Conclusions", "What we learnt", None),
    ("recommendations", "Recommendations", "What comes next", None),
]


class Editing(DisplayTest):
    def path(self):
        return self.desk.folder / "plan.minka"

    def begin(self):
        status, said = self.desk.cli("new", self.path(), "--sample")
        self.assertEqual(status, 0, said)
        minka = self.start(self.path())
        minka.go_to("School")
        return minka

    def school(self):
        return self.plan(self.path())["plan"][0]

    def undo_button(self, field):
        return self.minka.find("button", t("Undo: %s", t("Change “%s”", t(field))), sensitive=True)

    def test_every_field(self):
        """Every field takes text, and it is on the disk when the field is left, even if the power fails."""
        minka = self.begin()
        for name, title, text, value in FIELDS:
            with self.subTest(field=name):
                minka.enter(t(title), text, patience=3)
                minka.key("Tab")
                self.undo_button(title)
        minka.kill()
        school = self.school()
        for name, title, text, value in FIELDS:
            with self.subTest(field=name):
                self.assertEqual(school[name], value if value is not None else text)
        self.check_plan(self.path())

    def test_closing_keeps_what_is_half_typed(self):
        """The window is closed in the middle of a word: the word is kept."""
        minka = self.begin()
        minka.enter(t("Region"), "Huancavelica")
        minka.close()
        self.assertEqual(self.school()["region"], "Huancavelica")

    def test_undo(self):
        """Undo takes back the last step and names it; redo; undo after a restart."""
        minka = self.begin()
        before = self.school()
        minka.enter(t("Region"), "Pasco")
        minka.key("Tab")
        self.undo_button("Region")
        minka.enter(t("District"), "Sapallanga")
        minka.key("Tab")
        self.undo_button("District")

        minka.key("ctrl+z")
        minka.find("label", t("Taken back: %s", t("Change “%s”", t("District"))))
        minka.wait(lambda: minka.field(t("District")).text() == before["district"], "the district as it was")
        self.undo_button("Region")
        redo = minka.find("button", t("Redo: %s", t("Change “%s”", t("District"))), sensitive=True)
        self.assertEqual(self.school()["region"], "Pasco")

        minka.click(node=redo)
        minka.wait(lambda: minka.field(t("District")).text() == "Sapallanga", "the district again")
        self.undo_button("District")

        minka.close()
        self.assertEqual(self.school()["district"], "Sapallanga")
        minka = self.start(self.path())
        minka.go_to("School")
        minka.click(node=self.undo_button("District"))
        minka.click(node=self.undo_button("Region"))
        minka.wait(lambda: minka.field(t("Region")).text() == before["region"], "the region as it was")
        minka.close()
        self.assertEqual(self.school(), before)

    def test_undo_while_typing(self):
        """Ctrl+Z in the middle of a word takes back that word, and not the step before it."""
        minka = self.begin()
        before = self.school()
        minka.enter(t("Region"), "Pasco")
        minka.key("Tab")
        self.undo_button("Region")
        minka.enter(t("Province"), "Oxapampa")
        minka.key("ctrl+z")
        minka.wait(lambda: minka.field(t("Province")).text() == before["province"], "the province as it was")
        self.undo_button("Region")
        minka.close()
        self.assertEqual((self.school()["region"], self.school()["province"]), ("Pasco", before["province"]))


if __name__ == "__main__":
    main()
