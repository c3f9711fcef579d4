"""Coverage as programs and tables read it, and the clauses that are likely to answer what no clause is tagged with.

In: a `Coverage`, and the sentences of a language. Out: a `CoverageLine` for each row, CSV of these, `TagProposal`s.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from ..check import Subject
from ..check.duties.cues import is_likely
from ..check.subject import key_of
from ..model.coverage import Coverage, CoverageRow, DutyAnswer, DutyChange
from ..model.diagnostics import Message
from ..model.duties import Duty, is_in
from ..model.registries import in_language
from ..report import Sentences
from ..report.plain import ToldMessage, told_of

WORDS = {
    "shown": "duty.shown",
    "not-shown": "duty.not-shown",
    "asserted": "duty.asserted",
    "not-applicable": "duty.not-applicable",
    "not-examined": "duty.not-examined",
    "upcoming": "duty.upcoming",
}
"""What each answer and standing is called."""
ORDER = ("not-shown", "upcoming", "not-examined", "asserted", "not-applicable", "shown")
"""The answers as a report tells of them: what asks for somebody first."""
_COUNTED = {
    "shown": "duty.count-shown",
    "not-shown": "duty.count-not-shown",
    "asserted": "duty.count-asserted",
    "not-applicable": "duty.count-not-applicable",
    "not-examined": "duty.count-not-examined",
    "upcoming": "duty.count-upcoming",
}
_CHANGES = {
    "begins": "duty.change-begins",
    "ends": "duty.change-ends",
    "cited-anew": "duty.change-cited",
    "answered-anew": "duty.change-answered",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageQuote:
    """A passage that answers a duty, and where it stands."""

    work: str
    locale: str
    clause: str
    title: str
    text: str
    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLine:
    """A duty in one language; `locale` is null where no text was looked at. `about` says what the duty asks for.

    `switches` say why it does not apply, or are those that nobody answered. `read_by` is who read it for the project.
    """

    duty: str
    jurisdiction: str
    citation: str
    about: str
    standing: str
    answer: str | None
    since: date | None
    enforced: date | None
    work: str | None
    locale: str | None
    switches: tuple[str, ...]
    not_examined: str | None
    sure: str
    recommended: bool
    read_by: str | None
    read_on: date | None
    attested_by: str | None
    attested_on: date | None
    expires: date | None
    evidence: str | None
    lacking: tuple[ToldMessage, ...]
    passages: tuple[CoverageQuote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TagProposal:
    """A clause that is likely to answer a duty, for a person to read and tag."""

    duty: str
    clause: str
    file: str


def first_line(coverage: Coverage) -> Message:
    """Return what stands at the head of every report: how many duties have each answer, and what this is not."""
    always = ("shown", "not-shown", "not-examined")
    counts = {word: count for word, count in coverage.counts.items() if count or word in always}
    return Message(
        "duty.first", day=coverage.day, counts=tuple(Message(_COUNTED[word], count=counts[word]) for word in counts)
    )


def marks_of(duty: Duty) -> tuple[Message, ...]:
    """Return what sets a record apart: that it binds nobody, is known from a report alone, was read for the project."""
    read, is_unsure = duty.read_by, duty.sure == "C" and not duty.read_by
    marks = (Message("duty.recommended") if duty.recommended else None, Message("duty.unsure") if is_unsure else None)
    return tuple(one for one in (*marks, read and Message("duty.read-by", name=read.by, day=read.day)) if one)


def told_change(change: DutyChange) -> Message:
    """Return what differs for a duty between two days."""
    old, new = (Message(WORDS[word]) if word in WORDS else word for word in (change.old, change.new))
    return Message(_CHANGES[change.kind], old=old, new=new)


def lines_of(coverage: Coverage, sentences: Sentences) -> tuple[CoverageLine, ...]:
    """Return the rows as plain values, with what a language says of them."""
    return tuple(_line(row, sentences) for row in coverage.rows)


def _line(row: CoverageRow, sentences: Sentences) -> CoverageLine:
    duty, attested = row.duty, row.attestation
    return CoverageLine(
        duty=duty.id,
        jurisdiction=row.jurisdiction,
        citation=in_language(row.citation.text, sentences.language) if row.citation else "",
        about=in_language(duty.says or duty.subject, sentences.language),
        standing=row.standing.value,
        answer=row.answer.value if row.answer else None,
        since=duty.since.day if duty.since else None,
        enforced=duty.enforced.day if duty.enforced else None,
        work=row.work or None,
        locale=row.locale or None,
        switches=row.switches,
        not_examined=in_language(duty.not_examined, sentences.language) or None,
        sure=duty.sure,
        recommended=duty.recommended,
        read_by=duty.read_by.by if duty.read_by else None,
        read_on=duty.read_by.day if duty.read_by else None,
        attested_by=attested.by if attested else None,
        attested_on=attested.day if attested else None,
        expires=attested.expires if attested else None,
        evidence=attested.evidence if attested else None,
        lacking=tuple(told_of(one.message, sentences) for one in row.lacking),
        passages=tuple(
            CoverageQuote(
                work=one.work,
                locale=one.locale,
                clause=one.clause,
                title=one.title,
                text=one.text,
                file=one.span.source.path,
                line=one.span.first().line,
            )
            for one in row.passages
        ),
    )


def as_csv(lines: tuple[CoverageLine, ...]) -> bytes:
    """Return lines as CSV that spreadsheets read as UTF-8 and in which no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    names = [field.name for field in fields(CoverageLine)]
    writer.writerow(name.replace("_", "-") for name in names)
    writer.writerows([_cell(getattr(line, name)) for name in names] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return _cell("\n".join(map(_cell, value)))
    if isinstance(value, CoverageQuote):
        return f"{value.file}:{value.line} {value.text}"
    text = value.message if isinstance(value, ToldMessage) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def proposals(subject: Subject, coverage: Coverage) -> Iterator[TagProposal]:
    """Yield the clauses whose words are those of a duty that no clause is tagged with, for a person to judge."""
    for row in coverage.rows:
        if row.answer is not DutyAnswer.NOT_SHOWN or not any(one.kind == "tag" for one in row.lacking):
            continue
        for work, locale in coverage.texts[row.jurisdiction]:
            for clause in subject.clauses_in(work, locale) if is_in(row.locale, locale) else ():
                text = "\n".join(passage.text for passage in subject.passages[key_of(clause)])
                if row.duty.id not in subject.tags[key_of(clause)] and is_likely(
                    row.duty, text, locale, subject.library.laws
                ):
                    yield TagProposal(duty=row.duty.id, clause=f"{work}/{clause.id}", file=clause.source.path)
