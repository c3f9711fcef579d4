"""What of two languages nobody can be sure of: one decision for each clause, for `--plan` and IMPORT.md.

In: documents whose clauses share ids. Out: the clauses that meet under one id without being sure, and those for which
no counterpart was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model.document import Section, plain_text, walk_sections
from .draft import DraftDocument, by_work

SURE = 0.6
"""From here on two clauses are taken for one without asking: of pairs that were read, none of those was wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """A clause of a work: its title in each language that has it, and how sure it is that they are one.

    `sure` is 0 where a language has no counterpart.
    """

    work: str
    clause: str
    sure: float
    titles: Mapping[str, str]


def undecided(drafts: Sequence[DraftDocument]) -> tuple[Undecided, ...]:
    """Return what is to be decided, work by work, in the order of the texts."""
    return tuple(one for own in by_work(drafts).values() for one in _of_work(own))


def decisions(drafts: Sequence[DraftDocument]) -> tuple[tuple[DraftDocument, Section, float], ...]:
    """Return the clauses of translations to decide on: in which document, which clause, how sure its counterpart is."""
    leading = {
        draft.work: {one.clause for one in walk_sections(draft.sections)} for draft in drafts if not draft.paired
    }
    return tuple(
        (draft, section, draft.paired.get(section.clause, 0.0))
        for draft in drafts
        if leading.get(draft.work) and draft.paired
        for section in walk_sections(draft.sections)
        if draft.paired.get(section.clause, 0.0) < SURE
    )


def _of_work(own: Sequence[DraftDocument]) -> Iterator[Undecided]:
    titles = [{one.clause: plain_text(one.title) for one in walk_sections(draft.sections)} for draft in own]
    for clause in dict.fromkeys(clause for held in titles for clause in held):
        there = {draft.locale: held[clause] for draft, held in zip(own, titles, strict=True) if clause in held}
        sure = min((draft.paired.get(clause, 1.0) for draft in own), default=1.0) if len(there) == len(own) else 0.0
        if sure < SURE:
            yield Undecided(work=own[0].work, clause=clause, sure=sure, titles=there)
