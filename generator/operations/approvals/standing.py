"""Which approvals of the working text stand, and whose a release lacks.

In: a Library with its lines, the Documents of today, and the signers that are believed. Out: each approval judged;
findings for those that are missing or forged; what an edition freezes. An approval stands clause by clause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from pathlib import Path

from ...model.approvals import GRADES, LEGAL, OUTLINE, Approval, ApprovedText, RequiredApproval, digests_of, people
from ...model.diagnostics import Diagnostic, Message, error
from ...model.document import Document
from ...model.library import Library
from .judging import JudgedApproval, judged, named


def judged_lines(library: Library, documents: Iterable[Document], signers: Path | None) -> tuple[JudgedApproval, ...]:
    """Return how each approval of the project stands, in the order of the file."""
    texts = [line.text for line in library.approvals]
    wanted = {(one.work, one.locale) for one in texts}
    now = {key: digests_of(one) for one in documents if (key := (one.work, one.locale)) in wanted}
    return judged(texts, now, signers)


def unapproved(library: Library, documents: Sequence[Document], signers: Path | None) -> Iterator[Diagnostic]:
    """Yield whose approvals texts lack, by what `work.yaml` asks for, and the lines of theirs that are forged."""
    lines = judged_lines(library, documents, signers)
    spans = {id(line.text): line.span for line in library.approvals}
    for document in documents:
        own = [one for one in lines if (one.row.work, one.row.locale) == (document.work, document.locale)]
        for one in own:
            if one.row.grade is None:
                forged = error("approval-forged.line", spans[id(one.text)], by=one.row.by, cause=one.proves)
                yield forged.with_help("approval-forged.again")
        for role, of_role in library.works[document.work].approvals.items():
            asked = of_role.get(document.locale) or of_role.get("")
            in_role = [one for one in own if one.row.role == role]
            if asked and (lacking := _lacking(in_role, digests_of(document), asked)):
                found = _missing(document, role, asked, lacking)
                yield reduce(
                    lambda told, one: told.with_note(
                        "approval-missing.there-is", spans[id(one.text)], by=one.row.by, day=one.row.day
                    ),
                    in_role,
                    found,
                )


def _lacking(
    lines: Sequence[JudgedApproval], now: Mapping[str, str], asked: RequiredApproval
) -> tuple[str | Message, ...]:
    """Return the clauses that fewer people approved, as they are now, than have to."""
    least = GRADES.index(asked.grade)
    right = [one for one in lines if one.row.grade and GRADES.index(one.row.grade) >= least]
    few = [
        clause for clause in now if people(one.text.approval for one in right if clause in one.row.stands) < asked.count
    ]
    return (Message("approved.whole"),) if len(few) == len(now) else named(few)


def _missing(document: Document, role: str, asked: RequiredApproval, lacking: tuple[str | Message, ...]) -> Diagnostic:
    about = {"work": document.work, "locale": document.locale, "role": role}
    found = error("approval-missing.lacks", asked.span, clauses=lacking, count=asked.count, grade=asked.grade, **about)
    return found.with_help("approval-missing.ask", **about)


def answered(library: Library, documents: Sequence[Document], signers: Path | None) -> Callable[[str, str, str], bool]:
    """Return what says whether somebody answers for the effect of a clause of a work in a language, as it is now.

    For what is no clause of the text now, its title or a clause that went, whoever approved it as a whole does.
    """
    there = {(one.work, one.locale): digests_of(one) for one in documents} if library.approvals else {}
    rows = [one.row for one in judged_lines(library, documents, signers) if one.row.role == LEGAL and one.row.grade]
    stand = {(one.work, one.locale, clause) for one in rows for clause in one.stands}

    def is_answered(work: str, locale: str, clause: str) -> bool:
        return (work, locale, clause if clause in there.get((work, locale), ()) else OUTLINE) in stand

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
    own = [
        one.text for one in library.approvals if (one.text.work, one.text.locale) == (document.work, document.locale)
    ]
    return tuple(one.approval.unaddressed for one in own if one.approval.stands(now))
