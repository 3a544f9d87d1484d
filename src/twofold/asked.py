"""What was asked for on the command line, and how it is answered when it cannot be done."""

TYPE_CHECKING = False  # typing and pathlib would take longer than the answer to --version
if TYPE_CHECKING:
    from pathlib import Path


class CommandFailed(Exception):
    """What was asked cannot be done; the message is a sentence to show."""


class Asked:
    """What was asked for: the words that stand outside of options, and the options."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.file: str | None = None
        self.force = False
        self.seat: str | None = None
        """Who this terminal is given to, as it was typed; None: to both."""
        self.worksheet: str | None = None
        """The date of a round ("" for the latest), or None when none was asked for."""
        self.retreat: str | None = None
        """The name of a retreat ("" for the next one), or None when none was asked for."""
        self.year: str | None = None
        """A year ("" for the latest that both chose), or None when none was asked for."""
        self.rings = self.phone = self.promises = False
        self.confined = False
        """Whether no other file, and no program, may be reached from this terminal."""
        self.key: str | None = None
        """The file of the public key that is let in ("-": what is typed), or None."""
        self.account: str | None = None
        """The other account of this computer that is to use the file too, or None."""
        self.mirror = self.write = self.yes = False
        self.share = False
        """Whether a moment is shown to the other at once."""
        self.only = ""


def data_of(asked: Asked) -> "Path":
    """Return the data file that is meant. Raises CommandFailed for a folder."""
    from .store.places import data_file
    from .store.typed import path_of

    data = data_file(None if asked.file is None else path_of(asked.file))
    if data.is_dir():
        raise CommandFailed(f"{data} is a folder. Name a file in it, such as {data / 'twofold.json'}.")
    return data


def plain(what: object) -> str:
    """Return *what* as text without control characters: a file's name could give orders to the terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(what))
