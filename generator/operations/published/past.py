"""What pages and feeds tell of the editions of a document: a line for each, the newest first.

In: how a text stands, and what a site is made of. Out: a `PastEdition` per edition, in the words of its language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ...editions import FrozenChange, Issue, Series, Standing
from ...editions.manifest import Summary
from ...localize import Language
from ...model.history import order
from ...render.site import PastEdition

if TYPE_CHECKING:
    from .folders import SiteContents


def past_editions(series: Series, contents: SiteContents) -> Iterator[PastEdition]:
    """Yield the editions of a document, newest first, those whose text was never kept among them."""
    language = contents.site.languages[series.locale]
    kept = (
        _line(issue.frozen.id, issue.change, series.locale, language, _note(issue, language), issue.address)
        for issue in series.issues
    )
    lost = (
        _line(entry.edition, change, series.locale, language, "", "")
        for entry, change in contents.archive.unkept
        if change.concerns(series.work, series.locale) and order(entry.edition)[0] <= contents.day
    )
    yield from sorted((*kept, *lost), key=lambda line: order(line.edition), reverse=True)


def lineage(series: Series, earlier: Iterable[Series], contents: SiteContents) -> Iterator[PastEdition]:
    """Yield the editions of a document and of those that it took the place of, newest first, each name once."""
    found: dict[str, PastEdition] = {}
    for one in (series, *earlier):
        for line in past_editions(one, contents):
            found.setdefault(line.edition, replace(line, kind=called(one, series, line.kind)))
    yield from sorted(found.values(), key=lambda line: order(line.edition), reverse=True)


def called(series: Series, now: Series, kind: str) -> str:
    """Return what an edition did, with the title of its document where that is another one by now."""
    title = series.issues[-1].document.title
    return kind if title == now.issues[-1].document.title else f"{title} · {kind}"


def _line(edition: str, change: FrozenChange, locale: str, language: Language, note: str, path: str) -> PastEdition:
    return PastEdition(
        edition=edition,
        date=day_of(edition, language),
        kind=language.label(change.change.label),
        reasons=tuple(dict.fromkeys(told(one.because, locale) for one in change.reasons if one.locale == locale)),
        note=note,
        summary=told(change.summary, locale),
        path=path,
    )


def day_of(edition: str, language: Language) -> str:
    """Return the day of an edition, with its number where the day has several."""
    day, number = order(edition)
    return language.long_date(day, None) + (f" · {number}" if number > 1 else "")


def told(texts: Sequence[Summary], locale: str) -> str:
    """Return the text for readers of a language, "" where there is none."""
    told = {one.locale: one.text for one in texts}
    return told.get(locale) or told.get("") or ""


def _note(issue: Issue, language: Language) -> str:
    if issue.standing is Standing.CANCELLED:
        return dated("This edition was cancelled on {date} and never took effect", issue.until, language)
    if issue.change.effective > issue.frozen.day:
        return dated("This edition is effective from {date}", issue.change.effective, language)
    return ""


def dated(message: str, day: date | None, language: Language) -> str:
    """Return a message of the catalogue with a day."""
    return language.label(message, date=language.long_date(day, None) if day else "")


def links_to(edition: str, history: str, language: Language) -> tuple[tuple[str, str], ...]:
    """Return the words and the paths of what a page of changes leads to."""
    return (language.label("Edition"), edition), (language.label("History"), history)
