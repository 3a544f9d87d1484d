"""Links in what leaves: whoever reads it can follow them, and they lead exactly where they should."""

from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from twofold.domain.people import meet
from twofold.domain.retreat.looking import read_link
from twofold.domain.retreat.plan import Idea, Plan, Slot
from twofold.exports.escape import linked
from twofold.exports.retreat import retreat_markdown
from twofold.exports.retreat_page import retreat_page

NOW = datetime(2026, 11, 20, tzinfo=UTC)
COUPLE = meet("Ana", "Ben")
LINKS = (
    "https://example.org/a?b=1&c=2",
    "https://example.org/?q=walk&copy;=1&lt;&amp;x",
    "https://example.org/a_(b)_*c*[d]`e`~f|g",
    "http://example.org:8080/~us/#top",
    "www.example.org/dance",
    'https://example.org/<b>>"x"',
    "https://example.org/$(x);'y'!",
)
NO_LINKS = (
    "javascript:alert(1)",
    "mailto:us@example.org",
    "two words",
    "https://",
    "file:///etc/passwd",
    "x.",
    "v1.2",
)


def plan(link: str) -> Plan:
    slot = Slot(id="s", title="Clay & wheel", day=0, start=600, link=link)
    return Plan(
        id="p", title="Advent & more", start=date(2026, 11, 27), days=2, created=NOW, updated=NOW,
        slots=(slot,), ideas=(Idea(id="i", title="Dance", link=link),),
    )  # fmt: skip


def test_what_is_typed_leads_there() -> None:
    assert read_link(LINKS[0]) == LINKS[0] and read_link(LINKS[4]) == f"https://{LINKS[4]}"


def in_markdown(text: str) -> list[str]:
    """Where the links of a Markdown text lead, as they are written in a page made of it."""
    found: list[str] = []
    for token in MarkdownIt("commonmark").parse(text):
        for child in token.children or ():
            if child.type == "link_open":
                found.append(str(child.attrs["href"]))
    return found


class Links(HTMLParser):
    """Collects where the links of a page lead, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [str(value) for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("typed", LINKS)
def test_a_link_in_markdown_leads_where_it_should_and_shows_what_was_typed(typed: str) -> None:
    def plain(url: str) -> str:
        return MarkdownIt("commonmark").normalizeLink(url)

    assert in_markdown(retreat_markdown(plan(typed), COUPLE, NOW)) == [plain(read_link(typed))] * 2
    page = Links(MarkdownIt("commonmark").render(f"- {linked(typed)}"))
    assert page.words.strip() == typed


@pytest.mark.parametrize("typed", LINKS)
def test_a_link_on_a_page_leads_where_it_should_and_shows_what_was_typed(typed: str) -> None:
    page = Links(retreat_page(plan(typed), COUPLE, NOW))
    assert set(page.found) == {read_link(typed)}
    assert typed in page.words and "Clay & wheel" in page.words and "Advent & more" in page.words


@pytest.mark.parametrize("typed", NO_LINKS)
def test_what_leads_nowhere_on_the_web_is_no_link(typed: str) -> None:
    text, page = retreat_markdown(plan(typed), COUPLE, NOW), retreat_page(plan(typed), COUPLE, NOW)
    assert in_markdown(text) == [] and Links(page).found == []
    assert typed in Links(page).words
