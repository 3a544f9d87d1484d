"""How the book of a year looks, on the screen and on paper of any size."""

YEAR_STYLE = """\
:root { --ink: #1f1b17; }
body { max-width: 40rem; padding: 3.4rem 4.2rem 2.6rem; font-size: 11.5pt; line-height: 1.55; }
h2 { margin: 0 0 2.2em; padding: 0; border: 0; text-align: center; font-size: 1em; letter-spacing: 0.14em;
  text-transform: uppercase; color: var(--soft); }
h3 { margin: 0; font-size: 1.35em; font-weight: normal; line-height: 1.25; }
h3 + .quiet { margin-top: 0.3em; }
.chapter { margin-top: 4rem; padding-top: 3rem; border-top: 1px solid var(--line); }
.part + .part { margin-top: 4em; }
article + article { margin-top: 3em; }
.front { padding: 5rem 0 4rem; text-align: center; }
.front .pair { font-size: 1.2em; letter-spacing: 0.04em; }
.front .and { font-style: italic; color: var(--soft); }
.front h1 { margin-top: 1.6em; font-size: 2.6em; text-wrap: balance; }
.front .numeral { margin-top: 0.8em; font-size: 1.5em; letter-spacing: 0.12em; color: var(--soft); }
.front h1.numeral { margin-top: 0.5em; font-size: 5.2em; letter-spacing: 0.04em; color: var(--ink); }
.front .dedication { max-width: 24em; margin: 3.6em auto 0; font-style: italic; text-wrap: balance; }
.sentence { text-align: center; }
.large + .quiet { margin-top: 1.4em; }
.large { max-width: 20em; margin: 0 auto; font-size: 2em; line-height: 1.35; text-wrap: balance; }
.wordings { max-width: 28em; margin: 3.4em auto 0; padding: 0; list-style: none; color: var(--soft); }
.wordings li { margin-top: 0.9em; text-wrap: balance; }
.wordings .quiet { display: block; }
.words { unicode-bidi: plaintext; text-align: start; text-wrap: pretty; }
.letter .words { margin-top: 2em; line-height: 1.65; }
.letter .poem { padding-inline-start: 2.4em; line-height: 1.75; }
.letter + .letter { margin-top: 5rem; }
.thanks { margin-top: 2.2em; padding-inline-start: 1em; border-inline-start: 2px solid var(--line); }
.thanks .theirs { font-style: italic; }
.thanks .quiet .theirs { font-style: normal; }
.month + .month { margin-top: 2.6em; }
.month h3 { margin-bottom: 1em; padding-inline-start: 2.6em; font-size: 1.05em; font-style: italic; }
.moment { display: grid; grid-template-columns: 1.8em 1fr; gap: 0 1em; margin-top: 1.25em; }
.moment .day { padding-top: 0.1em; color: var(--soft); text-align: end; }
.moment .words { font-size: 1.08em; line-height: 1.45; }
.purpose { margin-top: 0.9em; font-style: italic; }
.days { margin-top: 1.9em; }
.days.some { columns: 2; column-gap: 2.2em; }
.lived { padding-bottom: 1.1em; }
.lived h4 { margin: 0; }
.plain { padding: 0; list-style: none; }
.plain li { margin-top: 0.25em; }
.memory { margin-top: 1.5em; }
.memory h4 { margin: 0 0 0.5em; }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.2em; }
.beside .who { color: var(--soft); font-style: italic; }
.beside .line { margin-top: 0.25em; }
.spoken { margin-top: 1em; }
article > .quiet, .spoken > .quiet, h3 + .quiet { break-after: avoid; }
.spoken .words { margin-top: 0.1em; }
.marked .words { padding-inline-start: 1em; border-inline-start: 2px solid var(--line); }
.agreed h4 { margin: 0.9em 0 0.2em; color: var(--soft); font-weight: normal; }
.try { margin-top: 1.1em; }
.try .quiet, .wordings .quiet { margin-inline-end: 0.4em; }
dl { display: grid; grid-template-columns: 11em 1fr; gap: 0.35em 1em; margin: 0.9em 0 0; }
dt { padding-top: 0.2em; color: var(--soft); font: 0.82em/1.45 system-ui, "Noto Sans", "DejaVu Sans",
  sans-serif; }
dd { margin: 0; }
footer { margin-top: 5em; border: 0; text-align: center; text-wrap: balance; break-before: avoid;
  break-inside: avoid; }
@page { margin: 24mm 27mm 26mm; @top-center { content: "YEAR"; font: 8.5pt system-ui, sans-serif;
  letter-spacing: 0.14em; color: #6a6258; } }
@page front { @top-center { content: none; } @bottom-center { content: none; } }
@media print {
  body { max-width: none; font-size: 11pt; }
  .front { page: front; padding: 52mm 0 0; }
  .chapter { margin: 0; padding: 0; border: 0; break-before: page; page-break-before: always; }
  .chapter.sentence { padding-top: 38mm; }
  .letter + .letter { margin: 0; break-before: page; page-break-before: always; }
  .retreat + .retreat { margin: 0; break-before: page; page-break-before: always; }
  footer { margin-top: 16mm; }
}
@media (max-width: 34rem) {
  .beside, dl { display: block; }
  .days.some { columns: 1; }
  body { padding: 1.6rem 1.3rem; }
}
"""
"""YEAR stands for the year that is told, in figures."""
