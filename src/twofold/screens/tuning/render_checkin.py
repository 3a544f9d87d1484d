"""What a check-in says about the part the two are at, and how a closed one is told."""

from collections.abc import Callable, Sequence

from textual.content import Content

from twofold.content.tuning import tuning_words
from twofold.domain.listening.session import NOT_OVER, SessionSummary
from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Side, other
from twofold.domain.tuning.checkins import LINES, PARTS, Part, note_of
from twofold.domain.tuning.records import CheckIn
from twofold.widgets.plain import plain, signed

from .render import render_promises

ORDER = ("first", "second", "third", "fourth", "fifth")
HAPPENED = "Did what you promised last time happen?"
MANY = ("none", "one", "two", "three", "four", "five")


def part_head(part: Part, parts: tuple[Part, ...], *, narrow: bool) -> Content:
    """Return the name of *part*, its place among *parts*, and its minutes."""
    words = tuning_words().agenda[part]
    place = f"{parts.index(part) + 1} of {len(parts)}"
    beside = place if narrow else f"{place} · about {words.minutes} minutes"
    return Content.assemble((words.name, "bold"), (f"   {beside}", "$quiet"))


def render_turn(part: Part, couple: Couple, side: Side, turn: int) -> Content:
    """Return whose *turn* it is (0 is the first) in *part*, and which line of theirs; *side*: theirs."""
    lines, name = LINES[part], signed(couple, side)
    if turn >= 2 * lines:
        return Content.styled("Both of you had your turn. Stay as long as you like.", "$quiet")
    if lines == 1:
        return Content.assemble(
            name, (" says it, ", "$quiet"), signed(couple, other(side)), (" answers", "$quiet")
        )
    return Content.assemble(name, (f"   the {ORDER[turn // 2]} of {MANY[lines]}", "$quiet"))


def render_talk(talks: Sequence[SessionSummary], issue: str, key: Callable[[str], str]) -> Content:
    """Return how the *talks* about the *issue* stand; *key* gives the key of a binding by its id.

    Where the issue was not named here, the topic that they gave the talk says what it was. Empty while they
    type, when no letter is a key.
    """
    talk = max(talks, key=lambda card: (card.status in NOT_OVER, card.created), default=None)
    if not (begin := key("checkin.talk")):
        return plain("")
    if talk is None:
        named = "" if issue else f"{key('checkin.edit')} names it. "
        return plain(f"{named}{begin} begins the talk, a quarter of an hour each.")
    named = f" about “{talk.topic}”" if talk.topic and talk.topic != issue else ""
    if talk.status in NOT_OVER:
        return plain(f"The talk{named} is still open. {begin} goes on with it.")
    return Content.styled(f"You have talked{named or ' about it'}.", "$quiet")


def at_end(
    part: Part, *, typing: bool, over: bool, promised: bool, agreeing: bool, noting: bool,
    key: Callable[[str], str],
) -> str:  # fmt: skip
    """Return the quiet line at the end of *part*; *key* gives the key of a binding by its short name."""
    if typing:
        return "Saved as you type. Esc leaves the line."
    if part == "promise":
        if not promised:
            return f"{key('edit')} writes them down. It closes once you have both pressed."
        also = (
            "They become agreements too, to look at in a week" if agreeing else "They are read out next time"
        )
        other_way = "leaves that out" if agreeing else "makes them agreements as well"
        return f"{also}. {key('agree')} {other_way}."
    if not key("on"):  # the keyboard is on a row to choose from
        return "Left and right choose. Enter goes on."
    said = "The time for this part is up. Finish your sentence. " if over else ""
    note = "" if noting else f" {key('note')} writes a note."
    asks = f"{key('edit')} says whether it happened. " if part == "last" and key("edit") else ""
    turn = f"{key('turn')} passes the turn. " if part in LINES else ""
    own = f" {key('moments')} opens your moments." if part == "thanks" and key("moments") else ""
    return f"{said}{asks}{turn}{key('on')} goes on.{note}{own}"


def held(checkin: CheckIn, couple: Couple) -> Content:
    """Return what was kept of a check-in that both closed."""
    told = []
    if any(checkin.happened):
        lasts = [
            Content.assemble(signed(couple, side), (": ", "$quiet"), happened)
            for side, happened in zip(SIDES, checkin.happened, strict=True)
            if happened
        ]
        told.append(Content("\n").join([Content.styled(HAPPENED, "$quiet"), *lasts]))
    if promises := render_promises(checkin.promises, couple):
        told.append(promises)
    for part in PARTS:
        lines = [
            words for words in (checkin.issue if part == "issue" else "", note_of(checkin, part)) if words
        ]
        if lines:
            name = Content.styled(tuning_words().agenda[part].name, "$quiet")
            told.append(Content("\n").join([name, *map(plain, lines)]))
    return Content("\n\n").join(told) or Content.styled("You met, and wrote nothing down.", "$quiet")
