"""«Reuniones»: a meeting is prepared and recorded with the keyboard, and can be removed and brought back."""

import copy
import json
import re
import uuid

from kit import TOP, DisplayTest, main, t, tn

SAMPLE = json.loads(next((TOP / "data/sample").glob("*.json")).read_text())


class Meetings(DisplayTest):
    def begin(self):
        """A plan with a school, three members and their posts, and no meeting yet."""
        keep = {"minka": SAMPLE["minka"], "plan": SAMPLE["plan"], "member": SAMPLE["member"][:3]}
        members = {member["id"] for member in keep["member"]}
        keep["post"] = [post for post in SAMPLE["post"] if post["member"] in members]
        data = {name: keep.get(name, [] if isinstance(value, list) else value) for name, value in SAMPLE.items()}
        (self.desk.folder / "plan.json").write_text(json.dumps(data))
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("import", self.path, self.desk.folder / "plan.json")
        self.assertEqual(status, 0, said)
        self.holders = {post["duty"]: post["member"] for post in keep["post"]}
        self.members = members
        return self.start(self.path)

    def make(self, minka, title):
        minka.hop_to("Meetings")
        minka.find("label", t("No meetings yet"))
        minka.tab_to(t("_New meeting"))
        minka.key("Return")
        minka.find("dialog", t("New meeting"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == t("What it is about"), "the title's focus")
        minka.type(title)
        for field, text in (("Day", "15/03/2027"), ("Opens at", "15:30")):
            minka.tab_to(t(field))
            minka.key("ctrl+a")
            minka.type(text)
        minka.tab_to(t("_Create"), back=True)
        minka.key("Return")
        minka.gone("dialog", t("New meeting"))
        minka.find("list-item", title, within=minka.find("list", t("Meetings")))

    def test_repeated_among_some(self):
        """A specific meeting calls those who are ticked; one that repeats shows its days first, and is one step."""
        minka = self.begin()
        minka.hop_to("Meetings")
        minka.find("label", t("No meetings yet"))
        minka.tab_to(t("_New meeting"))
        minka.key("Return")
        dialog = minka.find("dialog", t("New meeting"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == t("What it is about"), "the title's focus")
        minka.type("Matriz")
        minka.choose(t("Kind"), t("Specific"))
        minka.find("button", t("_Create"), sensitive=False, within=dialog)
        people = [member for member in SAMPLE["member"] if member["id"] in self.members]
        minka.click("check-box", people[1]["name"], within=dialog)
        minka.find("button", t("_Create"), sensitive=True, within=dialog)
        minka.enter(t("Day"), "22/06/2027", within=dialog)
        minka.choose(t("Repeats"), t("Every week"))
        minka.enter(t("Number of meetings"), "3", within=dialog)
        minka.key("Tab")
        minka.find("label", re.compile("^3 reuniones$"), within=dialog)
        minka.find("label", re.compile("San Pedro"), within=dialog)  # on 29 June there are no classes
        minka.click("button", t("_Create"), within=dialog)
        minka.gone("dialog", t("New meeting"))
        minka.wait(lambda: len(self.plan(self.path)["meeting"]) == 3, "the meetings")
        plan = self.plan(self.path)
        self.assertEqual(sorted((meeting["date"], meeting["number"], meeting["kind"]) for meeting in plan["meeting"]),
                         [("2027-06-22", 1, "specific"), ("2027-06-30", 2, "specific"), ("2027-07-06", 3, "specific")])
        self.assertEqual({called["member"] for called in plan["attendance"]}, {people[1]["id"]})
        self.assertEqual(len(plan["attendance"]), 3)
        minka.key("ctrl+z")
        minka.wait(lambda: self.plan(self.path)["meeting"] == [], "the meetings to go")

    def test_called_by_post(self):
        """Those of a post are ticked together, and can be unticked one by one."""
        minka = self.begin()
        minka.hop_to("Meetings")
        minka.click("button", t("_New meeting"))
        dialog = minka.find("dialog", t("New meeting"))
        minka.choose(t("Kind"), t("Specific"))
        minka.enter(t("What it is about"), "Equipo directivo", within=dialog)
        people = [member["name"] for member in SAMPLE["member"] if member["id"] in self.members]
        holders = set(self.plan_names(post["member"] for post in SAMPLE["post"] if post["member"] in self.members))
        minka.choose_in_menu(t("_Several…"), 2)  # All, Nobody, Everyone with a post

        def ticked():
            return {box.name for box in minka.all("check-box", within=dialog) if box.has("checked")}

        minka.wait(lambda: ticked() == holders, "the ticks")
        self.assertTrue(holders)
        minka.find("label", tn("%u person is called", "%u people are called", len(holders)), within=dialog)
        minka.choose_in_menu(t("_Several…"), 1)
        minka.wait(lambda: ticked() == set(), "no ticks")
        minka.find("button", t("_Create"), sensitive=False, within=dialog)
        minka.choose_in_menu(t("_Several…"), 0)
        minka.wait(lambda: ticked() == set(people), "all ticks")
        minka.click("check-box", people[0], within=dialog)
        minka.click("button", t("_Create"), within=dialog)
        minka.gone("dialog", t("New meeting"))
        minka.wait(lambda: len(self.plan(self.path)["attendance"]) == len(people) - 1, "the people called")
        self.assertEqual(set(self.plan_names(one["member"] for one in self.plan(self.path)["attendance"])),
                         set(people[1:]))

    def plan_names(self, ids):
        names = {member["id"]: member["name"] for member in SAMPLE["member"]}
        return [names[id] for id in ids]

    def test_nobody_to_call(self):
        """Without members the dialog says where to add them, and goes there."""
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("new", self.path)
        self.assertEqual(status, 0, said)
        minka = self.start(self.path)
        minka.go_to("Meetings")
        minka.click("button", t("_New meeting"))
        minka.find("label", t("There are no members yet, so nobody can be called. Add them in “Organization” first."))
        minka.gone("button", t("_Several…"))
        minka.click("button", t("Go to _Organization"))
        minka.gone("dialog", t("New meeting"))
        minka.wait(lambda: any(row.has("selected") for row in
                               minka.all("list-item", t("Organization"), within=minka.find("list", t("Pages")))),
                   "the page Organización")

    def test_prepare_and_record(self):
        """An empty plan offers the first meeting; posts and attendance come from the organization."""
        minka = self.begin()
        self.make(minka, "Convivencia")
        meeting, = self.plan(self.path)["meeting"]
        self.assertEqual((meeting["title"], meeting["date"], meeting["start_time"], meeting["number"]),
                         ("Convivencia", "2027-03-15", "15:30", 1))
        for duty, post in ("director", "president"), ("moderator", "moderator"), ("secretary", "secretary"):
            self.assertEqual(meeting[post] or "", self.holders.get(duty, ""), post)
        attendance = self.plan(self.path)["attendance"]
        self.assertEqual({called["member"] for called in attendance}, self.members)

        minka.enter(t("Add topic"), "Normas de aula")
        minka.key("Return")
        minka.click("list-item", "Normas de aula")
        minka.enter(t("Topic"), "Normas del aula")
        minka.key("Tab")
        minka.key("ctrl+a")
        minka.type("20")
        minka.key("Tab")
        minka.find("list-item", "Normas del aula")
        minka.wait(lambda: self.plan(self.path)["agenda_item"][0]["minutes"] == 20, "the minutes on the disk")

        minka.stage("During")
        minka.find("label", t("%u of %u present · %u not recorded yet", 0, 3, 3))
        minka.click("button", t("All _present"))
        minka.find("label", t("%u of %u present · there is a quorum", 3, 3))
        minka.kill()
        plan = self.plan(self.path)
        self.assertEqual([called["presence"] for called in plan["attendance"]], ["present"] * 3)
        self.assertEqual([item["title"] for item in plan["agenda_item"]], ["Normas del aula"])
        self.check_plan(self.path)

    def test_who_came(self):
        """Who came is chosen in the menu of each person, whose name says it; one step back."""
        minka = self.begin()
        self.make(minka, "Convivencia")
        minka.stage("During")
        name = next(member["name"] for member in SAMPLE["member"] if member["id"] in self.members)
        minka.choose_in_menu(f"{name}: {t('Not recorded')}", 2)
        minka.find("toggle-button", f"{name}: {t('Came late')}")
        minka.find("label", t("%u of %u present · %u not recorded yet", 1, 3, 2))
        minka.wait(lambda: sorted(one["presence"] for one in self.plan(self.path)["attendance"])
                   == ["late", "unknown", "unknown"], "who came late on the disk")
        minka.key("ctrl+z")
        minka.find("toggle-button", f"{name}: {t('Not recorded')}")
        self.assertEqual({one["presence"] for one in self.plan(self.path)["attendance"]}, {"unknown"})

    def test_hours_afterwards(self):
        """When a meeting was opened and closed is said in «Durante» and «Después» alike."""
        minka = self.begin()
        self.make(minka, "Convivencia")

        def hours():
            meeting, = self.plan(self.path)["meeting"]
            return meeting["opened"], meeting["closed"]

        minka.stage("After")
        for field, time in ("Opened at", "15:42"), ("Closed at", "17:05"):
            minka.enter(t(field), time)
            minka.key("Tab")
        minka.wait(lambda: hours() == ("15:42", "17:05"), "the hours on the disk")
        minka.stage("During")
        minka.wait(lambda: minka.field(t("Closed at")).text() == "17:05", "the hour in the other stage")
        minka.enter(t("Closed at"), "17:10")
        minka.key("Tab")
        minka.wait(lambda: hours() == ("15:42", "17:10"), "the other hour on the disk")
        minka.stage("After")
        minka.wait(lambda: minka.field(t("Closed at")).text() == "17:10", "the other hour in «Después»")
        minka.key("ctrl+z")
        minka.wait(lambda: minka.field(t("Closed at")).text() == "17:05", "one step back")
        self.assertEqual(hours(), ("15:42", "17:05"))

    def test_shortcut(self):
        """Ctrl+N begins a meeting wherever one is."""
        minka = self.begin()
        for page in "School", "Meetings":
            with self.subTest(page=page):
                minka.go_to(page)
                minka.key("ctrl+n")
                minka.find("dialog", t("New meeting"), patience=3)
                minka.key("Escape")
                minka.gone("dialog", t("New meeting"))

    def test_next(self):
        """The meeting that follows is made from its menu, is shown, and goes with one undo."""
        minka = self.begin()
        self.make(minka, "Convivencia")
        before = self.plan(self.path)
        minka.choose_in_menu(t("Options of the meeting"), 1)
        title = t("Follow-up: %s", "Convivencia")
        minka.hold(t("_Undo"))
        minka.find("list-item", title, within=minka.find("list", t("Meetings")))
        made = next(meeting for meeting in self.plan(self.path)["meeting"] if meeting["title"] == title)
        self.assertEqual((made["date"], made["previous"]), ("2027-03-29", before["meeting"][0]["id"]))
        self.assertEqual(len(self.plan(self.path)["attendance"]), 2 * len(before["attendance"]))
        minka.click("button", t("_Undo"))
        minka.gone("list-item", title)
        after = self.plan(self.path)
        for table in "meeting", "attendance":
            self.assertEqual(after[table], before[table])

    def begin_with_left_over(self, more=0):
        """The sample plan with more people, whose newest guiding questions are version 2: a meeting that was held, its open
        agreements, and its topic that was left over."""
        data = copy.deepcopy(SAMPLE)
        data["protocol_step"] += [step | {"id": str(uuid.uuid4()), "version": 2} for step in data["protocol_step"]]
        held = max((meeting for meeting in data["meeting"] if meeting["state"] == "held"), key=lambda one: one["date"])
        topics = sorted((topic for topic in data["agenda_item"] if topic["meeting"] == held["id"]),
                        key=lambda topic: topic["position"])
        topics[1]["left_over"] = True
        for number in range(more):
            member = data["member"][-1] | {"id": str(uuid.uuid4()), "name": f"Invitado {number + 1}", "position": 100 + number}
            data["member"].append(member)
            data["attendance"].append({"id": str(uuid.uuid4()), "meeting": held["id"], "member": member["id"],
                                       "presence": "present", "position": 100 + number})
        (self.desk.folder / "plan.json").write_text(json.dumps(data))
        self.path = self.desk.folder / "plan.minka"
        status, said = self.desk.cli("import", self.path, self.desk.folder / "plan.json")
        self.assertEqual(status, 0, said)
        agreements = sorted((one for one in data["agreement"] if one["meeting"] == held["id"]), key=lambda one: one["due"])
        closed = {one["agreement"] for one in data["follow_up"] if one["state"] != "open"}
        return held, [one for one in agreements if one["id"] not in closed], topics[1]

    def test_next_from_after(self):
        """«La próxima reunión» brings along what is open and what was left over, and goes with one undo."""
        held, agreements, topic = self.begin_with_left_over()
        self.assertGreater(len(agreements), 1)
        minka = self.start(self.path)
        minka.hop_to("Meetings")
        minka.open_meeting(held["title"])
        before = self.plan(self.path)
        minka.stage("After")
        minka.click("button", t("Prepare the _next meeting"))
        title = t("Follow-up: %s", held["title"])
        minka.hold(t("_Undo"))
        minka.find("list-item", title, within=minka.find("list", t("Meetings")))
        plan = self.plan(self.path)
        made, = (meeting for meeting in plan["meeting"] if meeting["previous"] == held["id"]
                 and meeting["id"] not in {one["id"] for one in before["meeting"]})
        self.assertEqual((made["title"], made["protocol_version"]), (title, 2))
        agenda = sorted((one for one in plan["agenda_item"] if one["meeting"] == made["id"]),
                        key=lambda one: one["position"])
        self.assertEqual([(one["title"], one["agreement"]) for one in agenda],
                         [(t("Follow-up: %s", one["text"]), one["id"]) for one in agreements] +
                         [(topic["title"], None)])
        minka.click("button", t("_Undo"))
        minka.gone("list-item", title)
        after = self.plan(self.path)
        for table in "meeting", "attendance", "agenda_item":
            self.assertEqual(after[table], before[table])
        minka.close()
        self.check_plan(self.path)

    def test_topic_looked_for(self):
        """A topic that is looked for is opened where it is written down, though «Antes» has a row of it, too."""
        held, _, topic = self.begin_with_left_over()
        minka = self.start(self.path)
        minka.hop_to("Meetings")
        minka.open_meeting(held["title"])
        minka.find("list-item", topic["title"])
        minka.key("ctrl+f")
        dialog = minka.find("dialog", t("Search"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().role in ("text", "entry"), "the search's focus")
        minka.type(topic["title"].split(":")[0].replace("ó", "o").replace("á", "a"))
        minka.click("list-item", re.compile(re.escape(topic["title"])), within=dialog)
        minka.gone("dialog", t("Search"))
        minka.find("text", t("Conclusion"))
        minka.find("text", t("What was deliberated"))

    def test_many_people(self):
        """All rows of a long list come, and what is looked for below it is in sight when they have come."""
        held, _, topic = self.begin_with_left_over(more=200)
        minka = self.start(self.path)
        minka.hop_to("Meetings")
        minka.open_meeting(held["title"])
        minka.key("ctrl+f")
        dialog = minka.find("dialog", t("Search"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().role in ("text", "entry"), "the search's focus")
        minka.type(topic["title"].split(":")[0].replace("ó", "o").replace("á", "a"))
        minka.click("list-item", re.compile(re.escape(topic["title"])), within=dialog)
        minka.gone("dialog", t("Search"))
        guest = re.compile("^Invitado ")
        minka.wait(lambda: len(minka.all("list-item", guest)) == 200, "all people")
        minka.wait(lambda: minka.focus() is not None and minka.focus().name.startswith(topic["title"]), "the topic's focus")
        pane = next(up for up in minka.focus().up() if up.role == "scroll-pane")

        def in_sight():
            field, = minka.all("text", t("Conclusion"))
            _, y, _, height = field.extents()
            _, top, _, room = pane.extents()
            return height > 0 and top <= y and y + height <= top + room

        minka.wait(in_sight, "its fields to be in sight")

    def test_newest_questions(self):
        """A new meeting goes with the newest guiding questions of the plan."""
        self.begin_with_left_over()
        minka = self.start(self.path)
        minka.hop_to("Meetings")
        minka.key("ctrl+n")
        minka.find("dialog", t("New meeting"))
        minka.wait(lambda: minka.focus() is not None and minka.focus().name == t("What it is about"), "the title's focus")
        minka.type("Lectura")
        minka.key("Return")
        minka.gone("dialog", t("New meeting"))
        minka.wait(lambda: {one["protocol_version"] for one in self.plan(self.path)["meeting"]
                            if one["title"] == "Lectura"} == {2}, "the newest version")

    def test_remove(self):
        """A meeting goes with everything in it, and comes back with everything in it."""
        minka = self.begin()
        self.make(minka, "Convivencia")
        before = self.plan(self.path)
        minka.choose_in_menu(t("Options of the meeting"), 5)
        minka.find("label", t("“%s” removed", "Convivencia"))
        minka.hold(t("_Undo"))
        minka.find("label", t("No meetings yet"))
        self.assertEqual(self.plan(self.path)["meeting"], [])
        minka.click("button", t("_Undo"))
        minka.find("list-item", "Convivencia", within=minka.find("list", t("Meetings")))
        minka.close()
        after = self.plan(self.path)
        for table in "meeting", "attendance":
            self.assertEqual(after[table], before[table])


if __name__ == "__main__":
    main()
