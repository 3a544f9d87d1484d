"""The first meeting: what twofold is, and who the two are."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Button, Static

from twofold.domain.people import COUPLE_ID, Couple, Invalid, with_partners
from twofold.domain.routes import HomeRoute, NamesRoute, SupportRoute
from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.hands import HandsBar
from twofold.widgets.partners import PartnerFields

from .autosave import Typing
from .edit import Edit
from .page import View
from .reading import Reading


class Welcome(Reading):
    """What twofold is, in a few lines."""

    place = "meeting"
    heading = "Welcome"
    why = "A first look, before you say who you are."
    leads_back = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "onward", "Go on", tooltip="Go on", id="meeting.onward"),
        Command("q", "app.quit", "Quit", tooltip="Leave twofold", id="meeting.quit"),
    ]

    def text(self) -> str:
        """Return the welcome."""
        from twofold.content import page

        return page("welcome")

    def action_onward(self) -> None:
        """Go on to the page that everyone sees once."""
        self.house.go(SupportRoute(onward=NamesRoute()))


class Names(Typing[Couple, Couple]):
    """Two names, a colour and a mark each: asked for at the first meeting, changed here later.

    At the first meeting a button keeps them; later every change is kept as it is made.
    """

    place = "meeting.names"
    heading = "The two of you"
    why = "Your names, with a colour and a mark each, so that you always see whose turn it is."
    notes = ("Tab and Enter go on: first both names, then colours and marks, which left and right choose.",)
    AUTO_FOCUS = "#name-a"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f2", "begin", "Begin", tooltip="Keep the names and begin", id="meeting.begin",
                when="is_first"),
    ]  # fmt: skip
    save_after = 0.0
    _said = ""

    def __init__(self) -> None:
        super().__init__()
        self.edit = Edit(self, Couple, COUPLE_ID)

    @property
    def is_first(self) -> bool:
        """Whether the two are still to meet."""
        return not self.ready

    def body(self) -> ComposeResult:
        """Lay out both partners side by side, or below each other where it is narrow."""
        couple = self.house.couple_or_none()
        self.edit.value = couple
        self.begin_typing()
        with Container(id="partners"):
            yield PartnerFields("a", couple.a if couple else None, "clay", "◆")
            yield PartnerFields("b", couple.b if couple else None, "teal", "●")
        with Container(id="partners-foot"):
            yield Static("", id="trouble", markup=False)
            if couple is None:
                yield Button("Begin", id="partners-begin", compact=True)

    def action_begin(self) -> None:
        """Keep the couple and go home, or say what is missing."""
        couple = self._couple()
        if couple is not None:
            self.house.keep(couple)
            self.house.go(HomeRoute())
        else:
            self._go_to_missing()

    def _go_to_missing(self) -> None:
        """Stand in the first name that is missing: what is typed next is meant for it."""
        for fields in self.query(PartnerFields):
            if not fields.read().name:
                self.set_focus(fields.query_one(Line))
                return

    def on_mount(self) -> None:
        """Let Enter go from name to name."""
        for line in self.query(Line):
            line.on_enter = self._onward
        self.draw()

    def _onward(self) -> None:
        """Go on to the next field; behind the second name, begin."""
        last = self.focused is not None and self.focused.id == "name-b"
        if self.is_first and last and all(fields.read().name for fields in self.query(PartnerFields)):
            self.action_begin()
        else:
            self.focus_next()

    @property
    def focus_chain(self) -> list[Widget]:
        """The two names come first: what is typed in a hurry must not fall on a row of colours."""
        return sorted(super().focus_chain, key=lambda widget: not isinstance(widget, Line))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Begin."""
        event.stop()
        self.action_begin()

    def on_form_changed(self, event: PartnerFields.Changed) -> None:
        """Keep the change, unless the two are still to meet."""
        event.stop()
        if self.is_first:
            self._say("")
        self.retyped()

    def view(self) -> View:
        """Say what is wrong."""
        return {"trouble": self._said}

    def draw(self) -> None:
        """Draw it; the line of what is wrong stays, so that nothing moves."""
        super().draw()
        self.query_one("#trouble").display = True

    def _say(self, sentence: str) -> None:
        self._said = sentence
        self.draw()

    def _couple(self) -> Couple | None:
        """Return the couple as it stands in the fields, or None after saying what is wrong."""
        a, b = (fields.read() for fields in self.query(PartnerFields))
        try:
            couple = with_partners(self.base or self.house.couple_or_none(), a, b)
        except Invalid as trouble:
            self._say(str(trouble))
            return None
        self._say("")
        return couple

    # -- what is typed --------------------------------------------------------------------------------

    def save_typed(self) -> None:
        """Save the two as they stand in the fields, where they can be that."""
        if self.ready and self._couple() is not None:
            super().save_typed()

    def changed(self) -> None:
        """Show the new names in the bar as well."""
        super().changed()
        self.query_one(HandsBar).couple = self.edit.value

    def typed(self) -> Couple:
        """Return the two as they stand in the fields."""
        a, b = (fields.read() for fields in self.query(PartnerFields))
        assert self.base is not None
        return self.base.with_(a=a, b=b)

    def typed_of(self, record: Couple) -> Couple:
        """Return the two."""
        return record

    def with_typed(self, record: Couple, value: Couple) -> Couple:
        """Return the two with other names, colours or marks. Raises Invalid."""
        return with_partners(record, value.a, value.b)

    def fill(self, value: Couple) -> None:
        """Put the two into the fields."""
        for fields in self.query(PartnerFields):
            fields.value = value.partner(fields.side)
