"""Answers written alone: behind the curtain, opened together or not at all."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.events import Paste

from tests.support.hostile import HOSTILE, UNSAFE, packed
from tests.support.screens.locking import QUICK, SECRET, WORDS, due, locked, remembered, say, settle
from tests.support.screens.questions import ABOUT, laid
from twofold.domain.drawers import Sealed, Writing
from twofold.domain.questions.records import Answer, Answered, Asked
from twofold.domain.questions.routes import AnswerRoute, KeptRoute, QuestionsRoute, TableRoute
from twofold.domain.text import clean
from twofold.screens.page import StoreChanged
from twofold.screens.questions.answer import AnswerPage
from twofold.screens.questions.cards import open_answers
from twofold.screens.questions.keepsakes import Keepsakes
from twofold.screens.questions.table import Table
from twofold.store import Store
from twofold.store.errors import SaveFailed
from twofold.store.reveal import who_finished
from twofold.store.vault import Vault
from twofold.widgets.curtain import Curtain
from twofold.widgets.passphrase import Unlock
from twofold.widgets.words import Words

Seen = Callable[[Any], str]
SIZES = [(40, 11), (80, 24), (120, 40)]


async def to_table(pilot: Any) -> Table:
    pilot.app.go(TableRoute("e1"))
    await pilot.pause()
    page = pilot.app.screen
    assert isinstance(page, Table)
    return page


async def write(pilot: Any, press: Any, key: str, words: str, passphrase: str = "") -> None:
    """Let somebody write *words* alone, behind the curtain, and finish."""
    await press(pilot, key)
    assert isinstance(pilot.app.screen, Curtain)
    await press(pilot, "curtain.open")
    await pilot.pause()
    if passphrase:
        await say(pilot, passphrase)
    assert isinstance(pilot.app.screen, AnswerPage)
    pilot.app.post_message(Paste(words))
    await pilot.pause()
    await press(pilot, "answer.finish")
    await pilot.pause()
    assert isinstance(pilot.app.screen, Table)


async def look_again(pilot: Any, press: Any, digit: str) -> None:
    await press(pilot, "table.look-again")
    await pilot.press(digit)
    await pilot.pause()


def told(store: Store, card: str = "us-borrowed") -> tuple[Answered, ...]:
    asked = store.find(Asked, f"asked-{card}")
    return tuple(each for _, each in asked.answers) if asked else ()


@pytest.mark.parametrize("size", SIZES)
async def test_both_write_alone_and_open_it_together_with_a_passphrase_on_one_side(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: Any
) -> None:
    Vault(store, clock.now, QUICK).set_passphrase("a", WORDS)
    laid(store, clock)
    async with opened(size=size) as pilot:
        page = await to_table(pilot)
        await write(pilot, press, "table.first", "The way you fold letters.", WORDS)
        assert "has written" in seen(pilot) and "fold letters" not in seen(pilot)
        (writing,) = store.writings.all()
        assert isinstance(writing.veil, Sealed) and who_finished(pilot.app, "answer", ABOUT) == {"a"}
        assert open_answers(pilot.app, "e1").startswith("Not both")
        await write(pilot, press, "table.second", "Saying good morning to dogs.")
        assert "opens it" in seen(pilot) and told(store) == ()
        await press(pilot, "table.first")
        assert "ready" in seen(pilot) and told(store) == ()
        await press(pilot, "table.second")
        assert isinstance(pilot.app.screen, Unlock)
        await pilot.press("escape")
        await settle(pilot)
        assert told(store) == () and "ready" not in seen(pilot), "nobody is ready any more"
        await press(pilot, "table.first", "table.second")
        await say(pilot, WORDS)
        await settle(pilot)
        both = ("The way you fold letters.", "Saying good morning to dogs.")
        assert told(store) == (Answered(both, ("", ""), "e1"),)
        assert store.writings.all() == [] and pilot.app.vault.unlocked == ()
        for _ in range(12):
            await press(pilot, "table.down")
        assert "dogs." in seen(pilot)
        await press(pilot, "table.keep", "table.next")
        assert "dogs." not in seen(pilot)
        await press(pilot, "table.undo")
        assert page.has_class("-opened"), "what was opened this evening is there again"
        await press(pilot, "table.end")
        pilot.app.go(KeptRoute())
        await pilot.pause()
        assert isinstance(pilot.app.screen, Keepsakes) and (size == (40, 11) or "fold letters" in seen(pilot))


async def test_a_guess_and_an_answer_and_an_empty_one(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    laid(store, clock, "guess", reader="b")
    async with opened() as pilot:
        await to_table(pilot)
        await press(pilot, "table.second")
        await press(pilot, "curtain.open")
        await pilot.pause()
        assert "What would Ana say? It is a guess" in seen(pilot)
        await press(pilot, "answer.finish")
        await write(pilot, press, "table.first", "Your mother's soup.")
        await look_again(pilot, press, "2")
        await press(pilot, "curtain.open")
        await pilot.pause()
        await press(pilot, "answer.take-back")
        await pilot.press(*"Soup", "escape")
        await press(pilot, "page.back")
        assert who_finished(pilot.app, "answer", ABOUT) == {"a"}
        await write(pilot, press, "table.second", "?")
        await press(pilot, "table.first", "table.second")
        await settle(pilot)
        assert told(store) == (Answered(("Your mother's soup.", ""), ("", "Soup?"), "e1"),)
        assert "Ben guessed" in seen(pilot)
        # Two empty ones are not kept: nothing says that anyone passed.
        await press(pilot, "table.next")
        await write(pilot, press, "table.first", "")
        await write(pilot, press, "table.second", "")
        await press(pilot, "table.first", "table.second")
        await settle(pilot)
        assert told(store, "joy-free-tuesday") == () and store.writings.all() == []
        assert "Neither of you wrote" in str([n.message for n in pilot.app._notifications])


async def test_nothing_is_read_again_before_somebody_has_written(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    laid(store, clock)
    async with opened() as pilot:
        page = await to_table(pilot)
        named = [key.binding.id for key in page.active_bindings.values() if key.enabled]
        assert "table.first" in named and "table.look-again" not in named
        await pilot.press("r")
        assert pilot.app.screen is page
        await write(pilot, press, "table.second", "Your laugh on the phone.")
        await press(pilot, "table.look-again")
        assert isinstance(pilot.app.screen, Curtain), "only one has written: nobody is asked who reads"
        assert "● Ben" in seen(pilot)


async def test_what_was_not_opened_is_let_go_with_the_next_evening(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    laid(store, clock)
    async with opened() as pilot:
        await to_table(pilot)
        await write(pilot, press, "table.first", "Not today.")
        await press(pilot, "table.pass", "table.undo")
        assert who_finished(pilot.app, "answer", ABOUT) == {"a"}, "a pass that is undone has lost nothing"
        await press(pilot, "table.pass", "table.end", "page.back")
        assert store.writings.all()
        pilot.app.go(QuestionsRoute())
        await pilot.pause()
        await press(pilot, "questions.draw")
        assert store.writings.all() == [] and told(store) == ()
        # One that never left its first card is let go on another day, and not before.
        await press(pilot, "page.back", "questions.draw", "page.back")
        assert len([e for e in store.evenings.all() if not e.ended]) == 2
        clock.advance(86_401)
        await press(pilot, "questions.draw")
        assert len([e for e in store.evenings.all() if not e.ended]) == 1


async def test_the_other_terminal_opens_it_or_goes_on_and_a_full_disk_opens_nothing(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = laid(store, clock)
    vault = Vault(store, clock.now)
    async with opened() as pilot:
        page = await to_table(pilot)
        for side in ("a", "b"):
            store.save(vault.finish(vault.writing("answer", ABOUT, side), Answer(f"by {side}")))
        page.reload()
        with monkeypatch.context() as full:

            def no_room(*_: object) -> None:
                raise SaveFailed(store.path, OSError(28, "No space left on device"))

            full.setattr(store, "save", no_room)
            await press(pilot, "table.first", "table.second")
            await settle(pilot)
            assert told(store) == () and "by a" not in seen(pilot)
        await look_again(pilot, press, "1")
        await press(pilot, "curtain.open")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AnswerPage) and "by a" in seen(pilot)
        store.save(evening.with_(at=1, seen=((0, 0.0),)))
        pilot.app.screen.post_message(StoreChanged())
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen_stack[-1] is page and "Another card" in seen(pilot)


async def test_to_look_again_is_a_key_of_its_own_and_makes_nobody_ready(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    laid(store, clock)
    async with opened() as pilot:
        page = await to_table(pilot)
        await write(pilot, press, "table.first", "The way you fold letters.")
        await write(pilot, press, "table.second", "Saying good morning to dogs.")
        hint, keys = str(page.view()["table-hint"]), ("table.first", "table.second")
        again = page.key_of("table.look-again").lower()
        assert f". {again} reads yours again." in hint.lower()
        assert again not in [page.key_of(each).lower() for each in keys], "no shift apart from a yes"
        await press(pilot, "table.look-again")
        await pilot.press(*(page.key_of(each) for each in keys))
        await pilot.pause()
        assert page.said_yes == () and told(store) == ()
        await pilot.press("1")
        await pilot.pause()
        await press(pilot, "curtain.open")
        await pilot.pause()
        assert pilot.app.screen.place == AnswerPage.place and "fold letters" in seen(pilot)
        await press(pilot, "page.back")
        assert pilot.app.screen.place == page.place and page.said_yes == () and told(store) == ()
        assert who_finished(pilot.app, "answer", ABOUT) == {"a", "b"}


async def test_any_words_are_kept_and_shown_side_by_side(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    evening = laid(store, clock)
    async with opened(size=(120, 40)) as pilot:
        page = await to_table(pilot)
        pilot.app.go(AnswerRoute("a", ABOUT))
        await pilot.pause()
        field, vault = pilot.app.screen.query_one(Words), Vault(store, clock.now)
        for text in [*HOSTILE, *UNSAFE]:
            field.text = ""
            pilot.app.post_message(Paste(text))
            await pilot.pause()
            pilot.app.screen.flush()
            wrote = vault.read(vault.writing("answer", ABOUT, "a"), Answer)
            assert wrote.text == clean(text)
        await press(pilot, "page.back") if pilot.app.screen.focused is None else await pilot.press(
            "escape", "escape"
        )
        everything = "\n".join(HOSTILE)
        asked = store.find(Asked, "asked-us-borrowed")
        assert asked is not None
        today = clock.now().date()
        store.save(
            asked.with_(kept=True, answers=((today, Answered((everything, everything), ("", ""), "e1")),))
        )
        page.reload()
        await pilot.pause()
        assert pilot.app.screen is page and evening.id == page.evening_id
        for text in HOSTILE[:12]:
            assert packed(text) in packed(seen(pilot))


async def test_nothing_of_it_stays_while_the_drawer_is_locked(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    Vault(store, clock.now, QUICK).set_passphrase("a", WORDS)
    laid(store, clock)
    async with opened() as pilot:
        await to_table(pilot)
        await press(pilot, "table.first", "curtain.open")
        await pilot.pause()
        await say(pilot, WORDS)
        page = pilot.app.screen
        assert isinstance(page, AnswerPage)
        pilot.app.post_message(Paste(SECRET))
        await pilot.pause()
        await pilot.pause()
        assert remembered(pilot.app) and SECRET in seen(pilot)
        due(pilot, clock)
        await locked(pilot)
        assert remembered(pilot.app) == [] and SECRET not in pilot.app.export_screenshot()
        (writing,) = [w for w in store.writings.all() if isinstance(w, Writing)]
        assert isinstance(writing.veil, Sealed)
        await say(pilot, WORDS)
        await settle(pilot)
        assert pilot.app.screen is page and SECRET in seen(pilot)
