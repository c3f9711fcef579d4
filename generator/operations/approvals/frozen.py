"""The approvals that editions keep: by whom, of which clauses, and what each proves.

In: an archive, and the signers that are believed. Out: each approval judged, or the finding that it is forged; the
files of an edition to which one was added. What stands around the clauses is compared where there is the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ...editions import Archive, Frozen, FrozenDocument, load
from ...editions.appending import appended
from ...editions.archive import damaged
from ...editions.manifest import MANIFEST
from ...editions.supplements import Addition, Supplement
from ...model.approvals import OUTLINE, ApprovedText
from ...model.diagnostics import Diagnostic, Message
from ...model.document import Document
from ...model.wording import text_digest
from .judging import JudgedApproval, judged

TextOf = Callable[[Frozen, FrozenDocument], Document | None]
"""What reads a text of an edition, None where it is not there to be read."""


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


def kept_approvals(archive: Archive, signers: Path | None, text_of: TextOf = load) -> Iterator[KeptApproval]:
    """Yield the approvals of all texts of all editions, oldest first. Raises EditionError as `load` does."""
    for frozen in archive.editions:
        for document in frozen.manifest.documents:
            for one, added in frozen.approvals(document):
                words = {held.clause: held.digest for held in document.clauses}
                if one.outline and (read := text_of(frozen, document)):
                    words[OUTLINE] = text_digest(read, {})
                text = ApprovedText(work=document.work, locale=document.locale, approval=one)
                (got,) = judged((text,), {document.key: words}, signers)
                told = replace(got, row=replace(got.row, added=added))
                yield KeptApproval(frozen=frozen, document=document, judged=told)


def with_late_approval(frozen: Frozen, text: ApprovedText, day: date) -> Mapping[str, bytes]:
    """Return the files of an edition with an approval that was given after its release, as one more supplement.

    Raises EditionError and UnreadableFileError where a file is not as it was frozen.
    """
    added = (Addition(work=text.work, locale=text.locale, approvals=(text.approval.unaddressed,)),)
    return appended(frozen, {}, lambda before: Supplement(follows=before, day=day, documents=added))


def forged_approvals(kept: Iterable[KeptApproval]) -> Iterator[Diagnostic]:
    """Yield a finding for each whose signature is not over what stands there, or is that of somebody else."""
    for one in kept:
        if one.judged.row.grade is None:
            yield damaged(one.frozen.folder, MANIFEST, one.judged.forged)
