"""Effective dates against the notice period of a work, and a period that its text promises against none.

In: an entry of the changelog, the works and their texts. Out: a finding for each work whose change takes effect before
readers have had the time that `notice-period` of its work.yaml gives them, which `because:` in the entry overrides; and
for a material change of a work without such a period whose own text promises one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ...check.sentences import sentences_in
from ...check.values import values_in
from ...languages import known_of
from ...model.diagnostics import Diagnostic, error
from ...model.document import Document, plain_text, walk_sections
from ...model.library import Edition, Library, WorkChange
from ...model.nodes import runs
from ...model.periods import in_words, later


def too_early(edition: Edition, effective: dict[str, date], library: Library, published: date) -> Iterator[Diagnostic]:
    """Yield a finding for each change that gives too little notice; `effective` is by work.

    Notice begins on the day on which the edition is published: nobody reads it on an older one that it may be of.
    """
    for change in edition.works:
        first = first_day(published, change, library)
        if first and effective[change.work] < first and not change.because:
            period = library.works[change.work].notice_periods[change.change]
            finding = error(
                "notice-too-short.period",
                change.span,
                work=change.work,
                day=effective[change.work],
                change=change.change.value,
                period=in_words(period.number, period.unit),
            )
            yield finding.with_help("notice-too-short.or-later", day=first).with_help("notice-too-short.because")


def promised(edition: Edition, library: Library, documents: Sequence[Document]) -> Iterator[Diagnostic]:
    """Yield a finding for each material change of a work that has no notice period and promises one, with the promise.

    A promise is a sentence of a clause on changes with a period and a word for telling people.
    """
    for change in edition.works:
        work = library.works.get(change.work)
        if not change.change.is_told_beforehand or work is None or change.change in work.notice_periods:
            continue
        found = next((text for one in documents if one.work == work.id for text in _promises(one)), None)
        if found:
            finding = error("notice-promised.sentence", change.span, work=work.id, sentence=found)
            yield finding.with_help("notice-promised.state")


def _promises(document: Document) -> Iterator[str]:
    """Yield the sentences of clauses on changes that tell of a period of notice."""
    pack = known_of(document.locale)
    topic = pack.matters.titles.get("changes") if pack.matters else None
    notice = pack.periods.roles.get("notice") if pack.periods else None
    if topic is None or notice is None:
        return
    for section in walk_sections(document.sections):
        texts = map(plain_text, runs(section.blocks)) if topic.search(plain_text(section.title).lower()) else ()
        sentences = (text[start:end].strip() for text in texts for start, end in sentences_in(text, document.locale))
        yield from (one for one in sentences if notice.search(one) and _has_period(one, document.locale))


def _has_period(sentence: str, locale: str) -> bool:
    return any(value.kind == "period" for value in values_in(sentence, locale))


def first_day(day: date, change: WorkChange, library: Library) -> date | None:
    """Return the first day on which a change that is published on `day` may take effect; None where any day will do."""
    work = library.works.get(change.work)
    period = work.notice_periods.get(change.change) if work else None
    return later(day, period.number, period.unit) if period else None
