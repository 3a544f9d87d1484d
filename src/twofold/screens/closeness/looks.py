"""How close: why it matters, whose turn it is to write, and what was opened over the months."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.closeness.looks import can_open, with_monthly
from twofold.domain.closeness.records import MONTHLY, Closeness, Monthly
from twofold.domain.closeness.routes import FeltRoute, LookRoute, OpenClosenessRoute
from twofold.domain.dates import past_day_alone
from twofold.domain.records import SIDES, Side
from twofold.screens.door import admitted
from twofold.screens.house import newest
from twofold.screens.page import Page, View
from twofold.screens.saving import kept
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command
from twofold.widgets.plain import signed

from .render import SOURCE, looks, next_look, since, stands

WHY = (
    "Closeness is feeling that the other is there and has your back, and that you matter to them. "
    "You are less alone with things, and much else is easier."
)
DEPTH = "Go as deep as you like. Two circles without a word are enough, and what you write can stay yours."
IN_SHORT = "Closeness is feeling that the other is there, and that you matter. Go as deep as you like."
"""Both of these, where there is little room."""
STANDS = {"ready": "has written, sealed"}
"""How one's own stands. What is begun, or kept to oneself, is not told."""
MOST = 12
"""How many of those that were opened are listed."""


class Looks(Page):
    """Where it begins."""

    place = "closeness"
    heading = "How close"
    why = "So that neither has to guess how close the other feels, or say it first."
    notes = (
        "Each writes alone. Then you open both together, or keep what you wrote to yourselves.",
        "The lines over the months show only what you opened. Nothing is added up or graded.",
        SOURCE,
    )
    AUTO_FOCUS = "#looks-list"
    redraws_on = ("store", "resize")
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("o", "open", "Open both", tooltip="Open both together", id="closeness.open",
                when="may_open"),
        Binding("y", "monthly", "Monthly", tooltip="Whether home offers it once a month",
                id="closeness.monthly"),
        Binding("f,left", "write('a')", "First of you", tooltip="The first of you writes, alone",
                show=False, id="closeness.first"),
        Binding("j,right", "write('b')", "Second of you", tooltip="The second of you writes, alone",
                show=False, id="closeness.second"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out why, the list, and the lines over the months."""
        yield Static("", id="looks-why", classes="column", markup=False)
        yield Static("", id="looks-depth", classes="column quiet", markup=False)
        yield Choices(self._choices(), id="looks-list", classes="column")
        for side in SIDES:
            yield Static("", id=f"looks-since-{side}", classes="column", markup=False)

    def on_mount(self) -> None:
        """Show how it stands."""
        self.draw()
        self.query_one(Choices).first()
        if self.house.seat == "b" and not self.may_open:
            self.query_one(Choices).go_to("write:b")
        self.call_after_refresh(self.query_one("#body").scroll_home, animate=False)

    # -- what is shown ------------------------------------------------------------------------------

    def view(self) -> View:
        """Show the list, and a quiet line of each over the months."""
        return {
            "looks-why": IN_SHORT if self.is_short else WHY,
            "looks-depth": "" if self.is_short else DEPTH,
            "looks-list": self._choices(),
            **{f"looks-since-{side}": self._since(side) for side in SIDES},
        }

    def _since(self, side: Side) -> Content | str:
        name = signed(self.house.couple(), side, bold=False)
        room = min(self.app.size.width, 80) - 6
        beside = name.cell_length <= room // 3
        line = since(looks(self.house), side, self.today, room - (name.cell_length + 2) * beside)
        gap = "  " if beside else "\n"
        return Content.assemble(name, gap, (line, "$quiet")) if line else ""

    def _choices(self) -> list[Choice]:
        key, names = self.key_of, [signed(self.house.couple(), side) for side in SIDES]
        width = min(24, max(name.cell_length for name in names))
        rows = []
        look = next_look(self.house)
        if self.may_open:
            words = Content.styled("Open both together", "bold")
            rows.append(Choice("open", words, key=key("closeness.open"), route=OpenClosenessRoute(look)))
        for side, name, stand in zip(SIDES, names, stands(self.house, look), strict=True):
            gap = " " * (max(0, width - name.cell_length) + 3)
            title = Content.assemble(name, gap, (STANDS.get(stand, "writes alone"), "$quiet"))
            letter = key("closeness.first" if side == "a" else "closeness.second").split(",")[0]
            rows.append(Choice(f"write:{side}", title, key=letter, value=side))
        monthly = newest(self.house, Monthly, MONTHLY)
        day = monthly.day if monthly else None
        note = f"home offers it from the {ordinal(day)}" if day else "home does not offer it"
        letter = key("closeness.monthly")
        month = Choice("monthly", "Once a month", note, letter, value="monthly", spare=True)
        opened = [
            Choice(each.id, past_day_alone(each.day, self.today), route=LookRoute(each.id))
            for each in reversed(looks(self.house)[-MOST:])
        ]
        return sections(("", [*rows, month]), ("Opened together", opened))

    # -- keys ---------------------------------------------------------------------------------------

    @property
    def may_open(self) -> bool:
        """Whether both can be opened."""
        return can_open(stands(self.house, next_look(self.house)))

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Do what the line says."""
        event.stop()
        match event.choice.value:
            case "a" | "b" as side:  # through the curtain
                self._write(side)
            case "monthly":
                self.action_monthly()

    def action_write(self, side: Side) -> None:
        """Let *side* write, alone."""
        self._write(side)

    @work(group="ask")
    async def _write(self, side: Side) -> None:
        # Below a curtain a page still counts as current, so that would not keep a second one away.
        look = next_look(self.house)
        if self.app.screen is not self or not await admitted(self, side, "Only you will see what you write."):
            return
        if self.house.store[Closeness].get(look) is not None:  # meanwhile, at the other terminal
            self.house.vault.lock(side)
            self.reload()
            return
        self.house.go(FeltRoute(side, look))

    def action_open(self) -> None:
        """Open both together."""
        if self.app.screen is self:
            self.house.go(OpenClosenessRoute(next_look(self.house)))

    def action_monthly(self) -> None:
        """Let home offer it once a month, from today's day on, or no more."""
        if self.app.screen is self:
            after = with_monthly(newest(self.house, Monthly, MONTHLY), self.house.clock.now(), self.today)
            kept(self.house, after)
            self.draw()


def ordinal(day: int) -> str:
    """Return *day* of a month as it is said, such as "3rd"."""
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"
