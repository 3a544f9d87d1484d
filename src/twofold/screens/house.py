"""What the app offers its pages, and what it holds of a record just now."""

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from textual.screen import Screen

from twofold.domain.clock import Clock
from twofold.domain.people import Couple
from twofold.domain.records import Record, Side
from twofold.domain.routes import Route
from twofold.widgets.hands import Company

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from twofold.content import Decks, Library, Templates
    from twofold.domain.leftout import LeftOut
    from twofold.store import Store
    from twofold.store.book import Book
    from twofold.store.config import Settings
    from twofold.store.vault import Vault

R = TypeVar("R", bound=Record)
PUT_AWAY = "listening.away"
"""Under what name the app keeps which talks were put away, to be brought back."""
REMOVED = "It was removed, for both of you."
"""Said where something went for good, wherever its page is open."""

JUST_NOW = 0.7
"""Seconds from a change at the other terminal to a key that was still meant for what stood there before."""
CONFINED = "From this seat you can reach only your shared file."
"""Said where another file would be read or written, or a program started; what to do instead follows."""


class House(Protocol):
    """What the app offers its pages."""

    clock: Clock

    in_terminal: bool
    """Whether it is drawn in a terminal, and a frame takes time to get there."""

    seat: Side | None
    """To whom this terminal was given; None: to both, who share its keyboard."""

    @property
    def has_company(self) -> bool:
        """Whether the other of the two is at their own seat now, as seen from this one; kept nowhere."""
        ...

    def company_on(self, spot: str) -> Company:
        """Return whether the other is at their seat, and has the page called *spot* open there, too."""
        ...

    @property
    def store(self) -> "Store":
        """The open data file."""
        ...

    @property
    def vault(self) -> "Vault":
        """The two drawers: what is private, and who may see it now."""
        ...

    @property
    def book(self) -> "Book":
        """Everything the two share, to be looked through."""
        ...

    @property
    def settings(self) -> "Settings":
        """The settings of this machine."""
        ...

    @property
    def library(self) -> "Library":
        """The listening protocols, read when first asked for."""
        ...

    @property
    def templates(self) -> "Templates":
        """What a retreat can begin with, read when first asked for."""
        ...

    @property
    def decks(self) -> "Decks":
        """The decks of questions, read when first asked for."""
        ...

    @property
    def left_out(self) -> "Sequence[LeftOut]":
        """What in the settings and in files of the couple's own cannot be used, as far as it is known yet."""
        ...

    @property
    def confined(self) -> bool:
        """Whether only the file of the two may be reached from here: no other, and no program."""
        ...

    @property
    def zone(self) -> str:
        """The IANA name of the time zone that this machine is in."""
        ...

    def keep(self, *records: Record) -> tuple[Record, ...]:
        """Save *records* in one commit and return them as saved.

        When the disk refuses, they wait (a quiet line says so, and each second it is tried again) and
        are returned as they came. Raises Stale when a newer revision is already in the file.
        """
        ...

    def go(self, route: Route, *, afresh: bool = False, instead: bool = False) -> None:
        """Open the page that *route* leads to.

        *afresh*: with home right below it; *instead*: in the place of the page on top. Raises LookupError
        for an unknown place.
        """
        ...

    def say(self, sentence: str, *, calm: bool = True, stays: bool = False) -> None:
        """Show *sentence* for a few seconds; not calm: as a warning.

        Said on a private page it goes with the page, unless it *stays* because it holds nothing private.
        """
        ...

    def hand_out(self, text: str) -> None:
        """Copy *text*, which its author chose to send, to the clipboard of the terminal.

        On a private page it goes from there, too, at the next hand-over.
        """
        ...

    def turned(self, page: Screen[Any]) -> None:
        """Take note that *page* shows another moment since the other terminal changed something.

        A key that was meant for the moment before (`Page.hangs_on_moment`) is held back for a while.
        """
        ...

    def ring(self) -> None:
        """Ring the soft bell, if the couple wants one."""
        ...

    def couple(self) -> Couple:
        """Return the couple. Raises LookupError before the two have met."""
        ...

    def couple_or_none(self) -> Couple | None:
        """Return the couple, or None before the two have met."""
        ...

    def set_settings(self, settings: "Settings") -> None:
        """Use *settings* from now on and keep them in the config file."""
        ...

    def steps(self, of: str, *, private: bool = False) -> list[Any]:
        """Return what was done to *of* (a record's id, or what a list is called) and can be taken back.

        The newest is last; the app keeps the list, for every page. *private*: until the next hand-over.
        """
        ...

    def forget_steps(self, ids: "Collection[str]") -> None:
        """Let go of what could be taken back of the records *ids*: they were removed."""
        ...

    def left(self, side: Side, page: Screen[Any]) -> None:
        """Close the drawer of *side*, whose private *page* is gone, unless another of theirs is open."""
        ...

    def unsaved_words(self) -> str:
        """Return the sentence about what could not be saved yet, or an empty one."""
        ...

    @property
    def unsaved(self) -> tuple[Record, ...]:
        """What could not be saved yet, as it is now; newer than what the store has of it."""
        ...


def newest(house: House, kind: type[R], id: str) -> R | None:
    """Return the record *id* as it waits to be saved, else as the store has it; None when it is gone."""
    waits = next((r for r in house.unsaved if isinstance(r, kind) and r.id == id), None)
    return waits or house.store.find(kind, id)


def gone_words(house: House, kind: type[Record], id: str, what: str, where: str = "there") -> str:
    """Return what is said in the place of the record *id* that a page does not find; *what*: "This plan".

    One that is there, but cannot be read, is not called gone.
    """
    return house.store.fault(kind, id) or f"{what} is not {where} any more."
