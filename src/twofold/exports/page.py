"""A page for the printer: one HTML file that needs nothing else, loads nothing and runs nothing of theirs.

The frame is for anything a couple takes away on paper. It keeps a block whole on one sheet where it can, is
readable in grey, and shows each text in the direction of its own script. Everything people typed goes through
`text`, `theirs`, `linked` or `lines`.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape

from ..domain.retreat.looking import read_link
from ..domain.text import clean
from .escape import is_plain_link

_STYLE = """\
:root { --ink: #26221d; --soft: #6a6258; --line: #cfc7bb; --tint: #f4f0e9; color-scheme: light; }
* { box-sizing: border-box; }
html { background: #ebe5db; -webkit-text-size-adjust: 100%; }
body { max-width: 46rem; margin: 2rem auto; padding: 3rem 3.2rem 2.4rem; background: #fff; color: var(--ink);
  font: 11pt/1.5 Charter, "Iowan Old Style", "Palatino Linotype", Palatino, P052, Georgia, "Noto Serif",
  "DejaVu Serif", serif; }
h1, h2, h3, h4, p, ul, figure { margin: 0; }
a { color: inherit; }
h1 { font-size: 2.1em; font-weight: normal; line-height: 1.15; letter-spacing: -0.01em; }
h2 { margin: 2.2em 0 0.9em; padding-bottom: 0.3em; border-bottom: 1px solid var(--ink); font-size: 1.2em;
  font-weight: normal; break-after: avoid; }
h3 { margin: 1.4em 0 0.6em; font-size: 1.05em; font-weight: bold; break-after: avoid; }
h4 { margin: 0.9em 0 0.25em; break-after: avoid; }
h4, .quiet, .lead { color: var(--soft); font: 0.82em/1.45 system-ui, -apple-system, "Segoe UI", Roboto,
  "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif; }
h4 { font-weight: 600; color: var(--ink); }
p, li { overflow-wrap: anywhere; }
ul { padding-inline-start: 1.1em; }
.names { margin-top: 0.5em; font-size: 1.15em; }
.theirs { white-space: pre-wrap; unicode-bidi: isolate; overflow-wrap: anywhere; }
.lead { display: block; }
.whole { break-inside: avoid; page-break-inside: avoid; }
footer { margin-top: 3em; padding-top: 0.8em; border-top: 1px solid var(--line); }
@page { margin: 17mm 16mm 19mm; @bottom-center { content: counter(page); font: 9pt system-ui, sans-serif;
  color: #6a6258; } }
@media print {
  html, body { background: none; }
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; orphans: 3; widows: 3; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media (max-width: 34rem) { body { margin: 0; padding: 1.4rem 1.2rem; } }
"""


def page(title: str, body: str, foot: str, style: str = "") -> str:
    """Return a whole HTML document for the printer: *title* (plain text), *body* (HTML), *foot* (plain text)
    below it.

    *style* is more CSS of ours. Neither *body* nor *style* is escaped.
    """
    return document(title, f'{body}\n<footer class="quiet">{text(foot)}</footer>', _STYLE + style)


def document(title: str, body: str, style: str, script: str = "") -> str:
    """Return a whole HTML document with this *style* alone. *script*: the only one that may run in it.

    None of *body*, *style* and *script* is escaped: they are ours.
    """
    digest = b64encode(sha256(script.encode()).digest()).decode()
    may_run = f"; script-src 'sha256-{digest}'" if script else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        # Nothing may be fetched or run, even if something slipped through.
        '<meta http-equiv="Content-Security-Policy" '
        f"content=\"default-src 'none'; style-src 'unsafe-inline'{may_run}\">\n"
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="generator" content="twofold">\n'
        f"<title>{text(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n"
        f"{f'<script>{script}</script>' if script else ''}</body>\n</html>\n"
    )


def text(words: str) -> str:
    """Return *words* (theirs or ours) as HTML text, safe in an element and in a quoted attribute."""
    return escape(clean(words, len(words)), quote=True)


def theirs(words: str, tag: str = "span", kind: str = "") -> str:
    """Return what they typed in an element *tag*, with its line breaks, in the direction of its script.

    *kind*: more classes of ours.
    """
    return f'<{tag} class="{f"theirs {kind}".strip()}" dir="auto">{text(words)}</{tag}>'


def linked(words: str) -> str:
    """Return what they typed as a link that can be followed; what is none, as they typed it."""
    if not is_plain_link(words):
        return theirs(words)
    return f'<a href="{text(read_link(words))}">{theirs(words)}</a>'


def lines(items: Iterable[str]) -> str:
    """Return what they typed as a list."""
    return "<ul>" + "".join(theirs(item, "li") for item in items) + "</ul>"
