"""The days of a project as iCalendar (RFC 5545): what takes effect or ends, who was told, what is due, what law begins.

In: `SiteFacts`. Out: `calendar.ics`, in the first language that each work has. Days are whole days; an event keeps its
UID, and is stamped with the day of the edition that it comes from, so that equal editions give equal bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date

from ....editions import Issue, Series, Standing
from ....editions.duties import load_duties
from ....editions.manifest import FrozenChange
from ....localize import Language
from ....model.artifact import Artifact
from ....model.coverage import DutyAnswer
from ....model.history import Entry, dates_on, order
from ....model.periods import later
from ....model.registries import in_language
from ....render.addresses import CALENDAR, absolute
from .facts import SiteFacts, file

YEARLY = (12, "month")
"""How often a work is read again that says nothing of it, as the rule `date-age` has it."""
_LONGEST = 75
"""Octets of a line, without its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day, what is on it, the edition that it comes from, and what tells it from others of that edition."""

    day: date
    says: str
    edition: str
    key: str


def calendar(facts: SiteFacts) -> Iterator[Artifact]:
    """Yield the calendar, where there is a day to tell."""
    lines = [line for series, one in events(facts) for line in _printed(one, series, facts)]
    if lines:
        head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Clausebook//Editions//EN"]
        text = "".join(f"{_folded(line)}\r\n" for line in (*head, *lines, "END:VCALENDAR"))
        yield file(CALENDAR, "text/calendar; charset=utf-8", text)


def events(facts: SiteFacts) -> Iterator[tuple[Series, Event]]:
    """Yield the days of all works, each told of its texts in the first language that it has."""
    seen: set[str] = set()
    for language, texts in facts.languages:
        for series in (one for one in texts if one.work not in seen):
            seen.add(series.work)
            yield from ((series, one) for one in _events(series, language, facts))


def _events(series: Series, language: Language, facts: SiteFacts) -> Iterator[Event]:
    """Yield the days of a work, told of the texts of one language."""
    for entry in (one for one in series.entries if one.change.change.withdraws and not one.cancelled):
        yield _event(entry.effective, _on("This document is withdrawn from {date}", entry.effective, language), entry)
    for issue in series.issues:
        if issue.standing is not Standing.CANCELLED and issue.change.change.alters_meaning:
            yield from _of_edition(issue, series, language, facts)
    yield from _reviews(series, language, facts)
    yield from _duties(series, language, facts)


def _of_edition(issue: Issue, series: Series, language: Language, facts: SiteFacts) -> Iterator[Event]:
    day, edition = issue.change.effective, issue.frozen.id
    begins = _on("This edition is effective from {date}", day, language)
    yield Event(day=day, says=begins, edition=edition, key="effective")
    told = _on("Readers were told of the edition of {date}", issue.frozen.day, language)
    for number, notice in enumerate(issue.notices):
        yield Event(day=notice.day, says=told, edition=edition, key=f"notice {number}")
    for other in facts.contents.series:
        if other.work == series.work and all(order(one.frozen.id) < order(edition) for one in other.issues):
            name = facts.contents.site.languages[other.locale].autonym
            due = language.label("Translation due: {language}", language=name)
            yield Event(day=day, says=due, edition=edition, key=f"translation {other.locale}")


def _reviews(series: Series, language: Language, facts: SiteFacts) -> Iterator[Event]:
    """Yield the day by which a work has to be read again."""
    work, dates = facts.works.get(series.work), dates_on(series.entries, facts.contents.day)
    every = work.review_every if work else None
    if dates.review and not dates.withdrawn:
        due = later(dates.review.day, *((every.number, every.unit) if every else YEARLY))
        yield _event(due, language.label("Review due"), dates.review)


def _duties(series: Series, language: Language, facts: SiteFacts) -> Iterator[Event]:
    """Yield the days on which duties of a text begin, as the law cites them; and on which somebody has to assert anew.

    A calendar is published: it tells neither who asserts what nor what a text lacks. A duty that no text is near to
    stands with the first one. Raises EditionError for an altered file.
    """
    newest = facts.contents.archive.newest
    law = load_duties(newest)
    if law is None or newest is None:
        return
    home, no = facts.contents.series[0].work, DutyAnswer.NOT_APPLICABLE.value
    told = ((duty, one) for duty in law.duties.values() for one in duty.answers if one.answer != no)
    own = [(duty, one) for duty, one in told if (one.work or home) == series.work]
    for day in sorted({duty.since for duty, _ in own if duty.since and duty.since > law.day}):
        cited = dict.fromkeys(in_language(duty.citation, language.locale) for duty, _ in own if duty.since == day)
        begins = language.label("Begins to apply: {law}", law="; ".join(cited))
        yield Event(day=day, says=begins, edition=newest.id, key=f"law {day}")
    for day in sorted({one.expires for _, one in own if one.expires}):
        yield Event(
            day=day, says=language.label("Assertions to be renewed"), edition=newest.id, key=f"assertions {day}"
        )


def _event(day: date, says: str, entry: Entry[FrozenChange]) -> Event:
    return Event(day=day, says=says, edition=entry.edition, key=entry.change.change.value)


def _on(message: str, day: date, language: Language) -> str:
    return language.label(message, date=language.long_date(day))


def _printed(event: Event, series: Series, facts: SiteFacts) -> Iterator[str]:
    """Yield the lines of an event."""
    newest = series.issues[-1].document
    kept = {issue.frozen.id: issue.address for issue in series.issues}
    stamp = facts.midnight(order(event.edition)[0]).astimezone(UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{facts.identity('day', series.work, event.edition, event.key)}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"SUMMARY;LANGUAGE={series.locale}:{_escaped(f'{newest.title} · {event.says}')}"
    yield f"URL:{absolute(facts.contents.site, kept.get(event.edition, newest.path))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", " ".join(text.split()))


def _folded(line: str) -> str:
    """Return a line in pieces that are short enough; no character is parted."""
    pieces, room = [""], _LONGEST
    for char in line:
        size = len(char.encode())
        if size > room:
            pieces.append(" ")
            room = _LONGEST - 1
        pieces[-1] += char
        room -= size
    return "\r\n".join(pieces)
