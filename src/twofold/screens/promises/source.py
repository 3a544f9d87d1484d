"""Where an agreement that is being written comes from, and what stands in it at first."""

from datetime import date

from twofold.content import group_name
from twofold.domain.dates import day_words
from twofold.domain.days import read_day
from twofold.domain.path.paths import LOOK_AFTER
from twofold.domain.path.records import Path
from twofold.domain.promises.agreements import PHONES, Agreement, begin, from_reply
from twofold.domain.promises.firstwords import asked_for
from twofold.domain.promises.terms import Sketch
from twofold.domain.records import Record, new_id, other
from twofold.domain.worksheet.requests import Reply, freed, reply_id
from twofold.domain.worksheet.rounds import Worksheet
from twofold.screens.house import House, newest


def card_of(house: House, reply: Reply) -> Agreement:
    """Return the card of *reply*: the one being written, or a new one."""
    name = reply.agreement or from_reply(reply.id, sum(said.over for said in reply.said))
    card = newest(house, Agreement, name)
    if card is not None:
        return card
    worksheet = newest(house, Worksheet, reply.worksheet)
    found = worksheet.row(reply.row) if worksheet else None
    if found is None:
        return begin(house.clock.now(), id=name, worksheet=reply.worksheet, row=reply.row)
    asker, row = found
    return begin(
        house.clock.now(),
        id=name,
        asker=asker,
        need=row.words or group_name(row.group, row.other),
        met=row.met,
        worksheet=reply.worksheet,
        row=reply.row,
    )


def let_go(house: House, gone: Agreement) -> tuple[Record, ...]:
    """Return what is saved with *gone*, which both let go just now: the request that it leaves open again."""
    reply = newest(house, Reply, reply_id(gone.row)) if gone.row else None
    return (gone, freed(reply)) if reply is not None and reply.agreement == gone.id else (gone,)


def own_card(house: House) -> Agreement:
    """Return the card of an agreement that comes from no worksheet: the one being written, or a new one."""
    waiting = [record for record in house.unsaved if isinstance(record, Agreement)]
    cards = [*waiting, *house.store.agreements.all()]
    begun = (card for card in cards if not card.history and not card.row and not card.path)
    return next((card for card in begun if not card.id.startswith(PHONES)), None) or begin(house.clock.now())


def phones_card(house: House) -> Agreement:
    """Return the card of an agreement on a phone-free moment: the one being written, or a new one."""
    waiting = [record for record in house.unsaved if isinstance(record, Agreement)]
    cards = [*waiting, *house.store.agreements.all()]
    begun = (card for card in cards if not card.history and card.id.startswith(PHONES))
    return next(begun, None) or begin(house.clock.now(), id=f"{PHONES}{new_id()}")


def path_card(house: House, path: Path) -> Agreement:
    """Return the card of what *path* came to: the one being written, or a new one."""
    waiting = [record for record in house.unsaved if isinstance(record, Agreement)]
    cards = [*waiting, *house.store.agreements.all()]
    begun = (card for card in cards if not card.history and card.path == path.id)
    return next(begun, None) or begin(house.clock.now(), need=path.problem, path=path.id)


def first_words(house: House, reply: Reply | None, today: date, *, of_path: bool = False) -> Sketch:
    """Return what an agreement that comes of *reply* begins with: the request, or the smaller offer.

    *of_path*: it comes of a path, and is looked at when that is.
    """
    if of_path:
        return Sketch(days=LOOK_AFTER)
    worksheet = newest(house, Worksheet, reply.worksheet) if reply else None
    found = worksheet.row(reply.row) if worksheet and reply else None
    if reply is None or reply.last is None or found is None:
        return Sketch()
    asker, row = found
    asked, last = row.request, reply.last
    first, until = _day(asked.when, today), _day(asked.until, today)
    if last.answer == "another":
        return Sketch(who="both", what=last.words, until=until)
    what, often = asked_for(asked, last, is_day=bool(first), has_end=bool(until))
    return Sketch(other(asker), what, first, often, until=until)


def _day(words: str, today: date) -> str:
    """Return *words* as a day from today on, or "" where they name none."""
    try:
        day = read_day(words.removeprefix("until "), today)
    except ValueError:
        return ""
    return day_words(day, today) if day >= today else ""
