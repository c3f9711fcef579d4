"""Laws, citations and authorities that changed. See docs/rules/law-stale.md; the list is `languages/dated.py`."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from ...languages.dated import DATED, Dated
from ...languages.pattern import NEVER, Match
from ...model.diagnostics import Diagnostic, warning
from ..passage import Passage
from ..sentences import sentences_in
from ..subject import Subject

_EXPIRED = "law-stale.expired"
"""What has ended says until when it held, and so does history: these words tell nothing there."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each phrase that was out of date on the day asked for, unless its sentence tells history."""
    for passage in subject.all_passages():
        for one, matches in _dated_in(passage.text):
            yield from _told(passage, one, matches) if one.since <= subject.day else ()


@lru_cache(maxsize=4096)
def _dated_in(text: str) -> tuple[tuple[Dated, tuple[Match, ...]], ...]:
    return tuple((one, found) for one in DATED if (found := tuple(one.phrase.finditer(text))))


def _told(passage: Passage, one: Dated, matches: tuple[Match, ...]) -> Iterator[Diagnostic]:
    sentences = list(sentences_in(passage.text, passage.locale))
    by_sentence: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        by_sentence[bisect_right(sentences, (match.start(), len(passage.text))) - 1].append(match)
    for at, within in by_sentence.items():
        if _counts(passage, *sentences[at], one):
            yield from (_finding(passage, match, one) for match in within)


def _counts(passage: Passage, start: int, end: int, one: Dated) -> bool:
    law = passage.pack.law
    former = law.former if law and one.change != _EXPIRED else NEVER
    beside = all(words.search(passage.text, start, end) for words in one.beside)
    return beside and not former.search(passage.text, start, end)


def _finding(passage: Passage, match: Match, one: Dated) -> Diagnostic:
    found = warning(
        one.change,
        passage.span(*match.span()),
        match=match[0],
        since=one.since,
        jurisdiction=one.jurisdiction,
        source=one.source,
    )
    return found.with_help("law-stale.write-other", replacement=one.now)
