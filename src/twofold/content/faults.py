"""What is wrong in a file of the couple's own: a key people can find, and a reason they can act on."""

import re
import tomllib
from collections.abc import Mapping

import msgspec

Fault = tuple[str, str]
"""A key such as ``rounds[1].steps[2].minutes`` (counted from one; "" for the whole file), and a reason."""


class Wrong(ValueError):
    """A file is not what it should be; ``faults`` says where and why."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(f"{key}: {reason}" if key else reason for key, reason in faults))
        self.faults = faults


class Shape(msgspec.Struct, frozen=True):
    """What a kind of file looks like.

    ``what``: what it is called. ``top``: what the whole file becomes; ``tables``: what the entries of each of
    its lists of tables become, by key, and ``first`` is the key of the one that comes first. ``choices``: the
    words that a key may have. ``hints``: what to say about a key whenever its value does not fit.
    ``paragraphs``: the keys whose text may have several lines. ``meant``: keys by what else people call them.
    """

    what: str
    top: type[msgspec.Struct]
    tables: Mapping[str, type[msgspec.Struct]]
    choices: Mapping[str, tuple[str, ...]]
    first: str
    hints: Mapping[str, str] = {}
    paragraphs: frozenset[str] = frozenset()
    meant: Mapping[str, str] = {}

    def place(self, table: type[msgspec.Struct]) -> str:
        """Return where the keys of *table* stand, in words."""
        key = next((key for key, kind in self.tables.items() if kind is table), "")
        return f"a {key.removesuffix('s')}" if key else "the top of the file"


_TYPES = {
    "str": 'text in quotes, like "this"',
    "int": "a whole number",
    "float": "a number",
    "float | null": "a number",
    "bool": "true or false",
    "array": "a list in square brackets",
    "object": "a table of keys",
    "object | null": "a table of keys",
    "date": "a date",
    "time": "a time",
    "datetime": "a date with a time",
}
_AT = re.compile(r" - at `\$(.*)`$", re.DOTALL)
_PART = re.compile(r"\.(\w+)|\[(\d+)\]")


def of_toml(error: ValueError) -> Fault:
    """Return where and why a text is not TOML; *error* is what ``tomllib.loads`` raised."""
    if not isinstance(error, tomllib.TOMLDecodeError):
        return "", "it holds a number that is too long to read"
    message = str(error)
    line = re.search(r"\(at line (\d+)", message)
    reason = re.sub(r" \(at [^()]*\)$", "", message)
    return (
        f"line {line[1]}" if line else "at its end",
        f"this is not valid TOML ({reason[:1].lower()}{reason[1:]})",
    )


def of_decoding(error: msgspec.ValidationError, shape: Shape) -> Fault:
    """Return where and why TOML does not have this *shape*; *error* is what ``msgspec.convert`` raised."""
    message = str(error)
    at = _AT.search(message)
    parts = _PART.findall(at[1]) if at else []
    message = message[: at.start()] if at else message
    key = "".join(f".{name}" if name else f"[{int(number) + 1}]" for name, number in parts)[1:]
    name = next((name for name, _ in reversed(parts) if name), "")
    if missing := re.fullmatch(r"Object missing required field `(.*)`", message):
        return _join(key, missing[1]), "this is missing, and it is needed"
    if unknown := re.fullmatch(r"Object contains unknown field `(.*)`", message, re.DOTALL):
        return _join(key, unknown[1]), _unknown_key(unknown[1], shape.tables.get(name, shape.top), shape)
    if name in shape.hints:
        return key, shape.hints[name]
    if wrong := re.fullmatch(r"Invalid enum value '(.*)'", message, re.DOTALL):
        return key, not_a_choice(wrong[1], shape.choices.get(name, ()))
    return key, _out_of_shape(message, name, shape)


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _near(word: str, words: tuple[str, ...]) -> str | None:
    import difflib

    return next(iter(difflib.get_close_matches(word.lower()[:60], words, n=1, cutoff=0.5)), None)


def _unknown_key(name: str, table: type[msgspec.Struct], shape: Shape) -> str:
    here = table.__struct_fields__
    for other in (shape.top, *shape.tables.values()):
        if other is not table and name in other.__struct_fields__:
            above = f": put it above the first [[{shape.first}]]" if other is shape.top else ""
            return f"this key belongs to {shape.place(other)}, not to {shape.place(table)}{above}"
    near = said if (said := shape.meant.get(name)) in here else _near(name, here)
    hint = f'did you mean "{near}"?' if near else f"the keys here are {', '.join(here)}"
    return f"there is no such key; {hint}"


def not_a_choice(value: str, choices: tuple[str, ...]) -> str:
    """Return that *value* is none of *choices*, which of them may be meant, and what there is."""
    near = _near(value, choices)
    hint = f'did you mean "{near}"? ' if near else ""
    listed = ", ".join(f'"{choice}"' for choice in choices)
    return f'"{value[:60]}" is not known here; {hint}it may be {listed}'


def _out_of_shape(message: str, name: str, shape: Shape) -> str:
    if "matching regex" in message:
        return "use small letters, digits and hyphens, a letter first, at most 40 of them"
    if length := re.fullmatch(r"Expected `(str|array)` of length (>= |<= |)(\d+)(?:, got \d+)?", message):
        kind, sign, number = length.groups()
        thing = "characters" if kind == "str" else "entries"
        if sign == ">= ":
            return "it is empty, and something is needed here"
        return f"it has more than {number} {thing}" if sign == "<= " else f"it needs exactly {number} {thing}"
    if bound := re.fullmatch(r"Expected `\w+` (>|>=|<|<=) ([\d.]+)", message):
        words = {">": "more than", ">=": "at least", "<": "less than", "<=": "at most"}
        return f"it must be {words[bound[1]]} {float(bound[2]):g}"
    if kinds := re.fullmatch(r"Expected `(.*)`, got `(.*)`", message):
        wanted, got = (_TYPES.get(kind, kind) for kind in kinds.groups())
        if kinds[1] == "array" and kinds[2] == "object" and name in shape.tables:
            return f"write [[{name}]] with two brackets on each side, so that there can be several"
        return f"this should be {wanted}, not {got}"
    return message[:1].lower() + message[1:].replace("`", '"')
