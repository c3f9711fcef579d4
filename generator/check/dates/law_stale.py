"""Laws, citations and authorities that changed. See docs/rules/law-stale.md.

The list is `languages/dated.py`; in a clause that names a duty, the citations of its record as well.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ...languages.dated import DATED, Dated, citation
from ...languages.pattern import NEVER, Match
from ...model.diagnostics import Diagnostic, warning
from ...model.duties import Duty, citation_on
from ...model.registries import text_in
from ..passage import Passage
from ..sentences import sentences_in
from ..subject import Subject

_EXPIRED = "law-stale.expired"
"""What has ended says until when it held, and so does history: these words tell nothing there."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each phrase that was out of date on the day asked for, unless its sentence tells history."""
    listed = tuple(_listed(subject))
    yield from listed
    told = {finding.span for finding in listed}
    for finding in _cited(subject):
        if finding.span not in told:  # several duties may have had one number
            told.add(finding.span)
            yield finding


def _listed(subject: Subject) -> Iterator[Diagnostic]:
    for passage in subject.all_passages():
        for one, matches in _dated_in(passage.text):
            yield from _told(passage, one, matches) if one.since <= subject.day else ()


def _cited(subject: Subject) -> Iterator[Diagnostic]:
    """Yield what clauses cite by a number that a duty which they name had before."""
    duties = [duty for pack in subject.library.laws.packs.values() for duty in pack.duties.values()]
    renumbered = [one for duty in duties for one in _renumbered(duty, subject.day)]
    for key, names in subject.tags.items() if renumbered else ():
        for passage in subject.passages[key]:
            for one in (one for name, one in renumbered if name in names):
                if matches := tuple(one.phrase.finditer(passage.text)):
                    yield from _told(passage, one, matches)


def _renumbered(duty: Duty, day: date) -> Iterator[tuple[str, Dated]]:
    """Yield the earlier citations of a duty, as phrases; one that is a part of the present one is still right."""
    now = citation_on(duty, day)
    if now is None:
        return
    for old in duty.citations:
        for tag, text in old.text.items():
            written = text_in(now.text, tag) or ""
            if old.since.day < now.since.day and text not in written:
                yield (
                    duty.id,
                    Dated(
                        phrase=citation(text),
                        change="law-stale.renumbered",
                        since=now.since.day,
                        jurisdiction=duty.id,
                        source=written,
                        now=written,
                    ),
                )


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
