"""Documents as JSON text, and back.

The text is always plain ASCII (any locale reads it), and always JSON: no NaN, no infinity.

Python's own reader and writer are loaded when first needed: to show what is kept, they are not.
"""

import codecs
from collections.abc import Mapping
from typing import Any

import msgspec


def _escape(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    import json

    part = error.object[error.start : error.end]
    return json.dumps(part)[1:-1], error.end


codecs.register_error("twofold-json", _escape)


def ascii_json(text: bytes) -> bytes:
    """Return the JSON *text* (UTF-8) with every other character escaped; ASCII comes back as it is."""
    # In JSON such characters occur within strings only, where an escape means the same.
    return text if text.isascii() else text.decode().encode("ascii", "twofold-json")


def dump(document: Mapping[str, Any]) -> msgspec.Raw:
    """Return *document* as JSON, exactly as stock TinyDB would understand it.

    Raises TypeError for a value JSON has no word for, ValueError for NaN, infinity and half characters.
    """
    import json

    text = json.dumps(document, allow_nan=False, separators=(",", ":")).encode()
    if b"\\ud" in text:
        # Halves of surrogate pairs are escapes that no strict reader takes.
        msgspec.json.decode(text)
    return msgspec.Raw(text)


def load(raw: msgspec.Raw) -> dict[str, Any]:
    """Return a fresh copy of the document *raw*. Raises ValueError or RecursionError."""
    try:
        document = msgspec.json.decode(raw)
    except msgspec.DecodeError:
        import json

        # Slower, and takes what stock TinyDB may have written: halves of surrogate pairs, huge numbers.
        document = json.loads(bytes(raw))
    if not isinstance(document, dict):
        raise ValueError("not a document")
    return document


def same(raw: msgspec.Raw, document: Mapping[str, Any]) -> bool:
    """Tell whether *document* says what *raw* says, types included (1 is not true, 1.0 is not 1)."""
    text = dump(document)
    return bytes(text) == bytes(raw) or bytes(text) == bytes(dump(load(raw)))
