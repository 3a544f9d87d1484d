"""What home offers of tuning in: a card that was left, both cards to open, the check-in, and today's card."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from twofold.domain.drawers import Writing, WritingSummary
from twofold.domain.offers import Offer, Tables
from twofold.domain.records import SIDES

from .cards import can_open, card_status, left_for
from .checkins import agreement_id, closed_ones, under_way
from .records import RHYTHM, CheckIn, CheckInSummary, Day, DaySummary, Rhythm
from .rhythm import card_due, checkin_due
from .routes import CheckInRoute, DayRoute, OpenDayRoute, TuningRoute

CARD, CHECKIN, TODAY = 2.6, 5.4, 7.4
"""Where they stand among what is open; see `openings`."""
CARD_FOR = 3
"""Days for which a card that was left, or both to open, are offered."""
GOING_FOR = 2
"""Days for which a check-in that was left open is offered."""


def offers(
    days: Iterable[DaySummary],
    checkins: Iterable[CheckInSummary],
    rhythm: Rhythm | None,
    writings: Iterable[WritingSummary],
    now: datetime,
    today: date,
) -> tuple[Offer, ...]:
    """Return what there is to tune in to at *now* (UTC), the local day *today*, most pressing first.

    No word of a card is in it, and nothing is offered for long: a card for CARD_FOR days, the check-in
    around its day, and today's card today.
    """
    known, cards, held = {day.day: day for day in days}, tuple(writings), tuple(checkins)
    found: list[Offer] = []
    for back in range(CARD_FOR):
        on = today - timedelta(days=back)
        day = known.get(on)
        stands = card_status(day, cards, on, "a"), card_status(day, cards, on, "b")
        if can_open(stands):
            way = OpenDayRoute(day.id if day else f"day-{on.isoformat()}")
            note = "both of you have written"
            found.append(Offer(way, "How you are today", note, None, CARD, back, sort="open", minutes=10))
            continue
        for side in SIDES:
            if day is not None and left_for(day, side):
                found.append(
                    Offer(
                        DayRoute(day.id, side),
                        "A card was left",
                        "may read it",
                        side,
                        CARD,
                        back,
                        sort="letter",
                        minutes=5,
                    )
                )
                break
        else:
            if back == 0 and card_due(rhythm, today) and "" in stands:
                written = [s for s in SIDES if card_status(day, cards, on, s) in ("ready", "shown")]
                note = "has written" if written else "two minutes each"
                by = next(iter(written), None)
                found.append(
                    Offer(
                        TuningRoute(),
                        "How you are today",
                        note,
                        by,
                        TODAY,
                        sort="rhythm",
                        minutes=5 if written else 0,
                    )
                )
    going = under_way(held, today)
    last = next(iter(closed_ones(held)), None)
    promised = tuple(agreement_id(last, side) for side in SIDES) if last else ()
    if going is not None and (today - going.day).days < GOING_FOR:
        go_on = CheckInRoute(going.id)
        note = "go on where you were"
        found.append(
            Offer(go_on, "Weekly check-in", note, None, CHECKIN, sort="rhythm", minutes=60, covers=promised)
        )
    elif going is None and checkin_due(rhythm, held, today) is not None:
        note = "about an hour, when you like"
        found.append(
            Offer(
                CheckInRoute(), "Weekly check-in", note, None, CHECKIN, sort="rhythm", covers=promised,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda each: (each.weight, each.order)))


def offered(tables: Tables, now: datetime, today: date) -> tuple[Offer, ...]:
    """Return what `offers` finds in *tables*."""
    days, checkins = tables[Day].peek(DaySummary), tables[CheckIn].peek(CheckInSummary)
    written = [card for card in tables[Writing].peek(WritingSummary) if card.kind == "today"]
    return offers(days, checkins, tables[Rhythm].get(RHYTHM), written, now, today)
