"""The questions for a first call, in a file of one's own."""

from typing import ClassVar

from textual.binding import BindingType

from twofold.screens.onpaper import Kind, OnPaper, kind_keys, to_print


class SupportPaper(OnPaper):
    """Writes the questions for the first call into a file."""

    place = "support.paper"
    why = "It is easier to ask what is written down."
    notes = ("It says nothing about the two of you, and does not mention twofold.",)
    noun = "first-call"
    kinds = (
        to_print("with room to write"),
        Kind("text", ".txt", "Plain text", "to read anywhere", "t", "to read", "Plain text",
             "Plain text, to read anywhere"),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = kind_keys(kinds)

    def lead(self) -> str:
        """Say what it is."""
        return "The questions for a first call to a therapist, as a file."

    def stem(self) -> str | None:
        """Give the file a name that says little."""
        return "first-call"

    def about(self) -> str:
        """Say what stays behind."""
        return "It says nothing about the two of you. The file stays where you put it until you delete it."

    def written(self) -> str:
        """Write the questions."""
        from twofold.exports.support import first_call_page, first_call_text

        return first_call_page() if self.kind.ending == ".html" else first_call_text()
