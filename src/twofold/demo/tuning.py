"""How the made-up couple tunes in: some cards of the last weeks, three check-ins, and their rhythm."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from twofold.domain.records import SIDES, Record, Side
from twofold.domain.tuning.cards import answered, read_by, shown
from twofold.domain.tuning.checkins import (
    PARTS,
    Part,
    at_part,
    closed,
    new_checkin,
    with_happened,
    with_note,
    with_promise,
)
from twofold.domain.tuning.records import RHYTHM, Rhythm, TodayCard, Told

from .play import made_id

_SUNDAY = 6
# Days ago, the cards of Ines and Rowan (None: not written), and a line of each in answer.
_CARDS: tuple[tuple[int, TodayCard | None, TodayCard | None, tuple[str, str]], ...] = (
    (
        33,
        TodayCard(
            2,
            "tender",
            "Dad can climb the stairs again. I want to be glad, and I am mostly tired.",
            "hold me for a minute when you come in",
            "that you drove on Saturday",
        ),
        TodayCard(
            3, "quiet", "Handover at eight, and I do not know who is on with me.", "", "your message at noon"
        ),
        ("", "Longer than a minute."),
    ),
    (
        26,
        TodayCard(
            4,
            "full of plans",
            "The photographs of the harbour.",
            "look at three of them with me",
            "how you spoke to Mum on the phone",
        ),
        TodayCard(
            2,
            "overloaded",
            "Two nights on call in a row. I may be short with you; it is not you.",
            "an hour without talking",
            "the soup",
        ),
        ("Have your hour. I am in the kitchen.", ""),
    ),
    (
        19,
        None,
        TodayCard(
            1,
            "drained",
            "The night was long. One of them was younger than Jo.",
            "ask me tomorrow, not today",
            "that the light was on",
        ),
        ("I will ask you tomorrow.", ""),
    ),
    (
        17,
        TodayCard(
            3, "curious", "What it would be like to wake up and hear the sea.", "", "your list of flats"
        ),
        TodayCard(4, "playful", "", "a walk before it gets dark", "that you laughed at the meeting story"),
        ("", "Let us just go and hear it once."),
    ),
    (
        12,
        TodayCard(
            2,
            "torn",
            "My friend's baby. I was happy for her, and then I was not sure what I was.",
            "do not solve it",
            "the coffee beside the bed",
        ),
        TodayCard(
            3,
            "at ease",
            "Nothing much, and that is new.",
            "phones in the hall tonight",
            "you, in the yellow coat",
        ),
        ("In the hall from eight.", "I will not. Come and sit here."),
    ),
    (
        8,
        TodayCard(
            4, "glad", "Friends on Thursday, if it stays small.", "you cook, I wash up", "how you asked first"
        ),
        TodayCard(3, "settled", "The merger is on paper now.", "", "that you waited with supper"),
        ("", ""),
    ),
    (
        5,
        TodayCard(
            3,
            "wistful",
            "The last warm day, I think.",
            "half an hour outside with me",
            "your patience with Dad",
        ),
        None,
        ("", "Twenty minutes. I will bring the flask."),
    ),
    (
        3,
        TodayCard(
            2,
            "worried",
            "Dad's check-up on Monday, and I keep looking at the phone.",
            "ring me at four",
            "that you moved your shift",
            "cheerful",
            "to sleep in",
        ),
        TodayCard(
            4,
            "hopeful",
            "A whole weekend, and we packed light.",
            "sleep until we wake",
            "your lists, honestly",
            "worried about your father",
        ),
        ("Until we wake.", "At four, from the stairs."),
    ),
)
# How many Sundays ago, the promises of Ines and Rowan, whether those before happened, and what they noted.
_CHECKINS: tuple[tuple[int, tuple[str, str], tuple[Told, Told], dict[Part, str]], ...] = (
    (
        5,
        ("say by Thursday which weekend suits Dad", "put the phone in the hall by eight, four evenings"),
        ("", ""),
        {"thanks": "Rowan saw that I was cold before I did."},
    ),
    (
        3,
        (
            "ask about the night before I tell about the day",
            "book the table, and find the sitter for the cat",
        ),
        ("yes", "partly"),
        {
            "right": "The evening with the photographs. Nobody looked at the time.",
            "loved": "Ines: to be fetched from the train once. Rowan: ten minutes of peace at the door.",
        },
    ),
    (
        1,
        (
            "leave one evening empty, and not fill it",
            "walk with you on Wednesday, whatever the rota says",
        ),
        ("not yet", "yes"),
        {"issue": "Who tells Jo. We see it differently, and now we know why."},
    ),
)


def tuning(now: datetime) -> list[Record]:
    """Return the days, the check-ins and the rhythm of the made-up couple up to *now* (aware)."""
    rng, today = Random(16), now.date()
    records: list[Record] = []
    for days, a, b, answers in _CARDS:
        on = today - timedelta(days=days)
        at = _at(on, time(18, 40), now)
        both: dict[Side, TodayCard] = {
            side: card for side, card in zip(SIDES, (a, b), strict=True) if card is not None
        }
        day = shown(None, on, both, at)
        for side, words in zip(SIDES, answers, strict=True):
            if words:
                day = answered(day, side, words)
            day = read_by(day, side)
        records.append(day)
    for weeks, promises, happened, notes in _CHECKINS:
        on = today - timedelta(days=(today.weekday() - _SUNDAY) % 7 or 7) - timedelta(weeks=weeks - 1)
        records.append(_checkin(made_id(rng), on, promises, happened, notes, now))
    begun = _at(today - timedelta(days=40), time(20, 10), now)
    records.append(Rhythm(id=RHYTHM, created=begun, updated=begun, days=(0, 2, 4), checkin=_SUNDAY))
    return records


def _checkin(
    id: str,
    on: date,
    promises: tuple[str, str],
    happened: tuple[Told, Told],
    notes: dict[Part, str],
    now: datetime,
) -> Record:
    begun = _at(on, time(19), now)
    checkin = at_part(new_checkin(begun, on).with_(id=id), len(PARTS) - 1)
    for part, words in notes.items():
        checkin = with_note(checkin, part, words)
    for side, told in zip(SIDES, happened, strict=True):
        checkin = with_happened(checkin, side, told)
    for side, words in zip(SIDES, promises, strict=True):
        checkin = with_promise(checkin, side, words)
    end = begun + timedelta(minutes=55)
    return closed(checkin, ("a", "b"), end, on)[0].with_(updated=end)


def _at(day: date, at: time, now: datetime) -> datetime:
    return datetime.combine(day, at, now.tzinfo).astimezone(UTC)
