"""The retreats that come with twofold: sound, kind to the two, and worded calmly."""

import itertools
import re
from datetime import date
from importlib.resources import files

import pytest
from msgspec.structs import replace

from twofold.content import Template, TemplateSlot, load_templates, packing_lists, practice
from twofold.content.retreats import BUILT_IN
from twofold.domain.retreat.balance import balance
from twofold.domain.retreat.beginning import from_template
from twofold.domain.retreat.mending import notices
from twofold.domain.retreat.plan import Plan

TEMPLATES = load_templates()
EACH = pytest.mark.parametrize("template", TEMPLATES.templates, ids=lambda template: template.id)
WHOLE = 6 * 60
EVENING = 20 * 60
GAP = 15
THANKS = "listening:appreciations"
LIMITS = {"name": 30, "why": 120, "title": 44, "notes": 300, "rules": 100, "todos": 90}


def template_of(name: str) -> Template:
    found = TEMPLATES.get(name)
    assert found is not None
    return found


def days(template: Template) -> list[list[TemplateSlot]]:
    return [[slot for slot in template.slots if slot.day == day] for day in range(template.days)]


def plan_of(template: Template, start: date = date(2026, 11, 27), zone: str = "UTC") -> Plan:
    """Return the plan that begins with *template* on *start*."""
    plan = Plan(title=template.name, where=template.where, start=start, days=template.days, zone=zone)
    return from_template(template, plan)


def texts(template: Template) -> list[tuple[str, str]]:
    found = [("name", template.name), ("why", template.why)]
    found += [("rules", rule) for rule in template.rules] + [("todos", todo) for todo in template.todos]
    for slot in template.slots:
        found += [("title", slot.title)] + ([("notes", slot.notes)] if slot.notes else [])
    return found


def test_all_are_there_shortest_first_and_then_by_how_a_couple_lives() -> None:
    assert TEMPLATES.troubles == ()
    assert tuple(template.id for template in TEMPLATES.templates) == BUILT_IN
    names = {item.name for item in files("twofold.content").joinpath("retreat").iterdir()}
    assert names == {f"{name}.toml" for name in (*BUILT_IN, "rules", "todos", "packing")}
    assert [(template.days, template.where) for template in TEMPLATES.templates] == [
        (1, "home"), (1, "home"), (3, "away"), (3, "workshop"), (2, "home"), (3, "away"), (2, "home"),
    ]  # fmt: skip


def test_they_are_found_by_id_and_there_are_no_others() -> None:
    assert TEMPLATES.get("weekend") is TEMPLATES.templates[2]
    assert TEMPLATES.get("Friday to Sunday") is None


WEEKENDS = [
    (date(2026, 11, 27), "UTC"),
    (date(2027, 3, 26), "Europe/Berlin"),  # the clocks go forward on its Sunday
    (date(2026, 10, 24), "Europe/Berlin"),  # and back
    (date(2027, 3, 13), "America/New_York"),
    (date(2028, 2, 26), "Pacific/Auckland"),
]


@EACH
@pytest.mark.parametrize(("start", "zone"), WEEKENDS)
def test_the_checks_of_a_plan_have_nothing_to_say(template: Template, start: date, zone: str) -> None:
    plan = plan_of(template, start, zone)
    assert [notice.words for notice in notices(plan)] == []
    crammed = tuple(replace(slot, depth="hard") for slot in plan.slots)  # they would speak if there were
    assert notices(plan.with_(slots=crammed))


@EACH
def test_nothing_overlaps_and_every_day_is_filled(template: Template) -> None:
    for day in days(template):
        assert day
        assert all(one.end <= other.start for one, other in itertools.pairwise(day))
        assert day[-1].end < 24 * 60
    assert list(template.slots) == sorted(template.slots, key=lambda slot: (slot.day, slot.start))


@EACH
def test_each_day_opens_with_thanks(template: Template) -> None:
    for day in days(template):
        together = [slot for slot in day if slot.kind == "connect"]
        assert together[0].practice == THANKS
        assert together[0].start - day[0].start <= 60


@EACH
def test_evenings_end_with_rest_and_the_last_afternoon_with_what_is_taken_home(template: Template) -> None:
    for day in days(template)[:-1]:
        assert day[-1].kind == "rest"
    last = days(template)[-1]
    assert [slot for slot in last if slot.practice == "promises"]
    assert last[-1].kind == "rest" or last[-1].end <= 18 * 60


@EACH
def test_what_goes_deep_is_short_seldom_by_day_and_followed_by_a_pause(template: Template) -> None:
    for day in days(template):
        deep = [slot for slot in day if slot.depth != "light"]
        assert len(deep) <= 2
        assert not deep or deep[-1] is not day[-1]
        for slot in deep:
            assert slot.length <= 45
            assert slot.end <= EVENING
            assert slot.start - day[0].start >= 30
            after = next(other for other in day if other.start >= slot.end)
            assert after.kind == "rest" or after.start - slot.end >= GAP


@EACH
def test_nobody_goes_hungry(template: Template) -> None:
    for day in days(template):
        last = day[0].start
        for slot in day:
            if slot.kind == "meal":
                assert slot.start - last <= 5 * 60
                last = slot.end
        assert day[-1].end - last <= 5 * 60


@EACH
def test_whole_days_leave_an_hour_alone_rest_and_a_fifth_open(template: Template) -> None:
    plan = plan_of(template)
    for number, day in enumerate(days(template)):
        if day[-1].end - day[0].start < WHOLE:
            continue
        assert sum(slot.length for slot in day if slot.kind == "solo") >= 60
        assert any(slot.kind == "rest" for slot in day)
        assert any(slot.kind == "new" for slot in day)
        open_ = day[-1].end - day[0].start - sum(slot.length for slot in day)
        assert open_ * 5 >= day[-1].end - day[0].start
        assert balance(plan, number).open >= open_


def test_there_are_whole_days_to_speak_of() -> None:
    whole = [d for t in TEMPLATES.templates for d in days(t) if d[-1].end - d[0].start >= WHOLE]
    assert len(whole) == 8


@EACH
def test_there_is_something_new_and_a_pause_in_each(template: Template) -> None:
    assert {"connect", "new", "rest", "meal"} - {slot.kind for slot in template.slots} <= (
        {"meal"} if template.id == "three-hours" else set()
    )


def test_three_hours_are_three_hours() -> None:
    slots = template_of("three-hours").slots
    assert slots[-1].end - slots[0].start == 180


def test_the_hard_talk_of_the_weekend_is_a_choice_and_on_the_last_morning() -> None:
    hard = [slot for slot in template_of("weekend").slots if slot.depth == "hard"]
    assert [(slot.day, slot.practice) for slot in hard] == [(2, "listening:understand-first")]
    assert hard[0].notes.startswith("Only if you both chose it")


def notes_of(template: Template) -> str:
    return " ".join(f"{slot.title}. {slot.notes}" for slot in template.slots)


def test_with_children_each_is_off_in_turn_and_what_goes_deep_is_during_the_nap() -> None:
    template = template_of("with-children")
    for day in days(template):
        (off,) = [slot for slot in day if slot.kind == "solo"]
        assert off.length == 120 and "in turn" in off.title, "an hour each, and the other has the children"
        (deep,) = [slot for slot in day if slot.depth != "light"]
        assert "nap" in deep.title and 13 * 60 <= deep.start < 14 * 60
        (bed,) = [slot for slot in day if slot.title == "Baths, stories, bed"]
        after = [slot for slot in day if slot.start >= bed.end]
        assert after and all(slot.depth == "light" for slot in after)
    assert "If nobody naps any more" in notes_of(template)
    asked = " ".join(template.todos)
    assert "two hours" in asked and "swap" in asked and "who has the children when" in asked
    rules = " ".join(template.rules)
    assert "away from the children" in rules and "we stop at once" in rules


def test_half_way_begins_gently_and_ends_with_a_goodbye_that_has_its_time() -> None:
    template = template_of("half-way")
    first, _, last = days(template)
    assert all(slot.depth == "light" for slot in first) and first[-1].kind == "rest"
    assert last[-1].title == "The goodbye" and last[-1].length >= 30
    assert all(slot.end <= 12 * 60 for slot in last if slot.depth != "light")
    assert "both calendars" in notes_of(template)
    asked = " ".join(template.todos)
    for word in ("as far for both", "two tickets", "share what both journeys cost", "second weekend"):
        assert word in asked
    assert "a date for the next meeting" in " ".join(template.rules)


def test_little_money_asks_for_nothing_that_has_to_be_bought() -> None:
    template = template_of("little-money")
    said = " ".join((notes_of(template), *template.todos, template.why))
    assert not re.search(r"\b(book|hotel|restaurant|ticket|buy)\b", said, re.IGNORECASE)
    for word in ("free", "Borrow", "Swap", "home", "what it may cost"):
        assert word in said
    assert [slot.practice for slot in template.slots if slot.practice == "listening:film-talk"]
    assert "envelope" in " ".join(template.rules)


@pytest.mark.parametrize("name", ["with-children", "half-way", "little-money"])
def test_those_for_how_a_couple_lives_bring_rules_to_dos_and_a_packing_list(name: str) -> None:
    template = template_of(name)
    assert 8 <= len(template.rules) <= 10 and 8 <= len(template.todos) <= 10
    assert [rule for rule in template.rules if "pause word" in rule]
    (ready,) = [ready for ready in packing_lists() if ready.id == name]
    assert ready.group == "life" and {whose for _, whose in ready.things} == {"both", "each"}


def test_the_hours_of_a_workshop_are_said_to_be_guesses() -> None:
    led = [slot for slot in template_of("workshop").slots if slot.title.startswith("Workshop")]
    assert len(led) == 4
    assert all(slot.notes.startswith("The hours are a guess") and slot.practice == "" for slot in led)


@EACH
def test_a_practice_is_one_there_is_and_has_the_time_it_takes(template: Template) -> None:
    for slot in template.slots:
        if not slot.practice:
            continue
        found = practice(slot.practice)
        assert found is not None
        assert slot.length >= min(found.minutes, 15)
        assert slot.kind == found.kind
        assert slot.depth == found.depth


@EACH
def test_what_has_no_page_here_says_how_it_is_done(template: Template) -> None:
    for slot in template.slots:
        if slot.kind in ("connect", "new", "solo") and not slot.practice:
            assert len(re.findall(r"[.?](?= |$)", slot.notes)) >= 1
            if not slot.title.startswith("Workshop"):
                assert 2 <= len(re.findall(r"[.?](?= |$)", slot.notes)) <= 4


@EACH
def test_words_are_calm_british_and_short(template: Template) -> None:
    for key, text in texts(template):
        assert len(text) <= LIMITS[key], text
        assert not re.search(r"[^\x20-\x7e]|!|\s\s|--|^\s|\s$", text), text
        assert not re.search(
            r"\bcolor|mpathiz|ummariz|favorite|realiz|pologiz|\bprogram\b|you must", text, re.IGNORECASE
        )
        assert (text[-1] in ".?") == (key in ("why", "notes", "rules")), text
