"""What a talk came from: the thing itself, to stand above the clock; and the questions that fit it."""

from textual.content import Content

from twofold.domain.dates import local_day, on_day
from twofold.domain.listening.protocols import Protocol
from twofold.domain.listening.session import Session
from twofold.domain.path.circle import around_words
from twofold.domain.path.records import Path
from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Side
from twofold.domain.shelf.guiding import guided
from twofold.domain.shelf.records import Work
from twofold.domain.shelf.works import slice_of
from twofold.screens.house import House, newest
from twofold.widgets.plain import plain, signed


def source(house: House, session: Session, couple: Couple, speaker: Side | None) -> Content:
    """Return the passage, request, promise, slot, letter or check-in that *session* came from.

    Of a book or film it is the passage of the *speaker*; of both where nobody speaks yet. Empty where there
    is none, or where it is gone.
    """
    kind, whole, part = session.origin or ("", "", "")
    store = house.store
    if kind == "work" and (work := store.works.get(whole)) and (slice_ := slice_of(work, part)):
        passages = {"a": slice_.a.words, "b": slice_.b.words}
        told = [side for side in SIDES if passages[side] and speaker in (None, side)]
        return Content("\n").join(signed(couple, side) + plain(f"  “{passages[side]}”") for side in told)
    if kind == "row" and (sheet := store.worksheets.get(whole)) and (found := sheet.row(part)):
        side, row = found
        words = row.request.words if row.request.words else row.words
        return signed(couple, side) + plain(f"  {words}") if words else Content("")
    if kind == "promise" and (agreement := store.agreements.get(whole)) and agreement.history:
        return plain(agreement.terms.what)
    if kind == "letter" and (letter := store.letters.get(whole)) and letter.opened and letter.author:
        return signed(couple, letter.author) + plain(f"  {letter.title or letter.text.splitlines()[0]}")
    if kind == "slot" and (plan := store.plans.get(whole)) and (slot := plan.slot(part)):
        return plain(slot.title)
    if kind == "path" and (path := store[Path].get(whole)):
        if part == "circle" and (words := around_words(path.circle)):
            return plain(words)
        return plain(path.problem) if path.problem != session.topic else Content("")
    if kind == "checkin" and (checkin := store.checkins.get(whole)):
        today = local_day(house.clock.now())
        day = "" if checkin.day == today else f" {on_day(checkin.day, today)}"
        issue = f": {checkin.issue}" if checkin.issue not in ("", session.topic) else ""
        return plain(f"From your check-in{day}{issue}")
    return Content("")


def fitted(house: House, protocol: Protocol, about: str) -> Protocol:
    """Return *protocol* as it fits what the talk is *about*: with the questions for that kind of book."""
    kind, _, rest = about.partition(":")
    work = newest(house, Work, rest.partition(":")[0]) if kind == "work" else None
    return protocol if work is None else guided(protocol, work.form)
