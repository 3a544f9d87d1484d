"""What lies on the table, in words: the card, who reads, how to go on, and what both wrote."""

from collections.abc import Callable, Collection, Mapping, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widgets import Static

from twofold.domain.dates import local_day, on_day
from twofold.domain.people import Couple
from twofold.domain.questions.answers import guesses
from twofold.domain.questions.drawing import DEPTHS
from twofold.domain.questions.evenings import SET_SECONDS, on_table, reader, set_at
from twofold.domain.questions.keeping import answers_of
from twofold.domain.questions.records import Answered, Asked, Evening
from twofold.domain.ready import are_both
from twofold.domain.records import SIDES, Side, other
from twofold.screens.house import House
from twofold.widgets.command import in_sentence
from twofold.widgets.consent import two_keys
from twofold.widgets.plain import plain, signed

from .cards import DEPTH_WORDS

BAR = 40
"""Cells of the bar, at most."""
SETS = ("first", "second", "third")


def where(house: House, evening: Evening, asked: Asked | None) -> Content:
    """Return where the card comes from, such as "Money · deeper", with its set, and whether it is kept."""
    key = on_table(evening) or ""
    deck, card = house.decks.get(key.partition("/")[0]), house.decks.card(key)
    said = [deck.name] if deck else []
    if evening.way == "rising":
        said = [f"The {SETS[min(set_at(evening), len(DEPTHS) - 1)]} set", *said]
    elif card:
        said.append(DEPTH_WORDS[card.depth])
    kept = _stands(asked, house)
    return Content.assemble(" · ".join(said), (f" · {kept}" if kept and said else kept, "$accent"))


def _stands(asked: Asked | None, house: House) -> str:
    """Return what is kept of the card."""
    if asked is None or not asked.kept:
        return ""
    day = local_day(house.clock.now())
    return f"comes back {on_day(asked.again, day)}" if asked.again and asked.again > day else "kept"


def who(evening: Evening, couple: Couple) -> Content:
    """Return who reads and answers first, and then the other."""
    first, then = reader(evening), other(reader(evening))
    if evening.way == "guess":
        told = f" would say. Then {couple.name(then)} tells, and you swap."
        guess = " reads it aloud and guesses what "
        return Content.assemble(signed(couple, first), guess, signed(couple, then), told)
    return Content.assemble(
        signed(couple, first), " reads it aloud and answers first, then ", signed(couple, then), "."
    )


def hint(
    evening: Evening,
    key: Callable[[str], str],
    *,
    short: bool,
    slept: bool,
    over: bool,
    opened: bool,
    written: bool,
    tender: bool = False,
) -> str:
    """Return how to go on. *key*: what the key of an id is. *short*: there is little room.

    *slept*: the computer was asleep. *over*: the time of the set is. *opened*: both opened what they wrote.
    *written*: both have written. *tender*: the card is one at the heart.
    """
    go = in_sentence(key("table.next"))
    if evening.ended:
        return f"{key('table.undo')} goes on where you stopped. {key('page.back')} leaves."
    if slept:
        return f"The computer was asleep, or twofold was stopped. {go} goes on."
    if over:
        last = set_at(evening) == len(evening.sets) - 1
        deeper = "goes deeper" if short else "goes on to the next set, which is deeper"
        then = "ends it" if last else deeper
        if short:
            return f"The set's time is up. Finish the answer; then {go} {then}."
        return f"The time for this set is up. Finish the answer you are on; then {go} {then}."
    if opened:
        return f"Read it to each other, and ask more. {go} goes on."
    if written:
        return f"Both of you have written. {in_sentence(key('table.look-again'))} reads yours again."
    if tender and not short:
        return f"{key('table.pass')} lets it pass, {key('page.support')} finds help. {go} goes on."
    if evening.writing:
        return f"Or say it. {go} goes on."
    return f"Look at each other. {go} goes on" + ("." if short else " when both of you have answered.")


def tender(evening: Evening, key: Callable[[str], str], narrow: bool) -> dict[str, str | Content]:
    """Return what is shown before the first card at the heart: that it is one, and every way around it."""
    turn, skip, end_, help_ = map(key, ("table.next", "table.pass", "table.end", "page.support"))
    ways = (
        f"{in_sentence(turn)} turns it, {skip} lets it pass, {end_} ends here, {help_} shows where help is."
    )
    return {
        "table-where": "At the heart",
        "table-card": "The next card is a tender one."
        if narrow
        else "The next card goes to the heart of things.",
        "table-who": "Take it only if you both want to.",
        **{f"table-{side}": "" for side in SIDES},
        "table-writers": "",
        "table-hint": ways,
        "table-more": "",
    }


def end(kept: Sequence[str]) -> Content:
    """Return what is said at the end of an evening, and the questions that were *kept* on it."""
    words = plain("Tell each other one thing that you were glad to hear.")
    if kept:
        words += Content.styled("\n\nYou kept\n", "$quiet") + Content("\n").join(map(plain, kept))
    return words


def more(evening: Evening, key: Callable[[str], str], narrow: bool) -> Content:
    """Return what else can be done, with its keys; *narrow*: where there is little room."""
    back = "surprised" if evening.way == "guess" else "later" if narrow else "in half a year"
    write = "talk" if evening.writing else "write"
    if not narrow:
        write = "only talk" if evening.writing else "write alone"
    keys = [
        ("table.surprised" if evening.way == "guess" else "table.again", back),
        ("table.writing", write),
        *([] if narrow else [("table.never", "never again")]),
        *([("table.undo", "before")] if evening.seen else []),
        ("table.end", "end"),
    ]
    said = [Content.assemble((key(id_), "bold"), f" {what}") for id_, what in keys]
    return Content("  " if narrow else "   ").join(said)


def writers(
    evening: Evening, couple: Couple, finished: set[Side], ready: Collection[Side], keys: Mapping[Side, str]
) -> Content:
    """Return a line for each: what their key does, and what they have done; *ready*: to open it."""
    if are_both(finished):
        return two_keys(couple, keys, ready, done="ready ✓", yet="opens it")
    yet = {side: "writes a guess" if guesses(evening, side) else "writes alone" for side in SIDES}
    return two_keys(couple, keys, finished, done="has written ✓", yet=yet)


def written(answered: Answered, side: Side, couple: Couple) -> Content:
    """Return what *side* wrote, under their name."""
    place = SIDES.index(side)
    name, text = signed(couple, side), answered.answers[place]
    if any(answered.guesses) and not text:
        name, text = name + Content.styled(" guessed", "$quiet"), answered.guesses[place]
    words = plain(text) if text else Content.styled("nothing written", "$quiet")
    return Content.assemble(name, "\n", words)


def opened_now(asked: Asked | None, evening: Evening) -> Answered | None:
    """Return what both opened of the card on this evening, or None."""
    return answers_of(asked, evening.id) if asked else None


def filled(spent: float, width: int) -> int:
    """Return how many of *width* cells stand for the time that has passed of a set."""
    return round(width * min(1.0, spent / SET_SECONDS))


class Bar(Static):
    """How much of a set's time has passed: ``spent``, in seconds. As wide as there is room, at any moment."""

    spent = reactive(0.0)

    def render(self) -> Content:
        """Return the bar for the room there is."""
        width = min(BAR, self.content_size.width)
        past = filled(self.spent, width)
        return Content.assemble(("━" * past, "$accent"), ("─" * (width - past), "$line"))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the one line it takes."""
        return 1
