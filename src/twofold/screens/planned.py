"""A planned talk in a list: it is called off, and brought back, where it stands."""

from collections.abc import Sequence

from twofold.domain.listening.routes import SessionRoute
from twofold.domain.listening.session import NOT_BEGUN, SessionSummary

from .house import PUT_AWAY
from .page import Page


class PlannedTalks(Page):
    """A page that lists what is ``_open``, planned talks among it."""

    _open: Sequence[object] = ()

    @property
    def _planned(self) -> str:
        """The id of the talk under the cursor, where it is chosen or planned and not begun; else ""."""
        talks = (each for each in self._open if isinstance(each, SessionSummary) and each.status in NOT_BEGUN)
        route = self.under_cursor.route
        return next((each.id for each in talks if SessionRoute(each.id) == route), "")

    @property
    def is_on_planned(self) -> bool:
        """Whether a talk that has not begun is under the cursor."""
        return bool(self._planned)

    @property
    def may_bring_back(self) -> bool:
        """Whether a talk was put away that can come back."""
        return bool(self.house.steps(PUT_AWAY))

    def on_option_list_option_highlighted(self) -> None:
        """Name the keys for what is under the cursor."""
        self.refresh_bindings()

    def action_call_off(self) -> None:
        """Drop the planned talk under the cursor."""
        from .puttingaway import put_away

        if (planned := self._planned) and put_away(self.house, planned):
            self.house.say(f"Called off. {self.key_of('home.bring-back')} brings it back.")
            self.reload()

    def action_bring_back(self) -> None:
        """Bring back the talk that was put away last."""
        from .puttingaway import bring_back

        bring_back(self)
        self.reload()
