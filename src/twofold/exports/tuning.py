"""The cards that were shown, and the check-ins that both closed, as Markdown."""

from collections.abc import Iterable
from datetime import tzinfo

from ..content.tuning import tuning_words
from ..domain.dates import full_day
from ..domain.records import SIDES
from ..domain.text import is_blank
from ..domain.tuning.cards import card_of, energy_words, guessed, shows
from ..domain.tuning.checkins import PARTS, note_of
from ..domain.tuning.records import CheckIn, Day, TodayCard
from .escape import escape_line, quote


def told(
    days: Iterable[Day], checkins: Iterable[CheckIn], names: tuple[str, str], zone: tzinfo | None = None
) -> str:
    """Return a section with each day's cards and each check-in, the latest first; "" where there is nothing.

    Days are local days already, and *zone* changes nothing. Cards that were not shown are not in it.
    """
    shown = sorted((day for day in days if shows(day)), key=lambda day: (day.day, day.id), reverse=True)
    held = [
        each
        for each in checkins
        if each.closed or any((each.issue, *each.promises, *each.notes, *each.happened))
    ]
    held.sort(key=lambda each: (each.day, each.created, each.id), reverse=True)
    parts = [*_days(shown, names), *_checkins(held, names)]
    return "\n".join(["## Tuning in", *parts, ""]) if parts else ""


def _days(days: Iterable[Day], names: tuple[str, str]) -> Iterable[str]:
    for day in days:
        yield from ("", f"### {full_day(day.day)}", "")
        for n, side in enumerate(SIDES):
            card, answer = card_of(day, side), day.answers[1 - n]
            if card is None:
                continue
            mood = ", ".join(escape_line(words) for words in (card.mood, energy_words(card)) if words)
            yield f"- {escape_line(names[n])}{': ' if mood else ''}{mood}"
            yield from _lines(card)
            if guess := ", ".join(escape_line(words) for words in guessed(day, SIDES[1 - n]) if words):
                yield f"    - {escape_line(names[1 - n])} had guessed: {guess}"
            if not is_blank(answer):
                yield f"    - {escape_line(names[1 - n])} answered: {escape_line(answer)}"


def _lines(card: TodayCard) -> Iterable[str]:
    if not is_blank(card.mind):
        # Lines of their own stay apart, inside the item.
        words = "  \n      ".join(escape_line(line) for line in card.mind.split("\n") if not is_blank(line))
        yield f"    - On my mind: {words}"
    if not is_blank(card.wish):
        yield f"    - I would like from you: {escape_line(card.wish)}"
    if not is_blank(card.thanks):
        yield f"    - I appreciate: {escape_line(card.thanks)}"


def _checkins(checkins: Iterable[CheckIn], names: tuple[str, str]) -> Iterable[str]:
    for checkin in checkins:
        yield from ("", f"### Check-in, {full_day(checkin.day)}", "")
        for name, words in zip(names, checkin.promises, strict=True):
            if not is_blank(words):
                yield f"- {escape_line(name)} promised: {escape_line(words)}"
        for name, told_of in zip(names, checkin.happened, strict=True):
            if told_of:
                yield f"- Last time's promise of {escape_line(name)} happened: {told_of}"
        for part in PARTS:
            issue, note = checkin.issue if part == "issue" else "", note_of(checkin, part)
            told = [escape_line(issue)] if issue else []
            told += [] if is_blank(note) else [quote(note)]
            if told:
                yield from ("", f"**{tuning_words().agenda[part].name}**", "", "\n\n".join(told))
