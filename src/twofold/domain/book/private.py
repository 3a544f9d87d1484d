"""What one of the two wrote for themselves and has not shown, as entries of their own book.

Nothing here is kept, and none of it joins what the two share: it is made while their drawer is open.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from twofold.domain.closeness.circles import words_of
from twofold.domain.closeness.records import Felt
from twofold.domain.closeness.routes import FeltRoute
from twofold.domain.dates import local_day
from twofold.domain.drawers import WritingKind
from twofold.domain.letters.records import Draft as LetterDraft
from twofold.domain.letters.records import Letter
from twofold.domain.letters.routes import WriteLetterRoute
from twofold.domain.moments.records import Jotted
from twofold.domain.moments.routes import WriteMomentRoute
from twofold.domain.offers import Tables
from twofold.domain.path.records import Path, Prepared
from twofold.domain.path.routes import PrepareRoute
from twofold.domain.questions.answers import parts
from twofold.domain.questions.records import Answer, Asked, asked_id
from twofold.domain.questions.routes import AnswerRoute
from twofold.domain.records import Side
from twofold.domain.retreat.plan import Hearts, Plan
from twofold.domain.retreat.routes import HeartsRoute
from twofold.domain.routes import Route
from twofold.domain.text import is_blank
from twofold.domain.therapist.records import Said, Therapist
from twofold.domain.therapist.routes import SayRoute
from twofold.domain.tuning.cards import energy_words
from twofold.domain.tuning.records import TodayCard
from twofold.domain.tuning.routes import CardRoute
from twofold.domain.worksheet.requests import Circles, Reply
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.routes import CirclesRoute, GuessRoute, RowRoute
from twofold.domain.worksheet.sheet import Draft as Sheet
from twofold.domain.worksheet.sheet import Guess

from .entries import Entry, said

ONLY_YOURS = "Only yours"
"""What every private entry is called, for nobody to wonder who else reads it."""
TITLE = 120
"""The most characters of a title that is made of what somebody wrote."""


class Own(NamedTuple):
    """A private writing, opened: what it is, what it is ``about``, whose, since when, and its ``value``."""

    id: str
    kind: WritingKind
    about: str
    side: Side
    begun: datetime
    value: Any


class Part(NamedTuple):
    """An entry in the making: its ``title`` and ``words``, each with what it is called, and its page."""

    title: str
    words: tuple[tuple[str, str], ...]
    route: Route
    themes: tuple[str, ...] = ()
    part: str = ""


class _Kind(NamedTuple):
    """What one kind of private writing is: its practice, the shape it is read as, and how it is told."""

    practice: str
    shape: type[msgspec.Struct]
    told: Callable[[Own, Tables], Iterator[Part]]


def shape_of(kind: WritingKind) -> type[msgspec.Struct] | None:
    """Return as what a private writing of *kind* is read; None for what is no part of the book.

    Of a letter that waits for its reader nothing is, not even for the one in whose drawer it lies.
    """
    return _KINDS[kind].shape if kind in _KINDS else None


def entries(own: Own, tables: Tables) -> Iterator[Entry]:
    """Yield what the book of its writer has of the private writing *own*, nothing where it is empty."""
    kind = _KINDS[own.kind]
    for title, words, route, themes, part in kind.told(own, tables):
        heard = said(*((text, own.side, label) for label, text in words))
        if heard or themes:
            yield Entry(
                f"private/{own.id}" + (f"/{part}" if part else ""), kind.practice, local_day(own.begun),
                ONLY_YOURS, title, heard, at=own.begun, route=route, themes=themes, owner=own.side,
            )  # fmt: skip


def _first(*texts: str) -> str:
    """Return the first line that says something, as a title."""
    lines = (line.strip() for text in texts for line in text.splitlines())
    return next((line for line in lines if not is_blank(line)), "")[:TITLE]


# -- each kind of writing -----------------------------------------------------------------------------


def _letter(own: Own, tables: Tables) -> Iterator[Part]:
    draft: LetterDraft = own.value
    letter = tables[Letter].get(own.about)
    given = letter is not None and letter.sealed is not None
    title = f"{'Given, and not read yet' if given else 'A letter that you write'}: "
    yield Part(
        title + (draft.title or _first(draft.text) or "without a title"),
        (("", draft.text if not is_blank(draft.text) else draft.title),),
        WriteLetterRoute(own.side, own.about),
    )


def _moment(own: Own, _tables: Tables) -> Iterator[Part]:
    yield Part(own.value.words, (("", own.value.words),), WriteMomentRoute(own.side, own.about))


def _today(own: Own, _tables: Tables) -> Iterator[Part]:
    card: TodayCard = own.value
    felt = ", ".join(words for words in (card.mood, energy_words(card)) if not is_blank(words))
    words = (
        ("felt", felt),
        ("had in mind", card.mind),
        ("wished for", card.wish),
        ("appreciated", card.thanks),
        ("guessed of the other", ", ".join(each for each in (card.guess, card.guess_wish) if each)),
    )
    title = _first(card.mood, card.mind, card.wish, card.thanks, felt, card.guess, card.guess_wish)
    yield Part(f"Your card of the day: {title}", words, CardRoute(own.side, own.about))


def _closeness(own: Own, _tables: Tables) -> Iterator[Part]:
    felt: Felt = own.value
    near = words_of(felt.near)
    words = (("felt", near), ("why", felt.why), ("would be closer by", felt.closer))
    title = _first(felt.why, near, felt.closer)
    yield Part(f"How close you feel: {title}", words, FeltRoute(own.side, own.about))


def _answer(own: Own, tables: Tables) -> Iterator[Part]:
    answer: Answer = own.value
    asked = tables[Asked].get(asked_id(*parts(own.about)[1].partition("/")[::2]))
    question = asked.words if asked else "A question that you answered"
    yield Part(question, (("", answer.text),), AnswerRoute(own.side, own.about))


def _sheet(own: Own, _tables: Tables) -> Iterator[Part]:
    sheet: Sheet = own.value
    for row in sheet.rows:
        words = (
            ("", row.words or row.other),
            ("why it matters", row.why),
            ("how it would be", row.moment),
            ("would begin softly", row.opening.words),
            ("would ask for", row.request.words),
        )
        title = _first(row.words, row.other, row.request.what, row.why, row.moment) or "without words yet"
        yield Part(
            f"{'A need' if row.kind == 'need' else 'A want'}: {title}", words,
            RowRoute(own.side, own.about, row.id), (row.group,) if row.group else (), row.id,
        )  # fmt: skip


def _guess(own: Own, _tables: Tables) -> Iterator[Part]:
    guess: Guess = own.value
    groups = tuple(pick.group for pick in guess.picks)
    yield Part("What you guess of the other's needs", (), GuessRoute(own.side, own.about), groups)


def _circles(own: Own, tables: Tables) -> Iterator[Part]:
    circles: Circles = own.value
    words = (
        ("could not give up", "\n".join(circles.core)),
        ("could give way in", "\n".join(circles.flexible)),
    )
    yield Part(f"Two circles: {_asked(own.about, tables)}", words, CirclesRoute(own.side, own.about))


def _asked(about: str, tables: Tables) -> str:
    """Return what was asked for in the row to which the reply *about* belongs."""
    reply = tables[Reply].get(about)
    sheet = tables[Worksheet].get(reply.worksheet) if reply else None
    found = sheet.row(reply.row) if reply and sheet else None
    return (found and (found[1].request.what or found[1].words)) or "another way"


def _hearts(own: Own, tables: Tables) -> Iterator[Part]:
    hearts: Hearts = own.value
    plan = tables[Plan].get(own.about)
    if plan is None:
        return
    titles = {idea.id: idea.title for idea in plan.ideas}
    given = sorted(((many, titles.get(idea, "")) for idea, many in hearts.given.items()), reverse=True)
    lines = [f"{title}: {_NUMBERS[many]}" for many, title in given if many and title]
    words = (("gave hearts to", "\n".join(lines)), ("would rather not", titles.get(hearts.veto, "")))
    yield Part(f"Your hearts: {plan.title}", words, HeartsRoute(own.side, own.about))


def _path(own: Own, tables: Tables) -> Iterator[Part]:
    prepared: Prepared = own.value
    path = tables[Path].get(own.about)
    words = (
        ("happens", prepared.happens),
        ("what I do", prepared.do),
        ("what I feel", prepared.feel),
        ("what I wish", prepared.wish),
        ("makes it harder", prepared.harder),
    )
    title = (path and path.problem) or _first(*(text for _, text in words))
    yield Part(f"Prepared for a path: {title}", words, PrepareRoute(own.side, own.about))


def _therapist(own: Own, tables: Tables) -> Iterator[Part]:
    given: Said = own.value
    names = {each.id: each.name for each in tables[Therapist].peek(Therapist)}
    lines = [f"{names[each]}: {word}" for each, word in given.given.items() if each in names]
    yield Part("Finding a therapist", (("said", "\n".join(lines)),), SayRoute(own.side, own.about))


_NUMBERS = ("none", "one heart", "two hearts", "three hearts")
_KINDS: dict[WritingKind, _Kind] = {
    "sheet": _Kind("worksheet", Sheet, _sheet),
    "guess": _Kind("worksheet", Guess, _guess),
    "circles": _Kind("worksheet", Circles, _circles),
    "hearts": _Kind("retreat", Hearts, _hearts),
    "today": _Kind("tuning", TodayCard, _today),
    "closeness": _Kind("closeness", Felt, _closeness),
    "answer": _Kind("questions", Answer, _answer),
    "letter": _Kind("letters", LetterDraft, _letter),
    "moment": _Kind("moments", Jotted, _moment),
    "path": _Kind("path", Prepared, _path),
    "therapist": _Kind("therapist", Said, _therapist),
}
"""Every kind of private writing but the sealed letter, which waits for its reader."""
