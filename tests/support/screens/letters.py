"""Letters in a store, and what the tests of their pages do with them."""

from datetime import date, timedelta
from typing import Any

from textual.events import Paste

from tests.support.routes import route
from twofold.domain.letters.giving import open_it, seal
from twofold.domain.letters.records import Draft, Letter, When
from twofold.domain.records import Record, Side, other
from twofold.store import Store
from twofold.store.drawers import Cost
from twofold.store.vault import Vault

QUICK = Cost(ops=1, mem=8 << 20)
DAY = date(2026, 11, 23)
TITLE = "Rain on the jetty"
TEXT = (
    "Ben,\n\n"
    "You waited on the jetty with both our coats. I came late, and I was ready to be shouted at. You did not "
    "shout. You said that the herons had been there, all seven.\n\n"
    "I have kept that.\n\n"
    "Ana"
)


def wrote(store: Store, clock: Any, side: Side = "a", id: str = "l1", **draft: Any) -> Letter:
    """Save a letter that *side* is writing."""
    vault, now = Vault(store, clock.now), clock.now()
    draft = {"title": TITLE, "text": TEXT, **draft}
    letter = Letter(id=id, created=now, updated=now, author=side)
    saved = store.save(letter, vault.write(vault.writing("letter", id, side), Draft(**draft)))
    assert isinstance(saved[0], Letter)
    return saved[0]


def gave(
    store: Store, clock: Any, side: Side = "a", id: str = "l1", when: When = "any", **draft: Any
) -> Letter:
    """Save a letter that *side* has sealed for the other."""
    letter = wrote(store, clock, side, id, when=when, **draft)
    vault = Vault(store, clock.now)
    value = Draft(**{"title": TITLE, "text": TEXT, "when": when, **draft})
    sealed, envelope = seal(letter, side, value, clock.now(), clock.now().date())
    lies = vault.finish(vault.writing("envelope", id, other(side)), envelope)
    saved = store.save(sealed, lies)
    assert isinstance(saved[0], Letter)
    return saved[0]


def opened_one(store: Store, clock: Any, side: Side = "a", id: str = "l1", **more: Any) -> Letter:
    """Save a letter of *side* that was opened two days ago."""
    then = clock.now() - timedelta(days=2)
    value = Draft(**{"title": TITLE, "text": TEXT, **more})
    written = Letter(id=id, created=then, updated=then, author=side)
    sealed, envelope = seal(written, side, value, then, then.date())
    (saved,) = store.save(open_it(sealed, other(side), envelope, then, then.date()))
    assert isinstance(saved, Letter)
    return saved


def draft_of(store: Store, clock: Any, side: Side = "a", id: str = "l1") -> Draft:
    """Return what *side* wrote, in a drawer without a passphrase."""
    vault = Vault(store, clock.now)
    return vault.read(vault.writing("letter", id, side), Draft)


def there(store: Store, id: str = "l1") -> Letter:
    """Return the letter *id*."""
    found = store.letters.get(id)
    assert found is not None
    return found


def private(store: Store) -> list[str]:
    """Return the ids of all that is private."""
    return sorted(writing.id for writing in store.writings.all())


async def settle(pilot: Any) -> None:
    """Let everything that was asked for happen, a passphrase being tried too."""
    for worker in [worker for worker in pilot.app.workers if worker.group == "unlock"]:
        await worker.wait()
    for _ in range(3):
        await pilot.pause()


async def at(pilot: Any, place: str, **what: Any) -> Any:
    """Go to *place*, and return the page."""
    pilot.app.go(route(place, **what))
    await settle(pilot)
    return pilot.app.screen


async def paste(pilot: Any, words: str) -> None:
    """Paste *words* into the field that has the keyboard."""
    pilot.app.post_message(Paste(words))
    await settle(pilot)


async def say(pilot: Any, words: str) -> None:
    """Type a passphrase, and press Enter."""
    await paste(pilot, words)
    await pilot.press("enter")
    await settle(pilot)


def records(store: Store) -> list[Record]:
    """Return the letters and all that is private, to see that nothing changed."""
    return [*store.letters.all(), *store.writings.all()]
