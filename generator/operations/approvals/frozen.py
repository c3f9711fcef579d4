"""The approvals that editions keep: by whom, of which clauses, and what each proves.

In: an archive, and the signers that are believed. Out: each approval judged, or the finding that it is forged. What
stands around the clauses is not compared here, and nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ...editions import Archive, Frozen, FrozenDocument
from ...editions.archive import damaged
from ...editions.manifest import MANIFEST
from ...model.approvals import OUTLINE, ApprovedText
from ...model.diagnostics import Diagnostic, Message
from .judging import JudgedApproval, judged


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptApproval:
    """An approval that an edition keeps with a text."""

    frozen: Frozen
    document: FrozenDocument
    judged: JudgedApproval

    @property
    def text(self) -> Message:
        """Of which text it is."""
        return Message("record.text", title=self.document.title, locale=self.document.locale)


def kept_approvals(archive: Archive, signers: Path | None) -> Iterator[KeptApproval]:
    """Yield the approvals of all texts of all editions, oldest first."""
    for frozen in archive.editions:
        for document in frozen.manifest.documents:
            words = {held.clause: held.digest for held in document.clauses}
            for one in frozen.approvals(document):
                text = ApprovedText(work=document.work, locale=document.locale, approval=one)
                now = {document.key: words | ({OUTLINE: one.outline} if one.outline else {})}
                yield from (
                    KeptApproval(frozen=frozen, document=document, judged=got) for got in judged((text,), now, signers)
                )


def forged_approvals(kept: Iterable[KeptApproval]) -> Iterator[Diagnostic]:
    """Yield a finding for each whose signature is not over what stands there, or is that of somebody else."""
    for one in kept:
        if one.judged.row.grade is None:
            yield damaged(one.frozen.folder, MANIFEST, one.judged.forged)
