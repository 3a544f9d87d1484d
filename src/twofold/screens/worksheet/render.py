"""What the pages of an open round say: a row, the words to its request, what became of the last round."""

from collections.abc import Collection, Sequence
from datetime import date

from textual.content import Content

from twofold.content import group_name
from twofold.domain.dates import day_words, local_day, on_day
from twofold.domain.people import Couple
from twofold.domain.ready import are_both
from twofold.domain.records import SIDES, Side, other
from twofold.domain.text import is_blank
from twofold.domain.worksheet.requests import BothCircles, Circles, Reply, ReplyStatus
from twofold.domain.worksheet.rounds import Revealed, Worksheet
from twofold.domain.worksheet.sheet import Fate, Row, top
from twofold.widgets.consent import two_keys
from twofold.widgets.plain import hue, plain, signed

from .row_words import ratings, row_title, said_words

FATES: dict[Fate, str] = {"met": "met now", "gone": "no longer matters"}
BRIEF = {"yes, but smaller": "smaller", "another way": "other"}
"""Shorter words for answers where a line has to hold all four."""


def head(row: Row, couple: Couple, asker: Side) -> Content:
    """Return what the row is called, and its ratings."""
    partner = couple.partner(asker)
    group = "" if is_blank(row.words) else f"{group_name(row.group, row.other)} · "
    return Content.assemble(
        (f"{partner.mark} ", hue(partner.colour)), (row_title(row), "bold"), "\n",
        (f"{row.kind} · {group}{ratings(row)}", "$quiet"),
    )  # fmt: skip


def more(row: Row) -> Content:
    """Return why *row* matters and what "met" would look like; nothing where neither is written."""
    parts = (("why it matters  ", row.why), ("when it is met  ", row.moment))
    lines = [
        Content.assemble((label, "$quiet"), plain(words)) for label, words in parts if not is_blank(words)
    ]
    return Content("\n").join(lines)


def asked(row: Row, couple: Couple, asker: Side) -> Content:
    """Return the request, after who asks."""
    return Content.assemble(signed(couple, asker), (" asks\n", "$quiet"), (row.request.words, "bold"))


def stands_words(reply: Reply, stands: ReplyStatus, couple: Couple, asker: Side, today: date) -> Content:
    """Return how it stands with the last word, and whose word it waits for, in a sentence or two."""
    me, you = couple.name(asker), couple.name(other(asker))
    last = reply.last
    receiver = signed(couple, other(asker))
    if stands == "agreed":
        return plain("You have agreed on this.")
    if last is None:
        return Content.assemble(receiver, ", what is possible for you? All four are real answers.")
    if stands == "open" and last.over:
        return Content.assemble("What you had agreed on was let go, so this is open again. ", receiver,
                                ", what is possible for you now?")  # fmt: skip
    offered = Content.assemble(receiver, " offers: ", (last.words, "bold"))
    if stands == "yes" and last.gift:
        return Content.assemble(receiver, " chose this as a gift", f" for {me}: yes.")
    if stands == "yes":
        return Content.assemble(receiver, " says yes.")
    if stands == "offered":
        return Content.assemble(offered, "\n", signed(couple, asker), ", does it fit?")
    if stands == "taken":
        return Content.assemble(offered, "\n", signed(couple, asker), " says: it fits.")
    if stands == "circles":
        way = f": {last.words}" if last.words else "."
        return Content.assemble(receiver, " would like to find another way with you", way)
    if stands == "open":
        return Content.assemble(offered, f"\nIt does not quite fit yet, and that is nobody's fault. {you}, "
                                "another answer is as welcome as the first.")  # fmt: skip
    day = on_day(last.until, today) if last.until else ""
    if stands == "due":
        return Content.assemble("You wanted to look at this again ", f"{day}. ", receiver,
                                ", what is possible now?")  # fmt: skip
    return Content.assemble(receiver, f" says: not now. You will look at it again {day}.")


def brief(keys: Sequence[str], answers: Sequence[str]) -> Content:
    """Return the *answers* with their *keys* in one line, for a screen where the fields are out of sight."""
    words = [
        Content.assemble((key, "bold $accent"), f" {BRIEF.get(answer, answer)}")
        for key, answer in zip(keys, answers, strict=False)
    ]
    return Content("  ").join(words)


def history(reply: Reply, couple: Couple, today: date) -> Content:
    """Return what was said before the word that stands, oldest first."""
    assert reply.author is not None
    name = couple.name(reply.author)
    asker = couple.name(other(reply.author))
    lines = []
    past = reply.said if reply.last and reply.last.over else reply.said[:-1]
    for said in past:
        fits = {None: "", True: f" {asker}: it fits.", False: f" {asker}: not quite."}[said.fits]
        fits += " You agreed on it, and let it go." if said.over else ""
        day = day_words(local_day(said.at), today)
        lines.append(plain(f"{day}  {name}: {said_words(said, today).rstrip('.')}.{fits}"))
    return Content("\n").join([plain("Said before"), *lines]) if lines else Content("")


def circle(words: str, lines: tuple[str, ...]) -> Content:
    """Return one circle: *words* that say what it is, and its *lines*."""
    listed = [Content.assemble(("– ", "$quiet"), plain(line)) for line in lines]
    return Content("\n").join([Content.styled(words, "$quiet"), *(listed or [plain("–")])])


def circles_of(both: BothCircles, couple: Couple, side: Side) -> Content:
    """Return the two circles of *side*."""
    own: Circles = both.a if side == "a" else both.b
    return Content("\n").join(
        [signed(couple, side), circle("cannot give up", own.core), circle("can give way", own.flexible)]
    )


def whose_circles(
    couple: Couple, finished: Collection[Side], ready: Collection[Side], keys: dict[Side, str]
) -> Content:
    """Return a line for each partner: their key, and how far their circles are."""
    if are_both(finished):
        return two_keys(couple, keys, ready, done="ready ✓", yet="opens both, at the same moment")
    done, yet = "has drawn both circles", "draws two circles, alone"
    return two_keys(couple, keys, finished, done=done, yet=yet)


def gift_words(key: str, couple: Couple, asker: Side) -> Content:
    """Return what *key* does for a request that may be chosen as a gift."""
    name = couple.name(asker)
    words = f" says yes and makes it your gift this round: one of {name}'s requests, chosen freely."
    return Content.assemble((key, "$accent"), words)


def way_on(stands: ReplyStatus, reply: Reply, key: str) -> Content:
    """Return what *key* does where the answers are given."""
    if stands == "agreed":
        return Content.assemble((key, "$accent"), " opens the agreement.")
    if stands != "circles":
        return Content.assemble((key, "$accent"), " writes down what you agree on, so that it can happen.")
    if reply.circles is None:
        return plain("What you cannot give up, kept tiny, and what can give way. Both open at once.")
    words = " writes down a compromise for now, with a day on which it ends."
    return Content.assemble("Look for what fits in both. ", (key, "$accent"), words)


def since(revealed: Revealed, last: Worksheet | None, couple: Couple) -> Content:
    """Return what was met since the *last* round, and what matters no more."""
    lines: list[Content] = []
    for side in SIDES:
        for row_id, fate in revealed.side(side).since.items():
            found = last.row(row_id) if last else None
            if found is not None and fate in FATES:
                words = f"  {row_title(found[1])}"
                lines.append(
                    Content.assemble(signed(couple, side, bold=False), words, (f"  {FATES[fate]}", "$quiet"))
                )
    return Content("\n").join([plain("Since last time"), *lines]) if lines else Content("")


def guesses(revealed: Revealed, couple: Couple) -> Content:
    """Return what each guessed of the other, and what it was; nothing is counted."""
    lines: list[Content] = []
    for side in SIDES:
        picks, rows = revealed.side(side).guess.picks, top(revealed.side(other(side)).rows)
        guessed = ", ".join(_rated(group_name(pick.group), pick.met) for pick in picks)
        were = ", ".join(_rated(group_name(row.group, row.other), row.met) for row in rows)
        if guessed:
            me, you = couple.name(side), couple.name(other(side))
            lines.append(plain(f"{me} guessed: {guessed}. {you}'s three: {were}."))
    title = plain("Your guesses about each other, to talk over")
    return Content("\n").join([title, *lines]) if lines else Content("")


def _rated(name: str, met: int | None) -> str:
    return name if met is None else f"{name} (met {met})"
