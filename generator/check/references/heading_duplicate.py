"""Two sections of a document with one title. See docs/rules/heading-duplicate.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ..passage import Passage, Role
from ..subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each title that stood above another section of its document before."""
    for document in subject.documents:
        seen: dict[str, Passage] = {}
        for passage in subject.passages_in(document.work, document.locale):
            if passage.role is not Role.TITLE or not passage.text.strip():
                continue
            first = seen.setdefault(passage.text.strip().casefold(), passage)
            if first is not passage:
                found = warning("heading-duplicate.same", passage.whole, text=passage.text)
                yield found.with_help("heading-duplicate.set-apart").with_note("note.first", first.whole)
