"""Which approvals stand, and whose a release lacks.

In: a Library with its lines, the Documents of today, and the signers that are believed. Out: rows; findings for each
approval that is missing or forged; what an edition freezes. An approval stands clause by clause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from pathlib import Path

from ...model.approvals import (
    GRADES,
    LEGAL,
    OUTLINE,
    Approval,
    ApprovalLine,
    ApprovedText,
    RequiredApproval,
    digests_of,
    void,
)
from ...model.diagnostics import Diagnostic, Message, error
from ...model.document import Document
from ...model.library import Library
from .proving import ApprovalProof, proof_of

Texts = Mapping[tuple[str, str], Mapping[str, str]]
"""What approvals are bound to, by work and locale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRow:
    """An approval, its grade (null where its signature is false), and the clauses of which it stands or is void.

    The text as a whole, with its title, notice, signature and order, is the clause "".
    """

    work: str
    locale: str
    role: str
    by: str
    day: date
    grade: str | None
    stands: tuple[str, ...]
    void: tuple[str, ...]


def _bound_to(documents: Sequence[Document]) -> Texts:
    """Return what approvals of these texts are bound to."""
    return {(one.work, one.locale): digests_of(one) for one in documents}


def approval_rows(
    library: Library, documents: Sequence[Document], signers: Path | None
) -> tuple[tuple[ApprovalRow, Message], ...]:
    """Return how each approval stands, with what it proves, in the order of the file."""
    return tuple(
        (_row(line, library, _bound_to(documents), (proof := proof_of(line.text, signers))), proof.told)
        for line in library.approvals
    )


def _row(line: ApprovalLine, library: Library, texts: Texts, proof: ApprovalProof) -> ApprovalRow:
    text, one = line.text, line.text.approval
    now = texts.get((text.work, text.locale), {})
    return ApprovalRow(
        work=text.work,
        locale=text.locale,
        role=one.role,
        by=one.by,
        day=one.day,
        grade=proof.grade,
        stands=tuple(sorted(one.stands(now))),
        void=void(text, (other.text for other in library.approvals), now),
    )


def unapproved(library: Library, documents: Iterable[Document], signers: Path | None) -> Iterator[Diagnostic]:
    """Yield whose approvals texts lack, by what `work.yaml` asks for, and the lines of theirs that are forged."""
    for document in documents:
        lines = _lines(library, document)
        proofs = [(line, proof_of(line.text, signers)) for line in lines]
        yield from (_forged(line, proof) for line, proof in proofs if proof.grade is None)
        for role, of_role in library.works[document.work].approvals.items():
            if asked := of_role.get(document.locale) or of_role.get(""):
                own = [(line, proof) for line, proof in proofs if line.text.approval.role == role]
                right = [line for line, proof in own if _is_enough(proof, asked)]
                if lacking := _lacking(right, digests_of(document), asked.count):
                    yield _missing(document, role, asked, lacking, [line for line, _ in own])


def _lines(library: Library, document: Document) -> list[ApprovalLine]:
    key = document.work, document.locale
    return [one for one in library.approvals if (one.text.work, one.text.locale) == key]


def _is_enough(proof: ApprovalProof, asked: RequiredApproval) -> bool:
    return proof.grade is not None and GRADES.index(proof.grade) >= GRADES.index(asked.grade)


def _lacking(lines: Sequence[ApprovalLine], now: Mapping[str, str], count: int) -> tuple[str, ...]:
    """Return the clauses that fewer people approved as they are now than have to."""
    stand = [(line.text.author, line.text.approval.stands(now)) for line in lines]
    return tuple(clause for clause in now if len({who for who, clauses in stand if clause in clauses}) < count)


def _missing(
    document: Document, role: str, asked: RequiredApproval, lacking: tuple[str, ...], lines: Sequence[ApprovalLine]
) -> Diagnostic:
    about = {"work": document.work, "locale": document.locale, "role": role}
    what = _named(lacking, digests_of(document))
    found = error("approval-missing.lacks", asked.span, clauses=what, count=asked.count, grade=asked.grade, **about)
    return reduce(_with_line, lines, found.with_help("approval-missing.ask", **about))


def _named(clauses: tuple[str, ...], now: Mapping[str, str]) -> tuple[str | Message, ...]:
    """Return clauses as a person is told of them."""
    whole = (Message("approved.whole"),) if len(clauses) == len(now) else ()
    return whole or tuple(clause or Message("approved.outline") for clause in clauses)


def _with_line(finding: Diagnostic, line: ApprovalLine) -> Diagnostic:
    return finding.with_note(
        "approval-missing.there-is", line.span, by=line.text.approval.by, day=line.text.approval.day
    )


def _forged(line: ApprovalLine, proof: ApprovalProof) -> Diagnostic:
    finding = error("approval-forged.line", line.span, by=line.text.approval.by, cause=proof.told)
    return finding.with_help("approval-forged.again")


def answered(library: Library, documents: Sequence[Document], signers: Path | None) -> Callable[[str, str, str], bool]:
    """Return what says whether somebody answers for the effect of a clause of a work in a language, as it is now."""
    texts = _bound_to(documents)
    own = [
        line.text
        for line in library.approvals
        if line.text.approval.role == LEGAL and proof_of(line.text, signers).grade
    ]

    def is_answered(work: str, locale: str, clause: str) -> bool:
        now = texts.get((work, locale), {})
        stand = (one.approval.stands(now) for one in own if (one.work, one.locale) == (work, locale))
        return any((clause if clause in now else OUTLINE) in clauses for clauses in stand)

    return is_answered


def with_approval(library: Library, text: ApprovedText, now: Mapping[str, str]) -> tuple[ApprovedText, ...]:
    """Return all approvals with a new one, without those of the same person that it takes the place of."""
    return (*(line.text for line in library.approvals if not _is_replaced(line.text, text, now)), text)


def _is_replaced(old: ApprovedText, new: ApprovedText, now: Mapping[str, str]) -> bool:
    """Say whether an approval is of no use beside a later one: better known, or of words that are no more."""
    is_covered = old.author == new.author and old.approval.digests.keys() <= new.approval.digests.keys()
    return is_covered and (old.approval.rank <= new.approval.rank or not old.approval.stands(now))


def frozen_approvals(library: Library, document: Document) -> tuple[Approval, ...]:
    """Return the approvals of a text that an edition freezes: all that stand, without the addresses of people."""
    now = digests_of(document)
    standing = (line.text.approval for line in _lines(library, document) if line.text.approval.stands(now))
    return tuple(replace(one, evidence=one.evidence and replace(one.evidence, sender=None)) for one in standing)
