"""`clauses/changelog.yaml`: the editions, newest first.

In: its tree. Out: editions in the file's order. Whether they go together is for `chronology.py` to say; whether works
and clauses exist is not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..model.change import Change
from ..model.diagnostics import error
from ..model.history import order
from ..model.library import Edition, Notified, Reason, WorkChange
from .record import RecordValues, listed, mapped, optional, own_name, own_place, place_of, record_of, required
from .shape import Choice, Findings, NamedRecords, Sequence
from .values import DAY, EDITION, LINE, LOCALE, NAME, OPEN_TEXTS, PERSON, PROSE, REFERENCE, SHA256

_EFFECTIVE = optional(
    "effective", DAY, "When it takes effect. Default: the day of the edition, or of the work's previous one if later."
)
_PASSAGE = required(
    "passage", PROSE, "The passage as `release --propose` prints it: what went in [-…-], what came in {+…+}."
)
_REASON = record_of(
    "Why a passage was clarified",
    Reason,
    clause=required("clause", REFERENCE, "The clause of the passage; title or notice for what stands around them."),
    locale=required("locale", LOCALE, "The language of the passage."),
    passage=_PASSAGE,
    because=required("because", OPEN_TEXTS, "Why the passage has the effect that it had, by language."),
    answered_by=optional(
        "answered-by", PERSON, "Who answers for a passage that touches what decides, such as a figure or a right."
    ),
    span=place_of(_PASSAGE),
)
_ON = required("on", DAY, "The day on which readers were told.")
_NOTIFIED = optional(
    "notified",
    record_of(
        "When and how readers were told",
        Notified,
        day=_ON,
        how=required("how", LINE, "How they were told, such as by e-mail; published with the edition."),
        evidence=optional(
            "evidence-sha256", SHA256, "The SHA-256 of what proves it, such as the message as it was sent."
        ),
        span=place_of(_ON),
    ),
    "When and how readers were told; it may come after the release, and the next `release` freezes it.",
)


_WORK = record_of(
    "What an edition does to a work",
    WorkChange,
    work=own_name,
    change=required(
        "change",
        Choice(words={change.value: change for change in Change}),
        "; ".join(f"{change.value}: {change.meaning}".removesuffix(": ") for change in Change) + ".",
    ),
    locales=listed("locales", LOCALE, "The languages it concerns. Default: all of the work."),
    effective=_EFFECTIVE,
    version=optional("version", LINE, "What the text calls itself from then on, for `{version}` in labels of dates."),
    clauses=listed("clauses", REFERENCE, "The clauses that changed."),
    because=optional("because", PROSE, "Why it was changed."),
    reasons=listed("reasons", _REASON, "For `clarified`: a reason for each passage."),
    summary=mapped("summary", OPEN_TEXTS, "What changed, for readers, by language; a release asks for it."),
    notified=_NOTIFIED,
    span=own_place,
    effective_span=place_of(_EFFECTIVE),
)
_EDITION = required("edition", EDITION, "The day of the edition; 2021-06-30.2 for a second one on that day.")
_WORKS = mapped("works", NamedRecords(key=NAME, value=_WORK), "What the edition does, by work.")
_CANCELS = optional("cancels", EDITION, "An earlier edition that still waits for its day and never takes effect.")


def _does_something(values: RecordValues, findings: Findings) -> bool:
    if _WORKS.name in values.nodes or values[_CANCELS] is not None:
        return True
    findings.append(error("missing-key.works", values.span(_EDITION)).with_help("missing-key.add-works"))
    return False


def _edition(id: str, works: Mapping[str, WorkChange], **told: Any) -> Edition:
    return Edition(id=id, day=order(id)[0], works=tuple(works.values()), **told)


_ENTRY = record_of(
    "An edition",
    _edition,
    _does_something,
    {"anyOf": [{"required": [_WORKS.name]}, {"required": [_CANCELS.name]}]},
    id=_EDITION,
    works=_WORKS,
    cancels=_CANCELS,
    notes=optional("notes", PROSE, "For the team; never published."),
    span=place_of(_EDITION),
    cancels_span=place_of(_CANCELS),
)

CHANGELOG = Sequence(item=_ENTRY)


def next_name(changelog: Iterable[Edition], day: date) -> str:
    """Return the name of a new edition of `day`: the day, with a number from the second one on."""
    same = sum(edition.day == day for edition in changelog)
    return f"{day.isoformat()}.{same + 1}" if same else day.isoformat()
