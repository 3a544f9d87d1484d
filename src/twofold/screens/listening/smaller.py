"""The smaller and softer version of a talk, and its lengths, on the page where it begins."""

from textual.content import Content

from twofold.domain.listening.protocols import Protocol
from twofold.widgets.plain import plain

from .moment import Moment


class Smaller(Moment):
    """A page before a talk that can be taken whole, or smaller and softer."""

    whole: Protocol
    """The talk as its file has it."""
    protocol: Protocol
    """The talk as it is taken."""
    is_softer = False
    heat = 1
    length: float | None = None

    def take(self, protocol: Protocol, *, softer: bool) -> None:
        """Take *protocol* whole, or its smaller and softer version, where it has one."""
        self.whole, self.is_softer = protocol, softer and protocol.softer is not None
        self.protocol = protocol.softened() if self.is_softer else protocol
        self.length = self.protocol.variants[0].minutes if self.protocol.variants else None
        if self.is_softer:
            self.heat = min(self.heat, self.protocol.heat)

    def take_next_length(self) -> None:
        """Take the next longer one of its lengths, after the longest the shortest."""
        lengths, now = self.protocol.offered(), self.chosen.minutes[1]
        self.length = next((minutes for minutes in lengths if minutes > now), lengths[0])

    @property
    def chosen(self) -> Protocol:
        """The protocol, in the length that was chosen."""
        return self.protocol if self.length is None else self.protocol.with_length(self.length)

    @property
    def has_lengths(self) -> bool:
        """Whether it comes in several lengths."""
        return len(self.protocol.offered()) > 1

    def smaller(self) -> Content:
        """Say what is smaller, in the smaller version."""
        soft = self.whole.softer
        return plain(f"Smaller and softer. {soft.why}" if self.is_softer and soft else "")

    @property
    def has_softer(self) -> bool:
        """Whether it comes smaller and softer, too."""
        return self.whole.softer is not None

    @property
    def softer_called(self) -> str:
        """What the key of the softer version does just now."""
        return "The whole talk" if self.is_softer else ""

    def lengths_hint(self) -> Content:
        """Return the keys of another length, and of the softer version or the whole."""
        hints = []
        if "setup.length" in self.keys.bound:
            hints.append(self.keys("setup.length") + (" other" if self.is_narrow else " another length"))
        if "setup.softer" in self.keys.bound and not self.is_narrow:
            hints.append(self.keys("setup.softer") + self.softer_hint)
        return Content(", ").join(hints)

    @property
    def softer_hint(self) -> str:
        """What stands beside the key of the softer version."""
        return " the whole" if self.is_softer else " softer"
