"""The first meeting: what twofold is, and who the two are."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Button, Static

from twofold.domain.people import Couple, Invalid, with_partners
from twofold.domain.routes import HomeRoute, NamesRoute, SupportRoute
from twofold.widgets.fields import Line
from twofold.widgets.partners import PartnerFields
from twofold.widgets.plain import plain

from .page import Page
from .reading import Reading


class Welcome(Reading):
    """What twofold is, in a few lines."""

    place = "meeting"
    heading = "Welcome"
    why = "A first look, before you say who you are."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "onward", "Go on", tooltip="Go on", id="meeting.onward"),
        Binding("q", "app.quit", "Quit", tooltip="Leave twofold", id="meeting.quit"),
    ]

    def text(self) -> str:
        """Return the welcome."""
        from twofold.content import page

        return page("welcome")

    def action_onward(self) -> None:
        """Go on to the page that everyone sees once."""
        self.house.go(SupportRoute(onward=NamesRoute()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to go back to."""
        return False if action == "back" else super().check_action(action, parameters)


class Names(Page):
    """Two names, a colour and a mark each: asked for at the first meeting, changed here later.

    At the first meeting a button keeps them; later every change is kept as it is made.
    """

    place = "meeting.names"
    heading = "The two of you"
    why = "Your names, and a colour and a mark each, so that you always see whose turn it is."
    notes = ("Tab and Enter go on: both names first, then colours and marks, chosen with left and right.",)
    AUTO_FOCUS = "#name-a"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "begin", "Begin", tooltip="Keep the names and begin", id="meeting.begin"),
    ]

    _said = ""

    def body(self) -> ComposeResult:
        """Lay out both partners side by side, or below each other where it is narrow."""
        couple = self.house.couple_or_none()
        self._first = couple is None
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

    def on_mount(self) -> None:
        """Let Enter go from name to name."""
        for line in self.query(Line):
            line.on_enter = self._onward

    def _onward(self) -> None:
        """Go on to the next field; behind the second name, begin."""
        last = self.focused is not None and self.focused.id == "name-b"
        if self._first and last and all(fields.read().name for fields in self.query(PartnerFields)):
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
        if self._first:
            self._say("")
            return
        # The letter is drawn first: saving waits for the disk.
        self.call_after_refresh(self._keep)

    def flush(self) -> None:
        """Keep the change under way."""
        if not self._first:
            self._keep()

    def reload(self) -> None:
        """Show what the other terminal changed."""
        couple = self.house.couple_or_none()
        if couple is None or self._first:
            return
        for fields in self.query(PartnerFields):
            if not fields.has_focus_within:
                fields.value = couple.partner(fields.side)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Begin only once."""
        if action == "begin" and not getattr(self, "_first", True):
            return False
        return super().check_action(action, parameters)

    def _keep(self) -> None:
        from twofold.store.errors import Stale

        couple, before = self._couple(), self.house.couple_or_none()
        if couple is None or before is None or (couple.a, couple.b) == (before.a, before.b):
            return
        try:
            self.house.keep(couple)
        except Stale:
            # What was changed here goes on top of what the other terminal changed.
            newer = self.house.couple()
            a = couple.a if couple.a != before.a else newer.a
            b = couple.b if couple.b != before.b else newer.b
            self.house.keep(newer.with_(a=a, b=b))
        self._follow_names()

    def _follow_names(self) -> None:
        from twofold.widgets.hands import HandsBar

        self.query_one(HandsBar).couple = self.house.couple_or_none()

    def _couple(self) -> Couple | None:
        """Return the couple as it stands in the fields, or None after saying what is wrong."""
        a, b = (fields.read() for fields in self.query(PartnerFields))
        try:
            couple = with_partners(self.house.couple_or_none(), a, b)
        except Invalid as trouble:
            self._say(str(trouble))
            return None
        self._say("")
        return couple

    def _say(self, sentence: str) -> None:
        if sentence != self._said:
            self._said = sentence
            self.query_one("#trouble", Static).update(plain(sentence))
