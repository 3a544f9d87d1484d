"""Couples who have lived with the worksheet for years, to measure with."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from twofold.domain.people import meet
from twofold.domain.promises.agreements import agree, begin, drop
from twofold.domain.promises.terms import Terms
from twofold.domain.records import SIDES, Record, Side, new_id, other
from twofold.domain.worksheet.requests import Reply, agreed, new_reply, say
from twofold.domain.worksheet.rounds import Revealed, Shown, Worksheet
from twofold.domain.worksheet.sheet import Guess, Opening, Picked, Request, Row
from twofold.store import Store

GROUPS = ("closeness", "understood", "appreciation", "affection", "safety", "freedom", "fairness")
_FIRST = "an evening a week with nothing in it"


def a_row(number: int, before: str | None = None) -> Row:
    """Return a row in which everything is written."""
    return Row(
        group=GROUPS[number % len(GROUPS)],
        words=_FIRST if number == 0 else f"{_FIRST}, in another way {number}",
        why="It gives me calm, and I remember who we are when nobody wants anything of us. " * 2,
        importance=9 - number % 4,
        met=(3 + number) % 11,
        moment="We sit on the sofa after supper, both telephones in the drawer, and talk about nothing.",
        opening=Opening("lonely", "last Sunday evening", "an evening together"),
        request=Request("one evening without screens", "on Tuesdays", "every week", "until the end of March"),
        before=before,
    )


def lived(rounds: int) -> list[Record]:
    """Return a couple and so many opened rounds, every request answered, each first one agreed on."""
    now = datetime.now(UTC)
    records: list[Record] = [meet("Ines", "Rowan")]
    last: dict[Side, tuple[Row, ...]] = {"a": (), "b": ()}
    for number in range(rounds):
        at = now - timedelta(days=45 * (rounds - number))
        today = at.date()
        rows: dict[Side, tuple[Row, ...]] = {}
        for side in SIDES:
            before = [row.id for row in last[side]]
            rows[side] = tuple(a_row(place, before[place] if before else None) for place in range(7))
        guess = Guess(tuple(Picked(group, 4) for group in GROUPS[:3]))
        sides = {side: Shown(rows[side], {row.id: "still" for row in last[side]}, guess) for side in SIDES}
        worksheet = Worksheet(
            created=at, updated=at, day=today, previous=new_id(),
            revealed=Revealed(at, sides["a"], sides["b"]),
        )  # fmt: skip
        records.append(worksheet)
        for side in SIDES:
            for place, row in enumerate(rows[side]):
                reply = new_reply(worksheet.id, row.id, other(side), at)
                if place % 2:
                    reply = say(reply, "smaller", at, today, words="every other week, and I cook")
                    reply = say(reply, "later", at, today, until=today + timedelta(days=14))
                reply = say(reply, "yes", at, today)
                if place == 0:
                    agreement, reply = _agreed(reply, row, side, worksheet.id, at, number == rounds - 1)
                    records.append(agreement)
                records.append(reply)
        last = rows
    return records


def _agreed(reply: Reply, row: Row, side: Side, about: str, at: datetime, last: bool) -> tuple[Record, Reply]:
    terms = Terms(who="both", what=row.request.words, review=at.date() + timedelta(days=14))
    card = begin(at, asker=side, need=row.words, met=row.met, worksheet=about, row=row.id)
    made = agree(terms, SIDES, at, at.date(), card=card)
    reply = agreed(reply, made.id)
    # What is agreed lasts for a while; the latest two still hold.
    return (made if last else drop(made, SIDES, at, at.date())), reply


def a_store(path: Path, *records: Record) -> Store:
    """Return an open file with *records* in it."""
    store = Store.open(path)
    store.save(*records)
    return store
