"""A copy of everything in another place, for when the file itself cannot be saved."""

from typing import ClassVar

from textual.binding import BindingType

from twofold.domain.people import Invalid

from .onpaper import Kind, OnPaper, kind_keys


class Elsewhere(OnPaper):
    """Writes all that is kept, with what could not be saved yet, into a file that twofold can open."""

    place = "elsewhere"
    heading = "A copy elsewhere"
    why = "What cannot be saved in its usual place can go elsewhere: on a USB stick, or in another folder."
    notes = (
        "twofold --file opens the copy as it is.",
        "twofold merge adds what is in it to your file, once that can be written again.",
    )
    noun = "twofold-copy"
    kinds = (
        Kind("whole", ".json", "Everything", "with what is not saved yet", "a", "twofold opens it",
             "Everything", "Everything, as one file"),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = kind_keys(kinds, "elsewhere")

    def lead(self) -> str:
        """Say what it is, and what is wrong."""
        return self.house.unsaved_words() or "Everything you have, in one file that twofold can open."

    def stem(self) -> str | None:
        """Give the file a name with the day in it."""
        return f"twofold-{self.house.clock.now().astimezone():%Y-%m-%d}"

    def about(self) -> str:
        """Say what is sealed in it, and what is not."""
        return "What has a passphrase stays sealed in it; the rest is readable. Nothing is sent anywhere."

    def written(self) -> str:
        """Write everything."""
        from twofold.store.errors import StoreError

        try:
            return self.house.store.whole(self.house.unsaved).decode("ascii")
        except StoreError as error:
            raise Invalid(str(error)) from error
