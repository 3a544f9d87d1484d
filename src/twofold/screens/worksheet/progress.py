"""How far the two are with their rounds, and how it stands on the front page: the words, and the list."""

from collections.abc import Callable
from typing import NamedTuple

from textual.content import Content

from twofold.domain.drawers import WritingKind, finished
from twofold.domain.people import Couple
from twofold.domain.promises.routes import PromisesRoute
from twofold.domain.records import SIDES, Side
from twofold.domain.routes import DrawersRoute
from twofold.domain.worksheet.rounds import Stage, WorksheetSummary, stage_of
from twofold.domain.worksheet.routes import MovedRoute
from twofold.screens.house import House
from twofold.store.reveal import writing_summaries
from twofold.widgets.choices import Choice
from twofold.widgets.plain import plain, signed

from .summaries import worksheet_summaries

EMPTY = (
    "Each of you writes alone: up to seven things you need or want, with one small request for each. "
    "You also say how much each matters, and how well it is met. Then you open both sides at the same "
    "moment, listen, and answer.",
    "Why alone first? When both have written, neither has to answer before being heard.",
    "It takes 45 to 60 minutes, in one evening or over a few days. "
    "Nobody sees your side before you both open it.",
)
SHORT = (
    "Each writes alone what they need and want; then you open both sides. "
    "It takes 45 to 60 minutes, or a few days."
)
WORDS: dict[Stage, str] = {
    "write": "Each of you writes alone, in your own time. The screen is covered while the keyboard changes "
    "hands.",
    "guess": "Both sides are written. Before you open them, each of you guesses what matters most to the "
    "other.",
    "reveal": "Both of you are done. Sit side by side, and open it together.",
    "together": "The last round is open between you. Stay with it as long as you like before the next.",
}
AT_SEAT: dict[Stage, str] = {
    "write": "Each of you writes alone, at your own seat and in your own time.",
    "reveal": "Both of you are done. Open it together, each at your own seat.",
}
"""What is said instead at the seat of one of the two."""
DOING: dict[Stage, tuple[str, str]] = {
    "write": ("has not finished", "has finished"),
    "guess": ("has not guessed", "has guessed"),
    "reveal": ("has guessed", "has guessed"),
    "together": ("", ""),
}
"""What a partner has yet to do at a stage, and has done. More than this nobody may know before the reveal."""
NOT_BEGUN = "has not begun"
"""What is said of both while neither has written: of one alone it would tell whether the other has."""


class Progress(NamedTuple):
    """How far the two are: the rounds that are open (the latest first), and the one under way.

    ``done``: who has finished what is done at its ``stage``. ``begun``: whether anything is written in it.
    ``seat``: at whose seat this is seen.
    """

    opened: tuple[WorksheetSummary, ...] = ()
    current: WorksheetSummary | None = None
    stage: Stage = "write"
    done: frozenset[Side] = frozenset()
    begun: bool = False
    seat: Side | None = None

    @property
    def next(self) -> str:
        """The id of the choice that comes next."""
        if self.current is None:
            return f"open:{self.opened[0].id}" if self.opened else "new"
        if self.stage == "reveal":
            return f"open:{self.current.id}"
        return f"side:{self.seat or next(side for side in SIDES if side not in self.done)}"


def progress_of(house: House) -> Progress:
    """Return how far the two are."""
    rounds, written = worksheet_summaries(house), writing_summaries(house)
    opened = tuple(sorted((each for each in rounds if each.revealed), key=_opened, reverse=True))
    now = next((each for each in rounds if not each.revealed), None)
    if now is None:
        return Progress(opened, None, "together", seat=house.seat)
    stage = stage_of(now, written)
    kind: WritingKind = "sheet" if stage == "write" else "guess"
    begun = any(writing.about == now.id for writing in written)
    return Progress(opened, now, stage, frozenset(finished(written, now.id, kind)), begun, house.seat)


def _opened(card: WorksheetSummary) -> tuple[object, str]:
    return (card.revealed.at if card.revealed else card.created), card.id


KNOWN = "Put together from worksheets of couples education. No known trial of it."
"""What is known about it, in one line."""


def progress_words(progress: Progress, short: bool) -> Content:
    """Return what comes next; before the first round what it is about; *short*: where there is no room."""
    if progress.current or progress.opened:
        words = {**WORDS, **AT_SEAT} if progress.seat else WORDS
        return plain("" if short else words[progress.stage])
    if short:
        return plain(SHORT)
    lead = Content.styled("What do you need, and what would you love?", "bold")
    return Content("\n\n").join([lead, *map(plain, EMPTY), Content.styled(KNOWN, "$quiet")])


def progress_choices(
    progress: Progress, couple: Couple, day: Callable[[WorksheetSummary], str], key: Callable[[str], str]
) -> list[Choice]:
    """Return the list: the round under way, or the last one, the ways on, and the earlier rounds.

    *day*: what the day of a round is called. *key*: what the key of an id is.
    """
    choices: list[Choice] = []
    past = progress.opened
    if progress.current is not None:
        choices.append(Choice("", f"The round of {day(progress.current)}", heading=True))
        if progress.stage == "reveal":
            words = Content.styled("Open both sides together", "bold")
            choices.append(_opens(progress.current, words, key("rounds.open")))
        choices += _partners(progress, couple, key)
    elif past:
        words = Content.assemble("The round of ", (day(past[0]), "bold"))
        choices.append(_opens(past[0], words, key("rounds.open")))
        choices.append(Choice("new", "Begin another round", key=key("rounds.new"), value="new"))
        past = past[1:]
    else:
        choices.append(Choice("new", "Begin a round", key=key("rounds.new"), value="new"))
    choices.append(Choice("", "", heading=True))
    if progress.opened:
        choices.append(Choice("moved", "How your needs moved", key=key("rounds.moved"), route=MovedRoute()))
    choices += [
        Choice("promises", "What you have agreed on", key=key("rounds.promises"), route=PromisesRoute()),
        Choice("drawers", "Your drawers, and passphrases", key=key("rounds.drawers"), route=DrawersRoute()),
    ]
    if past:
        choices += [Choice("", "", heading=True), Choice("", "Earlier rounds", heading=True)]
        choices += [_opens(each, day(each)) for each in past]
    return choices


def _opens(worksheet: WorksheetSummary, words: Content | str, key: str = "") -> Choice:
    return Choice(f"open:{worksheet.id}", words, key=key, value=worksheet)


def _partners(progress: Progress, couple: Couple, key: Callable[[str], str]) -> list[Choice]:
    names = {side: signed(couple, side) for side in SIDES}
    width = min(24, max(name.cell_length for name in names.values()))
    choices = []
    doing = DOING[progress.stage]
    if progress.stage == "write" and not progress.begun:
        doing = NOT_BEGUN, doing[1]
    for side, name in names.items():
        gap = " " * (max(0, width - name.cell_length) + 3)
        title = Content.assemble(name, gap, (doing[side in progress.done], "$quiet"))
        its = key("rounds.first" if side == "a" else "rounds.second")
        choices.append(Choice(f"side:{side}", title, key=its, value=side))
    return choices
