"""A year of the two told in words: what its Markdown and its page to print both say.

Nothing here is escaped: names, titles and what they wrote are theirs; the rest is ours.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from ..domain.book.entries import Said
from ..domain.book.leaves import GUESSED, LET_GO, REACHED, THANKED
from ..domain.book.year import Leaf, Part, YearBook
from ..domain.dates import MONTHS, full_day, month_day, named_day, weekday_span
from ..domain.letters.records import CAME
from ..domain.people import Couple
from ..domain.records import Hands
from ..domain.text import clean_line, is_blank
from .whole import Whole

TITLES: dict[Part, str] = {
    "sentence": "The sentence you share",
    "letters": "Letters",
    "moments": "Moments",
    "retreats": "Retreats",
    "answers": "Questions",
    "passages": "Books and films",
    "rituals": "Rituals",
    "kept": "What you kept",
}
"""What the parts are called."""
THANKS = "A word of thanks"
NAMELESS = {"letter": "A letter", "poem": "A poem", "list": "A list", "message": "A message"}
"""What stands where a letter has no title."""
FOOT = "Chosen by both of you, and written by twofold on {}. It is yours, and it is not sealed."


def name(couple: Couple | None, who: Hands) -> str:
    """Return the name of *who*, or words for it before the two have met; "Both of you" for both."""
    return "Both of you" if who == "both" else Whole(couple=couple).name(who)


def names(couple: Couple | None) -> tuple[str, str]:
    """Return both names."""
    return name(couple, "a"), name(couple, "b")


def heading(book: YearBook) -> str:
    """Return what stands above *book*: its title, or its year."""
    return str(book.year) if is_blank(book.title) else clean_line(book.title)


def title(leaf: Leaf) -> str:
    """Return the title of *leaf*, or what it is where it has none."""
    return NAMELESS.get(leaf.form, "") if is_blank(leaf.title) else clean_line(leaf.title)


def written(leaf: Leaf) -> tuple[Said, ...]:
    """Return the words of the letter *leaf*, without what came back."""
    return tuple(each for each in leaf.said if each.label != THANKED)


def came(leaf: Leaf) -> str:
    """Return what happened with the letter *leaf* on its day: "opened", or "sent"."""
    return next((each.label for each in written(leaf) if each.label), CAME["sealed"])


def thanks(leaf: Leaf) -> tuple[Said, ...]:
    """Return what came back for the letter *leaf*."""
    return tuple(each for each in leaf.said if each.label == THANKED)


def reached(leaf: Leaf) -> bool:
    """Return whether the one to whom the moment *leaf* was shown said that it had reached them."""
    return any(each.label == REACHED for each in leaf.said)


def who_said(said: Said, couple: Couple | None) -> str:
    """Return whose words *said* are: a name, or "Ana guessed"; "" for both."""
    if said.side is None:
        return ""
    guessed = f" {GUESSED}" if said.label == GUESSED else ""
    return f"{name(couple, said.side)}{guessed}"


def months(moments: Iterable[Leaf]) -> Iterator[tuple[str, list[Leaf]]]:
    """Yield *moments* month by month, each month with its name."""
    month: list[Leaf] = []
    for leaf in moments:
        if month and month[-1].day.month != leaf.day.month:
            yield MONTHS[month[-1].day.month - 1], month
            month = []
        month.append(leaf)
    if month:
        yield MONTHS[month[-1].day.month - 1], month


def wordings(leaf: Leaf, year: int) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the wordings of the sentence *leaf* in *year* before the one that stands large, each with since
    when it held; and how long that one held, or "" where it was all year."""
    dated = [(each.day, said) for each in leaf.days for said in each.said]
    gone = month_day(dated[-1][0]) if dated[-1][1].label == LET_GO else ""
    held = [(day, said.words) for day, said in dated if said.label != LET_GO]
    *before, (last, _) = held
    since = "" if last.year < year else f"since {month_day(last)}"
    told = tuple(("As the year began" if day.year < year else f"From {month_day(day)}", words)
                 for day, words in before)  # fmt: skip
    return told, ", ".join(filter(None, (since, f"until you let it go on {gone}" if gone else "")))


def days_of(leaf: Leaf) -> str:
    """Return the days of the retreat *leaf*: "Friday 27 to Sunday 29 November", with the year if it leads
    into another."""
    return weekday_span(leaf.day, leaf.last or leaf.day, leaf.day)


def grouped(said: Iterable[Said]) -> tuple[tuple[str, tuple[Said, ...]], ...]:
    """Return *said* by their labels, in order."""
    groups: dict[str, list[Said]] = {}
    for each in said:
        groups.setdefault(each.label, []).append(each)
    return tuple((label, tuple(some)) for label, some in groups.items())


def by_each(said: Iterable[Said], couple: Couple | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the lines of *said* by who said them, a name each."""
    lines: dict[str, list[str]] = {}
    for each in sorted(said, key=lambda each: each.side or ""):
        lines.setdefault(who_said(each, couple), []).append(each.words)
    return tuple((who, tuple(some)) for who, some in lines.items())


def on(day: date) -> str:
    """Return *day* of the year that is told, such as "Saturday 7 March"."""
    return named_day(day)


def came_on(leaf: Leaf) -> str:
    """Return when the letter *leaf* came: "on Saturday 7 March", or as much of it as is known: "in March"."""
    if leaf.last is None:
        return f"on {on(leaf.day)}"
    return f"in {MONTHS[leaf.day.month - 1]}" if leaf.last.month == leaf.day.month else f"in {leaf.day.year}"


def foot(written: date) -> str:
    """Return the last line of it all; *written*: the local day."""
    return FOOT.format(full_day(written))
