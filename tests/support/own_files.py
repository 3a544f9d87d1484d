"""Files of the couple's own, for the tests of what is read from them."""

from pathlib import Path


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """Write *content* to the file *name* in *folder*; return its path."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
