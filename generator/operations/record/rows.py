"""What programs are told of a text: one value for each interval, with where it lies and what proves it.

In: the history of a text, the `Inquiry` that it answers, and the intervals that are asked about. Out: rows. Each file
that is named was read and has its hash.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ...editions import Interval, Issue, TextHistory
from ...editions.archive import read_file
from ...editions.intervals import Gap
from ...editions.manifest import FileSum, FrozenChange, Notice
from ...model.diagnostics import Message
from ...model.history import Standing
from ..approvals import ApprovalRow
from ..publication.receipt import ReceiptLine
from .evidence import in_project, is_told
from .sentences import Inquiry, approvals_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveLine:
    """What a target showed, by a line of its receipt."""

    target: str
    line: ReceiptLine


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenRecord:
    """What a signature or stamp over a record of an edition proves: the id of a message, with its values."""

    record: str
    proves: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalRow:
    """The days on which a text stood in one way, though none of it may have been kept."""

    work: str
    locale: str | None
    title: str | None
    standing: Standing | Gap
    from_: date | None
    until: date | None
    zone: str
    as_of: date
    governing: str | None
    edition: str
    class_: str | None
    effective: date | None
    cancelled: date | None
    change: FrozenChange


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow(IntervalRow):
    """The days on which a text stood in one way, with where it lies and what proves it."""

    text: str | None
    parts: Mapping[str, FileSum]
    edition_sha256: str
    blanked: tuple[str, ...]
    entered: date | None
    source: str | None
    frozen: date | None
    stamped: str | None
    notices: tuple[Notice, ...]
    seen: LiveLine | None
    attestations: tuple[ProvenRecord, ...]
    approvals: tuple[ApprovalRow, ...]


def rows(told: TextHistory, inquiry: Inquiry, intervals: Sequence[Interval]) -> Iterator[IntervalRow | TextRow]:
    """Yield what is told of intervals of a text. Raises EditionError for a file that is not as it was frozen."""
    for one in intervals:
        standing: dict[str, Any] = {
            "work": told.work,
            "locale": told.locale or None,
            "title": (one.issue.document.title if one.issue else told.title) or None,
            "standing": one.standing,
            "from_": one.since,
            "until": one.until,
            "zone": inquiry.zone,
            "as_of": inquiry.asked,
            "governing": inquiry.governing,
            "edition": one.edition,
            "class_": one.change.change.value if is_told(one) else None,
            "effective": one.issue.since if one.issue else one.change.effective,
            "cancelled": one.cancelled,
            "change": one.change,
        }
        yield TextRow(**standing, **_proof(one.issue, inquiry)) if one.issue else IntervalRow(**standing)


def _proof(issue: Issue, inquiry: Inquiry) -> dict[str, Any]:
    frozen, entered = issue.frozen, issue.frozen.entered
    stamp, seen = inquiry.stamp_of(frozen), inquiry.seen_of(frozen)
    return {
        "text": issue.document.text or None,
        "parts": dict(_parts(issue)),
        "edition_sha256": frozen.sha256,
        "blanked": tuple(one.clause for one in frozen.redactions if (one.work, one.locale) == issue.document.key),
        "entered": entered.entered if entered else None,
        "source": entered.source or entered.name_of(issue.document) if entered else None,
        "frozen": None if entered else frozen.day,
        "stamped": stamp.time.isoformat() if stamp and stamp.time and not entered else None,
        "notices": issue.notices,
        "seen": LiveLine(target=seen[0], line=seen[1]) if seen else None,
        "attestations": tuple(
            ProvenRecord(record=one.record, proves=one.proves.id, values=_values(one.proves))
            for one in inquiry.attested
            if one.frozen.id == frozen.id
        ),
        "approvals": tuple(one.judged.row for one in approvals_of(issue, inquiry)),
    }


def _values(message: Message) -> dict[str, str]:
    return {name: value.id if isinstance(value, Message) else str(value) for name, value in message.values}


def _parts(issue: Issue) -> Iterator[tuple[str, FileSum]]:
    """Yield file and hash of each part: what is named to a regulator has to be what was frozen."""
    for part, held in issue.parts.items():
        read_file(issue.frozen, held.path)
        yield part, replace(held, path=in_project(issue.frozen, held.path))
