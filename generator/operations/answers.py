"""What commands answer to programs: a value of one class for each command, from which its JSON Schema follows.

In: findings and messages, and whatever else a command found out. Out: a frozen `Answer`, which `model/codec` writes.
What a command does not answer, because it failed or because nobody asked, is empty or null.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..model.codec.fields import fields_of, is_optional
from ..model.coverage import DutyChange
from ..model.diagnostics import Severity
from ..model.document import Document
from ..model.returned import FactQuestion, ReturnedChange, ReturnedClause, TextConflict
from ..redline import Changes, Redline
from ..report.plain import Finding, ToldMessage
from .approvals import ApprovalRow
from .comments import CommentRow
from .coverage import CoverageLine, TagProposal
from .ledger import Row
from .page_verification import PageBeside, PageOutcome
from .publication.target import FilePlan
from .record.rows import IntervalRow, LiveLine, TextRow

SCHEMA = 1
"""Number of the shape of all answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How a command ended, what it found and said, the files that it names, and texts in the form for people."""

    command: str
    exit_code: int
    findings: tuple[Finding, ...]
    messages: tuple[ToldMessage, ...]
    files: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveAnswer(Answer):
    """Who sent a parcel with which words, and the files that both changed: as shared, as they are here, as sent."""

    author: str | None
    message: str | None
    conflicts: tuple[TextConflict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltText:
    """A text that a site has as the one in force: its edition, address and dates."""

    work: str
    locale: str
    edition: str
    title: str
    path: str
    dates: Mapping[str, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildAnswer(Answer):
    """What `build` printed; `files` are all that it wrote."""

    documents: tuple[BuiltText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusAnswer(Answer):
    """The ledger: each clause of each work, and how it stands in each language; who approved what."""

    clauses: tuple[Row, ...]
    approvals: tuple[ApprovalRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentAnswer(Answer):
    """What was said of the text, as far as it was asked for."""

    comments: tuple[CommentRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordAnswer(Answer):
    """What came back in a Word file, clause by clause and change by change, and what stands against it."""

    work: str | None
    locale: str | None
    clauses: tuple[ReturnedClause, ...]
    changes: tuple[ReturnedChange, ...]
    conflicts: tuple[TextConflict, ...]
    facts: tuple[FactQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryAnswer(Answer):
    """Which text applied when, newest first; what targets showed on a day; when the site changes next."""

    intervals: tuple[IntervalRow | TextRow, ...]
    live: tuple[LiveLine, ...]
    next: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedText:
    """What changed in a text, and the text with all insertions and deletions."""

    work: str
    locale: str
    changes: Changes
    redline: Document


def changed_texts(redlines: Mapping[tuple[str, str], Redline]) -> tuple[ChangedText, ...]:
    """Return what changed, of redlines by work and language; those in which nothing did are left out."""
    return tuple(
        ChangedText(work=work, locale=locale, changes=one.changes, redline=one.document)
        for (work, locale), one in redlines.items()
        if one.changes
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffAnswer(Answer):
    """Every text that changed from `old` to `new`."""

    old: str | None
    new: str | None
    documents: tuple[ChangedText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionAnswer(Answer):
    """The edition that was frozen, or the newest that was proven, its hash, and that of a site that was proven."""

    edition: str | None
    edition_sha256: str | None
    site_sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAnswer:
    """What a page shows of a text, what else is on it, and the digest of the words around the text."""

    page: str
    outcome: PageOutcome
    work: str
    locale: str
    edition: str | None = None
    around_sha256: str | None = None
    beside: PageBeside | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyAnswer(EditionAnswer):
    """What was proven: an edition, a site, or what each page shows that was asked for."""

    pages: tuple[PageAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishAnswer(Answer):
    """What differed between the tree and the target."""

    plan: FilePlan | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainAnswer(Answer):
    """All rules with their severity, where nothing was asked for, or what settings are for; `texts` tell of a rule."""

    rules: Mapping[str, Severity] | None
    settings: Mapping[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageAnswer(Answer):
    """What the texts answer of the duties of a day; how many duties have each answer; what no text is known to do."""

    day: date | None
    counts: Mapping[str, int] | None
    waiting: Mapping[str, date] | None
    unanswered: tuple[str, ...]
    rows: tuple[CoverageLine, ...]
    changes: tuple[DutyChange, ...]
    proposals: tuple[TagProposal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCount:
    """How many units are `kind`: new, changed, repeated or unchanged; their words, and their Han characters."""

    kind: str
    units: int
    words: int
    han: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitOutcome:
    """What became of a unit that came back: `outcome` is taken, same, untouched, left or refused."""

    unit: str
    outcome: str
    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeAnswer(Answer):
    """How much was sent to translators, or what became of each unit that came back; `accepted` are clauses."""

    counts: tuple[UnitCount, ...]
    units: tuple[UnitOutcome, ...]
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewAnswer(Answer):
    """Where the draft is served, told as soon as it is, or the overview of an export, told once it is written."""

    address: str | None


ANSWERS: Mapping[str, type[Answer]] = {
    **dict.fromkeys(("init", "import", "new", "check", "accept", "approve", "redact"), Answer),
    **dict.fromkeys(("bilingual", "schema", "doctor", "clean", "send", "inventory"), Answer),
    "release": EditionAnswer,
    "verify": VerifyAnswer,
    "explain": ExplainAnswer,
    "status": StatusAnswer,
    "comment": CommentAnswer,
    "coverage": CoverageAnswer,
    "word": WordAnswer,
    "receive": ReceiveAnswer,
    "diff": DiffAnswer,
    "history": HistoryAnswer,
    "exchange": ExchangeAnswer,
    "build": BuildAnswer,
    "preview": PreviewAnswer,
    "start": PreviewAnswer,
    "publish": PublishAnswer,
}
"""What each command answers, by its name."""


def answer_of(command: str, found: Mapping[str, Any]) -> Answer:
    """Return what a command answers; `found` are the fields of its answer, as far as it has them."""
    kind: type = ANSWERS[command.partition(" ")[0]]
    given = {"command": command, "exit_code": 0, **found}
    made: Answer = kind(**{f.name: given.get(f.name, None if is_optional(f.type) else ()) for f in fields_of(kind)})
    return made
