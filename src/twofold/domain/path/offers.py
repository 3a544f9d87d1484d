"""What home offers of a path: to open what both prepared, a talk on its day, and the look."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from twofold.domain.dates import local_day, on_day
from twofold.domain.drawers import Writing, WritingSummary
from twofold.domain.listening.session import Session, SessionSummary
from twofold.domain.offers import Offer, Sort, Tables
from twofold.domain.promises.agreements import Agreement, AgreementSummary, is_due

from .paths import can_open, look_day, stage, talked, under_way, who_is_ready
from .records import TALKS, Path, PathSummary, TalkName
from .routes import OnPathRoute, OpenPreparedRoute, PathLookRoute, PathTalkRoute

READY, LOOK, PLANNED, ON = 2.8, 4.5, 4.6, 8.5
"""Where they stand among what is open; see `openings`."""
FOR_DAYS = 7
"""Days for which each is offered, from its day on."""
ORDINALS: dict[TalkName, str] = {"understand": "the first talk", "circle": "the second", "try": "the third"}
MINUTES: dict[TalkName, int] = {"understand": 40, "circle": 30, "try": 30}


def offers(
    paths: Iterable[PathSummary],
    writings: Iterable[WritingSummary],
    sessions: Sequence[SessionSummary],
    agreements: Iterable[AgreementSummary],
    today: date,
) -> tuple[Offer, ...]:
    """Return what is offered on the local day *today*: one thing at most of each path under way."""
    cards, held = tuple(writings), tuple(agreements)
    found = (_of(path, cards, sessions, held, today) for path in paths if path.is_open)
    return tuple(offer for offer in found if offer is not None)


def offered(tables: Tables, now: datetime, today: date) -> tuple[Offer, ...]:
    """Return what `offers` finds in *tables*; *now* plays no part, days are local."""
    paths = [path for path in tables[Path].peek(PathSummary) if path.is_open]
    if not paths:
        return ()
    return offers(
        paths,
        tables[Writing].peek(WritingSummary),
        tables[Session].peek(SessionSummary),
        tables[Agreement].peek(AgreementSummary),
        today,
    )


def _of(
    path: PathSummary,
    writings: Sequence[WritingSummary],
    sessions: Sequence[SessionSummary],
    agreements: Sequence[AgreementSummary],
    today: date,
) -> Offer | None:
    if path.opened is None:
        return _preparing(path, writings, today)
    had = talked(path, sessions)
    where = stage(path, had, today)
    if where == "look":
        look = look_day(path, had)
        if look is None or (today - look).days >= FOR_DAYS:
            return None
        due = tuple(card.id for card in agreements if card.path == path.id and is_due(card, today))
        return Offer(PathLookRoute(path.id), path.problem, "how is it now?", None, LOOK, sort="look",
                     minutes=15, covers=due)  # fmt: skip
    if where == "living" or under_way(path, sessions) is not None:
        return None  # nothing to do · the talk itself is offered
    planned = [name for name in TALKS if name not in had and path.talk(name).day is not None]
    name = next((name for name in planned if (day := path.talk(name).day) and day <= today), None)
    if name is not None:
        return _talk(path, name, "for today", "look", PLANNED, path.talk(name).day, today)
    if planned:
        day = path.talk(planned[0]).day
        assert day is not None
        return Offer(OnPathRoute(path.id), path.problem, f"{ORDINALS[planned[0]]} {on_day(day, today)}", None,
                     ON)  # fmt: skip
    following = next(each for each in TALKS if each not in had)
    last = max((*had.values(), local_day(path.updated)))
    return _talk(path, following, "", "", ON, last, today)


def _talk(
    path: PathSummary, name: TalkName, note: str, sort: Sort, weight: float, day: date | None, today: date
) -> Offer | None:
    if day is not None and (today - day).days >= FOR_DAYS:
        return None
    if note and day != today:
        note = "its day has come"
    words = f"{ORDINALS[name]}, {note}" if note else f"{ORDINALS[name]} is next"
    return Offer(PathTalkRoute(path.id, name), path.problem, words, None, weight, sort=sort,
                 minutes=MINUTES[name])  # fmt: skip


def _preparing(path: PathSummary, writings: Sequence[WritingSummary], today: date) -> Offer | None:
    ready = who_is_ready(writings, path.id)
    if not can_open(ready):
        if (today - local_day(path.updated)).days >= FOR_DAYS:
            return None
        note = "each of you prepares alone"
        return Offer(OnPathRoute(path.id), path.problem, note, None, ON, minutes=15)
    done = [
        each.finished for each in writings if each.kind == "path" and each.about == path.id and each.finished
    ]
    if (today - local_day(max(done))).days >= FOR_DAYS:
        return None
    return Offer(OpenPreparedRoute(path.id), path.problem, "both of you have prepared", None, READY,
                 sort="open", minutes=10)  # fmt: skip
