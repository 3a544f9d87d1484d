"""A drawer with something of every kind in it, and the way to one's own book, for its tests."""

import asyncio
from typing import Any

from tests.support.screens.book import at_book
from tests.support.screens.circles import ID as REPLY
from tests.support.screens.circles import TODAY
from tests.support.screens.locking import say as type_words
from tests.support.screens.path import HERS as PREPARED
from tests.support.screens.path import a_path
from tests.support.screens.questions import ABOUT as ANSWER
from tests.support.screens.questions import laid
from tests.support.screens.rounds import last_round, open_round
from tests.support.screens.sides import ANA, DAY
from tests.support.screens.tuning import ABOUT as CARD
from tests.support.screens.tuning import HERS as TUNED
from tests.support.weekend import a_weekend
from twofold.domain.closeness.records import Felt
from twofold.domain.drawers import WritingKind
from twofold.domain.letters.records import Draft as LetterDraft
from twofold.domain.moments.records import Jotted
from twofold.domain.questions.records import Answer
from twofold.domain.records import Side
from twofold.domain.retreat.plan import Hearts
from twofold.domain.therapist.records import SHORTLIST, Said, Therapist
from twofold.domain.worksheet.requests import Circles, new_reply, say
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.sheet import Guess, Picked
from twofold.screens.book.book import BookPage
from twofold.screens.book.own import OwnBook
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.curtain import Curtain

WEEKEND = a_weekend()
WRITTEN: dict[WritingKind, tuple[str, Any, str]] = {
    "sheet": ("writing", ANA, "worksheet.row"),
    "guess": ("guessing", Guess((Picked(ANA.rows[0].group),)), "worksheet.guess"),
    "circles": (REPLY, Circles(core=("one evening",)), "worksheet.circles"),
    "hearts": (WEEKEND.id, Hearts({WEEKEND.ideas[0].id: 2}), "retreat.hearts"),
    "today": (CARD, TUNED, "tuning.card"),
    "closeness": ("closeness-1", Felt(near=50, why="we laughed"), "closeness.write"),
    "answer": (ANSWER, Answer("the ferry"), "questions.answer"),
    "letter": ("letter-a", LetterDraft(text="Dear Ben"), "letters.write"),
    "moment": ("m1", Jotted("the heron at dawn"), "moments.write"),
    "path": ("path-1", PREPARED, "path.prepare"),
    "therapist": (SHORTLIST, Said({"t1": "maybe"}), "therapist.say"),
}
"""Of each kind: what it is about, what is in it, and the place of the page on which it is written."""


def with_all(store: Store, clock: Any) -> Store:
    """Let Ana have written something of each kind, about things that are there, and nothing be open."""
    now, vault = clock.now(), Vault(store, clock.now)
    both = (Worksheet(id=name, created=now, updated=now, day=DAY) for name in ("writing", "guessing"))
    store.save(
        *both,
        last_round(),
        open_round(),
        WEEKEND,
        a_path(clock, "path-1"),
        Therapist(id="t1", name="Dr Amari"),
    )
    store.save(say(new_reply("round", "evening", "b", now), "another", now, TODAY))
    laid(store, clock)
    # Of a round both have written their side before anybody guesses.
    store.save(*(vault.finish(vault.writing("sheet", "guessing", side), ANA) for side in ("a", "b")))
    for kind, (about, value, _) in WRITTEN.items():
        store.save(vault.write(vault.writing(kind, about, "a"), value))
    return store


async def gathered(pilot: Any) -> None:
    """Wait until all is gathered."""
    for _ in range(3):
        await pilot.pause()
        workers = [each for each in pilot.app.workers if each.group in ("gather", "unlock")]
        await asyncio.gather(*(each.wait() for each in workers))
    await pilot.pause()


async def knock(pilot: Any, press: Any, side: Side = "a") -> Any:
    """Ask for the own book of *side* from the book, behind the curtain; return what is on top."""
    if not isinstance(pilot.app.screen, BookPage):
        await at_book(pilot, press)
    await press(pilot, f"book.own-{side}")
    await pilot.pause()
    if isinstance(pilot.app.screen, Curtain):
        await pilot.press("enter")
        await pilot.pause()
    return pilot.app.screen


async def own(pilot: Any, press: Any, side: Side = "a", words: str = "") -> OwnBook:
    """Come to the own book of *side*, with the passphrase *words* where there is one."""
    await knock(pilot, press, side)
    if words:
        await type_words(pilot, words)
    await gathered(pilot)
    page = pilot.app.screen
    assert isinstance(page, OwnBook)
    return page
