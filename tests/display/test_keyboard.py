"""Everything can be reached with the keyboard, and says what it is to those who do not see it."""

import json

from kit import TOP, DisplayTest, main, t

SAMPLE = json.loads(next((TOP / "data/sample").glob("*.json")).read_text())
PAGES = ["Home", "School", "Diagnosis", "Trees", "Organization", "Activities", "Evaluation", "Meetings", "Agreements",
         "Logbook", "Observation", "Libro de actas", "Documents"]

# Things that hold others and are passed through.
HOLDERS = {"scroll-pane", "list", "panel", "grouping", "frame", "viewport", "tree-table", "document-frame"}


class Keyboard(DisplayTest):
    def begin(self):
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path, "--sample")
        self.assertEqual(status, 0, said)
        held = next(meeting["id"] for meeting in SAMPLE["meeting"] if meeting["state"] == "held")
        status, said = self.desk.cli("issue", self.path, held)
        self.assertEqual(status, 0, said)
        return self.start(self.path)

    def unnamed(self, where):
        found = []
        for node in self.minka.look().walk():
            if node.role in HOLDERS or node.name.strip() or not (node.has("focusable") and node.has("sensitive")):
                continue
            # A row whose own text is inside, and what is inside a control with a name, are read with it.
            if node.role == "list-item" and any(child.name.strip() for child in node.walk()):
                continue
            if any(up.name.strip() and up.role not in HOLDERS for up in list(node.up())[1:]):
                continue
            if node.role == "menu-item":  # GTK does not name the lines of its menus
                continue
            near = [up for up in node.up() if up.name.strip()]
            found.append(f"{where}: {node.role} in {near[:1]}")
        return found

    def test_pages(self):
        """Alt and a digit go to the first ten pages; the arrows and Enter do so in the sidebar."""
        minka = self.begin()
        self.assertEqual(minka.pages(), [t(page) for page in PAGES])
        for page in PAGES[:10]:
            minka.hop_to(page)
        minka.hop_to(PAGES[3])
        minka.tab_to(t(PAGES[3]))
        for page in reversed(PAGES[1:3]):
            minka.key("Up")
            minka.wait(lambda: minka.focus().name == t(page), f"the focus on {page}")
        minka.key("Return")
        minka.find("text", t("Name of the school"))

    def test_tab_goes_round(self):
        """Tab leads through every page and back, and never into nothing."""
        minka = self.begin()
        for page in PAGES:
            with self.subTest(page=page):
                minka.go_to(page)
                minka.key("Tab")
                first = focus = minka.wait(minka.focus, "a focus")
                for _ in range(70):
                    minka.key("Tab")
                    focus = minka.focus_after(focus)
                    if focus.path == first.path:
                        break
                self.assertEqual(focus.path, first.path, "Tab did not come round")

    def test_names(self):
        """Every control has a name."""
        minka = self.begin()
        found = []
        for page in PAGES:
            minka.go_to(page)
            if page == "Home":
                minka.find("label", t("Progress"))
            elif page == "School":
                minka.find("text", t("Name of the school"))
            elif page == "Diagnosis":
                minka.find("list-item", SAMPLE["diagnosis_entry"][0]["text"])
            elif page == "Trees":
                minka.find("tree-item", next(node["text"] for node in SAMPLE["tree_node"] if node["tree"] == "problems"))
            elif page == "Organization":
                minka.click("list-item", SAMPLE["member"][0]["name"])
                minka.find("text", t("Telephone"))
            elif page == "Evaluation":
                minka.click("list-item", f"1. {min(SAMPLE['activity'], key=lambda a: a['position'])['title']}")
                minka.find("text", t("Verification instrument"))
                found += self.unnamed(page)
                minka.click("button", t("Add…"))
                minka.find("dialog", t("New evidence"))
                for kind in "File", "Link", "Acta":
                    minka.click("radio-button", t(kind))
                    found += self.unnamed(f"New evidence, {kind}")
                minka.key("Escape")
                minka.gone("dialog", t("New evidence"))
            elif page == "Meetings":
                minka.open_meeting(next(meeting["title"] for meeting in SAMPLE["meeting"] if meeting["state"] == "preparing"))
                for stage, field in ("Before", "Place"), ("During", "Reports"), ("After", "Approval of the acta"):
                    minka.stage(stage)
                    minka.find("text", t(field))
                    found += self.unnamed(f"{page}, {stage}")
            elif page == "Agreements":
                minka.find("button", t("_Kept…"))
            elif page == "Logbook":
                minka.find("text", t("Entry"))
            elif page == "Observation":
                minka.find("text", t("Agreed feedback"))
            elif page == "Activities":
                minka.click("list-item", SAMPLE["activity"][0]["title"])
                minka.find("text", t("Description"))
            elif page == "Documents":
                minka.find("list-item", t("Tome %d", 1))
            else:
                minka.find("label", t("Acta No. %d", 1), within=minka.find("list", t("Libro de actas")))
            found += self.unnamed(page)
        self.assertEqual(found, [])

    def test_number_fields(self):
        """Fields for numbers are there for those who do not see them."""
        minka = self.begin()
        minka.go_to("School")
        for title in "School year", "Pupils", "Teachers", "Support staff":
            minka.find("spin-button", t(title), patience=2)


if __name__ == "__main__":
    main()
