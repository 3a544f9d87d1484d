"""A message for the telephone: copied by one key, gone at the hand-over, and kept by both once it is sent."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.screens.letters import TEXT, at, draft_of, private, settle, there, wrote
from twofold.domain.book.leaves import leaves
from twofold.domain.letters.entries import entries
from twofold.exports.archive import archive
from twofold.exports.markdown import markdown
from twofold.exports.whole import Whole
from twofold.exports.year_render import came, title
from twofold.screens.letters.write import WriteLetter
from twofold.store import Store

LINE = "The herons are back, all seven."


def copied(sent: list[str]) -> list[str]:
    """Return what the terminal was given for its clipboard, in order."""
    parts = [one.partition("\x1b]52;c;")[2].rstrip("\a") for one in sent if "\x1b]52" in one]
    return [base64.b64decode(part).decode() for part in parts]


@pytest.fixture
def message(store: Store, clock: Any) -> Store:
    wrote(store, clock, title="Herons", text=f"{LINE}\n", form="message")
    return store


@pytest.mark.parametrize("way_out", ["back", "lock", "leave"])
async def test_it_is_copied_by_one_key_and_cleared_at_the_hand_over(
    opened: Any, message: Store, clock: Any, press: Any, seen: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch, way_out: str,
) -> None:  # fmt: skip
    async with opened(message) as pilot:
        sent: list[str] = []
        monkeypatch.setattr(pilot.app._driver, "write", sent.append)
        page = await at(pilot, "letters.write", side="a", about="l1")
        assert copied(sent) == []
        await press(pilot, "letter.copy")
        assert copied(sent) == [LINE] and pilot.app.clipboard == LINE
        await settle(pilot)
        assert "Copied" in seen(pilot)
        if way_out == "back":
            await pilot.press("escape", "escape")
            await settle(pilot)
            assert pilot.app.screen is not page
        elif way_out == "lock":
            pilot.app.idle_lock.lock()
        else:
            pilot.app.forget()
        assert copied(sent) == [LINE, ""] and pilot.app.clipboard == ""


async def test_only_a_message_is_copied_and_only_by_its_key(
    opened: Any, store: Store, clock: Any, press: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrote(store, clock, text=TEXT)
    wrote(store, clock, id="empty", text="", form="message")
    async with opened() as pilot:
        sent: list[str] = []
        monkeypatch.setattr(pilot.app._driver, "write", sent.append)
        for letter in ("l1", "empty"):
            page = await at(pilot, "letters.write", side="a", about=letter)
            assert isinstance(page, WriteLetter) and not page.may_copy
            await pilot.press("escape", "c")
            await settle(pilot)
            await press(pilot, "page.back")
        assert copied(sent) == []


async def test_it_becomes_a_small_text_file_of_its_words_alone(
    opened: Any, message: Store, press: Any, home: Path, seen: Callable[..., str]
) -> None:
    async with opened(message) as pilot:
        await at(pilot, "letters.write", side="a", about="l1")
        assert "f5 copies it." in seen(pilot)
        await pilot.press("escape")
        assert "f5 copies it, p makes a file." in seen(pilot)
        await press(pilot, "letter.file")
        await settle(pilot)
        await press(pilot, "paper.write")
        await settle(pilot)
    assert (home / "2026-11-23 Herons.txt").read_text() == f"{LINE}\n"


@pytest.mark.parametrize("size", [(40, 11), (80, 24)])
async def test_once_sent_it_is_with_the_letters_of_both(
    opened: Any, message: Store, clock: Any, press: Any, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    async with opened(message, size=size) as pilot:
        box = await at(pilot, "letters")
        await at(pilot, "letters.write", side="a", about="l1")
        await press(pilot, "letter.give")
        await settle(pilot)
        await press(pilot, "give.sent")
        assert draft_of(message, clock).when == "sent"
        await press(pilot, "give.send")
        await settle(pilot)
        assert pilot.app.screen is box
        letter = there(message)
        assert (letter.text, letter.way, letter.opened) == (f"{LINE}\n", "sent", clock.now())
        assert private(message) == []
    (entry,) = entries(message)
    assert entry.kind == "Message" and entry.said[0].words == f"{LINE}\n"
    whole = Whole(couple=message.couple.all()[0], letters=tuple(message.letters.all()))
    assert LINE in archive(whole, clock.now())
    assert "Ana to Ben, sent." in markdown(whole, clock.now())
    (leaf,) = leaves(message, 2026, clock.now().date(), ())
    assert came(leaf) == "sent" and title(leaf) == "Herons"


async def test_it_is_said_what_enter_chooses_where_the_cursor_stands(
    opened: Any, message: Store, press: Any, seen: Callable[..., str]
) -> None:
    async with opened(message) as pilot:
        await at(pilot, "letters.give", side="a", about="l1")
        assert "Enter chooses “Sent by phone”. f2 seals it as it is." in seen(pilot)
        await press(pilot, "choices.previous")
        await settle(pilot)
        assert "Enter chooses “For both of you, on a day”." in seen(pilot)
        await press(pilot, "choices.next", "choices.take")
        await settle(pilot)
        assert "Enter chooses" not in seen(pilot) and "f2 puts it with your letters." in seen(pilot)


async def test_a_letter_is_sealed_and_never_sent(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str]
) -> None:
    wrote(store, clock)
    async with opened() as pilot:
        page = await at(pilot, "letters.give", side="a", about="l1")
        assert "Sent by phone" not in seen(pilot) and not page.is_message
        await pilot.press("p")
        await settle(pilot)
        assert draft_of(store, clock).when == "any"
