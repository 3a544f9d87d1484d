"""An open round of Ana and Ben, as the pages after the reveal find it."""

from datetime import UTC, date, datetime

from twofold.domain.rounds import Revealed, Shown, Worksheet
from twofold.domain.worksheet import Guess, Opening, Picked, Request, Row

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
