"""The approvals that editions keep: by whom, of which clauses, and what each proves.

In: an archive, and the signers that are believed. Out: what to tell of each, or that its signature is false.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...editions import Archive, Frozen, FrozenDocument
from ...editions.archive import damaged
from ...editions.manifest import MANIFEST
from ...model.approvals import Approval, ApprovedText
from ...model.diagnostics import Diagnostic, Message
from .proving import ApprovalProof, proof_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenApproval:
    """An approval that an edition keeps with a text, and what it proves."""

    frozen: Frozen
    document: FrozenDocument
    approval: Approval
    proof: ApprovalProof

    @property
    def text(self) -> Message:
        """Of which text it is."""
        return Message("record.text", title=self.document.title, locale=self.document.locale)

    @property
    def told(self) -> Message:
        """Who approved which clauses, as they were frozen, and what proves it."""
        one, now = self.approval, {held.clause: held.digest for held in self.document.clauses}
        clauses = tuple(clause for clause in now if clause in one.stands(now))
        what = Message("approved.all") if len(clauses) == len(now) else Message("approved.some", clauses=clauses)
        who = Message("approved.who", by=one.by, role=one.role, day=one.day)
        return Message("approved.line", who=who, what=what, proves=self.proof.told)


def kept_approvals(archive: Archive, signers: Path | None) -> tuple[FrozenApproval, ...]:
    """Return the approvals of all texts of all editions, oldest first."""
    return tuple(_kept(archive, signers))


def false_approvals(kept: tuple[FrozenApproval, ...]) -> Iterator[Diagnostic]:
    """Yield a finding for each whose signature is not over what stands there."""
    for one in kept:
        if one.proof.grade is None:
            yield damaged(one.frozen.folder, MANIFEST, Message("edition-damaged.approval", told=one.told))


def _kept(archive: Archive, signers: Path | None) -> Iterator[FrozenApproval]:
    for frozen in archive.editions:
        for document in frozen.manifest.documents:
            for approval in frozen.approvals(document):
                proof = proof_of(ApprovedText(work=document.work, locale=document.locale, approval=approval), signers)
                yield FrozenApproval(frozen=frozen, document=document, approval=approval, proof=proof)
