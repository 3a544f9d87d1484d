"""What the book of the two holds, as it is read from the tables."""

from datetime import UTC, date, datetime
from pathlib import Path

from twofold.domain.book.entries import Said
from twofold.domain.letters.records import Letter
from twofold.domain.letters.routes import LetterRoute
from twofold.domain.moments.records import Moment
from twofold.store import Store
from twofold.store.book import entries

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def test_the_book_holds_what_was_shown_and_what_was_opened(path: Path) -> None:
    store = Store.open(path)
    assert list(entries(store)) == []
    store.save(
        Moment(id="tea", author="a", words="You made tea", created=NOON, shown=NOON, reached=NOON),
        Moment(id="kept", author="b", words="not shown", created=NOON),
        Moment(id="gone", author="b", words="gone", created=NOON, shown=NOON, deleted=NOON),
        Letter(id="sea", author="b", sealed=NOON, opened=NOON, title="By the sea", text="Dear you",
               thanked="I will keep it"),
        Letter(id="shut", author="b", sealed=NOON),
    )  # fmt: skip
    letter, moment = sorted(entries(store), key=lambda each: each.id)
    assert (moment.id, moment.practice, moment.day) == ("moments/tea", "moments", date(2026, 3, 4))
    assert moment.said == (Said("You made tea", "a"), Said("It reached me.", "b"))
    assert (letter.id, letter.kind, letter.title) == ("letters/sea", "Letter", "By the sea")
    assert letter.said == (Said("Dear you", "b"), Said("I will keep it", "a", "wrote back"))
    assert letter.route == LetterRoute("sea")
    assert letter.good and moment.good and letter.owner is None
    store.close()
