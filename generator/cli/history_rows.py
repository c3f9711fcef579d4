"""What programs are told by `clausebook history --json`: one object for each interval of a text.

In: the history of a text, the `Inquiry` that it answers, and the intervals that are asked about. Out: values that JSON
can hold. Each file that is named was read and has its hash.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from ..editions import Interval, Issue, TextHistory
from ..editions.archive import read_file
from ..editions.manifest import SOURCE, FrozenReason, Summary
from ..model.diagnostics import Message
from ..operations.record import Inquiry, in_project, is_told


def rows(told: TextHistory, inquiry: Inquiry, intervals: Sequence[Interval]) -> Iterator[dict[str, Any]]:
    """Yield what is told of intervals of a text. Raises EditionError for a file that is not as it was frozen."""
    around = {"zone": inquiry.zone, "as-of": inquiry.asked.isoformat(), "governing": inquiry.governing}
    for one in intervals:
        yield {
            "work": told.work,
            "locale": told.locale or None,
            "title": (one.issue.document.title if one.issue else told.title) or None,
            "standing": one.standing.value,
            "from": _iso(one.since),
            "until": _iso(one.until),
            **around,
            "edition": one.edition,
            "class": one.change.change.value if is_told(one) else None,
            "effective": _iso(one.issue.since if one.issue else one.change.effective),
            "cancelled": _iso(one.cancelled),
            "because": one.change.because,
            "reasons": [_reason(reason) for reason in one.change.reasons if reason.locale == told.locale],
            "summary": _by_locale(one.change.summary),
            **(_proof(one.issue, inquiry) if one.issue else {}),
        }


def _proof(issue: Issue, inquiry: Inquiry) -> dict[str, Any]:
    blanked = [one.clause for one in issue.frozen.redactions if (one.work, one.locale) == issue.document.key]
    return {
        "text": issue.document.text or None,
        **dict(_parts(issue)),
        "edition-sha256": issue.frozen.sha256,
        "blanked": ", ".join(blanked) or None,
        "entered": _mark(issue),
        "frozen": _frozen(issue, inquiry),
        "notices": [
            {"on": one.day.isoformat(), "how": one.how, "evidence-sha256": one.evidence} for one in issue.notices
        ],
        "seen": _seen(issue, inquiry),
        "attestations": [
            {"record": one.record, "proves": one.proves.id, **_values(one.proves)}
            for one in inquiry.attested
            if one.frozen.id == issue.frozen.id
        ],
    }


def _values(message: Message) -> dict[str, str]:
    return {name: value.id if isinstance(value, Message) else str(value) for name, value in message.values}


def _frozen(issue: Issue, inquiry: Inquiry) -> dict[str, str] | None:
    """Return the day that an edition states, and the time that a stamp proves it to have existed at."""
    if issue.frozen.entered:
        return None
    first = inquiry.stamp_of(issue.frozen)
    stated = {"day": issue.frozen.day.isoformat(), "by": "stated"}
    return stated | {"by": "time stamp", "time": first.time.isoformat()} if first and first.time else stated


def _seen(issue: Issue, inquiry: Inquiry) -> dict[str, str] | None:
    """Return where and when an edition was first published, by the receipts of the project."""
    first = inquiry.seen_of(issue.frozen)
    return {"target": first[0], "time": first[1].moment.isoformat()} if first else None


def _parts(issue: Issue) -> Iterator[tuple[str, str]]:
    """Yield file and hash of each part: what is named to a regulator has to be what was frozen."""
    for part, held in issue.parts.items():
        read_file(issue.frozen, held.path)
        name = "file" if part == SOURCE else part
        yield name, in_project(issue.frozen, held.path)
        yield f"{name}-sha256", held.sha256


def _reason(reason: FrozenReason) -> dict[str, Any]:
    because = _by_locale(reason.because)
    told = {"clause": reason.clause, "locale": reason.locale, "passage": reason.passage}
    return {**told, "because": because, "answered-by": reason.answered_by}


def _by_locale(texts: Sequence[Summary]) -> dict[str, str]:
    return {told.locale: told.text for told in texts}


def _mark(issue: Issue) -> dict[str, str | None] | None:
    """Return when and from what a text was entered, None for one that was frozen when it was published."""
    entered = issue.frozen.entered
    if entered is None:
        return None
    return {"day": entered.entered.isoformat(), "source": entered.source, "file": entered.name_of(issue.document)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
