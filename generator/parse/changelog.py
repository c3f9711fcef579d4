"""`clauses/changelog.yaml`: the editions, newest first.

In: its tree. Out: editions in the file's order. Whether they go together is for `chronology.py` to say; whether works
and clauses exist is not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from ..model.change import Change
from ..model.diagnostics import error
from ..model.history import order
from ..model.library import Edition, Notified, Reason, WorkChange
from .record import Record, RecordValues, defaulting, optional, record_of, required
from .shape import Choice, Findings, NamedRecords, Sequence
from .values import DAY, EDITION, LINE, LOCALE, LOCALES, NAME, NO_TEXTS, OPEN_TEXTS, PERSON, PROSE, REFERENCE, SHA256

_CHANGE = required(
    "change",
    Choice(words=MappingProxyType({change.value: change for change in Change})),
    "; ".join(f"{change.value}: {change.meaning}".removesuffix(": ") for change in Change) + ".",
)
_LOCALES = defaulting("locales", LOCALES, (), "The languages it concerns. Default: all of the work.")
_EFFECTIVE = optional(
    "effective", DAY, "When it takes effect. Default: the day of the edition, or of the work's previous one if later."
)
_VERSION = optional("version", LINE, "What the text calls itself from then on, for `{version}` in labels of dates.")
_CLAUSES = defaulting("clauses", Sequence(item=REFERENCE), (), "The clauses that changed.")
_BECAUSE = optional("because", PROSE, "Why it was changed.")
_PASSAGE = required(
    "passage", PROSE, "The passage as `release --propose` prints it: what went in [-…-], what came in {+…+}."
)
_REASON = record_of(
    "Why a passage was clarified",
    Reason,
    at=_PASSAGE,
    clause=required("clause", REFERENCE, "The clause of the passage; title or notice for what stands around them."),
    locale=required("locale", LOCALE, "The language of the passage."),
    passage=_PASSAGE,
    because=required("because", OPEN_TEXTS, "Why the passage has the effect that it had, by language."),
    answered_by=optional(
        "answered-by", PERSON, "Who answers for a passage that touches what decides, such as a figure or a right."
    ),
)
_REASONS = defaulting("reasons", Sequence(item=_REASON), (), "For `clarified`: a reason for each passage.")
_SUMMARY = defaulting("summary", OPEN_TEXTS, NO_TEXTS, "What changed, for readers, by language; a release asks for it.")

_ON = required("on", DAY, "The day on which readers were told.")
_NOTIFIED = optional(
    "notified",
    record_of(
        "When and how readers were told",
        Notified,
        at=_ON,
        day=_ON,
        how=required("how", LINE, "How they were told, such as by e-mail; published with the edition."),
        evidence=optional(
            "evidence-sha256", SHA256, "The SHA-256 of what proves it, such as the message as it was sent."
        ),
    ),
    "When and how readers were told; it may come after the release, and the next `release` freezes it.",
)


def _change(values: RecordValues, _findings: Findings) -> WorkChange:
    return WorkChange(
        work=values.name,
        change=values[_CHANGE],
        locales=values[_LOCALES],
        effective=values[_EFFECTIVE],
        version=values[_VERSION],
        clauses=values[_CLAUSES],
        because=values[_BECAUSE],
        reasons=values[_REASONS],
        summary=values[_SUMMARY],
        span=values.head,
        effective_span=values.span(_EFFECTIVE),
        notified=values[_NOTIFIED],
    )


_NO_WORKS: Mapping[str, WorkChange] = MappingProxyType({})
_WORK = Record(
    title="What an edition does to a work",
    keys=(_CHANGE, _LOCALES, _EFFECTIVE, _VERSION, _CLAUSES, _BECAUSE, _REASONS, _SUMMARY, _NOTIFIED),
    build=_change,
)
_EDITION = required("edition", EDITION, "The day of the edition; 2021-06-30.2 for a second one on that day.")
_WORKS = defaulting("works", NamedRecords(key=NAME, value=_WORK), _NO_WORKS, "What the edition does, by work.")
_CANCELS = optional("cancels", EDITION, "An earlier edition that still waits for its day and never takes effect.")
_NOTES = optional("notes", PROSE, "For the team; never published.")


def _edition(values: RecordValues, findings: Findings) -> Edition | None:
    if _WORKS.name not in values.nodes and values[_CANCELS] is None:
        findings.append(error("missing-key.works", values.span(_EDITION)).with_help("missing-key.add-works"))
        return None
    name = values[_EDITION]
    return Edition(
        id=name,
        day=order(name)[0],
        works=tuple(values[_WORKS].values()),
        cancels=values[_CANCELS],
        notes=values[_NOTES],
        span=values.span(_EDITION),
        cancels_span=values.span(_CANCELS),
    )


_ENTRY = Record(
    title="An edition",
    keys=(_EDITION, _WORKS, _CANCELS, _NOTES),
    build=_edition,
    together={"anyOf": [{"required": [_WORKS.name]}, {"required": [_CANCELS.name]}]},
)

CHANGELOG = Sequence(item=_ENTRY)


def next_name(changelog: Iterable[Edition], day: date) -> str:
    """Return the name of a new edition of `day`: the day, with a number from the second one on."""
    same = sum(edition.day == day for edition in changelog)
    return f"{day.isoformat()}.{same + 1}" if same else day.isoformat()
