"""What the pages of an agreement share: its record, and where its parts are kept while they are written."""

from typing import ClassVar, Generic, Literal, TypeVar

import msgspec

from twofold.domain.promises.agreements import Agreement
from twofold.domain.promises.routes import AgreementRoute
from twofold.screens.edit import Edit

from .agreeing import Agreeing, Drafting

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


class DraftPact(Drafting[Agreement, V], Pact, Generic[V]):
    """A page on which something is written for an agreement; ``part``: where it is kept meanwhile."""

    part: ClassVar[Literal["sketch", "look"]]

    @property
    def act(self) -> str:
        """What is written, once there is something to write on."""
        return self.part if self.ready else ""

    def with_typed(self, record: Agreement, value: V) -> Agreement:
        """Return *record* with *value* in it."""
        return record.with_(**{self.part: value})

    def leave(self) -> None:
        """Leave this page for the card of the agreement, once."""
        if not self.is_active:
            return
        assert self.agreement is not None
        below = self.app.screen_stack[-2]
        if isinstance(below, Pact) and below.agreement and below.agreement.id == self.agreement.id:
            self.dismiss(None)
        else:
            self.house.go(AgreementRoute(self.agreement.id), instead=True)
