"""Words that break other programs, for tests that show them.

As many of them stand in one line as do not hide what another does: each line costs every page that shows it.
"""

from rich.cells import cell_len, set_cell_size

HOSTILE = [
    "[/] a[/b]c \\[b] [",
    "[/foo] [x] done [a=b] [/",
    "[bold]hi [not a tag] [B]",
    "[$accent] $accent {0} %s {name}",
    "[@click=app.quit]x[/]",
    "[type=x, v={'a[0]'}] <script>",
    "日本語のなまえ 👩‍❤️‍👨",
    "שלום עולם e\u0301\u0302\u0303 combining",
    "W" * 40,
    "名" * 40,
]

UNSAFE = [
    "\x1b]0;PWNED\x07",
    "\x1b[2J",
    "a\x00b",
    "a\x9b31mb",
    "\u202eedis rehto",
    "x\ud800y",
    "tab\there",
    "x" * 10_000,
]


def packed(text: str) -> str:
    """Return *text* without white space: how it is wrapped does not matter here."""
    return "".join(text.split())


def beginning(text: str, cells: int = 24) -> str:
    """Return so much of the packed *text* as fills *cells*: what every page has room for in one line."""
    return set_cell_size(packed(text), min(cells, cell_len(packed(text))))


NASTY = [
    "# heading",
    "====",
    "---",
    "+ item",
    "1) one",
    "12345. many",
    "> quote",
    "    code",
    "\tcode",
    "```\nfence",
    "~~~",
    "<script>alert(1)</script>",
    "<!-- hidden",
    "[link](javascript:x)",
    "![picture](x)",
    "[ref]: http://x",
    "https://example.org/x and www.example.org and a@example.org",
    "a | b\n--|--\nc | d",
    "*a* _b_ **c** ~~d~~ `e`",
    "&lt;b&gt; &#35;",
    "back\\slash\\",
    "line  \nbreak\\\nagain",
    "a\n\n\nb",
    "\x1b]0;title\x07 [/red]",
    "- - -",
    "* * *",
    "Title\n===",
]


HOSTILE_HTML = [
    *NASTY,
    "</style><style>*{display:none}",
    "</title></head><body onload=x>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    "</span></p></article>",
    "<!--",
    "]]>",
    "&amp;&lt;script&gt;",
    "javascript:alert(1)",
    "expression(alert(1)) url(http://x)",
    "שלום <b>עולם</b>",
    "مرحبا بالعالم",
    "{0} %s {name}",
    "e\u0301\u0302 👩‍❤️‍👨 名",
    "\x1b]0;x\x07\u202eedis",
]
