"""Writing a letter: saved as it is typed, private, with openings, earlier versions, and both ways back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.widgets import TextArea

from tests.support.hostile import HOSTILE, UNSAFE, beginning
from tests.support.screens.letters import (
    QUICK,
    TEXT,
    TITLE,
    at,
    draft_of,
    gave,
    paste,
    private,
    records,
    settle,
    wrote,
)
from tests.support.store.hunting import hunt
from twofold.domain.drawers import Sealed
from twofold.domain.letters.drafts import PAUSE
from twofold.domain.letters.records import Draft
from twofold.domain.text import clean
from twofold.screens.letters.beginnings import OpeningsList
from twofold.screens.letters.form import LetterForm
from twofold.screens.letters.write import WriteLetter
from twofold.screens.page import StoreChanged
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.pick import Pick

SIZES = [(40, 11), (80, 24), (120, 40)]


async def writing(pilot: Any, id: str = "l1", side: str = "a") -> WriteLetter:
    page = await at(pilot, "letters.write", side=side, about=id)
    assert isinstance(page, WriteLetter)
    return page


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_saved_as_it_is_typed_and_stands_there_again(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await writing(pilot)
        assert store.letters.all() == []
        assert isinstance(page.focused, TextArea)
        await pilot.press(*"It rained.")
        page.flush()
        (letter,) = store.letters.all()
        assert (letter.author, letter.sealed, letter.text) == ("a", None, "")
        assert draft_of(store, clock) == Draft(text="It rained.")
        await pilot.press("shift+tab", "right", "shift+tab")
        await paste(pilot, "Rain")
        await pilot.press("enter")
        await paste(pilot, " You waited.")
        page.flush()
        assert draft_of(store, clock) == Draft(title="Rain", text="It rained. You waited.", form="poem")
        assert (
            "4 words" in seen(pilot) and "[poem]" in seen(pilot) and "It rained. You waited." in seen(pilot)
        )
        await pilot.press("escape")
        await pilot.pause()
        await press(pilot, "letter.write")
        assert isinstance(page.focused, TextArea)
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert pilot.app.screen is not page
        page = await writing(pilot)
        assert page.query_one(LetterForm).text.cursor_location == (0, len("It rained. You waited."))
        assert "It rained. You waited." in seen(pilot)


async def test_openings_and_frames_are_put_where_the_cursor_is(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    async with opened() as pilot:
        page = await writing(pilot)
        await paste(pilot, "Ben,")
        await press(pilot, "letter.openings")
        over = pilot.app.screen
        assert isinstance(over, OpeningsList) and "To begin a letter" in seen(pilot)
        await pilot.press("escape")
        assert pilot.app.screen is page
        await press(pilot, "letter.openings")
        await press(pilot, "picker.take")
        await settle(pilot)
        assert page.query_one(LetterForm).text.text == "Ben, The day I knew I could lean on you "
        await press(pilot, "letter.openings")
        await pilot.press("end", "enter")
        await settle(pilot)
        field = page.query_one(LetterForm).text
        assert field.text.startswith("Ben, The day I knew I could lean on you \nWhat I did:\n\nHow it may")
        assert field.has_focus and field.cursor_location == (1, len("What I did:"))
        # A poem has others.
        page.query_one("#letter-form", Pick).choose("poem")
        await press(pilot, "letter.openings")
        assert "To begin a poem" in seen(pilot) and "This morning the light fell on" in seen(pilot)
        await pilot.press("escape")
        page.flush()
        assert draft_of(store, clock).form == "poem"


async def test_earlier_versions_are_kept_looked_at_and_brought_back(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    wrote(store, clock)
    clock.advance(PAUSE.total_seconds())
    async with opened() as pilot:
        page = await writing(pilot)
        assert not page.check_action("versions", ())
        await paste(pilot, " P.S. The heron.")
        page.flush()
        assert [v.text for v in draft_of(store, clock).versions] == [TEXT]
        clock.advance(60)
        page.query_one(LetterForm).text.clear()
        await paste(pilot, "All new.")
        page.flush()
        draft = draft_of(store, clock)
        assert draft.text == "All new." and [v.text[-6:] for v in draft.versions] == [TEXT[-6:], "heron."]
        await press(pilot, "letter.versions")
        await settle(pilot)
        assert "Today at 19:40" in seen(pilot) and "Today at 19:30" in seen(pilot)
        assert "You waited on the jetty" in seen(pilot)
        await pilot.press("down")
        await press(pilot, "versions.bring-back")
        await settle(pilot)
        assert draft_of(store, clock).text == TEXT
        assert [v.text for v in draft_of(store, clock).versions][-1] == "All new."
        assert "as it stands now" in seen(pilot)
        await press(pilot, "versions.undo")
        await settle(pilot)
        assert draft_of(store, clock).text == "All new."
        await pilot.press("end", "enter")
        await settle(pilot)
        await press(pilot, "page.back")
        await settle(pilot)
        assert pilot.app.screen is page and page.query_one(LetterForm).text.text == TEXT


async def test_a_version_that_was_brought_back_goes_again_on_the_page_of_the_letter_too(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    wrote(store, clock)
    clock.advance(PAUSE.total_seconds())
    async with opened() as pilot:
        page = await writing(pilot)
        await paste(pilot, " P.S. The heron.")
        page.flush()
        new = draft_of(store, clock).text
        assert not page.may_undo
        await press(pilot, "letter.versions")
        await settle(pilot)
        await press(pilot, "versions.bring-back", "page.back")
        await settle(pilot)
        assert page.query_one(LetterForm).text.text == draft_of(store, clock).text == TEXT
        page.set_focus(None)
        await press(pilot, "letter.undo")
        assert page.query_one(LetterForm).text.text == draft_of(store, clock).text == new
        await press(pilot, "letter.versions")
        await settle(pilot)
        await pilot.press("down")
        await press(pilot, "versions.bring-back", "page.back")
        await settle(pilot)
        assert page.may_undo and draft_of(store, clock).text == TEXT
        page.set_focus(page.form.text)
        await paste(pilot, "And more. ")
        page.flush()
        assert not page.may_undo, "what was written since stays"
        await pilot.press("escape", "escape")
        await settle(pilot)
        page = await writing(pilot)
        assert not page.steps, "nothing of it outlives the private pages"


async def test_it_is_deleted_and_brought_back(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    wrote(store, clock)
    async with opened() as pilot:
        page = await writing(pilot)
        await pilot.press("escape")
        await pilot.pause()
        await press(pilot, "letter.delete")
        await settle(pilot)
        assert records(store) == [] and "u brings it back" in seen(pilot) and TITLE not in seen(pilot)
        assert not page.check_action("give", ())
        await press(pilot, "letter.undo")
        await settle(pilot)
        assert draft_of(store, clock).text == TEXT and "You waited on the jetty" in seen(pilot)
        await press(pilot, "letter.delete", "page.back")
        await settle(pilot)
        assert pilot.app.screen is not page and records(store) == []
    store.fold()
    assert "herons had been there" not in store.path.read_text()


async def test_a_sealed_letter_is_only_looked_at_until_it_is_taken_back(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str], press: Any
) -> None:
    gave(store, clock, when="occasion", occasion="when we move")
    before = records(store)
    async with opened() as pilot:
        page = await writing(pilot)
        assert "Sealed for Ben: when we move." in seen(pilot)
        assert page.form.title.placeholder == "", "no title is asked for where none can be typed"
        await pilot.press("x", "y", "e", "enter", "tab")
        await paste(pilot, "never")
        page.flush()
        assert records(store) == before
        await press(pilot, "letter.take-back")
        await settle(pilot)
        assert page.form.title.placeholder
        (letter,) = store.letters.all()
        assert letter.sealed is None and letter.occasion == "" and private(store) == ["letter-a-l1"]
        draft = draft_of(store, clock)
        assert (draft.when, draft.occasion, draft.text) == ("occasion", "when we move", TEXT)
        await press(pilot, "letter.undo")
        await settle(pilot)
        again = store.letters.all()[0]
        assert again.with_(rev=0, updated=before[0].updated) == before[0].with_(rev=0)
        assert private(store) == ["envelope-b-l1", "letter-a-l1"]
        await press(pilot, "letter.take-back", "letter.write")
        await pilot.press("!")
        page.flush()
        assert draft_of(store, clock).text == f"{TEXT}!"
        await pilot.press("escape")
        await pilot.pause()
        assert not page.check_action("undo", ()), "what is changed since cannot be as it was"


async def test_two_terminals_lose_neither_text(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str]
) -> None:
    wrote(store, clock, text="One of us began.")
    async with opened() as pilot:
        page = await writing(pilot)
        other = Store.open(store.path, clock=clock)
        vault = Vault(other, clock.now)
        theirs = vault.writing("letter", "l1", "a")
        other.save(vault.write(theirs, Draft(title=TITLE, text="Written over there.")))
        other.close()
        await paste(pilot, " And here.")
        page.flush()
        draft = draft_of(store, clock)
        assert draft.text == "One of us began. And here."
        assert [v.text for v in draft.versions] == ["Written over there."]
        # Where nothing is typed here, theirs is simply shown.
        other = Store.open(store.path, clock=clock)
        vault = Vault(other, clock.now)
        other.save(vault.write(vault.writing("letter", "l1", "a"), Draft(text="Once more there.")))
        other.close()
        pilot.app.look()
        await settle(pilot)
        assert "Once more there." in seen(pilot)


async def test_what_was_opened_meanwhile_cannot_be_written_on(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str]
) -> None:
    letter = wrote(store, clock)
    async with opened() as pilot:
        page = await writing(pilot)
        store.save(letter.with_(sealed=clock.now(), opened=clock.now(), text="x"))
        store.writings.delete("letter-a-l1")
        page.post_message(StoreChanged())
        await settle(pilot)
        said = " ".join(seen(pilot).replace("▌", "").split())
        assert pilot.app.screen is not page and "opened or deleted at the other terminal" in said
        assert private(store) == []


async def test_with_a_passphrase_no_word_is_in_the_folder_in_plain(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    for side in ("a", "b"):
        Vault(store, clock.now, QUICK).set_passphrase(side, f"words of {side}")
    secret = "the herons, all seven of them"
    async with opened() as pilot:
        pilot.app.vault.unlock("a", "words of a")
        page = await writing(pilot)
        await paste(pilot, secret)
        page.flush()
        for _ in range(2):
            clock.advance(PAUSE.total_seconds() * 0.6)
            await pilot.press("right")
        await paste(pilot, f" and {secret}")
        page.query_one("#letter-title").focus()
        await paste(pilot, secret)
        page.flush()
        assert hunt(store.path.parent, secret) == []
        await press(pilot, "letter.give")
        await settle(pilot)
        await press(pilot, "give.seal")
        await settle(pilot)
        veils = {w.id: w.veil for w in store.writings.all()}
        assert sorted(veils) == ["envelope-b-l1", "letter-a-l1"]
        assert all(isinstance(veil, Sealed) for veil in veils.values())
        assert hunt(store.path.parent, secret) == []
        await press(pilot, "page.back")
        await settle(pilot)
        await press(pilot, "letter.take-back", "letter.undo")
        await settle(pilot)
        assert hunt(store.path.parent, secret) == []
    store.fold()
    assert hunt(store.path.parent, secret) == []


async def test_any_words_are_kept_and_shown(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str]
) -> None:
    async with opened(size=(120, 40)) as pilot:
        page = await writing(pilot)
        form = page.query_one(LetterForm)
        for text in [*HOSTILE, *UNSAFE]:
            form.text.clear()
            form.title.value = ""
            form.text.focus()
            await paste(pilot, text)
            form.title.focus()
            await paste(pilot, text)
            page.flush()
            draft = draft_of(store, clock)
            assert draft.text == form.text.text == clean(text)[:20_000]
            assert draft.title == form.title.line
            if text in HOSTILE:
                assert "".join(seen(pilot).split()).count(beginning(clean(text))) >= 2, text
            clock.advance(timedelta(seconds=1).total_seconds())
