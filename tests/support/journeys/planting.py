"""A file of somebody else's: orders to a terminal in every text that it holds, in a setting, in a path."""

import json
from pathlib import Path
from typing import Any

import msgspec

from twofold.store import sums
from twofold.store.kinds import KINDS
from twofold.store.places import journal_file

ORDERS = "\x1b]52;c;UExBTlRFRA==\x07\x1b[5m\x9b5m\x9d0;planted\x9c\u202eplanted\u2066\x7f"
"""A write to the clipboard, blinking twice over, a title for the window, words turned round, a DEL."""
NAME = "planted\x1b]52;c;UExBTlRFRA==\x07\x1b[5m\u202e"
"""The same, as the name of a folder or a file."""


def plant(path: Path) -> int:
    """Put ORDERS into every text of the data file *path* that may hold any, as another program would; return
    into how many. Ids, and words of a fixed choice, stay as they are."""
    tables = json.loads(path.read_bytes())
    ids = {document.get("id") for table in tables.values() for document in table.values()}
    count = 0
    for name, kind in KINDS.items():
        decoder = msgspec.json.Decoder(kind)
        for document in tables.get(name, {}).values():
            document.pop(sums.FIELD, None)
            for holder, key in list(_texts(document)):
                old = holder[key]
                if old in ids or not old:
                    continue
                for new in (old[: len(old) // 2] + ORDERS, old[:-1] + "\x9b"):
                    holder[key] = new
                    try:
                        decoder.decode(json.dumps(document))
                    except msgspec.ValidationError:
                        holder[key] = old
                    else:
                        count += 1
                        break
    path.write_text(json.dumps(tables))
    journal_file(path).unlink(missing_ok=True)
    return count


def _texts(value: Any) -> Any:
    """Yield the place (holder and key) of each text within *value*."""
    for key, each in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(each, str):
            yield value, key
        elif isinstance(each, dict | list):
            yield from _texts(each)
