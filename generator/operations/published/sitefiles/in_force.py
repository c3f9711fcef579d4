"""`editions.json`: which version of each text is in force, for systems that record what people agreed to.

In: `SiteFacts`. Out: the file, as `schemas/editions.json` describes it and `docs/formats.md` promises it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ....editions import Interval, text_histories
from ....model.artifact import Artifact
from ....model.change import Change
from ....model.codec import pack
from ....render.addresses import EDITIONS, absolute
from .facts import SiteFacts

SCHEMA = 1
"""Number of the shape in which the file is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of a text: `digest` is the SHA-256 of its wording, `manifest` that of its edition.

    `address` stands for ever. It applies from `effective` on and before `until`, which is null where no end is known;
    `meaning_since` is the day from which on it means what it does.
    """

    edition: str
    digest: str
    manifest: str
    address: str
    change: Change
    effective: date
    until: date | None
    meaning_since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVersions:
    """A text in a language: where it is read, the version in force or null, and those whose day has not come."""

    work: str
    locale: str
    title: str
    address: str
    in_force: Version | None
    upcoming: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionsInForce:
    """What is in force on a day in the project's time zone, as far as it was known on it."""

    day: date
    timezone: str
    texts: tuple[TextVersions, ...]


def editions(facts: SiteFacts) -> Iterator[Artifact]:
    """Yield the file."""
    day = facts.contents.day
    told = EditionsInForce(day=day, timezone=facts.settings.timezone, texts=tuple(_texts(facts, day)))
    yield Artifact(path=EDITIONS, media_type="application/json", data=pack(told, SCHEMA))


def _texts(facts: SiteFacts, day: date) -> Iterator[TextVersions]:
    site = facts.contents.site
    for one in text_histories(facts.contents.archive, day):
        now = one.on(day)
        issues = [interval.issue for interval in one.intervals if interval.issue]
        coming = (interval for interval in one.intervals if interval.since and interval.since > day)
        if issues:
            shown = now.issue if now and now.issue else issues[-1]
            yield TextVersions(
                work=one.work,
                locale=one.locale,
                title=one.title,
                address=absolute(site, shown.document.path),
                in_force=next(_versions(facts, now), None),
                upcoming=tuple(version for interval in coming for version in _versions(facts, interval)),
            )


def _versions(facts: SiteFacts, interval: Interval | None) -> Iterator[Version]:
    """Yield the version of an interval, none for one without a text."""
    if interval and interval.issue and interval.since:
        issue = interval.issue
        yield Version(
            edition=interval.edition,
            digest=issue.document.text,
            manifest=issue.frozen.sha256,
            address=absolute(facts.contents.site, issue.address),
            change=issue.change.change,
            effective=interval.since,
            until=interval.until,
            meaning_since=issue.since,
        )
