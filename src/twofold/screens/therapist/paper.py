"""Somebody on the list in a file of one's own: the sessions for a calendar, or what was noted."""

from typing import ClassVar

from textual.binding import BindingType

from twofold.domain.therapist.records import Therapist
from twofold.screens.house import gone_words, newest
from twofold.screens.onpaper import NOT_SEALED, Kind, OnPaper, in_markdown, kind_keys

from .kept import shortlist


class TherapistPaper(OnPaper):
    """Writes the one with *therapist_id* into a file."""

    place = "therapist.paper"
    why = "With the day in your calendars, neither of you has to remind the other."
    notes = (
        "In the calendar each session is called by the name alone. Nothing says what it is.",
        "Write it over the old file and import it again, and what you moved is moved there too.",
    )
    noun = "sessions"
    kinds = (
        Kind("calendar", ".ics", "A calendar", "for the calendar on your phones", "c", "a calendar",
             "Calendar", "A file for a calendar (.ics)"),
        in_markdown("what you noted, to read"),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = kind_keys(kinds)

    def __init__(self, therapist_id: str) -> None:
        super().__init__()
        self.therapist_id = therapist_id

    @property
    def one(self) -> Therapist | None:
        """Them as they stand, or None when they are gone."""
        return newest(self.house, Therapist, self.therapist_id)

    def _gone(self) -> str:
        return gone_words(self.house, Therapist, self.therapist_id, "This", "on your list")

    def lead(self) -> str:
        """Name them."""
        return self._gone() if self.one is None else f"{self.one.name}, as a file."

    def stem(self) -> str | None:
        """Give the file a name that says little."""
        from twofold.exports.therapist import file_day

        return None if self.one is None else f"sessions-{file_day(self.one).isoformat()}"

    def about(self) -> str:
        """Say what stays behind."""
        return NOT_SEALED

    def written(self) -> str:
        """Write it as it stands now."""
        from twofold.exports.therapist import sessions_calendar, told_alone

        if (one := self.one) is None:
            raise LookupError(self._gone())
        if self.kind.ending == ".ics":
            return sessions_calendar(one, before=self.replaced)
        couple = self.house.couple()
        return told_alone(one, shortlist(self.house), (couple.name("a"), couple.name("b")))
