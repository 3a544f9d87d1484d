"""Records that cannot be read: every page opens without them, and what is saved in their place is kept."""

import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.support.routes import route
from twofold.app import TwofoldApp
from twofold.demo import furnish
from twofold.domain.letters.records import Letter
from twofold.domain.listening.session import Session
from twofold.domain.people import COUPLE_ID
from twofold.domain.promises.agreements import Agreement
from twofold.domain.promises.rituals import Ritual
from twofold.domain.promises.routes import PromisesRoute
from twofold.domain.records import Record
from twofold.domain.retreat.plan import Plan
from twofold.domain.routes import HomeRoute
from twofold.domain.tuning.records import RHYTHM, CheckIn, Rhythm
from twofold.frame.rooms import room
from twofold.store import Store
from twofold.store.config import Settings
from twofold.store.kinds import KINDS
from twofold.store.last_written import forget

PLACES = (
    "tuning", "tuning.rhythm", "tuning.calendar", "promises", "promises.sentence", "promises.rituals",
    "promises.new-things", "listening", "listening.history", "worksheet", "retreat", "questions", "letters",
    "shelf", "eyes", "drawers", "book",
)  # fmt: skip


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of a year in which nothing but the couple can be read, though there is much of each kind."""
    path = tmp_path_factory.mktemp("year") / "twofold.json"
    furnish(path)
    tables = json.loads(path.read_bytes())
    for name in KINDS.keys() - {"couple"}:
        for document in tables.get(name, {}).values():
            document["author"] = "somebody"
    path.write_text(json.dumps(tables))
    forget(path)
    return path


@pytest.fixture
async def app(spoilt: Path, tmp_path: Path) -> AsyncIterator[TwofoldApp]:
    """twofold over such a file."""
    store = Store.open(Path(shutil.copy(spoilt, tmp_path)))
    yield TwofoldApp(store, Settings(motion=False))
    store.close()


async def test_every_page_opens_without_what_cannot_be_read(app: TwofoldApp) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        for place in PLACES:
            app.go(route(place))
            await pilot.pause()
            assert isinstance(app.screen, room(place)), place
            app.go(HomeRoute())
            await pilot.pause()
        said = app.store.notices
    for name in ("rhythms", "sentences", "newthings", "plans"):
        assert any(sentence.startswith(f"In {name}, ") for sentence in said)


@pytest.mark.parametrize(
    ("table", "kind", "place", "name"),
    [
        ("plans", Plan, "retreat.plan", "plan_id"),
        ("agreements", Agreement, "promises.card", "agreement_id"),
        ("rituals", Ritual, "promises.ritual", "ritual_id"),
        ("checkins", CheckIn, "tuning.checkin", "checkin_id"),
        ("letters", Letter, "letters.read", "letter_id"),
        ("sessions", Session, "listening.replay", "session_id"),
    ],
)
async def test_what_cannot_be_read_is_not_called_gone(
    app: TwofoldApp, table: str, kind: type[Record], place: str, name: str
) -> None:
    documents = json.loads(app.store.path.read_bytes())[table].values()
    about = next(document["id"] for document in documents if document.get("deleted") is None)
    why = app.store.fault(kind, about)
    assert why.startswith(f"In {table}, {about} cannot be read")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.pause()
        app.go(route(place, **{name: about}))
        await pilot.pause()
        said = [message.message for message in app._notifications]
        shown = " ".join(str(line.content) for line in app.screen.query("#none").results(Static))
        assert why in said or why in shown
        assert not any("any more" in words for words in [*said, shown])


async def test_what_is_saved_in_the_place_of_such_a_record_goes_through_at_once(app: TwofoldApp) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        app.keep(Rhythm(id=RHYTHM, checkin=2))
        assert app.unsaved_words() == ""
        found = app.store.rhythms.get(RHYTHM)
        assert found is not None and found.checkin == 2


async def test_the_two_stay_who_they_are_whatever_becomes_of_their_record(app: TwofoldApp) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        names = app.couple().name("both")
        app.store.couple.delete(COUPLE_ID)
        assert app.couple().name("both") == names


async def test_an_agreement_whose_past_was_lost_does_not_keep_the_two_out(tmp_path: Path) -> None:
    path = tmp_path / "twofold.json"
    furnish(path)
    tables = json.loads(path.read_bytes())
    for document in tables["agreements"].values():
        document.pop("history")
        document["sketch"] = None
    path.write_text(json.dumps(tables))
    forget(path)
    store = Store.open(path)
    app = TwofoldApp(store, Settings(motion=False))
    async with app.run_test() as pilot:
        await pilot.pause()
        app.go(PromisesRoute())
        await pilot.pause()
        assert isinstance(app.screen, room("promises"))
    store.close()
