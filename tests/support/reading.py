"""What a reader of Markdown, or of a page, sees: its words, and its structure."""

from collections.abc import Iterator
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from twofold.domain.people import Couple, meet

READER = MarkdownIt("gfm-like", {"html": True})


def leaves(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.children is None:
            yield token
        else:
            yield from leaves(token.children)


def shown(tokens: list[Token]) -> str:
    """Return the words that a reader sees, with line breaks, and nothing for structure."""
    return "".join(
        {"softbreak": "\n", "hardbreak": "\n", "paragraph_close": "\n\n"}.get(t.type, t.content)
        for t in leaves(tokens)
    )


class Seen(HTMLParser):
    """What a browser makes of a page: the elements with their attributes, and the words between them."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.structure: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.words: list[str] = []
        self._inside: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.structure.append((tag, tuple((name, value) for name, value in attrs if name != "aria-label")))
        self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.structure.append((f"/{tag}", ()))

    def handle_comment(self, data: str) -> None:
        self.structure.append(("comment", ((data, None),)))

    def handle_data(self, data: str) -> None:
        if self._inside[-1:] != ["style"]:
            self.words.append(data)


def names(text: str) -> Couple:
    return meet(f"A {text}", f"B {text}")


INLINE = {"paragraph_open", "paragraph_close", "softbreak", "hardbreak", "text_special", "inline", "text"}


def structure(text: str) -> list[str]:
    """Return the kinds of all that is not words; block quotes apart, which more lines may make."""
    tokens = READER.parse(text)
    kinds = [t.type for t in tokens] + [c.type for t in tokens for c in t.children or ()]
    return [kind for kind in kinds if kind not in INLINE | {"blockquote_open", "blockquote_close"}]


def words_of(page: str) -> str:
    """Return what a reader of *page* sees, with single spaces."""
    return " ".join(" ".join(Seen(page).words).split()).replace(" ,", ",")
