"""The edit of a record: made anew on what the other terminal saved, merged as it is typed, and taken back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.screens.toasts import toasts
from tests.support.weekend import a_weekend, slot
from twofold.domain.people import Invalid
from twofold.domain.promises.newthings import NEW_THINGS, NewThing, NewThings
from twofold.domain.promises.routes import NewThingsRoute, SentenceRoute
from twofold.domain.promises.sentence import SENTENCE, Sentence
from twofold.domain.retreat.plan import Plan
from twofold.domain.shelf.records import Work
from twofold.domain.shelf.routes import ShelfRoute
from twofold.screens.edit import AGAIN, NOTHING, Edit, Editing
from twofold.screens.saving import BUSY
from twofold.screens.undoing import SINCE
from twofold.store import Store
from twofold.widgets.fields import Line

PLAN = "by-the-sea"


@pytest.fixture
def there(store: Store, clock: Any, tmp_path: Path) -> Iterator[Store]:
    """The file at the other terminal."""
    other = Store.open(tmp_path / "twofold.json", clock=clock)
    yield other
    other.close()


class Title(Editing):
    """A page about the title of a plan."""

    place = "test.title"
    history = PLAN
    undo_named = True

    def __init__(self) -> None:
        super().__init__()
        self.edit = Edit(self, Plan, PLAN, what="This plan", history=PLAN)
        self.drawn = 0

    def draw(self) -> None:
        self.drawn += 1


async def title_page(pilot: Any) -> Title:
    page = Title()
    pilot.app.push_screen(page)
    await pilot.pause()
    return page


def named(plan: Plan, title: str) -> Plan:
    return plan.with_(title=title)


def renamed_there(there: Store, **changes: Any) -> None:
    there.refresh()
    found = there.plans.get(PLAN)
    assert found is not None
    there.save(found.with_(**changes))


async def test_a_change_is_made_anew_on_what_the_other_terminal_saved(
    opened: Any, store: Store, there: Store
) -> None:
    store.save(a_weekend())
    async with opened(store) as pilot:
        page = await title_page(pilot)
        page.edit.find()
        renamed_there(there, purpose="theirs")
        after = page.edit.change(named, "Ours")
        assert after is not None and (after.title, after.purpose) == ("Ours", "theirs")
        assert page.drawn == 1 and page.edit.value == after
        assert page.edit.change(named, "Ours") == after and len(page.steps) == 1, "nothing is different"


async def test_what_cannot_be_is_said_and_nothing_is_saved(opened: Any, store: Store) -> None:
    (plan,) = store.save(a_weekend())

    def refused(_: Plan) -> Plan:
        raise Invalid("That cannot be.")

    async with opened(store) as pilot:
        page = await title_page(pilot)
        assert page.edit.change(refused) is None
        await pilot.pause()
        assert "That cannot be." in toasts(pilot) and store.plans.get(PLAN) == plan


async def test_when_the_other_terminal_is_always_quicker_that_is_said(
    opened: Any, store: Store, there: Store
) -> None:
    store.save(a_weekend())
    calls = iter(range(9))

    def slower(plan: Plan) -> Plan:
        renamed_there(there, purpose=f"theirs {next(calls)}")
        return plan.with_(title="Ours")

    async with opened(store) as pilot:
        page = await title_page(pilot)
        assert page.edit.change(slower) is None
        await pilot.pause()
        assert BUSY in toasts(pilot) and next(calls) == 3


async def test_what_both_said_yes_to_is_not_made_of_other_words(
    opened: Any, store: Store, there: Store
) -> None:
    store.save(a_weekend())
    async with opened(store) as pilot:
        page = await title_page(pilot)
        page.edit.find()
        renamed_there(there, purpose="theirs")
        assert page.edit.settle(named, "Ours") is None
        await pilot.pause()
        assert "the version from there" in toasts(pilot)
        page.edit.find()
        assert page.edit.settle(named, "Ours") is not None


async def test_a_page_whose_record_is_gone_says_so_once_and_leaves(
    opened: Any, store: Store, there: Store, clock: Any
) -> None:
    store.save(a_weekend())
    async with opened(store) as pilot:
        page = await title_page(pilot)
        page.edit.find()
        renamed_there(there, deleted=clock.now())
        store.look()
        assert page.edit.change(named, "Ours") is None and page.edit.find() is None
        await pilot.pause()
        assert toasts(pilot).count("This plan is not there any more.") == 1
        assert pilot.app.screen is not page


async def test_what_is_taken_back_leaves_what_was_changed_since(
    opened: Any, store: Store, there: Store
) -> None:
    store.save(a_weekend(slots=(slot("lunch", "Lunch", 0, 12),)))
    async with opened(store) as pilot:
        page = await title_page(pilot)
        page.action_undo()
        page.edit.change(lambda plan: plan.with_(slots=(), title="Ours"))
        renamed_there(there, purpose="theirs", title="Theirs")
        page.action_undo()
        plan = store.plans.get(PLAN)
        assert plan is not None and page.steps == []
        assert [each.title for each in plan.slots] == ["Lunch"]
        assert (plan.title, plan.purpose) == ("Theirs", "theirs")
        page.edit.change(named, "Ours")
        renamed_there(there, title="Theirs again")
        store.look()
        page.action_undo()
        await pilot.pause()
        said = toasts(pilot)
        assert NOTHING in said and "Back again: Lunch" in said and SINCE in said


async def test_a_work_that_is_gone_does_not_take_the_shelf_with_it(
    opened: Any, store: Store, there: Store, clock: Any, press: Any
) -> None:
    now = clock.now()
    store.save(Work(id="w1", created=now, updated=now, title="The waves", kind="book"))
    async with opened(store) as pilot:
        pilot.app.go(ShelfRoute())
        await pilot.pause()
        await press(pilot, "shelf.state-3")
        there.refresh()
        found = there.works.get("w1")
        assert found is not None
        there.save(found.with_(deleted=now))
        store.look()
        await press(pilot, "shelf.undo")
        await pilot.pause()
        assert "This is not on the shelf any more." in toasts(pilot)
        assert pilot.app.screen.place == "shelf" and pilot.app.steps("shelf") == []


async def test_what_two_type_at_once_is_merged_and_a_yes_to_other_words_is_taken_back(
    opened: Any, store: Store, there: Store, clock: Any, press: Any
) -> None:
    now = clock.now()
    (kept,) = store.save(Sentence(id=SENTENCE, created=now, updated=now))
    async with opened(store) as pilot:
        pilot.app.go(SentenceRoute())
        await pilot.pause()
        page = pilot.app.screen
        await press(pilot, "sentence.edit")
        await pilot.press(*"We", "escape")
        await press(pilot, "promises.key-a")
        assert page.said_yes == ("a",)
        there.refresh()
        theirs = there.sentences.get(SENTENCE)
        assert theirs is not None and theirs.sketch == "We" and kept != theirs
        there.save(theirs.with_(sketch="We come back."))
        pilot.app.look()
        await pilot.pause()
        assert page.said_yes == () and page.query_one("#sentence-line", Line).line == "We come back."
        assert AGAIN in toasts(pilot)


async def test_a_change_of_a_list_waits_for_nobody_to_press_once_more(
    opened: Any, store: Store, there: Store, clock: Any, press: Any
) -> None:
    now = clock.now()
    one = NewThing("1", "row")
    store.save(NewThings(id=NEW_THINGS, created=now, updated=now, things=(one,)))
    async with opened(store) as pilot:
        pilot.app.go(NewThingsRoute())
        await pilot.pause()
        there.refresh()
        theirs = there.newthings.get(NEW_THINGS)
        assert theirs is not None
        there.save(theirs.with_(things=(one, NewThing("2", "dance"))))
        await press(pilot, "new.remove")
        assert [each.id for each in store.newthings.all()[0].things] == ["2"]
        await press(pilot, "new.undo")
        assert [each.id for each in store.newthings.all()[0].things] == ["1", "2"]
        assert "Back again: row" in toasts(pilot)
