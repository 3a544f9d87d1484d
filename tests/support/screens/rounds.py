"""An open round of Ana and Ben, as the pages after the reveal find it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import asdict
from textual.pilot import Pilot

from twofold.app import TwofoldApp
from twofold.domain.routes import Route
from twofold.domain.worksheet.requests import Reply, reply_id
from twofold.domain.worksheet.rounds import Revealed, Shown, Worksheet
from twofold.domain.worksheet.routes import RequestRoute
from twofold.domain.worksheet.sheet import Guess, Opening, Picked, Request, Row
from twofold.screens.worksheet.lookagain import LookAgain
from twofold.screens.worksheet.request import RequestPage
from twofold.screens.worksheet.tiles import Tile
from twofold.store import Store
from twofold.widgets.fields import Line

SIZES = [(40, 11), (80, 24), (120, 40)]
TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
EVENING = Row(
    id="evening", kind="need", group="closeness", words="An evening a week that is only ours",
    why="We pass each other like colleagues, and I miss you.", importance=9, met=3,
    moment="We sit on the sofa, phones in the drawer, and you ask me how I am.",
    opening=Opening("lonely", "the evenings this month", "an evening together"),
    request=Request("Keep Thursday evening free for the two of us", "from this Thursday", "every week",
                    "until Christmas"),
    firmness="core",
)  # fmt: skip
CALM = Row(
    id="calm", kind="want", group="freedom", words="An hour alone when I come home", importance=7, met=2,
    request=Request("One hour without talk after work", "on weekdays"), firmness="flexible",
)  # fmt: skip
SEA = Row(
    id="sea", kind="want", group="play", words="The sea once this winter", importance=6, met=0,
    request=Request("Choose a weekend for the sea", "this week"), firmness="dream",
)  # fmt: skip
TALK = Row(
    id="talk", kind="need", group="closeness", words="To talk before we sleep", importance=8, met=5,
    request=Request("Ten minutes of talk in bed", "tonight", "three times a week"), firmness="core",
)  # fmt: skip
THANKS = Row(
    id="thanks", kind="need", group="appreciation", words="That my cooking is noticed", importance=7, met=4,
    request=Request("Say one thing you liked about the meal", "at dinner"), firmness="flexible",
)  # fmt: skip
BIKE = Row(
    id="bike", kind="want", other="mending the bicycles", importance=3, met=3,
    request=Request("Mend the bicycles with me", "on Sunday"), firmness="dream",
)  # fmt: skip
GONE = Row(id="gone", words="Less football on Sundays", importance=4, met=2, request=Request("One Sunday"))
OLD = Row(id="old", words="A walk after lunch", importance=6, met=4, request=Request("A walk"))


def last_round() -> Worksheet:
    """The round before."""
    revealed = Revealed(at=AT, a=Shown(rows=(OLD,)), b=Shown(rows=(GONE,)))
    return Worksheet(id="last", day=date(2026, 8, 2), revealed=revealed)


def open_round() -> Worksheet:
    """The round itself: Ana has three rows, Ben three; both named closeness."""
    a = Shown(
        rows=(SEA, EVENING, CALM),
        since={"old": "met"},
        guess=Guess((Picked("closeness", 4), Picked("appreciation", 6))),
    )
    b = Shown(
        rows=(THANKS, TALK, BIKE),
        since={"gone": "gone"},
        guess=Guess((Picked("closeness", 5), Picked("play"))),
    )
    revealed = Revealed(at=AT, a=a, b=b)
    return Worksheet(id="round", day=date(2026, 11, 22), previous="last", revealed=revealed)


@pytest.fixture
def rounds(store: Store) -> Store:
    """A file with two open rounds in it."""
    store.save(last_round(), open_round())
    return store


Went = list[tuple[str, dict[str, Any]]]
"""Places, each with what it was asked to show."""


def going(monkeypatch: pytest.MonkeyPatch, goes: Callable[[str], bool]) -> Went:
    """Go only where *goes* says so; return the list of the other places the app wanted to go to."""
    went: Went = []
    go = TwofoldApp.go

    def going_on(app: TwofoldApp, route: Route, **how: bool) -> None:
        if goes(route.place):
            go(app, route, **how)
        else:
            given = {name: value for name, value in asdict(route).items() if value is not None}
            went.append((route.place, {**given, **how}))

    monkeypatch.setattr(TwofoldApp, "go", going_on)
    return went


def house(pilot: Pilot[int]) -> TwofoldApp:
    app = pilot.app
    assert isinstance(app, TwofoldApp)
    return app


async def enter(pilot: Pilot[int], row_id: str = "evening", name: str = "round") -> RequestPage:
    house(pilot).go(RequestRoute(name, row_id))
    await pilot.pause()
    await pilot.pause()
    page = pilot.app.screen
    assert isinstance(page, RequestPage)
    return page


def kept(store: Store, row_id: str = "evening") -> Reply:
    reply = store.replies.get(reply_id(row_id))
    assert reply is not None
    return reply


def words(text: str) -> str:
    return " ".join(text.replace("▌", " ").split())


def tiles(page: RequestPage) -> list[Tile]:
    return [tile for tile in page.query(Tile) if tile.display and tile.region]


def how(page: RequestPage) -> str:
    return page.stands


def whose(page: RequestPage) -> str:
    return page.hands


async def field(pilot: Pilot[int]) -> LookAgain:
    """Open the field for another day."""
    await pilot.press("end", "enter")
    await pilot.pause()
    asked = pilot.app.screen
    assert isinstance(asked, LookAgain)
    assert isinstance(asked.focused, Line)
    return asked
