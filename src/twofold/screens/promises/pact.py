"""What the pages of an agreement share: its record, and words that are kept while typed."""

from typing import ClassVar, Generic, Literal, TypeVar

import msgspec
from textual import on
from textual.events import DescendantBlur, DescendantFocus

from twofold.domain.promises.agreements import Agreement
from twofold.domain.promises.routes import AgreementRoute
from twofold.screens.autosave import Typing
from twofold.screens.edit import AGAIN, Edit
from twofold.widgets.form import Form

from .agreeing import Agreeing

V = TypeVar("V", bound=msgspec.Struct)


class Pact(Agreeing):
    """A page about the agreement *agreement_id*, on which both say yes, each with their own key."""

    def __init__(self, agreement_id: str = "") -> None:
        super().__init__()
        self.agreement_id = agreement_id
        self.edit = Edit(self, Agreement, agreement_id, what="This agreement")

    @property
    def agreement(self) -> Agreement | None:
        """The agreement as the page shows it, or None when it is not there."""
        return self.edit.value

    def finish(self) -> None:
        """Leave this page for the card of the agreement, once."""
        assert self.agreement is not None
        below = self.app.screen_stack[-2]
        if isinstance(below, Pact) and below.agreement and below.agreement.id == self.agreement.id:
            self.dismiss(None)
        else:
            self.house.go(AgreementRoute(self.agreement.id), instead=True)


class Typed(Typing[Agreement, V], Pact, Generic[V]):
    """A page on which something is written for an agreement; it is kept as it is typed, until both agree.

    ``part``: where the agreement keeps it meanwhile. ``form``: the fields, there once the page is laid out.
    """

    save_after = 0
    part: ClassVar[Literal["sketch", "look"]]
    form: Form[V]

    @property
    def act(self) -> str:
        """What is written, once there is something to write on."""
        return self.part if self.ready else ""

    def typed(self) -> V:
        """Return what stands on the page."""
        return self.form.read()

    def with_typed(self, record: Agreement, value: V) -> Agreement:
        """Return *record* with *value* in it."""
        return record.with_(**{self.part: value})

    def fill(self, value: V) -> None:
        """Put *value* into the fields."""
        self.form.value = value

    def made_elsewhere(self) -> None:
        """Go on after both agreed at the other terminal, and nothing else was typed here."""

    @property
    def ready(self) -> bool:
        """Whether the page is laid out, with something to write on."""
        return super().ready and bool(self.query("#pact-end"))

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _name_the_keys(self) -> None:
        """Show which keys can act now."""
        self.draw()

    def on_form_changed(self, event: Form.Changed) -> None:
        """Follow what is typed and chosen."""
        event.stop()
        self.retyped()

    def followed(self, before: Agreement, *, typed: bool) -> None:
        """Leave what both agreed to there; nobody's yes holds for words that somebody else changed."""
        assert self.agreement is not None
        if len(self.agreement.history) > len(before.history) and not typed:
            self.made_elsewhere()
        elif self.two_keys.told:
            self.house.say(AGAIN)
