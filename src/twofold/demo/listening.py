"""The talks of the made-up couple: a year of them, and what they wrote down afterwards.

Every session is played through the real engine, so it can be looked back on like a lived one.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random

from twofold.content import load_protocols
from twofold.domain.listening.protocols import Protocol
from twofold.domain.listening.session import Note, Session
from twofold.domain.people import Couple
from twofold.domain.records import Record, Side, other
from twofold.domain.shelf import works
from twofold.domain.shelf.records import Work
from twofold.domain.wall import after, lasting

from .play import YEAR, Play, couple, made_id, moment
from .shelf import shelf
from .worksheets import rounds

_SEED = 20_240_229

# The talks of the year: days ago, protocol, topic, how sore it was, and what happened on the way.
_TALKS: tuple[tuple[int, str, str, int, str], ...] = (
    (361, "floor-and-mirror", "Who does what in the evenings", 3, ""),
    (349, "outside-stress", "The new team at work", 2, ""),
    (340, "equal-silence", "", 2, ""),
    (331, "floor-and-mirror", "The evenings, a month on", 2, ""),
    (318, "mirror-validate-empathise", "What your mother said at lunch", 4, ""),
    (305, "understand-first", "How much we put aside each month", 3, ""),
    (291, "equal-silence", "", 2, ""),
    (279, "outside-stress", "Dad's operation", 3, ""),
    (276, "outside-stress", "Waiting for news from the hospital", 3, ""),
    (263, "mirror-validate-empathise", "Being alone with everything last month", 4, ""),
    (248, "floor-and-mirror", "Phones at the table", 2, ""),
    (236, "equal-silence", "", 3, ""),
    (221, "dream-behind", "Moving closer to the sea", 4, ""),
    (207, "understand-first", "Whether to look at flats up north", 4, ""),
    (193, "floor-and-mirror", "How we spend Sundays", 2, ""),
    (176, "outside-stress", "The deadline", 2, ""),
    (158, "equal-silence", "", 2, ""),
    (143, "mirror-validate-empathise", "The holiday that went wrong", 4, "timeout"),
    (129, "floor-and-mirror", "Lending money to Jo", 4, ""),
    (121, "floor-and-mirror", "Lending money to Jo, once more", 4, "stop"),
    (114, "understand-first", "Lending money to Jo, from each side", 4, ""),
    (97, "equal-silence", "", 2, ""),
    (83, "outside-stress", "Nights on call", 3, ""),
    (69, "dream-behind", "A child, or not yet", 5, ""),
    (62, "are-you-there", "A child: what I was afraid to say", 5, ""),
    (48, "equal-silence", "", 3, ""),
    (34, "floor-and-mirror", "Who drives to Dad, and when", 3, ""),
    (33, "film-talk", "45 Years", 2, ""),
    (20, "outside-stress", "The merger", 3, ""),
    (9, "floor-and-mirror", "Friends on a weeknight", 2, ""),
    (8, "book-talk", "Stay with Me: chapters 1 to 10", 2, ""),
    (5, "equal-silence", "", 2, ""),
)
_FROM_A_ROW = "Friends on a weeknight"
"""The talk that came from a row of the latest worksheet: Rowan's, so he speaks first."""
# What both wrote down afterwards, by days ago.
_NOTES = {
    361: "Rowan cooks Monday to Wednesday. We look at it again in a month.",
    318: "It was about being asked first, not about lunch.",
    263: "When it gets like that again: say it on the first day, not on the tenth.",
    248: "Phones sleep in the hall from eight.",
    221: "For Ines it is the light and her grandmother's house. For Rowan it is not starting over a "
    "third time.",
    143: "The time-out helped. We walked round the lake, each the other way round, and met at the jetty.",
    114: "Not a loan, a gift, and only what neither of us would miss.",
    62: "Nothing is decided. We were both more frightened than against it.",
    34: "Every other Saturday, by turns. We look at it again in three months.",
}
# Short rituals: protocol, weekday (0 is Monday), time of day, and in what share of the weeks it happened.
_RITUALS = (
    ("daily-five", 6, time(10, 15), 0.55),
    ("appreciations", 3, time(21, 40), 0.30),
)
_AWAY = (range(150, 168), range(250, 262))
"""Days ago on which they were travelling, or the year was too full."""


def listening(now: datetime) -> list[Record]:
    """Return the talks and notes of the made-up couple up to *now* (aware)."""
    _, sessions, notes = history(now)
    return [*sessions, *notes]


def history(now: datetime) -> tuple[Couple, list[Session], list[Note]]:
    """Return the couple, its sessions (oldest first, the last one planned) and notes, as of *now* (aware).

    Sessions lie within the 364 days before the day of *now*, in the evenings of its zone.
    """
    rng = Random(_SEED)
    library = load_protocols()
    today, zone = now.date(), now.tzinfo
    sessions: list[Session] = []
    notes: list[Note] = []
    first: Side = "a"
    worksheets = rounds(now)
    talks = dict(_about_the_shelf(now))
    for start, key, topic, heat, fate, written in sorted(_calendar(rng, today, zone)):
        protocol = library.get(key)
        assert protocol is not None, key
        if protocol.variants:
            protocol = protocol.with_length(protocol.variants[0].minutes)
        play = Play(rng, protocol, topic, heat, first, start)
        if topic == _FROM_A_ROW:
            play.session = play.session.with_(
                first="b", opening=worksheets.talk.opening.words, about=worksheets.about
            )
        play.session = play.session.with_(about=talks.get(topic, play.session.about))
        session = play.to_the_end(fate)
        sessions.append(session)
        first = other(first)
        if written:
            at = session.updated + timedelta(minutes=4)
            notes.append(Note(id=made_id(rng), created=at, updated=at, session=session.id, text=written))
    planned = library.get("floor-and-mirror")
    assert planned is not None
    sessions.append(_planned(rng, planned, first, now))
    return couple(now), sessions, notes


def _about_the_shelf(now: datetime) -> Iterator[tuple[str, str]]:
    for work in shelf(now):
        if isinstance(work, Work):
            for part in work.slices:
                yield works.topic(work, part), works.about(work, part.id)


def _calendar(
    rng: Random, today: date, zone: tzinfo | None
) -> Iterator[tuple[datetime, str, str, int, str, str]]:
    """Yield (start, protocol, topic, heat, what happened, note) of each session of the year, in any order."""
    taken = {days for days, *_ in _TALKS}
    for days, key, topic, heat, fate in _TALKS:
        evening = time(rng.choice((19, 20, 20, 21)), rng.choice((0, 10, 15, 30, 40)))
        yield moment(today, days, evening, zone), key, topic, heat, fate, _NOTES.get(days, "")
    for days in range(YEAR - 1, 0, -1):
        if days in taken or any(days in away for away in _AWAY):
            continue
        for key, weekday, at, share in _RITUALS:
            # The appreciations began only in the second half of the year.
            begun = key != "appreciations" or days < 190
            if (today - timedelta(days=days)).weekday() == weekday and begun and rng.random() < share:
                yield moment(today, days, at, zone), key, "", 1, "", ""


def _planned(rng: Random, protocol: Protocol, first: Side, now: datetime) -> Session:
    """Return a talk that both put off to a quieter hour: this evening, or tomorrow morning."""
    called, soonest = after(now, -timedelta(minutes=50)), after(now, timedelta(hours=1))
    hours = [
        datetime.combine(now.date() + timedelta(days=days), at, now.tzinfo)
        for days in (0, 1)
        for at in (time(10, 30), time(20, 30))
    ]
    until = next(hour.astimezone(UTC) for hour in hours if lasting(soonest, hour) >= timedelta(0))
    play = Play(rng, protocol, "What the next months should look like", 2, first, called.astimezone(UTC))
    play.do("later", until=until)
    return play.session
