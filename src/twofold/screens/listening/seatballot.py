"""The ballot of one of the two at a seat of their own, until both open their answers in the same moment."""

import msgspec

from twofold.domain.listening.session import Ballot
from twofold.domain.records import Side, other
from twofold.screens.house import House
from twofold.screens.twokeys import Question, TwoKeys

ACT, KIND = "pulse", "ballot"


class SeatBallot:
    """The ballot that *side* fills at their own seat, after the session *session_id*. No widgets here."""

    def __init__(self, house: House, session_id: str, side: Side) -> None:
        self.side: Side = side
        self._about = session_id
        self.two_keys = TwoKeys(house, lambda: Question(ACT, session_id))

    def bring(self, ballot: Ballot) -> None:
        """Say that *side* is ready to open *ballot*."""
        from twofold.store.halves import Half

        texts = {KIND: msgspec.json.encode(ballot).decode()}
        self.two_keys.bring(Half(self.side, self._about, (), texts, None))

    def both(self) -> tuple[Ballot, Ballot] | None:
        """Go on with what both brought; return both ballots, a's first, once they are to be opened here.

        Raises Unreadable.
        """
        from twofold.store.errors import Unreadable

        if not self.two_keys.exchange():
            return None
        try:
            mine, theirs = (
                msgspec.json.decode(self.two_keys.brought[side][KIND], type=Ballot)
                for side in (self.side, other(self.side))
            )
        except (KeyError, msgspec.DecodeError):
            raise Unreadable from None
        return (mine, theirs) if self.side == "a" else (theirs, mine)
