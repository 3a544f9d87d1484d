"""What the practices offer at home now, read from their tables; a table with nothing in it costs nothing."""

from datetime import date, datetime

from twofold.domain.drawers import WritingSummary
from twofold.domain.offers import Offer

from .store import Store


def offers(store: Store, now: datetime, today: date) -> tuple[Offer, ...]:
    """Return what waits for the two in *store* at *now* (UTC), the local day *today*. Raises StoreError."""
    return (
        *_tuning(store, now, today),
        *_questions(store, now, today),
        *_letters(store, now, today),
        *_shelf(store, now, today),
        *_promised(store, today),
    )


def _tuning(store: Store, now: datetime, today: date) -> tuple[Offer, ...]:
    written = [card for card in store.writings.peek(WritingSummary) if card.kind == "today"]
    if not (store.days.size or store.checkins.size or store.rhythms.size or written):
        return ()
    from twofold.domain.tuning.offers import offers
    from twofold.domain.tuning.records import RHYTHM, CheckInSummary, DaySummary

    days, checkins = store.days.peek(DaySummary), store.checkins.peek(CheckInSummary)
    return offers(days, checkins, store.rhythms.get(RHYTHM), written, now, today)


def _questions(store: Store, now: datetime, today: date) -> tuple[Offer, ...]:
    if not (store.evenings.size or store.asked.size):
        return ()
    from twofold.domain.questions.offers import offers
    from twofold.domain.questions.records import AskedSummary, EveningSummary

    evenings, writings = store.evenings.peek(EveningSummary), store.writings.peek(WritingSummary)
    return offers(evenings, writings, store.asked.peek(AskedSummary), now, today)


def _shelf(store: Store, now: datetime, today: date) -> tuple[Offer, ...]:
    if not store.works.size:
        return ()
    from twofold.domain.shelf.offers import offers
    from twofold.domain.shelf.records import WorkSummary

    return offers(store.works.peek(WorkSummary), now, today)


def _letters(store: Store, now: datetime, today: date) -> tuple[Offer, ...]:
    if not store.letters.size:
        return ()
    from twofold.domain.letters.offers import offers
    from twofold.domain.letters.records import LetterSummary

    return offers(store.letters.peek(LetterSummary), now, today)


def _promised(store: Store, today: date) -> tuple[Offer, ...]:
    if not (store.sentences.size or store.rituals.size or store.newthings.size):
        return ()
    from twofold.domain.promises.newthings import NEW_THINGS
    from twofold.domain.promises.offers import offers
    from twofold.domain.promises.rituals import RitualSummary
    from twofold.domain.promises.sentence import SENTENCE

    rituals = store.rituals.peek(RitualSummary)
    return offers(store.sentences.get(SENTENCE), rituals, store.newthings.get(NEW_THINGS), today)
