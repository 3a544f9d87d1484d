"""The hand-over: nothing that one did alone is left, in anything of the whole app, for the other."""

import inspect
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from textual.events import Paste
from textual.selection import SELECT_ALL
from textual.widgets import Input, Static

from tests.support.screens.circles import ID as REPLY
from tests.support.screens.circles import TODAY
from tests.support.screens.letters import wrote as wrote_letter
from tests.support.screens.locking import remembered
from tests.support.screens.passphrases import QUICK, WORDS
from tests.support.screens.path import a_path
from tests.support.screens.questions import ABOUT as ANSWER
from tests.support.screens.questions import laid
from tests.support.screens.rounds import last_round, open_round
from tests.support.screens.sides import ANA, BEN, DAY, at, settle, wrote
from tests.support.screens.tuning import ABOUT as CARD
from tests.support.waiting import until
from tests.support.weekend import a_weekend
from twofold.domain.records import SIDES, Side, other
from twofold.domain.therapist.records import SHORTLIST, Therapist
from twofold.domain.worksheet.requests import new_reply, say
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.sheet import Draft, Row
from twofold.frame.palette import Palette
from twofold.frame.rooms import ROOMS
from twofold.screens.drawers import AskPassphrase, Drawers
from twofold.screens.help import Help
from twofold.screens.listening.alone import Alone
from twofold.screens.private import PrivatePage
from twofold.screens.worksheet.rounds import Rounds
from twofold.screens.worksheet.sheet import SheetPage
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.curtain import Curtain
from twofold.widgets.fields import Line
from twofold.widgets.hands import HandsBar
from twofold.widgets.words import Words

Seen = Callable[[Any], str]
CANARY = "CANARY-of-one-of-them"
PRIVATE: dict[str, dict[str, str]] = {
    "worksheet.sheet": {"about": "writing"},
    "worksheet.row": {"about": "writing", "row_id": "{row}"},
    "worksheet.guess": {"about": "guessing"},
    "worksheet.circles": {"about": REPLY},
    "letters.write": {"about": "letter-{side}"},
    "letters.give": {"about": "letter-{side}"},
    "letters.versions": {"about": "letter-{side}"},
    "tuning.card": {"about": CARD},
    "closeness.write": {"about": "closeness-1"},
    "path.prepare": {"about": "path-1"},
    "retreat.hearts": {"about": "by-the-sea"},
    "therapist.say": {"about": SHORTLIST},
    "questions.answer": {"about": ANSWER},
    "questions.away": {},
    "moments.write": {"about": "moment-{side}"},
    "moments.own": {},
    "book.own": {},
}
"""Each private page, and what it is made with."""
ROWS = {"a": ANA.rows[0].id, "b": BEN.rows[0].id}


@pytest.fixture
def full(store: Store, clock: Any) -> Store:
    """A file in which both of them have something under way on every private page."""
    now = clock.now()
    writing, guessing = (
        Worksheet(id=name, created=now, updated=now, day=DAY) for name in ("writing", "guessing")
    )
    store.save(writing, guessing, last_round(), open_round(), a_weekend())
    store.save(say(new_reply("round", "evening", "b", now), "another", now, TODAY))
    for side, draft in zip(SIDES, (ANA, BEN), strict=True):
        wrote(store, clock, guessing, side, draft)
        wrote(store, clock, writing, side, draft, finished=False)
        wrote_letter(store, clock, side, f"letter-{side}")
    laid(store, clock)
    store.save(a_path(clock, "path-1"), Therapist(name="Dr Amari"))
    return store


@pytest.fixture
def sealed(full: Store, clock: Any) -> Store:
    """The same, where both of them have a passphrase."""
    vault = Vault(full, clock.now, QUICK)
    for side in SIDES:
        vault.set_passphrase(side, WORDS)
    return full


async def enter(pilot: Any, place: str, side: Side) -> Any:
    """Open the private page at *place* for *side*, as if the curtain had been passed."""
    if place == "alone":
        page = Alone(pilot.app.couple(), side)
        await pilot.app.push_screen(page)
        await settle(pilot)
        return page
    what = {name: words.format(side=side, row=ROWS[side]) for name, words in PRIVATE[place].items()}
    page = await at(pilot, place, side=side, **what)
    assert isinstance(page, PrivatePage) and page.side == side
    return page


def top(pilot: Any) -> Any:
    """Return what lies on top."""
    return pilot.app.screen


async def plant(pilot: Any, page: Any) -> None:
    """Leave the canary wherever a page, a widget on it or a list over it can leave something."""
    app = pilot.app
    await pilot.press("ctrl+p")
    await settle(pilot)
    assert isinstance(app.screen, Palette)
    app.screen.query_one(Input).value = CANARY
    await settle(pilot)
    await app.screen.dismiss()
    await settle(pilot)
    for field in [*page.query(Words), *page.query(Line)][:1]:
        field.focus()
        app.post_message(Paste(f"{CANARY} typed"))
        await settle(pilot)
    shown = Static(f"{CANARY} selected")
    await page.mount(shown)
    page.selections = {shown: SELECT_ALL}
    app.copy_to_clipboard(CANARY)
    app.say(f"said {CANARY}")
    app.say(f"warned {CANARY}", calm=False)
    page.notify(f"notified {CANARY}")
    app.title = app.sub_title = page.title = page.sub_title = CANARY
    app.steps("private", private=True).append(f"{CANARY} undone")
    await until(pilot, lambda: f"said {CANARY}" in kept_by(app))


def kept_by(app: Any) -> str:
    """Return what the app holds that any page could show, paste, copy or take back."""
    said = " ".join(str(message.message) for message in app.shown_messages)
    selected = [screen.get_selected_text() for screen in app.screen_stack]
    steps = app.steps("private", private=True)
    return f"{app.clipboard} {said} {app.title} {app.sub_title} {app.screen.title} {selected} {steps}"


def test_every_private_page_is_tried_here() -> None:
    found = set()
    for place, where in ROOMS.items():
        module, _, name = where.partition(":")
        kind = getattr(import_module(module), name)
        if inspect.isclass(kind) and issubclass(kind, PrivatePage):
            found.add(place)
    assert found == PRIVATE.keys()


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("place", [*PRIVATE, "alone"])
async def test_nothing_outlives_a_private_page(
    opened: Any, sealed: Store, seen: Seen, monkeypatch: pytest.MonkeyPatch, place: str, side: Side
) -> None:
    async with opened(sealed) as pilot:
        app = pilot.app
        sent: list[str] = []
        monkeypatch.setattr(app._driver, "write", sent.append)
        app.vault.unlock(side, WORDS)
        page = await enter(pilot, place, side)
        await plant(pilot, page)
        for left in ("said", "warned", "notified", "selected", "undone"):
            assert f"{left} {CANARY}" in kept_by(app) or f"{CANARY} {left}" in kept_by(app), left
        assert f"said {CANARY}" in seen(pilot) and app.clipboard == app.title == app.sub_title == CANARY
        assert remembered(app, CANARY), "or this could not fail"
        app.say(f"still {CANARY}")  # said, and gone in the same breath
        if place == "alone":
            await page.dismiss()
            app.vault.lock(side)  # what it asks lies in no drawer
        else:
            if getattr(page, "narrow", False):
                page.action_back()  # what was looked for goes first
            page.action_back()
        assert CANARY not in kept_by(app)
        await settle(pilot)
        assert not app.vault.is_open(side)
        assert CANARY not in kept_by(app) + seen(pilot)
        del page
        assert remembered(app, CANARY) == []
        app.push_screen(Curtain(app.couple(), other(side)))
        await settle(pilot)
        assert CANARY not in kept_by(app) + seen(pilot)
        await pilot.press("enter")
        await settle(pilot)
        for theirs in [*PRIVATE, "alone"] if (place, side) == ("worksheet.sheet", "a") else [place]:
            app.vault.unlock(other(side), WORDS)
            page = await enter(pilot, theirs, other(side))
            assert CANARY not in kept_by(app) + seen(pilot), theirs
            await pilot.press("ctrl+v", "u")
            await settle(pilot)
            for field in [*page.query(Words), *page.query(Line)]:
                field.focus()
                await pilot.press("ctrl+v")
            await settle(pilot)
            assert CANARY not in kept_by(app) + seen(pilot), theirs
            await page.dismiss()
            await settle(pilot)
        assert not any(CANARY in one for one in sent if one.startswith("\x1b]")), "nor in the window's title"


@pytest.mark.parametrize("place", [*PRIVATE, "alone"])
async def test_a_curtain_over_a_private_page_hides_what_was_said_on_it(
    opened: Any, full: Store, seen: Seen, place: str
) -> None:
    async with opened(full) as pilot:
        page = await enter(pilot, place, "a")
        await plant(pilot, page)
        pilot.app.push_screen(Curtain(pilot.app.couple(), "b"))
        await settle(pilot)
        assert CANARY not in kept_by(pilot.app) + seen(pilot)


async def test_what_is_copied_in_private_can_be_pasted_there_and_never_reaches_the_terminal(
    opened: Any, full: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(full) as pilot:
        sent: list[str] = []
        monkeypatch.setattr(pilot.app._driver, "write", sent.append)
        page = await enter(pilot, "letters.write", "a")
        field = page.query_one(Words)
        field.select_all()
        await pilot.press("ctrl+x", "ctrl+v", "ctrl+v")
        await settle(pilot)
        assert field.text.count("herons") == 2
        await pilot.press("f3")
        await settle(pilot)
        assert pilot.app.clipboard.count("herons") == 1, "another page of theirs still has it"
        assert not [one for one in sent if "\x1b]52" in one]
        # What both see may go wherever they want it.
        await pilot.app._go_home()
        await settle(pilot)
        assert pilot.app.clipboard == ""
        pilot.app.copy_to_clipboard("ours")
        assert [one for one in sent if "\x1b]52" in one] and pilot.app.clipboard == "ours"
        await enter(pilot, "letters.write", "b")
        assert pilot.app.clipboard == "ours", "what both have seen is nobody's secret"


async def test_what_holds_nothing_private_is_still_said_on_the_next_page(
    opened: Any, full: Store, press: Any, seen: Seen
) -> None:
    async with opened(full) as pilot:
        await at(pilot, "worksheet")
        await enter(pilot, "worksheet.sheet", "b")
        await press(pilot, "sheet.finish")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Rounds)
        assert "Pass the keyboard to Ana" in seen(pilot)


async def test_a_row_that_asks_for_nothing_is_named_to_its_writer_alone(
    opened: Any, full: Store, clock: Any, press: Any, seen: Seen
) -> None:
    worksheet = full.worksheets.get("writing")
    assert worksheet is not None
    wrote(full, clock, worksheet, "a", Draft(rows=(*ANA.rows, Row(words="rest"))), finished=False)
    async with opened(full) as pilot:
        await at(pilot, "worksheet")
        await enter(pilot, "worksheet.sheet", "a")
        await press(pilot, "sheet.finish")
        await until(pilot, lambda: "asks for nothing" in seen(pilot))
        await press(pilot, "page.back")
        await settle(pilot)
        assert "asks for nothing" not in seen(pilot)


@pytest.mark.parametrize("place", PRIVATE)
async def test_the_help_of_a_private_page_is_still_its_writers(
    opened: Any, full: Store, seen: Seen, place: str
) -> None:
    async with opened(full) as pilot:
        await enter(pilot, place, "b")
        pilot.app.action_help()
        await settle(pilot)
        assert isinstance(pilot.app.screen, Help)
        assert pilot.app.screen.query_one(HandsBar).hands == "b"
        assert "Ben" in seen(pilot).splitlines()[0]
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("f8")
        await settle(pilot)
        assert pilot.app.screen.query_one(HandsBar).hands == "b"


async def test_help_over_a_page_of_both_is_for_both(opened: Any, full: Store, press: Any, seen: Seen) -> None:
    async with opened(full) as pilot:
        await press(pilot, "page.help")
        assert "both of you" in seen(pilot)


async def test_setting_the_others_passphrase_passes_the_keyboard_back(
    opened: Any, full: Store, press: Any
) -> None:
    """Ana goes to the drawers from her sheet, Ben sets his there, and does not come back to her rows."""
    async with opened(full) as pilot:
        sheet = await enter(pilot, "worksheet.sheet", "a")
        await press(pilot, "sheet.drawers")
        await settle(pilot)
        page = pilot.app.screen
        assert isinstance(page, Drawers)
        page.action_set("b")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Curtain)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(top(pilot), AskPassphrase)
        await pilot.press("escape")
        await settle(pilot)
        curtain = top(pilot)
        assert isinstance(curtain, Curtain) and curtain._side == "a"
        await pilot.press("enter")
        await settle(pilot)
        assert top(pilot) is page
        await pilot.press("escape")
        await settle(pilot)
        assert top(pilot) is sheet
        # And where nobody takes it, they are at home, and the sheet is put away.
        await press(pilot, "sheet.drawers")
        await settle(pilot)
        top(pilot).action_set("b")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert not [each for each in pilot.app.screen_stack if isinstance(each, SheetPage)]
