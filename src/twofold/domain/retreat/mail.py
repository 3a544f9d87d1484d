"""The head of a mail in what was pasted: who wrote it when says nothing of the stay that it is about."""

import re

from twofold.domain.text import folded

_FIELD = re.compile(r"[ \t>*]{0,4}([^\W\d_][^\W_-]{0,11}(?:-[^\W_]{1,12}){0,4}) ?[:：][ \t]*(?=\S)")
_SUBJECT = frozenset(("subject", "betreff", "objet", "oggetto", "asunto", "onderwerp", "temat", "件名"))
_SENDER = frozenset(("from", "von", "de", "da", "van", "od", "差出人"))
_OTHERS = frozenset(
    ("to", "cc", "bcc", "date", "sent", "reply-to", "message-id", "content-type", "mime-version", "an",
     "kopie", "datum", "gesendet", "a", "envoye", "inviato", "para", "enviado", "fecha", "aan",
     "verzonden", "do",
     "wysłano", "data", "received", "return-path", "delivered-to",
     "dkim-signature", "in-reply-to",
     "references", "list-unsubscribe", "content-transfer-encoding", "宛先", "日時", "送信日時")
)  # fmt: skip
_WROTE = re.compile(
    r"(?:wrote|schrieb|a écrit|ha scritto|escribió|schreef|napisał\(?a?\)?)(?: [^\n:]{0,80})? ?:\s*$"
)
_AGAIN = re.compile(r"(?:(?:re|aw|wg|fwd?|tr|rif|i|rv|antw|odp|pd)(?:\[\d\])? ?[:：]\s*)+", re.IGNORECASE)
_LONGEST = 400
_MOST_FIELDS = 60


def without_heads(text: str) -> str:
    """Return *text* with the lines of mail heads blank, but for subjects; all letters keep their place."""
    lines = text.split("\n")
    n = 0
    while n < len(lines):
        head = _head(lines, n)
        for at in range(n, n + len(head)):
            lines[at] = lines[at] if head[at - n] in _SUBJECT else " " * len(lines[at])
        if not head and lines[n].rstrip().endswith(":") and _WROTE.search(lines[n][-_LONGEST:]):
            lines[n] = " " * len(lines[n])
        n += max(len(head), 1)
    return "\n".join(lines)


def without_again(subject: str) -> str:
    """Return *subject* without what answering and passing on put before it, such as "AW: "."""
    return _AGAIN.sub("", subject, count=1) if _AGAIN.match(subject) else subject


def _head(lines: list[str], n: int) -> list[str]:
    """Return the names of the fields of the head that begins in line *n*; none where no head does."""
    names: list[str] = []
    for line in lines[n : n + _MOST_FIELDS]:
        match = _FIELD.match(line)
        name = folded(match[1]) if match else ""
        if name in _SUBJECT or name in _SENDER or name in _OTHERS or name.startswith("x-"):
            names.append(name)
        elif names and line[:1] in (" ", "\t") and line.strip():
            names.append("")
        else:
            break
    is_head = len(names) > 1 and bool(_SENDER & set(names)) and len(set(names)) > 1
    return names if is_head else []
