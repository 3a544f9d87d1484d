"""Where the style sheets are: beside the package once installed, at the top of a clone before."""

from functools import cache
from pathlib import Path


@cache
def styles_dir() -> Path:
    """Return the folder of the style sheets.

    An installed wheel carries them inside the package, a clone (and an editable install) at its top
    level. Raises FileNotFoundError when neither has them.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "styles", package.parents[1] / "styles"):
        if (folder / "base.tcss").is_file():
            return folder
    raise FileNotFoundError("twofold's style sheets are missing. Please install it again.")


def sheet(name: str) -> Path:
    """Return the path of the style sheet *name* (without its ending)."""
    return styles_dir() / f"{name}.tcss"
