"""What is done to a letter as a whole, each in one save or none: sealed, taken back, opened."""

from collections.abc import Callable

from msgspec.structs import replace

from twofold.domain.dates import local_day
from twofold.domain.drawers import Writing
from twofold.domain.letters import giving
from twofold.domain.letters.drafts import kept
from twofold.domain.letters.records import Draft, Envelope, Letter
from twofold.domain.people import Invalid
from twofold.domain.records import Record, Side
from twofold.screens.house import House, gone_words
from twofold.screens.saving import at_once

ELSEWHERE = "It was just changed at the other terminal. Nothing was done here. Look at it again."


def seal(house: House, letter_id: str, side: Side) -> str:
    """Put the draft of *side* into an envelope in the drawer of the other; return "" or what failed.

    The drawer of *side* must be open. The draft stays in it, as it is, until the letter is opened.
    """

    def act(letter: Letter) -> tuple[Record, ...]:
        vault, now = house.vault, house.clock.now()
        writing = vault.writing("letter", letter_id, side)
        draft = vault.read(writing, Draft)
        given, envelope = giving.seal(letter, side, draft, now, local_day(now))
        # The draft is saved with it, unchanged: had it grown at the other terminal, this would be refused.
        return given, _enveloped(house, given, envelope), writing

    return _do(house, letter_id, act)


def send(house: House, letter_id: str, side: Side) -> str:
    """Put the message of *side*, who sent it by telephone, with the letters of both; "" or what failed."""

    def act(letter: Letter) -> tuple[Record, ...]:
        vault = house.vault
        writing = vault.writing("letter", letter_id, side)
        given = giving.sent(letter, side, vault.read(writing, Draft), house.clock.now())
        return given, vault.emptied(writing)

    return _do(house, letter_id, act)


def seal_again(house: House, was: Letter) -> str:
    """Undo `take_back`: seal the draft, which nobody changed since, as *was* had been; "" or what failed."""

    def act(letter: Letter) -> tuple[Record, ...]:
        assert was.author is not None
        writing = house.vault.writing("letter", was.id, was.author)
        draft = house.vault.read(writing, Draft)
        if letter.sealed is not None or letter.opened is not None:
            raise Invalid("It is sealed already.")
        given = letter.with_(sealed=was.sealed, opens=was.opens, occasion=was.occasion, to_both=was.to_both)
        return given, _enveloped(house, given, Envelope(draft.title, draft.text, draft.form)), writing

    return _do(house, was.id, act)


def take_back(house: House, letter_id: str, side: Side) -> str:
    """Take the envelope away again, for *side*, its writer, to change it or to leave it; "" or what failed.

    What had been sealed is one of the versions of the draft from then on.
    """

    def act(letter: Letter) -> tuple[Record, ...]:
        vault = house.vault
        writing = vault.writing("letter", letter_id, side)
        draft = vault.read(writing, Draft)
        draft = replace(draft, versions=kept(draft, letter.sealed or house.clock.now()))
        envelope = vault.writing("envelope", letter_id, giving.reader_of(letter))
        return (
            giving.take_back(letter, side),
            vault.emptied(envelope),
            vault.write(writing, giving.wished(draft, letter)),
        )

    return _do(house, letter_id, act)


def open_it(house: House, letter_id: str, side: Side) -> str:
    """Open the letter for *side*, its reader, whose drawer must be open; return "" or what failed.

    The envelope and the draft of the writer are emptied in the same save.
    """

    def act(letter: Letter) -> tuple[Record, ...]:
        vault, now = house.vault, house.clock.now()
        if letter.author is None or letter.sealed is None:
            raise Invalid("Its writer took it back.")
        writing = vault.writing("envelope", letter_id, side)
        opened = giving.open_it(letter, side, vault.read_finished(writing, Envelope), now, local_day(now))
        draft = vault.writing("letter", letter_id, letter.author)
        emptied = [writing, draft] if draft.rev else [writing]
        return (opened, *(vault.emptied(each) for each in emptied))

    return _do(house, letter_id, act)


def open_together(house: House, letter_id: str) -> str:
    """Open the letter, which is for both, whose drawers must be open; return "" or what failed."""

    def act(letter: Letter) -> tuple[Record, ...]:
        vault, now = house.vault, house.clock.now()
        if letter.author is None:  # they wrote it together: it lies in no drawer
            envelope, emptied = Envelope(letter.title, letter.text, letter.form), list[Writing]()
        else:
            writing = vault.writing("envelope", letter_id, giving.reader_of(letter))
            draft = vault.writing("letter", letter_id, letter.author)
            envelope = vault.read_finished(writing, Envelope)
            emptied = [writing, draft] if draft.rev else [writing]
        opened = giving.open_together(letter, envelope, now, local_day(now))
        return (opened, *(vault.emptied(each) for each in emptied))

    return _do(house, letter_id, act)


def _enveloped(house: House, letter: Letter, envelope: Envelope) -> Writing:
    """Return *envelope* as it lies in the drawer of the reader of *letter*. Needs no secret of theirs."""
    writing = house.vault.writing("envelope", letter.id, giving.reader_of(letter))
    return house.vault.finish(writing, envelope)


def _do(house: House, letter_id: str, act: Callable[[Letter], tuple[Record, ...]]) -> str:
    """Save what *act* returns, in one commit; return "" or a sentence about why nothing was done."""

    def save() -> None:
        letter = house.store.find(Letter, letter_id)
        if letter is None:
            raise Invalid(gone_words(house, Letter, letter_id, "This letter"))
        house.store.save(*act(letter))

    return at_once(house, [letter_id], save, then="Try again", quicker=ELSEWHERE)
