"""A retreat written out: what was decided, and what stays of it once it is over; nothing private."""

import json
import re
from datetime import UTC, date, timedelta
from pathlib import Path

from msgspec.structs import replace

from tests.support.reading import Seen, words_of
from tests.support.retreats import AT, WHEN, a_memory, retreat_saying
from tests.support.weekend import FRIDAY, a_weekend
from twofold.domain.people import meet
from twofold.domain.records import SIDES
from twofold.domain.retreat.plan import Budget, Cost, Hearts, Plan
from twofold.exports import retreat_render as retreat_told
from twofold.exports.archive import archive
from twofold.exports.calendar import calendar
from twofold.exports.calendar_in import read_calendar
from twofold.exports.files import PLAN_ENDINGS, write_retreat
from twofold.exports.markdown import markdown
from twofold.exports.retreat import retreat_markdown
from twofold.exports.retreat_budget import MARK
from twofold.exports.retreat_page import retreat_page
from twofold.exports.whole import Whole
from twofold.screens.retreat.signs import KINDS
from twofold.store import Store
from twofold.store.vault import Vault

US = meet("Ana", "Ben")


def both(plan: Plan) -> list[str]:
    """Return *plan* as Markdown and as a page, as a reader sees them."""
    told = re.sub(r"[\\>*]|(?m:^#+ )", "", retreat_markdown(plan, US, WHEN, UTC))
    return [" ".join(told.split()), words_of(retreat_page(plan, US, WHEN, UTC))]


# -- a plan ----------------------------------------------------------------------------------------------


def test_all_that_was_decided_is_in_both() -> None:
    plan = a_weekend()
    for text in both(plan):
        for slot_ in plan.slots:
            assert slot_.title in text
            assert slot_.place in text
        for words in (
            "By the sea", "Ana and Ben", "Away · Friday 27 to Sunday 29 November 2026",
            "To find each other again after a loud autumn",
            "15:00–17:30", "travel · Ben sees to it", "meal · ", "errands",
            "connect: Floor and mirror",
            "Phones stay in the drawer.",
            "Ask Vera to mind the cat", "Ben, by Wednesday 25 November",
            "Choose the music for the road",
            "The little house", "€240.00", "paid", "In all", "€453.00", "The limit is €600.00.",
            "To pack", "For both of you", "Towels", "Walking boots",
            "Written by twofold on Friday 20 November 2026. It is yours, and it is not sealed.",
        ):  # fmt: skip
            assert words in text, words


def test_the_days_stand_in_order_and_so_do_their_hours() -> None:
    plan = a_weekend()
    mixed = plan.with_(slots=plan.slots[::-1])
    ordered = [each.title for each in plan.slots]
    for text in both(mixed):
        places = [text.index(title) for title in ordered]
        assert places == sorted(places)
    assert retreat_page(mixed, US, WHEN, UTC) == retreat_page(plan, US, WHEN, UTC)


def test_boxes_are_ticked_for_what_is_done() -> None:
    told = retreat_markdown(a_weekend(), US, WHEN, UTC)
    assert "- [x] Book the room (Ana, by Friday 20 November)" in told
    assert "- [ ] Look at the tyres" in told
    assert "- [x] Candles" in told and "- [ ] Towels" in told
    seen = Seen(retreat_page(a_weekend(), US, WHEN, UTC))
    assert seen.words.count("✓") == 2
    assert sum(("class", "box") in attributes for _, attributes in seen.structure) == 8


def test_the_sheet_to_pack_by_begins_on_a_new_one_and_only_where_there_is_something() -> None:
    page = retreat_page(a_weekend(), US, WHEN, UTC)
    assert page.index('<section class="sheet">') > page.index("Budget")
    assert ".sheet { break-before: page;" in page
    assert '<section class="sheet">' not in retreat_page(a_weekend(packing=()), US, WHEN, UTC)


def test_nothing_is_loaded_and_nothing_runs() -> None:
    for plan in (a_weekend(), a_memory()):
        page = retreat_page(plan, US, WHEN, UTC)
        assert not re.search(r"<(script|link|img|iframe|object)|url\(|@import|https?:", page)


def test_ideas_that_one_would_rather_not_are_left_out() -> None:
    plan = a_weekend()
    boat, glass, stars = plan.ideas
    opened = plan.with_(
        ideas=(replace(stars, vetoed=True), replace(boat, hearts=(1, 2)), replace(glass, hearts=(3, 3)))
    )
    told = retreat_markdown(opened, US, WHEN, UTC)
    assert "stars" not in told
    assert told.index("Blow a glass") < told.index("- A boat to the seals")
    assert "hearts" not in told


def test_what_has_no_day_any_more_is_not_lost() -> None:
    for text in both(a_weekend(days=2)):
        assert "Drive home" in text.split("No longer on your days")[1]
    assert "On no day" not in "".join(both(a_weekend()))


def test_an_empty_plan_is_a_short_page() -> None:
    empty = Plan(title="Soon", start=FRIDAY)
    told, page = both(empty)
    assert told == (
        "Soon Ana and Ben · At home · Friday 27 November 2026 --- Written by twofold on Friday 20 November "
        "2026. It is yours, and it is not sealed."
    )
    for heading in ("Budget", "To pack", "Ground rules", "To do"):
        assert heading not in page


def test_before_the_names_are_known() -> None:
    plan = a_weekend()
    for ending in PLAN_ENDINGS:
        assert "Drive to the sea" in write_retreat(ending, plan, None, WHEN)
    assert "The other sees to it" in retreat_markdown(plan, None, WHEN, UTC)


def test_who_gives_whom_how_much() -> None:
    budget = Budget(
        split=True, costs=(Cost(what="House", spent=240_01, payer="a"), Cost(what="Gas", spent=9_00))
    )
    for text in both(a_weekend(budget=budget)):
        assert "Ben gives Ana €120.00." in text  # of the odd cent, who paid bears it
        assert "For €9.00 nobody said who paid." in text


def test_a_due_day_of_another_year_has_its_year() -> None:
    plan = a_weekend()
    todo = replace(plan.todos[1], due=date(2025, 12, 31))
    for text in both(plan.with_(todos=(todo,))):
        assert "by Wednesday 31 December 2025" in text


def test_the_kinds_are_called_as_on_the_screen() -> None:
    assert {kind: sign.word for kind, sign in KINDS.items()} == retreat_told.KINDS


# -- what stays ------------------------------------------------------------------------------------------


def test_what_stays_is_what_was_done_taken_home_and_promised() -> None:
    for text in both(a_memory()):
        for words in (
            "What you did", "A boat to the seals",
            "What you took home", "How quiet it was", "Her laugh in the boat",
            "What you promised", "A walk on Sundays",
            "You sit down again", "On Sunday 6 December 2026 at 19:00.",
            "A week after", "I asked twice",
            "In all",
        ):  # fmt: skip
            assert words in text, words
        for gone in ("A walk along the dunes", "Slow breakfast", "Towels", "Ask Vera", "Phones", "Ideas"):
            assert gone not in text, gone


def test_where_nothing_was_ticked_the_days_stand_as_they_were_planned() -> None:
    memory = a_memory()
    untouched = memory.with_(slots=a_weekend().slots)
    let_go = tuple(replace(each, happened="skipped" if each.id == "walk" else "") for each in untouched.slots)
    for text in both(memory.with_(slots=let_go)):
        assert "What you had planned" in text and "What you did" not in text
        assert "Slow breakfast" in text and "dunes" not in text
    held = tuple(replace(each, session="talk" if each.id == "lunch" else "") for each in let_go)
    for text in both(memory.with_(slots=held)):
        assert "Lunch" in text.split("What you did")[1]
        assert "Slow breakfast" not in text


def test_all_of_it_is_among_everything() -> None:
    whole = Whole(couple=US, plans=(a_weekend(), a_memory(start=date(2025, 3, 7))))
    told = markdown(whole, WHEN, UTC)
    assert told.index("## 2025") < told.index("### Friday 7 March 2025: Last time by the sea")
    assert told.index("## 2026") < told.index("### Friday 27 November 2026: By the sea")
    past, coming = told.split("## 2026")
    for words in ("How quiet it was", "To ask before I solve it", "I asked twice", "A boat to the seals"):
        assert words in past
    assert "Slow breakfast" not in past
    assert "- Saturday 9:00–10:00: Slow breakfast" in coming
    assert "> To find each other again" in coming


def test_the_archive_holds_plans_whole_and_in_order() -> None:
    plans = (a_memory(created=AT + timedelta(days=1)), a_weekend())
    document = json.loads(archive(Whole(plans=plans), WHEN))
    assert [plan["id"] for plan in document["plans"]] == ["by-the-sea", "over"]
    assert document["plans"][0]["slots"][0]["title"] == "Drive to the sea"
    assert document["plans"][1]["closing"]["promises"] == ["To ask before I solve it", "A walk on Sundays"]


def test_hearts_that_were_not_opened_are_in_nothing(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "twofold.json")
    store.save(a_weekend())
    (plan,) = store.plans.all()
    vault = Vault(store, lambda: AT)
    for side in SIDES:
        writing = vault.writing("hearts", plan.id, side)
        store.save(vault.finish(writing, Hearts(given={"boat": 3}, veto=f"MARKER-{side}")))
    assert "MARKER-a" in (tmp_path / "twofold.json.journal").read_text("utf-8"), "open in the file itself"
    whole = Whole(couple=US, plans=tuple(store.plans.all()))
    store.close()
    for text in (
        archive(whole, WHEN), markdown(whole, WHEN),
        *(write_retreat(ending, plan, US, WHEN) for ending in PLAN_ENDINGS),
    ):  # fmt: skip
        assert "seals" in text
        assert "MARKER" not in text and 'veto"' not in text


def test_each_ending_has_its_kind() -> None:
    texts = {ending: write_retreat(ending, a_weekend(), US, WHEN) for ending in PLAN_ENDINGS}
    starts = {".ics": "BEGIN:VCALENDAR\r\n", ".html": "<!doctype html>", ".md": "# By the sea", ".csv": MARK}
    assert {ending: text[: len(starts[ending])] for ending, text in texts.items()} == starts
    assert "VALARM" not in texts[".ics"]
    assert "VALARM" in write_retreat(".ics", a_weekend(), US, WHEN, rings=True)


def test_nothing_that_was_written_in_a_closed_one_is_missing() -> None:
    plan = retreat_saying("a note", "a line", closed=True)
    for text in both(plan):
        assert text.count("a line") >= 14
        assert text.count("a note") == 2


def test_what_is_for_one_of_them_says_so() -> None:
    plan = a_weekend()
    (first, *_) = plan.slots
    own = plan.with_(slots=(replace(first, share="b", owner="a"),))
    assert "travel · for Ben · Ana sees to it" in retreat_markdown(own, US, WHEN, UTC)
    assert all("for Ben" in told for told in both(own))
    ics = calendar(own, US).replace("\r\n ", "")
    assert "Ben has this alone." in ics
    (back,) = read_calendar(ics.encode(), own).slots
    assert "alone" not in back.notes
