"""The record of what was published at a target: one line for each publication, none ever altered.

In: the bytes of `receipt.jsonl`, and what is published now. Out: the bytes with one more line; what was live on a day.
A line is canonical JSON and names the SHA-256 of the line before, so that a line that was altered or taken away shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from ...disk.reading import parse_json
from ...disk.tree import digest
from ...editions.folder import EDITION
from ...model.diagnostics import RefusalError
from .told import editions_told, in_order

SCHEMA = 1
"""Number of the shape in which a line is written."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FORMS: Mapping[str, re.Pattern[str]] = {
    "when": re.compile(r"2[0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\+00:00"),
    "manifest": _SHA256,
    "edition": EDITION,
    "edition_sha256": _SHA256,
    "commit": re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})(?:-dirty)?"),
    "previous": _SHA256,
}
"""How each field of a line is written."""
_MAY_LACK = frozenset({"edition", "edition_sha256", "commit", "previous"})


class ReceiptError(RefusalError):
    """A receipt that was altered, or is none."""


class BrokenLineError(ReceiptError):
    """A line that is none, or that does not continue the one before."""

    @property
    def line(self) -> int:
        """Its number, from 1."""
        return int(str(dict(self.message.values)["line"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """One publication: when, the hashes of the tree's manifest and of its newest edition, and from which commit."""

    when: str
    manifest: str
    edition: str | None
    edition_sha256: str | None
    commit: str | None
    previous: str | None
    schema: int = SCHEMA

    @property
    def moment(self) -> datetime:
        """Return when it was published."""
        return datetime.fromisoformat(self.when)


def entries(data: bytes) -> tuple[ReceiptLine, ...]:
    """Return the publications of a receipt, oldest first. Raises BrokenLineError for the first line that is wrong."""
    found: list[ReceiptLine] = []
    lines = data.split(b"\n")
    if lines.pop():
        raise BrokenLineError("publish.receipt-broken", line=len(lines) + 1)
    for number, line in enumerate(lines, start=1):
        entry = _entry(line)
        before = digest(lines[number - 2]) if number > 1 else None
        if entry is None or entry.previous != before:
            raise BrokenLineError("publish.receipt-broken", line=number)
        found.append(entry)
    return tuple(found)


def _entry(line: bytes) -> ReceiptLine | None:
    try:
        entry = ReceiptLine(**{name.replace("-", "_"): value for name, value in parse_json(line).items()})
        return entry if _is_sound(entry) and _line(entry) == line else None
    except (ValueError, TypeError, AttributeError):
        return None


def _is_sound(entry: ReceiptLine) -> bool:
    """Say whether every field of a line is written in its form: whoever edits a receipt may leave anything there."""
    fields = {name: getattr(entry, name) for name in _FORMS}
    given = {name: value for name, value in fields.items() if value is not None}
    are_written = all(isinstance(value, str) and _FORMS[name].fullmatch(value) for name, value in given.items())
    is_whole = fields.keys() - given.keys() <= _MAY_LACK and (entry.edition is None) == (entry.edition_sha256 is None)
    return are_written and is_whole and entry.moment.tzinfo is UTC and entry.schema is SCHEMA


def with_entry(data: bytes, manifest: bytes, when: datetime, commit: str | None) -> bytes:
    """Return a receipt with one more line, for a tree with this manifest."""
    editions = editions_told(parse_json(manifest))
    newest = next(reversed(in_order(editions)), None)
    entry = ReceiptLine(
        when=when.astimezone(UTC).isoformat(),
        manifest=digest(manifest),
        edition=newest,
        edition_sha256=editions[newest] if newest else None,
        commit=commit,
        previous=digest(data.rstrip(b"\n").rpartition(b"\n")[2]) if data else None,
    )
    return data + _line(entry) + b"\n"


def _line(entry: ReceiptLine) -> bytes:
    return json.dumps(plain(entry), sort_keys=True, separators=(",", ":")).encode()


def plain(entry: ReceiptLine) -> dict[str, Any]:
    """Return a publication as its line says it."""
    return {name.replace("_", "-"): value for name, value in asdict(entry).items()}


def live_on(told: Sequence[ReceiptLine], day: date, zone: tzinfo) -> tuple[ReceiptLine, ...]:
    """Return what was live at any moment of a day in a time zone, oldest first."""
    begin = datetime.combine(day, time.min, zone)
    end = datetime.combine(day + timedelta(days=1), time.min, zone)
    earlier = [entry for entry in told if entry.moment <= begin][-1:]
    return (*earlier, *(entry for entry in told if begin < entry.moment < end))
