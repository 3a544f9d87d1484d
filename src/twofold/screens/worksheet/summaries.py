"""What both may know of a round while its sides are private: who has finished what, and nothing more."""

from datetime import date
from typing import Any

from twofold.domain.dates import named_day
from twofold.domain.drawers import WritingKind
from twofold.domain.ready import are_both
from twofold.domain.records import other
from twofold.domain.worksheet.rounds import RevealedAt, Worksheet, WorksheetSummary
from twofold.domain.worksheet.sheet import Row
from twofold.screens.door import goes_over
from twofold.screens.house import House, newest
from twofold.screens.private import PrivatePage
from twofold.store.reveal import who_finished


def worksheet_summaries(house: House) -> list[WorksheetSummary]:
    """Return the rounds, oldest first; one that waits to be saved as it will be."""
    waiting = [record for record in house.unsaved if isinstance(record, Worksheet)]
    cards = [c for c in house.store.worksheets.peek(WorksheetSummary) if c.id not in {w.id for w in waiting}]
    for w in waiting:
        if not w.deleted:
            seen = RevealedAt(w.revealed.at) if w.revealed else None
            cards.append(WorksheetSummary(w.id, w.created, w.day, w.previous, seen))
    return sorted(cards, key=lambda card: (card.created, card.id))


def left_behind(page: PrivatePage[Any]) -> bool:
    """Go back from *page*, with a word, when its round is open or gone meanwhile; return whether it was."""
    worksheet = newest(page.house, Worksheet, page.about)
    if worksheet is not None and not worksheet.deleted and worksheet.revealed is None:
        return False
    what = "deleted" if worksheet is None or worksheet.deleted else "opened"
    page.leave(f"This round was {what} at the other terminal.")
    return True


def last_rows(page: PrivatePage[Any]) -> tuple[date, tuple[Row, ...]] | None:
    """Return the day of the round before that of *page*, and what its writer had written there; or None."""
    now = newest(page.house, Worksheet, page.about)
    if now is None or now.deleted or not now.previous:
        return None
    before = newest(page.house, Worksheet, now.previous)
    if before is None or before.revealed is None:
        return None
    return before.day, before.revealed.side(page.side).rows


def met_before(page: PrivatePage[Any], row: Row) -> str:
    """Return how met *row* of *page* was in the last round, where it goes on from there; else ""."""
    last = last_rows(page) if row.before else None
    met = next((each.met for each in last[1] if each.id == row.before), None) if last else None
    return "" if last is None or met is None else f"On {named_day(last[0], page.today)} it was {met}."


def say_finished(page: PrivatePage[Any], kind: WritingKind) -> None:
    """Say that the writing of *kind* is finished, and whose turn it is."""
    if are_both(who_finished(page.house, kind, page.about)):
        page.house.say("Finished. You are both done with this part.", stays=True)
    else:
        page.house.say(f"Finished. {goes_over(page.house, other(page.side))}", stays=True)
