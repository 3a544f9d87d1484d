"""How a card, a day and a check-in are told in words."""

from textual.content import Content

from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Side, other
from twofold.domain.tuning.cards import CardStatus, energy_words
from twofold.domain.tuning.records import TodayCard
from twofold.widgets.plain import plain, signed

STANDS: dict[CardStatus, str] = {
    "": "nothing yet",
    "begun": "has begun",
    "ready": "has written, sealed",
    "shown": "has written",
}


def mood_line(card: TodayCard) -> Content:
    """Return mood and energy of *card* in a line."""
    parts = [Content.styled(card.mood, "bold")] if card.mood else []
    if energy := energy_words(card):
        parts.append(Content.styled(energy, "$quiet"))
    return Content.styled(" · ", "$quiet").join(parts)


def render_card(card: TodayCard, couple: Couple, side: Side, *, gaps: bool = True) -> Content:
    """Return the *card* of *side*, what is on it and no more; *gaps*: with room between its parts."""
    away = couple.name(other(side))
    parts = [line] if (line := mood_line(card)) else []
    if card.mind:
        parts.append(plain(card.mind))
    if card.wish:
        parts.append(Content.assemble((f"Would like from {away} today: ", "$quiet"), card.wish))
    if card.thanks:
        parts.append(Content.assemble(("Appreciates: ", "$quiet"), card.thanks))
    return Content("\n\n" if gaps else "\n").join(parts)


def render_guess(guess: tuple[str, str], couple: Couple, side: Side) -> Content:
    """Return what *side* had guessed of the other's mood and wish; empty where they had not."""
    mood, wish = guess
    parts = [plain(mood)] if mood else []
    parts += [Content.assemble(("would like ", "$quiet"), wish)] if wish else []
    if not parts:
        return Content("")
    who = signed(couple, side, bold=False) + Content.styled(" had guessed: ", "$quiet")
    return who + Content.styled(" · ", "$quiet").join(parts)


def promised_words(couple: Couple, side: Side, words: str) -> Content:
    """Return what *side* promised, in a line."""
    return Content.assemble(signed(couple, side), (" promised to ", "$quiet"), words)


def render_promises(promises: tuple[str, str], couple: Couple) -> Content:
    """Return what each promised, a line each; empty where nobody did."""
    lines = [
        promised_words(couple, side, words) for side, words in zip(SIDES, promises, strict=True) if words
    ]
    return Content("\n").join(lines)


def done_words(words: str, key: str, name: str) -> Content:
    """Return *words* about what the *key* would do with a card; *name*: that of the other."""
    before, _, after = words.partition("{key}")
    return Content.assemble(_put(before, name=name), (key, "bold $accent"), _put(after, name=name))


def named(words: str, name: str) -> str:
    """Return *words* of ours with the *name* of the other in them."""
    return _put(words, name=name)


def _put(words: str, **what: str) -> str:
    # Names come from people: braces in them must stay braces.
    for place, value in sorted(what.items()):
        words = words.replace(f"{{{place}}}", value)
    return words
