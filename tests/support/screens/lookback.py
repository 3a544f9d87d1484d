"""What the tests of looking back share: a couple with sessions in a real file, and the app over it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.support.routes import route
from tests.support.sessions import Play, built_in
from twofold.app import TwofoldApp
from twofold.domain.listening.session import Ballot, Note, Session
from twofold.domain.people import Couple, meet
from twofold.domain.records import Record
from twofold.screens.listening.ledger import Ledger
from twofold.store import Store
from twofold.store.config import Settings

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
SIZES = ((40, 11), (80, 24), (120, 40))
HOSTILE = (
    "[/foo]", "[/]", "[x] done", "[bold]hi", "[@click=app.quit]x[/]", "[$accent]", "{0} %s \\n \\", "a\tb",
    "👩‍❤️‍👨 ❤️ 1️⃣", "日本語のとても長い話題", "שלום עולם", "e\u0301" * 30, "x" * 200, "\u200b", "ﷺ" * 20,
)  # fmt: skip


class StillClock:
    """A clock that stands still."""

    def monotonic(self) -> float:
        return 0.0

    def now(self) -> datetime:
        return NOW


def couple(a: str = "Ana", b: str = "Ben") -> Couple:
    return meet(a, b)


def session(
    name: str, days: float = 1.0, topic: str = "", play: Play | None = None, **changes: Any
) -> Session:
    """Return a session begun *days* before NOW with the id *name*; finished, unless *play* says otherwise."""
    played = (play or Play(built_in()["appreciations"]).until("ended")).session
    created = NOW - timedelta(days=days)
    events = tuple(
        event if event.until else _moved(event, created - played.created) for event in played.events
    )
    return played.with_(id=name, created=created, updated=created, topic=topic, events=events, **changes)


def _moved(event: Any, by: timedelta) -> Any:
    from msgspec.structs import replace

    return replace(event, at=event.at + by)


def heard_talk() -> Play:
    """Return a whole "Floor and mirror": one "not quite", one "there is more", a repair, and a pulse."""
    play = Play(built_in()["floor-and-mirror"]).sit_down()
    play.key("done", 120).key("done", 20).key("not_quite").key("done", 60).key("done", 20).key("got_it")
    play.key("ready").key("done", 150).do("repair").key("done", 30).key("more").key("done", 60).key(
        "done", 20
    )
    play.key("got_it").until("pulse")
    return play.do("pulse", a=Ballot(felt=4), b=Ballot(felt=5))


def note(of: str, text: str, name: str = "note") -> Note:
    return Note(id=name, created=NOW, updated=NOW, session=of, text=text)


def stored(path: Path, *records: Record, names: tuple[str, str] = ("Ana", "Ben")) -> Store:
    store = Store.open(path / "twofold.json")
    store.save(couple(*names), *records)
    return store


@asynccontextmanager
async def at(
    place: str, store: Store, size: tuple[int, int] = (80, 24), theme: str = "twofold-dark", **what: Any
) -> AsyncIterator[tuple[TwofoldApp, Pilot[Any]]]:
    """Open the app over *store*, go to *place*, and wait until it is drawn."""
    app = TwofoldApp(store, Settings(theme=theme), clock=StillClock())
    async with app.run_test(size=size, notifications=True) as pilot:
        app.go(route(place, **what))
        await settled(pilot)
        yield app, pilot
    store.close()


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until everything asked for is drawn."""
    for _ in range(3):
        await pilot.pause()


def shown(app: TwofoldApp) -> list[str]:
    """Return the lines of the screen."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def on_screen(app: TwofoldApp) -> str:
    """Return the screen as one text."""
    return "\n".join(shown(app))


async def press(pilot: Pilot[Any], *binding_ids: str) -> None:
    """Press the key of each binding, as it is bound on the screen just now."""
    for name in binding_ids:
        found = [b.key for _, b, on, _ in pilot.app.screen.active_bindings.values() if b.id == name and on]
        assert found, f"{name} cannot be pressed here"
        await pilot.press(found[0])
        await settled(pilot)


def bound(app: TwofoldApp) -> Sequence[str]:
    """Return the ids of the bindings that can be pressed just now."""
    return [str(b.id) for _, b, on, _ in app.screen.active_bindings.values() if on]


def ledger(app: TwofoldApp) -> Ledger:
    return app.screen.query_one(Ledger)


def under_cursor(app: TwofoldApp) -> str | None:
    card = ledger(app).current
    return card.id if card else None


async def type_words(pilot: Pilot[Any], words: str) -> None:
    await press(pilot, "history.find")
    await pilot.press(*("space" if letter == " " else letter for letter in words))
    await settled(pilot)
