"""Print what every rule finds in a folder of texts, per 1,000 words: how a rule's false alarms are counted.

usage: python -m tests.tools.precision DIR [RULE ...]

Each `.txt` and `.md` file is one document: its first line the title, every other line that is not empty a paragraph.
With rules named, their findings are printed, too, for a person to judge. A word is a Latin word or a Han character.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.check import RULES, Subject, examine
from generator.model.diagnostics import Diagnostic
from generator.model.source import Source, Span
from generator.model.written import Clause, Paragraph, Text
from generator.parse import parse
from generator.report import as_text
from generator.resolve import resolve
from tests.annotated import DAY
from tests.languages import languages
from tests.ruling import completed
from tests.support import ENGLISH, sources

WORD = re.compile(r"[^\W\d_\u2e80-\u9fff]+|[\u4e00-\u9fff]")
HAN = re.compile(r"[\u4e00-\u9fff]")
LINE = re.compile(r"[^\n]*\S")
SUFFIXES = {".txt", ".md"}
_TENTH = 10
_THOUSAND = 1000


def main() -> None:
    """Print a line per rule: findings, findings per 1,000 words."""
    folder, *wanted = sys.argv[1:]
    texts = [
        (path.name, path.read_text(encoding="utf-8"))
        for path in sorted(Path(folder).rglob("*"))
        if path.suffix in SUFFIXES
    ]
    words = sum(len(WORD.findall(text)) for _, text in texts)
    found = [finding for name, text in texts for finding in judged(name, text)]
    shown = [finding for finding in found if finding.rule in wanted]
    sys.stdout.write(as_text(shown, ENGLISH))
    counts = Counter(finding.rule for finding in found)
    sys.stdout.write(f"{len(texts)} texts, {words} words\n")
    for rule, count in counts.most_common():
        sys.stdout.write(f"{rule:28} {count:5}  {count * _THOUSAND / max(1, words):6.2f} per 1,000 words\n")


def judged(name: str, text: str) -> tuple[Diagnostic, ...]:
    """Return what all rules find in a text by itself."""
    locale = "zh-Hans" if len(HAN.findall(text)) * _TENTH > len(text) else "en"
    path = f"clauses/policy/text.{locale}.md"
    library, _ = parse(sources(completed({path: "# Title\n\nText\n"})))
    assert library is not None
    clause = read_clause(library.clauses["policy", "text", locale], Source(path=name, text=text))
    library = replace(library, clauses={("policy", "text", locale): clause})
    documents, _ = resolve(library, languages(), DAY)
    subject = Subject(library=library, documents=documents, languages=languages(), day=DAY)
    return examine(subject, RULES.values()).findings


def read_clause(clause: Clause, source: Source) -> Clause:
    """Return a clause with the lines of a text as its title and its paragraphs."""
    first, *rest = (*_lines(source), source.whole())
    paragraphs = tuple(Paragraph(children=(_text(span),), span=span) for span in rest if span.text)
    return replace(clause, title=(_text(first),), title_span=first, blocks=paragraphs, source=source)


def _lines(source: Source) -> Iterator[Span]:
    for match in LINE.finditer(source.text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield source.span(start, match.end())


def _text(span: Span) -> Text:
    return Text(text=span.text, span=span)


if __name__ == "__main__":
    main()
