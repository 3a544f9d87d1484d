"""What the practices offer at home now, read from their tables; a table with nothing in it costs nothing."""

from datetime import date, datetime

from twofold.domain.drawers import WritingCard
from twofold.domain.offers import Waiting

from .store import Store


def offers(store: Store, now: datetime, today: date) -> tuple[Waiting, ...]:
    """Return what waits for the two in *store* at *now* (UTC), the local day *today*. Raises StoreError."""
    return (
        *_tuning(store, now, today),
        *_questions(store, now, today),
        *_letters(store, now, today),
        *_shelf(store, now, today),
        *_promised(store, today),
    )


def _tuning(store: Store, now: datetime, today: date) -> tuple[Waiting, ...]:
    written = [card for card in store.writings.peek(WritingCard) if card.kind == "today"]
    if not (store.days.size or store.checkins.size or store.rhythms.size or written):
        return ()
    from twofold.domain.tuning.offers import waiting
    from twofold.domain.tuning.records import RHYTHM, CheckInCard, DayCard

    days, checkins = store.days.peek(DayCard), store.checkins.peek(CheckInCard)
    return waiting(days, checkins, store.rhythms.get(RHYTHM), written, now, today)


def _questions(store: Store, now: datetime, today: date) -> tuple[Waiting, ...]:
    if not (store.evenings.size or store.asked.size):
        return ()
    from twofold.domain.questions.offers import waiting
    from twofold.domain.questions.records import AskedCard, EveningCard

    evenings, writings = store.evenings.peek(EveningCard), store.writings.peek(WritingCard)
    return waiting(evenings, writings, store.asked.peek(AskedCard), now, today)


def _shelf(store: Store, now: datetime, today: date) -> tuple[Waiting, ...]:
    if not store.works.size:
        return ()
    from twofold.domain.shelf.offers import waiting
    from twofold.domain.shelf.records import WorkCard

    return waiting(store.works.peek(WorkCard), now, today)


def _letters(store: Store, now: datetime, today: date) -> tuple[Waiting, ...]:
    if not store.letters.size:
        return ()
    from twofold.domain.letters.offers import waiting
    from twofold.domain.letters.records import LetterCard

    return waiting(store.letters.peek(LetterCard), now, today)


def _promised(store: Store, today: date) -> tuple[Waiting, ...]:
    if not (store.sentences.size or store.rituals.size or store.newthings.size):
        return ()
    from twofold.domain.promises.newthings import NEW_THINGS
    from twofold.domain.promises.offers import waiting
    from twofold.domain.promises.rituals import RitualCard
    from twofold.domain.promises.sentence import SENTENCE

    rituals = store.rituals.peek(RitualCard)
    return waiting(store.sentences.get(SENTENCE), rituals, store.newthings.get(NEW_THINGS), today)
