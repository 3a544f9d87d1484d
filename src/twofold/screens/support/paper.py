"""The questions for a first call, in a file of one's own."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from twofold.screens.onpaper import Kind, OnPaper


class SupportPaper(OnPaper):
    """Writes the questions for the first call into a file."""

    place = "support.paper"
    why = "It is easier to ask what is written down."
    notes = ("Nothing of the two of you is in it, and no word of twofold.",)
    noun = "first-call"
    kinds = (
        Kind("page", ".html", "A page to print", "with room to write", "p", "to print"),
        Kind("text", ".txt", "Plain text", "to read anywhere", "t", "to read"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "kind('page')", "Page to print", tooltip="A page for the printer (HTML)", show=False,
                id="paper.page"),
        Binding("t", "kind('text')", "Plain text", tooltip="Plain text, to read anywhere", show=False,
                id="paper.text"),
    ]  # fmt: skip

    def lead(self) -> str:
        """Say what it is."""
        return "The questions for a first call to a therapist, as a file."

    def stem(self) -> str | None:
        """Give the file a name that says little."""
        return "first-call"

    def about(self) -> str:
        """Say what stays behind."""
        return "Nothing of the two of you is in it. The file stays where you put it until you delete it."

    def written(self) -> str:
        """Write the questions."""
        from twofold.exports.support import first_call_page, first_call_text

        return first_call_page() if self.kind.ending == ".html" else first_call_text()
