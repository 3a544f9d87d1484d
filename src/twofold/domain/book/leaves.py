"""What of a year of the two may be printed: only what they share, each in the local year it belongs to."""

from collections.abc import Callable, Collection, Iterator
from datetime import date

from ..dates import last_known, local_day
from ..letters.records import CAME, Letter, is_known, lead_of
from ..moments.records import Moment
from ..offers import Tables
from ..promises.agreements import Agreement
from ..promises.agreements import Entry as Happened
from ..promises.rituals import Ritual
from ..promises.sentence import Sentence, Worded
from ..promises.terms import when_words
from ..questions.answers import named_answers
from ..questions.records import Answered, Asked
from ..records import SIDES, other
from ..retreat.closing import CHECKIN, closing_of
from ..retreat.plan import Plan, Slot
from ..retreat.slots import date_of, on_day
from ..shelf.records import Work
from .entries import Said, said
from .year import PARTS, Leaf, LeafDay

TABLES = ("letters", "moments", "plans", "asked", "works", "sentences", "rituals", "agreements")
"""The tables that are looked at, by their names in the store."""
PURPOSE, HOME, PROMISED = "What it was for", "What you took home", "What you promised"
LOOKS = {7: "A week after", 30: "A month after", CHECKIN: "When you sat down again"}
"""What the look back after so many days is called."""
THANKED, GUESSED, TRY, REACHED = "wrote back", "guessed", "One thing to try", "it reached"
WHEN, HAPPENS, ENDS, MEANS = "When", "What you do", "How it ends", "What it means to you"
LET_GO = "let go"


def leaves(tables: Tables, year: int, today: date, stars: Collection[str] = ()) -> tuple[Leaf, ...]:
    """Return what of the local *year* may be printed, in the order in which it would be.

    *today*: the local day; *stars*: the ids of the book that have a star. Nothing that is private, or not
    opened, is in it.
    """
    # A star on a part of a record is one on the record.
    known = frozenset(name for star in stars for name in (star, "/".join(star.split("/")[:2])))
    found = [leaf for of, leaf in _all(tables, today, known) if of == year]
    return tuple(sorted(found, key=lambda leaf: (PARTS.index(leaf.part), leaf.day)))


def years(tables: Tables, today: date) -> tuple[int, ...]:
    """Return the local years of which there is something, up to that of *today*, the latest first."""
    some = {of for of, leaf in _all(tables, today, frozenset()) if leaf.day.year == of}
    return tuple(sorted((of for of in some if of <= today.year), reverse=True))


Found = Iterator[tuple[int, Leaf]]


def _all(tables: Tables, today: date, stars: frozenset[str]) -> Found:
    """Yield each leaf with its local year; those of a day in the order in which they came about."""
    finders: tuple[Callable[[Tables, date, frozenset[str]], Found], ...] = (
        _sentence, _letters, _moments, _retreats, _answers, _passages, _rituals, _kept,
    )  # fmt: skip
    for finder in finders:
        yield from finder(tables, today, stars)


def _letters(tables: Tables, today: date, stars: frozenset[str]) -> Found:
    opened = [(each.opened, each.id, each) for each in tables[Letter].peek(Letter) if each.opened]
    for at, name, each in sorted(opened, key=lambda found: found[:2]):
        if not is_known(each):
            continue
        day = each.written or local_day(at)
        how = ", ".join(filter(None, (lead_of(each), CAME[each.way])))
        how = "" if how == CAME["sealed"] else how
        back = other(each.author) if each.author else None
        words = said((each.text, each.author, how), (each.thanked, back, THANKED))
        last = None if each.known == "day" else last_known(day, each.known)
        leaf = Leaf(
            f"letters/{name}", "letters", day, each.title, each.author, words, last=last, form=each.form
        )
        yield day.year, leaf


def _moments(tables: Tables, today: date, stars: frozenset[str]) -> Found:
    shown = [each for each in tables[Moment].peek(Moment) if each.shown and each.author]
    for each in sorted(shown, key=lambda moment: (moment.created, moment.id)):
        assert each.author is not None
        name, day = f"moments/{each.id}", local_day(each.created)
        reached = said((REACHED, other(each.author), REACHED)) if each.reached else ()
        starts = each.reached is not None or name in stars
        yield day.year, Leaf(name, "moments", day, each.words, each.author, reached, starts=starts)


def _retreats(tables: Tables, today: date, stars: frozenset[str]) -> Found:
    for plan in sorted(tables[Plan].peek(Plan), key=lambda plan: (plan.start, plan.created, plan.id)):
        days = tuple(_lived_days(plan))
        if plan.closed or (days and plan.last < today):
            leaf = Leaf(
                f"plans/{plan.id}", "retreats", plan.start, plan.title, None, tuple(_memories(plan)), days,
                plan.last,
            )  # fmt: skip
            yield plan.start.year, leaf


def _lived_days(plan: Plan) -> Iterator[LeafDay]:
    """Yield the days on which something was lived, with what it was, and where; no journeys, no errands."""
    for number in range(plan.days):
        lived = tuple(Said(slot.title, label=slot.place) for slot in on_day(plan, number) if _mattered(slot))
        if lived:
            yield LeafDay(date_of(plan, number), lived)


def _mattered(slot: Slot) -> bool:
    lived = slot.happened == "done" or (bool(slot.session) and slot.happened != "skipped")
    return lived and slot.kind not in ("travel", "logistics")


def _memories(plan: Plan) -> Iterator[Said]:
    closing = closing_of(plan)
    yield from said((plan.purpose, None, PURPOSE))
    for side, lines in zip(SIDES, closing.takeaways, strict=True):
        yield from said(*((line, side, HOME) for line in lines))
    if plan.closed:
        yield from said(*zip(closing.promises, SIDES, (PROMISED, PROMISED), strict=True))
    for look in sorted(plan.follow_ups, key=lambda look: (look.after == CHECKIN, look.after)):
        label = LOOKS.get(look.after, f"{look.after} days after")
        yield from said(*zip(look.words, SIDES, (label, label), strict=True))


def _answers(tables: Tables, today: date, stars: frozenset[str]) -> Found:
    asked = [each for each in tables[Asked].peek(Asked) if each.answers]
    for each in sorted(asked, key=lambda asked: (asked.answers[0][0], asked.id)):
        for year in dict.fromkeys(day.year for day, _ in each.answers):
            days = tuple(
                LeafDay(day, words)
                for day, answered in each.answers
                if day.year == year and (words := _written(answered))
            )
            if days:
                name = f"asked/{each.id}"
                starts = each.kept or name in stars
                first = next(part for part, day, _ in named_answers(each) if day == days[0].day)
                yield (
                    year,
                    Leaf(name, "answers", days[0].day, each.words, days=days, starts=starts,
                         entry=f"{name}/{first}"),
                )  # fmt: skip


def _written(answered: Answered) -> tuple[Said, ...]:
    answers = zip(answered.answers, SIDES, ("", ""), strict=True)
    return said(*answers, *zip(answered.guesses, SIDES, (GUESSED, GUESSED), strict=True))


def _passages(tables: Tables, today: date, stars: frozenset[str]) -> Found:
    for work in sorted(tables[Work].peek(Work), key=lambda work: (work.created, work.id)):
        for part in work.slices:
            marked = said((part.a.words, "a", part.a.where), (part.b.words, "b", part.b.where))
            if part.talked is not None and marked:
                title = f"{work.title} ({work.maker})" if work.maker.strip() else work.title
                words = (*marked, *said((part.try_, None, TRY)))
                name = f"works/{work.id}/{part.id}"
                yield part.talked.year, Leaf(name, "passages", part.talked, title, said=words, form=work.kind)


def _sentence(tables: Tables, today: date, stars: frozenset[str]) -> Found:
    for sentence in tables[Sentence].peek(Sentence):
        if sentence.history:
            begun = local_day(sentence.history[0].at).year
            for year in range(begun, today.year + 1):
                if leaf := _worded(sentence, year):
                    yield year, leaf


def _worded(sentence: Sentence, year: int) -> Leaf | None:
    """Return the wordings that held in *year*, the one it began with first; None where none did."""
    dated = [(local_day(worded.at), worded) for worded in sentence.history]
    before = [each for each in dated if each[0].year < year][-1:]
    held = [*before, *(each for each in dated if each[0].year == year)]
    if before and not before[0][1].words:
        held = held[1:]  # they had let it go by then
    days = tuple(LeafDay(day, _wording(worded)) for day, worded in held)
    last = next((worded.words for _, worded in reversed(held) if worded.words), "")
    if not last:
        return None
    spoken = [day for day, worded in held if worded.words and day.year == year]
    day = spoken[-1] if spoken else held[0][0]
    name = f"sentences/{sentence.id}"
    *_, shown = (worded for day, worded in dated if worded.words and day <= days[-1].day)
    return Leaf(name, "sentence", day, last, days=days, entry=f"{name}/{shown.at.isoformat()}")


def _wording(worded: Worded) -> tuple[Said, ...]:
    return (Said(worded.words),) if worded.words else (Said(LET_GO, label=LET_GO),)


def _rituals(tables: Tables, today: date, stars: frozenset[str]) -> Found:
    for ritual in sorted(tables[Ritual].peek(Ritual), key=lambda ritual: (ritual.created, ritual.id)):
        begun = [local_day(each.at) for each in ritual.history if each.did == "made"][:1]
        for day in begun:
            held = [each for each in ritual.history if local_day(each.at).year == day.year][-1]
            if held.did != "let go":
                shape = held.shape
                words = said(
                    (shape.when, None, WHEN), (shape.happens, None, HAPPENS), (shape.ends, None, ENDS),
                    (shape.means, None, MEANS),
                )  # fmt: skip
                yield day.year, Leaf(f"rituals/{ritual.id}", "rituals", day, shape.what, said=words)


def _kept(tables: Tables, today: date, stars: frozenset[str]) -> Found:
    for each in sorted(tables[Agreement].peek(Agreement), key=lambda each: (each.created, each.id)):
        looks: dict[int, list[tuple[date, Happened]]] = {}
        for entry in each.history:
            if entry.did == "kept" and entry.review and entry.review.happened != "not yet":
                day = local_day(entry.at)
                looks.setdefault(day.year, []).append((day, entry))
        for year, some in looks.items():
            terms = some[-1][1].terms
            thanks = [
                (words, side, "")
                for _, entry in some
                if entry.review
                for side, words in zip(SIDES, entry.review.thanks, strict=True)
            ]
            words = (*said((when_words(terms), None, WHEN)), *said(*thanks))
            yield (
                year,
                Leaf(f"agreements/{each.id}", "kept", some[-1][0], terms.what, None, words, who=terms.who),
            )
